"""Lex Sarah in the constructed nämnd: its parts, its orders, and some reports and ärenden.

`namnd` is what must be there first, `step` how a step is told, each other file some ärenden.
Everything is constructed; the delegationsordning and the anmälan to IVO on 2024-03-15 follow a
published document in form.
"""

from __future__ import annotations

from typing import Final

from api.demo.lexsarah import larmet, lonnen, others
from api.demo.lexsarah.step import Step

STEPS: Final[tuple[Step, ...]] = (
    *others.earlier(),
    *larmet.steps(),
    *lonnen.begun(),
    *lonnen.investigated(),
    *others.nyckeln(),
    *others.waiting(),
)
"""Everything that was done in lex Sarah."""

__all__ = ["STEPS"]
