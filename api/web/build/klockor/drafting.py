"""A lex Sarah report filled in with facts of a case over its time: no name, and no judgement.

Whether it is a missförhållande is for the one who reports, and then for the utredare, to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from api.web.build.names import anmalan_name, arende_name
from api.web.formats import dag_i_ord, dagar
from api.web.labels_klockor import TIDER
from api.web.models.pages import Draft
from audit.barnutredning.classify import Tidsklass, classify
from audit.barnutredning.clock import Lage

if TYPE_CHECKING:
    from uuid import UUID

    from api.web.links_klockor import ClockLinks
    from audit.barnutredning import ClassifiedAnmalan, Orosanmalan, Utredning

LEAD: Final = (
    "Är det ett missförhållande, eller en påtaglig risk för ett? Då ska du rapportera det."
    " Rapporten fylls i med uppgifter härifrån. Du läser, ändrar och skickar den själv."
)
SEEN_AFTER: Final = "verksamhetssystemet. Det syns här efter nästa inläsning."
NEXT: Final = f"Avsluta utredningen, eller fatta beslut om förlängning, i {SEEN_AFTER}"
OVER: Final = {
    Tidsklass.OVER_UTAN_FORLANGNING: "Det finns inget beslut om förlängning.",
    Tidsklass.OVER_FORLANGNING_UTE: "Den beslutade förlängningen har löpt ut.",
}
"""The classes that a report can be drafted of, and what is said of each."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a report begins with: the text, where it was, and the first day over the time."""

    text: str
    enhet: str
    since: date


def draft_of_utredning(utredning: Utredning, per: date, links: ClockLinks) -> Draft | None:
    """Give the way to the report of an utredning that is over its time; None for others."""
    classed = classify(utredning, per)
    if utredning.opened is None or classed is None or classed.tidsklass not in OVER:
        return None
    return Draft(LEAD, links.draft(utredning.opened.originator_id))


def draft_of_anmalan(anmalan: UUID, classed: ClassifiedAnmalan, links: ClockLinks) -> Draft | None:
    """Give the way to the report of an anmälan with a time that is over; None for others."""
    clocks = (classed.skyddsbedomning, classed.forhandsbedomning, classed.aterkoppling)
    over = any(one is not None and one.lage is Lage.OVER for one in clocks)
    return Draft(LEAD, links.draft(anmalan, anmalan=True)) if over else None


def next_of_utredning(utredning: Utredning, per: date) -> str:
    """Say what to do about an utredning that is over its time; empty for others."""
    classed = classify(utredning, per)
    return NEXT if classed is not None and classed.tidsklass in OVER else ""


def next_of_anmalan(classed: ClassifiedAnmalan) -> str:
    """Say what to do about the times of an anmälan that are over; empty where none is."""
    clocks = {
        "skyddsbedomning": classed.skyddsbedomning,
        "forhandsbedomning": classed.forhandsbedomning,
        "aterkoppling": classed.aterkoppling,
    }
    over = [TIDER[code] for code, one in clocks.items() if one and one.lage is Lage.OVER]
    if not over:
        return ""
    return f"Gör det som inte är klart: {', '.join(over).lower()}. Anteckna det i {SEEN_AFTER}"


def utredning_drafted(utredning: Utredning, per: date) -> Drafted | None:
    """Say with facts that an utredning is over its time; None where it is not."""
    opened, classed = utredning.opened, classify(utredning, per)
    if opened is None or classed is None or classed.tidsklass not in OVER:
        return None
    longest = max((x.ny_sista_dag for x in utredning.extensions if x.beslutad <= per), default=None)
    last = max(opened.limit.sista_dag, longest or opened.limit.sista_dag)
    text = (
        f"{arende_name(opened.originator_id)} har pågått längre än lagen tillåter."
        f" Den inleddes den {dag_i_ord(opened.inledd)}."
        f" Sista dagen var den {dag_i_ord(last)} ({opened.limit.lagrum})."
        f" {OVER[classed.tidsklass]}"
        f" Den {dag_i_ord(per)} har det gått {dagar((per - last).days)} över tiden."
    )
    return Drafted(text, opened.enhet, last + timedelta(days=1))


def anmalan_drafted(anmalan: Orosanmalan, classed: ClassifiedAnmalan, per: date) -> Drafted | None:
    """Say with facts which times of an anmälan are over; None where none is."""
    received = anmalan.received
    clocks = {
        "skyddsbedomning": classed.skyddsbedomning,
        "forhandsbedomning": classed.forhandsbedomning,
        "aterkoppling": classed.aterkoppling,
    }
    over = {name: one for name, one in clocks.items() if one is not None and one.lage is Lage.OVER}
    days = [one.sista_dag for one in over.values() if one.sista_dag is not None]
    if received is None or not days:
        return None
    name = anmalan_name(received.originator_id)
    said = [f"{name} kom in den {dag_i_ord(received.inkom)}."]
    for code, one in over.items():
        if one.sista_dag is not None and one.limit is not None:
            said.append(
                f"{TIDER[code]} är inte klar. Sista dagen var den {dag_i_ord(one.sista_dag)}"
                f" ({one.limit.lagrum})."
                f" Den {dag_i_ord(per)} har det gått {dagar((per - one.sista_dag).days)} över."
            )
    return Drafted(" ".join(said), received.enhet, min(days) + timedelta(days=1))
