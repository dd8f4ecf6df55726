"""A query held against papers: which of them match, and how well."""

import re
from collections.abc import Callable
from datetime import date
from operator import attrgetter

from paperlog.dates import FIRST_DAY, LAST_DAY, moments, whole_days
from paperlog.document import TEXT_LINES, Document
from paperlog.querynodes import And, Days, Label, Name, Node, Not, Numbers, Or, Words, leaves
from paperlog.text import is_japanese

Matcher = Callable[[Document], bool]
Ranker = Callable[[Document], float]

_LINES = {
    "": TEXT_LINES,
    "title": ("title", "title_ja"),
    "summary": ("summary_ja",),
    "abstract": ("abstract_en", "abstract_ja"),
}
_WEIGHTS = {"title": 8, "title_ja": 8, "summary_ja": 4, "abstract_en": 2, "abstract_ja": 2}


def matches(node: Node, document: Document) -> bool:
    """Whether a paper matches. For many papers, make a `matcher` once."""
    return matcher(node)(document)


def matcher(node: Node) -> Matcher:
    """The test that a query puts to each paper.

    Words match where they stand together in one text, the last one also as a word's beginning; Japanese
    matches anywhere in a run of Japanese. A date matches where all the days that it covers lie in the range:
    a paper of which only the year is known is in `2025` and in `2024..`, but not in `2025-03..`.
    """
    match node:
        case Words(tokens, field):
            return _words(_needle(tokens), field)
        case Name(tokens):
            return _name([_needle((token,)) for token in tokens])
        case Label(field, pattern):
            return _label(field, pattern)
        case Days("added", first, last):
            return _added(first, last)
        case Days(_, first, last):
            return _days(first.isoformat(), last.isoformat())
        case Numbers(field, least, greatest):
            return _number(field, least, greatest)
        case And(nodes):
            return _all([matcher(each) for each in nodes])
        case Or(nodes):
            return _any([matcher(each) for each in nodes])
        case Not(inner):
            test = matcher(inner)
            return lambda document: not test(document)


def relevance(node: Node, document: Document) -> float:
    """How well a paper that matches does so. For many papers, make a `ranker` once."""
    return ranker(node)(document)


def ranker(node: Node) -> Ranker:
    """The measure of how well a paper matches a query; 0 where the query asks for no words.

    Each of the query's words and phrases, but those under NOT, counts by the first place where it stands: a
    title 8, the summary 4, an abstract 2, elsewhere 1; three quarters of that where it only begins a word
    there. The relevance is the sum.
    """
    weights = [_weight(leaf) for leaf in leaves(node) if isinstance(leaf, Words)]
    if not weights:
        return lambda document: 0

    def rank(document: Document) -> float:
        lines = document.text.split("\n")
        return sum(weight(lines) for weight in weights)

    return rank


def text_terms(node: Node) -> tuple[tuple[str, ...], ...]:
    """The words that every paper that matches has in its text, one tuple of tokens for what stands together.

    The last token of each may be the beginning of a word there, a Japanese first token the end of a run, and
    a single Japanese token any part of one. Empty where the query asks for no words, or only under OR or NOT.
    """
    match node:
        case Words(tokens):
            return (tokens,)
        case Name(tokens):
            return tuple((token,) for token in tokens)
        case And(nodes):
            return tuple(term for each in nodes for term in text_terms(each))
    return ()


def _needle(tokens: tuple[str, ...]) -> str:
    """What stands in a folded text where these tokens stand together: a word begins behind a blank."""
    joined = " ".join(tokens)
    return joined if is_japanese(joined[0]) else f" {joined}"


def _places(field: str) -> list[int]:
    """The lines of a document's text that a field of a query looks at, those of most weight first."""
    return [TEXT_LINES.index(name) for name in _LINES.get(field, (field,))]


def _weight(words: Words) -> Callable[[list[str]], float]:
    needle = _needle(words.tokens)
    whole = needle if is_japanese(needle[-1]) else f"{needle} "
    weights = [(place, _WEIGHTS.get(TEXT_LINES[place], 1)) for place in _places(words.field)]

    def weight_of(lines: list[str]) -> float:
        for place, weight in weights:
            if needle in lines[place]:
                return weight if whole in lines[place] else 0.75 * weight
        return 0

    return weight_of


def _words(needle: str, field: str) -> Matcher:
    if not field:
        return lambda document: needle in document.text
    places = _places(field)

    def test(document: Document) -> bool:
        if needle not in document.text:
            return False
        lines = document.text.split("\n")
        return any(needle in lines[place] for place in places)

    return test


def _name(needles: list[str]) -> Matcher:
    (place,) = _places("authors")

    def test(document: Document) -> bool:
        if not all(needle in document.text for needle in needles):
            return False
        names = document.text.split("\n")[place].split("\t")
        return any(all(needle in name for needle in needles) for name in names)

    return test


def _label(field: str, pattern: str) -> Matcher:
    if "*" not in pattern:
        line = f"\n{field}:{pattern}\n"
        return lambda document: line in document.labels
    # An atomic group keeps the first place where its part fits, so that no pattern can be slow.
    first, *middle, last = (re.escape(part) for part in pattern.split("*"))
    parts = "".join(f"(?>[^\n]*?{part})" for part in middle)
    found = re.compile(f"\n{field}:{first}{parts}[^\n]*{last}\n").search
    return lambda document: found(document.labels) is not None


def _days(first: str, last: str) -> Matcher:
    return lambda document: first <= document.first_day and document.last_day <= last


def _added(first: date, last: date) -> Matcher:
    """Moments are held against the moments between which the days are; of less (a day, a month), all days."""
    start, end = moments(first, last)
    least, greatest = whole_days(first, last)

    def test(document: Document) -> bool:
        added = document.added
        if len(added) > len(least):
            return start <= added < end
        known = len(added) - len("2025")
        return known >= 0 and least <= added + FIRST_DAY[known:] and added + LAST_DAY[known:] <= greatest

    return test


def _number(field: str, least: float, greatest: float) -> Matcher:
    value_of = attrgetter(field)

    def test(document: Document) -> bool:
        value = value_of(document)
        return value is not None and bool(least <= value <= greatest)

    return test


def _all(tests: list[Matcher]) -> Matcher:
    return lambda document: all(test(document) for test in tests)


def _any(tests: list[Matcher]) -> Matcher:
    return lambda document: any(test(document) for test in tests)
