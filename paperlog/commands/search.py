"""`paperlog search`: papers by words and fields."""

import re
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from paperlog.commands.options import Filters, Output, Shown, Sorting, shared
from paperlog.commands.output import write_papers
from paperlog.commands.preferences import preferred
from paperlog.commands.selecting import nearest, order_of, query_of
from paperlog.commands.session import session
from paperlog.errors import NotFoundError

app = typer.Typer(rich_markup_mode=None, add_completion=False)

GRAMMAR = """\b
Words are found in titles, authors, abstracts, summaries, comments,
notes and tags, in both languages, whatever their case or width.
English words also by their beginning, Japanese anywhere: 推論.
\b
  "exact phrase"         words that stand together
  tag:RL* -tag:Survey    a field: title author tag category venue year
                         date since until source status lang has key
                         abstract summary comment note arxiv doi
                         rating score
  has:abstract_ja        a field that is filled in
  lang:ja                a language that it can be read in
  date:2025-01..2025-03  from, to; also year:2023..  since:"2 weeks"
  A B    A OR B    NOT A    -A    (A OR B) C
  @week                  a search that the configuration saves
"""


_NEGATED = re.compile(r"-(?![\d-]|[nkr]$|n\d+$)(\S.*)", re.DOTALL)


class NegatingCommand(TyperCommand):
    """A command to which `-tag:Survey` and `-survey` are words of the query, as they look, and no options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads the arguments, a term's minus as NOT."""
        return super().parse_args(
            ctx, [_NEGATED.sub(r"NOT \1", arg) if _NEGATED.fullmatch(arg) else arg for arg in args]
        )


@app.command(cls=NegatingCommand, epilog=GRAMMAR)
@shared
def search(
    context: typer.Context,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY]…", help="Words and field:value terms.")
    ] = None,
    *,
    filters: Filters,
    sorting: Sorting,
    output: Output,
    shown: Shown,
) -> None:
    """Find papers. Words rank by relevance, everything else by date; exit status 1 where nothing matches."""
    current = session(context)
    node = query_of(filters, " ".join(query or ()), current.config)
    sorting = preferred(current, sorting, output, shown, node)
    ids = current.library.select(node, order_of(sorting, node), reverse=sorting.reverse, limit=sorting.limit)
    found = write_papers(current, output, ids, shown)
    current.end_with_store_problems()
    if not found:
        raise NotFoundError(nearest(current.library, node))
