"""The tables of the report about a mätning: those over their time, and then beside now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.reports.document import Column, Table
from api.reports.internkontroll import saying
from api.reports.internkontroll.model import WITHIN
from api.reports.internkontroll.parts import NAME, NUMBER
from api.web.formats import antal, datum, procent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.reports.internkontroll.model import Count, MatningReport


def over_table(report: MatningReport, count: Count) -> Table:
    """Tell those that are not within, with the remarks that are known of them by now, if any."""
    shown = report.known[-1].count if report.known and not report.changed else count
    over = shown.parts[WITHIN + 1 :]
    rows = [(one.name, antal(one.antal)) for one in over]
    rows.append(("Alla", antal(shown.over)))
    columns = [Column("Klass", NAME), Column("Antal", NUMBER, numeric=True)]
    remarks = [", ".join(saying.remarks(one)) for one in over]
    if any(remarks):
        columns.append(Column("Varav", 35))
        cells = (*(one or "–" for one in remarks), "")
        return _over(report, columns, [(*row, cell) for row, cell in zip(rows, cells, strict=True)])
    return _over(report, columns, rows)


def _over(
    report: MatningReport, columns: Sequence[Column], rows: Sequence[tuple[str, ...]]
) -> Table:
    caption = f"{those_over(report)}, i antal"
    return Table(caption, tuple(columns), tuple(rows), total=True)


def those_over(report: MatningReport) -> str:
    """Name those that are not within: `De som hade pågått längre än fyra månader`."""
    return f"De som {report.words.outside}"


def known_table(report: MatningReport) -> Table:
    """Set the answers to one question beside each other, one for each time it was answered by."""
    columns = (Column("Klass", 34), *(Column(one.label, 22, numeric=True) for one in report.known))
    counts = [one.count for one in report.known]
    rows = [("Alla", *(antal(one.total) for one in counts))]
    for at, part in enumerate(counts[0].parts):
        rows.append((part.name, *(antal(one.parts[at].antal) for one in counts)))
        rows += _remarks(counts, at) if at > WITHIN else []
    rows.append(("Andel inom tiden", *(procent(one.within, one.total) for one in counts)))
    return Table(f"Läget den {datum(report.per)} vid olika tider", columns, tuple(rows))


def _remarks(counts: list[Count], at: int) -> list[tuple[str, ...]]:
    found = []
    part = counts[0].parts[at]
    for number, (name, _) in enumerate(part.varav):
        numbers = [one.parts[at].varav[number][1] for one in counts]
        if any(numbers):
            found.append((f"varav {name}, av dem {part.phrase}", *map(antal, numbers)))
    return found
