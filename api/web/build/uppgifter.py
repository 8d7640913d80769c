"""The list of what private utförare have told the nämnd, and the ways to register more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.formats import antal, datum
from api.web.forms.addresses import Addresses
from api.web.models.frame import NavLink
from api.web.models.parts import Cell, Column, Table
from audit.lexsarah.acts import ACTS, Stream
from audit.lexsarah.codes_utredning import UTFORARUPPFOLJNING
from audit.lexsarah.events_other import (
    UtforareAnmalanReceived,
    UtforareFollowedUp,
    UtforareRapportReceived,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from uuid import UUID

    from api.web.build.cases import Words
    from audit.envelope import Recorded
    from audit.lexsarah import Role

Told = UtforareRapportReceived | UtforareAnmalanReceived
_KINDS: dict[type[Told], str] = {
    UtforareRapportReceived: "Rapport hos utföraren",
    UtforareAnmalanReceived: "Utförarens anmälan till IVO",
}
_BEGIN = {
    "receive_utforare_rapport": "Registrera uppgift om en rapport",
    "receive_utforare_anmalan": "Registrera uppgift om en anmälan till IVO",
}


def told_table(
    found: Mapping[UUID, Sequence[Recorded]], words: Words, roles: Collection[Role]
) -> tuple[Table, tuple[NavLink, ...]]:
    """Make the table, the newest first, and the links to register more for those who may."""
    addresses = Addresses(words.namnd)
    follow = bool(ACTS["follow_up_utforare"].may & set(roles))
    told = [(one, history) for history in found.values() if (one := _told(history))]
    told.sort(key=lambda pair: pair[0].kom_in, reverse=True)
    rows = tuple(_row(one, history, words, addresses, follow=follow) for one, history in told)
    columns = (
        Column("Vad"),
        Column("Kom in", whole=True),
        Column("Utförare"),
        Column("Enhet"),
        Column("Diarienummer"),
        Column("Uppföljning"),
        Column("Lagrum"),
    )
    many = f"{antal(len(rows))} {'uppgift' if len(rows) == 1 else 'uppgifter'}"
    links = tuple(
        NavLink(name, addresses.act(act, Stream.UTFORARE))
        for act, name in _BEGIN.items()
        if ACTS[act].may & set(roles)
    )
    return Table(many, columns, rows, "Ingen privat utförare har berättat något än."), links


def _told(history: Sequence[Recorded]) -> Told | None:
    first = history[0].event
    return first if isinstance(first, UtforareRapportReceived | UtforareAnmalanReceived) else None


def _row(
    one: Told, history: Sequence[Recorded], words: Words, addresses: Addresses, *, follow: bool
) -> tuple[Cell, ...]:
    utforare = words.organisation.name("utforare", one.utforare, words.today) or one.utforare
    return (
        Cell(_KINDS[type(one)]),
        Cell(datum(one.kom_in)),
        Cell(utforare),
        Cell(words.enhet(one.enhet)),
        Cell(one.diarienummer or "–"),
        _followed(one, history, addresses, follow=follow),
        Cell(one.lagrum),
    )


def _followed(
    one: Told, history: Sequence[Recorded], addresses: Addresses, *, follow: bool
) -> Cell:
    done = [r.event for r in history if isinstance(r.event, UtforareFollowedUp)]
    if done:
        utfall = done[-1].utfall
        return Cell(UTFORARUPPFOLJNING.get(utfall, utfall), note=datum(done[-1].datum))
    if not follow:
        return Cell("inte uppföljd")
    href = addresses.act("follow_up_utforare", Stream.UTFORARE, one.originator_id)
    return Cell("Följ upp", href)
