"""The steps from old versions of this area's facts to the next: none yet, every topic is at 1."""

from __future__ import annotations

from audit.upcasting import Upcast

UPCASTS: dict[tuple[str, int], Upcast] = {}
"""(topic, from version) → the step to the next version."""
