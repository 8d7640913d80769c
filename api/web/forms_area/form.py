"""What a form is: one act, its fields, and on which page it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from audit.errors import NotFoundError

if TYPE_CHECKING:
    from api.acts import AreaDoor
    from api.web.forms.fields import Field
    from api.web.forms.typed import Typed
    from audit.envelope import Event
    from audit.errors import FieldProblem

Warns = Callable[[Any, Mapping[str, str], "Typed"], "Iterable[FieldProblem]"]
"""Finds what to look at before it is kept: in the ground, what was chosen, and what was typed."""
CORRECTS: Final = "corrects"
"""The field of a command that corrects: the number of the event."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaForm:
    """The form of one act; `way` tells apart several forms of one act.

    `place` is whose page it belongs to; `begins` tells that there is no stream yet. `chooses` names
    what the address has chosen already (an offer, a question, an event), and `makes` a field that
    holds the id of something the act makes. `lagrum` is said above the fields. `warns` finds what
    may well be a mistake; whoever sends the form once more passes it by.
    """

    act: str
    command: type[Any]
    label: str
    fields: tuple[Field, ...]
    place: StrEnum
    begins: bool = False
    way: str = ""
    lead: str = ""
    button: str = "Spara"
    chooses: str = ""
    makes: str = ""
    lagrum: str = ""
    warns: Warns | None = None

    @property
    def slug(self) -> str:
        """Give the form's part of an address."""
        return (self.way or self.act).replace("_", "-")

    @property
    def corrects(self) -> bool:
        """Tell whether it replaces facts of an event, or takes one back."""
        return CORRECTS in self.command.__dataclass_fields__

    @property
    def replaces(self) -> bool:
        """Tell whether it replaces facts: then they are asked for, as they stand."""
        return self.corrects and not self.way


@dataclass(frozen=True, kw_only=True)
class AreaForms:
    """All forms of an area; `facts` says how each fact that may be corrected is asked for.

    `correctable` names those facts of each event, `present` gives one in plain form.
    """

    door: AreaDoor[Any]
    forms: Mapping[tuple[StrEnum, str], AreaForm]
    correctable: Mapping[type[Event], tuple[str, ...]] = field(default_factory=dict)
    present: Callable[[Any, str], str] = lambda target, name: str(getattr(target, name))
    facts: Mapping[str, Field] = field(default_factory=dict)

    def form_of(self, place: StrEnum, slug: str, *, begins: bool) -> AreaForm:
        """Find a form of a page; raises NotFoundError."""
        found = self.forms.get((place, slug))
        if found is None or found.begins is not begins:
            raise NotFoundError("Det finns inget sådant formulär.")
        return found


def by_place(forms: Iterable[AreaForm]) -> dict[tuple[StrEnum, str], AreaForm]:
    """Give forms by their page and their part of an address."""
    return {(one.place, one.slug): one for one in forms}
