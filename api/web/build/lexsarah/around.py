"""What the pages of one stream are written with: names, the organisation, today, what is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from api.web.forms.addresses import Addresses

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from audit.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Around:
    """The surroundings; `words` tells whether sealed words may be shown, and people's names."""

    addresses: Addresses
    organisation: Organisation
    today: date
    words: bool
    people: Mapping[UUID, str] = field(default_factory=dict)

    def enhet(self, kod: str | None) -> str:
        """Name an enhet as it is called today."""
        if kod is None:
            return "inte registrerat"
        return self.organisation.name("enhet", kod, self.today) or kod

    def verksamhet(self, kod: str) -> str:
        """Name a verksamhet as it is called today."""
        return self.organisation.name("verksamhet", kod, self.today) or kod

    def utforare(self, kod: str) -> str:
        """Name an utförare as it is called today."""
        return self.organisation.name("utforare", kod, self.today) or kod

    def person(self, konto: UUID) -> str:
        """Name a person; for those who see no words somebody is only somebody."""
        return self.people.get(konto, "ett konto utan roll här") if self.words else "en person"
