"""Names, key hashes and verifier keys of signed notes."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest

from audit.evidence.errors import VerificationError
from audit.evidence.note_keys import Signature, Verifier, decode_base64
from tests.unit.evidence.note_samples import NAME, PUBLISHED_VKEY, signer


def test_the_published_verifier_key_is_read_and_written():
    """The example key of the specification has the name and key hash printed there."""
    verifier = Verifier.parse(PUBLISHED_VKEY)

    assert verifier.name == "example.com/foo"
    assert verifier.key_hash.hex() == "530d903a"
    assert verifier.vkey == PUBLISHED_VKEY


def test_the_key_hash_is_of_name_type_and_key():
    """The four bytes are SHA-256(name, newline, 1, public key), as the specification says."""
    verifier = signer().verifier
    hashed = sha256(NAME.encode() + b"\x0a\x01" + verifier.public_key).digest()

    assert verifier.key_hash == hashed[:4]
    assert Verifier.parse(verifier.vkey) == verifier


def test_the_same_key_under_another_name_is_another_verifier():
    """The name is part of the key hash."""
    assert signer("a.example").verifier.key_hash != signer("b.example").verifier.key_hash


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\n", "a\tb", "a\u00a0b", "a\u2003b", "\x00"])
def test_a_malformed_name_is_refused(name):
    """A name is not empty and has no space, plus or control character."""
    with pytest.raises(VerificationError):
        Verifier(name, b"k" * 32)
    with pytest.raises(VerificationError):
        signer(name)


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_public_key_of_wrong_length_is_refused(size):
    """An Ed25519 public key is 32 bytes."""
    with pytest.raises(VerificationError):
        Verifier(NAME, b"k" * size)


@pytest.mark.parametrize(
    "vkey",
    [
        "",
        "name",
        "name+00000000",
        PUBLISHED_VKEY + "\n",
        " " + PUBLISHED_VKEY,
        PUBLISHED_VKEY.replace("530d903a", "530D903A"),
        PUBLISHED_VKEY.replace("530d903a", "530d903b"),
        PUBLISHED_VKEY.replace("example.com", "example.org"),
        PUBLISHED_VKEY.replace("+Aeky", "+BOky"),
        PUBLISHED_VKEY[:-4],
        PUBLISHED_VKEY.replace("U2k", "U2l"),
    ],
)
def test_a_malformed_verifier_key_is_refused(vkey):
    """Wrong parts, spelling, type, length or key hash: refused with the one error."""
    with pytest.raises(VerificationError):
        Verifier.parse(vkey)


@pytest.mark.parametrize("text", ["YQ", "YQ=", "YR==", "YQ==\n", " YQ==", "Y-==", "å", "YQ==YQ=="])
def test_only_the_one_spelling_of_base64_is_read(text):
    """Missing padding, stray bits, spaces and the URL alphabet are refused."""
    with pytest.raises(VerificationError):
        decode_base64(text, "Värdet")


def test_a_signature_verifies_only_over_its_own_text():
    """The signature holds for the signed text and for no other, nor from another key."""
    signature = signer().sign("a\n")
    signer().verifier.verify(b"a\n", signature)

    with pytest.raises(VerificationError):
        signer().verifier.verify(b"b\n", signature)
    with pytest.raises(VerificationError):
        signer(secret="two").verifier.verify(b"a\n", signature)


@pytest.mark.parametrize("value", [b"", b"x" * 63, b"x" * 65])
def test_a_signature_of_wrong_length_is_refused(value):
    """An Ed25519 signature is 64 bytes."""
    with pytest.raises(VerificationError):
        signer().verifier.verify(b"a\n", Signature(NAME, b"hash", value))


def test_a_signer_never_shows_its_secret():
    """Neither repr nor str of a signer has the private key in it."""
    secret = signer().private_key.private_bytes_raw()

    assert secret.hex() not in repr(signer())
    assert b64encode(secret).decode() not in repr(signer())
    assert "private" not in repr(signer())
