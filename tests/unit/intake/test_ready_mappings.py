"""The mapping files that come with Liggare: each can be read, and reads what it says it does."""

from __future__ import annotations

from datetime import date

import pytest

from audit.errors import InvalidInputError
from audit.intake.kinds import Kind
from audit.intake.mapping import parse_mapping
from audit.intake.ready_mappings import ReadyMapping, ready_mappings
from audit.intake.rows import UtredningRow
from tests.unit.intake.files import extract, read

LIFECARE = "Id;CustomerNumber;Type;FromDate;ToDate;Caseworker;Organization;DossierType"


@pytest.mark.parametrize("ready", ready_mappings().values(), ids=lambda one: one.name)
def test_each_is_a_mapping_of_its_kind(ready: ReadyMapping) -> None:
    """A file that comes with the program is one that the program takes."""
    mapping = parse_mapping(ready.toml, ready.kind)

    assert mapping.kind is ready.kind
    assert ready.label
    assert ready.says.endswith(".")


def test_an_extract_of_investigations_is_read_without_its_caseworkers() -> None:
    """Neither the day of the orosanmälan nor the result is there, and that is what is said."""
    lines = ("7;42;Barn;2022-09-05;2022-12-01;Anna A;4110;BoU", "8;43;Barn;2022-10-05;;Bo B;4110;")
    ready = ready_mappings()["lifecare_utredningar"]
    found = read(extract(*lines, headings=LIFECARE), ready.toml)

    assert found.rows == (
        UtredningRow(
            2, "7", "42", "4110", date(2022, 9, 5), None, date(2022, 12, 1), "framgar_inte"
        ),
        UtredningRow(3, "8", "43", "4110", date(2022, 10, 5)),
    )


def test_a_mapping_for_another_kind_is_refused() -> None:
    """Whoever chose the wrong kind is told so before any row is read."""
    with pytest.raises(InvalidInputError) as caught:
        parse_mapping(ready_mappings()["lifecare_utredningar"].toml, Kind.HANDELSER)

    assert caught.value.problems[0].field == "slag"
