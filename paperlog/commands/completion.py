"""`paperlog completion`: what a shell needs to complete words of paperlog with Tab."""

from typing import Annotated

import typer

from paperlog.commands.output import write_text
from paperlog.commands.session import session
from paperlog.completion import SHELLS
from paperlog.completion.install import install, known, script

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def completion(
    context: typer.Context,
    shell: Annotated[
        str | None,
        typer.Argument(metavar=f"[{'|'.join(SHELLS)}]", help="Else the shell that you are in."),
    ] = None,
    put: Annotated[bool, typer.Option("--install", help="Put it where the shell finds it.")] = False,
) -> None:
    """Print the Tab completion of a shell, or install it."""
    name = known(shell)
    if not put:
        write_text([script(name)])
        return
    place = install(name)
    current = session(context)
    current.say(f"completion for {name} is in {place.script}; start a new shell to use it")
    if place.start is not None:
        current.say(f"{place.start} has the line: {place.line}")
