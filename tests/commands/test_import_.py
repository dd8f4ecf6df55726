import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from running import SAMPLES, Home, contents, one_line, with_samples

from paperlog import forked, ingest
from paperlog.ingest import FileReading

FUGUMT = (SAMPLES / "fugumt.txt").read_text("utf-8")
NOTES = (SAMPLES / "paper-notes.txt").read_text("utf-8")
SOUNDS = [one + other for one in "bdfgklmnprt" for other in "aeiou"]
ROW = ["file", "line", "key", "action", "fields", "matched_by", "reason", "duplicates"]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "samples").symlink_to(SAMPLES)
    return Home(tmp_path)


def test_the_report_names_each_file_its_format_and_what_became_of_it(home: Home) -> None:
    ended = home.run("import", "samples")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.splitlines() == [
        "samples/arxiv-jp.txt: arxiv-jp, 4 entries: 4 created",
        "samples/fugumt.txt: fugumt, 2 entries: 2 created",
        "samples/paper-notes.txt: paper-notes, 6 entries: 5 created, 1 updated (noted, venue, tags, comment)",
        "samples/paper-notes.txt:13: 2305.18290 keeps summary_ja as samples/fugumt.txt:1 has it",
        "papers: 11 created, 0 updated, 0 unchanged",
    ]


def test_the_same_import_again_changes_no_byte(home: Home) -> None:
    home.good("import", "samples")
    before = contents(home.store)
    ended = home.run("import", "samples")
    assert ended.err.endswith("papers: 0 created, 0 updated, 11 unchanged\n")
    assert contents(home.store) == before


def test_a_dry_run_says_the_same_and_writes_nothing(home: Home) -> None:
    planned = home.run("import", "samples", "--dry-run")
    assert not home.store.exists()
    done = home.run("import", "samples")
    assert planned.status == done.status == 0
    assert planned.err.replace(" (dry run, nothing written)", "") == done.err


def test_a_dry_run_on_a_full_store_changes_no_byte(home: Home) -> None:
    home.good("import", "samples/fugumt.txt")
    before = contents(home.store)
    assert "5 created" in home.run("import", "samples", "-n").err
    assert contents(home.store) == before


def test_json_is_one_row_an_entry_in_reading_order(home: Home) -> None:
    ended = home.run("import", "samples", "--json")
    rows = json.loads(ended.out)
    assert ended.err == ""
    assert all(list(row) == ROW for row in rows)
    assert [row["file"] for row in rows] == ["samples/arxiv-jp.txt"] * 4 + ["samples/fugumt.txt"] * 2 + [
        "samples/paper-notes.txt"
    ] * 6
    assert [row["line"] for row in rows[:2]] == [1, 29]
    updated = [row for row in rows if row["action"] == "updated"]
    assert [(row["key"], row["matched_by"]) for row in updated] == [("2305.18290", "title")]
    assert "tags" in updated[0]["fields"]


def test_json_tells_possible_duplicates_with_key_and_score(home: Home) -> None:
    one = {
        "title": "Fixing Weight Decay Regularization in Adam",
        "authors": ["Ilya Loshchilov", "Frank Hutter"],
    }
    (home.root / "one.json").write_text(json.dumps([one | {"key": "one", "year": 2017}]))
    other = one | {"title": "Decoupled Weight Decay Regularization", "year": 2018, "arxiv_id": "1711.05101"}
    other["key"] = "two"
    (home.root / "two.json").write_text(json.dumps([other]))
    home.good("import", "one.json")
    (row,) = json.loads(home.good("import", "two.json", "--json"))
    reason = "3 words of the titles in common, all authors the same"
    assert row["duplicates"] == [{"key": "one", "score": 70.9, "reason": reason}]
    assert row["reason"] == f"possible duplicate of one (70.9: {reason})"
    home.good("undo")
    with Path(home.good("show", "one", "--path").strip()).open("a") as file:
        file.write("not_same_as: ['1711.05101']\n")
    (row,) = json.loads(home.good("import", "two.json", "--json"))
    assert (row["key"], row["duplicates"], row["reason"]) == ("two", [], None)


def test_json_tells_problems_as_rows_too(home: Home) -> None:
    (home.root / "letter.txt").write_text("Dear reader,\nnothing to see here.\n")
    ended = home.run("import", "letter.txt", "samples/fugumt.txt", "--json")
    assert ended.status == 3
    (problem,) = [row for row in json.loads(ended.out) if row["action"] == "problem"]
    assert (list(problem), problem["file"], problem["key"]) == (ROW, "letter.txt", None)
    assert "no digest format knows it" in problem["reason"]
    assert "letter.txt: no digest format knows it" in ended.err


def test_reads_standard_input(home: Home) -> None:
    ended = home.run("import", "-", stdin=FUGUMT)
    assert ended.status == 0
    assert ended.err.startswith("-: fugumt, 2 entries: 2 created\n")
    assert home.good("list", "--keys") == "2305.18290\n2210.03629\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932", "euc_jp"])
def test_reads_the_encodings_that_people_have(home: Home, encoding: str) -> None:
    (home.root / "page.txt").write_bytes(FUGUMT.encode(encoding))
    home.good("import", "page.txt")
    assert "直接選好最適化" in home.good("show", "2305.18290", "--json")


def test_reads_text_and_md_files_of_a_folder_and_leaves_the_rest_alone(home: Home) -> None:
    pages = home.root / "pages" / "2025" / "07"
    pages.mkdir(parents=True)
    (pages / "one.TXT").write_text(FUGUMT)
    (pages / "two.md").write_text(NOTES)
    (pages / "three.html").write_text("<html>")
    (pages / ".hidden.txt").write_text("not a digest")
    ended = home.run("import", "pages")
    assert ended.status == 0
    assert [line.split(":")[0] for line in ended.err.splitlines()[:2]] == [
        "pages/2025/07/one.TXT",
        "pages/2025/07/two.md",
    ]


def test_a_file_named_twice_is_read_once(home: Home) -> None:
    ended = home.run("import", "samples/fugumt.txt", "samples", "./samples/fugumt.txt", "--json")
    assert len(json.loads(ended.out)) == 12


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "the file is empty; save the page again"),
        (b"  \n \n", "the file is empty; save the page again"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0", "not a text file (it holds NUL bytes)"),
        (b"Dear reader,\nnothing here.\n", "no digest format knows it"),
        (b"a\ncaf\x81 ", "page.txt:2: not text from here on, in any encoding"),
        ("論".encode("utf-16")[:-1], "page.txt:1: not UTF-16 from here on"),
        ((FUGUMT + NOTES).encode(), "fugumt and paper-notes both claim it"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_the_others_are_read(
    home: Home, data: bytes, why: str
) -> None:
    (home.root / "page.txt").write_bytes(data)
    ended = home.run("import", "page.txt", "samples/fugumt.txt")
    assert ended.status == 3
    (said,) = [line for line in ended.err.splitlines() if line.startswith("paperlog: page.txt:")]
    assert why in said
    assert len(home.good("list", "--keys").split()) == 2


def test_a_missing_file_among_others_is_told(home: Home) -> None:
    ended = home.run("import", "nowhere.txt", "samples/fugumt.txt")
    assert ended.status == 3
    assert "paperlog: nowhere.txt: cannot be read (No such file or directory); check its path" in ended.err
    assert len(home.good("list", "--keys").split()) == 2


def test_wrong_paths_and_formats_are_one_line(home: Home) -> None:
    (home.root / "empty").mkdir()
    assert one_line(home.run("import", "nowhere.txt"), 2).startswith("nowhere.txt: there is no such file")
    assert one_line(home.run("import", "empty"), 2).startswith("empty: no digest below it")
    assert "choose one of arxiv-jp" in one_line(home.run("import", "samples", "--format", "rss"), 2)
    assert one_line(home.run("import"), 2).startswith("Missing argument")


def test_a_named_format_overrides_what_the_content_says(home: Home) -> None:
    ended = home.run("import", "samples/fugumt.txt", "--format", "arxiv-jp")
    assert "fugumt" not in ended.err.replace("samples/fugumt.txt", "")


def test_a_store_that_cannot_be_written_is_one_line(home: Home) -> None:
    (home.root / "file").write_text("I am no folder\n")
    assert "--store" in one_line(home.run("--store", "file", "import", "samples"), 2)
    assert "--store" in one_line(home.run("--store", "/dev/null/store", "import", "samples"), 3)


def test_what_the_user_wrote_survives_an_import(home: Home) -> None:
    home.good("import", "samples/fugumt.txt")
    path = home.store / "papers/2305/2305.18290.yaml"
    mine = "# mine\nstatus: read\nrating: 5\nnote: |-\n  読んだ\nshelf: 3\n"
    path.write_text(path.read_text("utf-8") + mine, "utf-8")
    home.good("import", "samples")
    text = path.read_text("utf-8")
    assert all(line in text for line in mine.splitlines())
    assert "- DPO" in text


def test_a_tag_that_the_user_removed_stays_removed(tmp_path: Path) -> None:
    home = with_samples(tmp_path)
    path = home.store / "papers/l/lambert2025tulu.yaml"
    path.write_text(path.read_text("utf-8").replace("- Pocket\n", ""), "utf-8")
    home.good("import", "samples")
    assert "Pocket" not in path.read_text("utf-8")


def test_control_characters_of_a_digest_never_reach_the_store_or_the_screen(home: Home) -> None:
    page = FUGUMT.replace("直接選好", "直接\x1b[31m\u202e選好").replace("RLHF", "RL\x07HF")
    ended = home.run("import", "-", stdin=page)
    assert ended.status == 0
    shown = home.good("show", "2305.18290") + home.good("list") + home.good("list", "--json")
    stored = (home.store / "papers/2305/2305.18290.yaml").read_text("utf-8")
    assert not any(char in shown + stored for char in "\x1b\x07\u202e")


def test_a_long_report_keeps_to_the_files_with_news(home: Home) -> None:
    for number in range(30):
        page = FUGUMT.replace("2305.18290", f"2305.{number:05}").replace(
            "Direct Pref", f"Number {number} Pref"
        )
        (home.root / f"page{number:02}.txt").write_text(page, "utf-8")
    pages = [f"page{number:02}.txt" for number in range(30)]
    first = home.run("import", *pages).err.splitlines()
    assert first[20] == "… and 10 more files; --json lists every entry"
    assert home.run("import", *pages).err.splitlines()[0] == "30 files without news; --json lists every entry"


def test_a_broken_file_of_the_store_is_told_and_the_import_is_done(home: Home) -> None:
    home.write("broken2020x", "title: [\n")
    ended = home.run("import", "samples/fugumt.txt")
    assert ended.status == 3
    assert "papers: 2 created, 0 updated, 0 unchanged" in ended.err
    assert "broken2020x.yaml:1: not valid YAML" in ended.err


def note(title: str, venue: str = "arXiv'24") -> str:
    """An entry of a paper_notes page."""
    return f"#NLP\nIssue Date: 2024-07-16\n[Paper Note] {title}, An Yang+, {venue}\nSummary報告。\n"


def test_titles_that_differ_in_a_number_are_two_papers(home: Home) -> None:
    page = f"LanguageModel\n{note('Qwen2 Technical Report')}{note('Qwen2.5 Technical Report')}"
    ended = home.run("import", "-", stdin=page)
    assert ended.err.endswith("papers: 2 created, 0 updated, 0 unchanged\n")
    assert "duplicate" not in ended.err


def test_what_may_be_the_same_is_imported_apart_and_told(home: Home) -> None:
    home.good("import", "-", stdin=f"A\n{note('Reasoning Machines That Learn to Plan Ahead')}")
    ended = home.run("import", "-", stdin=f"B\n{note('Reasoning Machines That Learn to Plan Far Ahead')}")
    assert ended.status == 0
    assert "is a possible duplicate of yang2024reasoning (" in ended.err
    assert len(home.good("list", "--keys").split()) == 2


def test_with_related_makes_records_of_the_papers_that_pages_name(home: Home) -> None:
    ended = home.run("import", "samples/fugumt.txt", "--with-related")
    assert ended.err.splitlines() == [
        "samples/fugumt.txt: fugumt, 2 entries, 7 related papers: 9 created",
        "papers: 9 created, 0 updated, 0 unchanged",
    ]
    (paper,) = json.loads(home.good("show", "anon2022constitutional", "--json"))
    assert paper["title"] == "Constitutional AI: Harmlessness from AI Feedback"
    assert (paper["published"], paper["year"], paper["score"]) == ("2022-12-15T06:19:23+00:00", 2022, None)
    assert paper["summary_ja"].startswith("人間による有害性の")
    assert [(one["format"], one["file"], one["line"]) for one in paper["sources"]] == [
        ("fugumt", "samples/fugumt.txt", 1)
    ]
    assert home.run("related", "--missing").status == 1


def test_with_related_again_changes_nothing_and_undo_takes_all_back(home: Home) -> None:
    home.good("import", "samples")
    without = contents(home.store / "papers")
    dry = home.run("import", "samples", "--with-related", "--dry-run").err
    assert contents(home.store / "papers") == without
    assert home.run("import", "samples", "--with-related").err == dry.replace(
        " (dry run, nothing written)", ""
    )
    before = contents(home.store / "papers")
    ended = home.run("import", "samples", "--with-related", "--json")
    assert {row["action"] for row in json.loads(ended.out)} == {"unchanged"}
    assert contents(home.store / "papers") == before
    home.good("undo")
    assert contents(home.store / "papers") == without


def test_what_is_there_already_is_not_overwritten_by_a_page_that_names_it(home: Home) -> None:
    home.good("import", "samples")
    before = json.loads(home.good("show", "ouyang2022training", "--json"))[0]
    ended = home.run("import", "samples/fugumt.txt", "--with-related")
    assert "keeps" not in ended.err
    after = json.loads(home.good("show", "ouyang2022training", "--json"))[0]
    changed = {name for name, value in before.items() if value != after[name]}
    assert changed == {"published", "sources", "modified"}
    assert before["published"] is None


def test_a_large_import_is_found_by_the_next_command_whoever_takes_it_into_the_index(home: Home) -> None:
    words = [f"{one}{other}" for one in ("alpha", "beta", "gamma") for other in SOUNDS]
    page = "LanguageModel\n" + "".join(note(f"{word.title()} Networks for {word}") for word in words)
    home.good("import", "-", stdin=page)
    assert len(home.good("list", "--keys").split()) == len(words)
    assert home.good("search", "betari", "--keys") == "yang2024betari\n"
    home.good("undo")
    assert home.good("list") == ""


@pytest.mark.parametrize(
    ("note", "left", "what"),
    [("note={{number {0}}}", 3, "sources"), ("", 2, "other names")],
    ids=["sources", "names"],
)
def test_a_paper_takes_in_a_thousand_entries_or_names_and_of_more_it_is_told(
    home: Home, note: str, left: int, what: str
) -> None:
    entry = "@article{{k{0}, title={{On words}}, author={{Lee, Ann}}, year=2020, " + note + "}}\n"
    (home.root / "a.bib").write_text("".join(map(entry.format, range(1003))), "utf-8")
    first = home.run("import", "a.bib")
    told = [line for line in first.err.splitlines() if line.startswith("paperlog: a.bib:")]
    assert (first.status, len(told)) == (3, left)
    assert f"has all that one paper may take in: 1,000 {what}" in told[-1]
    assert "; if not, make room with `paperlog edit k" in told[-1]
    before = contents(home.store)
    again = home.run("import", "a.bib")
    assert (again.status, contents(home.store)) == (3, before)
    assert [line for line in again.err.splitlines() if line.startswith("paperlog: a.bib:")] == told


def test_copies_read_files_as_this_process_does(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    report = home.run("import", "samples", "--dry-run", "--json")
    monkeypatch.setattr(ingest, "_MUCH", 0)
    monkeypatch.setattr(forked, "_cores", lambda: 2)
    monkeypatch.setattr(ingest, "read_file", done_elsewhere(ingest.read_file))
    assert home.run("import", "samples", "--dry-run", "--json") == report


def done_elsewhere(work: Callable[..., FileReading]) -> Callable[..., FileReading]:
    """The same work, but not in this process."""
    here = os.getpid()

    def act(*args: object, **more: object) -> FileReading:
        assert os.getpid() != here
        return work(*args, **more)

    return act


def second_page(home: Home) -> None:
    """Writes a page of another paper of the same title and authors as one of the samples, with another arXiv id."""
    page = FUGUMT.partition("関連論文リスト")[0].replace("2305.18290", "2306.99999")
    (home.root / "page.txt").write_text(page.replace("29 May 2023 17:57", "19 Jun 2023 11:00"), "utf-8")


def test_a_note_that_may_be_of_a_second_paper_of_its_title_is_taken_from_the_first(home: Home) -> None:
    """As if the second paper had been there when the note came; undo gives it back."""
    home.good("import", "samples")
    before = contents(home.store / "papers")
    second_page(home)
    planned = home.run("import", "page.txt", "--dry-run")
    ended = home.run("import", "page.txt")
    assert ended.err == planned.err.replace(" (dry run, nothing written)", "")
    first, told, last = ended.err.splitlines()
    assert (first, last) == (
        "page.txt: fugumt, 1 entry: 1 created",
        "papers: 2 created, 1 updated, 0 unchanged",
    )
    assert told.startswith(
        "samples/paper-notes.txt:13: rafailov2023direct is a paper of its own now, and no part of 2305.18290; possible"
        " duplicate of 2305.18290 (100: the same title, the same authors); 2306.99999 (100:"
    )
    assert home.good("search", "key:2305.18290", "--format", "{venue}{comment}") == "\n"
    assert "NeurIPS" in home.good("show", "rafailov2023direct")
    assert home.run("import", "page.txt", "samples").err.endswith(
        "papers: 0 created, 0 updated, 13 unchanged\n"
    )
    home.good("undo")
    assert contents(home.store / "papers") == before


def test_undo_of_such_an_import_leaves_both_files_where_one_was_edited(home: Home) -> None:
    home.good("import", "samples")
    second_page(home)
    home.good("import", "page.txt")
    path = home.store / "papers/2305/2305.18290.yaml"
    path.write_text(path.read_text("utf-8") + "shelf: 3\n", "utf-8")
    ended = home.run("undo")
    assert ended.status == 3
    assert (
        "rafailov2023direct.yaml: left as it is, too: an entry came from one of the two into the other"
        in ended.err
    )
    assert "NeurIPS" in home.good("show", "rafailov2023direct")
    assert home.run("show", "2306.99999").status == 1


def test_a_tag_that_a_person_has_given_by_a_rename_stays_when_the_entry_with_it_goes(home: Home) -> None:
    home.good("import", "samples")
    home.good("tag", "add", "mine", "2305.18290")
    home.good("tag", "rename", "mine", "DPO")
    second_page(home)
    home.good("import", "page.txt")
    assert home.good("search", "key:2305.18290", "--format", "{tags}") == "DPO\n"


def test_the_report_tells_of_an_entry_that_is_imported_again_from_which_paper_it_was_taken(
    home: Home,
) -> None:
    home.good("import", "samples")
    second_page(home)
    ended = home.run("import", "page.txt", "samples")
    assert "rafailov2023direct is a paper of its own now, and no part of 2305.18290" in ended.err
