"""A query made a condition in SQL (pure): which rows of the index can match, or surely do."""

from array import array
from collections.abc import Iterable
from typing import Any, NamedTuple

from paperlog.dates import FIRST_DAY, LAST_DAY, moments, whole_days
from paperlog.fields import NAMES
from paperlog.querynodes import And, Days, Label, Name, Node, Not, Numbers, Or, Words
from paperlog.text import is_japanese


class Condition(NamedTuple):
    """SQL over the table `paper`. Exact: it holds just where the query does; else wherever the query does."""

    sql: str
    values: tuple[Any, ...] = ()
    is_exact: bool = True


# Moments are held against moments, all days of a day, a month or a year against days (match.py).
_ADDED = (
    "ifnull(CASE WHEN length(paper.by_added) > 10 THEN paper.by_added >= ? AND paper.by_added < ?"
    f" ELSE length(paper.by_added) > 3 AND paper.by_added || substr('{FIRST_DAY}', length(paper.by_added) - 3) >= ?"
    f" AND paper.by_added || substr('{LAST_DAY}', length(paper.by_added) - 3) <= ? END, 0)"
)
_BITS = {name: 1 << place for place, name in enumerate(NAMES)}
ANY = Condition("1", (), False)
_WORDS = "paper.id IN (SELECT rowid FROM words WHERE words MATCH ?)"


def condition(node: Node) -> Condition:
    """The condition of a query. Where it is not exact, what it finds has to be held against the query."""
    match node:
        case Words(tokens):
            return Condition(_WORDS, (fts_query(tokens),), False)
        case Name(tokens):
            return Condition(_WORDS, (" AND ".join(fts_query((token,)) for token in tokens),), False)
        case Label("has", pattern) if pattern in NAMES:
            return Condition(has(pattern))
        case Label(field, pattern) if "*" not in pattern:
            return Condition("paper.id IN (SELECT id FROM label WHERE value = ?)", (f"{field}:{pattern}",))
        case Label(field, pattern):
            return _beginning(
                f"{field}:{pattern.split('*')[0]}", is_exact=pattern.find("*") == len(pattern) - 1
            )
        case Days("added", first, last):
            return Condition(_ADDED, (*moments(first, last), *whole_days(first, last)))
        case Days(_, first, last):
            days = (first.isoformat(), last.isoformat())
            return Condition("(paper.first_day >= ? AND paper.last_day <= ?)", days)
        case Numbers(field, least, greatest):
            return Condition(f"ifnull(paper.{field} BETWEEN ? AND ?, 0)", (least, greatest))
        case And(nodes):
            return _joined(" AND ", "1", [condition(each) for each in nodes])
        case Or(nodes):
            return _joined(" OR ", "0", [condition(each) for each in nodes])
        case Not(inner):
            held = condition(inner)
            return Condition(f"NOT {held.sql}", held.values) if held.is_exact else ANY


def has(*names: str) -> str:
    """The condition that a paper has any of these fields (fields.NAMES) filled in."""
    return f"(paper.fields & {fields_bits(names)} <> 0)"


def fields_bits(names: Iterable[str]) -> int:
    """Fields as one number: a bit for each, in the contract's order."""
    return sum(map(_BITS.__getitem__, names))


def _beginning(text: str, *, is_exact: bool) -> Condition:
    """Labels that begin with a text: a range of the table's key."""
    sql = "paper.id IN (SELECT id FROM label WHERE value >= ? AND value < ?)"
    return Condition(sql, (text, text + "\U0010ffff"), is_exact)


def _joined(word: str, empty: str, parts: list[Condition]) -> Condition:
    if not parts:
        return Condition(empty)
    values = tuple(value for part in parts for value in part.values)
    return Condition(
        f"({word.join(part.sql for part in parts)})", values, all(part.is_exact for part in parts)
    )


def fts_terms(text: str) -> str:
    """The terms under which a folded text (text.search_form) is found: its words; of Japanese every two letters.

    And each run's last one: so every part of a Japanese run, down to one letter, is made of terms or the
    beginning of one.
    """
    terms = set(text.split())
    runs = [word for word in terms if not word.isascii() and is_japanese(word[0])]
    terms.difference_update(runs)
    # As numbers, since no loop over letters is as fast: each letter, the next one, a blank. This is where entering
    # a paper takes longest.
    letters = array("I", " ".join(runs).encode("utf-32"))[1:]
    pairs = array("I", [ord(" ")]) * (3 * len(letters))
    pairs[0::3], pairs[1:-3:3] = letters, letters[1:]
    found = set(pairs.tobytes().decode("utf-32").split())
    found -= {run[0] for run in runs}  # behind the blank before a run, each stands alone
    terms |= found
    terms.update([run[-1] for run in runs])
    return " ".join(terms)


def fts_query(tokens: tuple[str, ...]) -> str:
    """The FTS5 query that finds every text in which these tokens stand together (and some more)."""
    terms: list[str] = []
    for place, token in enumerate(tokens):
        is_last = place == len(tokens) - 1
        if not is_japanese(token[0]):
            terms.append(f'"{token}"' + ("*" if is_last else ""))
        elif len(token) == 1:
            terms.append(f'"{token}"*')
        else:
            terms += [f'"{token[at : at + 2]}"' for at in range(len(token) - 1)]
    return " AND ".join(dict.fromkeys(terms))
