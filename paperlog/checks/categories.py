"""Checks of categories, against arXiv's own list."""

from collections.abc import Iterator
from functools import partial
from unicodedata import normalize

from rapidfuzz import fuzz, process

from paperlog.arxiv_categories import CATEGORIES
from paperlog.checks.base import File, Finding, Rewrite, Settings
from paperlog.model import Paper

_ALL = sorted(CATEGORIES)
_BY_FORM = {name.lower(): name for name in _ALL}


def category(file: File, _: Settings) -> Iterator[Finding]:
    """What `category:cs.*` would miss."""
    unknown = [name for name in file.paper.categories if name not in CATEGORIES] if file.paper else []
    lines = {place.text: place.line for place in file.places("categories")} if unknown else {}
    for name in unknown:
        yield _unknown(file, name, lines.get(name, 0))


def _unknown(file: File, name: str, line: int) -> Finding:
    message = f"arXiv has no category '{name[:40]}'"
    if right := _BY_FORM.get(normalize("NFKC", name).lower()):
        mend = Rewrite(file.place, partial(_with, old=name, new=right))
        return file.wrong("categories", message, f"write '{right}'", mend, line=line)
    near = process.extract(name, _ALL, scorer=fuzz.ratio, score_cutoff=70, limit=3)
    names = ", ".join(found for found, _, _ in near)
    advice = (
        f"nearest: {names}"
        if names
        else "see https://arxiv.org/category_taxonomy; what is no category can be a tag"
    )
    return file.wrong("categories", message, advice, line=line)


def _with(paper: Paper, old: str, new: str) -> Paper:
    names = (new if name == old else name for name in paper.categories)
    return paper.with_(categories=tuple(dict.fromkeys(names)))
