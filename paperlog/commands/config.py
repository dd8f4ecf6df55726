"""`paperlog config`: the settings that are in force, and where each comes from."""

from typing import Annotated, Any

import typer

from paperlog.commands.output import show_text, write_text
from paperlog.commands.session import Session, session
from paperlog.jsontext import json_text
from paperlog.settings import SETTINGS, InForce, in_force
from paperlog.text import visible

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def config(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, with file and line.")] = False,
) -> None:
    """Show the settings that are in force, and where each comes from: option, environment, file or default.

    An option stands before the environment, the environment before the file. `paperlog path` says where the file is.
    """
    current = session(context)
    found = {name: _found(current, name) for name in SETTINGS}
    if as_json:
        searches = current.config.searches
        tables = {"config": str(current.config.path), "settings": {n: f._asdict() for n, f in found.items()}}
        write_text([json_text(tables | {"searches": searches}, indent=1) + "\n"])
        return
    rows = [(name, _shown(setting.value), _origin(setting)) for name, setting in found.items()]
    rows += [
        (f"@{name}", query, current.config.place(f"searches.{name}"))
        for name, query in current.config.searches.items()
    ]
    if current.is_terminal:
        from paperlog.views.pairs import pairs

        marked = ((name, f"{value} ({origin})".strip()) for name, value, origin in rows)
        show_text(current, pairs(marked, current.screen()))
    else:
        write_text("\t".join(map(visible, row)) + "\n" for row in rows)


def _found(current: Session, name: str) -> InForce:
    if name != "store":
        return in_force(name, current.config)
    setting = in_force(name, current.config, None if current.store is None else str(current.store))
    return setting._replace(value=str(current.folder.absolute()))


def _shown(value: Any) -> str:
    return (
        ",".join(value) if isinstance(value, tuple) else "" if value is None else " ".join(str(value).split())
    )


def _origin(setting: InForce) -> str:
    return setting.where or setting.origin
