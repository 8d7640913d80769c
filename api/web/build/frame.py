"""The surroundings of a page: the menu, who is signed in, what must be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.auth import LABELS, Access, Account, Permission
from api.seeing import SEES_EVERY_BESLUT
from api.web.labels import text
from api.web.links import Links
from api.web.models.frame import Frame, NavLink, Notice, SignedIn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.auth import Role


def frame_of(
    title: str,
    access: Access,
    links: Links,
    notices: Sequence[Notice] = (),
    section: str = "lex_sarah",
) -> Frame:
    """Make the surroundings of a page within one nämnd; the menu marks where the page stands.

    `section` is the item (of `text`) that a page without one of its own belongs to: most such
    pages are those of reports and ärenden. An empty one marks nothing.
    """
    namnd = access.log.namnd
    items = _menu(links, access.roles)
    within = text(section) if section and title not in {name for name, *_ in items} else None
    return Frame(
        title=title,
        namnd=namnd.name,
        start=links.start(),
        account=_signed_in(access.account, _in_words(access.roles)),
        nav=tuple(
            NavLink(name, href, current=name == title, within=name == within)
            for name, href, permissions in items
            if not permissions or any(access.may(one) for one in permissions)
        ),
        notices=tuple(notices),
        constructed=namnd.constructed,
    )


def bare_frame(title: str, account: Account | None, *, constructed: bool = False) -> Frame:
    """Make the surroundings of a page outside every nämnd."""
    return Frame(
        title, account=_signed_in(account, "") if account else None, constructed=constructed
    )


def _menu(
    links: Links, roles: frozenset[Role]
) -> tuple[tuple[str, str, tuple[Permission, ...]], ...]:
    listed = {role.value for role in roles} & SEES_EVERY_BESLUT
    beslut = (text("delegationslista"), links.register("delegationslista"), ())
    return (
        (text("att_gora"), links.register("att-gora"), (Permission.LEXSARAH,)),
        (text("lex_sarah"), links.register("lex-sarah"), (Permission.LEXSARAH,)),
        (text("start"), links.start(), (Permission.FIGURES,)),
        (text("internkontroll"), links.internkontroll(), (Permission.FIGURES,)),
        (text("ej_verkstallda"), links.register("ej-verkstallda"), (Permission.FIGURES,)),
        (text("namndens_ar"), links.register("aret"), (Permission.FIGURES,)),
        (
            text("granskningar"),
            links.register("granskningar"),
            (Permission.FIGURES, Permission.READ_LOG),
        ),
        *((beslut,) if listed else ()),
        (
            text("delegationsordning"),
            links.register("delegationsordning"),
            (Permission.LEXSARAH,),
        ),
        (text("organisation"), links.register("organisation"), (Permission.LEXSARAH,)),
        (text("kontrollstampel"), links.checkpoint(), ()),
        (text("vem_har_last"), links.readers(), (Permission.READ_LOG,)),
    )


def _signed_in(account: Account, roles: str) -> SignedIn:
    return SignedIn(account.display_name, roles, account.csrf_token or "")


def _in_words(roles: frozenset[Role]) -> str:
    return ", ".join(name for role, name in LABELS.items() if role in roles)
