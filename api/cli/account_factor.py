"""`liggare account keys` and `factor`: second factors, for an operator."""

from __future__ import annotations

from typing import Final

import click

from api.cli.account_base import Username
from api.cli.shared import as_json, services, table, tell
from api.cli.swedish import SwedishGroup
from audit.errors import FieldProblem, InvalidInputError, NotFoundError

CHANGES: Final = {
    "set_up": "lades till",
    "changed": "byttes",
    "removed": "togs bort",
    "reset": "nollställdes",
    "codes_renewed": "nya reservkoder",
    "code_used": "en reservkod användes",
}
"""What was done with a second factor, in words."""


@click.command("keys")
def keys() -> None:
    """Skapa tjänstens egen nyckel, som skyddar andra faktorer; skriver aldrig över någon."""
    from audit.settings import Settings  # noqa: PLC0415
    from audit.store.service_key import (  # noqa: PLC0415
        ServiceKey,
        service_key_file,
        write_service_key,
    )

    path = service_key_file(Settings.load().keys_dir)
    write_service_key(path, ServiceKey.draw())
    click.echo(f"Nyckeln finns i {path}. Starta om tjänsten om den redan går.")
    click.echo("Säkerhetskopiera filen nu. Utan den måste alla lägga till sin andra faktor igen.")


@click.group("factor", cls=SwedishGroup)
def factor() -> None:
    """Den andra faktorn vid inloggning, för den som sköter tjänsten."""


@factor.command("reset")
@click.argument("username", type=Username(), metavar="ANVÄNDARNAMN")
@click.option("--reason", required=True, help="Varför, och hur du vet vem det är; det sparas.")
def reset(username: str, reason: str) -> None:
    """Ta bort ett kontos andra faktor, som när telefonen är borta.

    Inloggningar och nycklar som öppnar skarpa uppgifter slutar gälla. Det antecknas med skälet.
    """
    from audit.store.factors import Change  # noqa: PLC0415

    if not reason.strip():
        raise InvalidInputError((FieldProblem("reason", "Skriv ett skäl."),))
    with services(only=()) as built:
        account = built.accounts.find(username)
        # Sessions first: whoever stole the telephone must not be let in between.
        built.accounts.close_sessions(account)
        built.accounts.revoke_strong_tokens(account)
        if not built.factors.remove(account, Change.RESET, reason=reason.strip()):
            raise NotFoundError("Kontot har ingen andra faktor.")
        built.accounts.close_sessions(account)
    click.echo("Den andra faktorn är borta. Nästa inloggning leder till att lägga till en ny.")


@factor.command("notes")
@click.argument("username", type=Username(), metavar="ANVÄNDARNAMN")
@as_json
def notes(username: str, to_json: bool) -> None:
    """Visa vad som har gjorts med ett kontos andra faktor, senaste först."""
    with services(only=()) as built:
        found = built.factors.notes(built.accounts.find(username))
    rows = [
        (
            f"{one.noted_at:%Y-%m-%d %H:%M}",
            CHANGES[one.what.value],
            "av kontot" if one.done_by else "av den som sköter tjänsten",
            one.reason,
        )
        for one in found
    ]
    headings = ("tid (UTC)", "vad", "vem", "skäl")
    tell({"notes": found}, to_json, lambda: table(headings, rows))
