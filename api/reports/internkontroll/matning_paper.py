"""The report about a mätning to the nämnd, as a tjänsteskrivelse in two editions.

The nämnd's own edition tells everything; the public one no number under five but totals, nothing
that could be subtracted out, and no text that people wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from api.reports.document import (
    Block,
    Bullets,
    Column,
    Document,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Quote,
    Table,
)
from api.reports.editions import MASKERAT
from api.reports.internkontroll import saying
from api.reports.internkontroll.later import LATER_BEFORE, known, then_and_now
from api.reports.internkontroll.model import MatningReport, Point
from api.reports.internkontroll.parts import NAME, NUMBER, chart_and_table, finished, trend
from api.reports.internkontroll.public import is_public, public_in_short, public_rows, public_told
from api.reports.internkontroll.tables import over_table, those_over
from api.reports.small_cells import Counted
from api.reports.tjansteskrivelse import SEKRETESS
from api.web.formats import antal, datum, gemen
from audit.internkontroll.codes import AVSNITT

if TYPE_CHECKING:
    from api.reports.moment import Moment

NO_PLAN: Final = "Ingen plan i registret har kontrollmomentet. Rubriken är registrets egen."
WITHDRAWN: Final = "Mätningen är återkallad och räknas inte längre."
HIDDEN: Final = "Skyddad text. Den visas inte för din roll."
SMALL: Final = (
    "Tal under fem är sammanslagna med andra, så att de inte pekar ut någon. Summan är alltid hel."
)
NO_TEXTS: Final = (
    "Det som förvaltningen har skrivit om orsaker och åtgärder står i den upplaga som bara nämnden"
    " får."
)


def matning_document(report: MatningReport, moment: Moment, edition: str) -> Document:
    """Make the paper in one of its editions; `moment.per` is the day of the mätning."""
    own = edition == SEKRETESS
    blocks = (
        *((Notice(WITHDRAWN),) if report.withdrawn else ()),
        Facts(_head(report, moment)),
        *_proposal(report, moment, own=own),
        Heading("Sammanfattning"),
        *_summary(report, own=own),
        Heading("Ärendebeskrivning"),
        *_moment(report),
        *(_own(report) if own else _public(report)),
        Heading("Beslutsunderlag"),
        Bullets((*report.underlag, f"Registret: {gemen(moment.footer)}")),
        Heading("Beslutet skickas till"),
        Bullets((report.ansvar or "Den som ansvarar för kontrollen", "Verksamhetschefen")),
    )
    masked = own and (report.hidden or any(one.hidden for one in report.avvikelser))
    mark = MASKERAT if masked else edition
    return finished(f"Internkontroll: {report.rubrik}", moment, blocks, mark)


def _head(report: MatningReport, moment: Moment) -> tuple[tuple[str, str], ...]:
    start = f"{datum(report.period_start)} – " if report.period_start else ""
    return (
        ("Diarienummer", report.diarienummer or "–"),
        ("Till", moment.namnd),
        ("Period" if start else "Läget den", f"{start}{datum(report.per)}"),
    )


def _proposal(report: MatningReport, moment: Moment, *, own: bool) -> Iterator[Block]:
    yield Heading("Förslag till beslut")
    if own and "forslag" in report.texts:
        yield Quote(report.texts["forslag"])
        return
    also = " och de åtgärder som är vidtagna och planerade" if _has_atgarder(report) else ""
    yield Paragraph(f"{moment.namnd} godkänner redovisningen{also}.")


def _has_atgarder(report: MatningReport) -> bool:
    """Tell whether there is any åtgärd to approve, planned or told, also where it is masked."""
    told = "atgarder" in report.texts or "atgarder" in report.hidden
    return told or any(one.atgarder for one in report.avvikelser)


def _summary(report: MatningReport, *, own: bool) -> Iterator[Block]:
    yield Paragraph(told(report) if own else _told_to_all(report))
    if report.held:
        yield Paragraph(report.held)
    yield from then_and_now(report, own=own)
    if own:
        yield from _written(report, "sammanfattning")


def told(report: MatningReport) -> str:
    """Say the outcome in a few sentences, with what is known of those that are not within."""
    if report.count is None:
        return _alone(report)
    newest = report.known[-1].count if report.known else report.count
    known = () if report.changed else saying.later(newest)
    return " ".join((saying.in_short(report.words, report.count), *known))


def _told_to_all(report: MatningReport) -> str:
    if report.count is None:
        return _alone(report)
    return public_told(report.words, report.count)


def _alone(report: MatningReport) -> str:
    if report.outcome is None:
        return "Mätningen gav inget utfall."
    return f"Utfallet den {datum(report.per)} var {saying.outcome_in_words(report.outcome)}."


def _moment(report: MatningReport) -> Iterator[Block]:
    yield Heading("Kontrollmomentet", 2)
    yield Facts(report.moment) if report.moment else Paragraph(NO_PLAN, quiet=True)


def _written(report: MatningReport, avsnitt: str) -> Iterator[Block]:
    """Give what people wrote under a heading, or say that the reader may not see it."""
    if avsnitt in report.texts:
        yield Quote(report.texts[avsnitt])
    elif avsnitt in report.hidden:
        yield Paragraph(HIDDEN, quiet=True)


def _own(report: MatningReport) -> Iterator[Block]:
    yield Heading("Resultat", 2)
    yield from _result(report)
    yield from _written(report, "resultat")
    yield from _rest(report)
    yield Heading("Jämfört med mätningen före", 2)
    yield from _compared(report, report.points, report.before, report.before_now)
    yield from _written(report, "jamforelse")
    yield from known(report)
    yield from _other(report, own=True)
    yield from _texts_and_atgarder(report)
    yield from _presented(report)
    yield from _how(report, own=True)


def _result(report: MatningReport) -> Iterator[Block]:
    count = report.count
    if count is None:
        yield Paragraph(_alone(report))
    else:
        rows = tuple(Counted(one.name, one.antal) for one in count.parts)
        yield from chart_and_table(rows, saying.in_short(report.words, count), _counted(report))
        for one in count.beside:
            yield Paragraph(f"Dessutom: {antal(one.antal)} {one.phrase}.")
    if report.delar:
        columns = (Column("Del", NAME), Column("Antal", NUMBER, numeric=True))
        yield Table("Uppdelning", columns, tuple((d.name, antal(d.antal)) for d in report.delar))


def _counted(report: MatningReport) -> str:
    """Say what a chart of the outcome counts: of whom, and of which day or days."""
    told = f"så många {report.words.many}, fördelade efter klass (antal)"
    if report.words.timed:
        return told[:1].upper() + told[1:]
    start = f"{datum(report.period_start)} till och med " if report.period_start else ""
    return f"{report.rubrik}, {start}{datum(report.per)}: {told}"


def _rest(report: MatningReport) -> Iterator[Block]:
    """Tell those that are not within, and what people wrote of them."""
    if report.count is None or not report.count.over:
        return
    words = tuple(_written(report, "over_tiden"))
    if report.words.timed:
        yield Heading(those_over(report), 2)
        yield over_table(report, report.count)
    elif words:
        yield Heading("De som inte uppfyllde kravet", 2)
    yield from words


def _compared(
    report: MatningReport, points: tuple[Point, ...], before: Point | None, by_now: str
) -> Iterator[Block]:
    if report.outcome is not None:
        now = Point(report.per, report.outcome.taljare, report.outcome.namnare)
        yield Paragraph(f"{saying.compared(now, before)} {by_now}".strip())
    if len(points) > 1:
        yield from trend(points, report.rubrik)


def _other(report: MatningReport, *, own: bool) -> Iterator[Block]:
    other = report.other
    if other is not None:
        yield Heading(other.heading, 2)
        yield Paragraph(other.explained)
        say = saying.in_short if own else public_in_short
        yield Paragraph(say(other.words, other.count))
        if own and other.frozen:
            yield Paragraph(other.frozen)


def _texts_and_atgarder(report: MatningReport) -> Iterator[Block]:
    for avsnitt, more in (
        ("analys", tuple(_analyses(report))),
        ("atgarder", tuple(_atgarder(report))),
    ):
        blocks = (*_written(report, avsnitt), *more)
        if blocks:
            yield Heading(AVSNITT[avsnitt], 2)
            yield from blocks


def _analyses(report: MatningReport) -> Iterator[Block]:
    for one in report.avvikelser:
        if one.analys:
            yield Quote(one.analys, f"Avvikelse: {one.rubrik}")
        elif one.hidden:
            yield Paragraph(HIDDEN, quiet=True)


def _atgarder(report: MatningReport) -> Iterator[Block]:
    columns = (
        Column("Åtgärd", 40),
        Column("Ansvarig", 25),
        Column("Senast", 14),
        Column("Läge", 21),
    )
    for one in report.avvikelser:
        rows = tuple((each.rubrik, each.ansvarig, each.senast, each.lage) for each in one.atgarder)
        caption = f"Avvikelse: {one.rubrik} ({one.lage})"
        yield Table(caption, columns, rows, empty="Inga åtgärder är planerade än.")


def _presented(report: MatningReport) -> Iterator[Block]:
    if not report.presented:
        return
    yield Heading("Redovisat för nämnden", 2)
    columns = (Column("Sammanträde", 20), Column("Paragraf", 15), Column("Beslut", 60))
    rows = tuple((datum(one.sammantrade), one.paragraf, one.utfall) for one in report.presented)
    yield Table("Sammanträden där resultatet är redovisat", columns, rows)
    for one in report.presented:
        if one.text:
            yield Quote(one.text, f"Beslutet {datum(one.sammantrade)}, {one.paragraf}")


def _how(report: MatningReport, *, own: bool) -> Iterator[Block]:
    """Tell how it was measured; to everybody what the register's own rules are, and when.

    What people wrote is left out for them, and how many were looked at, which subtracts.
    """
    lines = report.counted if own or report.computed else ()
    if own and report.metod:
        lines = (f"Metod: {report.metod}", *lines)
    if lines or report.registered:
        yield Heading("Så är det räknat", 2)
    if lines:
        yield Bullets(lines)
    if report.registered:
        yield Paragraph(report.registered, quiet=True)


def _public(report: MatningReport) -> Iterator[Block]:
    yield Heading("Resultat", 2)
    yield Paragraph(SMALL, quiet=True)
    rows = public_rows(report.count) if report.count is not None else ()
    if len(rows) > 1:
        yield from chart_and_table(rows, _told_to_all(report), _counted(report))
    else:
        yield Paragraph(_told_to_all(report))
    if rows and report.before is not None and is_public(report.before):
        yield Heading("Jämfört med mätningen före", 2)
        points = tuple(one for one in report.points if is_public(one))
        by_now = LATER_BEFORE if report.before_now else ""
        yield from _compared(report, points, report.before, by_now)
    yield from _other(report, own=False)
    yield Paragraph(NO_TEXTS, quiet=True)
    yield from _how(report, own=False)
