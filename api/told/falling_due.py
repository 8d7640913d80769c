"""How much falls due for somebody, by day: what a calendar and a reminder rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.acts import ARSPLAN, REVISION, VERKSTALLIGHET, Acting, awaited
from api.auth import Permission
from api.auth.roles import acting_role, known
from api.seeing import what_waits
from api.told.quarter import unreported
from audit.arsplan.aterkommande import Revisionssvar
from audit.arsplan.forfaller import forfaller, vantar
from audit.arsplan.namndens_ar import NamndensAr
from audit.envelope import Source, SourceKind
from audit.lexsarah import Role
from audit.store.founding import new_request
from projections.asof import today_of

if TYPE_CHECKING:
    from api.services import Services
    from audit.lexsarah.escalation import Tider
    from audit.lexsarah.waiting import Waiting
    from audit.store.log import Log

SOON: Final = timedelta(days=7)
"""A reminder goes for what falls due within so many days, or has already."""
AT_ONCE: Final = frozenset({"omedelbara", "anmala_ivo", "ivo_fardig"})
"""What the law wants done at once, without a day: a reminder goes for it as long as it waits."""

YEAR_ACT: Final = "deliver_punkt"
SVAR_ACT: Final = "request_svar"
KVARTAL_ACT: Final = "send_kvartal"
"""Whoever may do these has the nämnd's year, the revisorer's answers, the quarter's reports."""

Count = Callable[[NamndensAr, date, Iterable[Revisionssvar]], "Counter[date]"]
"""A way to count the nämnd's years, with the answers that the revisorer wait for."""


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

    The nämnd's year, what the revisorer wait for and the quarter's reports are counted for those
    who act on them; each stopptid ahead too.
    """
    found = what_waits(acting, acting.log.head().size, tider)
    return _last_days(found.waiting) + _of_the_year(acting, forfaller) + _of_the_quarter(acting)


def is_pressing(acting: Acting, tider: Tider) -> bool:
    """Tell whether a reminder should go today: what `due_days` counts, and what has no day.

    A stopptid at which nothing is left to deliver reminds nobody: nothing waits.
    """
    waiting = what_waits(acting, acting.log.head().size, tider).waiting
    if any(one.kind in AT_ONCE for one in waiting):
        return True
    days = _last_days(waiting) + _of_the_year(acting, vantar) + _of_the_quarter(acting)
    return any(day <= acting.today + SOON for day in days)


def _last_days(waiting: Iterable[Waiting]) -> Counter[date]:
    return Counter(day for one in waiting if (day := one.last_day) is not None)


def _of_the_year(acting: Acting, count: Count) -> Counter[date]:
    """Count the nämnd's years, and what the revisorer wait for."""
    log, today = acting.log, acting.today
    known = ARSPLAN.state(log) if ARSPLAN.may(acting, YEAR_ACT) else NamndensAr()
    return count(known, today, awaited(log) if REVISION.may(acting, SVAR_ACT) else ())


def _of_the_quarter(acting: Acting) -> Counter[date]:
    if not VERKSTALLIGHET.may(acting, KVARTAL_ACT):
        return Counter()
    return unreported(acting.log, acting.today)
