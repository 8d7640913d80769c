"""How what was drawn is called: in words people can use, as much as the role may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from api.web.build.names import arende_name, stream_digits
from api.web.formats import MONTHS, antal, datum, tid
from api.web.forms_internkontroll.describing import i_ord
from api.web.labels import LASNINGAR, ROLLER, named
from api.web.models.parts import Cell
from audit.internkontroll.dragning import HANDELSER

if TYPE_CHECKING:
    from api.web.build.plan.seen import Seen
    from audit.internkontroll.events_dragning import DragningMade
    from projections.kontroll.dragna import DragenHandelse, DragenUtredning

NOT_THERE = "finns inte kvar i registret"
FOR_OTHERS = "Vad som lästes, när och av vem visas för den som granskar läsningar"


@dataclass(frozen=True, slots=True)
class DragenLasning:
    """A reading that was drawn: what was read, when and by whom; `href` leads to where it stands.

    `arende` is the stream that was read, where it was one.
    """

    what: str
    arende: UUID | None
    when: datetime
    who: str
    role: str
    href: str


@dataclass(frozen=True, slots=True)
class Kanda:
    """The facts of what was drawn, by reference: those alone that the person may see."""

    utredningar: Mapping[UUID, DragenUtredning] = field(default_factory=dict)
    handelser: Mapping[UUID, DragenHandelse] = field(default_factory=dict)
    lasningar: Mapping[UUID, DragenLasning] = field(default_factory=dict)


def drawn_cell(seen: Seen, kanda: Kanda, made: DragningMade, number: int, referens: str) -> Cell:
    """Name one that was drawn, with the way to its page; its reference is small print.

    Whoever sees figures alone gets its number: what was drawn points at cases.
    """
    if not (seen.words or seen.lists):
        return Cell(antal(number))
    id_ = UUID(referens)
    if made.underlag == "utredningar":
        return _utredning(seen, kanda, id_)
    if made.underlag.startswith(HANDELSER):
        return _handelse(seen, kanda, made, id_)
    return _lasning(kanda, id_)


def drawn_in_words(made: DragningMade, referens: str) -> str:
    """Name one that was drawn without any fact of it: its kind, and its place in the draw."""
    number = made.dragna.index(referens) + 1
    place = f"nummer {antal(number)} i dragning {made.dragning}, {MONTHS[made.manad - 1]} {made.ar}"
    if made.underlag == "utredningar":
        return f"{arende_name(UUID(referens))}, {place}"
    kod = made.underlag.removeprefix(HANDELSER)
    kind = "Läsning" if kod == made.underlag else f"Händelsen {i_ord(kod)}"
    return f"{kind}, {place}"


def _utredning(seen: Seen, kanda: Kanda, id_: UUID) -> Cell:
    name = arende_name(id_)
    if not seen.lists:
        return Cell(f"Barnavårdsutredning {stream_digits(id_)}")
    href = f"/{seen.acting.log.namnd.slug}/arenden/{id_}"
    found = kanda.utredningar.get(id_)
    if found is None:
        return Cell(f"Barnavårdsutredning, {NOT_THERE}", href, note=name)
    closed = f", avslutad {datum(found.avslutad)}" if found.avslutad else ""
    said = f"Barnavårdsutredning inledd {datum(found.inledd)}{closed}"
    return Cell(said, href, note=_small(seen.enhet(found.enhet), name))


def _handelse(seen: Seen, kanda: Kanda, made: DragningMade, id_: UUID) -> Cell:
    kod, ref = i_ord(made.underlag.removeprefix(HANDELSER)), _ref(id_)
    if not seen.lists:
        return Cell(f"Händelsen {kod}", note=ref)
    found = kanda.handelser.get(id_)
    if found is None:
        return Cell(f"Händelsen {kod}, {NOT_THERE}", note=ref)
    after = "inget har följt"
    if found.sluthandelse and found.slutdatum:
        after = f"sedan {i_ord(found.sluthandelse)} {datum(found.slutdatum)}"
    said = f"{kod} {datum(found.startdatum)}, {after}"
    return Cell(said, note=_small(seen.enhet(found.enhet), ref))


def _lasning(kanda: Kanda, id_: UUID) -> Cell:
    """Say what was read, when and by whom to those who look after readings, and to no other."""
    found = kanda.lasningar.get(id_)
    if found is None:
        return Cell("Läsning", note=_small(FOR_OTHERS, _ref(id_)))
    what = named(LASNINGAR, found.what)
    if found.arende is not None:
        what = f"{what} {stream_digits(found.arende)}"
    who = f"{found.who} ({named(ROLLER, found.role)})" if found.role else found.who
    return Cell(f"{what}, {tid(found.when)}", found.href, note=_small(who, _ref(id_)))


def _ref(id_: UUID) -> str:
    return f"Beteckning {stream_digits(id_)}"


def _small(*parts: str) -> str:
    return ". ".join(filter(None, parts))
