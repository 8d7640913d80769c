"""What the forms of ej verkställda beslut stand on: a beslut, or a quarter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from api.acts import kvartal_id, the_organisation
from api.web.forms_area.situation import MISSING
from audit.errors import NotFoundError
from audit.ids import new_arende_id
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.rapporterat import Kvartal

if TYPE_CHECKING:
    from api.acts import Acting
    from api.web.forms_area.form import AreaForm
    from api.web.forms_area.ground import Values
    from audit.verkstallighet.verkstallighet import Verkstallighet

ABOUT = "Ej verkställda beslut"


@dataclass(frozen=True)
class _Ground:
    """What both have in common."""

    acting: Acting
    known: Verkstallighet

    @property
    def about(self) -> str:
        """Name what the form is about."""
        return ABOUT

    @property
    def _list(self) -> str:
        return f"/{self.acting.log.namnd.slug}/ej-verkstallda"

    def there(self, form: AreaForm, chosen: Mapping[str, str]) -> bool:
        """Take what the address chose as it is: the act itself says what lacks."""
        return not form.chooses or chosen[form.chooses].isdecimal()

    def choices(self, source: str) -> Mapping[str, str]:
        """Give the enheter that there are today."""
        del source
        listed = the_organisation(self.acting.log).enheter(self.acting.today)
        return {one.kod: one.namn for one in listed}

    def presets(self, form: AreaForm, chosen: Mapping[str, str]) -> dict[str, str]:
        """Preset nothing but days."""
        del form, chosen
        return {}

    def present(self, form: AreaForm, chosen: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """Show nothing beside the questions."""
        del form, chosen
        return ()


@dataclass(frozen=True)
class BeslutGround(_Ground):
    """A beslut, or None for one that is registered now."""

    beslut: UUID | None = None

    @property
    def state(self) -> Beslut:
        """Give the beslut; raises NotFoundError."""
        if self.beslut is None:
            return Beslut()
        found = self.known.beslut.get(self.beslut)
        if found is None:
            raise NotFoundError(MISSING)
        return found

    @property
    def base(self) -> str:
        """Give the address of the beslut, or of the list."""
        return f"{self._list}/{self.beslut}" if self.beslut else self._list

    def values(self, form: AreaForm, values: Values) -> Values:
        """Name the beslut, a new one where it begins."""
        del form
        return {**values, "beslut": str(self.beslut or new_arende_id())}

    def after(self, form: AreaForm, typed: Mapping[str, str], stream: UUID) -> str:
        """Come to the beslut."""
        del form, typed
        return f"{self._list}/{stream}"


@dataclass(frozen=True)
class KvartalGround(_Ground):
    """A quarter of a year."""

    ar: int
    nummer: int

    @property
    def state(self) -> Kvartal:
        """Give the quarter, empty where nothing was reported."""
        return self.known.kvartal.get((self.ar, self.nummer), Kvartal())

    @property
    def base(self) -> str:
        """Give the address of the quarter."""
        return f"{self._list}/kvartal/{self.ar}/{self.nummer}"

    def values(self, form: AreaForm, values: Values) -> Values:
        """Name the quarter's stream, and which quarter it is."""
        stream = {"kvartal": str(kvartal_id(self.acting.log, self.ar, self.nummer))}
        own = {"ar": self.ar, "nummer": self.nummer} if form.act == "send_kvartal" else {}
        return {**values, **own, **stream}

    def after(self, form: AreaForm, typed: Mapping[str, str], stream: UUID) -> str:
        """Come back to the quarter."""
        del form, typed, stream
        return self.base
