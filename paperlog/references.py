"""What a reference names: a key, an arXiv id in any spelling, an alias, or a unique beginning of a key."""

from typing import TYPE_CHECKING, Protocol

from paperlog.arxiv import parse_id
from paperlog.citekey import is_key
from paperlog.errors import NotFoundError
from paperlog.text import fold, visible

if TYPE_CHECKING:
    from paperlog.index import Index
    from paperlog.store import Store

_SHOWN = 100
_MOST = 3


class Named(Protocol):
    """What references are looked up in: a store, and its index, which is not opened where the store can tell."""

    @property
    def store(self) -> "Store":
        """The files."""

    @property
    def index(self) -> "Index":
        """The index of them."""


def key_of(papers: Named, ref: str) -> str:
    """The key that a reference names: a key, an arXiv id in any spelling, an alias, or a unique beginning.

    Raises NotFoundError, which names the nearest keys.
    """
    ref = ref.strip()
    if not ref.isprintable():
        what = f"no paper '{visible(ref[:_SHOWN])}'; a key has no such characters"
        raise NotFoundError(f"{what}, `paperlog list --keys` prints every key")
    for key in (ref, fold(ref)):
        if is_key(key) and papers.store.exists(key):
            return key
    parsed = parse_id(ref) or parse_id(fold(ref))
    if parsed and papers.store.exists(parsed[0]):
        return parsed[0]
    found = papers.index.by_arxiv_id(parsed[0]) if parsed else []
    named = found[:1] or papers.index.by_name(parsed[0] if parsed else ref)
    if len(named) > 1:
        several = f"several papers are called '{ref[:_SHOWN]}': {', '.join(named[:_MOST])}"
        raise NotFoundError(f"{several}{', …' if len(named) > _MOST else ''}; write the key of one")
    return named[0] if named else _by_beginning(papers.index, fold(ref) or ref)


def _by_beginning(index: "Index", ref: str) -> str:
    keys = index.by_beginning(ref) if ref else []
    if len(keys) == 1:
        return keys[0]
    if keys:
        more = ", …" if len(keys) > 2 else ""
        several = ", ".join(keys[:2])
        raise NotFoundError(f"'{ref}' is the beginning of several keys: {several}{more}; write more of it")
    raise NotFoundError(f"no paper '{ref[:_SHOWN]}'{_near_keys(index, ref[:_SHOWN])}")


def _near_keys(index: "Index", ref: str) -> str:
    from rapidfuzz import fuzz, process

    near = process.extract(ref, index.all_keys(), scorer=fuzz.ratio, score_cutoff=60, limit=3)
    names = ", ".join(name for name, _, _ in near)
    return f"; nearest: {names}" if names else "; `paperlog list --keys` prints every key"
