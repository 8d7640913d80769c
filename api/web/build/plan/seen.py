"""Who looks at a page of the internkontroll, at what, and which ways on the page offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from api.web.build.basis import basis_of
from api.web.forms_internkontroll.addresses import Addresses
from api.web.forms_internkontroll.allowed import allowed
from api.web.forms_internkontroll.page import inline
from api.web.forms_internkontroll.registry import FORMS
from api.web.forms_internkontroll.situation import Situation
from api.web.labels_internkontroll import GJORT
from api.web.models.lexsarah import Link

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from api.acts import Acting
    from api.web.forms_internkontroll.fields import Place
    from api.web.models.frame import Frame
    from api.web.models.parts import Basis
    from api.web.models.plan import Inline
    from audit.internkontroll.internkontroll import Internkontroll
    from audit.organisation import Organisation
    from projections.asof import AsOf


@dataclass(frozen=True, slots=True)
class Seen:
    """One person before one page; `gjort` is the act that led here.

    `words` tells whether texts show, `lists` whether the cases behind a number may be opened.
    """

    acting: Acting
    known: Internkontroll
    organisation: Organisation
    frame: Frame
    asof: AsOf
    gjort: str = ""
    words: bool = False
    lists: bool = False

    @property
    def addresses(self) -> Addresses:
        """Give the addresses of the nämnd."""
        return Addresses(self.acting.log.namnd.slug)

    @property
    def today(self) -> date:
        """Give the day of the log."""
        return self.acting.today

    @property
    def basis(self) -> Basis:
        """Say what the page rests on."""
        return basis_of(self.asof)

    @property
    def done(self) -> str:
        """Say what was just done, empty where nothing was."""
        return GJORT.get(self.gjort, "")

    def may(self, act: str, state: Any) -> bool:
        """Tell whether the person may do an act, as its stream stands."""
        return allowed(self.acting, act, state)

    def link(
        self, slug: str, place: Place, id_: UUID | int | None = None, text: str = "", **chosen: Any
    ) -> Link:
        """Give the way to a form, called as the form is where nothing else is said."""
        label = text or FORMS[place, slug].label
        return Link(label, self.addresses.act(slug, place, id_, **chosen))

    def links(
        self, place: Place, id_: UUID | int, state: Any, *slugs: str, **chosen: Any
    ) -> tuple[Link, ...]:
        """Give the ways to those of some forms whose acts the person may do now."""
        allowed = (slug for slug in slugs if self.may(FORMS[place, slug].act, state))
        return tuple(self.link(slug, place, id_, **chosen) for slug in allowed)

    def form(
        self, slug: str, place: Place, id_: UUID | int | None = None, lead: str = "", **chosen: Any
    ) -> Inline:
        """Give a form to stand on the page itself."""
        texts = {name: str(value) for name, value in chosen.items()}
        situation = Situation(self.acting, FORMS[place, slug], self.known, id_, texts)
        csrf = self.frame.account.csrf if self.frame.account else ""
        return inline(situation, csrf, lead=lead)

    def enhet(self, kod: str | None) -> str:
        """Give the name of an enhet on this day, its code where it has none."""
        found = self.organisation.enhet(kod, self.today) if kod else None
        return found.namn if found else kod or ""

    def utforare(self, kod: str | None) -> str:
        """Give the name of an utförare on this day, its code where it has none."""
        return (self.organisation.name("utforare", kod, self.today) or kod) if kod else ""
