"""Which tolerance or target a mätning is held against: the one that stood on its own day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from audit.internkontroll.kontrollmoment import Kontrollmoment
    from audit.internkontroll.mal import Mal
    from audit.internkontroll.plan import Plan


def goal_on(plan: Plan, moment: UUID, matt: str, day: date) -> Mal | None:
    """Give the target of a kontrollmoment on a day, for a mätning with a measure.

    What the plan was adopted with applies from its first day; a change applies from the day on
    which the nämnd decided the revision it was made under. A target that came with another
    measure is not this one's. None where the nämnd gave none.
    """
    versions = plan.versioner.get(moment, ())
    versions = tuple(one for one in versions if one.matt == matt) or versions
    applied = tuple(one for one in versions if _applied(one, plan, day)) or versions[:1]
    return applied[-1].mal if applied else None


def _applied(version: Kontrollmoment, plan: Plan, day: date) -> bool:
    if version.revidering is None:
        return True
    return any(
        one.originator_version == version.revidering and one.beslutad <= day
        for one in plan.revideringar
    )
