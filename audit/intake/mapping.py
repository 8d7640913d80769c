"""The mapping file: how a source's headings, dates and codes are written (TOML, Swedish keys).

What the mapping does not name is as `audit/intake/kinds.py` has it; what it misnames is refused.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from audit.errors import FieldProblem, InvalidInputError
from audit.intake.dates import DateForm
from audit.intake.kinds import COLUMNS, Kind

ENCODINGS = ("utf-8", "cp1252")
SEPARATORS = (";", ",", "\t", "|")
ISO = DateForm("YYYY-MM-DD")
LONGEST = 64 * 1024
"""Characters in a mapping file: it holds headings and codes, and reading TOML is slow work."""
NOTHING: Mapping[str, Any] = MappingProxyType({})
KEYS = frozenset(
    {
        *("namn", "slag", "beskrivning"),
        *("teckenkodning", "skiljetecken", "datum", "kolumner", "koder", "saknas", "bortse_fran"),
        "bara_rader",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """How one source writes an extract of a kind.

    `encoding` None means UTF-8, or else cp1252; `headings` maps our columns to the file's own;
    `codes` maps a column to its translations; `absent` are columns that the source does not have;
    `ignored` are headings of the file that are left unread on purpose; `only` says of some headings
    which cells a row must have to be read at all: the others are counted and passed by.
    """

    kind: Kind
    encoding: str | None = None
    separator: str = ";"
    date_form: DateForm = ISO
    headings: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()
    only: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def heading(self, column: str) -> str:
        """Give what the file calls a column."""
        return self.headings.get(column, column)


def parse_mapping(text: str, kind: Kind) -> ColumnMapping:
    """Read a mapping file for a kind of extract.

    Raises InvalidInputError naming the key that is unknown or does not fit.
    """
    if len(text) > LONGEST:
        raise _wrong("mappning", f"filen har fler än {LONGEST} tecken.")
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Not TOML at all, a number of thousands of digits, or lists in lists without end.
        raise _wrong("mappning", "filen är inte giltig TOML.") from error
    if unknown := sorted(raw.keys() - KEYS):
        raise _wrong(unknown[0], f"nyckeln finns inte. Kända nycklar: {', '.join(sorted(KEYS))}.")
    if raw.get("slag", kind) != kind:
        raise _wrong("slag", f"mappningen är gjord för ett annat slag av utdrag än {kind}.")
    columns = COLUMNS[kind]
    return ColumnMapping(
        kind=kind,
        encoding=_one_of(raw, "teckenkodning", ENCODINGS, None),
        separator=_one_of(raw, "skiljetecken", SEPARATORS, ";") or ";",
        date_form=_date_form(raw.get("datum", "YYYY-MM-DD")),
        headings=_headings(_table(raw, "kolumner"), columns.all),
        codes={
            name: _texts(f"koder.{name}", _known(f"koder.{name}", name, columns.codes, table))
            for name, table in _table(raw, "koder").items()
        },
        absent=_names(raw, "saknas", columns.absent),
        ignored=_names(raw, "bortse_fran", None),
        only={
            heading: _names(_table(raw, "bara_rader"), heading, None)
            for heading in _table(raw, "bara_rader")
        },
    )


def _wrong(key: str, reason: str) -> InvalidInputError:
    return InvalidInputError([FieldProblem(key, f"Mappningsfilen, {key}: {reason}")])


def _one_of(
    raw: Mapping[str, Any], key: str, known: Iterable[str], other: str | None
) -> str | None:
    value = raw.get(key, other)
    if value is not None and value not in known:
        shown = ", ".join("tabb" if one == "\t" else one for one in known)
        raise _wrong(key, f"ska vara en av: {shown}")
    return None if value is None else str(value)


def _date_form(text: object) -> DateForm:
    try:
        return DateForm(str(text))
    except ValueError as error:
        raise _wrong("datum", "ska innehålla YYYY, MM och DD, var och en en gång.") from error


def _table(raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = raw.get(key, NOTHING)
    if not isinstance(value, Mapping):
        raise _wrong(key, "ska vara en tabell.")
    return value


def _texts(key: str, value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise _wrong(key, "ska vara en tabell med texter.")
    return value


def _known(key: str, name: str, known: Iterable[str], value: object) -> object:
    if name not in known:
        raise _wrong(key, f"kolumnen finns inte här. Kända: {', '.join(sorted(known))}.")
    return value


def _headings(table: Mapping[str, Any], known: Iterable[str]) -> dict[str, str]:
    for name in table:
        _known(f"kolumner.{name}", name, known, None)
    headings = _texts("kolumner", dict(table))
    if len(set(headings.values())) != len(headings):
        raise _wrong("kolumner", "två kolumner har samma rubrik.")
    return headings


def _names(raw: Mapping[str, Any], key: str, known: frozenset[str] | None) -> frozenset[str]:
    value = raw.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _wrong(key, "ska vara en lista med rubriker.")
    if known is not None and (unknown := sorted(set(value) - known)):
        allowed = ", ".join(sorted(known))
        raise _wrong(key, f"{unknown[0]} måste finnas i utdraget. Bara {allowed} får saknas.")
    return frozenset(value)
