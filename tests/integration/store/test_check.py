"""The whole-log check as a caller sees it: results, rates, sharing, and what each fault becomes."""

from __future__ import annotations

import json
from dataclasses import replace

import psycopg
import pytest

from audit.errors import ConfigurationError
from audit.store.checking import check, check_connected, subject_of
from audit.store.checking.report import Finding, Tally
from audit.store.reading import Reading, record_reading
from tests.support.full_log import fill, one_utredning
from tests.support.logs import a_context
from tests.support.utredningar import opened_event

SCHEMA = "namnd_prov"


def tamper(opened, *statements: str) -> None:
    """Run statements as a superuser who has switched the triggers off."""
    with psycopg.connect(opened.database.superuser_dsn) as admin:
        admin.execute("SET session_replication_role = replica")
        for statement in statements:
            admin.execute(statement)


def result(report, name: str):
    """Give the result of one check."""
    return next(one for one in report.checks if one.name == name)


def test_a_whole_log_checks_clean_with_rows_and_rates(opened):
    """Each check tells how many rows it read; a log with one of everything has no finding."""
    log = fill(opened)
    report = check(log)
    log.close()

    assert report.findings == ()
    assert result(report, "log").rows == report.size == log.head().size
    assert all(one.rows > 0 and one.milliseconds >= 0 for one in report.checks)


def test_the_report_can_be_written_as_json(opened):
    """A script gets every result, and the first wrong löpnummer where there is one."""
    opened.log.append([opened_event()], a_context())
    tamper(opened, f"DELETE FROM {SCHEMA}.facts WHERE position = 2")

    found = json.loads(json.dumps(check(opened.log).as_json()))

    assert (found["ok"], found["first_wrong"], found["size"]) == (False, 2, 2)
    (wrong,) = [one for one in found["checks"] if not one["ok"]]
    assert (wrong["name"], wrong["count"], wrong["findings"][0]["position"]) == ("contents", 1, 2)


def test_the_log_of_who_read_is_checked_the_same_way(opened):
    """The read log is a log: a reading that somebody changed is found at its löpnummer."""
    record_reading(opened.log, a_context(), Reading("tidslinje"))
    before = check(opened.log.reads)
    tamper(opened, f"UPDATE {SCHEMA}_lasning.facts SET facts = '{{}}' WHERE position = 2")

    assert before.findings == ()
    assert check(opened.log.reads).first_wrong == 2


def test_two_processes_find_what_one_finds(opened):
    """A log that is shared between processes gives the same findings and counts the same rows."""
    for number in range(0, 9000, 1000):
        batch = [opened_event() for _ in range(number, number + 1000)]
        opened.log.append(batch, a_context())
    clean = [check(opened.log, processes=many) for many in (1, 2)]
    tamper(
        opened,
        f"UPDATE {SCHEMA}.entry SET version = 2 WHERE position = 4444",
        f"DELETE FROM {SCHEMA}.facts WHERE position = 8888",
    )
    dirty = [check(opened.log, processes=many) for many in (1, 2)]

    assert [report.findings for report in clean] == [(), ()]
    assert rows(clean[0]) == rows(clean[1])
    assert dirty[0].findings == dirty[1].findings
    assert dirty[0].first_wrong == 4444


def rows(report) -> list[tuple[str, int]]:
    """Give how many rows each check read."""
    return [(one.name, one.rows) for one in report.checks]


def test_wrong_subtrees_are_found_by_two_processes_as_well(opened):
    """Where the subtrees that a span begins from are false, the log is read from the start."""
    for _ in range(9):
        opened.log.append([opened_event() for _ in range(1000)], a_context())
    tamper(opened, f"UPDATE {SCHEMA}.subtree SET hash = sha256('x') WHERE index = 2")

    report = check(opened.log, processes=2)

    (finding,) = report.findings
    assert (finding.check, finding.position, finding.until) == ("log", 513, 768)


def test_progress_is_told_up_to_the_end(opened):
    """Whoever waits is told how many entries of how many are done."""
    opened.log.append([opened_event() for _ in range(9)], a_context())
    told: list[tuple[int, int]] = []

    check(opened.log, progress=lambda done, total: told.append((done, total)))

    assert told[-1] == (10, 10)


def test_checks_that_others_bring_stand_in_the_report(opened):
    """A check of the views runs after the log's own and counts for the whole."""

    def views(log) -> Tally:
        tally = Tally("views", rows=log.head().size)
        tally.find(1, "En rad i en vy är fel.")
        return tally

    report = check(opened.log, extra_checks=[views])

    assert not report.ok
    assert report.findings == (Finding("views", 1, "En rad i en vy är fel."),)


def test_a_table_that_is_gone_is_a_finding_and_no_crash(opened):
    """What the database will not read is reported."""
    tamper(opened, f"DROP TABLE {SCHEMA}.subtree")

    assert not result(check(opened.log), "log").ok


def test_more_findings_than_can_be_listed_are_counted(opened):
    """A hundred are listed, all are counted, the first is the first."""
    opened.log.append([opened_event() for _ in range(300)], a_context())
    tamper(opened, f"DELETE FROM {SCHEMA}.facts WHERE position > 50")
    contents = result(check(opened.log), "contents")

    assert (contents.count, len(contents.findings)) == (251, 100)
    assert contents.findings[0].position == 51


def test_a_check_without_the_outside_file_says_so(opened):
    """Without the checkpoints outside nobody can tell whether the log was cut back."""
    opened.log.parts.hand_over.file.path.unlink()

    with pytest.raises(ConfigurationError, match="saknas"):
        check(opened.log)


def test_an_outside_note_of_another_log_is_found(opened):
    """A note that does not verify with the log's key is no evidence."""
    opened.log.parts.hand_over.file.append(opened.log.reads.checkpoint()[1])

    assert result(check(opened.log), "outside").count == 1


def test_an_unknown_topic_is_found(opened):
    """A topic that this release does not know is reported at its löpnummer."""
    opened.log.append_batch(one_utredning(opened.log, 0))
    known = opened.log.parts.topics.pairs()
    odd = frozenset(pair for pair in known if pair[0] != "barnutredning.utredning_closed")
    report = checked_with(opened, odd)

    assert report.first_wrong == 4


def checked_with(opened, pairs):
    """Check a log as a release that knows only some topics would."""
    subject = replace(subject_of(opened.log), pairs=pairs)
    opened.log.close()
    with psycopg.connect(opened.database.app_dsn) as connection:
        return check_connected(connection, subject, opened.log.parts.hand_over.file.notes())
