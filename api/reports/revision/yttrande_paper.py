"""The nämnd's yttrande over an anmärkning, as a tjänsteskrivelse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from api.reports.document import Block, Document, Facts, Heading, Paragraph
from api.reports.internkontroll.parts import finished
from api.reports.revision.parts import (
    NO_TEXTS,
    NOT_WRITTEN,
    REVISORERNA,
    Told,
    foot,
    parts,
    when_due,
)
from api.reports.tjansteskrivelse import OFFENTLIG, SEKRETESS
from api.web.formats import datum
from api.web.forms_revision.ground import PARTS
from audit.revision.svarsfrist import svarsfrister

if TYPE_CHECKING:
    from api.reports.moment import Moment
    from audit.revision.events_granskning import AnmarkningRegistered


def yttrande_document(told: Told, one: AnmarkningRegistered, moment: Moment) -> Document:
    """Make the paper about one anmärkning; `moment` is what it knows to."""
    blocks = (
        Facts(
            (
                ("Diarienummer", told.diarienummer),
                ("Till", moment.namnd),
                ("Anmärkning", one.rubrik),
                ("Gäller år", str(one.ar)),
                ("Riktades", datum(one.riktad)),
            )
        ),
        Heading("Förslag till beslut"),
        Paragraph(f"{moment.namnd} antar yttrandet som sitt eget och lämnar det till fullmäktige."),
        Heading("Sammanfattning"),
        Paragraph(_summary(told, one)),
        *(() if told.own else (Paragraph(NO_TEXTS, quiet=True),)),
        Heading("Ärendebeskrivning"),
        Paragraph(f"Anmärkningen gäller: {one.rubrik}"),
        *told.text(one.text, "Revisorernas skäl"),
        Heading("Nämndens yttrande"),
        *_written(told, one),
        *foot(
            (f"Revisionsberättelsen den {datum(one.riktad)}",),
            ("Kommunfullmäktige", REVISORERNA),
            moment,
        ),
    )
    title = f"Yttrande över revisorernas anmärkning för {one.ar}"
    return finished(title, moment, blocks, SEKRETESS if told.own else OFFENTLIG)


def _summary(told: Told, one: AnmarkningRegistered) -> str:
    asked = svarsfrister(told.state)
    frist = next((each for each in asked if each.anmarkning == one.anmarkning), None)
    said = f"Revisorerna har riktat en anmärkning mot nämnden för {one.ar}."
    return f"{said} {when_due(frist, told, 'Yttrandet')}"


def _written(told: Told, one: AnmarkningRegistered) -> Iterator[Block]:
    written = told.state.yttrande(one.anmarkning)
    if not written:
        yield Paragraph(NOT_WRITTEN, quiet=True)
    elif not told.own:
        yield Paragraph("Yttrandet är skrivet.")
    yield from parts(told, written, PARTS)
