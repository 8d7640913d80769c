"""What each händelse of an extract of handläggning is: its event, and what its columns hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from audit.barnutredning import (
    GiveInformation,
    HearBarn,
    NoteBarnMoved,
    NoteBarnNotHeard,
    NoteVald,
    WithholdInformation,
)
from audit.barnutredning.events_handlaggning import (
    BarnHeard,
    BarnMoved,
    BarnNotHeard,
    InformationGiven,
    InformationWithheld,
    ValdNoted,
)
from audit.barnutredning.uppgifter import Uppgift
from audit.intake.rows_klockor import HandlaggningRow


@dataclass(frozen=True, slots=True)
class Slag:
    """One kind of händelse: the event, what notes it, and which fact each column of ours is.

    `many` says that `kod` may hold several codes; `words` is None where `text` has no place.
    """

    event: type[Uppgift]
    command: type[Any]
    day: str
    code: str
    words: str | None = None
    many: bool = False
    decided: bool = False

    @property
    def columns(self) -> Mapping[str, str]:
        """Give the column of each fact."""
        found = {self.day: "datum", self.code: "kod"}
        return found | ({self.words: "text"} if self.words else {})


HANDELSER: Final[dict[str, Slag]] = {
    "information_lamnad": Slag(InformationGiven, GiveInformation, "lamnad", "till", many=True),
    "information_ej_lamnad": Slag(
        *(InformationWithheld, WithholdInformation, "beslutad", "till", "skal"),
        many=True,
        decided=True,
    ),
    "barn_hort": Slag(BarnHeard, HearBarn, "hord", "satt", "barnets_ord"),
    "barn_ej_hort": Slag(BarnNotHeard, NoteBarnNotHeard, "noterad", "skal_kod", "skal"),
    "vald": Slag(ValdNoted, NoteVald, "noterad", "vald"),
    "flytt": Slag(BarnMoved, NoteBarnMoved, "flyttade", "utfall", "kommun"),
}
"""The codes of the column `handelse`."""


def same_day(row: HandlaggningRow, uppgifter: Iterable[Uppgift]) -> list[Uppgift]:
    """Give what is noted of a row's händelse on its day."""
    slag = HANDELSER.get(row.handelse)
    if slag is None:
        return []
    noted = (one for one in uppgifter if isinstance(one, slag.event))
    return [one for one in noted if getattr(one, slag.day) == row.datum]
