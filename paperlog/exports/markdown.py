"""A reading list in Markdown, for notes and READMEs: one checkbox a paper, under headings if asked for.

Checkboxes are those of GitHub Flavored Markdown (https://github.github.com/gfm/, 5.3), which Obsidian and
others show too. They know only two states: a paper that was read or skipped is ticked off.
"""

from collections.abc import Callable, Iterable, Iterator

from paperlog import arxiv
from paperlog.addresses import is_web
from paperlog.errors import UsageError
from paperlog.exports.base import GROUPS, Export, Options
from paperlog.exports.facts import addresses
from paperlog.exports.markup import one_line
from paperlog.exports.plain import plain
from paperlog.model import Paper
from paperlog.patterns import late
from paperlog.text import fold

_BOXES = {"read": "[x]", "skipped": "[x]"}
_SPECIAL = late(r"([\\`*_\[\]<>|~$])|&(?=#?\w+;)")
# What makes a heading, a list or a line of the beginning of a paragraph.
_BLOCK = late(r"^(\d*)([#=+>.)-])")
_NOT_IN_LINK = late(r"[\s<>\\]")
_MOST_AUTHORS = 5


def escape(text: str) -> str:
    """A line of text for Markdown, so that none of it is taken for markup, HTML or a formula."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text)


def item(paper: Paper, options: Options) -> str:
    """A paper as an item of the list, with what is known of it in a list below."""
    lang = options.lang or "both"
    details = (_byline(paper), _tags(paper), _links(paper))
    lines = [f"- {_head(paper, lang)}", *(f"  - {line}" for line in details if line)]
    if options.abstracts:
        lines += [line for text in _abstracts(paper, lang) for line in ("", f"  {_quoted(text)}")] + [""]
    return "".join(f"{line}\n" for line in lines)


def _abstracts(paper: Paper, lang: str) -> list[str]:
    """The abstracts in a language, else in the other one. A summary stands in for a Japanese abstract."""
    english, japanese = paper.abstract_en, paper.abstract_ja or paper.summary_ja
    wanted = {"en": (english or japanese,), "ja": (japanese or english,)}.get(lang, (english, japanese))
    return [text for text in wanted if text]


def _quoted(text: str) -> str:
    """A text as one paragraph in a quotation, whatever it begins with."""
    return "> " + _BLOCK.sub(r"\1\\\2", plain(text, escape=escape))


def _head(paper: Paper, lang: str) -> str:
    title = plain(paper.title, groups=True, escape=escape)
    if lang == "ja" and paper.title_ja:
        title = escape(one_line(paper.title_ja))
    address = _addresses(paper)[:1]
    title = f"[{title}]({address[0][1]})" if address else _BLOCK.sub(r"\1\\\2", title)
    is_translated = paper.title_ja and lang == "both" and fold(paper.title_ja) != fold(paper.title)
    translation = f" — {escape(one_line(paper.title_ja or ''))}" if is_translated else ""
    status = f" ({paper.status})" if paper.status in ("reading", "skipped") else ""
    return f"{_BOXES.get(paper.status, '[ ]')} {title}{translation}{status}"


def _byline(paper: Paper) -> str:
    day = one_line(paper.published or str(paper.year or ""))[:10]
    year = "" if not paper.year or str(paper.year) in (paper.venue or "") else f" {paper.year}"
    place = f"{escape(one_line(paper.venue))}{year}" if paper.venue else day
    rating = "★" * (paper.rating or 0)
    return " · ".join(filter(None, (_authors(paper), place, rating)))


def _authors(paper: Paper) -> str:
    names = [plain(name, groups=True, escape=escape) for name in paper.authors]
    shortened = paper.authors_truncated or len(names) > _MOST_AUTHORS
    return ", ".join(names[:_MOST_AUTHORS]) + (" et al." if names and shortened else "")


def _tags(paper: Paper) -> str:
    return " ".join(f"`{one_line(tag).replace('`', chr(39))}`" for tag in paper.tags)


def _links(paper: Paper) -> str:
    named = [f"[{name}]({address})" for name, address in _addresses(paper)]
    others = [link for link in map(str.strip, paper.links) if is_web(link) and not arxiv.parse_id(link)]
    return " · ".join(named + [f"<{link}>" for link in others])


def _addresses(paper: Paper) -> list[tuple[str, str]]:
    """The paper's own pages, by name, as targets of links."""
    return [(name, _target(address)) for name, address in addresses(paper)]


def _target(address: str) -> str:
    """An address as the target of a link, without the signs that would end it."""
    address = _NOT_IN_LINK.sub("", one_line(address))
    return f"<{address}>" if "(" in address or ")" in address else address


def _month(paper: Paper) -> tuple[str, ...]:
    return (paper.date[:7],) if paper.date else ()


_KEYS: dict[str, Callable[[Paper], tuple[str, ...]]] = {
    "tag": lambda paper: paper.tags,
    "month": _month,
    "category": lambda paper: paper.categories,
    "venue": lambda paper: (paper.venue,) if paper.venue else (),
}


# A paper is written whole under each of its tags: without a bound, thousands of them make a file of gigabytes.
_MOST_GROUPS = 100


def _grouped(papers: Iterable[Paper], by: str, options: Options) -> Iterator[str]:
    groups: dict[str, list[Paper]] = {}
    rest = []
    for paper in papers:
        keys = _KEYS[by](paper)
        for key in keys[:_MOST_GROUPS]:
            groups.setdefault(key, []).append(paper)
        if not keys:
            rest.append(paper)
    for key in sorted(groups, key=lambda key: (fold(key), key), reverse=by == "month"):
        yield from _section(escape(one_line(key)), groups[key], options)
    if rest:
        yield from _section(f"No {by}", rest, options)


def _section(heading: str, papers: list[Paper], options: Options) -> Iterator[str]:
    yield f"## {heading}\n\n"
    yield from (item(paper, options) for paper in papers)
    yield "\n"


def _markdown(papers: Iterable[Paper], options: Options) -> Iterator[str]:
    if options.group_by is None:
        return (item(paper, options) for paper in papers)
    if options.group_by not in GROUPS:
        raise UsageError(f"unknown group {options.group_by!r}; choose one of {', '.join(GROUPS)}")
    return _grouped(papers, options.group_by, options)


MARKDOWN = Export(
    name="markdown",
    description="a reading list with checkboxes, for notes and READMEs",
    suffix=".md",
    write=_markdown,
    takes=frozenset({"group_by", "lang", "abstracts"}),
)
