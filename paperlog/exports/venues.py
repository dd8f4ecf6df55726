"""What kind of place a paper appeared in, told from the name that a digest gives.

Digests name venues by their acronym, and give no kind. So: preprint servers are known by name; journals by a word in
it, by being abbreviated (`Mach. Learn.`, ISO 4) or by name; a conference by a word in its name or by being an acronym,
which nearly all others are (`ACL`, `NeurIPS 2023`, `ICLR (Poster)`). Whatever is left (`Zenn`, `OpenAI Blog`) is
neither.
"""

import re
from enum import Enum

_PREPRINT = re.compile(
    r"(?:\w*xiv|ssrn)\b|(?:corr|hal)(?:$|[ ,])|research square$|.*\bpreprints?\b", re.IGNORECASE
)
_JOURNALS = frozenset({
    "tacl", "tmlr", "jmlr", "jair", "pami", "tpami", "tnnls", "tkde", "tois", "taslp", "tist", "tkdd",
    "tors", "ijcv", "dmlr", "pnas", "neuron", "elife", "bioinformatics", "neurocomputing", "cacm", "tog", "talg",
    "toms", "ra-l", "jama", "nejm", "bmj",
})  # fmt: skip
_CONFERENCES = frozenset({"interspeech", "coling"})
_NEITHER = frozenset({
    "openai", "deepmind", "github", "huggingface", "youtube", "linkedin", "nvidia", "ieee", "acm", "blog",
    "thesis", "report", "n/a", "arr", "openreview", "lesswrong", "researchgate", "speakerdeck",
    "forum", "press", "lab", "labs", "inc",
    "mit", "cmu", "epfl", "ucla", "ucl", "kaist", "aws", "ibm", "ntt", "nec", "nict", "uspto",
})  # fmt: skip
# Journals that have nothing in their names to tell them by, or that call themselves proceedings.
_CALLED = re.compile(
    r"(?:artificial intelligence|machine learning|neural (?:computation|networks)|pattern recognition"
    r"|information sciences|knowledge-based systems|expert systems with applications|computers?|physica [a-e]"
    r"|automatica|patterns|人工知能|情報処理|認知科学)$|"
    r"(?:ieee|acm) t-?[a-z]{2,6}$|"
    r"proc(?:eedings|\.) (?:of )?(?:the )?(?:national academy|ieee$|royal society|natl\.|r\. soc\.|vldb endow"
    r"|acm (?:on |[a-z-]+\.))",
    re.IGNORECASE,
)
_UNDER_REVIEW = re.compile(r"\brolling review\b", re.IGNORECASE)
_JOURNAL = re.compile(
    r"\b(?:journal|transactions|letters|magazine|reviews?|annals|surveys|bulletin|ieee access|plos|"
    r"frontiers in|foundations and trends|scientific (?:reports|data)|computational linguistics|"
    r"communications of the|research part [a-f]|phys\. rev|nucl\. phys)\b|"
    r"\btrans\.|\bj\. |^(?:nature|science|cell|npj|(?:the )?lancet)(?:$| [a-z])|"
    r"論文誌|学会誌|会誌|自然言語処理$|ジャーナル",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"\b(?!(?:Tech|Rep|Univ|Dept|Inst|Corp|Inc|Ltd|Lab|Eds?|Vol)\.)[A-Z][a-z]{2,}\.(?=$|[ -])"
)
_CONFERENCE = re.compile(
    r"\b(?:proc|conf|symp)\.|\bneural inf(?:ormation|\.) process|\brobotics: science|"
    r"\b(?:conference|workshops?|symposium|proceedings|findings|track|meeting|shared task|colloquium|"
    r"congress|seminar|tutorials?|demos?|demonstrations?|lecture notes)\b| @ ?[a-z]{3}|"
    r"大会|研究会|シンポジウム|会議|ワークショップ|若手の会|発表論文集|予稿集",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"(?=\S*[A-Z]\S*[A-Z])[A-Za-z*@&]+(?:\d[A-Za-z]*)?(?:[-/ ][A-Za-z*]+\d?)*")
# `Computer Vision - ECCV 2022`, `NLP2024`: nothing but conferences is called by its year.
_DATED = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]*[A-Z][A-Za-z]*[ '’-]*(?:19|20)\d\d(?!\d)")
# When it was, and what the paper was there.
_BEHIND = re.compile(
    r"\s*\([^()]*\)|[\s,'’-]+(?:(?:19|20)?\d\d|\d{1,3})$|\s+(?:oral|poster|spotlight|main|long|short)$",
    re.IGNORECASE,
)
_HELD_BY = re.compile(r"^(?:the|ieee(?:/\w+)?|acm)\s+", re.IGNORECASE)
_HOLDERS = frozenset({"ieee", "acm"})
# Of what is longer, no name is known.
_LONGEST = 300
_GAPS = re.compile(r"[\s(),:'’]+")


class Kind(Enum):
    """Where a paper appeared."""

    CONFERENCE = "conference"
    JOURNAL = "journal"
    PREPRINT = "preprint"
    OTHER = "other"


def venue_kind(venue: str) -> Kind:
    """The kind of a venue; OTHER where the name does not tell."""
    venue = venue.strip()[:_LONGEST]
    name, words = _bare(venue), set(_GAPS.split(venue.lower()))
    if _PREPRINT.match(name):
        return Kind.PREPRINT
    if _UNDER_REVIEW.search(name):
        return Kind.OTHER
    if _CALLED.match(name):
        return Kind.JOURNAL
    if _CONFERENCE.search(venue) or words & _CONFERENCES:
        return Kind.CONFERENCE
    if _JOURNAL.search(name) or words & _JOURNALS or _ABBREVIATED.search(name):
        return Kind.JOURNAL
    acronym = _HELD_BY.sub("", name, count=1)
    if _NEITHER & {*_GAPS.split(acronym.lower()), *(words - _HOLDERS)}:
        return Kind.OTHER
    return Kind.CONFERENCE if _ACRONYM.fullmatch(acronym) or _DATED.search(venue) else Kind.OTHER


def _bare(name: str) -> str:
    """A venue's name without what stands behind it."""
    shorter = _BEHIND.sub("", name)
    return name if shorter == name else _bare(shorter)
