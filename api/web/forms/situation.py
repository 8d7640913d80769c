"""What a form is shown or read in: who, on which stream, and what stands in it now."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from api.acts import the_organisation
from api.web.forms.addresses import Addresses
from audit.lexsarah import Arende, Rapport
from audit.lexsarah.acts import ACTS, Stream

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from api.acts import Acting
    from api.services import Services
    from api.web.forms.fields import FormSpec
    from audit.envelope import Event, Recorded
    from audit.lexsarah.acts import Act
    from audit.organisation import Organisation


@dataclass(frozen=True)
class Situation:
    """One person before one form; `history` is empty for what begins a stream.

    `chosen` is what the address says, `name` how the person is called.
    """

    acting: Acting
    services: Services
    spec: FormSpec
    stream: UUID | None = None
    history: Sequence[Recorded] = ()
    words: bool = True
    name: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)

    @property
    def act(self) -> Act:
        """Give the act of the table."""
        return ACTS[self.spec.act]

    @property
    def today(self) -> date:
        """Give the day of the log."""
        return self.acting.today

    @property
    def version(self) -> int:
        """Give the version that the person sees, 0 for what begins."""
        return self.history[-1].event.originator_version if self.history else 0

    @property
    def addresses(self) -> Addresses:
        """Give the addresses of the nämnd."""
        return Addresses(self.acting.log.namnd.slug)

    @cached_property
    def events(self) -> list[Event]:
        """Give the events alone."""
        return [one.event for one in self.history]

    @cached_property
    def arende(self) -> Arende:
        """Give the ärende; an empty one where the stream is of another kind."""
        events = self.events if self.spec.stream is Stream.ARENDE else ()
        return Arende.from_events(events)

    @cached_property
    def rapport(self) -> Rapport:
        """Give the report; an empty one where the stream is of another kind."""
        events = self.events if self.spec.stream is Stream.RAPPORT else ()
        return Rapport.from_events(events)

    @cached_property
    def organisation(self) -> Organisation:
        """Give the nämnd's organisation."""
        return the_organisation(self.acting.log)

    @cached_property
    def people(self) -> dict[UUID, str]:
        """Give the names of those who hold a role in the nämnd and may sign in."""
        slug = self.acting.log.namnd.slug
        return {
            one.id: one.display_name
            for one in self.services.accounts.listing()
            if one.roles.get(slug) and one.disabled_at is None
        }

    @property
    def address(self) -> str:
        """Give the address of the form itself."""
        return self.addresses.act(self.spec.act, self.spec.stream, self.stream)

    @property
    def back(self) -> str:
        """Give the address of the page the form belongs to."""
        page = self.addresses.stream(self.spec.stream, self.stream)
        return f"{page}/{self.spec.page}" if self.stream and self.spec.page else page
