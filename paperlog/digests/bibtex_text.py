"""A value of BibTeX as paperlog keeps texts: TeX's letters, quotes and dashes as they are read, formulas as TeX."""

import re

_SIGNS = re.compile(r"(?<!\\)~|---?|``|''")
_MEANINGS = {"~": " ", "--": "–", "---": "—", "``": "“", "''": "”"}
# How signs are written that are others in TeX's old font encoding.
_FORMULAS = {"<": "<", ">": ">", "|": "|", r"\lbrace": "{", r"\rbrace": "}"}
_ESCAPED = re.compile(r"\\([_%&#$~{}])|\\url\s*|[{}]")


def plain(value: str) -> str:
    """A value on one line, without the braces that keep capitals, and without commands of style."""
    # Imported where it is used: only who imports BibTeX waits for it.
    from paperlog.exports.markup import parse

    return " ".join("".join(map(_written, parse(value, groups=True))).split())


def _written(part: object) -> str:
    from paperlog.exports.markup import Formula, Styled, Text

    match part:
        case Text(text):
            return _SIGNS.sub(lambda found: _MEANINGS[found[0]], text)
        case Formula(body):
            return _FORMULAS.get(body.strip(), f"${body}$")
        case Styled(_, parts):
            return "".join(map(_written, parts))
    return ""


def address(value: str) -> str:
    """An address or identifier, which is no TeX but may be escaped as if it were."""
    return _ESCAPED.sub(lambda found: found[1] or "", value).strip()
