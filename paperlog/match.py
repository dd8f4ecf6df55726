"""A query held against papers: which of them match, and how well."""

import re
from collections.abc import Callable, Iterator
from operator import attrgetter

from paperlog.document import TEXT_LINES, Document
from paperlog.querynodes import And, Days, Label, Name, Node, Not, Numbers, Or, Words
from paperlog.text import is_japanese

Matcher = Callable[[Document], bool]
Ranker = Callable[[Document], float]

_ANYWHERE = slice(None)
_PLACES = {
    "": _ANYWHERE,
    "title": slice(0, 2),
    "abstract": slice(3, 5),
    "summary": slice(2, 3),
    **{name: slice(place, place + 1) for place, name in enumerate(TEXT_LINES)},
}
_AUTHORS = TEXT_LINES.index("authors")
_WEIGHTS = tuple({"title": 8, "title_ja": 8, "summary_ja": 4, "abstract_en": 2, "abstract_ja": 2}.get(name, 1) for name in TEXT_LINES)


def matches(node: Node, document: Document) -> bool:
    """Whether a paper matches. For many papers, make a `matcher` once."""
    return matcher(node)(document)


def matcher(node: Node) -> Matcher:
    """The test that a query puts to each paper.

    Words match where all stand together in one text, the last one also as a word's beginning; where they begin or
    end in Japanese, they may begin or end anywhere. A date matches where all days that it may be lie
    in the range, so that a paper of which only the year is known is in `2025`, but not in `2025-03`.
    """
    match node:
        case Words(tokens, field):
            return _words(needle(tokens), _PLACES[field])
        case Name(tokens):
            return _name([needle((token,)) for token in tokens])
        case Label(field, pattern):
            return _label(field, pattern)
        case Days(field, first, last):
            return _days(field, first.isoformat(), last.isoformat())
        case Numbers(field, least, greatest):
            return _numbers(attrgetter(field), least, greatest)
        case And(nodes):
            return _all([matcher(each) for each in nodes])
        case Or(nodes):
            return _any([matcher(each) for each in nodes])
        case Not(inner):
            test = matcher(inner)
            return lambda document: not test(document)
