"""Why nobody is told anything, where that is so: for `liggare status` and for pages."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from api.told.times import Habits, read_habits
from api.told.ways import channels

if TYPE_CHECKING:
    from collections.abc import Collection

    from api.services import Services
    from audit.store.log import Log


class Silence(Enum):
    """A reason, in the words of whoever runs the service and in those of whoever uses it."""

    NO_WAY = (
        "Inga meddelanden skickas: varken LIGGARE_SMTP_HOST eller LIGGARE_SMS_URL är satt.",
        "Meddelanden är inte inkopplade här än. En ny rapport syns bara för den som loggar in.",
    )
    SWITCHED_OFF = (
        "Inga meddelanden skickas: LIGGARE_MESSAGES har skickar = false för nämnden.",
        "Nämnden har stängt av meddelanden. En ny rapport syns bara för den som loggar in.",
    )
    CONSTRUCTED = (
        "Inga meddelanden skickas: uppgifterna är konstruerade.",
        "Inga meddelanden skickas, för uppgifterna här är konstruerade.",
    )

    def __init__(self, for_operators: str, for_people: str) -> None:
        """Keep both wordings."""
        self.for_operators = for_operators
        self.for_people = for_people


def why_silent(open_ways: Collection[str], log: Log, habits: Habits) -> Silence | None:
    """Say why no messages go out from a nämnd; None where they do."""
    if not open_ways:
        return Silence.NO_WAY
    if habits.skickar is False:
        return Silence.SWITCHED_OFF
    if log.constructed and not habits.skickar:
        return Silence.CONSTRUCTED
    return None


def silence_of(services: Services, log: Log) -> Silence | None:
    """Say the same of a running service, from its settings.

    Raises ConfigurationError for a file of times that does not fit.
    """
    habits = read_habits(services.settings.messages, services.logs)
    open_ways = channels(services.settings).keys()
    return why_silent(open_ways, log, habits.get(log.namnd.slug, Habits()))
