"""What kind of place a paper appeared in, told from the name that a digest gives.

Digests name venues by their acronym, and give no kind. So: preprint servers are known by name; journals by a word in
it, by being abbreviated (`Mach. Learn.`, ISO 4) or by name; a conference by a word in its name or by being an acronym,
which nearly all others are (`ACL`, `NeurIPS 2023`, `ICLR (Poster)`). Whatever is left (`Zenn`, `OpenAI Blog`) is
neither, and so is where a paper was only submitted. People also write what became of the paper there (`Accepted to
ACL 2024 (Oral)`), which is no part of a name.
"""

import re
from enum import Enum

from paperlog.patterns import late

_PREPRINT = late(
    r"(?:\w*xiv|ssrn)\b|(?:corr|hal|osf)(?:$|[ ,])|abs/\d|research square$|.*\b(?:preprints?\b|e-?print arch)",
    re.IGNORECASE,
)
_JOURNALS = frozenset({
    "tacl", "tmlr", "jmlr", "jair", "pami", "tpami", "tnnls", "tkde", "tois", "taslp", "tist", "tkdd", "tors", "ijcv",
    "dmlr", "pnas", "neuron", "elife", "bioinformatics", "neurocomputing", "cacm", "tog", "talg", "toms", "ra-l",
    "ral", "jama", "nejm", "bmj", "t-pami", "csur", "tallip", "tochi", "jacm", "pvldb", "pacmpl", "pacm", "toplas",
    "tods", "tse", "tosem", "tpds", "tvcg", "tip", "tmm", "tcsvt", "tmi", "tsp", "tit", "tcyb", "tgrs", "taffc",
    "tismir", "jstsp", "jsac", "cviu", "ijrr", "simods", "jasa", "jrss-b", "jamia", "jbi", "joss", "jfp", "jcss",
    "ijhcs", "ipm", "eswa", "neco", "nle", "jhep", "jcap", "mnras", "apj", "apjl", "a&a", "njp", "pra", "prb", "prc",
    "prd", "prl", "prx", "neuroimage", "peerj", "jmir", "softwarex",
})  # fmt: skip
_CONFERENCES = frozenset({"interspeech", "coling", "odyssey", "asilomar", "deim"})
# Those that people also write in small letters.
_ACRONYMS = frozenset({
    "neurips", "nips", "icml", "iclr", "acl", "emnlp", "naacl", "eacl", "aacl", "conll", "lrec", "colm", "aaai",
    "ijcai", "aistats", "uai", "colt", "cvpr", "iccv", "eccv", "wacv", "bmvc", "kdd", "sigir", "www", "wsdm", "cikm",
    "recsys", "ecir", "chi", "cscw", "uist", "icra", "iros", "corl", "rss", "icassp", "mlsys", "siggraph", "miccai",
})  # fmt: skip
_NEITHER = frozenset({
    "openai", "deepmind", "github", "huggingface", "youtube", "linkedin", "nvidia", "ieee", "acm", "blog",
    "thesis", "report", "n/a", "arr", "openreview", "lesswrong", "researchgate", "speakerdeck",
    "forum", "press", "lab", "labs", "inc", "dissertation", "patent", "patents", "recommendation", "rfc", "manuscript",
    "mit", "cmu", "epfl", "ucla", "ucl", "kaist", "aws", "ibm", "ntt", "nec", "nict", "uspto",
})  # fmt: skip
# Journals that have nothing in their names to tell them by, or that call themselves proceedings.
_CALLED = late(
    r"(?:artificial intelligence|machine learning|neural (?:computation|networks)|pattern recognition"
    r"|information sciences|knowledge-based systems|expert systems with applications|computers?|physica [a-e]"
    r"|automatica|patterns|iscience|entropy|sensors|information|electronics|mathematics|quantum|applied sciences"
    r"|(?:chemical|cognitive) science|(?:behavioral and brain|information) sciences|cognition|synthese|biometrika"
    r"|minds and machines|distill|digital discovery|sci rep|ai open|ai (?:&|and) society|information fusion"
    r"|information processing (?:&|and) management|medical image analysis|computer vision and image understanding"
    r"|language resources and evaluation|natural language engineering|speech communication"
    r"|computer speech (?:&|and) language|dialogue (?:&|and) discourse|applied intelligence|semantic web"
    r"|world wide web|data intelligence|neural computing and applications|multimedia tools and applications"
    r"|big data and cognitive computing|new generation computing|data-centric machine learning research"
    r"|psychometrika|technometrics|scientometrics|statistical science|linguistic inquiry|language|quantitative finance"
    r"|information systems|decision support systems|nucleic acids research|genome biology|heliyon|data in brief"
    r"|advanced (?:science|intelligent systems)|acm queue|sigir forum"
    r"|mathematics of [a-z ]+|acta [a-z]+(?: [a-z]+)?|inverse problems|mind|queue|chaos|optica|robotica"
    r"|人工知能|情報処理|認知科学|知能と情報)$|"
    r"(?:ieee|acm) t-?[a-z]{2,6}$|"
    r"proc(?:eedings|\.) (?:of )?(?:the )?(?:national academy|ieee$|royal society|natl\.|r\. soc\.|vldb endow"
    r"|acm (?:on |[a-z-]+\.))",
    re.IGNORECASE,
)
# Where a paper is not, or not yet.
_UNDER_REVIEW = late(
    r"\b(?:rolling|under) review\b|\b(?:submitted|submissions?)\b|投稿中|査読中", re.IGNORECASE
)
# What is part of nothing, and who gave it out: `PhD thesis, NAIST`.
_PUBLICATION = late(
    r"((?:[\w.' -]{0,30}\b)?(?:thesis|dissertation|report)|book|manual|(?:博士|修士|学位|卒業)論文),\s*(.+)",
    re.IGNORECASE,
)
# Before a name, what became of the paper there: `Accepted for publication at`, `To appear in the`.
_BECAME = late(
    r"(?:accepted|to appear|published|presented|appear(?:s|ed|ing)|forthcoming|camera[- ]ready)"
    r"(?: for publication| as an? [a-z -]{0,30}?paper)? (?:to|at|in|by|for) (?:the )?",
    re.IGNORECASE,
)
_JOURNAL = late(
    r"\b(?:journal|transactions|letters|magazine|reviews?|annals|surveys|bulletin|ieee access|plos|"
    r"frontiers (?:in|of)|foundations and trends|scientific (?:reports|data)|computational linguistics|"
    r"communications|explorations|research part [a-f]|phys\. ?rev|nucl\. phys)\b|^trends in |"
    r"\btrans\.|\bj\.(?:$| )|^(?:nature|science|cell|npj|(?:the )?lancet)(?:$| [a-z])|"
    r"^(?:acs|bmc|epj|rsc|scipost) |(?-i:^IEEE(?: (?:[A-Z][a-z]+|and|&))+$)|"
    r"論文誌|学会誌|会誌|自然言語処理$|ジャーナル",
    re.IGNORECASE,
)
_ABBREVIATED = late(
    r"\b(?!(?:Tech|Rep|Univ|Dept|Inst|Corp|Inc|Ltd|Lab|Eds?|Vol)\.)[A-Z][a-z]{2,}\.(?=$|[ -])"
)
_CONFERENCE = late(
    r"\b(?:proc|conf|symp)\.|\bneural inf(?:ormation|\.) process|\brobotics: science|"
    r"\b(?:conference|workshops?|symposium|proceedings|findings|track|meeting|shared task|colloquium|"
    r"congress|seminar|tutorials?|demos?|demonstrations?|lecture notes)\b| @ ?[a-z]{3}|"
    # Conferences without a word that says so, as Semantic Scholar calls them.
    r"(?:chapter of the |^)association for computational linguistics|empirical methods in natural"
    r"|knowledge discovery (?:and|&) data mining|human factors in computing|web search and data mining"
    r"|computer vision and pattern recognition|uncertainty in artificial|intelligent user interfaces"
    r"|cognitive science society|\bacm multimedia|\bieee (?:big data|vis(?:ualization)?$)|"
    r"大会|研究会|シンポジウム|会議|ワークショップ|若手の会|(?:発表|講演)会|(?:発表|講演)論文集|予稿集",
    re.IGNORECASE,
)
_ACRONYM = late(r"(?=\S*[A-Z]\S*[A-Z])\d?[A-Za-z*@&]+(?:\d[A-Za-z*@&]+|\d{1,2})?(?:[-/ ][A-Za-z*@&]+\d?)*")
# `Computer Vision - ECCV 2022`, `NLP2024`, `ACL'24 SRW`: nothing but conferences is called by its year.
_DATED = late(r"(?<![A-Za-z])[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:[ '’-]*(?:19|20)\d\d(?!\d)|['’]\d\d(?!\d))")
# When it was, and what the paper was there.
_BEHIND = late(
    r"\s*\([^()]*\)|[\s,'’-]+(?:(?:vol|no|pp?)\.? ?)?\d{1,4}(?:[:–-]\d{1,6})*$|\s*第?\d+[巻号]$"
    r"|\s+(?:oral|poster|spotlight|highlight|main|long|short)$",
    re.IGNORECASE,
)
_HELD_BY = late(r"^(?:the|ieee(?:/\w+)?|acm)\s+", re.IGNORECASE)
_HOLDERS = frozenset({"ieee", "acm"})
# Of what is longer, no name is known.
_LONGEST = 300
_GAPS = late(r"[\s(),:'’]+")


class Kind(Enum):
    """Where a paper appeared."""

    CONFERENCE = "conference"
    JOURNAL = "journal"
    PREPRINT = "preprint"
    OTHER = "other"


def venue_kind(venue: str) -> Kind:
    """The kind of a venue; OTHER where the name does not tell."""
    venue = venue_name(venue)[:_LONGEST]
    name, words = _bare(venue), set(_GAPS.split(venue.lower()))
    if _PREPRINT.match(name):
        return Kind.PREPRINT
    if _UNDER_REVIEW.search(name) or _PUBLICATION.fullmatch(venue):
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
    is_acronym = acronym.lower() in _ACRONYMS or _ACRONYM.fullmatch(acronym)
    return Kind.CONFERENCE if is_acronym or _DATED.search(venue) else Kind.OTHER


def publication_parts(venue: str) -> tuple[str, str] | None:
    """What was given out and by whom, of `PhD thesis, NAIST`; None for a venue that says no such thing."""
    found = _PUBLICATION.fullmatch(venue)
    return (found[1], found[2]) if found else None


def venue_name(venue: str) -> str:
    """A venue without what became of the paper there: of `Accepted to ACL 2024`, `ACL 2024`."""
    venue = venue.strip()
    found = _BECAME.match(venue)
    return venue[found.end() :] if found else venue


def _bare(name: str) -> str:
    """A venue's name without what stands behind it."""
    shorter = _BEHIND.sub("", name)
    return name if shorter == name else _bare(shorter)
