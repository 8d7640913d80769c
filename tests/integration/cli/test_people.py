"""`liggare account`, as an operator gives people access: keys, uppdrag, contact, second factor."""

from __future__ import annotations

import json
import signal
import socket
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from api.auth.totp import hashed, new_recovery_codes, new_secret
from api.bootstrap import build
from api.services import Services
from audit.settings import Settings

Liggare = Callable[..., Any]


@pytest.fixture
def installed(liggare: Liggare) -> Liggare:
    """The command, where the ordinary nämnd `skarp` is open and anna may use it."""
    liggare("namnd", "keys", "new", "skarp")
    assert liggare("namnd", "open", "skarp", "--name", "Skarpa nämnden").status == 0
    for username in ("anna", "bo"):
        added = liggare(
            *("account", "add", username, "--name", username.title(), "--password-stdin"),
            stdin="sju glada hästar\n",
        )
        assert added.status == 0, added.err
    return liggare


@contextmanager
def running() -> Iterator[Services]:
    """The service of the installation, as the next start would build it."""
    services = build(Settings.load(), tail=False)
    try:
        yield services
    finally:
        services.close()


def test_the_service_key_is_made_once_and_closed_to_others(
    liggare: Liggare, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lies beside the nämnder's keys, only its owner reads it, and nothing writes over it."""
    first, second = liggare("account", "keys"), liggare("account", "keys")
    file = Settings.load().keys_dir / "_service.json"

    assert (first.status, second.status) == (0, 2)
    assert "finns redan" in second.err
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_an_ordinary_namnd_is_not_served_without_the_key(installed: Liggare) -> None:
    """The service does not start, and says which command makes the key; nothing is invented."""
    before = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)}
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    try:
        ended = installed("run", "--port", str(port))
    finally:
        # The command takes the signals of its process, which here is the test's.
        for one, handler in before.items():
            signal.signal(one, handler)
    keys = Settings.load().keys_dir

    assert ended.status == 2
    assert "liggare account keys" in ended.err
    assert not (keys / "_service.json").exists()


def test_a_broken_or_open_key_file_is_refused(installed: Liggare) -> None:
    """Neither half a key nor one that others can read is taken."""
    file = Path(Settings.load().keys_dir / "_service.json")
    installed("account", "keys")
    whole = file.read_text(encoding="utf-8")
    told = json.loads(whole)
    said = []
    for text, mode in (
        (whole, 0o640),
        ("{}", 0o600),
        (json.dumps({**told, "current": "s9"}), 0o600),
    ):
        file.write_text(text, encoding="utf-8")
        file.chmod(mode)
        said.append(installed("status").err)

    assert "kan läsas av andra" in said[0]
    assert all("trasig" in one for one in said[1:])


def test_a_role_in_an_ordinary_namnd_says_that_a_factor_lacks(installed: Liggare) -> None:
    """The operator sees at once, and in the list, that the person has only a password."""
    given = installed("account", "role", "anna", "skarp", "utredare")
    listed = installed("account", "list")

    assert "ingen andra faktor" in given.out
    assert "bara lösenord" in listed.out


def test_a_token_for_an_ordinary_namnd_needs_a_reason(installed: Liggare) -> None:
    """Without one it is refused; with one it opens the nämnd, and the reason is kept."""
    installed("account", "role", "anna", "skarp", "kvalitet")
    make = ("account", "token", "anna", "--label", "uttag")
    without = installed(*make)
    made = installed(*make, "--reason", "månadsuttag", "--json")
    with running() as services:
        anna = services.accounts.find("anna")
        kept = services.accounts.tokens(anna)

    assert without.status == 1
    assert "--reason" in without.err
    assert made.json["token"].startswith("lgr_")
    assert [one.strong_reason for one in kept] == ["månadsuttag"]


def test_uppdrag_are_given_listed_and_ended(installed: Liggare) -> None:
    """With verksamhet, days and whom one stands in for; an ended one stays until its last day."""
    give = ("account", "uppdrag", "give", "anna", "skarp", "enhetschef", "--fran", "2026-01-01")
    given = installed(*give, "--verksamhet", "aldreomsorg", "--ersatter", "bo", "--json")
    wrong = installed(*give, "--till", "2025-01-01")
    listed = installed("account", "uppdrag", "list", "anna", "skarp", "--day", "2026-03-01")
    ended = installed("account", "uppdrag", "end", "anna", "skarp", given.json["uppdrag"],
                      "--till", "2026-03-31")  # fmt: skip
    others = installed("account", "uppdrag", "end", "bo", "skarp", given.json["uppdrag"])
    after = installed("account", "uppdrag", "list", "anna", "skarp", "--day", "2026-04-01",
                      "--json")  # fmt: skip

    assert (given.status, wrong.status, ended.status, others.status) == (0, 1, 0, 1)
    for said in ("enhetschef", "aldreomsorg", "Bo", "tills vidare"):
        assert said in listed.out
    assert after.json["uppdrag"] == []


def test_an_unknown_namnd_has_no_uppdrag(installed: Liggare) -> None:
    """A mistyped nämnd is named as such and not kept."""
    ended = installed("account", "uppdrag", "give", "anna", "finns-inte", "enhetschef",
                      "--fran", "2026-01-01")  # fmt: skip

    assert ended.status == 1
    assert "ingen nämnd" in ended.err


def test_contact_changes_what_is_given_and_nothing_else(installed: Liggare) -> None:
    """An address stays when only the number changes; an empty one goes, an odd one is refused."""
    installed("account", "contact", "anna", "--epost", "anna@kommunen.example")
    installed("account", "contact", "anna", "--mobil", "0701234567")
    refused = installed("account", "contact", "anna", "--epost", "anna")
    with running() as services:
        both = services.people.contact(services.accounts.find("anna"))
    installed("account", "contact", "anna", "--epost", "")
    with running() as services:
        one = services.people.contact(services.accounts.find("anna"))

    assert refused.status == 1
    assert (both.epost, both.mobil) == ("anna@kommunen.example", "+46701234567")
    assert (one.epost, one.mobil) == (None, "+46701234567")


def test_a_reset_ends_sessions_and_strong_tokens_and_is_noted(installed: Liggare) -> None:
    """It takes a reason, and the notes say who did what when; without a factor it is refused."""
    installed("account", "keys")
    installed("account", "role", "anna", "skarp", "kvalitet")
    nothing = installed("account", "factor", "reset", "anna", "--reason", "telefonen borta")
    with running() as services:
        anna = services.accounts.find("anna")
        services.factors.put(anna, new_secret(), 1, hashed(new_recovery_codes()))
    installed("account", "token", "anna", "--label", "uttag", "--reason", "månadsuttag")

    done = installed("account", "factor", "reset", "anna", "--reason", "telefonen borta")
    notes = installed("account", "factor", "notes", "anna").out
    with running() as services:
        tokens = services.accounts.tokens(services.accounts.find("anna"))

    assert (nothing.status, done.status) == (1, 0)
    assert "nollställdes" in notes
    assert "telefonen borta" in notes
    assert all(one.revoked_at for one in tokens)
