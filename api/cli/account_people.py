"""`liggare account uppdrag` and `contact`: what people are employed as, and how to reach them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

import click

from api.cli.account_base import Day, Username
from api.cli.namnd import Slug
from api.cli.shared import as_json, services, table, tell
from api.cli.swedish import SwedishGroup
from audit.clock import today
from audit.errors import FieldProblem, InvalidInputError, NotFoundError
from audit.law.delegation import BEFATTNINGAR

if TYPE_CHECKING:
    from api.services import Services
    from audit.store.people import Uppdrag

NEITHER: Final = "Ange --epost, --mobil eller båda."
NO_NAMND: Final = "Det finns ingen nämnd med den beteckningen."

username_argument = click.argument("username", type=Username(), metavar="ANVÄNDARNAMN")
namnd_argument = click.argument("namnd", type=Slug(), metavar="NÄMND")


@click.group("uppdrag", cls=SwedishGroup)
def uppdrag() -> None:
    """Vad någon är anställd som i en nämnd, och vem den ersätter."""


@uppdrag.command("give")
@username_argument
@namnd_argument
@click.argument("befattning", type=click.Choice(list(BEFATTNINGAR)), metavar="BEFATTNING")
@click.option("--fran", type=Day(), required=True, help="Första dagen, ÅÅÅÅ-MM-DD.")
@click.option("--till", type=Day(), help="Sista dagen; annars tills vidare.")
@click.option("--verksamhet", help="Bara i den verksamheten; annars i hela nämndens verksamhet.")
@click.option("--ersatter", type=Username(), help="Användarnamnet på den som ersätts.")
@as_json
def give(
    username: str,
    namnd: str,
    befattning: str,
    fran: date,
    till: date | None,
    verksamhet: str | None,
    ersatter: str | None,
    to_json: bool,
) -> None:
    """Ge ett konto ett uppdrag: en befattning i en nämnd, från en dag.

    Befattningarna är de som delegationsordningen kan nämna.
    """
    with services(only=()) as built:
        _demand_namnd(built, namnd)
        account = built.accounts.find(username)
        instead = built.accounts.find(ersatter) if ersatter else None
        uppdrag_id = built.people.give_uppdrag(
            account, namnd, befattning, fran=fran, till=till, verksamhet=verksamhet,
            ersatter=instead,
        )  # fmt: skip
    said = f"{BEFATTNINGAR[befattning].capitalize()} i {namnd} från {fran}. Uppdrag {uppdrag_id}."
    tell({"uppdrag": uppdrag_id}, to_json, lambda: click.echo(said))


@uppdrag.command("list")
@username_argument
@namnd_argument
@click.option("--day", type=Day(), default=today, help="Läget den dagen; annars i dag.")
@as_json
def listing(username: str, namnd: str, day: date, to_json: bool) -> None:
    """Visa ett kontos uppdrag i en nämnd."""
    with services(only=()) as built:
        _demand_namnd(built, namnd)
        found = built.people.uppdrag(built.accounts.find(username), namnd, day)
        names = built.accounts.names([one.ersatter for one in found if one.ersatter])
    headings = ("uppdrag", "befattning", "verksamhet", "ersätter", "från", "till")
    rows = [_row(one, names) for one in found]
    tell({"uppdrag": found}, to_json, lambda: table(headings, rows))


def _row(one: Uppdrag, names: dict[UUID, str]) -> tuple[object, ...]:
    return (
        one.id,
        BEFATTNINGAR[one.befattning],
        one.verksamhet or "hela nämnden",
        names.get(one.ersatter, "") if one.ersatter else "",
        one.fran,
        one.till or "tills vidare",
    )


@uppdrag.command("end")
@username_argument
@namnd_argument
@click.argument("uppdrag_id", type=click.UUID, metavar="UPPDRAG")
@click.option("--till", type=Day(), default=today, help="Sista dagen; annars i dag.")
def end(username: str, namnd: str, uppdrag_id: UUID, till: date) -> None:
    """Sätt sista dagen för ett uppdrag; att det har funnits står kvar."""
    with services(only=()) as built:
        held = built.people.uppdrag(built.accounts.find(username), namnd, till)
        if uppdrag_id not in {one.id for one in held}:
            raise NotFoundError("Kontot har inget sådant uppdrag den dagen.")
        built.people.end_uppdrag(uppdrag_id, till)
    click.echo(f"Uppdraget gäller till och med {till}.")


@click.command("contact")
@username_argument
@click.option("--epost", help="E-postadress; tom tar bort den.")
@click.option("--mobil", help="Mobilnummer på formen +46701234567; tomt tar bort det.")
def contact(username: str, epost: str | None, mobil: str | None) -> None:
    """Ange vart meddelanden utan innehåll går; det som inte anges ändras inte."""
    from api.auth.contact import checked_contact  # noqa: PLC0415

    if epost is None and mobil is None:
        raise InvalidInputError((FieldProblem("contact", NEITHER),))
    with services(only=()) as built:
        account = built.accounts.find(username)
        held = built.people.contact(account)
        wanted = checked_contact(
            held.epost or "" if epost is None else epost,
            held.mobil or "" if mobil is None else mobil,
        )
        built.people.set_contact(account, wanted)
    click.echo("Meddelanden går dit från och med nu.")


def _demand_namnd(built: Services, slug: str) -> None:
    from audit.store.opening import registered  # noqa: PLC0415

    if slug not in {one.slug for one in registered(built.pool)}:
        raise NotFoundError(NO_NAMND)
