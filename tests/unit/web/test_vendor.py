"""What we carry of others' work is exactly what the notices say."""

import hashlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FOLDERS = (ROOT / "api/web/static/vendor", ROOT / "tests/vendor")


def listed(folder: Path) -> dict[str, str]:
    """Read the sums of a folder: file name → SHA-256 in hex."""
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_every_vendored_file_matches_its_listed_sum(folder: Path) -> None:
    """Files and sums agree one to one: none changed, none unlisted, none missing."""
    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }

    assert found == listed(folder)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_the_notices_name_every_vendored_file_with_its_sum(folder: Path) -> None:
    """Whoever reads the notices can check each file without running anything of ours."""
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")

    for name, digest in listed(folder).items():
        assert f"| `{name}` | `{digest}` |" in notices


def test_no_stylesheet_of_ours_asks_another_host() -> None:
    """Every address in a style sheet is a path of ours or data inside it."""
    sheets = (ROOT / "api/web/static").rglob("*.css")
    addresses = [
        part.split(")")[0].strip("\"'")
        for sheet in sheets
        for part in sheet.read_text(encoding="utf-8").split("url(")[1:]
    ]

    assert addresses
    assert not [a for a in addresses if a.startswith(("http:", "https:", "//"))]
