"""View models of an ärende of lex Sarah and its parts, and of a report as staff see it."""

from __future__ import annotations

from dataclasses import dataclass

from api.web.models.frame import Frame, NavLink
from api.web.models.lexsarah import Link
from api.web.models.pages import Fact, Happening
from api.web.models.parts import Bricka, Table


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an ärende: `state` is done, now or coming, and the word says it too."""

    text: str
    state: str


@dataclass(frozen=True, slots=True)
class ActGroup:
    """The acts of one kind that the reader may take now."""

    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """One clock: how it stands in words, under which law; `own` is the nämnd's own target."""

    name: str
    text: str
    lagrum: str
    badge: Bricka
    certainty: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above every page of an ärende."""

    heading: str
    about: str
    badges: tuple[Bricka, ...]
    steps: tuple[Step, ...]
    tabs: tuple[NavLink, ...]
    done: str = ""
    erased: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with facts below it, a remark and ways on; `anchor` is its id."""

    anchor: str
    heading: str
    facts: tuple[Fact, ...] = ()
    badges: tuple[Bricka, ...] = ()
    links: tuple[Link, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    """The ärende at a glance: what to do next, until when, what lacks."""

    frame: Frame
    head: Head
    first: tuple[Link, ...]
    groups: tuple[ActGroup, ...]
    times: tuple[Time, ...]
    lacks: tuple[Link, ...]
    lead: str
    sections: tuple[Section, ...]
    reports: tuple[Link, ...]
    handlingar: tuple[Link, ...]
    latest: tuple[Happening, ...]
    all_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer in the utredning: what it says, and the line of date, source and who."""

    text: str
    signed: str
    badge: Bricka | None = None
    sealed: bool = False
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A punkt, or a question about one Enskild, with its answers."""

    anchor: str
    heading: str
    answers: tuple[Answer, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UtredningPage:
    """The utredning as a document that grows."""

    frame: Frame
    head: Head
    lead: str
    lacks: tuple[Link, ...]
    punkter: tuple[Item, ...]
    enskilda: tuple[tuple[str, tuple[Item, ...]], ...]
    nobody: str
    steps: tuple[Item, ...]
    codes: Table
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPage:
    """A page of an ärende that is a list of sections: åtgärder, IVO."""

    frame: Frame
    head: Head
    heading: str
    lead: str
    times: tuple[Time, ...]
    sections: tuple[Section, ...]
    empty: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningsPage:
    """Everything that has happened in an ärende."""

    frame: Frame
    head: Head
    happenings: tuple[Happening, ...]
    corrections: dict[str, str]
    """Anchor of a happening → the form that corrects it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadersOfPage:
    """Who has read an ärende."""

    frame: Frame
    head: Head
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class RapportPage:
    """A report as staff see it."""

    frame: Frame
    heading: str
    about: str
    back: str
    danger: str
    badges: tuple[Bricka, ...]
    said: tuple[Fact, ...]
    sections: tuple[Section, ...]
    first: tuple[Link, ...]
    groups: tuple[ActGroup, ...]
    arenden: tuple[Link, ...]
    handlingar: tuple[Link, ...]
    messages: Table
    happenings: tuple[Happening, ...]
    corrections: dict[str, str]
    done: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UppgiftPage:
    """What a private utförare told the nämnd."""

    frame: Frame
    heading: str
    back: str
    links: tuple[Link, ...]
    happenings: tuple[Happening, ...]
    done: str = ""
