"""The readers on pages written down in any way at all, and on pieces of pages."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pages import (
    Notes,
    arxiv_jp,
    arxiv_jp_truth,
    fugumt,
    fugumt_old,
    fugumt_truth,
    notes_truth,
    paper_notes,
)
from readings import FORMATS, SAMPLES, TAG, wrong
from savers import Style
from styles import FLOWS, FUGU_REAL, LOST, NOTES, NOTES_2026, SIGNS, UNBROKEN
from truths import Truth, notes, papers

from paperlog.digests import read
from paperlog.errors import UnreadableError

ANY = settings(max_examples=60, derandomize=True)
some_papers = st.permutations(papers()).map(lambda order: order[:4])
some_notes = st.permutations(notes()).map(lambda order: order[:5])
flows = st.sampled_from([str, *FLOWS.values()])
unbroken = st.sampled_from([str, *(FLOWS[name] for name in UNBROKEN)])
signs = st.sampled_from([str, *SIGNS.values()])
rows = st.sampled_from(
    ["{0} {1}", "{0} | {1} |", "| {0} | {1} |", "**{0}** {1}", "{0}: {1}", "{0}\t{1}", "{0}\n{1}"]
)
gaps = st.sampled_from(["\n", "\n\n", "\n\n\n"])
lost = st.sampled_from([(), *LOST])
arxiv_styles = st.builds(Style, row=rows, gap=gaps, without=lost, page=flows, signs=signs) | st.builds(
    Style,
    title=st.sampled_from(["{0}", "## {0}", "### [{0}]({1})", "**{0}**"]),
    heading=st.sampled_from(["{0}", "## {0}", "**{0}**"]),
    row=rows,
    gap=gaps,
    noisy=st.booleans(),
    page=unbroken,
    signs=signs,
)
fugu_styles = st.builds(
    Style,
    title=st.sampled_from(["{0}", "# {0}", "**{0}**"]),
    item=st.sampled_from(
        ["- {0}: {1}", "* {0}: {1}", "• {0}: {1}", "{0}: {1}", "- **{0}**: {1}", "- {0}:\n{1}"]
    ),
    related=st.sampled_from([FUGU_REAL.related, "* " + FUGU_REAL.related[2:], FUGU_REAL.related[2:]]),
    gap=st.sampled_from(["\n", "\n\n"]),
    next=st.sampled_from(["\n", " ", "\n\n"]),
    papers=st.sampled_from(["\n", ""]),
    page=flows,
    signs=signs,
)
dated_styles = st.builds(
    Notes,
    tags=st.sampled_from(["\n", " ", ""]),
    date=st.sampled_from(["\n", " ", ""]),
    part=st.sampled_from(["\n", " "]),
    entry=st.sampled_from(["\n", " ", "\n\n"]),
    summary=st.sampled_from(["Summary{0}", "Summary {0}", "GPT Summary- {0}", "Summary\n{0}"]),
    comment=st.sampled_from(["Comment{0}", "Comment {0}", "Comment\n{0}"]),
    apostrophe=st.sampled_from(["'", "’", "‘", ""]),
    page=flows,
    signs=signs,
)
titled_styles = st.builds(
    Notes,
    tags=st.sampled_from(["\n", " ", ""]),
    date=st.sampled_from(["\n", " ", ""]),
    entry=st.sampled_from(["\n", "\n\n"]),
    title=st.sampled_from(["{0}", "### {0}"]),
    summary=st.sampled_from(["GPT Summary- {0}", "GPT Summary\n- {0}", "GPT Summary {0}"]),
    title_first=st.just(True),
    noisy=st.booleans(),
    page=unbroken,
    signs=signs,
)


@given(some_papers, arxiv_styles)
@ANY
def test_any_arxiv_jp(some: list[Truth], style: Style) -> None:
    assert wrong(arxiv_jp(some, style), "arxiv-jp", [arxiv_jp_truth(paper, style) for paper in some]) == []


@given(some_papers, fugu_styles)
@ANY
def test_any_fugumt(some: list[Truth], style: Style) -> None:
    assert wrong(fugumt(some, style), "fugumt", [fugumt_truth(paper, style) for paper in some]) == []


@given(some_notes, dated_styles | titled_styles)
@ANY
def test_any_paper_notes(some: list[Truth], style: Notes) -> None:
    truths = [notes_truth(TAG, note, style) for note in some]
    assert wrong(paper_notes({TAG: some}, style), "paper-notes", truths) == []


TEXTS = [
    *(path.read_text("utf-8") for path in SAMPLES.values()),
    fugumt_old(papers()[:3], Style()),
    paper_notes({TAG: notes()[:4]}, NOTES_2026),
    paper_notes({TAG: notes()[:4]}, NOTES["2023-12-glued"]),
]


@st.composite
def cut_up(draw: st.DrawFn) -> str:
    """A page with lines taken away, doubled, shuffled and joined, and cut in the middle of a line."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    for _ in range(draw(st.integers(1, 5))):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(lines))] * 2)))
        change = draw(st.sampled_from(["drop", "double", "shuffle", "join", "glue", "move", "halve"]))
        part = lines[start:end]
        if change == "shuffle":
            part = draw(st.permutations(part))
        if change == "move":
            lines = lines[:start] + lines[end:]
            start = end = draw(st.integers(0, len(lines)))
        new = {"drop": [], "double": part * 2, "join": [" ".join(part)], "glue": ["".join(part)]}.get(
            change, part
        )
        if change == "halve":
            new = [line[: len(line) // 2] for line in part]
        lines = lines[:start] + list(new) + lines[end:]
    return "\n".join(lines)


@given(cut_up(), st.sampled_from([None, *FORMATS]))
@settings(max_examples=200)
def test_pieces_never_raise_and_every_entry_has_a_title(text: str, name: str | None) -> None:
    try:
        _, reading = read(text, name)
    except UnreadableError:
        assert name is None
        return
    assert all(entry.title.strip() for _, entry in reading.entries)
