"""Signing in and out: sessions, their cookies and limits, and forms that only we may send."""

from __future__ import annotations

import hashlib
from pathlib import Path

import psycopg
import pytest
from fastapi.testclient import TestClient

from api.auth import Role
from api.auth.passwords import hash_password
from tests.support.database import Database
from tests.support.services import CSRF, Service, running_service

PASSWORD = "sju glada hästar"


@pytest.fixture
def browser(service: Service) -> TestClient:
    """A browser of a person whose account is `anna`; nobody is signed in yet."""
    accounts = service.services.accounts
    account = accounts.add("Anna", "Anna Provsson", hash_password(PASSWORD))
    accounts.grant_role(account, "prov", Role.KVALITET.value)
    browser = service.anyone()
    browser.headers["Sec-Fetch-Site"] = "same-origin"
    return browser


def _sign_in(browser: TestClient, name: str = "anna", password: str = PASSWORD) -> int:
    data = {"konto": name, "losenord": password, "nasta": "/prov"}
    return browser.post("/logga-in", data=data).status_code


def test_the_right_password_opens_the_page_that_was_wanted(browser: TestClient) -> None:
    """One is led to the sign-in page, signs in, and comes to the page one wanted."""
    asked = browser.get("/prov")
    signed_in = browser.post(
        "/logga-in", data={"konto": "ANNA", "losenord": PASSWORD, "nasta": "/prov"}
    )

    assert asked.headers["location"] == "/logga-in?nasta=/prov"
    assert (signed_in.status_code, signed_in.headers["location"]) == (303, "/prov")
    assert browser.get("/prov").status_code == 200


@pytest.mark.parametrize(("name", "password"), [("anna", "sju glada hastar"), ("bo", PASSWORD)])
def test_a_wrong_password_and_an_unknown_name_look_alike(
    browser: TestClient, name: str, password: str
) -> None:
    """What was wrong is not told, and no session begins."""
    answer = browser.post("/logga-in", data={"konto": name, "losenord": password})

    assert answer.status_code == 401
    assert "Användarnamnet eller lösenordet stämmer inte" in answer.text
    assert "set-cookie" not in answer.headers


def test_a_closed_account_cannot_sign_in(service: Service, browser: TestClient) -> None:
    """Closing an account ends its sessions and the way to new ones."""
    signed_in = _sign_in(browser)

    service.services.accounts.disable("anna")

    assert signed_in == 303
    assert browser.get("/prov").status_code == 303
    assert _sign_in(browser) == 401


def test_guessing_is_stopped(browser: TestClient) -> None:
    """After ten guesses even the right password has to wait, and the answer says how long."""
    guesses = [_sign_in(browser, password=f"gissning nummer {n}") for n in range(10)]

    answer = browser.post("/logga-in", data={"konto": "anna", "losenord": PASSWORD})

    assert guesses == [401] * 10
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 900


def test_the_cookie_is_hidden_from_scripts_and_kept_to_this_site(browser: TestClient) -> None:
    """The cookie is HttpOnly, SameSite=Lax, for the whole site, and dies with the browser."""
    answer = browser.post("/logga-in", data={"konto": "anna", "losenord": PASSWORD})

    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/" in cookie
    assert "max-age" not in cookie
    assert "expires" not in cookie


def test_over_https_the_cookie_is_bound_to_the_host(migrated: Database, tmp_path: Path) -> None:
    """With an https address the cookie is Secure and has the __Host- prefix, and HSTS is sent."""
    url = "https://liggare.example"
    with running_service(migrated, tmp_path, public_url=url) as service:
        service.services.accounts.add("anna", "Anna", hash_password(PASSWORD))
        browser = TestClient(service.app, base_url=url, follow_redirects=False)
        answer = browser.post(
            "/logga-in", data={"konto": "anna", "losenord": PASSWORD}, headers={"Origin": url}
        )

    assert answer.headers["set-cookie"].startswith("__Host-liggare=")
    assert "secure" in answer.headers["set-cookie"].lower()
    assert answer.headers["strict-transport-security"].startswith("max-age")


def test_the_database_holds_no_session_id(
    service: Service, browser: TestClient, migrated: Database
) -> None:
    """Whoever reads the session table cannot become anyone: only SHA-256 stands there."""
    _sign_in(browser)
    held = browser.cookies["liggare"]

    with psycopg.connect(migrated.app_dsn) as connection:
        rows = connection.execute("SELECT id_sha256 FROM liggare.session").fetchall()

    assert [bytes(row[0]) for row in rows] == [hashlib.sha256(held.encode()).digest()]


def test_signing_in_again_ends_the_session_before(browser: TestClient) -> None:
    """The id changes at sign-in and the old one is of no use to whoever fixed or stole it."""
    _sign_in(browser)
    before = browser.cookies["liggare"]

    _sign_in(browser)
    after = browser.cookies["liggare"]

    assert before != after
    browser.cookies.clear()
    browser.cookies.set("liggare", before)
    assert browser.get("/prov").status_code == 303


@pytest.mark.parametrize(
    ("column", "age", "status"),
    [("seen_at", "29 minutes", 200), ("seen_at", "31 minutes", 303),
     ("created_at", "7 hours 59 minutes", 200), ("created_at", "8 hours 1 minute", 303)],
)  # fmt: skip
def test_a_session_runs_out(
    browser: TestClient, migrated: Database, column: str, age: str, status: int
) -> None:
    """A session ends after 30 minutes without use, and after 8 hours in any case."""
    _sign_in(browser)
    with psycopg.connect(migrated.app_dsn, autocommit=True) as connection:
        connection.execute(
            f"UPDATE liggare.session SET {column} = clock_timestamp() - %s::interval",
            [age],
        )

    assert browser.get("/prov").status_code == status


def test_using_a_session_keeps_it(browser: TestClient, migrated: Database) -> None:
    """Each use starts the half hour anew."""
    _sign_in(browser)
    with psycopg.connect(migrated.app_dsn, autocommit=True) as connection:
        age = "UPDATE liggare.session SET seen_at = clock_timestamp() - interval '20 minutes'"
        connection.execute(age)
        browser.get("/prov")
        row = connection.execute(
            "SELECT clock_timestamp() - seen_at < interval '1 minute' FROM liggare.session"
        ).fetchone()

    assert row == (True,)


def test_signing_out_ends_the_session(service: Service) -> None:
    """After signing out the cookie is gone, and would be of no use."""
    browser = service.browser(Role.KVALITET)
    held = browser.cookies["liggare"]

    answer = browser.post("/logga-ut", data={"csrf_token": CSRF})

    assert answer.status_code == 303
    assert 'liggare=""' in answer.headers["set-cookie"]
    browser.cookies.clear()
    browser.cookies.set("liggare", held)
    assert browser.get("/prov").status_code == 303


@pytest.mark.parametrize(
    ("headers", "data"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, {"csrf_token": CSRF}),
        ({"Sec-Fetch-Site": "same-site"}, {"csrf_token": CSRF}),
        ({"Sec-Fetch-Site": "same-origin"}, {}),
        ({"Sec-Fetch-Site": "same-origin"}, {"csrf_token": "gissning"}),
        ({"Origin": "https://evil.example"}, {"csrf_token": CSRF}),
        ({"Origin": "null"}, {"csrf_token": CSRF}),
        ({}, {"csrf_token": CSRF}),
    ],
)
def test_a_form_that_another_site_sends_is_refused(
    service: Service, headers: dict[str, str], data: dict[str, str]
) -> None:
    """Neither another site nor a guessed form token can act in a signed-in person's name."""
    browser = service.browser(Role.KVALITET)
    del browser.headers["Sec-Fetch-Site"]

    answer = browser.post("/logga-ut", data=data, headers=headers)

    assert answer.status_code == 403
    assert browser.get("/prov").status_code == 200


def test_a_form_from_our_own_page_is_accepted_by_origin_alone(service: Service) -> None:
    """A browser that does not send Sec-Fetch-Site is known by its Origin."""
    browser = service.browser(Role.KVALITET)
    del browser.headers["Sec-Fetch-Site"]

    answer = browser.post(
        "/logga-ut", data={"csrf_token": CSRF}, headers={"Origin": "http://testserver"}
    )

    assert answer.status_code == 303
