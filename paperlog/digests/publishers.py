"""Schools, institutions and publishers as venues: with what they gave out, as `PhD thesis, NAIST`.

By its name alone a school cannot be told from a conference. The words before it are those of BibTeX's standard styles.
"""

import re

from paperlog.patterns import late

_GIVEN_OUT = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master's thesis",
    "mathesis": "Master's thesis",  # BibLaTeX's name of it in `type`
    "thesis": "Thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "report": "Technical report",
    "manual": "Manual",
    "book": "Book",
    "mvbook": "Book",
    "inbook": "Book",
}
_NAMED = late(r"[\w.' -]{0,30}\b(?:thesis|dissertation|report)|(?:博士|修士|学位|卒業)論文", re.IGNORECASE)
_SERVER = late(r"arxiv\b|corr$|zenodo\b", re.IGNORECASE)


def publication(kind: str, given: str, name: str) -> str:
    """The name of who gave a work out, after what it is; `kind` is the entry's, `given` its own word for itself."""
    word = _GIVEN_OUT.get(given.lower()) or (given if _NAMED.fullmatch(given) else _GIVEN_OUT.get(kind))
    is_said = not name or not word or kind not in _GIVEN_OUT or _SERVER.match(name)
    return name if is_said else f"{word}, {name}"
