"""What `import` does, without the command line around it."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paperlog.commands.options import Importing
from paperlog.commands.progress import progress
from paperlog.commands.session import Session
from paperlog.digests import named as named_format
from paperlog.entries import Located, Problem
from paperlog.errors import EXIT_PARTIAL, Ended, UsageError
from paperlog.ingest import STDIN, SUFFIXES, FileReading, digest_files, is_much, read_files

if TYPE_CHECKING:
    from paperlog.planrows import Plan, Row
    from paperlog.unread import Unread

# What is needed when the files have been read is loaded while they are.
_NEXT = (
    "importing",
    "recovery",
    "changing",
    "changes",
    "yamldumper",
    "codec",
    "indexafter",
    "newfiles",
    "flushing",
)
# Of other people's what writing many files needs.
_OF_MANY = ("concurrent.futures.thread", "ctypes")


def import_papers(current: Session, paths: Sequence[str | Path], importing: Importing) -> None:
    """Imports files. Raises UsageError, and Ended where something could not be read or taken in."""
    if importing.format is not None:
        named_format(importing.format)
    readings = _readings(current, [Path(path) for path in paths], importing.format)
    if importing.related:
        from paperlog.relatedentries import with_related

        readings = [reading._replace(entries=with_related(reading.entries)) for reading in readings]
    entries = [located for reading in readings for located in reading.entries]
    library = current.library
    from paperlog.unread import Unread

    entries, unsure = _without_unreadable(entries, Unread(library))
    with _uncollected():
        if importing.dry_run:
            from paperlog.steady import steadily

            plan = steadily(library, lambda: library.plan(entries))
        else:
            plan = library.import_entries(entries, current.command, is_last=True)
    problems = [problem for reading in readings for problem in reading.problems] + unsure + plan.problems
    if importing.json:
        from paperlog.commands.output import write_text

        write_text([_json(plan, readings, problems)])
    _tell(current, readings, plan, problems, dry_run=importing.dry_run, quiet=importing.json)
    is_damaged = current.say_problems(library.problems())
    if problems or is_damaged:
        raise Ended(EXIT_PARTIAL)


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


def _without_unreadable(entries: list[Located], unread: "Unread") -> tuple[list[Located], list[Problem]]:
    """The entries, but those whose paper may be in a file that cannot be read: they would become its duplicates."""
    sure: list[Located] = []
    unsure: list[Problem] = []
    for located in entries:
        if key := unread.key_for(located):
            what = f"its paper may be {key}, whose file cannot be read"
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
    is_long = is_much(files)
    readings = read_files(files, format, named=set(paths), is_long=is_long)
    for name in (*(f"paperlog.{name}" for name in _NEXT), *(_OF_MANY if is_long else ())):
        import_module(name)
    current.library.surely(lambda index: index.enter_blocks())
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


def _json(plan: "Plan", readings: list[FileReading], problems: Iterable[Problem]) -> str:
    from paperlog.jsontext import json_text
    from paperlog.views.report import notices

    rows = [_told(row) for row in (*plan.rows, *plan.moved)]
    rows += [_row("notice", each) for each in notices(readings)]
    rows += [_row("problem", each) for each in problems]
    lines = ",\n".join(json_text(row) for row in rows)
    return f"[\n{lines}\n]\n" if rows else "[]\n"


def _told(row: "Row") -> dict[str, Any]:
    return row._asdict() | {"duplicates": [each._asdict() for each in row.duplicates]}


def _row(action: str, told: Problem) -> dict[str, Any]:
    """What is told of no entry, with the fields of an entry's row."""
    reason = f"{told.message}; {told.advice}" if told.advice else told.message
    empty: dict[str, Any] = {"key": None, "action": action, "fields": [], "matched_by": None}
    return {"file": told.file, "line": told.line, **empty, "reason": reason, "duplicates": []}
