"""Who may decide what: the delegationsordning asked for those who sign in, and about the past."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from audit.law.delegation import BESLUTSFATTARE, NAMND
from audit.lexsarah.acts import Act
from audit.lexsarah.circumstances import Circumstances, Ordning, Punkt
from audit.lexsarah.commands_base import Utanfor
from audit.lexsarah.refusals import AuthorityRefusedError
from audit.lexsarah.taget import Taget

NO_SUPPORT_NEEDED = ""
"""The matter of what everyone is bound to do: an orosanmälan needs nobody's leave."""


def own(act: Act, circumstances: Circumstances, *, absent: bool) -> Taget:
    """Take a beslut, or an ansvar, as the signed-in person, today.

    `absent`: the delegats named before are absent and it cannot wait. An ansvar has no order.
    Raises AuthorityRefusedError naming the point and who may.
    """
    ordning, punkt = _punkt(act.sak, circumstances, circumstances.today)
    if ordning is None or punkt is None:
        message = "Delegationsordningen har ingen punkt om det här. Det beslutar nämnden."
        raise AuthorityRefusedError(message, who=(NAMND,))
    held = [one for one in punkt.delegater if one in circumstances.befattningar]
    if not held:
        raise AuthorityRefusedError(
            f"Enligt punkt {punkt.nummer} är det {_names(punkt.delegater)} som får göra det.",
            punkt.nummer,
            tuple(punkt.delegater),
        )
    before = tuple(punkt.delegater[: punkt.delegater.index(held[0])])
    later = punkt.slag == "beslut" and bool(before)
    if later and not absent:
        raise AuthorityRefusedError(
            f"Enligt punkt {punkt.nummer} beslutar {_names(before)} i första hand. "
            "Du får besluta när de är frånvarande och beslutet inte kan vänta: ange det.",
            punkt.nummer,
            before,
        )
    return Taget(
        beslutsfattare=held[0],
        beslutad=circumstances.today,
        stod="punkt",
        utanfor=False,
        foregaende_franvarande=later,
        ordning=ordning.id,
        punkt=punkt.nummer,
        punktslag=punkt.slag,
        lagrum=punkt.lagrum_text or None,
    )


def outside(told: Utanfor, sak: str | None, circumstances: Circumstances) -> Taget:
    """Give a beslut as it was taken elsewhere, with what it rests on: flagged, never refused."""
    ordning, punkt = _punkt(sak, circumstances, told.beslutad) if sak else (None, None)
    supported = punkt is not None and told.beslutsfattare in punkt.delegater
    found = punkt if supported else None
    return Taget(
        beslutsfattare=told.beslutsfattare,
        beslutad=told.beslutad,
        stod=_stod(told, sak, ordning, supported=supported),
        utanfor=True,
        foregaende_franvarande=False,
        paragraf=told.paragraf,
        ordning=ordning.id if ordning else None,
        punkt=found.nummer if found else None,
        punktslag=found.slag if found else None,
        lagrum=(found.lagrum_text or None) if found else None,
    )


def _stod(told: Utanfor, sak: str | None, ordning: Ordning | None, *, supported: bool) -> str:
    if sak == NO_SUPPORT_NEEDED:
        return "behovs_inte"
    if told.beslutsfattare == NAMND:
        return "namnd"
    if supported:
        return "punkt"
    return "saknas" if ordning is not None else "okant"


def _punkt(
    sak: str | None, circumstances: Circumstances, day: date
) -> tuple[Ordning | None, Punkt | None]:
    delegation = circumstances.delegation
    ordning = delegation.on(day) if delegation else None
    if ordning is None or sak is None:
        return ordning, None
    return ordning, ordning.punkt_for(sak)


def _names(codes: Sequence[str]) -> str:
    return " eller ".join(BESLUTSFATTARE.get(code, code) for code in codes)
