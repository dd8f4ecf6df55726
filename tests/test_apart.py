import pytest

from paperlog.apart import apart_in, is_named_by, settled
from paperlog.model import Paper

BOTH = Paper("a", arxiv_id="2401.00001", aliases=("b", "Old"))


def test_names_are_read_however_they_are_written():
    assert apart_in("title: x\n") == ()
    assert apart_in("not_same_as: b\n") == ("b",)
    assert apart_in("not_same_as: [b, ' c ', '']\n") == ("b", "c")


@pytest.mark.parametrize("name", ["a", "A", "b", "old", "arXiv:2401.00001v3"])
def test_a_paper_is_named_by_all_its_names(name):
    assert is_named_by(BOTH, name)
    assert not is_named_by(BOTH, f"{name}x")


@pytest.mark.parametrize(
    ("mine", "theirs", "both", "own"),
    [
        ("", "", "", ()),
        ("not_same_as: [b]\n", "", "", ("b",)),
        ("", "not_same_as: a  # sure\n", "", ("a",)),
        (
            "not_same_as: [b, c]  # see\n",
            "not_same_as:\n- d\n- a\n",
            "not_same_as: [c, d]  # see\n",
            ("b", "a"),
        ),
        ("not_same_as: [c]\n", "not_same_as: [c]\n", "not_same_as: [c]\n", ()),
        ("", "not_same_as: [c]\n", "not_same_as:\n- c\n", ()),
    ],
)
def test_of_two_files_one_says_who_is_not_the_same(mine, theirs, both, own):
    text, other, told = settled(f"title: x\n{mine}", f"title: y\n{theirs}", BOTH)
    assert (text, told) == (f"title: x\n{both}", own)
    assert apart_in(other) == ()
    assert ("# sure" in other) == ("# sure" in theirs)
