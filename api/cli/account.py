"""`liggare account`: who may sign in, with which roles, and with which tokens for the API."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import Final

import click

from api.auth.roles import LABELS, Role
from api.cli.account_base import Username, accounts
from api.cli.account_factor import factor, keys
from api.cli.account_people import contact, uppdrag
from api.cli.namnd import Slug
from api.cli.shared import as_json, services, table, tell
from api.cli.swedish import SwedishGroup
from audit.clock import utc_now
from audit.errors import FieldProblem, InvalidInputError

NO_REASON: Final = (
    "Kontot har en roll i en skarp nämnd, och en nyckel har ingen andra faktor. "
    "Ange varför den ändå ska finnas: --reason"
)
ROLES: Final = click.Choice([role.value for role in Role])


@click.group("account", cls=SwedishGroup)
def command() -> None:
    """Sköt konton, roller, uppdrag, andra faktorer och nycklar."""


for _one in (keys, uppdrag, contact, factor):
    command.add_command(_one)


def _password(from_stdin: bool) -> str:
    """Ask for a password twice, or read one line; it never stands on the command line."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    answer: str = click.prompt("Lösenord", hide_input=True, confirmation_prompt="Samma igen")
    return answer


stdin_option = click.option(
    "--password-stdin", "from_stdin", is_flag=True, help="Läs lösenordet från standard in."
)


@command.command("add")
@click.argument("username", type=Username(), metavar="ANVÄNDARNAMN")
@click.option("--name", required=True, help="Namnet som visas.")
@stdin_option
@as_json
def add(username: str, name: str, from_stdin: bool, to_json: bool) -> None:
    """Lägg till ett konto. Det ser ingenting förrän det har en roll."""
    from api.auth.passwords import hash_password  # noqa: PLC0415

    hashed = hash_password(_password(from_stdin))
    with accounts() as kept:
        account = kept.add(username, name, hashed)
    tell({"id": account, "username": username}, to_json, lambda: click.echo("Kontot finns nu."))


@command.command("password")
@click.argument("username", type=Username(), metavar="ANVÄNDARNAMN")
@stdin_option
def password(username: str, from_stdin: bool) -> None:
    """Byt lösenord; alla inloggningar med det gamla slutar gälla."""
    from api.auth.passwords import hash_password  # noqa: PLC0415

    hashed = hash_password(_password(from_stdin))
    with accounts() as kept:
        account = kept.find(username)
        kept.set_password_hash(account, hashed)
        kept.close_sessions(account)
    click.echo("Lösenordet är bytt.")


@command.command("role")
@click.argument("username", type=Username(), metavar="ANVÄNDARNAMN")
@click.argument("namnd", type=Slug(), metavar="NÄMND")
@click.argument("role", type=ROLES, metavar="ROLL")
@click.option("--end", is_flag=True, help="Ta ifrån rollen i stället.")
def role_(username: str, namnd: str, role: str, end: bool) -> None:
    """Ge ett konto en roll i en nämnd, eller ta ifrån den.

    Rollerna: rapportor, mottagare, utredare, enhetschef, verksamhetschef, beslutsfattare_ivo,
    namndsekreterare, kvalitet, revisor, loggkontrollant, tekniker.
    """
    with services(only=()) as built:
        kept = built.accounts
        account = kept.find(username)
        act = kept.end_role if end else kept.grant_role
        act(account, namnd, role)
        lacks = kept.holds_ordinary_role(account) and not built.factors.has(account)
    click.echo(f"{LABELS[Role(role)]} i {namnd}: {'slutar gälla' if end else 'gäller'} nu.")
    if lacks:
        click.echo("Kontot har ingen andra faktor än, och ser inget skarpt förrän den finns.")


@command.command("token")
@click.argument("username", type=Username(), metavar="ANVÄNDARNAMN")
@click.option("--label", required=True, help="Vad nyckeln är till för; den nämns så i listor.")
@click.option("--days", type=click.IntRange(1, 366), default=90, help="Hur länge den gäller.")
@click.option("--reason", help="Varför den får öppna skarpa uppgifter; det sparas med nyckeln.")
@click.option("--revoke", is_flag=True, help="Ta tillbaka nyckeln i stället.")
@as_json
def token(
    username: str, label: str, days: int, reason: str | None, revoke: bool, to_json: bool
) -> None:
    """Utfärda en nyckel för API:et. Den visas en gång."""
    from api.auth.secrets import new_token, token_hash  # noqa: PLC0415

    with accounts() as kept:
        account = kept.find(username)
        if revoke:
            kept.revoke_token(account, label)
            click.echo("Nyckeln är återtagen.")
            return
        if reason is None and kept.holds_ordinary_role(account):
            raise InvalidInputError((FieldProblem("reason", NO_REASON),))
        secret, expires = new_token(), utc_now() + timedelta(days=days)
        hashed = token_hash(secret) or b""
        kept.add_token(account, hashed, label, expires, strong_reason=reason)
    data = {"token": secret, "label": label, "expires_at": expires}
    tell(data, to_json, lambda: click.echo(f"{secret}\nGäller till {expires:%Y-%m-%d}."))


@command.command("list")
@as_json
def list_accounts(to_json: bool) -> None:
    """Visa konton och roller."""
    with accounts() as kept:
        found = kept.listing()
    rows = [
        (
            one.username,
            one.display_name,
            ", ".join(f"{slug}: {' '.join(roles)}" for slug, roles in one.roles.items()),
            "två faktorer" if one.second_factor else "bara lösenord",
            f"stängt {one.disabled_at:%Y-%m-%d}" if one.disabled_at else "öppet",
        )
        for one in found
    ]
    headings = ("användarnamn", "namn", "roller", "inloggning", "läge")
    tell({"accounts": found}, to_json, lambda: table(headings, rows))


@command.command("disable")
@click.argument("username", type=Username(), metavar="ANVÄNDARNAMN")
def disable(username: str) -> None:
    """Stäng ett konto med dess inloggningar och nycklar; det raderas inte."""
    with accounts() as kept:
        kept.disable(username)
    click.echo("Kontot är stängt.")
