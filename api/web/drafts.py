"""What somebody wrote in a form and has not sent: kept for the page, and carried past a sign-in.

How a form page uses it (`access` is the page's `Access`, `form = form_of(request.url.path)`):

- GET: `draft = draft_of(access, form)`; fill the fields from `draft_values(access, form)` (empty
  when there is none) and show `draft_notices(draft)`: a person who was signed out in mid-form comes
  back to exactly this address, and finds the text again.
- The template calls `utkastrad(slug, address, has_draft)` of `komponenter/utkast.html` inside the
  form: the buttons "Spara utkast" and "Kasta utkastet", which need no code of the page's own.
- POST, when the act was performed: `drop_draft(access, form)`.
- POST with mistakes in it: show the form again as it was sent; `save_draft` is there for a page
  that wants to keep the text at that moment too.

A POST whose session has run out never reaches the page: `api/web/lost.py` answers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from api.auth import FORM_FIELD
from api.web.formats import tid
from api.web.models.frame import Kind, Notice
from audit.store.drafts import LONGEST_FORM, Draft, Drafts

if TYPE_CHECKING:
    from starlette.datastructures import FormData

    from api.auth import Access

_UUID: Final = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_FORM: Final = re.compile(
    rf"/(?P<namnd>[a-z][a-z0-9-]{{1,40}})/lex-sarah/(?:(?P<kind>[a-z-]+)/)?(?:(?P<id>{_UUID})/)?"
    r"handla/(?P<act>[a-z][a-z0-9_-]{1,60})"
)
_KINDS: Final = {None: "arende", "rapporter": "rapport"}
AREAS: Final = ("internkontroll", "ej-verkstallda", "granskningar", "aret")
"""The areas besides lex Sarah: there the query of a form's address belongs to its id."""
_OTHER: Final = re.compile(
    rf"/(?P<namnd>[a-z][a-z0-9-]{{1,40}})/(?P<page>(?:{'|'.join(AREAS)})(?:/[a-z0-9-]{{1,40}}){{0,4}})/"
    r"handla/(?P<act>[a-z][a-z0-9_-]{1,60})"
)
ADDRESS: Final = "utkast_for"
"""The hidden field with the form's address, for the buttons that save and throw away a draft."""
WAY: Final = "vag"
"""Which of several forms of one act it is: a hidden field, and a query parameter of its address."""
NOT_KEPT: Final = frozenset({FORM_FIELD, ADDRESS, "losenord"})
"""Fields that are never part of a draft: they belong to the session, not to what was written."""


def is_form(address: str) -> bool:
    """Tell whether an address is that of a form whose text is kept."""
    return _found(address) is not None and len(address) <= LONGEST_FORM


def form_of(address: str) -> str:
    """Give the id of the form at an address: the key that its draft is kept under.

    `/prov/lex-sarah/<id>/handla/write_utredningssteg` → `arende/<id>/write_utredningssteg`,
    `/prov/lex-sarah/rapporter/<id>/handla/sort_rapport` → `rapport/<id>/sort_rapport`,
    `/prov/lex-sarah/handla/register_rapport` → `arende/register_rapport`.
    The query is no part of it. In the other areas it is, since it chooses what the form is about:
    `/prov/internkontroll/plan/2024/handla/change-risk?risk=<id>` →
    `internkontroll/plan/2024/change-risk?risk=<id>`.
    Raises ValueError for what is no form's.
    """
    found = _form(address)
    if found.re is _OTHER:
        query = address.partition("?")[2]
        return f"{found['page']}/{found['act']}{f'?{query}' if query else ''}"
    kind = _KINDS.get(found["kind"], found["kind"])
    return "/".join(part for part in (kind, found["id"], found["act"]) if part)


def address_of(slug: str, form: str) -> str:
    """Give the path of a form by its id: the way back from `form_of`."""
    path, _, query = form.partition("?")
    *place, act = path.split("/")
    if place[0] in AREAS:
        return "/".join(("", slug, *place, "handla", act)) + (f"?{query}" if query else "")
    if place[0] == "arende":
        place = place[1:]
    elif place[0] == "rapport":
        place = ["rapporter", *place[1:]]
    return "/".join(("", slug, "lex-sarah", *place, "handla", act))


def with_way(address: str, values: Mapping[str, str]) -> str:
    """Give the address at which the form opens the way it was filled in (its hidden field)."""
    way = values.get(WAY, "")
    return f"{address}?{urlencode({WAY: way})}" if way and "?" not in address else address


def namnd_of(address: str) -> str:
    """Give the slug in the address of a form; raises ValueError for what is no form's."""
    return str(_form(address)["namnd"])


def _found(address: str) -> re.Match[str] | None:
    path = address.partition("?")[0]
    return _FORM.fullmatch(path) or _OTHER.fullmatch(path)


def _form(address: str) -> re.Match[str]:
    found = _found(address)
    if found is None:
        message = "not the address of a form"
        raise ValueError(message)
    return found


def draft_of(access: Access, form: str) -> Draft | None:
    """Give the person's own draft of a form, if any."""
    return Drafts(access.log).load(access.account.id, form)


def draft_values(access: Access, form: str) -> dict[str, str]:
    """Give what the person wrote in a form, by the names of its fields; empty without a draft.

    Of a field that was sent several times (boxes to tick) the values are joined by line feeds.
    """
    draft = draft_of(access, form)
    return dict(draft.values) if draft else {}


def save_draft(access: Access, form: str, values: Mapping[str, str]) -> None:
    """Keep what was written in a form; raises InvalidInputError when it is too much."""
    Drafts(access.log).save(access.account.id, form, values)


def drop_draft(access: Access, form: str) -> None:
    """Remove the person's draft of a form: it was sent, or thrown away."""
    Drafts(access.log).drop(access.account.id, form)


def draft_notices(draft: Draft | None) -> tuple[Notice, ...]:
    """Say that the text is still there, and until when; nothing without a draft."""
    if draft is None:
        return ()
    body = (
        f"Utkastet sparades {tid(draft.saved_at)}. Bara du kan se det. "
        f"Det tas bort {tid(draft.gone_at)}, eller när du skickar formuläret."
    )
    return (Notice(Kind.INFO, "Din text är kvar", body),)


def typed_in(sent: FormData) -> dict[str, str]:
    """Give what was typed in a form that was sent: texts only, and nothing of the session's."""
    return joined((name, text) for name, text in sent.multi_items() if isinstance(text, str))


def joined(fields: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give one text per name; what came several times is joined by line feeds, in order."""
    found: dict[str, str] = {}
    for name, text in fields:
        if name not in NOT_KEPT:
            found[name] = f"{found[name]}\n{text}" if name in found else text
    return found
