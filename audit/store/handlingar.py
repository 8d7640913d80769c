"""The bytes of attached handlingar: sealed beside the log, each with the event that attaches it.

An event is refused where its bytes do not come with it, so that none points at what is not there.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from audit.canonical import canonical_bytes_of_plain
from audit.errors import ConfigurationError, FieldProblem, InvalidInputError, NotFoundError
from audit.internkontroll.events_matning import UnderlagAttached
from audit.lexsarah.events_common import HandlingAttached
from audit.store.data_keys import DatabaseKeys
from audit.store.file_kinds import ENDINGS, MOST_BYTES, media_type_of
from audit.store.keys import NONCE_BYTES
from audit.store.sql import Queries

if TYPE_CHECKING:
    from audit.envelope import Event, Recorded
    from audit.store.log import Log

QUERIES: Final = Queries.load("audit.store", "queries/handlingar.sql")
FIELD: Final = "fil"
"""How the file is called where something is wrong with it."""
NO_BYTES: Final = "Filen följde inte med. Välj den igen."
OTHER_BYTES: Final = "Filen är inte den som uppgifterna gäller."
EMPTY: Final = "Filen är tom. Välj en annan."
TOO_LARGE: Final = f"Filen är för stor: högst {MOST_BYTES // 1_000_000} MB."
NO_KIND: Final = (
    "Filen kan inte bifogas. Det går att bifoga PDF, bilder (PNG och JPEG), text, Word (docx) "
    "och Excel (xlsx) utan makron. Spara filen som PDF och försök igen."
)

Attaching = HandlingAttached | UnderlagAttached
"""The events that attach a file; all name it by the same facts."""
Files = Mapping[UUID, bytes]
"""The bytes of the files that some events attach, by the id of the handling."""
NONE: Final[Files] = {}


def demand_kind(content: bytes) -> str:
    """Give the media type of a file; raises InvalidInputError where it may not be attached."""
    if not content:
        raise _refused(EMPTY)
    if len(content) > MOST_BYTES:
        raise _refused(TOO_LARGE)
    media_type = media_type_of(content)
    if media_type is None:
        raise _refused(NO_KIND)
    return media_type


def content_for(event: Event, files: Files) -> bytes | None:
    """Give the bytes that an event attaches, None for one that attaches none.

    Raises InvalidInputError where they lack, are others than the event says, or may not be there.
    """
    if not isinstance(event, Attaching):
        return None
    content = files.get(event.handling)
    if content is None:
        raise _refused(NO_BYTES)
    said = (event.mediatyp, event.storlek, event.sha256)
    if (demand_kind(content), len(content), sha256(content).hexdigest()) != said:
        raise _refused(OTHER_BYTES)
    return content


def _refused(reason: str) -> InvalidInputError:
    return InvalidInputError([FieldProblem(FIELD, reason)])


def seal_file(data_key: bytes, content: bytes, log: UUID, event: Attaching) -> bytes:
    """Encrypt a file, bound to its log, stream and handling; its size is a fact and not hidden."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    bound = _place(log, event.originator_id, event.handling)
    return nonce + AESGCM(data_key).encrypt(nonce, content, bound)


def open_file(data_key: bytes, ciphertext: bytes, log: UUID, stream: UUID, handling: UUID) -> bytes:
    """Decrypt a file; raises ConfigurationError when it or its place was changed."""
    nonce, rest = ciphertext[:NONCE_BYTES], ciphertext[NONCE_BYTES:]
    try:
        return AESGCM(data_key).decrypt(nonce, rest, _place(log, stream, handling))
    except (InvalidTag, ValueError) as error:
        message = "En bifogad fil är ändrad eller hör till en annan handling."
        raise ConfigurationError(message) from error


def _place(log: UUID, stream: UUID, handling: UUID) -> bytes:
    values = {"arende": str(stream), "handling": str(handling), "log": str(log)}
    return canonical_bytes_of_plain(values)


def load_file(log: Log, attached: Recorded) -> bytes:
    """Give the bytes that a recorded event attached; the reading is to be recorded before.

    Raises NotFoundError where they are gone, ConfigurationError where they were changed.
    """
    event = attached.event
    if not isinstance(event, Attaching):
        raise NotFoundError(_GONE)
    stream = event.originator_id
    data_key = DatabaseKeys(log.pool, log.schema, log.parts.keys).for_reading(stream)
    with log.pool.connection() as connection:
        query = QUERIES.bind(log.schema).one
        row = connection.execute(query, {"position": attached.position}, binary=True).fetchone()
    if row is None or data_key is None:
        raise NotFoundError(_GONE)
    content = open_file(data_key, bytes(row[0]), log.id, stream, event.handling)
    if sha256(content).hexdigest() != event.sha256:
        message = "En bifogad fil är inte den som händelsen säger. Kör: liggare check"
        raise ConfigurationError(message)
    return content


_GONE: Final = "Handlingen finns inte, eller så har du inte åtkomst till den."

__all__ = [
    "ENDINGS",
    "FIELD",
    "MOST_BYTES",
    "NONE",
    "Files",
    "content_for",
    "demand_kind",
    "load_file",
    "open_file",
    "seal_file",
]
