"""arXiv identifiers and categories.

The forms of identifiers: https://info.arxiv.org/help/arxiv_identifier.html. Since April 2007 `YYMM.NNNN`, five
digits from 2015 on; before that `archive/YYMMNNN`, sometimes with a subject class (`math.GT/0309136`).
"""

import re

from paperlog.patterns import late

# What arXiv's own DOIs begin with (https://info.arxiv.org/help/doi.html).
ARXIV_DOI = "10.48550/"
# No paper has 10,000 versions; what is longer is none.
_VERSION_DIGITS = 4
_NEW = r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}"
_OLD = r"[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3}"
_PREFIX = r"(?:arxiv\s*:\s*|(?:https?://)?(?:[a-z]+\.)?arxiv\.org/[a-z]+/|(?:https?://(?:dx\.)?doi\.org/)?10\.48550/arxiv\.)"
_ID = rf"({_NEW}|{_OLD})(?:v(\d+))?"
_SPELLING = late(rf"{_PREFIX}?{_ID}(?:\.pdf|\.html?)?/?(?:[?#].*)?", re.IGNORECASE)
_IN_TEXT = late(rf"(?<![\w.]){_PREFIX}{_ID}(?!\w)", re.IGNORECASE)
_BARE_IN_TEXT = late(rf"(?<![\w./]){_ID}(?!\w)(?!\.\d)", re.IGNORECASE)
_CATEGORY = late(r"[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[a-z]+)*)?")
_SUBJECT = late(r"\.[A-Za-z]{2}/")


def _canonical(identifier: str, version: str | None) -> tuple[str, int | None]:
    identifier = _SUBJECT.sub("/", identifier).lower()
    return identifier, int(version) if version and len(version) <= _VERSION_DIGITS else None


def parse_id(text: str) -> tuple[str, int | None] | None:
    """An arXiv id in any spelling as (id without version, version), or None where the text is none.

    Spellings: `2411.16579`, `2411.16579v2`, `arXiv:2411.16579`, an abs, pdf or html URL,
    `10.48550/arXiv.2411.16579`, `hep-th/9901001`.
    """
    match = _SPELLING.fullmatch(text.strip())
    return _canonical(match[1], match[2]) if match else None


def find_id(text: str, *, bare: bool = False) -> tuple[str, int | None] | None:
    """The first arXiv id inside a text that is marked as one (a URL, a DOI, `arXiv:`); with bare, any."""
    match = _IN_TEXT.search(text) or (_BARE_IN_TEXT.search(text) if bare else None)
    return _canonical(match[1], match[2]) if match else None


def fault(arxiv_id: str) -> str | None:
    """What is wrong with an id, without a version, that has the right form; None where nothing is."""
    if "/" in arxiv_id:
        return None
    month, _, serial = arxiv_id.partition(".")
    if month < "0704":
        return f"arXiv has ids like {arxiv_id} only since 2007-04"
    if month >= "1501" and len(serial) == 4:
        return f"{arxiv_id} lacks a digit (five since 2015); a 0 at the end may be lost"
    if month < "1501" and len(serial) == 5:
        return f"{arxiv_id} has a digit too many (four before 2015)"
    return None


def is_category(text: str) -> bool:
    """Whether a text has the form of an arXiv category (`cs.CL`, `hep-th`, `cond-mat.stat-mech`)."""
    return _CATEGORY.fullmatch(text) is not None


def abs_url(arxiv_id: str, version: int | None = None) -> str:
    """The address of a paper's page at arXiv, of one version where it is given."""
    return f"https://arxiv.org/abs/{arxiv_id}" + (f"v{version}" if version else "")


def pdf_url(arxiv_id: str) -> str:
    """The address of a paper's PDF at arXiv, in its newest version."""
    return f"https://arxiv.org/pdf/{arxiv_id}"


def doi(arxiv_id: str) -> str:
    """The DOI that arXiv registers for every paper (https://info.arxiv.org/help/doi.html)."""
    return f"{ARXIV_DOI}arXiv.{arxiv_id}"
