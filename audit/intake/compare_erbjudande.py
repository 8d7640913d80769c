"""Rows of offers beside those of their beslut.

A row speaks of the offer made on its day; where there is none, of one that no other row speaks of
and that was answered the same on the same day; otherwise the log does not know it yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from audit.envelope import Event
from audit.intake.compare_many import (
    carried_out,
    correct,
    each_in_order,
    late_day,
    take_back,
)
from audit.intake.outcome import Extract, Known, RowResult, refused, stopped, unchanged
from audit.intake.rows_verkstallighet import ErbjudandeRow
from audit.verkstallighet import commands as c
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.events_beslut import ErbjudandeAnswered, ErbjudandeMade

NO_DAY = "besvarat: cellen är tom fast svar är ifyllt."
NO_ANSWER = "svar: cellen är tom fast besvarat är ifyllt."
Pair = tuple[ErbjudandeRow, ErbjudandeMade | None]


def compare_erbjudanden(
    rows: Sequence[ErbjudandeRow],
    known: Known | None,
    by_hand: frozenset[int],
    extract: Extract,
) -> list[RowResult]:
    """Tell how all rows of one beslut end; `by_hand` are versions that no extract brought.

    Known offers come first and new ones in the order they were made; a refused row leaves the
    others as they are.
    """
    return each_in_order(
        rows,
        known,
        partial(_in_order, rows),
        partial(_compare, by_hand=by_hand, extract=extract),
    )


def versions_of_erbjudande(row: ErbjudandeRow, events: Sequence[Event]) -> frozenset[int]:
    """Give the versions of the events that a row tells: its offer, and the answers to that."""
    state = Beslut.from_events(events)
    made = {one.erbjudande: one for one in state.all(ErbjudandeMade)}
    numbers = {number for number, one in made.items() if one.erbjudet == row.erbjudet}
    spoken = (ErbjudandeMade, ErbjudandeAnswered)
    return frozenset(
        one.originator_version
        for one in events
        if isinstance(one, spoken) and one.erbjudande in numbers
    )


def _in_order(rows: Sequence[ErbjudandeRow], state: Beslut) -> list[Pair]:
    by_day = {one.erbjudet: one for one in state.all(ErbjudandeMade)}
    pairs = {row.number: (row, by_day.get(row.erbjudet)) for row in rows}
    taken = {one.erbjudande for _, one in pairs.values() if one is not None}
    left = [one for one in state.all(ErbjudandeMade) if one.erbjudande not in taken]
    for row, offer in list(pairs.values()):
        if offer is None and row.svar:
            alike = [one for one in left if _told(state, one) == (row.svar, row.besvarat)]
            if alike:
                left.remove(alike[0])
                pairs[row.number] = (row, alike[0])
    return sorted(pairs.values(), key=lambda pair: (pair[1] is None, pair[0].erbjudet))


def _told(state: Beslut, offer: ErbjudandeMade) -> tuple[object, object] | None:
    answer = _answer(state, offer)
    return (answer.svar, answer.besvarat) if answer else None


def _answer(state: Beslut, offer: ErbjudandeMade) -> ErbjudandeAnswered | None:
    """Give the newest answer to an offer."""
    found = [one for one in state.all(ErbjudandeAnswered) if one.erbjudande == offer.erbjudande]
    return max(found, key=lambda one: (one.besvarat, one.originator_version), default=None)


def _compare(
    row: ErbjudandeRow,
    offer: ErbjudandeMade | None,
    known: Known,
    history: Sequence[Event],
    *,
    by_hand: frozenset[int],
    extract: Extract,
) -> RowResult:
    days = {"erbjudet": row.erbjudet, "besvarat": row.besvarat}
    if (late := late_day(row.number, days, extract)) is not None:
        return late
    if row.svar and row.besvarat is None:
        return refused(row.number, NO_DAY, "besvarat")
    if row.besvarat is not None and not row.svar:
        return refused(row.number, NO_ANSWER, "svar")
    commands = list(_commands(row, offer, known, Beslut.from_events(history), by_hand))
    if not commands:
        return unchanged(row.number)
    corrects = any(isinstance(one, c.CorrectBeslut) for one in commands)
    # What is new is read in whatever the order of the extracts: only what stands is guarded.
    stop = stopped(row.number, known, extract) if corrects else None
    return stop or carried_out(row.number, commands, history, extract, {}, "svar")


def _commands(
    row: ErbjudandeRow,
    offer: ErbjudandeMade | None,
    known: Known,
    state: Beslut,
    by_hand: frozenset[int],
) -> Iterator[c.BeslutCommand]:
    beslut = known.arende
    if offer is None:
        numbers = (one.erbjudande for one in state.all(ErbjudandeMade))
        yield c.MakeErbjudande(beslut=beslut, erbjudet=row.erbjudet)
        yield from _answers(row, known, max(numbers, default=0) + 1)
        return
    if offer.erbjudet != row.erbjudet:
        yield correct(beslut, offer, {"erbjudet": row.erbjudet.isoformat()})
    answer = _answer(state, offer)
    if answer is None:
        yield from _answers(row, known, offer.erbjudande)
    elif not row.svar:
        if answer.originator_version not in by_hand:
            yield take_back(beslut, answer)
    else:
        said = {"svar": row.svar, "besvarat": str(row.besvarat)}
        replaced = {name: text for name, text in said.items() if text != str(getattr(answer, name))}
        if replaced:
            yield correct(beslut, answer, replaced)


def _answers(row: ErbjudandeRow, known: Known, number: int) -> Iterator[c.AnswerErbjudande]:
    if row.besvarat is not None:
        yield c.AnswerErbjudande(
            beslut=known.arende, erbjudande=number, svar=row.svar, besvarat=row.besvarat
        )
