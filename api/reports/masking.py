"""A copy for handing out: every passage of every text, kept or taken away under a lagrum.

A passage that nobody has released is taken away: what is forgotten is never handed out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from api.reports.document import Block, Document, Facts, Heading, Inline, Masked, Paragraph, Quote
from api.reports.labels import HANDELSER, TEXTDELAR
from api.reports.papers import document, proved
from api.web.formats import antal
from audit.codec import sealed_parts
from audit.lexsarah.codes_utredning import KONSEKVENSER, PUNKTER
from audit.lexsarah.events_utredning import KonsekvensAnswered, PunktAnswered

if TYPE_CHECKING:
    from api.reports.arende import ArendePaper
    from api.reports.moment import Moment
    from audit.envelope import Recorded

RELEASED: Final = "ut"
"""Chosen for what is handed out."""
DEFAULT: Final = "osl_26_1"
LAGRUM: Final[dict[str, tuple[str, str]]] = {
    DEFAULT: ("26 kap. 1 § OSL", "enskilds personliga förhållanden inom socialtjänsten"),
    "osl_21_1": ("21 kap. 1 § OSL", "hälsa och sexualliv"),
    "osl_21_3": ("21 kap. 3 § OSL", "adress och telefon, förföljda personer"),
    "osl_25_1": ("25 kap. 1 § OSL", "hälso- och sjukvård"),
    "osl_26_5": ("26 kap. 5 § OSL", "den som har anmält eller lämnat uppgift"),
    "osl_35_1": ("35 kap. 1 § OSL", "förundersökning och brott"),
    "osl_39_2": ("39 kap. 2 § OSL", "anställdas personliga förhållanden"),
}
"""What may hide a passage: code → (as it is written, what it is about).

26 kap. 1 § is restated by several sources that were read; the others are from memory, and a person
chooses and answers for them (offentlighets- och sekretesslagen, 2009:400).
"""
MOST_PASSAGES: Final = 900
"""A form holds no more; with more sentences, paragraphs are marked, and then whole texts."""
_BETWEEN: Final = (
    re.compile(r"(?<=[.!?…])[ ]+(?=[\"”»'(–—-]?[A-ZÅÄÖÉ0-9])|\n+"),
    re.compile(r"\n+"),
    re.compile(r"(?!)"),
)
"""What divides passages: sentences, paragraphs, nothing."""
_SIGNED: Final = {"namn": "namnet på den som dokumenterade", "titel": "titeln"}
_MASKING_DECIDES: Final = (
    "Att ta bort en del är att neka att lämna ut den delen. Det beslutas av den som"
    " delegationsordningen anger, och den som har begärt handlingen kan begära ett skriftligt"
    " beslut som går att överklaga."
)


@dataclass(frozen=True, slots=True)
class Part:
    """One passage: what it is called in a form, its text, and what divides it from the next."""

    id: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of one text of one registration: what the registration is, and which text."""

    id: str
    registration: str
    label: str
    parts: tuple[Part, ...]

    @property
    def heading(self) -> str:
        """Give both in one line."""
        return f"{self.registration}: {self.label}"


def passages(history: Sequence[Recorded]) -> tuple[Passages, ...]:
    """Divide every text of a coded history; ids are the same for the same moment."""
    found: tuple[Passages, ...] = ()
    for between in _BETWEEN:
        found = tuple(_texts(history, between))
        if sum(len(one.parts) for one in found) <= MOST_PASSAGES:
            break
    return found


def _texts(history: Sequence[Recorded], between: re.Pattern[str]) -> Iterator[Passages]:
    for one in history:
        if one.topic not in HANDELSER:
            continue
        for part in sealed_parts(type(one.event)):
            text = getattr(one.event, part)
            if text and text.strip():
                id_ = f"p{one.event.originator_version}-{part}"
                label = TEXTDELAR.get(part) or _SIGNED.get(part, "texten")
                yield Passages(id_, _name(one), label, _parts(id_, text.strip(), between))


def _name(one: Recorded) -> str:
    match one.event:
        case PunktAnswered(punkt=punkt):
            name = PUNKTER[punkt]
        case KonsekvensAnswered(kod=kod, fraga=fraga):
            name = f"{kod}: {KONSEKVENSER[fraga]}"
        case _:
            name = HANDELSER[one.topic]
    return f"{name} (löpnummer {antal(one.position)})"


def _parts(id_: str, text: str, between: re.Pattern[str]) -> tuple[Part, ...]:
    found: list[Part] = []
    start = 0
    for gap in between.finditer(text):
        found.append(Part(f"{id_}-{len(found) + 1}", text[start : gap.start()], gap[0]))
        start = gap.end()
    return (*found, Part(f"{id_}-{len(found) + 1}", text[start:], ""))


def masked_document(
    paper: ArendePaper, moment: Moment, texts: Sequence[Passages], chosen: Mapping[str, str]
) -> Document:
    """Make the copy: `chosen` says of each passage `RELEASED` or the code that hides it.

    A passage that is not spoken of, or under a code nobody knows, is hidden under the first.
    """
    blocks: list[Block] = [
        Facts(
            (
                ("Diarienummer", paper.diarienummer),
                ("Rapporten kom in", paper.rapport_inkom),
                ("Borttagna delar", str(_hidden(texts, chosen))),
            )
        ),
        Paragraph(_MASKING_DECIDES, quiet=True),
        Heading("Texterna i ärendet"),
    ]
    for registration, each in groupby(texts, lambda text: text.registration):
        blocks.append(Heading(registration, 2))
        blocks += [Quote(tuple(_runs(text.parts, chosen)), text.label) for text in each]
    made = document("Kopia för utlämnande", moment, blocks, kind="Maskerad kopia")
    return proved(made, moment)


def _hidden(texts: Sequence[Passages], chosen: Mapping[str, str]) -> int:
    ids = (part.id for text in texts for part in text.parts)
    return sum(chosen.get(one) != RELEASED for one in ids)


def _runs(parts: Sequence[Part], chosen: Mapping[str, str]) -> Iterator[Inline]:
    """Give what is left; hidden in a row under one lagrum it leaves one mark."""
    before: Masked | None = None
    gap = ""
    for part in parts:
        kept = chosen.get(part.id) == RELEASED
        mark = None if kept else Masked(_lagrum(chosen.get(part.id, DEFAULT)))
        if mark is None or mark != before:
            yield gap
            yield mark or part.text
        before, gap = mark, part.after


def _lagrum(code: str) -> str:
    return LAGRUM.get(code, LAGRUM[DEFAULT])[0]
