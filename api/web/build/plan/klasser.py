"""The numbers of a mätning in a table: classes, remarks on those in each, sum and share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.reports.internkontroll.counting import of_class
from api.web.formats import antal, procent
from api.web.labels import named
from api.web.models.parts import Cell, Column, Table
from audit.barnutredning.classify import TIDSKLASS_LABELS
from audit.barnutredning.clock import LAGE_LABELS
from audit.internkontroll.kontrollutfall import KONTROLLKLASS_LABELS
from audit.internkontroll.matning import COUNTED
from projections.barnutredning.listing import Flag

if TYPE_CHECKING:
    from audit.internkontroll.matning import Matning

REMARKS: Final[Mapping[str, str]] = {
    Flag.CLOSED_LATER: "avslutade senare",
    Flag.EXTENDED_AFTER_LIMIT: "förlängda efter fristens utgång",
    Flag.WITHIN_VARDAG: "ryms inom vardagen efter sista dagen",
}
"""What is remarked of those over their time: no class of its own, and never added to the others."""
NUMBER_LABELS: Final = {
    **{str(code): label for code, label in TIDSKLASS_LABELS.items()},
    **{str(code): label for code, label in LAGE_LABELS.items()},
}
"""What is counted in a frozen mätning, in words."""
Behind = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Stood:
    """The numbers of one time under their names, and the ids behind each of them."""

    numbers: Mapping[str, int]
    ids: Mapping[str, tuple[str, ...]]

    @classmethod
    def frozen(cls, matning: Matning) -> Stood:
        """Give what a mätning froze."""
        return cls(matning.numbers, matning.behind)

    def remarked(self, klass: str, remark: str) -> int:
        """Count those of a class that carry a remark."""
        return len({*self.ids.get(klass, ())} & {*self.ids.get(remark, ())})


def numbers_beside(
    matning: Matning,
    caption: str,
    columns: Mapping[str, Stood],
    behind: Behind = lambda _: None,
) -> Table:
    """Set numbers beside each other, each column under its heading: the classes, sum and share.

    `matning` says which classes there are; `behind` leads from a number of the first column to
    what lies behind it. What is remarked stands under the class of those it is remarked of.
    """
    stood, labels = tuple(columns.values()), labels_of(matning)
    classes = _classes(matning)
    others = [one for one in matning.numbers if one not in {*classes, *REMARKS}]
    rows = [
        row
        for at, name in enumerate((*classes, *others))
        for row in (
            (Cell(named(labels, name)), *_counts(name, stood, behind(name))),
            *(_remarks(name, stood) if at else ()),
        )
    ]
    headings = (Column("Klass"), *(Column(name, numeric=True) for name in columns))
    return Table(caption, headings, (*rows, *_whole(classes, stood)))


def labels_of(matning: Matning) -> Mapping[str, str]:
    """Give what people read for each number of a frozen mätning."""
    if matning.slag == "kontroll":
        return {str(code): label for code, label in KONTROLLKLASS_LABELS.items()}
    return NUMBER_LABELS


def _counts(name: str, columns: tuple[Stood, ...], href: str | None) -> Iterator[Cell]:
    for place, one in enumerate(columns):
        yield Cell(antal(one.numbers.get(name, 0)), None if place else href)


def _remarks(klass: str, columns: tuple[Stood, ...]) -> Iterator[tuple[Cell, ...]]:
    for remark, label in REMARKS.items():
        numbers = [one.remarked(klass, remark) for one in columns]
        if any(numbers):
            yield _row(f"varav {label}, {of_class(klass)}", *map(antal, numbers))


def _classes(matning: Matning) -> tuple[str, ...]:
    """Give the classes that the share is of, those within their time first."""
    measure = matning.matt.removesuffix("_avslutade")
    return COUNTED["kontroll" if matning.slag == "kontroll" else measure]


def _whole(classes: tuple[str, ...], columns: tuple[Stood, ...]) -> Iterator[tuple[Cell, ...]]:
    counted = [[one.numbers.get(name, 0) for name in classes] for one in columns]
    yield _row("Alla som räknas", *(antal(sum(one)) for one in counted))
    yield _row("Andel inom tiden", *(procent(one[0], sum(one)) for one in counted))


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(map(Cell, texts))
