"""`paperlog mark`: how far one has come with papers."""

from typing import TYPE_CHECKING, Annotated

import typer

from paperlog.commands.many import DryRun, Refs, change_papers
from paperlog.commands.refs import written_out
from paperlog.commands.session import session
from paperlog.errors import UsageError
from paperlog.fields import STATUSES
from paperlog.text import fold

if TYPE_CHECKING:
    from paperlog.model import Paper

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def mark(
    context: typer.Context,
    status: Annotated[str, typer.Argument(metavar="|".join(STATUSES), help="How far you have come.")],
    refs: Refs,
    dry_run: DryRun = False,
) -> None:
    """Mark papers unread, reading, read or skipped."""
    wanted = fold(written_out(status).strip())
    if wanted not in STATUSES:
        raise UsageError(
            f"'{status}' is no status; it is one of {', '.join(STATUSES)}, and comes first: mark read REF"
        )

    def marked(paper: "Paper") -> "Paper":
        return paper.with_(status=wanted)

    change_papers(session(context), refs, marked, f"marked {wanted}", dry_run=dry_run)
