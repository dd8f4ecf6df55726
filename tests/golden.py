"""Golden files: what the program makes of an input, to the letter. `make golden` writes them anew."""

import json
import os
from pathlib import Path

from paperlog.entries import Entry, Reading


def check(file: Path, text: str) -> None:
    """Holds a text against a golden file; with PAPERLOG_GOLDEN=write the file is written first."""
    if os.environ.get("PAPERLOG_GOLDEN") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    assert text == file.read_bytes().decode()


def told(reading: Reading) -> str:
    """A reading as JSON: each entry's line and what it says, and the problems."""
    entries = [{"line": line} | _filled(entry) for line, entry in reading.entries]
    found = {"entries": entries, "problems": [list(problem) for problem in reading.problems]}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _filled(entry: Entry) -> dict[str, object]:
    values = entry._asdict() | {"related": [item._asdict() for item in entry.related]}
    return {name: value for name, value in values.items() if value not in (None, (), False, [])}
