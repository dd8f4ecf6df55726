"""`paperlog show`: papers in full."""

from typing import Annotated

import typer

from paperlog.codec import to_json
from paperlog.commands.output import write_text
from paperlog.commands.refs import expand
from paperlog.commands.session import Session, session
from paperlog.errors import EXIT_NOTHING, EXIT_PARTIAL, NotFoundError, UnreadableError, UsageError
from paperlog.jsontext import json_text
from paperlog.orders import LAYOUTS
from paperlog.views.paper import paper_view

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def show(
    context: typer.Context,
    refs: Annotated[
        list[str],
        typer.Argument(metavar="REF…", help="Keys or arXiv ids; - reads them; @NAME finds them."),
    ],
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="en|ja|both", help="The language of titles and texts.")
    ] = None,
    layout: Annotated[
        str | None,
        typer.Option("--layout", metavar="|".join(LAYOUTS), help="Else by the terminal's width."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array with all fields.")] = False,
    as_yaml: Annotated[bool, typer.Option("--yaml", help="The file as it is in the store.")] = False,
    path: Annotated[bool, typer.Option("--path", help="The file's path.")] = False,
) -> None:
    """Show papers in full, English and Japanese side by side where the terminal is wide enough."""
    if as_json + as_yaml + path > 1:
        raise UsageError("--json, --yaml and --path exclude each other; choose one")
    current = session(context)
    lang, layout = current.setting("lang", lang), current.setting("layout", layout)
    printed, status = [], 0
    for ref in expand(refs, current):
        try:
            printed.append(_one(current, ref, lang, layout, as_json=as_json, as_yaml=as_yaml, path=path))
        except (NotFoundError, UnreadableError) as error:
            current.say(f"paperlog: {error}")
            status = max(status, error.exit_status)
    if as_json:
        write_text(["[\n", ",\n".join(printed), "\n]\n"] if printed else ["[]\n"])
    else:
        write_text(
            [("\n---\n\n" if not as_yaml else "---\n").join(printed) if not path else "".join(printed)]
        )
    if status:
        raise typer.Exit(EXIT_PARTIAL if status == EXIT_PARTIAL else EXIT_NOTHING)


def _one(
    current: Session, ref: str, lang: str, layout: str | None, *, as_json: bool, as_yaml: bool, path: bool
) -> str:
    library = current.library
    if path or as_yaml:
        file = library.store.path(library.key_of(ref))
        return f"{file}\n" if path else library.store.text(file)
    paper = library.get(ref)
    if as_json:
        return json_text(to_json(paper))
    return "".join(paper_view(paper, current.width, layout=layout, lang=lang, has_color=current.has_color))
