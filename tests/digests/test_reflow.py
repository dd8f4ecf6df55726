"""The readers on pages that savers have re-flowed: nothing is lost, invented or glued to a neighbour."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pages import (
    Notes,
    arxiv_jp,
    arxiv_jp_truth,
    fugumt,
    fugumt_old,
    fugumt_old_truth,
    fugumt_truth,
    notes_truth,
    paper_notes,
    repeated_notes,
    snippets,
)
from readings import FORMATS, SAMPLES, TAG, wrong
from savers import Style, encodable, wrapped
from styles import ARXIV, FLAT, FLOWS, FUGU, NOTES, NOTES_2026, OLD_FUGU
from truths import misses, notes, papers

from paperlog.digests import decode, read
from paperlog.entries import Reading
from paperlog.errors import UnreadableError


@pytest.mark.parametrize("style", ARXIV.values(), ids=ARXIV)
def test_arxiv_jp(style: Style) -> None:
    truths = [arxiv_jp_truth(paper, style) for paper in papers()]
    assert wrong(arxiv_jp(papers(), style), "arxiv-jp", truths) == []


@pytest.mark.parametrize("style", FUGU.values(), ids=FUGU)
def test_fugumt(style: Style) -> None:
    truths = [fugumt_truth(paper, style) for paper in papers()]
    assert wrong(fugumt(papers(), style), "fugumt", truths) == []


@pytest.mark.parametrize("translated", [" [全文訳有]", ""])
@pytest.mark.parametrize("style", OLD_FUGU.values(), ids=OLD_FUGU)
def test_fugumt_old(style: Style, translated: str) -> None:
    truths = [fugumt_old_truth(paper, style) for paper in papers()]
    assert wrong(fugumt_old(papers(), style, translated=translated), "fugumt", truths) == []


@pytest.mark.parametrize("style", NOTES.values(), ids=NOTES)
def test_paper_notes(style: Notes) -> None:
    truths = [notes_truth(TAG, note, style) for note in notes()]
    assert wrong(paper_notes({TAG: notes()}, style), "paper-notes", truths) == []


@pytest.mark.parametrize("lost", ["title_ja", "summary_ja", "score", "abstract_en", "abstract_ja"])
def test_fugumt_without_a_field(lost: str) -> None:
    some = [paper | {lost: None} for paper in papers()]
    truths = [fugumt_truth(paper, FUGU["real"]) for paper in some]
    assert wrong(fugumt(some, FUGU["real"]), "fugumt", truths) == []


def test_fugumt_of_both_layouts_in_one_file() -> None:
    style, some = FUGU["real"], papers()
    text = "\n".join([fugumt(some[:2], style), fugumt_old(some[2:4], style), fugumt(some[4:5], style)])
    newer = [fugumt_truth(paper, style) for paper in (*some[:2], some[4])]
    assert wrong(text, "fugumt", newer + [fugumt_old_truth(paper, style) for paper in some[2:4]]) == []


def test_arxiv_jp_without_its_foot() -> None:
    style = Style(without=("foot",))
    truths = [arxiv_jp_truth(paper, style) | {"categories": []} for paper in papers()]
    assert wrong(arxiv_jp(papers(), style), "arxiv-jp", truths) == []


@pytest.mark.parametrize("flow", [str, *FLOWS.values()], ids=["real", *FLOWS])
def test_arxiv_jp_of_2023(flow: Callable[[str], str]) -> None:
    """`タイトル:` is the Japanese title; whether the bullets belong to the abstract is left open."""
    style = Style(page=flow)
    _, reading = read(arxiv_jp(papers(), style, old=True))
    plain = [
        (line, one._replace(abstract_ja=(one.abstract_ja or "").replace("–", "")))
        for line, one in reading.entries
    ]
    assert misses([arxiv_jp_truth(paper, style, old=True) for paper in papers()], Reading(tuple(plain))) == []


def test_arxiv_jp_posts_again_with_a_changed_abstract() -> None:
    first = papers()[1]
    later = first | {"abstract_en": papers()[2]["abstract_en"], "abstract_ja": papers()[2]["abstract_ja"]}
    entries = [entry for _, entry in read(arxiv_jp([first, papers()[0], later], Style()))[1].entries]
    assert [entry.abstract_en for entry in (entries[0], entries[2])] == [
        first["abstract_en"],
        later["abstract_en"],
    ]


@pytest.mark.parametrize("count", [14, 12, 11], ids=["", "last-is-only-a-title", "last-has-no-comment"])
@pytest.mark.parametrize("name", ["2025-08", "2025-08-flat", "2026", "2023-12-glued"])
def test_paper_notes_with_repeated_blocks(name: str, count: int) -> None:
    some = notes()[:count]
    truths = [notes_truth(TAG, note, NOTES[name]) for note in some]
    assert wrong(repeated_notes(TAG, some, NOTES[name]), "paper-notes", truths) == []


@pytest.mark.parametrize(
    "tag", ["Supervised-FineTuning (SFT)", "Selected Papers/Blogs", "mid-training", "AGENTS.md"]
)
@pytest.mark.parametrize(
    "style", [Notes(), FLAT, NOTES_2026, Notes(heading="## {0}")], ids=["", "flat", "2026", "##"]
)
def test_paper_notes_of_any_tag(tag: str, style: Notes) -> None:
    truths = [notes_truth(tag, note, style) for note in notes()]
    assert wrong(paper_notes({tag: notes()}, style), "paper-notes", truths) == []


@pytest.mark.parametrize("style", [FLAT, NOTES["2023-12-glued"], NOTES_2026], ids=["flat", "glued", "2026"])
def test_paper_notes_with_tags_broken_at_blanks(style: Notes) -> None:
    names = (
        "LongSequence",
        "InformationRetrieval",
        "Supervised-FineTuning (SFT)",
        "Selected Papers/Blogs",
        "Survey",
    )
    long = {"tags": list(names)}
    broken, some = replace(style, page=wrapped), [note | long for note in notes() if note.get("mark")]
    truths = [notes_truth(TAG, note, broken) for note in some]
    assert wrong(paper_notes({TAG: some}, broken), "paper-notes", truths) == []


@pytest.mark.parametrize("style", [Notes(), FLAT, NOTES_2026], ids=["", "flat", "2026"])
def test_paper_notes_without_the_heading(style: Notes) -> None:
    bare = replace(style, heading="")
    truths = [notes_truth(TAG, note, bare) | {"tags": note["tags"]} for note in notes()]
    assert wrong(paper_notes({TAG: notes()}, bare), "paper-notes", truths) == []


PAGES = {
    name: NOTES[name]
    for name in ("2025-08", "heading", "noisy", "2026-noisy", "2026-headings", "2026-apart", "2023-12-glued")
}


@pytest.mark.parametrize("last", [6, 12], ids=["", "last-is-only-a-title"])
@pytest.mark.parametrize("style", PAGES.values(), ids=PAGES)
def test_paper_notes_of_two_tags_in_one_file(style: Notes, last: int) -> None:
    pages = {TAG: notes()[:last], "Education": notes()[last:]}
    truths = [notes_truth(tag, note, style) for tag, some in pages.items() for note in some]
    assert wrong(paper_notes(pages, style), "paper-notes", truths) == []


@pytest.mark.parametrize("style", PAGES.values(), ids=PAGES)
def test_a_note_on_the_pages_of_two_tags_has_both(style: Notes) -> None:
    pages = {TAG: notes()[:6], "Education": notes()[4:8]}
    _, reading = read(paper_notes(pages, style))
    tags = {tag for _, entry in reading.entries if entry.title == notes()[4]["title"] for tag in entry.tags}
    assert tags == {TAG, "Education", *notes()[4]["tags"]}


LAST = (
    "https://example.org/blog",
    "・1618",
    "関連",
    "Code-RNNの図がわかりやすい",
    "Contribution",
    "project page",
)
ENDS = {
    name: NOTES[name]
    for name in ("2025-08", "2025-08-flat", "apart", "doubled", "noisy", "2026", "2026-noisy")
}


@pytest.mark.parametrize("style", ENDS.values(), ids=ENDS)
def test_a_short_last_line_belongs_to_its_comment(style: Notes) -> None:
    some = [note | {"comment": f"良い。\n{last}"} for note, last in zip(notes(), LAST, strict=False)]
    truths = [notes_truth(TAG, note, style) for note in some]
    assert wrong(paper_notes({TAG: some}, style), "paper-notes", truths) == []


@pytest.mark.parametrize("last", [LAST[0], LAST[3]])
@pytest.mark.parametrize("style", ENDS.values(), ids=ENDS)
def test_two_comments_may_end_in_the_same_line(style: Notes, last: str) -> None:
    """In the middle of a page it is no repeated block."""
    some = [note | {"comment": f"{place}番目。\n{last}"} for place, note in enumerate(notes()[:2])] + notes()[
        7:10
    ]
    truths = [notes_truth(TAG, note, style) for note in some]
    assert wrong(paper_notes({TAG: some}, style), "paper-notes", truths) == []


CUTS = [(str, "\n"), (str, " "), (str, ""), *((flow, "\n") for flow in FLOWS.values())]


@pytest.mark.parametrize(("flow", "date"), CUTS, ids=["below", "beside", "glued", *FLOWS])
def test_paper_notes_of_2023_11(flow: Callable[[str], str], date: str) -> None:
    """Nobody can tell whether a text without a label is a summary or a comment, so either will do."""
    style = Notes(tags="", date=date, apostrophe="", summary="{0}", page=flow)
    truths = [notes_truth(TAG, note, style) for note in snippets(notes())]
    texts = [words(truth.pop("summary_ja")).removesuffix("Nodescription") for truth in truths]
    for truth in truths:
        del truth["comment"]
    text = paper_notes({TAG: snippets(notes())}, style)
    assert wrong(text, "paper-notes", truths) == []
    assert [words((one.summary_ja or "") + (one.comment or "")) for _, one in read(text)[1].entries] == texts


def words(text: str) -> str:
    return "".join(text.split()).rstrip(".…")


ENCODINGS = "utf-8-sig", "utf-16", "cp932", "euc_jp"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(encoding: str) -> None:
    lacking = encodable(encoding)
    style, list_style, notes_style = (
        Style(signs=lacking),
        Style(gap="\n", signs=lacking),
        Notes(signs=lacking),
    )
    for text, name, truths in (
        (arxiv_jp(papers(), style), "arxiv-jp", [arxiv_jp_truth(paper, style) for paper in papers()]),
        (fugumt(papers(), list_style), "fugumt", [fugumt_truth(paper, list_style) for paper in papers()]),
        (
            paper_notes({TAG: notes()}, notes_style),
            "paper-notes",
            [notes_truth(TAG, one, notes_style) for one in notes()],
        ),
    ):
        assert wrong(decode(text.encode(encoding)), name, truths) == []


def test_characters_that_terminals_act_on_are_gone() -> None:
    text = SAMPLES["arxiv-jp"].read_text("utf-8")
    evil = text.replace("Mamba", "Mam\u202eba\x07\x1b").replace("要約", "要\u200b約")
    assert read(decode(evil.encode()))[1] == read(text)[1]


@pytest.mark.parametrize("name", FORMATS)
def test_one_format_claims_a_sample(name: str) -> None:
    assert read(decode(SAMPLES[name].read_bytes()))[0] == name


@pytest.mark.parametrize(
    "text", ["", "\n", "Dear all,\n\nthe paper is accepted.\n", "要約が届きました。著者は3人です。\n"]
)
def test_no_format_claims_other_texts(text: str) -> None:
    with pytest.raises(UnreadableError):
        read(text)


def test_two_sites_in_one_file_are_not_one_digest() -> None:
    with pytest.raises(UnreadableError):
        read("\n".join(path.read_text("utf-8") for path in SAMPLES.values()))
