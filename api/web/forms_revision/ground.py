"""What the forms of the granskningar stand on: one granskning, or none yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.acts import REVISION
from api.web.formats import datum
from api.web.forms_area.form import CORRECTS
from api.web.forms_area.situation import MISSING
from api.web.forms_revision.insyn import presets_of, with_insyn
from api.web.forms_revision.insyn_words import insyn_facts
from api.web.forms_revision.left import left
from audit.errors import NotFoundError
from audit.ids import new_random_id
from audit.revision import codes
from audit.revision.granskning import Granskning
from audit.revision.svarsfrist import svarsfrister
from audit.roles import Role

if TYPE_CHECKING:
    from api.acts import Acting
    from api.web.forms_area.form import AreaForm
    from api.web.forms_area.ground import Values
    from audit.revision.revision import Revision

ABOUT: Final = "Revisorernas granskningar"
REKOMMENDATION: Final = "rekommendation"
"""The part of an answer that is written once for each rekommendation."""
PARTS: Final[dict[str, str]] = {
    code: label for code, label in codes.AVSNITT.items() if code != REKOMMENDATION
}
"""The parts of an answer, and of a yttrande, that are written once."""
NUMBERED: Final = {
    "fraga": "Fråga",
    REKOMMENDATION: "Rekommendation",
    "anmarkning": "Anmärkning",
}
"""What has a number in a granskning."""
NOW: Final = "Gäller nu"
WHAT: Final = "granskning"
TEXTS: Final = "read_granskning_texter"
_INSYN: Final = frozenset({"open_granskning", "change_insyn"})


@dataclass(frozen=True)
class GranskningGround:
    """A granskning, or None for one that is registered now."""

    acting: Acting
    known: Revision
    granskning: UUID | None = None

    @property
    def state(self) -> Granskning:
        """Give the granskning; raises NotFoundError."""
        if self.granskning is None:
            return Granskning()
        found = self.known.granskningar.get(self.granskning)
        if found is None:
            raise NotFoundError(MISSING)
        return found

    @property
    def about(self) -> str:
        """Name what the form is about."""
        return self.state.rubrik or ABOUT

    @property
    def base(self) -> str:
        """Give the address of the granskning, or of the list."""
        every = f"/{self.acting.log.namnd.slug}/granskningar"
        return f"{every}/{self.granskning}" if self.granskning else every

    def there(self, form: AreaForm, chosen: Mapping[str, str]) -> bool:
        """Tell whether the question, rekommendation, anmärkning or part is there."""
        if form.act == "write_yttrande" and chosen.get("avsnitt") not in PARTS:
            return False
        return not form.chooses or chosen[form.chooses] in self._offered(form.chooses)

    def choices(self, source: str) -> Mapping[str, str]:
        """Give the accounts that hold the role revisor now, by their display names."""
        del source
        slug = self.acting.log.namnd.slug
        holders = self.acting.people.holders(slug, Role.REVISOR.value)
        return {str(one.account): one.display_name for one in holders}

    def presets(self, form: AreaForm, chosen: Mapping[str, str]) -> dict[str, str]:
        """Preset an insyn, a day or a part with what stands, so that it is changed from there."""
        if form.act == "change_insyn":
            return presets_of(self.state.insyn)
        if form.act in {"request_svar", "request_yttrande"}:
            return self._asked(int(chosen["anmarkning"]) if form.chooses else None)
        if form.act == "write_svar":
            return {"text": self._svar(form, chosen)}
        if form.act == "write_yttrande":
            standing = self._words().yttrande(int(chosen["anmarkning"]))
            return {"avsnitt": chosen["avsnitt"], "text": standing.get(chosen["avsnitt"]) or ""}
        return {}

    def present(self, form: AreaForm, chosen: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """Say which question, rekommendation, anmärkning or part it is about, or what is left."""
        if form.act == "change_insyn":
            return self._insyn_now()
        if form.act == "close_granskning":
            return left(self.state, self.acting.today)
        said = list(self._corrected(chosen)) if form.corrects else []
        if form.chooses in NUMBERED:
            number = chosen[form.chooses]
            heading = f"{NUMBERED[form.chooses]} {number}"
            said.append((heading, self._offered(form.chooses)[number]))
        if form.act in {"write_svar", "write_yttrande"} and "avsnitt" in chosen:
            said.append(("Del", PARTS.get(chosen["avsnitt"], "")))
        return tuple(said)

    def values(self, form: AreaForm, values: Values) -> Values:
        """Name the granskning, a new one where it begins; put together what it opens."""
        made = with_insyn(values, self.acting.log) if form.act in _INSYN else values
        part = {"avsnitt": REKOMMENDATION} if form.way == "answer_rekommendation" else {}
        return {**made, **part, "granskning": str(self.granskning or new_random_id())}

    def after(self, form: AreaForm, typed: Mapping[str, str], stream: UUID) -> str:
        """Come to the granskning."""
        del form, typed
        return f"/{self.acting.log.namnd.slug}/granskningar/{stream}"

    def _insyn_now(self) -> tuple[tuple[str, str], ...]:
        """Say what applies until the change is kept."""
        insyn = self.state.insyn
        if insyn is None:
            return ((NOW, "Granskningen öppnar ingen skyddad text."),)
        names = {UUID(one): name for one, name in self.choices("revisorer").items()}
        return tuple((f"{NOW}: {name.lower()}", said) for name, said in insyn_facts(insyn, names))

    def _corrected(self, chosen: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Say which question, rekommendation, anmärkning or part a correction concerns."""
        event = self.state.event(int(chosen[CORRECTS]))
        yield "Granskning", self.about
        for name, label in NUMBERED.items():
            number = getattr(event, name, None)
            if number is not None:
                heading = self._offered(name).get(str(number), "")
                yield f"{label} {number}", heading
        part = getattr(event, "avsnitt", "")
        if part in PARTS:
            yield "Del", PARTS[part]

    def _offered(self, chooses: str) -> Mapping[str, str]:
        """Give what an address may choose, by number or code, with its heading."""
        state = self.state
        match chooses:
            case "fraga":
                return {str(one.nummer): one.rubrik for one in state.fragor}
            case "rekommendation":
                return {str(one.nummer): one.rubrik for one in state.rekommendationer}
            case "anmarkning":
                return {str(nummer): one.rubrik for nummer, one in state.anmarkningar.items()}
        return PARTS

    def _asked(self, anmarkning: int | None) -> dict[str, str]:
        """Give the days that stand; nothing where none was registered."""
        frister = (one for one in svarsfrister(self.state) if one.anmarkning == anmarkning)
        return {
            name: datum(day)
            for one in frister
            for name, day in (("begart", one.begart), ("forfaller", one.forfaller))
        }

    def _svar(self, form: AreaForm, chosen: Mapping[str, str]) -> str:
        words = self._words().svar
        if form.way:
            return words.get((REKOMMENDATION, int(chosen[REKOMMENDATION]))) or ""
        return words.get((chosen["avsnitt"], None)) or ""

    def _words(self) -> Granskning:
        """Open the texts that stand, for whoever may read them; it is recorded first."""
        if self.granskning is None or not REVISION.may(self.acting, TEXTS):
            return self.state
        history = REVISION.read(self.acting, TEXTS, self.granskning, WHAT)
        return Granskning.from_events([one.event for one in history])
