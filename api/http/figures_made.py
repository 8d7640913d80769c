"""From what the views answer to the figures and lists of the API."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from api.http.asked import ListQuery, Wanted
from api.http.documented import API
from api.http.figures import (
    Arende,
    Arenden,
    Barnutredningstid,
    Basis,
    Checkpoint,
    Days,
    Flags,
    KlassCount,
    Share,
)
from api.http.moments import utc

if TYPE_CHECKING:
    from audit.store.log import Log
    from projections.asof import AsOf
    from projections.barnutredning.figure import ClassCount, Counted
    from projections.barnutredning.listing import Listing, Row
    from projections.snapshot import Basis as ViewBasis


def make_figure(log: Log, wanted: Wanted, counted: Counted) -> Barnutredningstid:
    """Write a figure with what it rests on and the way to the ärenden behind each number."""
    start, slut = wanted.period or (None, None)
    return Barnutredningstid(
        namnd=log.namnd.slug,
        constructed=log.constructed,
        population=wanted.population.value,
        per=wanted.as_of.per if wanted.period is None else None,
        start=start,
        slut=slut,
        known_at=None if wanted.as_of.known_at is None else utc(wanted.as_of.known_at),
        basis=make_basis(log, wanted.as_of, counted.basis, behind=counted.behind),
        total=counted.total,
        flags=_flags(counted.all),
        classes=[
            KlassCount(
                klass=klass.value,
                count=one.count,
                flags=_flags(one),
                arenden=_list_address(log, wanted, klass=klass.value),
            )
            for klass, one in counted.classes.items()
        ],
        within_four_months=make_share(counted.within, counted.total),
        within_limit=make_share(counted.within + counted.extended, counted.total),
        days=Days(median=rounded(counted.days.median), mean=rounded(counted.days.mean)),
        arenden=_list_address(log, wanted),
    )


def make_list(log: Log, wanted: Wanted, query: ListQuery, found: Listing) -> Arenden:
    """Write a stretch of a list with the way to the next one."""
    same = query.narrowed()

    def page(offset: int) -> str:
        return _list_address(log, wanted, **same, limit=str(query.limit), offset=str(offset))

    after, before = query.offset + query.limit, max(0, query.offset - query.limit)
    return Arenden(
        namnd=log.namnd.slug,
        constructed=log.constructed,
        basis=make_basis(log, wanted.as_of, found.basis, behind=found.behind),
        total=found.total,
        limit=query.limit,
        offset=query.offset,
        arenden=[_arende(log, row) for row in found.rows],
        links={
            "next": page(after) if after < found.total else None,
            "prev": page(before) if query.offset else None,
        },
    )


def make_basis(log: Log, as_of: AsOf, view: ViewBasis, *, behind: bool) -> Basis:
    """Write what an answer rests on."""
    size, note = log.checkpoint()
    recorded_at = as_of.recorded_at
    return Basis(
        position=as_of.position,
        recorded_at=None if recorded_at is None else utc(recorded_at),
        checkpoint=Checkpoint(size=size, note=note),
        behind=behind,
        view_position=view.position,
        stopped_at=None if view.stopped_at is None else utc(view.stopped_at),
        error=view.error,
    )


def _flags(one: ClassCount) -> Flags:
    return Flags(
        extended_after_limit=one.extended_after_limit,
        within_vardag=one.within_vardag,
        closed_later=one.closed_later,
    )


def make_share(count: int, total: int) -> Share:
    """Write a share with the numbers it is made of."""
    percent = rounded(Fraction(100 * count, total)) if total else None
    return Share(count=count, of=total, percent=percent)


def rounded(value: Fraction | None) -> float | None:
    """Write with one decimal, halves away from zero, as people round."""
    return None if value is None else int(value * 10 + Fraction(1, 2)) / 10


def _arende(log: Log, row: Row) -> Arende:
    return Arende(
        arende=row.arende_id,
        enhet=row.enhet,
        inledd=row.inledd,
        sista_dag=row.sista_dag,
        sista_dag_vardag=row.sista_dag_vardag,
        lagrum=row.lagrum,
        forlangd_till=row.extended_to,
        avslutad=row.avslutad,
        days=row.days,
        days_over=row.days_over,
        klass=row.tidsklass.value,
        flags=sorted(flag.value for flag in row.flags),
        samordnare=row.samordnare,
        handelser=f"{API}/namnder/{log.namnd.slug}/arenden/{row.arende_id}/handelser",
    )


def _list_address(log: Log, wanted: Wanted, **more: str) -> str:
    query = urlencode({**wanted.same_again(), **more})
    return f"{API}/namnder/{log.namnd.slug}/internkontroll/barnutredningstid/arenden?{query}"
