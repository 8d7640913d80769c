"""One person before one form: what is asked, what stands, and what the address chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from api.web.forms_area.form import CORRECTS
from audit.errors import NotFoundError

if TYPE_CHECKING:
    from api.acts import Acting
    from api.web.forms.fields import Field
    from api.web.forms_area.form import AreaForm, AreaForms
    from api.web.forms_area.ground import Ground

MISSING: Final = "Det finns inget sådant här."


@dataclass(frozen=True)
class Situation:
    """A form on its ground; `chosen` is what the address says."""

    forms: AreaForms
    form: AreaForm
    ground: Ground
    chosen: Mapping[str, str] = field(default_factory=dict)

    @property
    def acting(self) -> Acting:
        """Give who is before the form."""
        return self.ground.acting

    @property
    def version(self) -> int:
        """Give the version that the person sees, 0 for what begins."""
        return 0 if self.form.begins else self.ground.state.version

    def demand_there(self) -> None:
        """Raise NotFoundError unless what the address names is there."""
        _ = self.ground.state
        if self.form.chooses and self.form.chooses not in self.chosen:
            raise NotFoundError(MISSING)
        if self.form.corrects:
            _ = self.target
        elif not self.ground.there(self.form, self.chosen):
            raise NotFoundError(MISSING)

    @property
    def address(self) -> str:
        """Give the address of the form itself, with what was chosen."""
        query = f"?{urlencode(self.chosen)}" if self.chosen else ""
        return f"{self.ground.base}/handla/{self.form.slug}{query}"

    @property
    def back(self) -> str:
        """Give the address of the page that the form belongs to."""
        return self.ground.base

    @cached_property
    def target(self) -> Any:
        """Give the event that is corrected; raises NotFoundError where it cannot be."""
        number = self.chosen.get(CORRECTS, "")
        plain = number.isascii() and number.isdigit() and len(number) <= len("999999")
        found: Any = getattr(self.ground.state, "event", _nothing)(int(number)) if plain else None
        if found is None or type(found) not in self.forms.correctable:
            raise NotFoundError(MISSING)
        if self.form.replaces and not self.forms.correctable[type(found)]:
            raise NotFoundError(MISSING)
        return found

    @property
    def fields(self) -> tuple[Field, ...]:
        """Give what is asked for: of a correction also the facts of the event."""
        if not self.form.replaces:
            return self.form.fields
        facts = (self.forms.facts[name] for name in self.forms.correctable[type(self.target)])
        return (*facts, *self.form.fields)

    def choices(self, asked: Field) -> Mapping[str, str]:
        """Give the choices of a field."""
        return self.ground.choices(asked.source) if asked.source else asked.choices or {}

    def presets(self) -> dict[str, str]:
        """Give what the inputs hold when the form is opened."""
        today = self.acting.today.isoformat()
        if self.form.replaces:
            target = self.target
            names = self.forms.correctable[type(target)]
            return {name: self.forms.present(target, name) for name in names}
        days = {one.name: today for one in self.fields if one.today}
        lists = {one.name for one in self.fields if one.offers}
        # What the address chooses is one of a list, never a text.
        picked = {name: text for name, text in self.chosen.items() if name in lists}
        return days | self.ground.presets(self.form, self.chosen) | picked


def _nothing(version: int) -> None:
    """Have no event to correct."""
    del version
