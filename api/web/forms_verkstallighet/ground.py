"""What the forms of ej verkställda beslut stand on: a beslut, or a quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.acts import kvartal_id, the_organisation
from api.web.formats import antal, datum
from api.web.forms_area.situation import MISSING
from api.web.forms_verkstallighet.specs import INSATSNAMN
from api.web.labels_verkstallighet import beslut_name
from audit.errors import NotFoundError
from audit.ids import new_arende_id
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.events_beslut import AnnanInsatsBegun, ErbjudandeMade
from audit.verkstallighet.rapporterat import Kvartal
from projections.verkstallighet.kvartal import kvartalslage

if TYPE_CHECKING:
    from api.acts import Acting
    from api.web.forms_area.form import AreaForm
    from api.web.forms_area.ground import Values
    from audit.verkstallighet.verkstallighet import Verkstallighet

ABOUT: Final = "Ej verkställda beslut"
CHOSEN: Final = frozenset({"erbjudande", "annan"})
"""What an address may choose of a beslut by its number, beside a registration to correct."""
Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Ground:
    """What both have in common."""

    acting: Acting
    known: Verkstallighet

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

    def _enhet(self, kod: str) -> str:
        """Give the name of an enhet today, its code where it has none."""
        return the_organisation(self.acting.log).name("enhet", kod, self.acting.today) or kod


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

    def presets(self, form: AreaForm, chosen: Mapping[str, str]) -> dict[str, str]:
        """Preset the year of an individrapport that the address chose."""
        ar = chosen.get("ar", "")
        plain = ar.isascii() and ar.isdigit() and len(ar) == len("2025")
        return {"ar": ar} if form.act == "send_individrapport" and plain else {}

    @property
    def about(self) -> str:
        """Name the beslut that the form is about."""
        return beslut_name(self.beslut) if self.beslut else ABOUT

    def present(self, form: AreaForm, chosen: Mapping[str, str]) -> Facts:
        """Say which beslut it is, and which offer or insats where the form is about one."""
        said = self.state.registered
        if said is None:
            return ()
        return (
            ("Beslut", f"{INSATSNAMN[said.insats]}, beslutat {datum(said.beslutad)}"),
            ("Enhet", self._enhet(said.enhet)),
            *self._chosen(form, chosen),
        )

    def _chosen(self, form: AreaForm, chosen: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Say what the address chose of the beslut; a registration is told of where it is read."""
        number = int(chosen.get(form.chooses, "0")) if form.chooses in CHOSEN else 0
        if form.chooses == "erbjudande":
            for one in self.state.all(ErbjudandeMade):
                if one.erbjudande == number:
                    yield "Erbjudande", f"lämnat {datum(one.erbjudet)}"
        elif form.chooses == "annan":
            for other in self.state.all(AnnanInsatsBegun):
                if other.annan == number:
                    yield "Annan insats", f"{INSATSNAMN[other.insats]}, från {datum(other.fran)}"

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
    def about(self) -> str:
        """Name the quarter that the form is about."""
        return f"{ABOUT}, kvartal {self.nummer} {self.ar}"

    def present(self, form: AreaForm, chosen: Mapping[str, str]) -> Facts:
        """Say which quarter it is, and how many individrapporter it asks for."""
        del form, chosen
        log, asked = self.acting.log, (self.ar, self.nummer)
        found = kvartalslage(log, *asked, self.acting.today, log.head().size, limit=1)
        return (
            ("Kvartal", f"{self.ar}, kvartal {self.nummer}"),
            *(() if found.behind else (("Individrapporter", antal(found.total)),)),
        )

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
