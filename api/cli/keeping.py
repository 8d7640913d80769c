"""`liggare namnd rotate-key` and `gallra`: what only the key destroyer may do."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import click

from api.cli.shared import as_json, one_log, services, tell
from audit.errors import ConfigurationError

if TYPE_CHECKING:
    from api.services import Services


def _destroyer(built: Services) -> str:
    """Give how to connect as the key destroyer; raises ConfigurationError where nobody said."""
    if built.settings.destroyer_url is None:
        raise ConfigurationError("Sätt LIGGARE_DESTROYER_URL: rollen som får ta bort innehåll.")
    return built.settings.destroyer_url


@click.command("rotate-key")
@click.argument("slug", metavar="NÄMND")
@as_json
def rotate_key(slug: str, to_json: bool) -> None:
    """Byt nämndens nyckel: alla ärendens nycklar låses om under en ny, och det antecknas.

    En avbruten körning fortsätts: finns nycklar kvar under en äldre görs ingen ny.
    """
    from audit.store.founding import operator_context  # noqa: PLC0415
    from audit.store.gallring import left_to_rewrap, rotate  # noqa: PLC0415
    from audit.store.keys import read_keys, write_keys  # noqa: PLC0415

    with services(only=[slug]) as built:
        _destroyer(built)
        path = built.settings.keys_dir / f"{slug}.json"
        if not left_to_rewrap(one_log(built, slug)):
            # Old and new together, written before anything is wrapped by the new one.
            write_keys(path, read_keys(path).successor(), replace=True)
    with services(only=[slug]) as built:
        count = rotate(one_log(built, slug), _destroyer(built), operator_context())
    tell(
        {"rewrapped": count},
        to_json,
        lambda: click.echo(
            f"{count} nycklar låstes om. Säkerhetskopiera nyckelfilen, och starta om tjänsten."
        ),
    )


@click.command("gallra")
@click.argument("slug", metavar="NÄMND")
@click.argument("arende", type=click.UUID, metavar="ÄRENDE")
@click.option("--grund", required=True, help="Varför, med beslutets datum och paragraf.")
@click.option("--lagrum", required=True, help="Lagrummet, så som det ska stå i protokollet.")
@click.option("--yes", is_flag=True, help="Svara ja på frågan.")
@as_json
def gallra(slug: str, arende: UUID, grund: str, lagrum: str, yes: bool, to_json: bool) -> None:
    """Gallra ett ärende: innehåll, nyckel och kopplingar lämnar registret för alltid."""
    from audit.store.founding import operator_context  # noqa: PLC0415
    from audit.store.gallring import execute  # noqa: PLC0415
    from projections.registry import VIEWS  # noqa: PLC0415
    from projections.runner import catch_up  # noqa: PLC0415

    if not yes:
        click.confirm("Gallringen går inte att ångra. Fortsätta?", abort=True)
    with services(only=[slug]) as built:
        log = one_log(built, slug)
        done = execute(
            log, _destroyer(built), arende, operator_context(), grund=grund, lagrum=lagrum
        )
        # The views let go of the ärende now, not when the service next reads the log.
        for view in VIEWS:
            catch_up(log, view)
    tell(
        {"position": done.first_position, "recorded_at": done.recorded_at},
        to_json,
        lambda: click.echo(f"Ärendet är gallrat. Löpnummer {done.first_position}."),
    )
