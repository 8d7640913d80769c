"""The page of lead times: how long what was finished in a period took."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.web.build.basis import basis_of
from api.web.build.klockor.figures import HEADINGS, ledtid_figure, ledtid_in_words
from api.web.build.klockor.nav import UTVECKLING, filter_form, sections
from api.web.formats import dag_i_ord, datum
from api.web.models.frame import NavLink
from api.web.models.klockor import DevelopmentPage, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from api.web.build.klockor.found import Chosen
    from api.web.links_klockor import ClockLinks
    from api.web.models.frame import Frame
    from audit.internkontroll.internkontroll import Internkontroll
    from audit.organisation import Organisation
    from projections.asof import AsOf
    from projections.barnutredning.ledtider import Ledtid
    from projections.imports.status import ImportStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Developed:
    """The lead times of a period by name, fetched at one kontrollnummer."""

    chosen: Chosen
    asof: AsOf
    ledtider: Mapping[str, Ledtid]
    internkontroll: Internkontroll
    imports: ImportStatus
    organisation: Organisation


def development_page(frame: Frame, developed: Developed, links: ClockLinks) -> DevelopmentPage:
    """Make the page."""
    asked = developed.chosen.asked
    return DevelopmentPage(
        frame=frame,
        heading="Utveckling",
        lead=f"Det som blev klart från {dag_i_ord(asked.start)} till och med"
        f" {dag_i_ord(asked.per)}.",
        sections=sections(links, UTVECKLING),
        parts=tuple(_parts(developed, links)),
        filter=filter_form(
            f"{links.root}/utveckling",
            developed.chosen,
            developed.organisation,
            samordnare=False,
            period=True,
            enhet=False,
        ),
        basis=basis_of(developed.asof, developed.imports),
    )


def _span(ledtid: Ledtid) -> str:
    """Say which days the numbers are of."""
    return f"Från {datum(ledtid.start)} till och med {datum(ledtid.end)}:"


def _parts(developed: Developed, links: ClockLinks) -> Iterator[Part]:
    for name, ledtid in developed.ledtider.items():
        lead = ledtid_in_words(ledtid, name)
        heading = f"{HEADINGS[name]}: så lång tid tog de"
        yield Part(
            name,
            heading,
            f"{_span(ledtid)} {lead}",
            figure=ledtid_figure(ledtid, name, links),
        )
    count = NavLink("Räkna våld i inledda utredningar", links.part("vald"))
    yield Part("vald", "Våld", "Bara antal, för nämndens uppföljning.", links=(count,))
    plan = developed.internkontroll.plan(developed.asof.per.year)
    if plan is not None and plan.gallande_kontrollmoment:
        ways = tuple(
            NavLink(
                f"{one.kod} {one.rubrik}", links.part(f"plan/{plan.ar}/kontrollmoment/{one.id}")
            )
            for one in plan.gallande_kontrollmoment
        )
        lead = (
            "Varje kontrollmoment har en egen sida med sina mätningar och sitt mål. En mätning"
            " gäller sin egen dag eller period, och kan därför skilja sig från talen ovan."
        )
        yield Part("matningar", "Mätningarna genom tiden", lead, links=ways)
