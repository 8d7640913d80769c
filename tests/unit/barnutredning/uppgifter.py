"""Small makers of what is noted in an utredning and after it, with values a test may replace."""

from __future__ import annotations

from datetime import date
from typing import Any

from audit.barnutredning import (
    CorrectUppgift,
    DecideUppfoljning,
    EndUppfoljning,
    GiveInformation,
    HearBarn,
    NoteAnteckning,
    NoteBarnMoved,
    NoteBarnNotHeard,
    NoteSamordnare,
    NoteVald,
    WithholdInformation,
)
from tests.unit.barnutredning.examples import ARENDE

SAID: dict[str, Any] = {"arende": ARENDE}


def on(text: str) -> date:
    """Read a day."""
    return date.fromisoformat(text)


def informing(lamnad: str = "2022-08-12", *till: str) -> GiveInformation:
    """Make a command that tells those concerned."""
    return GiveInformation(**SAID, lamnad=on(lamnad), till=till or ("vardnadshavare",))


def not_informing(beslutad: str = "2022-08-12", **changes: Any) -> WithholdInformation:
    """Make a command that tells one of those concerned nothing."""
    values: dict[str, Any] = {"beslutad": on(beslutad), "till": ("vardnadshavare",)}
    return WithholdInformation(**SAID | values | changes)


def hearing(hord: str = "2022-09-05", **changes: Any) -> HearBarn:
    """Make a command that notes that the child was heard."""
    return HearBarn(**SAID | {"hord": on(hord), "satt": "enskilt_samtal"} | changes)


def not_hearing(noterad: str = "2022-09-05", skal_kod: str = "alder") -> NoteBarnNotHeard:
    """Make a command that notes that the child was not heard."""
    return NoteBarnNotHeard(**SAID, noterad=on(noterad), skal_kod=skal_kod)


def noting_vald(vald: str = "bevittnat", noterad: str = "2022-09-06") -> NoteVald:
    """Make a command that notes whether violence came to light."""
    return NoteVald(**SAID, noterad=on(noterad), vald=vald)


def noting(senaste: str, per: str) -> NoteAnteckning:
    """Make a command that tells the newest note through a day."""
    return NoteAnteckning(**SAID, senaste=on(senaste), per=on(per))


def lying_with(samordnare: str = "s1", fran: str = "2022-08-12") -> NoteSamordnare:
    """Make a command that notes which samordnare it lies with."""
    return NoteSamordnare(**SAID, samordnare=samordnare, fran=on(fran))


def moving(flyttade: str = "2022-10-01", utfall: str = "slutfors") -> NoteBarnMoved:
    """Make a command that notes that the child changed vistelsekommun."""
    return NoteBarnMoved(**SAID, flyttade=on(flyttade), utfall=utfall)


def following(beslutad: str, upphorde: str | None = None) -> DecideUppfoljning:
    """Make a command that decides an uppföljning, after a placement where its end is given."""
    ended = on(upphorde) if upphorde else None
    return DecideUppfoljning(**SAID, beslutad=on(beslutad), placering_upphorde=ended)


def ending(avslutad: str, **changes: Any) -> EndUppfoljning:
    """Make a command that ends the uppföljning."""
    return EndUppfoljning(**SAID | {"avslutad": on(avslutad), "utfall": "avslutad"} | changes)


def setting_right(version: int, **replaced: str) -> CorrectUppgift:
    """Make a command that corrects facts of the uppgift with a version."""
    return CorrectUppgift(**SAID, corrects=version, replaced=replaced)


def taking_back(version: int) -> CorrectUppgift:
    """Make a command that takes back the uppgift with a version."""
    return CorrectUppgift(**SAID, corrects=version, replaced={}, aterkallad=True)
