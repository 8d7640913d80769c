"""What waits for a person now: the reports and ärenden asked, each folded once per version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.acts import circumstances, next_acts_of, the_organisation
from api.seeing.visible import visible_cases, visible_reports
from audit.lexsarah import Arende, Rapport, Role, Stream
from audit.lexsarah.att_gora import acts_that_matter, in_arende, tasks_of
from audit.lexsarah.att_gora_rapport import in_rapport
from audit.lexsarah.escalation import Tider
from audit.lexsarah.urgency import in_order
from audit.lexsarah.waiting import Person, Waiting
from projections.lexsarah.cases import Case, CaseFilter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from api.acts import Acting
    from audit.envelope import Event
    from audit.lexsarah import Circumstances
    from audit.store.log import Log
    from projections.snapshot import Basis

MOST_KEPT: Final = 20_000
"""Ärenden whose lack of anything to wait for is remembered, by version."""

STARTS_HERE: Final = frozenset(
    {
        Role.MOTTAGARE.value,
        Role.UTREDARE.value,
        Role.VERKSAMHETSCHEF.value,
        Role.BESLUTSFATTARE_IVO.value,
        Role.NAMNDSEKRETERARE.value,
        Role.ENHETSCHEF.value,
    }
)
"""The roles whose first page after signing in is Att göra."""

# Of each log: the ärenden in which nothing waits for anybody, and at which version that was seen.
_idle: dict[UUID, dict[UUID, int]] = {}


@dataclass(frozen=True, slots=True)
class Found:
    """What waits for a person, the most urgent first; `cases` tells of the ärenden it is about."""

    waiting: tuple[Waiting, ...]
    cases: dict[UUID, Case]
    known_position: int
    basis: Basis


def what_waits(acting: Acting, known: int, tider: Tider | None = None) -> Found:
    """List what waits for a person, as known at a löpnummer.

    The reading is to be recorded before it is shown.
    """
    seen = visible_cases(acting, CaseFilter(), known)
    rows = [row for row in seen.rows if _may_wait(acting.log, row)]
    found = [*_in_rapporter(acting, known, tider or Tider()), *_in_arenden(acting, rows)]
    return Found(
        waiting=in_order(found, acting.today),
        cases={row.arende: row for row in rows},
        known_position=known,
        basis=seen.basis,
    )


def _may_wait(log: Log, row: Case) -> bool:
    return row.oppet or _idle.get(log.id, {}).get(row.arende) != row.version


def _in_arenden(acting: Acting, rows: Sequence[Case]) -> Iterator[Waiting]:
    ids = [row.arende for row in rows]
    loaded = acting.log.load_many(ids) if ids else {}
    roles, mal = frozenset(acting.roles), the_organisation(acting.log).mal
    # What surrounds an act in an ärende depends on its verksamhet alone: asked once for each.
    around: dict[str, tuple[Circumstances, ...]] = {}
    for row in rows:
        events = [one.event for one in loaded.get(row.arende, ())]
        arende = Arende.from_events(events)
        if not tasks_of(arende):
            _remember(acting.log, row.arende, arende.version)
            continue
        if row.verksamhet not in around:
            around[row.verksamhet] = tuple(circumstances(acting, Stream.ARENDE, events))
        here = around[row.verksamhet]
        acts = {name for one in here for name in acts_that_matter(arende, one)}
        held = frozenset(name for one in here for name in one.befattningar)
        yield from in_arende(arende, acts, Person(acting.konto, roles, held), mal)


def _remember(log: Log, arende: UUID, version: int) -> None:
    kept = _idle.setdefault(log.id, {})
    if len(kept) >= MOST_KEPT:
        kept.clear()
    kept[arende] = version


def _in_rapporter(acting: Acting, known: int, tider: Tider) -> Iterator[Waiting]:
    rows = visible_reports(acting, known, waiting=True)
    loaded = acting.log.load_many([row.rapport for row in rows]) if rows else {}
    for row in rows:
        events: list[Event] = [one.event for one in loaded.get(row.rapport, ())]
        acts = next_acts_of(acting, Stream.RAPPORT, events)
        mal = tider.after(row.received_at, fara_nu=row.fara_nu) if not row.opened_at else None
        yield from in_rapport(Rapport.from_events(events), acts, mal)
