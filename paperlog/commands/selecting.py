"""Filter options and query texts made one query, and the words for when it finds nothing."""

from datetime import date
from typing import TYPE_CHECKING

from paperlog.commands.options import Filters, Sorting
from paperlog.errors import UsageError
from paperlog.orders import EVERY_ORDER
from paperlog.querynodes import (
    MAX_LENGTH,
    Label,
    Name,
    Node,
    QueryError,
    Words,
    all_of,
    any_of,
    bounded,
    leaves,
    negate,
)
from paperlog.queryterms import field_term, label_form

if TYPE_CHECKING:
    from paperlog.config import Config
    from paperlog.library import Library


def query_of(filters: Filters, text: str = "", config: "Config | None" = None) -> Node:
    """The query that a text and the options put together; raises QueryError.

    `config` has the saved searches that the text can name. Relative dates count from today, where the user is (TZ).
    """
    today = date.today()
    nodes = [_parsed(text, today, config)] if text.strip() else []
    for name in Filters._fields:
        nodes += [_option(name, value, today) for value in getattr(filters, name) or ()]
    return bounded(all_of(nodes))


def _parsed(text: str, today: date, config: "Config | None") -> Node:
    from paperlog.query import parse

    try:
        text.encode()
    except UnicodeEncodeError as error:  # folding a word would leave such a byte out
        where = f"query, column {error.start + 1}"
        raise QueryError(f"{where}: holds bytes that are no UTF-8: write the query in UTF-8") from error
    if config is None or not {"@", "＠"} & set(text):
        return parse(text, today=today)
    from paperlog.commands.searches import parse_with_searches

    return parse_with_searches(text, config, today)


def _option(name: str, value: str, today: date) -> Node:
    if len(value) > MAX_LENGTH:
        option = name.replace("_", "-")
        raise UsageError(
            f"--{option}: {len(value)} characters are too many: at most {MAX_LENGTH} will do; shorten it"
        )
    if name == "any_tag":
        return any_of(field_term("tag", each, today=today) for each in _listed(value))
    if name == "not_tag":
        return negate(any_of(field_term("tag", each, today=today) for each in _listed(value)))
    return field_term(name, value, today=today)


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.replace("、", ",").replace("，", ",").split(",") if part.strip()]


def order_of(sorting: Sorting, node: Node) -> str:
    """The order asked for; else relevance for a query of words, and the newest first for any other."""
    if sorting.sort is None:
        return "relevance" if any(isinstance(leaf, Words) for leaf in leaves(node)) else "date"
    if sorting.sort not in EVERY_ORDER:
        raise UsageError(f"cannot sort by '{sorting.sort}'; choose one of {', '.join(EVERY_ORDER)}")
    return sorting.sort


def nearest(library: "Library", node: Node) -> str:
    """What to say when nothing matches: the nearest there is for each tag, category, key, author or word."""
    hints = [hint for leaf in leaves(node) if (hint := _hint(library, leaf))]
    return "nothing matches" + ("; " + "; ".join(hints) if hints else "")


def _hint(library: "Library", leaf: Node) -> str | None:
    match leaf:
        case Label("tag" | "category" as field, pattern) if "*" not in pattern:
            return _near(field, pattern, [value for value, _ in library.counts(field)])
        case Label("key", pattern) if (
            "*" not in pattern and next(library.select(leaf, limit=1), None) is None
        ):
            return _near("key", pattern, library.all_keys())
        case Words(tokens) if len(tokens) == 1 and tokens[0].isascii():
            # A beginning of some word has done its part; it is another that is nowhere.
            words = library.with_texts().words
            return None if words(tokens[0]) else _near("word", tokens[0], words(tokens[0][0]))
        case Name(tokens) if next(library.select(leaf, limit=1), None) is None:
            return _near("author", " ".join(tokens), [value for value, _ in library.counts("author")])
    return None


def _near(kind: str, wanted: str, known: list[str]) -> str | None:
    from rapidfuzz import fuzz, process

    # A word or a key is misspelt as a whole; of a tag or a name people often give a part.
    scorer = fuzz.ratio if kind in ("word", "key") else fuzz.WRatio
    near = process.extract(wanted, known, scorer=scorer, processor=label_form, score_cutoff=70, limit=3)
    if near and near[0][1] == 100:
        return None
    names = ", ".join(name for name, _, _ in near)
    return f"no {kind} '{wanted[:40]}'" + (f"; nearest: {names}" if names else "")
