"""The dashboard: what is over its time first, then what soon is, then everything by its number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from api.web.build.basis import basis_of
from api.web.build.klockor.anmalan_parts import handled_part, lagen_of, summed, waiting_part
from api.web.build.klockor.figures import enhet_figure
from api.web.build.klockor.nav import LAGET, filter_form, sections, seen_by
from api.web.build.klockor.plan_parts import (
    avvikelse_part,
    avvikelser_of,
    late_atgarder,
    moment_part,
)
from api.web.build.klockor.utredning_parts import over_part, samordnare_table, soon_part
from api.web.formats import antal, datum
from api.web.labels import text
from api.web.labels_klockor import MANY
from api.web.models.frame import Kind
from api.web.models.klockor import DashboardPage, Part, Tile
from audit.barnutredning.classify import Tidsklass
from audit.barnutredning.clock import Lage

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
        seen=seen_by(links),
    )


def _lead(found: Found) -> str:
    chosen, said = found.chosen, f"Läget {datum(found.asof.per)}"
    if chosen.asked.stand.registrerat:
        said += f", så som det var registrerat {datum(chosen.asked.stand.registrerat)}"
    if chosen.enhet:
        said += f", enhet {found.enhet(chosen.enhet)}"
    if chosen.samordnare:
        said += f", samordnare {chosen.samordnare}"
    return f"{said}."


def _tiles(found: Found, links: ClockLinks) -> Iterator[Tile]:
    classes = found.classes
    over = classes.get(Tidsklass.OVER_FORLANGNING_UTE, 0)
    over += classes.get(Tidsklass.OVER_UTAN_FORLANGNING, 0)
    what = "utredning över tiden" if over == 1 else "utredningar över tiden"
    tile = _tile(over, what, links.utredningar("over_tiden"), Kind.ERROR)
    yield replace(tile, note="utan förlängning som gäller" if over else "")
    if not found.chosen.samordnare:
        yield from _waiting(found, links)
    if found.soon is not None:
        soon = links.utredningar("snart")
        yield _tile(len(found.soon), "når fyra månader inom 30 dagar", soon, Kind.WARNING)
    avvikelser = avvikelser_of(found.internkontroll, found.chosen.enhet, found.asof.per)
    what = "öppen avvikelse" if len(avvikelser) == 1 else "öppna avvikelser"
    late = late_atgarder(avvikelser, found.asof.per)
    note = f"{antal(late)} {'åtgärd' if late == 1 else 'åtgärder'} över tiden" if late else ""
    kind = Kind.ERROR if late else Kind.WARNING
    yield replace(_tile(len(avvikelser), what, links.part("avvikelser"), kind), note=note)


def _waiting(found: Found, links: ClockLinks) -> Iterator[Tile]:
    """Count the times of orosanmälningar and uppföljningar that are over, one tile of each."""
    tider = summed(found.anmalningar, found.chosen.enhet)
    over = {tid.value: lagen.get(Lage.OVER, 0) for tid, lagen in tider.items()}
    late = lagen_of(found.uppfoljningar, found.chosen.enhet).get(Lage.OVER, 0)
    for tid, count in {**over, "uppfoljning": late}.items():
        if count:
            one, several = MANY[tid]
            href = links.anmalningar("oppna", tid, Lage.OVER)
            if tid == "uppfoljning":
                href = links.uppfoljningar("oppna", Lage.OVER)
            yield _tile(count, f"{one if count == 1 else several} över tiden", href, Kind.ERROR)
    if not any(over.values()):
        yield _tile(0, "orosanmälningar över tiden", "", Kind.SUCCESS)


def _tile(count: int, what: str, href: str, kind: Kind) -> Tile:
    return Tile(count, what, href if count else "", kind if count else Kind.SUCCESS)


def _parts(found: Found, links: ClockLinks) -> Iterator[Part]:
    known, per = found.internkontroll, found.asof.per
    if found.over is not None:
        yield over_part(found, links)
        yield soon_part(found, links)
    yield _running(found, links)
    if not found.chosen.samordnare:
        yield waiting_part(found, links)
        if links.lists:
            yield handled_part(links)
        yield avvikelse_part(known, avvikelser_of(known, found.chosen.enhet, per), per, links)
        yield moment_part(known, per, links, found.aret, found.again)


def _running(found: Found, links: ClockLinks) -> Part:
    """Count the running utredningar by enhet, with a chart, and by samordnare."""
    told = any(kod is not None for kod in found.by_samordnare) or found.chosen.samordnare
    own = (samordnare_table(found, links),) if told else ()
    if found.chosen.samordnare:
        return Part("enheter", "Pågående utredningar", tables=own)
    figure = enhet_figure(found, links)
    return Part("enheter", "Pågående utredningar", figure=figure, tables=own, stacked=True)
