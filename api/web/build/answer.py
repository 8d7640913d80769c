"""The figure as a sentence: so many of so many, the share, and the rest in its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.formats import antal, procent
from api.web.links import AVSLUTADE, PAGAENDE, Links
from api.web.models.frame import Kind
from api.web.models.pages import Answer, Part
from audit.barnutredning.classify import Tidsklass

if TYPE_CHECKING:
    from projections.barnutredning.figure import Closed, Counted, Running

KINDS = {
    Tidsklass.OVER_INOM_FORLANGNING: Kind.INFO,
    Tidsklass.OVER_FORLANGNING_UTE: Kind.WARNING,
    Tidsklass.OVER_UTAN_FORLANGNING: Kind.ERROR,
}


def running_answer(counted: Running, links: Links) -> Answer:
    """Say how many of those running were within four months."""
    one = counted.total == 1
    return Answer(
        part=counted.within,
        whole=counted.total,
        share=procent(counted.within, counted.total),
        text=f"{'pågående utredning är' if one else 'pågående utredningar är'} inom fyra månader",
        part_href=links.listing(Tidsklass.INOM, PAGAENDE),
        whole_href=links.listing("alla", PAGAENDE),
        rest_text=_rest(counted, "har pågått längre än fyra månader"),
        rest=_parts(counted, links, PAGAENDE),
        figure_href=links.figure(PAGAENDE),
    )


def closed_answer(counted: Closed, links: Links) -> Answer:
    """Say how many of those closed in the period took at most four months."""
    return Answer(
        part=counted.within,
        whole=counted.total,
        share=procent(counted.within, counted.total),
        text="avslutade utredningar blev klara inom fyra månader",
        part_href=links.listing(Tidsklass.INOM, AVSLUTADE),
        whole_href=links.listing("alla", AVSLUTADE),
        rest_text=_rest(counted, "tog längre tid än fyra månader"),
        rest=_parts(counted, links, AVSLUTADE),
        figure_href=links.figure(AVSLUTADE),
    )


def conclusion(counted: Counted) -> str:
    """Say the same in one sentence, for those who do not see the chart."""
    return (
        f"{antal(counted.within)} av {antal(counted.total)} är inom fyra månader,"
        f" {antal(counted.extended)} är över men inom beslutad förlängning,"
        f" för {antal(counted.extension_expired)} har förlängningen löpt ut"
        f" och {antal(counted.without_extension)} saknar beslut om förlängning."
    )


def _rest(counted: Counted, what: str) -> str:
    over = counted.total - counted.within
    return f"{antal(over) if over else 'Ingen'} {what}"


def _parts(counted: Counted, links: Links, population: str) -> tuple[Part, ...]:
    if counted.total == counted.within:
        return ()
    texts = {
        Tidsklass.OVER_INOM_FORLANGNING: "inom beslutad förlängning",
        Tidsklass.OVER_FORLANGNING_UTE: "där förlängningen har löpt ut",
        Tidsklass.OVER_UTAN_FORLANGNING: "utan beslut om förlängning",
    }
    return tuple(
        Part(
            counted.classes[klass].count,
            words,
            links.listing(klass, population),
            notes(counted, klass),
            KINDS[klass] if counted.classes[klass].count else Kind.NEUTRAL,
        )
        for klass, words in texts.items()
    )


def notes(counted: Counted, klass: Tidsklass) -> tuple[str, ...]:
    """Say which of a class carry a flag."""
    count = counted.classes[klass]
    # That those within time were closed later is how it should be, and nothing to remark on.
    later = 0 if klass is Tidsklass.INOM else count.closed_later
    said = (
        (later, "avslutad senare", "avslutade senare"),
        (count.extended_after_limit, "förlängd för sent", "förlängda för sent"),
        (count.within_vardag, "inom nästa vardag", "inom nästa vardag"),
    )
    return tuple(
        f"Varav {antal(number)} {one if number == 1 else many}"
        for number, one, many in said
        if number
    )
