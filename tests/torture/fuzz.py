"""Fuzzing: a million inputs for the targets, by hypothesis, by atheris, or (without that) by varying good inputs."""

import importlib.util
import multiprocessing
import random
import re
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .targets import TARGETS, seeds

ROOT = Path(__file__).parent.parent.parent
# How the inputs are shared out: reading a page takes longer than reading a query.
SHARES = {
    "query": 26,
    "template": 14,
    "yaml": 16,
    "merge": 4,
    "exports": 2,
    "arxiv-jp": 9,
    "fugumt": 9,
    "paper-notes": 9,
    "paperlog": 4,
    "bibtex": 3,
    "csl-json": 4,
}
_TOKENS = (
    *(
        "\0",
        "\n",
        "\r",
        "\f",
        "\u2028",
        "\x1b[31m",
        "\u202e",
        "\ufeff",
        "\u3000",
        "論",
        "ｱ",
        "𠮷",
        "é",
        "\u0301",
    ),
    *(
        "'",
        '"',
        "(",
        ")",
        "（",
        ":",
        "：",
        "-",
        "*",
        "{",
        "}",
        "[",
        "]",
        "$",
        "\\",
        "^",
        "&",
        "|",
        "#",
        "%",
        "@",
    ),
    *(
        "=",
        "~",
        "!!",
        "---",
        "著者 ",
        "発行日 ",
        "カテゴリー: ",
        "要約",
        "arxiv情報",
        "論文の概要: ",
        "- Title: ",
    ),
    *(
        "Abstract要約: ",
        "関連論文リスト",
        "Issue Date: 2025-07-10",
        "[Paper Note] ",
        "Summary",
        "Comment",
        "#NLP",
    ),
    *(
        ", Fan Zhou+, ACL'23",
        "arxiv.org/abs/2305.18290v1",
        " OR ",
        " AND ",
        "NOT ",
        "tag:",
        "date:",
        "year:9999..",
    ),
    *("title: ", "tags:\n- ", "|-\n  ", "&a", "*a", "? ", "\\u3042"),
    *(
        "@article{a,",
        " and ",
        "author = {",
        "},\n",
        "@string{x=",
        '"title": "',
        '": [',
        '{"family": "',
        "null,",
    ),
)


class Fuzzed(NamedTuple):
    """How many inputs a target has had from an engine, and the first that it failed on ("": none)."""

    target: str
    engine: str
    inputs: int
    failure: str


def has_atheris() -> bool:
    """Whether atheris is installed (`pip install 'paperlog[fuzz]'`)."""
    return importlib.util.find_spec("atheris") is not None


def fuzz_all(
    inputs: int, by_hypothesis: int, seed: int, workers: int, *, guided: bool = True
) -> Iterator[Fuzzed]:
    """So many inputs in all, over all targets; `by_hypothesis` of them are hypothesis' own."""
    tasks = [(target, "hypothesis", by_hypothesis * share // 100, seed) for target, share in SHARES.items()]
    engine = "atheris" if guided and has_atheris() else "variation"
    tasks += [
        (target, engine, (inputs - by_hypothesis) * share // 100 + 1, seed)
        for target, share in SHARES.items()
    ]
    tasks = [task for task in tasks if task[2]]
    if workers == 1:
        yield from map(_fuzz, tasks)
        return
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        yield from pool.imap_unordered(_fuzz, tasks, chunksize=1)


def _fuzz(task: tuple[str, str, int, int]) -> Fuzzed:
    target, engine, inputs, seed = task
    run = {"hypothesis": _by_hypothesis, "atheris": _by_atheris, "variation": _by_variation}[engine]
    return Fuzzed(target, engine, *run(target, inputs, seed))


def _by_hypothesis(target: str, inputs: int, seed: int) -> tuple[int, str]:
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded
    from hypothesis import strategies as st

    texts = st.lists(st.sampled_from(_TOKENS) | st.text(max_size=8), max_size=30).map("".join)
    datas = st.one_of(texts.map(lambda text: text.encode("utf-8", "replace")), st.binary(max_size=200))
    count = [0]

    @seeded(seed)
    @settings(
        max_examples=inputs,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(datas)
    def run(data: bytes) -> None:
        count[0] += 1
        TARGETS[target](data)

    try:
        run()
    except Exception:
        return count[0], traceback.format_exc()[-6000:]
    return count[0], ""


def _by_variation(target: str, inputs: int, seed: int) -> tuple[int, str]:
    dice, good = random.Random(f"{seed} {target}"), seeds(target)
    for number in range(inputs):
        data = varied(dice, dice.choice(good))
        try:
            TARGETS[target](data)
        except Exception:
            return number + 1, f"{data!r}\n{traceback.format_exc()[-3000:]}"
    return inputs, ""


def varied(dice: random.Random, data: bytes) -> bytes:
    """An input a little other: pieces gone, doubled, moved, overwritten, and tokens put in."""
    for _ in range(dice.choice((1, 1, 2, 4, 8))):
        start = dice.randrange(len(data) + 1)
        end = min(len(data), start + int(dice.expovariate(1 / 12)))
        piece, token = data[start:end], dice.choice(_TOKENS).encode()
        new = dice.choice(
            (b"", piece * 2, token, token * dice.randrange(1, 30), piece + token, dice.randbytes(2))
        )
        data = data[:start] + new + data[end:]
    return data


def _by_atheris(target: str, inputs: int, seed: int) -> tuple[int, str]:
    """In a process of its own: atheris ends the one that it runs in."""
    command = [sys.executable, "-m", "tests.torture.guided", target, str(inputs), str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace")
    counts = re.findall(r"^#(\d+)|Done (\d+) runs", done.stderr, re.MULTILINE)
    count = max((int(a or b) for a, b in counts), default=0)
    return count, "" if done.returncode == 0 else f"{done.stdout[-6000:]}{done.stderr[-600:]}"
