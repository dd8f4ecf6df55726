import re
from pathlib import Path

import pytest

from paperlog.checks import CHECKS, COUNTED, chosen, names
from paperlog.errors import UsageError

README = (Path(__file__).parent.parent.parent / "README.md").read_text("utf-8")


def test_names_are_unique_and_each_check_looks_at_something():
    assert len(set(names())) == len(CHECKS)
    assert all(check.of_file or check.of_store for check in CHECKS)
    assert COUNTED in names()


def test_the_readme_tells_of_every_check_in_order():
    section = README.partition("\n### check\n")[2].partition("\n### ")[0]
    assert re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE) == list(names())


def test_checks_can_be_chosen_and_left_out():
    assert [check.name for check in chosen((), ())] == list(names())
    assert [check.name for check in chosen(("tag", "date"), ("tag",))] == ["date"]
    assert len(chosen((), ("tag",))) == len(CHECKS) - 1
    with pytest.raises(UsageError, match="leave no check"):
        chosen(("date",), ("date",))


@pytest.mark.parametrize(("only", "skip"), [(("tags",), ()), ((), ("tags",))])
def test_a_name_that_is_none_is_told_with_those_that_there_are(only, skip):
    with pytest.raises(UsageError, match=r"^no check 'tags'; there are unreadable, "):
        chosen(only, skip)
