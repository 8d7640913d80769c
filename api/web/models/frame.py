"""What surrounds every page: who is signed in, which nämnd, what can be opened."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How urgent a notice or a badge is; the word always says it too, never the colour alone."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"
    NEUTRAL = "default"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader must know before reading on."""

    kind: Kind
    heading: str
    body: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NavLink:
    """One entry of the menu: the page itself (`current`) or what it belongs to (`within`)."""

    text: str
    href: str
    current: bool = False
    within: bool = False


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The person at the screen: name, roles in words, and the token of the sign-out form."""

    name: str
    roles: str
    csrf: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The page's surroundings."""

    title: str
    namnd: str | None = None
    start: str = "/"
    account: SignedIn | None = None
    nav: tuple[NavLink, ...] = ()
    notices: tuple[Notice, ...] = ()
    constructed: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a form: which field (its id on the page) and why."""

    field: str
    reason: str
