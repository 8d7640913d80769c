"""Rows of avbrott beside those of their beslut.

A row speaks of the avbrott that began on its day; where there is none, of one that no other row
speaks of and after which the insats was given again on the same day; otherwise it is a new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from audit.envelope import Event
from audit.intake.compare_many import (
    carried_out,
    correct,
    each_in_order,
    late_day,
    take_back,
)
from audit.intake.outcome import Extract, Known, RowResult, refused, stopped, unchanged
from audit.intake.rows_verkstallighet import AvbrottRow
from audit.verkstallighet import commands as c
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.events_beslut import AvbrottBegun, BeslutClosed, BeslutVerkstallt

CLOSED: Final = "aterupptagen: beslutet är avslutat utan att insatsen getts igen."
NAMES: Final = {"verkstallt": "aterupptagen"}
"""Facts whose column has another name."""
Pair = tuple[AvbrottRow, AvbrottBegun | None]


def compare_avbrott(
    rows: Sequence[AvbrottRow], known: Known | None, by_hand: frozenset[int], extract: Extract
) -> list[RowResult]:
    """Tell how all rows of one beslut end; `by_hand` are versions that no extract brought.

    Known avbrott come first and new ones in the order they began; a refused row leaves the others
    as they are.
    """
    return each_in_order(
        rows,
        known,
        partial(_in_order, rows),
        partial(_compare, by_hand=by_hand, extract=extract),
    )


def versions_of_avbrott(row: AvbrottRow, events: Sequence[Event]) -> frozenset[int]:
    """Give the versions of the events that a row tells: its avbrott, and what ended that."""
    state = Beslut.from_events(events)
    found = set[int]()
    for one in state.all(AvbrottBegun):
        if one.avbruten == row.avbruten:
            found.add(one.originator_version)
            again = _again(state, one)
            found |= {again.originator_version} if again else set()
    taken = {one.corrects for one in state.rattelser if one.aterkallad}
    return frozenset(found | taken)


def _in_order(rows: Sequence[AvbrottRow], state: Beslut) -> list[Pair]:
    known = state.all(AvbrottBegun)
    by_day = {one.avbruten: one for one in known}
    pairs = {row.number: (row, by_day.get(row.avbruten)) for row in rows}
    taken = {one.originator_version for _, one in pairs.values() if one is not None}
    left = [one for one in known if one.originator_version not in taken]
    for row, avbrott in list(pairs.values()):
        if avbrott is None and row.aterupptagen is not None:
            alike = [one for one in left if _day_again(state, one) == row.aterupptagen]
            if alike:
                left.remove(alike[0])
                pairs[row.number] = (row, alike[0])
    return sorted(pairs.values(), key=lambda pair: (pair[1] is None, pair[0].avbruten))


def _again(state: Beslut, avbrott: AvbrottBegun) -> BeslutVerkstallt | None:
    """Give what ended an avbrott: that the insats was given again, before the next avbrott."""
    course = state.course()
    after = course[
        [one.originator_version for one in course].index(avbrott.originator_version) + 1 :
    ]
    for one in after:
        if isinstance(one, BeslutVerkstallt):
            return one
        if isinstance(one, AvbrottBegun):
            return None
    return None


def _day_again(state: Beslut, avbrott: AvbrottBegun) -> object:
    again = _again(state, avbrott)
    return again.verkstallt if again else None


def _compare(
    row: AvbrottRow,
    avbrott: AvbrottBegun | None,
    known: Known,
    history: Sequence[Event],
    *,
    by_hand: frozenset[int],
    extract: Extract,
) -> RowResult:
    days = {"avbruten": row.avbruten, "aterupptagen": row.aterupptagen}
    if (late := late_day(row.number, days, extract)) is not None:
        return late
    state = Beslut.from_events(history)
    if _given_after_the_end(row, avbrott, state):
        return refused(row.number, CLOSED, "aterupptagen")
    commands = list(_commands(row, avbrott, known, state, by_hand))
    if not commands:
        return unchanged(row.number)
    corrects = any(isinstance(one, c.CorrectBeslut) for one in commands)
    stop = stopped(row.number, known, extract) if corrects else None
    return stop or carried_out(row.number, commands, history, extract, NAMES, "aterupptagen")


def _given_after_the_end(row: AvbrottRow, avbrott: AvbrottBegun | None, state: Beslut) -> bool:
    """Tell of a row that says that an insats was given again which was closed instead."""
    if avbrott is None or row.aterupptagen is None or _again(state, avbrott) is not None:
        return False
    return isinstance(state.course()[-1], BeslutClosed)


def _commands(
    row: AvbrottRow,
    avbrott: AvbrottBegun | None,
    known: Known,
    state: Beslut,
    by_hand: frozenset[int],
) -> Iterator[c.BeslutCommand]:
    beslut, again = known.arende, row.aterupptagen
    if avbrott is None:
        yield c.BeginAvbrott(beslut=beslut, avbruten=row.avbruten, orsak=row.orsak)
    else:
        said = {"avbruten": row.avbruten.isoformat(), "orsak": row.orsak}
        replaced = {
            name: text for name, text in said.items() if text != str(getattr(avbrott, name))
        }
        if replaced:
            yield correct(beslut, avbrott, replaced)
    ended = _again(state, avbrott) if avbrott is not None else None
    if ended is None:
        if again is not None:
            yield c.VerkstallBeslut(beslut=beslut, verkstallt=again)
    elif again is None:
        if ended.originator_version not in by_hand and ended is state.course()[-1]:
            yield take_back(beslut, ended)
    elif ended.verkstallt != again:
        yield correct(beslut, ended, {"verkstallt": again.isoformat()})
