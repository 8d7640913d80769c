"""What changed behind a frozen mätning's numbers: who came, went or moved, and what was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.reports.internkontroll.saying import listed
from api.web.formats import antal
from audit.barnutredning.events import (
    UtredningClosed,
    UtredningCorrected,
    UtredningExtended,
    UtredningOpened,
)
from audit.barnutredning.events_uppfoljning import LimitRecomputed, UppgiftCorrected
from audit.internkontroll.matning import COUNTED

if TYPE_CHECKING:
    from audit.envelope import Event
    from audit.internkontroll.matning import Matning
    from audit.store.log import Log

KINDS: Final[Mapping[str, tuple[str, str]]] = {
    UtredningOpened.TOPIC: ("påbörjad utredning", "påbörjade utredningar"),
    UtredningExtended.TOPIC: ("beslut om förlängning", "beslut om förlängning"),
    UtredningClosed.TOPIC: ("avslutad utredning", "avslutade utredningar"),
    UtredningCorrected.TOPIC: ("rättelse", "rättelser"),
    UppgiftCorrected.TOPIC: ("rättelse", "rättelser"),
    LimitRecomputed.TOPIC: ("omräknad sista dag", "omräknade sista dagar"),
}
"""What may change an utredning's class → what one of it is called, and several."""
_NOUNS: Final = {"kontroll": ("tillfälle", "tillfällen"), "frozen": ("ärende", "ärenden")}


def changed_in_words(
    log: Log, matning: Matning, now: Mapping[str, tuple[str, ...]], position: int
) -> str:
    """Say how many came, went and moved, and what was registered of them since the freezing."""
    before, after = _class_of(matning, matning.behind), _class_of(matning, now)
    came, went = after.keys() - before.keys(), before.keys() - after.keys()
    moved = {one for one in before.keys() & after.keys() if before[one] != after[one]}
    one, many = _NOUNS[matning.slag]
    told = [
        f"{antal(len(ids))} {one if len(ids) == 1 else many} {what}"
        for ids, what in (
            (came, "har tillkommit"), (went, "räknas inte längre"), (moved, "har bytt klass")
        )
        if ids
    ]  # fmt: skip
    if not told:
        return ""
    said = f"Sedan frysningen: {listed(told)}."
    kinds = _registered(log, matning, came | went | moved, position)
    return f"{said} Det som registrerades om dem efter frysningen: {kinds}." if kinds else said


def _class_of(matning: Matning, behind: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    what = "kontroll" if matning.slag == "kontroll" else matning.matt.removesuffix("_avslutade")
    return {str(one): name for name in COUNTED[what] for one in behind.get(name, ())}


def _registered(log: Log, matning: Matning, ids: set[str], position: int) -> str:
    """List the kinds of what was registered, where it is about a day that the mätning counts."""
    if not matning.matt.startswith("barnutredningstid"):
        return ""
    since = matning.known_position or 0
    histories = log.load_many(sorted(map(UUID, ids)))
    found = Counter(
        KINDS[one.event.TOPIC]
        for history in histories.values()
        for one in history
        if since < one.position <= position and _tells(one.event, matning)
    )
    order = dict.fromkeys(KINDS.values())
    return listed(list(_counted(found, order)))


def _counted(
    found: Counter[tuple[str, str]], order: Mapping[tuple[str, str], None]
) -> Iterator[str]:
    for words in order:
        if number := found[words]:
            yield f"{antal(number)} {words[number > 1]}"


def _tells(event: Event, matning: Matning) -> bool:
    """Tell whether an event may have changed a class: a close after the day does not."""
    if isinstance(event, UtredningClosed):
        return event.avslutad <= matning.per
    if isinstance(event, UtredningExtended):
        return event.beslutad <= matning.per
    return getattr(event, "TOPIC", "") in KINDS
