"""The nämnd's answer to an audit, as a tjänsteskrivelse: each rekommendation with its answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from api.reports.document import Block, Column, Document, Facts, Heading, Notice, Paragraph, Table
from api.reports.internkontroll.parts import finished
from api.reports.internkontroll.saying import listed
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
from api.web.formats import antal, datum
from api.web.forms_revision.ground import PARTS, REKOMMENDATION
from audit.revision import codes
from audit.revision import events_granskning as g
from audit.revision.events_svar import SvarGiven
from audit.revision.svarsfrist import svarsfrister

if TYPE_CHECKING:
    from api.reports.moment import Moment
    from audit.revision.granskning import Granskning, Rekommendation
    from audit.revision.svarsfrist import Svarsfrist

UNANSWERED: Final = "Alla rekommendationer är inte besvarade"
NOT_YET: Final = "Inte besvarad än."
ENDED: Final = frozenset({"genomford", "genomfors_inte"})
"""Where nothing is left to follow up."""
_AFTER: Final = {code: label for code, label in PARTS.items() if code != "inledning"}


def svar_document(told: Told, moment: Moment) -> Document:
    """Make the paper; `moment` is what it knows to."""
    state = told.state
    opened, given = state.opened, given_on(state.newest(SvarGiven), told)
    blocks = (
        *_lacking(state),
        Facts(tuple(_head(told, moment, given))),
        Heading("Förslag till beslut"),
        Paragraph(_proposal(state, moment, given)),
        Heading("Sammanfattning"),
        Paragraph(_summary(told)),
        *(() if told.own else (Paragraph(NO_TEXTS, quiet=True),)),
        Heading("Ärendebeskrivning"),
        *(_standing(state) if given else ()),
        *_fragor(told),
        Heading("Nämndens svar"),
        *_answer(told, given),
        *foot(
            (
                f"Revisorernas brev den {datum(opened.brev)}" if opened else "Revisorernas brev",
                *(
                    f"Revisorernas rapport den {datum(one.rapport)}"
                    for one in state.all(g.RapportReceived)
                ),
            ),
            (REVISORERNA, "Verksamhetschefen"),
            moment,
        ),
    )
    what = "Uppföljning av svaret till revisorerna" if given else "Svar till revisorerna"
    return finished(f"{what}: {state.rubrik}", moment, blocks, mark_of(told, blocks))


def _proposal(state: Granskning, moment: Moment, given: str) -> str:
    """Propose to adopt the answer; once it is given, to note what has become of it."""
    if not given:
        return f"{moment.namnd} antar svaret som sitt eget och lämnar det till revisorerna."
    noted = f"{moment.namnd} noterar uppföljningen av svaret till revisorerna."
    runs = [str(one.nummer) for one in state.rekommendationer if _runs(one)]
    if not runs:
        return noted if not state.rekommendationer else f"{noted} Inget återstår att följa upp."
    if len(runs) == 1:
        return f"{noted} Rekommendation {runs[0]} är inte klar: den följs upp igen."
    return f"{noted} Rekommendationerna {listed(runs)} är inte klara: de följs upp igen."


def _runs(one: Rekommendation) -> bool:
    """Tell whether a rekommendation still waits for something to be done."""
    return one.lage not in ENDED


def _standing(state: Granskning) -> Iterator[Block]:
    """Give where each rekommendation stands, before what was answered."""
    if not state.rekommendationer:
        return
    columns = (Column("Rekommendation", 60), Column("Läge", 22), Column("Följdes upp", 18))
    rows = tuple((f"{one.nummer}. {one.rubrik}", *_newest(one)) for one in state.rekommendationer)
    yield Table("Rekommendationerna efter svaret", columns, rows)


def _newest(one: Rekommendation) -> tuple[str, str]:
    if not one.uppfoljningar:
        return "Inte följd upp än", "–"
    newest = one.uppfoljningar[-1]
    return codes.LAGEN[newest.lage], datum(newest.foljd_upp)


def _lacking(state: Granskning) -> Iterator[Block]:
    lacks = tuple(
        f"Rekommendation {one.nummer}: {one.rubrik}"
        for one in state.rekommendationer
        if (REKOMMENDATION, one.nummer) not in state.svar
    )
    if lacks:
        yield Notice(UNANSWERED, lacks)


def _head(told: Told, moment: Moment, given: str) -> Iterator[tuple[str, str]]:
    rapport = told.state.newest(g.RapportReceived)
    yield "Diarienummer", told.diarienummer
    yield "Till", moment.namnd
    yield "Granskning", told.state.rubrik
    if rapport is not None:
        yield "Revisorernas rapport", datum(rapport.rapport)
    if given:
        yield "Svaret lämnades", given


def _frist(state: Granskning) -> Svarsfrist | None:
    return next((one for one in svarsfrister(state) if not one.yttrande), None)


def _summary(told: Told) -> str:
    state = told.state
    found = [_answers(state)] if state.fragor else []
    number = len(state.rekommendationer)
    if number:
        what = "1 rekommendation" if number == 1 else f"{antal(number)} rekommendationer"
        found.append(f"De har lämnat {what}.")
    return " ".join((*found, when_due(_frist(state), told, "Svaret")))


def _answers(state: Granskning) -> str:
    """Say how the revisorer answered: `Revisorerna ställde 4 frågor och svarade ja på 3 …`."""
    counted = Counter(one.svar for one in state.fragor)
    said = [f"{label.lower()} på {counted[code]}" for code, label in codes.SVAR.items()
            if counted[code]]  # fmt: skip
    number = len(state.fragor)
    what = "1 fråga" if number == 1 else f"{antal(number)} frågor"
    return f"Revisorerna ställde {what}" + (f" och svarade {listed(said)}." if said else ".")


def _fragor(told: Told) -> Iterator[Block]:
    columns = (Column("Fråga", 80), Column("Revisorernas svar", 20))
    rows = tuple(
        (f"{one.nummer}. {one.rubrik}", codes.SVAR[one.svar] if one.svar else "–")
        for one in told.state.fragor
    )
    yield Table("Revisorernas frågor och svar", columns, rows, "Ingen fråga är registrerad.")
    for one in told.state.fragor:
        if one.svar:
            yield from told.text(one.skal, f"Revisorernas skäl, fråga {one.nummer}")


def _answer(told: Told, given: str) -> Iterator[Block]:
    written = {code: text for (code, number), text in told.state.svar.items() if number is None}
    if not told.state.svar:
        yield Paragraph(NOT_WRITTEN, quiet=True)
    if "inledning" in written:
        yield from told.text(written["inledning"])
    for one in told.state.rekommendationer:
        yield from _rekommendation(told, one, given)
    yield from parts(told, written, _AFTER)


def _rekommendation(told: Told, one: Rekommendation, given: str) -> Iterator[Block]:
    yield Heading(f"Rekommendation {one.nummer}: {one.rubrik}", 2)
    yield from told.text(one.text, "Revisorernas rapport")
    part = (REKOMMENDATION, one.nummer)
    if part in told.state.svar:
        yield from told.text(told.state.svar[part], "Nämndens svar")
        if not told.own:
            yield Paragraph("Besvarad.")
    else:
        yield Paragraph(NOT_YET)
    if one.uppfoljningar and not given:
        yield Facts((("Läge", ", ".join(_newest(one))),))
