"""What every command of lex Sarah carries, and how a beslut taken elsewhere is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from audit.envelope import Happened


@dataclass(frozen=True, kw_only=True)
class Base:
    """A command; `happened` where somebody knows more than that it was today.

    Where the command has a day of its own, the event happened on that day.
    """

    happened: Happened | None = None


@dataclass(frozen=True, kw_only=True)
class Deciding(Base):
    """A command that the delegationsordning has a point about.

    `foregaende_franvarande` says that the delegats named before are absent and it cannot wait.
    """

    foregaende_franvarande: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Utanfor:
    """Who decided outside the service (a body or befattning), on which day, under which §."""

    beslutsfattare: str
    beslutad: date
    paragraf: str | None = None
