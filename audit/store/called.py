"""Which streams people mean by the digits that pages call them by: the last ten of their ids."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final
from uuid import UUID

if TYPE_CHECKING:
    from audit.store.log import Log

DIGITS: Final = re.compile(
    r"(?<![0-9a-f-])([0-9a-f]{5})-?([0-9a-f]{5})(?![0-9a-f-])", re.IGNORECASE
)
"""Ten digits as pages write them, `62ad4-76fa2`, with or without the line between."""


def digits_in(text: str) -> list[str]:
    """Give the digits that a text names streams by, without the line between."""
    return ["".join(found.groups()).lower() for found in DIGITS.finditer(text)]


def called(log: Log, digits: Iterable[str]) -> dict[str, list[UUID]]:
    """Give the streams of a log by their digits; two may share them, and none may have them."""
    wanted = {one: list[UUID]() for one in digits}
    if wanted:
        with log.pool.connection() as connection:
            rows = connection.execute(log.sql.called, {"digits": list(wanted)}).fetchall()
        for (stream,) in rows:
            wanted[stream.hex[-10:]].append(stream)
    return wanted
