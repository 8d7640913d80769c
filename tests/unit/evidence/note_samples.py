"""Keys and notes for the tests; the keys are published here and sign nothing else."""

from __future__ import annotations

from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from audit.evidence.note_keys import Signer

NAME = "liggare.example/konstruerad/namnd"


def signer(name: str = NAME, secret: str = "one") -> Signer:
    """Make a signer whose key follows from a word."""
    return Signer(name, Ed25519PrivateKey.from_private_bytes(sha256(secret.encode()).digest()))


# The example of the specification, C2SP signed-note, "Verifier keys".
PUBLISHED_VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
PUBLISHED_NOTE = (
    "This is an example message.\n"
    "\n"
    "\N{EM DASH} example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1E"
    "RYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
