from pathlib import Path

import pytest
from golden import check, told
from readings import SAMPLES

from paperlog.digests.paper_notes import PAPER_NOTES
from paperlog.digests.paper_notes_tags import is_tag, trailing_tags
from paperlog.digests.paper_notes_title import TitleLine, read_title
from paperlog.entries import Entry

GOLDEN = Path(__file__).parent / "golden" / "paper-notes.json"
PAGE = """\
Reasoning
#NLP
#Selected Papers/Blogs
Issue Date: 2025-07-10
[Paper Note] MegaMath: Pushing the Limits, Fan Zhou+, COLM'25
Summary大規模な数学データ。
Comment良い。元: https://example.org/m
#NLP #RLHF Issue Date: 2023-05-04
A Guide, to RLHF, bilzard, 2024.12
Comment読みやすい。
"""


def test_the_sample():
    check(GOLDEN, told(PAPER_NOTES.read(SAMPLES["paper-notes"].read_text("utf-8"))))


def test_two_notes():
    assert PAPER_NOTES.read(PAGE).entries == (
        (
            4,
            Entry(
                title="MegaMath: Pushing the Limits",
                authors=("Fan Zhou",),
                authors_truncated=True,
                year=2025,
                noted="2025-07-10",
                venue="COLM",
                tags=("Reasoning", "NLP", "Selected Papers/Blogs"),
                summary_ja="大規模な数学データ。",
                comment="良い。元: https://example.org/m",
                links=("https://example.org/m",),
            ),
        ),
        (
            8,
            Entry(
                title="A Guide, to RLHF",
                authors=("bilzard",),
                year=2024,
                noted="2023-05-04",
                tags=("Reasoning", "NLP", "RLHF"),
                comment="読みやすい。",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("T, Zhangir Azerbayev+, N_A, arXiv'23", TitleLine("T", ("Zhangir Azerbayev",), True, 2023, "arXiv")),
        ("T, ACL'23", TitleLine("T", (), False, 2023, "ACL")),
        ("T, Fan Zhou+, COLM’25, 2025.09", TitleLine("T", ("Fan Zhou",), True, 2025, "COLM")),
        ("T, A. B+, arXiv23", TitleLine("T", ("A. B",), True, 2023, "arXiv")),
        ("T, bilzard, 2024.12", TitleLine("T", ("bilzard",), False, 2024, None)),
        (
            "T, A B+, NeurIPS'24 Datasets and Benchmarks Track",
            TitleLine("T", ("A B",), True, 2024, "NeurIPS Datasets and Benchmarks Track"),
        ),
        (
            "[Paper Note] One, Two, Three: Four, A B+, ICLR'24",
            TitleLine("One, Two, Three: Four", ("A B",), True, 2024, "ICLR"),
        ),
        ("Only a title", TitleLine("Only a title")),
    ],
)
def test_title_lines(text, line):
    assert read_title(text) == line


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("the end. #A #B-c\n#Supervised-FineTuning (SFT)\n", ("A", "B-c", "Supervised-FineTuning (SFT)")),
        ("#A#Zero/Few-shot#A", ("A", "Zero/Few-shot")),
        ("see https://x.org/#part", ()),
        ("no tags", ()),
        ("#１０ＡＩ\n#AGENTS.md", ("10AI", "AGENTS.md")),
    ],
)
def test_the_tags_that_end_a_text(text, tags):
    assert trailing_tags(text)[0] == tags


@pytest.mark.parametrize("text", ["", "1618", "a sentence, with a comma", "x" * 46, "推論 の 話"])
def test_no_tags(text):
    assert not is_tag(text)


def test_a_note_without_a_title_is_a_problem_and_its_neighbour_is_not():
    reading = PAPER_NOTES.read(PAGE + "#NLP\nIssue Date: 2025-01-01\n")
    assert len(reading.entries) == 2
    assert [line for line, _ in reading.problems] == [12]


def test_what_it_claims():
    assert PAPER_NOTES.claims(PAGE)
    assert not any(PAPER_NOTES.claims(SAMPLES[name].read_text("utf-8")) for name in ("arxiv-jp", "fugumt"))
    assert not PAPER_NOTES.claims("Issue Date: 2025-07-10, no tags")


def test_a_title_before_an_empty_part_ends_without_a_blank():
    assert read_title("Tulu 3, , Nathan Lambert+, COLM'25").title == "Tulu 3,"


NOTE = """#NLP
Issue Date: 2023-09-02
[Paper Note] {title}, {author}+, arXiv'23
Summary{summary}
Comment

{comment}
"""


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ({}, 1),
        ({"title": "Generating Code in  C++"}, 1),
        ({"comment": "読んだ。後でまた読む。"}, 1),
        ({"title": "Generating Code in C#"}, 2),
        ({"author": "Humza Naveed"}, 2),
        ({"comment": "https://arxiv.org/abs/2401.00099"}, 2),
        ({"summary": "別の要約。"}, 2),
    ],
)
def test_notes_of_one_day_are_one_where_they_say_the_same(other: dict[str, str], count: int) -> None:
    one = {
        "title": "Generating Code in C++",
        "author": "Wei Zhao",
        "summary": "要約。",
        "comment": "読んだ。",
    }
    page = NOTE.format(**one) + NOTE.format(**one | other).replace("#NLP", "#NLP\n#Code")
    entries = [entry for _, entry in PAPER_NOTES.read(page).entries]
    assert len(entries) == count
    assert entries[-1].tags == ("NLP", "Code")
    assert entries[-1].comment == other.get("comment", "読んだ。")


def test_a_note_that_stands_there_again_is_looked_for_among_the_first_of_its_title_and_day() -> None:
    def note(number: int) -> str:
        return (
            f"#NLP\nIssue Date: 2025-01-16\nA Guide to Notes, Ann Smith+, ICLR'24\nSummary要約{number:04}。\n"
        )

    page = "".join(map(note, range(150)))
    again = PAPER_NOTES.read(page + note(3) + note(140)).entries
    assert len(again) == 151
    assert {entry.summary_ja for _, entry in again} == {f"要約{number:04}。" for number in range(150)}


TITLE = "[Paper Note] Of Whales, Ann Lee+, ACL'25"
ONE = f"#NLP #Reading Reflections Issue Date: 2025-07-10 {TITLE} Summary鯨の話。 Comment 良い。"
WHALES = f"#NLP #Reading Reflections\nIssue Date: 2025-07-10\n{TITLE}\nSummary鯨の話。\nComment良い。"
LISTING = "に関する論文・技術記事メモの一覧"


@pytest.mark.parametrize(
    "page",
    [
        WHALES,
        WHALES.replace(
            "#NLP #Reading Reflections", "[#NLP](articles/NLP.html) [#Reading Reflections](articles/a b.html)"
        ),
        WHALES.replace("#NLP", "[#NLP](<articles/NLP (x).html>)"),
        WHALES.replace("#NLP", "[#NLP](https://example.org/t/NLP)"),  # a copy of the site
        WHALES.replace("#NLP #Reading", "#\nNLP #Reading"),
        WHALES.replace("Summary鯨", "Summary\n- 鯨"),
        WHALES.replace("Comment良い。", "Comment良い。 hide"),
        f"元ポスト:https://example.org/a\n{WHALES}",
        WHALES.replace("Of Whales, Ann", "Of\nWhales, Ann"),
        # Of 2026, without its line of links.
        f"{TITLE}\n#NLP #Reading Reflections\nIssue Date: 2025-07-10\nGPT Summary\n- 鯨の話。\nComment\n良い。",
    ],
)
def test_a_note_as_savers_write_it(page: str) -> None:
    ((_, entry),) = PAPER_NOTES.read(f"Reasoning\n{page}").entries
    assert entry == PAPER_NOTES.read(f"Reasoning\n{WHALES}").entries[0][1]
    assert (entry.title, entry.authors, entry.venue) == ("Of Whales", ("Ann Lee",), "ACL")
    assert (entry.tags, entry.noted) == (("Reasoning", "NLP", "Reading Reflections"), "2025-07-10")
    assert (entry.summary_ja, entry.comment) == ("鯨の話。", "良い。")


@pytest.mark.parametrize(
    "page",
    [
        f"わたしのべんきょうノート Reasoning{LISTING} Reasoning {ONE} Related Articles",
        f"Reasoning{LISTING} {ONE} Related Articles AWS{LISTING}",
        f"Reasoning{LISTING} {ONE} AWS{LISTING} GCP{LISTING}",
    ],
)
def test_a_page_on_one_line_with_the_sites_frame(page: str) -> None:
    assert PAPER_NOTES.read(page).entries[0][1] == PAPER_NOTES.read(f"Reasoning\n{WHALES}").entries[0][1]


@pytest.mark.parametrize("behind", ["", " Related Articles", f" AWS{LISTING}"])
def test_on_one_line_what_is_pressed_to_see_more_or_less_is_no_comment(behind: str) -> None:
    second = ONE.replace("Of Whales", "Of Moles")
    page = f"Reasoning{LISTING} {ONE.replace('良い。', 'see')} more {second.replace('良い。', 'hear')} hide{behind}"
    (_, first), (_, last) = PAPER_NOTES.read(page).entries
    assert (first.comment, last.comment) == ("see", "hear")
    alone = PAPER_NOTES.read(page.replace(" hide", "")).entries
    assert [entry.comment for _, entry in alone] == ["see more", "hear"]


def test_a_title_can_begin_as_a_label() -> None:
    title = "Summary of a Whale: Long Texts"
    page = f"Reasoning\n{WHALES}\n#NLP\nIssue Date: 2025-07-11 {title}, Bo Wu+, EMNLP'24 Summary長い話。"
    (_, first), (_, second) = PAPER_NOTES.read(page).entries
    assert (first.title, second.title, second.noted) == ("Of Whales", title, "2025-07-11")


def test_a_links_words_stay_and_its_address_is_kept() -> None:
    comment = "[元](https://example.org/a)と[https://example.org/b](https://example.org/b)"
    ((_, entry),) = PAPER_NOTES.read(f"Reasoning\n{WHALES}".replace("良い。", comment)).entries
    assert entry.comment == "元とhttps://example.org/b"
    assert entry.links == ("https://example.org/a", "https://example.org/b")


def test_an_address_that_a_terminal_broke_is_no_pages_tag() -> None:
    address = "https://example.org/" + "a" * 40 + "?t=Y6UuIHB0Lv0"
    page = f"Reasoning\n{WHALES}".replace(
        "良い。", f"{address}\nIpmFAjlc2-Q\n\n{WHALES.replace('Of W', 'W')}"
    )
    (_, first), (_, second) = PAPER_NOTES.read(page).entries
    assert first.comment == f"{address}IpmFAjlc2-Q"
    assert second.tags[0] == "Reasoning"


def test_old_pages_glue_venue_and_text() -> None:
    page = "Reasoning\n#NLP Issue Date: 2023-03-28Of Whales, Ann Lee+, N_A, arXiv23小さな鯨の話 ..."
    ((_, entry),) = PAPER_NOTES.read(page).entries
    assert (entry.title, entry.venue, entry.year, entry.comment) == (
        "Of Whales",
        "arXiv",
        2023,
        "小さな鯨の話 ...",
    )
