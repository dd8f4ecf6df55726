import inspect
from typing import get_args

from paperlog.commands.options import Filters, Output, Showing, Shown, Sorting


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
