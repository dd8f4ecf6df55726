"""Tab completion: what a shell asks while a command line is being typed, answered without loading any command.

A shell's script (paperlog.bash, paperlog.zsh, paperlog.fish) calls paperlog with its name in VARIABLE. The answer's
first line says what can stand there: `values`, of which a line each follows, `files` or `folders`; there is none where
nothing is known. bash gets the end of each word, quoted as it has to be put in; the others get words, a tab, and help.
"""

import os
from collections.abc import Iterator, Sequence

from paperlog.completion.calls import Asked, asked, kind_of
from paperlog.completion.quoting import Typed, going_on, split
from paperlog.completion.source import Candidate, beginning

VARIABLE = "_PAPERLOG_COMPLETE"
SHELLS = ("bash", "zsh", "fish")
_OPEN_ENDED = (":", "=", ",", "}")


def answer(shell: str, args: Sequence[str]) -> str:
    """The answer to a shell: `args` are a line up to the cursor for bash, words and the last one for the others."""
    if shell == "bash":
        line, breaks = args
        words, typed = split(line, breaks)
        return "".join(f"{each}\n" for each in _for_bash(_asked(words[1:], typed.value), typed))
    *words, last = args
    typed = split(last)[1] if shell == "fish" else Typed(last)
    return "".join(f"{each}\n" for each in _lines(_asked(words, typed.value)))


def _asked(words: Sequence[str], current: str) -> tuple[str, list[Candidate]]:
    """What kind of answer there is, and the words."""
    from paperlog.completion.values import FILES, values

    found = asked(words, current)
    if found is None:
        return "", []
    if found.rows:
        return "values", _names(found)
    return FILES.get(kind_of(found.value), "values"), values(found)


def _names(found: Asked) -> list[Candidate]:
    return beginning(
        (Candidate(name, row.help) for row in found.rows for name in row.names.split()), found.typed
    )


def _lines(found: tuple[str, list[Candidate]]) -> Iterator[str]:
    kind, candidates = found
    if kind != "values" or candidates:
        yield kind
    for value, help in sorted(set(candidates)):
        yield f"{_one_line(value)}\t{_one_line(help)}"


def _one_line(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _for_bash(found: tuple[str, list[Candidate]], typed: Typed) -> Iterator[str]:
    kind, candidates = found
    ends = sorted({end for each in candidates if (end := going_on(_one_line(each.value), typed)) is not None})
    if kind != "values" or ends:
        yield kind
    yield from ends
    if len(ends) == 1 and typed.quote and ends[0].endswith(_OPEN_ENDED):
        yield f"{ends[0]}…"  # readline closes the quote behind the only word there is


def respond(shell: str, args: Sequence[str]) -> None:
    """Prints the answer. Nobody who is typing wants to read what went wrong: then there is none."""
    try:
        text = answer(shell, args) if shell in SHELLS else ""
        os.write(1, text.encode("utf-8", "surrogateescape"))
    except Exception:
        return
