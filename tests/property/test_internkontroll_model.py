"""A plan and an avvikelse against a plain card and the table: whatever comes, by whomever.

Nothing that the card and the table refuse is accepted, nothing that they allow is refused,
and each refusal is of the right kind.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from audit.errors import AuthorityError, InvalidInputError, StateError
from audit.internkontroll.avvikelse import Avvikelse
from audit.internkontroll.internkontroll import Internkontroll
from audit.internkontroll.mal import Mal
from audit.internkontroll.maluppfyllelse import Utfall, outcome
from audit.internkontroll.plan import Plan
from tests.property.internkontroll_card import Card
from tests.unit.internkontroll.plan import asked
from tests.unit.internkontroll.plan.test_acts_table import rows
from tests.unit.internkontroll.plan.world import World, token

TABLE = {row["act"]: row for row in rows() if row["stream"] in {"plan", "avvikelse"}}
ACTS = [act for act in TABLE if not act.startswith(("read_", "correct_"))]
PEOPLE = ("kvalitet", "namndsekreterare", "enhetschef", "verksamhetschef", "revisor", "tekniker")
ROLE = st.sampled_from(("kvalitet", "kvalitet", "kvalitet", *PEOPLE))
NUMBER = st.integers(1, 4)


def command_of(act: str, number: int, nth: int) -> Any:
    """Give an act about the risk, kontrollmoment or åtgärd of a number; `nth` makes it new."""
    command: Any = {**asked.on_plan(), **asked.on_avvikelse()}[act]
    changes: dict[str, Any] = {}
    if act.endswith("risk"):
        changes = {"risk": token(f"risk {number}"), "kod": f"R{number}"}
    elif act.endswith("moment"):
        changes = {"kontrollmoment": token(f"moment {number}"), "kod": f"K{number}", "risker": ()}
    elif hasattr(command, "atgard"):
        changes = {"atgard": number}
    elif act == "open_avvikelse":
        changes = {"kontrollmoment": token("moment 1")}
    elif act == "close_avvikelse":
        changes = {"text": None}
    if act.startswith("end_"):
        del changes["kod"]
        changes.pop("risker", None)
    if act.startswith("change_"):
        changes["rubrik"] = f"Rubrik {nth}"
    return replace(command, **changes)


class InternkontrollMachine(RuleBasedStateMachine):
    """Send random acts by random people, and keep the card beside what comes of them."""

    @initialize(far=st.booleans())
    def begun(self, far: bool) -> None:  # noqa: FBT001
        """Begin with nothing, or with a plan that the nämnd has adopted and revised."""
        self.world, self.card, self.nth = World(), Card(), 0
        first = ("begin_plan", "add_risk", "add_kontrollmoment", "adopt_plan", "revise_plan")
        for act in first if far else ():
            self.send(act, "kvalitet", 1)

    @rule(drawn=st.lists(st.tuples(st.sampled_from(ACTS), ROLE, NUMBER), min_size=2, max_size=12))
    def acts(self, drawn: list[tuple[str, str, int]]) -> None:
        """Let several people do something."""
        for act, role, number in drawn:
            self.send(act, role, number)

    @rule(role=ROLE, number=NUMBER)
    def handled(self, role: str, number: int) -> None:
        """Let an avvikelse be opened, an åtgärd be done, and it be followed up and closed."""
        acts = ("open_avvikelse", "plan_atgard", "do_atgard", "assess_effekt")
        for act in (*acts, "follow_up_avvikelse", "close_avvikelse"):
            self.send(act, role, number)

    def send(self, act: str, role: str, number: int) -> None:
        """Do it, compare with what the card and the table expect, and write it down."""
        self.nth += 1
        expected = self.expected(act, role, number)
        command = command_of(act, number, self.nth)
        try:
            events = self.world.tries(command, role)
        except AuthorityError:
            found = "authority"
        except StateError:
            found = "state"
        except InvalidInputError:
            found = "input"
        else:
            found = "may"
            id_ = asked.PLAN if TABLE[act]["stream"] == "plan" else asked.AVVIKELSE
            self.world.streams.setdefault(id_, []).extend(events)
            self.card.write(act, number)

        assert found == expected, f"{act} by {role}"

    def expected(self, act: str, role: str, number: int) -> str:
        """Ask first the role, then the step, then the card."""
        row = TABLE[act]
        if row[role] != "may":
            return row[role]
        steg = row[self.card.steg(row["stream"])]
        if steg != "may":
            return steg
        return self.card.expects(act, number)

    @property
    def plan(self) -> Plan:
        """Give the plan as it stands."""
        return self.world.known.planer.get(2023, Plan())

    @invariant()
    def stands_as_the_card_says(self) -> None:
        """The same risks and kontrollmoment apply, and the same åtgärder wait."""
        known, card = self.world.known, self.card
        applies = {token(f"risk {n}") for n, there in card.risks.items() if there}
        avvikelse: Avvikelse | None = known.avvikelser.get(asked.AVVIKELSE)
        waiting = (
            [one.nummer for one in avvikelse.atgarder.values() if one.waits] if avvikelse else []
        )

        assert {risk.id for risk in self.plan.gallande_risker} == applies
        assert str(self.plan.steg) == card.plan
        assert waiting == [n for n, stands in card.atgarder.items() if stands == "planned"]

    @invariant()
    def codes_are_unique_and_versions_gapless(self) -> None:
        """No two parts share a code, and each stream counts its events from one."""
        parts = [*self.plan.risker.values()]
        codes = [one.kod for one in parts]

        assert len(set(codes)) == len(codes)
        for history in self.world.streams.values():
            versions = [one.originator_version for one in history]
            assert versions == list(range(1, len(history) + 1))

    @invariant()
    def what_changed_an_adopted_plan_names_its_revision(self) -> None:
        """Every event after the adoption that changes a part names a revision before it."""
        adopted = False
        revisions: set[int | None] = set()
        for event in self.world.streams.get(asked.PLAN, []):
            topic = event.TOPIC.partition(".")[2]
            adopted = adopted or topic == "plan_adopted"
            if topic == "plan_revised":
                revisions.add(event.originator_version)
            if hasattr(event, "revidering"):
                assert event.revidering in (revisions if adopted else {None})

    @rule()
    def folding_one_stream_again_changes_nothing(self) -> None:
        """Giving the whole a stream that it has is the same whole."""
        known = self.world.known

        for history in self.world.streams.values():
            assert known.with_history(history) == known
        assert Internkontroll.from_histories([*self.world.streams.values()]) == known


InternkontrollMachine.TestCase.settings = settings(
    max_examples=25, stateful_step_count=15, deadline=None
)
TestInternkontroll = InternkontrollMachine.TestCase

COUNTS = st.integers(0, 2_000)


@given(COUNTS, COUNTS, st.integers(0, 1_000))
def test_a_share_keeps_its_target_or_misses_it_and_never_both(
    within: int, without: int, varde: int
) -> None:
    """Compared crosswise in whole numbers, an outcome says the same: nothing is rounded."""
    utfall = Utfall(within, within + without, "promille")
    found = outcome(utfall, Mal("minst", "promille", varde))

    if within + without == 0:
        assert found == "utan_mal"
    else:
        assert (found == "inom") == (within * 1000 >= varde * (within + without))
