"""Checks that every tool gives the same, right answers before (and, for imports, after) it is timed."""

from collections.abc import Collection

from .papers import Sample
from .scene import NEEDLES, Scene, arxiv_ids
from .tool import Tool

LISTINGS = ("list", *NEEDLES)


class WrongAnswer(RuntimeError):
    """A tool answered other papers, or printed less, than it has to."""


def check(scene: Scene, tool: Tool, works: Collection[str]) -> None:
    """Runs each of these works of a tool that leaves its store as it is. Raises WrongAnswer on the first that is wrong.

    It also makes every tool's index and compiled files, so that the timed runs find the same state.
    """
    for work in sorted(tool.commands.keys() & set(works)):
        if work in LISTINGS:
            _check_listing(scene, tool, work)
        elif work == "show":
            _check_show(scene.shown, tool)
        elif work in ("bibtex", "json"):
            _, text = tool.run(work)
            lost = [arxiv_id for arxiv_id in arxiv_ids(scene.stored) if arxiv_id not in text]
            _expect(not lost, tool, work, f"{len(lost)} papers are not in it, such as {lost[:1]}")


def check_imported(scene: Scene, tool: Tool) -> None:
    """Checks that a tool now lists the stored and the imported papers, each once or more."""
    titles = tool.titles(tool.run("list")[1])
    wanted = scene.answer("list") | {sample.title for sample in scene.waiting}
    _expect(titles == wanted, tool, "import", _difference(titles, wanted))


def _check_listing(scene: Scene, tool: Tool, work: str) -> None:
    _, text = tool.run(work)
    titles, wanted = tool.titles(text), scene.answer(work)
    _expect(titles == wanted, tool, work, _difference(titles, wanted))
    if work == "list":
        row = next(line for line in text.splitlines() if scene.shown.title in line)
        lost = [cell for cell in _cells(scene.shown) if cell not in row]
        _expect(not lost, tool, work, f"the columns lack {lost}: {row}")


def _cells(sample: Sample) -> list[str]:
    families = [author.split()[-1] for author in sample.authors]
    return [sample.arxiv_id, sample.title, *families, str(sample.published.year), *sample.tags]


def _check_show(sample: Sample, tool: Tool) -> None:
    _, text = tool.run("show")
    shown = "".join(text.split())
    _expect("".join(sample.title.split()) in shown, tool, "show", f"not {sample.title}")


def _difference(titles: set[str], wanted: set[str]) -> str:
    lost, extra = sorted(wanted - titles), sorted(titles - wanted)
    return f"{len(lost)} papers missing {lost[:1]}, {len(extra)} too many {extra[:1]}"


def _expect(right: bool, tool: Tool, work: str, message: str) -> None:
    if not right:
        raise WrongAnswer(f"{tool.name}, {work}: {message}\n  {' '.join(tool.commands[work])}")
