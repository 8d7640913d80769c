"""Signed notes: C2SP signed-note, "Format" and "Signatures".

A note is text, a blank line, and one signature line for each key that signed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NoReturn

from audit.evidence.errors import VerificationError
from audit.evidence.note_keys import Signature, Signer, Verifier, check_name, decode_base64

__all__ = ["Note", "Signature", "Signer", "Verifier", "sign_note", "verify_note"]

MAX_NOTE_SIZE: Final = 256 * 1024
"""Bytes in the largest note that is read."""

MAX_SIGNATURES: Final = 100
"""Signature lines in the largest note that is read; the specification asks for at least 16."""

_KEY_HASH_SIZE: Final = 4
_CONTROL: Final = re.compile("[\x00-\x09\x0b-\x1f]")
_LINE_START: Final = "\N{EM DASH} "


@dataclass(frozen=True, slots=True)
class Note:
    """The text of a note, with its last newline, and its signatures. Not verified."""

    text: str
    signatures: tuple[Signature, ...] = ()

    @classmethod
    def parse(cls, note: str | bytes) -> Note:
        """Read a note; raises VerificationError unless it is well formed with one signature."""
        whole = _checked_text(note)
        text, blank_line, lines = whole.rpartition("\n\n")
        if not blank_line or not lines:
            _refuse("ingen tomrad skiljer texten från signaturerna")
        if lines.count("\n") > MAX_SIGNATURES:
            _refuse("den har för många signaturer")
        signatures = tuple(_parse_line(line) for line in lines[:-1].split("\n"))
        return cls(text + "\n", signatures)

    def render(self) -> str:
        """Write the note; raises VerificationError where it could not be read back."""
        if not self.text.endswith("\n"):
            _refuse("texten slutar inte med radslut")
        if not self.signatures:
            _refuse("den saknar signatur")
        whole = self.text + "\n" + "".join(signature.line() for signature in self.signatures)
        return _checked_text(whole)

    def with_signature(self, signer: Signer) -> Note:
        """Give the note with one more signature last, as a witness does."""
        return Note(self.text, (*self.signatures, signer.sign(self.text)))


def sign_note(text: str, *signers: Signer) -> str:
    """Sign a text that ends in a newline with each key; give the whole note.

    Raises VerificationError where the text has no place in a note.
    """
    _checked_text(text)
    return Note(text, tuple(signer.sign(text) for signer in signers)).render()


def verify_note(note: str | bytes, *verifiers: Verifier) -> Note:
    """Read a note and check every signature that says it is from one of the keys.

    Raises VerificationError where one of those is false, or where there is none.
    Signatures from other keys are left unread, as the specification demands.
    """
    # 1. Read the note, strictly.
    parsed = Note.parse(note)
    text = parsed.text.encode()
    verified: set[tuple[str, bytes]] = set()
    # 2. Verify each signature whose name and key hash are those of a known key.
    for verifier in verifiers:
        identity = (verifier.name, verifier.key_hash)
        if identity in verified:
            _refuse("två kända nycklar har samma namn och kontrollsumma")
        for signature in parsed.signatures:
            if verifier.made(signature):
                verifier.verify(text, signature)
                verified.add(identity)
    # 3. At least one must have been there.
    if not verified:
        _refuse("ingen signatur är från en känd nyckel")
    return parsed


def _checked_text(note: str | bytes) -> str:
    """Give the note as text; refuse what is too large, not UTF-8, or has control characters."""
    try:
        data = note.encode() if isinstance(note, str) else note
        text = data.decode()
    except UnicodeError as error:
        message = "Anteckningen håller inte: den är inte UTF-8."
        raise VerificationError(message) from error
    if len(data) > MAX_NOTE_SIZE:
        _refuse(f"den är större än {MAX_NOTE_SIZE} byte")
    if not text.endswith("\n"):
        _refuse("den slutar inte med radslut")
    if _CONTROL.search(text):
        _refuse("den innehåller styrtecken")
    return text


def _parse_line(line: str) -> Signature:
    """Read one signature line, without its newline."""
    name, space, encoded = line.removeprefix(_LINE_START).partition(" ")
    if not line.startswith(_LINE_START) or not space:
        _refuse("en signaturrad är felskriven")
    check_name(name)
    data = decode_base64(encoded, "En signatur")
    if len(data) <= _KEY_HASH_SIZE:
        _refuse("en signatur är för kort")
    return Signature(name, data[:_KEY_HASH_SIZE], data[_KEY_HASH_SIZE:])


def _refuse(why: str) -> NoReturn:
    """Raise the one error; the note itself is not repeated."""
    message = f"Anteckningen håller inte: {why}."
    raise VerificationError(message)
