"""What the address of a page of the clocks asks for: the dates, an enhet, a samordnare."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from api.web.asked import asked_of
from api.web.build.klockor.found import Chosen
from api.web.deps import links_of
from api.web.links_klockor import ClockLinks
from audit.errors import FieldProblem, InvalidInputError

if TYPE_CHECKING:
    from api.auth import Access
    from audit.store.log import Log

LONGEST: Final = 100
CODE: Final = re.compile(r"[a-z0-9_-]{1,32}")
"""The form of a samordnare's code: a name typed in its place would stay in the read log."""
NAMES: Final = {"enhet": "Enhet", "samordnare": "Samordnare"}


def chosen_of(log: Log, query: Mapping[str, str]) -> Chosen:
    """Read an address; raises InvalidInputError naming each field that cannot be read."""
    asked = asked_of(log, query)
    given = {name: query.get(name, "").strip() for name in NAMES}
    problems = [
        FieldProblem(name, f"{NAMES[name]}: skriv högst {LONGEST} tecken.")
        for name, value in given.items()
        if len(value) > LONGEST or "\x00" in value
    ]
    if given["samordnare"] and not CODE.fullmatch(given["samordnare"]):
        problems.append(FieldProblem("samordnare", "Samordnare: skriv koden, aldrig ett namn."))
    if problems:
        raise InvalidInputError(problems)
    return Chosen(asked=asked, **given)


def clock_links(access: Access, chosen: Chosen) -> ClockLinks:
    """Make the addresses of the internkontroll, carrying what is chosen."""
    return ClockLinks(links_of(access, chosen.asked), chosen.enhet, chosen.samordnare)


def one_of(query: Mapping[str, str], name: str, codes: Mapping[str, str], otherwise: str) -> str:
    """Read a choice among codes; raises InvalidInputError for one that is not there."""
    found = query.get(name, "").strip() or otherwise
    if found and found not in codes:
        raise InvalidInputError([FieldProblem(name, "Den listan finns inte.")])
    return found
