"""Keys: how a paper is named in the store, on the command line and in BibTeX.

An arXiv id without its version where there is one; else a citekey made of the first author's family name,
the year and the title's first word that means something: `zhou2025culture`. A name or title that is not in
Latin script is not romanised (a kanji name has no one reading); the citekey then holds `anon`, and a hash of
the title in place of the word.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import count

from paperlog.tex import detex
from paperlog.text import title_key

_SPECIAL = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_STOP_WORDS = frozenset(
    (
        "a an the on of in for to towards toward is are was be can do does did how what why when where "
        "which who with from by and or via using at as into its it this that not no your my our we i you "
        "all more than"
    ).split()
)
_LATIN_WORD = re.compile(r"[a-z0-9]+")
_MAX_WORD = 40  # letters of a name or a word that a citekey takes
# What has the form of an old arXiv id's file name (`hep-th_9901001`) is none: the file would be that id's.
KEY = re.compile(r"(?![a-z]+(?:-[a-z]+)*_\d{7}$)[A-Za-z0-9][A-Za-z0-9.:+_-]*|[a-z]+(?:-[a-z]+)*/\d{7}")

_FILE_KEY = re.compile(r"\w[\w.:+@=,%~-]*|[a-z]+(?:-[a-z]+)*/\d{7}")


def is_key(text: str) -> bool:
    """Whether a text may be a key: ASCII, safe as a file name and in BibTeX; an old arXiv id has one slash."""
    return KEY.fullmatch(text) is not None and len(text) <= 100 and ".." not in text


def is_file_key(text: str) -> bool:
    """Whether a text may be the key of a file that a person named: letters of any script, nothing that a shell acts on.

    Accents may be letters of their own (NFD), as macOS writes file names.
    """
    return _FILE_KEY.fullmatch(unicodedata.normalize("NFC", text)) is not None


def ascii_letters(text: str) -> str:
    """A Latin text in lower-case ASCII, accents dropped; what is not Latin is left out."""
    folded = unicodedata.normalize("NFKD", detex(text).lower().translate(_SPECIAL))
    return folded.encode("ascii", "ignore").decode("ascii")


def citekey(title: str, authors: tuple[str, ...], year: int | None) -> str:
    """The citekey of a paper without arXiv id. The same paper gives the same citekey, on every machine."""
    return f"{_family(authors)}{year or 'nd'}{_title_word(title)}"


def _family(authors: tuple[str, ...]) -> str:
    names = re.split(r"[\s.]+", authors[0].replace(",", " ")) if authors else []
    if authors and "," in authors[0]:
        names = [authors[0].split(",")[0]]
    words = ["".join(_LATIN_WORD.findall(ascii_letters(name))) for name in names]
    words = [word for word in words if word and word not in _SUFFIXES]
    return words[-1][:_MAX_WORD] if words else "anon"


def _title_word(title: str) -> str:
    words = _LATIN_WORD.findall(ascii_letters(title))
    telling: list[str] = [
        word for word in words if word not in _STOP_WORDS and len(word) > 1 and not word.isdigit()
    ]
    if telling:
        return telling[0][:_MAX_WORD]
    from hashlib import sha256

    return "x" + sha256(title_key(title).encode()).hexdigest()[:6]


def key_forms(wanted: str) -> Iterator[str]:
    """The key itself, then with the suffixes -2, -3, …; a slash is then no slash any more."""
    yield wanted
    for number in count(2):
        yield f"{wanted.replace('/', '-')}-{number}"


def free_key(wanted: str, is_taken: Callable[[str], bool]) -> str:
    """The first form of a key that nobody has."""
    return next(key for key in key_forms(wanted) if not is_taken(key))
