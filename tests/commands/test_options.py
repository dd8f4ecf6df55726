import inspect
from typing import get_args

from paperlog.commands.options import Filters, Output, Showing, Shown, Sorting, first


def test_every_shared_option_has_help() -> None:
    for group in (Filters, Sorting, Output, Shown, Showing):
        for name, hint in inspect.get_annotations(group, eval_str=True).items():
            assert get_args(hint)[1].help, name


def test_no_two_options_share_a_name() -> None:
    names = [
        flag
        for group in (Filters, Sorting, Output, Shown)
        for hint in inspect.get_annotations(group, eval_str=True).values()
        for flag in get_args(hint)[1].names
    ]
    assert len(names) == len(set(names))


def test_a_limit_may_be_more_than_can_be_counted_to():
    assert [list(first("abc", limit)) for limit in (None, 0, 2, 10**30)] == [[*"abc"], [], [*"ab"], [*"abc"]]
