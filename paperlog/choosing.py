"""Which of two values that digests give one field a paper has (pure): the same one, in whatever order they come.

The newer arXiv version's; of one version, or where none is known, the longer text, but a title in
capital and small letters before one in small or capital ones alone; of a date the earlier day, and of
one day the earlier time, but for midnight; of a venue a conference or journal before arXiv; the full list of authors
before one that was cut. What is left is decided by the order of the letters.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from unicodedata import is_normalized

from paperlog.model import Related

Authors = tuple[tuple[str, ...], bool]
# Whether the first of two values of a field is the better one.
Better = Callable[[str, Any, Any], bool]

_PREPRINTS = frozenset({"arxiv", "corr", "preprint"})
# In seconds; the second is later than any date.
_DAY, _NEVER = 86_400, 1e12


def better(name: str, new: Any, old: Any) -> bool:
    """Whether a value is better than another one of the same field and version. Never both ways round."""
    return bool(_rank(name, new) > _rank(name, old))


def keeps(name: str, new: Any, old: Any) -> bool:
    """Never: the measure of what a person settled, when they made one of papers with two arXiv ids."""
    return False


def completes(name: str, new: Any, old: Any) -> bool:
    """Whether a value only completes what is there: the measure of who chose one of two papers by hand."""
    return name == "authors" and old[1] and not new[1]


def _rank(name: str, value: Any) -> tuple[Any, ...]:
    match name:
        case "published" | "noted":
            seconds = _seconds(value)
            # A day without its time is midnight; a moment of that day says more.
            return (-(seconds // _DAY), bool(seconds % _DAY), -seconds, value)
        case "year":
            return (-value,)
        case "score":
            return (value,)
        case "venue":
            return (value.casefold() not in _PREPRINTS, len(value), value)
        case "title":
            return (not _is_careless(value), len("".join(value.split())), value)
        case "authors":
            names, is_cut = value
            return (not is_cut, len(names), names)
    return (len("".join(value.split())), value)


def _is_careless(title: str) -> bool:
    """Whether a title of several words has no capital letter, or no small one: typed so, and not as it was printed."""
    return len(title.split()) > 1 and (title.islower() or title.isupper())


def _seconds(when: str) -> float:
    """A day or moment in ISO 8601 as seconds; what cannot be read is the latest."""
    try:
        moment = datetime.fromisoformat(when)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return _NEVER


def better_tag(new: str, old: str) -> bool:
    """Whether a spelling of a tag is better: without full-width letters, then with more capital ones."""
    return _tag_rank(new) > _tag_rank(old)


def _tag_rank(tag: str) -> tuple[Any, ...]:
    return (is_normalized("NFKC", tag), sum(map(str.isupper, tag)), tag)


def better_related(new: Related, old: Related) -> bool:
    """Whether what a digest says of a related paper is better: newer, then of more score, then the longer."""
    return _related_rank(new) > _related_rank(old)


def _related_rank(item: Related) -> tuple[Any, ...]:
    score = float("-inf") if item.score is None else item.score
    return (item.published or "", score, len(item.summary_ja or ""), item.summary_ja or "", item.title)
