"""What the addresses of acts are made of: bodies from commands, and what is told from states."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from api.acts import parse
from api.http.acts import arsplan, revision, verkstallighet
from api.http.acts.models import models_of
from api.http.acts.schema import body_of
from api.http.acts.shown import told
from audit.envelope import Erased, Happened
from tests.support.act_stories import AREAS
from tests.unit.arsplan.story import the_goals, the_year
from tests.unit.revision.story import lindesberg
from tests.unit.verkstallighet.story import told as told_of

if TYPE_CHECKING:
    from api.http.acts.area import Area, Kind
    from audit.envelope import Event

DAY = date(2025, 6, 1)
COURSE = "lss beslut 2025-02-10, erbjuden 2025-03-01, nej 2025-03-05, verkställt 2025-05-01"
HISTORIES: dict[str, tuple[Area, list[Event]]] = {
    "beslut": (verkstallighet.AREA, told_of(COURSE).history),
    "granskning": (revision.AREA, lindesberg().history),
    "arsplan": (arsplan.AREA, the_year().history),
    "arsmal": (arsplan.AREA, the_goals().history),
}


def erased(event: Event) -> Erased:
    """Give what gallring leaves of an event."""
    return Erased(
        originator_id=event.originator_id,
        originator_version=event.originator_version,
        happened=Happened.unknown(),
        topic=event.TOPIC,
    )


def kind_of(name: str) -> Kind:
    """Give a kind of stream."""
    return next(one for one in HISTORIES[name][0].kinds if one.stream.value == name)


def tell(name: str, history: list[Event]) -> dict[str, Any]:
    """Tell all of a stream."""
    kind = kind_of(name)
    state = HISTORIES[name][0].door.table.state_of(kind.stream, history)
    return {one.name: told(one.of(state, DAY)) for one in kind.tells}


@pytest.mark.parametrize("name", list(HISTORIES))
def test_what_gallring_emptied_is_told_all_the_same(name: str) -> None:
    """Whichever event was emptied, or all of them, the answer has the shape that is said."""
    events = HISTORIES[name][1]
    model, kind = models_of(kind_of(name)).one, kind_of(name)
    for gone in (*({number} for number in range(len(events))), set(range(len(events)))):
        left = [erased(one) if number in gone else one for number, one in enumerate(events)]
        shown = tell(name, left)

        assert set(shown) == {one.name for one in kind.tells}
        for field, value in shown.items():
            model.__pydantic_validator__.validate_assignment(model.model_construct(), field, value)


@pytest.mark.parametrize("name", list(AREAS))
def test_every_example_fits_its_body_and_its_command(name: str) -> None:
    """What the description shows can be sent, and becomes a command."""
    area = AREAS[name]
    for row in area.rows:
        body = body_of(area, row).model_validate(dict(row.example))
        given = {one: _given(one) for one in area.given(row)}
        values = body.model_dump(mode="json", exclude_none=True)
        values.pop("slag" if row.tag else "", None)
        command = area.commands[row.act]
        asked = {one: text for one, text in given.items() if one in _needed(command)}

        assert row.special or parse(command, {**values, **asked})


def test_a_body_says_its_codes_and_asks_for_no_more_than_the_caller_knows() -> None:
    """Codes come with their labels; ids that address and service give are no part of it."""
    area = AREAS["arsplan"]
    body = body_of(area, area.row_of["plan_punkt"])
    slag = body.model_json_schema()["properties"]["slag"]

    assert slag["x-enum-labels"]["ekonomi"] == "Uppföljning av verksamhet och ekonomi"
    assert not {"arsplan", "ar", "punkt"} & set(body.model_fields)
    with pytest.raises(ValidationError):
        body.model_validate({"slag": "okänt", "arende": "Ärende", "ansvarig": "ekonom"})


def test_days_that_no_calendar_knows_are_refused_by_the_form() -> None:
    """A year far away is told apart before any law is asked about it."""
    area = AREAS["verkstallighet"]
    body = body_of(area, area.row_of["make_erbjudande"])

    with pytest.raises(ValidationError):
        body.model_validate({"erbjudet": "9999-12-31"})


def _needed(command: Any) -> set[str]:
    return set(command.__dataclass_fields__) - {"kallreferens"}


def _given(name: str) -> object:
    return 2024 if name in {"ar", "nummer"} else "0198a1c4-7d00-7c3a-9b1e-5f0d2c9a4e11"
