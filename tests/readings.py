"""How a reading is held against the truth, and the samples."""

from pathlib import Path

from truths import Truth, misses

from paperlog.digests import read

FORMATS = "arxiv-jp", "fugumt", "paper-notes"
SAMPLES = {name: Path(__file__).parents[1] / "samples" / f"{name}.txt" for name in FORMATS}
TAG = "Reasoning"


def wrong(text: str, name: str, truths: list[Truth]) -> list[str]:
    """Whatever is not as it should be when this text is read."""
    found, reading = read(text)
    lines = [line for line, _ in reading.entries]
    out = [] if found == name else [f"read as {found}"]
    if lines != sorted(lines) or not all(1 <= line <= len(text.splitlines()) for line in lines):
        out.append(f"lines {lines}")
    return (
        out + [f"problem in line {line}: {what}" for line, what in reading.problems] + misses(truths, reading)
    )
