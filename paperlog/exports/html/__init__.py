"""One page for a browser: search, filters, abstracts side by side; it asks nothing of the network.

The page is page.html with its style and scripts put in, and the papers as JSON (`record`) in blocks: a small one
that is shown at once, the others behind the script, which takes them in while the reader reads. A content security
policy (https://www.w3.org/TR/CSP3/) lets this style and these scripts run by their hashes, and nothing else at all.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from paperlog.exports.base import Export, Options
from paperlog.exports.html.record import record
from paperlog.exports.json_ import array
from paperlog.jsontext import json_text
from paperlog.model import Paper
from paperlog.tex import NAMES, SYMBOLS

_STYLES = ("page.css", "print.css")
# In this order: what a file uses when it is read stands in one before it.
_SCRIPTS = (
    "fold.js", "search.js", "state.js", "marks.js", "view.js", "facets.js", "list.js", "keys.js", "app.js", "events.js",
)  # fmt: skip
# How many papers the reader sees at once, and how many a browser takes in before it looks up.
_FIRST, _BLOCK = 40, 250
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16'"
    " rx='3' fill='%231f5a94'/%3E%3Cpath d='M4 5h8M4 8h8M4 11h5' stroke='white' stroke-width='1.5'/%3E%3C/svg%3E"
)


def _page(records: Iterable[str]) -> Iterator[str]:
    """The page with papers as `record` writes them."""
    rest = iter(records)
    before, script, after = _parts()
    yield before
    yield from _block(islice(rest, _FIRST))
    yield script
    for first in rest:
        yield from _block(chain([first], islice(rest, _BLOCK - 1)))
    yield after


def _block(records: Iterable[str]) -> Iterator[str]:
    """Papers as JSON that is data to a browser; `record` leaves no `<` in it that could end it."""
    yield '<script type="application/json" class="papers">'
    yield from array(records)
    yield "</script>\n"


def _parts() -> tuple[str, str, str]:
    """The page up to the first papers, up to the others, and to its end."""
    from string import Template

    from paperlog import __version__

    style = "".join(map(_asset, _STYLES))
    script = "".join(('(() => {\n"use strict";\n', tables(), *map(_asset, _SCRIPTS), "})();\n"))
    theme = _asset("theme.js")
    page = Template(_asset("page.html")).substitute(
        policy=_policy(style, theme, script),
        version=__version__,
        icon=_ICON,
        style=style,
        theme=theme,
        script=script,
    )
    before, _, rest = page.partition("<!-- first papers -->\n")
    scripts, _, after = rest.partition("<!-- other papers -->\n")
    return before, scripts, after


def tables() -> str:
    """The script's constants that are Python's: the commands of TeX that fold.js knows."""
    symbols, names = (json_text(table, is_compact=True) for table in (SYMBOLS, sorted(NAMES)))
    return f"const TEX_SYMBOLS = {symbols};\nconst TEX_NAMES = {names};\n"


def _policy(style: str, *scripts: str) -> str:
    hashes = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; img-src data:; base-uri 'none';"
        " form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    """What a policy knows an inline script or style by (Content Security Policy Level 3, 6.7.2.3)."""
    from base64 import b64encode
    from hashlib import sha256

    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    from importlib.resources import files

    return files(__name__).joinpath(name).read_text("utf-8")


def _write(papers: Iterable[Paper], options: Options) -> Iterator[str]:
    return _page(map(record, papers))


HTML = Export(
    name="html",
    description="a page for a browser, with search, filters and abstracts side by side",
    suffix=".html",
    write=_write,
    entry=record,
    frame=_page,
)
