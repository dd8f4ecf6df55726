"""What kind of place a paper appeared in, told from the name that a digest gives.

Digests name venues by their acronym, and give no kind. So: journals and preprint servers are known by name
or by a word in it; a conference by a word in its name or by being an acronym, which nearly all others are
(`ACL`, `NeurIPS`, `LREC-COLING`). Whatever is left (`Zenn`, `OpenAI Blog`) is neither.
"""

import re
from enum import Enum

_PREPRINTS = frozenset({
    "arxiv", "biorxiv", "medrxiv", "chemrxiv", "techrxiv", "psyarxiv", "socarxiv", "corr", "ssrn",
    "preprint",
})  # fmt: skip
_JOURNALS = frozenset({
    "tacl", "tmlr", "jmlr", "jair", "pami", "tpami", "tnnls", "tkde", "tois", "taslp", "tist", "tkdd",
    "tors", "ijcv", "dmlr", "pnas", "nature", "science", "cell", "neuron", "patterns", "elife", "bioinformatics",
    "neurocomputing", "cacm", "tog", "talg", "toms",
})  # fmt: skip
_CONFERENCES = frozenset({"interspeech", "coling"})
_NEITHER = frozenset({
    "openai", "deepmind", "github", "huggingface", "youtube", "linkedin", "nvidia", "ieee", "acm", "blog",
    "thesis", "report", "n/a", "arr",
})  # fmt: skip
# Journals that have nothing in their names to tell them by, or that call themselves proceedings.
_CALLED = re.compile(
    r"(?:artificial intelligence|machine learning|neural (?:computation|networks)|pattern recognition"
    r"|information sciences|knowledge-based systems|expert systems with applications|computers?|physica [a-e]"
    r"|automatica)$|"
    r"proc(?:eedings|\.) of the (?:national academy|ieee$|royal society)|proc\. (?:natl\.|r\. soc\.|ieee$)",
    re.IGNORECASE,
)
_UNDER_REVIEW = re.compile(r"\brolling review\b", re.IGNORECASE)
_JOURNAL = re.compile(
    r"\b(?:journal|transactions|letters|magazine|reviews?|annals|surveys|bulletin|ieee access|plos|"
    r"frontiers in|scientific reports|computational linguistics|communications of the|phys\. rev|nucl\. phys)\b|"
    r"\btrans\.|\bj\. |"
    r"論文誌|学会誌|会誌|自然言語処理$|ジャーナル",
    re.IGNORECASE,
)
_CONFERENCE = re.compile(
    r"\bproc\.|\b(?:conference|workshops?|symposium|proceedings|findings|track|meeting|shared task|colloquium|"
    r"congress|tutorials?|demos?|demonstrations?)\b|大会|研究会|シンポジウム|会議|ワークショップ",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"(?=\S*[A-Z]\S*[A-Z])[A-Za-z*@]+\d?(?:[-/ ][A-Za-z*]+\d?)*")

_YEAR = re.compile(r"[ '’]+(?:19|20)\d\d$")


class Kind(Enum):
    """Where a paper appeared."""

    CONFERENCE = "conference"
    JOURNAL = "journal"
    PREPRINT = "preprint"
    OTHER = "other"


def venue_kind(venue: str) -> Kind:
    """The kind of a venue; OTHER where the name does not tell."""
    words = set(venue.lower().split())
    if words <= _PREPRINTS:
        return Kind.PREPRINT
    if _UNDER_REVIEW.search(venue):
        return Kind.OTHER
    if _CALLED.match(venue.strip()):
        return Kind.JOURNAL
    if _CONFERENCE.search(venue) or words & _CONFERENCES:
        return Kind.CONFERENCE
    if _JOURNAL.search(venue) or words & _JOURNALS:
        return Kind.JOURNAL
    return (
        Kind.CONFERENCE if _ACRONYM.fullmatch(_YEAR.sub("", venue)) and not words & _NEITHER else Kind.OTHER
    )
