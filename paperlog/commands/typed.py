"""Commands with shared options, as Typer takes them."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, get_type_hints

import typer


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command function whose parameters that are groups of options become their fields' options.

    A group is a named tuple, as those of options.py. Typer sees one parameter a field; the function gets the group.
    """
    hints = get_type_hints(command, include_extras=True)
    signature = inspect.signature(command)
    groups = {name: hints[name] for name in signature.parameters if hasattr(hints[name], "_field_defaults")}

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
            annotation=_for_typer(hints[field]),
        )
        for field in group._fields
    ]


def _for_typer(hint: Any) -> Any:
    kind, (declared,) = hint.__origin__, hint.__metadata__
    return Annotated[
        kind, typer.Option(*declared.names, help=declared.help, metavar=declared.metavar, min=declared.min)
    ]


def _keyword(parameter: inspect.Parameter, annotation: Any) -> inspect.Parameter:
    return parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=annotation)
