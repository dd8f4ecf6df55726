"""What a query is made of: conditions on one field, and AND, OR and NOT over them.

Tuples with names, as every search waits for these classes to be made. `word` tells AND from OR where they are compared.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from paperlog.errors import UsageError

MAX_LENGTH = 10_000
# SQLite takes no more than 1000 conditions in one (SQLITE_MAX_EXPR_DEPTH).
MAX_TERMS = 500


class QueryError(UsageError):
    """A query that cannot be understood: one line that names the place and says what to do."""


class Words(NamedTuple):
    """Words that stand together in one text, the last one perhaps as a word's beginning; "" is any text."""

    tokens: tuple[str, ...]
    field: str = ""


class Name(NamedTuple):
    """An author with words that begin so, in any order."""

    tokens: tuple[str, ...]


class Label(NamedTuple):
    """A folded value of a field as a whole; `*` stands for any letters."""

    field: str
    pattern: str


class Days(NamedTuple):
    """A date ("date": the paper's own; "added": in the user's zone) from the first to the last day, both included."""

    field: str
    first: date
    last: date


class Numbers(NamedTuple):
    """A number (year, rating, score) from the least to the greatest, both included."""

    field: str
    least: float
    greatest: float


class And(NamedTuple):
    """All of the nodes hold; without nodes it holds for every paper."""

    nodes: "tuple[Node, ...]"
    word: str = "AND"


class Or(NamedTuple):
    """At least one of the nodes holds; without nodes it holds for no paper."""

    nodes: "tuple[Node, ...]"
    word: str = "OR"


class Not(NamedTuple):
    """The node does not hold."""

    node: "Node"


Node = Words | Name | Label | Days | Numbers | And | Or | Not


def all_of(nodes: Iterable[Node]) -> Node:
    """The node that holds where all of these hold; of no nodes: everywhere."""
    flat = tuple(part for node in nodes for part in (node.nodes if isinstance(node, And) else (node,)))
    return flat[0] if len(flat) == 1 else And(flat)


EVERYTHING = all_of(())


def any_of(nodes: Iterable[Node]) -> Node:
    """The node that holds where one of these holds; of no nodes: nowhere."""
    flat = tuple(part for node in nodes for part in (node.nodes if isinstance(node, Or) else (node,)))
    return flat[0] if len(flat) == 1 else Or(flat)


def negate(node: Node) -> Node:
    """The node that holds where this one does not."""
    return node.node if isinstance(node, Not) else Not(node)


def leaves(node: Node) -> Iterator[Node]:
    """Every condition on a field in order, but those under NOT."""
    if isinstance(node, And | Or):
        for each in node.nodes:
            yield from leaves(each)
    elif not isinstance(node, Not):
        yield node


def bounded(node: Node) -> Node:
    """The same node; raises QueryError where it has more than MAX_TERMS conditions on fields."""
    count = _size(node)
    if count > MAX_TERMS:
        raise QueryError(f"the query has {count} terms: at most {MAX_TERMS} will do; leave some out")
    return node


def _size(node: Node) -> int:
    if isinstance(node, And | Or):
        return sum(map(_size, node.nodes))
    return _size(node.node) if isinstance(node, Not) else 1
