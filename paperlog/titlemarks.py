"""What stands before a title and is none of it: paper_notes' `[Paper Note]`, an arXiv id (pure)."""

import re

from paperlog.arxiv import parse_id

_NOTE = re.compile(r"^\s*[\[［(（]\s*Paper\s*Note\s*[\]］)）]\s*", re.IGNORECASE)
# The title of arXiv's own pages, as browsers save them.
_WITH_ID = re.compile(r"\s*(?:\[([^\]\s]+)\]\s*|arxiv:(\S+?):?\s+)(\S.*)", re.DOTALL | re.IGNORECASE)


def without_note(title: str) -> str:
    """A title without paper_notes' mark, which may be all that there is."""
    return _NOTE.sub("", title)


def parted(title: str) -> tuple[str, str]:
    """The arXiv id before a title (`[1706.03762] Attention …`), as it is spelt there or "", and the title alone.

    What is a mark and no more is a title.
    """
    bare = without_note(title) or title
    found = _WITH_ID.fullmatch(bare)
    if found and parse_id(arxiv_id := found[1] or found[2]):
        return arxiv_id, found[3]
    return "", bare
