"""View models of signing in with two factors, and of the page about one's own account."""

from __future__ import annotations

from dataclasses import dataclass, field

from api.web.models.frame import Frame, Problem
from api.web.models.parts import Table


@dataclass(frozen=True, slots=True)
class CodePage:
    """The page between password and session: it asks for a code and can do nothing else."""

    frame: Frame
    next: str
    problems: tuple[Problem, ...] = ()
    carried: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OldFormPage:
    """A form that was sent from a page of an earlier sign-in: its text can be taken along."""

    frame: Frame
    action: str
    address: str
    csrf: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FactorPage:
    """Setting up a second factor, or taking another in its place (`changing`)."""

    frame: Frame
    csrf: str
    changing: bool
    image: str = field(repr=False)
    secret: str = field(repr=False)
    proposal: str = field(repr=False)
    next: str
    problems: tuple[Problem, ...] = ()
    carried: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CodesPage:
    """The recovery codes, which are shown this once, and where one was going."""

    frame: Frame
    codes: tuple[str, ...] = field(repr=False)
    next: str


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """A change that is asked to be confirmed by password and code."""

    frame: Frame
    csrf: str
    heading: str
    body: str
    button: str
    action: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class NamndRoles:
    """What one is in one nämnd: roles and uppdrag in words."""

    name: str
    href: str
    constructed: bool
    roles: tuple[str, ...]
    uppdrag: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TokenRow:
    """One token for a program."""

    label: str
    until: str
    opens: str


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One draft: where its form is and until when it is kept."""

    href: str
    namnd: str
    saved: str
    gone: str
    drop: str
    address: str


@dataclass(frozen=True, slots=True)
class FactorState:
    """How it is with the second factor: there or not, needed or not, codes that are left."""

    confirmed: str
    needed: bool
    codes_left: int
    history: tuple[str, ...] = ()

    @property
    def few_codes(self) -> bool:
        """Whether it is time for new ones."""
        return self.codes_left <= FEW


FEW = 3


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One's own account."""

    frame: Frame
    csrf: str
    name: str
    username: str
    namnder: tuple[NamndRoles, ...]
    epost: str
    mobil: str
    factor: FactorState
    may_change: bool
    """False while a second factor is needed and lacks: then only that can be done."""
    sessions: Table
    tokens: tuple[TokenRow, ...] = ()
    drafts: tuple[DraftRow, ...] = ()
    new_token: str = field(default="", repr=False)
    problems: tuple[Problem, ...] = ()
