"""What the page of somebody's own calendar shows."""

from __future__ import annotations

from dataclasses import dataclass

from api.web.models.frame import Frame


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """Whether the calendar and the reminders are on; `address` is shown once, when it is made.

    `since` is the day on which the address was made, in words; `epost` where reminders would go;
    `silent` says why no messages go out here, where that is so.
    """

    frame: Frame
    csrf: str
    on: bool
    since: str
    address: str
    reminders: bool
    epost: str
    silent: str
