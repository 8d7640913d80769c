"""What surrounds a decision about the nämnd's year: who asks, and the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Around:
    """`roller` are those that the person holds; what stands is all in the stream's own history."""

    roller: tuple[str, ...]
    today: date
