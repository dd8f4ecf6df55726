"""Folding of text: what counts as the same when people search and when titles are compared."""

import re
import unicodedata
from functools import cache, lru_cache

# Hiragana, katakana and ideographs with their iteration and length marks; no punctuation.
JAPANESE = (
    "\u3005-\u3007\u3021-\u3029\u303b\u3041-\u3096\u3099-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_ASCII_WORD = re.compile("[a-z0-9]+")
_ASCII_UNSAFE = bytes([*range(9), *range(14, 32), 127])
# What nearly every Japanese text has.
_KANA = re.compile("[\u3041-\u3096]")


# The classes of Japanese letters take milliseconds to compile: not before they are needed.
@cache
def _japanese() -> "re.Pattern[str]":
    return re.compile(f"[{JAPANESE}]")


@cache
def _word() -> "re.Pattern[str]":
    return re.compile(rf"[{JAPANESE}]+|[^\W_{JAPANESE}]+")


@cache
def _wrapped() -> "re.Pattern[str]":
    """Ends of lines within a word: of Japanese, and where a soft hyphen parts it."""
    return re.compile(rf"\u00ad[^\S\n]*\n\s*|(?<=[{JAPANESE}])[^\S\n]*\n\s*(?=[{JAPANESE}])")


@cache
def _accents() -> "re.Pattern[str]":
    """The accents of Latin letters; and what nobody sees in a list: what `clean` leaves out, soft hyphens, joiners, and
    the signs that choose between two shapes of one letter.
    """
    unseen = "\xad\u180b-\u180f\u200b-\u200f\u2060-\u206f\ufe00-\ufe0f\U000e0100-\U000e01ef"
    return re.compile(f"{unsafe().pattern}|[\u0300-\u036f{unseen}]")


# Letters that Unicode does not take apart, as who has no such keys types them (Unicode CLDR, Latin-ASCII).
_STROKED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "ı": "i"}
)


# None of these letters is made of another one and an accent: nothing to take apart, and most texts are of them.
@cache
def _unaccented() -> "re.Pattern[str]":
    return re.compile("[\t-\r -~\x85\xa0-\xac\xae-\xbf\u2010-\u2027\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff]*")


# As JSON and YAML write them. (What `inert` and `escaped` write out holds none of them.)
_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}

# Letters that NFKC changes one by one, whatever stands beside them, or leaves as they are: most Japanese texts are of
# them. Only the former, most of them full-width punctuation, need be looked at.
_OFTEN_WIDE = tuple(zip("（），：！？％＋／；［］", "(),:!?%+/;[]", strict=True))
_CHANGED_ALONE = "\xa0\xa8\xaa\xaf\xb2-\xb5\xb8-\xba\xbc-\xbe\u2024-\u2026\u3000\uff01-\uff5e"


@cache
def _changed_alone() -> "re.Pattern[str]":
    return re.compile(f"[{_CHANGED_ALONE}]+")


@cache
def _simple() -> "re.Pattern[str]":
    unchanged = (
        "\x00-\xff\u2010\u2012-\u2016\u2018-\u2023\u2190-\u21ff\u3001-\u3029\u3041-\u3096\u30a0-\u30fe"
    )
    return re.compile(f"[{unchanged}\u3400-\u4dbf\u4e00-\u9fff{_CHANGED_ALONE}]*")


@cache
def unsafe() -> "re.Pattern[str]":
    """What `clean` leaves out of a text, each sign by itself."""
    return re.compile(
        "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u206f\ufeff"
        "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
    )


@cache
def _active() -> "re.Pattern[str]":
    return re.compile(f"{unsafe().pattern}|{_newlines().pattern}")


@cache
def _unsafe_in_json() -> "re.Pattern[str]":
    return re.compile(f"{unsafe().pattern}|[\x85\u2028\u2029]")


@cache
def _invisible() -> "re.Pattern[str]":
    return re.compile(f"{unsafe().pattern}|[\t\n\r\x0b\x0c\x85\u2028\u2029]")


@cache
def _kept_on_terminals() -> "re.Pattern[str]":
    """Line ends, and the attributes that paperlog.views.ansi writes (ECMA-48, SGR)."""
    return re.compile("(\r?\n|\x1b\\[(?:[0-2]|3[1-6])m)")


# The longest first.
_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")


@cache
def _newlines() -> "re.Pattern[str]":
    return re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def is_plain(text: str) -> bool:
    """Whether a text holds printable characters (`str.isprintable`) and line feeds alone: sooner said than searched."""
    return text.isprintable() or text.replace("\n", "").isprintable()


def clean(text: str) -> str:
    """Text with every line ending as a newline, without control, bidirectional and invisible characters.

    What a terminal, an editor or a browser would act on instead of showing it (Unicode UAX #9, and the
    "Trojan Source" characters of CVE-2021-42574) has no place in a digest.
    """
    if is_plain(text):
        return text
    for ending in _LINE_ENDS:  # a pattern would keep each piece between two of them
        if ending in text:
            text = text.replace(ending, "\n")
    return unsafe().sub("", text)


def inert(text: str) -> str:
    """A text as a terminal may be given it: colours stay, what else it would act on is written out (`\\u001b`).

    Line ends and tabs stay. What is written out is what `clean` leaves out, in the spelling of JSON and YAML.
    """
    if is_plain(text):
        return text
    parts = _kept_on_terminals().split(text)
    return "".join(
        part if place % 2 else _active().sub(_written_out, part) for place, part in enumerate(parts)
    )


def escaped(text: str) -> str:
    """JSON with what `clean` leaves out of a text, and what ends lines outside of JSON, written out: `\\u202e`."""
    return text if text.isprintable() else _unsafe_in_json().sub(_written_out, text)


def visible(text: str) -> str:
    """A text as one line, where every sign counts (a file's name): what is none to be seen is written out (`\\n`).

    So is a byte of a file's name that is no UTF-8 (PEP 383): `\\xff`.
    """
    return text if text.isprintable() else _invisible().sub(_named, text)


def is_inert(text: str) -> bool:
    """Whether a text holds nothing that `clean` would leave out or change."""
    return is_plain(text) or _active().search(text) is None


def _named(found: "re.Match[str]") -> str:
    code = ord(found[0])
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else _written_out(found)


def _written_out(found: "re.Match[str]") -> str:
    if short := _SHORT.get(found[0]):
        return short
    code = ord(found[0])
    if code > 0xFFFF:  # as UTF-16 has it, in two
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"


def single_line(text: str) -> str:
    """Text as one line that is safe to show (`clean`), every run of blanks and line breaks as one blank."""
    return " ".join(clean(text).split())


@cache
def _other_blanks() -> "re.Pattern[str]":
    """Runs of blanks, but one ideographic space with a Japanese letter or a full-width sign beside it."""
    wide = rf"{JAPANESE}\u3001-\u303f\uff01-\uffee"
    return re.compile(rf"(?!(?<=[{wide}])\u3000\S|(?<=\S)\u3000[{wide}])\s+")


def spaced_line(text: str) -> str:
    """Text as one line, every run of blanks as one; an ideographic space beside Japanese stays: 第1章　序論."""
    if "\u3000" not in text:
        return " ".join(text.split())
    return _other_blanks().sub(" ", text.strip())


def fold(text: str) -> str:
    """Text as it is compared: NFKC, without case, what nobody sees, and the accents and strokes of Latin letters.

    The voicing marks of kana stay: ハ and パ are different letters.
    """
    if text.isascii():
        return _small(text)
    folded = nfkc(text).casefold()
    if _unaccented().fullmatch(folded):
        return folded
    plain = _accents().sub("", unicodedata.normalize("NFD", folded)).translate(_STROKED)
    return unicodedata.normalize("NFC", plain)


def _small(text: str) -> str:
    """An ASCII text in small letters, without what `clean` leaves out."""
    if text.isprintable():
        return text.lower()
    return text.lower().encode().translate(None, _ASCII_UNSAFE).decode()


def letters(text: str) -> str:
    """The letters of a text as they are compared: whatever its case, width and blanks."""
    return "".join(fold(text).split())


def nfkc(text: str) -> str:
    """`unicodedata.normalize("NFKC", text)`, at a fifth of its time where few letters change."""
    for (
        wide,
        plain,
    ) in _OFTEN_WIDE:  # what a letter stands for may be put in its place before as well as by it
        if wide in text:
            text = text.replace(wide, plain)
    if unicodedata.is_normalized("NFKC", text):
        return text
    if _simple().fullmatch(text):
        return _changed_alone().sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return unicodedata.normalize("NFKC", text)


def words(text: str) -> list[str]:
    """The folded words of a text in order; a run of Japanese letters counts as one word."""
    plain = without_tex(text)
    if plain.isascii():
        return _ASCII_WORD.findall(_small(plain))
    if "\n" in plain:
        plain = _wrapped().sub("", plain)
    return _word().findall(fold(plain))


def without_tex(text: str) -> str:
    """A text with TeX's formulas and commands as the letters that they show."""
    if not ("\\" in text or "$" in text or "^" in text or "{" in text):
        return text
    from paperlog.tex import detex

    return detex(text, indices=True)


def search_form(text: str) -> str:
    """The words of a text, one blank before each: what a query's words are looked up in.

    Punctuation, TeX and line breaks are gone, so that `VLM$^2$-Bench` reads ` vlm2 bench`.
    """
    found = words(text)
    return " " + " ".join(found) if found else ""


@lru_cache(maxsize=10_000)  # the same tags, categories and names of fields again and again
def label_form(text: str) -> str:
    """A tag, category, key or the like as it is compared: folded, every run of blanks as one."""
    return " ".join(fold(text).split())


@lru_cache(maxsize=10_000)  # of a title for each paper that it is held against, and for each that names it
def title_key(title: str) -> str:
    """A title as it is compared with other titles: folded, without TeX, punctuation and blanks."""
    return "".join(words(title))


def is_japanese(text: str) -> bool:
    """Whether a text has any Japanese letter."""
    if text.isascii():
        return False
    return _KANA.search(text) is not None or _japanese().search(text) is not None


def japanese_share(text: str) -> float:
    """The share of Japanese letters among all letters and digits, 0 to 1."""
    letters = sum(map(len, _word().findall(text)))
    return len(_japanese().findall(text)) / letters if letters else 0.0
