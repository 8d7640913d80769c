"""Opening, extending and closing an utredning: what it leads to and what is refused."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from audit.barnutredning import decide
from audit.barnutredning.codes import AVSLUT, BESLUTSFATTARE, SKAL
from audit.barnutredning.events import UtredningClosed, UtredningExtended, UtredningOpened
from audit.envelope import Erased, Happened
from audit.errors import InvalidInputError, StateError
from tests.unit.barnutredning.examples import (
    ARENDE,
    BARN,
    INLEDD,
    SISTA_DAG,
    closing,
    extending,
    history,
    opening,
)


def problem_fields(error: pytest.ExceptionInfo[InvalidInputError]) -> list[str]:
    """Name the fields that an error complains of."""
    return [problem.field for problem in error.value.problems]


def test_opening_writes_the_limit_with_both_last_days() -> None:
    """The event holds the four months with rule, lagrum, both last days and certainty."""
    (event,) = history(opening())

    assert isinstance(event, UtredningOpened)
    assert event.limit.sista_dag == SISTA_DAG
    assert event.limit.sista_dag_vardag == date(2022, 12, 12)
    assert event.limit.lagrum.startswith("11 kap. 2 §")
    assert event.rule_ids() == ("utredningstid.sfs_2001_453",)
    assert (event.originator_id, event.originator_version) == (ARENDE, 1)


@pytest.mark.parametrize(
    ("inledd", "rule"),
    [
        (date(2025, 6, 30), "utredningstid.sfs_2001_453"),
        (date(2025, 7, 1), "utredningstid.sfs_2025_400"),
    ],
)
def test_the_day_of_opening_chooses_the_act(inledd: date, rule: str) -> None:
    """An utredning opened before 2025-07-01 carries the old act, later ones the new."""
    (event,) = history(opening(inledd=inledd))

    assert event.rule_ids() == (rule,)


def test_each_event_happened_on_its_own_day_and_has_the_next_version() -> None:
    """Versions run from 1, and an event happened on the day it tells of."""
    events = history(opening(), extending(), closing())

    assert [event.originator_version for event in events] == [1, 2, 3]
    assert [event.happened for event in events] == [
        Happened.on(INLEDD),
        Happened.on(date(2022, 12, 1)),
        Happened.on(date(2022, 12, 5)),
    ]


def test_extending_writes_the_rule_of_the_day_of_the_decision() -> None:
    """An extension decided under the new act cites it, whichever act the opening cites."""
    events = history(
        opening(inledd=date(2025, 5, 15)),
        extending(beslutad=date(2025, 9, 1), ny_sista_dag=date(2025, 11, 1), skal="Väntar."),
    )
    extension = events[1]

    assert isinstance(extension, UtredningExtended)
    assert extension.lagrum == "20 kap. 3 § socialtjänstlagen (2025:400)"
    assert extension.rule_ids() == ("forlangning.sfs_2025_400",)
    assert extension.ny_sista_dag_vardag == date(2025, 11, 3)
    assert extension.skal == "Väntar."


@pytest.mark.parametrize("day", [SISTA_DAG, date(2022, 12, 9)])
def test_an_extension_needs_an_end_later_than_the_limit(day: date) -> None:
    """An extension for a certain time has a new end: the last day that holds is refused."""
    with pytest.raises(InvalidInputError) as error:
        history(opening(), extending(ny_sista_dag=day))

    assert problem_fields(error) == ["ny_sista_dag"]


def test_a_second_extension_needs_an_end_later_than_the_first() -> None:
    """The present limit is the one that the last extension set."""
    again = extending(beslutad=date(2023, 1, 10), ny_sista_dag=date(2023, 2, 10))

    with pytest.raises(InvalidInputError) as error:
        history(opening(), extending(), again)

    assert problem_fields(error) == ["ny_sista_dag"]


def test_an_earlier_extension_registered_late_is_taken() -> None:
    """Extensions are judged in the order they were decided, not registered."""
    second = extending(beslutad=date(2023, 2, 1), ny_sista_dag=date(2023, 4, 10))

    assert len(history(opening(), second, extending())) == 3


def test_an_extension_decided_after_the_limit_is_recorded() -> None:
    """A late decision is a fact: it is recorded (and flagged), never refused."""
    assert len(history(opening(), extending(beslutad=date(2023, 1, 20)))) == 2


def test_an_extension_from_before_the_opening_is_refused() -> None:
    """Nobody extends what is not opened."""
    with pytest.raises(InvalidInputError) as error:
        history(opening(), extending(beslutad=date(2022, 8, 9)))

    assert problem_fields(error) == ["beslutad"]


def test_closing_before_the_opening_is_refused() -> None:
    """The day of closing is the day of opening at the earliest."""
    assert len(history(opening(), closing(avslutad=INLEDD))) == 2
    with pytest.raises(InvalidInputError) as error:
        history(opening(), closing(avslutad=date(2022, 8, 9)))

    assert problem_fields(error) == ["avslutad"]


@pytest.mark.parametrize("code", AVSLUT)
def test_every_avslut_is_taken(code: str) -> None:
    """Each listed code closes an utredning."""
    event = history(opening(), closing(avslut=code))[1]

    assert isinstance(event, UtredningClosed)
    assert event.avslut == code


@pytest.mark.parametrize(("skal_kod", "beslutsfattare"), [*zip(SKAL, BESLUTSFATTARE, strict=False)])
def test_listed_codes_extend(skal_kod: str, beslutsfattare: str) -> None:
    """Each listed reason and decider is taken."""
    assert history(opening(), extending(skal_kod=skal_kod, beslutsfattare=beslutsfattare))


def test_unknown_codes_are_refused_without_being_repeated() -> None:
    """A code outside its list is refused by field, and what was written is never told."""
    with pytest.raises(InvalidInputError) as error:
        history(opening(), extending(skal_kod="Eva Ek", beslutsfattare="Nils Nilsson"))

    assert problem_fields(error) == ["skal_kod", "beslutsfattare"]
    assert "Ek" not in error.value.detail
    assert "Nilsson" not in error.value.detail


def test_an_unknown_avslut_is_refused() -> None:
    """A closing has a listed outcome."""
    with pytest.raises(InvalidInputError) as error:
        history(opening(), closing(avslut="klar"))

    assert problem_fields(error) == ["avslut"]


@pytest.mark.parametrize("enhet", ["", "   ", "e" * 65, "a\x00", "\ud800", "A\u030a"])
def test_an_enhet_that_cannot_be_stored_is_refused(enhet: str) -> None:
    """Empty, too long, or holding what canonical bytes cannot hold."""
    with pytest.raises(InvalidInputError) as error:
        history(opening(enhet=enhet))

    assert problem_fields(error) == ["enhet"]


@pytest.mark.parametrize("skal", ["x" * 20_001, "NUL \x00", "\udfff"])
def test_reasons_that_cannot_be_stored_are_refused(skal: str) -> None:
    """Reasons have a greatest length and hold only what can be written."""
    with pytest.raises(InvalidInputError) as error:
        history(opening(), extending(skal=skal))

    assert problem_fields(error) == ["skal"]


@pytest.mark.parametrize("inledd", [date(2001, 12, 31), date(203, 1, 1), date(9999, 12, 1)])
def test_an_opening_on_a_day_without_rule_is_refused(inledd: date) -> None:
    """A day on which no known rule or calendar speaks is an error of that field."""
    with pytest.raises(InvalidInputError) as error:
        history(opening(inledd=inledd))

    assert problem_fields(error) == ["inledd"]


@pytest.mark.parametrize(
    ("field", "day"),
    [("beslutad", date(1999, 1, 1)), ("ny_sista_dag", date(2150, 1, 1))],
)
def test_an_extension_on_a_day_without_rule_is_refused(field: str, day: date) -> None:
    """So is an extension decided before the act, or to a day outside the known calendar."""
    with pytest.raises(InvalidInputError) as error:
        history(opening(), extending(**{field: day}))

    assert problem_fields(error) == [field]


def test_an_utredning_is_opened_once() -> None:
    """A second opening is refused."""
    with pytest.raises(StateError, match="redan inledd"):
        history(opening(), opening(barn=uuid4()))


@pytest.mark.parametrize("command", [extending(), closing()])
def test_what_is_not_opened_is_neither_extended_nor_closed(command: object) -> None:
    """An utredning begins with its opening."""
    with pytest.raises(StateError, match="inte inledd"):
        decide(command, [])  # type: ignore[arg-type]


def test_an_utredning_is_closed_once() -> None:
    """A second closing is refused: what was wrong is corrected."""
    with pytest.raises(StateError, match="redan avslutad"):
        history(opening(), closing(), closing())


def test_an_extension_decided_after_the_closing_is_refused() -> None:
    """A closed utredning is not extended."""
    late = extending(beslutad=date(2022, 12, 6))

    with pytest.raises(StateError, match="var avslutad"):
        history(opening(), closing(), late)


def test_an_extension_decided_before_the_closing_may_be_registered_after_it() -> None:
    """The truth is not refused because it comes late."""
    events = history(opening(), closing(), extending(beslutad=date(2022, 12, 5)))

    assert isinstance(events[2], UtredningExtended)


@pytest.mark.parametrize("command", [opening(), extending(), closing()])
def test_after_gallring_nothing_more_may_be_done(command: object) -> None:
    """An ärende whose contents are removed takes no command."""
    erased = Erased(
        originator_id=ARENDE,
        originator_version=1,
        happened=Happened.unknown(),
        topic=UtredningOpened.TOPIC,
    )

    with pytest.raises(StateError, match="gallrat"):
        decide(command, [erased])  # type: ignore[arg-type]


def test_tokens_and_dates_of_the_source_are_kept() -> None:
    """The opening keeps the tokens and both dates that the source gave."""
    (event,) = history(
        opening(anmalan_inkom=date(2022, 8, 1), registrerad_i_kalla=date(2022, 8, 12))
    )

    assert isinstance(event, UtredningOpened)
    assert event.barn == BARN
    assert (event.anmalan_inkom, event.registrerad_i_kalla) == (date(2022, 8, 1), date(2022, 8, 12))
