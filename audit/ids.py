"""How identifiers are made: time-ordered for what staff open, random for children and reporters."""

from __future__ import annotations

import secrets
import time
from uuid import UUID, uuid4


def new_arende_id() -> UUID:
    """Make a UUIDv7 (RFC 9562 §5.7): for ärenden opened by staff or by an import."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    return UUID(int=value & ~(0x3 << 62) | 0x2 << 62)


def new_random_id() -> UUID:
    """Make a UUIDv4: for children and reporters, where even the time of making would tell."""
    return uuid4()
