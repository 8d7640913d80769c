"""The page of one file that waits: what it would change, how far it has come, how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from api.web.formats import antal, tid
from api.web.labels_las_in import SLAG
from api.web.models.frame import Kind as Tone
from api.web.models.frame import NavLink, Notice
from api.web.models.las_in import FilePage, Press, Progress, Rows
from api.web.models.parts import Cell, Column, Paging, Table
from api.web.reading_in import OWN
from audit.clock import parse_utc
from audit.intake.kinds import COLUMNS, VANTELISTOR, Kind
from audit.intake.outcome import OUTCOME_LABELS, Outcome
from audit.intake.ready_mappings import ready_mappings
from audit.store.waiting_files import Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.web.links import Links
    from api.web.models.frame import Frame
    from api.web.models.las_in import ReadInForm
    from audit.store.waiting_files import Waiting

PER_PAGE: Final = 50
SILENT: Final = timedelta(minutes=3)
"""Work that has noted nothing for so long has stopped: its process is gone."""

_LISTS: Final = {"avvisade": Outcome.REFUSED, "rattade": Outcome.CORRECTED}
_COUNTED: Final = {
    Outcome.ACCEPTED: "Nya",
    Outcome.CORRECTED: "Rättade",
    Outcome.UNCHANGED: "Oförändrade",
    Outcome.REFUSED: "Avvisade",
}
_STOPPED: Final = Notice(
    Tone.WARNING,
    "Det ser ut att ha stannat",
    "Välj samma fil igen, med samma tid. Det som redan är inläst skrivs inte en gång till.",
)
_NOTHING: Final = Notice(
    Tone.SUCCESS, "Allt i filen finns redan", "Det finns inget nytt att läsa in."
)
_BROKE_OFF: Final = (
    "Inläsningen avbröts",
    (
        "En del av filen kan vara inläst. Välj samma fil igen, med samma tid: det som redan är "
        "inläst skrivs inte en gång till."
    ),
)
_REFUSED: Final = Notice(
    Tone.ERROR,
    "Ingenting är ändrat i registret",
    "Rätta det som står här, ta ut filen på nytt och välj den igen.",
)


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as somebody looks at it: which list, which page of it, and when."""

    file: Waiting
    links: Links
    csrf: str
    now: datetime
    visa: str = "avvisade"
    page: int = 1


def file_page(frame: Frame, looked: Looked, form: ReadInForm) -> FilePage:
    """Make the page; `form` is for the next file, or for the same one mended."""
    step, report = looked.file.step, looked.file.told.get("report")
    heading, lead = _BROKE_OFF if _broke_off(looked.file) else _heading(step)
    working = step in {Step.CHECKING, Step.READING}
    return FilePage(
        frame=frame,
        heading=heading,
        lead=lead,
        facts=_facts(looked.file.told, report),
        counts=_counts(report),
        notice=_notice(looked, report),
        progress=_progress(looked) if working else None,
        read_in=_press(looked, report),
        discard=_discard(looked) if step is Step.CHECKED else None,
        kept=_kept(looked) if step is Step.CHECKED else "",
        rows=_rows(looked, report),
        form=form if step in {Step.DONE, Step.REFUSED} or _silent(looked) else None,
        form_open=step is not Step.DONE,
        onward=_onward(looked) if step is Step.DONE else None,
        back=NavLink("Till inläsningar", looked.links.las_in()),
    )


def plain_rows(told: Any) -> list[tuple[str, ...]]:
    """Give every refused and corrected row, and every fault of a file, as rows of text."""
    found: list[tuple[str, ...]] = [("Rad", "Kolumn", "Utfall", "Orsak")]
    for one in (told.get("report") or {}).get("problems", ()):
        label = OUTCOME_LABELS[Outcome(one["outcome"])]
        found.append((str(one["row"]), one["column"], label, one["reason"]))
    for row, column, reason in told.get("problems", ()):
        found.append(("" if row is None else str(row), column, "Filen läses inte in", reason))
    return found


def _heading(step: Step) -> tuple[str, str]:
    match step:
        case Step.CHECKING:
            return "Filen kontrolleras", "Ingenting är inläst än."
        case Step.CHECKED:
            return "Granska innan du läser in", "Ingenting är inläst än. Så här skulle det bli."
        case Step.READING:
            return "Filen läses in", "Du kan lämna sidan. Inläsningen fortsätter."
        case Step.DONE:
            return "Filen är inläst", "Så här blev det, rad för rad."
    return "Filen läses inte in", "Filen är inte som den ska vara. Här står vad som är fel."


def _facts(told: Any, report: Any) -> tuple[tuple[str, str], ...]:
    left_out = report["left_out"] if report else 0
    chosen = told["mapping"]
    ready = ready_mappings().get(chosen)
    own = "Egen mappningsfil" if chosen == OWN else "Som i mallen"
    facts = [
        ("Utdrag", SLAG[Kind(told["kind"])].name),
        ("Utdrag framställt", tid(parse_utc(told["made_at"]))),
        ("Rubriker", ready.label if ready else own),
    ]
    if report:
        facts.append(("Rader", antal(sum(report["rows"].values()))))
    if left_out:
        facts.append(("Rader som inte hör hit", antal(left_out)))
    return tuple(facts)


def _counts(report: Any) -> tuple[tuple[str, int, str], ...]:
    if not report:
        return ()
    return tuple((label, report["rows"][one.value], one.value) for one, label in _COUNTED.items())


def _notice(looked: Looked, report: Any) -> Notice | None:
    step = looked.file.step
    if _silent(looked):
        return _STOPPED
    if step is Step.REFUSED:
        return None if _broke_off(looked.file) else _REFUSED
    if step is Step.CHECKED and report and not _to_write(report):
        return _NOTHING
    if step is Step.DONE and report and report["continued"]:
        return Notice(Tone.INFO, "En avbruten inläsning av samma fil är nu avslutad", "")
    return None


def _broke_off(file: Waiting) -> bool:
    """Tell whether it was the reading in that failed, of which a part may have been written."""
    return file.step is Step.REFUSED and bool(file.told.get("broke_off"))


def _to_write(report: Any) -> bool:
    return bool(report["events"] or report["continued"])


def _silent(looked: Looked) -> bool:
    working = looked.file.step in {Step.CHECKING, Step.READING}
    return working and looked.now - looked.file.moved_at > SILENT


def _progress(looked: Looked) -> Progress:
    file = looked.file
    share = 100 * file.done // file.total if file.total else 0
    return Progress(file.done, max(file.total, 1), f"{share} %", looked.links.las_in(file.id))


def _press(looked: Looked, report: Any) -> Press | None:
    if looked.file.step is not Step.CHECKED or not report or not _to_write(report):
        return None
    many = report["rows"][Outcome.ACCEPTED.value] + report["rows"][Outcome.CORRECTED.value]
    rows = "1 rad" if many == 1 else f"{antal(many)} rader"
    action = looked.links.las_in(looked.file.id, "/las-in")
    return Press(action, looked.csrf, f"Läs in {rows}" if many else "Läs in")


def _discard(looked: Looked) -> Press:
    return Press(looked.links.las_in(looked.file.id, "/slang"), looked.csrf, "Släng filen")


_EJ_VERKSTALLDA: Final = {Kind.EJ_VERKSTALLDA, Kind.ERBJUDANDEN, Kind.AVBROTT, *VANTELISTOR}


def _onward(looked: Looked) -> NavLink:
    """Lead to what the rows are for."""
    if looked.file.told["kind"] == Kind.HANDELSER:
        kontroller = looked.links.register("internkontroll/kontroller")
        return NavLink("Gör en kontroll av händelserna", kontroller)
    if looked.file.told["kind"] in _EJ_VERKSTALLDA:
        return NavLink("Till ej verkställda beslut", looked.links.register("ej-verkstallda"))
    return NavLink("Till internkontrollen", looked.links.register("internkontroll"))


def _kept(looked: Looked) -> str:
    return (
        f"Filen ligger krypterad här till {tid(looked.file.gone_at)} och bara du kan öppna den. "
        "När den är inläst sparas den inte."
    )


def _rows(looked: Looked, report: Any) -> Rows | None:
    if looked.file.step is Step.REFUSED:
        found = [[row, column, "", why] for row, column, why in looked.file.told["problems"]]
        why = "Varför den avbröts" if _broke_off(looked.file) else "Det som är fel i filen"
        return _listed(looked, (), found, why)
    if not report:
        return None
    by_outcome = {
        name: [one for one in report["problems"] if one["outcome"] == outcome.value]
        for name, outcome in _LISTS.items()
    }
    names = [name for name, rows in by_outcome.items() if rows]
    if not names:
        return Rows((), None, None, None, "Ingen rad är avvisad eller rättad.")
    chosen = looked.visa if looked.visa in names else names[0]
    lists = tuple(
        NavLink(
            f"{_COUNTED[_LISTS[name]]} ({antal(len(by_outcome[name]))})",
            looked.links.las_in(looked.file.id, visa=name),
            current=name == chosen,
        )
        for name in names
    )
    rows = [[one["row"], one["column"], chosen, one["reason"]] for one in by_outcome[chosen]]
    return _listed(looked, lists, rows, f"{_COUNTED[_LISTS[chosen]]} rader")


def _without_name(why: str, names: Sequence[str]) -> str:
    """Leave out the name that a reason begins with: it stands in a column of its own."""
    name, found, rest = why.partition(": ")
    return rest[:1].upper() + rest[1:] if found and name in names else why


def _listed(
    looked: Looked, lists: tuple[NavLink, ...], found: Sequence[Sequence[Any]], caption: str
) -> Rows:
    pages = max(1, -(-len(found) // PER_PAGE))
    at = min(looked.page, pages)
    shown = found[(at - 1) * PER_PAGE : at * PER_PAGE]
    visa = str(found[0][2]) if found else ""

    def page(number: int) -> str | None:
        if not 1 <= number <= pages:
            return None
        return looked.links.las_in(looked.file.id, visa=visa, sida=number)

    heads = (Column("Rad", whole=True), Column("Kolumn"), Column("Orsak"))
    names = COLUMNS[Kind(looked.file.told["kind"])].all
    rows = tuple(
        (
            Cell("–" if row is None else antal(row)),
            Cell(column or "–"),
            Cell(_without_name(why, (column, *names))),
        )
        for row, column, _, why in shown
    )
    file = NavLink("Hämta listan (CSV)", looked.links.las_in(looked.file.id, "/rader.csv"))
    return Rows(
        lists, Table(caption, heads, rows), Paging(at, pages, page(at - 1), page(at + 1)), file
    )
