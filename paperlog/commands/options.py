"""Options that several commands share, each declared once as a field of a named tuple."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, NamedTuple, get_type_hints

import typer

_Many = list[str] | None
Tex = Annotated[bool, typer.Option("--tex", help="On a terminal: TeX as it is written, not made readable.")]


class Filters(NamedTuple):
    """Which papers. Repeats of one option must all hold."""

    tag: Annotated[
        _Many,
        typer.Option("--tag", metavar="TAG", help="Has this tag (RL* for a beginning); repeat for more."),
    ] = None
    any_tag: Annotated[_Many, typer.Option("--any-tag", metavar="TAG,…", help="Has one of these tags.")] = (
        None
    )
    not_tag: Annotated[_Many, typer.Option("--not-tag", metavar="TAG,…", help="Does not have this tag.")] = (
        None
    )
    category: Annotated[_Many, typer.Option("--category", metavar="CATEGORY", help="cs.CL, cs.*")] = None
    author: Annotated[
        _Many,
        typer.Option("--author", metavar="AUTHOR", help="Words of one author's name, or their beginnings."),
    ] = None
    venue: Annotated[
        _Many, typer.Option("--venue", metavar="VENUE", help="Where it was published: ACL, arXiv.")
    ] = None
    year: Annotated[_Many, typer.Option("--year", metavar="YEAR", help="2025, 2023..2025, ..2024")] = None
    since: Annotated[
        _Many,
        typer.Option("--since", metavar="DAY", help='This day or later: 2025-03, yesterday, "2 weeks".'),
    ] = None
    until: Annotated[_Many, typer.Option("--until", metavar="DAY", help="This day or earlier: 2025-03.")] = (
        None
    )
    source: Annotated[_Many, typer.Option("--source", metavar="SOURCE", help="Format or file: fugumt.")] = (
        None
    )
    status: Annotated[
        _Many, typer.Option("--status", metavar="unread|reading|read|skipped", help="How far.")
    ] = None


class Sorting(NamedTuple):
    """In what order, and how many."""

    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="ORDER",
            help="date, relevance, title, year, added, … (see README).",
        ),
    ] = None
    reverse: Annotated[bool, typer.Option("--reverse", "-r", help="The other way round.")] = False
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", metavar="N", min=0, help="At most so many.")
    ] = None


class Output(NamedTuple):
    """How papers are printed. Without any of these: a table on a terminal, tab-separated lines in a pipe."""

    json: Annotated[bool, typer.Option("--json", help="One JSON array with all fields.")] = False
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line.")] = False
    csv: Annotated[bool, typer.Option("--csv", help="CSV with a header line.")] = False
    tsv: Annotated[bool, typer.Option("--tsv", help="Tab-separated with a header line.")] = False
    keys: Annotated[bool, typer.Option("--keys", "-k", help="Keys only, one a line.")] = False
    null: Annotated[
        bool, typer.Option("--null", "-0", help="With --keys: a NUL behind each key, for xargs -0.")
    ] = False
    format: Annotated[
        str | None, typer.Option("--format", metavar="TEMPLATE", help="A line a paper: '{key} {title}'.")
    ] = None
    columns: Annotated[
        str | None, typer.Option("--columns", metavar="FIELD,…", help="These fields: key,title,tags.")
    ] = None


class Shown(NamedTuple):
    """What a table shows, where the settings say something else."""

    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="en|ja|both", help="The titles' language, also in a pipe."),
    ] = None
    all: Annotated[
        bool, typer.Option("--all", help="Every paper, whatever the settings limit and filter say.")
    ] = False
    tex: Tex = False


_GROUPS = (Filters, Sorting, Output, Shown)


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command function whose parameters that are groups of this file become their fields' options.

    Typer sees one parameter a field; the function gets the group.
    """
    hints = get_type_hints(command, include_extras=True)
    signature = inspect.signature(command)
    groups = {name: hints[name] for name in signature.parameters if hints[name] in _GROUPS}

    @wraps(command)
    def expanded(**values: Any) -> Any:
        for name, group in groups.items():
            values[name] = group(**{field: values.pop(field) for field in group._fields})
        return command(**values)

    parameters = [
        parameter
        for name, old in signature.parameters.items()
        for parameter in (_parameters(groups[name]) if name in groups else [_keyword(old, hints[name])])
    ]
    expanded.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    expanded.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return expanded


def _parameters(group: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            field,
            inspect.Parameter.KEYWORD_ONLY,
            default=group._field_defaults[field],
            annotation=hints[field],
        )
        for field in group._fields
    ]


def _keyword(parameter: inspect.Parameter, annotation: Any) -> inspect.Parameter:
    return parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=annotation)
