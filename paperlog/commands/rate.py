"""`paperlog rate`: what one thinks of papers, from 1 to 5."""

from typing import TYPE_CHECKING, Annotated

import typer

from paperlog.commands.many import DryRun, Refs, change_papers
from paperlog.commands.refs import written_out
from paperlog.commands.session import session
from paperlog.errors import UsageError
from paperlog.fields import RATINGS
from paperlog.text import fold

if TYPE_CHECKING:
    from paperlog.model import Paper

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_RATINGS = {str(number): number for number in RATINGS}


@app.command()
def rate(
    context: typer.Context,
    refs: Refs,
    rating: Annotated[str, typer.Argument(metavar="1|2|3|4|5|none", help="none takes a rating off.")],
    dry_run: DryRun = False,
) -> None:
    """Rate papers from 1 to 5, or take their rating off."""
    given = fold(written_out(rating).strip())
    if given not in _RATINGS and given != "none":
        raise UsageError(f"'{rating}' is no rating; it is 1, 2, 3, 4, 5 or none, and comes last: rate REF 4")
    wanted = _RATINGS.get(given)

    def rated(paper: "Paper") -> "Paper":
        return paper.with_(rating=wanted)

    change_papers(session(context), refs, rated, f"rated {wanted}" if wanted else "unrated", dry_run=dry_run)
