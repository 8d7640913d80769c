"""How much falls due for somebody, by day: what a calendar and a reminder rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.acts import ARSPLAN, Acting
from api.auth import Permission
from api.auth.roles import acting_role, known
from api.seeing import what_waits
from audit.arsplan.forfaller import forfaller
from audit.envelope import Source, SourceKind
from audit.lexsarah import Role
from audit.store.founding import new_request
from projections.asof import today_of

if TYPE_CHECKING:
    from api.services import Services
    from audit.lexsarah.escalation import Tider
    from audit.store.log import Log

SOON: Final = timedelta(days=7)
"""A reminder goes for what falls due within so many days, or has already."""
AT_ONCE: Final = frozenset({"omedelbara", "anmala_ivo", "ivo_fardig"})
"""What the law wants done at once, without a day: a reminder goes for it as long as it waits."""

YEAR_ACT: Final = "deliver_punkt"
"""Whoever may do this has the nämnd's year in the calendar."""


def somebody(
    services: Services, log: Log, account: UUID, roles: Iterable[str], request: str | None = None
) -> Acting | None:
    """Let an account look who is not here; None where no role opens the pages of lex Sarah."""
    held = known(roles)
    if acting_role(held, Permission.LEXSARAH) is None:
        return None
    names, today = {role.value for role in held}, today_of(log)
    return Acting(
        log=log,
        people=services.people,
        konto=account,
        roles=tuple(role for role in Role if role.value in names),
        source=Source(SourceKind.WEB),
        request=request or new_request(),
        today=today,
        uppdrag=services.people.uppdrag(account, log.namnd.slug, today),
    )


def due_days(acting: Acting, tider: Tider) -> Mapping[date, int]:
    """Count what falls due for a person by its last day; what has no day is left out.

    The nämnd's year is counted for those who act on it.
    """
    found = what_waits(acting, acting.log.head().size, tider)
    days = Counter(day for one in found.waiting if (day := one.last_day) is not None)
    if ARSPLAN.may(acting, YEAR_ACT):
        days += forfaller(ARSPLAN.state(acting.log), acting.today)
    return days


def is_pressing(acting: Acting, tider: Tider) -> bool:
    """Tell whether a reminder should go today."""
    found = what_waits(acting, acting.log.head().size, tider)
    soon = acting.today + SOON
    return any(one.kind in AT_ONCE or (one.last_day or date.max) <= soon for one in found.waiting)
