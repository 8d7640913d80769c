"""Times as an operator types them: with an offset, or as the clock on the wall in Sweden shows."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

import click

from audit.clock import STOCKHOLM

_FORM: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}[:.]\d{2}([:.]\d{2})?(Z|[+-]\d{2}:\d{2})?", re.ASCII
)


class Moment(click.ParamType[datetime]):
    """A day and a time of day; without offset Swedish time, where that is clear."""

    name = "tid"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Read the time as UTC; an hour that came twice or never needs its offset."""
        if not _FORM.fullmatch(value):
            self.fail("skriv dag och klockslag, som 2023-01-09T06:30.", param, ctx)
        try:
            found = datetime.fromisoformat(value[:11] + value[11:].replace(".", ":"))
        except ValueError:
            self.fail("den tiden finns inte.", param, ctx)
        if found.tzinfo is not None:
            return found.astimezone(UTC)
        if not _is_clear(found):
            self.fail("klockan ställdes om då; ange offset, som 02:30+01:00.", param, ctx)
        return found.replace(tzinfo=STOCKHOLM).astimezone(UTC)


def _is_clear(wall: datetime) -> bool:
    """Tell whether a time on the wall is one moment: not skipped and not shown twice."""
    early, late = (wall.replace(tzinfo=STOCKHOLM, fold=fold) for fold in (0, 1))
    return early.utcoffset() == late.utcoffset()
