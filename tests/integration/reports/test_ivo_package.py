"""The package to IVO: everything or what lacks, nobody's name, and the same whenever it is made."""

from __future__ import annotations

import io
import json
import zipfile
from hashlib import sha256

import pikepdf
import pypdf
import pytest

from api.reports.arende import ArendePaper
from api.reports.making import Made, bilagor_at, make, paper_at
from api.reports.moment import Moment, moment_of
from audit.lexsarah.codes_utredning import PUNKTER
from tests.support.papers import LARM_LOG, UTREDARE, Told, secrets

FILES = [
    "ivo-underlag.pdf", "ivo-underlag.json", "bilagor.csv", "bilaga-01.txt", "SHA256SUMS",
]  # fmt: skip


def made(case: Told, kind: str, form: str, edition: str = "sekretess", number: int = 0) -> bytes:
    """Make a paper of the told ärende: of when it was closed, or of another kontrollnummer."""
    known = number or case.late
    if known not in _KEPT:
        _KEPT[known] = told_at(case, known)
    paper, moment, bilagor = _KEPT[known]
    return make(paper, moment, kind, form, edition, bilagor).content


def told_at(case: Told, number: int) -> tuple[ArendePaper, Moment, dict[str, bytes]]:
    """Tell the ärende as it was known at a kontrollnummer, with its attachments."""
    log = case.work.service.log
    moment = moment_of(log, number)
    history = log.load(case.arende, known_position=number)
    paper, _ = paper_at(log, case.arende, history, moment)
    return paper, moment, bilagor_at(log, history, paper)


# What was told once, by kontrollnummer: to tell it takes longer than to set it.
_KEPT: dict[int, tuple[ArendePaper, Moment, dict[str, bytes]]] = {}


def package(case: Told, number: int = 0) -> dict[str, bytes]:
    """Give the files of the package."""
    with zipfile.ZipFile(io.BytesIO(made(case, "ivo", "zip", number=number))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def all_of_pdf(content: bytes) -> str:
    """Give all that a PDF says: text, metadata, outline, attachments and every string in it."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    texts = [page.extract_text() for page in reader.pages]
    texts += [str(reader.metadata), str(reader.outline), str(reader.attachments)]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        texts.append(str(pdf.Root.get("/Metadata").read_bytes(), "utf-8"))  # type: ignore[union-attr]
        texts += [repr(one) for one in pdf.objects]
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        texts += [one.read_bytes().decode("latin-1") for one in streams if "/FontFile2" not in one]
    return " ".join(" ".join(texts).split())


def test_every_punkt_has_all_that_is_asked(case: Told) -> None:
    """Each of the ten has content with source, date, fact or assessment, name and title."""
    said = json.loads(package(case)["ivo-underlag.json"])["arende"]

    assert [one["kod"] for one in said["punkter"]] == list(PUNKTER)
    for punkt in said["punkter"]:
        for answer in punkt["answers"]:
            assert all(answer[part] for part in ("text", "kalla", "datum", "art"))
            assert (answer["namn"], answer["titel"]) == UTREDARE
    assert said["lacks"] == []


def test_the_package_holds_what_it_says(case: Told) -> None:
    """PDF, data, attachments with their list, and the sums of all; names that say nothing."""
    files = package(case)
    sums = files["SHA256SUMS"].decode()

    assert list(files) == FILES
    assert f";text/plain;{len(LARM_LOG)};" in files["bilagor.csv"].decode()
    assert all(f"{sha256(files[one]).hexdigest()}  {one}" in sums for one in FILES[:-1])


def test_attachments_leave_as_they_came_and_are_to_be_looked_at(case: Told) -> None:
    """Their bytes are those that were attached; list, data and first page ask for a reading."""
    files = package(case)
    first = pypdf.PdfReader(io.BytesIO(files["ivo-underlag.pdf"])).pages[0].extract_text()

    assert files["bilaga-01.txt"] == LARM_LOG.encode()
    assert "Bilagor att granska innan det skickas" in " ".join(first.split())
    for text in (files["bilagor.csv"], files["ivo-underlag.json"]):
        assert "metadata i bilagor är inte borttagen" in text.decode()


@pytest.mark.parametrize(
    ("kind", "edition"),
    [
        ("ivo", "sekretess"),
        ("utredning", "sekretess"),
        ("beslut", "sekretess"),
        ("tjansteskrivelse", "sekretess"),
        ("tjansteskrivelse", "offentlig"),
    ],
)
def test_nobody_is_named_in_a_pdf(case: Told, kind: str, edition: str) -> None:
    """Twenty planted names, personnummer, the reporter's name and number: nowhere in the file."""
    found = all_of_pdf(made(case, kind, "pdf", edition)).casefold()

    assert [one for one in secrets() if one.casefold() in found] == []


@pytest.mark.parametrize("kind", ["utredning", "beslut", "tjansteskrivelse"])
def test_nobody_is_named_in_word(case: Told, kind: str) -> None:
    """Nor in any part of the Word files."""
    with zipfile.ZipFile(io.BytesIO(made(case, kind, "docx"))) as parts:
        found = " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())

    assert [one for one in secrets() if one.casefold() in found.casefold()] == []


def test_nobody_is_named_in_the_package(case: Told) -> None:
    """Nor in the data, the list of attachments, the sums or the names of the files."""
    files = package(case)
    texts = [text.decode() for name, text in files.items() if not name.endswith(".pdf")]
    found = " ".join([*files, *texts]).casefold()

    assert [one for one in secrets() if one.casefold() in found] == []
    assert all_of_pdf(files["ivo-underlag.pdf"]).count("Enskild A") > 1


def test_what_must_be_looked_at_is_told_first(case: Told) -> None:
    """The first page says where numbers were taken out, and never which."""
    pdf = made(case, "ivo", "pdf")
    first = " ".join(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())

    assert "Underlaget är komplett." in first
    assert "Att åtgärda innan det skickas" in first
    assert "ett personnummer eller något som liknar ett är borttaget" in first


def again_made(case: Told, form: str) -> Made:
    """Make the underlag to IVO anew, from the log."""
    paper, moment, bilagor = told_at(case, case.late)
    return make(paper, moment, "ivo", form, "sekretess", bilagor)


def test_the_same_moment_gives_the_same_bytes(case: Told) -> None:
    """Made again for the same kontrollnummer, after more has happened, every file is equal."""
    forms = ("zip", "pdf", "json")
    before = [again_made(case, form).content for form in forms]
    case.work.report("En helt annan sak.")

    assert [again_made(case, form).content for form in forms] == before


def test_an_earlier_moment_gives_the_package_as_it_was(case: Told) -> None:
    """When the ärende was half told, what lacked lacks, and what came later is not there."""
    then = json.loads(package(case, case.early)["ivo-underlag.json"])
    now = json.loads(package(case)["ivo-underlag.json"])
    pdf = " ".join(all_of_pdf(package(case, case.early)["ivo-underlag.pdf"]).split())

    assert then["kontrollnummer"] == case.early
    assert (then["komplett"], len(then["arende"]["lacks"]) > 9) == (False, True)
    assert then["arende"]["bedomning"] == "Missförhållande"
    assert now["arende"]["bedomning"] == "Allvarligt missförhållande"
    assert "Det här saknas" in pdf
    assert "Punkten är obesvarad: Orsaker." in pdf


def test_the_foot_and_the_last_page_prove_it(case: Told) -> None:
    """Every page says of which moment it is; the last holds the stamp and the sum of the data."""
    files = package(case)
    reader = pypdf.PdfReader(io.BytesIO(files["ivo-underlag.pdf"]))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    moment = moment_of(case.work.service.log, case.late)

    assert all(" ".join(moment.footer.split()) in page for page in pages)
    assert moment.origin in pages[-1]
    assert moment.stamp.splitlines()[2] in pages[-1].replace(" ", "")
