"""Rows of the organisation beside what the log knows: parts added, renamed, moved and ended.

The rows are taken in the order that one part needs another: verksamheter and utförare before
enheter, each by its first day. A row says how a part is from its day on, and nothing of what lies
before; an empty last day says nothing either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from audit import organisation as org
from audit.envelope import Event
from audit.errors import LiggareError
from audit.intake.outcome import Extract, Outcome, RowResult, refused, refused_by, unchanged
from audit.intake.rows import DelRow
from audit.organisation.codes import SLAG

_ORDER = tuple(SLAG)
_COLUMNS: dict[type[org.Command], str] = {
    org.RenameDel: "namn",
    org.MoveEnhet: "verksamhet, utforare, lag",
    org.SetBeredskap: "beredskap",
}


def compare_organisation(
    rows: Sequence[DelRow], stream: UUID, history: Sequence[Event], extract: Extract
) -> list[RowResult]:
    """Tell how every row ends; a refused one leaves the others as they are, as far as they can be.

    Parts end once every row has been looked at, for nothing may belong to a part that has ended.
    The results come in row order; their events are written in the order of their versions.
    """
    known = list(history)
    results: dict[int, RowResult] = {}
    for row in sorted(rows, key=_place):
        results[row.number] = _compare(row, stream, known, extract)
        known.extend(results[row.number].events)
    for row in sorted(rows, key=_place, reverse=True):
        results[row.number] = _end(row, stream, known, results[row.number])
        known = _together(history, results.values())
    return [results[number] for number in sorted(results)]


def _together(history: Sequence[Event], results: Iterable[RowResult]) -> list[Event]:
    """Give the history with all that the rows add, in order."""
    added = (event for result in results for event in result.events)
    return [*history, *sorted(added, key=lambda event: event.originator_version)]


def _end(row: DelRow, stream: UUID, known: Sequence[Event], result: RowResult) -> RowResult:
    """Let a part end where its row says so and the log does not."""
    state = org.Organisation.from_events(known)
    if row.till is None or result.outcome is Outcome.REFUSED:
        return result
    day = row.till + timedelta(days=1)
    if state.upphor(row.slag, row.kod) == day:
        return result
    command = org.EndDel(organisation=stream, slag=row.slag, kod=row.kod, upphor=day)
    try:
        events = (*result.events, *org.decide(command, known))
    except LiggareError as error:
        if result.events:
            # What the row added stands: other rows rest on it, and the log has no half of a row.
            why = f"Slutdagen kunde inte tas emot. {error.detail}"
            return RowResult(row.number, Outcome.CORRECTED, result.events, "till", why)
        return refused_by(row.number, error)
    if result.outcome is Outcome.ACCEPTED:
        return RowResult(row.number, Outcome.ACCEPTED, events)
    columns = ", ".join(filter(None, (result.column, "till")))
    reason = result.reason or f"Ändrad i källan, från och med {row.fran.isoformat()}."
    return RowResult(row.number, Outcome.CORRECTED, events, columns, reason)


def _place(row: DelRow) -> tuple[int, object, int]:
    number = _ORDER.index(row.slag) if row.slag in _ORDER else len(_ORDER)
    return number, row.fran, row.number


def _compare(row: DelRow, stream: UUID, known: Sequence[Event], extract: Extract) -> RowResult:
    if row.slag not in SLAG:
        reason = f"slag: koden är okänd. Kända koder: {', '.join(SLAG)}."
        return refused(row.number, reason, "slag")
    if row.till is not None and row.till < row.fran:
        return refused(row.number, "till: dagen ligger före den första.", "till")
    state = org.Organisation.from_events(known)
    added = state.added(row.slag, row.kod)
    commands = list(_changes(row, stream, state, extract) if added else _adding(row, stream))
    if not commands:
        return unchanged(row.number)
    events: tuple[Event, ...] = ()
    try:
        for command in commands:
            events += org.decide(command, [*known, *events])
    except LiggareError as error:
        return refused_by(row.number, error)
    if added is None:
        return RowResult(row.number, Outcome.ACCEPTED, events)
    columns = ", ".join(_COLUMNS[type(one)] for one in commands)
    reason = f"Ändrad i källan, från och med {row.fran.isoformat()}."
    return RowResult(row.number, Outcome.CORRECTED, events, columns, reason)


def _adding(row: DelRow, stream: UUID) -> Iterator[org.Command]:
    if row.slag == "verksamhet":
        yield org.AddVerksamhet(
            organisation=stream,
            kod=row.kod,
            namn=row.namn,
            fran=row.fran,
            omrade=row.omrade,
            beredskap=row.beredskap,
        )
    elif row.slag == "utforare":
        yield org.AddUtforare(
            organisation=stream,
            kod=row.kod,
            namn=row.namn,
            driftsform=row.driftsform,
            fran=row.fran,
            organisationsnummer=row.organisationsnummer,
        )
    else:
        yield org.AddEnhet(
            organisation=stream,
            kod=row.kod,
            namn=row.namn,
            verksamhet=row.verksamhet,
            utforare=row.utforare,
            lag=row.lag,
            fran=row.fran,
        )


def _changes(
    row: DelRow, stream: UUID, state: org.Organisation, extract: Extract
) -> Iterator[org.Command]:
    slag, kod, fran = row.slag, row.kod, row.fran
    if state.name(slag, kod, fran) != row.namn:
        yield org.RenameDel(organisation=stream, slag=slag, kod=kod, namn=row.namn, fran=fran)
    if slag == "enhet":
        now = state.enhet(kod, fran)
        place = (row.verksamhet, row.utforare, row.lag)
        if now is None or (now.verksamhet, now.utforare, now.lag) != place:
            yield org.MoveEnhet(
                organisation=stream,
                kod=kod,
                verksamhet=row.verksamhet,
                utforare=row.utforare,
                lag=row.lag,
                fran=fran,
            )
    has_number = slag == "verksamhet" and "beredskap" in extract.columns
    if has_number and state.beredskap(kod, fran) != row.beredskap:
        yield org.SetBeredskap(organisation=stream, kod=kod, fran=fran, beredskap=row.beredskap)
