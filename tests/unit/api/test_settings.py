"""Settings: read from one table, refused when they cannot be meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.errors import ConfigurationError
from audit.settings import Settings, known_names

MAILING: dict[str, str | None] = {
    "LIGGARE_SMTP_HOST": "smtp.kommunen.se",
    "LIGGARE_SMTP_FROM": "liggaren@kommunen.se",
    "LIGGARE_PUBLIC_URL": "https://liggare.kommunen.se",
}


def test_without_anything_set_the_service_stays_on_this_machine() -> None:
    """Nothing set means: this machine only, no database of somebody else's."""
    settings = Settings.load({})

    assert (settings.host, settings.port, settings.database_url) == ("127.0.0.1", 8000, None)


def test_a_secret_is_read_from_its_file(tmp_path: Path) -> None:
    """A secret may lie in a file, without the newline that editors leave."""
    file = tmp_path / "url"
    file.write_text("postgresql://liggare_app:x@db/liggare\n")

    settings = Settings.load({"DATABASE_URL_FILE": str(file)})

    assert settings.database_url == "postgresql://liggare_app:x@db/liggare"


def test_settings_never_show_a_secret() -> None:
    """A traceback or a log line that holds the settings holds no password."""
    settings = Settings.load({"DATABASE_URL": "postgresql://liggare_app:hemligt@db/liggare"})

    assert "hemligt" not in repr(settings)


def test_a_misspelt_setting_names_the_one_that_was_meant() -> None:
    """A name that is not in the table is refused, with the nearest one that is."""
    with pytest.raises(ConfigurationError, match="Menade du LIGGARE_PORT"):
        Settings.load({"LIGGARE_PROT": "8000"})


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({"DATABASE_URL": "postgresql://a@b", "DATABASE_URL_FILE": "/x"}, "båda satta"),
        ({"DATABASE_URL_FILE": "/finns/inte"}, "inte går att läsa"),
        ({"DATABASE_URL": "mysql://a@b"}, "postgresql://"),
        ({"LIGGARE_OWNER_URL": "postgresql://o@b"}, "DATABASE_URL"),
        (
            {"DATABASE_URL": "postgresql://a@b", "LIGGARE_OWNER_URL": "postgresql://a@b"},
            "samma adress",
        ),
        ({"LIGGARE_POOL_SIZE": "21"}, "2 till 20"),
        ({"LIGGARE_PORT": "åtta"}, "heltal"),
        ({"LIGGARE_PASSWORD_ONLY": "accepted"}, "finns inte"),
        ({"LIGGARE_PUBLIC_URL": "liggare.kommunen.se"}, "webbadress"),
        ({"LIGGARE_PROXIES": "*"}, "aldrig"),
        ({"LIGGARE_PROXIES": "127.0.0.1, proxy.kommunen.se"}, "IP-adresser"),
        ({"LIGGARE_KEYS_DIR": "/a", "LIGGARE_OUTSIDE_DIR": "/a"}, "samma mapp"),
        ({"LIGGARE_SMTP_HOST": "smtp.kommunen.se:25"}, "värdnamn"),
        ({"LIGGARE_SMTP_FROM": "Liggaren <a@b.se>"}, "e-postadress"),
        ({"LIGGARE_SMS_URL": "http://sms.kommunen.se/"}, "https"),
        ({"LIGGARE_SMS_BODY": '{"to": "{to}"}'}, "text"),
        ({"LIGGARE_SMS_HEADERS": "hemligt-ord"}, "huvud"),
        ({"LIGGARE_SMS_URL": "https://sms.kommunen.se/"}, "LIGGARE_PUBLIC_URL"),
        (MAILING | {"LIGGARE_SMTP_FROM": None}, "LIGGARE_SMTP_FROM"),
        (MAILING | {"LIGGARE_SMTP_USER": "liggaren"}, "hör ihop"),
        (
            MAILING
            | {
                "LIGGARE_SMTP_USER": "liggaren",
                "LIGGARE_SMTP_PASSWORD": "hemligt",
                "LIGGARE_SMTP_SECURITY": "none",
            },
            "okrypterat",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(environ: dict[str, str | None], says: str) -> None:
    """A setting that does not fit, or contradicts another, stops the start and says why."""
    given = {name: value for name, value in environ.items() if value is not None}

    with pytest.raises(ConfigurationError, match=says):
        Settings.load(given)


def test_a_refused_setting_is_not_repeated() -> None:
    """The message names the setting and not its value, which may be a secret in the wrong place."""
    with pytest.raises(ConfigurationError) as refused:
        Settings.load({"DATABASE_URL": "hemligt-losenord"})

    assert "hemligt" not in refused.value.detail


def test_https_is_known_from_the_public_address() -> None:
    """The address people use decides whether cookies are bound to https."""
    assert Settings.load({"LIGGARE_PUBLIC_URL": "https://liggare.kommunen.se/"}).https


def test_every_name_is_listed_once() -> None:
    """The table names each variable once, with a file form for every secret."""
    names = known_names()

    assert len(names) == len(set(names)) > 15
    assert "LIGGARE_DESTROYER_URL_FILE" in names
