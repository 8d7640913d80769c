"""What lex Sarah, delegation, organisation and the areas after them stored once is read for ever.

As `test_golden_events.py` says: whoever changes an example, or what is expected here, has broken
every log. A new version adds an example and leaves the old ones as they are.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audit import arsplan, delegation, lexsarah, organisation, revision, verkstallighet
from audit.canonical import canonical_bytes, parse_canonical
from audit.codec import event_from, facts_of, typed
from audit.envelope import Actor
from audit.upcasting import Upcast, upcast
from tests.golden.events import (
    expected_arsplan,
    expected_lexsarah_arende,
    expected_lexsarah_beslut,
    expected_lexsarah_rapport,
    expected_organisation,
    expected_revision,
    expected_verkstallighet,
)
from tests.golden.events.parts import ACTOR, ARENDE

if TYPE_CHECKING:
    from audit.envelope import Event

FOLDER = Path(__file__).parent
AREAS = {
    "lexsarah": lexsarah,
    "delegation": delegation,
    "organisation": organisation,
    "verkstallighet": verkstallighet,
    "revision": revision,
    "arsplan": arsplan,
}
PRESENT: dict[str, type[Event]] = {e.TOPIC: e for area in AREAS.values() for e in area.EVENTS}
STEPS: dict[tuple[str, int], Upcast] = {
    key: step for area in AREAS.values() for key, step in area.UPCASTS.items()
}
EXPECTED = {
    **expected_lexsarah_rapport.EXPECTED,
    **expected_lexsarah_arende.EXPECTED,
    **expected_lexsarah_beslut.EXPECTED,
    **expected_organisation.EXPECTED,
    **expected_verkstallighet.EXPECTED,
    **expected_revision.EXPECTED,
    **expected_arsplan.EXPECTED,
}
STORED = {path.stem: path for area in AREAS for path in (FOLDER / area).glob("*.json")}


@pytest.mark.parametrize("name", sorted(STORED))
def test_a_stored_example_decodes_to_the_same_event(name: str) -> None:
    """The stored bytes are canonical and give the event that they gave when they were stored."""
    topic, version = name.rsplit(".v", 1)
    stored = parse_canonical(STORED[name].read_bytes())
    event_class = PRESENT[topic]
    facts = upcast(topic, int(version), event_class.SCHEMA, stored, STEPS)

    assert facts is not None
    assert event_from(event_class, ARENDE, 2, facts, {}) == EXPECTED[name]
    assert typed(Actor, facts["actor"]) == ACTOR


@pytest.mark.parametrize("topic", sorted(PRESENT))
def test_the_present_version_is_written_as_it_was_stored(topic: str) -> None:
    """Writing the event again gives the stored bytes, to the byte."""
    name = f"{topic}.v{PRESENT[topic].SCHEMA}"

    assert canonical_bytes(facts_of(EXPECTED[name], ACTOR)) == STORED[name].read_bytes()


def test_every_version_of_every_topic_has_its_example() -> None:
    """One example for each (topic, version) that may stand in a log, in its area's folder."""
    wanted = {f"{t}.v{v}" for t, event in PRESENT.items() for v in range(1, event.SCHEMA + 1)}

    assert set(STORED) == set(EXPECTED) == wanted
    assert all(path.parent.name == name.split(".")[0] for name, path in STORED.items())
