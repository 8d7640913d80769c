"""The two kinds of extract: which columns each has, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

REGISTERED = "registrerad_i_kalla"


class Kind(StrEnum):
    """What an extract holds; the value stands in `import.started`."""

    BARNUTREDNINGAR = "barnutredningar"
    FORLANGNINGAR = "forlangningar"


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a kind by their own names.

    `optional` may be left out without a word; `absent` only where the mapping says that the source
    has no such fact; `filled` must hold something in every row.
    """

    required: tuple[str, ...]
    filled: frozenset[str]
    dates: frozenset[str]
    codes: frozenset[str]
    absent: frozenset[str] = frozenset()
    optional: tuple[str, ...] = (REGISTERED,)

    @property
    def all(self) -> tuple[str, ...]:
        """Give every column, the optional ones last."""
        return (*self.required, *self.optional)


COLUMNS: dict[Kind, Columns] = {
    Kind.BARNUTREDNINGAR: Columns(
        required=(
            "utredning_id",
            "barn_id",
            "enhet",
            "anmalan_inkom",
            "inledd",
            "avslutad",
            "avslut",
        ),
        filled=frozenset({"utredning_id", "barn_id", "enhet", "inledd"}),
        dates=frozenset({"anmalan_inkom", "inledd", "avslutad", REGISTERED}),
        codes=frozenset({"enhet", "avslut"}),
        absent=frozenset({"anmalan_inkom"}),
    ),
    Kind.FORLANGNINGAR: Columns(
        required=(
            "utredning_id",
            "beslutad",
            "ny_sista_dag",
            "skal_kod",
            "skal",
            "beslutsfattare",
        ),
        filled=frozenset(
            {"utredning_id", "beslutad", "ny_sista_dag", "skal_kod", "beslutsfattare"}
        ),
        dates=frozenset({"beslutad", "ny_sista_dag", REGISTERED}),
        codes=frozenset({"skal_kod", "beslutsfattare"}),
        absent=frozenset({"skal"}),
    ),
}
