"""Commitments to facts, keys, mappings and sealed words."""

from __future__ import annotations

from hashlib import sha256

import pytest

from audit.evidence.commitment import (
    ciphertext_hash,
    facts_commitment,
    key_commitment,
    mapping_commitment,
)
from audit.evidence.errors import VerificationError
from tests.unit.evidence import merkle_model as model

SALT, KEY, FACTS = b"s" * 16, b"k" * 32, b'{"enhet":"e1"}'


def test_each_commitment_is_the_documented_hash():
    """An outsider can compute every commitment with SHA-256 alone."""
    assert facts_commitment(SALT, FACTS) == sha256(SALT + FACTS).digest()
    assert key_commitment(KEY) == sha256(b"liggare/key/1" + KEY).digest()
    assert mapping_commitment(SALT, FACTS) == sha256(b"liggare/mapping/1" + SALT + FACTS).digest()
    assert ciphertext_hash(KEY) == sha256(KEY).digest()


@pytest.mark.parametrize("commit", [facts_commitment, mapping_commitment])
def test_every_changed_bit_of_salt_or_content_changes_the_commitment(commit):
    """The commitment binds every bit of what it is over."""
    changed = {commit(salt, FACTS) for salt in model.one_bit_changes(SALT)}
    changed |= {commit(SALT, facts) for facts in model.one_bit_changes(FACTS)}

    assert commit(SALT, FACTS) not in changed
    assert len(changed) == 8 * (len(SALT) + len(FACTS))


def test_one_kind_of_commitment_is_never_another():
    """The same bytes committed to as facts, mapping, key and ciphertext give four hashes."""
    commitments = {
        facts_commitment(SALT, SALT),
        mapping_commitment(SALT, SALT),
        key_commitment(SALT + SALT),
        ciphertext_hash(SALT),
    }

    assert len(commitments) == 4


@pytest.mark.parametrize("size", [0, 15, 17, 32])
def test_a_salt_of_wrong_length_is_refused(size):
    """A salt is 16 bytes: with another length it could swallow part of the content."""
    with pytest.raises(VerificationError):
        facts_commitment(b"s" * size, FACTS)
    with pytest.raises(VerificationError):
        mapping_commitment(b"s" * size, FACTS)


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_key_of_wrong_length_is_refused(size):
    """A data key is 32 bytes."""
    with pytest.raises(VerificationError):
        key_commitment(b"k" * size)


def test_nothing_is_not_committed_to():
    """Empty content and a ciphertext shorter than its tag are refused."""
    with pytest.raises(VerificationError):
        facts_commitment(SALT, b"")
    with pytest.raises(VerificationError):
        mapping_commitment(SALT, b"")
    with pytest.raises(VerificationError):
        ciphertext_hash(b"c" * 15)
