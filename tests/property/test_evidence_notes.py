"""Notes, keys, checkpoints and paths: whatever comes in, one error or the truth comes out."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.evidence.checkpoint import Checkpoint, parse_and_verify, recorded_at_line
from audit.evidence.errors import VerificationError
from audit.evidence.hashing import EMPTY_ROOT, MAX_SIZE
from audit.evidence.note_keys import Verifier
from audit.evidence.signed_note import Note, sign_note, verify_note
from audit.evidence.tiles import Tile
from tests.unit.evidence.note_samples import NAME, signer

# Text of a note: anything but control characters (and what UTF-8 cannot write).
lines = st.text(st.characters(exclude_categories=["Cs"], min_codepoint=0x20))
texts = st.lists(lines, min_size=1, max_size=5).map(lambda parts: "\n".join(parts) + "\n")
non_empty = lines.filter(bool)
ROOTS = st.binary(min_size=32, max_size=32)
NOTE = Checkpoint(NAME, 0, EMPTY_ROOT).sign(signer()).encode()


@given(texts)
def test_any_text_can_be_signed_and_read_back(text):
    """Empty lines, em dashes, other scripts: the very same text comes back."""
    note = sign_note(text, signer())

    assert verify_note(note, signer().verifier).text == text
    assert Note.parse(note).render() == note


@given(texts, texts)
def test_a_signature_holds_for_one_text_only(text, other):
    """The signature line of one text under another text is refused."""
    moved = Note(other, (signer().sign(text),)).render()
    if text == other:
        verify_note(moved, signer().verifier)
        return

    with pytest.raises(VerificationError):
        verify_note(moved, signer().verifier)


@given(st.integers(min_value=1, max_value=MAX_SIZE), ROOTS, st.lists(non_empty, max_size=3))
def test_any_checkpoint_is_read_back(size, root, extensions):
    """Size, root and extension lines come back as they were signed."""
    extensions = tuple(line for line in extensions if not line.startswith("recorded_at "))
    checkpoint = Checkpoint(NAME, size, root, extensions)

    assert parse_and_verify(checkpoint.sign(signer()), signer().verifier, NAME) == checkpoint


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)))  # noqa: DTZ001
def test_any_time_is_read_back(moment):
    """A time of the log comes back to the microsecond."""
    moment = moment.replace(tzinfo=UTC)

    assert Checkpoint(NAME, 1, EMPTY_ROOT, (recorded_at_line(moment),)).recorded_at == moment


@given(st.binary(max_size=300))
def test_random_bytes_are_no_checkpoint(data):
    """Bytes that nobody signed raise the one error and no other."""
    with pytest.raises(VerificationError):
        parse_and_verify(data, signer().verifier, NAME)


@given(st.integers(min_value=0, max_value=len(NOTE) - 1), st.binary(max_size=4))
def test_a_spliced_checkpoint_is_refused(at, inserted):
    """Bytes put in, taken away or replaced anywhere raise the one error and no other."""
    changed = NOTE[:at] + inserted + NOTE[at + 1 :]
    if changed == NOTE:
        assert parse_and_verify(changed, signer().verifier, NAME).size == 0
        return

    with pytest.raises(VerificationError):
        parse_and_verify(changed, signer().verifier, NAME)


@pytest.mark.parametrize("parse", [Note.parse, Verifier.parse, Tile.parse, Checkpoint.parse])
@given(text=st.text(max_size=100))
def test_reading_never_fails_in_another_way(parse, text):
    """Whatever text comes in, it is read, or refused with the one error."""
    with suppress(VerificationError):
        assert parse(text) is not None
