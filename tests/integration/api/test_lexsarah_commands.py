"""Commands over HTTP: request keys, versions, what is answered, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from audit.lexsarah import Role
from tests.support.lex_sarah import Work, working

if TYPE_CHECKING:
    from tests.support.services import Service

BASE = "/api/v1/namnder/prov/lex-sarah"
NEW = {"lag": "sol", "verksamhet": "v1", "enhet": "e1", "rapport_inkom": "2020-01-01"}


@pytest.fixture
def work(service: Service) -> Work:
    """The nämnd `prov` with its organisation, its order and its people."""
    return working(service)


def send(work: Work, role: Role, address: str, body: Any, **headers: str) -> Any:
    """Send a command as the person of a role; headers are written with underscores."""
    named = {"Idempotency-Key": str(uuid4())} | {
        name.replace("_", "-"): value for name, value in headers.items() if value
    }
    caller = work.service.program_of(work.accounts[role])
    return caller.post(f"{BASE}/{address}", json=body, headers=named)


def test_sorting_opens_the_arende_in_the_same_batch(work: Work) -> None:
    """A report sorted as lex Sarah opens its ärende at once, and both new versions are told."""
    rapport = work.report()

    answer = send(
        work, Role.MOTTAGARE, f"rapporter/{rapport}/sort-rapport",
        {"utfall": "lex_sarah", "nytt_arende": NEW}, If_Match='"1"',
    )  # fmt: skip

    assert answer.status_code == 200
    assert answer.headers["ETag"] == answer.json()["etag"] == '"2"'
    (arende,) = answer.json()["also"]
    known = work.service.log.load_many([UUID(arende["id"])])
    assert len(known[UUID(arende["id"])]) == arende["version"] == 1
    assert "ask_fraga" in [one["act"] for one in answer.json()["next_acts"]]


def test_the_same_key_gives_the_same_answer_and_writes_nothing(work: Work) -> None:
    """A request that comes again is answered as before, says so, and leaves the log as it is."""
    rapport, key = work.report(), str(uuid4())
    body = {"utfall": "lex_sarah", "nytt_arende": NEW}
    sent = {"Idempotency_Key": key, "If_Match": '"1"'}
    address = f"rapporter/{rapport}/sort-rapport"

    first = send(work, Role.MOTTAGARE, address, body, **sent)
    size = work.service.log.head().size
    again = send(work, Role.MOTTAGARE, address, body, **sent)

    assert (first.json(), first.headers.get("Idempotency-Replayed")) == (again.json(), None)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert work.service.log.head().size == size


def test_a_repeated_request_is_not_told_of_what_others_wrote_since(work: Work) -> None:
    """The answer that comes again names the version it led to: nobody's act is passed by."""
    rapport, key = work.report(), str(uuid4())
    address, sent = f"rapporter/{rapport}/ask-fraga", {"Idempotency_Key": key, "If_Match": "*"}
    first = send(work, Role.MOTTAGARE, address, {"text": "Vem?"}, **sent)
    send(work, Role.UTREDARE, address, {"text": "När?"}, If_Match="*")

    again = send(work, Role.MOTTAGARE, address, {"text": "Vem?"}, **sent)

    assert again.headers["ETag"] == first.headers["ETag"] == '"2"'


def test_the_same_key_with_another_body_is_refused(work: Work) -> None:
    """A request key that was used for something else is refused as such."""
    rapport, key = work.report(), str(uuid4())
    address, sent = f"rapporter/{rapport}/ask-fraga", {"Idempotency_Key": key, "If_Match": "*"}
    send(work, Role.MOTTAGARE, address, {"text": "Vem?"}, **sent)

    answer = send(work, Role.MOTTAGARE, address, {"text": "Var?"}, **sent)

    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:liggare:fel:nyckeln-anvand"


@pytest.mark.parametrize(
    ("headers", "status", "kind"),
    [
        ({"If_Match": ""}, 428, "villkor-saknas"),
        ({"If_Match": '"7"'}, 412, "nagon-hann-fore"),
        ({"If_Match": 'W/"1"'}, 412, "nagon-hann-fore"),
        ({"If_Match": '"1"', "Idempotency_Key": ""}, 400, "nyckel-saknas"),
        ({"If_Match": '"1"', "Idempotency_Key": "kort"}, 400, "nyckel-saknas"),
    ],
)
def test_a_command_says_what_it_saw_and_which_request_it_is(
    work: Work, headers: dict[str, str], status: int, kind: str
) -> None:
    """Without the version that was seen, or without a key, nothing is done."""
    caller = work.service.program_of(work.accounts[Role.MOTTAGARE])
    named = {"Idempotency-Key": str(uuid4())} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    address = f"{BASE}/rapporter/{work.report()}/ask-fraga"

    answer = caller.post(
        address, json={"text": "Vem?"}, headers={n: v for n, v in named.items() if v}
    )

    assert (answer.status_code, answer.json()["type"]) == (status, f"urn:liggare:fel:{kind}")


def test_no_access_and_nothing_there_are_the_same_answer(work: Work) -> None:
    """Whoever may not know of an ärende is told what is told where none is, also of its version."""
    arende = work.open_arende()
    told = [
        send(work, Role.ENHETSCHEF, f"arenden/{one}/plan-atgard",
             {"slag": "omedelbar", "ansvarig": "enhetschef", "text": "Extra."}, If_Match=seen)
        for one in (arende, uuid4()) for seen in ('"1"', '"9"')
    ]  # fmt: skip
    bodies = [{**one.json(), "instance": ""} for one in told]

    assert {one.status_code for one in told} == {404}
    assert bodies[0]["reason"] == "access"
    assert all(body == bodies[0] for body in bodies)


def test_what_begins_has_an_address(work: Work) -> None:
    """A new report is entered for somebody else, and the answer says where it is."""
    body = {
        "kanal": "telefon", "slag": "risk", "fara_nu": False, "vad_hande": "Ingen kom.",
        "intraffade": {"precision": "unknown"},
    }  # fmt: skip

    answer = send(work, Role.MOTTAGARE, "rapporter", body)

    assert answer.status_code == 201
    assert answer.headers["Location"] == f"{BASE}/rapporter/{answer.json()['id']}"


def test_ones_own_report_is_received_once_and_from_nobody(work: Work) -> None:
    """A signed-in report is the same however often it is sent, and no account acts in it."""
    body = {
        "kanal": "inloggad", "slag": "handelse", "fara_nu": False, "vad_hande": "Ingen kom.",
        "intraffade": {"precision": "day", "start": "2020-01-01"},
    }  # fmt: skip
    key = str(uuid4())

    first = send(work, Role.TEKNIKER, "rapporter", body, Idempotency_Key=key)
    again = send(work, Role.TEKNIKER, "rapporter", body, Idempotency_Key=key)

    assert (first.status_code, first.json()) == (201, again.json())
    history = work.service.log.load_many([UUID(first.json()["id"])])[UUID(first.json()["id"])]
    actors = {one.actor.account for one in history if one.actor}
    assert first.json()["kvittokod"]
    assert not actors & set(work.accounts.values())


def test_what_is_opened_is_shown_once_and_its_reason_recorded(work: Work) -> None:
    """The reporter's name comes with the act that opens it, not when the request is repeated."""
    rapport, key = work.report(namn="Vera Vittne"), str(uuid4())
    sent = {"Idempotency_Key": key, "If_Match": '"1"'}
    address = f"rapporter/{rapport}/open-identity"

    first = send(work, Role.UTREDARE, address, {"skal_kod": "intervju"}, **sent)
    again = send(work, Role.UTREDARE, address, {"skal_kod": "intervju"}, **sent)

    assert [one["namn"] for one in first.json()["opened"]] == ["Vera Vittne"]
    assert again.json()["opened"] is None


def test_whom_it_is_about_is_told_to_those_who_investigate_only(work: Work) -> None:
    """The form promises so: who receives the report, or decides, does not see it."""
    rapport = work.report(vem_galler="Rut, lägenhet 14")
    told = {
        role: work.service.program_of(work.accounts[role]).get(f"{BASE}/rapporter/{rapport}").json()
        for role in (
            Role.UTREDARE, Role.MOTTAGARE, Role.VERKSAMHETSCHEF, Role.BESLUTSFATTARE_IVO
        )
    }  # fmt: skip

    assert told.pop(Role.UTREDARE)["vem_galler"] == "Rut, lägenhet 14"
    assert {role: one["vem_galler"] for role, one in told.items()} == dict.fromkeys(told)


def test_what_happens_in_lex_sarah_is_in_no_other_timeline(work: Work) -> None:
    """The timeline of barnutredningar shows no ärende of lex Sarah, whatever the role."""
    arende = work.open_arende()
    caller = work.service.program_of(work.accounts[Role.ENHETSCHEF])

    answer = caller.get(f"/api/v1/namnder/prov/arenden/{arende}/handelser")

    assert answer.status_code == 404


def test_wrong_input_names_the_field_and_never_repeats_it(work: Work) -> None:
    """What is wrong is said by field; what was sent is in no answer."""
    answer = send(
        work, Role.MOTTAGARE, f"rapporter/{work.report()}/sort-rapport",
        {"utfall": "Vera Vittne", "lamnad": "Vera Vittne", "Vera Vittne": "x"}, If_Match='"1"',
    )  # fmt: skip

    assert answer.status_code == 422
    assert {"utfall", "lamnad"} <= {one["field"] for one in answer.json()["errors"]}
    assert "Vittne" not in answer.text
