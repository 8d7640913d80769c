"""The anmärkningar of a granskning, and the nämnd's yttrande over each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.build.granskningar.seen import FORSLAG, Seen, frist_badge, given_on, underlag
from api.web.formats import datum
from api.web.forms_revision.ground import PARTS
from api.web.models.granskningar import Part, Section
from api.web.models.lexsarah import Link
from api.web.models.plan import Words
from audit.revision import events_svar as s
from audit.revision.svarsfrist import svarsfrister

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.revision.events_granskning import AnmarkningRegistered
    from audit.revision.granskning import Granskning
    from audit.revision.svarsfrist import Svarsfrist


LEAD: Final = (
    "Fullmäktige hämtar in nämndens förklaring, och får yttrandet. Dagen är satt av den som begär"
    " det för fullmäktige, inte av lag. Yttrandet är sent dagen efter."
)


def anmarkning_section(seen: Seen, state: Granskning) -> Section:
    """Make the section about what the nämnd is to explain."""
    return Section(
        id="anmarkningar",
        heading="Anmärkningar och nämndens yttrande",
        lead=LEAD,
        parts=tuple(_anmarkning(seen, state, one) for one in state.anmarkningar.values()),
    )


def _anmarkning(seen: Seen, state: Granskning, one: AnmarkningRegistered) -> Part:
    nummer = one.anmarkning
    frister = [frist for frist in svarsfrister(state) if frist.anmarkning == nummer]
    return Part(
        heading=f"Anmärkning {nummer} för {one.ar}: {one.rubrik}",
        badges=tuple(frist_badge(frist, seen.today) for frist in frister),
        facts=tuple(_facts(seen, one, frister)),
        words=(
            Words("Revisorernas skäl", seen.text(one.text)),
            *_words(seen, state, nummer),
        ),
        links=tuple(_links(seen, state, nummer)),
    )


def _facts(
    seen: Seen, one: AnmarkningRegistered, frister: list[Svarsfrist]
) -> Iterator[tuple[str, str]]:
    yield "Riktades", datum(one.riktad)
    for frist in frister:
        yield "Yttrandet begärdes", datum(frist.begart)
        yield "Ska lämnas senast", datum(frist.forfaller)
        papers = underlag(seen, frist)
        if papers:
            yield "I nämndens år", papers
        if frist.lamnat is not None:
            yield "Lämnades", given_on(frist.lamnat, frist.paragraf)


def _words(seen: Seen, state: Granskning, nummer: int) -> Iterator[Words]:
    written = state.yttrande(nummer)
    note = "" if _given(state, nummer) else FORSLAG
    for code, label in PARTS.items():
        if code in written:
            yield Words(label, seen.text(written[code]), note)
    if not written:
        yield Words("Nämndens yttrande", "", "Inte skrivet än")


def _links(seen: Seen, state: Granskning, nummer: int) -> Iterator[Link]:
    chosen = {"anmarkning": nummer}
    asked = any(one.anmarkning == nummer for one in state.all(s.YttrandeRequested))
    for link in seen.links(state.id, "request-yttrande", **chosen):
        yield Link("Ändra när yttrandet ska lämnas", link.href) if asked else link
    if not _given(state, nummer):
        for code, label in PARTS.items():
            for link in seen.links(state.id, "write-yttrande", avsnitt=code, **chosen):
                yield Link(f"{link.text}: {label.lower()}", link.href)
        yield from seen.links(state.id, "give-yttrande", **chosen)
    yield from seen.paper(state.id, f"/yttrande/{nummer}", "Yttrandet som dokument")


def _given(state: Granskning, nummer: int) -> bool:
    return any(one.anmarkning == nummer for one in state.all(s.YttrandeGiven))
