"""The report of an import, for a person."""

from collections import Counter
from collections.abc import Iterator

from paperlog.ingest import FileReading
from paperlog.reconcile import Plan, Row

_MAX_CONFLICTS = 20


def report(readings: list[FileReading], plan: Plan, *, dry_run: bool) -> Iterator[str]:
    """One line a file with its format and counts, then the sum; what was kept against news in between."""
    rows_of: dict[str, list[Row]] = {}
    for row in plan.rows:
        rows_of.setdefault(row.file, []).append(row)
    for reading in readings:
        if reading.format:
            counts = _counts(rows_of.get(reading.file, []))
            yield f"{reading.file}: {reading.format}, {_entries(len(reading.entries))}: {counts}"
    kept = [row for row in plan.rows if row.action == "updated" and row.reason]
    for row in kept[:_MAX_CONFLICTS]:
        yield f"{row.file}:{row.line}: {row.key} {row.reason} where this entry says otherwise"
    if len(kept) > _MAX_CONFLICTS:
        yield f"… and {len(kept) - _MAX_CONFLICTS} more like these; --json lists them all"
    yield f"{'would be ' if dry_run else ''}{_sum(plan)}"


def _entries(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}"


def _counts(rows: list[Row]) -> str:
    counts = Counter(row.action for row in rows)
    return (
        ", ".join(
            f"{counts[action]} {action}" for action in ("created", "updated", "unchanged") if counts[action]
        )
        or "none"
    )


def _sum(plan: Plan) -> str:
    created = len(plan.created)
    updated = len(plan.changed) - created
    unchanged = len(plan.papers) - len(plan.changed)
    return f"papers: {created} created, {updated} updated, {unchanged} unchanged"
