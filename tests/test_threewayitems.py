import pytest

from paperlog.entries import Entry
from paperlog.gitmerge import merge_lines
from paperlog.model import Related
from paperlog.provenance import gave
from paperlog.threeway import merge_texts
from paperlog.yamldumper import dump
from paperlog.yamltext import load

RELATED = "- title: R\n  score: 1\n"
SOURCE = "- format: x\n  file: a\n  line: 1\n  digest: '7'\n"


def merge(name, base, ours, theirs):
    """The lines of one list and those of `conflicts` (None: no such field)."""
    texts = [f"title: x\n{name}:\n{body}" if body else "title: x\n" for body in (base, ours, theirs)]
    merged = merge_texts(*texts, merge_lines)
    values = load(merged.text).values
    conflicts = values.get("conflicts")
    assert merged.conflicts == ((name,) if conflicts else ())
    lines = merged.text.removeprefix("title: x\n").removeprefix(f"{name}:\n").partition("conflicts:")[0]
    return lines, conflicts[0]["theirs"] if conflicts else None


@pytest.mark.parametrize(("name", "item"), [("related", RELATED), ("sources", SOURCE)])
class TestBothKinds:
    def test_what_each_side_writes_into_an_item_is_kept(self, name, item):
        merged = merge(name, item, f"{item}  x-o: 1 # o\n", f"{item}  x-t: 2 # t\n")
        assert merged == (f"{item}  x-t: 2 # t\n  x-o: 1 # o\n", None)

    def test_what_both_write_otherwise_is_a_conflict_of_which_their_item_is_kept(self, name, item):
        for base in (item, None):
            merged = merge(name, base, f"{item}  x-why: o # o\n", f"{item}  x-why: t # t\n  y: 3\n")
            assert merged == (f"{item}  x-why: o # o\n  y: 3\n", f"{name}:\n{item}  x-why: t # t\n  y: 3")

    def test_an_item_into_which_a_person_wrote_stays_though_the_other_side_removed_it(self, name, item):
        more = f"{item}  x-mine: o\n"
        for other in (None, item.replace("R", "S").replace("7", "8")):
            for sides in ((more, other), (other, more)):
                assert more in merge(name, item, *sides)[0]
        assert merge(name, item, None, f"{item.rstrip()} # c\n")[0] == "# c\n"

    def test_what_one_side_took_out_of_an_item_is_out(self, name, item):
        base = f"{item}  x-a: 1\n  x-b: 2\n"
        assert merge(name, base, f"{item}  x-a: 1\n", f"{item}  x-b: 2\n") == (item, None)
        assert merge(name, base, item, f"{item}  x-a: 1\n  x-b: 3\n") == (f"{item}  x-b: 3\n", None)

    def test_two_items_of_one_name_are_two(self, name, item):
        other = item.replace("score: 1", "score: 2").replace("line: 1", "line: 2")
        merged = merge(name, item + other, f"{item}  x: o\n{other}", f"{item}{other}  x: t\n")
        assert merged == (f"{item}  x: o\n{other}  x: t\n", None)


def test_a_change_of_paperlogs_own_field_is_kept_beside_what_the_other_side_added():
    assert merge("related", RELATED, "- title: R\n  score: 2\n", f"{RELATED}  x-mine: t\n") == (
        "- title: R\n  score: 2\n  x-mine: t\n",
        None,
    )


def test_two_summaries_by_hand_are_a_conflict():
    ours, theirs = (f"{RELATED}  summary_ja: {text}\n" for text in ("推論", "学習"))
    assert merge("related", RELATED, ours, theirs) == (ours, f"related:\n{theirs.rstrip()}")


def test_only_the_items_that_differ_are_in_conflicts():
    more = "- title: S\n  x: 1\n"
    merged = merge("related", None, f"{RELATED}{more}", f"{RELATED}{more.replace('1', '2')}- title: T\n")
    assert merged == (f"{RELATED}{more}- title: T\n", "related:\n- title: S\n  x: 2")


def test_where_an_entry_was_taken_in_is_no_conflict():
    theirs = SOURCE.replace("file: a", "file: b") + "  imported: '2025-08-01'\n  gave: I1\n"
    assert merge("sources", None, SOURCE, theirs) == (f"{SOURCE}  imported: '2025-08-01'\n  gave: I1\n", None)


def test_all_that_an_entry_gave_on_either_side_it_gave():
    def source(gave):
        return f"{SOURCE}  gave: {gave}\n"

    ours, theirs = "v1 =C1 I2 own note W1", "v1 C1 I2 own note status W2 U3"
    for base in (None, source("v1 C1 I2")):
        merged = merge("sources", base, source(ours), source(theirs))
        assert merged == (source(f"{ours} status W2 U3"), None)
    assert merge("sources", SOURCE, SOURCE.replace("a\n", "b\n"), SOURCE.replace("a\n", "c\n"))[1]


def test_comments_and_indentation_stay():
    ours = "  -   title: R # r\n      # on x\n      x: o\n\n  # on s\n  - title: S\n"
    theirs = "- title: R\n  y: t # t\n- title: S\n"
    assert merge("related", "- title: R\n- title: S\n", ours, theirs)[0] == (
        "  - title: R # r\n    y: t # t\n    # on x\n    x: o\n\n  # on s\n  - title: S\n"
    )


def test_a_comment_before_the_first_field_stands_behind_it():
    ours, theirs = "- title: R # o\n  x: 1\n", "- title: 'R' # t\n  y: 2\n"
    assert merge("related", "- title: R\n", ours, theirs)[0] == "- title: R # o\n  # t\n  y: 2\n  x: 1\n"


@pytest.mark.parametrize("is_list", [False, True])
def test_items_in_braces_are_merged_too(is_list):
    ours, theirs = ("{title: R, x: o}", "{title: R, z: t}")
    bodies = [f"related: [{each}]\n" if is_list else f"related:\n- {each}\n" for each in (ours, theirs)]
    merged = merge_texts(
        "title: x\nrelated: [{title: R}]\n", *(f"title: x\n{body}" for body in bodies), merge_lines
    )
    assert merged == ("title: x\nrelated:\n- title: R\n  z: t\n  x: o\n", ())


def paper(*items, **own):
    """A paper with the related items as they are and with sources that gave these."""
    given = own.pop("given")
    sources = [
        {"format": "f", "file": "a", "line": 1, "digest": str(at), "gave": gave(Entry("x", related=(each,)))}
        for at, each in given
    ]
    found = [
        {name: value for name, value in each._asdict().items() if value and name != "key"} | own
        for each in items
    ]
    return dump({"title": "x", "related": found, "sources": sources})


LOW, HIGH, MINE = Related("R", 1.5, "長い要約"), Related("R", 2.0), Related("R", 1.0, "私")


@pytest.mark.parametrize(
    ("ours", "theirs", "kept"), [(LOW, HIGH, HIGH), (HIGH, LOW, HIGH), (MINE, HIGH, MINE), (LOW, MINE, MINE)]
)
def test_of_what_digests_say_the_better_is_kept_whole_and_a_persons_own_before_it(ours, theirs, kept):
    texts = [paper(ours, given=[(1, LOW)], x=1), paper(theirs, given=[(2, HIGH)], y=2)]
    merged = merge_texts("title: x\n", *texts, merge_lines)
    (found,) = load(merged.text).values["related"]
    (wanted,) = load(paper(kept, given=[(1, LOW)], x=1, y=2)).values["related"]
    assert (found, merged.conflicts) == (wanted, ())


def test_what_digests_changed_in_an_item_that_a_person_removed_does_not_bring_it_back():
    base, changed = paper(LOW, given=[(1, LOW)]), paper(HIGH, given=[(1, LOW), (2, HIGH)])
    merged = merge_texts(base, paper(given=[(1, LOW)]), changed, merge_lines)
    assert not load(merged.text).values.get("related")
