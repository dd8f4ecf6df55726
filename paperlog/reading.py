"""Files read with a bound, and only where they are what they seem: a store can come from somebody else.

A pipe would make the program wait for ever, /dev/zero never ends, and a link can lead to any file of the machine.
"""

import errno
import os
import stat
from pathlib import Path

from paperlog.errors import PassingError, UnreadableError

# What open(2) says of a link that is not to be followed; the second on FreeBSD.
_OF_LINKS = frozenset({errno.ELOOP, errno.EMLINK})

# Opening a pipe would wait for somebody who writes to it.
_TO_READ = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK


def read_bytes(path: Path | str, limit: int, home: str | None = None) -> bytes:
    """The bytes of a regular file; raises UnreadableError where it is none, or longer than `limit`.

    `home`: a folder that no link on the way to the file may lead out of (`refuse_leading_out`).
    """
    try:
        handle = os.open(path, _TO_READ) if home is None else _opened_inside(str(path), home)
        try:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise UnreadableError(f"{path}: cannot be read (no regular file); move it away")
            data = _all(handle, min(found.st_size, limit) + 1, limit)
        finally:
            os.close(handle)
    except OSError as error:
        raise PassingError(f"{path}: {unread(error)}") from error
    if len(data) > limit:
        raise UnreadableError(f"{path}: larger than {limit} bytes; no paper is; move it away")
    return data


def _opened_inside(file: str, home: str) -> int:
    """A file opened; that it is no link is asked of the system while it opens it, not of each file before."""
    folder = os.path.dirname(file)
    _refuse_link(folder, home)
    try:
        return os.open(file, _TO_READ | os.O_NOFOLLOW)
    except OSError as error:
        if error.errno not in _OF_LINKS:
            raise
    _refuse_link(file, home)
    return os.open(file, _TO_READ)


def unread(error: OSError) -> str:
    """What to say of a file that the system does not let us read: the reason, and what to do."""
    if error.errno == errno.EBADF:  # standard input, where whoever called us has closed it
        return "cannot be read (it is closed); give it something to read"
    advice = "make it readable" if isinstance(error, PermissionError) else "check its path, and the disk"
    return f"cannot be read ({error.strerror}); {advice}"


def closed(folder: Path, number: int = 0) -> str:
    """What to say of a folder of papers that cannot be listed, or of what stands in its place; its errno, if known."""
    what, advice = why_closed(folder, number)
    return f"{folder}: {what}; {advice}"


def why_closed(folder: Path, number: int = 0) -> tuple[str, str]:
    """The same without the folder's name: what is wrong, and what to do."""
    if _is_no_folder(folder):
        return "is a file in the place of a folder of papers", "move it away"
    why = f" ({os.strerror(number)})" if number else ""
    has_no_right = number in (0, errno.EACCES, errno.EPERM)
    advice = "make it readable (chmod u+rwx)" if has_no_right else "check the disk"
    return f"the papers in it cannot be read{why}", advice


def _is_no_folder(path: Path) -> bool:
    """Whether something else stands there for certain: of what the disk does not tell nobody knows."""
    try:
        return not stat.S_ISDIR(os.stat(path).st_mode)
    except OSError:
        return False


def is_there(path: Path | str, *, follow: bool = False) -> bool:
    """Whether there is a file, or may be: of one in a folder that cannot be looked into nobody can say that it is gone.

    `follow`: of a link, whether there is what it leads to.
    """
    try:
        os.stat(path, follow_symlinks=follow)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def disk_of(path: Path) -> int:
    """The device (st_dev) of a file or folder, else of the nearest folder above it that is there."""
    while not path.exists() and path != path.parent:
        path = path.parent
    return path.stat().st_dev


def decoded(data: bytes, path: object) -> str:
    """A file's bytes as text; raises UnreadableError, with file and line, where they are not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        from paperlog.linenumbers import line_of

        raise UnreadableError(f"{path}:{line_of(data, error.start)}: not UTF-8; save it as UTF-8") from error


def _all(handle: int, size: int, limit: int) -> bytes:
    """What there is to read, up to a byte more than `limit`; `size` is a guess, mostly right."""
    pieces: list[bytes] = []
    total = 0
    while total <= limit and (piece := os.read(handle, size)):
        pieces.append(piece)
        total += len(piece)
    return b"".join(pieces)


def refuse_leading_out(path: Path, home: Path) -> None:
    """Raises UnreadableError where a file or its folder is a link that leads out of the folder `home`.

    `home` itself may be a link: that is the user's own doing.
    """
    for place in (path.parent, path):
        _refuse_link(str(place), str(home))


# As texts, since this is asked of every file: paths take longer than the disk.
def _refuse_link(place: str, home: str) -> None:
    if place != home and os.path.islink(place) and not _is_inside(place, home):
        raise PassingError(f"{place}: is a link that leads out of the store; put what it leads to here")


def _is_inside(place: str, home: str) -> bool:
    return Path(os.path.realpath(place)).is_relative_to(os.path.realpath(home))
