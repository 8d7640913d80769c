"""The person's own draft of a form with long texts: found, shown again, dropped once sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from api.web.drafts import draft_notices, form_of, is_form
from audit.store.drafts import Draft, Drafts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.acts import Acting
    from api.web.forms.fields import Field
    from api.web.forms.typed import Typed
    from api.web.models.lexsarah import FormPage


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft, and the address of its form; no address where a form keeps none."""

    address: str = ""
    draft: Draft | None = None

    def over(self, presets: Typed) -> dict[str, str]:
        """Give what a form holds when it is opened: presets, and over them what was kept."""
        return {**presets, **(self.draft.values if self.draft else {})}

    def shown_on(self, model: FormPage) -> FormPage:
        """Give the page of a form with the buttons of its draft, saying that the text is there."""
        frame = model.frame
        noticed = replace(frame, notices=(*frame.notices, *draft_notices(self.draft)))
        return replace(model, frame=noticed, draft=self.address, has_draft=self.draft is not None)


def kept_at(acting: Acting, address: str, fields: Iterable[Field]) -> Kept:
    """Find the person's own draft of the form at an address."""
    if not any(one.long for one in fields) or not is_form(address):
        return Kept()
    return Kept(address, Drafts(acting.log).load(acting.konto, form_of(address)))


def drop_kept(acting: Acting, kept: Kept) -> None:
    """Remove the draft: the form was sent."""
    if kept.draft is not None:
        Drafts(acting.log).drop(acting.konto, form_of(kept.address))
