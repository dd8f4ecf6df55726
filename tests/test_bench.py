from pathlib import Path

import pytest
from bench.bars import bars, growth
from bench.digests import arxiv_jp, fugumt, paper_note, write_once
from bench.papers import JA2, JA4, TAG, WORD, Shelf, holds, paper
from bench.report import ratio_table, seconds_table
from bench.tool import PATIENCE

from paperlog.digests.arxiv_jp import ARXIV_JP
from paperlog.digests.fugumt import FUGUMT
from paperlog.digests.paper_notes import PAPER_NOTES

SHELF = Shelf(0, 300)
MEDIANS = {
    ("list", "paperlog"): 0.1,
    ("list", "pubs"): 2.0,
    ("list", "papis"): 15.0,
    ("tag", "paperlog"): 0.2,
    ("tag", "rg -l"): 0.05,
    ("import", "paperlog"): 0.5,
}


def test_a_number_always_gives_the_same_paper_and_no_other_one() -> None:
    assert list(SHELF) == list(SHELF)
    assert len({sample.title for sample in SHELF} | {sample.arxiv_id for sample in SHELF}) == 600


@pytest.mark.parametrize("needle", [TAG, WORD, JA2, JA4])
def test_a_needle_stands_where_it_was_put_and_nowhere_else(needle: str) -> None:
    for number, sample in zip(SHELF.numbers, SHELF, strict=True):
        assert (needle.casefold() in repr(sample).casefold()) == holds(number, needle)


def test_abstracts_are_of_a_real_size() -> None:
    for sample in SHELF:
        assert 1200 <= len(sample.abstract_en) < 1500
        assert 1200 <= len(sample.abstract_ja) < 1300


def test_the_readers_find_what_the_digests_were_made_from() -> None:
    sample = paper(3)
    [(_, page)] = FUGUMT.read(fugumt(sample)).entries
    assert (page.arxiv_id, page.title, page.authors) == (sample.arxiv_id, sample.title, sample.authors)
    assert (page.abstract_en, page.title_ja) == (sample.abstract_en, sample.title_ja)
    assert (page.abstract_ja or "").replace("\n", "") == sample.abstract_ja
    [(_, listed)] = ARXIV_JP.read(arxiv_jp(sample)).entries
    assert (listed.title, listed.authors, listed.categories) == (
        sample.title,
        sample.authors,
        sample.categories,
    )


def test_notes_bring_the_tags() -> None:
    sample = next(sample for sample in SHELF if len(sample.tags) > 2)
    [(_, note)] = PAPER_NOTES.read(f"{sample.tags[0]}\n{paper_note(sample)}").entries
    assert (note.title, set(note.tags)) == (sample.title, set(sample.tags))


def test_each_paper_is_told_once(tmp_path: Path) -> None:
    assert write_once(tmp_path, SHELF) == 300
    text = "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    assert all(sample.title in text for sample in SHELF)


def test_a_limit_is_met_or_not() -> None:
    found = {bar.text: (round(bar.value, 3), bar.met) for bar in bars(MEDIANS, imported=900)}
    assert found["list all into a pipe: at most 0.1 times the fastest peer, pubs"] == (0.05, True)
    assert found["search by tag: at most 2.5 times rg -l"] == (4.0, False)
    assert found["import into an empty store: seconds for 1000 entries"] == (1.111, False)
    assert len(found) == 3


def test_growth_compares_two_sizes() -> None:
    grown = {("tag", "paperlog"): 2.0, ("tag", "rg -l"): 1.0}
    assert [(bar.value, bar.met) for bar in growth(MEDIANS, grown)] == [(10.0, True), (2.0, False)]


def test_tables_show_what_a_tool_cannot_do_as_a_dash() -> None:
    assert "| list all into a pipe | 20 | 150 | - |" in ratio_table(MEDIANS)
    [line] = [
        line for line in seconds_table(MEDIANS, batch=100).splitlines() if line.startswith("import new")
    ]
    assert line.split() == ["import", "new", "papers", "500", "ms", "(200/s)", "-", "-", "-"]


def test_tables_say_of_what_was_stopped_that_it_takes_longer() -> None:
    stopped = MEDIANS | {("list", "papis"): PATIENCE}
    assert "| list all into a pipe | 20 | > 200 | - |" in ratio_table(stopped)
    assert "> 20 s" in seconds_table(stopped, batch=100)
