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
    given_on,
    mark_of,
    parts,
    when_due,
)
from api.web.formats import datum
from api.web.forms_revision.ground import PARTS
from audit.revision.events_svar import YttrandeGiven
from audit.revision.svarsfrist import svarsfrister

if TYPE_CHECKING:
    from api.reports.moment import Moment
    from audit.revision.events_granskning import AnmarkningRegistered
    from audit.revision.svarsfrist import Svarsfrist


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
        Paragraph(_proposal(told, one, moment)),
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
    return finished(title, moment, blocks, mark_of(told, blocks))


def _frist(told: Told, one: AnmarkningRegistered) -> Svarsfrist | None:
    asked = svarsfrister(told.state)
    return next((each for each in asked if each.anmarkning == one.anmarkning), None)


def _proposal(told: Told, one: AnmarkningRegistered, moment: Moment) -> str:
    """Propose to adopt the yttrande, or to note it once it is given."""
    all_given = told.state.all(YttrandeGiven)
    newest = next((each for each in reversed(all_given) if each.anmarkning == one.anmarkning), None)
    given = given_on(newest, told)
    if given:
        return f"{moment.namnd} noterar att yttrandet är lämnat till fullmäktige ({given})."
    return f"{moment.namnd} antar yttrandet som sitt eget och lämnar det till fullmäktige."


def _summary(told: Told, one: AnmarkningRegistered) -> str:
    said = f"Revisorerna har riktat en anmärkning mot nämnden för {one.ar}."
    return f"{said} {when_due(_frist(told, one), told, 'Yttrandet')}"


def _written(told: Told, one: AnmarkningRegistered) -> Iterator[Block]:
    written = told.state.yttrande(one.anmarkning)
    if not written:
        yield Paragraph(NOT_WRITTEN, quiet=True)
    elif not told.own:
        yield Paragraph("Yttrandet är skrivet.")
    yield from parts(told, written, PARTS)
