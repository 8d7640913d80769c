"""The file outside the database: only appended to, readable after a crash, never made by chance."""

from __future__ import annotations

import os

import pytest

from audit.errors import ConfigurationError, LogUnavailableError
from audit.store import outside
from audit.store.outside import HandOver, OutsideFile


@pytest.fixture
def file(tmp_path):
    """A fresh outside file."""
    made = OutsideFile(tmp_path / "log.checkpoints")
    made.create()
    return made


def test_notes_come_back_in_order(file):
    """What was appended is read again, the newest last."""
    file.append("ett\n\n— a b\n")
    file.append("två\n\n— a b\n")

    assert file.notes() == ["ett\n\n— a b\n", "två\n\n— a b\n"]
    assert file.newest()[-1] == "två\n\n— a b\n"


@pytest.mark.parametrize("kept", range(1, 12))
def test_a_note_torn_by_a_crash_is_not_a_note_and_spoils_no_other(file, kept):
    """After a torn write, the notes before it and after it are whole."""
    file.append("ett\n")
    with file.path.open("ab") as torn:
        torn.write("trasig\n— x".encode()[:kept])
    file.append("tre\n")

    assert file.notes() == ["ett\n", "tre\n"]


def test_the_newest_notes_are_read_from_the_end(file, monkeypatch):
    """A long file is not read whole, and what its end begins with is never half a note."""
    for number in range(100):
        file.append(f"not {number}\n")
    monkeypatch.setattr(outside, "TAIL_BYTES", 35)

    assert file.newest() == ["not 97\n", "not 98\n", "not 99\n"]


def test_a_disk_that_takes_half_a_note_is_a_hand_over_that_failed(file, monkeypatch):
    """A write that was cut short is not taken for one that reached the disk."""
    whole = os.write
    monkeypatch.setattr(os, "write", lambda where, data: whole(where, data[:4]))
    hand_over = HandOver(file)
    hand_over.publish("ett och två\n")

    assert not hand_over.flush()
    monkeypatch.undo()
    assert hand_over.flush()
    assert file.notes() == ["ett och två\n"]


def test_the_file_is_never_made_twice(file):
    """A second creation is refused: it would hide that the first is gone."""
    with pytest.raises(ConfigurationError):
        file.create()


def test_a_missing_file_is_an_error_not_an_empty_one(tmp_path):
    """Without the file nobody can see whether the log was cut."""
    with pytest.raises(ConfigurationError, match="saknas"):
        OutsideFile(tmp_path / "borta").notes()


def test_what_waits_is_handed_over_at_close(file):
    """Closing hands over the newest checkpoint."""
    hand_over = HandOver(file, every=60)
    hand_over.start()
    hand_over.publish("ett\n")
    hand_over.publish("två\n")

    hand_over.close()

    assert file.notes()[-1] == "två\n"


def test_a_hand_over_that_fails_too_long_makes_the_log_refuse(file, monkeypatch):
    """After 60 s without a checkpoint outside, nothing more is accepted; before that it is."""
    hand_over = HandOver(file)
    hand_over.publish("ett\n")
    hand_over.demand_healthy()
    monkeypatch.setattr(outside, "GIVE_UP_SECONDS", -1.0)

    with pytest.raises(LogUnavailableError):
        hand_over.demand_healthy()


def test_after_a_late_hand_over_the_log_accepts_again(file, monkeypatch):
    """A file that can be written again heals the log."""
    hand_over = HandOver(file)
    hand_over.publish("ett\n")
    monkeypatch.setattr(outside, "GIVE_UP_SECONDS", -1.0)

    assert hand_over.flush()
    hand_over.demand_healthy()
