"""The roles a person can hold in a nämnd, and what each may see: data, not code.

Practice: nobody sees more than the task needs.
A tekniker never sees what a case says; a revisor sees masked texts, and the words themselves only
within a granskning (`api/acts/insyn.py`);
who has read what is for the loggkontrollant, not for chefs.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final


class Permission(StrEnum):
    """One thing that may be seen or done in one nämnd."""

    FIGURES = "figures"
    """Figures without any single case: counts, shares, medians, and what they rest on."""
    LISTS = "lists"
    """The ärenden behind a number."""
    TIMELINES = "timelines"
    """What happened in one ärende, with its facts; sealed words masked."""
    WORDS = "words"
    """The sealed words of an ärende in clear."""
    ENTRIES = "entries"
    """The entries of the log as they were hashed."""
    READ_LOG = "read_log"
    """Who has read what."""
    MEASURE = "measure"
    """Freeze a measurement of the internkontroll, and read in the extracts it rests on."""
    LEXSARAH = "lexsarah"
    """The pages of lex Sarah; what each person may see and do there, the table of acts says."""
    ORGANISE = "organise"
    """Keep the organisation: verksamheter, enheter and utförare with their days."""
    ADOPT = "adopt"
    """Register what the nämnd decided about its delegationsordning."""
    OPERATIONS = "operations"
    """How the service is: sizes, lag and errors, never content."""


class Role(StrEnum):
    """A role of the nämnd's work; the value is what is stored with accounts and events."""

    RAPPORTOR = "rapportor"
    MOTTAGARE = "mottagare"
    UTREDARE = "utredare"
    ENHETSCHEF = "enhetschef"
    VERKSAMHETSCHEF = "verksamhetschef"
    BESLUTSFATTARE_IVO = "beslutsfattare_ivo"
    NAMNDSEKRETERARE = "namndsekreterare"
    KVALITET = "kvalitet"
    REVISOR = "revisor"
    LOGGKONTROLLANT = "loggkontrollant"
    TEKNIKER = "tekniker"


LABELS: Final[dict[Role, str]] = {
    Role.RAPPORTOR: "Rapportör",
    Role.MOTTAGARE: "Mottagare",
    Role.UTREDARE: "Utredare",
    Role.ENHETSCHEF: "Enhetschef",
    Role.VERKSAMHETSCHEF: "Verksamhetschef",
    Role.BESLUTSFATTARE_IVO: "Beslutsfattare IVO",
    Role.NAMNDSEKRETERARE: "Nämndsekreterare",
    Role.KVALITET: "Kvalitet",
    Role.REVISOR: "Revisor",
    Role.LOGGKONTROLLANT: "Loggkontrollant",
    Role.TEKNIKER: "Tekniker",
}

_CASES: Final = frozenset({Permission.LEXSARAH})
_CHEF: Final = _CASES | {
    Permission.FIGURES,
    Permission.LISTS,
    Permission.TIMELINES,
    Permission.WORDS,
}
MAY: Final[dict[Role, frozenset[Permission]]] = {
    Role.RAPPORTOR: frozenset(),
    Role.MOTTAGARE: _CASES,
    Role.UTREDARE: _CASES,
    Role.BESLUTSFATTARE_IVO: _CASES,
    Role.ENHETSCHEF: _CHEF,
    Role.VERKSAMHETSCHEF: _CHEF,
    Role.NAMNDSEKRETERARE: _CASES | {Permission.FIGURES, Permission.ORGANISE, Permission.ADOPT},
    Role.KVALITET: _CASES
    | {
        Permission.FIGURES,
        Permission.LISTS,
        Permission.TIMELINES,
        Permission.MEASURE,
        Permission.ORGANISE,
    },
    Role.REVISOR: _CASES
    | {Permission.FIGURES, Permission.LISTS, Permission.TIMELINES, Permission.ENTRIES},
    Role.LOGGKONTROLLANT: frozenset({Permission.READ_LOG, Permission.ENTRIES}),
    Role.TEKNIKER: frozenset({Permission.OPERATIONS}),
}

CONTENT: Final = frozenset(Permission) - {Permission.OPERATIONS}
"""What counts as the nämnd's content: shown from an ordinary log only after strong sign-in."""


def known(names: Iterable[str]) -> frozenset[Role]:
    """Turn stored names into roles; a name that this release does not know gives no rights."""
    by_value = {role.value: role for role in Role}
    return frozenset(by_value[name] for name in names if name in by_value)


def may(roles: Iterable[Role], permission: Permission) -> bool:
    """Tell whether any of the roles carries the permission."""
    return any(permission in MAY[role] for role in roles)


def acting_role(roles: Iterable[Role], permission: Permission) -> Role | None:
    """Give the role in which a person acts: the first, in the order above, that carries it."""
    held = frozenset(roles)
    return next((role for role in Role if role in held and permission in MAY[role]), None)
