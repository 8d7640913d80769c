"""Parts that the papers of the internkontroll share: a chart with its table, the row of mätningar.

Chart and table are made of the same rows in the same place, so that they cannot say two things.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from api.reports.charts import bars, line
from api.reports.document import Block, Column, Document, Table
from api.reports.internkontroll import saying
from api.reports.papers import document, proved
from api.reports.small_cells import Counted
from api.web.charts.theme import Form
from api.web.charts.trend import LABELLED
from api.web.formats import antal, datum, procent
from audit.clock import STOCKHOLM
from audit.lexsarah.codes import UPPLAGA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.reports.internkontroll.model import Point
    from api.reports.moment import Moment


NUMBER: Final = 15
NAME: Final = 50
POINTS: Final = LABELLED[Form.WIDE]
"""How many mätningar the row shows: as many as the chart has room for, the newest."""


def finished(
    title: str,
    moment: Moment,
    blocks: Iterable[Block],
    edition: str = "",
    kind: str = "Tjänsteskrivelse",
    *,
    wide: bool = False,
) -> Document:
    """Put a paper together with its proof; the file is of the day it knows to, not of `moment.per`.

    `edition` is a code of `UPPLAGA`, or empty for a paper that has none; a `wide` paper lies on
    its side.
    """
    made = document(title, moment, blocks, kind=kind, edition=UPPLAGA.get(edition, ""))
    day = moment.recorded_at.astimezone(STOCKHOLM).date()
    return proved(replace(made, day=day, wide=wide), moment)


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


def trend(points: Sequence[Point], caption: str = "Utfallet vid varje mätning") -> Iterator[Block]:
    """Draw the newest mätningar and give the very same ones as a table."""
    shown = points[-POINTS:]
    if len(shown) < len(points):
        caption = f"{caption}, de {antal(len(shown))} senaste av {antal(len(points))}"
    said = ", ".join(f"{datum(one.per)} {saying.value(one)}" for one in shown)
    names: tuple[str, ...] = ("Inom", "Av", "Andel")
    shares = [(one.per, one.taljare, one.namnare) for one in shown if one.namnare]
    rows: list[tuple[str, ...]]
    if len(shares) == len(shown):
        yield line(shares, f"{caption}: {said}.", caption)
        rows = [
            (datum(day), antal(part), antal(whole), procent(part, whole))
            for day, part, whole in shares
        ]
    else:
        yield _bars(shown, f"{caption}: {said}.", caption)
        rows, names = [(datum(one.per), antal(one.taljare)) for one in shown], ("Utfall",)
    columns = (Column("Läget den", NAME), *(Column(one, NUMBER, numeric=True) for one in names))
    yield Table(f"{caption}, som tabell", columns, tuple(rows))


def _bars(points: Sequence[Point], said: str, caption: str) -> Block:
    return bars([Counted(datum(one.per), one.taljare) for one in points], said, caption)
