"""Lists in a YAML file that a person edits: items that stay keep their text, others come and go between them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from paperlog.yamlcomments import on_lines_of_their_own
from paperlog.yamldumper import dump

if TYPE_CHECKING:
    import yaml

# So many pairs of equal items are compared at most.
_MANY_ALIKE = 1_000_000


class Items(NamedTuple):
    """What a list is to hold: its items as they are written, and in the form in which they are compared.

    `old` are the items of now in that form; `rests`: of each, the lines that stay where it goes.
    """

    values: list[Any]
    forms: list[Any]
    old: list[Any]
    rests: Sequence[list[str]] = ()

    def steps(self) -> Iterator[tuple[str, int, int, int, int]]:
        """How the items of now become the wanted ones, as difflib.SequenceMatcher.get_opcodes tells it.

        Most lists are the same at their beginning and end; only what is between is compared, and where very many
        items are alike there, which takes the product of both lengths, it is written anew.
        """
        a, b = self.old, self.forms
        start = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
        pairs = zip(reversed(a[start:]), reversed(b[start:]), strict=False)
        end = next((at for at, (x, y) in enumerate(pairs) if x != y), min(len(a), len(b)) - start)
        if start:
            yield "equal", 0, start, 0, start
        yield from _steps_between(a[start : len(a) - end], b[start : len(b) - end], start)
        if end:
            yield "equal", len(a) - end, len(a), len(b) - end, len(b)


def _steps_between(a: list[Any], b: list[Any], start: int) -> Iterator[tuple[str, int, int, int, int]]:
    counts = Counter(map(repr, b))
    if sum(counts[repr(item)] for item in a) > _MANY_ALIKE:
        yield "replace", start, start + len(a), start, start + len(b)
        return
    for kind, a1, a2, b1, b2 in SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        yield kind, start + a1, start + a2, start + b1, start + b2


def block_list(
    lines: Sequence[str], end: int, node: "yaml.Node", items: Items, blotted: Callable[[], list[str]]
) -> list[str] | None:
    """The lines of a list of one item a line (`- …`), from its first item to before the line `end`.

    `blotted` gives all lines as yamlcomments.masked has them. None where its items do not stand so that they can
    be told apart: a dash on a line of its own.
    """
    spots = places(lines, end, node, blotted)
    if spots is None:
        return None
    newline = lines[spots[0][0]][len(lines[spots[0][0]].rstrip("\r\n")) :] or "\n"
    steps = list(items.steps())
    moved = _moved(steps, items)
    staying = set(moved.values())
    come = _text_of(lines, spots, items, moved, (node.start_mark.column, newline))
    new: list[str] = []
    between: list[str] = []
    for kind, a, b, c, d in steps:
        for was, (first, middle, last) in zip(range(a, b), spots[a:b], strict=True):
            new += between
            between = list(lines[middle:last])
            if kind == "equal":
                new += lines[first:middle]
                continue
            if was not in staying:
                new = ended(new, newline) + ended(_kept_of(lines[first:middle], first, blotted), newline)
                new += items.rests[was] if items.rests else []
            if c < d:
                new = ended(new, newline) + come(range(c, c + 1))
                c += 1
        if kind != "equal" and c < d:
            new = ended(new, newline) + come(range(c, d))
    return new + between


def _text_of(
    lines: Sequence[str],
    spots: list[tuple[int, int, int]],
    items: Items,
    moved: dict[int, int],
    form: tuple[int, str],
) -> Callable[[range], list[str]]:
    """What gives the lines of wanted items by their places; `form`: the column of the list, and how lines end."""
    column, newline = form

    def text_of(places: range) -> list[str]:
        if moved.keys().isdisjoint(places):
            return list(_written(items.values[places.start : places.stop], column, newline))
        text: list[str] = []
        for at in places:
            first, middle, _ = spots[moved[at]] if at in moved else (0, 0, 0)
            own = ended(list(lines[first:middle]), newline)
            text += own or _written(items.values[at : at + 1], column, newline)
        return text

    return text_of


def places(
    lines: Sequence[str], end: int, node: "yaml.Node", blotted: Callable[[], list[str]]
) -> list[tuple[int, int, int]] | None:
    """Where each item of a list begins, where its own lines end, and where the next one begins; as `block_list`."""
    starts = [item.start_mark.line for item in node.value]
    if not _is_plain(lines, end, node, starts):
        return None
    lasts = [*starts[1:], end]
    return [
        (first, _body_end(lines, first, last, blotted), last)
        for first, last in zip(starts, lasts, strict=True)
    ]


def _moved(steps: list[tuple[str, int, int, int, int]], items: Items) -> dict[int, int]:
    """Which of the wanted items are ones of now that only change places: their text goes with them."""
    if all(isinstance(form, str) for form in items.old):
        return {}  # a text alone is as soon written anew
    changed = [step for step in steps if step[0] != "equal"]
    free: dict[Any, list[int]] = {}
    for _, a, b, _, _ in changed:
        for was in range(a, b):
            free.setdefault(items.old[was], []).append(was)
    found: dict[int, int] = {}
    for _, _, _, c, d in changed:
        for at in range(c, d):
            if free.get(items.forms[at]):
                found[at] = free[items.forms[at]].pop(0)
    return found


def _kept_of(lines: Sequence[str], first: int, blotted: Callable[[], list[str]]) -> list[str]:
    """The comments of an item that goes."""
    if not any("#" in line for line in lines):
        return []
    return on_lines_of_their_own(list(lines), blotted()[first : first + len(lines)])


def _body_end(lines: Sequence[str], first: int, last: int, blotted: Callable[[], list[str]]) -> int:
    """The end of an item without the blank lines and comments behind it: they belong to what follows."""
    while last > first + 1 and (
        not lines[last - 1].strip()
        or (lines[last - 1].lstrip().startswith("#") and blotted()[last - 1].lstrip().startswith("#"))
    ):
        last -= 1
    return last


def _is_plain(lines: Sequence[str], end: int, node: "yaml.Node", starts: list[int]) -> bool:
    places = [node.start_mark.line - 1, *starts, end]
    return bool(starts) and (
        all(earlier < later for earlier, later in pairwise(places))
        and all(lines[start].lstrip(" ").startswith("-") for start in starts)
    )


def _written(values: list[Any], column: int, newline: str) -> Iterator[str]:
    for line in dump({"x": values}).rstrip("\n").split("\n")[1:] if values else ():
        yield (" " * column + line if line else line) + newline


def ended(lines: list[str], newline: str) -> list[str]:
    """The same lines, the last one with a line break."""
    if lines and lines[-1] and not lines[-1].endswith(("\n", "\r")):
        return [*lines[:-1], lines[-1] + newline]
    return lines


def flow_list(text: str, node: "yaml.Node", items: Items, blotted: Callable[[], list[str]]) -> str | None:
    """The source of a list in brackets (`[a, b]`).

    `blotted`: as for `block_list`. None where it holds a comment, as then it cannot be said which
    text is whose.
    """
    start, end = node.start_mark.index, node.end_mark.index
    spans = [(item.start_mark.index, item.end_mark.index) for item in node.value]
    places = [start, *(place for span in spans for place in span), end]
    if places != sorted(places) or ("#" in text[start:end] and "#" in "".join(blotted())[start:end]):
        return None
    gaps = [text[a:b] for a, b in zip(places[::2], places[1::2], strict=True)]
    if not spans:
        gaps = ["[", "]"]
    usual = gaps[1] if len(gaps) > 2 else ", "
    pieces: list[str] = []
    previous: int | None = None
    for source, place in _sources([text[a:b] for a, b in spans], items):
        follows = place is not None and previous is not None and place == previous + 1
        pieces += [gaps[place] if follows and place else usual, source]
        previous = place
    return gaps[0] + "".join(pieces[1:]) + gaps[-1]


def _sources(sources: list[str], items: Items) -> Iterator[tuple[str, int | None]]:
    """Each item's text, and its place among the old ones."""
    for kind, a, b, c, d in items.steps():
        if kind == "equal":
            yield from ((sources[place], place) for place in range(a, b))
        else:
            for value in items.values[c:d]:
                yield (
                    dump({"x": [value]}, flow=True).rstrip("\n").removeprefix("x: [").removesuffix("]"),
                    None,
                )
