"""The ways in which a message goes out, and what can go wrong on each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from audit.settings import Settings
    from audit.store.people import Contact


class NotSentError(Exception):
    """A message was not taken; `fel` is a code of `FEL`, and nothing else of it is kept."""

    def __init__(self, fel: str) -> None:
        """Keep the code: what a server says may hold an address."""
        super().__init__(fel)
        self.fel = fel


class Channel(Protocol):
    """One way out."""

    def send(self, to: str) -> None:
        """Hand the message over to an address or number; raises NotSentError."""


Channels = Mapping[str, Channel]
"""The ways that are open here, by the codes of `MEDDELANDEKANAL`."""


def channels(settings: Settings) -> Channels:
    """Give the ways that the settings open; none where nothing is set."""
    from api.told.messages import words  # noqa: PLC0415 - a service that tells nobody needs none
    from api.told.sms import Sms  # noqa: PLC0415
    from api.told.smtp import Smtp  # noqa: PLC0415

    if settings.public_url is None:
        return {}
    said = words(settings.public_url)
    found: dict[str, Channel] = {}
    if settings.smtp_host and settings.smtp_from:
        found["epost"] = Smtp(settings, said)
    if settings.sms_url:
        found["sms"] = Sms(settings, said)
    return found


def address_for(kanal: str, contact: Contact) -> str | None:
    """Give where a way reaches somebody; None where it does not."""
    return {"epost": contact.epost, "sms": contact.mobil}.get(kanal) or None
