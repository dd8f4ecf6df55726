"""Where things are: the store, the index, and a key's file in the store."""

import os
import re
from pathlib import Path
from zlib import crc32

from paperlog.errors import UsageError

_NEW_ID = re.compile(r"(\d{4})\.\d{4,5}")
_OLD_ID = re.compile(r"([a-z]+(?:-[a-z]+)*)/(\d{7})")
# What file_of gives may be named so: no way out of `papers/`, nothing hidden.
_INSIDE = re.compile(r"(?:[^./\0][^/\0]*/)?[^./\0][^/\0]*\.yaml")
_OLD_STEM = re.compile(r"([a-z]+(?:-[a-z]+)*)_(\d{7})")


def store_dir(option: Path | None, configured: str | None = None) -> Path:
    """The store: the option, else PAPERLOG_STORE, else the configured one, else `paperlog` in the XDG data folder."""
    if option is not None:
        return expanded(option)
    if named := os.environ.get("PAPERLOG_STORE") or configured:
        return expanded(Path(named))
    return _xdg("XDG_DATA_HOME", ".local/share") / "paperlog"


def expanded(path: Path) -> Path:
    """A path with `~` and `~user` as the folder that they stand for; raises UsageError where there is no such user."""
    try:
        return path.expanduser()
    except RuntimeError:
        raise UsageError(f"{path}: no user of this machine is called so; write the folder out") from None


def index_path(store: Path) -> Path:
    """The index of a store: in the XDG cache folder, named by the store's folder and a checksum of its real path.

    Should two stores ever share a name, each use builds the index anew: it holds the path that it is for.
    """
    # Path.resolve raises where links lead in a circle.
    real = Path(os.path.realpath(store))
    name = f"{real.name[:40]}-{crc32(os.fsencode(real)):08x}"
    return _xdg("XDG_CACHE_HOME", ".cache") / "paperlog" / f"{name}.sqlite"


def config_path() -> Path:
    """The configuration file in the XDG config folder."""
    return _xdg("XDG_CONFIG_HOME", ".config") / "paperlog" / "config.toml"


def _xdg(variable: str, fallback: str) -> Path:
    # The XDG Base Directory Specification: a relative path there is to be ignored.
    named = os.environ.get(variable, "")
    return Path(named) if os.path.isabs(named) else Path.home() / fallback


def file_of(key: str) -> str:
    """A key's file below `papers/`: `2411/2411.16579.yaml`, `z/zhou2025culture.yaml`, `9901/hep-th_9901001.yaml`.

    `./PLACE` (no key begins so) is the file at that place, for files that do not stand where their key says.
    """
    if key.startswith("./"):
        return key[2:]
    if match := _NEW_ID.fullmatch(key):
        return f"{match[1]}/{key}.yaml"
    if match := _OLD_ID.fullmatch(key):
        return f"{match[2][:4]}/{match[1]}_{match[2]}.yaml"
    return f"{key[0].lower()}/{key}.yaml"


def is_inside(place: str) -> bool:
    """Whether a path below `papers/` is one of a file that can be a paper's: there is no way out of the folder."""
    return _INSIDE.fullmatch(place) is not None


def is_shard(name: str) -> bool:
    """Whether a folder right below `papers/` that is called so is one in which `file_of` puts files."""
    return name.isascii() and name == name.lower() and (name.isalnum() if len(name) == 1 else _is_month(name))


def _is_month(name: str) -> bool:
    return len(name) == 4 and name.isdigit()


def key_of(stem: str) -> str:
    """The key that a file's name without `.yaml` stands for."""
    match = _OLD_STEM.fullmatch(stem)
    return f"{match[1]}/{match[2]}" if match else stem
