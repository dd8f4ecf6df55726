"""`paperlog search`: papers by words and fields."""

from textwrap import fill
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperOption

from paperlog.commands.finding import search_papers
from paperlog.commands.negating import parted
from paperlog.commands.options import Filters, Output, Shown, Sorting
from paperlog.commands.session import session
from paperlog.commands.typed import shared
from paperlog.fields import FIELDS

app = typer.Typer(rich_markup_mode=None, add_completion=False)

_BESIDE = 25
_FIELDS = fill("a field: " + " ".join(FIELDS), 71 - _BESIDE).replace("\n", "\n" + " " * _BESIDE)
GRAMMAR = f"""\b
Words are found in titles, authors, abstracts, summaries, comments,
notes and tags, in both languages, whatever their case or width.
English words also by their beginning, Japanese anywhere: 推論.
\b
  "exact phrase"         words that stand together
  tag:RL* -tag:Survey    {_FIELDS}
  has:abstract_ja        a field that is filled in
  lang:ja                a language that it can be read in
  date:2025-01..2025-03  from, to; also year:2023..  date:"2 weeks"..
                         rating:>=4  since:"2 weeks"
  A B    A OR B    NOT A    -A    (A OR B) C
                         A B is A AND B; NOT binds most, then AND, then OR
  -3d    NOT rk          a minus negates, but -rk and -n5 are short options
  @week                  a search that the configuration saves
"""


class NegatingCommand(TyperCommand):
    """A command to which `-tag:Survey` and `-survey` are words of the query, as they look, and no options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads the arguments, the query's words behind a `--`, where a minus makes no option of them."""
        takes_value = {
            name: not parameter.is_flag
            for parameter in self.get_params(ctx)
            if isinstance(parameter, TyperOption)
            for name in parameter.opts
        }
        options, words = parted(args, takes_value)
        return super().parse_args(ctx, [*options, "--", *words] if words else options)


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
    search_papers(session(context), query or (), filters, sorting, output, shown)
