"""papis (https://papis.readthedocs.io): a folder and an `info.yaml` for each document, and a cache.

The cache is chosen with `database-backend`: `papis` (a pickle, searched with regular expressions in the one
field that is asked) or `sqlite` (FTS5, over the fields named in `sqlite-schema-fields`; by `eprint` an import
knows a paper again). Neither looks at the files again by itself. `papis add` takes one BibTeX entry, and
`papis bibtex read … import` a whole file.
"""

import json
from hashlib import md5
from pathlib import Path

from ..papers import JA2, JA4, TAG, WORD, Sample
from ..scene import Scene
from ..tool import Tool
from . import bibtex

NAME, PACKAGES = "papis", ("papis",)
_ALL = {"papis": ".", "sqlite": "*"}
"""Each backend's own query for everything; papis always asks for `.`, which SQLite cannot read."""
_COLUMNS = "\\t".join(f"{{doc[{name}]}}" for name in ("ref", "title", "author", "year", "tags"))


def make(scene: Scene, binaries: Path) -> list[Tool]:
    """papis with its default cache and with SQLite, each with a library of its own."""
    return [_make(scene, binaries, "papis"), _make(scene, binaries, "sqlite")]


def _make(scene: Scene, binaries: Path, backend: str) -> Tool:
    name = "papis" if backend == "papis" else f"papis {backend}"
    home = scene.home(name.replace(" ", "-"))
    _configure(home, backend)
    for sample in scene.stored:
        _write(home / "library", sample)
    new = bibtex.write(scene.folder / f"{home.name}.bib", scene.waiting)
    commands = _commands(str(binaries / "papis"), bibtex.key(scene.shown), new)
    return Tool(name, home, commands, _titles, index=(home / "cache",))


def _configure(home: Path, backend: str) -> None:
    place = home / "config" / "papis"
    place.mkdir(parents=True)
    settings = (
        "[settings]\ndefault-library = library\n"
        f"database-backend = {backend}\ndefault-query-string = {_ALL[backend]}\n"
        'sqlite-schema-fields-extend = ["abstract", "abstract_ja", "eprint"]\n'
        f"[library]\ndir = {home / 'library'}\n"
    )
    (place / "config").write_text(settings, encoding="utf-8")


def _commands(papis: str, shown: str, new: Path) -> dict[str, list[str]]:
    listing = [papis, "list", "--all", "--format", _COLUMNS]
    exporting = [papis, "export", "--all", "--format"]
    importing = [papis, "bibtex", "read", str(new), "import", "--all", "--batch"]
    return {
        "version": [papis, "--version"],
        "help": [papis, "--help"],
        "list": listing,
        "tag": [*listing, f"tags:{TAG}"],
        "word": [*listing, f"abstract:{WORD}"],
        "ja2": [*listing, f"abstract_ja:{JA2}"],
        "ja4": [*listing, f"abstract_ja:{JA4}"],
        "show": [*exporting, "yaml", f'ref:"{shown}"'],
        "bibtex": [*exporting, "bibtex"],
        "json": [*exporting, "json"],
        "first": [*listing, f"tags:{TAG}"],
        "import": importing,
        "again": importing,
    }


def _write(library: Path, sample: Sample) -> None:
    """Writes a document as papis' own BibTeX import does. JSON strings are YAML, and quick to make."""
    fields = bibtex.fields(sample, japanese=True)
    key = bibtex.key(sample)
    papis_id = md5(key.encode(), usedforsecurity=False).hexdigest()
    fields |= {"ref": key, "type": "article", "tags": ", ".join(sample.tags), "papis_id": papis_id}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in sorted(fields.items())]
    authors = [f"- family: {family}\n  given: {given}\n" for family, given in bibtex.names(sample)]
    folder = library / papis_id
    folder.mkdir(parents=True)
    (folder / "info.yaml").write_text("".join([*lines, "author_list:\n", *authors]), encoding="utf-8")


def _titles(listing: str) -> list[str]:
    return [line.split("\t")[1] for line in listing.splitlines()]
