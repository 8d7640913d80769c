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
from pathlib import Path
from typing import Any, Final

from audit import setting_values as reads
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
        reads.database_url,
        "The database as the application's role (liggare_app). "
        "Without it an embedded PostgreSQL is started in the state directory.",
        secret=True,
        default=None,
    )
    owner_url: str | None = _setting(
        "LIGGARE_OWNER_URL",
        reads.database_url,
        "The same database as its owner (liggare_owner): for migrations and opening a nämnd only. "
        "The service itself never uses it.",
        secret=True,
        default=None,
    )
    destroyer_url: str | None = _setting(
        "LIGGARE_DESTROYER_URL",
        reads.database_url,
        "The same database as the key destroyer (liggare_destroyer): for gallring only.",
        secret=True,
        default=None,
    )
    superuser_url: str | None = _setting(
        "LIGGARE_SUPERUSER_URL",
        reads.database_url,
        "The same database as a superuser: only to create the three roles, once.",
        secret=True,
        default=None,
    )
    state_dir: Path = _setting(
        "LIGGARE_STATE_DIR",
        reads.path,
        "Where keys, outside checkpoints and embedded servers lie.",
        default_factory=default_state_dir,
    )
    keys: Path | None = _setting(
        "LIGGARE_KEYS_DIR",
        reads.path,
        "Where the keys of the nämnder lie, one file each; backed up apart from the database. "
        "Default: keys in the state directory.",
        default=None,
    )
    outside: Path | None = _setting(
        "LIGGARE_OUTSIDE_DIR",
        reads.path,
        "Where checkpoints are handed outside the database, one file per log that is only added "
        "to; best on another machine's disk. Default: outside in the state directory.",
        default=None,
    )
    pool_size: int = _setting(
        "LIGGARE_POOL_SIZE",
        reads.whole(2, MOST_CONNECTIONS),
        "Connections that pages share, for all nämnder together (2 to 20). Besides them the "
        "service opens up to six of its own, and two for each nämnd written to and read lately.",
        default=10,
    )
    host: str = _setting("LIGGARE_HOST", str, "The address to listen on.", default="127.0.0.1")
    port: int = _setting(
        "LIGGARE_PORT", reads.whole(1, 65535), "The port to listen on.", default=8000
    )
    public_url: str | None = _setting(
        "LIGGARE_PUBLIC_URL",
        reads.web_address,
        "The address people use. With https the session cookie is bound to it (__Host-, Secure).",
        default=None,
    )
    proxies: str = _setting(
        "LIGGARE_PROXIES",
        reads.networks,
        "Addresses of the reverse proxies whose X-Forwarded headers are believed, "
        "with commas between.",
        default="",
    )
    max_body: int = _setting(
        "LIGGARE_MAX_BODY",
        reads.whole(1_000, 100_000_000),
        "The largest request body in bytes; one that carries a file or an extract may be 20 MB "
        "larger.",
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
    smtp_host: str | None = _setting(
        "LIGGARE_SMTP_HOST",
        reads.host,
        "The mail server that takes our messages. Without it no e-mail is sent, and pages say so.",
        default=None,
    )
    smtp_port: int = _setting(
        "LIGGARE_SMTP_PORT", reads.whole(1, 65535), "The port of the mail server.", default=587
    )
    smtp_security: str = _setting(
        "LIGGARE_SMTP_SECURITY",
        reads.one_of("starttls", "tls", "none"),
        "How the way to the mail server is encrypted: starttls (587), tls (465), or none, "
        "which no password may go with.",
        default="starttls",
    )
    smtp_user: str | None = _setting(
        "LIGGARE_SMTP_USER", str, "Who we are to the mail server, where it asks.", default=None
    )
    smtp_password: str | None = _setting(
        "LIGGARE_SMTP_PASSWORD", str, "The password that goes with it.", secret=True, default=None
    )
    smtp_from: str | None = _setting(
        "LIGGARE_SMTP_FROM",
        reads.mail_address,
        "The address that messages come from, as liggaren@kommunen.se.",
        default=None,
    )
    sms_url: str | None = _setting(
        "LIGGARE_SMS_URL",
        reads.gateway,
        "The address of the sms gateway, https. Without it no sms is sent.",
        default=None,
    )
    sms_method: str = _setting(
        "LIGGARE_SMS_METHOD",
        reads.one_of("POST", "PUT"),
        "The HTTP method that the gateway wants.",
        default="POST",
    )
    sms_body: str = _setting(
        "LIGGARE_SMS_BODY",
        reads.sms_body,
        "What the gateway wants to be sent, with {to} and {text} in it: JSON where it begins with "
        "a curly bracket, else form fields (to={to}&message={text}).",
        default='{"to": "{to}", "message": "{text}"}',
    )
    sms_headers: str | None = _setting(
        "LIGGARE_SMS_HEADERS",
        reads.headers,
        "Headers that the gateway wants, one a line: Authorization: Bearer …",
        secret=True,
        default=None,
    )
    messages: Path | None = _setting(
        "LIGGARE_MESSAGES",
        reads.path,
        "A TOML file with each nämnd's own times for messages; without it they are those of the "
        "how-to for messages.",
        default=None,
    )
    log_format: str = _setting(
        "LIGGARE_LOG_FORMAT",
        reads.one_of("json", "text"),
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
    _refuse_half_set_messages(settings)


def _refuse_half_set_messages(settings: Settings) -> None:
    """Refuse at start what would fail in the night when the first message is due."""
    if (settings.smtp_host or settings.sms_url) and not settings.public_url:
        raise ConfigurationError(
            "Meddelanden har en länk till startsidan. Ange LIGGARE_PUBLIC_URL också."
        )
    if settings.smtp_host and not settings.smtp_from:
        raise ConfigurationError(
            "LIGGARE_SMTP_HOST är satt men inte avsändaren. Ange LIGGARE_SMTP_FROM också."
        )
    if (settings.smtp_user is None) != (settings.smtp_password is None):
        raise ConfigurationError(
            "LIGGARE_SMTP_USER och LIGGARE_SMTP_PASSWORD hör ihop. Ange båda eller ingen."
        )
    if settings.smtp_password is not None and settings.smtp_security == "none":
        raise ConfigurationError(
            "Ett lösenord går aldrig okrypterat. "
            "Sätt LIGGARE_SMTP_SECURITY till starttls eller tls."
        )
