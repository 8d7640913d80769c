"""The page about one's own account, and the pages of its second factor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from api.auth import LABELS
from api.auth.second_factor import Proposal, propose
from api.auth.sessions import LIFETIME
from api.auth.totp import enrolment_image, in_groups
from api.web.build.frame import bare_frame
from api.web.build.sign_in import notices
from api.web.carried import NOTHING, Carried
from api.web.drafts import address_of
from api.web.formats import tid
from api.web.models.konto import (
    AccountPage,
    DraftRow,
    FactorPage,
    FactorState,
    NamndRoles,
    TokenRow,
)
from api.web.models.parts import Cell, Column, Table
from audit.law.delegation import BEFATTNINGAR
from audit.store.drafts import Drafts
from projections.asof import today_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.auth import Account
    from api.services import Services
    from api.web.models.frame import Notice, Problem
    from audit.store.log import Log
    from audit.store.people import Uppdrag

CHANGES: Final = {
    "set_up": "Inloggning i två steg lades till",
    "changed": "Inloggning i två steg byttes till en ny app",
    "removed": "Inloggning i två steg togs bort",
    "reset": "Inloggning i två steg nollställdes av den som sköter tjänsten",
    "codes_renewed": "Nya reservkoder",
    "code_used": "En reservkod användes",
}
HISTORY: Final = 5
"""Changes of the second factor that are shown."""


def account_page(
    services: Services,
    account: Account,
    own_session: bytes,
    *,
    needed: bool,
    new_token: str = "",
    told: tuple[Notice, ...] = (),
    problems: tuple[Problem, ...] = (),
) -> AccountPage:
    """Make the page; while a second factor is needed and lacks, nothing else is told or changed."""
    may_change = account.strong or not needed
    contact = services.people.contact(account.id)
    return AccountPage(
        frame=replace(bare_frame("Mitt konto", account), notices=told),
        csrf=account.csrf_token or "",
        name=account.display_name,
        username=account.username,
        namnder=tuple(_namnder(services, account)),
        epost=contact.epost or "",
        mobil=contact.mobil or "",
        factor=_factor(services, account, needed=needed),
        may_change=may_change,
        sessions=_sessions(services, account, own_session),
        tokens=_tokens(services, account) if may_change else (),
        drafts=tuple(_drafts(services, account)) if may_change else (),
        new_token=new_token,
        problems=problems,
    )


def factor_page(
    services: Services,
    account: Account,
    wanted: str,
    *,
    proposal: Proposal | None = None,
    carried: Carried = NOTHING,
    problems: tuple[Problem, ...] = (),
) -> FactorPage:
    """Make the page that sets up a second factor, with the same secret when it is shown again.

    Raises ConfigurationError where the service's key lacks.
    """
    shown = proposal or propose(services, account)
    changing = services.factors.has(account.id)
    title = "Byt telefon eller app" if changing else "Lägg till inloggning i två steg"
    return FactorPage(
        frame=replace(bare_frame(title, account), notices=notices(carried)),
        csrf=account.csrf_token or "",
        changing=changing,
        image=enrolment_image(shown.secret, account.username),
        secret=in_groups(shown.secret),
        proposal=shown.carried,
        next=wanted,
        problems=problems,
        carried=carried.hidden,
    )


def _namnder(services: Services, account: Account) -> Iterator[NamndRoles]:
    for slug, roles in sorted(account.roles.items()):
        log = services.logs.get(slug)
        if log is None or not roles:
            continue
        held = services.people.uppdrag(account.id, slug, today_of(log))
        names = services.accounts.names([one.ersatter for one in held if one.ersatter])
        yield NamndRoles(
            name=log.namnd.name,
            href=f"/{slug}",
            constructed=log.constructed,
            roles=tuple(name for role, name in LABELS.items() if role in roles),
            uppdrag=tuple(
                _in_words(one, names.get(one.ersatter) if one.ersatter else None) for one in held
            ),
        )


def _in_words(one: Uppdrag, ersatter: str | None) -> str:
    said = BEFATTNINGAR[one.befattning].capitalize()
    if one.verksamhet:
        said += f", {one.verksamhet}"
    if ersatter:
        said += f", ersätter {ersatter}"
    until = f" till och med {one.till}" if one.till else ""
    return f"{said} (från {one.fran}{until})"


def _factor(services: Services, account: Account, *, needed: bool) -> FactorState:
    history = services.factors.notes(account.id)
    there = services.factors.has(account.id)
    since = next((one.noted_at for one in history if one.what in {"set_up", "changed"}), None)
    return FactorState(
        confirmed=tid(since) if there and since else "",
        needed=needed,
        codes_left=services.factors.codes_left(account.id),
        history=tuple(f"{tid(one.noted_at)}: {CHANGES[one.what]}" for one in history[:HISTORY]),
    )


def _sessions(services: Services, account: Account, own_session: bytes) -> Table:
    rows = tuple(
        (
            Cell(tid(one.created_at)),
            Cell(tid(one.seen_at)),
            Cell("två faktorer" if one.strong else "bara lösenord"),
            Cell("här" if one.is_this else "på annat håll"),
        )
        for one in services.accounts.sessions(account.id, own_session, LIFETIME)
    )
    headings = ("Inloggad", "Senast använd", "Med", "Var")
    return Table("Inloggningar", tuple(Column(one, whole=True) for one in headings), rows)


def _tokens(services: Services, account: Account) -> tuple[TokenRow, ...]:
    return tuple(
        TokenRow(
            label=one.label,
            until=tid(one.expires_at),
            opens="skarpa uppgifter" if one.strong_reason else "konstruerade uppgifter",
        )
        for one in services.accounts.tokens(account.id)
        if one.revoked_at is None
    )


def _drafts(services: Services, account: Account) -> Iterator[DraftRow]:
    for slug, roles in sorted(account.roles.items()):
        log = services.logs.get(slug)
        if log is not None and roles:
            yield from _drafts_in(log, account)


def _drafts_in(log: Log, account: Account) -> Iterator[DraftRow]:
    slug = log.namnd.slug
    for one in Drafts(log).listing(account.id):
        address = address_of(slug, one.form)
        yield DraftRow(
            href=address,
            namnd=log.namnd.name,
            saved=tid(one.saved_at),
            gone=tid(one.gone_at),
            drop=f"/{slug}/utkast/kasta",
            address=address,
        )
