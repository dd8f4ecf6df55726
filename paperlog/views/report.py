"""The report of an import, for a person."""

from collections import Counter
from collections.abc import Iterator

from paperlog.entries import Problem
from paperlog.fields import NAMES
from paperlog.ingest import FileReading
from paperlog.joinrecords import NOTHING_NEW
from paperlog.planrows import IMPORTED_BEFORE, Action, Plan, Row

_MAX_FILES = 20
_MAX_REMARKS = 20


def report(readings: list[FileReading], plan: Plan, *, dry_run: bool) -> Iterator[str]:
    """One line a file with its format and counts, then the sum; what was kept against news in between.

    Where the files are many, only the first of those that hold news.
    """
    yield from _files([reading for reading in readings if reading.format], plan)
    yield from _aliens([reading.file for reading in readings if reading.is_alien])
    told = [str(notice) for reading in readings for notice in reading.notices]
    remarks = [(row, line) for row in (*plan.rows, *plan.moved) if (line := _remark(row))]
    if len(told) + len(remarks) > _MAX_REMARKS:  # then those first that ask a person to do something
        remarks.sort(key=lambda remark: not remark[0].duplicates)
    told += [line for _, line in remarks]
    yield from told[:_MAX_REMARKS]
    if len(told) > _MAX_REMARKS:
        yield f"… and {len(told) - _MAX_REMARKS} more like these; --json lists them all"
    yield f"papers{' (dry run, nothing written)' if dry_run else ''}: {_sum(plan)}"


def notices(readings: list[FileReading]) -> Iterator[Problem]:
    """What a person should know of files and is no problem, each by itself: for `import --json`."""
    for reading in readings:
        if reading.is_alien:
            yield Problem(reading.file, 0, "of no format that is known", "left alone")
        yield from reading.notices


def _remark(row: Row) -> str | None:
    """What a person should know of one entry: what was kept against it, and what it may be a duplicate of."""
    if row.reason in (None, IMPORTED_BEFORE, NOTHING_NEW):
        return None
    what = f"is a {row.reason}" if row.action == "created" else row.reason
    return f"{row.file}:{row.line}: {row.key} {what}"


def _aliens(files: list[str]) -> Iterator[str]:
    if files:
        what = "file is" if len(files) == 1 else "files are"
        several = ", ".join(files[:3]) + (", …" if len(files) > 3 else "")
        yield f"{len(files)} {what} of no format that is known, and left alone: {several}"


def _files(readings: list[FileReading], plan: Plan) -> Iterator[str]:
    rows_of: dict[str, list[Row]] = {}
    for row in plan.rows:
        rows_of.setdefault(row.file, []).append(row)
    shown = readings
    if len(readings) > _MAX_FILES:
        new = {row.file for row in plan.rows if row.action != "unchanged"}
        shown = [reading for reading in readings if reading.file in new][:_MAX_FILES]
    for reading in shown:
        counts = _counts(rows_of.get(reading.file, []), len(reading.entries))
        yield f"{reading.file}: {reading.format}, {_held(reading)}: {counts}"
    if more := len(readings) - len(shown):
        what = _count(more, "more file", "more files") if shown else f"{more} files without news"
        yield f"{'… and ' if shown else ''}{what}; --json lists every entry"


def _held(reading: FileReading) -> str:
    """How many entries a file held, and how many papers besides that these name."""
    named = sum(located.is_named for located in reading.entries)
    entries = _count(len(reading.entries) - named, "entry", "entries")
    return entries + (f", {_count(named, 'related paper', 'related papers')}" if named else "")


def _count(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _counts(rows: list[Row], entries: int) -> str:
    """What became of so many entries; those without a row are told as problems."""
    counts = Counter(row.action for row in rows)
    actions: tuple[Action, ...] = ("created", "updated", "unchanged")
    told = [
        f"{counts[action]} {action}{_fields(rows) if action == 'updated' else ''}"
        for action in actions
        if counts[action]
    ]
    told += [f"{entries - len(rows)} not taken in"] if entries > len(rows) else []
    return ", ".join(told) or "none"


def _fields(rows: list[Row]) -> str:
    """The fields that the updates of a file brought, in their order."""
    found = {name for row in rows if row.action == "updated" for name in row.fields}
    return f" ({', '.join(name for name in NAMES if name in found)})"


def _sum(plan: Plan) -> str:
    created, changed = len(plan.created), {paper.key for paper in plan.changed}
    updated = len(changed) - created
    unchanged = len({row.key for row in (*plan.rows, *plan.moved)} - changed)
    joined = f", {len(plan.joined)} made part of another" if plan.joined else ""
    return f"{created} created, {updated} updated, {unchanged} unchanged{joined}"
