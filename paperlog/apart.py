"""What files say of papers that theirs is not (`not_same_as`), when two of them become one (pure)."""

from collections.abc import Iterable

from paperlog.arxiv import parse_id
from paperlog.fields import ASIDE, DEFAULTS
from paperlog.model import Paper
from paperlog.text import fold
from paperlog.yamledit import edit
from paperlog.yamltext import load

_FIELD = "not_same_as"


def apart_in(text: str) -> tuple[str, ...]:
    """The names that a file's text gives there; raises UnreadableError where it is no YAML."""
    if _FIELD not in text:
        return ()
    told = load(text).values.get(_FIELD)
    items = told if isinstance(told, list) else [told]
    return tuple(item.strip() for item in items if isinstance(item, str) and item.strip())


def is_named_by(paper: Paper, name: str) -> bool:
    """Whether a key, an alias or an arXiv id in any spelling is a paper's."""
    parsed = parse_id(name)
    names = {fold(each) for each in (paper.key, *paper.aliases, paper.arxiv_id) if each}
    return fold(name) in names or (parsed is not None and parsed[0] in names)


def settled(text: str, other: str, paper: Paper) -> tuple[str, str, tuple[str, ...]]:
    """The texts of two files of which the first becomes that of both: who is not the same, stands in it alone.

    The names that are the paper's own by now are left out, and given beside. Raises UnreadableError, beginning with
    the line number, where that cannot be written.
    """
    mine, theirs = apart_in(text), apart_in(other)
    own = tuple(name for name in dict.fromkeys((*mine, *theirs)) if is_named_by(paper, name))
    wanted = [name for name in dict.fromkeys((*mine, *theirs)) if name not in own]
    return _with(text, mine, wanted), _with(other, theirs, []), own


def _with(text: str, names: Iterable[str], wanted: list[str]) -> str:
    if [*names] == wanted:
        return text
    return edit(text, {_FIELD: wanted or None}, (*DEFAULTS, *ASIDE))
