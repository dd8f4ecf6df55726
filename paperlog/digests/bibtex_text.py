"""A value of BibTeX as paperlog keeps texts: TeX's letters, quotes and dashes as they are read, formulas as TeX."""

import re

_LINE_ENDS = re.compile(r"\n|\\\\")
_PARAGRAPH_ENDS = re.compile(r"\n[ \t]*\n\s*|\\par(?![A-Za-z])\s*")
# Zotero writes an abstract that a page gave it as HTML with TeX's escape before each sign.
_ENTITY = re.compile(r"\\&(amp|lt|gt|quot|apos|nbsp);")
_ENTITIES = {
    "amp": r"\&",
    "lt": r"{\textless}",
    "gt": r"{\textgreater}",
    "quot": '"',
    "apos": "'",
    "nbsp": " ",
}
_SIGNS = re.compile(r"~|---?|``|''")
# With empty braces behind them they are TeX that a text keeps, as exports write it.
_KEPT = re.compile(r"(---?|``|'')\{\}")
_MEANINGS = {"~": " ", "--": "–", "---": "—", "``": "“", "''": "”"}
# How signs are written that are others in TeX's old font encoding.
_FORMULAS = {"<": "<", ">": ">", "|": "|", r"\lbrace": "{", r"\rbrace": "}"}
_BRACE_NAMES = re.compile(r"\\([lr])brace ")
_ESCAPED = re.compile(r"\\([_%&#$~{}])|\\url\s*|[{}]")


def plain(value: str) -> str:
    """A value on one line, without the braces that keep capitals, and without commands of style."""
    # Imported where it is used: only who imports BibTeX waits for it.
    from paperlog.exports.markup import parse

    value = _KEPT.sub(lambda found: "{}".join(("", *found[1], "")), value)
    return " ".join("".join(map(_written, parse(value, groups=True, read=_read))).split())


def lines(value: str, ends: "re.Pattern[str]" = _LINE_ENDS) -> list[str]:
    """The lines of a value, where none of them ends inside braces."""
    found = ends.split(value)
    return found if all(line.count("{") == line.count("}") for line in found) else [value]


def plain_lines(value: str) -> str:
    """A value that somebody typed line by line, as a note, with its lines."""
    return "\n".join(map(plain, lines(value))).strip()


def paragraphs(value: str) -> str:
    """A value whose lines were wrapped by a program: each paragraph on one line, an empty one between them."""
    return "\n\n".join(filter(None, map(plain, lines(value, _PARAGRAPH_ENDS))))


def without_entities(value: str) -> str:
    """A value with TeX's signs in place of HTML's entities, `\\&amp;`."""
    return _ENTITY.sub(lambda found: _ENTITIES[found[1]], value)


def with_letters(value: str) -> str:
    """A value whose accented letters are letters: a reader of names takes the `~` of `\\~{\\^e}` for a blank."""
    from paperlog.exports.letters import ACCENT, accented

    pattern = rf"\{{{ACCENT}\}}|{ACCENT}"
    return re.sub(pattern, lambda found: accented(found[0]), value) if "\\" in value else value


def _read(text: str) -> str:
    return _SIGNS.sub(lambda found: _MEANINGS[found[0]], text)


def _written(part: object) -> str:
    from paperlog.exports.markup import Formula, Styled, Text

    match part:
        case Text(text):
            return text
        case Formula(body):
            return _FORMULAS.get(body.strip()) or f"${_BRACE_NAMES.sub(_brace, body)}$"
        case Styled(_, parts):
            return "".join(map(_written, parts))
    return ""


def _brace(found: "re.Match[str]") -> str:
    """How formulas write braces; exports name them, for readers that count escaped ones."""
    return r"\{" if found[1] == "l" else r"\}"


def address(value: str) -> str:
    """An address or identifier, which is no TeX but may be escaped as if it were."""
    return _ESCAPED.sub(lambda found: found[1] or "", value).strip()
