"""From the state of an ärende to what programs are given of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from api.http.lexsarah import parts
from api.http.lexsarah.answered import href_of
from api.http.lexsarah.arende_models import ArendeRad
from api.http.preconditions import etag
from audit.law.lagar import LAG
from audit.lexsarah import BEDOMNING, Stream, clocks, what_lacks
from audit.lexsarah.answers import enskilda, konsekvenser, punkter
from audit.lexsarah.atgarder import atgarder
from audit.lexsarah.codes import STOD
from audit.lexsarah.codes_utredning import (
    ATGARDSSLAG,
    BESLUTSSLAG,
    KODSLAG,
    KONSEKVENSER,
    PUNKTER,
    UTREDNINGSSTEG,
)
from audit.lexsarah.contradictions import ivo_anmald
from audit.lexsarah.events_beslut import BeslutRecorded
from audit.lexsarah.events_ivo import (
    IvoAnmalanMade,
    IvoDiarienummerRegistered,
    IvoUtredningArrived,
    IvoUtredningSent,
)
from audit.lexsarah.events_utredning import KodRecorded, UtredningsstegWritten
from audit.lexsarah.roles import IVO_LABELS, STEG_LABELS, IvoSteg, Steg

if TYPE_CHECKING:
    from audit.lexsarah import Arende, Clock
    from audit.store.log import Log
    from projections.lexsarah.cases import Case

_STEG = {one.value: label for one, label in STEG_LABELS.items()}
_IVO = {one.value: label for one, label in IVO_LABELS.items()}


def steg(one: Steg | str) -> parts.Kodat:
    """Write a step."""
    return parts.Kodat.of(str(one), _STEG)


def ivo_steg(one: IvoSteg | str) -> parts.Kodat:
    """Write a step of the track to IVO."""
    return parts.Kodat.of(str(one), _IVO)


def bedomning(grade: str | None) -> parts.Kodat | None:
    """Write a grade."""
    return parts.Kodat.of(grade, BEDOMNING) if grade else None


def rad(log: Log, case: Case) -> ArendeRad:
    """Write a row of the list."""
    return ArendeRad(
        id=case.arende,
        href=href_of(log, Stream.ARENDE, case.arende),
        version=case.version,
        etag=etag(case.version),
        steg=steg(case.steg),
        ivo=ivo_steg(case.ivo),
        lag=parts.Kodat.of(case.lag, LAG),
        verksamhet=case.verksamhet,
        enhet=case.enhet,
        rapport_inkom=case.rapport_inkom,
        diarienummer=case.diarienummer,
        bedomning=bedomning(case.bedomning),
        slutlig=case.slutlig,
        utredare=case.utredare,
        ivo_sista_dag=case.ivo_sista_dag,
        avslutad=case.avslutad,
        inlast=case.last_in,
    )


def frister(arende: Arende, per: date) -> list[parts.Frist]:
    """Write the clocks as they stand on a day."""
    return [_frist(one, per) for one in clocks(arende)]


def _frist(clock: Clock, per: date) -> parts.Frist:
    limit, end = clock.limit, clock.ended
    return parts.Frist(
        namn=clock.name,
        lagrum=clock.lagrum,
        start=clock.started,
        slut=end,
        sista_dag=limit.sista_dag if limit else None,
        sista_dag_vardag=limit.sista_dag_vardag if limit else None,
        dagar_kvar=(limit.sista_dag - per).days if limit and not end else None,
        dagar=((end or per) - clock.started).days,
        sakerhet=limit.certainty if limit else None,
    )


def lacks(arende: Arende) -> list[parts.Lack]:
    """Write what lacks before the full closing; nothing once it is closed."""
    if arende.steg in {Steg.AVSLUTAT, Steg.GALLRAD, Steg.INGEN}:
        return []
    return [
        parts.Lack(kod=f"{one.kind}:{one.name}", text=one.sentence) for one in what_lacks(arende)
    ]


def punkter_of(arende: Arende) -> list[parts.Punkt]:
    """Write the ten punkter with the answers that stand."""
    return [
        parts.Punkt(
            punkt=parts.Kodat.of(punkt, PUNKTER),
            svar=[
                parts.Svar(
                    version=one.originator_version,
                    aktuell=one.aktuell,
                    art=one.art,
                    datum=one.datum,
                    text=one.text,
                    kalla=one.kalla,
                    namn=one.namn,
                    titel=one.titel,
                    skal=one.skal,
                )
                for one in answers
            ],
        )
        for punkt, answers in punkter(arende).items()
    ]


def konsekvenser_of(arende: Arende) -> list[parts.Konsekvens]:
    """Write every question about every Enskild."""
    return [
        parts.Konsekvens(
            kod=kod,
            fraga=parts.Kodat.of(fraga, KONSEKVENSER),
            svar=answer.svar if answer else None,
            datum=answer.datum if answer else None,
            satt=answer.satt if answer else None,
            text=answer.text if answer else None,
        )
        for kod in enskilda(arende)
        for fraga, answer in konsekvenser(arende, kod).items()
    ]


def steg_of(arende: Arende) -> list[parts.Utredningssteg]:
    """Write the steps of the utredning that stand."""
    found = arende.each(UtredningsstegWritten)
    replaced = {one.ersatter for one in found}
    return [
        parts.Utredningssteg(
            version=one.originator_version,
            slag=parts.Kodat.of(one.slag, UTREDNINGSSTEG),
            art=one.art,
            datum=one.datum,
            koder=list(one.koder),
            text=one.text,
            kalla=one.kalla,
            namn=one.namn,
            titel=one.titel,
        )
        for one in found
        if one.originator_version not in replaced
    ]


def atgarder_of(arende: Arende) -> list[parts.Atgard]:
    """Write the åtgärder as they stand."""
    return [
        parts.Atgard(
            nummer=number,
            slag=parts.Kodat.of(one.planned.slag, ATGARDSSLAG),
            steg=one.steg.value,
            ansvarig=one.newest.ansvarig,
            senast=one.newest.senast,
            utford=one.done.utford if one.done else None,
            effekt=one.effekt.effekt if one.effekt else None,
            text=one.newest.text,
        )
        for number, one in atgarder(arende).items()
    ]


def beslut_of(arende: Arende) -> list[parts.Beslut]:
    """Write the beslut."""
    return [
        parts.Beslut(
            version=one.originator_version,
            slag=parts.Kodat.of(one.slag, BESLUTSSLAG),
            utfall=one.utfall,
            taget=parts.Beslutad.of(one.taget, STOD),
            text=one.text,
        )
        for one in arende.each(BeslutRecorded)
    ]


def kodlista_of(arende: Arende) -> list[parts.Kod]:
    """Write the codes of the kodlista, without anybody's name."""
    kinds = {one.kod: one.slag for one in arende.each(KodRecorded)}
    return [parts.Kod(kod=kod, slag=parts.Kodat.of(slag, KODSLAG)) for kod, slag in kinds.items()]


def ivo_of(arende: Arende) -> parts.Ivo:
    """Write the track to IVO."""
    made, sent = arende.last(IvoAnmalanMade), arende.last(IvoUtredningSent)
    arrived = arende.last(IvoUtredningArrived) or sent
    number = arende.last(IvoDiarienummerRegistered)
    return parts.Ivo(
        steg=ivo_steg(arende.ivo),
        anmald=ivo_anmald(arende),
        anmalan=parts.Beslutad.of(made.taget, STOD) if made else None,
        skickad=sent.skickad if sent else None,
        kom_in=arrived.kom_in if arrived else None,
        diarienummer=number.ivo_diarienummer if number else None,
    )
