"""The parts that papers of an ärende share: its card, the utredning, beslut, åtgärder, timeline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from api.reports.document import (
    Block,
    Bullets,
    Column,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Quote,
    Table,
)

if TYPE_CHECKING:
    from api.reports.arende import ArendePaper
    from api.reports.arende_acts import Beslut
    from api.reports.arende_answers import Punkt

UNANSWERED = "Obesvarad."
BILAGOR_AS_THEY_ARE = (
    "Bilagor skickas som de är: metadata i bilagor är inte borttagen, och namn i dem är inte"
    " utbytta mot koder. Granska dem."
)


def card(paper: ArendePaper) -> Facts:
    """Give what the ärende is, at a glance."""
    rows = (
        ("Diarienummer", paper.diarienummer),
        ("Verksamhet", paper.place.verksamhet),
        ("Enhet", paper.place.enhet),
        ("Utförare", _joined(paper.place.utforare, paper.place.driftsform)),
        ("Lag", f"{paper.lag} ({paper.lagrum})"),
        ("Rapporten kom in", paper.rapport_inkom),
        ("Antal rapporter", str(paper.rapporter)),
        ("Bedömning", paper.bedomning),
        ("Läge", f"{paper.steg} {paper.avslutad}".strip()),
        ("Mot IVO", _joined(paper.ivo, paper.ivo_diarienummer)),
    )
    return Facts(tuple((name, value) for name, value in rows if value))


def state(paper: ArendePaper, *, good: str) -> Iterator[Block]:
    """Say first whether something lacks, and what must be looked at before it is sent."""
    if paper.lacks:
        count = len(paper.lacks)
        heading = "Det här saknas" if count > 1 else "En sak saknas"
        yield Notice(heading, paper.lacks)
    else:
        yield Notice(good, warning=False)
    yield from to_look_at(paper)


def to_look_at(paper: ArendePaper) -> Iterator[Block]:
    """Say what somebody has to read before it is sent."""
    if paper.att_atgarda:
        yield Notice("Att åtgärda innan det skickas", paper.att_atgarda)


def utredning(paper: ArendePaper) -> Iterator[Block]:
    """Give the ten punkter, each with every answer or why it has none."""
    yield Heading("Utredningen, punkt för punkt")
    for punkt in paper.punkter:
        yield Heading(f"{punkt.number}. {punkt.heading}", 2)
        yield from _punkt(punkt)


def _punkt(punkt: Punkt) -> Iterator[Block]:
    if punkt.inte_aktuell:
        yield Quote(f"Inte aktuellt, därför att: {punkt.inte_aktuell}")
    elif not punkt.answers:
        yield Paragraph(UNANSWERED)
    for answer in punkt.answers:
        yield Quote(answer.text, answer.source)


def foljder(paper: ArendePaper) -> Iterator[Block]:
    """Give the följder for each Enskild, question by question."""
    yield Heading("Följder för de enskilda")
    if paper.ingen_enskild:
        yield Paragraph(f"Ingen enskild är berörd, därför att: {paper.ingen_enskild}")
    elif not paper.enskilda:
        yield Paragraph("Ingen enskild står i kodlistan.")
    columns = (Column("Fråga", 3), Column("Svar", 2), Column("Vad som sades", 5))
    for one in paper.enskilda:
        yield Heading(one.kod, 2)
        rows = tuple((each.question, each.answer, each.text) for each in one.answers)
        yield Table(f"Svar om {one.kod}", columns, rows)


def steg(paper: ArendePaper) -> Iterator[Block]:
    """Give the steps of the utredning, each with its source."""
    if not paper.steps:
        return
    yield Heading("Utredningens steg")
    for number, one in enumerate(paper.steps, 1):
        yield Heading(f"Steg {number}: {one.slag.lower()} {one.datum}", 2)
        yield Quote(one.text, one.source)


def atgarder(paper: ArendePaper) -> Iterator[Block]:
    """Give the åtgärder with what became of them."""
    yield Heading("Åtgärder")
    columns = (
        Column("Nr", 5),
        Column("Åtgärd", 27),
        Column("Ansvarig", 24),
        Column("Senast", 13),
        Column("Läge", 13),
        Column("Effekt", 14),
    )
    rows = tuple(
        (
            str(one.number),
            f"{one.slag}\n{one.text}".strip(),
            one.ansvarig,
            one.senast or "–",
            _joined(one.steg, one.utford),
            one.effekt or "–",
        )
        for one in paper.measures
    )
    yield Table(
        "Planerade och utförda åtgärder", columns, rows, empty="Inga åtgärder är planerade."
    )


def bedomningar(paper: ArendePaper) -> Iterator[Block]:
    """Give every bedömning with its reasons; a lowered one says so."""
    yield Heading("Bedömning")
    if not paper.bedomningar:
        yield Paragraph("Ingen bedömning är gjord.")
    for one in paper.bedomningar:
        lowered = f", sänkt från {one.tidigare.lower()}" if one.sankt else ""
        yield Heading(f"{one.slag} {one.datum}".strip() + f": {one.bedomning}{lowered}", 2)
        if one.skal:
            yield Quote(one.skal)


def beslut(paper: ArendePaper) -> Iterator[Block]:
    """Give what was decided: a table, and the texts below it."""
    yield Heading("Beslut")
    columns = (
        Column("Datum", 13),
        Column("Ärende", 17),
        Column("Beslut", 17),
        Column("Beslutsfattare", 24),
        Column("Stöd", 22),
    )
    rows = tuple(
        (one.beslutad, one.slag, one.utfall, one.beslutsfattare, one.stod) for one in paper.beslut
    )
    yield Table("Beslut i ärendet", columns, rows, empty="Inget beslut är taget.")
    for one in paper.beslut:
        if one.text or one.skal:
            yield Heading(f"{one.slag} {one.beslutad}", 2)
            yield from _texts(one)


def _texts(one: Beslut) -> Iterator[Block]:
    if one.text:
        yield Quote(one.text)
    if one.skal:
        yield Quote(one.skal, "Skäl")


def ivo(paper: ArendePaper) -> Iterator[Block]:
    """Give what was done towards IVO."""
    yield Heading("Anmälan till IVO")
    columns = (Column("Datum", 13), Column("Vad", 50), Column("Sätt", 15), Column("Sista dag", 15))
    rows = tuple((one.datum, one.vad, one.satt, one.sista_dag or "–") for one in paper.ivo_acts)
    yield Table(
        "Anmälan och utredning till IVO", columns, rows, empty="Ingen anmälan till IVO är gjord."
    )
    for one in paper.ivo_acts:
        if one.text:
            yield Quote(one.text, f"{one.vad}, {one.datum}")


def bilagor_to_look_at(paper: ArendePaper) -> Iterator[Block]:
    """Say which attachments somebody has to read before they are sent."""
    if paper.handlingar:
        lines = tuple(f"Bilaga {one.number}, {one.fil}" for one in paper.handlingar)
        yield Notice("Bilagor att granska innan det skickas", (*lines, BILAGOR_AS_THEY_ARE))


def bilagor(paper: ArendePaper) -> Iterator[Block]:
    """Give the list of attachments, by number: a file's own name may name somebody."""
    yield Heading("Bilagor")
    columns = (
        Column("Nr", 5),
        Column("Beskrivning", 45),
        Column("Fil", 27),
        Column("Storlek i byte", 18, numeric=True),
    )
    rows = tuple(
        (str(one.number), one.beskrivning or "–", one.fil, str(one.storlek))
        for one in paper.handlingar
    )
    yield Table("Bifogade handlingar", columns, rows, empty="Inga handlingar är bifogade.")
    sums = tuple(
        f"Bilaga {one.number}, {one.fil}: SHA-256 {one.sha256}" for one in paper.handlingar
    )
    if sums:
        yield Bullets(sums)


def tidslinje(paper: ArendePaper) -> Iterator[Block]:
    """Give what happened, in order."""
    yield Heading("Vad som har hänt, i ordning")
    columns = (
        Column("Dag", 13),
        Column("Händelse", 27),
        Column("Beslutat av", 24),
        Column("Registrerat", 19),
        Column("Löpnummer", 13, numeric=True),
    )
    rows = tuple(
        (one.day, one.what, one.by or "–", one.registered, str(one.number))
        for one in paper.timeline
    )
    yield Table("Händelser i ärendet", columns, rows)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
