"""The utredning as a document that grows: ten punkter, följder for each Enskild, steps, codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.build.lexsarah.overview import lacks_lead, lacks_of
from api.web.formats import datum
from api.web.labels import TEXTS, named
from api.web.models.frame import Kind
from api.web.models.lexsarah import Link
from api.web.models.lexsarah_case import Answer, Item, UtredningPage
from api.web.models.parts import Bricka, Cell, Column, Table
from audit.lexsarah.acts import Stream
from audit.lexsarah.answers import enskilda, konsekvenser, nobody_concerned, punkter
from audit.lexsarah.codes_utredning import (
    ART,
    KODSLAG,
    KONSEKVENSER,
    PUNKTER,
    SATT,
    SVAR,
    UTREDNINGSSTEG,
)
from audit.lexsarah.events_utredning import (
    IngenEnskildNoted,
    KodRecorded,
    KonsekvensAnswered,
    PunktAnswered,
    UtredningsstegWritten,
)

if TYPE_CHECKING:
    from api.web.build.lexsarah.around import Around
    from api.web.build.lexsarah.overview import Seen
    from api.web.models.frame import Frame
    from api.web.models.lexsarah_case import Head

Written = PunktAnswered | UtredningsstegWritten


def utredning_page(frame: Frame, head: Head, seen: Seen, around: Around) -> UtredningPage:
    """Make the page."""
    arende = seen.arende
    lacks = lacks_of(seen, around)
    return UtredningPage(
        frame=frame,
        head=head,
        lead=lacks_lead(arende, lacks),
        lacks=lacks,
        punkter=tuple(
            _punkt(punkt, answers, seen, around) for punkt, answers in punkter(arende).items()
        ),
        enskilda=tuple((kod, _foljder(kod, seen, around)) for kod in enskilda(arende)),
        nobody=_nobody(seen, around),
        steps=tuple(_steg(one, seen, around) for one in _standing_steps(seen)),
        codes=_codes(seen),
        links=_links(
            seen,
            around,
            ("write_utredningssteg", "Skriv ett utredningssteg"),
            ("record_kod", "För in en person i kodlistan"),
            ("note_ingen_enskild", "Ange att ingen enskild är berörd"),
            ("open_kodlista", "Öppna kodlistan"),
        ),
    )


def _link(seen: Seen, around: Around, act: str, text: str, **chosen: str | int) -> tuple[Link, ...]:
    """Give a way to a form, where the reader may do the act."""
    if act not in seen.acts:
        return ()
    return (Link(text, around.addresses.act(act, Stream.ARENDE, seen.id, **chosen)),)


def _links(seen: Seen, around: Around, *wanted: tuple[str, str]) -> tuple[Link, ...]:
    given = {
        "note_ingen_enskild": not enskilda(seen.arende),
        "open_kodlista": bool(seen.arende.each(KodRecorded)),
    }
    found = (one for one in wanted if given.get(one[0], True))
    return tuple(link for act, text in found for link in _link(seen, around, act, text))


def _punkt(punkt: str, answers: tuple[PunktAnswered, ...], seen: Seen, around: Around) -> Item:
    text = "Lägg till ett svar" if answers else "Svara"
    return Item(
        anchor=f"punkt-{punkt}",
        heading=PUNKTER[punkt],
        answers=tuple(_answer(one, seen, around) for one in answers),
        links=_link(seen, around, "answer_punkt", text, punkt=punkt),
    )


def _answer(one: PunktAnswered, seen: Seen, around: Around) -> Answer:
    number = one.originator_version
    links = _link(seen, around, "answer_punkt", "Ändra", punkt=one.punkt, ersatter=number)
    if one.aktuell:
        return Answer(
            text=_words(one.text, around),
            signed=_signed(one, around),
            badge=_art(one.art),
            sealed=not around.words,
            links=links,
        )
    return Answer(
        text=_words(one.skal, around),
        signed=_signed(one, around),
        badge=Bricka("Inte aktuell, därför att"),
        sealed=not around.words,
        links=links,
    )


def _art(art: str | None) -> Bricka | None:
    return (
        Bricka(named(ART, art), Kind.INFO if art == "omstandighet" else Kind.NEUTRAL)
        if art
        else None
    )


def _words(text: str | None, around: Around) -> str:
    if not around.words:
        return TEXTS["skyddad_text"]
    return text or "Texten är gallrad."


def _signed(one: Written, around: Around) -> str:
    """Give date, source, name and title on one line."""
    parts = [datum(one.datum)]
    if around.words:
        if one.kalla:
            parts.append(f"källa: {one.kalla}")
        who = ", ".join(part for part in (one.namn, one.titel) if part)
        parts += [who] if who else []
    return " · ".join(parts)


def _foljder(kod: str, seen: Seen, around: Around) -> tuple[Item, ...]:
    found = konsekvenser(seen.arende, kod)
    return tuple(
        Item(
            anchor=f"{kod.replace(' ', '-').lower()}-{fraga}",
            heading=KONSEKVENSER[fraga],
            answers=(_foljd(one, around),) if one else (),
            links=_link(
                seen,
                around,
                "answer_konsekvens",
                "Ändra" if one else "Svara",
                kod=kod,
                fraga=fraga,
            ),
        )
        for fraga, one in found.items()
    )


def _foljd(one: KonsekvensAnswered, around: Around) -> Answer:
    parts = [datum(one.datum)] if one.datum else []
    parts += [named(SATT, one.satt)] if one.satt else []
    return Answer(
        text=_words(one.text, around) if one.text or not around.words else "",
        signed=" · ".join(parts),
        badge=Bricka(named(SVAR, one.svar), Kind.INFO if one.svar == "ja" else Kind.NEUTRAL),
        sealed=not around.words,
    )


def _nobody(seen: Seen, around: Around) -> str:
    if enskilda(seen.arende):
        return ""
    noted = seen.arende.last(IngenEnskildNoted)
    if noted is None or not nobody_concerned(seen.arende):
        return "Ingen enskild står i kodlistan än."
    return f"Ingen enskild är berörd: {_words(noted.skal, around)}"


def _standing_steps(seen: Seen) -> tuple[UtredningsstegWritten, ...]:
    steps = seen.arende.each(UtredningsstegWritten)
    replaced = {one.ersatter for one in steps}
    return tuple(one for one in steps if one.originator_version not in replaced)


def _steg(one: UtredningsstegWritten, seen: Seen, around: Around) -> Item:
    number = one.originator_version
    about = f" med {', '.join(one.koder)}" if one.koder else ""
    day = (one.happened.start or "")[:10]
    answer = Answer(
        text=_words(one.text, around),
        signed=_signed(one, around),
        badge=_art(one.art),
        sealed=not around.words,
    )
    heading = f"{named(UTREDNINGSSTEG, one.slag)}{about}, {day or 'dag okänd'}"
    links = _link(seen, around, "write_utredningssteg", "Ersätt", ersatter=number, slag=one.slag)
    links += _link(seen, around, "correct_arende", "Rätta", corrects=number)
    return Item(anchor=f"utredningssteg-{number}", heading=heading, answers=(answer,), links=links)


def _codes(seen: Seen) -> Table:
    kinds = {one.kod: one.slag for one in seen.arende.each(KodRecorded)}
    rows = tuple((Cell(kod), Cell(named(KODSLAG, slag))) for kod, slag in sorted(kinds.items()))
    columns = (Column("Kod", whole=True), Column("Vem det är"))
    return Table("Kodlistan: koder utan namn", columns, rows, "Ingen står i kodlistan än.")
