"""A command of the API performed: request key, version, and one batch, all of it or nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from api.acts import Done, perform_all
from api.http.lexsarah.answered import Andrad, href_of
from api.http.lexsarah.making import Values, commands_of, files_of
from api.http.preconditions import etag
from audit.lexsarah import Stream
from audit.lexsarah.events_rapport import RapportSorted

if TYPE_CHECKING:
    from api.acts import Acting
    from api.http.lexsarah.table import Row


@dataclass(frozen=True, slots=True)
class Asked:
    """One command as it was asked for: the stream, the body, the version seen, the request key."""

    row: Row
    stream: UUID
    values: Values
    key: str
    expected: int | None = None

    @property
    def body(self) -> bytes:
        """Give what must be the same when the request key comes again; a drawn id is no part."""
        told: dict[str, Any] = {"act": self.row.act, "body": self.values}
        if not self.row.of_table.starts:
            told["stream"] = str(self.stream)
        return json.dumps(told, sort_keys=True).encode()


def performed(acting: Acting, asked: Asked) -> tuple[Done, list[Andrad]]:
    """Perform a command; gives what it led to, and what else changed in the same batch.

    Raises what `perform_all` raises; a version that does not fit is told only to those who may
    know that there is something.
    """
    commands = commands_of(asked.row, acting, asked.stream, asked.values)
    done = perform_all(
        acting,
        commands,
        expected=asked.expected,
        key=asked.key,
        body=asked.body,
        files=files_of(commands, asked.values),
    )
    if asked.row.of_table.starts or done.stream == asked.stream:
        return done, []
    return _sorted_into(acting, asked.stream, done)


def _sorted_into(acting: Acting, rapport: UUID, done: Done) -> tuple[Done, list[Andrad]]:
    """Tell of the report that was sorted, and of the ärende that it was sorted into."""
    history = acting.log.load_many([rapport])[rapport]
    one = next(
        one
        for one in reversed(history)
        if isinstance(one.event, RapportSorted) and one.event.arende == done.stream
    )
    version = one.event.originator_version
    sorted_ = Done(rapport, version, one.position, one.recorded_at, replayed=done.replayed)
    arende = Andrad(
        id=done.stream,
        version=done.version,
        etag=etag(done.version),
        href=href_of(acting.log, Stream.ARENDE, done.stream),
    )
    return sorted_, [arende]
