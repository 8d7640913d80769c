"""The form with the two dates, and the shortcuts beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.links import AVSLUTADE, Links
from api.web.models.parts import DateControl
from audit.clock import STOCKHOLM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.web.asked import Asked
    from api.web.models.frame import Problem
    from projections.asof import AsOf


def date_control(
    links: Links, asked: Asked, asof: AsOf, action: str = "", keep: Mapping[str, str] | None = None
) -> DateControl:
    """Make the form of a page that asks with both dates; by default of the figure."""
    known = asked.stand.registrerat
    if asked.stand.nummer is not None and asof.recorded_at is not None:
        known = asof.recorded_at.astimezone(STOCKHOLM).date()
    kept = {"population": asked.population, **(keep or {})}
    return DateControl(
        action=_path(action or links.figure(asked.population)),
        laget=asked.per.isoformat(),
        registrerat=known.isoformat() if known else "",
        fran=asked.start.isoformat() if asked.population == AVSLUTADE else None,
        keep=tuple(kept.items()),
        shortcuts=_shortcuts(links, asked) if not action else (),
    )


def _shortcuts(links: Links, asked: Asked) -> tuple[tuple[str, str], ...]:
    stand, per = asked.stand, asked.per
    found = []
    if stand.registrerat != per:
        then = links.figure(asked.population, stand.at(per).knowing(per))
        found.append((f"Så som det var registrerat {per.isoformat()}", then))
    if stand.registrerat is not None or stand.nummer is not None:
        now = links.figure(asked.population, stand.at(per).knowing(None))
        found.append((f"Läget {per.isoformat()} med allt som är registrerat nu", now))
    return tuple(found)


def refused_control(
    path: str, query: Mapping[str, str], problems: tuple[Problem, ...]
) -> DateControl:
    """Make the form again with what was written and what is wrong with it."""
    named = {"laget", "registrerat", "fran", "nr", "sida"}
    return DateControl(
        action=path,
        laget=query.get("laget", ""),
        registrerat=query.get("registrerat", ""),
        fran=query.get("fran") if query.get("population") == AVSLUTADE else None,
        keep=tuple((name, text) for name, text in query.items() if name not in named),
        problems=problems,
    )


def _path(address: str) -> str:
    return address.partition("?")[0]
