"""Controls without code in a real log: on any day, as known then, previewed, gallrade and drawn."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from audit.envelope import Happened
from audit.errors import NotFoundError, StateError
from audit.internkontroll.commands_dragning import MakeDragning
from audit.internkontroll.commands_handelse import CorrectHandelse, EndHandelse
from audit.internkontroll.decide_handelse import decide_handelse
from audit.internkontroll.dragning import decide_dragning
from audit.internkontroll.events_dragning import DragningMade
from audit.internkontroll.kontroll_definition import Definition
from audit.internkontroll.kontrollutfall import Kontrollklass
from audit.internkontroll.langd import Langd
from audit.store import gallring
from audit.store.log_events import ReadingRecorded
from projections.kontroll.koder import koder, rad
from projections.kontroll.root import root_at
from projections.kontroll.underlag import gather, repeat
from projections.kontroll.utfall import counts, preview, rows
from projections.position import status
from projections.rebuild import compare, rebuild
from projections.registry import VIEWS, view_named
from projections.runner import catch_up
from tests.support.logs import a_context
from tests.unit.internkontroll.handelser import an_import, history

if TYPE_CHECKING:
    from audit.envelope import Event
    from tests.support.histories import Register
    from tests.support.logs import Opened

VIEW = view_named("kontroll")
ONE_YEAR = Definition(starthandelse="beslut", sluthandelse="uppfoljning", inom=Langd(1, "ar"))
PER = date(2022, 12, 31)


def at(day: str) -> datetime:
    """Give noon of a day."""
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def write(opened: Opened, day: str, *events: Event) -> int:
    """Append events on a day and let every view read them; gives the last löpnummer."""
    opened.log.append(events, a_context(), at=at(day))
    for view in VIEWS:
        catch_up(opened.log, view)
    return opened.log.head().size


def three(opened: Opened) -> list[list[Event]]:
    """Write a row done in time, one that waits and one over its time."""
    made = [
        history("2022-01-10", "2022-11-01", arende="A", enhet="norr"),
        history("2022-06-01", arende="B", enhet="norr"),
        history("2021-11-01", arende="C", enhet="soder"),
    ]
    write(opened, "2022-12-01", *(event for events in made for event in events))
    return made


def numbers(opened: Opened, known: int, per: date = PER) -> tuple[int, ...]:
    """Count inom, sent, väntar and över."""
    return tuple(counts(opened.log, ONE_YEAR, per, known).utfall.numbers.values())


def test_what_was_registered_late_changes_today_and_not_what_was_known(opened: Opened) -> None:
    """A follow-up of October that came with an extract of January: not known at the year's end."""
    _, _, over = three(opened)
    before = opened.log.head().size
    done = EndHandelse(
        handelse=over[0].originator_id, sluthandelse="uppfoljning", slutdatum=date(2022, 10, 20)
    )
    after = write(opened, "2023-01-10", *decide_handelse(done, over))

    assert numbers(opened, before) == (1, 0, 1, 1)
    assert numbers(opened, after) == (2, 0, 1, 0)
    assert numbers(opened, after, date(2022, 10, 19)) == (0, 0, 3, 0)
    assert counts(opened.log, ONE_YEAR, PER, after + 1).behind


def test_a_number_leads_to_its_rows(opened: Opened) -> None:
    """By class and enhet, a stretch at a time, with how many there are in all."""
    in_time, waits, over = (events[0].originator_id for events in three(opened))
    known = opened.log.head().size
    counted = counts(opened.log, ONE_YEAR, PER, known)
    listed = rows(opened.log, ONE_YEAR, PER, known, klass=Kontrollklass.OVER)
    beyond = rows(opened.log, ONE_YEAR, PER, known, enhet="norr", offset=5, limit=1)

    assert {enhet: one.alla for enhet, one in counted.enheter.items()} == {"norr": 2, "soder": 1}
    assert [(one.handelse, one.enhet) for one in listed.rows] == [(over, "soder")]
    assert (listed.total, beyond.total, beyond.rows, beyond.behind) == (1, 2, (), False)
    assert rows(opened.log, ONE_YEAR, PER, known, limit=None).by_class == {
        "inom": (in_time,), "sent": (), "vantar": (waits,), "over": (over,),
    }  # fmt: skip


def test_a_preview_shows_counts_the_latest_rows_and_the_codes(opened: Opened) -> None:
    """Before anything is saved, on the nämnd's own rows; nothing is written."""
    three(opened)
    known = opened.log.head().size
    found = preview(
        opened.log, "beslut", "uppfoljning", Langd(1, "ar"), Langd(6, "manad"), PER, known, latest=2
    )

    assert found.counted.utfall.numbers == {"inom": 1, "sent": 0, "vantar": 2, "over": 1}
    assert [one.fran for one in found.latest] == [date(2022, 11, 1), date(2022, 6, 1)]
    assert [(one.starthandelse, one.sluthandelse, one.antal) for one in found.koder] == [
        ("beslut", "uppfoljning", 1), ("beslut", None, 2),
    ]  # fmt: skip
    assert opened.log.head().size == known


def test_a_row_is_told_as_it_stood(opened: Opened) -> None:
    """Before and after a correction; one that was taken back is not there."""
    (first, *_), known = three(opened), opened.log.head().size
    handelse = first[0].originator_id
    taken = CorrectHandelse(handelse=handelse, corrects=1, replaced={}, aterkallad=True)
    after = write(opened, "2022-12-02", *decide_handelse(taken, first))

    assert rad(opened.log, handelse, known).slutdatum == date(2022, 11, 1)
    assert sum(one.antal for one in koder(opened.log, after)) == 2
    with pytest.raises(NotFoundError):
        rad(opened.log, handelse, after)


def test_a_gallrad_row_leaves_the_view_and_the_rebuilt_view(opened: Opened) -> None:
    """Counts no longer have it, and a copy built anew is the same."""
    _, waits, _ = three(opened)
    gallring.execute(
        opened.log, opened.database.destroyer_dsn, waits[0].originator_id, a_context(),
        grund="Fem år", lagrum="12 kap. 1 §",
    )  # fmt: skip
    catch_up(opened.log, VIEW)

    assert numbers(opened, opened.log.head().size) == (1, 0, 0, 1)
    assert status(opened.log, VIEW).complete
    assert not compare(opened.log, VIEW).differences
    assert not rebuild(opened.log, VIEW).differences


def read(opened: Opened, day: str, arende: UUID | None = None) -> UUID:
    """Record a reading on a day; gives its id."""
    reading = uuid4()
    event = ReadingRecorded(
        originator_id=reading, originator_version=1, happened=Happened.unknown(), what="prov",
        arende=arende,
    )  # fmt: skip
    opened.log.reads.append([event], a_context(), at=at(day))
    return reading


def a_draw(opened: Opened, underlag: str, **changes: Any) -> DragningMade:
    """Draw two of November from what was gathered."""
    found = gather(opened.log, underlag, 2022, 11)
    values: dict[str, Any] = {
        "dragningar": uuid4(),
        "ar": 2022,
        "manad": 11,
        "underlag": underlag,
        "referenser": found.referenser,
        "antal": 2,
        "known_position": found.known_position,
        "known_root": found.known_root,
    }
    (event,) = decide_dragning(MakeDragning(**values | changes), [], Today())
    assert isinstance(event, DragningMade)
    return event


class Today:
    """A day to decide on."""

    today = date(2022, 12, 5)


def test_readings_of_a_month_rest_on_the_months_last_entry(opened: Opened) -> None:
    """Swedish midnight bounds the month, and what is recorded later moves neither list nor seed."""
    write(opened, "2022-10-30", *history("2022-10-01"))
    inside = {read(opened, day) for day in ("2022-11-01", "2022-11-15", "2022-11-30")}
    read(opened, "2022-12-01")
    first = gather(opened.log, "lasningar", 2022, 11)
    write(opened, "2022-12-02", *history("2022-12-01"))
    made = a_draw(opened, "lasningar")

    assert first.referenser == tuple(sorted(map(str, inside)))
    assert gather(opened.log, "lasningar", 2022, 11) == first
    assert (made.known_position, made.population) == (2, 3)
    assert repeat(opened.log, made).same_draw


def test_rows_and_utredningar_rest_on_the_newest_import_after_the_month(
    opened: Opened, register: Register
) -> None:
    """A month's rows often come with an extract of the month after."""
    early = register.open(date(2022, 11, 3), on=date(2022, 11, 4))
    closed = register.open(date(2022, 8, 1), on=date(2022, 11, 5))
    register.close(closed, date(2022, 11, 30), on=date(2022, 11, 30))
    gone = register.open(date(2022, 8, 1), on=date(2022, 11, 5))
    register.close(gone, date(2022, 10, 31), on=date(2022, 11, 30))
    late = history("2022-11-20")
    position = write(opened, "2022-12-03", *an_import(at("2022-12-03"), *late))
    write(opened, "2022-12-04", *history("2022-11-21"))

    assert a_draw(opened, "utredningar").dragna in {
        (str(early), str(closed)), (str(closed), str(early)),
    }  # fmt: skip
    found = gather(opened.log, "handelser:beslut", 2022, 11)
    assert (found.known_position, found.referenser) == (position, (str(late[0].originator_id),))
    assert repeat(opened.log, a_draw(opened, "handelser:beslut")).same_draw


def test_a_steered_draw_does_not_come_out_again(opened: Opened) -> None:
    """Another outcome, a head that is not the log's, or a list with one left out is found."""
    write(opened, "2022-10-30", *history("2022-10-01"))
    readings = sorted(str(read(opened, "2022-11-15")) for _ in range(5))
    honest = a_draw(opened, "lasningar")
    lied = a_draw(opened, "lasningar", known_root="ab" * 32)
    short = a_draw(opened, "lasningar", referenser=readings[1:])

    assert (repeat(opened.log, honest).same_list, repeat(opened.log, honest).same_draw) == (
        True, True,
    )  # fmt: skip
    assert (repeat(opened.log, lied).same_list, repeat(opened.log, lied).same_draw) == (True, False)
    assert not repeat(opened.log, short).same_list


def test_the_root_of_any_size_is_that_of_the_head_then(opened: Opened) -> None:
    """The seed's head can be found again however far the log has come."""
    roots = []
    for _ in range(9):
        write(opened, "2022-12-01", *history("2022-10-01", "2022-11-01"))
        roots.append((opened.log.head().size, opened.log.head().edge.root()))

    assert [(size, root_at(opened.log, size)) for size, _ in roots] == roots


def test_nothing_is_drawn_from_what_is_not_there_or_not_read(opened: Opened) -> None:
    """Before the register began, from an unknown underlag, or while a view lags behind."""
    opened.log.append(history("2022-10-01"), a_context(), at=at("2022-11-01"))
    for underlag in ("utredningar", "handelser:beslut"):
        with pytest.raises(StateError, match="inte ikapp"):
            gather(opened.log, underlag, 2022, 11)
    with pytest.raises(StateError, match="fanns inget"):
        gather(opened.log, "lasningar", 2019, 11)
    with pytest.raises(NotFoundError):
        gather(opened.log, "allt", 2022, 11)
