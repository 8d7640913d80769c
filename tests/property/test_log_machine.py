"""The log against a plain list, under whatever order of acts Hypothesis thinks of."""

from __future__ import annotations

import unicodedata
from base64 import b64decode
from datetime import date

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from audit.errors import IdempotencyMismatchError, VersionConflictError
from audit.evidence.hashing import leaf_hash
from audit.evidence.verification import verify_consistency, verify_inclusion
from tests.support.logs import SOMEBODY, a_context
from tests.support.utredningar import closed_event, extended_event, opened_event

ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=300)
WORDS = st.none() | ANY_TEXT.map(lambda text: unicodedata.normalize("NFC", text))


def machine(opened):  # noqa: C901 - one class, its rules are the model
    """Make the state machine for one opened log; its model is a list of (position, event)."""

    class LogMachine(RuleBasedStateMachine):
        """What a log must do, seen from outside."""

        arenden = Bundle("arenden")

        def __init__(self):
            super().__init__()
            self.start = opened.log.head().size
            self.model = []
            self.answers = {}
            self.sizes = [self.start]

        def _append(self, *events, idempotency=None):
            done = opened.log.append(events, a_context(), idempotency=idempotency)
            if done.replayed is None:
                positions = range(done.first_position, done.last_position + 1)
                self.model += zip(positions, events, strict=True)
            return done

        def _of(self, arende):
            return [event for _, event in self.model if event.originator_id == arende]

        @rule(target=arenden, count=st.integers(1, 40))
        def open_several(self, count):
            """Several ärenden are opened in one commit."""
            events = [opened_event() for _ in range(count)]
            self._append(*events)
            return events[0].originator_id

        @rule(arende=arenden, skal=WORDS)
        def extend(self, arende, skal):
            """An ärende goes on, with or without sealed words."""
            version = len(self._of(arende)) + 1
            days = (date(2022, 12, 1), date(2023, 2, 1))
            self._append(extended_event(arende, version, *days, skal=skal))

        @rule(arende=arenden, wrong=st.integers(-2, 3).filter(lambda n: n != 1))
        def refuse_wrong_version(self, arende, wrong):
            """A version that does not follow is refused and leaves nothing."""
            version = max(1, len(self._of(arende)) + wrong)
            event = closed_event(arende, version, date(2022, 12, 24))
            if version == len(self._of(arende)) + 1:
                return
            with pytest.raises(VersionConflictError):
                self._append(event)

        @rule(key=st.sampled_from(["a", "b", "c"]), body=st.sampled_from([b"1", b"2"]))
        def repeat_request(self, key, body):
            """A request key is answered once; another body under it is refused."""
            name = f"{self.start}-{key}"
            kept = opened.log.idempotency(SOMEBODY, name, body, '"svar"')
            if self.answers.get(name, body) != body:
                with pytest.raises(IdempotencyMismatchError):
                    self._append(opened_event(), idempotency=kept)
                return
            done = self._append(opened_event(), idempotency=kept)
            assert (done.replayed is None) == (name not in self.answers)
            self.answers[name] = body

        @rule(arende=arenden)
        def load(self, arende):
            """What is loaded is what was written."""
            assert [one.event for one in opened.log.load(arende)] == self._of(arende)

        @rule(which=st.integers(0, 10**6), since=st.integers(0, 10**6))
        def prove(self, which, since):
            """Any entry is proved in any later tree, and any tree in any later one."""
            head = opened.log.head()
            self.sizes.append(head.size)
            index = which % head.size
            entry = opened.log.entries(index + 1, index + 1)[0][1]
            proof = opened.log.inclusion_proof(index, head.size)
            verify_inclusion(leaf_hash(entry), index, head.size, proof, head.edge.root())
            old = self.sizes[since % len(self.sizes)]
            size, note = opened.log.checkpoint(old)
            if size == old:
                root = _root(note)
                steps = opened.log.consistency_proof(old, head.size)
                verify_consistency(old, head.size, root, head.edge.root(), steps)

        @invariant()
        def nothing_else_was_written(self):
            """The log has grown by the model and nothing else."""
            assert opened.log.head().size == self.start + len(self.model)

    return LogMachine


def _root(note):
    """Read the root of a checkpoint's third line."""
    return b64decode(note.split("\n")[2])


def test_the_log_is_a_list_that_only_grows(opened):
    """Whatever is done in whatever order, the log equals the plain list."""
    quick = settings(max_examples=25, stateful_step_count=25, deadline=None)

    run_state_machine_as_test(machine(opened), settings=quick)
