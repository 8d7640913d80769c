"""What a form of the internkontroll is: one act, its fields, and on which page it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from api.web.forms.fields import Field, FieldKind


class Place(StrEnum):
    """Whose page a form belongs to; the values are parts of its address."""

    PLAN = "plan"
    MATNING = "matningar"
    AVVIKELSE = "avvikelser"
    KONTROLL = "kontroller"
    DRAGNINGAR = "dragningar"


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanForm:
    """The form of one act: what it is called, what it asks for, and where it belongs.

    `act` is the act's name in the table, `command` the class that is performed; `begins` tells
    that there is no stream yet. `way` tells apart several forms of one act. `lagrum` is said above
    the fields.
    """

    act: str
    command: type[Any]
    label: str
    fields: tuple[Field, ...]
    place: Place
    begins: bool = False
    way: str = ""
    lead: str = ""
    button: str = "Spara"
    lagrum: str = ""

    @property
    def slug(self) -> str:
        """Give the form's part of an address."""
        return (self.way or self.act).replace("_", "-")

    @property
    def with_file(self) -> bool:
        """Tell whether a file may be sent along."""
        return any(one.kind is FieldKind.FILE for one in self.fields)

    def field(self, name: str) -> Field | None:
        """Give a field by its name, None where the form has no such."""
        return next((one for one in self.fields if one.name == name), None)
