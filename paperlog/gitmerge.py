"""The merge driver: three files as git gives them, merged field by field, or by git's own text merge."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from paperlog.errors import UnreadableError
from paperlog.gitrenames import merge_two
from paperlog.linenumbers import line_of
from paperlog.outfile import replace_with
from paperlog.reading import unread
from paperlog.store import MAX_BYTES
from paperlog.threeway import SIDES, Merged, merge_texts

_LABELS = ("ours", "base", "theirs")  # in the order of `git merge-file`


class Outcome(NamedTuple):
    """What came of a merge: whether git may take it as settled, and what to tell, one line each."""

    is_clean: bool
    told: tuple[str, ...] = ()


def merge_files(base: Path, ours: Path, theirs: Path, name: str) -> Outcome:
    """Merges into `ours` what became of `base` in `theirs`; `name` is the file's path in the repository.

    Raises UnreadableError where a file cannot be read or written.
    """
    for path in (base, ours, theirs):
        if (
            path.exists() and not path.is_file()
        ):  # a pipe or a device: reading may never end, nor may git's merge
            raise UnreadableError(
                f"{path}: cannot be read (no regular file); give the files of three versions"
            )
    try:
        texts = [_text(*each) for each in zip(SIDES, (base, ours, theirs), strict=True)]
        apart = merge_two(texts[0], texts[1], texts[2])
        merged = apart or merge_texts(texts[0], texts[1], texts[2], merge_lines)
    except UnreadableError as error:
        return _as_text(base, ours, theirs, name, str(error))
    except OSError as error:
        raise UnreadableError(f"{error.filename}: {unread(error)}") from error
    except Exception as error:
        # Were this to end the program, git would go on with our side alone.
        return _as_text(base, ours, theirs, name, f"a fault of paperlog, {type(error).__name__}")
    # A half written one would be what git puts into the store.
    replace_with(ours, [merged.text.encode()])
    return Outcome(not merged.conflicts, _apart(merged, name) if apart else tuple(_told(merged, name)))


def _text(side: str, path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"{side}: larger than {MAX_BYTES} bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{side}:{line_of(data, error.start)}: not UTF-8") from error


def _told(merged: Merged, name: str) -> list[str]:
    advice = "write into the field what is right, remove it from 'conflicts', then `git add`"
    what = "was changed on both sides; theirs is in 'conflicts'"
    return [f"{name}: '{field}' {what}; {advice}" for field in merged.conflicts]


def _apart(merged: Merged, name: str) -> tuple[str, ...]:
    what = f"git takes it for a paper that was removed, of which the other side changed {', '.join(merged.conflicts)}"
    advice = f"keep these lines elsewhere if you need them (`git log -p -- {name}` has the paper)"
    end = "remove them from 'conflicts', then `git add`"
    return (f"{name}: {what}; {advice}, {end}",) if merged.conflicts else ()


def _as_text(base: Path, ours: Path, theirs: Path, name: str, reason: str) -> Outcome:
    """git's own merge, which leaves its marks where both sides changed the same lines."""
    conflicts = _merge_file(ours, base, theirs)
    left = "settle git's conflict marks in it, then `git add`" if conflicts else "no conflict"
    return Outcome(not conflicts, (f"{name}: merged as plain text, not by fields ({reason}); {left}",))


def _merge_file(ours: Path, base: Path, theirs: Path, *options: str) -> bool:
    """`git merge-file`: ours becomes the merge; whether both sides changed the same lines. Raises UnreadableError."""
    labels = [part for label in _LABELS for part in ("-L", label)]
    command = ["git", "merge-file", "--quiet", *options, *labels, str(ours), str(base), str(theirs)]
    done = subprocess.run(command, capture_output=True)
    if done.returncode > 127:
        said = done.stderr.decode(errors="replace").strip()
        raise UnreadableError(f"{ours}: git cannot merge it ({said or 'no text'}); settle it by hand")
    return done.returncode > 0


def merge_lines(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    """A threewayvalues.MergeLines, by `git merge-file`."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder, label) for label in ("base", "ours", "theirs")]
        for path, text in zip(paths, (base, ours, theirs), strict=True):
            path.write_bytes(text.encode())
        is_conflict = _merge_file(paths[1], paths[0], paths[2])
        if is_conflict:
            paths[1].write_bytes(ours.encode())
            _merge_file(paths[1], paths[0], paths[2], "--union")
        return paths[1].read_bytes().decode(), not is_conflict
