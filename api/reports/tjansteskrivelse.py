"""Information to the nämnd about one ärende, in the form that a nämnd knows, in two editions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from api.reports import blocks as b
from api.reports.document import Block, Bullets, Document, Facts, Heading, Paragraph, Quote
from api.reports.letter import LETTER, addressed, sender
from api.reports.papers import NO_NAMES, document, proved
from api.web.formats import MONTHS
from audit.lexsarah.atgarder import Atgardsteg
from audit.lexsarah.codes import UPPLAGA

if TYPE_CHECKING:
    from api.reports.arende import ArendePaper
    from api.reports.moment import Moment

TITLE: Final = "Information om ärende enligt lex Sarah"
SEKRETESS, OFFENTLIG = "sekretess", "offentlig"
_TOLD: Final = ("handelse", "orsaker", "kan_upprepas", "forebyggande")
"""The punkter that the nämnd reads first."""
_NOT_SAID: Final = (
    "Vad som hände, var det hände, bedömningen och åtgärderna står i den upplaga som bara nämnden"
    " får. Ett enda ärende kan peka ut dem som det handlar om (26 kap. 1 § offentlighets- och"
    " sekretesslagen)."
)


def tjansteskrivelse(paper: ArendePaper, moment: Moment, edition: str) -> Document:
    """Make the paper; the public edition holds no text of the ärende and nothing but its number."""
    parts = _secret(paper, moment) if edition == SEKRETESS else _public(paper, moment)
    content = addressed(parts, moment)
    made = document(TITLE, moment, content, kind=LETTER, edition=UPPLAGA[edition])
    return proved(replace(made, namnd=sender(moment.namnd)), moment)


def _head(paper: ArendePaper, moment: Moment) -> Iterator[Block]:
    yield Facts((("Diarienummer", paper.diarienummer), ("Till", moment.namnd)))
    yield Heading("Förslag till beslut")
    yield Paragraph(f"{moment.namnd} tar emot informationen och lägger den till handlingarna.")


def _foot(underlag: tuple[str, ...]) -> Iterator[Block]:
    yield Heading("Beslutsunderlag")
    yield Bullets(underlag)
    yield Heading("Beslutet skickas till")
    yield Bullets(("Verksamhetschefen", "Ärendets akt"))


def _secret(paper: ArendePaper, moment: Moment) -> Iterator[Block]:
    yield from _head(paper, moment)
    yield Heading("Sammanfattning")
    yield Paragraph(summary(paper))
    yield Heading("Ärendebeskrivning")
    yield Paragraph(NO_NAMES, quiet=True)
    for punkt in paper.punkter:
        if punkt.kod in _TOLD:
            yield Heading(punkt.heading, 2)
            yield from _answers(punkt.inte_aktuell, tuple(one.text for one in punkt.answers))
    yield from b.atgarder(paper)
    underlag = (
        f"Utredning enligt lex Sarah, diarienummer {paper.diarienummer}",
        "Beslut i ärendet",
    )
    sent = tuple(f"{one.vad}, {one.datum}" for one in paper.ivo_acts)
    yield from _foot((*underlag, *sent))


def _answers(not_so: str, texts: tuple[str, ...]) -> Iterator[Block]:
    if not_so:
        yield Quote(f"Inte aktuellt, därför att: {not_so}")
    elif not texts:
        yield Paragraph(b.UNANSWERED)
    for text in texts:
        yield Quote(text)


def summary(paper: ArendePaper) -> str:
    """Say in a few sentences how the ärende stands."""
    where = f"{paper.place.enhet} ({paper.place.verksamhet})"
    said = [f"En rapport enligt lex Sarah kom in {paper.rapport_inkom} från {where}."]
    if paper.bedomningar:
        said.append(f"Det bedöms som: {_small(paper.bedomning)}.")
    said.append(f"Ärendet är {paper.steg} och {paper.ivo}.")
    if paper.measures:
        done = sum(one.steg == Atgardsteg.UTFORD for one in paper.measures)
        said.append(f"Åtgärder: {len(paper.measures)}, varav utförda: {done}.")
    return " ".join(said)


def _public(paper: ArendePaper, moment: Moment) -> Iterator[Block]:
    yield from _head(paper, moment)
    yield Heading("Sammanfattning")
    year, month = paper.rapport_inkom[:4], int(paper.rapport_inkom[5:7])
    state = "är avslutad" if paper.avslutad else "pågår"
    yield Paragraph(
        f"En rapport enligt lex Sarah kom in i {MONTHS[month - 1]} {year}. Utredningen {state}."
    )
    yield Heading("Ärendebeskrivning")
    yield Paragraph(_NOT_SAID)
    yield from _foot(
        (f"Utredning enligt lex Sarah, diarienummer {paper.diarienummer} (sekretess)",)
    )


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
