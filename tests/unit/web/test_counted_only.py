"""Whether violence came to light in one utredning is shown to nobody: it is only counted."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

from api.http.arenden import made_handelse
from api.web.build.facts import sealed_facts
from audit.barnutredning.events_handlaggning import BarnHeard, ValdNoted
from audit.envelope import Event, Happened, Recorded, Source, SourceKind
from projections.trail.timeline import items_of

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
TRACE = f"00-{'1' * 32}-{'2' * 16}-01"
VALD = ValdNoted(
    originator_id=uuid4(),
    originator_version=1,
    happened=Happened.on(DAY),
    noterad=DAY,
    vald="utsatt",
)
HEARD = BarnHeard(
    originator_id=VALD.originator_id,
    originator_version=2,
    happened=Happened.on(DAY),
    hord=DAY,
    satt="enskilt_samtal",
    barnets_ord="Jag vill bo kvar",
)


def recorded(event: Event) -> Recorded:
    """Give the event as a log has it."""
    source = Source(SourceKind.IMPORT)
    return Recorded(event, event.TOPIC, event.originator_version, NOW, source, TRACE, None)


def test_a_page_masks_it_for_those_who_may_read_words_too() -> None:
    """The child's words are in clear for them, the code of violence is not."""
    (vald,), (heard,) = sealed_facts(VALD, in_clear=True), sealed_facts(HEARD, in_clear=True)

    assert vald.sealed
    assert "utsatt" not in str(vald)
    assert not heard.sealed


def test_the_api_masks_it_for_those_who_may_read_words_too() -> None:
    """It is named among what may be there and is not shown."""
    (item,) = items_of([recorded(VALD)])
    told = made_handelse(item, with_words=True)

    assert told.masked == ["vald"]
    assert told.words == {}
