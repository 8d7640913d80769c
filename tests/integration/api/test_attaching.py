"""A file attached over HTTP: its bytes come in the body, and what is noted comes from them."""

from __future__ import annotations

import base64
from hashlib import sha256
from typing import TYPE_CHECKING

from audit.lexsarah import Role
from audit.lexsarah.events_common import HandlingAttached
from audit.store.checking import check
from audit.store.handlingar import load_file
from tests.integration.api.test_lexsarah_commands import send
from tests.support.lex_sarah import working

if TYPE_CHECKING:
    from tests.support.services import Service

CONTENT = "Larmet ringde tre gånger.".encode()


def test_the_bytes_in_the_body_are_what_is_kept(service: Service) -> None:
    """Size, type and sum are the service's own; what cannot be attached is told by its field."""
    work = working(service)
    rapport = work.report()
    address, given = f"rapporter/{rapport}/attach-to-rapport", {"If_Match": '"1"'}
    for wrong in ("inte base64!", base64.b64encode(b"MZ\x90\x00").decode()):
        refused = send(work, Role.MOTTAGARE, address, {"innehall": wrong}, **given)
        assert refused.status_code == 422
        assert "innehall" in refused.text
    claimed = {"innehall": "AAAA", "sha256": "5f" * 32}
    assert send(work, Role.MOTTAGARE, address, claimed, **given).status_code == 422

    body = {"innehall": base64.b64encode(CONTENT).decode(), "filnamn": "larm.txt"}
    answer = send(work, Role.MOTTAGARE, address, body, **given)
    recorded = service.log.load(rapport)[-1]

    assert answer.status_code == 200, answer.text
    assert isinstance(recorded.event, HandlingAttached)
    assert recorded.event.sha256 == sha256(CONTENT).hexdigest()
    assert (recorded.event.storlek, recorded.event.mediatyp) == (len(CONTENT), "text/plain")
    assert load_file(service.log, recorded) == CONTENT
    assert check(service.log).ok
