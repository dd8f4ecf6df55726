import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import FORMATS, SAMPLES

from paperlog.codec import from_yaml, to_yaml_values
from paperlog.digest_hash import digest
from paperlog.ingest import STDIN, digest_files, read_file
from paperlog.merge import new_paper
from paperlog.text import clean
from paperlog.yamldumper import dump
from paperlog.yamltext import load

TEXTS = {name: path.read_text("utf-8") for name, path in SAMPLES.items()}
UNSAFE = ["\0", "\x1b[31m", "\x07", "\x9b", "\u202e", "\u2066", "\u200b", "\ufeff", "\x08", "\x7f", "\ufff9"]


def test_below_a_folder_every_digest_once_sorted_hidden_ones_left_out(tmp_path):
    for name in ("b.txt", "a.TXT", "c/d.md", "c/e.text", ".h.txt", ".g/i.txt", "f.pdf", "j.txt~"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "link.txt").symlink_to("b.txt")
    found = digest_files([tmp_path / "c" / "d.md", tmp_path, tmp_path / "f.pdf", Path(STDIN), Path(STDIN)])
    assert [str(path.relative_to(tmp_path)) if path.is_absolute() else str(path) for path in found] == [
        *("c/d.md", "a.TXT", "b.txt", "c/e.text", "f.pdf", "-")
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_a_sample(name):
    reading = read_file(SAMPLES[name])
    assert (reading.file, reading.format, reading.problems) == (str(SAMPLES[name]), name, ())
    for one in reading.entries:
        assert (one.file, one.format, one.digest) == (str(SAMPLES[name]), name, digest(one.entry))
    assert [one.line for one in reading.entries] == sorted({one.line for one in reading.entries})


@pytest.mark.parametrize(
    ("data", "format", "message"),
    [
        (b"", None, "the file is empty"),
        (b"\n \n", None, "the file is empty"),
        (b"A letter to nobody.", None, "no digest format knows it"),
        (b"A letter to nobody.", "fugumt", "no paper is in it"),
        (b"\x7fELF\0", None, "NUL"),
        ((TEXTS["fugumt"] + TEXTS["arxiv-jp"]).encode(), None, "arxiv-jp and fugumt both claim it"),
    ],
)
def test_what_cannot_be_read_is_a_problem_of_that_file(tmp_path, data, format, message):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    reading = read_file(path, format)
    assert reading.entries == ()
    (problem,) = reading.problems
    assert (problem.file, problem.line) == (str(path), 1 if message == "NUL" else 0)
    assert message in problem.message


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    for path in (tmp_path / "none.txt", tmp_path):
        (problem,) = read_file(path).problems
        assert "cannot be read" in str(problem)


@pytest.mark.parametrize("authors", [17_000, 2])
def test_an_entry_that_no_file_of_a_paper_could_hold_is_told(tmp_path, authors):
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"Jane {a}{b}{c}roe" for a in letters for b in letters for c in letters][:authors]
    abstract = "x " * (600_000 // authors)
    text = f"@misc{{a, title={{T}}, author={{{' and '.join(names)}}}, abstract={{{abstract}}}}}"
    file = tmp_path / "a.bib"
    file.write_text(text + "\n@misc{b, title={Other}}\n")
    reading = read_file(file)
    assert [each.entry.title for each in reading.entries] == (["Other"] if authors > 2 else ["T", "Other"])
    assert [each.message for each in reading.problems] == [
        "an entry of 17000 names, tags and the like; no paper has more than 10000"
    ] * (authors > 2)


def test_an_entry_of_too_much_text_is_told(tmp_path):
    file = tmp_path / "a.bib"
    file.write_text(f"@misc{{a, title={{T}}, abstract={{{'x' * 1_000_000}}}}}")
    (problem,) = read_file(file).problems
    assert problem.message == "an entry of 1000001 characters; no paper has more than 1000000"


def test_standard_input(monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO(TEXTS["fugumt"].encode("utf-16")))
    monkeypatch.setattr(sys, "stdin", stdin)
    reading = read_file(Path(STDIN))
    assert (reading.file, len(reading.entries)) == ("-", 2)


@pytest.mark.parametrize("name", [b"\xff.txt", b"a\nb.txt", "\x1b\u202ea.txt".encode()])
def test_any_name_of_a_file_is_kept_as_a_line_of_safe_text(tmp_path, name):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_text(TEXTS["fugumt"], "utf-8")
    reading = read_file(path)
    assert len(reading.entries) == 2
    assert clean(reading.file).encode() == reading.file.encode()
    assert "\n" not in reading.file


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A sample with lines taken out, put elsewhere or joined, and unsafe characters put in anywhere."""
    lines = TEXTS[draw(st.sampled_from(FORMATS))].split("\n")
    for _ in range(draw(st.integers(0, 4))):
        start, end, place = (draw(st.integers(0, len(lines))) for _ in range(3))
        part = (
            lines[start:end]
            if draw(st.booleans())
            else [draw(st.sampled_from("  \t")).join(lines[start:end])]
        )
        lines[start:end] = []
        lines[place:place] = part
    text = "\n".join(lines)
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(UNSAFE)) + text[place:]
    return text


def strings(value: object) -> list[str]:
    if isinstance(value, tuple):
        return [text for item in value for text in strings(item)]
    return [value] if isinstance(value, str) else []


@given(pages(), st.sampled_from([None, *FORMATS]))
@settings(max_examples=100)
def test_what_is_read_is_safe_and_is_saved_and_loaded_as_it_is(text, format):
    stdin = io.TextIOWrapper(io.BytesIO(text.replace("\0", "\x01").encode()))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys, "stdin", stdin)
        reading = read_file(Path(STDIN), format)
    for one in reading.entries:
        assert all(text == clean(text) and text == text.strip() for text in strings(one.entry))
        paper = new_paper("k", one, "2025-07-10T00:00:00+00:00")
        assert from_yaml("k", load(dump(to_yaml_values(paper)))) == paper


def test_the_year_of_a_record_by_hand_is_that_of_its_date(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text('[{"title": "T", "authors": ["A"], "year": 2024, "published": "2023-12-02"}]', "utf-8")
    (entry,) = read_file(path).entries
    assert entry.entry.year == 2023
