"""The commands that are broken off, each with the store that it is called in and the one that it makes of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .faults import Counter, counting
from .world import Ran, World

SAMPLES = Path(__file__).parent.parent.parent / "samples"
KEYS = ("2305.18290", "lambert2025tulu", "yao2023tree", "gu2023mamba", "dao2022flashattention")
HAND = "# mine\ntitle:  'By hand'   # kept\nshelf: [1,  2]\ntags:\n- a\n- b # why\n"

_TABLE = (
    ("import", (), ("import", "more.txt")),
    ("import of many", (), ("import", "many.txt")),
    ("merge", (), ("merge", KEYS[0], KEYS[1], "--force")),
    ("rename", (), ("rename", KEYS[2], "tree2023")),
    ("remove", (), ("remove", *KEYS[2:])),
    ("tag", (), ("tag", "add", "to-read,urgent", *KEYS)),
    ("undo of an import", (("import", "more.txt"),), ("undo",)),
    ("undo of a merge", (("merge", KEYS[0], KEYS[1], "--force"),), ("undo",)),
    ("undo of a remove", (("remove", *KEYS[1:]),), ("undo",)),
)


class Story(NamedTuple):
    """A command, the home that it is called in, the papers before and after, and how many calls change the disk."""

    name: str
    command: tuple[str, ...]
    home: World
    old: dict[str, bytes]
    new: dict[str, bytes]
    calls: int


def stories(folder: Path, entries: int = 12) -> Iterator[Story]:
    """Every story, each command once carried out; commands that this paperlog does not have are left out."""
    base = _base(folder / "base", entries)
    for number, (name, before, command) in enumerate(_TABLE):
        home = base.copy(folder / f"home-{number}")
        for each in before:
            _done(home.run(*each))
        counter, done = Counter(), home.copy(folder / f"done-{number}")
        if (ran := done.run(*command, before=counting(counter))).status == 2:
            continue
        _done(ran)
        yield Story(name, command, home, home.papers(), done.papers(), counter.value)


def _done(ran: Ran) -> None:
    assert ran.status == 0, ran


def _base(root: Path, entries: int) -> World:
    root.mkdir()
    world = World(root)
    (root / "more.txt").write_text("".join(page(number) for number in range(10, entries + 10)), "utf-8")
    (root / "many.txt").write_text("".join(page(number) for number in range(100, 160)), "utf-8")
    (root / "known.txt").write_text(page(1, "Known "), "utf-8")
    _done(world.run("import", str(SAMPLES), "known.txt"))
    hand = world.store / "papers" / "h" / "hand2020.yaml"
    hand.parent.mkdir(exist_ok=True)
    hand.write_text(HAND, "utf-8")
    return world


def page(number: int, tag: str = "") -> str:
    """A Fugu-MT page. Every third one tells more of a paper that is known already."""
    known = number % 3 == 0 and not tag
    arxiv_id, title = (
        ("2210.03629", "ReAct") if known else (f"2501.{number:05}", f"{tag}Paper {number} of many")
    )
    return f"""論文の概要: {title}
- arxiv url: http://arxiv.org/abs/{arxiv_id}v{number % 7 + 1}
- Date: Mon, 25 Nov 2024 17:11:54 GMT
- Title: {title}
- Title(参考訳): 論文その{number}
- Authors: Ada Author{number}, Ben Writer,
- Abstract要約: 短い要約{number}。
- 参考スコア(独自算出の注目度): {number}.5
- License:
- Abstract: {"Words of an abstract. " * (number % 40)}Number {number}.
- Abstract(参考訳): {"概要の文。" * (number % 40)}番号は{number}。
関連論文リスト
"""
