"""From a filled-in form of the internkontroll to the commands it is.

Those that freeze a mätning show its numbers first: see `freezing`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from api.acts import dragningar_id, parse, plan_id
from api.web.forms.commanding import Sent
from api.web.forms.fields import FieldKind
from api.web.forms.typed import plain_values
from api.web.forms_internkontroll.attaching import attach
from api.web.forms_internkontroll.converting import (
    SHARE,
    Values,
    with_langd,
    with_mal,
    with_months,
    with_parts,
)
from api.web.forms_internkontroll.correcting import replaced
from api.web.forms_internkontroll.picking import picked
from audit.errors import FieldProblem, InvalidInputError
from audit.ids import new_arende_id, new_random_id
from audit.internkontroll import commands_dragning as d
from audit.internkontroll import commands_matning as m
from audit.internkontroll.steps import Stream
from projections.kontroll.underlag import gather

if TYPE_CHECKING:
    from api.web.forms.typed import Typed
    from api.web.forms_internkontroll.situation import Situation

Make = Callable[["Situation", Values, "Sent | None"], list[Any]]
CHOSEN: Final = ("risk", "kontrollmoment", "atgard", "dragning", "referens")
"""What the address may choose of a page, and a command names."""


def commands_of(situation: Situation, typed: Typed, sent: Sent | None = None) -> list[Any]:
    """Give the commands that a filled-in form is, the first on the stream one sees.

    Raises InvalidInputError naming each input that lacks or cannot be read.
    """
    form = situation.form
    asked = [one for one in form.fields if one.kind is not FieldKind.FILE]
    # A rättelse is read as what it replaces: its numbers are numbers.
    read_as = m.RegisterMatning if form.command is m.CorrectMatning else form.command
    values: Values = plain_values(read_as, asked, typed)
    values = with_months(
        with_parts(with_mal(values, SHARE if form.field("mal_slag") is None else None))
    )
    for name in ("inom", "aterkommande"):
        values = with_langd(values, name)
    make = SPECIAL.get(form.slug, _plainly)
    return make(situation, values, sent)


def files_of(commands: Sequence[Any], sent: Sent | None) -> dict[UUID, bytes]:
    """Give the bytes of what the commands attach, by the id of the handling."""
    attaching = [one for one in commands if isinstance(one, m.AttachUnderlag)]
    return {one.handling: sent.content for one in attaching} if sent else {}


def _plainly(situation: Situation, values: Values, sent: Sent | None) -> list[Any]:
    del sent
    return [parse(situation.form.command, _about(situation) | values)]


def _about(situation: Situation) -> Values:
    """Name the stream, and what of it the address chose."""
    chosen = {name: situation.chosen[name] for name in CHOSEN if name in situation.chosen}
    fields = situation.form.command.__dataclass_fields__
    about: Values = {name: _number(text) for name, text in chosen.items() if name in fields}
    return about | _stream(situation)


def _number(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len("999") else text


def _stream(situation: Situation) -> Values:
    """Name the stream by the field that holds its id: the page's own, or a new one."""
    kind = situation.act.stream
    if kind is Stream.PLAN:
        return {"plan": str(plan_id(situation.acting.log, situation.ar))}
    if kind is Stream.DRAGNINGAR:
        return {"dragningar": str(dragningar_id(situation.acting.log, situation.ar))}
    return {kind.value: str(situation.id if situation.own else new_arende_id())}


def _begin_plan(situation: Situation, values: Values, sent: Sent | None) -> list[Any]:
    """Begin a plan, with the kontrollmoment that were picked."""
    del sent
    chosen = values.pop("forlagor", [])
    if values.get("kopia_av"):
        values["skala"] = situation.known.planer[int(values["kopia_av"])].skala
    plan = str(plan_id(situation.acting.log, int(values["ar"])))
    begun = parse(situation.form.command, {"plan": plan, **values})
    before = situation.known.planer.get(int(values.get("kopia_av") or 0))
    taken = [one.kod for one in before.gallande_kontrollmoment] if before else []
    return [begun, *picked(situation.known, plan, chosen, taken, situation.today)]


def _pick(situation: Situation, values: Values, sent: Sent | None) -> list[Any]:
    """Add the ready-made kontrollmoment that were picked."""
    del sent
    chosen = values.get("forlagor") or []
    if not chosen:
        raise InvalidInputError([FieldProblem("forlagor", "Välj minst ett kontrollmoment.")])
    taken = [one.kod for one in situation.plan.kontrollmoment.values()]
    return picked(situation.known, str(situation.plan.id), chosen, taken, situation.today)


def _add(name: str) -> Make:
    def make(situation: Situation, values: Values, sent: Sent | None) -> list[Any]:
        del sent
        new = {name: str(new_random_id())}
        return [parse(situation.form.command, _about(situation) | new | values)]

    return make


def _register(situation: Situation, values: Values, sent: Sent | None) -> list[Any]:
    """Register a mätning, and attach its underlag where one was sent."""
    matning = new_arende_id()
    about = _about(situation) | {"ar": situation.ar, "matning": str(matning)}
    registered = parse(situation.form.command, about | values)
    return [registered, *([attach(matning, sent)] if sent else [])]


def _attach(situation: Situation, values: Values, sent: Sent | None) -> list[Any]:
    del values
    return [attach(situation.matning.id, sent)]


def _correct(situation: Situation, values: Values, sent: Sent | None) -> list[Any]:
    del sent
    changed = replaced(situation.matning, values)
    return [_correcting(situation, changed, values.get("skal"), taken_back=False)]


def _take_back(situation: Situation, values: Values, sent: Sent | None) -> list[Any]:
    del sent
    return [_correcting(situation, {}, values.get("skal"), taken_back=True)]


def _correcting(
    situation: Situation, changed: dict[str, str], skal: object, *, taken_back: bool
) -> m.CorrectMatning:
    """Correct what was registered: always the stream's first event."""
    return m.CorrectMatning(
        matning=situation.matning.id,
        corrects=1,
        replaced=changed,
        aterkallad=taken_back,
        skal=skal if isinstance(skal, str) else None,
    )


def _open(situation: Situation, values: Values, sent: Sent | None) -> list[Any]:
    del sent
    return [parse(situation.form.command, _about(situation) | {"ar": situation.ar} | values)]


def _draw(situation: Situation, values: Values, sent: Sent | None) -> list[Any]:
    """Draw from what there was: the list and the sealed head are found here, never typed."""
    del sent
    manad = _number(str(values["manad"]))
    if manad not in range(1, 13):
        raise InvalidInputError([FieldProblem("manad", "Välj en månad.")])
    made = gather(situation.acting.log, str(values["underlag"]), situation.ar, int(manad))
    moment = values.get("kontrollmoment")
    return [
        d.MakeDragning(
            dragningar=dragningar_id(situation.acting.log, situation.ar),
            ar=made.ar,
            manad=made.manad,
            underlag=made.underlag,
            referenser=made.referenser,
            antal=values["antal"],
            known_position=made.known_position,
            known_root=made.known_root,
            kontrollmoment=UUID(moment) if moment else None,
        )
    ]


SPECIAL: Final[Mapping[str, Make]] = {
    "begin-plan": _begin_plan,
    "pick-kontrollmoment": _pick,
    "add-risk": _add("risk"),
    "add-kontrollmoment": _add("kontrollmoment"),
    "register-matning": _register,
    "attach-underlag": _attach,
    "correct-matning": _correct,
    "take-back-matning": _take_back,
    "open-avvikelse": _open,
    "make-dragning": _draw,
}
"""Form → how its commands are made, where it is more than reading the fields."""
