"""Where a Japanese text ends and the English one begins, when no heading parts them."""

from paperlog.patterns import late
from paperlog.text import JAPANESE

_URL = late(r"https?://\S+|\\[A-Za-z]+")
_JAPANESE = late(f"[{JAPANESE}]")
_KANA = late("[\u3041-\u3096\u30a1-\u30fa]")
_LATIN = late("[A-Za-z]")
_SENTENCE_END = late(r"(?<=。)")
# A Japanese sentence of this field is about as often Latin as Japanese letter by letter; English is never Japanese.
_WEIGHT = 2


def part_languages(lines: list[str]) -> tuple[list[str], list[str]]:
    """The Japanese lines and the English ones behind them; a line that holds both is parted at a 。.

    The border is where the most speaks for Japanese before it and for English behind it, so that neither a
    Latin word in the Japanese nor a Japanese one in the English moves it.
    """
    pieces = [
        (place, piece) for place, line in enumerate(lines) for piece in _SENTENCE_END.split(line) if piece
    ]
    best = total = border = 0
    for count, (_, piece) in enumerate(pieces, start=1):
        total += _evidence(piece)
        if total > best:
            best, border = total, count
    return _rejoined(pieces[:border]), _rejoined(pieces[border:])


def _evidence(piece: str) -> int:
    """How much a piece speaks for Japanese; below 0, for English."""
    told = _URL.sub("", piece)
    found = _WEIGHT * len(_JAPANESE.findall(told)) - len(_LATIN.findall(told))
    is_sentence = piece.rstrip().endswith("。") and _KANA.search(piece)
    return max(found, 1) if is_sentence or not (found or told.strip()) else found


def _rejoined(pieces: list[tuple[int, str]]) -> list[str]:
    lines: dict[int, str] = {}
    for place, piece in pieces:
        lines[place] = lines.get(place, "") + piece
    return [line.strip() for line in lines.values() if line.strip()]
