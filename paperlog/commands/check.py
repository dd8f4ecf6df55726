"""`paperlog check`: what is wrong in the store, and the mending of it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from paperlog.checks import COUNTED, chosen
from paperlog.checks.base import Check, Finding, PutAside, Settings
from paperlog.commands.output import show_text, write_text
from paperlog.commands.refs import expand
from paperlog.commands.session import MAX_PROBLEMS, Session, session
from paperlog.errors import EXIT_PARTIAL
from paperlog.jsontext import json_text
from paperlog.steady import steadily
from paperlog.views.findings import finding_line, finding_row, finding_view, summary

if TYPE_CHECKING:
    from paperlog.checkup import Checkup

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_Names = list[str] | None


@app.command()
def check(
    context: typer.Context,
    refs: Annotated[
        _Names, typer.Argument(metavar="[REF]…", help="Tell only what concerns these papers; - reads them.")
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what is safe, as one change that `undo` takes back.")
    ] = False,
    only: Annotated[
        _Names, typer.Option("--only", metavar="CHECK", help="Only this check; repeatable.")
    ] = None,
    skip: Annotated[
        _Names, typer.Option("--skip", metavar="CHECK", help="Not this check; repeatable.")
    ] = None,
    allow_field: Annotated[
        _Names, typer.Option("--allow-field", metavar="NAME", help="This field is my own; repeatable.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Hints count as well for the exit status.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array, one object a finding.")] = False,
) -> None:
    """Say what is wrong in the store, with file and line. Exit status 3 where anything is, 0 where nothing is.

    Hints do not count: unknown fields that look like your own, papers without an id. Papers are never merged.
    """
    current = session(context)
    checks = chosen(only or (), skip or ())
    settings = Settings(datetime.now(UTC).date(), frozenset(allow_field or ()))
    keys = {current.library.key_of(ref) for ref in expand(refs, current)} if refs else None
    left, count = _look(current, checks, settings, keys)
    mended: list[Finding] = []
    problems: list[str] = []
    if fix and any(finding.mends for finding in left):
        mended, (left, count), problems = _mend(current, checks, settings, keys, left)
    is_wrong = any(strict or finding.level == "wrong" for finding in left)
    if COUNTED not in (only or ()):
        left = _without_counted(current, left)
    _tell(current, mended, left, as_json=as_json)
    for line in summary(left, count):
        current.say(line)
    if current.say_problems(problems) or is_wrong:
        raise typer.Exit(EXIT_PARTIAL)


def _look(
    current: Session, checks: tuple[Check, ...], settings: Settings, keys: set[str] | None
) -> "Checkup":
    from paperlog.checkup import checkup

    found = steadily(current.library, lambda: checkup(current.library, checks, settings))
    if keys is None:
        return found
    return found._replace(findings=[each for each in found.findings if keys.intersection(each.keys)])


class _Outcome(NamedTuple):
    mended: list[Finding]
    left: "Checkup"
    problems: list[str]


def _mend(
    current: Session,
    checks: tuple[Check, ...],
    settings: Settings,
    keys: set[str] | None,
    found: list[Finding],
) -> _Outcome:
    """Looks again while no other paperlog writes, mends, and looks what is left."""
    from paperlog.mending import mend, put_aside

    damaged = [each for each in found if any(isinstance(one, PutAside) for one in each.mends)]
    put_aside(current.library, damaged)
    with current.library.writing():
        found = damaged + _look(current, checks, settings, keys).findings
        problems = mend(current.library, current.command, found)
        left = _look(current, checks, settings, keys)
    still = {(finding.check, finding.file, finding.message) for finding in left.findings}
    mended = [each for each in found if each.mends and (each.check, each.file, each.message) not in still]
    return _Outcome(mended, left, problems)


def _without_counted(current: Session, found: list[Finding]) -> list[Finding]:
    count = sum(finding.check == COUNTED for finding in found)
    if count:
        what = "1 paper has" if count == 1 else f"{count} papers have"
        current.say(f"{what} neither an arXiv id nor a DOI (`paperlog check --only {COUNTED}` lists them)")
    return [finding for finding in found if finding.check != COUNTED]


def _tell(current: Session, mended: list[Finding], left: list[Finding], *, as_json: bool) -> None:
    if as_json:
        _write_json(mended, left)
    elif current.is_terminal:
        shown = (finding_view(each, current.width, has_color=current.has_color) for each in left)
        show_text(current, shown)
    else:
        write_text(map(finding_line, left))
    for each in mended[:MAX_PROBLEMS]:
        current.say(f"mended: {each.where}: {each.message}")
    if len(mended) > MAX_PROBLEMS:
        current.say(f"mended: … and {len(mended) - MAX_PROBLEMS} more like these")


def _write_json(mended: Iterable[Finding], left: Iterable[Finding]) -> None:
    rows = [finding_row(each, is_mended=True) for each in mended]
    rows += [finding_row(each, is_mended=False) for each in left]
    lines = ",\n".join(json_text(row) for row in rows)
    write_text([f"[\n{lines}\n]\n" if rows else "[]\n"])
