"""Reading in an extract on a page: what was asked for, the dry run, and the reading in itself.

Both are work that may take long: it goes on after the page has been answered, and notes in the
waiting file how far it has come and how it ended. Nothing of a row's content is ever noted.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import structlog

from api.acts import own_time
from api.logging import describe
from api.web.dag import optional_day
from api.web.labels_las_in import SLAG
from audit.clock import STOCKHOLM, iso_utc, parse_utc, utc_now
from audit.envelope import Actor
from audit.errors import FieldProblem, InvalidInputError, LiggareError
from audit.intake.errors import BrokenFileError
from audit.intake.kinds import Kind
from audit.intake.mapping import parse_mapping
from audit.intake.ready_mappings import ready_mappings
from audit.store.importing import Order, import_file
from audit.store.waiting_files import Step, WaitingFiles
from projections.registry import VIEWS
from projections.runner import catch_up

if TYPE_CHECKING:
    from audit.intake.import_report import ImportReport
    from audit.store.log import Log

OWN: Final = "egen"
"""The choice of a mapping file of one's own."""
OUR_FAULT: Final = (
    "Något gick fel hos oss. Felet är antecknat. Läs in samma fil igen: det som redan är inläst "
    "skrivs inte en gång till."
)
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)", re.ASCII)
_BETWEEN_NOTES: Final = 0.25
"""Seconds between two notes of how far it has come."""
_log = structlog.get_logger("liggare.import")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to read in: the kind, when the extract was made, and the mapping."""

    kind: Kind
    made_at: datetime
    mapping: str
    toml: str

    def order(self, log: Log, actor: Actor, *, dry_run: bool) -> Order:
        """Make the order of the import; raises InvalidInputError for a mapping that is none.

        A constructed log keeps its own time, or comes to that of a later extract.
        """
        own = own_time(log)
        mapping = parse_mapping(self.toml, self.kind) if self.toml else None
        return Order(
            kind=self.kind,
            extract_made_at=self.made_at,
            actor=actor,
            mapping=mapping,
            dry_run=dry_run,
            at=None if own is None else max(own, self.made_at),
        )

    def told(self) -> dict[str, Any]:
        """Give it as plain values."""
        made_at = iso_utc(self.made_at)
        return {"kind": self.kind, "made_at": made_at, "mapping": self.mapping, "toml": self.toml}

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Wanted:
        """Read it from plain values."""
        made_at = parse_utc(told["made_at"])
        return cls(Kind(told["kind"]), made_at, told["mapping"], told["toml"])


def wanted_of(values: Mapping[str, str], own: bytes) -> Wanted:
    """Read what a form asks for; `own` is the mapping file that came with it.

    Raises InvalidInputError naming every field that is wrong.
    """
    kind = values.get("slag", "")
    problems = [] if kind in SLAG else [FieldProblem("slag", "Välj vad utdraget innehåller.")]
    made_at, toml = None, ""
    try:
        made_at = _made_at(values)
    except InvalidInputError as error:
        problems += error.problems
    try:
        toml = _mapping(values.get("mappning", ""), own, None if problems else Kind(kind))
    except InvalidInputError as error:
        problems += error.problems
    if problems or made_at is None:
        raise InvalidInputError(problems)
    return Wanted(Kind(kind), made_at, values.get("mappning", ""), toml)


def _made_at(values: Mapping[str, str]) -> datetime:
    day = optional_day(values, "dag", "Dag")
    found = _CLOCK.fullmatch(values.get("klockslag", "").strip())
    problems = []
    if day is None:
        problems.append(FieldProblem("dag", "Skriv vilken dag utdraget framställdes."))
    if found is None:
        problems.append(FieldProblem("klockslag", "Skriv ett klockslag, som 06.30."))
    if day is None or found is None:
        raise InvalidInputError(problems)
    wall = datetime(day.year, day.month, day.day, int(found[1]), int(found[2]), tzinfo=STOCKHOLM)
    if wall.utcoffset() != wall.replace(fold=1).utcoffset():
        reason = "Klockan ställdes om den timmen. Skriv ett klockslag strax före eller efter."
        raise InvalidInputError([FieldProblem("klockslag", reason)])
    if wall > utc_now():
        reason = "Tiden ligger framåt. Skriv när utdraget togs ut, inte när det läses in."
        raise InvalidInputError([FieldProblem("dag", reason)])
    return wall.astimezone(UTC)


def _mapping(chosen: str, own: bytes, kind: Kind | None) -> str:
    """Give the text of the chosen mapping; empty where the headings are those of the template."""
    if chosen == OWN:
        return _own_mapping(own, kind)
    if not chosen:
        return ""
    ready = ready_mappings().get(chosen)
    if ready is None or (kind is not None and ready.kind is not kind):
        reason = "Den beskrivningen av kolumner hör till ett annat slag av utdrag."
        raise InvalidInputError([FieldProblem("mappning", reason)])
    return ready.toml


def _own_mapping(own: bytes, kind: Kind | None) -> str:
    try:
        text = own.decode()
    except UnicodeDecodeError:
        raise _wrong_file("Mappningsfilen är inte text i UTF-8.") from None
    if not text.strip():
        raise _wrong_file("Välj din mappningsfil, eller en av de färdiga beskrivningarna.")
    if kind is not None:
        try:
            parse_mapping(text, kind)
        except InvalidInputError as error:
            raise _wrong_file(*(one.reason for one in error.problems)) from None
    return text


def _wrong_file(*reasons: str) -> InvalidInputError:
    return InvalidInputError([FieldProblem("mappningsfil", reason) for reason in reasons])


@dataclass(frozen=True, slots=True)
class Work:
    """The work with one waiting file: the log, who asks, the files of the session, and which."""

    log: Log
    actor: Actor
    files: WaitingFiles
    id: UUID
    wanted: Wanted

    def check(self, content: bytes) -> None:
        """Check the whole file against the log, and write nothing there."""
        self._carry_out(content, Step.CHECKED, dry_run=True)

    def read_in(self, content: bytes) -> None:
        """Read in the file that was checked, and let every view see it."""
        self._carry_out(content, Step.DONE, dry_run=False)

    def _carry_out(self, content: bytes, step: Step, *, dry_run: bool) -> None:
        """Do it and note how it ended: a failure of any kind is told, never only lost."""
        sha256 = hashlib.sha256(content).hexdigest()
        # Whatever stops the reading in itself may leave a part of the file read in.
        told = self.wanted.told() | {"sha256": sha256, "broke_off": not dry_run}
        try:
            order = self.wanted.order(self.log, self.actor, dry_run=dry_run)
            report = import_file(self.log, content, order, self._noting(half=dry_run))
            if not dry_run:
                for view in VIEWS:
                    # So that the page that follows shows it, rather than that it is on its way.
                    catch_up(self.log, view)
        except BrokenFileError as error:
            problems = [[one.row, one.field, one.reason] for one in error.problems]
            self.files.tell(self.id, Step.REFUSED, told | {"problems": problems})
        except LiggareError as error:
            self.files.tell(self.id, Step.REFUSED, told | {"problems": [[None, "", error.detail]]})
        except Exception as error:  # noqa: BLE001 - whatever it was, the person gets an answer
            _log.error("import_failed", **describe(error))
            self.files.tell(self.id, Step.REFUSED, told | {"problems": [[None, "", OUR_FAULT]]})
        else:
            self.files.tell(self.id, step, told | {"report": _noted(report)})

    def _noting(self, *, half: bool) -> Callable[[int, int], None]:
        """Give what notes the rows; checking alone is `half` of what an import counts up to."""
        last = time.monotonic()

        def note(done: int, total: int) -> None:
            nonlocal last
            if time.monotonic() - last > _BETWEEN_NOTES:
                last = time.monotonic()
                self.files.move(self.id, done, total // 2 if half else total)

        return note


def _noted(report: ImportReport) -> dict[str, Any]:
    """Give what the page shows of a report: counts, and every row that was refused or corrected."""
    told = report.as_json()
    del told["outcomes"]
    return told
