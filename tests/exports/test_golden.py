"""What each format makes of the sample papers, to the letter; `make golden` writes these files anew."""

from pathlib import Path

import pytest
from exports.papers import PAPERS, TEXT_FORMATS, rendered
from golden import check

from paperlog.exports import get

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    "name", ["csv", "tsv", "bibtex", "biblatex", "csl-json", "ris", "hayagriva", "markdown"]
)
def test_format(name: str) -> None:
    check(GOLDEN / f"{name}{get(name).suffix}", rendered(name, *PAPERS))


@pytest.mark.parametrize("group", ["tag", "month", "category", "venue"])
def test_groups(group: str) -> None:
    check(GOLDEN / f"by-{group}.md", rendered("markdown", *PAPERS, group_by=group))


def test_for_spreadsheets() -> None:
    check(GOLDEN / "spreadsheet.csv", rendered("csv", *PAPERS, bom=True))


def test_every_format_has_a_golden_file() -> None:
    missing = [name for name in TEXT_FORMATS if not (GOLDEN / f"{name}{get(name).suffix}").exists()]
    assert [name for name in missing if name not in ("json", "jsonl", "yaml", "html")] == []
