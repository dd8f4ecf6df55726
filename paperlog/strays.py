"""Files of a store that are no papers: what a crash has left, and YAML that no command looks for."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

# As files.replace_all names what it has not yet put in its place: `.NAME.PROCESS.tmp`.
_TEMPORARY = re.compile(r"\..+\.(\d+)\.tmp")


def leftovers(root: Path) -> list[str]:
    """Temporary files in a store whose process is gone, sorted."""
    return sorted(str(path) for path in _files(root) if _is_leftover(path.name))


def _is_leftover(name: str) -> bool:
    named = _TEMPORARY.fullmatch(name)
    return named is not None and not _is_alive(int(named[1]))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def strays(papers: Path) -> list[str]:
    """YAML files below `papers/` that are not taken for papers (indexscan.scan), sorted."""
    return sorted(str(path) for path in _files(papers) if _is_stray(path.relative_to(papers)))


def _is_stray(path: Path) -> bool:
    is_yaml = path.suffix.lower() in (".yaml", ".yml")
    is_hidden = any(part.startswith(".") for part in path.parts)
    return is_yaml and not is_hidden and (path.suffix != ".yaml" or len(path.parts) > 2)


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != ".git"]
        yield from (Path(root, name) for name in names)
