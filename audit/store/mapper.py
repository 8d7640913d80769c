"""Events to what is stored, and back: bodies, commitments and sealing (entry format 1)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from audit.canonical import NotCanonicalError, canonical_bytes_of_plain, parse_canonical
from audit.codec import event_from, facts_of, sealed_parts, typed, words_of
from audit.envelope import (
    Actor,
    Context,
    Erased,
    Event,
    Happened,
    KeyPurpose,
    Recorded,
    Source,
    SourceKind,
)
from audit.errors import FieldProblem, InvalidInputError
from audit.evidence.commitment import ciphertext_hash, facts_commitment
from audit.store.batch import SALT_BYTES, NewKey, NewMapping, PreparedEvent, SealedPart
from audit.store.handlingar import NONE, Attaching, Files, content_for, seal_file
from audit.store.keys import seal, sealing_context, unseal
from audit.store.topics import Topics

MAX_ENTRY_BYTES = 16_384
# Room for a frozen mätning that names every ärende of a large nämnd, and no more.
MAX_FACTS_BYTES = 1_048_576
NO_FORM = "Texten innehåller tecken som inte går att spara."
# position, recorded_at and the frame around the body
FRAME_BYTES = 110


DataKeysByPurpose = MappingType[KeyPurpose, bytes]


class DataKeys(Protocol):
    """Gives the data key of an ärende: an existing one, or a fresh one with how to store it."""

    def for_writing(self, arende: UUID, purpose: KeyPurpose) -> tuple[bytes, NewKey | None]:
        """Give the key and, when it is fresh, the row that introduces it."""

    def for_reading(self, arende: UUID, purpose: KeyPurpose = ...) -> bytes | None:
        """Give the key, None where there is none."""


@dataclass(frozen=True, slots=True)
class StoredRow:
    """One entry as read from the database, with its contents (None where they are gone)."""

    position: int
    recorded_at: datetime
    body: bytes
    facts: str | None
    sealed: MappingType[str, bytes] = field(default_factory=dict)


class Stands(NamedTuple):
    """What an event is and where it stands: its ärende, version, topic and schema version."""

    arende: UUID
    version: int
    topic: str
    schema: int


class Mapper:
    """Makes bodies of events and events of bodies, for one log."""

    def __init__(self, log: UUID, topics: Topics) -> None:
        """Keep the log's id (it stands in every body) and the known topics."""
        self.log = log
        self.topics = topics

    def prepare(
        self,
        event: Event,
        context: Context,
        keys: DataKeys,
        mappings: Sequence[NewMapping] = (),
        files: Files = NONE,
    ) -> PreparedEvent:
        """Make an event ready to be stored, with the bytes in `files` that it attaches.

        Raises InvalidInputError when it is too large for an entry, holds text without a form, or
        attaches a file that is not there.
        """
        self.topics.event_class(event.TOPIC)
        content = content_for(event, files)
        try:
            facts = canonical_bytes_of_plain(facts_of(event, context.actor))
            sealed, new_keys = self._seal(event, keys)
        except (NotCanonicalError, UnicodeEncodeError):
            # Not from the error: what it says can hold the text.
            raise InvalidInputError([FieldProblem("händelse", NO_FORM)]) from None
        file, file_keys = self._seal_file(event, content, keys)
        new_keys += file_keys
        salt = secrets.token_bytes(SALT_BYTES)
        body = canonical_bytes_of_plain(
            _body(self.log, event, context, facts, salt, sealed, new_keys, mappings)
        )
        if len(body) + FRAME_BYTES > MAX_ENTRY_BYTES or len(facts) > MAX_FACTS_BYTES:
            raise InvalidInputError([FieldProblem("händelse", "Händelsen är för stor för loggen.")])
        return PreparedEvent(
            originator_id=event.originator_id,
            originator_version=event.originator_version,
            topic=event.TOPIC,
            state=body,
            schema_version=event.SCHEMA,
            facts=facts,
            salt=salt,
            sealed=sealed,
            keys=new_keys,
            mappings=tuple(mappings),
            file=file,
        )

    def _seal_file(
        self, event: Event, content: bytes | None, keys: DataKeys
    ) -> tuple[bytes | None, tuple[NewKey, ...]]:
        """Seal what an event attaches under the ärende's key, which may be a fresh one."""
        if content is None or not isinstance(event, Attaching):
            return None, ()
        data_key, fresh = keys.for_writing(event.originator_id, KeyPurpose.ARENDE)
        return seal_file(data_key, content, self.log, event), (fresh,) if fresh else ()

    def _seal(
        self, event: Event, keys: DataKeys
    ) -> tuple[tuple[SealedPart, ...], tuple[NewKey, ...]]:
        place = (self.log, event.originator_id, event.originator_version, event.TOPIC)
        purposes = sealed_parts(type(event))
        parts: list[SealedPart] = []
        new_keys: list[NewKey] = []
        for part, text in words_of(event).items():
            data_key, fresh = keys.for_writing(event.originator_id, purposes[part])
            parts.append(SealedPart(part, seal(data_key, text, sealing_context(*place, part))))
            if fresh:
                new_keys.append(fresh)
        return tuple(parts), tuple(new_keys)

    def recorded(self, row: StoredRow, data_keys: DataKeysByPurpose) -> Recorded:
        """Build the event again; without facts it is `Erased`, without a key its words are None.

        Raises UnknownTopicError for what this release does not know, ValueError for broken facts.
        """
        body = parse_canonical(row.body)["body"]
        facts = None if row.facts is None else parse_canonical(row.facts)
        source = body["source"]
        stands = Stands(UUID(body["arende"]), body["version"], body["topic"], body["schema"])
        return Recorded(
            event=self._event(stands, facts, row.sealed, data_keys),
            topic=body["topic"],
            position=row.position,
            recorded_at=row.recorded_at,
            source=Source(
                SourceKind(source["kind"]),
                source.get("file_sha256"),
                source.get("extract_made_at"),
            ),
            request=body["request"],
            actor=None if facts is None else typed(Actor, facts["actor"]),
        )

    def event(self, stands: Stands, facts: str | None) -> Event:
        """Build an event from its facts alone, without words; raises as `recorded` does."""
        return self._event(stands, None if facts is None else parse_canonical(facts), {}, {})

    def opened(
        self, recorded: Recorded, sealed: MappingType[str, bytes], data_keys: DataKeysByPurpose
    ) -> Event:
        """Give an event that was read without words with those that lie under the keys."""
        event = recorded.event
        stands = (event.originator_id, event.originator_version, recorded.topic)
        words: dict[str, Any] = self._words(type(event), stands, sealed, data_keys)
        return replace(event, **words)

    def _words(
        self,
        event_class: type[Event],
        stands: tuple[UUID, int, str],
        sealed: MappingType[str, bytes],
        data_keys: DataKeysByPurpose,
    ) -> dict[str, str]:
        purposes = sealed_parts(event_class)
        return {
            part: unseal(data_keys[purposes[part]], text, sealing_context(self.log, *stands, part))
            for part, text in sealed.items()
            if part in purposes and purposes[part] in data_keys
        }

    def _event(
        self,
        stands: Stands,
        facts: dict[str, Any] | None,
        sealed: MappingType[str, bytes],
        data_keys: DataKeysByPurpose,
    ) -> Event:
        arende, version, topic, schema = stands
        if facts is None:
            return Erased(
                originator_id=arende,
                originator_version=version,
                happened=Happened.unknown(),
                topic=topic,
            )
        event_class = self.topics.event_class(topic)
        words = self._words(event_class, (arende, version, topic), sealed, data_keys)
        present = self.topics.upcast(topic, schema, facts)
        return event_from(event_class, arende, version, present, words)


def _body(
    log: UUID,
    event: Event,
    context: Context,
    facts: bytes,
    salt: bytes,
    sealed: Sequence[SealedPart],
    keys: Sequence[NewKey],
    mappings: Sequence[NewMapping],
) -> dict[str, Any]:
    """Give the body of an entry as a plain object; what is empty is left out."""
    source = context.source
    body: dict[str, Any] = {
        "arende": str(event.originator_id),
        "facts_sha256": facts_commitment(salt, facts).hex(),
        "log": str(log),
        "request": context.request,
        "schema": event.SCHEMA,
        "source": {"kind": source.kind.value},
        "topic": event.TOPIC,
        "version": event.originator_version,
    }
    if source.file_sha256:
        body["source"]["file_sha256"] = source.file_sha256
    if source.extract_made_at:
        body["source"]["extract_made_at"] = source.extract_made_at
    if rules := event.rule_ids():
        body["rules"] = list(rules)
    if sealed:
        body["sealed"] = {part.part: ciphertext_hash(part.ciphertext).hex() for part in sealed}
    if keys:
        body["keys"] = {key.purpose: key.commitment for key in keys}
    if mappings:
        body["mappings"] = sorted(mapping.commitment() for mapping in mappings)
    return body
