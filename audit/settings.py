"""Every setting of Liggare as data: its name in the environment, what it means, how it is read.

Settings come from the environment; a secret may instead lie in a file named by `NAME_FILE`.
A name that begins with `LIGGARE_` and is not listed here is refused: a misspelt setting that is
silently left out is worse than a service that does not start.
"""

# ruff: noqa: RUF009 - `_setting` is `dataclasses.field` with a name and a meaning

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from audit.errors import ConfigurationError

PREFIX: Final = "LIGGARE_"
TESTS: Final = "LIGGARE_TEST_"
"""The test run's own variables, inherited by the commands it starts; they set nothing here."""
MOST_CONNECTIONS: Final = 20
"""Connections of one process, for all nämnder together (DESIGN §4)."""


def default_state_dir() -> Path:
    """Give where keys, outside checkpoints and embedded servers lie when nothing else is said.

    Root gets a place outside every home directory: the embedded server runs as another user there.
    """
    if os.geteuid() == 0:
        return Path("/var/tmp/liggare-0")  # noqa: S108 - owner and mode are checked before use
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "liggare"


def _url(text: str) -> str:
    if urlsplit(text).scheme not in {"postgresql", "postgres"}:
        message = "ska börja med postgresql://"
        raise ValueError(message)
    return text


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            message = f"ska vara ett heltal från {least} till {most}"
            raise ValueError(message)
        return int(text)

    return read


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError("ska vara " + " eller ".join(allowed))
        return text

    return read


def _accepted(text: str) -> bool:
    if text != "accepted":
        message = "ska vara accepted, eller inte finnas alls"
        raise ValueError(message)
    return True


def _web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path.strip("/"):
        message = "ska vara en webbadress utan sökväg, som https://liggare.kommunen.se"
        raise ValueError(message)
    return f"{parts.scheme}://{parts.netloc}"


def _addresses(text: str) -> str:
    """Accept addresses and networks only: whoever is believed may claim to be anybody."""
    try:
        for one in text.split(",") if text.strip() else ():
            ip_network(one.strip())
    except ValueError:
        message = "ska vara IP-adresser eller nät med komma emellan, aldrig *"
        raise ValueError(message) from None
    return text


def _path(text: str) -> Path:
    if not text:
        message = "ska vara en sökväg"
        raise ValueError(message)
    return Path(text).absolute()


def _setting(env: str, parse: Callable[[str], Any], says: str, **more: Any) -> Any:
    """Declare one setting: its name in the environment, how its text is read, what it means."""
    secret = more.pop("secret", False)
    # A secret is left out of repr(), so that no traceback or log line can hold it.
    return field(
        repr=not secret,
        metadata={"env": env, "parse": parse, "says": says, "secret": secret},
        **more,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an installation decides; `load` reads it, tests make it by hand."""

    database_url: str | None = _setting(
        "DATABASE_URL",
        _url,
        "The database as the application's role (liggare_app). "
        "Without it an embedded PostgreSQL is started in the state directory.",
        secret=True,
        default=None,
    )
    owner_url: str | None = _setting(
        "LIGGARE_OWNER_URL",
        _url,
        "The same database as its owner (liggare_owner): for migrations and opening a nämnd only. "
        "The service itself never uses it.",
        secret=True,
        default=None,
    )
    destroyer_url: str | None = _setting(
        "LIGGARE_DESTROYER_URL",
        _url,
        "The same database as the key destroyer (liggare_destroyer): for gallring only.",
        secret=True,
        default=None,
    )
    superuser_url: str | None = _setting(
        "LIGGARE_SUPERUSER_URL",
        _url,
        "The same database as a superuser: only to create the three roles, once.",
        secret=True,
        default=None,
    )
    state_dir: Path = _setting(
        "LIGGARE_STATE_DIR",
        _path,
        "Where keys, outside checkpoints and embedded servers lie.",
        default_factory=default_state_dir,
    )
    keys: Path | None = _setting(
        "LIGGARE_KEYS_DIR",
        _path,
        "Where the keys of the nämnder lie, one file each; backed up apart from the database. "
        "Default: keys in the state directory.",
        default=None,
    )
    outside: Path | None = _setting(
        "LIGGARE_OUTSIDE_DIR",
        _path,
        "Where checkpoints are handed outside the database, one file per log that is only added "
        "to; best on another machine's disk. Default: outside in the state directory.",
        default=None,
    )
    pool_size: int = _setting(
        "LIGGARE_POOL_SIZE",
        _whole(2, MOST_CONNECTIONS),
        "Connections to the database, for all nämnder together (2 to 20).",
        default=10,
    )
    host: str = _setting("LIGGARE_HOST", str, "The address to listen on.", default="127.0.0.1")
    port: int = _setting("LIGGARE_PORT", _whole(1, 65535), "The port to listen on.", default=8000)
    public_url: str | None = _setting(
        "LIGGARE_PUBLIC_URL",
        _web_address,
        "The address people use. With https the session cookie is bound to it (__Host-, Secure).",
        default=None,
    )
    proxies: str = _setting(
        "LIGGARE_PROXIES",
        _addresses,
        "Addresses of the reverse proxies whose X-Forwarded headers are believed, "
        "with commas between.",
        default="",
    )
    password_only: bool = _setting(
        "LIGGARE_PASSWORD_ONLY",
        _accepted,
        "Set to accepted to show an ordinary (not constructed) log to people who signed in with a "
        "password alone. Two factors come later; until then this is the nämnd's own decision.",
        default=False,
    )
    max_body: int = _setting(
        "LIGGARE_MAX_BODY",
        _whole(1_000, 100_000_000),
        "The largest request body in bytes; imports go through the command line.",
        default=1_000_000,
    )
    contact_name: str = _setting(
        "LIGGARE_CONTACT_NAME",
        str,
        "Whom callers of the API turn to; stands in its description.",
        default="Nämndens förvaltning",
    )
    contact_url: str = _setting(
        "LIGGARE_CONTACT_URL",
        str,
        "The web page of that contact.",
        default="https://kommunen.example/",
    )
    contact_email: str = _setting(
        "LIGGARE_CONTACT_EMAIL",
        str,
        "The e-mail address of that contact.",
        default="registrator@kommunen.example",
    )
    log_format: str = _setting(
        "LIGGARE_LOG_FORMAT",
        _one_of("json", "text"),
        "How the service's own log lines are written: json, or text for a person.",
        default="json",
    )

    def __post_init__(self) -> None:
        """Refuse settings that contradict each other."""
        _refuse_contradictions(self)

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read the environment; raises ConfigurationError for what is unknown or does not fit."""
        given = os.environ if environ is None else environ
        _refuse_unknown(given)
        values = {one.name: _read(given, one.metadata) for one in fields(cls)}
        return cls(**{name: value for name, value in values.items() if value is not None})

    @property
    def pg_dir(self) -> Path:
        """Where the embedded PostgreSQL keeps its data."""
        return self.state_dir / "pg"

    @property
    def keys_dir(self) -> Path:
        """Where the keys of the nämnder lie: `<slug>.json`."""
        return self.keys or self.state_dir / "keys"

    @property
    def outside_dir(self) -> Path:
        """Where checkpoints are handed outside the database: `<log id>.checkpoints`."""
        return self.outside or self.state_dir / "outside"

    @property
    def https(self) -> bool:
        """Whether people reach the service over https."""
        return (self.public_url or "").startswith("https://")


def _read(environ: Mapping[str, str], metadata: Mapping[str, Any]) -> Any:
    """Read one setting; None where it is not given. The value itself is never shown."""
    name = metadata["env"]
    text = environ.get(name)
    if metadata["secret"] and (file := environ.get(f"{name}_FILE")) is not None:
        if text is not None:
            raise ConfigurationError(f"{name} och {name}_FILE är båda satta. Ta bort den ena.")
        text = _read_secret(f"{name}_FILE", file)
    if text is None:
        return None
    try:
        return metadata["parse"](text)
    except ValueError as error:
        raise ConfigurationError(f"{name} {error}.") from None


def _read_secret(name: str, file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise ConfigurationError(f"{name} pekar på en fil som inte går att läsa.") from None


def known_names() -> tuple[str, ...]:
    """Name every variable that is read, the `_FILE` forms of the secrets among them."""
    names: list[str] = []
    for one in fields(Settings):
        names.append(one.metadata["env"])
        if one.metadata["secret"]:
            names.append(f"{one.metadata['env']}_FILE")
    return tuple(names)


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    known = known_names()
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in known and not name.startswith(TESTS):
            near = difflib.get_close_matches(name, known, n=1)
            hint = f" Menade du {near[0]}?" if near else ""
            raise ConfigurationError(f"Inställningen {name} finns inte.{hint}")


def _refuse_contradictions(settings: Settings) -> None:
    others = (settings.owner_url, settings.destroyer_url, settings.superuser_url)
    if settings.database_url is None and any(others):
        raise ConfigurationError(
            "En annan databasroll är angiven men inte DATABASE_URL. Ange den också."
        )
    urls = [url for url in (settings.database_url, *others) if url]
    if len(set(urls)) != len(urls):
        raise ConfigurationError(
            "Två databasroller har samma adress. Tjänsten, ägaren och nyckelförstöraren "
            "ska vara var sin roll."
        )
    if settings.outside_dir == settings.keys_dir:
        raise ConfigurationError(
            "LIGGARE_OUTSIDE_DIR och LIGGARE_KEYS_DIR är samma mapp. "
            "Kontrollstämplar är öppna, nycklar är hemliga: lägg dem var för sig."
        )
