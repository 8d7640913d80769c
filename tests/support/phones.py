"""A telephone with an authenticator app, and signing in with it, for tests of two factors."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import psycopg
from fastapi.testclient import TestClient

from api.auth.passwords import hash_password
from api.auth.totp import code_at, step_of
from audit.clock import utc_now

if TYPE_CHECKING:
    from uuid import UUID

    from httpx2 import Response

    from api.auth import Role
    from tests.support.services import Service

_NUMBERS = count(1)
PASSWORD = "sju glada hästar"
FACTOR = "/konto/tva-faktorer"


@dataclass(slots=True)
class Phone:
    """Shows the codes of one secret."""

    secret: str

    def code(self, later: int = 0) -> str:
        """Give the code of now, or of a half minute later or earlier."""
        return code_at(self.secret, step_of(utc_now()) + later)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account, at a browser of their own."""

    service: Service
    account: UUID
    username: str
    browser: TestClient

    @classmethod
    def new(cls, service: Service, username: str, *roles: Role) -> Person:
        """Make the account; nobody is signed in yet."""
        accounts = service.services.accounts
        account = accounts.add(username, username.title(), hash_password(PASSWORD))
        for role in roles:
            accounts.grant_role(account, "prov", role.value)
        return cls(service, account, username, a_browser(service))

    @classmethod
    def holding(cls, service: Service, account: UUID) -> Person:
        """Give an account that is there a password, and a browser."""
        accounts = service.services.accounts
        accounts.set_password_hash(account, hash_password(PASSWORD))
        username = next(one.username for one in accounts.listing() if one.id == account)
        return cls(service, account, username, a_browser(service))

    def sign_in(self, wanted: str = "/prov", **more: str) -> Response:
        """Give name and password."""
        data = {"konto": self.username, "losenord": PASSWORD, "nasta": wanted, **more}
        return self.browser.post("/logga-in", data=data)

    def give_code(self, code: str, wanted: str = "/prov", **more: str) -> Response:
        """Give a code after the password."""
        return self.browser.post("/logga-in/kod", data={"kod": code, "nasta": wanted, **more})

    def post(self, address: str, **data: str) -> Response:
        """Send a form of one's own account."""
        token = field_of(self.browser.get("/konto").text, "csrf_token")
        return self.browser.post(address, data={"csrf_token": token, **data})

    def set_up(self) -> tuple[Phone, list[str]]:
        """Sign in and set up a second factor; gives the telephone and the recovery codes."""
        self.sign_in()
        shown = self.browser.get(FACTOR).text
        phone = Phone(secret_of(shown))
        proposal = field_of(shown, "forslag")
        answer = self.post(FACTOR, losenord=PASSWORD, kod=phone.code(), forslag=proposal)
        assert answer.status_code == 200, answer.text
        return phone, re.findall(r"<kbd>([A-Z2-7 ]{19})</kbd>", answer.text)

    def wait(self) -> None:
        """Let the codes that were used be long ago."""
        dsn = self.service.services.settings.database_url or ""
        with psycopg.connect(dsn, autocommit=True) as connection:
            connection.execute(
                "UPDATE liggare.second_factor SET last_step = 0 WHERE account_id = %s",
                [self.account],
            )


def a_browser(service: Service) -> TestClient:
    """Give a browser in which nobody is signed in, at an address of its own.

    Attempts are counted per address too, and the people of a test run are not one office.
    """
    address = f"2001:db8::{next(_NUMBERS):x}"
    browser = TestClient(
        service.app,
        base_url="http://testserver",
        follow_redirects=False,
        client=(address, 50000),
    )
    browser.headers["Sec-Fetch-Site"] = "same-origin"
    return browser


def field_of(page: str, name: str) -> str:
    """Give the value of the first hidden field of a name."""
    found = re.search(rf'name="{re.escape(name)}" value="([^"]*)"', page)
    assert found, f"the page has no field {name}"
    return html.unescape(found[1])


def secret_of(page: str) -> str:
    """Read the key that a set-up page shows in text."""
    found = re.search(r'<kbd class="nyckel">([A-Z2-7 ]+)</kbd>', page)
    assert found, "the page shows no key"
    return found[1].replace(" ", "")
