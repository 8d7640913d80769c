"""From what the views answer to the clocks of child protection in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from api.http import clocks_models as models
from api.http.documented import API
from api.http.figures import Days
from api.http.figures_made import make_basis, make_share, rounded
from api.http.moments import utc
from audit.barnutredning.clock import Lage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.http.clocks_asked import Asked, Page
    from audit.barnutredning.clock import Klocka
    from audit.store.log import Log
    from projections.barnutredning.anmalan_rows import AnmalanRow, Anmalningar, Tid, TidCount
    from projections.barnutredning.handlaggning import HandlaggningRow
    from projections.barnutredning.kedjor import Kedja
    from projections.barnutredning.uppfoljningar import UppfoljningRow
    from projections.snapshot import Basis

PLACE = "/internkontroll/"


def head(log: Log, asked: Asked, basis: Basis, *, behind: bool) -> dict[str, Any]:
    """Give what every answer says of itself."""
    known_at = asked.as_of.known_at
    return {
        "namnd": log.namnd.slug,
        "constructed": log.constructed,
        "per": asked.as_of.per,
        "known_at": None if known_at is None else utc(known_at),
        "basis": make_basis(log, asked.as_of, basis, behind=behind),
    }


def listed(log: Log, asked: Asked, query: Page, path: str, found: Any) -> dict[str, Any]:
    """Give what every stretch of a list says of itself, with the way to the next one."""
    same = asked.filters(query)

    def page(offset: int) -> str:
        return address(log, path, same | {"offset": str(offset)})

    after, before = query.offset + query.limit, max(0, query.offset - query.limit)
    return head(log, asked, found.basis, behind=found.behind) | {
        "total": found.total,
        "limit": query.limit,
        "offset": query.offset,
        "links": {
            "next": page(after) if after < found.total else None,
            "prev": page(before) if query.offset else None,
        },
    }


def address(log: Log, path: str, query: Mapping[str, str]) -> str:
    """Write an address of the internkontroll's API."""
    return f"{API}/namnder/{log.namnd.slug}{PLACE}{path}?{urlencode(query)}"


def make_tider(log: Log, found: Anmalningar, same: dict[str, str]) -> list[models.TidAntal]:
    """Write the three times with the way to the anmälningar behind each number."""
    return [
        models.TidAntal(
            tid=tid.value,
            lagen=[
                _lage(log, tid, lage, counted, same) for lage in Lage if counted.lagen[lage].count
            ],
            in_time=make_share(counted.count(Lage.I_TID), counted.measured),
        )
        for tid, counted in found.tider.items()
    ]


def _lage(
    log: Log, tid: Tid, lage: Lage, counted: TidCount, same: dict[str, str]
) -> models.LageAntal:
    one = counted.lagen[lage]
    narrowed = same | {"tid": tid.value, "lage": lage.value}
    return models.LageAntal(
        lage=lage.value,
        count=one.count,
        flags=models.LageFlags(
            within_extension=one.within_extension,
            extended_after_limit=one.extended_after_limit,
            within_vardag=one.within_vardag,
            withheld=one.withheld,
        ),
        arenden=address(log, "orosanmalningar/arenden", narrowed),
    )


def make_enheter(found: Mapping[str, Mapping[Tid, Mapping[Lage, int]]]) -> list[models.EnhetLagen]:
    """Write the states by enhet and time."""
    return [
        models.EnhetLagen(
            enhet=enhet, tid=tid.value, lagen={lage.value: n for lage, n in lagen.items()}
        )
        for enhet, tider in found.items()
        for tid, lagen in tider.items()
    ]


def make_anmalan(row: AnmalanRow) -> models.Orosanmalan:
    """Write one orosanmälan of a list."""
    return models.Orosanmalan(
        anmalan=row.arende_id,
        enhet=row.enhet,
        grupp=row.grupp,
        anmalare=row.anmalare,
        inkom=row.inkom,
        inkom_sent=row.inkom_sent,
        days=row.days,
        utfall=row.utfall,
        utredning=row.utredning,
        skyddsbedomning=make_tid(row.skyddsbedomning),
        forhandsbedomning=make_tid(row.forhandsbedomning),
        aterkoppling=make_tid(row.aterkoppling) if row.aterkoppling else None,
        utan_svar=row.utan_svar,
    )


def make_tid(klocka: Klocka) -> models.Tidlage:
    """Write where one time stands."""
    return models.Tidlage(
        lage=klocka.lage.value,
        lagrum=klocka.limit.lagrum if klocka.limit else None,
        sista_dag=klocka.sista_dag,
        sista_dag_vardag=klocka.sista_dag_vardag,
        klart=klocka.ended,
        days_left=klocka.days_left,
        within_vardag=klocka.within_vardag,
        extended_after_limit=klocka.extended_after_limit,
    )


def make_uppfoljning(row: UppfoljningRow) -> models.Uppfoljning:
    """Write one uppföljning of a list."""
    return models.Uppfoljning(
        arende=row.arende_id,
        enhet=row.enhet,
        beslutad=row.beslutad,
        grund=row.grund,
        fran=row.klocka.limit.start if row.klocka.limit else row.beslutad,
        omraknad=row.recomputed,
        utfall=row.utfall,
        tid=make_tid(row.klocka),
    )


def make_handlaggning(row: HandlaggningRow) -> models.HandlaggningArende:
    """Write one utredning of a list."""
    return models.HandlaggningArende(
        arende=row.arende_id,
        enhet=row.enhet,
        samordnare=row.samordnare,
        inledd=row.inledd,
        days=row.days,
        sista_dag=row.sista_dag,
        hord=row.hord,
        inte_hord=row.inte_hord,
        informerad=row.informerad,
        undanhallen=row.undanhallen,
        flyttade=row.flyttade,
        arbete=row.arbete.lage.value,
        senast=row.arbete.last,
        stilla_dagar=row.arbete.days,
        kant_till=row.arbete.known_through,
    )


def make_kedja(chain: Kedja) -> models.Kedja:
    """Write one chain."""
    parts = [
        models.Lank(
            arende=part.arende_id, enhet=part.enhet, inledd=part.inledd, avslutad=part.avslutad,
            days=part.days, gap=part.gap,
        )
        for part in chain.parts
    ]  # fmt: skip
    return models.Kedja(days=chain.days, pagar=chain.running, utredningar=parts)


def make_days(found: Any) -> Days:
    """Write median and mean with one decimal."""
    return Days(median=rounded(found.median), mean=rounded(found.mean))
