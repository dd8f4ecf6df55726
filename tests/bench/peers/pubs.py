"""pubs (https://github.com/pubs/pubs): a BibTeX file and a YAML file a paper, and two pickles as cache.

It needs bibtexparser 1, which its package does not say. Its searches name a field and take any substring;
it exports BibTeX alone. Tags stand in the YAML files, and its import does not take any over.
"""

import re
from pathlib import Path

from ..papers import JA2, JA4, TAG, WORD, Sample
from ..scene import Scene
from ..tool import Tool
from . import bibtex

NAME, PACKAGES = "pubs", ("pubs", "bibtexparser<2")
_ROW = re.compile(r'^\[arxiv[^\]]+\] .*?"(.*)" \(\d{4}\)', re.MULTILINE)


def make(scene: Scene, binaries: Path) -> list[Tool]:
    """pubs, told to print all authors of a paper."""
    home = scene.home("pubs")
    store = home / "store"
    for folder in ("bib", "meta", "doc", "notes"):
        (store / folder).mkdir(parents=True)
    settings = f"[main]\npubsdir = {store}\ndocsdir = {store / 'doc'}\nmax_authors = 0\n"
    (home / ".pubsrc").write_text(settings, encoding="utf-8")
    for sample in scene.stored:
        _write(store, sample)
    new = scene.folder / "pubs.bib"
    new.write_text("\n".join(bibtex.entry(sample) for sample in scene.waiting), encoding="utf-8")
    commands = _commands(str(binaries / "pubs"), bibtex.key(scene.shown), new)
    return [Tool("pubs", home, commands, _titles, index=(store / ".cache",))]


def _commands(pubs: str, shown: str, new: Path) -> dict[str, list[str]]:
    return {
        "version": [pubs, "--version"],
        "help": [pubs, "--help"],
        "list": [pubs, "list"],
        "tag": [pubs, "list", f"tag:{TAG}"],
        "word": [pubs, "list", f"abstract:{WORD}"],
        "ja2": [pubs, "list", f"abstract_ja:{JA2}"],
        "ja4": [pubs, "list", f"abstract_ja:{JA4}"],
        "show": [pubs, "export", shown],
        "bibtex": [pubs, "export"],
        "first": [pubs, "list", f"tag:{TAG}"],
        "import": [pubs, "import", str(new)],
        "again": [pubs, "import", str(new)],
    }


def _write(store: Path, sample: Sample) -> None:
    """Writes a paper's two files as pubs itself writes them."""
    key = bibtex.key(sample)
    (store / "bib" / f"{key}.bib").write_text(bibtex.entry(sample), encoding="utf-8")
    tags = "".join(f"    {tag}: null\n" for tag in sample.tags)
    meta = f"added: {sample.published:%Y-%m-%d %H:%M:%S}\ndocfile: null\ntags: !!set"
    (store / "meta" / f"{key}.yaml").write_text(meta + (f"\n{tags}" if tags else " {}\n"), encoding="utf-8")


def _titles(listing: str) -> list[str]:
    return _ROW.findall(listing)
