"""Two factors: setting one up, signing in with it, losing it, and what is closed without it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from uuid import uuid4

import psycopg
import pytest
from fastapi.routing import APIRoute, iter_route_contexts

from api.auth import Role
from api.auth.errors import PasswordOnlyError
from audit.store.factors import Change
from tests.support.database import fresh_database
from tests.support.phones import FACTOR, PASSWORD, Person, Phone, a_browser, field_of, secret_of
from tests.support.services import Service, running_service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.server import RunServer


@pytest.fixture(scope="module")
def service(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    """The service with the ordinary nämnd `prov`; each test brings people of its own."""
    folder = tmp_path_factory.mktemp("two-factors")
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, folder, constructed=False) as made,
    ):
        yield made


@pytest.fixture
def anna(service: Service) -> Person:
    """Somebody who may see the figures of the nämnd, with a password and nothing more."""
    return Person.new(service, f"anna{uuid4().hex[:12]}", Role.KVALITET)


def run(service: Service, statement: str, *values: object) -> list[tuple[Any, ...]]:
    """Run a statement as the owner, as to move a clock, and give its rows."""
    dsn = service.services.settings.owner_url or ""
    with psycopg.connect(dsn, autocommit=True) as connection:
        done = connection.execute(statement.encode(), values)
        return done.fetchall() if done.description else []


def test_a_person_without_second_factor_is_led_to_set_one_up(anna: Person) -> None:
    """After the password comes the set-up, from any page of the nämnd; then the page opens."""
    signed_in = anna.sign_in()
    led = anna.browser.get("/prov")
    anna.set_up()

    assert signed_in.headers["location"] == f"{FACTOR}?nasta=/prov"
    assert led.headers["location"] == f"{FACTOR}?nasta=/prov"
    assert anna.browser.get("/prov").status_code == 200


def test_a_wrong_code_sets_nothing_up(anna: Person) -> None:
    """The page comes again with the same key, and nothing is kept until a code of it is right."""
    anna.sign_in()
    shown = anna.browser.get(FACTOR).text
    proposal = field_of(shown, "forslag")

    again = anna.post(FACTOR, losenord=PASSWORD, kod="000000", forslag=proposal)

    assert again.status_code == 401
    assert secret_of(again.text) == secret_of(shown)
    assert not anna.service.services.factors.has(anna.account)


def test_setting_up_asks_for_the_password(anna: Person) -> None:
    """Whoever finds an open screen cannot add a telephone of their own."""
    anna.sign_in()
    shown = anna.browser.get(FACTOR).text
    phone, proposal = Phone(secret_of(shown)), field_of(shown, "forslag")
    answers = [
        anna.post(FACTOR, losenord=tried, kod=phone.code(), forslag=proposal).status_code
        for tried in ("", "fel lösenord här")
    ]

    assert answers == [422, 401]
    assert not anna.service.services.factors.has(anna.account)


def test_a_key_that_was_shown_to_somebody_else_is_refused(service: Service, anna: Person) -> None:
    """A proposal is bound to the account it was made for."""
    bo = Person.new(service, f"bo{uuid4().hex[:8]}", Role.KVALITET)
    bo.sign_in()
    theirs = bo.browser.get(FACTOR).text
    anna.sign_in()

    answer = anna.post(
        FACTOR, losenord=PASSWORD, kod=Phone(secret_of(theirs)).code(),
        forslag=field_of(theirs, "forslag"),
    )  # fmt: skip

    assert answer.status_code == 422
    assert secret_of(answer.text) != secret_of(theirs)


def test_the_secret_cannot_be_read_in_the_database(service: Service, anna: Person) -> None:
    """Neither the secret nor a recovery code stands in clear in any column."""
    phone, codes = anna.set_up()

    kept = b"".join(
        bytes(cell) if isinstance(cell, memoryview | bytes) else str(cell).encode()
        for table in ("second_factor", "recovery_code", "second_factor_note")
        for row in run(service, f"SELECT * FROM liggare.{table}")
        for cell in row
    )
    assert len(codes) == 10
    for secret in (phone.secret, codes[0], codes[0].replace(" ", "")):
        assert secret.encode() not in kept


def test_the_password_alone_opens_a_half_session_that_can_do_nothing(anna: Person) -> None:
    """Between password and code no page opens; the code begins a session with another id."""
    phone, _ = anna.set_up()
    asked = anna.sign_in()
    half = anna.browser.cookies["liggare"]
    closed = [anna.browser.get(path).headers.get("location", "") for path in ("/prov", "/konto")]

    finished = anna.give_code(phone.code(+1))

    assert asked.headers["location"] == "/logga-in/kod?nasta=/prov"
    assert all(one.startswith("/logga-in") for one in closed)
    assert (finished.status_code, finished.headers["location"]) == (303, "/prov")
    assert anna.browser.cookies["liggare"] != half
    assert anna.browser.get("/prov").status_code == 200


def test_a_code_is_used_once(service: Service, anna: Person) -> None:
    """The code that somebody saw over a shoulder is of no use a moment later, in any browser."""
    phone, _ = anna.set_up()
    code = phone.code(+1)
    anna.sign_in()
    first = anna.give_code(code).status_code
    thief = Person(service, anna.account, anna.username, a_browser(service))
    thief.sign_in()

    assert (first, thief.give_code(code).status_code) == (303, 401)
    assert thief.browser.get("/prov").status_code == 303


def test_the_code_that_set_up_the_factor_is_used_too(anna: Person) -> None:
    """Signing in at once takes the next code."""
    phone, _ = anna.set_up()
    anna.sign_in()

    assert anna.give_code(phone.code(-1)).status_code == 401
    assert anna.give_code(phone.code(+1)).status_code == 303


def test_guessing_codes_is_stopped(anna: Person) -> None:
    """Ten guesses, and even the right code has to wait; the right password does not help."""
    phone, _ = anna.set_up()
    anna.sign_in()
    guesses = [anna.give_code(f"{number:06}").status_code for number in range(10)]
    anna.sign_in()

    answer = anna.give_code(phone.code(+1))

    assert guesses == [401] * 10
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 900


def test_a_recovery_code_opens_once(service: Service, anna: Person) -> None:
    """Without the telephone one code opens, once, however it is typed; and it is noted."""
    _, codes = anna.set_up()
    anna.sign_in()
    first = anna.give_code(codes[3].lower().replace(" ", "-")).status_code
    anna.sign_in()
    second = anna.give_code(codes[3]).status_code

    assert (first, second) == (303, 401)
    assert service.services.factors.codes_left(anna.account) == 9
    assert service.services.factors.notes(anna.account)[0].what is Change.CODE_USED


def test_a_sign_in_waits_five_minutes_for_its_code(service: Service, anna: Person) -> None:
    """After that the password is asked for again."""
    phone, _ = anna.set_up()
    anna.sign_in()
    run(
        service,
        "UPDATE liggare.half_session SET created_at = created_at - interval '301 seconds'"
        " WHERE account_id = %s",
        anna.account,
    )

    late = anna.give_code(phone.code(+1))

    assert late.status_code == 401
    assert "Det gick för lång tid" in late.text


def test_changing_the_telephone_takes_password_and_a_code_of_the_old_one(anna: Person) -> None:
    """The old telephone is of no use afterwards, nor are its recovery codes."""
    old, codes = anna.set_up()
    shown = anna.browser.get(FACTOR).text
    new, proposal = Phone(secret_of(shown)), field_of(shown, "forslag")
    form = {"losenord": PASSWORD, "kod": new.code(), "forslag": proposal}
    without = anna.post(FACTOR, **form).status_code
    wrong = anna.post(FACTOR, **form, nuvarande="000000").status_code

    changed = anna.post(FACTOR, **form, nuvarande=old.code(+1)).status_code
    anna.wait()
    anna.sign_in()

    assert (without, wrong, changed) == (422, 401, 200)
    assert anna.give_code(codes[0]).status_code == 401
    assert anna.give_code(new.code()).status_code == 303


def test_the_session_gets_a_new_id_with_the_second_factor(anna: Person) -> None:
    """Whoever had copied the cookie when a password was enough has nothing of what follows."""
    anna.sign_in()
    before = anna.browser.cookies["liggare"]
    anna.set_up()
    copied = a_browser(anna.service)
    copied.cookies.set("liggare", before)

    assert anna.browser.cookies["liggare"] != before
    assert copied.get("/konto").status_code == 303


def test_other_sessions_end_when_the_factor_changes(service: Service, anna: Person) -> None:
    """Whoever was signed in elsewhere in the same name has to come again, with the code."""
    elsewhere = Person(service, anna.account, anna.username, a_browser(service))
    elsewhere.sign_in()

    anna.set_up()

    assert elsewhere.browser.get("/konto").status_code == 303
    assert anna.browser.get("/konto").status_code == 200


def test_new_recovery_codes_replace_the_old(anna: Person) -> None:
    """They are drawn with password and code, shown once, and the former ones are dead."""
    phone, old = anna.set_up()
    answer = anna.post("/konto/reservkoder", losenord=PASSWORD, kod=phone.code(+1))
    new = re.findall(r"<kbd>([A-Z2-7 ]{19})</kbd>", answer.text)
    anna.sign_in()

    assert len(new) == 10
    assert anna.give_code(old[0]).status_code == 401
    assert anna.give_code(new[0]).status_code == 303


def test_taking_the_factor_away_closes_the_namnd(anna: Person) -> None:
    """The session stays, but opens nothing of an ordinary nämnd any more."""
    phone, _ = anna.set_up()

    answer = anna.post(f"{FACTOR}/ta-bort", losenord=PASSWORD, kod=phone.code(+1))

    assert answer.headers["location"] == "/konto?klart=faktor"
    assert anna.browser.get("/prov").headers["location"].startswith(FACTOR)


def test_an_operator_can_reset_and_it_is_noted(service: Service, anna: Person) -> None:
    """The service may add to the notes but never change or remove one."""
    anna.set_up()
    service.services.factors.remove(anna.account, Change.RESET, reason="telefonen borta")
    newest = service.services.factors.notes(anna.account)[0]
    dsn = service.services.settings.database_url or ""

    assert (newest.what, newest.done_by, newest.reason) == (Change.RESET, None, "telefonen borta")
    for statement in ("UPDATE liggare.second_factor_note SET reason = ''",
                      "DELETE FROM liggare.second_factor_note"):  # fmt: skip
        with (
            psycopg.connect(dsn) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute(statement.encode())


HERE = "0189f7c4-0000-4000-8000-000000000001"
FILLED = {
    "{namnd}": "prov", "{arende}": HERE, "{rapport}": HERE, "{id}": HERE, "{level}": "0",
    "{index:path}": "000.p/1", "{name}": "klasser", "{act}": "write_utredningssteg",
}  # fmt: skip
NOTHING_OF_A_CASE = re.compile(
    r"/logga-|/konto|/health/|/metrics|/rapportera/|/status/|/static|/kalender"
    r"|/api/v1/(api-info|openapi\.json)|/api/v1/namnder/\{namnd\}/logg/(checkpoint|tile|proof)"
)
"""Open to all, or about oneself, or how the service is: what these give is tested elsewhere."""


def test_no_route_of_an_ordinary_namnd_opens_to_a_password_alone(service: Service) -> None:
    """Every route, for a person with every role: led to the second factor, or refused."""
    weak = Person.new(service, f"alla{uuid4().hex[:8]}", *Role)
    weak.sign_in()
    token = field_of(weak.browser.get("/konto").text, "csrf_token")
    opened, asked = [], 0
    for method, path in _routes(service):
        address = re.sub(r"\{[^}]+\}", lambda part: FILLED.get(part[0], HERE), path)
        answer = weak.browser.request(method, address, headers={"X-CSRF-Token": token})
        led = unquote(answer.headers.get("location", "")).startswith(FACTOR)
        asked += led
        if not led and answer.status_code not in {400, 401, 403, 404, 405, 422, 428}:
            opened.append((method, path, answer.status_code))

    assert asked > 10
    assert opened == [("GET", "/", 303)]


def _routes(service: Service) -> list[tuple[str, str]]:
    return [
        (method, one.path or "")
        for one in iter_route_contexts(service.app.routes)
        if isinstance(one.original_route, APIRoute) and not NOTHING_OF_A_CASE.match(one.path or "")
        for method in sorted(one.methods or ())
    ]


def test_a_weak_session_changes_nothing_of_the_account(anna: Person) -> None:
    """Until the second factor is there, neither address nor token can be had with a password."""
    anna.sign_in()
    led = [
        anna.post("/konto/kontakt", epost="nagon@annan.example").headers["location"],
        anna.post("/konto/nycklar", beteckning="min").headers["location"],
    ]

    assert led == [FACTOR, FACTOR]
    assert anna.service.services.accounts.tokens(anna.account) == []


def test_a_token_made_in_a_strong_session_opens_an_ordinary_log(anna: Person) -> None:
    """It is shown once, listed by its label, and dead when it is taken back."""
    anna.set_up()
    made = anna.post("/konto/nycklar", beteckning="uttag")
    secret = re.search(r"lgr_[A-Za-z0-9_-]{43}", made.text)
    assert secret
    program = anna.service.anyone()
    program.headers["Authorization"] = f"Bearer {secret[0]}"
    figure = "/api/v1/namnder/prov/internkontroll/barnutredningstid"
    before = program.get(figure).status_code

    anna.post("/konto/nycklar/ta-tillbaka", beteckning="uttag")

    assert (before, program.get(figure).status_code) == (200, 401)
    assert secret[0] not in anna.browser.get("/konto").text


def test_where_messages_go_is_checked(anna: Person) -> None:
    """What is no address is refused by field; a Swedish number is kept with its country."""
    anna.set_up()
    wrong = anna.post("/konto/kontakt", epost="anna", mobil="12")
    right = anna.post("/konto/kontakt", epost="anna@kommunen.example", mobil="070-123 45 67")
    kept = anna.service.services.people.contact(anna.account)

    assert (wrong.status_code, right.status_code) == (422, 303)
    assert 'href="#epost"' in wrong.text
    assert (kept.epost, kept.mobil) == ("anna@kommunen.example", "+46701234567")


def test_the_account_page_ends_other_sessions(service: Service, anna: Person) -> None:
    """One sees where one is signed in, and can end the rest."""
    phone, _ = anna.set_up()
    elsewhere = Person(service, anna.account, anna.username, a_browser(service))
    elsewhere.sign_in()
    elsewhere.give_code(phone.code(+1))
    seen = anna.browser.get("/konto").text

    anna.post("/konto/inloggningar")

    assert "på annat håll" in seen
    assert elsewhere.browser.get("/konto").status_code == 303
    assert anna.browser.get("/konto").status_code == 200


@pytest.mark.parametrize("role", list(Role))
def test_no_role_opens_the_api_with_a_weak_token(service: Service, role: Role) -> None:
    """Neither an ärende nor the organisation: every role is told what lacks, before anything."""
    caller = service.program(role)
    answers = [
        caller.get(f"/api/v1/namnder/prov/{path}")
        for path in (f"lex-sarah/arenden/{HERE}", "organisation", "delegationsordningar")
    ]

    assert all(one.status_code == 403 for one in answers)


def test_what_a_program_is_told(service: Service) -> None:
    """A token without a reason gets 403 with a kind of its own."""
    answer = service.program(Role.KVALITET).get("/api/v1/namnder/prov/lex-sarah/arenden")

    assert answer.status_code == 403
    assert answer.json()["detail"] == PasswordOnlyError().detail
