"""What a text that is no YAML is told to be: libyaml's words are for those who know its inside."""

import pytest

from paperlog.errors import UnreadableError
from paperlog.yamltext import load


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "title: x\nnote: a: b\n",
            "2: .* holds `: ` within a text, or is indented too far; put the text in single",
        ),
        ("title: x\n  year: 1\n", "2: .* is indented too far"),
        ("title: 'abc\nnote: x\n", "1: .* opens a quotation mark that is closed nowhere; close it$"),
        ("title: 'abc' of x\n", "1: .* goes on behind a closing quotation mark; put all of the text"),
        ('title: "\\alpha \\q"\n', "1: .* a backslash that means nothing in double quotes; use single"),
        ("title: x\ntags: [a, b\nyear: 1\n", "[23]: .* lists within brackets; put commas"),
        ("title: x\ntags: [a,\n  b", "2: .* close the brackets"),
        ("[\n\n", "1: .* close the brackets"),
        (
            "title: x\ntags:\n  - a\n - b\n",
            "4: .* further in or out than the lines that it belongs to; indent",
        ),
        ("title: x\nyaer\nyear: 1\n", "2: .* neither a field nor part of a text; write it as `name: value`"),
        ("title: x\n\tyear: 1\n", "2: .* indented by a tab; use blanks"),
        ("\ttitle: x\n", "1: .* indented by a tab; use blanks"),
        ("title: x\nnote: @me\n", "2: .* begins with a sign such as @, ` or %; put the text in single"),
        ("title: *a\n", r"1: .* begins with \* or &; put the text"),
        ("title: x\n---\ntitle: y\n", "2: .* begins a second document; give each paper a file"),
        ("title: x\ntags: - a\n", "2: .* begins a list behind something else; give each item"),
        ("title: x\nabstract_en: |one\n  two\n", "2: .* behind the | or > of its text; write the text on"),
        ("title: x\nnote: a\x1b[2J\n", r"2: .* the character U\+001B; remove it$"),
    ],
)
def test_what_is_no_yaml_is_told_in_plain_words_with_the_line_to_mend(text: str, said: str) -> None:
    with pytest.raises(UnreadableError, match=f"^{said}"):
        load(text)
