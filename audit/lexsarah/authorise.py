"""Whether an act may be done: the four reasons against it, asked in order."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from audit.lexsarah.acts import Act
from audit.lexsarah.circumstances import Circumstances
from audit.lexsarah.refusals import (
    AccessRefusedError,
    AuthorityRefusedError,
    JavRefusedError,
    StateRefusedError,
)
from audit.lexsarah.roles import IVO_LABELS, STEG_LABELS, IvoSteg, Role, Steg
from audit.roles import ROLE_LABELS


class State(Protocol):
    """What every state of lex Sarah can say of itself."""

    @property
    def version(self) -> int:
        """Give how many events it has."""

    @property
    def steg(self) -> Steg:
        """Give its step."""

    @property
    def ivo(self) -> IvoSteg:
        """Give where it stands towards IVO."""

    def admits(self, act: Act, circumstances: Circumstances) -> bool:
        """Tell whether the person knows that it is there."""

    def counts_as_javig(self, konto: UUID) -> bool:
        """Tell whether somebody may take no part."""


def authorise(act: Act, state: State, circumstances: Circumstances) -> None:
    """Let pass what may be done.

    Raises AccessRefusedError, JavRefusedError, StateRefusedError or AuthorityRefusedError:
    the first, in this order, that applies.
    """
    _demand_access(act, state, circumstances)
    if act.stopped_by_jav and (circumstances.javig or state.counts_as_javig(circumstances.konto)):
        raise JavRefusedError
    _demand_steg(act, state)
    if circumstances.roll not in act.may:
        raise AuthorityRefusedError(who_may(act), who=tuple(sorted(act.may)))


def _demand_access(act: Act, state: State, circumstances: Circumstances) -> None:
    if act.starts:
        return
    if state.steg is Steg.INGEN or not state.admits(act, circumstances):
        raise AccessRefusedError


def _demand_steg(act: Act, state: State) -> None:
    if state.steg not in act.steg:
        raise StateRefusedError(_which_steg(act, state.steg), tuple(sorted(act.steg)))
    if state.ivo not in act.ivo:
        detail = f"Ärendet är {IVO_LABELS[state.ivo]}."
        raise StateRefusedError(detail, tuple(sorted(act.ivo)))


def _which_steg(act: Act, steg: Steg) -> str:
    if steg is Steg.GALLRAD:
        return "Det är gallrat: inget mer kan registreras."
    if act.starts:
        return "Det finns redan."
    needed = ", ".join(STEG_LABELS[one] for one in Steg if one in act.steg)
    return f"Det är {STEG_LABELS[steg]}. Det här kan göras när det är: {needed}."


def who_may(act: Act) -> str:
    """Say in a sentence which roles may do an act; without any it is the nämnd."""
    if not act.may:
        return "Det beslutar nämnden."
    return f"Det får göras av: {', '.join(ROLE_LABELS[r] for r in Role if r in act.may)}."
