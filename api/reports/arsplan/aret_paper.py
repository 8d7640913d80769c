"""The nämnd's year as a paper: what needs somebody first, then by sammanträde, in two editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from api.reports.document import Block, Bullets, Column, Document, Facts, Heading, Paragraph, Table
from api.reports.editions import marked
from api.reports.internkontroll.parts import finished
from api.reports.tjansteskrivelse import SEKRETESS
from api.web.formats import NO_BREAK, antal, datum, gemen
from api.web.models.frame import Kind

if TYPE_CHECKING:
    from api.reports.arsplan.telling import YearTold
    from api.reports.moment import Moment
    from api.web.models.aret import MoteView, PunktView, YearView

NONE: Final = "–"
"""What stands where a column has nothing."""
HIDDEN: Final = "Skälen är skyddad text. De visas inte för din roll."
NOT_PUBLIC: Final = (
    "Skälen till att punkter har flyttats eller strukits står i den upplaga som bara nämnden får."
)
STOPPTID: Final = (
    "Underlaget till en punkt ska komma in senast vid sammanträdets stopptid. Ska punkten vara klar"
    " eller lämnad en annan dag gäller den dag som kommer först. Dagen efter är punkten sen. Dagen"
    " efter sammanträdet är den ej behandlad om nämnden inte har behandlat den."
)
COLUMNS: Final = (
    Column("Ärende och notering", 57),
    Column("Läge", 42),
    Column("Ansvarig", 27),
    Column("Diarienummer", 24),
    Column("Tidigare beslut", 24),
    Column("Går vidare till", 28),
)
TONES: Final = {Kind.ERROR: "hog", Kind.WARNING: "mellan", Kind.SUCCESS: "lag"}
"""How cells are shaded; their words say it too."""


def year_document(told: YearTold, moment: Moment, edition: str) -> Document:
    """Make the paper in one of its editions; the public one has no reasons."""
    view = told.view
    blocks = (
        Facts((("Avseende", str(view.ar)), ("Till", moment.namnd))),
        Heading("Förslag till beslut"),
        Paragraph(f"{moment.namnd} noterar planen för {view.ar} och informationen om läget."),
        Heading("Sammanfattning"),
        *_summary(view),
        Heading("Ärendebeskrivning"),
        Paragraph(STOPPTID, quiet=True),
        *_first(view),
        *(block for one in view.moten for block in _mote(one)),
        *_without(view),
        *_reasons(told, own=edition == SEKRETESS),
        Heading("Beslutsunderlag"),
        Bullets((f"Registret: {gemen(moment.footer)}",)),
        Heading("Beslutet skickas till"),
        Bullets(("Kommunstyrelsen", "Förvaltningschefen")),
    )
    mark = marked(edition, sealed=told.sealed, words=told.words)
    return finished(f"Nämndens år {view.ar}", moment, blocks, mark, wide=True)


def _summary(view: YearView) -> Iterator[Block]:
    total = sum(number for _, number in view.antal)
    yield Paragraph(in_short(view))
    if view.senare:
        yield Paragraph(view.senare, quiet=True)
    rows = tuple((name, antal(number)) for name, number in view.antal)
    everything = ("Alla", antal(total))
    # Numbers stand beside their words: the page is wide.
    columns = (Column("Läge", 25), Column("Punkter", 75))
    yield Table(f"Punkterna {datum(view.day)}, efter läge", columns, (*rows, everything),
                total=True)  # fmt: skip
    if view.mal.mal:
        yield Paragraph(f"Årets mål: {gemen(view.mal.svar)}")


def in_short(view: YearView) -> str:
    """Say the year in two or three sentences."""
    total, held = sum(number for _, number in view.antal), len(view.moten)
    whole = f"Året har {antal(total)} {'punkt' if total == 1 else 'punkter'}"
    meetings = f"{antal(held)} sammanträden"
    without = len(view.oplanerade)
    waits = f" {antal(without)} är ännu inte inplanerade." if without else ""
    return f"{whole} och {meetings}.{waits} {view.svar}"


def _first(view: YearView) -> Iterator[Block]:
    yield Heading("Sent, ej behandlat eller inom kort", 2)
    columns = (
        Column("Läge", 27),
        Column("Ärende", 36),
        Column("Ansvarig", 15),
        Column("Senast", 11),
        Column("Sammanträde", 11),
    )
    rows = tuple(
        (
            _since(one),
            one.arende,
            one.ansvarig,
            _day(one.sista_dag),
            _day(one.sammantrade),
        )
        for one in view.forst
    )
    tones = tuple((tone(one), "", "", "", "") for one in view.forst)
    yield Table("Det som behöver någon först", columns, rows, empty=view.svar, tones=tones)


def _mote(one: MoteView) -> Iterator[Block]:
    yield Heading(f"Sammanträde {one.rubrik}", 2)
    added = f". {one.tillagt}" if one.tillagt else ""
    caption = f"Punkter {datum(one.dag)}, stopptid {one.stopptid_text}{added}"
    yield _punkter(caption, one.punkter, "Inga punkter är planerade.")


def _without(view: YearView) -> Iterator[Block]:
    yield Heading("Ännu inte inplanerade", 2)
    caption = "Punkter utan sammanträde"
    yield _punkter(caption, view.oplanerade, "Alla punkter är inplanerade.")
    if view.strukna:
        yield Heading("Strukna punkter", 2)
        yield _punkter("Punkter som har strukits", view.strukna, "")
    if view.installda:
        yield Heading("Inställda sammanträden", 2)
        yield Bullets(view.installda)


def _punkter(caption: str, punkter: Sequence[PunktView], empty: str) -> Table:
    rows = tuple(map(row, punkter))
    tones = tuple(("", tone(one), "", "", "", "") for one in punkter)
    return Table(caption, COLUMNS, rows, empty=empty, tones=tones)


def row(one: PunktView) -> tuple[str, ...]:
    """Give what the paper says of a punkt, column by column."""
    return (
        "\n".join(filter(None, (one.arende, one.notering, one.stod, one.tillagd))),
        standing(one),
        one.ansvarig,
        one.diarienummer or NONE,
        whole(one.tidigare) or NONE,
        one.vidare or NONE,
    )


def standing(one: PunktView) -> str:
    """Say where a punkt stands, and since when or until when."""
    return "\n".join(filter(None, (one.lage.text, whole(one.lage_not))))


def _since(one: PunktView) -> str:
    """Say where a punkt stands; its last day is left to the column of last days."""
    return one.lage.text if one.lage_not == f"Senast {_day(one.sista_dag)}" else standing(one)


def whole(text: str) -> str:
    """Keep a § with its number on one line."""
    return text.replace("§ ", f"§{NO_BREAK}")


def tone(one: PunktView) -> str:
    """Give the shade of the cell that says where a punkt stands."""
    return TONES.get(one.lage.kind, "")


def _day(day: object) -> str:
    return str(day) if day else NONE


def _reasons(told: YearTold, *, own: bool) -> Iterator[Block]:
    if not told.skal:
        return
    yield Heading("Skäl till ändringar", 2)
    if not own:
        yield Paragraph(NOT_PUBLIC, quiet=True)
    elif not told.words:
        yield Paragraph(HIDDEN, quiet=True)
    else:
        columns = (Column("Dag", 12), Column("Vad", 44), Column("Skäl", 44))
        rows = tuple((one.dag, one.vad, one.text or NONE) for one in told.skal)
        yield Table("Skäl till det som har ändrats", columns, rows)
