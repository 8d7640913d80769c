"""Which ärenden and reports a person may see in a list: the rule of `read_arende`, asked of rows.

The view's rows answer for almost all; where somebody is jävig or involved, the log itself is asked.
Who may see what is asked of how it stands now, also where a list is of an earlier moment.
A test holds the answer to what the table of acts says of each ärende by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.acts import circumstances, may_read
from api.acts.areas import verksamhet_of
from api.acts.circumstances import is_passed_by
from audit.lexsarah import ACTS, Arende, Role, Stream
from audit.lexsarah.events_arende import InblandadRecorded, JavDeclared
from projections.lexsarah.cases import CaseFilter, atkomst, cases
from projections.lexsarah.rapporter import reports
from projections.trail.streams import histories_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from api.acts import Acting
    from audit.envelope import Event
    from projections.lexsarah.cases import Case
    from projections.lexsarah.rapporter import Report
    from projections.snapshot import Basis

_READS: Final = ACTS["read_arende"].may | ACTS["read_arende_facts"].may
_NEED: Final = frozenset({Role.UTREDARE, Role.ENHETSCHEF, Role.VERKSAMHETSCHEF})
"""The roles that see only the ärenden that they need to."""

SEES_EVERY_BESLUT: Final = frozenset(
    {
        Role.NAMNDSEKRETERARE.value,
        Role.KVALITET.value,
        Role.REVISOR.value,
        Role.BESLUTSFATTARE_IVO.value,
    }
)
"""The roles that see the list of delegationsbeslut: those who see every ärende of the nämnd."""

_JAV: Final = (JavDeclared.TOPIC, InblandadRecorded.TOPIC)


@dataclass(frozen=True, slots=True)
class Visible:
    """The ärenden that a person may see, in the view's order, and what the list rests on."""

    rows: tuple[Case, ...]
    known_position: int
    basis: Basis

    @property
    def total(self) -> int:
        """Count them."""
        return len(self.rows)

    def page(self, number: int, size: int) -> tuple[Case, ...]:
        """Give one page of them, counted from 1."""
        return self.rows[(number - 1) * size : number * size]


@dataclass(frozen=True, slots=True)
class _Eyes:
    """What is known of who looks, asked once for a whole list."""

    konto: UUID
    roles: frozenset[Role]
    verksamheter: frozenset[str]
    atkomst: frozenset[UUID]

    def see(self, row: Case) -> bool:
        """Tell whether the person sees an ärende in which nobody is jävig or involved."""
        if (self.roles & _READS) - _NEED:
            return True
        if not self.roles & _NEED:
            return False
        if row.arende in self.atkomst:
            return True
        if Role.UTREDARE in self.roles and row.utredare in {None, self.konto}:
            return True
        return Role.VERKSAMHETSCHEF in self.roles and row.verksamhet in self.verksamheter


def visible_cases(acting: Acting, narrowing: CaseFilter, known: int) -> Visible:
    """Give the ärenden of a filter that a person may see, as known at a löpnummer.

    The reading is to be recorded before they are shown.
    """
    found = cases(acting.log, narrowing, known, limit=None)
    eyes, asked, now = _eyes(acting), _with_jav(acting), _now(acting, found.rows, known)
    rows = tuple(
        row
        for row in found.rows
        if (may_read(acting, "read_arende", asked[row.arende]) if row.arende in asked
            else row.arende in now and eyes.see(now[row.arende]))
    )  # fmt: skip
    return Visible(rows, known, found.basis)


def visible_reports(
    acting: Acting, known: int, *, waiting: bool | None = None
) -> tuple[Report, ...]:
    """Give the reports that a person may read, the newest first; `waiting` narrows them.

    The reading is to be recorded before they are shown.
    """
    if not ACTS["read_rapport"].may & set(acting.roles) - {Role.RAPPORTOR}:
        return ()
    asked = _with_jav(acting)
    javiga = {
        arende
        for arende, events in asked.items()
        if Arende.from_events(events).counts_as_javig(acting.konto)
    }
    found = reports(acting.log, known, waiting=waiting, limit=None)
    # In which ärenden a report is now: it may have been sorted, or joined to one, since.
    since = reports(acting.log, acting.log.head().size, limit=None).rows if javiga else ()
    now = {row.rapport: frozenset(row.arenden) for row in since}
    passed_by = _passed_by(acting, found.rows)
    return tuple(
        row
        for row in found.rows
        if not javiga & {*row.arenden, *now.get(row.rapport, ())} and row.rapport not in passed_by
    )


def _passed_by(acting: Acting, rows: Sequence[Report]) -> frozenset[UUID]:
    """Name the reports whose reporters asked for the person to be passed by."""
    asked = [row for row in rows if row.forbi_chef]
    places = {row.enhet: verksamhet_of(acting.log, row.enhet, acting.today) for row in asked}
    told = {verksamhet: is_passed_by(acting, verksamhet) for verksamhet in {*places.values()}}
    return frozenset(row.rapport for row in asked if told[places[row.enhet]])


def _now(acting: Acting, rows: Sequence[Case], known: int) -> Mapping[UUID, Case]:
    """Give the ärenden of some rows as they stand now; those that are gallrade are left out."""
    head = acting.log.head().size
    newest = rows if known == head else cases(acting.log, CaseFilter(), head, limit=None).rows
    return {row.arende: row for row in newest}


def _eyes(acting: Acting) -> _Eyes:
    around, known = tuple(circumstances(acting, Stream.ARENDE, ())), acting.log.head().size
    return _Eyes(
        konto=acting.konto,
        roles=frozenset(acting.roles),
        verksamheter=frozenset().union(*(one.verksamheter for one in around)),
        atkomst=atkomst(acting.log, acting.konto, acting.today, known),
    )


def _with_jav(acting: Acting) -> Mapping[UUID, Sequence[Event]]:
    """Give the events of each ärende where somebody was said to be jävig or involved: a few."""
    histories = histories_of(acting.log, _JAV)
    return {id_: [one.event for one in history] for id_, history in histories.items()}
