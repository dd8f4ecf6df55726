"""The floors of the house: each file imports only from its own floor and from floors below, and in no circle."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import paperlog

ROOT = Path(paperlog.__file__).parent
FLOORS = (
    "__init__ errors linenumbers fields orders paths tex text dates arxiv cells typeset sentences anchors citekey files"
    " lock flushing outfile reading watching jsontext richtext arxiv_categories config settings lexicon editor"
    " certaindates kanji titlemarks newfiles refusals patterns",
    "model entries",
    "codec yamlfaults yamltext yamldumper yamledit yamlcarry query querynodes querydates queryranges queryterms"
    " document match reconcile merge mergelists choosing provenance given joining sameness sameauthors sametitles"
    " samewords foresight bilingual digests digest_hash rows template checks threeway threewaylists threewayvalues"
    " threewayitems threewaytags yamlpieces"
    " nearterms nearness feedback relatedentries yamlfields yamllists yamlcomments papertext tags addresses gitrenames"
    " yamlitems itemcarry joinrecords looks bounds plandrafts planleads planrecords planrows titles tying uniting"
    " planclaims planshelf planfinding relatednames sameshort"
    " samesigns samejapanese samehidden sameslips serialtitles preprints sametimes samedifference apart exports"
    " samevenues sameevidence titlenumbers planentries planmoves nothingknown parting settling neighbours together",
    "store journal halves changes written changing recovery settled references index indexcells indexfile indexpeek"
    " indexscan indexschema indexsql indexsync ingest known sight lookahead indexpairs strays linked"
    " gitmerge gitsetup indexterms indexnear suggestions relations counting indexentry indexrows indexwrite indexlater"
    " findahead forked drafts importing opening indexopen indexrendered indextitles indexafter indexcheck"
    " indexdamage past steady relatedlinks indexnew entryarchive entryties",
    "library relatives views unread checkup mending completion rewriting exporting",
    "commands",
    "cli __main__",
)
FLOOR_OF = {name: floor for floor, names in enumerate(FLOORS) for name in names.split()}
FILES = sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.py"))
# A library that only some rooms may know.
KEPT_IN = {
    "sqlite3": ["indexfile.py"],
    "fcntl": ["forked.py", "lock.py"],
    "rich": ["commands/progress.py"],
    "click": [],
    "pylatexenc": ["exports/letters.py", "views/readable.py"],
}


@cache
def imports(file: Path) -> tuple[str, ...]:
    """The modules that a file imports, also inside functions and for types alone."""
    return tuple(_imports(file))


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse((ROOT / file).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if is_file(name) else node.module for name in inside)


def is_file(module: str) -> bool:
    return (ROOT.parent / Path(*module.split("."))).with_suffix(".py").exists()


def own(file: Path) -> set[str]:
    """The files of paperlog that a file imports, as `codec` or `digests.base`."""
    names = {
        name.removeprefix("paperlog").lstrip(".")
        for name in imports(file)
        if name.split(".")[0] == "paperlog"
    }
    return {name or "__init__" for name in names}


def module_of(file: Path) -> str:
    return ".".join(file.with_suffix("").parts).removesuffix(".__init__")


def test_the_table_names_what_is_there_and_nothing_else():
    assert set(FLOOR_OF) == {file.parts[0].removesuffix(".py") for file in FILES}


@pytest.mark.parametrize("file", FILES, ids=str)
def test_a_file_imports_only_from_its_floor_and_below(file: Path):
    floor = FLOOR_OF[file.parts[0].removesuffix(".py")]
    above = {name for name in own(file) if FLOOR_OF[name.split(".")[0]] > floor}
    assert above == set()


def test_there_is_no_circle():
    known = {module_of(file): own(file) for file in FILES}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " imports ".join([*path[path.index(name) :], name])
        if name not in done:
            for other in known.get(name, ()):
                visit(other, (*path, name))
            done.add(name)

    for name in known:
        visit(name, ())


@pytest.mark.parametrize("library", KEPT_IN)
def test_a_library_stays_in_its_room(library: str):
    users = {
        file.as_posix() for file in FILES if any(name.split(".")[0] == library for name in imports(file))
    }
    assert sorted(users) == KEPT_IN[library]
