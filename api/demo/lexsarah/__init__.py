"""Lex Sarah in the constructed nämnd: its parts, its orders, and some reports and ärenden.

`namnd` is what must be there first, `step` how a step is told, each other file some ärenden, and
`telling` performs all of it. Everything is constructed; the delegationsordning and the anmälan to
IVO on 2024-03-15 follow a published document in form.
"""

from __future__ import annotations

from api.demo.lexsarah.telling import STEPS, tell

__all__ = ["STEPS", "tell"]
