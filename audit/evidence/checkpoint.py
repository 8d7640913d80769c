"""Checkpoints: the signed size and root of a log, C2SP tlog-checkpoint.

Ours carry two extension lines: `recorded_at <time>` tells the log's time, and `previous <size>`
names the checkpoint before this one, so that one taken out of the row leaves a gap in the chain.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NoReturn

from audit.evidence.errors import VerificationError
from audit.evidence.hashing import EMPTY_ROOT, check_hash, check_size
from audit.evidence.note_keys import decode_base64
from audit.evidence.signed_note import sign_note, verify_note

if TYPE_CHECKING:
    from audit.evidence.note_keys import Signer, Verifier

_SIZE: Final = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)
_TIME_KEY: Final = "recorded_at "
_PREVIOUS_KEY: Final = "previous "
_TIME: Final = "%Y-%m-%dT%H:%M:%S.%fZ"
_TIME_FORM: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_FIRST_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The origin of a log, its number of leaves and the root over them, with extension lines."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be written as lines of a note, or contradicts itself."""
        check_size(self.size, "Loggens storlek")
        check_hash(self.root, "Loggens rot")
        for line in (self.origin, *self.extensions):
            if not line or any(mark < " " for mark in line):
                _refuse("en rad är tom eller innehåller styrtecken")
        if self.size == 0 and self.root != EMPTY_ROOT:
            _refuse("en tom logg har inte den tomma roten")

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """Read the text of a note; raises VerificationError. Nothing is verified."""
        if not text.endswith("\n"):
            _refuse("texten slutar inte med radslut")
        lines = text[:-1].split("\n")
        if len(lines) < _FIRST_LINES:
            _refuse("den har färre än tre rader")
        origin, size, root, *extensions = lines
        if not _SIZE.fullmatch(size):
            _refuse("storleken är inte ett heltal utan inledande nollor")
        return cls(origin, int(size), decode_base64(root, "Loggens rot"), tuple(extensions))

    @property
    def text(self) -> str:
        """Write the lines that are signed, with the last newline."""
        lines = (self.origin, str(self.size), b64encode(self.root).decode(), *self.extensions)
        return "\n".join(lines) + "\n"

    @property
    def recorded_at(self) -> datetime | None:
        """Read the log's time (UTC) from its extension line, None where there is no such line.

        Raises VerificationError where it is malformed or stands there twice.
        """
        times = [line for line in self.extensions if line.startswith(_TIME_KEY)]
        if len(times) > 1:
            _refuse("den anger loggens tid två gånger")
        return _read_time(times[0].removeprefix(_TIME_KEY)) if times else None

    @property
    def previous(self) -> int | None:
        """Read the size of the checkpoint before this one, None where no line tells.

        Raises VerificationError where it is malformed or stands there twice.
        """
        lines = [line for line in self.extensions if line.startswith(_PREVIOUS_KEY)]
        if len(lines) > 1:
            _refuse("den anger sin föregångare två gånger")
        if not lines:
            return None
        size = lines[0].removeprefix(_PREVIOUS_KEY)
        if not _SIZE.fullmatch(size):
            _refuse("föregångarens storlek är felskriven")
        return int(size)

    def sign(self, signer: Signer) -> str:
        """Sign the checkpoint; give the whole note. The key's name should be the origin."""
        return sign_note(self.text, signer)


def recorded_at_line(moment: datetime) -> str:
    """Write the extension line for a time; raises VerificationError for one without offset."""
    if moment.tzinfo is None:
        _refuse("loggens tid saknar tidszon")
    return _TIME_KEY + moment.astimezone(UTC).strftime(_TIME)


def previous_line(size: int) -> str:
    """Write the extension line that names the size of the checkpoint before; 0 before the first."""
    return f"{_PREVIOUS_KEY}{size}"


def parse_and_verify(note: str | bytes, verifier: Verifier, origin: str) -> Checkpoint:
    """Read a signed checkpoint and check whose it is.

    Raises VerificationError. That the log is consistent with earlier checkpoints is not checked.
    """
    # 1. Verify the signature before a line of the text is trusted.
    verified = verify_note(note, verifier)
    # 2. Read the text, strictly.
    checkpoint = Checkpoint.parse(verified.text)
    # 3. It must be of the log that was asked for.
    if checkpoint.origin != origin:
        _refuse("den gäller en annan logg")
    # 4. Where it tells the log's time, it must do so legibly.
    _ = checkpoint.recorded_at
    return checkpoint


def _read_time(text: str) -> datetime:
    """Read a time of the entry format: UTC with six decimals."""
    if not _TIME_FORM.fullmatch(text):
        _refuse("loggens tid är felskriven")
    try:
        return datetime.strptime(text, _TIME).replace(tzinfo=UTC)
    except ValueError as error:
        message = "Kontrollstämpeln håller inte: loggens tid finns inte."
        raise VerificationError(message) from error


def _refuse(why: str) -> NoReturn:
    """Raise the one error; the checkpoint itself is not repeated."""
    message = f"Kontrollstämpeln håller inte: {why}."
    raise VerificationError(message)
