"""The golden proofs and checkpoints verify or are refused as ever, and come out of the script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audit.evidence.checkpoint import parse_and_verify
from audit.evidence.errors import VerificationError
from audit.evidence.note_keys import Verifier
from audit.evidence.proofs import verify_consistency, verify_inclusion
from tests.golden.evidence import make

HERE = Path(__file__).parent
VERIFIER = Verifier.parse((HERE / "good" / "vkey.txt").read_text().rstrip("\n"))


def files(verdict):
    """List the files that hold something to verify."""
    return sorted(path for path in (HERE / verdict).iterdir() if path.name != "vkey.txt")


def verify(path):
    """Verify what a file holds."""
    if path.suffix == ".txt":
        parse_and_verify(path.read_bytes(), VERIFIER, make.ORIGIN)
        return
    stored = json.loads(path.read_text())
    proof = [bytes.fromhex(value) for value in stored["proof"]]
    if stored["kind"] == "inclusion":
        leaf, root = bytes.fromhex(stored["leaf"]), bytes.fromhex(stored["root"])
        verify_inclusion(leaf, stored["index"], stored["size"], proof, root)
    else:
        roots = bytes.fromhex(stored["old_root"]), bytes.fromhex(stored["new_root"])
        verify_consistency(stored["old_size"], stored["new_size"], *roots, proof)


@pytest.mark.parametrize("path", files("good"), ids=lambda path: path.name)
def test_what_once_verified_verifies(path):
    """Evidence that somebody took home must hold for ever."""
    verify(path)


@pytest.mark.parametrize("path", files("bad"), ids=lambda path: path.name)
def test_what_was_once_refused_is_refused(path):
    """Evidence that was false stays false, each file in the one way its name tells."""
    with pytest.raises(VerificationError):
        verify(path)


def test_the_script_makes_the_very_same_files(tmp_path):
    """The files are those of the script, byte for byte: none changed, none added, none left out."""
    make.main(tmp_path)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.*")}
    kept = {
        path.relative_to(HERE): path.read_bytes()
        for verdict in ("good", "bad")
        for path in (HERE / verdict).iterdir()
    }

    assert made == kept
