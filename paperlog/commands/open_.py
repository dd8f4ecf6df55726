"""`paperlog open`: a paper in the browser."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from paperlog.commands.output import write_text
from paperlog.commands.refs import paper_of
from paperlog.commands.session import Session, session
from paperlog.errors import UsageError

if TYPE_CHECKING:
    from paperlog.model import Paper

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("open")
def open_(
    context: typer.Context,
    ref: Annotated[
        str, typer.Argument(metavar="REF", help="A key or an arXiv id in any spelling; - reads it.")
    ],
    pdf: Annotated[bool, typer.Option("--pdf", help="The PDF.")] = False,
    link: Annotated[
        int | None,
        typer.Option("--link", "-l", metavar="N", help="The paper's link N, from 1, as `show` lists them."),
    ] = None,
    only_print: Annotated[
        bool, typer.Option("--print", "-p", help="Print the address; open nothing.")
    ] = False,
) -> None:
    """Open a paper's page at arXiv in the browser (BROWSER); where there is none, print its address."""
    if pdf and link is not None:
        raise UsageError("--pdf and --link exclude each other; choose one")
    current = session(context)
    url = _address(paper_of(current, ref), link, is_pdf=pdf)
    if not only_print and _has_browser(current) and _browse(url):
        current.say(f"opened {url}")
    else:
        write_text([f"{url}\n"])


def _address(paper: "Paper", number: int | None, *, is_pdf: bool) -> str:
    from paperlog import addresses

    if number is not None:
        return addresses.link(paper, number)
    return addresses.pdf(paper) if is_pdf else addresses.page(paper)


def _has_browser(current: Session) -> bool:
    """Whether a browser could show something: a named one, one with windows, or one that takes the terminal."""
    named = any(os.environ.get(name) for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"))
    is_plain = os.environ.get("TERM", "dumb") in ("", "dumb")
    return named or sys.platform == "darwin" or (current.is_interactive and not is_plain)


def _browse(url: str) -> bool:
    """Whether a browser took the address. No shell reads it: `webbrowser` starts programs with a list of words."""
    import webbrowser

    return webbrowser.open(url)
