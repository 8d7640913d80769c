"""The clocks of child protection: counts and lists on any date, as known at any moment."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from api.auth import Access, Permission, require
from api.http import clocks_asked as ask
from api.http import clocks_examples as examples
from api.http import clocks_made as made
from api.http import clocks_models as models
from api.http.cached import cached
from api.http.documented import NAMND, answered, problems
from api.http.figures_made import make_share
from audit.store.reading import Reading, record_reading
from projections.barnutredning import anmalningar, kedjor, ledtider, uppfoljningar
from projections.barnutredning.handlaggning import handlaggning, handlaggning_listing

router = APIRouter(prefix=NAMND + "/internkontroll", tags=["Internkontroll"])
Figures = Annotated[Access, Depends(require(Permission.FIGURES))]
Lists = Annotated[Access, Depends(require(Permission.LISTS))]
UNCHANGED: dict[int | str, dict[str, Any]] = {
    304: {"description": "Oförändrad sedan den ETag som angavs."}
}
PROBLEMS = problems(401, 403, 404, 405, 422)


@router.get(
    "/orosanmalningar",
    summary="Orosanmälningar efter var deras tider står",
    response_model=models.Orosanmalningar,
    responses={200: answered("Talen.", examples.ANMALNINGAR), **UNCHANGED, **PROBLEMS},
)
def count_anmalningar(
    request: Request, access: Figures, query: Annotated[ask.AnmalanQuery, Query()]
) -> Response:
    """Ger antal per läge för skyddsbedömning, förhandsbedömning och svar till anmälaren.

    `oppna` räknar dem som väntar på något den dag som anges med `per`.
    `inkomna` räknar dem som kom in från `start` till `slut`, så som de stod den dagen.
    """
    log, asked = access.log, _asked(access, query)
    per, position = asked.as_of.per, asked.as_of.position
    if asked.period is None:
        found = anmalningar.oppna(log, per, position)
    else:
        found = anmalningar.inkomna(log, *asked.period, per, position)
    answer = models.Orosanmalningar(
        **made.head(log, asked, found.basis, behind=found.behind),
        population=query.population.value,
        start=found.start,
        slut=found.end,
        total=found.total,
        tider=made.make_tider(log, found, asked.filters(query)),
        enheter=made.make_enheter(anmalningar.by_enhet(found)),
    )
    return cached(request, answer)


@router.get(
    "/orosanmalningar/arenden",
    summary="Orosanmälningarna bakom ett tal",
    responses={200: answered("Anmälningarna.", examples.ANMALAN_LISTA), **PROBLEMS},
)
def list_anmalningar(
    response: Response, access: Lists, query: Annotated[ask.AnmalanListQuery, Query()]
) -> models.OrosanmalningarLista:
    """Ger anmälningarna bakom ett tal, den vars tid löper ut först först; läsningen antecknas."""
    log, asked, narrowing = access.log, _asked(access, query), query.narrowing()
    per, position = asked.as_of.per, asked.as_of.position
    page: dict[str, Any] = {"offset": query.offset, "limit": query.limit}
    if asked.period is None:
        found = anmalningar.oppna_listing(log, per, position, narrowing, **page)
    else:
        found = anmalningar.inkomna_listing(log, *asked.period, per, position, narrowing, **page)
    _record(access, "orosanmalningar", asked, query, len(found.rows))
    told = made.listed(log, asked, query, "orosanmalningar/arenden", found)
    _link(response, told)
    return models.OrosanmalningarLista(
        **told, anmalningar=[made.make_anmalan(row) for row in found.rows]
    )


@router.get(
    "/uppfoljningar",
    summary="Uppföljningar efter var deras tid står",
    response_model=models.Uppfoljningar,
    responses={200: answered("Talen.", examples.UPPFOLJNINGAR), **UNCHANGED, **PROBLEMS},
)
def count_uppfoljningar(
    request: Request, access: Figures, query: Annotated[ask.UppfoljningQuery, Query()]
) -> Response:
    """Ger antal uppföljningar per läge: de som pågår en dag, eller avslutades i en period."""
    log, asked = access.log, _asked(access, query)
    position = asked.as_of.position
    if asked.period is None:
        found = uppfoljningar.oppna(log, asked.as_of.per, position)
    else:
        found = uppfoljningar.avslutade(log, *asked.period, position)
    answer = models.Uppfoljningar(
        **made.head(log, asked, found.basis, behind=found.behind),
        population=query.population.value,
        start=found.start,
        slut=None if asked.period is None else asked.period[1],
        total=found.total,
        lagen={lage.value: count for lage, count in found.lagen.items() if count},
        enheter={
            enhet: {lage.value: count for lage, count in lagen.items()}
            for enhet, lagen in found.enheter.items()
        },
    )
    return cached(request, answer)


@router.get(
    "/uppfoljningar/arenden",
    summary="Uppföljningarna bakom ett tal",
    responses={200: answered("Uppföljningarna.", examples.UPPFOLJNING_LISTA), **PROBLEMS},
)
def list_uppfoljningar(
    response: Response, access: Lists, query: Annotated[ask.UppfoljningListQuery, Query()]
) -> models.UppfoljningarLista:
    """Ger uppföljningarna bakom ett tal; att listan lästes antecknas innan den visas."""
    log, asked, narrowing = access.log, _asked(access, query), query.narrowing()
    position = asked.as_of.position
    page: dict[str, Any] = {"offset": query.offset, "limit": query.limit}
    if asked.period is None:
        per = asked.as_of.per
        found = uppfoljningar.oppna_listing(log, per, position, narrowing, **page)
    else:
        found = uppfoljningar.avslutade_listing(log, *asked.period, position, narrowing, **page)
    _record(access, "uppfoljningar", asked, query, len(found.rows))
    told = made.listed(log, asked, query, "uppfoljningar/arenden", found)
    _link(response, told)
    rows = [made.make_uppfoljning(row) for row in found.rows]
    return models.UppfoljningarLista(**told, uppfoljningar=rows)


@router.get(
    "/handlaggning",
    summary="Pågående utredningar efter vad som är antecknat",
    response_model=models.Handlaggning,
    responses={200: answered("Talen.", examples.HANDLAGGNING), **UNCHANGED, **PROBLEMS},
)
def count_handlaggning(
    request: Request, access: Figures, query: Annotated[ask.HandlaggningQuery, Query()]
) -> Response:
    """Ger hur många barn som hörts, hur många som fått information, och om arbetet pågår."""
    log, asked = access.log, _asked(access, query)
    found = handlaggning(log, asked.as_of.per, asked.as_of.position, query.dagar)
    answer = models.Handlaggning(
        **made.head(log, asked, found.basis, behind=found.behind),
        total=found.total,
        barn_hort=found.heard,
        barn_inte_hort=dict(found.not_heard),
        barn_utan_anteckning=found.heard_unnoted,
        information_lamnad=found.informed,
        information_undanhallen=found.withheld,
        information_saknas=found.not_informed,
        barn_flyttat=found.moved,
        dagar=found.idle_days,
        arbete={lage.value: count for lage, count in found.arbete.items()},
    )
    return cached(request, answer)


@router.get(
    "/handlaggning/arenden",
    summary="Utredningarna bakom ett tal",
    responses={200: answered("Utredningarna.", examples.HANDLAGGNING_LISTA), **PROBLEMS},
)
def list_handlaggning(
    response: Response, access: Lists, query: Annotated[ask.HandlaggningListQuery, Query()]
) -> models.HandlaggningLista:
    """Ger utredningarna bakom ett tal; att listan lästes antecknas innan den visas."""
    log, asked = access.log, _asked(access, query)
    per, position = asked.as_of.per, asked.as_of.position
    found = handlaggning_listing(
        log, per, position, query.narrowing(), query.dagar, offset=query.offset, limit=query.limit
    )
    _record(access, "handlaggning", asked, query, len(found.rows))
    told = made.listed(log, asked, query, "handlaggning/arenden", found)
    _link(response, told)
    rows = [made.make_handlaggning(row) for row in found.rows]
    return models.HandlaggningLista(**told, arenden=rows)


@router.get(
    "/kedjor",
    summary="Utredningar av ett barn i följd",
    responses={200: answered("Kedjorna.", examples.KEDJOR), **PROBLEMS},
)
def list_kedjor(
    response: Response, access: Lists, query: Annotated[ask.KedjaQuery, Query()]
) -> models.Kedjor:
    """Ger utredningar av samma barn som följer tätt på varandra, med dagarna lagda ihop."""
    log, asked = access.log, _asked(access, query)
    found = kedjor.kedjor(
        log,
        asked.as_of.per,
        asked.as_of.position,
        query.inom,
        running_only=query.pagaende,
        enhet=query.enhet,
        offset=query.offset,
        limit=query.limit,
    )
    _record(access, "kedjor", asked, query, len(found.rows))
    told = made.listed(log, asked, query, "kedjor", found)
    _link(response, told)
    chains = [made.make_kedja(chain) for chain in found.rows]
    return models.Kedjor(**told, inom=found.within, kedjor=chains)


@router.get(
    "/ledtider",
    summary="Ledtider för det som blev klart i en period",
    response_model=models.Ledtid,
    responses={200: answered("Talen.", examples.LEDTID), **UNCHANGED, **PROBLEMS},
)
def count_ledtider(
    request: Request, access: Figures, query: Annotated[ask.LedtidQuery, Query()]
) -> Response:
    """Ger median, medel, andel i tid och fördelning för utredningar eller förhandsbedömningar."""
    log, asked = access.log, ask.Asked.resolve(access.log, query, period=True)
    start, end = asked.period or (asked.as_of.per, asked.as_of.per)
    of_utredning = query.matt is ask.Matt.UTREDNING
    read = ledtider.ledtid_utredning if of_utredning else ledtider.ledtid_forhandsbedomning
    found = read(log, start, end, asked.as_of.position)
    answer = models.Ledtid(
        **made.head(log, asked, found.basis, behind=found.behind),
        matt=query.matt.value,
        start=start,
        slut=end,
        total=found.total,
        days=made.make_days(found.days),
        within=make_share(found.within, found.total),
        within_extension=found.within_extension,
        veckor=found.veckor,
        manader=dict(found.manader),
    )
    return cached(request, answer)


def _asked(access: Access, query: ask.DayQuery) -> ask.Asked:
    """Resolve a question; populations other than the open ones have a period."""
    population = getattr(query, "population", None)
    return ask.Asked.resolve(
        access.log, query, period=population is not None and population != "oppna"
    )


def _record(access: Access, what: str, asked: ask.Asked, query: ask.Page, count: int) -> None:
    """Record the reading of a list before it is shown."""
    reading = Reading(what, filters=asked.filters(query), count=count)
    record_reading(access.log, access.context, reading)


def _link(response: Response, told: dict[str, Any]) -> None:
    """Say the way to the next stretch in the header too."""
    links = [f'<{url}>; rel="{name}"' for name, url in told["links"].items() if url]
    if links:
        response.headers["Link"] = ", ".join(links)
