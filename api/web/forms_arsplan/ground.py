"""What the forms of the nämnd's year stand on: a year, or the goals of a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from api.acts import arsmal_id, arsplan_id
from api.web.formats import dag_i_ord, datum, tid
from api.web.forms_area.form import CORRECTS
from api.web.forms_arsplan.clock import LOCKED, klockan, with_stopptid
from api.web.forms_arsplan.waiting import cancelled, dropped
from audit.clock import STOCKHOLM

if TYPE_CHECKING:
    from api.acts import Acting
    from api.web.forms_area.form import AreaForm
    from api.web.forms_area.ground import Values
    from audit.arsplan.arsmal import Arsmal, Mal
    from audit.arsplan.arsplan import Arsplan, Punkt, Sammantrade
    from audit.arsplan.namndens_ar import NamndensAr

NOT_YET = "inte"
NOT_YET_LABEL = "Ännu inte inplanerad"
TREATED = (
    "Nämnden har behandlat {0} vid det. Dagen kan därför inte ändras: är den fel återtar du först"
    " att punkterna är behandlade, under ”Det som har hänt under året”. Stopptiden kan rättas om"
    " den registrerades fel."
)
_NOBODY = UUID(int=0)
Said = tuple[tuple[str, str], ...]


def mote_label(mote: Sammantrade) -> str:
    """Name a sammanträde in a list."""
    return f"{dag_i_ord(mote.dag)}, stopptid {tid(mote.stopptid)}"


@dataclass(frozen=True)
class _Ground:
    """What both have in common."""

    acting: Acting
    known: NamndensAr
    ar: int

    @property
    def about(self) -> str:
        """Name what the form is about."""
        return f"Nämndens år {self.ar}"

    @property
    def _year(self) -> str:
        return f"/{self.acting.log.namnd.slug}/aret/{self.ar}"

    def _named(self, form: AreaForm, values: Values, stream: str, id_: UUID) -> Values:
        """Name the stream, and the year where the act says it."""
        own = {"ar": self.ar} if "ar" in form.command.__dataclass_fields__ else {}
        return {**values, **own, stream: str(id_)}


@dataclass(frozen=True)
class AretGround(_Ground):
    """A year with its sammanträden and punkter."""

    @property
    def state(self) -> Arsplan:
        """Give the year, empty where nothing is planned."""
        return self.known.plan(self.ar)

    @property
    def base(self) -> str:
        """Give the address of the year."""
        return self._year

    def there(self, form: AreaForm, chosen: Mapping[str, str]) -> bool:
        """Tell whether the sammanträde is held, or the punkt not dropped."""
        match form.chooses:
            case "punkt":
                return self._punkt(chosen) is not None
            case "sammantrade":
                return self._mote(chosen) is not None
        return True

    def choices(self, source: str) -> Mapping[str, str]:
        """Give the sammanträden that are held, and the choice of none."""
        del source
        held = {str(one.id): mote_label(one) for one in self.state.moten}
        return {**held, NOT_YET: NOT_YET_LABEL}

    def presets(self, form: AreaForm, chosen: Mapping[str, str]) -> dict[str, str]:
        """Begin a change with what stands, and a new sammanträde with the usual time of day."""
        match form.act:
            case "change_punkt":
                return _punkt_presets(self._punkt(chosen))
            case "change_sammantrade":
                return _mote_presets(self._mote(chosen))
            case "treat_punkt":
                punkt = self._punkt(chosen)
                held = self.state.mote(punkt) if punkt else None
                been = held is not None and held.dag <= self.acting.today
                return {"behandlad": datum(held.dag) if held and been else ""}
            case "plan_sammantrade" if self.state.moten:
                return {"klockan": klockan(self.state.moten[-1].stopptid)}
        return {}

    def present(self, form: AreaForm, chosen: Mapping[str, str]) -> Said:
        """Say which punkt or sammanträde it is, and why the day of one is not to be changed."""
        if form.corrects:
            return self._corrected(chosen)
        if form.chooses == "punkt" and (punkt := self._punkt(chosen)):
            held = self.state.mote(punkt)
            named = (
                ("Punkt", punkt.arende),
                ("Sammanträde", mote_label(held) if held else NOT_YET_LABEL),
            )
            return (*named, *dropped(punkt)) if form.act == "drop_punkt" else named
        if form.chooses == "sammantrade" and (mote := self._mote(chosen)):
            there = self.state.punkter_vid(mote.id)
            said = (("Sammanträde", mote_label(mote)), ("Punkter", str(len(there))))
            if form.act == "cancel_sammantrade":
                return (*said, *cancelled(there))
            return (*said, *self._held(form, mote))
        return ()

    def _held(self, form: AreaForm, mote: Sammantrade) -> Said:
        """Say of a sammanträde with treated punkter that it is corrected, and how."""
        treated = sum(one.behandlad is not None for one in self.state.punkter_vid(mote.id))
        if not treated or form.act != "change_sammantrade":
            return ()
        many = "1 punkt" if treated == 1 else f"{treated} punkter"
        day = ("Sammanträdets dag", dag_i_ord(mote.dag))
        return (day, ("Sammanträdet är hållet", TREATED.format(many)))

    def _corrected(self, chosen: Mapping[str, str]) -> Said:
        """Name the punkt or the sammanträde that a registration is about."""
        event = self.state.event(int(chosen[CORRECTS]))
        punkt = self.state.punkter.get(getattr(event, "punkt", _NOBODY))
        mote = self.state.sammantraden.get(getattr(event, "sammantrade", None) or _NOBODY)
        said: Said = (("Punkt", punkt.arende),) if punkt else ()
        return (*said, ("Sammanträde", mote_label(mote))) if mote else said

    def values(self, form: AreaForm, values: Values) -> Values:
        """Name the year's stream; a punkt that is not planned in has no sammanträde.

        Raises InvalidInputError for a time of day that is none.
        """
        placed = dict(values)
        if form.way == LOCKED and (mote := self._mote({"sammantrade": str(placed["sammantrade"])})):
            placed["dag"] = datum(mote.dag)
        if placed.get("sammantrade") == NOT_YET:
            del placed["sammantrade"]
        stream = arsplan_id(self.acting.log, self.ar)
        return self._named(form, with_stopptid(placed), "arsplan", stream)

    def after(self, form: AreaForm, typed: Mapping[str, str], stream: UUID) -> str:
        """Come back to the year, after a correction to what has happened in it."""
        del typed, stream
        return f"{self.base}/handelser" if form.corrects else self.base

    def _punkt(self, chosen: Mapping[str, str]) -> Punkt | None:
        found = self.state.punkter.get(_id(chosen.get("punkt", "")))
        return None if found is None or found.struken else found

    def _mote(self, chosen: Mapping[str, str]) -> Sammantrade | None:
        wanted = _id(chosen.get("sammantrade", ""))
        return next((one for one in self.state.moten if one.id == wanted), None)


@dataclass(frozen=True)
class MalGround(_Ground):
    """The goals of a year."""

    @property
    def state(self) -> Arsmal:
        """Give the goals, none where nothing is set."""
        return self.known.arsmal(self.ar)

    @property
    def base(self) -> str:
        """Give the address of the goals."""
        return f"{self._year}/mal"

    def there(self, form: AreaForm, chosen: Mapping[str, str]) -> bool:
        """Tell whether the goal applies, or the task exists."""
        match form.chooses:
            case "mal":
                found = self._mal(chosen)
                return found is not None and found.galler
            case "uppdrag":
                return self._mal(chosen) is not None
        return True

    def choices(self, source: str) -> Mapping[str, str]:
        """Have no choices that depend on the year."""
        del source
        return {}

    def presets(self, form: AreaForm, chosen: Mapping[str, str]) -> dict[str, str]:
        """Begin a change with what stands, and a task with who answers for the goal."""
        found = self._mal(chosen)
        if found is None:
            return {}
        if form.act == "change_arsmal":
            return {"kod": found.kod, "rubrik": found.rubrik, "ansvarig": found.ansvarig}
        return {"ansvarig": found.ansvarig} if form.act == "give_uppdrag" else {}

    def present(self, form: AreaForm, chosen: Mapping[str, str]) -> Said:
        """Say which goal it is, and of a task its last day."""
        found = self._of_event(chosen) if form.corrects else self._mal(chosen)
        if found is None or form.act == "change_arsmal":
            return ()
        said: Said = (("Mål", f"{found.kod} {found.rubrik} ({self.ar})"),)
        for one in found.uppdrag:
            if str(one.id) == chosen.get("uppdrag"):
                said += (("Ska återrapporteras senast", datum(one.given.senast)),)
        return said

    def values(self, form: AreaForm, values: Values) -> Values:
        """Name the stream of the year's goals."""
        return self._named(form, values, "arsmal", arsmal_id(self.acting.log, self.ar))

    def after(self, form: AreaForm, typed: Mapping[str, str], stream: UUID) -> str:
        """Come back to the goals, after a correction to what has happened to them."""
        del typed, stream
        return f"{self.base}/handelser" if form.corrects else self.base

    def _mal(self, chosen: Mapping[str, str]) -> Mal | None:
        if "uppdrag" in chosen:
            found = self.state.of_uppdrag(_id(chosen["uppdrag"]))
            return found[0] if found else None
        return self.state.mal.get(_id(chosen.get("mal", "")))

    def _of_event(self, chosen: Mapping[str, str]) -> Mal | None:
        """Give the goal that a registration is about."""
        event = self.state.event(int(chosen[CORRECTS]))
        task = self.state.of_uppdrag(getattr(event, "uppdrag", _NOBODY))
        return task[0] if task else self.state.mal.get(getattr(event, "mal", _NOBODY))


def _punkt_presets(punkt: Punkt | None) -> dict[str, str]:
    if punkt is None:
        return {}
    days = {"beslutad": punkt.beslutad, "senast": punkt.senast}
    return {
        "slag": punkt.slag,
        "arende": punkt.arende,
        "ansvarig": punkt.ansvarig,
        "diarienummer": punkt.diarienummer or "",
        "paragraf": punkt.paragraf or "",
        "vidare": "\n".join(punkt.vidare),
        "notering": punkt.notering or "",
        **{name: datum(one) for name, one in days.items() if one},
    }


def _mote_presets(mote: Sammantrade | None) -> dict[str, str]:
    if mote is None:
        return {}
    stopptid = mote.stopptid.astimezone(STOCKHOLM)
    return {
        "dag": datum(mote.dag),
        "stopptid": datum(stopptid.date()),
        "klockan": klockan(mote.stopptid),
    }


def _id(text: str) -> UUID:
    """Read an id of an address; what is none leads to nothing."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
