"""What the internkontrollrapport of a period says: kontrollmoment, avvikelser, what was told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from api.reports.internkontroll import in_words, saying
from api.reports.internkontroll.model import AvvikelsePart, Outcome, Point
from api.reports.internkontroll.period_aret import recipients, treated
from api.reports.internkontroll.public import is_public
from api.web.formats import datum
from audit.internkontroll import maluppfyllelse
from audit.internkontroll.codes import NAMNDENS_UTFALL
from audit.internkontroll.dragning import GRANSKNING
from audit.internkontroll.roles import Steg

if TYPE_CHECKING:
    from api.reports.internkontroll.asked_again import Again
    from audit.arsplan.arsplan import Arsplan
    from audit.internkontroll.avvikelse import Avvikelse
    from audit.internkontroll.internkontroll import Internkontroll
    from audit.internkontroll.kontrollmoment import Kontrollmoment
    from audit.internkontroll.matning import Matning

    Asking = Callable[[Matning], Again | None]

NOT_MEASURED: Final = "inte_matt"
STANDINGS: Final = {
    "inom": "Inom målet",
    "utanfor": "Utanför målet",
    "utan_mal": "Mätt, utan mål att jämföra med",
    NOT_MEASURED: "Inte mätt under perioden",
}
"""How a kontrollmoment stands in a period, in the order it is told."""
HIDDEN: Final = "små tal, se nämndens upplaga"


@dataclass(frozen=True, slots=True)
class MomentRow:
    """A kontrollmoment in a period: its newest outcome, its target, and how the two stand.

    `outcome_public` is the outcome as anyone may read it. `later` tells it beside what is known
    now, `turned` only that it crossed the goal; `unattended` that it misses its target and no
    avvikelse is open.
    """

    ar: int
    kod: str
    rubrik: str
    per: date | None
    outcome: str
    outcome_public: str
    mal: str
    standing: str
    ansvar: str
    later: str = ""
    turned: str = ""
    unattended: bool = False


@dataclass(frozen=True, slots=True)
class PresentedRow:
    """That the nämnd was told something in the period."""

    sammantrade: date
    paragraf: str
    what: str
    utfall: str


@dataclass(frozen=True, slots=True)
class DrawRow:
    """The draws of a year: drawn for the period's months, and reviewed on the period's days."""

    ar: int
    dragna: int
    granskade: int
    utfall: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PeriodTold:
    """The internkontroll of a period: its plans, its kontrollmoment, and what followed of them."""

    first: date
    last: date
    plans: tuple[str, ...]
    moments: tuple[MomentRow, ...]
    avvikelser: tuple[AvvikelsePart, ...]
    presented: tuple[PresentedRow, ...]
    draws: tuple[DrawRow, ...]
    late: int
    treated: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    def count(self, standing: str) -> int:
        """Count the kontrollmoment that stand so."""
        return sum(one.standing == standing for one in self.moments)

    @property
    def measured(self) -> int:
        """Count the kontrollmoment whose newest mätning is of a day in the period."""
        return sum(one.per is not None and one.per >= self.first for one in self.moments)

    @property
    def before(self) -> int:
        """Count the kontrollmoment whose newest mätning is of a day before the period."""
        return sum(one.per is not None and one.per < self.first for one in self.moments)

    @property
    def open(self) -> int:
        """Count the avvikelser that are open at the period's end."""
        return sum(one.lage.startswith("öppen") for one in self.avvikelser)


def tell_period(
    state: Internkontroll,
    first: date,
    last: date,
    again: Asking = lambda _: None,
    aret: Arsplan | None = None,
) -> PeriodTold:
    """Tell a period, both days included, from what the internkontroll holds.

    `again` asks a frozen mätning's question anew; `aret` is the plan of the period's year.
    """
    plans = [
        plan
        for ar, plan in state.planer.items()
        if first.year <= ar <= last.year and plan.steg is not Steg.UTKAST
    ]
    moments = [
        _row(state, plan.ar, one, first, last, again)
        for plan in plans
        for one in plan.gallande_kontrollmoment
    ]
    touched = [one for one in state.avvikelser.values() if _touches(one, first, last)]
    return PeriodTold(
        first=first,
        last=last,
        plans=tuple(in_words.adopted(plan) for plan in plans),
        moments=tuple(moments),
        avvikelser=tuple(_avvikelse(state, one, last) for one in touched),
        presented=tuple(sorted(_presented(state, first, last), key=lambda one: one.sammantrade)),
        draws=tuple(_draws(state, first, last)),
        late=sum(len(one.late(last)) for one in touched if _is_open(one, last)),
        treated=treated(aret, state, first, last),
        recipients=recipients(aret),
    )


def _row(
    state: Internkontroll,
    ar: int,
    moment: Kontrollmoment,
    first: date,
    last: date,
    again: Asking,
) -> MomentRow:
    newest = next((one for one in reversed(state.matningar_of(moment.id)) if one.per <= last), None)
    standing = (
        maluppfyllelse.outcome(newest.utfall, moment.mal)
        if newest and _counts(state, newest, ar, first)
        else NOT_MEASURED
    )
    outcome = _outcome(newest)
    more = _unit_and_goal(state, moment, newest) if newest else ""
    found = again(newest) if newest else None
    opened = (_is_open(one, last) for one in state.avvikelser_of(moment.id))
    return MomentRow(
        ar=ar,
        kod=moment.kod,
        rubrik=moment.rubrik,
        per=newest.per if newest else None,
        outcome=f"{saying.outcome_in_words(outcome)}{more}" if outcome else "–",
        outcome_public=_to_all(outcome, more),
        mal=in_words.mal_of(moment) or "–",
        standing=standing,
        ansvar=moment.ansvar,
        later=found.both if found else "",
        turned=f"{found.by_now} är utfallet {found.verdict}." if found and found.turned else "",
        unattended=standing == "utanfor" and not any(opened),
    )


def _counts(state: Internkontroll, one: Matning, ar: int, first: date) -> bool:
    """Tell whether a mätning is judged: of a day in the period, or of the plan's own year.

    What stood at the end of one year is reported under the plan of the next.
    """
    belongs = state.belongs_to(one)
    return one.per >= first or (belongs is not None and belongs[0] == ar)


def _outcome(matning: Matning | None) -> Outcome | None:
    found = matning.utfall if matning else None
    return Outcome(found.taljare, found.namnare, found.enhet) if found else None


def _unit_and_goal(state: Internkontroll, moment: Kontrollmoment, newest: Matning) -> str:
    """Say what a bare number counts, and the target of its day where that was another."""
    utfall, then = newest.utfall, state.goal_of(newest, moment.id)
    unit = in_words.counted_as(moment) if utfall and utfall.enhet == "antal" else ""
    other = then is not None and then != moment.mal
    return f"{unit} (mål då: {in_words.mal(then)})" if other else unit


def _to_all(outcome: Outcome | None, more: str) -> str:
    if outcome is None:
        return "–"
    shown = is_public(Point(date.min, outcome.taljare, outcome.namnare))
    return f"{saying.outcome_in_words(outcome)}{more}" if shown else HIDDEN


def _touches(one: Avvikelse, first: date, last: date) -> bool:
    """Tell whether an avvikelse was open on any day of the period."""
    if one.oppnad is None or one.oppnad > last:
        return False
    return one.avslutad is None or one.avslutad >= first


def _is_open(one: Avvikelse, last: date) -> bool:
    return one.avslutad is None or one.avslutad > last


def _avvikelse(state: Internkontroll, one: Avvikelse, last: date) -> AvvikelsePart:
    opened = f"öppnad {datum(one.oppnad)}"
    lage = (
        f"öppen, {opened}" if _is_open(one, last) else f"{opened}, avslutad {datum(one.avslutad)}"
    )
    atgarder = tuple(in_words.atgard(each, late=each.late(last)) for each in one.atgarder.values())
    after = in_words.measured_after(state, one, last)
    lage = "; ".join(filter(None, (lage, after)))
    return AvvikelsePart(in_words.avvikelse_rubrik(state, one), lage, atgarder)


def _presented(state: Internkontroll, first: date, last: date) -> Iterator[PresentedRow]:
    for matning in state.matningar.values():
        for one in matning.presented:
            if first <= one.sammantrade <= last:
                belongs = state.belongs_to(matning)
                moment = belongs[1] if belongs else None
                kod = f"{moment.kod} " if moment else ""
                what = f"{kod}{in_words.rubrik(state, matning, moment)}"
                start = f"{datum(matning.period[0])} – " if matning.period else "läget "
                decided = NAMNDENS_UTFALL.get(one.utfall, one.utfall)
                yield PresentedRow(
                    one.sammantrade,
                    saying.paragraf(one.paragraf),
                    f"{what}, {start}{datum(matning.per)}",
                    decided,
                )
    for avvikelse in state.avvikelser.values():
        for told in avvikelse.presented:
            if first <= told.sammantrade <= last:
                yield PresentedRow(
                    told.sammantrade,
                    saying.paragraf(told.paragraf),
                    f"Avvikelse: {in_words.avvikelse_rubrik(state, avvikelse)}",
                    "–",
                )


def _draws(state: Internkontroll, first: date, last: date) -> Iterator[DrawRow]:
    months = ((first.year, first.month), (last.year, last.month))
    for ar, dragningar in state.dragningar.items():
        drawn = [
            len(one.dragna)
            for one in dragningar.dragningar
            if months[0] <= (ar, one.manad) <= months[1]
        ]
        reviewed = Counter(
            one.utfall for one in dragningar.granskade if first <= one.granskad <= last
        )
        if drawn or reviewed:
            outcomes = tuple((name, reviewed[name]) for name in GRANSKNING)
            yield DrawRow(ar, sum(drawn), reviewed.total(), outcomes)
