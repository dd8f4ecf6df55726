"""`paperlog list`: every paper, newest first."""

import typer

from paperlog.commands.options import Filters, Output, Shown, Sorting, shared
from paperlog.commands.output import write_papers
from paperlog.commands.preferences import default_filter, preferred
from paperlog.commands.selecting import nearest, order_of, query_of
from paperlog.commands.session import session
from paperlog.errors import NotFoundError
from paperlog.querynodes import And, all_of

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@shared
def list_(context: typer.Context, filters: Filters, sorting: Sorting, output: Output, shown: Shown) -> None:
    """List papers, newest first; with filters, those that match."""
    current = session(context)
    node = query_of(filters)
    sorting = preferred(current, sorting, output, shown, node)
    visible = all_of([node, default_filter(current, output, shown, node)])
    order = order_of(sorting, node)
    ids = current.library.select(visible, order, reverse=sorting.reverse, limit=sorting.limit)
    found = write_papers(current, output, ids, shown)
    current.end_with_store_problems()
    if not found and visible != node and next(current.library.select(node), None) is not None:
        raise NotFoundError(
            f"all that matches is left out by the filter '{current.setting('filter')}'; see --all"
        )
    if not found and node != And(()):
        raise NotFoundError(nearest(current.library, node))
    if not found and current.library.size() == 0:
        current.say("paperlog: the store is empty; `paperlog import FILE…` reads digests into it")
