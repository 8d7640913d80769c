"""Why nobody is told anything, where that is so: for `liggare status` and for pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.told.channels import channels
from api.told.times import Habits, read_habits

if TYPE_CHECKING:
    from collections.abc import Collection

    from api.services import Services
    from audit.store.log import Log


def why_silent(open_ways: Collection[str], log: Log, habits: Habits) -> str | None:
    """Say in Swedish why no messages go out from a nämnd; None where they do."""
    if not open_ways:
        return (
            "Inga meddelanden skickas: varken LIGGARE_SMTP_HOST eller LIGGARE_SMS_URL är satt. "
            "Ny rapport syns bara för den som loggar in."
        )
    if habits.skickar is False:
        return "Inga meddelanden skickas: nämnden har stängt av dem i LIGGARE_MESSAGES."
    if log.constructed and not habits.skickar:
        return "Inga meddelanden skickas: uppgifterna är konstruerade."
    return None


def silence_of(services: Services, log: Log) -> str | None:
    """Say the same of a running service, from its settings.

    Raises ConfigurationError for a file of times that does not fit.
    """
    habits = read_habits(services.settings.messages, services.logs)
    open_ways = channels(services.settings).keys()
    return why_silent(open_ways, log, habits.get(log.namnd.slug, Habits()))
