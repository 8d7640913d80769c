"""The keys of a nämnd: what wraps data keys, signs checkpoints and blinds identifiers.

They live in one file, apart from the database, and are never invented at start-up:
`liggare namnd keys new` makes it once, and the service refuses to start without it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from audit.canonical import canonical_bytes_of_plain
from audit.errors import ConfigurationError

KEY_BYTES = 32
NONCE_BYTES = 12
PAD_TO = 256


@dataclass(frozen=True, slots=True)
class NamndKeys:
    """All secrets of one nämnd; `repr` shows none of them.

    `wrapping` maps key id → 32 bytes, `current` names the one that new data keys are wrapped by.
    `identifier` blinds outside identifiers, `idempotency` blinds request keys, `signing` is the
    Ed25519 seed of the checkpoint key.
    """

    current: str
    wrapping: dict[str, bytes] = field(repr=False)
    signing: bytes = field(repr=False)
    identifier: bytes = field(repr=False)
    idempotency: bytes = field(repr=False)

    def successor(self) -> NamndKeys:
        """Give the same keys with one more wrapping key, which becomes the current one."""
        name = f"n{len(self.wrapping) + 1}"
        wrapping = {**self.wrapping, name: secrets.token_bytes(KEY_BYTES)}
        return NamndKeys(name, wrapping, self.signing, self.identifier, self.idempotency)


def new_keys() -> NamndKeys:
    """Draw fresh keys for a new nämnd."""
    draw = [secrets.token_bytes(KEY_BYTES) for _ in range(4)]
    return NamndKeys("n1", {"n1": draw[0]}, draw[1], draw[2], draw[3])


def write_keys(path: Path, keys: NamndKeys, *, replace: bool = False) -> None:
    """Write the key file, readable by its owner only; refuses to replace one unless told to."""
    write_secret_file(path, dump_keys(keys), replace=replace)


def read_keys(path: Path) -> NamndKeys:
    """Read the key file; raises ConfigurationError when missing, broken or readable by others."""
    mends = "Lägg tillbaka den, eller skapa nya nycklar för en ny nämnd: liggare namnd keys new"
    return parse_keys(read_secret_file(path, mends))


def write_secret_file(path: Path, text: str, *, replace: bool = False) -> None:
    """Write a file that only its owner can read; refuses to replace one unless told to."""
    if path.exists() and not replace:
        message = f"Nyckelfilen {path.name} finns redan och skrivs inte över."
        raise ConfigurationError(message)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Written beside and renamed, so that a crash never leaves half a key file.
    beside = path.with_suffix(".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def read_secret_file(path: Path, mends: str) -> str:
    """Read a file that only its owner can read.

    Raises ConfigurationError with the sentence `mends` when it is missing, or readable by others.
    """
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        message = f"Nyckelfilen {path.name} går inte att läsa. {mends}"
        raise ConfigurationError(message) from error
    if mode & 0o077:
        message = f"Nyckelfilen {path.name} kan läsas av andra. Sätt rättigheterna till 0600."
        raise ConfigurationError(message)
    return text


def dump_keys(keys: NamndKeys) -> str:
    """Write keys as JSON (base64)."""
    secret = {name: _b64(value) for name, value in keys.wrapping.items()}
    rest = {name: _b64(getattr(keys, name)) for name in ("signing", "identifier", "idempotency")}
    return json.dumps({"current": keys.current, "wrapping": secret, **rest}, indent=2) + "\n"


def parse_keys(text: str) -> NamndKeys:
    """Read keys from JSON; raises ConfigurationError for a missing key or a wrong length."""
    try:
        raw = json.loads(text)
        wrapping = {name: _unb64(value) for name, value in raw["wrapping"].items()}
        rest = [_unb64(raw[name]) for name in ("signing", "identifier", "idempotency")]
        keys = NamndKeys(raw["current"], wrapping, *rest)
        keys.wrapping[keys.current]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = "Nyckelfilen är trasig: något saknas eller har fel längd."
        raise ConfigurationError(message) from error
    return keys


def _b64(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _unb64(text: str) -> bytes:
    value = base64.b64decode(text, validate=True)
    if len(value) != KEY_BYTES:
        message = "a key has the wrong length"
        raise ValueError(message)
    return value


def blind(key: bytes, *parts: str | bytes) -> bytes:
    """HMAC-SHA-256 over parts, each with its length before it, so that no two lists collide."""
    mac = hmac.new(key, digestmod=hashlib.sha256)
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        mac.update(len(raw).to_bytes(8, "big") + raw)
    return mac.digest()


def wrap(keys: NamndKeys, data_key: bytes, arende: UUID, purpose: str) -> tuple[str, bytes]:
    """Wrap a data key by the current key of the nämnd; gives (key id, nonce ‖ ciphertext)."""
    return keys.current, wrap_by(keys, keys.current, data_key, arende, purpose)


def wrap_by(keys: NamndKeys, key_id: str, data_key: bytes, arende: UUID, purpose: str) -> bytes:
    """Wrap a data key by a named key of the nämnd."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    bound = _wrapping_context(key_id, arende, purpose)
    return nonce + AESGCM(keys.wrapping[key_id]).encrypt(nonce, data_key, bound)


def unwrap(keys: NamndKeys, key_id: str, wrapped: bytes, arende: UUID, purpose: str) -> bytes:
    """Unwrap a data key; raises ConfigurationError for an unknown key id or a changed row."""
    if key_id not in keys.wrapping:
        message = f"Nämndens nyckel {key_id} saknas i nyckelfilen."
        raise ConfigurationError(message)
    bound = _wrapping_context(key_id, arende, purpose)
    try:
        cipher = AESGCM(keys.wrapping[key_id])
        return cipher.decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], bound)
    except (InvalidTag, ValueError) as error:
        message = "En nyckel i databasen är ändrad eller hör till ett annat ärende."
        raise ConfigurationError(message) from error


def _wrapping_context(key_id: str, arende: UUID, purpose: str) -> bytes:
    return canonical_bytes_of_plain({"arende": str(arende), "key": key_id, "purpose": purpose})


def seal(data_key: bytes, text: str, context: bytes) -> bytes:
    """Encrypt words, padded to whole 256 bytes so that their length tells little."""
    raw = text.encode()
    padded = len(raw).to_bytes(4, "big") + raw
    padded += bytes(-len(padded) % PAD_TO)
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(data_key).encrypt(nonce, padded, context)


def unseal(data_key: bytes, ciphertext: bytes, context: bytes) -> str:
    """Decrypt words; raises ConfigurationError when they or their place were changed."""
    try:
        cipher = AESGCM(data_key)
        padded = cipher.decrypt(ciphertext[:NONCE_BYTES], ciphertext[NONCE_BYTES:], context)
    except (InvalidTag, ValueError) as error:
        message = "En skyddad text är ändrad eller hör till en annan händelse."
        raise ConfigurationError(message) from error
    length = int.from_bytes(padded[:4], "big")
    return padded[4 : 4 + length].decode()


def sealing_context(log: UUID, arende: UUID, version: int, topic: str, part: str) -> bytes:
    """Give the associated data that binds a sealed text to its place (AES-GCM, NIST SP 800-38D)."""
    values = {"arende": str(arende), "log": str(log), "part": part, "topic": topic}
    return canonical_bytes_of_plain({**values, "version": version})
