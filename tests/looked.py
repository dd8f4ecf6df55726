"""Files and overviews for checks, from YAML as a person would write it."""

from collections.abc import Callable, Iterable
from datetime import date

from stores import new_store

from paperlog.checks import chosen
from paperlog.checks.base import File, Finding, Settings
from paperlog.checkup import checkup, read_one
from paperlog.codec import to_yaml_values
from paperlog.library import Library
from paperlog.paths import file_of
from paperlog.store import Store
from paperlog.yamldumper import dump

SETTINGS = Settings(date(2025, 8, 1))


def file(text: str, place: str = "m/me.yaml") -> File:
    """A file of the store with this text, at this place below `papers/`."""
    with new_store() as store:
        path = store.papers / place
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
        return read_one(store, path)


def told(
    check: Callable[[File, Settings], Iterable[Finding]], text: str, place: str = "m/me.yaml"
) -> list[str]:
    """What a check of one file says: `LINE: message; advice`."""
    return [_line(each) for each in check(file(text, place), SETTINGS)]


def _line(finding: Finding) -> str:
    return f"{finding.line}: {finding.message}; {finding.advice}"


def mended(check: Callable[[File, Settings], Iterable[Finding]], text: str, place: str = "m/me.yaml") -> str:
    """The file's paper as YAML after all that a check would mend in it."""
    looked = file(text, place)
    paper = looked.paper
    assert paper is not None
    for finding in check(looked, SETTINGS):
        for mend in finding.mends:
            paper = mend.change(paper)  # type: ignore[union-attr]
    return dump(to_yaml_values(paper))


def looked_at(texts: dict[str, str], *names: str, allowed: Iterable[str] = ()) -> list[Finding]:
    """What these checks find in a store with these files (key or place: text)."""
    with new_store() as store:
        return _looked_at(store, texts, names, allowed)


def found(texts: dict[str, str], *names: str, allowed: Iterable[str] = ()) -> list[tuple[str, str, str]]:
    """What these checks say of a store with these files (key or place: text): check, `PLACE:LINE`, message."""
    with new_store() as store:
        findings = _looked_at(store, texts, names, allowed)
    root = f"{store.papers}/"
    return [(each.check, each.where.removeprefix(root), each.message.replace(root, "")) for each in findings]


def _looked_at(
    store: Store, texts: dict[str, str], names: Iterable[str], allowed: Iterable[str]
) -> list[Finding]:
    for name, text in texts.items():
        path = store.papers / (name if name.endswith(".yaml") else file_of(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    with Library.open(store.root) as library:
        return checkup(library, chosen(names, ()), SETTINGS._replace(allowed=frozenset(allowed))).findings
