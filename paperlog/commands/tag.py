"""`paperlog tag`: the tags that there are, and papers that get and lose them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from paperlog.commands.many import DryRun, Refs, change_papers, tell
from paperlog.commands.output import show_text, write_text
from paperlog.commands.refs import written_out
from paperlog.commands.session import Session, session
from paperlog.errors import EXIT_PARTIAL, NotFoundError, UsageError
from paperlog.jsontext import json_text
from paperlog.text import single_line

if TYPE_CHECKING:
    from paperlog.model import Paper

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)

Tags = Annotated[
    str, typer.Argument(metavar="TAG[,TAG…]", help="Tags with commas between them, with or without #.")
]


@app.callback()
def tag() -> None:
    """Tags: add, remove, rename, list."""


@app.command("list")
def list_(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="A JSON array.")] = False
) -> None:
    """List the tags, the most frequent first. Behind each stands how many papers have it."""
    from paperlog.views.bars import bars

    current = session(context)
    counts = current.library.counts("tag")
    if as_json:
        rows = [{"tag": tag, "papers": count} for tag, count in counts]
        write_text([json_text(rows, indent=1) + "\n"])
    elif current.is_terminal:
        show_text(current, bars(counts, current.screen()))
    else:
        write_text(f"{single_line(tag)}\t{count}\n" for tag, count in counts)
    current.end_with_store_problems()


@app.command()
def add(context: typer.Context, tags: Tags, refs: Refs, dry_run: DryRun = False) -> None:
    """Give papers tags. One that a paper has already, in whatever case or width, is not added again."""
    from paperlog.tags import added

    current, new = session(context), _parsed(tags)
    for hint in list(_other_spellings(current, new)):
        current.say(hint)

    def tagged(paper: "Paper") -> "Paper":
        return paper.with_(tags=added(paper.tags, new))

    change_papers(current, refs, tagged, f"tagged {_shown(new)}", dry_run=dry_run)


@app.command()
def remove(context: typer.Context, tags: Tags, refs: Refs, dry_run: DryRun = False) -> None:
    """Take tags off papers, in whatever case or width they are written."""
    from paperlog.tags import removed

    gone = _parsed(tags)

    def untagged(paper: "Paper") -> "Paper":
        return paper.with_(tags=removed(paper.tags, gone))

    change_papers(session(context), refs, untagged, f"no longer tagged {_shown(gone)}", dry_run=dry_run)


@app.command()
def rename(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The tag of now, in any case or width.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The tag that it becomes, as it is to be spelt.")],
    dry_run: DryRun = False,
) -> None:
    """Rename a tag in every paper. Where a paper has both, they become one."""
    from paperlog.provenance import as_persons
    from paperlog.queryterms import label_form
    from paperlog.rewriting import change_each
    from paperlog.tags import renamed

    current, (gone, wanted) = session(context), _both(old, new)
    twice: list[str] = []

    def retagged(paper: "Paper") -> "Paper":
        tags = renamed(paper.tags, gone, wanted)
        if len(tags) < len(paper.tags) and label_form(gone) != label_form(wanted):
            twice.append(paper.key)
        if tags == paper.tags:
            return paper
        return paper.with_(tags=tags, sources=as_persons(paper.sources, "tags", wanted))

    found = change_each(current.library, current.command, _having(current, gone), retagged, dry_run=dry_run)
    current.say_problems(found.problems, "")
    had_both = f", {len(twice)} of which had both" if twice else ""
    tell(current, found, f"with #{wanted} in the place of #{gone}{had_both}", dry_run=dry_run)
    if found.problems:
        raise typer.Exit(EXIT_PARTIAL)
    current.end_with_store_problems()


def _parsed(text: str) -> tuple[str, ...]:
    from paperlog.tags import parse_tags

    tags = parse_tags(written_out(text))
    if not tags:
        raise UsageError(f"'{text}' names no tag; write TAG or TAG,TAG before the papers")
    return tags


def _both(old: str, new: str) -> tuple[str, str]:
    from paperlog.tags import has_comma, parse_tag

    gone, wanted = parse_tag(written_out(old)), parse_tag(written_out(new))
    if not gone or not wanted or has_comma(wanted):
        raise UsageError(f"'{new if gone else old}' is no tag; a tag is a text without commas")
    return gone, wanted


def _having(current: Session, tag: str) -> list[str]:
    """The keys of the papers that have a tag, in whatever spelling; raises NotFoundError where none has."""
    from paperlog.commands.selecting import nearest
    from paperlog.querynodes import Label
    from paperlog.queryterms import label_form

    node = Label("tag", label_form(tag))
    keys = list(current.library.keys(current.library.select(node, "key")))
    if not keys:
        current.end_with_store_problems()
        raise NotFoundError(nearest(current.library, node))
    return keys


def _other_spellings(current: Session, tags: tuple[str, ...]) -> Iterator[str]:
    """Tells of tags that so far are spelt in another way only."""
    from shlex import join

    from paperlog.queryterms import label_form

    counts = current.library.counts("tag")
    for new in tags:
        same = [(tag, count) for tag, count in counts if label_form(tag) == label_form(new)]
        if same and new not in dict(same):
            tag, count = same[0]
            has = "paper has" if count == 1 else "papers have"
            yield f"{count} {has} this tag as #{tag}; `{join(['paperlog', 'tag', 'rename', new, tag])}` makes them one"


def _shown(tags: tuple[str, ...]) -> str:
    return " ".join(f"#{tag}" for tag in tags)
