"""A value of BibTeX as paperlog keeps texts: TeX's letters, quotes and dashes as they are read, formulas as TeX."""

import re
from collections.abc import Iterable, Iterator

from paperlog.exports.letters import ACCENT, accented
from paperlog.exports.markup import Formula, Part, Styled, Text, parse
from paperlog.patterns import late
from paperlog.text import spaced_line

_Plain = Text | Formula

_LINE_ENDS = late(r"\n|\\\\")
_LISTED = late(r"\\.|[{},;]", re.DOTALL)
# papis writes two blanks where its text has one behind a sign: `3\\texttimes  3`.
_BLANK_KEPT = late(r"(\\[A-Za-z]+)  (?=\S)")
# It writes a list as Python does, and the quotation marks, unless told otherwise, as commands.
_QUOTES = late(r"\\textquote(single|dbl)(?![A-Za-z])(?:\{\}| )?")
_LISTED_TEXT = r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\""
_LIST = late(rf"\s*\[\s*(?:(?:{_LISTED_TEXT})\s*(?:,\s*|(?=\])))*\]\s*", re.DOTALL)
_PARAGRAPH_ENDS = late(r"\n[ \t]*\n\s*|\\par(?![A-Za-z])\s*")
# Zotero writes an abstract that a page gave it as HTML with TeX's escape before each sign.
_ENTITY = late(r"\\&(amp|lt|gt|quot|apos|nbsp);")
_ENTITIES = {
    "amp": r"\&",
    "lt": r"{\textless}",
    "gt": r"{\textgreater}",
    "quot": '"',
    "apos": "'",
    "nbsp": " ",
}
_SIGNS = late(r"~|---?|``|''")
# With empty braces behind them they are TeX that a text keeps, as exports write it.
_KEPT = late(r"(---?|``|'')\{\}")
_MEANINGS = {"~": " ", "--": "–", "---": "—", "``": "“", "''": "”"}
# How signs are written that are others in TeX's old font encoding. With blanks beside them they are formulas.
_FORMULAS = {"<": "<", ">": ">", "|": "|", r"\lbrace": "{", r"\rbrace": "}"}
_AS_TEX = str.maketrans({"\\": r"\textbackslash{}", **{sign: f"\\{sign}" for sign in "{}$"}})
_BRACE_NAMES = late(r"\\([lr])brace ")
_SPECIAL = late(r"[\\{}$]")
_COMMAND_AT_END = late(r"\\[A-Za-z]+$")
_QUOTED = late(r"%(7B|7D|5C|5E)")
_QUOTED_SIGNS = {"7B": "{", "7D": "}", "5C": "\\", "5E": "^"}
_ESCAPED = late(r"\\([_%&#$~{}])|\\url\s*|[{}]")


def plain(value: str) -> str:
    """A value on one line, without the braces that keep capitals, and without commands of style."""
    return _one_line(map(_written, _parts(value)))


def tex(value: str, *, groups: bool) -> str:
    """The same for a text that paperlog reads as TeX: what is none, but would be taken for it, is escaped.

    `groups` is how it is read (`exports.markup.parse`): in titles and names braces are TeX's.
    """
    parts = _parts(value)
    found = _one_line(map(_written, parts))
    if not _SPECIAL.search(found) or _meaning(parse(found, groups=groups)) == _meaning(parts):
        return found
    return _one_line(
        part.text.translate(_AS_TEX) if isinstance(part, Text) else _written(part) for part in parts
    )


def _parts(value: str) -> list[_Plain]:
    """What a value says: letters and formulas, without groups and styles."""
    if "$" not in value:
        value = _BLANK_KEPT.sub(r"\1{} ", value)
    value = _KEPT.sub(lambda found: "{}".join(("", *found[1], "")), value)
    return [_sign(part) for part in _flat(parse(value, groups=True, read=_read))]


def _flat(parts: Iterable[Part]) -> Iterator[_Plain]:
    is_open = False
    for part in parts:
        if isinstance(part, Styled):
            inside = list(_flat(part.parts))
            yield from inside
            is_open = bool(inside) and isinstance(inside[-1], Text) and _ends_open(inside[-1].text)
            continue
        if is_open and isinstance(part, Text) and part.text[:1].isalpha():
            yield Text("{}")  # the name of a command that is not known ended with its braces, `{\\foo}s`
        is_open = False
        yield part


def _ends_open(text: str) -> bool:
    return _COMMAND_AT_END.search(text) is not None


def _sign(part: _Plain) -> _Plain:
    """A formula that is how exports write a sign, as that sign; any other part as it is."""
    return Text(_FORMULAS[part.body]) if isinstance(part, Formula) and part.body in _FORMULAS else part


def _meaning(parts: Iterable[Part]) -> str:
    """What parts say, to be compared; a noncharacter, which no text holds, begins and ends formulas."""
    pieces = (
        part.text if isinstance(part, Text) else f"\ufdd0{_written(part)}\ufdd0" for part in _flat(parts)
    )
    return _one_line(pieces)


def _one_line(pieces: Iterable[str]) -> str:
    return spaced_line("".join(pieces))


def lines(value: str, ends: "re.Pattern[str]" = _LINE_ENDS) -> list[str]:
    """The lines of a value, where none of them ends inside braces."""
    found = ends.split(value)
    return found if all(line.count("{") == line.count("}") for line in found) else [value]


def plain_lines(value: str) -> str:
    """A value that somebody typed line by line, as a note, with its lines."""
    return "\n".join(map(plain, lines(value))).strip()


def listed(value: str) -> list[str]:
    """The parts of a value that are parted by commas or semicolons, but those that stand in braces.

    Also those of a list as Python writes it: `['llm', '推論']`.
    """
    quoted = _QUOTES.sub(lambda found: "'" if found[1] == "single" else '"', value)
    if _LIST.fullmatch(quoted):
        return [plain(single or double) for single, double in re.findall(_LISTED_TEXT, quoted, re.DOTALL)]
    parts, depth, start = [], 0, 0
    for sign in _LISTED.finditer(value):
        depth += (sign[0] == "{") - (sign[0] == "}")
        if sign[0] in (",", ";") and depth < 1:
            parts.append(value[start : sign.start()])
            start = sign.end()
    return [plain(part) for part in (*parts, value[start:])]


def paragraphs(value: str) -> str:
    """An abstract, whose lines were wrapped by a program: each paragraph on one line, an empty one between them."""
    found = (tex(paragraph, groups=False) for paragraph in lines(value, _PARAGRAPH_ENDS))
    return "\n\n".join(filter(None, found))


def without_entities(value: str) -> str:
    """A value with TeX's signs in place of HTML's entities, `\\&amp;`."""
    return _ENTITY.sub(lambda found: _ENTITIES[found[1]], value)


def with_letters(value: str) -> str:
    """A value whose accented letters are letters: a reader of names takes the `~` of `\\~{\\^e}` for a blank."""
    pattern = rf"\{{{ACCENT}\}}|{ACCENT}"
    return re.sub(pattern, lambda found: accented(found[0]), value) if "\\" in value else value


def _read(text: str) -> str:
    return _SIGNS.sub(lambda found: _MEANINGS[found[0]], text)


def _written(part: _Plain) -> str:
    if isinstance(part, Text):
        return part.text
    sign = part.body.strip()
    return f"${sign if sign in _FORMULAS else _BRACE_NAMES.sub(_brace, part.body)}$"


def _brace(found: "re.Match[str]") -> str:
    """How formulas write braces; exports name them, for readers that count escaped ones."""
    return r"\{" if found[1] == "l" else r"\}"


def address(value: str) -> str:
    """An address or identifier, which is no TeX but may be escaped as if it were."""
    return _ESCAPED.sub(lambda found: found[1] or "", value).strip()


def unquoted(doi: str) -> str:
    """A DOI with the signs that exports percent-encode, as TeX would act on them (`exports.bib.raw`)."""
    return _QUOTED.sub(lambda found: _QUOTED_SIGNS[found[1]], doi)
