"""`paperlog import`: digests into the store."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from paperlog.citekey import citekey
from paperlog.commands.progress import progress
from paperlog.commands.session import Session, session
from paperlog.digests import named as named_format
from paperlog.digests import names
from paperlog.entries import Located, Problem
from paperlog.errors import EXIT_PARTIAL, UsageError
from paperlog.ingest import STDIN, SUFFIXES, FileReading, digest_files, read_files

# What is needed when the files have been read is loaded while they are.
if TYPE_CHECKING:
    from paperlog.planrows import Plan

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("import")
def import_(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH…", help="Files; folders, for the files below them; - for stdin."),
    ],
    format: Annotated[
        str | None,
        typer.Option("--format", metavar="|".join(names()), help="Else told from the content."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Say what would be done; change nothing.")
    ] = False,
    related: Annotated[
        bool,
        typer.Option("--with-related", help="Also a record of each related paper that a digest names."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One row an entry, as a JSON array.")] = False,
) -> None:
    """Read digests, or another tool's papers, into the store: new papers are created, known ones gain what is new.

    Again changes nothing. Also read: what `paperlog export` writes as JSON, JSON Lines and YAML, the files of
    another store, BibTeX, BibLaTeX and CSL-JSON.
    """
    current = session(context)
    if format is not None:
        named_format(format)
    readings = _readings(current, paths, format)
    if related:
        from paperlog.relatedentries import with_related

        readings = [replace(reading, entries=with_related(reading.entries)) for reading in readings]
    entries = [located for reading in readings for located in reading.entries]
    entries, unsure = _without_unreadable(entries, current.library.unreadable_keys())
    library = current.library
    with _uncollected():
        plan = (
            library.plan(entries)
            if dry_run
            else library.import_entries(entries, current.command, is_last=True)
        )
    problems = [problem for reading in readings for problem in reading.problems] + unsure
    if as_json:
        from paperlog.commands.output import write_text

        write_text([_json(plan, problems)])
    _tell(current, readings, plan, problems, dry_run=dry_run, quiet=as_json)
    if problems or current.say_problems(library.problems()):
        raise typer.Exit(EXIT_PARTIAL)


@contextmanager
def _uncollected() -> Iterator[None]:
    """The entries stay to the end: a collector that goes through them again and again takes a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _without_unreadable(
    entries: list[Located], unreadable: frozenset[str]
) -> tuple[list[Located], list[Problem]]:
    """The entries, but those whose paper may be in a file that cannot be read: they would become its duplicates."""
    sure: list[Located] = []
    unsure: list[Problem] = []
    for located in entries:
        entry = located.entry
        own = located.record.paper.key if located.record else None
        keys = {own, entry.arxiv_id, citekey(entry.title, entry.authors, entry.year)} & unreadable
        if keys:
            what = f"its paper may be {min(filter(None, keys))}, whose file cannot be read"
            unsure.append(Problem(located.file, located.line, what, "mend that file and import again"))
        else:
            sure.append(located)
    return sure, unsure


def _readings(current: Session, paths: list[Path], format: str | None) -> list[FileReading]:
    """What the files hold; where copies of this process read them, it makes the library ready meanwhile."""
    missing = [str(path) for path in paths if str(path) != STDIN and not path.exists()]
    if len(missing) == len(paths):
        raise UsageError(f"{missing[0]}: there is no such file or folder; check the path")
    files = list(digest_files(paths))
    if not files:
        raise UsageError(f"{paths[0]}: no digest below it; they end in {', '.join(SUFFIXES)}")
    readings = read_files(files, format, named=set(paths))
    current.library.make_ready()
    return list(progress(readings, len(files), "reading"))


def _tell(
    current: Session,
    readings: list[FileReading],
    plan: "Plan",
    problems: list[Problem],
    *,
    dry_run: bool,
    quiet: bool,
) -> None:
    if not quiet:
        from paperlog.views.report import report

        for line in report(readings, plan, dry_run=dry_run):
            current.say(line)
    current.say_problems(problems)


def _json(plan: "Plan", problems: Iterable[Problem]) -> str:
    from paperlog.jsontext import json_text

    rows = [asdict(row) for row in plan.rows]
    rows += [
        {"file": p.file, "line": p.line, "key": None, "action": "problem", "fields": [], "matched_by": None,
         "reason": f"{p.message}; {p.advice}" if p.advice else p.message}
        for p in problems
    ]  # fmt: skip
    lines = ",\n".join(json_text(row) for row in rows)
    return f"[\n{lines}\n]\n" if rows else "[]\n"
