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
    from collections.abc import Mapping
    from uuid import UUID

    from api.web.links_klockor import ClockLinks
    from audit.barnutredning import ClassifiedAnmalan, Orosanmalan, Utredning
    from audit.barnutredning.clock import Klocka

LEAD: Final = (
    "Är det ett missförhållande, eller en påtaglig risk för ett? Då ska du rapportera det."
    " Rapporten fylls i med uppgifter härifrån. Du läser, ändrar och skickar den själv."
)
OWED: Final = "Ansvarig enhet"
SEEN_AFTER: Final = "verksamhetssystemet. Det syns här efter nästa inläsning."
NEXT: Final = f"Avsluta utredningen, eller fatta beslut om förlängning, i {SEEN_AFTER}"
ASKED: Final = {
    "skyddsbedomning": "Ta i dag reda på om den gjordes. Om inte: bedöm nu om barnet behöver"
    " omedelbart skydd.",
    "forhandsbedomning": "Fatta beslut om en utredning ska inledas eller inte.",
    "aterkoppling": "Lämna det, eller anteckna varför det inte kan lämnas.",
}
"""What is to be done about each time of an anmälan that is over."""
STATED: Final = {
    "skyddsbedomning": "Ingen omedelbar skyddsbedömning är antecknad.",
    "forhandsbedomning": "Förhandsbedömningen är inte klar.",
    "aterkoppling": "Den som anmälde har inte fått besked.",
}
"""What is known of each time that is over: the page and the report say the same."""
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
    """Give the way to the report of an utredning that is over its time; None for others.

    Whoever only audits has no duty to report, and is offered none.
    """
    classed = classify(utredning, per)
    if utredning.opened is None or classed is None or classed.tidsklass not in OVER:
        return None
    if links.links.audits:
        return None
    return Draft(LEAD, links.draft(utredning.opened.originator_id))


def draft_of_anmalan(anmalan: UUID, classed: ClassifiedAnmalan, links: ClockLinks) -> Draft | None:
    """Give the way to the report of an anmälan with a time that is over; None for others."""
    if not over_of(classed) or links.links.audits:
        return None
    return Draft(LEAD, links.draft(anmalan, anmalan=True))


def next_of_utredning(utredning: Utredning, per: date) -> str:
    """Say what to do about an utredning that is over its time; empty for others."""
    classed = classify(utredning, per)
    return NEXT if classed is not None and classed.tidsklass in OVER else ""


def next_of_anmalan(classed: ClassifiedAnmalan) -> str:
    """Say what to do about the times of an anmälan that are over; empty where none is."""
    over = " ".join(f"{STATED[code]} {ASKED[code]}" for code in over_of(classed))
    return f"{over} Anteckna det i {SEEN_AFTER}" if over else ""


def owed_of_utredning(utredning: Utredning, per: date, enhet: str) -> str:
    """Say whose an utredning over its time is, to whoever only audits; empty for others."""
    over = next_of_utredning(utredning, per)
    return f"Utredningen pågår, och dess tid har gått ut. {OWED}: {enhet}." if over else ""


def owed_of_anmalan(classed: ClassifiedAnmalan, enhet: str) -> str:
    """Say what is over in an anmälan and whose it is, to whoever only audits; empty for none."""
    over = _named(over_of(classed))
    return f"{over[:1].upper()}{over[1:]}. {OWED}: {enhet}." if over else ""


def over_of(classed: ClassifiedAnmalan) -> dict[str, Klocka]:
    """Give the times of an anmälan that are over, by their codes."""
    clocks = {
        "skyddsbedomning": classed.skyddsbedomning,
        "forhandsbedomning": classed.forhandsbedomning,
        "aterkoppling": classed.aterkoppling,
    }
    return {code: one for code, one in clocks.items() if one and one.lage is Lage.OVER}


def _named(over: Mapping[str, Klocka]) -> str:
    return ", ".join(TIDER[code].lower() for code in over)


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
        f" Den {dag_i_ord(per)} har tiden överskridits med {dagar((per - last).days)}."
    )
    return Drafted(text, opened.enhet, last + timedelta(days=1))


def anmalan_drafted(anmalan: Orosanmalan, classed: ClassifiedAnmalan, per: date) -> Drafted | None:
    """Say with facts which times of an anmälan are over; None where none is."""
    received = anmalan.received
    over = over_of(classed)
    days = [one.sista_dag for one in over.values() if one.sista_dag is not None]
    if received is None or not days:
        return None
    name = anmalan_name(received.originator_id)
    said = [f"{name} kom in den {dag_i_ord(received.inkom)}."]
    for code, one in over.items():
        if one.sista_dag is not None and one.limit is not None:
            said.append(
                f"{STATED[code]} Sista dagen var den {dag_i_ord(one.sista_dag)}"
                f" ({one.limit.lagrum})."
                f" Den {dag_i_ord(per)} har tiden överskridits med"
                f" {dagar((per - one.sista_dag).days)}."
            )
    return Drafted(" ".join(said), received.enhet, min(days) + timedelta(days=1))
