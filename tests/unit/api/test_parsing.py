"""Commands of plain values: what holds objects, lists and times, and what is said of wrong ones."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from api.acts import parse
from audit.arsplan.commands import PlanSammantrade
from audit.errors import InvalidInputError
from audit.internkontroll.commands_dragning import MakeDragning
from audit.internkontroll.commands_matning import FreezeKontroll
from audit.revision.commands import ChangeInsyn
from audit.revision.insyn import Insyn
from audit.verkstallighet.commands import CorrectBeslut, CountVantelista

ID = UUID("0193f2a0-0000-7000-8000-000000000001")
OTHER = UUID("0193f2a0-0000-7000-8000-000000000002")
CORRECTING: dict[str, Any] = {"beslut": str(ID), "corrects": 1}


def test_a_correction_is_read_with_what_it_replaces() -> None:
    """What is replaced is an object of texts, stripped; an empty one takes a fact away."""
    found = parse(CorrectBeslut, CORRECTING | {"replaced": {"enhet": " e2 ", "lag": ""}})

    assert found == CorrectBeslut(beslut=ID, corrects=1, replaced={"enhet": "e2", "lag": ""})


def test_a_correction_that_takes_back_replaces_nothing() -> None:
    """An empty object is an answer, and not a lacking one."""
    found = parse(CorrectBeslut, CORRECTING | {"replaced": {}, "aterkallad": True})

    assert (found.replaced, found.aterkallad) == ({}, True)


def test_counts_by_name_are_whole_numbers() -> None:
    """A count of nothing is a count; one that is no whole number is none."""
    plain = {"vantelista": str(ID), "ar": 2024, "manad": 1, "omrade": "funktionsstod"}
    found = parse(CountVantelista, plain | {"antal": {"behov_gruppbostad": 0}, "tackat_ja": {}})

    assert found.antal == {"behov_gruppbostad": 0}
    with pytest.raises(InvalidInputError) as caught:
        parse(CountVantelista, plain | {"antal": {"behov_gruppbostad": "6"}, "tackat_ja": {}})
    assert [one.field for one in caught.value.problems] == ["antal"]


def test_lists_of_texts_are_read_in_order() -> None:
    """What is drawn from is a list, and so are the ids behind each number."""
    drawn = parse(
        MakeDragning,
        {
            "dragningar": str(ID), "ar": 2024, "manad": 1, "underlag": "lasningar", "antal": 1,
            "referenser": ["l-2", "l-1"], "known_position": 1, "known_root": "0" * 64,
        },
    )  # fmt: skip
    frozen = parse(
        FreezeKontroll,
        {
            "matning": str(ID), "kontroll": str(OTHER), "definition": 1, "per": "2024-01-31",
            "known_position": 1, "known_root": "0" * 64, "numbers": {"inom": 1},
            "handelser": {"inom": [str(ID)]},
        },
    )  # fmt: skip

    assert drawn.referenser == ("l-2", "l-1")
    assert frozen.handelser == {"inom": (str(ID),)}


def test_a_part_has_its_defaults() -> None:
    """What a part leaves out has the value that its class gives it."""
    insyn = {"omraden": ["arsplan"], "personer": [str(OTHER)], "sista_dag": "2024-06-30"}
    found = parse(ChangeInsyn, {"granskning": str(ID), "insyn": insyn})

    assert found.insyn == Insyn(
        omraden=("arsplan",), personer=(OTHER,), sista_dag=date(2024, 6, 30)
    )


@pytest.mark.parametrize(
    "text", ["2024-05-20T12:00:00+02:00", "2024-05-20T10:00:00Z", "2024-05-20T10:00:00.000000Z"]
)
def test_a_time_may_have_any_offset(text: str) -> None:
    """The same moment is read, however it was written."""
    found = _meeting(text)

    assert found.stopptid == datetime(2024, 5, 20, 10, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2024-05-20T12:00:00", "9999-12-31T23:30:00-01:00", "i morgon"])
def test_a_time_without_a_place_on_the_time_line_is_none(text: str) -> None:
    """The field is named where its time has no offset, or no year that is known."""
    with pytest.raises(InvalidInputError) as caught:
        _meeting(text)

    assert [one.field for one in caught.value.problems] == ["stopptid"]


def test_control_characters_are_found_in_parts_too() -> None:
    """A text in an object is looked at like any other."""
    with pytest.raises(InvalidInputError) as caught:
        parse(CorrectBeslut, CORRECTING | {"replaced": {"enhet": "e\x00"}})

    assert "styrtecken" in caught.value.problems[0].reason


def _meeting(stopptid: str) -> PlanSammantrade:
    plain = {"arsplan": str(ID), "ar": 2024, "sammantrade": str(OTHER), "dag": "2024-05-29"}
    return parse(PlanSammantrade, plain | {"stopptid": stopptid})
