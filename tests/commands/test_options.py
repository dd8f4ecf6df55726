import inspect
from typing import Annotated, get_args

import typer
from typer.testing import CliRunner

from paperlog.commands.options import Filters, Output, Sorting, shared

app = typer.Typer()
seen: list[object] = []


@app.command()
@shared
def command(
    name: str, filters: Filters, sorting: Sorting, loud: Annotated[bool, typer.Option()] = False
) -> None:
    """Remember what came."""
    seen[:] = [name, filters, sorting, loud]


def call(*args: str) -> list[object]:
    result = CliRunner().invoke(app, list(args))
    assert result.exit_code == 0, result.output
    return seen


def test_a_dataclass_becomes_one_option_a_field_and_comes_back_whole() -> None:
    name, filters, sorting, loud = call(
        "x", "--tag", "a", "--tag", "b", "--year", "2020", "-n", "3", "--loud"
    )
    assert (name, loud) == ("x", True)
    assert filters == Filters(tag=["a", "b"], year=["2020"])
    assert sorting == Sorting(limit=3)


def test_without_options_everything_has_its_default() -> None:
    assert call("x") == ["x", Filters(), Sorting(), False]


def test_the_command_shows_typer_plain_parameters() -> None:
    parameters = inspect.signature(command).parameters
    assert "filters" not in parameters
    assert {"name", "tag", "any_tag", "sort", "loud"} <= set(parameters)


def test_every_shared_option_has_help() -> None:
    for group in (Filters, Sorting, Output):
        for name, hint in inspect.get_annotations(group, eval_str=True).items():
            assert get_args(hint)[1].help, name


def test_no_two_options_share_a_name() -> None:
    names = [
        flag
        for group in (Filters, Sorting, Output)
        for hint in inspect.get_annotations(group, eval_str=True).values()
        for flag in get_args(hint)[1].param_decls
    ]
    assert len(names) == len(set(names))
