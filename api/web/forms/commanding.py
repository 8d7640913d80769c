"""From a filled-in form to the commands it is: most are one, some add to two streams at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from api.acts import parse
from api.web.forms import correcting
from api.web.forms.typed import plain_values
from audit.errors import FieldProblem, InvalidInputError
from audit.ids import new_arende_id, new_random_id
from audit.lexsarah import Rapport
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_rapport as r
from audit.lexsarah.acts import Stream
from audit.store.handlingar import demand_kind

if TYPE_CHECKING:
    from api.web.forms.situation import Situation
    from api.web.forms.typed import Typed
    from audit.lexsarah import Command

STREAM_FIELD: Final[dict[Stream, str]] = {
    Stream.RAPPORT: "rapport",
    Stream.ARENDE: "arende",
    Stream.UTFORARE: "uppgift",
    Stream.INFORMATION: "information",
}
"""Which field of a command names its stream."""
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that came with a form: its name as it was sent, and its bytes."""

    filnamn: str
    content: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """Give the SHA-256 of the bytes in hex."""
        return hashlib.sha256(self.content).hexdigest()


def commands_of(situation: Situation, typed: Typed, sent: Sent | None = None) -> list[Command]:
    """Give the commands that a filled-in form is, the first on the stream one sees.

    Raises InvalidInputError naming each field that lacks or cannot be read.
    """
    spec = situation.spec
    fields = [one for one in spec.fields if one.name != "fil"]
    values: Values = plain_values(spec.command, fields, typed)
    values |= dict.fromkeys(spec.mine, str(situation.acting.konto))
    if spec.decides and typed.get("foregaende_franvarande") == "ja":
        values["foregaende_franvarande"] = True
    if spec.field("fil"):
        values |= _file(sent)
    make = SPECIAL.get((spec.act, spec.way), _plainly)
    return make(situation, typed, values)


def _plainly(situation: Situation, typed: Typed, values: Values) -> list[Command]:
    del typed
    return [parse(situation.spec.command, _about(situation) | values)]


def _about(situation: Situation) -> Values:
    """Name the stream: the one on the page, or a new one."""
    stream = situation.stream or new_arende_id()
    return {STREAM_FIELD[situation.spec.stream]: str(stream)}


def _file(sent: Sent | None) -> Values:
    if sent is None:
        raise InvalidInputError([FieldProblem("fil", "Välj en fil.")])
    return {
        "handling": str(new_random_id()),
        "sha256": sent.sha256,
        "storlek": len(sent.content),
        "mediatyp": demand_kind(sent.content),
        "filnamn": sent.filnamn,
    }


def files_of(commands: Sequence[Command], sent: Sent | None) -> dict[UUID, bytes]:
    """Give the bytes of what the commands attach, by the id of the handling."""
    attaching = (one for one in commands if isinstance(one, a.AttachToArende | r.AttachToRapport))
    return {one.handling: sent.content for one in attaching} if sent else {}


def _open(situation: Situation, typed: Typed, values: Values) -> list[Command]:
    del typed
    placed = _placed(situation, values["enhet"])
    return [parse(a.OpenArende, _about(situation) | placed | values)]


def _sort_new(situation: Situation, typed: Typed, values: Values) -> list[Command]:
    """Sort a report and open its ärende: both or neither."""
    del typed
    rapport, arende = str(situation.stream), str(new_arende_id())
    opened = _placed(situation, values["enhet"]) | values
    return [
        parse(r.SortRapport, {"rapport": rapport, "utfall": "lex_sarah", "arende": arende}),
        parse(a.OpenArende, {"arende": arende, "rapport": rapport} | opened),
    ]


def _sort_to(situation: Situation, typed: Typed, values: Values) -> list[Command]:
    del typed
    both = {"rapport": str(situation.stream), "arende": values["arende"]}
    sorting = parse(r.SortRapport, {**both, "utfall": "lex_sarah"})
    return [sorting, parse(a.JoinRapport, both)]


def _join(situation: Situation, typed: Typed, values: Values) -> list[Command]:
    """Join a report here; where nobody has sorted it to this ärende yet, that is done as well."""
    del typed
    both = {"arende": str(situation.stream), "rapport": values["rapport"]}
    joined: list[Command] = [parse(a.JoinRapport, both)]
    log, rapport = situation.acting.log, UUID(values["rapport"])
    history = [one.event for one in log.load_many([rapport]).get(rapport, [])]
    if situation.stream not in Rapport.from_events(history).arenden:
        joined.append(parse(r.SortRapport, {**both, "utfall": "lex_sarah"}))
    return joined


def _correct(situation: Situation, typed: Typed, values: Values) -> list[Command]:
    facts = correcting.replaced_in(situation, typed)
    skal = {"skal": values["skal"]} if "skal" in values else {}
    return [parse(situation.spec.command, _about(situation) | facts | skal)]


def _placed(situation: Situation, kod: str) -> Values:
    """Give the verksamhet and the act of an enhet: the lagrum follow from it."""
    enhet = situation.organisation.enhet(kod, situation.today)
    if enhet is None:
        raise InvalidInputError([FieldProblem("enhet", "Välj en enhet i organisationen.")])
    return {"verksamhet": enhet.verksamhet, "lag": enhet.lag}


SPECIAL: Final[dict[tuple[str, str], Callable[[Situation, Typed, Values], list[Command]]]] = {
    ("open_arende", ""): _open,
    ("sort_rapport", "nytt"): _sort_new,
    ("sort_rapport", "finns"): _sort_to,
    ("join_rapport", ""): _join,
    ("correct_rapport", ""): _correct,
    ("correct_arende", ""): _correct,
}
"""Act and way → how its commands are made, where it is more than reading the fields."""
