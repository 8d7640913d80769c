"""What was stored once is read for ever: each example decodes to the event it was made of.

Whoever changes an example, or must change what is expected here, has broken every log.
A new version adds an example and leaves the old ones as they are.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from audit import barnutredning, internkontroll
from audit.barnutredning import (
    UtredningClosed,
    UtredningCorrected,
    UtredningExtended,
    UtredningOpened,
)
from audit.canonical import canonical_bytes, parse_canonical
from audit.codec import event_from, facts_of, typed
from audit.envelope import Actor, Happened
from audit.internkontroll import MatningFrozen
from audit.law import Limit
from audit.upcasting import upcast
from tests.golden.events import expected_barnutredning, expected_internkontroll

if TYPE_CHECKING:
    from audit.envelope import Event

FOLDER = Path(__file__).parent
ARENDE = UUID("0193f2a0-0000-7000-8000-000000000001")
ACTOR = Actor(UUID("0193f2a0-0000-7000-8000-0000000000ff"), "utredare", "5.2.6")
AREAS = (barnutredning, internkontroll)
PRESENT: dict[str, type[Event]] = {event.TOPIC: event for area in AREAS for event in area.EVENTS}
STEPS = {key: step for area in AREAS for key, step in area.UPCASTS.items()}
SOL_11_2 = "11 kap. 2 § andra stycket socialtjänstlagen (2001:453)"


def limit(start: date, sista_dag: date, sista_dag_vardag: date) -> Limit:
    """Make a limit of four months under the old act."""
    return Limit(
        rule="utredningstid.sfs_2001_453",
        lagrum=SOL_11_2,
        start=start,
        sista_dag=sista_dag,
        sista_dag_vardag=sista_dag_vardag,
        certainty="high",
    )


EXPECTED: dict[str, Event] = {
    "barnutredning.utredning_opened.v1": UtredningOpened(
        originator_id=ARENDE,
        originator_version=1,
        happened=Happened.on(date(2022, 8, 31)),
        barn=UUID("5f0f4a36-6a0e-4d0b-9d7e-1f6a3a1b2c3d"),
        enhet="barn-och-familj",
        inledd=date(2022, 8, 31),
        kallreferens=UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70"),
        limit=limit(date(2022, 8, 31), date(2022, 12, 31), date(2023, 1, 2)),
        anmalan_inkom=date(2022, 8, 24),
        registrerad_i_kalla=date(2022, 9, 1),
    ),
    "barnutredning.utredning_extended.v1": UtredningExtended(
        originator_id=ARENDE,
        originator_version=2,
        happened=Happened.on(date(2022, 12, 14)),
        beslutad=date(2022, 12, 14),
        ny_sista_dag=date(2023, 2, 11),
        ny_sista_dag_vardag=date(2023, 2, 13),
        skal_kod="polisutredning",
        beslutsfattare="utskott",
        lagrum=SOL_11_2,
        rule="forlangning.sfs_2001_453",
        registrerad_i_kalla=date(2022, 12, 15),
    ),
    "barnutredning.utredning_closed.v1": UtredningClosed(
        originator_id=ARENDE,
        originator_version=3,
        happened=Happened.on(date(2023, 1, 20)),
        avslutad=date(2023, 1, 20),
        avslut="utan_insats",
        registrerad_i_kalla=date(2023, 1, 21),
    ),
    "barnutredning.utredning_corrected.v1": UtredningCorrected(
        originator_id=ARENDE,
        originator_version=4,
        happened=Happened.unknown(),
        corrects=1,
        replaced={"anmalan_inkom": "", "inledd": "2022-08-30"},
        limit=limit(date(2022, 8, 30), date(2022, 12, 30), date(2022, 12, 30)),
    ),
    "internkontroll.matning_frozen.v1": MatningFrozen(
        originator_id=ARENDE,
        originator_version=1,
        happened=Happened.on(date(2023, 2, 21)),
        kontrollmoment="barnutredningstid",
        population="avslutade",
        per=date(2022, 12, 31),
        known_position=4812,
        known_root="5f" * 32,
        numbers={"inom": 2, "over_utan_forlangning": 1},
        arenden={"over_utan_forlangning": ("0193f2a0-0000-7000-8000-000000000001",)},
        period_start=date(2022, 1, 1),
        period_end=date(2022, 12, 31),
    ),
    **expected_barnutredning.EXPECTED,
    **expected_internkontroll.EXPECTED,
}
STORED = sorted(path.stem for path in FOLDER.glob("*.json"))


def name_parts(name: str) -> tuple[str, int]:
    """Split an example's name into topic and version."""
    topic, version = name.rsplit(".v", 1)
    return topic, int(version)


@pytest.mark.parametrize("name", STORED)
def test_a_stored_example_decodes_to_the_same_event(name: str) -> None:
    """The stored bytes are canonical and give the event that they gave when they were stored."""
    topic, version = name_parts(name)
    stored = parse_canonical((FOLDER / f"{name}.json").read_bytes())
    event_class = PRESENT[topic]
    facts = upcast(topic, version, event_class.SCHEMA, stored, STEPS)
    expected = EXPECTED[name]

    assert facts is not None
    assert event_from(event_class, ARENDE, expected.originator_version, facts, {}) == expected
    assert typed(Actor, facts["actor"]) == ACTOR


@pytest.mark.parametrize("topic", PRESENT)
def test_the_present_version_is_written_as_it_was_stored(topic: str) -> None:
    """Writing the event again gives the stored bytes, to the byte."""
    name = f"{topic}.v{PRESENT[topic].SCHEMA}"

    assert (
        canonical_bytes(facts_of(EXPECTED[name], ACTOR)) == (FOLDER / f"{name}.json").read_bytes()
    )


def test_every_version_of_every_topic_has_its_example() -> None:
    """One example for each (topic, version) that may stand in a log, and none besides."""
    wanted = {
        f"{topic}.v{version}"
        for topic, event in PRESENT.items()
        for version in range(1, event.SCHEMA + 1)
    }

    assert set(STORED) == set(EXPECTED) == wanted
