"""The check of attached files: each is there, opens, and hashes to what its event says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from audit.errors import ConfigurationError
from audit.store.handlingar import open_file
from audit.store.keys import unwrap

if TYPE_CHECKING:
    from audit.store.checking.report import Tally
    from audit.store.checking.rows import Reader
    from audit.store.checking.scan import Subject

LACKS = "En bifogad fil saknas, och ingen gallring säger varför."
NOBODYS = "En fil ligger där ingen post bifogar någon."
CHANGED = "En bifogad fil är ändrad: den är inte den som posten bifogade."


def check_handlingar(
    reader: Reader, subject: Subject, attached: Mapping[int, UUID], tally: Tally
) -> None:
    """Report files that lack, that nobody attached, and that are others than their events say.

    `attached` gives the stream of each entry that attaches a file. One file at a time is read.
    """
    there = [row[0] for row in reader.rows("files")]
    tally.rows += len(there)
    lacking = {at: attached[at] for at in sorted(attached.keys() - set(there))}
    explained = reader.later_gallringar(lacking)
    for position in lacking:
        if position not in explained:
            tally.find(position, LACKS)
    for position in there:
        if position not in attached:
            tally.find(position, NOBODYS)
        elif not _holds(reader, subject, position, attached[position]):
            tally.find(position, CHANGED)


def _holds(reader: Reader, subject: Subject, position: int, stream: UUID) -> bool:
    """Tell whether a file is the one that its event says; what was gallrat is told elsewhere."""
    rows = reader.rows("file", arende=stream, position=position)
    ciphertext, facts, key_id, wrapped = rows[0]
    if facts is None:
        return True
    try:
        said = json.loads(facts)
        data_key = unwrap(subject.keys, key_id, bytes(wrapped), stream, "arende")
        content = open_file(
            data_key, bytes(ciphertext), subject.log, stream, UUID(said["handling"])
        )
        return (sha256(content).hexdigest(), len(content)) == (said["sha256"], said["storlek"])
    except (ConfigurationError, ValueError, KeyError, TypeError):
        return False
