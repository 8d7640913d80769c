"""One view model per page; a template sees the fields of its own model and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from api.web.models.frame import Frame, Kind, NavLink, Problem
from api.web.models.parts import Basis, Bricka, DateControl, Figure, Paging, Table


@dataclass(frozen=True, slots=True)
class LoginPage:
    """The sign-in page."""

    frame: Frame
    next: str
    name: str = ""
    problems: tuple[Problem, ...] = ()
    demo_accounts: tuple[tuple[str, str, str], ...] = ()
    carried: tuple[tuple[str, str], ...] = ()
    """What was typed in a form whose session ran out: names and texts of hidden fields."""


@dataclass(frozen=True, slots=True)
class NamndCard:
    """One nämnd that the signed-in person may open."""

    name: str
    href: str
    roles: str
    constructed: bool


@dataclass(frozen=True, slots=True)
class ChooseNamndPage:
    """The page where somebody with more than one nämnd chooses."""

    frame: Frame
    cards: tuple[NamndCard, ...]


@dataclass(frozen=True, slots=True)
class StartPage:
    """The nämnd's start page: what can be opened, and what falls due first."""

    frame: Frame
    heading: str
    answer: Answer
    frozen: Table | None
    soon: Table | None
    soon_link: str
    basis: Basis
    frozen_lead: str = ""
    soon_lead: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the answer: how many of what, where they are listed, and remarks."""

    number: int
    text: str
    href: str
    notes: tuple[str, ...] = ()
    kind: Kind = Kind.NEUTRAL


@dataclass(frozen=True, slots=True)
class Answer:
    """The figure as a sentence: `part` of `whole` …, the share, and the rest in its parts."""

    part: int
    whole: int
    share: str
    text: str
    part_href: str
    whole_href: str
    rest_text: str
    rest: tuple[Part, ...]
    figure_href: str = ""


@dataclass(frozen=True, slots=True)
class FigurePage:
    """The internkontroll figure of one population on one date."""

    frame: Frame
    heading: str
    lead: str
    sections: tuple[NavLink, ...]
    populations: tuple[NavLink, ...]
    dates: DateControl
    answer: Answer
    figure: Figure
    facts: tuple[tuple[str, str], ...]
    trend: Figure | None
    comparison: str
    definitions: tuple[tuple[str, str], ...]
    basis: Basis
    freeze: Freeze | None


@dataclass(frozen=True, slots=True)
class Freeze:
    """The form that freezes a measurement: what it would freeze, and its token."""

    action: str
    csrf: str
    fields: tuple[tuple[str, str], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a happening; `replaced` is what stood there before a rättelse."""

    name: str
    value: str
    replaced: str = ""
    note: str = ""
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """One step of an ärende, as the timeline shows it."""

    number: str
    heading: str
    day: str
    registered: str
    late: str
    who: str
    facts: tuple[Fact, ...]
    brickor: tuple[Bricka, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """The way to a lex Sarah report that is filled in with the facts of a case over its time."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """One ärende: its state, its limit with both last days, and all that happened.

    `next` tells whoever works there what to do; `responsible` tells others whose it is.
    """

    frame: Frame
    heading: str
    state: Bricka
    summary: tuple[tuple[str, str], ...]
    limits: Table | None
    handled: tuple[tuple[str, str], ...]
    chain: tuple[str, ...]
    draft: Draft | None
    dates: DateControl
    happenings: tuple[Happening, ...]
    back: str
    basis: Basis
    erased: str = ""
    next: str = ""
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an instruction, perhaps with a link."""

    text: str
    link: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class CheckpointPage:
    """The log's latest Kontrollstämpel, how to check it, and how the views stand."""

    frame: Frame
    stamp: str
    key: str
    summary: tuple[tuple[str, str], ...]
    age: Bricka
    steps: tuple[Step, ...]
    views: Table


@dataclass(frozen=True, slots=True)
class ReadersPage:
    """Who has read, newest first."""

    frame: Frame
    table: Table
    paging: Paging


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What went wrong, in Swedish, with the fields and reasons, and what to do."""

    frame: Frame
    status: int
    heading: str
    explanation: str
    problems: tuple[Problem, ...] = ()
    action: tuple[str, str] = ("Till startsidan", "/")
    request: str = ""
    dates: DateControl | None = None
