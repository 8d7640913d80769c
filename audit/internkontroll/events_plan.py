"""What happens to a year's internkontrollplan: begun, adopted, revised, closed, and what is in it.

One stream per nämnd and year. A risk and a kontrollmoment have an id of their own, which next
year's copy keeps, so that a trend follows it over the years; `kod` is what people read.
After the plan was adopted every change names the revision under which it was made.
Topics, versions and field names are stored for ever; `tests/golden/events` holds one of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from audit.envelope import Event, words
from audit.internkontroll.mal import Mal


@dataclass(frozen=True, kw_only=True)
class PlanBegun(Event):
    """A year's plan was begun, from nothing or as a copy of an earlier year's.

    `skala` is how many steps sannolikhet and konsekvens have each.
    """

    TOPIC: ClassVar[str] = "internkontroll.plan_begun"

    ar: int
    skala: int
    kopia_av: int | None = None


@dataclass(frozen=True, kw_only=True)
class PlanAdopted(Event):
    """The nämnd adopted the plan at a meeting."""

    TOPIC: ClassVar[str] = "internkontroll.plan_adopted"

    antagen: date
    paragraf: str
    diarienummer: str | None = None


@dataclass(frozen=True, kw_only=True)
class PlanRevised(Event):
    """The nämnd decided to revise the plan; the changes after it are made under this decision."""

    TOPIC: ClassVar[str] = "internkontroll.plan_revised"

    beslutad: date
    paragraf: str
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class PlanClosed(Event):
    """The year was summed up and the plan closed; it takes no more changes."""

    TOPIC: ClassVar[str] = "internkontroll.plan_closed"

    avslutad: date
    paragraf: str | None = None
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class RiskAdded(Event):
    """A risk was added; its enhet may be run by a private utförare (6 kap. 6 § KL).

    `sannolikhet` and `konsekvens` lie within the plan's scale; `revidering` is the version of
    the revision, None before the plan was adopted.
    """

    TOPIC: ClassVar[str] = "internkontroll.risk_added"

    risk: UUID
    kod: str
    kategori: str
    rubrik: str
    sannolikhet: int
    konsekvens: int
    enhet: str | None = None
    utforare: str | None = None
    revidering: int | None = None
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class RiskChanged(Event):
    """A risk was judged or described anew: all of it as it stands from now on.

    The words alone stand until new ones are written.
    """

    TOPIC: ClassVar[str] = "internkontroll.risk_changed"

    risk: UUID
    kod: str
    kategori: str
    rubrik: str
    sannolikhet: int
    konsekvens: int
    enhet: str | None = None
    utforare: str | None = None
    revidering: int | None = None
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class RiskEnded(Event):
    """A risk is no longer in the plan."""

    TOPIC: ClassVar[str] = "internkontroll.risk_ended"

    risk: UUID
    revidering: int | None = None
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class KontrollmomentAdded(Event):
    """A kontrollmoment was added: what is controlled, how, how often, by whom and against what.

    `rapporteras` are the months (1–12) of the meetings it is reported at; `matt` says where its
    numbers come from; `mal` is its tolerance or target; `forlaga` names the ready-made one it
    was picked from; `risker` are those it answers to.
    """

    TOPIC: ClassVar[str] = "internkontroll.kontrollmoment_added"

    kontrollmoment: UUID
    kod: str
    rubrik: str
    process: str
    kontroll: str
    metod: str
    frekvens: str
    rapporteras: tuple[int, ...]
    ansvar: str
    matt: str
    risker: tuple[UUID, ...] = ()
    mal: Mal | None = None
    lagrum: str | None = None
    forlaga: str | None = None
    revidering: int | None = None


@dataclass(frozen=True, kw_only=True)
class KontrollmomentChanged(Event):
    """A kontrollmoment was changed: all of it as it stands from now on."""

    TOPIC: ClassVar[str] = "internkontroll.kontrollmoment_changed"

    kontrollmoment: UUID
    kod: str
    rubrik: str
    process: str
    kontroll: str
    metod: str
    frekvens: str
    rapporteras: tuple[int, ...]
    ansvar: str
    matt: str
    risker: tuple[UUID, ...] = ()
    mal: Mal | None = None
    lagrum: str | None = None
    forlaga: str | None = None
    revidering: int | None = None


@dataclass(frozen=True, kw_only=True)
class KontrollmomentEnded(Event):
    """A kontrollmoment is no longer in the plan."""

    TOPIC: ClassVar[str] = "internkontroll.kontrollmoment_ended"

    kontrollmoment: UUID
    revidering: int | None = None
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class PlanCorrected(Event):
    """What was registered of a beslut of the nämnd was replaced, or taken back; both stay visible.

    `replaced` gives each fact's new value in plain form, an empty text where it was removed.
    """

    TOPIC: ClassVar[str] = "internkontroll.plan_corrected"

    corrects: int
    replaced: dict[str, str]
    aterkallad: bool
    skal: str | None = words()


EVENTS_PLAN: tuple[type[Event], ...] = (
    PlanBegun,
    PlanAdopted,
    PlanRevised,
    PlanClosed,
    RiskAdded,
    RiskChanged,
    RiskEnded,
    KontrollmomentAdded,
    KontrollmomentChanged,
    KontrollmomentEnded,
    PlanCorrected,
)
