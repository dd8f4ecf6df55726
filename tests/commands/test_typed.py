import inspect
from typing import Annotated

import typer
from typer.testing import CliRunner

from paperlog.commands.options import Filters, Sorting
from paperlog.commands.typed import shared

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
