"""The cells of one record by our own names, read as texts, codes and days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from audit.errors import FieldProblem
from audit.intake.mapping import ColumnMapping


@dataclass(slots=True)
class Cells:
    """One record; a day that is none is put among the `problems` of the whole file."""

    number: int
    cells: Mapping[str, str]
    mapping: ColumnMapping
    read_date: Callable[[str], date]
    problems: list[FieldProblem]

    def text(self, name: str) -> str:
        """Give a cell as it stands; a column that the file lacks is empty."""
        return self.cells.get(name, "")

    def words(self, name: str) -> str | None:
        """Give a cell as words: None where it is empty."""
        return self.text(name) or None

    def code(self, name: str) -> str:
        """Give a cell with the mapping's translation, where it has one."""
        return self._translated(name, self.text(name))

    def codes(self, name: str) -> tuple[str, ...]:
        """Give the codes of a cell, divided by commas, each translated; a whole cell may be too."""
        whole = self.code(name)
        parts = (part.strip() for part in whole.split(","))
        return tuple(self._translated(name, part) for part in parts if part)

    def code_or_none(self, name: str) -> str | None:
        """Give a translated cell, None where it is empty or the file lacks the column."""
        return self.code(name) or None

    def day(self, name: str) -> date | None:
        """Give the day of a cell, None where it is empty or is none."""
        text = self.text(name)
        if not text:
            return None
        try:
            return self.read_date(text)
        except ValueError:
            column = self.mapping.heading(name)
            reason = f"{column}: dagen finns inte, eller är inte skriven som väntat."
            self.problems.append(FieldProblem(column, reason, self.number))
            return None

    def filled_day(self, name: str) -> date:
        """Give the day of a cell that is filled: one that is none refuses the file anyway."""
        return self.day(name) or date.min

    def _translated(self, name: str, text: str) -> str:
        return self.mapping.codes.get(name, {}).get(text, text)
