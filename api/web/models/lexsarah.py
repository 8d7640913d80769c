"""View models of the forms of lex Sarah: what each page says, made before it is rendered."""

from __future__ import annotations

from dataclasses import dataclass

from api.web.models.frame import Frame, Kind, Problem
from api.web.models.parts import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One input with its label; `parts` are the inputs of one that has several.

    `kind` is a code of `FieldKind`, or `group` where there are parts.
    """

    id: str
    label: str
    kind: str
    hint: str = ""
    value: str = ""
    optional: bool = False
    when: str = ""
    choices: tuple[Choice, ...] = ()
    problem: str = ""
    warning: str = ""
    parts: tuple[FieldView, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A way to somewhere, with a quiet remark."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something cannot be done, and where what lacks is given: (text, address) pairs."""

    heading: str
    text: str
    kind: Kind = Kind.WARNING
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """Under which law, until when, and who may: short lines above a form."""

    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """The form of one act.

    `expected` is the version that was seen, `key` makes sure that what is sent twice is done once;
    `news` is what others did meanwhile; `warned` tells that warnings were shown and may be passed.
    `draft` is the address under which a draft is kept, empty where the form has none.
    """

    frame: Frame
    heading: str
    about: str
    lead: str
    back: str
    action: str
    csrf: str
    key: str
    expected: int
    way: str
    fields: tuple[FieldView, ...]
    button: str
    duty: Duty
    slug: str
    absent: str = ""
    absent_checked: bool = False
    problems: tuple[Problem, ...] = ()
    refusal: Refusal | None = None
    news: tuple[str, ...] = ()
    warned: bool = False
    with_file: bool = False
    draft: str = ""
    has_draft: bool = False
    present: tuple[tuple[str, str], ...] = ()
    """What stands now that the form is about, label and text."""


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """What cannot be done, and why."""

    frame: Frame
    heading: str
    refusal: Refusal
    back: str


@dataclass(frozen=True, slots=True)
class WaysPage:
    """The ways that an act can go, to choose among."""

    frame: Frame
    heading: str
    about: str
    ways: tuple[Link, ...]
    back: str


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """What was opened for a reason and is shown once: names, and what each stands for."""

    frame: Frame
    heading: str
    lead: str
    rows: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    back: str
