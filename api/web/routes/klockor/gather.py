"""Fetching what the dashboard says: a handful of queries, and never one per row.

What is open is some hundreds of rows in a large nämnd. It is read once, and every number of the
dashboard is counted from those rows: then no number can differ from the list that it stands for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from api.acts import ARSPLAN, INTERNKONTROLL, the_organisation
from api.reports.internkontroll.asked_again import ask_again
from api.web.build.klockor.found import Classes, Found
from api.web.build.klockor.plan_parts import measured
from api.web.remembered import Remembered
from api.web.routes.klockor.over import all_over, clocks_of
from audit.barnutredning.classify import Tidsklass
from audit.errors import StateError
from projections.barnutredning import anmalningar, uppfoljningar
from projections.barnutredning.listing import SOON, listing
from projections.barnutredning.queries import whole_snapshot
from projections.imports.status import import_status
from projections.snapshot import least

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from api.reports.internkontroll.asked_again import Again
    from api.web.build.klockor.found import Chosen
    from audit.barnutredning.clock import Lage
    from audit.internkontroll.internkontroll import Internkontroll
    from audit.store.log import Log
    from projections.asof import AsOf
    from projections.barnutredning.anmalan_rows import AnmalanRow, Tid
    from projections.barnutredning.listing import Row
    from projections.barnutredning.uppfoljningar import UppfoljningRow

K = TypeVar("K", str, str | None)
R = TypeVar("R", "AnmalanRow", "UppfoljningRow")

_KEPT: Final = Remembered["Found"](256)
"""Some of the nämnder of one service, each as a few readers look at it."""
KINDS: Final = ("barnutredningar", "forlangningar", "orosanmalningar", "uppfoljningar")
"""The kinds of extract that the dashboard rests on."""


def gather(log: Log, chosen: Chosen, *, lists: bool) -> Found:
    """Fetch everything the dashboard says, at one kontrollnummer; `lists` for who may see ärenden.

    What was fetched is kept until the log gets an entry more: a view that had not read all of it,
    or had stopped, is asked again.
    """
    asof = chosen.asked.resolve(log)
    # What is asked for as it stands now is the log's head already.
    head = asof.position if asof.known_at is None else log.head().size
    return _KEPT.get(
        (log.id, head, chosen, lists),
        lambda: _gathered(log, chosen, asof, lists=lists),
        keep=lambda made: made.basis.error is None and made.basis.position == head,
    )


def _gathered(log: Log, chosen: Chosen, asof: AsOf, *, lists: bool) -> Found:
    per, known = asof.per, asof.position
    with whole_snapshot(log) as seen:
        running = listing(seen, per, known, limit=None)
        waiting = anmalningar.oppna_listing(seen, per, known, limit=None)
        followed = uppfoljningar.oppna_listing(seen, per, known, limit=None)
        imports = import_status(seen, known, KINDS)
    own, kontroll = _chosen(running.rows, chosen), INTERNKONTROLL.state(log, known)
    # An orosanmälan has no samordnare: with one chosen, only utredningar are looked at.
    others = not chosen.samordnare
    soon = [row for row in own if per <= row.sista_dag <= per + timedelta(days=SOON)]
    over = all_over(
        own,
        _of_enhet(waiting.rows, chosen) if others else (),
        _of_enhet(followed.rows, chosen) if others else (),
    )
    return Found(
        chosen=chosen,
        asof=asof,
        basis=least(running.basis, waiting.basis, followed.basis),
        imports=imports,
        organisation=the_organisation(log),
        by_enhet=_classes(running.rows, lambda row: row.enhet),
        by_samordnare=_classes(running.rows, lambda row: row.samordnare),
        over=over if lists else None,
        soon=tuple(sorted(soon, key=lambda row: row.sista_dag)) if lists else None,
        anmalningar=_by_enhet(waiting.rows),
        uppfoljningar=_lagen(followed.rows),
        internkontroll=kontroll,
        aret=ARSPLAN.state(log, known).plan(per.year).on(per),
        again=_again(log, kontroll, per, known),
    )


def _again(log: Log, state: Internkontroll, per: date, known: int) -> dict[UUID, Again]:
    """Ask the newest frozen mätning of each kontrollmoment again; nothing from half a view."""
    plan = state.plan(per.year)
    found: dict[UUID, Again] = {}
    for moment in plan.gallande_kontrollmoment if plan else ():
        of_year = [one for one in measured(moment, state, per) if one.per.year == per.year]
        with suppress(StateError):
            if of_year and (again := ask_again(log, state, of_year[-1], known)):
                found[of_year[-1].id] = again
    return found


def _chosen(rows: Sequence[Row], chosen: Chosen) -> list[Row]:
    return [
        row
        for row in rows
        if chosen.enhet in {"", row.enhet} and chosen.samordnare in {"", row.samordnare or ""}
    ]


def _of_enhet(rows: Sequence[R], chosen: Chosen) -> list[R]:
    return [row for row in rows if chosen.enhet in {"", row.enhet}]


def _classes(rows: Sequence[Row], key: Callable[[Row], K]) -> dict[K, Classes]:
    """Count utredningar by a key and class, in the order of the key, what has none last."""
    found: dict[K, Counter[Tidsklass]] = defaultdict(Counter)
    for row in rows:
        found[key(row)][row.tidsklass] += 1
    ordered = sorted(found, key=lambda one: (one is None, one or ""))
    return {name: dict(found[name]) for name in ordered}


def _by_enhet(rows: Sequence[AnmalanRow]) -> dict[str, dict[Tid, dict[Lage, int]]]:
    """Count the open orosanmälningar by enhet, time and state."""
    found: dict[str, dict[Tid, Counter[Lage]]] = defaultdict(lambda: defaultdict(Counter))
    for row in rows:
        for tid, klocka in clocks_of(row):
            found[row.enhet][tid][klocka.lage] += 1
    return {
        enhet: {tid: dict(lagen) for tid, lagen in tider.items()} for enhet, tider in found.items()
    }


def _lagen(rows: Sequence[UppfoljningRow]) -> dict[str, dict[Lage, int]]:
    """Count the open uppföljningar by enhet and state."""
    found: dict[str, Counter[Lage]] = defaultdict(Counter)
    for row in rows:
        found[row.enhet][row.klocka.lage] += 1
    return {enhet: dict(lagen) for enhet, lagen in found.items()}
