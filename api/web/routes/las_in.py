"""Reading in extracts: a file is looked at, then exactly that file is read in, and nothing kept."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from api.auth import Permission, require
from api.auth.sessions import cookie_name
from api.services import Services
from api.web.answers import page
from api.web.asked import page_number
from api.web.build.frame import frame_of
from api.web.build.las_in import NO_FILE, PER_PAGE, read_in_form, read_in_page
from api.web.build.las_in_file import Looked, file_page, plain_rows
from api.web.deps import Measures, links_of
from api.web.labels_las_in import SLAG
from api.web.reading_in import Wanted, Work, wanted_of
from api.web.spreadsheet import CSV, csv_bytes
from audit.clock import utc_now
from audit.errors import FieldProblem, InvalidInputError, NotFoundError, StateError
from audit.intake.kinds import COLUMNS, Kind
from audit.store.waiting_files import Step, WaitingFiles
from projections.imports.listing import import_list

if TYPE_CHECKING:
    from api.auth import Access
    from audit.store.waiting_files import Waiting

router = APIRouter(prefix="/{namnd}/las-in", include_in_schema=False)
TITLE: Final = "Läs in ett utdrag"
GONE: Final = (
    "Filen finns inte kvar. En fil ligger högst en timme, och bara för den som valde den, "
    "så länge hen är inloggad. Välj filen igen."
)
PRESSED: Final = (
    "Filen läses redan in, eller är redan inläst. Öppna den igen för att se hur det går."
)
WAITS: Final = 2.0
"""Seconds that a page waits for work that is soon done, so that short files show no progress."""


@router.get("")
def form(request: Request, access: Measures) -> Response:
    """Show the form, and what was read in before; the list says nothing of any case."""
    number = page_number(request.query_params)
    return _form_page(access, None, number, values=dict(request.query_params))


@router.post("")
async def look(request: Request, access: Measures) -> Response:
    """Take a file, check it beside the answer, and lead to the page that tells how it went."""
    async with request.form() as sent:
        values = {name: value for name, value in sent.items() if isinstance(value, str)}
        files = {
            name: await value.read()
            for name, value in sent.items()
            if isinstance(value, UploadFile)
        }
    try:
        wanted = await run_in_threadpool(_wanted, values, files)
    except InvalidInputError as error:
        return await run_in_threadpool(_form_page, access, error, 1, values=values)
    waiting = _waiting(request, access)
    made = await run_in_threadpool(waiting.keep, files["fil"], wanted.told())
    work = Work(access.log, access.context.actor, waiting, made, wanted)
    task = BackgroundTask(work.check, files["fil"])
    return RedirectResponse(links_of(access).las_in(made), 303, background=task)


@router.get("/mall/{slag}.csv", dependencies=[Depends(require(Permission.MEASURE))])
def template(slag: str) -> Response:
    """Give an empty file with the headings of a kind; it says nothing of anybody."""
    if slag not in SLAG:
        raise NotFoundError("Det finns inget sådant slag av utdrag.")
    headers = {"Content-Disposition": f'attachment; filename="{slag}.csv"'}
    data = csv_bytes([COLUMNS[Kind(slag)].required])
    return Response(data, media_type=CSV, headers=headers)


@router.get("/{inlasning}")
def one(request: Request, access: Measures, inlasning: UUID) -> Response:
    """Show a file on its way: row numbers, columns and reasons, and never what a row holds."""
    waiting = _waiting(request, access)
    file = _settled(waiting, inlasning)
    links, csrf = links_of(access), access.account.csrf_token or ""
    looked = Looked(
        file=file,
        links=links,
        csrf=csrf,
        now=utc_now(),
        visa=request.query_params.get("visa", "avvisade"),
        page=page_number(request.query_params),
    )
    told = file.told
    again = {"slag": told["kind"], "mappning": told["mapping"]}
    frame = frame_of(TITLE, access, links, section="internkontroll")
    return page("las_in/fil.html", file_page(frame, looked, read_in_form(links, csrf, again)))


@router.get("/{inlasning}/rader.csv")
def rows(request: Request, access: Measures, inlasning: UUID) -> Response:
    """Give every row that was refused or corrected, with its reason, as a file."""
    file = _there(_waiting(request, access), inlasning)
    headers = {"Content-Disposition": 'attachment; filename="rader.csv"'}
    return Response(csv_bytes(plain_rows(file.told)), media_type=CSV, headers=headers)


@router.post("/{inlasning}/las-in")
def read_in(request: Request, access: Measures, inlasning: UUID) -> Response:
    """Read in exactly the file that was looked at; its bytes leave with the first press."""
    waiting = _waiting(request, access)
    file = _there(waiting, inlasning)
    content = waiting.take(inlasning)
    if content is None:
        raise StateError(PRESSED)
    work = Work(access.log, access.context.actor, waiting, inlasning, Wanted.of(file.told))
    task = BackgroundTask(work.read_in, content)
    return RedirectResponse(links_of(access).las_in(inlasning), 303, background=task)


@router.post("/{inlasning}/slang")
def discard(request: Request, access: Measures, inlasning: UUID) -> Response:
    """Remove a file that is not to be read in."""
    _waiting(request, access).drop(inlasning)
    return RedirectResponse(links_of(access).las_in(), 303)


def _wanted(values: dict[str, str], files: dict[str, bytes]) -> Wanted:
    """Read what is asked for, all that is wrong at once; raises InvalidInputError."""
    problems: list[FieldProblem] = []
    wanted = None
    try:
        wanted = wanted_of(values, files.get("mappningsfil", b""))
    except InvalidInputError as error:
        problems += error.problems
    if not files.get("fil"):
        problems.append(FieldProblem("fil", NO_FILE))
    if problems or wanted is None:
        raise InvalidInputError(problems)
    return wanted


def _form_page(
    access: Access, error: InvalidInputError | None, number: int, values: dict[str, str]
) -> Response:
    links = links_of(access)
    found = import_list(
        access.log, access.log.head().size, offset=(number - 1) * PER_PAGE, limit=PER_PAGE
    )
    if number > 1 and not found.rows:
        raise NotFoundError("Listan har inte så många sidor.")
    made = read_in_form(links, access.account.csrf_token or "", values, error)
    frame = frame_of(TITLE, access, links, section="internkontroll")
    model = read_in_page(frame, made, found, number, links)
    return page("las_in/formular.html", model, 422 if error else 200)


def _waiting(request: Request, access: Access) -> WaitingFiles:
    """Give the waiting files of the session: its secret is half the key, and is stored nowhere."""
    services: Services = request.app.state.services
    secret = request.headers.get("authorization") or request.cookies.get(
        cookie_name(services.settings), ""
    )
    return WaitingFiles(access.log, access.account.id, secret.encode())


def _there(waiting: WaitingFiles, inlasning: UUID) -> Waiting:
    found = waiting.look(inlasning)
    if found is None:
        raise NotFoundError(GONE)
    return found


def _settled(waiting: WaitingFiles, inlasning: UUID) -> Waiting:
    """Give a file once its work is done, or as it stands when that takes longer."""
    until = time.monotonic() + WAITS
    found = _there(waiting, inlasning)
    while found.step in {Step.CHECKING, Step.READING} and time.monotonic() < until:
        time.sleep(0.1)
        found = _there(waiting, inlasning)
    return found
