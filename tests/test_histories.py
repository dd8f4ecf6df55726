"""Imports in any order, with a person at work in between: what comes out, and what must never be lost."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from running import contents
from stores import located, new_store, saved
from strategies import built

from paperlog.codec import to_json
from paperlog.entries import Entry, Located
from paperlog.library import Library
from paperlog.model import Paper, Related
from paperlog.store import Store

TITLES = (
    "Which Words Language Models Choose When They Reason Aloud",
    "VLM$^2$-Maps: Drawing Floor Plans from Spoken Directions",
    "A Gentle Cure for Reward Hacking in Summarisation",
    "Sparse Experts Forget Rare Languages First",
    "Sparse Experts Forget Rare Languages First",
)
# What a newer version calls them: in other words, with a subtitle, with a few words changed, not otherwise.
LATER_TITLES = (
    "Thinking Aloud: A Vocabulary of Reasons",
    "VLM$^2$-Maps: Drawing Floor Plans from Spoken Directions in Unseen Houses",
    "A Gentle Remedy for Reward Hacking in Summarisation",
    TITLES[3],
    TITLES[4],
)
OF_THE_ORDER = ("key", "aliases", "added", "modified")
AUTHORS = ("Fan Zhou", "Ada Ma", "Zhihong Shao")
TEXTS = ("Short.", "A longer text.", "短い。", "もう少し長い文章である。")


DAYS = ("2024-02-03T00:00:00+00:00", "2024-02-03", "2024-02", "2023-07-01", None)
_related = built(
    Related, st.sampled_from(TITLES), st.sampled_from([1.0, 2.5]), st.none(), st.sampled_from(DAYS)
)


@st.composite
def digests(draw: st.DrawFn) -> list[Located]:
    """Entries of up to five papers, several of each, that differ in everything a digest may say otherwise.

    Two of these have one title, so that an entry without an arXiv id may be either's.
    """
    papers = st.integers(draw(st.sampled_from([0, 3])), draw(st.sampled_from([3, 4])))
    found = [draw(_entry(number)) for number in draw(st.lists(papers, min_size=1, max_size=7))]
    some = (located(entry, f"{place}.txt", place) for place, entry in enumerate(found))
    return list({each.digest: each for each in some}.values())


@st.composite
def _entry(draw: st.DrawFn, number: int) -> Entry:
    has_id = draw(st.booleans())
    is_cut = draw(st.booleans())
    version = draw(st.sampled_from([1, 2]))
    spell = draw(st.sampled_from([str, str.upper, lambda title: title.replace(" ", "  ")]))
    return Entry(
        title=spell((TITLES, LATER_TITLES)[version - 1][number]),
        arxiv_id=f"2401.0000{number}" if has_id else None,
        arxiv_version=version if has_id else None,
        authors=AUTHORS[:1] if is_cut else AUTHORS,
        authors_truncated=is_cut,
        year=draw(st.sampled_from([2024, 2025, None])),
        published=draw(st.sampled_from(["2024-02-03T00:00:00+00:00", "2024-02-04T00:00:00+00:00", None])),
        venue=draw(st.sampled_from(["arXiv", "COLM", None])),
        tags=tuple(draw(st.lists(st.sampled_from("abcd"), unique=True, max_size=3))),
        abstract_en=draw(st.sampled_from([*TEXTS, None])),
        abstract_ja=draw(st.sampled_from([*TEXTS, None])),
        comment=draw(st.sampled_from([*TEXTS, None])),
        related=tuple(draw(st.lists(_related, max_size=3))),
    )


def batches(entries: Sequence[Located], chance: random.Random) -> Iterator[list[Located]]:
    """The entries in another order, in one import or in several."""
    left = list(entries)
    chance.shuffle(left)
    while left:
        count = chance.randint(1, len(left))
        yield left[:count]
        left = left[count:]


def state(store: Store) -> list[str]:
    """All papers without their keys and aliases, and without when they came and in which line and file they stood."""
    return sorted(json.dumps(_plain(paper), ensure_ascii=False) for paper in saved(store))


def _plain(paper: Paper) -> dict[str, Any]:
    told = {name: value for name, value in to_json(paper).items() if name not in OF_THE_ORDER}
    told["sources"] = [(source.format, source.digest, source.gave, source.title) for source in paper.sources]
    return told


@given(digests(), st.integers(0, 9))
@settings(max_examples=60)
def test_the_order_of_digests_and_of_imports_does_not_show(entries: list[Located], seed: int) -> None:
    chance = random.Random(seed)
    with new_store() as one, Library(one) as library:
        library.import_entries(entries)
        expected = state(one)
    with new_store() as other, Library(other) as library:
        for batch in batches(entries, chance):
            library.import_entries(batch)
        assert state(other) == expected
        before = contents(other.papers)
        for batch in batches(entries, chance):
            library.import_entries(batch)
        assert contents(other.papers) == before


def edit_by_hand(path: Path, mark: str, chance: random.Random) -> list[str]:
    """What a person might do to a file; the lines that must be there from then on."""
    text = path.read_text("utf-8")
    mine = [f"# {mark}", f"shelf{mark}: '{mark}'"]
    if "tags:\n" in text and chance.random() < 0.5:
        text = text.replace("tags:\n", f"tags:\n- mine{mark}  # {mark}\n")
        mine.append(f"- mine{mark}  # {mark}")
    if "comment: |-\n" in text and chance.random() < 0.5:
        text = text.replace("comment: |-\n", f"comment: |-\n  mine {mark}\n")
        mine.append(f"  mine {mark}")
    if chance.random() < 0.3 and "title: mine" not in text:
        text = re.sub("^title: .*$", f"title: mine {mark}", text, count=1, flags=re.MULTILINE)
        mine.append(f"title: mine {mark}")
    path.write_text(f"# {mark}\n{text}shelf{mark}: '{mark}'\n", "utf-8")
    return mine


@given(digests(), st.integers(0, 999))
@settings(max_examples=60)
def test_what_a_person_wrote_is_never_lost(entries: list[Located], seed: int) -> None:
    chance = random.Random(seed)
    with new_store() as store, Library(store) as library:
        written: dict[Path, list[str]] = {}
        for number, batch in enumerate(batches([*entries, *entries], chance)):
            before = contents(store.papers)
            done = library.import_entries(batch)
            if done.changed and chance.random() < 0.3:
                library.undo()
                assert contents(store.papers) == before
            for _, path in store.files():
                if chance.random() < 0.4:
                    written.setdefault(path, []).extend(edit_by_hand(path, f"x{number}", chance))
        for path, lines in written.items():
            found = path.read_text("utf-8").splitlines()
            assert [line for line in lines if line not in found] == []
        library.import_entries(entries)
        before = contents(store.papers)
        library.import_entries(entries)
        assert contents(store.papers) == before
