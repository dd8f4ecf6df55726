"""Checks that every tool gives the same, right answers before (and, for imports, after) it is timed."""

import re
from collections import Counter
from collections.abc import Collection

from .papers import Sample
from .scene import NEEDLES, Scene, arxiv_ids
from .tool import Tool

_ARXIV_ID = re.compile(r"\d{4}\.\d{5}")
LISTINGS = ("list", *NEEDLES)
"""The works that print papers, one a line."""


class WrongAnswer(RuntimeError):
    """A tool answered other papers, or printed less, than it has to."""


def check(scene: Scene, tool: Tool, works: Collection[str]) -> None:
    """Runs those works of a tool that leave its store as it is. Raises WrongAnswer on the first wrong one.

    It also makes every tool's index and compiled files, so that the timed runs find the same state.
    """
    for work in sorted(tool.commands.keys() & set(works)):
        if work in LISTINGS:
            text = tool.run(work)[1]
            check_listing(scene, tool, work, text)
            if work == "list":
                _check_columns(scene.shown, tool, text)
        elif work == "show":
            _check_show(scene.shown, tool)
        elif work in ("bibtex", "json"):
            _, text = tool.run(work)
            there = set(_ARXIV_ID.findall(text))
            lost = [arxiv_id for arxiv_id in arxiv_ids(scene.stored) if arxiv_id not in there]
            _expect(not lost, tool, work, f"{len(lost)} papers are not in it, such as {lost[:1]}")


def check_imported(scene: Scene, tool: Tool) -> None:
    """Checks that a tool now lists the stored and the imported papers, each once."""
    wanted = scene.answer("list") + [sample.title for sample in scene.waiting]
    _expect_same(tool, "import", tool.titles(tool.run("list")[1]), wanted)


def check_listing(scene: Scene, tool: Tool, work: str, text: str) -> None:
    """Checks that what a tool printed for a work of `LISTINGS` names the right papers, each once."""
    _expect_same(tool, work, tool.titles(text), scene.answer(work))


def _check_columns(sample: Sample, tool: Tool, text: str) -> None:
    row = next(line for line in text.splitlines() if sample.title in line)
    lost = [cell for cell in _cells(sample) if cell not in row]
    _expect(not lost, tool, "list", f"the columns lack {lost}: {row}")


def _cells(sample: Sample) -> list[str]:
    families = [author.split()[-1] for author in sample.authors]
    return [sample.arxiv_id, sample.title, *families, str(sample.published.year), *sample.tags]


def _check_show(sample: Sample, tool: Tool) -> None:
    _, text = tool.run("show")
    shown = "".join(text.split())
    _expect("".join(sample.title.split()) in shown, tool, "show", f"not {sample.title}")


def _expect_same(tool: Tool, work: str, titles: list[str], wanted: list[str]) -> None:
    lost, extra = Counter(wanted) - Counter(titles), Counter(titles) - Counter(wanted)
    message = f"{lost.total()} papers missing {list(lost)[:1]}, {extra.total()} too many {list(extra)[:1]}"
    _expect(not lost and not extra, tool, work, message)


def _expect(right: bool, tool: Tool, work: str, message: str) -> None:
    if not right:
        raise WrongAnswer(f"{tool.name}, {work}: {message}\n  {' '.join(tool.commands[work])}")
