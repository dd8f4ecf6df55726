"""English and Japanese text split into sentences, by rules for what abstracts hold.

A sentence ends at `。` `．` `！` `？`, and at `.` `!` `?` before a blank and a beginning. It does not end
inside brackets, quotation marks, TeX or an address, nor after an abbreviation or an initial. Both languages
share the rules, since a translation keeps some sentences as they were; they differ in what a newline means.
"""

import re
from collections.abc import Iterator

from paperlog.patterns import late
from paperlog.text import JAPANESE, is_japanese

# Never the last word of a sentence.
_LEADING = frozenset("e.g i.e cf vs viz w.r.t".split())
# Seldom the last word of a sentence: it ends there only before a word that sentences begin with.
_ABBREVIATED = frozenset(
    "al etc fig figs eq eqs sec secs tab ref refs alg thm prop def cor app ch no nos vol pp resp approx ca incl esp"
    " dr mr mrs prof st jr sr inc corp ltd co dept univ ph.d".split()
)
_INITIALS = late(r"[A-Z](?:\.[A-Z])*|[a-zA-Z](?:\.[a-zA-Z])+", re.ASCII)
_STARTERS = frozenset(
    "A Additionally After All Also Although Among An And Are As At Based Because Before Beyond Both But By Can Code"
    " Codes Consequently Current Currently Data Deep Despite Do Does During Each Empirical Empirically Existing"
    " Experimental Experiments Extensive Finally First Firstly For From Furthermore Given He Hence Here How However"
    " I If In Inspired Instead Is It Its Large Many More Moreover Most Motivated Next No Not Notably On One Or Other"
    " Our Over Overall Previous Prior Rather Recent Recently Results Second Secondly She Since Some Specifically"
    " Such That The Their Then There Therefore These They Third This Those Though Three Through Thus To Two Under"
    " Unlike Using We What When While Why With Without You".split()
)
_WORD = late(r"\w+")

_MASK = "□"
_URL = rf"https?://[^\s{{}}<>、。，．「」（）{JAPANESE}]*[^\s{{}}<>、。，．「」（）{JAPANESE}.,;:!?'\")\]]"
# As Pandoc tells math from money: no blank inside the dollar signs, no digit after them.
_MATH = rf"(?<!\\)\$(?![\s$])(?:[^$\\。、{JAPANESE}]|\\.)*?(?<![\s\\])\$(?!\d)|\\\(.*?\\\)"
_BRACKETS = dict(zip(")]}”）］｝」』】〕》〉", "([{“（［｛「『【〔《〈", strict=True))

_MARK = late(r"[。．｡！？.!?]+[\"'”’)\]」』）】]*")
_LAST_WORD = late(r"[^\W_]+(?:\.[^\W_]+)*$")
_LOWER_CASE = late(r"[a-z]+(?![a-zA-Z])")
_NUMBER = r"\s*[(（]?(?:\d{1,2}|[ivx]{1,5}|[a-h])[.．]"
_NUMBERING, _NUMBERING_BEHIND = late(_NUMBER), late(f"：{_NUMBER}$")
_FULL_STOPS = "。．｡！？"
_PARTICLES = frozenset("とやのがをにはもへで、，")

_BULLET = late(r"\n[^\S\n]*\n|\n(?=\s*(?:[-*•・●▪]\s*|[(（]?\d{1,2}[.)）]\s)\S)")
_BLANKS = late(r"\s+")
_CONTINUED = late(r"(?<=[^\s。．｡！？.!?])\s*\n\s*(?=[、，,。）)」』])")
# Classes of Japanese letters take milliseconds to compile: not before they are needed, and most texts need none.
_WHOLE = late(f"{_URL}|{_MATH}", re.DOTALL)
_JAPANESE_BREAK = late(rf"(?<=[{JAPANESE}、，）」』])\s*\n\s*(?=[{JAPANESE}（「『])")


def split_en(text: str) -> list[str]:
    """The sentences of an English text in order, each on one line; a newline counts as a blank."""
    return [sentence for block in _BULLET.split(text) for sentence in _sentences(block)]


def split_ja(text: str) -> list[str]:
    """The sentences of a Japanese text in order, each on one line.

    Where most lines end with a sentence, as digests write them, every line ends one; else a newline that is
    not after the end of a sentence is a line break of the layout and counts as nothing.
    """
    text = _CONTINUED.sub("", text)
    lines = [line for line in text.splitlines() if line.strip()]
    ended = sum(_MARK.search(line.rstrip()[-2:]) is not None for line in lines[:-1])
    blocks = lines if ended * 2 > len(lines) - 1 else _BULLET.split(text)
    return [sentence for block in blocks for sentence in _sentences(_unbroken(block))]


def _unbroken(block: str) -> str:
    return _JAPANESE_BREAK.sub("", block) if "\n" in block else block


def _sentences(block: str) -> Iterator[str]:
    masked = _masked(block)
    start = 0
    for mark in _MARK.finditer(masked):
        if _ends(masked, start, mark):
            yield _BLANKS.sub(" ", block[start : mark.end()]).strip()
            start = mark.end()
    if rest := block[start:].strip():
        yield _BLANKS.sub(" ", rest)


def _masked(text: str) -> str:
    """The text with every address, formula and bracketed part blotted out, letter by letter."""
    if "http" in text or "$" in text or "\\(" in text:
        text = _WHOLE.sub(lambda part: _MASK * len(part[0]), text)
    letters = list(text)
    for start, end in [*_bracketed(text), *_quoted(text)]:
        kept = 1 if end - start > 1 and _shows_its_end(text, start, end) else 0
        letters[start + 1 : end - kept] = _MASK * (end - kept - start - 1)
    return "".join(letters)


def _shows_its_end(text: str, start: int, end: int) -> bool:
    """Whether the last mark inside brackets counts, as in `(It is.) We` and in a `「動く。」` of its own."""
    before = text[:start].rstrip()
    whole = not before or before[-1] in _FULL_STOPS
    return text[end - 1] in ".!?" or (whole and text[end - 1] in _FULL_STOPS)


def _bracketed(text: str) -> Iterator[tuple[int, int]]:
    """Where each outermost pair of brackets opens and closes; one without its partner is passed over."""
    opened: dict[str, list[int]] = {char: [] for char in _BRACKETS.values()}
    pairs = []
    for at, char in enumerate(text):
        if char in opened:
            opened[char].append(at)
        elif char in _BRACKETS and opened[_BRACKETS[char]]:
            pairs.append((opened[_BRACKETS[char]].pop(), at))
    covered = -1
    for start, end in sorted(pairs):
        if start > covered:
            yield start, end
            covered = end


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """Where each pair of straight quotation marks opens and closes, if they come in pairs at all."""
    marks = [at for at, char in enumerate(text) if char == '"']
    if len(marks) % 2 == 0:
        yield from zip(marks[::2], marks[1::2], strict=True)


def _ends(masked: str, start: int, mark: "re.Match[str]") -> bool:
    """Whether the sentence that begins at `start` ends with this mark."""
    after = masked[mark.end() : mark.end() + 40]
    if not after.strip() or mark[0][-1] in "。｡":
        return True
    if mark[0][0] in "。｡":
        return after[0] not in _PARTICLES
    if _is_numbering(masked, start, mark.start() + 1):
        return False
    if not after[0].isspace():
        return _ends_before(masked[mark.start() - 1], mark[0], after)
    beginning = after.lstrip()
    if _LOWER_CASE.match(beginning):
        return False
    return mark[0][0] != "." or _is_last(_LAST_WORD.search(masked, start, mark.start()), beginning)


def _is_numbering(masked: str, start: int, end: int) -> bool:
    """Whether a mark belongs to the number of a list's item: `1.`, `結果：(a).`"""
    near = max(start, end - 12)
    return _NUMBERING.fullmatch(masked, start, end) is not None or (
        _NUMBERING_BEHIND.search(masked, near, end) is not None
    )


def _ends_before(before: str, mark: str, after: str) -> bool:
    """Whether a sentence ends between a mark and what follows it without a blank."""
    if _is_japanese(after[0]):
        return after[0] not in _PARTICLES and (mark[0] != "." or _is_japanese(before))
    if mark[0] in "．！？":
        return mark[0] != "．" or not after[0].isdigit()
    return mark == "." and before.islower() and _begins_one(after)


def _is_last(word: "re.Match[str] | None", beginning: str) -> bool:
    """Whether the word before a full stop can end its sentence when `beginning` follows."""
    if word is None:
        return True
    if word[0].lower() in _LEADING:
        return False
    is_short = word[0].lower() in _ABBREVIATED or _INITIALS.fullmatch(word[0]) is not None
    return not is_short or _begins_one(beginning)


def _begins_one(text: str) -> bool:
    """Whether a text begins with a word that sentences begin with."""
    word = _WORD.match(text)
    return word is not None and word[0] in _STARTERS


def _is_japanese(letter: str) -> bool:
    return letter in "「『（【" or is_japanese(letter)
