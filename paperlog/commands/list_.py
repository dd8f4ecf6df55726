"""`paperlog list`: every paper, newest first."""

import typer

from paperlog.commands.options import Filters, Output, Sorting, Tex, shared
from paperlog.commands.output import write_papers
from paperlog.commands.selecting import nearest, order_of, query_of
from paperlog.commands.session import session
from paperlog.errors import NotFoundError
from paperlog.querynodes import And

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@shared
def list_(
    context: typer.Context, filters: Filters, sorting: Sorting, output: Output, tex: Tex = False
) -> None:
    """List papers, newest first; with filters, those that match."""
    current = session(context)
    node = query_of(filters)
    ids = current.library.select(node, order_of(sorting, node), reverse=sorting.reverse, limit=sorting.limit)
    found = write_papers(current, output, ids, has_tex=tex)
    current.end_with_store_problems()
    if not found and node != And(()):
        raise NotFoundError(nearest(current.library, node))
    if not found and current.library.size() == 0:
        current.say("paperlog: the store is empty; `paperlog import FILE…` reads digests into it")
