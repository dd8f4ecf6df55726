"""A strict reader of .bib files, for tests: it goes by BibTeX's rule, which is to count braces."""

import re

_ENTRY = re.compile(r"@(\w+)\{([^\s\"@#%'(),={}~\\]+),\n")
_FIELD = re.compile(r"  (\w+) = ")
_MONTH = re.compile(r"([a-z]{3}),\n")
_MEANINGS = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    "$<$": "<",
    "$>$": ">",
    "$|$": "|",
    r"$\lbrace$": "{",
    r"$\rbrace$": "}",
    **{f"\\{sign}": sign for sign in "$&%#_{}"},
}
_WRITTEN = re.compile("|".join(map(re.escape, _MEANINGS)) + "|[{}]")


def read(text: str) -> list[dict[str, str]]:
    """The entries of a file, each as its fields with `type` and `citekey`; raises ValueError for bad form."""
    entries, place = [], 0
    while place < len(text):
        head = _match(_ENTRY, text, place)
        entry, place = {"type": head[1], "citekey": head[2]}, head.end()
        while not text.startswith("}\n", place):
            name = _match(_FIELD, text, place)
            entry[name[1]], place = _value(text, name.end())
        entries.append(entry)
        place += 2 + text.startswith("\n", place + 2)
    return entries


def decoded(value: str) -> str:
    """What a value without formulas and commands of style means."""
    return _WRITTEN.sub(lambda found: _MEANINGS.get(found[0], ""), value)


def _match(pattern: "re.Pattern[str]", text: str, place: int) -> "re.Match[str]":
    found = pattern.match(text, place)
    if found is None:
        raise ValueError(f"not as expected: {text[place : place + 40]!r}")
    return found


def _value(text: str, place: int) -> tuple[str, int]:
    if not text.startswith("{", place):
        month = _match(_MONTH, text, place)
        return month[1], month.end()
    depth, end = 0, place
    while depth or end == place:
        depth += (text[end] == "{") - (text[end] == "}")
        end += 1
    if text[end : end + 2] != ",\n" or "\n" in text[place:end]:
        raise ValueError(f"a value ends before its field: {text[place : end + 20]!r}")
    return text[place + 1 : end - 1], end + 2
