"""From what the view answers to controls without code in JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID

from api.http import kontroller_models as models
from api.http.clocks_made import head
from api.http.documented import API
from api.http.figures_made import make_share
from api.http.preconditions import etag

if TYPE_CHECKING:
    from api.http.clocks_asked import Asked
    from audit.internkontroll.kontroll import Kontroll
    from audit.store.log import Log
    from projections.kontroll.utfall import Counted, Listing


def href_of(log: Log, kontroll: UUID) -> str:
    """Write the address of a control."""
    return f"{API}/namnder/{log.namnd.slug}/kontroller/{kontroll}"


def make_kontroll(log: Log, one: Kontroll) -> models.Kontrollen:
    """Write a control as it stands."""
    definition, kontroll = one.definition, one.id or UUID(int=0)
    again = definition.aterkommande
    return models.Kontrollen(
        id=kontroll,
        href=href_of(log, kontroll),
        version=one.version,
        etag=etag(one.version),
        definition=one.definition_version,
        galler=one.galler,
        namn=one.namn,
        starthandelse=definition.starthandelse,
        sluthandelse=definition.sluthandelse,
        inom=models.Langden.model_validate(asdict(definition.inom)),
        aterkommande=models.Langden.model_validate(asdict(again)) if again else None,
        fran=definition.fran,
        mal=models.Malet.model_validate(asdict(one.mal)) if one.mal else None,
        lagrum=one.lagrum,
    )


def make_utfall(log: Log, asked: Asked, found: Counted) -> models.Utfallet:
    """Write the counts of a control, with what they rest on."""
    utfall = found.utfall
    return models.Utfallet(
        **head(log, asked, found.basis, behind=found.behind),
        antal=models.Antal(**utfall.numbers),
        andel=make_share(utfall.inom, utfall.namnare),
        andel_gjorda=make_share(utfall.inom + utfall.sent, utfall.alla),
        enheter={enhet: models.Antal(**one.numbers) for enhet, one in found.enheter.items()},
    )


def make_tillfallen(
    log: Log, kontroll: UUID, asked: Asked, query: models.TillfalleQuery, found: Listing
) -> models.Tillfallena:
    """Write a stretch of tillfällen with the way to the next one."""
    same = asked.filters(query)

    def page(offset: int) -> str:
        address = urlencode({**same, "offset": str(offset)})
        return f"{href_of(log, kontroll)}/tillfallen?{address}"

    after, before = query.offset + query.limit, max(0, query.offset - query.limit)
    return models.Tillfallena(
        **head(log, asked, found.basis, behind=found.behind),
        total=found.total,
        limit=query.limit,
        offset=query.offset,
        links={
            "next": page(after) if after < found.total else None,
            "prev": page(before) if query.offset else None,
        },
        tillfallen=[
            models.Tillfallet(
                handelse=one.handelse,
                enhet=one.enhet,
                fran=one.fran,
                sista_dag=one.sista_dag,
                slut=one.slut,
                klass=one.klass.value,
            )
            for one in found.rows
        ],
    )
