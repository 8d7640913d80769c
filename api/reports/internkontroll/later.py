"""What the paper of a mätning says of what was registered after it: the outcome, and each class."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from api.reports.document import Block, Heading, Paragraph
from api.reports.internkontroll import saying
from api.reports.internkontroll.tables import known_table
from api.web.formats import datum

if TYPE_CHECKING:
    from api.reports.internkontroll.model import MatningReport

LATER: Final = (
    "Uppgifter som har registrerats sedan dess har ändrat talen. De nya talen står i den upplaga"
    " som bara nämnden får."
)

LATER_BEFORE: Final = (
    "Uppgifter som har registrerats efter mätningen före har ändrat dess tal. De nya talen står i"
    " den upplaga som bara nämnden får."
)


def then_and_now(report: MatningReport, *, own: bool) -> Iterator[Block]:
    """Say what was frozen beside what is known now; to everybody only that it crossed the goal."""
    if report.then_and_now and own:
        yield Paragraph(" ".join(filter(None, (report.then_and_now, report.why))))
    elif report.then_and_now:
        yield Paragraph(f"{LATER} {report.turned}".strip())


def known(report: MatningReport) -> Iterator[Block]:
    """Set the answers beside each other, one for each time that the question was answered by."""
    if not report.known:
        return
    yield Heading(f"Läget den {datum(report.per)}, så som det var registrerat", 2)
    yield Paragraph(report.said)
    yield known_table(report)
    if report.changed:
        last = report.known[-1]
        now = (saying.in_short(report.words, last.count), *saying.later(last.count))
        changed = "Uppgifter som registrerades senare har ändrat bilden."
        yield Paragraph(" ".join((changed, f"{last.label}:", *now)))
