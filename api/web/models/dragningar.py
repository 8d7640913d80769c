"""View models of the draws of a year."""

from __future__ import annotations

from dataclasses import dataclass

from api.web.models.frame import Frame
from api.web.models.lexsarah import Link
from api.web.models.parts import Table
from api.web.models.plan import Facts, Head


@dataclass(frozen=True, slots=True)
class DragningView:
    """One draw: from what, what was drawn, and how anybody can repeat it."""

    heading: str
    anchor: str
    facts: Facts
    dragna: Table
    repeat: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class DragningarPage:
    """The draws of a year, newest first, and their summary."""

    frame: Frame
    head: Head
    years: tuple[Link, ...]
    summary: Table
    summary_text: str
    dragningar: tuple[DragningView, ...]
