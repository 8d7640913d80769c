"""View models of the internkontroll's plan and of all that hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from api.web.models.frame import Frame
from api.web.models.lexsarah import FieldView, FormPage, Link, Refusal
from api.web.models.parts import Basis, Bricka, Figure, Table

Facts = tuple[tuple[str, str], ...]
"""Labels and texts."""


@dataclass(frozen=True, slots=True)
class Inline:
    """A form on the page it belongs to: where it leads, and what it asks for."""

    heading: str
    action: str
    csrf: str
    key: str
    expected: int
    fields: tuple[FieldView, ...]
    button: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next here: in a sentence, with the form or the ways there."""

    text: str
    links: tuple[Link, ...] = ()
    form: Inline | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A text that a person wrote; `text` is empty for those who may not read it.

    `change` leads to where it is written anew, empty for those who may not.
    """

    heading: str
    text: str
    note: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What every page of the internkontroll begins with.

    `done` says what was just done; `more` are acts that are seldom needed.
    """

    overline: str
    heading: str
    lead: str = ""
    state: Bricka | None = None
    back: Link | None = None
    done: str = ""
    refusal: Refusal | None = None
    next: Next | None = None
    more: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell of the risk matrix: its number in words too, and the risks that lie in it."""

    label: str
    varde: int
    niva: str
    risker: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One step of sannolikhet, highest first, with a cell for each step of konsekvens."""

    heading: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The risk matrix: konsekvens across, sannolikhet down."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    legend: str


@dataclass(frozen=True, slots=True)
class PlanListPage:
    """The plans by year."""

    frame: Frame
    head: Head
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """The plan of one year."""

    frame: Frame
    head: Head
    basis: Basis
    facts: Facts
    matrix: Matrix | None
    risker: Table
    kontrollmoment: Table
    risk_links: tuple[Link, ...]
    kontrollmoment_links: tuple[Link, ...]
    papers: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RiskView:
    """A risk with why it was judged so, and what can be done with it."""

    anchor: str
    heading: str
    kategori: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskerPage:
    """The risks of a year with the matrix and the reasons for how they were judged."""

    frame: Frame
    head: Head
    basis: Basis
    matrix: Matrix | None
    risker: Table
    views: tuple[RiskView, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KontrollmomentPage:
    """A kontrollmoment of a year: what it is, its trend, and what has deviated."""

    frame: Frame
    head: Head
    basis: Basis
    facts: Facts
    trend: Figure | None
    comparison: str
    avvikelser: Table
    papers: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MatningPage:
    """One mätning: its numbers, what is behind them, and what was written about it."""

    frame: Frame
    head: Head
    basis: Basis
    answer: str
    badge: Bricka
    verdict: str
    facts: Facts
    numbers: Table | None
    parts: Table | None
    then_and_now: Table | None
    then_text: str
    words: tuple[Words, ...]
    presented: tuple[Words, ...]
    rattelser: tuple[Words, ...]
    underlag: tuple[Link, ...]
    avvikelser: tuple[Link, ...]
    papers: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezePage:
    """What would be frozen, shown before it is: `changed` says why it is shown once more.

    `fields` travel in the form as they are. `opens` says whether an avvikelse is opened, and
    `opened_now` that one is; `opened` leads to one that is open already.
    `change` leads back to another day; without it there is a button for that.
    """

    frame: Frame
    head: Head
    changed: str
    answer: str
    badge: Bricka
    verdict: str
    before: str
    same: Link | None
    opens: str
    opened_now: bool
    opened: Link | None
    numbers: Table
    facts: Facts
    action: str
    csrf: str
    fields: Facts
    change: Link | None = None


@dataclass(frozen=True, slots=True)
class AvvikelseListPage:
    """The avvikelser, the open ones first."""

    frame: Frame
    head: Head
    filters: tuple[Link, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class AtgardView:
    """An åtgärd with what can be done with it."""

    heading: str
    facts: Facts
    state: Bricka
    late: bool
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AvvikelsePage:
    """One avvikelse: why it is there, what is done about it, and how it ended.

    `masked` says once who reads the texts, to whom none of them is shown.
    """

    frame: Frame
    head: Head
    basis: Basis
    facts: Facts
    related: tuple[Link, ...]
    description: str
    masked: str
    analysis: Words | None
    atgarder: tuple[AtgardView, ...]
    followed: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a kontroll gives on the nämnd's own data right now."""

    sentence: str
    table: Table
    examples: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KontrollFormPage:
    """The nämnd's own kontroller with the form of one, and what it gives on the nämnd's data.

    `form` is None for those who may not define one, and where nothing is read in.
    """

    frame: Frame
    head: Head
    form: FormPage | None
    preview: Preview | None
    table: Table | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KontrollPage:
    """One kontroll: what it asks, what it gives now, and its mätningar."""

    frame: Frame
    head: Head
    facts: Facts
    preview: Preview | None
    matningar: Table
    text: str
