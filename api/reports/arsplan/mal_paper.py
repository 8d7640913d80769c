"""The follow-up of a year's goals as a tjänsteskrivelse: how each stands, and the tasks given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from api.reports.arsplan.aret_paper import TONES, whole
from api.reports.document import (
    Block,
    Bullets,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Quote,
    Table,
)
from api.reports.editions import marked
from api.reports.internkontroll.parts import finished
from api.reports.tjansteskrivelse import SEKRETESS
from api.web.formats import antal, datum, gemen

if TYPE_CHECKING:
    from api.reports.arsplan.telling import MalenTold
    from api.reports.moment import Moment
    from api.web.models.aret import MalenView, MalView

HIDDEN: Final = "Vad utfallen bygger på är skyddad text. Den visas inte för din roll."
NOT_PUBLIC: Final = "Vad utfallen bygger på står i den upplaga som bara nämnden får."
NOT_YET: Final = "–"


def malen_document(told: MalenTold, moment: Moment, edition: str) -> Document:
    """Make the paper in one of its editions; the public one has no texts."""
    view = told.view
    blocks = (
        Facts((("Avseende", f"Nämndens mål {view.ar}"), ("Till", moment.namnd))),
        Heading("Förslag till beslut"),
        Paragraph(f"{moment.namnd} noterar uppföljningen av målen för {view.ar}."),
        Heading("Sammanfattning"),
        Paragraph(view.svar),
        *((Paragraph(view.senare, quiet=True),) if view.senare else ()),
        Heading("Ärendebeskrivning"),
        _counted(view),
        _goals(view, rests=edition == SEKRETESS and told.words),
        *_tasks(view),
        *_written(told, own=edition == SEKRETESS),
        Heading("Beslutsunderlag"),
        Bullets((f"Registret: {gemen(moment.footer)}",)),
        Heading("Beslutet skickas till"),
        Bullets(("Kommunstyrelsen", "Förvaltningschefen")),
    )
    mark = marked(edition, sealed=told.sealed, words=told.words)
    return finished(f"Uppföljning av nämndens mål {view.ar}", moment, blocks, mark)


def _counted(view: MalenView) -> Table:
    """Give the numbers alone: of four numbers a chart says no more than the table."""
    total = sum(number for _, number in view.antal)
    columns = (Column("Utfall", 50), Column("Antal", 15, numeric=True))
    rows = [(name, antal(number)) for name, number in view.antal]
    everything = ("Alla", antal(total))
    days = {one.per for one in view.mal if one.per}
    followed = f" {datum(days.pop())}" if len(days) == 1 else ""
    caption = f"Målens utfall{followed}, enligt registret {datum(view.day)}"
    return Table(caption, columns, (*rows, everything), total=True)


def _goals(view: MalenView, *, rests: bool) -> Table:
    """List the goals; `rests` adds what each outcome rests on, which is sealed text."""
    widths = (26, 22, 14, 13, 25) if rests else (44, 22, 20, 14)
    names = ("Mål", "Ansvarig", "Utfall", "Läget den", "Underlag")
    columns = tuple(map(Column, names, widths))
    rows = tuple((*goal_row(one), one.underlag or NOT_YET)[: len(columns)] for one in view.mal)
    shades = (TONES.get(one.utfall.kind, "") for one in view.mal)
    tones = tuple(("", "", shade, "", "")[: len(columns)] for shade in shades)
    return Table("Mål för mål", columns, rows, empty="Året har inga mål.", tones=tones)


def goal_row(one: MalView) -> tuple[str, ...]:
    """Give what the paper says openly of a goal, column by column."""
    followed = datum(one.per) if one.per else NOT_YET
    return (f"{one.kod} {one.rubrik}", one.ansvarig, one.utfall.text, followed)


def _tasks(view: MalenView) -> Iterator[Block]:
    yield Heading("Uppdrag att återrapportera", 2)
    columns = (Column("Mål", 40), Column("Uppdrag", 34), Column("Läge", 26))
    pairs = [(one, task) for one in view.mal for task in one.uppdrag]
    rows = tuple(
        (f"{one.kod} {one.rubrik}", whole(task.text), f"{task.lage.text}\n{whole(task.lage_not)}")
        for one, task in pairs
    )
    tones = tuple(("", "", TONES.get(task.lage.kind, "")) for _, task in pairs)
    yield Table("Nämndens uppdrag", columns, rows, empty="Inget uppdrag är givet.", tones=tones)


def _written(told: MalenTold, *, own: bool) -> Iterator[Block]:
    if not told.sealed:
        return
    if not own or not told.words:
        yield Paragraph(HIDDEN if own else NOT_PUBLIC, quiet=True)
        return
    if told.skrivet:
        yield Heading("Det som skrevs tidigare och i uppdragen", 2)
    before = ""
    for one in told.skrivet:
        if one.mal != before:
            yield Heading(one.mal, 3)
        yield Quote(one.text, one.kalla)
        before = one.mal
