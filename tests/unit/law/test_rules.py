"""The rules are data with dates: one wording speaks on any day, and ids never change."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from audit.law import RULES, Certainty, NoRuleError, lagrum_on, limit, rule_for, wordings_after
from audit.law.rule import CERTAINTY_LABELS

LAST_OLD, FIRST_NEW = date(2025, 6, 30), date(2025, 7, 1)
STORED = {
    "skyddsbedomning.sfs_2001_453": "11 kap. 1 a § första stycket socialtjänstlagen (2001:453)",
    "skyddsbedomning.sfs_2025_400": "20 kap. 1 § socialtjänstlagen (2025:400)",
    "forhandsbedomning.sfs_2001_453": "11 kap. 1 a § andra stycket socialtjänstlagen (2001:453)",
    "forhandsbedomning.sfs_2025_400": "20 kap. 2 § socialtjänstlagen (2025:400)",
    "utredningstid.sfs_2001_453": "11 kap. 2 § andra stycket socialtjänstlagen (2001:453)",
    "utredningstid.sfs_2025_400": "20 kap. 3 § socialtjänstlagen (2025:400)",
    "forlangning.sfs_2001_453": "11 kap. 2 § andra stycket socialtjänstlagen (2001:453)",
    "forlangning.sfs_2025_400": "20 kap. 3 § socialtjänstlagen (2025:400)",
    "uppfoljning.sfs_2001_453": "11 kap. 4 c § socialtjänstlagen (2001:453)",
    "uppfoljning.sfs_2025_400": "23 kap. 5 § socialtjänstlagen (2025:400)",
    "aterkoppling.sfs_2025_1501": (
        "19 kap. 6 § socialtjänstlagen (2025:400) i lydelse enligt SFS 2025:1501"
    ),
    "aterkoppling_genast.sfs_2025_1501": (
        "19 kap. 6 § socialtjänstlagen (2025:400) i lydelse enligt SFS 2025:1501"
    ),
    "information.sfs_2001_453": "11 kap. 2 § tredje stycket socialtjänstlagen (2001:453)",
    "information.sfs_2025_400": "20 kap. 4 § socialtjänstlagen (2025:400)",
    "vistelsekommun.sfs_2001_453": "11 kap. 4 § socialtjänstlagen (2001:453)",
    "vistelsekommun.sfs_2025_400": "29 kap. 9 § socialtjänstlagen (2025:400)",
}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("skyddsbedomning", "11 kap. 1 a §", "20 kap. 1 §"),
        ("forhandsbedomning", "11 kap. 1 a §", "20 kap. 2 §"),
        ("utredningstid", "11 kap. 2 §", "20 kap. 3 §"),
        ("forlangning", "11 kap. 2 §", "20 kap. 3 §"),
        ("uppfoljning", "11 kap. 4 c §", "23 kap. 5 §"),
        ("aterkoppling", "14 kap. 1 b §", "19 kap. 6 §"),
        ("information", "11 kap. 2 §", "20 kap. 4 §"),
        ("vistelsekommun", "11 kap. 4 §", "29 kap. 9 §"),
        ("evb_beslut", "16 kap. 6 f §", "34 kap. 1 §"),
    ],
)
def test_the_act_changes_on_the_first_of_july_2025(name: str, old: str, new: str) -> None:
    """The old act speaks through 2025-06-30 and the new one from 2025-07-01."""
    assert lagrum_on(name, LAST_OLD).startswith(old + " ")
    assert "2001:453" in lagrum_on(name, LAST_OLD)
    assert lagrum_on(name, FIRST_NEW).startswith(new + " ")
    assert "2025:400" in lagrum_on(name, FIRST_NEW)


def test_an_utredning_keeps_the_lagrum_it_was_opened_under() -> None:
    """A limit that runs past the change of law says the old lagrum; the day says the new one."""
    running = limit(rule_for("utredningstid", date(2025, 5, 15)), date(2025, 5, 15))

    assert running.sista_dag > FIRST_NEW
    assert running.lagrum == "11 kap. 2 § andra stycket socialtjänstlagen (2001:453)"
    assert (
        lagrum_on("utredningstid", running.sista_dag) == "20 kap. 3 § socialtjänstlagen (2025:400)"
    )


def test_an_uppfoljning_counted_anew_under_the_new_act_is_six_months() -> None:
    """Closed 2025-05-20, a running uppföljning ends 2025-07-20, and from July on 2025-11-20."""
    closed = date(2025, 5, 20)

    assert limit(rule_for("uppfoljning", closed), closed).sista_dag == date(2025, 7, 20)
    assert limit(rule_for("uppfoljning", FIRST_NEW), closed).sista_dag == date(2025, 11, 20)


def test_the_answer_to_the_anmalare_has_no_number_before_its_amendment() -> None:
    """A decision of 2026-01-14 sets no time for the answer: the rule is soft and has no length."""
    rule = rule_for("aterkoppling", date(2026, 1, 14))

    assert rule.soft
    with pytest.raises(NoRuleError, match="längd"):
        limit(rule, date(2026, 1, 14))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("utredningstid", date(2001, 12, 31)),
        ("forhandsbedomning", date(2012, 12, 31)),
        ("ivo_utredning", date(2011, 6, 30)),
        ("no_such_rule", date(2025, 1, 1)),
    ],
)
def test_a_day_outside_every_interval_has_no_rule(name: str, day: date) -> None:
    """Asking for a rule on a day when none speaks is an error, never a guess."""
    with pytest.raises(NoRuleError, match=day.isoformat()):
        rule_for(name, day)


def test_wordings_of_one_rule_neither_overlap_nor_leave_a_day_out() -> None:
    """From a rule's first day to today, exactly one of its wordings speaks on each day."""
    for name in {rule.name for rule in RULES}:
        rows = sorted((r for r in RULES if r.name == name), key=lambda rule: rule.valid_from)

        assert rows[-1].valid_to is None
        for earlier, later in pairwise(rows):
            assert earlier.valid_to == later.valid_from - timedelta(days=1)


def test_later_wordings_come_in_order_once_they_speak() -> None:
    """From its first day on a wording follows the one before it; an unknown id is an error."""
    later = wordings_after("aterkoppling.sfs_2001_453", date(2026, 1, 15))

    assert [rule.id for rule in later] == [
        "aterkoppling.sfs_2025_400",
        "aterkoppling.sfs_2025_1501",
    ]
    assert wordings_after("aterkoppling.sfs_2001_453", LAST_OLD) == ()
    assert wordings_after("aterkoppling.sfs_2025_1501", date(2030, 1, 1)) == ()
    with pytest.raises(NoRuleError, match="no_such"):
        wordings_after("no_such.rule", FIRST_NEW)


def test_rule_ids_are_unique_and_say_their_name() -> None:
    """An id that stands in the log leads to one row."""
    ids = [rule.id for rule in RULES]

    assert len(set(ids)) == len(ids)
    assert all(rule.id.startswith(f"{rule.name}.") for rule in RULES)


@pytest.mark.parametrize(("rule_id", "lagrum"), STORED.items())
def test_a_rule_that_stands_in_logs_never_changes(rule_id: str, lagrum: str) -> None:
    """The id and lagrum of each rule of barnutredningar are what they were when first stored."""
    found = next(rule for rule in RULES if rule.id == rule_id)

    assert found.lagrum == lagrum


def test_every_certainty_has_a_label_for_people() -> None:
    """Beside each limit stands in Swedish how sure it is."""
    assert set(CERTAINTY_LABELS) == set(Certainty)


def test_what_was_not_read_in_an_act_says_so() -> None:
    """A wording whose first day was not read in an act has a note that tells."""
    assert all("inte kontrollerad" in rule.note for rule in RULES if rule.valid_from < FIRST_NEW)
