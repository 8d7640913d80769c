"""Checkpoints handed to a place outside the database: a file that is only appended to.

A log cut back together with its own checkpoints is consistent with itself; this file is what tells.
It should lie on another machine's disk or be read by a witness.
"""

from __future__ import annotations

import errno
import fcntl
import os
import threading
import time
from pathlib import Path

from audit.errors import ConfigurationError, LogUnavailableError

HAND_OVER_SECONDS = 5.0
GIVE_UP_SECONDS = 60.0
# Ends every note. What stands after the last one was torn by a crash and is not a note.
SEPARATOR = "\x1e\n"
TORN_MARK = "\x18"
TORN = TORN_MARK + SEPARATOR
TORN_END = TORN_MARK.encode()
# The newest notes are read from the end: a file of many years is not read whole to open a log.
TAIL_BYTES = 65_536


class OutsideFile:
    """The append-only file of one log; made once when the log opens, never by accident."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is opened yet."""
        self.path = path

    def create(self) -> None:
        """Make the empty file; raises ConfigurationError when there is one already."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError as error:
            message = f"Filen {self.path.name} finns redan och skrivs inte över."
            raise ConfigurationError(message) from error

    def append(self, note: str) -> None:
        """Add one signed note and flush it to the disk; raises OSError when it cannot."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_APPEND)
        try:
            # Two processes on one log hand over to one file: neither may mend the other's half.
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            data = self._mend(descriptor) + (note + SEPARATOR).encode()
            # A disk that fills up takes a part and says so only here.
            if os.write(descriptor, data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def _mend(self, descriptor: int) -> bytes:
        """Give what must come before the next note: the end of a torn one, else nothing."""
        size = os.fstat(descriptor).st_size
        end = os.pread(descriptor, len(SEPARATOR), max(0, size - len(SEPARATOR)))
        return b"" if size == 0 or end == SEPARATOR.encode() else TORN.encode()

    def notes(self) -> list[str]:
        """Give all notes, oldest first; raises ConfigurationError when the file lacks."""
        return _whole(self._read(0))

    def newest(self) -> list[str]:
        """Give the newest notes, oldest of them first; empty when there is none yet.

        Raises ConfigurationError like `notes`.
        """
        return _whole(self._read(TAIL_BYTES))

    def _read(self, most: int) -> bytes:
        """Read the file, or with `most` its end, from the beginning of a note."""
        try:
            with self.path.open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                file.seek(max(0, size - most) if most else 0)
                data = file.read()
        except OSError as error:
            message = (
                f"Filen med kontrollstämplar utanför databasen saknas: {self.path.name}. "
                "Lägg tillbaka den; utan den kan ingen se om loggen har kortats."
            )
            raise ConfigurationError(message) from error
        # What comes before the first separator of a tail may be half a note.
        return data if len(data) == size else data.partition(SEPARATOR.encode())[2]


def _whole(data: bytes) -> list[str]:
    # Split before decoding: a torn note may end in the middle of a letter.
    whole = data.split(SEPARATOR.encode())[:-1]
    return [note.decode("utf-8", "replace") for note in whole if not note.endswith(TORN_END)]


class HandOver:
    """Hands the newest checkpoint over in the background, within seconds of its commit.

    When that has failed for 60 s, `demand_healthy` refuses and the log stops accepting.
    """

    def __init__(self, file: OutsideFile, *, every: float = HAND_OVER_SECONDS) -> None:
        """Keep the file; `start` begins the work."""
        self.file = file
        self.every = every
        self._condition = threading.Condition()
        # Owned by whoever holds the condition.
        self._waiting: str | None = None
        self._waiting_since: float | None = None
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="outside", daemon=True)

    def start(self) -> None:
        """Start the background thread."""
        self._thread.start()

    def publish(self, note: str) -> None:
        """Take the newest checkpoint; an older one still waiting is replaced by it."""
        with self._condition:
            self._waiting = note
            if self._waiting_since is None:
                self._waiting_since = time.monotonic()
                self._condition.notify()

    def demand_healthy(self) -> None:
        """Raise LogUnavailableError when no checkpoint has left the house for 60 s."""
        since = self._waiting_since
        if since is not None and time.monotonic() - since > GIVE_UP_SECONDS:
            detail = "Kontrollstämplarna når inte platsen utanför databasen. Loggen tar inte emot."
            raise LogUnavailableError(detail)

    def close(self) -> None:
        """Hand over what waits and stop."""
        with self._condition:
            self._stopping = True
            self._condition.notify()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def flush(self) -> bool:
        """Hand over what waits now; tells whether nothing is left waiting."""
        with self._condition:
            note, since = self._waiting, self._waiting_since
        if note is None:
            return True
        try:
            self.file.append(note)
        except OSError:
            return False
        with self._condition:
            newer = self._waiting is not note
            self._waiting = self._waiting if newer else None
            self._waiting_since = time.monotonic() if newer and since is not None else None
        return not newer

    def _run(self) -> None:
        while True:
            with self._condition:
                if not self._stopping and self._waiting is None:
                    self._condition.wait()
                stopping = self._stopping
                if not stopping:
                    # Gather: a busy log hands over every few seconds, not every commit.
                    self._condition.wait(self.every)
                    stopping = self._stopping
            self.flush()
            if stopping:
                return
