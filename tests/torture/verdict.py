"""What has to hold after any fault: nothing lost, half or left over, and a rerun ends as if there had been none."""

from .stories import Story
from .world import Ran, World


class Lost(AssertionError):
    """A promise that was broken."""


def check(world: World, story: Story) -> None:
    """Raises Lost where a promise is broken in a home in which a story's command met a fault."""
    _each_is_whole(world, story)
    keys = set(_good(world.run("list", "--keys"), "the next reader").out.split())
    papers = world.papers()
    demand(
        papers in (story.old, story.new), f"neither the old nor the new store: {_differences(papers, story)}"
    )
    demand({key.replace("/", "_") for key in keys} == papers.keys(), f"the index disagrees: {sorted(keys)}")
    _good(world.run("log", "--json"), "log")
    if papers == story.new:
        _good(world.run("import", "known.txt"), "the next writer")
    else:
        _good(world.run(*story.command), "the rerun")
    demand(world.papers() == story.new, "the rerun ends in another store")
    demand(not world.leftovers(), f"left over: {world.leftovers()}")
    if not story.name.startswith("undo"):
        _good(world.run("undo"), "undo")
        demand(world.papers() == story.old, "undo does not lead back")


def _each_is_whole(world: World, story: Story) -> None:
    papers = world.papers()
    for name in papers.keys() | story.old.keys() | story.new.keys():
        allowed = (story.old.get(name), story.new.get(name))
        demand(papers.get(name) in allowed, f"{name} is neither old nor new")


def _good(ran: Ran, what: str) -> Ran:
    demand(not ran.is_bug and ran.status == 0, f"{what} fails: {ran.status} {ran.err[-2000:]}")
    return ran


def demand(holds: bool, what: str) -> None:
    """Raises Lost where something does not hold."""
    if not holds:
        raise Lost(what)


def _differences(papers: dict[str, bytes], story: Story) -> str:
    states = {
        name: "old"
        if papers.get(name) == story.old.get(name)
        else "new"
        if papers.get(name) == story.new.get(name)
        else "?"
        for name in papers.keys() | story.old.keys() | story.new.keys()
        if story.old.get(name) != story.new.get(name)
    }
    return str(dict(sorted(states.items())))
