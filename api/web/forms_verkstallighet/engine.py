"""The engine of these forms: what is asked in a situation, read, performed, or why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode
from uuid import UUID

from api.acts import VERKSTALLIGHET, kvartal_id, parse, the_organisation
from api.web.forms.engine import CHANGED, NOT_NOW, TWICE
from api.web.forms.fields import Field
from api.web.forms.typed import plain_values
from api.web.forms_internkontroll.engine import AGAINST, Outcome, new_key
from api.web.forms_verkstallighet.specs import FACTS, EvbForm, Place
from audit.canonical import canonical_bytes_of_plain
from audit.errors import (
    AuthorityError,
    FieldProblem,
    IdempotencyMismatchError,
    InvalidInputError,
    LiggareError,
    NotFoundError,
    StateError,
    VersionConflictError,
)
from audit.ids import new_arende_id
from audit.verkstallighet.acts import ACTS
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.commands import CorrectBeslut
from audit.verkstallighet.rapporterat import Kvartal
from audit.verkstallighet.replacing import CORRECTABLE, present

if TYPE_CHECKING:
    from api.acts import Acting
    from api.web.forms.typed import Typed
    from audit.verkstallighet.verkstallighet import Verkstallighet

MISSING: Final = "Det finns inget sådant här."
_MECHANICS: Final = frozenset({"nyckel", "version", "vag", "csrf_token"})


@dataclass(frozen=True)
class Situation:
    """One person before one form; `id` is the beslut, or the year and number of a quarter."""

    acting: Acting
    form: EvbForm
    known: Verkstallighet
    id: UUID | tuple[int, int] | None = None
    chosen: Mapping[str, str] = field(default_factory=dict)

    @property
    def state(self) -> Beslut | Kvartal:
        """Give the state that the act is taken on; raises NotFoundError where it is not there."""
        if self.form.place is Place.KVARTAL and isinstance(self.id, tuple):
            return self.known.kvartal.get(self.id, Kvartal())
        if self.form.place is Place.NEW:
            return Beslut()
        found = self.known.beslut.get(self.id) if isinstance(self.id, UUID) else None
        if found is None:
            raise NotFoundError(MISSING)
        return found

    def demand_there(self) -> None:
        """Raise NotFoundError unless what the address names is there."""
        standing = self.state
        if self.form.chooses and self.form.chooses not in self.chosen:
            raise NotFoundError(MISSING)
        if self.form.chooses == "corrects" and isinstance(standing, Beslut):
            _ = self.target

    @property
    def base(self) -> str:
        """Give the address under which these pages lie."""
        return f"/{self.acting.log.namnd.slug}/ej-verkstallda"

    @property
    def back(self) -> str:
        """Give the address of the page that the form belongs to."""
        if isinstance(self.id, tuple):
            return f"{self.base}/kvartal/{self.id[0]}/{self.id[1]}"
        return f"{self.base}/{self.id}" if self.id else self.base

    @property
    def address(self) -> str:
        """Give the address of the form itself."""
        query = f"?{urlencode(self.chosen)}" if self.chosen else ""
        return f"{self.back}/handla/{self.form.slug}{query}"

    @property
    def target(self) -> Any:
        """Give the event that is corrected; raises NotFoundError where it cannot be."""
        number = self.chosen.get("corrects", "")
        known = number.isascii() and number.isdigit() and isinstance(self.state, Beslut)
        found = self.state.event(int(number)) if known and isinstance(self.state, Beslut) else None
        if found is None or type(found) not in CORRECTABLE:
            raise NotFoundError(MISSING)
        return found

    @property
    def corrects_facts(self) -> bool:
        """Tell whether the form replaces facts of an event."""
        return self.form.slug == "correct-beslut"

    @property
    def fields(self) -> tuple[Field, ...]:
        """Give what is asked for: of a correction also the facts of the event."""
        if not self.corrects_facts:
            return self.form.fields
        facts = (FACTS[name] for name in CORRECTABLE[type(self.target)])
        return (*facts, *self.form.fields)

    def choices(self, asked: Field) -> Mapping[str, str]:
        """Give the choices of a field."""
        if asked.source == "enheter":
            listed = the_organisation(self.acting.log).enheter(self.acting.today)
            return {one.kod: one.namn for one in listed}
        return asked.choices or {}

    def presets(self) -> dict[str, str]:
        """Give what the inputs hold when the form is opened."""
        today = str(self.acting.today)
        if self.corrects_facts:
            target = self.target
            return {name: present(target, name) for name in CORRECTABLE[type(target)]}
        return {one.name: today for one in self.fields if one.today}


def send(situation: Situation, typed: Typed) -> Outcome:
    """Perform what a filled-in form asks for, or say what stands against it."""
    version = typed.get("version", "")
    before = Outcome(
        key=typed.get("nyckel") or new_key(),
        version=int(version) if version.isdigit() else situation.state.version,
    )
    try:
        command = _command(situation, typed)
        own = situation.form.place is not Place.NEW
        done = VERKSTALLIGHET.perform(
            situation.acting,
            command,
            expected=before.version if own else None,
            key=before.key,
            body=_body(situation, typed),
        )
    except AGAINST as error:
        return _against(error, situation, before)
    return replace(before, done=done)


def may_now(situation: Situation) -> bool:
    """Tell whether one of the person's roles may do the act, as its stream stands."""
    act = ACTS[situation.form.act]
    held = {role.value for role in situation.acting.roles}
    return not act.may.isdisjoint(held) and situation.state.steg in act.steg


def _command(situation: Situation, typed: Typed) -> Any:
    form = situation.form
    if form.command is CorrectBeslut:
        return _correction(situation, typed)
    values = plain_values(form.command, situation.fields, typed)
    return parse(form.command, {**values, **_about(situation)})


def _about(situation: Situation) -> dict[str, object]:
    """Name the stream, and what of it the address chose."""
    about: dict[str, object] = {}
    if situation.form.chooses:
        text = situation.chosen.get(situation.form.chooses, "")
        if not (text.isascii() and text.isdigit()):
            raise NotFoundError(MISSING)
        about[situation.form.chooses] = int(text)
    if isinstance(situation.id, tuple):
        ar, nummer = situation.id
        if situation.form.act == "send_kvartal":
            about |= {"ar": ar, "nummer": nummer}
        return about | {"kvartal": str(kvartal_id(situation.acting.log, ar, nummer))}
    return about | {"beslut": str(situation.id or new_arende_id())}


def _correction(situation: Situation, typed: Typed) -> CorrectBeslut:
    target, skal = situation.target, typed.get("skal", "").strip() or None
    replaced: dict[str, str] = {}
    if situation.corrects_facts:
        plain_values(type(target), situation.fields[:-1], typed)
        given = {name: typed.get(name, "").strip() for name in CORRECTABLE[type(target)]}
        replaced = {name: text for name, text in given.items() if text != present(target, name)}
        if not replaced:
            raise InvalidInputError([FieldProblem("", "Ändra minst en uppgift.")])
    return CorrectBeslut(
        beslut=target.originator_id,
        corrects=target.originator_version,
        replaced=replaced,
        aterkallad=not situation.corrects_facts,
        skal=skal,
    )


def _against(error: LiggareError, situation: Situation, before: Outcome) -> Outcome:
    told: tuple[FieldProblem, ...] = (FieldProblem("", error.detail),)
    match error:
        case InvalidInputError():
            return replace(before, status=422, problems=tuple(error.problems))
        case VersionConflictError():
            told = (FieldProblem("", CHANGED),)
            return Outcome(new_key(), situation.state.version, status=412, problems=told)
        case IdempotencyMismatchError():
            told = (FieldProblem("", TWICE),)
            return Outcome(new_key(), situation.state.version, status=409, problems=told)
        case StateError():
            return replace(before, status=409, problems=told)
        case AuthorityError():
            return replace(before, status=403, problems=told)
    return replace(before, status=503, problems=(FieldProblem("", f"{NOT_NOW} {error.detail}"),))


def _body(situation: Situation, typed: Typed) -> bytes:
    """Give what makes a request the same as an earlier one."""
    said = {name: text for name, text in typed.items() if name not in _MECHANICS}
    about = [situation.form.slug, str(situation.id), *map(str, sorted(situation.chosen.items()))]
    return canonical_bytes_of_plain([about, said])
