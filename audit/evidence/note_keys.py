"""The keys of signed notes: C2SP signed-note, "Signatures" and "Verifier keys", Ed25519 only.

The secret key stays in the object it came in; nothing here reads, writes or prints it.
"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from audit.evidence.errors import VerificationError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_ED25519: Final = b"\x01"
_KEY_SIZE: Final = 32
_KEY_HASH_SIZE: Final = 4


def check_name(name: str) -> None:
    """Refuse a key name that is empty or has a space, a plus or a control character in it."""
    if not name or any(mark.isspace() or mark == "+" or mark < " " for mark in name):
        message = "Nyckelns namn är tomt eller har blanksteg, plustecken eller styrtecken."
        raise VerificationError(message)


def decode_base64(text: str, what: str) -> bytes:
    """Read standard base64 (RFC 4648 section 4) in its one canonical spelling.

    Loose decoders let several texts stand for the same bytes: then a text could be changed unseen.
    """
    try:
        data = b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        message = f"{what} är inte riktig base64."
        raise VerificationError(message) from error
    if b64encode(data).decode() != text:
        message = f"{what} är inte base64 i sin enda rätta stavning."
        raise VerificationError(message)
    return data


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line of a note: whose it says it is, and the bytes. Not verified."""

    name: str
    key_hash: bytes
    value: bytes

    def line(self) -> str:
        """Write the line, with its newline."""
        return f"\N{EM DASH} {self.name} {b64encode(self.key_hash + self.value).decode()}\n"


@dataclass(frozen=True, slots=True)
class Verifier:
    """A name and an Ed25519 public key (32 bytes) that a note can be verified against."""

    name: str
    public_key: bytes
    key_hash: bytes = field(init=False)

    def __post_init__(self) -> None:
        """Refuse malformed names and keys; work out the key hash."""
        check_name(self.name)
        if len(self.public_key) != _KEY_SIZE:
            message = f"En offentlig nyckel för Ed25519 är {_KEY_SIZE} byte."
            raise VerificationError(message)
        named = self.name.encode() + b"\n" + _ED25519 + self.public_key
        object.__setattr__(self, "key_hash", sha256(named).digest()[:_KEY_HASH_SIZE])

    @classmethod
    def parse(cls, vkey: str) -> Verifier:
        """Read a verifier key, `<name>+<key hash in hex>+<base64>`; raises VerificationError."""
        # Base64 may itself contain a plus, so the text is cut from the left.
        name, _, rest = vkey.partition("+")
        key_hash, _, encoded = rest.partition("+")
        material = decode_base64(encoded, "Nyckeln")
        if material[:1] != _ED25519:
            message = "Nyckeln är inte en Ed25519-nyckel för signerade anteckningar."
            raise VerificationError(message)
        verifier = cls(name, material[1:])
        if verifier.key_hash.hex() != key_hash:
            message = "Nyckelns kontrollsumma stämmer inte med dess namn och innehåll."
            raise VerificationError(message)
        return verifier

    @property
    def vkey(self) -> str:
        """Write the verifier key that an outsider needs."""
        encoded = b64encode(_ED25519 + self.public_key).decode()
        return f"{self.name}+{self.key_hash.hex()}+{encoded}"

    def made(self, signature: Signature) -> bool:
        """Tell whether the signature says it is from this key, by name and key hash."""
        return signature.name == self.name and signature.key_hash == self.key_hash

    def verify(self, text: bytes, signature: Signature) -> None:
        """Check the signature over the text (RFC 8032); raises VerificationError."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public_key).verify(signature.value, text)
        except (InvalidSignature, ValueError) as error:
            message = f"Signaturen från {self.name} stämmer inte med texten."
            raise VerificationError(message) from error


@dataclass(frozen=True, slots=True)
class Signer:
    """A name and an Ed25519 private key that signs notes."""

    name: str
    private_key: Ed25519PrivateKey = field(repr=False, compare=False)
    verifier: Verifier = field(init=False)

    def __post_init__(self) -> None:
        """Refuse a malformed name; work out the verifier once, it is needed at every signing."""
        public_key = self.private_key.public_key().public_bytes_raw()
        object.__setattr__(self, "verifier", Verifier(self.name, public_key))

    def sign(self, text: str) -> Signature:
        """Sign the text of a note, which must end in a newline (checked by `sign_note`)."""
        value = self.private_key.sign(text.encode())
        return Signature(self.name, self.verifier.key_hash, value)
