"""The service's own key: it seals the secrets of second factors, which belong to no nämnd.

It lies beside the keys of the nämnder, in a file whose name no nämnd can have, and is never
invented at start-up: `liggare account keys` makes it once.
"""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from audit.canonical import canonical_bytes
from audit.errors import ConfigurationError
from audit.store.keys import KEY_BYTES, NONCE_BYTES, read_secret_file, write_secret_file

FILE: Final = "_service.json"
"""A nämnd's file is `<slug>.json`, and no slug begins with an underscore."""
COMMAND: Final = "liggare account keys"
LACKS: Final = (
    f"Tjänstens nyckel {FILE} saknas, och utan den finns ingen inloggning med två faktorer. "
    f"Lägg tillbaka den, eller skapa den en gång: {COMMAND}"
)


@dataclass(frozen=True, slots=True)
class ServiceKey:
    """Named keys of 32 bytes and which of them seals now; `repr` shows none of them."""

    current: str
    keys: dict[str, bytes] = field(repr=False)

    @classmethod
    def draw(cls) -> ServiceKey:
        """Draw a fresh key for a new installation."""
        return cls("s1", {"s1": secrets.token_bytes(KEY_BYTES)})

    def seal(self, text: bytes, account: UUID, purpose: str) -> bytes:
        """Encrypt a secret for one account and purpose by the current key: nonce ‖ ciphertext."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        bound = _bound(self.current, account, purpose)
        return nonce + AESGCM(self.keys[self.current]).encrypt(nonce, text, bound)

    def unseal(self, key_id: str, sealed: bytes, account: UUID, purpose: str) -> bytes:
        """Decrypt; raises ConfigurationError for an unknown key or a text that was changed."""
        if key_id not in self.keys:
            message = f"Tjänstens nyckel {key_id} saknas i nyckelfilen."
            raise ConfigurationError(message)
        bound = _bound(key_id, account, purpose)
        try:
            cipher = AESGCM(self.keys[key_id])
            return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)
        except (InvalidTag, ValueError) as error:
            message = "En andra faktor i databasen är ändrad eller hör till ett annat konto."
            raise ConfigurationError(message) from error


def _bound(key_id: str, account: UUID, purpose: str) -> bytes:
    return canonical_bytes({"account": str(account), "key": key_id, "purpose": purpose})


def service_key_file(keys_dir: Path) -> Path:
    """Name the file of the service's key."""
    return keys_dir / FILE


def write_service_key(path: Path, key: ServiceKey) -> None:
    """Write the key file; raises ConfigurationError where there is one already."""
    coded = {name: base64.b64encode(value).decode() for name, value in key.keys.items()}
    text = json.dumps({"current": key.current, "keys": coded}, indent=2) + "\n"
    write_secret_file(path, text)


def read_service_key(path: Path) -> ServiceKey:
    """Read the key file; raises ConfigurationError when missing, broken or readable by others."""
    text = read_secret_file(path, f"Lägg tillbaka den, eller skapa den en gång: {COMMAND}")
    try:
        return _parsed(text)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"Nyckelfilen {FILE} är trasig: något saknas eller har fel längd."
        raise ConfigurationError(message) from error


def _parsed(text: str) -> ServiceKey:
    raw = json.loads(text)
    keys = {name: base64.b64decode(one, validate=True) for name, one in raw["keys"].items()}
    found = ServiceKey(raw["current"], keys)
    if {len(found.keys[found.current]), *map(len, keys.values())} != {KEY_BYTES}:
        message = "a key has the wrong length"
        raise ValueError(message)
    return found
