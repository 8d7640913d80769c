"""The dashboard: what is over its time first, then what soon is, then everything by its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.build.basis import basis_of
from api.web.build.klockor.nav import LAGET, filter_form, sections
from api.web.build.klockor.utredning_parts import enhet_table, over_part, soon_part, total
from api.web.formats import dag_i_ord
from api.web.labels import text
from api.web.models.frame import Kind
from api.web.models.klockor import DashboardPage, Part, Tile
from audit.barnutredning.classify import Tidsklass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.web.build.klockor.found import Found
    from api.web.links_klockor import ClockLinks
    from api.web.models.frame import Frame


def dashboard_page(frame: Frame, found: Found, links: ClockLinks) -> DashboardPage:
    """Make the page."""
    return DashboardPage(
        frame=frame,
        heading=text("internkontroll"),
        lead=_lead(found),
        sections=sections(links, LAGET),
        tiles=tuple(_tiles(found, links)),
        parts=tuple(_parts(found, links)),
        filter=filter_form(links.root, found.chosen, found.organisation),
        narrowed=bool(found.chosen.given),
        basis=basis_of(found.asof, found.imports),
    )


def _lead(found: Found) -> str:
    chosen, said = found.chosen, f"Läget den {dag_i_ord(found.asof.per)}"
    if chosen.asked.stand.registrerat:
        said += f", så som det var registrerat den {dag_i_ord(chosen.asked.stand.registrerat)}"
    if chosen.enhet:
        said += f", enhet {found.enhet(chosen.enhet)}"
    if chosen.samordnare:
        said += f", samordnare {chosen.samordnare}"
    return f"{said}."


def _tiles(found: Found, links: ClockLinks) -> Iterator[Tile]:
    classes = total(found.by_enhet)
    over = classes.get(Tidsklass.OVER_FORLANGNING_UTE, 0)
    over += classes.get(Tidsklass.OVER_UTAN_FORLANGNING, 0)
    yield _tile(over, "utredningar över tiden", links.utredningar("over"), Kind.ERROR)
    if found.soon is not None:
        soon = links.utredningar("snart")
        yield _tile(found.soon.total, "når fyra månader inom 30 dagar", soon, Kind.WARNING)


def _tile(count: int, what: str, href: str, kind: Kind) -> Tile:
    return Tile(count, what, href if count else "", kind if count else Kind.SUCCESS)


def _parts(found: Found, links: ClockLinks) -> Iterator[Part]:
    if found.over is not None:
        yield over_part(found)
        yield soon_part(found, links)
    yield Part("enheter", "Pågående utredningar", tables=(enhet_table(found, links),))
