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


def draft_address(address: str, fields: Iterable[Field]) -> str:
    """Give the address that a form's draft is kept under; empty where a form keeps none."""
    return address if is_form(address) and any(one.long for one in fields) else ""


def kept_at(acting: Acting, draft: str) -> Kept:
    """Find the person's own draft by its address."""
    return Kept(draft, Drafts(acting.log).load(acting.konto, form_of(draft))) if draft else Kept()


def drop_kept(acting: Acting, draft: str) -> None:
    """Remove the draft at an address: the form was sent."""
    if draft:
        Drafts(acting.log).drop(acting.konto, form_of(draft))
