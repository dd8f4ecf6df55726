"""Bytes of a digest file to text: the encodings in which Japanese people really have text files."""

import codecs
import re

from paperlog.errors import UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("cp932", "euc_jp", "euc_jis_2004")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30f6\u30fc\u3001\u3002]")
_UNLIKELY = re.compile("[\uff61-\uff9f\ue000-\uf8ff]")
_ADVICE = "save it as UTF-8, or as UTF-16 with a byte-order mark, Shift_JIS or EUC-JP"


def decode(data: bytes) -> str:
    """The text of a file's bytes; raises UnreadableError where they are no text that we know.

    A byte-order mark decides; else UTF-8 where it is valid; else CP932 (Microsoft's Shift_JIS) or EUC-JP,
    whichever gives kana and punctuation rather than half-width katakana and private characters, which
    is what the one becomes when it is read as the other.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding)
    if b"\0" in data:
        raise UnreadableError(f"not a text file (it holds NUL bytes); {_ADVICE}")
    text = _try(data, "utf-8")
    if text is not None:
        return text
    candidates = [text for name in _LEGACY if (text := _try(data, name)) is not None]
    if not candidates:
        raise UnreadableError(f"its encoding is not known; {_ADVICE}")
    return max(candidates, key=_likeness)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableError(f"not valid {encoding} from line {line} on; {_ADVICE}") from error


def _likeness(text: str) -> int:
    return len(_KANA.findall(text)) - 2 * len(_UNLIKELY.findall(text))
