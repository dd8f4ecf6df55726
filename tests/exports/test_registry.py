"""The registry (paperlog/exports/__init__.py) and what every format has to do."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from exports.papers import PAPERS, TEXT_FORMATS, rendered

from paperlog import exports
from paperlog.errors import UsageError
from paperlog.exports.base import GROUPS, Options
from paperlog.model import Paper


@pytest.mark.parametrize("name", exports.formats())
def test_is_found_by_name_and_describes_itself(name: str) -> None:
    export = exports.get(name)
    assert export.name == name
    assert export.suffix.startswith(".")
    assert export.description


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_takes_papers_as_they_come(name: str) -> None:
    taken: list[str] = []

    def papers() -> Iterator[Paper]:
        for number in range(100):
            taken.append(str(number))
            yield Paper(key=f"k{number}", title="Title")

    pieces = iter(exports.get(name).render(papers()))
    for _ in range(3):
        next(pieces)
    assert len(taken) <= 4


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_ends_in_a_newline(name: str) -> None:
    assert rendered(name, *PAPERS).endswith("\n")


def test_unknown_name_is_told() -> None:
    with pytest.raises(UsageError, match=r"unknown export format 'docx'; choose one of .*bibtex"):
        exports.get("docx")


def test_option_that_a_format_does_not_know_is_told() -> None:
    with pytest.raises(UsageError, match="bibtex knows no --group-by"):
        exports.get("bibtex").render([], Options(group_by="tag"))
    with pytest.raises(UsageError, match="markdown knows no --bom"):
        exports.get("markdown").render([], Options(bom=True))


def test_unknown_group_is_told() -> None:
    with pytest.raises(UsageError, match=f"unknown group 'year'; choose one of {', '.join(GROUPS)}"):
        exports.get("markdown").render([], Options(group_by="year"))


def test_a_format_does_not_load_the_others() -> None:
    code = "import sys; from paperlog import exports; exports.get('csv'); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "paperlog.exports.csv_" in loaded
    assert not {"paperlog.exports.bibtex", "paperlog.exports.markdown", "yaml"} & set(loaded)
