"""The parts of a row of orosanmälningar: each is one event, and what the row says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, Final
from uuid import UUID

from audit.barnutredning import (
    CommandAnmalan,
    DecideForhandsbedomning,
    ExtendForhandsbedomning,
    GiveAterkoppling,
    MakeSkyddsbedomning,
    Orosanmalan,
    ReceiveAnmalan,
    RequestAterkoppling,
    WithholdAterkoppling,
)
from audit.barnutredning.orosanmalan.events import (
    AnmalanReceived,
    AterkopplingGiven,
    AterkopplingRequested,
    AterkopplingWithheld,
    ForhandsbedomningDecided,
    ForhandsbedomningExtended,
    Handelse,
    SkyddsbedomningMade,
)
from audit.intake.kinds import REGISTERED
from audit.intake.outcome import Extract
from audit.intake.rows_klockor import OrosanmalanRow

_YES: Final = "ja"


@dataclass(frozen=True, slots=True)
class Stands:
    """The references that stand for a row's identifiers; None where it names none."""

    anmalan: UUID
    barn: UUID
    pagaende: UUID | None = None
    utredning: UUID | None = None


@dataclass(frozen=True, slots=True)
class Anmalningsdel:
    """One event of an anmälan: what the log has, what the row says, and how it would be made.

    `make` is None where the row says that there is none.
    """

    event: Handelse | None
    said: Mapping[str, str] = field(default_factory=dict)
    make: Callable[[], CommandAnmalan] | None = None


@dataclass(frozen=True, slots=True)
class _Form:
    """How a part is made: event, command, and the column of each of its facts, the day first."""

    event: type[Handelse]
    command: type[Any]
    columns: Mapping[str, str]


_FORMS: Final = (
    _Form(
        AnmalanReceived,
        ReceiveAnmalan,
        {
            "inkom": "inkom",
            "barn": "barn_id",
            "grupp": "grupp",
            "enhet": "enhet",
            "inkom_sent": "inkom_sent",
            "anmalare": "anmalare",
            "pagaende": "pagaende_utredning",
        },
    ),
    _Form(
        SkyddsbedomningMade,
        MakeSkyddsbedomning,
        {"bedomd": "skyddsbedomning", "utfall": "skyddsbedomning_utfall"},
    ),
    _Form(
        ForhandsbedomningExtended,
        ExtendForhandsbedomning,
        {
            "beslutad": "forlangd_beslutad",
            "ny_sista_dag": "forlangd_till",
            "skal_kod": "forlangd_skal_kod",
        },
    ),
    _Form(
        ForhandsbedomningDecided,
        DecideForhandsbedomning,
        {
            "beslutad": "forhandsbedomning",
            "utfall": "utfall",
            "utredning": "utredning_id",
            "beslutsfattare": "beslutsfattare",
        },
    ),
    _Form(AterkopplingRequested, RequestAterkoppling, {"begard": "aterkoppling_begard"}),
    _Form(AterkopplingGiven, GiveAterkoppling, {"lamnad": "aterkoppling_lamnad"}),
    _Form(
        AterkopplingWithheld,
        WithholdAterkoppling,
        {"beslutad": "aterkoppling_ej_lamnad", "skal_kod": "aterkoppling_ej_lamnad_skal"},
    ),
)
"""The parts in the order in which a new anmälan is written."""

COLUMNS: Final[dict[type[Any], Mapping[str, str]]] = {
    made: form.columns for form in _FORMS for made in (form.event, form.command)
}
"""Event or command → fact → the column that holds it, that of its day first."""


def parts(
    row: OrosanmalanRow,
    stands: Stands,
    state: Orosanmalan,
    extract: Extract,
    *,
    registered_is_newest: bool,
) -> Iterator[Anmalningsdel]:
    """Give the parts that a row speaks of, in the order in which they are written when new.

    The row's day of registration speaks of its newest fact, the one with the latest day; of no
    known one where `registered_is_newest` is not so, or the row takes something back.
    """
    newest = _newest(row)
    back = any(_day(form, row) is None and _known(form, row, state) for form in _FORMS)
    for form in _FORMS:
        known = _known(form, row, state)
        day_column = next(iter(form.columns.values()))
        if day_column not in extract.columns:
            continue
        if _day(form, row) is None:
            yield from (Anmalningsdel(one) for one in known)
            continue
        values = _values(form, row, stands, extract)
        if form is newest:
            values[REGISTERED] = row.registrerad_i_kalla
        said = {name: _plain(value) for name, value in values.items()}
        if REGISTERED not in extract.columns or back or not registered_is_newest:
            said.pop(REGISTERED, None)
        made = partial(_made, form, values, stands)
        yield Anmalningsdel(known[0] if known else None, said, made)


def _newest(row: OrosanmalanRow) -> _Form:
    """Give the part whose day is the latest, the later written where two are of one day."""
    return max(
        (form for form in _FORMS if _day(form, row) is not None),
        key=lambda form: (_day(form, row) or date.min, _FORMS.index(form)),
    )


def _day(form: _Form, row: OrosanmalanRow) -> date | None:
    found: date | None = getattr(row, next(iter(form.columns.values())))
    return found


def _known(form: _Form, row: OrosanmalanRow, state: Orosanmalan) -> list[Handelse]:
    """Give the events of a part: of several extensions the one that the row speaks of."""
    found = [one for one in state.events if isinstance(one, form.event)]
    if form.event is not ForhandsbedomningExtended or _day(form, row) is None:
        return found
    pairs = (("beslutad", row.forlangd_beslutad), ("ny_sista_dag", row.forlangd_till))
    for name, day in pairs:
        same = [one for one in found if getattr(one, name) == day]
        if same:
            return same
    return []


def _values(form: _Form, row: OrosanmalanRow, stands: Stands, extract: Extract) -> dict[str, Any]:
    """Give the facts of a part by name, those of columns that the file lacks left out."""
    values = {
        name: getattr(row, column) or None
        for name, column in form.columns.items()
        if column in extract.columns
    }
    for name in ("barn", "pagaende", "utredning"):
        if name in values:
            values[name] = getattr(stands, name)
    if "inkom_sent" in values:
        values["inkom_sent"] = row.inkom_sent == _YES
    return values


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _made(form: _Form, values: Mapping[str, Any], stands: Stands) -> CommandAnmalan:
    more = {"kallreferens": stands.anmalan} if form.event is AnmalanReceived else {}
    command: CommandAnmalan = form.command(anmalan=stands.anmalan, **values, **more)
    return command
