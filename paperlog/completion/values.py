"""What a value of some kind can be.

The kind is the metavar with which a command declares what it takes: `TAG`, `REF…`, `[REF]…`, `TAG,…` for several in
one word, `en|ja|both` for a choice. So a command whose argument is called REF completes keys, and needs to do nothing.
"""

from paperlog.completion.calls import Asked, kind_of
from paperlog.completion.common import Values, choice, days, named, refs, years
from paperlog.completion.queries import query_words
from paperlog.completion.source import Candidate, Source, fixed
from paperlog.fields import NAMES
from paperlog.orders import EVERY_ORDER

FILES = {"PATH": "files", "FILE": "files", "DIR": "folders"}


def _template(source: Source, typed: str) -> list[Candidate]:
    """A field behind the last brace that is open."""
    before, brace, _ = typed.rpartition("{")
    return fixed((f"{before}{{{name}}}" for name in (*NAMES, "date")), typed) if brace or not typed else []


def _formats(source: Source, typed: str) -> list[Candidate]:
    from paperlog.exports import formats

    return fixed(formats(), typed)


KINDS: dict[str, Values] = {
    **dict.fromkeys(("REF", "KEEP", "OTHER"), refs),
    **dict.fromkeys(("TAG", "OLD", "NEW"), named("tag")),
    "CATEGORY": named("category"),
    "AUTHOR": named("author"),
    "VENUE": named("venue"),
    "SOURCE": named("source"),
    "YEAR": years,
    "DAY": days,
    "ORDER": choice(*EVERY_ORDER),
    "FIELD": choice(*NAMES, "date"),
    "FORMAT": _formats,
    "TEMPLATE": _template,
    "QUERY": query_words,
}


def values(asked: Asked) -> list[Candidate]:
    """What the value that is being typed can become, each as the whole word."""
    if "|" in asked.value:
        return _behind(asked.before, fixed(asked.value.strip("[]….").split("|"), asked.typed))
    known = KINDS.get(kind_of(asked.value))
    if known is None:
        return []
    source = Source(asked.store)
    if "," not in asked.value:
        return _behind(asked.before, known(source, asked.typed))
    listed, comma, typed = asked.typed.rpartition(",")
    others = [each for each in known(source, typed) if each.value not in listed.split(",")]
    return _behind(asked.before + listed + comma, others)


def _behind(before: str, found: list[Candidate]) -> list[Candidate]:
    return [Candidate(before + each.value, each.help) for each in found]
