"""The query language: text to conditions.

    query  = [ any ] ;
    any    = all , { "OR" , all } ;
    all    = not , { [ "AND" ] , not } ;
    not    = { "NOT" | "-" } , term ;
    term   = "(" , any , ")" | [ field , ":" ] , ( phrase | word ) | field , ":" , range ;
    range  = [ point ] , ".." , [ point ] | ( "<" | "<=" | ">" | ">=" ) , point ;
    point  = phrase | word ;
    field  = letter , { letter | "_" } ;
    phrase = '"' , { any character but '"' | '""' } , '"' ;
    word   = characters other than blanks, quotes and parentheses; a pair of parentheses
             without blanks may stand inside: LoRA(r=8) ;

NOT binds closest, then AND, then OR; all three are operators in capitals only, and `-` is one only where a
term begins. Within a phrase `""` stands for a quote. A word of signs alone (`&`) is passed over, but one that
belongs to a term or a range (`-`, `..`, `>=`) is an error. Parentheses, colons, quotes, minus signs and blanks
may be full-width, as a Japanese keyboard types them. Where searches are saved, a word `@name` stands for one of
them, in parentheses.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple
from unicodedata import normalize

from paperlog.querynodes import MAX_LENGTH, Node, QueryError, all_of, any_of, negate
from paperlog.queryterms import field_term, is_field, text_term
from paperlog.text import words

MAX_DEPTH = 50

Saved = Callable[[str], Node]

_OPERATORS = ("-", "..", "<", "<=", ">", ">=")
_FULL_WIDTH = str.maketrans("（）：“”„‟＂－−", '():"""""--')
_FIELD = "[A-Za-z_Ａ-Ｚａ-ｚ＿]+"
_PHRASE = '"(?:[^"]|"")*"'
# A range that a phrase is a part of; any other is a word.
_RANGE = rf"""(?:(?:[<>＜＞][=＝]?|\.\.){_PHRASE} | {_PHRASE}\.\.(?:{_PHRASE}|[^\s()"]*) | [^\s()"]+?\.\.{_PHRASE})"""
_TOKEN = rf"""\s*(?:
        (?P<sign>[()]|-(?=[^\s)-]))
      | (?P<ranged>{_FIELD}):(?P<range>{_RANGE})
      | (?:(?P<field>{_FIELD}):(?!//))?(?:(?P<phrase>{_PHRASE})|(?P<word>(?:\\"|[^\s()"]|\([^\s()"]*\))+))
      | (?P<unclosed>")
    )"""


class _Token(NamedTuple):
    """`kind` is an operator, a parenthesis, "term", "blank" (a term without letters), or "end" of the query.

    `text` is the token as written, at `column` (from 1); a term has a field ("" for none) and a value.
    """

    kind: str
    text: str
    column: int
    field: str = ""
    value: str = ""

    def error(self, what: str) -> QueryError:
        return QueryError(f"query, column {self.column}: {what}")


def parse(text: str, *, today: date, saved: Saved | None = None) -> Node:
    """The condition that a query puts; an empty query holds for every paper.

    Relative dates (`since:yesterday`) count from `today`, the day where the user is. `saved` gives the
    condition of a search by its name, or raises QueryError; without it `@name` is a word like any. Raises
    QueryError, one line with the column, where the text is no query, is longer than MAX_LENGTH characters or
    has more than MAX_DEPTH parentheses open at once.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(f"the query has {len(text)} characters: at most {MAX_LENGTH} will do; shorten it")
    text = text.rstrip()
    tokens = list(_tokens(text))
    return (
        _Parser([*tokens, _Token("end", "", len(text) + 1)], today, saved).query() if tokens else all_of(())
    )


def _tokens(text: str) -> Iterator[_Token]:
    for match in re.finditer(_TOKEN, text.translate(_FULL_WIDTH), re.VERBOSE):
        written = text[match.start() : match.end()].lstrip()
        yield _token(match, written, match.end() - len(written) + 1)


def _token(match: re.Match[str], written: str, column: int) -> _Token:
    sign, ranged, points, field, phrase, word, unclosed = match.groups()
    if unclosed:
        raise _Token("", written, column).error("this quote is never closed: close it or leave it out")
    if sign or (not field and word and normalize("NFKC", word) in ("AND", "OR", "NOT")):
        return _Token(sign or normalize("NFKC", word), written, column)
    if not field and word and normalize("NFKC", word) in _OPERATORS:
        raise _Token("", written, column).error(
            f"{written!r} stands alone: write it with no blank at what it belongs to (-word, year:2023.., rating:>=4),"
            " or leave it out"
        )
    field, value = ranged or field, word or re.sub(_PHRASE, _unquoted, points or phrase)
    if word and word.endswith(":") and is_field(word[:-1]):
        field, value = word[:-1], ""
    kind = "term" if field or words(value) else "blank"
    return _Token(kind, written, column, field or "", value)


def _unquoted(phrase: re.Match[str]) -> str:
    return phrase[0][1:-1].replace('""', '"')


class _Parser:
    """Recursive descent: one method a rule of the grammar, `_here` the token that is next."""

    def __init__(self, tokens: list[_Token], today: date, saved: Saved | None) -> None:
        self._list = tokens
        self._at = 0
        self._today = today
        self._saved = saved

    @property
    def _here(self) -> _Token:
        return self._list[self._at]

    def _took(self, *kinds: str) -> bool:
        if self._here.kind not in kinds:
            return False
        self._at += 1
        return True

    def query(self) -> Node:
        node = self._any(0)
        if self._here.kind == ")":
            raise self._here.error("nothing opens this ')': leave it out, or quote it")
        return node

    def _any(self, depth: int) -> Node:
        nodes = [self._all(depth)]
        while self._took("OR"):
            nodes.append(self._all(depth))
        return any_of(nodes)

    def _all(self, depth: int) -> Node:
        nodes: list[Node] = []
        while not nodes or self._here.kind not in ("OR", ")", "end"):
            if self._took("blank"):
                continue
            if nodes:
                self._took("AND")
            nodes.append(self._not(depth))
        return all_of(nodes)

    def _not(self, depth: int) -> Node:
        negated = False
        while self._took("NOT", "-"):
            negated = not negated
        node = self._term(depth)
        return negate(node) if negated else node

    def _term(self, depth: int) -> Node:
        token = self._here
        if self._took("("):
            return self._group(token, depth + 1)
        if not self._took("term"):
            raise self._missing()
        if self._saved and token.text[0] in "@＠":
            return self._saved(token.value[1:])
        try:
            return _condition(token, self._today)
        except QueryError as error:
            raise token.error(str(error)) from None

    def _group(self, opening: _Token, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise opening.error(f"more than {MAX_DEPTH} parentheses are open here: nest less")
        node = self._any(depth)
        if not self._took(")"):
            raise opening.error("this '(' is never closed: add a ')', or quote it")
        return node

    def _missing(self) -> QueryError:
        here, before = self._here, self._list[self._at - 1]
        blank = here if here.kind == "blank" else before
        if blank.kind == "blank":
            return blank.error(f"{blank.text[:40]!r} holds no letter or digit to look for: write a word")
        place = f"after {before.text[:40]!r}" if here.kind == "end" else f"before {here.text[:40]!r}"
        return here.error(f"a word is missing {place}: write one, or quote what is a word")


def _condition(token: _Token, today: date) -> Node:
    if token.field:
        return field_term(token.field, token.value, today=today)
    if "://" in token.value and _is_arxiv_link(token.value):
        return field_term("arxiv", token.value, today=today)
    return text_term(token.value)


def _is_arxiv_link(text: str) -> bool:
    from paperlog.arxiv import parse_id

    return parse_id(text) is not None
