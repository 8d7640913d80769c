"""A row of orosanmälningar beside what the log knows: what it adds, corrects or takes back.

A column that the file lacks says nothing; an empty cell of a column that it has says that the
source has no such fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from audit.barnutredning import CommandAnmalan, CorrectAnmalan, Orosanmalan, decide_anmalan
from audit.barnutredning.making import present
from audit.barnutredning.orosanmalan.events import AnmalanCorrected
from audit.envelope import Event
from audit.intake.kinds import REGISTERED
from audit.intake.orders import CommandRefusedError, in_some_order
from audit.intake.orosanmalan_parts import COLUMNS, Anmalningsdel, Stands, parts
from audit.intake.outcome import (
    Extract,
    Known,
    Outcome,
    RowResult,
    listed,
    refused,
    refused_by,
    stopped,
    unchanged,
)
from audit.intake.rows_klockor import OrosanmalanRow

GALLRAD = "Anmälan är gallrad: inget mer kan läsas in om den."

_DAYS = (
    *("inkom", "skyddsbedomning", "forhandsbedomning", "forlangd_beslutad"),
    *("aterkoppling_begard", "aterkoppling_lamnad", "aterkoppling_ej_lamnad", REGISTERED),
)
_TOGETHER = (
    ("skyddsbedomning", "skyddsbedomning_utfall"),
    ("forhandsbedomning", "utfall"),
    ("forlangd_beslutad", "forlangd_till", "forlangd_skal_kod"),
    ("aterkoppling_ej_lamnad", "aterkoppling_ej_lamnad_skal"),
)
"""The cells of which all are filled, or none."""


def compare_orosanmalan(
    row: OrosanmalanRow, stands: Stands, known: Known, extract: Extract
) -> RowResult:
    """Tell how a row ends; `stands` are the references that stand for its identifiers."""
    if (doubt := _doubt(row, extract)) is not None:
        return doubt
    state = Orosanmalan.from_events(known.history)
    if state.erased:
        return refused(row.number, GALLRAD)
    corrections: list[CommandAnmalan] = []
    additions: list[CommandAnmalan] = []
    columns: list[str] = []
    newest = speaks_of_newest(known.history)
    for part in parts(row, stands, state, extract, registered_is_newest=newest):
        found, names = _compared(part, stands)
        (corrections if names else additions).extend(found)
        columns += names
    if not corrections and not additions:
        return unchanged(row.number)
    if (stop := stopped(row.number, known, extract, corrects=bool(corrections))) is not None:
        return stop
    return _carried_out(row, [*corrections, *additions], known.history, columns)


def speaks_of_newest(history: Sequence[Event]) -> bool:
    """Tell whether the row's day of registration still speaks of its newest fact.

    Once something was taken back, it may be the day of that.
    """
    return not any(isinstance(one, AnmalanCorrected) and one.aterkallad for one in history)


def _doubt(row: OrosanmalanRow, extract: Extract) -> RowResult | None:
    """Refuse what no source can mean: half a fact, or one from after the extract."""
    for names in _TOGETHER:
        if (lacking := _lacking(row, names)) is not None:
            reason = f"{lacking}: cellen är tom fast {_others(names, lacking)} är ifylld."
            return refused(row.number, reason, lacking)
    for name in ("utredning_id", "beslutsfattare"):
        if getattr(row, name) and row.forhandsbedomning is None:
            reason = f"forhandsbedomning: cellen är tom fast {name} är ifylld."
            return refused(row.number, reason, "forhandsbedomning")
    for name in _DAYS:
        day: date | None = getattr(row, name)
        if day is not None and day > extract.day:
            return refused(row.number, f"{name}: dagen ligger efter utdraget.", name)
    if row.inkom_sent not in {"", "nej", "ja"}:
        return refused(row.number, "inkom_sent: ja eller nej behövs.", "inkom_sent")
    return None


def _lacking(row: OrosanmalanRow, names: Sequence[str]) -> str | None:
    empty = [name for name in names if not getattr(row, name)]
    return empty[0] if empty and len(empty) < len(names) else None


def _others(names: Sequence[str], lacking: str) -> str:
    return " eller ".join(name for name in names if name != lacking)


def _compared(part: Anmalningsdel, stands: Stands) -> tuple[Iterator[CommandAnmalan], list[str]]:
    """Give what a part leads to, and the columns that differ from what the log has of it."""
    event = part.event
    if event is None:
        return iter([part.make()] if part.make else []), []
    columns = COLUMNS[type(event)]
    if part.make is None:
        command = CorrectAnmalan(
            anmalan=stands.anmalan,
            corrects=event.originator_version,
            replaced={},
            aterkallad=True,
        )
        return iter([command]), [next(iter(columns.values()))]
    replaced = {name: text for name, text in part.said.items() if text != present(event, name)}
    if not replaced:
        return iter([]), []
    command = CorrectAnmalan(
        anmalan=stands.anmalan, corrects=event.originator_version, replaced=replaced
    )
    return iter([command]), [columns.get(name, name) for name in replaced]


def _carried_out(
    row: OrosanmalanRow,
    commands: Sequence[CommandAnmalan],
    history: Sequence[Event],
    columns: Sequence[str],
) -> RowResult:
    try:
        events = in_some_order(commands, history, decide_anmalan)
    except CommandRefusedError as refusal:
        return refused_by(row.number, refusal.error, _names(refusal.command, history))
    if not columns:
        return RowResult(row.number, Outcome.ACCEPTED, events)
    versions = [one.corrects for one in commands if isinstance(one, CorrectAnmalan)]
    reason = f"Ändrad i källan: rättar anmälans händelse {listed(versions)}."
    return RowResult(row.number, Outcome.CORRECTED, events, ", ".join(columns), reason)


def _names(command: object, history: Sequence[Event]) -> Mapping[str, str]:
    """Give the columns behind the facts that a refused command speaks of."""
    if not isinstance(command, CorrectAnmalan):
        return COLUMNS.get(type(command), {})
    target = Orosanmalan.from_events(history).event(command.corrects)
    return COLUMNS[type(target)] if target is not None else {}
