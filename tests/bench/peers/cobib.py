"""cobib (https://gitlab.com/cobib/cobib): one YAML file for the whole library, and a pickle of it as cache.

It turns every field of a paper that it lists into LaTeX and logs a warning for each character that LaTeX
has no name for: seconds for each paper with a Japanese abstract. Therefore it is measured on a library
without Japanese and, with few papers, one Japanese search once on a library that has it. The quickest way to
search one field is `list ++field PATTERN` (`search` turns all entries into BibTeX). It exports BibTeX and
YAML, not JSON.
"""

import json
from pathlib import Path

from ..papers import JA4, TAG, WORD, Sample
from ..scene import Scene
from ..tool import Tool
from . import bibtex

NAME, PACKAGES = "cobib", ("cobib",)
SMALL = 1000
_CONFIG = """from cobib.config import config
config.commands.list_.default_columns = ["label", "title", "author", "year", "tags"]
"""


def make(scene: Scene, binaries: Path) -> list[Tool]:
    """cobib without Japanese, and, for a small library, with it."""
    plain = _make(scene, binaries, "cobib", japanese=False)
    if scene.size > SMALL:
        return [plain]
    return [plain, _make(scene, binaries, "cobib with Japanese", japanese=True)]


def _make(scene: Scene, binaries: Path, name: str, japanese: bool) -> Tool:
    home = scene.home(name.replace(" ", "-"))
    for folder, file, text in (("config", "config.py", _CONFIG), ("data", "literature.yaml", "")):
        (home / folder / "cobib").mkdir(parents=True)
        (home / folder / "cobib" / file).write_text(text, encoding="utf-8")
    with (home / "data" / "cobib" / "literature.yaml").open("w", encoding="utf-8") as library:
        library.writelines(_document(sample, japanese) for sample in scene.stored)
    new = bibtex.write(scene.folder / f"{home.name}.bib", scene.waiting, japanese)
    cobib = [str(binaries / "cobib"), "--porcelain"]
    searching = {"ja4": [*cobib, "list", "++abstract_ja", JA4]}
    commands = searching if japanese else _commands(cobib, bibtex.key(scene.shown), new)
    return Tool(name, home, commands, _titles, index=(home / "cache" / "cobib" / "databases",), once=japanese)


def _commands(cobib: list[str], shown: str, new: Path) -> dict[str, list[str]]:
    importing = [*cobib, "import", "--bibtex", "--skip-download", "--", str(new)]
    return {
        "version": [*cobib, "--version"],
        "help": [*cobib, "--help"],
        "list": [*cobib, "list"],
        "tag": [*cobib, "list", "++tags", TAG],
        "word": [*cobib, "list", "++abstract", WORD],
        "show": [*cobib, "show", shown],
        "bibtex": [*cobib, "export", "--bibtex", "--", "/dev/stdout"],
        "first": [*cobib, "list", "++tags", TAG],
        "import": importing,
        "again": importing,
    }


def _document(sample: Sample, japanese: bool) -> str:
    """A YAML document as cobib's own BibTeX import writes it, but for line breaks. JSON strings are YAML."""
    fields = {"ENTRYTYPE": "article", **bibtex.fields(sample, japanese)}
    del fields["author"]
    lines = [f"  {name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items()]
    authors = [f"  - first: {given}\n    last: {family}\n" for family, given in bibtex.names(sample)]
    tags = [f"  - {json.dumps(tag)}\n" for tag in sample.tags]
    body = [*lines, "  author:\n", *authors, *(["  tags:\n", *tags] if tags else [])]
    return "".join(["---\n", f"{bibtex.key(sample)}:\n", *body, "...\n"])


def _titles(listing: str) -> list[str]:
    return [line.split("::")[1] for line in listing.splitlines() if line.startswith("arxiv")]
