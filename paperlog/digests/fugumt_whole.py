"""The older layout of Fugu-MT: a page on a whole translated paper, headed 論文の概要、ライセンス.

    # (参考訳) JAPANESE TITLE [全文訳有]
    ENGLISH TITLE ( http://arxiv.org/abs/2102.00176v1 )
    ライセンス: CC BY 4.0
    AUTHORS(参考訳) JAPANESE ABSTRACT
    ENGLISH ABSTRACT

Behind the abstracts a page may go on with the translation of the whole text, which is not read.
"""

import re

from paperlog.arxiv import abs_url, find_id
from paperlog.digests.authors import names_of
from paperlog.digests.base import bare, bare_sentence, paragraph, sentence, stripped_lines, urls
from paperlog.digests.languages import part_languages
from paperlog.entries import Entry
from paperlog.patterns import late
from paperlog.text import JAPANESE

_TITLE_JA = late(r"[(（]\s*参考訳\s*[)）]\s*(.*?)\s*(?:[\[［]\s*全文?訳有り?\s*[\]］]|\n|$)")
_GLUED_TITLES = late(rf"(.*[{JAPANESE}]\S*)\s+(\S.*)")
_ADDRESS = late(r"[(（]?\s*(https?://(?:[a-z]+\.)?arxiv\.org/\S+)\s*[)）]?", re.IGNORECASE)
_LICENSE = late(
    r"ライセンス\s*[:：]\s*(?:CC[\w .-]*?\d\.\d|CC0|(?:Link to )?https?://\S+|[^\n]*?(?=\n|$))\s*"
)
_AUTHORS = late(r"^(.*?)\s*[(（]\s*参考訳\s*[)）]\s*", re.DOTALL)
_REST = late(r"翻訳日\s*[:：]|公開日\s*[:：]|\n\s*(?:Abstract|1\.? Introduction)\s*\n")


def read_whole(value: str) -> Entry | None:
    """The paper of one page; `value` is what follows the heading. None where it has no title."""
    address = _ADDRESS.search(value)
    if address is None:
        return None
    head, body = value[: address.start()].rstrip(" \n(（"), value[address.end() :]
    title_ja, title = _titles(head)
    if title is None:
        return None
    arxiv_id, version = find_id(address[1]) or (None, None)
    authors, text = _authors(body)
    abstract_ja, abstract_en = _abstracts(text)
    own = (abs_url(arxiv_id, version),) if arxiv_id else ()
    return Entry(
        title=title,
        title_ja=title_ja,
        arxiv_id=arxiv_id,
        arxiv_version=version,
        authors=authors,
        abstract_en=abstract_en,
        abstract_ja=abstract_ja,
        links=tuple(dict.fromkeys(own + urls(abstract_en, abstract_ja))),
    )


def _titles(head: str) -> tuple[str | None, str | None]:
    """The Japanese and the English title of what stands before the address."""
    match = _TITLE_JA.search(head)
    title_ja = bare(match[1]) if match else None
    rest = bare_sentence(head[match.end() :] if match else head)
    if rest is None and title_ja:
        glued = _GLUED_TITLES.match(title_ja)
        return (glued[1], glued[2]) if glued else (title_ja, None)
    return title_ja or None, rest


def _authors(body: str) -> tuple[tuple[str, ...], str]:
    body = _LICENSE.sub("", body, count=1).strip()
    match = _AUTHORS.match(body)
    if match is None:
        return (), body
    return names_of(sentence(stripped_lines(match[1])) or ""), body[match.end() :]


def _abstracts(text: str) -> tuple[str | None, str | None]:
    """Japanese, then English."""
    cut = _REST.search(text)
    japanese, english = part_languages(stripped_lines(text[: cut.start()] if cut else text))
    return paragraph(japanese), sentence(english)
