"""What recurs, shown before it is accepted, and accepted in one press."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.acts import ARSPLAN, arsplan_id, forslag
from api.web.answers import page
from api.web.build.aret.forslag import forslag_page
from api.web.deps import Figures
from api.web.drafts import typed_in
from api.web.forms.typed import told_to_people
from api.web.forms_area.engine import (
    AGAINST,
    Outcome,
    key_of,
    new_key,
    outcome_of,
    version_of,
)
from api.web.models.frame import Problem
from api.web.routes.aret.seen import Year, seen_by
from api.web.sent import Sent
from audit.canonical import canonical_bytes_of_plain
from audit.errors import AuthorityError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.auth import Access
    from api.web.build.aret.seen import Seen
    from audit.arsplan.commands import PlanPunkt

router = APIRouter(prefix="/{namnd}/aret", include_in_schema=False)
ACT: Final = "plan_punkt"
TITLE: Final = "Det som återkommer"
NONE: Final = Problem("", "Kryssa för minst en punkt.")


@router.get("/{ar:int}/forslag")
def proposals(request: Request, access: Figures, ar: Year) -> Response:
    """Show what recurs and is not in the year yet, all of it ticked."""
    seen = _seen(request, access, ar)
    found = forslag(access.log, ar)
    return page(
        "aret/forslag.html", forslag_page(seen, found, new_key(), version=seen.plan.version)
    )


@router.post("/{ar:int}/forslag")
def accepted(request: Request, access: Figures, form: Sent, ar: Year) -> Response:
    """Add what was ticked, all of it or none; what stands already is not added twice."""
    seen = _seen(request, access, ar)
    typed = typed_in(form)
    ticked = typed.get("regel", "").splitlines()
    found = forslag(access.log, ar)
    wanted = [one for one in found if one.regel in ticked]
    before = Outcome(key_of(typed), version_of(typed, seen.plan.version))
    if not ticked:
        return _again(seen, found, replace(before, status=422), ticked, (NONE,))
    if wanted:
        outcome = _perform(seen, wanted, before)
        if outcome.done is None:
            problems = tuple(Problem("", told_to_people(one)) for one in outcome.problems)
            return _again(seen, found, outcome, ticked, problems)
    return RedirectResponse(f"{seen.base}?gjort=forslag", 303)


def _seen(request: Request, access: Access, ar: int) -> Seen:
    seen = seen_by(request, access, ar, TITLE)
    if not ARSPLAN.may(seen.acting, ACT):
        raise AuthorityError("Nämndsekreteraren och kvalitet lägger till punkter i nämndens år.")
    return seen


def _perform(seen: Seen, wanted: Sequence[PlanPunkt], before: Outcome) -> Outcome:
    log = seen.acting.log
    said = [str(arsplan_id(log, seen.ar)), *(one.regel or "" for one in wanted)]
    try:
        done = ARSPLAN.perform(
            seen.acting,
            *wanted,
            expected=before.version,
            key=before.key,
            body=canonical_bytes_of_plain(said),
        )
    except AGAINST as error:
        return outcome_of(error, seen.plan.version, before)
    return replace(before, done=done)


def _again(
    seen: Seen,
    found: Sequence[PlanPunkt],
    outcome: Outcome,
    ticked: Sequence[str],
    problems: tuple[Problem, ...],
) -> Response:
    model = forslag_page(
        seen, found, outcome.key, version=outcome.version, ticked=ticked, problems=problems
    )
    return page("aret/forslag.html", model, outcome.status)
