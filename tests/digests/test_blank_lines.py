"""A page of nothing but blank lines, or with millions of them: memory stays near the file's own size."""

import tracemalloc

import pytest
from readings import SAMPLES

from paperlog.digests import read

BLANK = 200_000
MOST_BYTES_A_LINE = (
    25  # of Japanese text a blank line is two bytes, and some copies of it are at hand at a time
)
MOST_BYTES_OF_A_PAGE = 5_000_000
OTHERS = {
    "bibtex": "@article{a2020,\n  title = {A Title},\n}\n",
    "paperlog": "title: A Title\nauthors:\n- A B\n",
}


@pytest.mark.parametrize(("end", "shown"), [("\n", BLANK), ("\r\n", BLANK), ("\u2028", 0)])
@pytest.mark.parametrize("name", ["arxiv-jp", "fugumt", "paper-notes"])
def test_blank_lines_take_little_memory_and_lines_are_still_told(name: str, end: str, shown: int) -> None:
    text = SAMPLES[name].read_text("utf-8")
    place = text.index("\n", len(text) // 2) + 1
    line = text.count("\n", 0, place) + 1
    told = [number + shown if number > line else number for number, _ in read(text)[1].entries]
    assert lines_told(text[:place] + end * BLANK + text[place:]) == told


@pytest.mark.parametrize("blank", ["\n", " \n", "\u3000\r\n"])
@pytest.mark.parametrize("name", [*SAMPLES, "bibtex", "paperlog"])
def test_so_they_do_in_front_of_a_page_and_behind_it(name: str, blank: str) -> None:
    text = SAMPLES[name].read_text("utf-8") if name in SAMPLES else OTHERS[name]
    if name == "paperlog":
        blank = blank.replace("\u3000", " ")  # YAML's blanks are ASCII alone
    told = [number + BLANK for number in lines_told(text)]
    assert lines_told(blank * BLANK + text + blank * BLANK) == told


def lines_told(text: str) -> list[int]:
    """The lines on which papers begin; memory is bounded while they are read."""
    tracemalloc.start()
    _, reading = read(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < text.count("\n") * MOST_BYTES_A_LINE + MOST_BYTES_OF_A_PAGE
    return [number for number, _ in (*reading.entries, *reading.records)]
