"""How savers of web pages write a page down: trafilatura, inscriptis, html2text, jusText, a browser.

A page comes as blocks, `(kind, text, …)`; a Style has a form for each kind and says what stands between them.
"""

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Block = tuple[str, ...]


@dataclass(frozen=True)
class Style:
    """One way to write pages down."""

    title: str = "{0}"
    heading: str = "{0}"
    row: str = "{0} {1}"  # of a table: label and value
    item: str = "- {0}: {1}"  # of a list: label and value
    related: str = "- {0} [{1}]\n{2}\n論文 参考訳(メタデータ) ({3})"
    text: str = "{0}"
    foot: str = "{0}"
    noise: str = "{0}"
    category: str = "{0}"
    link: str = "arxiv_id(pdf)"  # what is left of the link to arXiv
    gap: str = "\n\n"  # between blocks
    near: str = "\n"  # between rows and between items
    next: str = "\n"  # between related papers
    rule: str = ""  # what stands between the first two rows instead
    papers: str = "\n\n"  # between papers
    without: tuple[str, ...] = ()  # the kinds of blocks that were lost
    noisy: bool = False  # the site's own words around the papers are kept
    words: Callable[[str], str] = str  # what is done to each text of the page
    paper: Callable[[str], str] = str  # what is done to the text of a paper
    page: Callable[[str], str] = str  # what is done to the whole text
    signs: Callable[[str], str] = (
        str  # the same where letters change, so that it is done to the truth as well
    )

    def write(self, blocks: Iterable[Block]) -> str:
        """The text of some blocks."""
        out, kinds = "", [""]
        for kind, *words in blocks:
            if kind in self.without or (kind == "noise" and not self.noisy):
                continue
            out += self._between(kinds, kind) * bool(out) + getattr(self, kind).format(
                *map(self.words, words)
            )
            kinds.append(kind)
        return self.paper(out)

    def _between(self, before: list[str], kind: str) -> str:
        if kind == "row" and self.rule and before[-2:] == ["heading", "row"]:
            return self.rule
        close = {"row": self.near, "item": self.near, "related": self.next}
        return close.get(kind, self.gap) if kind == before[-1] else self.gap

    def join(self, texts: list[str]) -> str:
        """The text of a file, from the texts of its papers."""
        return self.signs(self.page(self.papers.join(texts)))


def one_line(text: str) -> str:
    """All on one line."""
    return " ".join(text.split("\n"))


def no_blank_lines(text: str) -> str:
    """Without blank lines."""
    return re.sub(r"\n\s*\n", "\n", text)


def doubled(text: str) -> str:
    """A blank line behind every line."""
    return text.replace("\n", "\n\n")


def wrapped(text: str) -> str:
    """Broken at blanks before column 78, as html2text does."""
    lines = text.split("\n")
    return "\n".join(
        textwrap.fill(line, 78, break_long_words=False, break_on_hyphens=False) for line in lines
    )


def wrapped_anywhere(text: str) -> str:
    """Japanese sentences broken after every 40 letters, other lines at blanks."""
    return re.sub(r"(?m)^.*。$", lambda line: re.sub(".{40}(?=.)", "\\g<0>\n", line[0]), wrapped(text))


def indented(text: str) -> str:
    """Four blanks before every line and three behind."""
    return re.sub(r"(?m)^(.*)$", r"    \1   ", text)


def no_break_spaces(text: str) -> str:
    """With no-break spaces behind colons and bullets, as browsers copy them."""
    return re.sub(r"(?m): |^- ", lambda match: match[0].replace(" ", "\u00a0"), text)


def crlf(text: str) -> str:
    """With the line ends of Windows."""
    return text.replace("\n", "\r\n")


def cr(text: str) -> str:
    """With the line ends of the old Macintosh."""
    return text.replace("\n", "\r")


def nfkc(text: str) -> str:
    """In the NFKC form."""
    return unicodedata.normalize("NFKC", text)


def full_width(text: str) -> str:
    """With the full-width signs of Japanese typesetting and the apostrophes of English typesetting."""
    signs = str.maketrans("()'|", "（）’｜")
    text = re.sub(
        r"\]\([^)]*\)|.", lambda part: part[0].translate(signs) if len(part[0]) == 1 else part[0], text
    )
    return re.sub(r"(?m): |:$", "：", text)


def encodable(encoding: str) -> Callable[[str], str]:
    """A function that replaces what an encoding lacks: é by e, anything else by a question mark."""

    def letter(char: str) -> str:
        plain = unicodedata.normalize("NFKD", char)[0]
        return next((one for one in (char, plain) if one.encode(encoding, "ignore")), "?")

    return lambda text: "".join(map(letter, text))


def clipped(text: str) -> str:
    """As web clippers escape what Markdown would take for its own (turndown, src/turndown.js, `escapes`)."""
    text = re.sub(r"([\\*`_\[\]])", r"\\\1", text)
    return re.sub(r"^(?=-|\+ |=|#{1,6} |>)|(?<=^\d)(?=\. )", r"\\", text)
