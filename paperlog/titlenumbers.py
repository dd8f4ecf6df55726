"""The numbers of titles in one spelling (pure): figures for `two`, `second`, `ii`, and for the `I` of `Part I`."""

from paperlog.patterns import late


def _counted(words: str, first: int) -> dict[str, str]:
    return {word: str(number) for number, word in enumerate(words.split(), first)}


_NUMBERS = {
    **_counted("zero one two three four five six seven eight nine ten", 0),
    **_counted("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", 1),
    **_counted("thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 13),
    **dict(zip("ii iii iv vi vii viii ix xi xii".split(), "2 3 4 6 7 8 9 11 12".split(), strict=True)),
}
_SINGLE_ROMAN = {"i": "1", "v": "5", "x": "10"}
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_ZEROS = late(r"(?:\.0)+$")


def is_ending(word: str, before: str) -> bool:
    """Whether a word is the ending of the figure before it: `8` `th`."""
    return word in _ENDINGS and before.isdigit()


def is_ordinal(word: str) -> bool:
    """Whether a word is or ends an ordinal: `second`, the `nd` of `2nd`."""
    return word in _ENDINGS or (word.isalpha() and word in _NUMBERS)


def label(letter: str) -> str:
    """A letter that counts: `I` is 1, and `A` is no article (written in capitals, to be told from one)."""
    return _SINGLE_ROMAN.get(letter, "A" if letter == "a" else letter)


def figure(word: str) -> str:
    """A folded word that is a number, in figures, without `.0` at its end; any other one as it is."""
    return _ZEROS.sub("", word) if word[0].isdigit() else _NUMBERS.get(word, word)
