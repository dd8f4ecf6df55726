"""What to say where the disk refuses to write: the file, the reason, what to do."""

import errno
import os
from pathlib import Path

from paperlog.errors import UnreadableError

_ADVICE = {
    errno.ENOSPC: "free some space",
    errno.EDQUOT: "free some of your quota",
    errno.EROFS: "make the file system writable",
    **dict.fromkeys((errno.EACCES, errno.EPERM), "make it writable"),
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.ENOENT: "see that its folder is there",
    **dict.fromkeys((errno.EEXIST, errno.ENOTDIR, errno.EISDIR), "move away what stands there"),
}


def refusal(error: OSError, path: object, what: str = "written") -> UnreadableError:
    """What to say where the disk refuses: file, reason, what to do."""
    advice = _ADVICE.get(error.errno or 0, "check the disk")
    return UnreadableError(f"{path}: cannot be {what} ({error.strerror}); {advice}")


def refused(error: OSError, path: Path | str, what: str = "written") -> UnreadableError:
    """The same of a file that comes into its place, or goes, by its name: that is up to its folder's rights."""
    folder = os.path.dirname(path)
    is_closed = isinstance(error, PermissionError) and not os.access(folder, os.W_OK | os.X_OK)
    return refusal(error, folder) if is_closed else refusal(error, path, what)
