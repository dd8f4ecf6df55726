"""What `list` and `search` do, without the command line around it."""

from collections.abc import Sequence

from paperlog.commands.options import Filters, Output, Shown, Sorting
from paperlog.commands.output import write_papers
from paperlog.commands.preferences import default_filter, preferred
from paperlog.commands.selecting import nearest, order_of, query_of
from paperlog.commands.session import Session
from paperlog.errors import NotFoundError
from paperlog.querynodes import And, all_of


def list_papers(current: Session, filters: Filters, sorting: Sorting, output: Output, shown: Shown) -> None:
    """Prints every paper, newest first, or those that match. Raises NotFoundError where none does."""
    node = query_of(filters)
    sorting = preferred(current, sorting, output, shown, node)
    visible = all_of([node, default_filter(current, output, shown, node)])
    order = order_of(sorting, node)
    ids = current.library.select(visible, order, reverse=sorting.reverse, limit=sorting.limit)
    found = write_papers(current, output, ids, shown)
    current.end_with_store_problems()
    if found or sorting.limit == 0:
        return
    if visible != node and next(current.library.select(node), None) is not None:
        raise NotFoundError(
            f"all that matches is left out by the filter '{current.setting('filter')}'; see --all"
        )
    if node != And(()):
        raise NotFoundError(nearest(current.library, node))
    if current.library.size() == 0:
        current.say("paperlog: the store is empty; `paperlog import FILE…` reads digests into it")


def search_papers(
    current: Session, query: Sequence[str], filters: Filters, sorting: Sorting, output: Output, shown: Shown
) -> None:
    """Prints the papers that match, words by relevance. Raises NotFoundError where none does."""
    node = query_of(filters, " ".join(query), current.config)
    sorting = preferred(current, sorting, output, shown, node)
    ids = current.library.select(node, order_of(sorting, node), reverse=sorting.reverse, limit=sorting.limit)
    found = write_papers(current, output, ids, shown)
    current.end_with_store_problems()
    if not found and sorting.limit != 0:
        raise NotFoundError(nearest(current.library, node))
