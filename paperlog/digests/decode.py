"""Bytes of a digest file to text: the encodings in which Japanese people really have text files."""

import codecs

from paperlog.errors import UnreadableError
from paperlog.linenumbers import ends
from paperlog.patterns import late

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("cp932", "euc_jp", "euc_jis_2004")
_KANA = late("[\u3041-\u3096\u30a1-\u30f6\u30fc\u3001\u3002]")
_UNLIKELY = late("[\uff61-\uff9f\ue000-\uf8ff]")
_ADVICE = "save it as UTF-8, or as UTF-16 with a byte-order mark, Shift_JIS or EUC-JP"


def decode(data: bytes) -> str:
    """The text of a file's bytes; raises UnreadableError, with the line, where they are no text that we know.

    A byte-order mark decides; else UTF-8 where it is valid; else CP932 (Microsoft's Shift_JIS) or EUC-JP,
    whichever gives kana and punctuation rather than half-width katakana and private characters, which
    is what the one becomes when it is read as the other.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding)
    if (nul := data.find(b"\0")) >= 0:
        said = f"not a text file (it holds NUL bytes); {_ADVICE}"
        raise UnreadableError(said, ends(data[:nul].decode("latin-1")) + 1)
    text = _try(data, "utf-8")
    if isinstance(text, str):
        return text
    tried = [text, *(_try(data, name) for name in _LEGACY)]
    candidates = [text for text in tried if isinstance(text, str)]
    if not candidates:
        raise _undecodable(data, [text for text in tried if not isinstance(text, str)])
    return max(candidates, key=_likeness)


def _try(data: bytes, encoding: str) -> str | UnicodeDecodeError:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        return error


def _strict(data: bytes, encoding: str) -> str:
    text = _try(data, encoding)
    if isinstance(text, str):
        return text
    what = f"not {'UTF-8' if encoding == 'utf-8-sig' else 'UTF-16'} from here on, as its byte-order mark says"
    raise UnreadableError(f"{what}; {_ADVICE}", _line(data, text))


def _undecodable(data: bytes, errors: list[UnicodeDecodeError]) -> UnreadableError:
    """What to say of bytes of no encoding: where the one that comes furthest ends."""
    furthest = max(errors, key=lambda error: error.start)
    what = "not text from here on, in any encoding that is known"
    return UnreadableError(f"{what}; {_ADVICE}", _line(data, furthest))


def _line(data: bytes, error: UnicodeDecodeError) -> int:
    """The line of the first byte that cannot be decoded. In UTF-16 a byte of another sign can look like a newline."""
    before = data[: error.start].decode(error.encoding, "replace")
    return ends(before) + 1


def _likeness(text: str) -> int:
    return len(_KANA.findall(text)) - 2 * len(_UNLIKELY.findall(text))
