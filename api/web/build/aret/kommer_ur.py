"""What a punkt comes from: the goal that is to be reported back, the granskning that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.acts import REVISION, svar_regel
from api.web.models.lexsarah import Link

if TYPE_CHECKING:
    from api.web.build.aret.seen import Seen
    from api.web.models.plan import Facts
    from audit.arsplan.arsplan import Punkt


def the_goal(seen: Seen, punkt: Punkt) -> Facts:
    """Name the goal of a punkt that reports one back, with its year: each year has its M1."""
    for ar, arsmal in seen.known.mal.items():
        for mal in arsmal.mal.values():
            if any(punkt.regel == f"aterrapport/{one.id}" for one in mal.uppdrag):
                return (("Målet", f"{mal.kod} {mal.rubrik} (mål {ar})"),)
    return ()


def the_granskning(seen: Seen, punkt: Punkt) -> tuple[Link, ...]:
    """Lead to the granskning that a punkt answers, or whose anmärkning it is about."""
    if not (punkt.regel or "").startswith("svar/"):
        return ()
    slug = seen.acting.log.namnd.slug
    for one in REVISION.state(seen.acting.log, seen.asof.position).granskningar.values():
        rules = {svar_regel(one.id, number) for number in (None, *one.anmarkningar)}
        if punkt.regel in rules:
            return (Link(f"Granskningen: {one.rubrik}", f"/{slug}/granskningar/{one.id}"),)
    return ()
