"""How a person sees sealed words: by a role, within a granskning, or masked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from audit.roles import Role

GRANSKNING: Final = "granskning"
"""The filter of a record of a reading that names the granskning."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Whether a person may read sealed words: in which role, and within which granskning.

    A page takes this value whole, so that whoever shows the words also says the granskning.
    """

    role: Role | None = None
    granskning: UUID | None = None

    @property
    def words(self) -> bool:
        """Tell whether the words may be shown."""
        return self.role is not None


MASKED: Final = Sight()
"""What everybody else sees."""


def within(granskning: UUID | None) -> Sight:
    """Give what a revisor sees who has asked: the words within a granskning, or nothing."""
    return Sight(Role.REVISOR, granskning) if granskning else MASKED


def filters_of(granskning: UUID | None, **more: str) -> dict[str, str] | None:
    """Give the filters of a record of a reading: those of its own, and the granskning's id."""
    own = {GRANSKNING: str(granskning)} if granskning else {}
    return {**more, **own} or None
