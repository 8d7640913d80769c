"""The page of a form: as it is first seen, and again with what was wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from api.web.drafts import draft_notices, draft_of, form_of
from api.web.formats import gemen
from api.web.forms.correcting import target_of
from api.web.forms.duties import duty_of
from api.web.forms.engine import Outcome, new_key, said_of
from api.web.forms.present import present_of
from api.web.forms.presets import presets
from api.web.forms.refusing import lacking, refused
from api.web.forms.short_names import lexsarah_name, rapport_name
from api.web.forms.showing import Said, field_views, summary_of
from api.web.labels import named
from api.web.labels_lexsarah import HANDELSER
from api.web.models.lexsarah import FormPage
from audit.lexsarah.acts import Stream
from audit.lexsarah.events_arende import ArendeReadIn, DiarienummerRegistered

if TYPE_CHECKING:
    from api.auth import Access
    from api.web.forms.situation import Situation
    from api.web.forms.typed import Typed
    from api.web.models.frame import Frame, Notice
    from audit.store.drafts import Draft


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft of the form, and the id it is kept under; no id where the form has none."""

    form: str = ""
    draft: Draft | None = None

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Say that the text is still there."""
        return draft_notices(self.draft)


def kept_draft(access: Access, situation: Situation) -> Kept:
    """Find the person's own draft of a form with long texts."""
    if not situation.spec.long:
        return Kept()
    form = form_of(situation.address)
    return Kept(form, draft_of(access, form))


def first_values(situation: Situation, kept: Kept) -> dict[str, str]:
    """Give what a form holds when it is opened: presets, and over them what was kept."""
    typed = dict(kept.draft.values) if kept.draft else {}
    return presets(situation) | typed


def form_page(
    frame: Frame, situation: Situation, typed: Typed, outcome: Outcome | None, kept: Kept
) -> FormPage:
    """Make the page; `outcome` says what stood against sending it, None when it is opened."""
    told = outcome or Outcome(key=new_key(), version=situation.version)
    views = field_views(situation, typed, Said.of(told.problems, told.warnings))
    return FormPage(
        frame=frame,
        about=about(situation, typed),
        csrf=frame.account.csrf if frame.account else "",
        fields=views,
        duty=duty_of(situation),
        absent_checked=typed.get("foregaende_franvarande") == "ja",
        problems=summary_of(said_of(told), views),
        has_draft=kept.draft is not None,
        **_of_spec(situation),
        **_of_try(situation, told),
    )


def _of_spec(situation: Situation) -> dict[str, Any]:
    """Give what the page says whatever was typed."""
    spec = situation.spec
    return {
        "heading": spec.label,
        "lead": spec.lead,
        "present": present_of(situation),
        "back": situation.back,
        "action": situation.address,
        "way": spec.way,
        "button": spec.button,
        "slug": situation.acting.log.namnd.slug,
        "absent": refused(situation)[1] if spec.decides else "",
        "with_file": spec.field("fil") is not None,
        "draft": situation.address if spec.long else "",
    }


def _of_try(situation: Situation, told: Outcome) -> dict[str, Any]:
    """Give what the page says of the last try, and carries to the next."""
    return {
        "key": told.key,
        "expected": told.version,
        "refusal": told.refusal or lacking(situation),
        "news": told.news,
        "warned": bool(told.warnings),
    }


def about(situation: Situation, typed: Typed) -> str:
    """Say what the form is about: the ärende or report, and of a correction which event."""
    if situation.stream is None:
        return "Lex Sarah"
    name = _name(situation)
    target = target_of(situation, typed)
    return f"{name}: {gemen(named(HANDELSER, target.TOPIC))}" if target else name


def _name(situation: Situation) -> str:
    stream = situation.stream
    assert stream is not None  # noqa: S101 - asked before
    if situation.spec.stream is Stream.RAPPORT:
        return rapport_name(stream)
    number = situation.arende.last(DiarienummerRegistered)
    opening = situation.arende.opening
    earlier = opening.diarienummer if isinstance(opening, ArendeReadIn) else None
    return lexsarah_name(stream, number.diarienummer if number else earlier)
