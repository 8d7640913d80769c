"""From the text of a file to its records: strict about quotes, lengths, lines and headings."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from audit.errors import FieldProblem
from audit.intake.errors import BrokenFileError, broken
from audit.intake.kinds import COLUMNS
from audit.intake.mapping import SEPARATORS, ColumnMapping

MAX_CELL = 64 * 1024
"""Characters in one cell."""

MAX_ROWS = 250_000
"""Rows in one file."""

FIRST_ROW = 1
"""Rows are counted as a spreadsheet counts them: the headings are row 1."""

_TOO_LONG = f"en cell är längre än {MAX_CELL // 1024} kB"
# What the csv module says, with a limit of its own that no cell of allowed length reaches.
_WHY = {
    "field larger than field limit": _TOO_LONG,
    "unexpected end of data": "ett citattecken öppnas men stängs aldrig",
}
MANY = 3
"""So many of another separator in a heading line of one cell are no coincidence."""

_SHOWN = {";": "semikolon", ",": "komma", "\t": "tabb", "|": "lodstreck"}

Record = tuple[int, list[str]]


def records(text: str, mapping: ColumnMapping) -> Iterator[Record]:
    """Give each record of a file with its row number, the headings first.

    Raises BrokenFileError.
    """
    if not text.endswith("\n"):
        raise broken("Filen slutar mitt i en rad: sista raden har ingen radbrytning.")
    lines = (line + "\n" for line in text.removesuffix("\n").split("\n"))
    reader = csv.reader(lines, delimiter=mapping.separator, strict=True)
    number = FIRST_ROW - 1
    try:
        for number, record in enumerate(reader, FIRST_ROW):
            if any(len(cell) > MAX_CELL for cell in record):
                raise broken(f"Raden går inte att läsa: {_TOO_LONG}.", row=number)
            if number > MAX_ROWS + FIRST_ROW:
                raise broken(f"Filen har fler än {MAX_ROWS} rader. Dela den.")
            yield number, record
    except csv.Error as error:
        why = next((why for start, why in _WHY.items() if str(error).startswith(start)), None)
        reason = why or "ett citattecken eller en radbrytning står på fel plats"
        raise broken(f"Raden går inte att läsa: {reason}.", row=number + 1) from error


def column_places(headings: Sequence[str], mapping: ColumnMapping) -> dict[str, int]:
    """Tell in which cell each column stands; raises BrokenFileError for headings of no use."""
    found = [heading.strip() for heading in headings]
    if len(found) == 1:
        _refuse_other_separator(found[0], mapping)
    columns = COLUMNS[mapping.kind]
    places = {name: found.index(h) for name in columns.all if (h := mapping.heading(name)) in found}
    expected = {mapping.heading(name) for name in columns.all} | mapping.ignored | set(mapping.only)
    problems = [
        FieldProblem(mapping.heading(name), f"Kolumnen {mapping.heading(name)} saknas.", FIRST_ROW)
        for name in columns.required
        if name not in places and name not in mapping.absent
    ]
    problems += [
        FieldProblem(heading, f"Kolumnen {heading} saknas.", FIRST_ROW)
        for heading in mapping.only
        if heading not in found
    ]
    # The heading itself is not told: a file without headings has a person's data there.
    problems += [
        FieldProblem(f"kolumn {at}", f"Rubriken i kolumn {at} är okänd.", FIRST_ROW)
        for at, heading in enumerate(found, 1)
        if heading not in expected
    ]
    if len(set(found)) != len(found):
        problems.append(FieldProblem("", "Samma rubrik förekommer två gånger.", FIRST_ROW))
    if problems:
        raise BrokenFileError(problems)
    return places


def _refuse_other_separator(line: str, mapping: ColumnMapping) -> None:
    """Say it plainly where the headings fit another separator than the one expected."""
    for other in SEPARATORS:
        if other != mapping.separator and line.count(other) >= MANY:
            raise broken(
                f"Filen har {_SHOWN[other]} mellan kolumnerna, men "
                f"{_SHOWN[mapping.separator]} väntades. Ange skiljetecken i en mappningsfil.",
                row=FIRST_ROW,
            )
