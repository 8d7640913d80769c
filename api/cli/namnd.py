"""`liggare namnd`: open a nämnd's log, make its keys, take a copy into use, ready the database."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from api.cli import keeping, lagandring
from api.cli.shared import as_json, connected, one_log, services, table, tell
from api.cli.swedish import SwedishGroup

if TYPE_CHECKING:
    from audit.settings import Settings

SLUG: Final = re.compile(r"[a-z][a-z0-9-]{1,40}")


class Slug(click.ParamType[str]):
    """The short name of a nämnd, as it stands in addresses."""

    name = "beteckning"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Accept lower-case ASCII letters, digits and hyphens."""
        if not SLUG.fullmatch(value):
            self.fail("Använd små bokstäver a–z, siffror och bindestreck.", param, ctx)
        return value


@click.group("namnd", cls=SwedishGroup)
def command() -> None:
    """Öppna nämnder, gör databasen redo, sköt nycklar, gallra."""


command.add_command(keeping.rotate_key)
command.add_command(keeping.gallra)
command.add_command(lagandring.command)


@command.group("keys", cls=SwedishGroup)
def keys() -> None:
    """Nämndens nycklar: de skapas en gång och säkerhetskopieras skilt från databasen."""


@keys.command("new")
@click.argument("slug", type=Slug(), metavar="NÄMND")
def keys_new(slug: str) -> None:
    """Skapa nya nycklar för en ny nämnd; skriver aldrig över några."""
    from audit.settings import Settings  # noqa: PLC0415
    from audit.store.keys import new_keys, write_keys  # noqa: PLC0415

    path = key_file(Settings.load(), slug)
    write_keys(path, new_keys())
    click.echo(f"Nycklarna finns i {path}.")
    click.echo("Säkerhetskopiera filen nu, skilt från databasen. Utan den går texterna förlorade.")


def key_file(settings: Settings, slug: str) -> Path:
    """Name the file with a nämnd's keys."""
    return settings.keys_dir / f"{slug}.json"


@command.command("open")
@click.argument("slug", type=Slug(), metavar="NÄMND")
@click.option("--name", required=True, help="Nämndens namn, så som människor läser det.")
@click.option(
    "--constructed", is_flag=True, help="Konstruerade uppgifter: det sägs för alltid, överallt."
)
@as_json
def open_namnd(slug: str, name: str, constructed: bool, to_json: bool) -> None:
    """Öppna en nämnds logg: tabeller, läslogg och den första posten."""
    from api.founding import found_namnd  # noqa: PLC0415
    from audit.store.founding import Founding  # noqa: PLC0415

    with connected(create=True) as settings:
        namnd = found_namnd(settings, Founding(slug, name, constructed=constructed))
    tell(namnd, to_json, lambda: click.echo(f"Loggen för {name} är öppnad ({namnd.log_id})."))


@command.command("list")
@as_json
def list_namnder(to_json: bool) -> None:
    """Visa nämnderna på den här servern."""
    from audit.store.opening import registered  # noqa: PLC0415
    from audit.store.pool import make_pool  # noqa: PLC0415

    with connected() as settings, make_pool(settings.database_url or "", max_size=1) as pool:
        found = registered(pool)
    rows = [(one.slug, one.name, "konstruerad" if one.constructed else "skarp") for one in found]
    tell({"namnder": found}, to_json, lambda: table(("beteckning", "namn", "slag"), rows))


@command.command("adopt")
@click.argument("slug", type=Slug(), metavar="NÄMND")
@click.option("--yes", is_flag=True, help="Svara ja på frågan.")
def adopt_copy(slug: str, yes: bool) -> None:
    """Ta en återställd eller kopierad logg i bruk; det antecknas i den."""
    from api.founding import around  # noqa: PLC0415
    from audit.store.founding import adopt, operator_context  # noqa: PLC0415

    if not yes:
        click.confirm("Är du säker på att ingen annan kopia tar emot händelser?", abort=True)
    with services(only=[slug]) as built, around(built.settings, built.pool) as surroundings:
        log = one_log(built, slug)
        adopt(surroundings, log.reads, operator_context())
        adopt(surroundings, log, operator_context())
    click.echo("Loggen är tagen i bruk här. Starta om tjänsten.")


@command.command("migrate")
@click.option("--roles", is_flag=True, help="Skapa också de tre rollerna (LIGGARE_SUPERUSER_URL).")
@as_json
def migrate(roles: bool, to_json: bool) -> None:
    """Gör databasen redo för den här versionen: tabeller, loggar och vyer."""
    from api.migrating import migrate_all, provision_roles  # noqa: PLC0415

    with connected() as settings:
        if roles:
            provision_roles(settings)
        done = migrate_all(settings)

    def people() -> None:
        for step in done:
            click.echo(step)
        click.echo(f"{len(done)} steg gjordes." if done else "Databasen är redan som den ska.")

    tell({"applied": done}, to_json, people)
