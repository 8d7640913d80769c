"""Freezing the measurement that the figure shows: what would be frozen is shown first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.acts import Acting, Done, own_time
from api.acts.foreseeing import freeze_as_seen
from api.acts.freezing import freezing
from api.web.answers import page
from api.web.asked import asked_of
from api.web.build.plan.frysning import Asked, frysning_page
from api.web.deps import Measures, links_of
from api.web.forms_area.engine import key_of, new_key
from api.web.forms_internkontroll.addresses import Addresses
from api.web.forms_internkontroll.fields import Place
from api.web.forms_internkontroll.freezing import seen_in
from api.web.labels import text
from api.web.links import AVSLUTADE
from api.web.models.lexsarah import Link
from api.web.routes.plan.seen import seen_by
from audit.canonical import canonical_bytes_of_plain

if TYPE_CHECKING:
    from api.acts.foreseeing import Shown
    from api.auth import Access
    from api.web.models.plan import Facts

router = APIRouter(prefix="/{namnd}/internkontroll/barnutredningstid", include_in_schema=False)


@router.post("/frys")
def submit(
    request: Request,
    access: Measures,
    population: Annotated[str, Form()] = "",
    laget: Annotated[str, Form()] = "",
    fran: Annotated[str, Form()] = "",
    nummer: Annotated[str, Form()] = "",
    nyckel: Annotated[str, Form()] = "",
) -> Response:
    """Show what would be frozen, or freeze what was shown; the form's token was checked before."""
    form = {"population": population, "laget": laget, "fran": fran}
    wanted = asked_of(access.log, form)
    start = wanted.start if wanted.population == AVSLUTADE else None
    make = partial(freezing, access.log, wanted.per, start, at=own_time(access.log))
    made = freeze_as_seen(
        Acting.of(request, access),
        lambda _, position: make(known=position),
        seen_in({"nummer": nummer}),
        key=key_of({"nyckel": nyckel}),
        body=canonical_bytes_of_plain([form, nummer]),
    )
    if isinstance(made, Done):
        address = Addresses(access.log.namnd.slug).place(Place.MATNING, made.stream)
        return RedirectResponse(f"{address}?gjort=freeze_matning", 303)
    back = Link(text("barnutredningstid"), links_of(access, wanted).figure(wanted.population))
    # With days of its own: what is left out means another day after midnight.
    fields = [("population", wanted.population), ("laget", wanted.per.isoformat())]
    if start is not None:
        fields.append(("fran", start.isoformat()))
    return _show(request, access, made, tuple(fields), back)


def _show(request: Request, access: Access, shown: Shown, fields: Facts, back: Link) -> Response:
    asked = Asked(
        about=text("internkontroll"),
        action=links_of(access).freeze(),
        fields=fields,
        back=back,
        key=new_key(),
        change=Link("Ändra dagen", back.href),
    )
    model = frysning_page(seen_by(request, access, text("frys")), shown, asked)
    return page("plan/frysning.html", model, 409 if shown.seen else 200)
