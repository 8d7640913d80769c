"""The documents say what the code does: nothing public is left out, and examples are recomputed."""

from __future__ import annotations

import re
from base64 import b64decode
from datetime import UTC, datetime
from importlib import import_module
from uuid import UUID

import pytest
from fastapi.routing import APIRoute

from api.http import routers
from audit.barnutredning import UtredningClosed
from audit.canonical import canonical_bytes, parse_canonical
from audit.evidence.checkpoint import Checkpoint
from audit.evidence.commitment import facts_commitment, key_commitment
from audit.evidence.hashing import leaf_hash, node_hash
from audit.settings import known_names
from audit.store.mapper import Mapper, StoredRow
from audit.store.registry import all_topics
from scripts.write_reference import MADE, PAGES, page
from tests.support.sources import ROOT, files, place

DOCS = [*files(".md", "docs/"), *(path for path in files(".md") if path.parent == ROOT)]
BLOCK = re.compile(r"^```(\S+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
SETTING = re.compile(r"\b(?:LIGGARE_[A-Z_]*[A-Z]|(?<!TEST_)DATABASE_URL(?:_FILE)?)\b")
PATH = re.compile(r"`((?:audit|projections|api|tests|scripts|docs)/[A-Za-z0-9_./-]+)`")
MADE_BY_A_RUN = {"docs/reference/benchmark-results.md"}
EXAMPLE = (PAGES / "entry-format.md").read_text(encoding="utf-8")


@pytest.fixture
def example() -> dict[str, str]:
    """The labelled values of the worked example."""
    return {name: text.rstrip("\n") for _, name, text in BLOCK.findall(EXAMPLE) if name}


@pytest.mark.parametrize("name", MADE)
def test_the_reference_lists_all_that_there_is(name: str) -> None:
    """Every setting, event, error, command and role stands in the reference, as the code has it."""
    written = (PAGES / name).read_text(encoding="utf-8")

    assert written == page(written, MADE[name]()), (
        "run: .venv/bin/python -m scripts.write_reference"
    )


def test_every_address_for_programs_is_on_the_map() -> None:
    """No endpoint is added without a line in docs/reference/http.md."""
    written = (PAGES / "http.md").read_text(encoding="utf-8")
    paths = {
        route.path.replace(":path", "")
        for router in routers()
        for route in router.routes
        if isinstance(route, APIRoute)
    }

    assert paths
    assert [path for path in sorted(paths) if f"`{path}`" not in written] == []


def test_a_named_setting_exists() -> None:
    """A document names no setting that the service would refuse."""
    known = {*known_names(), "LIGGARE_TEST"}
    wrong = [
        f"{place(path)} names {name}, which is no setting"
        for path in DOCS
        for name in SETTING.findall(path.read_text(encoding="utf-8"))
        if name not in known
    ]

    assert not wrong, "\n".join(wrong)


def test_links_lead_somewhere() -> None:
    """A link from one document to a file of the project finds it."""
    wrong = [
        f"{place(path)} links to {target}, which is not there"
        for path in DOCS
        for target in LINK.findall(path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]

    assert not wrong, "\n".join(wrong)


def test_a_named_file_is_there() -> None:
    """A file or folder of the project that a document names in code type exists."""
    wrong = [
        f"{place(path)} names {name}, which is not there"
        for path in DOCS
        for name in PATH.findall(path.read_text(encoding="utf-8"))
        if not (ROOT / name).exists() and name not in MADE_BY_A_RUN
    ]

    assert not wrong, "\n".join(wrong)


def test_python_in_the_documents_uses_what_exists() -> None:
    """Every Python example compiles, and what it imports of ours is there."""
    ours = re.compile(r"^from ((?:audit|api|projections)\S*) import (.+)$", re.MULTILINE)
    texts = [(path, path.read_text(encoding="utf-8")) for path in DOCS]
    found = [(path, code) for path, text in texts for kind, _, code in BLOCK.findall(text)
             if kind == "python"]  # fmt: skip
    wrong = [
        f"{place(path)} imports {name} from {module}, where it is not"
        for path, code in found
        for module, names in ours.findall(code)
        for name in names.split(", ")
        if not hasattr(import_module(module), name)
    ]

    assert [compile(code, str(path), "exec") for path, code in found]
    assert not wrong, "\n".join(wrong)


def test_the_example_of_an_entry_is_committed_to_as_it_says(example: dict[str, str]) -> None:
    """Commitment, leaf, root and checkpoint of the worked example come out when recomputed."""
    facts, entry = example["facts"].encode(), example["entry"].encode()
    commitment = facts_commitment(bytes.fromhex(example["salt"]), facts).hex()
    leaf = leaf_hash(entry)
    root = node_hash(bytes.fromhex(example["leaf_before"]), leaf)
    stamp = Checkpoint.parse(example["checkpoint"] + "\n")

    assert parse_canonical(entry)["body"]["facts_sha256"] == commitment == example["facts_sha256"]
    assert (leaf.hex(), root.hex()) == (example["leaf"], example["root"])
    assert (stamp.root, stamp.size, stamp.previous) == (root, 2, 1)
    assert key_commitment(bytes.fromhex(example["key"])).hex() == example["key_commitment"]


def test_the_example_of_an_entry_is_one_that_the_store_reads(example: dict[str, str]) -> None:
    """The worked example decodes to the event that it says, and its time to the one it shows."""
    body = parse_canonical(example["entry"])
    read = Mapper(UUID(body["body"]["log"]), all_topics()).recorded(
        StoredRow(2, datetime(2023, 2, 21, 7, tzinfo=UTC), example["entry"].encode(),
                  example["facts"]), {},
    )  # fmt: skip

    assert isinstance(read.event, UtredningClosed)
    assert (read.event.originator_version, read.event.avslut) == (2, "utan_insats")
    assert canonical_bytes(body) == example["entry"].encode()
    assert b64decode(example["checkpoint"].splitlines()[2]).hex() == example["root"]
