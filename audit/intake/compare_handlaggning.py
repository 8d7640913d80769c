"""Rows of handläggning beside what is noted in their utredning.

Sources give notes no id. A row speaks of the note of its händelse, day and code; else of one of
its händelse and day whose code may have been another; otherwise it is a note that the log does not
know yet. A note whose sealed words became others is taken back and noted anew: nothing hangs on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from audit.barnutredning import CorrectUppgift, Utredning
from audit.barnutredning.making import present
from audit.barnutredning.uppgifter import REPLACEABLE, Uppgift
from audit.envelope import Event
from audit.errors import LiggareError
from audit.intake.compare_forlangning import UNKNOWN
from audit.intake.handlaggning_codes import HANDELSER, Slag, same_day
from audit.intake.kinds import REGISTERED
from audit.intake.outcome import (
    GALLRAT,
    Extract,
    Known,
    Outcome,
    RowResult,
    carry_out,
    refused,
    refused_by,
    stopped,
    unchanged,
)
from audit.intake.rows_klockor import HandlaggningRow

_YES = "ja"
Pair = tuple[HandlaggningRow, Uppgift | None]
_NO_PLACE = {
    "kod": "en enda kod behövs för den händelsen.",
    "text": "den händelsen har ingen text.",
    "beslutsfattare": "den händelsen är inget beslut.",
    "aterkallad": "ja eller nej behövs.",
}


def compare_handlaggning(
    rows: Sequence[HandlaggningRow], known: Known | None, extract: Extract
) -> list[RowResult]:
    """Tell how all rows of one utredning end; `known` holds sealed words where there are any.

    The rows are taken by day; a refused one leaves the others as they are. The results come in
    that order: sort them by row.
    """
    if known is None or not known.history:
        return [refused(row.number, UNKNOWN, "utredning_id") for row in rows]
    state = Utredning.from_events(known.history)
    if state.erased:
        return [refused(row.number, GALLRAT) for row in rows]
    history, results = list(known.history), []
    for row, target in _pairs(rows, state.uppgifter):
        result = _doubt(row, extract) or _compare(row, target, known, history, extract)
        history.extend(result.events)
        results.append(result)
    return results


def _pairs(rows: Sequence[HandlaggningRow], noted: Sequence[Uppgift]) -> list[Pair]:
    """Give each row with the note it speaks of, by day: no two rows speak of one note."""
    left = list(noted)
    found: dict[int, Uppgift] = {}
    for pick in (_the_same, _perhaps_another_code):
        for row in rows:
            note = None if row.number in found else pick(row, left)
            if note is not None:
                found[row.number] = note
                left.remove(note)
    ordered = sorted(rows, key=lambda row: (row.datum, row.number))
    return [(row, found.get(row.number)) for row in ordered]


def _the_same(row: HandlaggningRow, noted: Sequence[Uppgift]) -> Uppgift | None:
    slag = HANDELSER.get(row.handelse)
    kod = tuple(sorted(row.kod))
    same = [one for one in same_day(row, noted) if slag and _code(one, slag) == kod]
    return same[-1] if same else None


def _perhaps_another_code(row: HandlaggningRow, noted: Sequence[Uppgift]) -> Uppgift | None:
    slag, found = HANDELSER.get(row.handelse), same_day(row, noted)
    # Whom a note of information names cannot be corrected: on one day there may be one for each.
    if slag is None or slag.many or row.aterkallad == _YES:
        return None
    return found[-1] if found else None


def _doubt(row: HandlaggningRow, extract: Extract) -> RowResult | None:
    """Refuse what the extract cannot mean: an unknown händelse, or more than it has place for."""
    slag = HANDELSER.get(row.handelse)
    if slag is None:
        known = ", ".join(HANDELSER)
        reason = f"handelse: koden är okänd. Kända koder: {known}."
        return refused(row.number, reason, "handelse")
    for name in ("datum", REGISTERED):
        day = getattr(row, name)
        if day is not None and day > extract.day:
            return refused(row.number, f"{name}: dagen ligger efter utdraget.", name)
    column = _no_place(row, slag)
    return refused(row.number, f"{column}: {_NO_PLACE[column]}", column) if column else None


def _no_place(row: HandlaggningRow, slag: Slag) -> str | None:
    """Name the column that holds what its händelse has no place for."""
    if not slag.many and len(row.kod) != 1:
        return "kod"
    if row.text is not None and slag.words is None:
        return "text"
    if row.beslutsfattare and not slag.decided:
        return "beslutsfattare"
    return "aterkallad" if row.aterkallad not in {"", "nej", _YES} else None


def _compare(
    row: HandlaggningRow,
    target: Uppgift | None,
    known: Known,
    history: Sequence[Event],
    extract: Extract,
) -> RowResult:
    slag = HANDELSER[row.handelse]
    if target is None:
        if row.aterkallad == _YES:
            return unchanged(row.number)
        ends = RowResult(row.number, Outcome.ACCEPTED)
        return _carried_out(slag, [_noting(row, slag, known)], history, ends)
    commands, columns = _changes(row, slag, target, known, extract)
    if not commands:
        return unchanged(row.number)
    if (stop := stopped(row.number, known, extract)) is not None:
        return stop
    reason = f"Ändrad i källan: rättar ärendets händelse {target.originator_version}."
    ends = RowResult(row.number, Outcome.CORRECTED, (), columns, reason)
    return _carried_out(slag, commands, history, ends)


def _code(event: Uppgift, slag: Slag) -> tuple[str, ...]:
    value = getattr(event, slag.code)
    return tuple(sorted(value)) if isinstance(value, tuple) else (value,)


def _changes(
    row: HandlaggningRow, slag: Slag, target: Uppgift, known: Known, extract: Extract
) -> tuple[list[Any], str]:
    """Give what makes a note as the row has it, and the columns that differ."""
    withdrawal = CorrectUppgift(
        arende=known.arende, corrects=target.originator_version, replaced={}, aterkallad=True
    )
    if row.aterkallad == _YES:
        return [withdrawal], "aterkallad"
    replaced = {
        name: text
        for name, text in _said(row, slag, extract).items()
        if text != present(target, name)
    }
    columns = [slag.columns.get(name, name) for name in replaced]
    if _other_words(row, slag, target, extract) or not replaced.keys() <= _facts(target):
        more = ["text"] if _other_words(row, slag, target, extract) else []
        return [withdrawal, _noting(row, slag, known)], ", ".join([*columns, *more])
    if not replaced:
        return [], ""
    command = CorrectUppgift(
        arende=known.arende, corrects=target.originator_version, replaced=replaced
    )
    return [command], ", ".join(columns)


def _facts(target: Uppgift) -> set[str]:
    return set(REPLACEABLE[type(target)].facts)


def _said(row: HandlaggningRow, slag: Slag, extract: Extract) -> dict[str, str]:
    said = {} if slag.many else {slag.code: row.kod[0]}
    if slag.decided and "beslutsfattare" in extract.columns:
        said["beslutsfattare"] = row.beslutsfattare
    if REGISTERED in extract.columns:
        day = row.registrerad_i_kalla
        said[REGISTERED] = "" if day is None else day.isoformat()
    return said


def _other_words(row: HandlaggningRow, slag: Slag, target: Uppgift, extract: Extract) -> bool:
    if slag.words is None or "text" not in extract.columns:
        return False
    return bool(row.text != getattr(target, slag.words))


def _noting(row: HandlaggningRow, slag: Slag, known: Known) -> object:
    values: dict[str, Any] = {
        "arende": known.arende,
        slag.day: row.datum,
        slag.code: row.kod if slag.many else row.kod[0],
        REGISTERED: row.registrerad_i_kalla,
    }
    if slag.words is not None:
        values[slag.words] = row.text
    if slag.decided:
        values["beslutsfattare"] = row.beslutsfattare or None
    return slag.command(**values)


def _carried_out(
    slag: Slag, commands: Sequence[object], history: Sequence[Event], ends: RowResult
) -> RowResult:
    try:
        events = carry_out(commands, history)
    except LiggareError as error:
        return refused_by(ends.row, error, slag.columns)
    return RowResult(ends.row, ends.outcome, events, ends.column, ends.reason)
