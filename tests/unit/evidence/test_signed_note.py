"""Writing, reading and verifying signed notes."""

from __future__ import annotations

import pytest

from audit.evidence.errors import VerificationError
from audit.evidence.signed_note import MAX_NOTE_SIZE, Note, Verifier, sign_note, verify_note
from tests.unit.evidence import merkle_model as model
from tests.unit.evidence.note_samples import NAME, PUBLISHED_NOTE, PUBLISHED_VKEY, signer

TEXT = "Åtta rader, eller en.\n\nOch en tomrad.\n"


def test_the_published_note_verifies():
    """The example note of the specification verifies against the key printed beside it."""
    note = verify_note(PUBLISHED_NOTE, Verifier.parse(PUBLISHED_VKEY))

    assert note.text == "This is an example message.\n"
    assert note.render() == PUBLISHED_NOTE


def test_a_signed_note_verifies_as_text_and_as_bytes():
    """What we sign, we verify, with its empty lines and its å; the same as bytes."""
    note = sign_note(TEXT, signer())

    assert verify_note(note, signer().verifier).text == TEXT
    assert verify_note(note.encode(), signer().verifier).text == TEXT


def test_every_changed_bit_of_a_note_is_noticed():
    """Whichever bit of a note with one signature is changed, it is refused."""
    note = sign_note("en rad\n", signer()).encode()
    for changed in model.one_bit_changes(note):
        with pytest.raises(VerificationError):
            verify_note(changed, signer().verifier)


def test_every_note_cut_short_is_refused():
    """A note from which the end is missing is refused, wherever it was cut."""
    note = sign_note("en rad\n", signer()).encode()
    for length in range(len(note)):
        with pytest.raises(VerificationError):
            verify_note(note[:length], signer().verifier)


def test_a_note_may_have_signatures_of_others():
    """A witness adds its signature; the log's key alone, the witness's alone, or both verify."""
    log, witness = signer(), signer("vittne.example", "two")
    note = Note.parse(sign_note(TEXT, log)).with_signature(witness).render()

    assert note == sign_note(TEXT, log, witness)
    for keys in [(log.verifier,), (witness.verifier,), (log.verifier, witness.verifier)]:
        assert len(verify_note(note, *keys).signatures) == 2


def test_a_signature_of_an_unknown_key_is_left_unread():
    """A stranger's false signature does not make a note of ours invalid, as the spec demands."""
    stranger = f"\N{EM DASH} {NAME} AAAAAEZhbHNr\n"

    assert verify_note(sign_note(TEXT, signer()) + stranger, signer().verifier).text == TEXT


@pytest.mark.parametrize("name", [NAME, "annan.example"])
def test_a_note_without_a_known_signature_is_refused(name):
    """Neither the right name with another key nor another name with the right key will do."""
    note = sign_note(TEXT, signer(name, "two"))

    with pytest.raises(VerificationError, match="ingen signatur"):
        verify_note(note, signer().verifier)


def test_no_known_key_at_all_verifies_nothing():
    """Without a verifier nothing can be verified."""
    with pytest.raises(VerificationError):
        verify_note(sign_note(TEXT, signer()))


def test_a_false_signature_of_a_known_key_spoils_the_whole_note():
    """One true and one false signature of the same key: refused."""
    false = signer().sign("annan text\n").line()

    with pytest.raises(VerificationError, match="stämmer inte"):
        verify_note(sign_note(TEXT, signer()) + false, signer().verifier)


def test_two_known_keys_that_cannot_be_told_apart_are_refused():
    """Verifiers with the same name and key hash are a mistake of whoever configured them."""
    with pytest.raises(VerificationError):
        verify_note(sign_note(TEXT, signer()), signer().verifier, signer().verifier)


GOOD_LINE = signer().sign("a\n").line()


@pytest.mark.parametrize(
    "note",
    [
        "",
        "\n",
        "a\n",
        "a\n\n",
        "a\n" + GOOD_LINE,
        "a\n\n" + GOOD_LINE.rstrip("\n"),
        "a\n\n" + GOOD_LINE + "\n",
        "a\n\n" + GOOD_LINE.replace("\N{EM DASH}", "-"),
        "a\n\n" + GOOD_LINE.replace("\N{EM DASH}", "\N{EN DASH}"),
        "a\n\n" + GOOD_LINE.replace("\N{EM DASH} ", "\N{EM DASH}"),
        "a\n\n" + GOOD_LINE.replace("\N{EM DASH} ", "\N{EM DASH}  "),
        "a\n\n" + GOOD_LINE.replace("\n", " \n"),
        "a\n\n" + GOOD_LINE.replace("=\n", "\n"),
        "a\n\n" + GOOD_LINE.replace("liggare", "lig+gare"),
        "a\n\n" + GOOD_LINE.replace("liggare", "lig\u2003gare"),
        "a\n\n" + GOOD_LINE + "skräp\n",
        "a\n\n\N{EM DASH} " + NAME + "\n",
        "a\n\n\N{EM DASH} " + NAME + " \n",
        "a\n\n\N{EM DASH} " + NAME + " AAAAAA==\n",
        "a\r\n\r\n" + GOOD_LINE,
        "a\t\n\n" + GOOD_LINE,
        "a\x00\n\n" + GOOD_LINE,
        "a\udc80\n\n" + GOOD_LINE,
        b"a\xff\n\n" + GOOD_LINE.encode(),
        b"\xff\xfea\n\n" + GOOD_LINE.encode(),
        "a\n\n" + GOOD_LINE * 101,
        "a" * MAX_NOTE_SIZE + "\n\n" + GOOD_LINE,
    ],
)
def test_a_malformed_note_is_refused(note):
    """Whatever breaks the form is refused with the one error."""
    with pytest.raises(VerificationError):
        Note.parse(note)


def test_at_least_sixteen_signatures_are_accepted():
    """The specification asks verifiers to accept sixteen; a hundred are."""
    note = "a\n\n" + GOOD_LINE * 100

    assert len(verify_note(note, signer().verifier).signatures) == 100


@pytest.mark.parametrize("text", ["", "utan radslut", "a\tb\n", "a\r\n", "\udc80\n"])
def test_a_text_that_has_no_place_in_a_note_is_not_signed(text):
    """A text without its last newline or with control characters is refused before signing."""
    with pytest.raises(VerificationError):
        sign_note(text, signer())


def test_a_note_without_signature_is_not_written():
    """A note is signed, or it is none."""
    with pytest.raises(VerificationError):
        sign_note(TEXT)
    with pytest.raises(VerificationError):
        Note("utan radslut", (signer().sign("a\n"),)).render()


def test_a_diagnosis_never_repeats_the_note():
    """What came from outside is not echoed: it may be anything, also about a person."""
    with pytest.raises(VerificationError) as caught:
        verify_note("Anna Andersson\n\nAnna Andersson\n", signer().verifier)

    assert "Anna" not in caught.value.diagnosis
