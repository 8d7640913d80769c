"""Writing, reading and verifying checkpoints."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime, timedelta, timezone

import pytest

from audit.evidence.checkpoint import Checkpoint, parse_and_verify, recorded_at_line
from audit.evidence.errors import VerificationError
from audit.evidence.hashing import EMPTY_ROOT
from audit.evidence.signed_note import sign_note
from tests.unit.evidence import merkle_model as model
from tests.unit.evidence.note_samples import NAME, signer

ROOT = model.mth(model.leaves(5))
ROOT_LINE = b64encode(ROOT).decode()
MOMENT = datetime(2022, 12, 31, 22, 59, 59, 123456, tzinfo=UTC)
TIME_LINE = "recorded_at 2022-12-31T22:59:59.123456Z"


def signed(text):
    """Sign a text as the log would, also one that is no checkpoint."""
    return sign_note(text, signer())


def test_the_text_is_origin_size_root_and_extensions():
    """The lines stand in the order of the specification, the root in base64."""
    checkpoint = Checkpoint(NAME, 5, EMPTY_ROOT, (TIME_LINE,))

    assert checkpoint.text == (
        f"{NAME}\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n{TIME_LINE}\n"
    )


@pytest.mark.parametrize("extensions", [(), (TIME_LINE,), ("något annat", TIME_LINE)])
def test_a_signed_checkpoint_is_verified_and_read_back(extensions):
    """What the log signed comes back with every line, from text and from bytes."""
    checkpoint = Checkpoint(NAME, 5, ROOT, extensions)
    note = checkpoint.sign(signer())

    assert parse_and_verify(note, signer().verifier, NAME) == checkpoint
    assert parse_and_verify(note.encode(), signer().verifier, NAME) == checkpoint


def test_every_changed_bit_of_a_checkpoint_is_noticed():
    """Origin, size, root, time and signature: no bit of them can be changed unseen."""
    note = Checkpoint(NAME, 5, ROOT, (TIME_LINE,)).sign(signer()).encode()
    for changed in model.one_bit_changes(note):
        with pytest.raises(VerificationError):
            parse_and_verify(changed, signer().verifier, NAME)


def test_a_checkpoint_of_another_log_is_refused():
    """A true checkpoint of one log is none of another, though the same key signed it."""
    note = Checkpoint("annan.example", 5, ROOT).sign(signer())

    with pytest.raises(VerificationError, match="annan logg"):
        parse_and_verify(note, signer().verifier, NAME)


def test_a_checkpoint_of_another_key_is_refused():
    """The right origin signed by another key is refused."""
    note = Checkpoint(NAME, 5, ROOT).sign(signer(secret="two"))

    with pytest.raises(VerificationError, match="ingen signatur"):
        parse_and_verify(note, signer().verifier, NAME)


def test_a_checkpoint_signed_as_a_plain_note_is_read():
    """The lines alone make a checkpoint, whoever wrote them."""
    text = f"{NAME}\n5\n{ROOT_LINE}\n{TIME_LINE}\n"

    assert parse_and_verify(signed(text), signer().verifier, NAME).recorded_at == MOMENT


@pytest.mark.parametrize(
    "text",
    [
        "\n",
        f"{NAME}\n",
        f"{NAME}\n5\n",
        f"\n5\n{ROOT_LINE}\n",
        f"{NAME}\n\n{ROOT_LINE}\n",
        f"{NAME}\n05\n{ROOT_LINE}\n",
        f"{NAME}\n+5\n{ROOT_LINE}\n",
        f"{NAME}\n-5\n{ROOT_LINE}\n",
        f"{NAME}\n5 \n{ROOT_LINE}\n",
        f"{NAME}\n٥\n{ROOT_LINE}\n",
        f"{NAME}\n5.0\n{ROOT_LINE}\n",
        f"{NAME}\n9223372036854775808\n{ROOT_LINE}\n",
        f"{NAME}\n{'9' * 5000}\n{ROOT_LINE}\n",
        f"{NAME}\n0\n{ROOT_LINE}\n",
        f"{NAME}\n5\n{ROOT_LINE[:-1]}\n",
        f"{NAME}\n5\n{ROOT_LINE[:-4]}\n",
        f"{NAME}\n5\n\n",
        f"{NAME}\n5\n{ROOT_LINE}\n\n",
        f"{NAME}\n5\n{ROOT_LINE}\n\nrad\n",
        f"{NAME}\n5\n{ROOT_LINE}\nrecorded_at igår\n",
        f"{NAME}\n5\n{ROOT_LINE}\nrecorded_at 2022-12-31T22:59:59Z\n",
        f"{NAME}\n5\n{ROOT_LINE}\nrecorded_at 2022-02-30T22:59:59.123456Z\n",
        f"{NAME}\n5\n{ROOT_LINE}\n{TIME_LINE}\n{TIME_LINE}\n",
    ],
)
def test_a_signed_text_that_is_no_checkpoint_is_refused(text):
    """A true signature does not help a text that breaks the form."""
    with pytest.raises(VerificationError):
        parse_and_verify(signed(text), signer().verifier, NAME)


def test_a_text_without_its_last_newline_is_refused():
    """The last newline is part of the text."""
    with pytest.raises(VerificationError):
        Checkpoint.parse(f"{NAME}\n5\n{ROOT_LINE}")


@pytest.mark.parametrize(
    "fields",
    [
        ("", 5, ROOT),
        ("a\nb", 5, ROOT),
        (NAME, -1, ROOT),
        (NAME, 5, ROOT[:-1]),
        (NAME, 0, ROOT),
        (NAME, 5, ROOT, ("",)),
        (NAME, 5, ROOT, ("a\nb",)),
    ],
)
def test_an_impossible_checkpoint_cannot_be_made(fields):
    """Empty lines, line breaks, wrong lengths and an empty log with entries are refused."""
    with pytest.raises(VerificationError):
        Checkpoint(*fields)


def test_an_empty_log_has_a_checkpoint():
    """Size 0 with the empty root is signed and verified like any other."""
    checkpoint = Checkpoint(NAME, 0, EMPTY_ROOT)

    assert parse_and_verify(checkpoint.sign(signer()), signer().verifier, NAME) == checkpoint


def test_the_logs_time_is_written_and_read_in_utc():
    """A time from any offset is written in UTC with six decimals, and read back as that moment."""
    local = MOMENT.astimezone(timezone(timedelta(hours=1)))

    assert recorded_at_line(local) == TIME_LINE
    assert Checkpoint(NAME, 5, ROOT, (TIME_LINE,)).recorded_at == MOMENT
    assert Checkpoint(NAME, 5, ROOT).recorded_at is None


def test_a_time_without_offset_is_refused():
    """A time that does not say where it was measured is not written."""
    with pytest.raises(VerificationError):
        recorded_at_line(MOMENT.replace(tzinfo=None))
