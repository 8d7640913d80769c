"""What the pages for reporters show: the form, the receipt, the status, the poster."""

from __future__ import annotations

from dataclasses import dataclass, field

from api.reporting.answers import Typed
from api.web.models.frame import Frame, Problem


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """The places of one verksamhet."""

    name: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number of a chef i beredskap, and where it applies (empty: here)."""

    where: str
    number: str
    dialled: str


@dataclass(frozen=True, slots=True)
class Entering:
    """What is asked besides of whoever enters a report for someone else."""

    kanal: str = ""
    dag: str = ""
    klocka: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """The form; `sender` is the name of whoever is signed in, `konto` that account sealed.

    `status` leads to what was reported before, `for_others` to entering one for someone else.
    """

    frame: Frame
    heading: str
    action: str
    token: str
    shown: str
    typed: Typed = field(default_factory=Typed)
    slag: tuple[Option, ...] = ()
    nar: tuple[Option, ...] = ()
    places: tuple[Group, ...] = ()
    other_place: str = ""
    numbers: tuple[Number, ...] = ()
    sender: str = ""
    konto: str = ""
    csrf: str = ""
    entering: Entering | None = None
    kanaler: tuple[Option, ...] = ()
    warning: bool = False
    problems: tuple[Problem, ...] = ()
    status: str = ""
    for_others: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """A receipt that can be saved: which event it is for, and when that came in."""

    what: str
    version: int
    received: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPage:
    """The receipt: when it came in, the code, and the files that prove it."""

    frame: Frame
    heading: str
    received: str
    code: str
    receipts: tuple[Saved, ...]
    status: str
    save: str
    again: str
    check: str
    danger: bool = False
    nameless: bool = False
    entered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyPage:
    """The form came a second time with other words: what can be done with those."""

    frame: Frame
    action: str
    received: str
    token: str
    new_token: str
    text: str
    identity: bool
    code: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class CodePage:
    """Where the code is asked for."""

    frame: Frame
    action: str
    report: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step of a report: when, what, and words written for the reporter."""

    when: str
    heading: str
    text: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that waits for an answer, or to which more can be said."""

    number: int
    text: str
    token: str
    typed: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusPage:
    """What has become of a report, and what its reporter can add."""

    frame: Frame
    code: str
    add: str
    save: str
    steps: tuple[StepShown, ...]
    questions: tuple[Question, ...]
    token: str
    typed: str = ""
    came: Saved | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class PosterPage:
    """A poster with the address as a QR code, to be printed on A4."""

    frame: Frame
    place: str
    address: str
    qr: str
    number: str


@dataclass(frozen=True, slots=True)
class CheckPage:
    """How a receipt is verified, and the register's key to compare with."""

    frame: Frame
    script: str
    key: str
