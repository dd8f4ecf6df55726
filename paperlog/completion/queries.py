"""The words of a query: fields, their values, saved searches."""

from paperlog.completion.common import Values, choice, days, named, years
from paperlog.completion.source import Candidate, Source, fixed
from paperlog.fields import FIELDS, NAMES, STATUSES

_VALUES: dict[str, Values] = {
    **{name: named(name) for name in ("tag", "category", "author", "venue", "source")},
    **dict.fromkeys(("date", "since", "until", "added"), days),
    "year": years,
    "key": lambda source, typed: source.keys(typed),
    "arxiv": lambda source, typed: source.keys(typed),
    "status": choice(*STATUSES),
    "lang": choice("en", "ja"),
    "has": choice(*NAMES, "abstract", "date"),
    "rating": choice(*"12345"),
}


def query_words(source: Source, typed: str) -> list[Candidate]:
    """What the last term of a query can become, with all that stands before it.

    `tag:Su` becomes `tag:Survey`, and `tag:"Supervised-FineTuning (SFT)"` where a value needs the query's quotes.
    """
    start = _start(typed)
    before, term = typed[:start], typed[start:]
    field, colon, value = term.partition(":")
    if term.startswith("@"):
        found = source.searches(term)
    elif colon and field in _VALUES:
        found = [
            Candidate(f"{field}:{quoted(each.value)}", each.help)
            for each in _VALUES[field](source, value.removeprefix('"'))
        ]
    else:
        found = [] if colon else fixed((f"{name}:" for name in FIELDS), term)
    return [Candidate(before + each.value, each.help) for each in found]


def _start(typed: str) -> int:
    """Where the last term begins: behind a blank, a parenthesis or a minus that stands in no quotes."""
    start, is_quoted = 0, False
    for at, letter in enumerate(typed):
        if letter == '"':
            is_quoted = not is_quoted
        elif not is_quoted and (letter.isspace() or letter == "(" or (letter == "-" and at == start)):
            start = at + 1
    return start


def quoted(value: str) -> str:
    """A value as a query takes it: in quotes where it holds blanks, quotes or parentheses."""
    if not any(letter.isspace() or letter in '"()' for letter in value):
        return value
    return '"' + value.replace('"', '""') + '"'
