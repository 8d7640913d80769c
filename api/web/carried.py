"""What was typed in a form whose session had run out, on its way through the sign-in pages.

It travels as hidden fields of those pages and is kept nowhere until somebody has signed in; then
it becomes that account's draft of the form. Nothing is ever performed with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.auth import Permission, safe_next
from api.web.drafts import form_of, is_form, joined, namnd_of, typed_in, with_way
from audit.store.drafts import MOST_BYTES, MOST_FIELDS, Drafts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.datastructures import FormData

    from api.auth import Account
    from api.services import Services

PREFIX: Final = "medfort."
"""Before the name of each field that travels: none is taken for one of the sign-in's own."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A form's address and what was typed in it; `too_much` when it was more than can travel."""

    address: str
    fields: tuple[tuple[str, str], ...]
    too_much: bool = False

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """Give the hidden fields: name and text."""
        return tuple((PREFIX + name, text) for name, text in self.fields)


NOTHING: Final = Carried("", ())


def carried_of(address: str, sent: FormData) -> Carried:
    """Take along what a form sent; NOTHING for an address that is no form's."""
    typed = typed_in(sent)
    return _bounded(with_way(address, typed), typed.items())


def carried_in(address: str, sent: FormData) -> Carried:
    """Find again what a sign-in page carried on to the address that was wanted."""
    pairs = [
        (name.removeprefix(PREFIX), text)
        for name, text in sent.multi_items()
        if name.startswith(PREFIX) and isinstance(text, str)
    ]
    return _bounded(address, joined(pairs).items()) if pairs else NOTHING


def keep_carried(services: Services, account: Account, carried: Carried) -> None:
    """Make it the account's draft; nothing happens where the account has no business there."""
    if not carried.fields:
        return
    slug = namnd_of(carried.address)
    if slug in services.logs and account.may(slug, Permission.LEXSARAH):
        Drafts(services.logs[slug]).save(account.id, form_of(carried.address), dict(carried.fields))


def _bounded(address: str, fields: Iterable[tuple[str, str]]) -> Carried:
    onward, found = safe_next(address), tuple(fields)
    if not is_form(onward):
        return NOTHING
    size = sum(len(text.encode()) for pair in found for text in pair)
    if len(found) > MOST_FIELDS or size > MOST_BYTES:
        return Carried(onward, (), too_much=True)
    return Carried(onward, found)
