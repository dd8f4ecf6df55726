"""A page of nothing but blank lines, or with millions of them: memory stays near the file's own size."""

import tracemalloc

import pytest
from readings import SAMPLES

from paperlog.digests import read

BLANK = 200_000
MOST_BYTES_A_LINE = (
    25  # of Japanese text a blank line is two bytes, and some copies of it are at hand at a time
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028"])
@pytest.mark.parametrize("name", ["arxiv-jp", "fugumt", "paper-notes"])
def test_blank_lines_take_little_memory_and_lines_are_still_told(name: str, end: str) -> None:
    text = SAMPLES[name].read_text("utf-8")
    place = text.index("\n", len(text) // 2) + 1
    whole = text[:place] + end * BLANK + text[place:]
    _, few = read(text)
    tracemalloc.start()
    _, reading = read(whole)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < BLANK * MOST_BYTES_A_LINE
    line = text.count("\n", 0, place) + 1
    told = [number + BLANK if number > line else number for number, _ in few.entries]
    assert [number for number, _ in reading.entries] == told
