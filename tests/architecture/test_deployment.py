"""The container files: no default password, no root, and nothing beyond what a start needs."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any, cast

import pytest
import yaml

from audit.settings import known_names
from tests.support.sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SERVICES = ("database", "migrate", "service")


def compose() -> dict[str, Any]:
    """Read compose.yaml."""
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    return cast("dict[str, Any]", yaml.safe_load(text))


def service(name: str) -> dict[str, Any]:
    """Read one service of compose.yaml."""
    return cast("dict[str, Any]", compose()["services"][name])


def test_no_password_has_a_default() -> None:
    """Every password and address with one comes from a file that compose.yaml does not hold."""
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    settings = {name: value for one in SERVICES for name, value in environment(one).items()}
    spoken = [name for name in settings if re.search("PASSWORD|SECRET|URL", name)]

    assert all(name.endswith("_FILE") for name in spoken), "give a secret as NAME_FILE"
    assert not re.search(r"\$\{\w+:?-|TRUST|://\w+:\w+@", text), "no default, no trust, no password"


def make_secrets(target: Path) -> list[str]:
    """Return the command that makes the secrets of an installation."""
    return [sys.executable, str(ROOT / "scripts" / "make_secrets.py"), str(target)]


def environment(name: str) -> dict[str, str]:
    """Return what one service is told through its environment."""
    return cast("dict[str, str]", service(name).get("environment", {}))


@pytest.mark.parametrize("name", SERVICES)
def test_every_container_is_closed(name: str) -> None:
    """Each container runs as an ordinary user, on a read-only root, without capabilities."""
    found = service(name)

    assert found["user"] not in {"root", "0", "0:0"}
    assert (found["read_only"], found["cap_drop"]) == (True, ["ALL"])
    assert found["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("name", ["database", "service"])
def test_what_stays_up_is_watched(name: str) -> None:
    """The database and the service have health checks, so that neither is up without working."""
    assert service(name)["healthcheck"]["test"][0] == "CMD"


def test_only_the_migration_holds_the_owner() -> None:
    """The service gets neither the owner's nor the superuser's secret."""
    given = {name: set(service(name)["secrets"]) for name in SERVICES}

    assert given["service"] == {"app_url", "destroyer_url"}
    assert given["migrate"] == {"app_url", "owner_url"}


def test_every_secret_used_is_declared_and_made(tmp_path: Path) -> None:
    """The script makes exactly the files that compose.yaml names."""
    target = tmp_path / "secrets"
    subprocess.run(make_secrets(target), check=True, capture_output=True)
    declared = compose()["secrets"]
    used = {secret for name in SERVICES for secret in service(name)["secrets"]}

    assert {path.name for path in target.iterdir()} == set(declared) == used
    assert all(one["file"] == f"./secrets/{name}" for name, one in declared.items())


def test_secrets_are_never_overwritten(tmp_path: Path) -> None:
    """A second run of the script changes nothing and fails."""
    command = make_secrets(tmp_path / "secrets")
    subprocess.run(command, check=True, capture_output=True)
    before = {path: path.read_text() for path in (tmp_path / "secrets").iterdir()}
    second = subprocess.run(command, check=False, capture_output=True)

    assert second.returncode == 1
    assert before == {path: path.read_text() for path in (tmp_path / "secrets").iterdir()}


def test_every_setting_given_is_one_that_is_read() -> None:
    """No container is told something that the service would refuse as unknown."""
    given = {*environment("service"), *environment("migrate")}
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    given |= set(re.findall(r"\bLIGGARE_[A-Z_]+", text))

    assert given <= set(known_names())


def test_the_image_runs_as_an_ordinary_user_and_is_watched() -> None:
    """The last stage of the Containerfile names a user that is not root, and a health check."""
    last = (ROOT / "Containerfile").read_text(encoding="utf-8").split("\nFROM ")[-1]

    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", last, re.MULTILINE)
    assert re.search(r"^HEALTHCHECK ", last, re.MULTILINE)
    assert not re.search(r"^(ARG|ENV) .*(PASSWORD|SECRET|KEY)", last, re.MULTILINE)
