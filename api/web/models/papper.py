"""What the pages of an ärende's papers show."""

from __future__ import annotations

from dataclasses import dataclass

from api.web.models.frame import Frame, Problem


@dataclass(frozen=True, slots=True)
class Button:
    """A button that makes a file: its words, its address, and what goes with the form."""

    text: str
    action: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that can be made: what it is, and its buttons or why there are none."""

    name: str
    about: str
    buttons: tuple[Button, ...]
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """A paper that was taken out: when, what, by whom, and how it is made again."""

    when: str
    what: str
    who: str
    number: str
    sha256: str
    again: Button | None


@dataclass(frozen=True, slots=True)
class PapersPage:
    """The papers of an ärende, what it lacks, and what was taken out before."""

    frame: Frame
    back: str
    name: str
    csrf: str
    line: str
    lacks: tuple[str, ...]
    may: str
    papers: tuple[Paper, ...]
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A text to copy."""

    id: str
    name: str
    text: str
    lacks: str
    rows: int


@dataclass(frozen=True, slots=True)
class CopyPage:
    """The texts field by field; without fields, the button that shows them."""

    frame: Frame
    back: str
    name: str
    csrf: str
    action: str
    line: str
    lacks: tuple[str, ...]
    att_atgarda: tuple[str, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that is marked: its text, its control, and what is chosen."""

    id: str
    text: str
    chosen: str


@dataclass(frozen=True, slots=True)
class PassageGroup:
    """The passages of one text."""

    id: str
    heading: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class MaskPage:
    """The texts of an ärende, passage by passage, each with what may hide it."""

    frame: Frame
    back: str
    name: str
    csrf: str
    action: str
    number: str
    line: str
    choices: tuple[tuple[str, str], ...]
    groups: tuple[PassageGroup, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class PeriodLinks:
    """The files of one period."""

    name: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PeriodPage:
    """The summaries that can be fetched, period by period."""

    frame: Frame
    line: str
    periods: tuple[PeriodLinks, ...]
