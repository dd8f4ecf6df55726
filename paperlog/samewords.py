"""The words of a title in one spelling, to compare titles by: `Modelling with GPT-4` is `modeling gpt 4`."""

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from paperlog.patterns import late
from paperlog.samejapanese import in_one_spelling
from paperlog.samesigns import Signs, signs_of, with_raised
from paperlog.serialtitles import BEGINNINGS, JAPANESE_PARTS, PARTS
from paperlog.tex import detex
from paperlog.text import JAPANESE, fold, is_japanese
from paperlog.titlemarks import with_full_year, without_note
from paperlog.titlenumbers import figure, is_ending, is_ordinal, label

Words = tuple[str, ...]

_GREEK = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon"
_LETTERS = str.maketrans(
    dict(zip("αβγδεζηθικλμνξοπρστυ", _GREEK.split(), strict=True))
    | {
        "φ": "phi",
        "χ": "chi",
        "ψ": "psi",
        "ω": "omega",
        "×": " x ",
        "&": " and ",
        "'": "",
        "’": "",
        "‘": "",
        "ʼ": "",
        "∗": "*",
        "⋆": "*",
        "♯": "#",
    }
    | {chr(0x2776 + number): f" {number + 1} " for number in range(10)}  # ❶ to ❿
)
# `LoRA$^+$` is `LoRA+`, `A$^*$` is `A*`.
_RAISED = late(r"(?<=\w) ?\^ ?(?=[+*#])")
_WORD = late(
    rf"\d+(?:\.\d+)*|[{JAPANESE}]+|[^\W\d_{JAPANESE}]+|(?<=[^\W_])(?:\++|#|\*(?!$))(?![^\W_{JAPANESE}])"
)
_THOUSANDS = late(r"(?<=\d),(?=\d{3}(?!\d))")
# `(Extended Version)` behind a title, or its venue, `(ACL 2023)` (of `, ACL 2023` too: titlemarks.with_full_year).
_FORMS = frozenset(
    "extended full long short revised preliminary technical student journal conference preprint version abstract"
    " paper report draft".split()
)
_FORM = rf"(?:(?:{'|'.join(sorted(_FORMS))})\s*)+"
_BEHIND = late(rf"\s*[(\[](?=(?:{_FORM}|[a-z][a-z&/' -]+\d{{4}})[)\]]$)")
# A Japanese title has its subtitle between dashes or waves: `音声対話の検討 -その評価-`, `…～その評価～`.
_SEPARATOR = late(
    r"\s*:(?!\d)\s*|\s+[-–]+\s+|\s*[—―〜]\s*|(?<=[?!])\s+"
    rf"|(?<=[{JAPANESE}])\s*~\s*|\s+[-–~](?=[{JAPANESE}])"
)
_COINED = late(r"\w[A-Z]|\d")
_DIGIT, _GAP = late(r"\d"), late(r"(?<!\d) | (?!\d)")
YEAR = late(r"(?:19|20)\d\d")

_ARTICLES = frozenset({"a", "an", "the"})
_SMALL = frozenset("and of on for in via with by using through at into to from as toward".split())
_LEFT_OUT = _ARTICLES | _SMALL
# By what means something is done each of these may say.
_MEANS = frozenset("with using through via".split())
JOINED = frozenset(
    "pre post multi non co re un sub semi anti auto bi tri inter intra meta micro macro mini hyper super cross".split()
    + "fine bio neuro cyber".split()
)
SERIES = frozenset("part volume vol chapter section phase type edition version task track subtask".split())
MARKS = frozenset(
    "no not never neither without revisited reloaded redux erratum errata corrigendum addendum reply response comment"
    " rebuttal supplement supplementary appendix retracted retraction sequel continued".split()
)
# Greek letters, as they part `α-divergence` from `β-divergence`, and how a model is called that goes with a bigger one.
MARKS |= {*_GREEK.split(), "phi", "chi", "psi", "omega", "turbo", "mini", "nano", "lite", "ultra"}
MARKS |= {"opus", "sonnet", "haiku", "flash"}
# Words that part titles as marks do, but that the same people may also come to say otherwise in a later version.
WEAK = frozenset({"without", "no", "0", "free"})
# 前編 and 後編, その一 and その二, 第一部 and 第二部.
JAPANESE_MARK = late("(?:その|第)?[一二三四五六七八九十]+[部報章編篇回巻話]?|[前中後続上下][編篇巻]?")
_SURVEYS = frozenset(
    "survey review overview introduction tutorial primer roadmap perspective trend editorial preface foreword"
    " proceeding".split()
)
GENERIC = _SURVEYS | frozenset(
    "technical report systematic literature comprehensive brief short study analysis approach method learning deep"
    " large language model neural network machine attention paper research".split()
)
_PARTS = frozenset(
    "conclusion discussion background summary abstract content index bibliography reference glossary appendix"
    " acknowledgment acknowledgement prologue epilogue afterword commentary interview obituary letter correspondence"
    " announcement news new opinion viewpoint essay keynote remark note result evaluation experiment motivation"
    " reply response welcome"
    ""
    " はじめに おわりに まえがき あとがき 序論 序文 序章 結論 緒言 緒論 結言 概要 要旨"
    " 総説 総論 解説 展望 特集 巻頭言 編集後記 目次 索引".split()
)
_SERIAL = late(
    rf"^(?:{'|'.join(BEGINNINGS)})\b|\b(?:{'|'.join(PARTS)})\b|\bdatabases?$|{'|'.join(JAPANESE_PARTS)}"
)

# Letters to look for first, then what they are in which place and what they are to be.
_SPELLINGS = tuple(
    (letters, late(pattern), spelling)
    for letters, pattern, spelling in (
        ("is", r"(?<=\w\w\w)is(?=(?:e[drs]?|ers|ing|able|ations?|ational)\b)", "iz"),
        ("ys", r"(?<=\w\w)ys(?=(?:e[drs]?|ers|ing)\b)", "yz"),
        ("our", r"(?<=\w\w)our(?=(?:s|ed|ing|al|ally|hood|hoods|able|ful|less|ites?|is[mt])?\b)", "or"),
        ("ouriz", r"our(?=iz(?:e[drs]?|ing|ations?)\b)", "or"),
        ("ll", r"(?<=\w\w\w)ll(?=(?:ings?|ed|ers?|ors?)\b)", "l"),
        ("tre", r"\b(cen|me|li|thea|spec)tre(?=[sd]?\b)", r"\1ter"),
        ("bre", r"\b(fi|cali)bre(?=[sd]?\b)", r"\1ber"),
        ("ogue", r"(?<=\wog)(?<!\bprolog)ue(?=s?\b)", ""),
        ("aeroplane", r"\baeroplane", "airplane"),
        ("ae", r"(?<=\w)ae(?=\w{3})|\bae(?=tiolog|tiopath|sthe|ons\b|stiv|olian)", "e"),
        ("oe", r"(?<=\w)oe(?=\w{3})|\boe(?=sophag|dema|str(?:og|ad|io|on|us|ou)|nolog|colog)", "e"),
        ("enc", r"(?<=\bdef|\boff|\blic)ence", "ense"),
        ("ogramme", r"\bprogramme(?=s?\b)", "program"),
        ("artefact", r"\bartefact", "artifact"),
        ("dgement", r"dgement", "dgment"),
        ("grey", r"\bgrey(?=s?\b)", "gray"),
        ("sceptic", r"\bsceptic", "skeptic"),
        ("ageing", r"\bageing\b", "aging"),
        ("sulph", r"sulph", "sulf"),
        ("tyre", r"\btyre(?=s?\b)", "tire"),
        ("cypher", r"cypher", "cipher"),
        ("enquir", r"\benquir(?=y|ies|e[drs]?\b|ing)", "inquir"),
        ("ferrab", r"ferrab(?=le|ly|ility)", "ferab"),
        ("fulfil", r"\b(fulfil)l?(?=ment|ful|s?\b)", r"\1"),
        ("instal", r"\b(instal)l?(?=ment|ful|s?\b)", r"\1"),
        ("skil", r"\b(skil)l?(?=ment|ful|s?\b)", r"\1"),
        ("nrol", r"\benroll?(?=ment|s?\b)", "enrol"),
        ("w/", r"\bw/(?=\s)", "with"),
        ("w/o", r"\bw/o(?=\s)", "without"),
        ("versus", r"\bversus\b", "vs"),
        ("wards", r"\btowards\b", "toward"),
        ("survey on", r"(?<=\bsurvey )on\b", "of"),
        ("review on", r"(?<=\breview )on\b", "of"),
        ("adaption", r"\badaption", "adaptation"),
        ("nets", r"\bnets\b", "networks"),
        ("shot", r"\b(zero|one|few)shot\b", r"\1 shot"),
        # `X ++:` is `X++:`; behind `laws.` the I of `laws. I. A view` is a number, as that of `laws I: A view` is.
        (" +", r"(?<=[^\W_]) (?=\++\s*(?:[:,)]|$))", ""),
        (" i. ", r"(?<=\w)[.:] i\. ", " 1: "),
        ("alumini", r"\baluminium\b", "aluminum"),
        ("learnt", r"\blearnt\b", "learned"),
    )
)


class _Said(NamedTuple):
    """A title's words in one spelling: `parts` without small words and plurals, split before the subtitle and a venue.

    It `is_coined` where it has a name or a number of its own, `is_cut` where it ends in dots, `is_serial` where
    the same people may give the same title next year: an overview, a preface, a name alone (`GenBank`) without a
    year. `small` are its small words but the articles, in order, `with` for all that mean it; `signs` those of its
    formulas and names. `plain` is it as it is written, without TeX.
    """

    plain: str
    whole: str
    parts: tuple[Words, ...]
    is_coined: bool
    is_cut: bool
    is_serial: bool
    small: Words
    signs: Signs


class TitleWords(_Said):
    """The same, with what follows from it."""

    @cached_property
    def words(self) -> Words:
        """The words of all parts in order."""
        return tuple(word for part in self.parts for word in part)

    @cached_property
    def is_survey(self) -> bool:
        """Whether it calls itself a survey, an overview, a preface: many papers of one title."""
        return not _SURVEYS.isdisjoint(self.words)

    @cached_property
    def is_bare(self) -> bool:
        """Whether it is one word that says no more than what part of a book it is: `Introduction`, `はじめに`."""
        return len(self.words) == 1 and self.words[0] in GENERIC | _PARTS

    @cached_property
    def is_generic(self) -> bool:
        """Whether papers of other people may well have the same title."""
        own = set(self.words) - GENERIC
        return self.is_survey or (not self.is_coined and (len(own) < 2 or len(self.words) < 4))


def plain_letters(text: str) -> str:
    """Text folded, without TeX and apostrophes, `&` as a word and Greek letters in Latin ones."""
    text = with_raised(text.replace("&amp;", "&"))
    return _RAISED.sub("", fold(detex(text)).translate(_LETTERS))


@lru_cache(maxsize=10_000)  # a title is compared again and again, with the next paper's and the next
def title_words(title: str) -> TitleWords:
    """The words of a title as it is written; TeX and HTML's `&amp;` may stand in it."""
    title = with_full_year(without_note(title))
    title = in_one_spelling(title) if is_japanese(title) else title
    letters = plain_letters(title)
    folded = _american(_THOUSANDS.sub("", letters) if "," in letters else letters).strip()
    is_cut = folded.endswith("...")
    segments = [_spelled(part) for part in _segments(folded.rstrip(".").rstrip() if is_cut else folded)]
    contents = [tuple(_content(words)) for words in segments]
    whole = glued(word for words in segments for word in words if word not in _ARTICLES)
    small = tuple(
        "with" if word in _MEANS else word for words in segments for word in words if word in _SMALL
    )
    parts = tuple(part for part in contents if part)
    plain = detex(title)
    return TitleWords(
        plain, whole, parts, _is_coined(plain), is_cut, _is_serial(folded), small, signs_of(title)
    )


def _segments(folded: str) -> list[str]:
    """What stands before a title's colon, behind that, and in brackets behind all (the venue)."""
    found = _BEHIND.search(folded) if folded[-1:] in (")", "]") else None
    main, behind = (folded[: found.start()], [folded[found.end() :]]) if found else (folded, [])
    return [*_SEPARATOR.split(main, maxsplit=1), *behind]


def _is_serial(folded: str) -> bool:
    is_name = folded.isalpha() and not is_japanese(folded)
    return (is_name or _SERIAL.search(folded) is not None) and YEAR.search(folded) is None


def _is_coined(plain: str) -> bool:
    is_shouted = plain.isupper() and len(plain.split()) > 2
    return _COINED.search(plain.lower() if is_shouted else plain) is not None


def _spelled(text: str) -> list[str]:
    """The words of a part of a title: numbers apart from letters, in figures; American spelling."""
    found = _WORD.findall(text)
    words: list[str] = []
    for place, word in enumerate(found):
        before = found[place - 1] if place else ""
        if is_ending(word, before):
            continue
        if word == "ed" and is_ordinal(before):
            word = "edition"
        is_label = before in SERIES or (place and place == len(found) - 1)
        words.append(label(word) if is_label and len(word) == 1 else figure(word))
    return words


def _american(text: str) -> str:
    for letters, pattern, spelling in _SPELLINGS:
        if letters in text:
            text = pattern.sub(spelling, text)
    return text


def _content(words: list[str]) -> Iterator[str]:
    """The words that matter, singular, with `pre training` as one word."""
    prefix = ""
    for word in words:
        if word in JOINED:
            prefix += word
            continue
        word = "" if word in _LEFT_OUT else _singular(word)
        if prefix or word:
            yield prefix + word
        prefix = ""
    if prefix:
        yield prefix


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def has_tail(parts: tuple[Words, ...]) -> bool:
    """Whether the last of a title's parts says only in what form it came out, or at which venue: `(ACL 2023)`."""
    return len(parts) > 1 and (_FORMS.issuperset(parts[-1]) or YEAR.fullmatch(parts[-1][-1]) is not None)


def glued(words: Iterable[str]) -> str:
    """Words without blanks, but for those between two numbers: `2 7b` is not `27b`."""
    found = tuple(words)
    text = "".join(found)
    return _GAP.sub("", " ".join(found)) if _DIGIT.search(text) else text
