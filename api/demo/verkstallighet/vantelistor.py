"""The waiting lists of 2023, counted month by month.

Published are the total of each month and the row of more than three months of gruppbostad and of
demens; what they are the sum of is constructed so that it adds up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from api.acts import vantelista_id
from api.demo.lexsarah.step import Ids, Step, step
from audit.verkstallighet.commands import CountVantelista
from audit.verkstallighet.vantelista import MANADER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

AR: Final = 2023
Months = tuple[int | None, ...]

FUNKTIONSSTOD: Final[dict[str, Months]] = {
    "behov_gruppbostad": (6, 5, 5, 6, 6, 7, 6, 3, 5, 5, 6, 7),
    "over_gruppbostad": (6, 5, 5, 5, 5, 6, 5, 2, 4, 4, 3, 4),
    "over_nej_gruppbostad": (1, 1, 1, 1, 1, 2, 2, 1, 1, 1, 0, 0),
    "erbjudna_nej_gruppbostad": (1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 0, 0),
    "annan_gruppbostad": (4, 4, 4, 4, 4, 5, None, None, 3, 3, 4, 4),
    "behov_servicebostad": (1, 1, 2, 2, 3, 4, 4, 3, 3, 2, 4, 5),
    "over_servicebostad": (0, 0, 1, 1, 1, 2, 2, 2, 2, 1, 1, 2),
    "behov_socialpsykiatriskt": (0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1),
}
"""Row → the twelve months; 0 is a dash, None was not measured."""
ALDREOMSORG: Final[dict[str, Months]] = {
    "behov_demens": (4, 5, 5, 7, 10, 10, 11, 13, 12, 7, 5, 5),
    "over_demens": (0, 0, 0, 1, 4, 2, 8, 11, 11, 4, 2, 2),
    "hemma_demens": (3, 3, 3, 4, 6, 6, 7, 8, 7, 4, 3, 3),
    "behov_somatiskt": (7, 8, 9, 11, 13, 14, 9, 7, 6, 7, 7, 8),
    "over_somatiskt": (1, 1, 2, 2, 3, 4, 2, 1, 1, 1, 1, 1),
    "lediga": (2, 1, 1, 0, 0, 0, 1, 2, None, None, 3, 3),
}
TACKAT_JA: Final[dict[tuple[str, int], int]] = {
    ("behov_gruppbostad", 7): 1,
    ("behov_demens", 9): 2,
}
"""Row and month → how many had said yes and not moved in."""


def steps() -> Iterator[Step]:
    """Tell each month, counted a few days into the next."""
    for manad in MANADER:
        ar, after = (AR, manad + 1) if manad < max(MANADER) else (AR + 1, 1)
        yield step(
            f"{ar}-{after:02}-04",
            "10:00",
            "kvalitet",
            count("funktionsstod", FUNKTIONSSTOD, manad),
            count("aldreomsorg", ALDREOMSORG, manad),
        )


def count(omrade: str, rows: Mapping[str, Months], manad: int) -> Callable[[Ids], CountVantelista]:
    """Count a month of an område."""
    numbers = {kod: months[manad - 1] for kod, months in rows.items()}
    return lambda ids: CountVantelista(
        vantelista=vantelista_id(ids.log, AR),
        ar=AR,
        manad=manad,
        omrade=omrade,
        antal={kod: number for kod, number in numbers.items() if number is not None},
        tackat_ja={kod: n for (kod, of), n in TACKAT_JA.items() if of == manad and kod in rows},
    )
