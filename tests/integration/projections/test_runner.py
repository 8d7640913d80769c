"""Moving views forward: nothing missed, nothing passed over, errors told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from audit.store.sql import Queries
from projections.position import status
from projections.registry import VIEWS, view_named
from projections.runner import catch_up, retry
from tests.support.rows import rows_of
from tests.support.superuser import as_superuser

if TYPE_CHECKING:
    from projections.view import View
    from tests.support.histories import Register
    from tests.support.logs import Opened

VIEW = view_named("barnutredning")
MAY = date(2022, 5, 2)


def some(register: Register, number: int = 3) -> None:
    """Write some utredningar with extension, correction and closing."""
    for _ in range(number):
        arende = register.open(MAY)
        register.extend(arende, date(2022, 8, 1), date(2022, 10, 1))
        register.correct(arende, 1, enhet="enhet-2")
        register.close(arende, date(2022, 9, 1))


def broken(view: View, statement: str, old: str, new: str) -> View:
    """Give a view one of whose statements is changed."""
    texts = dict(view.queries.texts)
    assert old in texts[statement]
    texts[statement] = texts[statement].replace(old, new)
    return replace(view, queries=Queries(texts))


@pytest.mark.parametrize("batch", [1, 2, 3, 7, 5000])
def test_every_event_is_read_whatever_the_batches(
    register: Register, opened: Opened, batch: int
) -> None:
    """Position, tree and counts equal the log's, and each event gave one row."""
    some(register)

    progress = catch_up(opened.log, VIEW, batch=batch)
    found = status(opened.log, VIEW)

    assert (progress.position, progress.error) == (13, None)
    assert (found.complete, found.behind, found.missing) == (True, 0, {})
    assert len(rows_of(opened.log, VIEW)) == 12


def test_the_rows_do_not_depend_on_the_batches(register: Register, opened: Opened) -> None:
    """One event at a time gives the same rows as all at once."""
    some(register)
    catch_up(opened.log, VIEW, batch=1)
    one_by_one = rows_of(opened.log, VIEW)
    as_superuser(
        opened,
        "DELETE FROM view_utredning; DELETE FROM view_forlangning;"
        " UPDATE view_state SET position = 0, edge = '', consumed = '{}'",
    )

    catch_up(opened.log, VIEW)

    assert rows_of(opened.log, VIEW) == one_by_one


def test_a_view_that_has_not_read_all_is_not_complete(register: Register, opened: Opened) -> None:
    """Behind the head, a view says by how much."""
    catch_up(opened.log, VIEW)
    register.open(MAY)

    found = status(opened.log, VIEW)

    assert (found.complete, found.behind, found.tree_agrees) == (False, 1, None)


@pytest.mark.parametrize(
    ("statement", "position", "topic"),
    [
        ("utredning", 4, "barnutredning.utredning_corrected"),
        ("utredning", 5, "barnutredning.utredning_closed"),
        ("forlangning", 3, "barnutredning.utredning_extended"),
    ],
)
def test_an_event_withheld_from_a_statement_is_found(
    register: Register, opened: Opened, statement: str, position: int, topic: str
) -> None:
    """A statement that skips one event leaves the view incomplete, and the topic is named."""
    some(register)
    skip = f"e.position <> {position} AND e.position > %(after)s"
    catch_up(opened.log, broken(VIEW, statement, "e.position > %(after)s", skip))

    found = status(opened.log, VIEW)

    assert (found.complete, found.behind, found.missing) == (False, 0, {topic: 1})


def test_an_entry_that_was_passed_over_is_found(register: Register, opened: Opened) -> None:
    """A position set ahead without reading leaves a tree that is not the log's."""
    some(register)
    catch_up(opened.log, VIEW, batch=13)
    register.open(MAY)
    edge = "edge = (SELECT edge FROM view_state WHERE view = 'barnutredning' AND slot = 'a')"
    as_superuser(opened, f"UPDATE view_state SET position = 14, {edge} WHERE slot = 'a'")

    found = status(opened.log, VIEW)

    assert (found.complete, found.behind, found.tree_agrees) == (False, 0, False)
    assert found.missing == {"barnutredning.utredning_opened": 1}


def test_a_changed_entry_is_found(register: Register, opened: Opened) -> None:
    """The view's tree is made of the bytes themselves: a rewritten entry gives another tree."""
    some(register)
    as_superuser(opened, "UPDATE entry SET bytes = bytes || ' ' WHERE position = 3")
    catch_up(opened.log, VIEW)

    found = status(opened.log, VIEW)

    assert (found.complete, found.tree_agrees) == (False, False)


def test_an_unknown_event_stops_the_view_where_it_stands(
    register: Register, opened: Opened
) -> None:
    """What comes before is kept, the error names the löpnummer, and further runs stay."""
    some(register)
    as_superuser(opened, "UPDATE entry SET schema_version = 2 WHERE position = 6")

    first, second = catch_up(opened.log, VIEW), catch_up(opened.log, VIEW)
    found = status(opened.log, VIEW)

    assert (first.position, second.position, found.behind) == (5, 5, 8)
    assert found.stopped_at is not None
    assert found.error is not None
    assert "UnknownEventError vid löpnummer 6" in found.error


def test_a_topic_of_its_own_area_is_never_ignored(opened: Opened) -> None:
    """A new topic of an area that the view reads is unknown until the view says what it means."""
    assert not VIEW.knows("barnutredning.utredning_transferred", 1)
    assert VIEW.knows("internkontroll.matning_frozen", 7)
    assert not VIEW.knows("framtida.beslut_registered", 1)


def test_an_error_tells_nothing_of_the_event(register: Register, opened: Opened) -> None:
    """The stored error has a kind and a löpnummer; an unreadable fact is not repeated."""
    some(register)
    as_superuser(
        opened,
        """UPDATE facts SET facts = replace(facts, '"inledd":"2022-05-02"', '"inledd":"Pelle"')
           WHERE position = 6""",
    )

    progress = catch_up(opened.log, VIEW)

    assert (progress.position, progress.error) == (5, "InvalidDatetimeFormat vid löpnummer 6")


def test_missing_contents_without_gallring_stop_the_view(
    register: Register, opened: Opened
) -> None:
    """Facts that are gone without a gallring are an error, not an empty row."""
    some(register)
    as_superuser(opened, "DELETE FROM facts WHERE position = 7")

    progress = catch_up(opened.log, VIEW)

    assert progress.position == 6
    assert progress.error is not None
    assert "Innehåll saknas" in progress.error


def test_a_stopped_view_can_be_told_to_try_again(register: Register, opened: Opened) -> None:
    """Once the cause is gone, a retry goes on from where the view stopped."""
    some(register)
    as_superuser(opened, "UPDATE entry SET schema_version = 2 WHERE position = 6")
    catch_up(opened.log, VIEW)
    as_superuser(opened, "UPDATE entry SET schema_version = 1 WHERE position = 6")

    progress = retry(opened.log, VIEW)

    assert (progress.position, progress.error) == (13, None)
    assert status(opened.log, VIEW).complete


def test_many_runners_move_a_view_once(register: Register, opened: Opened) -> None:
    """Several processes catching up the same view neither lose nor double an event."""
    some(register, 10)
    with ThreadPoolExecutor(4) as workers:
        futures = [workers.submit(catch_up, opened.log, VIEW, 3) for _ in range(4)]
        results = {one.result().error for one in futures}

    assert results == {None}
    assert status(opened.log, VIEW).complete
    assert len(rows_of(opened.log, VIEW)) == 40


def test_every_view_reads_a_whole_log(register: Register, opened: Opened) -> None:
    """Each view comes to the head and is complete."""
    some(register)
    for view in VIEWS:
        catch_up(opened.log, view)

    found = [status(opened.log, view) for view in VIEWS]

    assert [one.complete for one in found] == [True] * len(VIEWS)


def test_every_topic_is_read_or_ignored_by_every_view(opened: Opened) -> None:
    """No view can be stopped by an event that this release itself writes."""
    pairs = opened.log.parts.topics.pairs() - {("lasning.recorded", 1)}
    unknown = [(view.name, pair) for view in VIEWS for pair in pairs if not view.knows(*pair)]

    assert unknown == []
