"""Hayagriva, the YAML that Typst reads bibliographies from.

Fields: https://github.com/typst/hayagriva/blob/main/docs/file-format.md
"""

from collections.abc import Iterable, Iterator

from paperlog.exports.base import Export, Options
from paperlog.exports.facts import abstract, container, doi, iso_date, kind, language, url
from paperlog.exports.latex import protect
from paperlog.exports.markup import one_line, parse
from paperlog.exports.names import Person
from paperlog.exports.persons import are_more, people
from paperlog.exports.plain import plain, plain_part, plain_title
from paperlog.exports.venues import Kind
from paperlog.model import Paper
from paperlog.patterns import late

# Wider than any line; an int of C.
_NO_WRAP = 2**30
# In such styles Typst 0.15 loses a blank behind braces with which a title begins; not one that stands in them.
_FIRST = late(r"^(?:\{[^{}]*\} )+")
_OWN_CAPITALS = late(r"[A-Za-z][A-Z]|[A-Z]\d")
_PARENTS = {Kind.CONFERENCE: "proceedings", Kind.JOURNAL: "periodical", Kind.OTHER: "web"}


def _item(paper: Paper) -> dict[str, object]:
    text = abstract(paper)
    item = {
        "type": "article",
        "title": _title(paper.title),
        "author": _authors(paper),
        "date": iso_date(paper),
        **_place(paper),
        "serial-number": _serial_numbers(paper),
        "url": url(paper),
        "language": language(paper),
        "abstract": _verbatim(plain(text)) if text else None,
    }
    return {name: value for name, value in item.items() if value}


def _cleaned(value: object) -> object:
    """A value without control characters in any of its texts."""
    if isinstance(value, dict):
        return {name: _cleaned(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return one_line(value) if isinstance(value, str) else value


def _title(title: str) -> object:
    """A title with its acronyms in braces; kept as it is where it has signs that Hayagriva would act on."""
    simple = plain_title(title)
    if any(sign in simple for sign in "{}$\\"):
        return _verbatim(simple)
    written = one_line(protect(parse(title, groups=True), str, plain_part))
    return _FIRST.sub(lambda found: found[0].replace("} ", " }"), written)


def _venue(venue: str) -> object:
    """A venue's name; in braces where a style that gives titles capitals would make it `Neurips` or `Colm`."""
    is_at_stake = _OWN_CAPITALS.search(venue) and not any(sign in venue for sign in "{}$\\")
    return f"{{{venue}}}" if is_at_stake else _verbatim(venue)


def _verbatim(text: str) -> object:
    """A text that Hayagriva takes as it stands; nested, as its reader heeds `verbatim` only there."""
    if not any(sign in text for sign in "{}$\\"):
        return text
    return {"value": {"value": text, "verbatim": True}}


def _place(paper: Paper) -> dict[str, object]:
    venue = container(paper)
    if kind(paper) is Kind.PREPRINT:
        return {"publisher": "arXiv" if paper.arxiv_id else venue}
    return {"parent": {"type": _PARENTS[kind(paper)], "title": _venue(venue)} if venue else None}


def _serial_numbers(paper: Paper) -> dict[str, str]:
    numbers = {"arxiv": paper.arxiv_id, "doi": doi(paper)}
    return {name: value for name, value in numbers.items() if value}


def _authors(paper: Paper) -> list[object]:
    names = [_name(person) for person in people(paper)]
    return [*names, "others"] if names and are_more(paper) else names


def _name(person: Person) -> object:
    """A name in its parts; Hayagriva would read the short form, `Family, Given`, by rules of its own."""
    if person.whole:
        return {"name": person.whole}
    parts = {
        "name": person.family,
        "given-name": person.given,
        "prefix": person.particle,
        "suffix": person.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def _hayagriva(papers: Iterable[Paper], options: Options) -> Iterator[str]:
    import yaml

    from paperlog.yamldumper import dumper_for

    empty = True
    for paper in papers:
        empty = False
        item = {paper.key: _cleaned(_item(paper))}
        yield yaml.dump(
            item,
            Dumper=dumper_for(item),
            allow_unicode=True,
            sort_keys=False,
            width=_NO_WRAP,
        )
    if empty:
        yield "{}\n"


HAYAGRIVA = Export(
    name="hayagriva",
    description="Hayagriva YAML, for Typst",
    suffix=".yml",
    write=_hayagriva,
    is_cited=True,
)
