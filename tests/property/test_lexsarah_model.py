"""An ärende against a plain card and the table: whatever acts come, by whomever, in any order.

Nothing that the card and the table refuse is accepted, nothing that they allow is refused,
and each refusal carries the right reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from audit.errors import InvalidInputError
from audit.lexsarah import (
    ACTS,
    AccessRefusedError,
    Arende,
    AuthorityRefusedError,
    JavRefusedError,
    Role,
    StateRefusedError,
    decide,
    demand,
    what_lacks,
)
from audit.lexsarah import commands_arende as a
from audit.lexsarah.codes import ANNAN_ANMALAN
from audit.lexsarah.codes_utredning import KONSEKVENSER, PUNKTER
from tests.property.lexsarah_card import GRADES, Card
from tests.property.lexsarah_draws import DRAWN, PEOPLE, TABLE, command_of, rank, special
from tests.unit.lexsarah.asked import OPENING
from tests.unit.lexsarah.people import acting, token

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit.envelope import Event
    from audit.lexsarah import Circumstances

REFUSED = (AccessRefusedError, JavRefusedError, StateRefusedError, AuthorityRefusedError)


class LexSarahMachine(RuleBasedStateMachine):
    """Send random acts by random people, and keep the card beside what comes of them."""

    @initialize(grade=st.sampled_from(["", *GRADES]))
    def opened(self, grade: str) -> None:
        """Open the ärende for a report, perhaps with a first bedömning."""
        opening = a.OpenArende(**OPENING, rapport=token("one"))
        self.history: list[Event] = list(decide(opening, [], acting(Role.MOTTAGARE)))
        self.card = Card(rapporter={"one"})
        if grade:
            self.send("make_forsta_bedomning", "mottagare", "mottagare", self.graded(grade))

    @rule(drawn=st.lists(DRAWN, min_size=2, max_size=12))
    def acts(self, drawn: list[dict[str, Any]]) -> None:
        """Let several people do something, most of them what their role may."""
        for one in drawn:
            one["atgard"] = self.numbered(one["number"])
            self.send(one["name"], *self.chosen(one), one)

    def chosen(self, drawn: dict[str, Any]) -> tuple[str, str]:
        """Choose who acts: anybody, or somebody whose role may, such as the utredare it has."""
        may = [role for role in PEOPLE if TABLE[drawn["name"]][role] == "may"]
        if drawn["anybody"] or not may:
            role, person = drawn["who"]
            return role, person
        role = may[drawn["number"] % len(may)]
        own = self.card.utredare or "ulla"
        return role, own if role == "utredare" else PEOPLE[role][0]

    @rule(person=st.sampled_from(PEOPLE["utredare"]), left_out=st.integers(0, 30))
    def answered(self, person: str, left_out: int) -> None:
        """Let an utredare take the ärende and answer everything, or all but one thing."""
        asked = [
            ("assess_omedelbara_atgarder", "verksamhetschef", 0),
            *(("note_annan_anmalan", "mottagare", n) for n in range(len(ANNAN_ANMALAN))),
            *(("answer_punkt", "utredare", n) for n in range(len(PUNKTER))),
            ("note_ingen_enskild", "utredare", 0),
            *(("answer_konsekvens", "utredare", n) for n in range(len(KONSEKVENSER))),
        ]
        self.send("take_arende", "utredare", person, {})
        for nth, (name, role, number) in enumerate(asked):
            if nth != left_out:
                who = person if role == "utredare" else role
                self.send(name, role, who, {"number": number})

    @rule(person=st.sampled_from(PEOPLE["utredare"]), grade=st.sampled_from(GRADES))
    def judged_and_decided(self, person: str, grade: str) -> None:
        """Let an utredare judge, the verksamhetschef decide, and somebody close."""
        self.send("make_bedomning", "utredare", person, self.graded(grade))
        self.send("decide_atgarder", "verksamhetschef", "verksamhetschef", {})
        self.send("anmal_ivo", "beslutsfattare_ivo", "beslutsfattare_ivo", {})
        self.send("close_full", "utredare", person, {})

    @rule(person=st.sampled_from(PEOPLE["utredare"]), number=st.integers(0, 8))
    def measured(self, person: str, number: int) -> None:
        """Let an åtgärd be planned, changed, dropped or done, and judged."""
        self.send("plan_atgard", "enhetschef", "enhetschef", {})
        self.send("plan_atgard", "utredare", person, {})
        atgard = {"atgard": self.numbered(number)}
        self.send("drop_atgard" if number > 6 else "change_atgard", "utredare", person, atgard)
        self.send("do_atgard", "verksamhetschef", "verksamhetschef", atgard)
        self.send("assess_effekt", "utredare", person, atgard)

    @rule(
        person=st.sampled_from(PEOPLE["utredare"]),
        left_out=st.integers(0, 30),
        grade=st.sampled_from(GRADES),
    )
    def walked(self, person: str, left_out: int, grade: str) -> None:
        """Let an utredare walk the whole way, with one thing perhaps forgotten, and close."""
        self.shared(person=person)
        self.answered(person=person, left_out=left_out)
        self.judged_and_decided(person=person, grade=grade)

    @rule(person=st.sampled_from(PEOPLE["utredare"]))
    def completed(self, person: str) -> None:
        """Let the utredning go to IVO after the anmälan, arrive, and the ärende come back."""
        self.send("register_ivo_anmalan", "namndsekreterare", "namndsekreterare", {})
        self.send("send_utredning_ivo", "utredare", person, {})
        self.send("register_ivo_arrival", "namndsekreterare", "namndsekreterare", {})
        self.send("reopen_arende", "utredare", person, {})

    @rule(person=st.sampled_from(PEOPLE["utredare"]))
    def shared(self, person: str) -> None:
        """Let a colleague see the ärende and take it over, whatever was said of jäv."""
        drawn = {"konto": person}
        self.send("settle_jav", "namndsekreterare", "namndsekreterare", drawn)
        self.send("give_atkomst", "verksamhetschef", "verksamhetschef", drawn)
        self.send("take_arende", "utredare", person, {})
        self.send("record_kod", "utredare", person, {"number": 8})
        self.send("answer_konsekvens", "utredare", person, {"number": 1})

    def graded(self, grade: str) -> dict[str, Any]:
        """Draw a grade with words for the reporter."""
        return {"grade": grade, "words": True}

    def numbered(self, number: int) -> int:
        """Choose an åtgärd's number, sometimes one that is none."""
        known = [*self.card.atgarder]
        return known[number % len(known)] if known and number else 1

    def send(self, name: str, role: str, person: str, drawn: dict[str, Any]) -> None:
        """Send a command: it must come out as the table and the card say."""
        wanted = self.outcome(name, role, person, drawn)
        found = self.tried(name, self.who(role, person), drawn)

        assert found == wanted, f"{name} by {role} {person} at {self.card.steg}"
        if found == "may":
            self.written(name, person, drawn)

    def who(self, role: str, person: str) -> Circumstances:
        """Give the person who acts."""
        return acting(Role(role), konto=token(person))

    def tried(self, name: str, who: Circumstances, drawn: dict[str, Any]) -> str:
        """Try an act, and say how it came out."""
        try:
            if ACTS[name].reads:
                demand(name, self.history, who)
            else:
                self.history.extend(decide(command_of(name, drawn), self.history, who))
        except REFUSED as error:
            return error.reason
        except InvalidInputError:
            return "input"
        return "may"

    def outcome(self, name: str, role: str, person: str, drawn: dict[str, Any]) -> str:
        """Say how an act must come out: the table first, then what the card lacks."""
        row, card = TABLE[name], self.card
        if row[role] == "access" or not card.sees(role, person):
            return "access"
        if row["jav"] == "jav" and person in card.javiga:
            return "jav"
        if "state" in {row[card.steg], row[card.ivo]}:
            return "state"
        if row[role] == "authority":
            return "authority"
        return self.asked_besides(name, person, drawn)

    def asked_besides(self, name: str, person: str, drawn: dict[str, Any]) -> str:
        """Say what the card answers to the conditions in the table's last column."""
        card, number = self.card, drawn.get("number", 0)
        lower = "grade" in drawn and card.grade and rank(drawn["grade"]) < rank(card.grade)
        wordless = bool(lower) and not drawn["words"]
        lacks: dict[str, bool] = {
            "join_rapport": drawn.get("rapport") in card.rapporter,
            "split_rapport": card.rapporter == {drawn.get("rapport")}
            or drawn.get("rapport") not in card.rapporter,
            "take_arende": card.utredare == person,
            "end_atkomst": drawn.get("konto") not in card.atkomst,
            "answer_konsekvens": "Enskild A" not in card.enskilda,
            "note_ingen_enskild": bool(card.enskilda),
            "anmal_ivo": not card.serious,
            "register_ivo_arrival": not card.awaits_arrival,
            "close_short": card.grade not in {"", GRADES[0]},
            "close_full": not card.complete,
        }
        wrong = {
            "make_forsta_bedomning": wordless,
            "make_bedomning": wordless,
            "register_bedomning": wordless,
            "correct_arende": card.enhet == ("e2" if number > 4 else "e1"),
        }
        if lacks.get(name):
            return "state"
        return "input" if wrong.get(name) else self.atgard_asked(name, drawn)

    def atgard_asked(self, name: str, drawn: dict[str, Any]) -> str:
        """Say whether an åtgärd is where an act needs it."""
        needed = {"assess_effekt": "done"} | dict.fromkeys(
            ("change_atgard", "drop_atgard", "do_atgard"), "planned"
        )
        if name not in needed:
            return "may"
        stands = self.card.atgarder.get(drawn["atgard"])
        return "input" if stands is None else "may" if stands == needed[name] else "state"

    def written(self, name: str, person: str, drawn: dict[str, Any]) -> None:
        """Write on the card what happened."""
        card, fixed = self.card, special(name, drawn.get("number", 0))
        konto, rapport = drawn.get("konto", ""), drawn.get("rapport", "")
        done: dict[str, Callable[[], Any]] = {
            "join_rapport": lambda: card.rapporter.add(rapport),
            "split_rapport": lambda: card.rapporter.discard(rapport),
            "give_atkomst": lambda: card.atkomst.add(konto),
            "end_atkomst": lambda: card.atkomst.discard(konto),
            "declare_jav": lambda: card.javiga.add(person),
            "record_inblandad": lambda: card.javiga.add(konto),
            "settle_jav": lambda: card.javiga.discard(konto),
            "note_annan_anmalan": lambda: card.ticks.add(fixed["slag"]),
            "answer_punkt": lambda: card.punkter.add(fixed["punkt"]),
            "answer_konsekvens": lambda: card.answers.add(("Enskild A", fixed["fraga"])),
            "record_kod": lambda: card.enskilda.update(
                {"Enskild A"} if fixed["slag"] == "enskild" else ()
            ),
            "plan_atgard": lambda: card.atgarder.update({len(self.history): "planned"}),
            "drop_atgard": lambda: card.atgarder.update({drawn["atgard"]: "dropped"}),
            "do_atgard": lambda: card.atgarder.update({drawn["atgard"]: "done"}),
            "make_forsta_bedomning": lambda: card.judge(drawn["grade"], final=False),
            "make_bedomning": lambda: card.judge(drawn["grade"], final=True),
            "register_bedomning": lambda: card.judge(drawn["grade"], final=True),
        }
        if name in done:
            done[name]()
        self.marked(name, person, fixed)

    def marked(self, name: str, person: str, fixed: dict[str, Any]) -> None:
        """Set the plain marks of the card."""
        marks: dict[str, dict[str, Any]] = {
            "take_arende": {"utredare": person},
            "assess_omedelbara_atgarder": {"omedelbara": True},
            "note_ingen_enskild": {"nobody": True},
            "decide_atgarder": {"beslut": True},
            "register_beslut": {"beslut": self.card.beslut or fixed.get("slag") == "atgarder"},
            "anmal_ivo": {"ivo": "anmalt"},
            "register_ivo_anmalan": {"ivo": "anmalt"},
            "send_utredning_ivo": {"ivo": "kompletterat", "awaits_arrival": True},
            "register_ivo_arrival": {"awaits_arrival": False},
            "close_short": {"closed": True},
            "close_full": {"closed": True},
            "reopen_arende": {"closed": False},
            "correct_arende": {"enhet": fixed.get("replaced", {}).get("enhet")},
        }
        for mark, value in marks.get(name, {}).items():
            setattr(self.card, mark, value)

    @invariant()
    def the_card_and_the_state_agree(self) -> None:
        """Step, track, people, grade and what lacks are those of the card."""
        state, card = Arende.from_events(self.history), self.card

        assert (state.steg, state.ivo) == (card.steg, card.ivo)
        assert set(state.rapporter) == {token(one) for one in card.rapporter}
        assert state.utredare == (token(card.utredare) if card.utredare else None)
        assert (state.bedomning or "") == card.grade
        assert (not what_lacks(state)) == card.complete

    @invariant()
    def versions_are_gapless(self) -> None:
        """Versions run from 1 without a gap."""
        versions = [event.originator_version for event in self.history]

        assert versions == [*range(1, len(versions) + 1)]


TestLexSarah = LexSarahMachine.TestCase
TestLexSarah.settings = settings(stateful_step_count=25)
