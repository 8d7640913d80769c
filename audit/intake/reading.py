"""From the bytes of an extract to its rows, whole or not at all.

What makes the file itself doubtful (encoding, separator, a torn line, a date that is none, the same
utredning twice) refuses all of it; what is wrong with one row's facts refuses that row alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audit.errors import FieldProblem
from audit.intake.cells import Cells
from audit.intake.decoding import decode
from audit.intake.errors import BrokenFileError, broken
from audit.intake.kinds import COLUMNS
from audit.intake.making_rows import MAKERS, identity
from audit.intake.mapping import ColumnMapping
from audit.intake.rows import ReadFile, RefusedRow, Row
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
        self.make = MAKERS[mapping.kind]

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
        return self.make(Cells(number, cells, self.mapping, self.read_date, self.problems))

    def _refuse_doubles(self, rows: Iterable[Row]) -> None:
        """Find what stands on two rows: the same utredning, extension of a day, part or ärende."""
        seen: dict[tuple[object, ...], int] = {}
        for row in rows:
            told = identity(row)
            if told is None:
                continue
            key, name, what = told
            first = seen.setdefault(key, row.number)
            if first != row.number:
                column = self.mapping.heading(name)
                reason = f"{column}: samma {what} finns även på rad {first}."
                self.problems.append(FieldProblem(column, reason, row.number))
