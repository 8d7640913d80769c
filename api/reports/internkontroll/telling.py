"""From the log to what the report about a mätning says, as known at a moment.

Numbers of the mätning are those that were frozen or registered; what is known by the moment
stands beside them and never replaces them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.acts.internkontroll import INTERNKONTROLL
from api.reports.internkontroll import counting, in_words, saying
from api.reports.internkontroll.asked_again import BEHIND, ask_again
from api.reports.internkontroll.model import Count, Known, MatningReport, Outcome, Point
from api.reports.internkontroll.other import other_of
from api.reports.moment import Moment, moment_of
from api.web.build.rules import definitions
from api.web.formats import antal, datum, tid
from audit.clock import STOCKHOLM
from audit.errors import NotFoundError, StateError
from audit.internkontroll.matning import Matning
from audit.internkontroll.roles import Steg
from projections.asof import AsOf
from projections.barnutredning.figure import closed, running
from projections.matning.trend import frozen

if TYPE_CHECKING:
    from audit.internkontroll.avvikelse import Avvikelse
    from audit.internkontroll.internkontroll import Internkontroll
    from audit.store.log import Log
    from projections.barnutredning.figure import Closed, Running

MISSING: Final = "Mätningen finns inte."
_OF_UTREDNINGAR: Final = ("barnutredningstid", "barnutredningstid_avslutade")


@dataclass(frozen=True, slots=True)
class Asked:
    """A mätning as known at a moment, with the log and all of the internkontroll of that moment.

    `words` is the same mätning with the sealed words, None where the reader may not have them;
    `avvikelser` those of its avvikelser whose words the reader may have.
    """

    log: Log
    moment: Moment
    state: Internkontroll
    matning: Matning
    words: Matning | None = None
    avvikelser: Mapping[UUID, Avvikelse] = field(default_factory=dict)

    @property
    def texts(self) -> Matning:
        """Give the mätning to take texts from: without words where they may not be read."""
        return self.words or self.matning


def asked_for(log: Log, matning: UUID, moment: Moment) -> Asked:
    """Find a mätning as known at a moment, whose paper is of the mätning's own day.

    Raises NotFoundError where there was none by then.
    """
    state = INTERNKONTROLL.state(log, moment.number)
    found = state.matningar.get(matning)
    if found is None or found.steg is Steg.INGEN:
        raise NotFoundError(MISSING)
    return Asked(log, replace(moment, per=found.per), state, found)


def moment_for(log: Log, matning: UUID, number: int | None, day: date | None) -> Moment:
    """Find the moment that a report knows to: a kontrollnummer, the end of a day, or by itself.

    By itself it is the end of the day on which the nämnd was first told, and now before that.
    """
    if number is None and day is None:
        found = INTERNKONTROLL.state(log).matningar.get(matning)
        days = [one.sammantrade for one in found.presented] if found else []
        day = min(days, default=None)
    if number is not None or day is None:
        return moment_of(log, number)
    position = AsOf.resolve(log, day, day).position
    return moment_of(log, position or None)


def report_of(asked: Asked) -> MatningReport:
    """Tell the report. Raises StateError where a view has not read up to the moment."""
    matning, belongs = asked.matning, asked.state.belongs_to(asked.matning)
    moment = belongs[1] if belongs else None
    plan = asked.state.plan(belongs[0]) if belongs else None
    count, answers = counting.of_frozen(matning), list(_answers(asked))
    known = _known(asked, count, answers)
    again = ask_again(asked.log, asked.state, matning, asked.moment.number, why=True)
    earlier = _earlier(asked)
    return MatningReport(
        rubrik=in_words.rubrik(asked.state, matning, moment),
        per=matning.per,
        outcome=_outcome(matning),
        words=counting.words_of(matning),
        count=count,
        period_start=matning.period[0] if matning.period else None,
        diarienummer=(plan.diarienummer or "") if plan else "",
        moment=in_words.moment_rows(plan, moment) if plan and moment else (),
        ansvar=moment.ansvar if moment else "",
        held=in_words.held(matning, asked.state, moment),
        withdrawn=matning.aterkallad,
        metod=in_words.metod(matning, asked.state),
        registered=_registered(asked),
        said=_said(asked, count),
        known=known,
        changed=bool(known and count) and not _same(known[-1].count, count),
        then_and_now=again.both if again else "",
        turned=f"{again.by_now} är utfallet {again.verdict}." if again and again.turned else "",
        why=again.why if again else "",
        computed=matning.slag != "registrerad",
        before=earlier[-1][1] if earlier else None,
        before_now=_before_now(asked, earlier[-1][0]) if earlier else "",
        points=(*(point for _, point in earlier), *_point(asked, matning)),
        other=other_of(asked),
        counted=in_words.counted(matning)
        or (tuple(f"{name}: {text}" for name, text in definitions(answers[-1])) if answers else ()),
        delar=in_words.delar(matning),
        texts=in_words.texts(asked.words) if asked.words else {},
        hidden=frozenset() if asked.words else frozenset(matning.texts),
        avvikelser=in_words.avvikelser(
            asked.state, matning, asked.moment.recorded_at, asked.avvikelser
        ),
        presented=in_words.presented(asked.texts),
        underlag=in_words.underlag(matning, plan),
    )


def _same(first: Count, second: Count | None) -> bool:
    return second is not None and counting.same_parts(first, second)


def _outcome(matning: Matning) -> Outcome | None:
    found = matning.utfall
    return Outcome(found.taljare, found.namnare, found.enhet) if found else None


def _point(asked: Asked, matning: Matning) -> Iterator[Point]:
    found = matning.utfall
    if found is not None:
        goal = in_words.goal(asked.state, matning)
        yield Point(matning.per, found.taljare, found.namnare, found.enhet, goal)


def _before_now(asked: Asked, before: Matning) -> str:
    """Say what the mätning before has become by the moment; empty where it is the same."""
    again = ask_again(asked.log, asked.state, before, asked.moment.number)
    return again.as_before if again else ""


def _earlier(asked: Asked) -> Sequence[tuple[Matning, Point]]:
    """Give the mätningar of the same measure before this one, the newest of each day."""
    own = asked.matning
    found = {
        one.per: (one, point)
        for one in asked.state.matningar.values()
        if _alike(one, own) and one.per < own.per
        for point in _point(asked, one)
    }
    return [found[per] for per in sorted(found)]


def _alike(one: Matning, own: Matning) -> bool:
    """Tell whether two mätningar measured the same, over as long a time."""
    if one.steg not in {Steg.FRYST, Steg.REGISTRERAD} or one.matt != own.matt:
        return False
    return one.kontrollmoment == own.kontrollmoment and _months(one) == _months(own)


def _months(matning: Matning) -> int:
    if matning.period is None:
        return 0
    start, end = matning.period
    return (end.year - start.year) * 12 + end.month - start.month + 1


def _answers(asked: Asked) -> Iterator[Running | Closed]:
    """Answer the mätning's question with what was registered on its day, and by the moment."""
    matning, log = asked.matning, asked.log
    if matning.matt not in _OF_UTREDNINGAR or _gallrade(asked):
        return
    then = min(AsOf.resolve(log, matning.per, matning.per).position, asked.moment.number)
    for position in dict.fromkeys((then, asked.moment.number)):
        if position:
            yield _asked_of_view(log, matning, position)


def _asked_of_view(log: Log, matning: Matning, position: int) -> Running | Closed:
    period = matning.period
    found = closed(log, *period, position) if period else running(log, matning.per, position)
    if found.behind:
        raise StateError(BEHIND)
    return found


def _known(
    asked: Asked, count: Count | None, answers: Sequence[Running | Closed]
) -> tuple[Known, ...]:
    """Set the answers beside each other; the frozen one stands between where it says another."""
    if not answers or count is None:
        return ()
    days = [asked.matning.per, _day_of(asked.log, asked.moment.number)]
    found = [
        Known(f"Registrerat till och med {datum(day)}", counting.of_view(one))
        for day, one in zip(days[-len(answers) :], answers, strict=True)
    ]
    if not counting.same_parts(found[0].count, count):
        frozen_on = _day_of(asked.log, asked.matning.known_position)
        found[1:1] = [Known(f"Fryst med det som var registrerat {datum(frozen_on)}", count)]
    return tuple(found)


def _day_of(log: Log, position: int | None) -> date:
    found = log.recorded_at(position) if position else None
    return found.astimezone(STOCKHOLM).date() if found else date.min


def _gallrade(asked: Asked) -> str:
    """Say for how many ärenden a frozen mätning can no longer be recomputed; empty for none."""
    if asked.matning.slag != "frozen":
        return ""
    try:
        found = frozen(asked.log, asked.matning.id)
    except NotFoundError:
        # The log has it, and the view does not yet.
        raise StateError(BEHIND) from None
    if not found.gallrade or found.last_gallrad is None:
        return ""
    arenden = "ärende" if found.gallrade == 1 else "ärenden"
    return (
        f"Mätningen kan inte längre räknas om för {antal(found.gallrade)} {arenden}, som gallrades"
        f" senast {datum(found.last_gallrad.astimezone(STOCKHOLM).date())}."
    )


def _registered(asked: Asked) -> str:
    first = asked.log.load_many([asked.matning.id])[asked.matning.id][0]
    when = tid(first.recorded_at)
    if asked.matning.known_position is None:
        again = f" och rättades senast {tid(_last(asked))}" if asked.matning.rattelser else ""
        return f"Mätningen registrerades {when}{again}."
    rests = f"vilar på kontrollnummer {antal(asked.matning.known_position)}"
    return " ".join((f"Mätningen frystes {when} och {rests}.", _gallrade(asked))).strip()


def _last(asked: Asked) -> datetime:
    """Give when the newest rättelse was registered."""
    version = asked.matning.rattelser[-1].originator_version
    return asked.log.load_many([asked.matning.id])[asked.matning.id][version - 1].recorded_at


def _said(asked: Asked, count: Count | None) -> str:
    """Say what the nämnd knew: only what the frozen mätning held when it was presented."""
    presented = asked.matning.presented
    beside = "I tabellen står samma dag så som den var registrerad vid olika tider."
    if not presented or count is None:
        return beside
    first = min(presented, key=lambda one: one.sammantrade)
    told = saying.in_short(counting.words_of(asked.matning), count)
    paragraf = saying.paragraf(first.paragraf)
    knew = f"Så som nämnden visste den {datum(first.sammantrade)} ({paragraf}): {told}"
    return f"{knew} {beside}"
