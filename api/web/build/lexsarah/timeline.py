"""Everything that happened in a stream of lex Sarah, in order, with what was corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.build.lexsarah.event_facts import facts_of, heading_of, when, worded
from api.web.formats import antal, dagar, gemen, tid
from api.web.forms.correcting import can_be_corrected
from api.web.labels import ROLLER, TEXTS, named, text
from api.web.labels_lexsarah import fact_label
from api.web.models.frame import Kind
from api.web.models.pages import Fact, Happening
from api.web.models.parts import Bricka
from audit.clock import STOCKHOLM
from audit.envelope import Erased, SourceKind
from audit.lexsarah.acts import Stream
from audit.lexsarah.events_common import RattelseMade
from audit.lexsarah.events_utredning import BedomningMade
from audit.lexsarah.replacing import present
from projections.trail.timeline import items_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from api.web.build.lexsarah.around import Around
    from api.web.forms.addresses import Addresses
    from audit.envelope import Event, Recorded
    from projections.trail.timeline import Item

MUCH_LATER: Final = 7
"""Days after which a late registration is marked as something to look at."""
REPORTER: Final = "rapportor"


def happenings(history: Sequence[Recorded], around: Around) -> tuple[Happening, ...]:
    """Lay out a history as steps of a timeline, the newest first."""
    items = items_of(history)
    by_version = {item.version: item for item in items}
    return tuple(_happening(item, by_version, around) for item in reversed(items))


def corrections(
    events: Iterable[Event], acts: Iterable[str], stream: Stream, id_: UUID, addresses: Addresses
) -> dict[str, str]:
    """Give the anchors of the events that the reader may correct, each with the form's address."""
    act = "correct_arende" if stream is Stream.ARENDE else "correct_rapport"
    if act not in set(acts):
        return {}
    return {
        f"steg-{one.originator_version}": addresses.act(
            act, stream, id_, corrects=one.originator_version
        )
        for one in events
        if can_be_corrected(one, arende=stream is Stream.ARENDE)
    }


def _happening(item: Item, by_version: dict[int, Item], around: Around) -> Happening:
    late = 0 if item.corrects else item.days_late or 0
    return Happening(
        number=antal(item.position),
        heading=_heading(item, by_version),
        day=_day(item),
        registered=f"Registrerad {tid(item.recorded_at)}",
        late=f"{dagar(late)} efter att det hände" if late > 0 else "",
        who=who(item, around),
        facts=() if item.erased else _facts(item, by_version, around),
        brickor=_brickor(item, late, by_version),
        anchor=f"steg-{item.version}",
    )


def _heading(item: Item, by_version: dict[int, Item]) -> str:
    name = heading_of(item.topic)
    target = by_version.get(item.corrects or 0)
    return f"{name} av: {gemen(heading_of(target.topic))}" if target else name


def _day(item: Item) -> str:
    if item.corrects is not None or item.erased or item.happened.start is None:
        return item.recorded_at.astimezone(STOCKHOLM).date().isoformat()
    return when(item.happened)


def _facts(item: Item, by_version: dict[int, Item], around: Around) -> tuple[Fact, ...]:
    event = item.event
    if not isinstance(event, RattelseMade):
        return facts_of(event, around)
    target = by_version.get(event.corrects)
    changed = _changed(event, target.event, around) if target else ()
    skal = (Fact("Skäl", event.skal),) if around.words and event.skal else ()
    return (*changed, *skal)


def _changed(event: RattelseMade, target: Event, around: Around) -> tuple[Fact, ...]:
    if isinstance(target, Erased):
        return ()
    if event.aterkallad:
        return (Fact("Uppgiften", "Tagen tillbaka: den gäller inte"),)
    return tuple(
        Fact(
            fact_label(name),
            _as_shown(target, name, new, around) or "Borttagen",
            replaced=_as_shown(target, name, present(target, name), around),
        )
        for name, new in event.replaced.items()
    )


def _as_shown(target: Event, name: str, plain: str, around: Around) -> str:
    return worded(target, name, plain, around) if plain else ""


def _brickor(item: Item, late: int, by_version: dict[int, Item]) -> tuple[Bricka, ...]:
    found = []
    if late > 0:
        kind = Kind.WARNING if late > MUCH_LATER else Kind.NEUTRAL
        found.append(Bricka(text("efterhand"), kind))
    found += [
        Bricka(f"Rättad {tid(by_version[version].recorded_at)}", Kind.INFO)
        for version in item.corrected_by
    ]
    if item.erased:
        found.append(Bricka("Innehållet är gallrat"))
    return (*found, *_marks(item.event))


def _marks(event: Event) -> tuple[Bricka, ...]:
    taget = getattr(event, "taget", None)
    if taget is not None and taget.stod == "saknas":
        return (Bricka("Taget utan stöd i delegationsordningen", Kind.WARNING),)
    if isinstance(event, BedomningMade) and event.sankt:
        return (Bricka("Bedömningen sänkt", Kind.WARNING),)
    return ()


def who(item: Item, around: Around) -> str:
    """Say who did it: a role, and the name for those who see names; a reporter has none."""
    if item.actor is None:
        return TEXTS["gallrad"]
    if item.source.kind is SourceKind.IMPORT:
        return ROLLER["import"]
    role = named(ROLLER, item.actor.role)
    if item.actor.role in {REPORTER, "system"} or not around.words:
        return role
    return f"{around.person(item.actor.account)}, {gemen(role)}"
