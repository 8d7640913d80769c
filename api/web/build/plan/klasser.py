"""The numbers of a mätning in a table: classes, what is remarked of them, sum and share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from api.web.build.plan.matning import NUMBER_LABELS
from api.web.formats import antal, procent
from api.web.labels import named
from api.web.models.parts import Cell, Column, Table
from audit.internkontroll.kontrollutfall import KONTROLLKLASS_LABELS
from audit.internkontroll.matning import COUNTED
from projections.barnutredning.listing import Flag

if TYPE_CHECKING:
    from audit.internkontroll.matning import Matning

FLAGS: Final = frozenset(map(str, Flag))
"""What is remarked of those in a class: no class of its own, and never added to the others."""
Numbers = Mapping[str, int]
Behind = Callable[[str], str | None]


def numbers_beside(
    matning: Matning,
    caption: str,
    columns: Mapping[str, Numbers],
    behind: Behind = lambda _: None,
) -> Table:
    """Set numbers beside each other, each column under its heading: the classes, sum and share.

    `matning` says which classes there are; `behind` leads from a number of the first column to
    what lies behind it.
    """
    classes, labels = _classes(matning), labels_of(matning)
    names = sorted(matning.numbers, key=lambda one: (one in FLAGS, _place(classes, one)))
    rows = tuple(
        (Cell(_label(labels, name)), *_counts(name, columns, behind(name))) for name in names
    )
    sums = tuple(_summed(classes, numbers) for numbers in columns.values())
    headings = (Column("Klass"), *(Column(name, numeric=True) for name in columns))
    return Table(caption, headings, (*rows, *_whole(sums)))


def labels_of(matning: Matning) -> Mapping[str, str]:
    """Give what people read for each number of a frozen mätning."""
    if matning.slag == "kontroll":
        return {str(code): label for code, label in KONTROLLKLASS_LABELS.items()}
    return NUMBER_LABELS


def _counts(name: str, columns: Mapping[str, Numbers], href: str | None) -> Iterator[Cell]:
    for place, numbers in enumerate(columns.values()):
        yield Cell(antal(numbers.get(name, 0)), None if place else href)


def _classes(matning: Matning) -> tuple[str, ...]:
    """Give the classes that the share is of, those within their time first."""
    measure = matning.matt.removesuffix("_avslutade")
    return COUNTED["kontroll" if matning.slag == "kontroll" else measure]


def _place(classes: tuple[str, ...], name: str) -> int:
    return classes.index(name) if name in classes else len(classes)


def _label(labels: Mapping[str, str], name: str) -> str:
    said = named(labels, name)
    return f"Varav: {said.lower()}" if name in FLAGS else said


def _summed(classes: tuple[str, ...], numbers: Numbers) -> tuple[int, int]:
    """Give how many are within their time, and of how many."""
    counted = [numbers.get(name, 0) for name in classes]
    return counted[0], sum(counted)


def _whole(sums: tuple[tuple[int, int], ...]) -> Iterator[tuple[Cell, ...]]:
    yield _row("Alla som räknas", *(antal(whole) for _, whole in sums))
    yield _row("Andel inom tiden", *(procent(part, whole) for part, whole in sums))


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(map(Cell, texts))
