"""Who is to be told of a report, and when: the receiver, the stand-in, the verksamhetschef.

Pure: the report's history, the people who may be reached and the nämnd's times go in.
Nobody notes absence anywhere: whoever does not open a report in time is away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Final
from uuid import UUID

from audit.clock import STOCKHOLM
from audit.envelope import Recorded
from audit.law.holidays import is_vardag
from audit.lexsarah.attempts import (
    Due,
    Recipient,
    Telling,
    failed_at,
    is_sent,
    moment_of,
    next_attempts,
)
from audit.lexsarah.events_rapport import (
    FragaAnswered,
    MeddelandeSent,
    RapportOpened,
    RapportSorted,
    RapportSupplemented,
)
from audit.lexsarah.rapport import Rapport

BETWEEN_SVAR: Final = timedelta(hours=1)
"""So long nobody is told again that the same reporter wrote: a public form must not flood."""

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tider:
    """The nämnd's times: how long a report may lie unopened before the next person is told."""

    fara: timedelta = timedelta(hours=2)
    klockan: time = time(10)

    def after(self, moment: datetime, *, fara_nu: bool) -> datetime:
        """Give when the next person is told, in UTC.

        Some hours later when somebody may be in danger;
        else at the nämnd's time of day on the first vardag after the moment's own day.
        """
        if fara_nu:
            # In UTC: two hours are two hours also when the clocks in Sweden change.
            return moment.astimezone(UTC) + self.fara
        day = moment.astimezone(STOCKHOLM).date() + _A_DAY
        while not is_vardag(day):
            day += _A_DAY
        return datetime.combine(day, self.klockan, STOCKHOLM).astimezone(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """The people around a report, by the role in which they would be told."""

    mottagare: tuple[Recipient, ...] = ()
    stallforetradare: tuple[Recipient, ...] = ()
    verksamhetschef: tuple[Recipient, ...] = ()
    utredare: tuple[Recipient, ...] = ()


def past_the_chef(
    circle: Circle, chefer: Collection[UUID], others: tuple[Recipient, ...]
) -> Circle:
    """Leave out the nearest chef in every step, as the reporter asked.

    `others` head other verksamheter: the last step falls to them where nobody else is left.
    """
    last = _without(circle.verksamhetschef, chefer) or _without(others, chefer)
    return Circle(
        mottagare=_without(circle.mottagare, chefer),
        stallforetradare=_without(circle.stallforetradare, chefer),
        verksamhetschef=last,
        utredare=_without(circle.utredare, chefer),
    )


def _without(people: tuple[Recipient, ...], left_out: Collection[UUID]) -> tuple[Recipient, ...]:
    return tuple(one for one in people if one.konto not in left_out)


def planned(history: Sequence[Recorded], circle: Circle, tider: Tider) -> tuple[Due, ...]:
    """List what is still to be sent, each with the moment from which it is; the earliest first.

    A moment that lies ahead holds only for as long as nothing more happens to the report.
    """
    rapport = Rapport.from_events([one.event for one in history])
    if rapport.received is None:
        return ()
    if _seen_at(history):
        found = [*_svar(history, circle)]
    else:
        found = [*_unopened(history, circle, tider, fara_nu=rapport.received.fara_nu)]
    return tuple(sorted(found, key=lambda due: due.at))


def _unopened(
    history: Sequence[Recorded], circle: Circle, tider: Tider, *, fara_nu: bool
) -> Iterator[Due]:
    """Tell one after the other; where nobody of a step could be told, the next one comes early."""
    start = history[0].recorded_at.astimezone(UTC)
    for roll, slag, people in (
        ("mottagare", "ny_rapport", circle.mottagare),
        ("stallforetradare", "eskalering", circle.stallforetradare),
        ("verksamhetschef", "eskalering", circle.verksamhetschef),
    ):
        told = [
            Telling(start=start, slag=slag, roll=roll, person=one, every_way=fara_nu)
            for one in people
        ]
        yield from _attempts(history, told)
        later = tider.after(start, fara_nu=fara_nu)
        if roll == "mottagare":
            yield from _reminders(history, told, later)
        missed = _missed(history, told, start)
        start = min(later, missed) if missed else later


def _reminders(
    history: Sequence[Recorded], told: Sequence[Telling], start: datetime
) -> Iterator[Due]:
    """Remind the receivers who were told, at the moment when the stand-in is."""
    again = [replace(one, start=start, slag="paminnelse") for one in told if is_sent(history, one)]
    yield from _attempts(history, again)


def _svar(history: Sequence[Recorded], circle: Circle) -> Iterator[Due]:
    """Tell the utredare that the reporter wrote; the receiver where there is no utredare to tell.

    What was written before the report was opened was seen then.
    """
    told = list(_written(history, "utredare", circle.utredare))
    yield from _attempts(history, told)
    if not circle.utredare:
        yield from _attempts(history, _written(history, "mottagare", circle.mottagare))
        return
    missed = _missed(history, told, None) if told else None
    for one in _written(history, "mottagare", circle.mottagare) if missed else ():
        yield from _attempts(history, [one])


def _seen_at(history: Sequence[Recorded]) -> int:
    """Give the newest version at which it was opened or sorted; 0 where nobody has seen it."""
    seen = (r.event for r in history if isinstance(r.event, RapportOpened | RapportSorted))
    return max((event.originator_version for event in seen), default=0)


def _written(
    history: Sequence[Recorded], roll: str, people: Sequence[Recipient]
) -> Iterator[Telling]:
    """Give what to tell of the first thing that was written since each person was last told."""
    opened = _seen_at(history)
    for person in people:
        last = _last_svar(history, roll, person)
        after = max(opened, last.event.originator_version if last else 0)
        first = next(iter(_news(history, person, after)), None)
        if first is not None:
            start = first.recorded_at.astimezone(UTC)
            if last is not None:
                start = max(start, moment_of(last) + BETWEEN_SVAR)
            yield Telling(start=start, slag="svar", roll=roll, person=person, after=after)


def _news(history: Sequence[Recorded], person: Recipient, after: int) -> Iterator[Recorded]:
    """Give what the reporter wrote after a version, but for what the person typed in."""
    for recorded in history:
        event = recorded.event
        if (
            isinstance(event, FragaAnswered | RapportSupplemented)
            and event.originator_version > after
            and event.inlagd_av != person.konto
        ):
            yield recorded


def _last_svar(history: Sequence[Recorded], roll: str, person: Recipient) -> Recorded | None:
    wanted = ("svar", roll, person.konto)
    found = [
        recorded
        for recorded in history
        if isinstance(recorded.event, MeddelandeSent)
        and (recorded.event.slag, recorded.event.roll, recorded.event.konto) == wanted
    ]
    return found[-1] if found else None


def _attempts(
    history: Sequence[Recorded], told: Iterator[Telling] | Sequence[Telling]
) -> Iterator[Due]:
    for one in told:
        yield from next_attempts(history, one)


def _missed(
    history: Sequence[Recorded], told: Sequence[Telling], start: datetime | None
) -> datetime | None:
    """Give when it was clear that nobody of a step can be told; None while somebody may be."""
    moments = [failed_at(history, one) for one in told]
    known = [one for one in moments if one is not None]
    if len(known) < len(moments):
        return None
    return max(known, default=start)
