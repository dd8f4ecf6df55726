from paperlog.entries import Entry, Located
from paperlog.ingest import FileReading
from paperlog.model import Paper
from paperlog.planrows import Duplicate, Plan, Row
from paperlog.views.report import report


def reading(file: str, entries: int = 1) -> FileReading:
    located = Located(Entry("T"), "fugumt", file, 1, "0123456789abcdef")
    return FileReading(file, "fugumt", (located,) * entries)


def plan_of(*rows: Row) -> Plan:
    papers = {row.key: Paper(key=row.key) for row in rows}
    return Plan(papers, [row.key for row in rows if row.action == "created"], list(rows), {}, {}, [])


def said(readings: list[FileReading], plan: Plan, *, dry_run: bool = False) -> list[str]:
    return list(report(readings, plan, dry_run=dry_run))


def test_one_line_a_file_and_the_sum() -> None:
    plan = plan_of(
        Row("a.txt", 1, "x", "created"),
        Row("a.txt", 9, "y", "created"),
        Row("b.txt", 1, "z", "updated", ("tags",), "title"),
        Row("b.txt", 7, "w", "unchanged"),
    )
    assert said([reading("a.txt", 2), reading("b.txt", 2)], plan) == [
        "a.txt: fugumt, 2 entries: 2 created",
        "b.txt: fugumt, 2 entries: 1 updated (tags), 1 unchanged",
        "papers: 2 created, 1 updated, 1 unchanged",
    ]


def test_entries_that_are_not_taken_in_are_counted() -> None:
    assert said([reading("a.txt", 3)], plan_of(Row("a.txt", 1, "x", "created")))[0] == (
        "a.txt: fugumt, 3 entries: 1 created, 2 not taken in"
    )


def test_a_dry_run_says_so() -> None:
    assert said([], plan_of(), dry_run=True) == [
        "papers (dry run, nothing written): 0 created, 0 updated, 0 unchanged"
    ]


def test_a_file_that_no_format_claims_is_no_line_here() -> None:
    assert said([FileReading("letter.txt")], plan_of()) == ["papers: 0 created, 0 updated, 0 unchanged"]


def test_a_page_without_papers_is_none() -> None:
    assert said([reading("a.txt", 0)], plan_of())[0] == "a.txt: fugumt, 0 entries: none"


def test_what_was_kept_against_news_is_told_with_its_place() -> None:
    plan = plan_of(Row("a.txt", 5, "x", "updated", ("tags",), "title", "keeps your comment"))
    assert said([reading("a.txt")], plan)[1] == "a.txt:5: x keeps your comment"


def test_many_conflicts_are_told_in_part() -> None:
    rows = [Row("a.txt", n, f"k{n}", "updated", ("tags",), "title", "keeps your comment") for n in range(30)]
    lines = said([reading("a.txt")], plan_of(*rows))
    assert len(lines) == 1 + 20 + 1 + 1
    assert lines[-2] == "… and 10 more like these; --json lists them all"


def test_of_many_remarks_possible_duplicates_come_first() -> None:
    rows = [Row("a.txt", n, f"k{n}", "updated", ("tags",), "title", "keeps your tags") for n in range(30)]
    twin = Duplicate("x", 90.0, "the same title")
    rows.append(Row("a.txt", 31, "y", "created", reason=f"possible duplicate of {twin}", duplicates=(twin,)))
    lines = said([reading("a.txt")], plan_of(*rows))
    assert lines[1] == "a.txt:31: y is a possible duplicate of x (90: the same title)"
    assert said([reading("a.txt")], plan_of(*rows[-3:]))[3] == lines[1]


def test_of_many_files_those_with_news_are_named() -> None:
    rows = [Row(f"{n}.txt", 1, f"k{n}", "created" if n == 17 else "unchanged") for n in range(21)]
    assert said([reading(f"{n}.txt") for n in range(21)], plan_of(*rows)) == [
        "17.txt: fugumt, 1 entry: 1 created",
        "… and 20 more files; --json lists every entry",
        "papers: 1 created, 0 updated, 20 unchanged",
    ]


def test_papers_that_are_only_named_are_counted_apart() -> None:
    page = Located(Entry("T"), "fugumt", "a.txt", 1, "0123456789abcdef")
    named = (page._replace(is_named=True),) * 2
    plan = plan_of(*(Row("a.txt", 1, key, "created") for key in "xyz"))
    assert said([FileReading("a.txt", "fugumt", (page, *named))], plan)[0] == (
        "a.txt: fugumt, 1 entry, 2 related papers: 3 created"
    )
