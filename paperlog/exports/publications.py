"""Theses, reports and books, of which a venue says what they are and who gave them out: `PhD thesis, NAIST`."""

import re
from enum import Enum
from typing import NamedTuple

from paperlog.exports.facts import kind
from paperlog.exports.venues import Kind, publication_parts
from paperlog.model import Paper
from paperlog.patterns import late


class Form(Enum):
    """What was given out."""

    PHD_THESIS = "PhD thesis"
    MASTERS_THESIS = "Master's thesis"
    REPORT = "Technical report"
    BOOK = "Book"
    MANUAL = "Manual"


class Publication(NamedTuple):
    """What was given out, in the venue's own word where that is not the form's, and by whom."""

    form: Form
    word: str | None
    publisher: str


_FORMS = (
    (late(r"ph\.? ?d\b|doctora|博士", re.IGNORECASE), Form.PHD_THESIS),
    (late(r"master|修士", re.IGNORECASE), Form.MASTERS_THESIS),
    (late(r"report$", re.IGNORECASE), Form.REPORT),
    (late(r"book$", re.IGNORECASE), Form.BOOK),
    (late(r"manual$", re.IGNORECASE), Form.MANUAL),
)


def publication(paper: Paper) -> Publication | None:
    """What a paper's venue says; None for one of a conference or a journal, and of a form that BibTeX has not."""
    parts = publication_parts(paper.venue) if paper.venue and kind(paper) is Kind.OTHER else None
    if parts is None:
        return None
    word, publisher = parts
    form = next((form for pattern, form in _FORMS if pattern.search(word)), None)
    return form and Publication(form, None if word == form.value else word, publisher)
