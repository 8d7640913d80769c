"""Parts that the papers of the internkontroll share: a chart with its table, the row of mätningar.

Chart and table are made of the same rows in the same place, so that they cannot say two things.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from api.reports.charts import bars, line
from api.reports.document import Block, Column, Document, Table
from api.reports.editions import MARKS
from api.reports.internkontroll import saying
from api.reports.letter import LETTER, addressed, sender, written
from api.reports.papers import document, proved
from api.reports.small_cells import Counted
from api.web.build.matpunkter import ENHETER, goal_said, mal_cell, matpunkt, span_said
from api.web.charts.theme import Form
from api.web.charts.trend import LABELLED
from api.web.formats import antal, datum, procent
from audit.internkontroll.maluppfyllelse import Utfall

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.reports.internkontroll.model import Point
    from api.reports.moment import Moment
    from api.web.charts import Matpunkt


NUMBER: Final = 15
NAME: Final = 50
POINTS: Final = LABELLED[Form.WIDE]
"""How many mätningar the row shows: as many as the chart has room for, the newest."""


def finished(
    title: str,
    moment: Moment,
    blocks: Iterable[Block],
    edition: str = "",
    kind: str = LETTER,
    *,
    wide: bool = False,
    diarienummer: str = "",
) -> Document:
    """Put a paper together with its proof; the file is of the day it knows to, not of `moment.per`.

    `edition` is a code of `MARKS`, or empty for a paper that has none; a `wide` paper lies on
    its side. A tjänsteskrivelse gets its day, number and sender; `diarienummer` is used where
    its facts have none.
    """
    is_letter = kind == LETTER
    content = addressed(blocks, moment, diarienummer) if is_letter else blocks
    made = document(title, moment, content, kind=kind, edition=MARKS.get(edition, ""))
    namnd = sender(made.namnd) if is_letter else made.namnd
    return proved(replace(made, namnd=namnd, day=written(moment), wide=wide), moment)


def chart_and_table(rows: Sequence[Counted], said: str, caption: str) -> Iterator[Block]:
    """Draw numbers and give the very same ones as a table, with each one's share of all."""
    total = sum(one.antal for one in rows)
    yield bars(rows, said, caption)
    columns = (
        Column("Klass", NAME),
        Column("Antal", NUMBER, numeric=True),
        Column("Andel", NUMBER, numeric=True),
    )
    cells = [(one.name, antal(one.antal), procent(one.antal, total)) for one in rows]
    everything = ("Alla", antal(total), procent(total, total))
    yield Table(f"{caption}, som tabell", columns, (*cells, everything), total=True)


def trend(points: Sequence[Point], what: str) -> Iterator[Block]:
    """Draw the newest mätningar with their goals, and give the very same ones as a table.

    `what` is measured. Those told in another unit than the newest are left out.
    """
    told = [(one, point) for one in points if (point := _matpunkt(one)) is not None]
    told = [(one, point) for one, point in told if one.enhet == told[-1][0].enhet]
    shown = told[-POINTS:]
    if not shown:
        return
    enhet, drawn = shown[0][0].enhet, [point for _, point in shown]
    unit = f"{what}: {ENHETER[enhet]}"
    newest = f", de senaste av {antal(len(told))}" if len(shown) < len(told) else ""
    caption = f"{unit} {span_said([one.per for one in drawn])}{newest}. {goal_said(drawn)}"
    said = ", ".join(f"{datum(one.per)} {saying.value(one)}" for one, _ in shown)
    yield line(drawn, enhet, f"{caption} {said}.", caption)
    yield _table([one for one, _ in shown], f"{unit} vid varje mätning, som tabell")


def _table(points: Sequence[Point], caption: str) -> Table:
    share = points[0].enhet == "promille"
    names = ("Inom", "Av", "Andel") if share else ("Utfall",)
    columns = (
        Column("Läget den", NUMBER + 5),
        *(Column(one, NUMBER, numeric=True) for one in names),
        Column("Mål", NUMBER + 10),
    )
    rows = tuple(
        (datum(one.per), *(_share(one) if share else (antal(one.taljare),)), mal_cell(one.mal))
        for one in points
    )
    return Table(caption, columns, rows)


def _matpunkt(one: Point) -> Matpunkt | None:
    return matpunkt(one.per, Utfall(one.taljare, one.namnare, one.enhet), one.mal)


def _share(one: Point) -> tuple[str, str, str]:
    whole = one.namnare or 0
    return antal(one.taljare), antal(whole), procent(one.taljare, whole)
