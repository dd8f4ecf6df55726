"""Settings that hold for the table of `list` and `search`.

They hold on a terminal alone: what a script reads does not depend on anybody's configuration.
"""

from paperlog.commands.options import Filters, Output, Shown, Sorting
from paperlog.commands.output import form_of
from paperlog.commands.selecting import query_of
from paperlog.commands.session import Session
from paperlog.errors import UsageError
from paperlog.querynodes import And, Node, Not, Or, Words, all_of, leaves

_TABLE = ("lang", "columns", "sort", "limit", "filter")


def preferred(current: Session, sorting: Sorting, output: Output, shown: Shown, node: Node) -> Sorting:
    """The order and number asked for, else those of the settings, where a table is shown.

    A query of words comes by relevance all the same; `--all` knows no limit. Raises UsageError for a setting that
    cannot be, in a pipe as well.
    """
    settings = {name: current.setting(name) for name in _TABLE}
    if form_of(current, output) != "table":
        return sorting
    sort = None if any(isinstance(leaf, Words) for leaf in leaves(node)) else settings["sort"]
    limit = None if shown.all else settings["limit"]
    return sorting._replace(
        sort=sorting.sort or sort, limit=limit if sorting.limit is None else sorting.limit
    )


def default_filter(current: Session, output: Output, shown: Shown, asked: Node) -> Node:
    """What the setting `filter` asks of the papers of a table, but for parts on a field that the user asks for.

    So `list --status skipped` shows them where the filter is `-status:skipped`.
    """
    query = current.setting("filter")
    if not query or shown.all or form_of(current, output) != "table":
        return all_of(())
    try:
        node = query_of(Filters(), query, current.config)
    except UsageError as error:
        raise UsageError(f"{_place(current)}: filter: {error}") from None
    parts = node.nodes if isinstance(node, And) else (node,)
    return all_of(part for part in parts if not _fields(part) & _fields(asked))


def _place(current: Session) -> str:
    from paperlog.settings import in_force

    return in_force("filter", current.config).where or "filter"


def _fields(node: Node) -> set[str]:
    """The fields that a condition speaks of."""
    match node:
        case And(nodes) | Or(nodes):
            return set().union(*map(_fields, nodes))
        case Not(inner):
            return _fields(inner)
        case _:
            return {getattr(node, "field", "author")}
