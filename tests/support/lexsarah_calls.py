"""Acts of the table sent over HTTP, and how each came out: may, or the reason of the refusal."""

from __future__ import annotations

import base64
from dataclasses import fields
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from api.acts import Acting, perform, read
from api.http.lexsarah.table import COLLECTION, ID_OF, ROWS
from audit.codec import plain
from audit.lexsarah import (
    ACTS,
    AccessRefusedError,
    AuthorityRefusedError,
    JavRefusedError,
    Role,
    StateRefusedError,
    Stream,
)
from tests.support.lexsarah_states import OWN, World, translated
from tests.unit.lexsarah.asked import CONTENT, FILES, RECEIVED, commands
from tests.unit.lexsarah.histories import ATGARD, DONE
from tests.unit.lexsarah.people import token

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx2

    from audit.lexsarah import Command

BASE = "/api/v1/namnder/prov"
BY_ACT = {row.act: row for row in ROWS}
READS = {
    "read_rapport": "/lex-sarah/rapporter/{}",
    "read_arende": "/lex-sarah/arenden/{}",
    "read_arende_facts": "/lex-sarah/arenden/{}",
    "read_who_read": "/lex-sarah/arenden/{}/lasningar",
}
REFUSED = (AccessRefusedError, JavRefusedError, StateRefusedError, AuthorityRefusedError)
STATUS = {"access": 404, "jav": 403, "state": 409, "authority": 403}
NEW = {"lag": "sol", "verksamhet": "v1", "enhet": "e1", "rapport_inkom": "2026-03-10"}
COMMANDS = commands(ATGARD, DONE, 1)


def command_of(act: str, stream: UUID, people: Mapping[UUID, UUID]) -> Command:
    """Give a well-formed command of an act, to a stream and about people of the nämnd."""
    known = {**people, OWN.get(ACTS[act].stream, OWN[Stream.UTFORARE]): stream}
    command: Command = translated(COMMANDS[act], known)
    return command


def body_of(command: Command, act: str) -> dict[str, Any]:
    """Write a command as the body that makes it."""
    if act == "sort_rapport":
        return {"utfall": "lex_sarah", "nytt_arende": NEW}
    row = BY_ACT["receive_rapport" if act == "enter_rapport" else act]
    named = {one.name: getattr(command, one.name) for one in fields(command)}
    given = {name: value for name, value in named.items() if name not in row.given}
    body: dict[str, Any] = plain({n: v for n, v in given.items() if v is not None})
    if act == "receive_rapport":
        body["kanal"] = "inloggad"
    if row.attaches:
        body["innehall"] = base64.b64encode(CONTENT).decode()
    return body | ({"slag": row.tag} if row.tag else {})


def address_of(act: str, stream: UUID) -> str:
    """Give where an act is sent."""
    row = BY_ACT["receive_rapport" if act == "enter_rapport" else act]
    if ACTS[act].starts:
        return BASE + COLLECTION[row.stream]
    return BASE + row.address.replace(f"{{{ID_OF[row.stream]}}}", str(stream))


async def sent(
    client: httpx2.AsyncClient, token_: str, act: str, stream: tuple[UUID, int], world: World
) -> str:
    """Send an act over HTTP; gives how it came out."""
    headers = {"Authorization": f"Bearer {token_}"}
    if act in READS:
        answer = await client.get(BASE + READS[act].format(stream[0]), headers=headers)
        return told(act, answer)
    headers |= {"Idempotency-Key": str(uuid4())}
    if not ACTS[act].starts:
        headers["If-Match"] = f'"{stream[1]}"'
    body = body_of(command_of(act, stream[0], world.people), act)
    answer = await client.post(address_of(act, stream[0]), json=body, headers=headers)
    return told(act, answer)


def told(act: str, answer: httpx2.Response) -> str:
    """Read an answer: what it says, and that its status and its type go with its reason."""
    body = answer.json()
    if answer.status_code < 400:
        masked = act == "read_arende" and body.get("words") is False
        return "access" if masked else "may"
    reason = body.get("reason", f"{answer.status_code} {body['type']} {body.get('errors')}")
    fits = STATUS.get(reason) == answer.status_code and set(body) == MEMBERS.get(reason)
    return reason if fits else f"{reason}, told as {answer.status_code} with {sorted(body)}"


_PLAIN = {"type", "title", "status", "detail", "instance", "reason"}
MEMBERS = {
    "access": _PLAIN,
    "jav": _PLAIN,
    "state": _PLAIN | {"lacks"},
    "authority": _PLAIN | {"punkt", "who"},
}
"""Reason → the members of its problem: of what nobody may know, nothing more is told."""


def performed(acting: Acting, act: str, stream: UUID, world: World) -> str:
    """Try an act where no request reaches: as the reporter, as the service, or at what is there."""
    try:
        if ACTS[act].reads:
            read(acting, act, stream, "prov")
        else:
            perform(acting, command_of(act, stream, world.people), files=FILES)
    except REFUSED as refusal:
        return refusal.reason
    return "may"


def acting(world: World, role: Role) -> Acting:
    """Give who acts without a request: the reporter by the report's own id, the service itself."""
    if role is Role.SYSTEM:
        return world.work.system
    if role is Role.RAPPORTOR:
        services = world.service.services
        return Acting.reporter(services, world.service.log, RECEIVED["rapportor"])
    return world.work.acting(role)


SECOND = token("second utredare")
