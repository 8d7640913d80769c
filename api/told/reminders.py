"""The morning's reminder, for whoever wants one: at most one message a vardag, and no content."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Final

import structlog

from api.told.channels import NotSentError
from api.told.falling_due import is_pressing, somebody
from audit.clock import STOCKHOLM
from audit.law.holidays import is_vardag
from audit.store.calendar import Calendars

if TYPE_CHECKING:
    from api.services import Services
    from api.told.channels import Channels
    from audit.lexsarah.escalation import Tider
    from audit.store.log import Log

MORNING: Final = time(8)
"""From this time of day in Sweden."""

_LOG = structlog.get_logger(__name__)


def remind(services: Services, log: Log, ways: Channels, tider: Tider, now: datetime) -> None:
    """Send today's reminders of a nämnd by e-mail.

    A day is taken before anything is sent: where the mail server fails that morning, there is no
    reminder that day. It is a help and no duty; what must reach somebody goes another way.
    """
    local, mail = now.astimezone(STOCKHOLM), ways.get("epost")
    if mail is None or local.time() < MORNING or not is_vardag(local.date()):
        return
    calendars, slug, day = Calendars(services.pool), log.namnd.slug, local.date()
    for account, roles in calendars.reminders_left(slug, day):
        acting = somebody(services, log, account, roles)
        to = services.people.contact(account).epost
        if not calendars.take_reminder(account, slug, day) or acting is None or not to:
            continue
        if is_pressing(replace(acting, today=day), tider):
            try:
                mail.send(to)
            except NotSentError as refused:
                _LOG.warning("reminder_not_sent", fel=refused.fel)
