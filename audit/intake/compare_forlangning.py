"""Rows of förlängningar beside what the log knows of their utredning.

Sources give extensions no id. A row speaks of the extension decided on its day; where there is
none, of the one that ends on its last day, because two decisions cannot both extend to the same
day; otherwise it is a decision that the log does not know yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from audit.barnutredning import (
    Command,
    CorrectUtredning,
    ExtendUtredning,
    Utredning,
    UtredningCorrected,
    UtredningExtended,
)
from audit.envelope import Event
from audit.errors import LiggareError
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
from audit.intake.rows import ForlangningRow

UNKNOWN = "utredning_id: utredningen finns inte i registret. Läs in barnutredningar först."
WORDS_ONLY = "skal: bara de skyddade orden är ändrade, och de kan inte rättas ur ett utdrag."

Pair = tuple[ForlangningRow, UtredningExtended | None]


def compare_forlangningar(
    rows: Sequence[ForlangningRow], known: Known | None, extract: Extract
) -> list[RowResult]:
    """Tell how all rows of one utredning end; `known` holds sealed words where it is extended.

    Corrections are decided first and new extensions in the order they were decided; a refused row
    leaves the others as they are. The results come in that order: sort them by row.
    """
    if known is None or not known.history:
        return [refused(row.number, UNKNOWN, "utredning_id") for row in rows]
    state = Utredning.from_events(known.history)
    if state.erased:
        return [refused(row.number, GALLRAT) for row in rows]
    words = _words(known.history)
    history, results = list(known.history), []
    for row, extension in _in_order(_pairs(rows, state.extensions)):
        result = _compare(row, extension, known, history, words, extract)
        history.extend(result.events)
        results.append(result)
    return results


def _words(history: Iterable[Event]) -> dict[int, str | None]:
    """Give the words of each extension, by its version: a correction may have brought others."""
    found: dict[int, str | None] = {}
    for event in history:
        if isinstance(event, UtredningExtended):
            found[event.originator_version] = event.skal
        if isinstance(event, UtredningCorrected) and event.skal and event.corrects in found:
            found[event.corrects] = event.skal
    return found


def _pairs(
    rows: Sequence[ForlangningRow], extensions: Sequence[UtredningExtended]
) -> dict[int, Pair]:
    by_day = {one.beslutad: one for one in extensions}
    pairs: dict[int, Pair] = {row.number: (row, by_day.get(row.beslutad)) for row in rows}
    taken = {one.originator_version for _, one in pairs.values() if one is not None}
    left = {one.ny_sista_dag: one for one in extensions if one.originator_version not in taken}
    for row, extension in list(pairs.values()):
        if extension is None:
            pairs[row.number] = (row, left.pop(row.ny_sista_dag, None))
    return pairs


def _in_order(pairs: Mapping[int, Pair]) -> list[Pair]:
    return sorted(pairs.values(), key=lambda pair: (pair[1] is None, pair[0].beslutad))


def _compare(
    row: ForlangningRow,
    extension: UtredningExtended | None,
    known: Known,
    history: Sequence[Event],
    words: Mapping[int, str | None],
    extract: Extract,
) -> RowResult:
    for name in ("beslutad", REGISTERED):
        day = getattr(row, name)
        if day is not None and day > extract.day:
            return refused(row.number, f"{name}: dagen ligger efter utdraget.", name)
    if extension is None:
        return _carried_out(row, _extend(row, known), history, RowResult(0, Outcome.ACCEPTED))
    replaced = _replaced(row, extension, extract)
    new_words = "skal" in extract.columns and row.skal != words[extension.originator_version]
    if not replaced and not new_words:
        return unchanged(row.number)
    if (stop := stopped(row.number, known, extract)) is not None:
        return stop
    if not replaced:
        return refused(row.number, WORDS_ONLY, "skal")
    version = extension.originator_version
    command = CorrectUtredning(
        arende=known.arende,
        corrects=version,
        replaced=replaced,
        skal=row.skal if new_words else None,
    )
    columns = ", ".join([*replaced, *(["skal"] if new_words else [])])
    reason = f"Ändrad i källan: rättar ärendets händelse {version}."
    return _carried_out(row, command, history, RowResult(0, Outcome.CORRECTED, (), columns, reason))


def _extend(row: ForlangningRow, known: Known) -> ExtendUtredning:
    return ExtendUtredning(
        arende=known.arende,
        beslutad=row.beslutad,
        ny_sista_dag=row.ny_sista_dag,
        skal_kod=row.skal_kod,
        beslutsfattare=row.beslutsfattare,
        registrerad_i_kalla=row.registrerad_i_kalla,
        skal=row.skal,
    )


def _replaced(
    row: ForlangningRow, extension: UtredningExtended, extract: Extract
) -> dict[str, str]:
    names = ["beslutad", "ny_sista_dag", "skal_kod", "beslutsfattare"]
    if REGISTERED in extract.columns:
        names.append(REGISTERED)
    said = {name: _text(row, name) for name in names}
    return {name: text for name, text in said.items() if text != _text(extension, name)}


def _text(holder: object, name: str) -> str:
    value = getattr(holder, name)
    return "" if value is None else str(value)


def _carried_out(
    row: ForlangningRow, command: Command, history: Sequence[Event], ends: RowResult
) -> RowResult:
    try:
        events = carry_out([command], history)
    except LiggareError as error:
        return refused_by(row.number, error)
    return RowResult(row.number, ends.outcome, events, ends.column, ends.reason)
