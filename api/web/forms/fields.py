"""What a form is made of: its fields, their kinds, and the spec of one act's form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from audit.lexsarah.acts import ACTS, Stream
from audit.lexsarah.commands import Command
from audit.lexsarah.commands_base import Deciding


class FieldKind(StrEnum):
    """How a field is asked for; each has a macro of its own in `lexsarah/falt.html`."""

    TEXT = "text"
    LONGTEXT = "longtext"
    DATE = "date"
    NUMBER = "number"
    SELECT = "select"
    RADIO = "radio"
    YES_NO = "yes_no"
    CHECK = "check"
    CHECKS = "checks"
    HIDDEN = "hidden"
    UTANFOR = "utanfor"
    """Who decided elsewhere, on which day and under which §: three inputs, one fact."""
    HAPPENED = "happened"
    """A day, or a first and a last day; left out it is today."""
    FILE = "file"
    """A file: kept sealed, with its fingerprint, its size and its type by its bytes."""


class Group(StrEnum):
    """Under which heading an act stands among what can be done next; the values are read."""

    SORTERA = "Sortera"
    UTREDA = "Utreda"
    BESLUTA = "Besluta"
    IVO = "IVO"
    FOLJA_UPP = "Följa upp"
    OVRIGT = "Övrigt"


YES_NO: Final[dict[str, str]] = {"ja": "Ja", "nej": "Nej"}
"""How a question of yes or no is answered in a form."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One field: `name` is that of the command's field.

    `choices` are codes with labels; `source` names choices that depend on the case
    (`api/web/forms/choosing.py`). `today` presets the day; `checked` tells that the text is
    looked through for names and personnummer before it is kept. `when` says which earlier
    answer makes it needed.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    hint: str = ""
    required: bool = True
    choices: Mapping[str, str] | None = None
    source: str = ""
    today: bool = False
    checked: bool = True
    when: str = ""

    @property
    def offers(self) -> bool:
        """Tell whether the answer is one of a list."""
        return self.kind in {FieldKind.SELECT, FieldKind.RADIO, FieldKind.CHECKS}

    @property
    def long(self) -> bool:
        """Tell whether somebody may write for a while in it: then a draft can be kept."""
        return self.kind is FieldKind.LONGTEXT


@dataclass(frozen=True, kw_only=True, slots=True)
class FormSpec:
    """The form of one act: what it is called, what it asks for, and which law it falls under.

    `command` is the class that is performed; `way` tells apart the forms of one act.
    `mine` names fields that hold the signed-in account's id.
    `plikt` names a duty of `audit/lexsarah/plikter.py`, `clock` one of `clocks()`; `lagrum` is
    for what has neither. `button` says what happens, `page` is the part of the case that one
    comes back to.
    """

    act: str
    command: type[Command]
    label: str
    fields: tuple[Field, ...]
    group: Group = Group.OVRIGT
    way: str = ""
    lead: str = ""
    button: str = "Spara"
    mine: tuple[str, ...] = ()
    plikt: str = ""
    clock: str = ""
    lagrum: str = ""
    page: str = ""

    @property
    def stream(self) -> Stream:
        """Give the kind of stream that the act adds to."""
        return ACTS[self.act].stream

    @property
    def decides(self) -> bool:
        """Tell whether the delegationsordning has a point about it."""
        return issubclass(self.command, Deciding)

    @property
    def long(self) -> bool:
        """Tell whether somebody may write for a while: then a draft can be kept."""
        return any(one.long for one in self.fields)

    def field(self, name: str) -> Field | None:
        """Give a field by its name, None where the form has no such."""
        return next((one for one in self.fields if one.name == name), None)
