"""The ways in which a message goes out here: which are open, and where each reaches somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.told.messages import words
from api.told.sms import Sms
from api.told.smtp import Smtp

if TYPE_CHECKING:
    from api.told.channels import Channel, Channels
    from audit.settings import Settings
    from audit.store.people import Contact


def channels(settings: Settings) -> Channels:
    """Give the ways that the settings open; none where nothing is set."""
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
