"""What was written, judged, decided and sent in an ärende, as papers tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from api.web.formats import datum
from audit.law.delegation import BESLUTSFATTARE
from audit.lexsarah import BEDOMNING, Arende, Taget
from audit.lexsarah.codes import ANNAN_ANMALAN, GJORD, STOD
from audit.lexsarah.codes_utredning import (
    ART,
    BEDOMNINGSSLAG,
    BESLUTSSLAG,
    BESLUTSUTFALL,
    BRISTER,
    IVO_SATT,
    OMEDELBARA,
    STALLNINGSTAGANDE,
    UTREDNINGSSTEG,
)
from audit.lexsarah.events_beslut import ArendeClosed, ArendeClosedShort, BeslutRecorded
from audit.lexsarah.events_common import AnnanAnmalanNoted
from audit.lexsarah.events_ivo import (
    IvoAnmalanMade,
    IvoBristerReported,
    IvoUtredningArrived,
    IvoUtredningSent,
)
from audit.lexsarah.events_utredning import (
    BedomningMade,
    OmedelbaraAtgarderAssessed,
    UtredningsstegWritten,
)

READ_IN: Final = "Inläst ur ett annat register"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the utredning that stands."""

    slag: str
    art: str
    datum: str
    koder: tuple[str, ...]
    text: str
    kalla: str
    namn: str
    titel: str

    @property
    def source(self) -> str:
        """Give the line that stands under the text."""
        who = ", ".join(one for one in (self.namn, self.titel) if one)
        about = f"Gäller {', '.join(self.koder)}" if self.koder else ""
        parts = (self.art, about, f"Källa: {self.kalla}", f"Dokumenterat {self.datum}", who)
        return " · ".join(one for one in parts if one)


@dataclass(frozen=True, slots=True)
class Bedomning:
    """A bedömning: which, when, in place of which, and why."""

    slag: str
    bedomning: str
    datum: str
    tidigare: str
    sankt: bool
    skal: str


@dataclass(frozen=True, slots=True)
class Beslut:
    """Something that was decided: what, how, by whom, on which day, resting on what."""

    slag: str
    utfall: str
    beslutsfattare: str
    beslutad: str
    stod: str
    text: str
    skal: str


@dataclass(frozen=True, slots=True)
class IvoAct:
    """Something done towards IVO."""

    vad: str
    datum: str
    satt: str
    text: str
    sista_dag: str


def steps(arende: Arende) -> tuple[Step, ...]:
    """Tell the steps that stand, in the order they were written."""
    written = arende.each(UtredningsstegWritten)
    replaced = {one.ersatter for one in written}
    return tuple(
        Step(
            slag=UTREDNINGSSTEG[one.slag],
            art=ART[one.art],
            datum=datum(one.datum),
            koder=one.koder,
            text=one.text or "",
            kalla=one.kalla or "",
            namn=one.namn or "",
            titel=one.titel or "",
        )
        for one in written
        if one.originator_version not in replaced
    )


def bedomningar(arende: Arende) -> tuple[Bedomning, ...]:
    """Tell every bedömning, the lowered ones marked; first the one that was read in, if any."""
    before = arende.read_in
    read_in = (
        (Bedomning(READ_IN, BEDOMNING[before.bedomning], "", "", sankt=False, skal=""),)
        if before and before.bedomning
        else ()
    )
    return read_in + tuple(
        Bedomning(
            slag=BEDOMNINGSSLAG[one.slag],
            bedomning=BEDOMNING[one.bedomning],
            datum=(one.happened.start or "")[:10],
            tidigare=BEDOMNING[one.tidigare] if one.tidigare else "",
            sankt=one.sankt,
            skal=one.skal or "",
        )
        for one in arende.each(BedomningMade)
    )


def beslut(arende: Arende) -> tuple[Beslut, ...]:
    """Tell what was decided, in order: beslut, ställningstaganden and how it was closed."""
    return tuple(_beslut(arende))


def _beslut(arende: Arende) -> Iterator[Beslut]:
    for event in arende.events:
        match event:
            case BeslutRecorded():
                about = (BESLUTSSLAG[event.slag], BESLUTSUTFALL[event.utfall])
                yield _taken(*about, event.taget, event.text, event.skal)
            case OmedelbaraAtgarderAssessed():
                about = ("Omedelbara åtgärder", OMEDELBARA[event.utfall])
                yield _taken(*about, event.taget, event.text)
            case AnnanAnmalanNoted():
                about = (ANNAN_ANMALAN[event.slag], GJORD[event.utfall])
                yield _taken(*about, event.taget, None, event.skal)
            case IvoAnmalanMade():
                yield _taken("Anmälan till IVO", "Anmäls", event.taget, None)
            case IvoBristerReported():
                yield _taken("Anmälan om brister", BRISTER[event.slag], event.taget, None)
            case ArendeClosedShort() | ArendeClosed():
                yield _closed(event)


def _closed(event: ArendeClosedShort | ArendeClosed) -> Beslut:
    if isinstance(event, ArendeClosed):
        return _taken("Ärendet avslutas", BEDOMNING[event.bedomning], event.taget, event.text)
    told = "\n".join(one for one in (event.omedelbara_atgarder, event.enskild) if one)
    how = STALLNINGSTAGANDE[event.stallningstagande]
    return _taken("Ärendet avslutas", how, event.taget, told, event.skal)


def _taken(
    slag: str, utfall: str, taget: Taget, text: str | None, skal: str | None = None
) -> Beslut:
    body = BESLUTSFATTARE.get(taget.beslutsfattare, taget.beslutsfattare)
    under = f" {taget.paragraf}" if taget.paragraf else ""
    return Beslut(
        slag=slag,
        utfall=utfall,
        beslutsfattare=f"{body}{under}",
        beslutad=datum(taget.beslutad),
        stod=stod(taget),
        text=text or "",
        skal=skal or "",
    )


def stod(taget: Taget) -> str:
    """Say what a beslut rests on: the point of the delegationsordning with its lagrum."""
    if taget.punkt is None:
        return STOD[taget.stod]
    lagrum = f", {taget.lagrum}" if taget.lagrum else ""
    return f"Punkt {taget.punkt} i delegationsordningen{lagrum}"


def ivo_acts(arende: Arende) -> tuple[IvoAct, ...]:
    """Tell what was done towards IVO, in order."""
    return tuple(_ivo(arende))


def _ivo(arende: Arende) -> Iterator[IvoAct]:
    before = arende.read_in
    if before and before.ivo_anmald:
        yield IvoAct(f"Anmälan, {READ_IN.lower()}", datum(before.ivo_anmald), "", "", "")
    if before and before.ivo_kompletterad:
        day = datum(before.ivo_kompletterad)
        yield IvoAct(f"Den färdiga utredningen skickad, {READ_IN.lower()}", day, "", "", "")
    for event in arende.events:
        match event:
            case IvoAnmalanMade():
                day, limit = datum(event.gjord), event.limit
                attached = (
                    "utredningen bifogad" if event.utredning_bifogad else "utredningen följer"
                )
                last = datum(limit.sista_dag_vardag) if limit else ""
                what = f"Anmälan enligt {event.lagrum}, {attached}"
                yield IvoAct(what, day, IVO_SATT[event.satt], event.text or "", last)
            case IvoUtredningSent():
                day = datum(event.skickad)
                yield IvoAct("Den färdiga utredningen skickad", day, IVO_SATT[event.satt], "", "")
            case IvoUtredningArrived():
                yield IvoAct("Utredningen har kommit in till IVO", datum(event.kom_in), "", "", "")
            case IvoBristerReported():
                what = f"Anmälan om brister enligt {event.lagrum}: {BRISTER[event.slag]}"
                satt = IVO_SATT[event.satt]
                yield IvoAct(what, datum(event.gjord), satt, event.text or "", "")
