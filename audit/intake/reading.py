"""From the bytes of an extract to its rows, whole or not at all.

What makes the file itself doubtful (encoding, separator, a torn line, a date that is none, the same
utredning twice) refuses all of it; what is wrong with one row's facts refuses that row alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from audit.errors import FieldProblem
from audit.intake.decoding import decode
from audit.intake.errors import BrokenFileError, broken
from audit.intake.kinds import COLUMNS, REGISTERED, Kind
from audit.intake.mapping import ColumnMapping
from audit.intake.rows import (
    DelRow,
    ForlangningRow,
    LexsarahRow,
    ReadFile,
    RefusedRow,
    Row,
    UtredningRow,
)
from audit.intake.table import Record, column_places, records

LONGEST_ID = 128
_SPACES = " \t"
_NO_ROWS = "Filen har rubriker men inga rader."
_NOT_HERE = "Ingen rad i filen hör hit, så som mappningsfilen säger vilka rader som ska läsas in."


def read_extract(data: bytes, mapping: ColumnMapping) -> ReadFile:
    """Read an extract; raises BrokenFileError naming rows and columns."""
    table = records(decode(data, mapping.encoding), mapping)
    _, headings = next(table)
    places = column_places(headings, mapping)
    reader = _RowReader(mapping, places, headings)
    rows = reader.all(table)
    if not rows:
        raise broken(_NOT_HERE if reader.left_out else _NO_ROWS)
    return ReadFile(rows, frozenset(places), reader.left_out)


class _RowReader:
    """Turns records into rows, and gathers what is wrong with the file."""

    def __init__(
        self, mapping: ColumnMapping, places: dict[str, int], headings: Sequence[str]
    ) -> None:
        self.mapping = mapping
        self.columns = COLUMNS[mapping.kind]
        self.places = places
        self.width = len(headings)
        found = [heading.strip() for heading in headings]
        self.only = [(found.index(name), cells) for name, cells in mapping.only.items()]
        self.left_out = 0
        self.read_date = mapping.date_form.reader()
        self.problems: list[FieldProblem] = []
        makers: dict[Kind, Callable[[int, dict[str, str]], Row]] = {
            Kind.BARNUTREDNINGAR: self._utredning,
            Kind.FORLANGNINGAR: self._forlangning,
            Kind.ORGANISATION: self._del,
            Kind.LEXSARAH: self._lexsarah,
        }
        self.make = makers[mapping.kind]

    def all(self, table: Iterable[Record]) -> tuple[Row, ...]:
        """Read every record; raises BrokenFileError with all that was found."""
        rows = tuple(row for number, record in table if (row := self._row(number, record)))
        self._refuse_doubles(rows)
        if self.problems:
            raise BrokenFileError(self.problems)
        return rows

    def _row(self, number: int, record: Sequence[str]) -> Row | None:
        if len(record) != self.width:
            reason = f"Raden har {len(record)} celler, rubrikraden har {self.width}."
            self.problems.append(FieldProblem("", reason, number))
            return None
        if any(record[at].strip(_SPACES) not in wanted for at, wanted in self.only):
            self.left_out += 1
            return None
        cells = {name: record[at].strip(_SPACES) for name, at in self.places.items()}
        for name in self.columns.filled:
            if not cells[name]:
                column = self.mapping.heading(name)
                return RefusedRow(number, column, f"{column}: cellen är tom.")
        if any(len(cells.get(name, "")) > LONGEST_ID for name in self.columns.ids):
            return RefusedRow(number, "", f"Ett id är längre än {LONGEST_ID} tecken.")
        return self.make(number, cells)

    def _date(self, number: int, cells: dict[str, str], name: str) -> date | None:
        text = cells.get(name)
        if not text:
            return None
        try:
            return self.read_date(text)
        except ValueError:
            column = self.mapping.heading(name)
            reason = f"{column}: dagen finns inte, eller är inte skriven som väntat."
            self.problems.append(FieldProblem(column, reason, number))
            return None

    def _code(self, cells: dict[str, str], name: str) -> str:
        return self.mapping.codes.get(name, {}).get(cells[name], cells[name])

    def _utredning(self, number: int, cells: dict[str, str]) -> UtredningRow:
        return UtredningRow(
            number,
            cells["utredning_id"],
            cells["barn_id"],
            self._code(cells, "enhet"),
            self._date(number, cells, "inledd") or date.min,
            self._date(number, cells, "anmalan_inkom"),
            self._date(number, cells, "avslutad"),
            self._code(cells, "avslut"),
            self._date(number, cells, REGISTERED),
        )

    def _forlangning(self, number: int, cells: dict[str, str]) -> ForlangningRow:
        return ForlangningRow(
            number,
            cells["utredning_id"],
            self._date(number, cells, "beslutad") or date.min,
            self._date(number, cells, "ny_sista_dag") or date.min,
            self._code(cells, "skal_kod"),
            self._code(cells, "beslutsfattare"),
            cells.get("skal") or None,
            self._date(number, cells, REGISTERED),
        )

    def _del(self, number: int, cells: dict[str, str]) -> DelRow:
        return DelRow(
            number,
            self._code(cells, "slag").lower(),
            cells["kod"],
            cells["namn"],
            self._date(number, cells, "fran") or date.min,
            self._date(number, cells, "till"),
            cells["verksamhet"],
            cells["utforare"],
            self._code(cells, "lag"),
            self._code(cells, "driftsform"),
            self._optional(cells, "omrade"),
            self._optional(cells, "beredskap"),
            self._optional(cells, "organisationsnummer"),
        )

    def _lexsarah(self, number: int, cells: dict[str, str]) -> LexsarahRow:
        return LexsarahRow(
            number,
            cells["arende_id"],
            self._date(number, cells, "inkom") or date.min,
            self._code(cells, "enhet"),
            self._code(cells, "lag") if "lag" in cells else "",
            self._optional(cells, "diarienummer"),
            self._optional(cells, "bedomning"),
            self._date(number, cells, "ivo_anmald"),
            self._date(number, cells, "ivo_kompletterad"),
            self._date(number, cells, "avslutad"),
        )

    def _optional(self, cells: dict[str, str], name: str) -> str | None:
        return (self._code(cells, name) or None) if name in cells else None

    def _refuse_doubles(self, rows: Iterable[Row]) -> None:
        """Find what stands on two rows: the same utredning, extension of a day, part or ärende."""
        seen: dict[tuple[str, date | None], int] = {}
        for row in rows:
            if isinstance(row, RefusedRow):
                continue
            key, name, what = _identity(row)
            first = seen.setdefault(key, row.number)
            if first != row.number:
                column = self.mapping.heading(name)
                reason = f"{column}: samma {what} finns även på rad {first}."
                self.problems.append(FieldProblem(column, reason, row.number))


Identity = tuple[tuple[str, date | None], str, str]


def _identity(row: UtredningRow | ForlangningRow | DelRow | LexsarahRow) -> Identity:
    """Give what tells a row from others, the column it stands in, and what it is called."""
    match row:
        case UtredningRow():
            return (row.utredning_id, None), "utredning_id", "utredning"
        case ForlangningRow():
            return (row.utredning_id, row.beslutad), "utredning_id", "förlängning"
        case DelRow():
            return (f"{row.slag}/{row.kod}", row.fran), "kod", "del från samma dag"
        case LexsarahRow():
            return (row.arende_id, None), "arende_id", "ärende"
