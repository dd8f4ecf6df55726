"""The configuration file: optional, in the XDG config folder or where PAPERLOG_CONFIG says.

It is TOML (https://toml.io/en/v1.0.0). Here it is only read; which settings there are is known in settings.py.
"""

import os
import re
import stat
from pathlib import Path
from typing import Any, NamedTuple

from paperlog.errors import UsageError
from paperlog.paths import config_path, expanded

VARIABLE = "PAPERLOG_CONFIG"
MAX_BYTES = 1_000_000
_TABLE = "searches"


class Config(NamedTuple):
    """What a file says: settings and saved searches by name, as they stand there. `text` is the whole of it."""

    path: Path
    values: dict[str, Any]
    searches: dict[str, str]
    text: str = ""

    def place(self, name: str) -> str:
        """Where a setting (`lang`) or a saved search (`searches.week`) stands: file:line, as far as it can be told."""
        return f"{self.path}{_line_of(self.text, name)}"


def config_file() -> Path:
    """The configuration file: what PAPERLOG_CONFIG names, else the one in the XDG config folder."""
    named = os.environ.get(VARIABLE)
    return expanded(Path(named)) if named else config_path()


def read_config() -> Config:
    """What the configuration file says; nothing where there is none.

    Raises UsageError, one line with the place, where it cannot be read or is no TOML, and where PAPERLOG_CONFIG
    names a file that is not there.
    """
    path = config_file()
    try:
        with open(path, "rb", opener=_unwaiting) as file:
            if stat.S_ISFIFO(os.fstat(file.fileno()).st_mode):
                raise UsageError(f"{path}: is a pipe, not a file; name another with {VARIABLE}")
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        if os.environ.get(VARIABLE):
            raise UsageError(f"{path}: there is no such file; correct {VARIABLE} or unset it") from error
        return Config(path, {}, {})
    except OSError as error:
        advice = "make it readable, or name" if isinstance(error, PermissionError) else "name"
        raise UsageError(
            f"{path}: cannot be read ({error.strerror}); {advice} another with {VARIABLE}"
        ) from error
    return _parsed(path, data)


def _unwaiting(path: str, flags: int) -> int:
    """Opens a file, and a pipe without waiting for somebody who writes to it."""
    return os.open(path, flags | os.O_NONBLOCK)


def _parsed(path: Path, data: bytes) -> Config:
    # Python's reader of TOML takes longer to load than most commands have: only who has a file waits for it.
    from tomllib import TOMLDecodeError, loads

    if len(data) > MAX_BYTES:
        what = f"is larger than {MAX_BYTES} bytes, so it is no configuration file"
        raise UsageError(f"{path}: {what}; name yours in {VARIABLE}")
    try:
        text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
        values = loads(text)
    except UnicodeDecodeError as error:
        from paperlog.linenumbers import line_of

        line = line_of(data, error.start)
        raise UsageError(f"{path}:{line}: is not UTF-8; save the file as UTF-8") from error
    except TOMLDecodeError as error:
        raise UsageError(_broken(path, text, str(error))) from error
    except ValueError as error:  # Python reads no number of more than 4300 digits
        raise UsageError(f"{path}: holds a number of too many digits; no setting needs that") from error
    except RecursionError as error:
        raise UsageError(f"{path}: is nested too deeply; no setting needs that") from error
    searches = values.pop(_TABLE, {})
    return Config(path, values, _searches(Config(path, values, {}, text), searches), text)


def _broken(path: Path, text: str, message: str) -> str:
    """The error of a file that is no TOML, of which tomllib tells the place at the end of its message."""
    match = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    line = int(match[1]) if match and match[1] else text.count("\n") + 1
    what = message[: match.start()] if match else message
    advice = _advice(text.split("\n")[line - 1])
    return f"{path}:{line}: no valid TOML: {what[:1].lower()}{what[1:]}; {advice}"


def _advice(line: str) -> str:
    """What to do about a line that is no TOML, where a name holds other than TOML's letters (A-Z, a-z, 0-9, -, _)."""
    name, sign, _ = (part.strip() for part in line.partition("="))
    if sign and re.fullmatch(r"[\w.-]+", name) and not name.isascii():
        quoted = ".".join(part if part.isascii() else f'"{part}"' for part in name.split("."))
        return f"a name like this one needs quotes: {quoted} = …"
    return 'texts need quotes: lang = "ja"'


def _searches(config: Config, table: Any) -> dict[str, str]:
    if not isinstance(table, dict):
        raise UsageError(f'{config.place(_TABLE)}: searches is a table: [searches], below it name = "query"')
    for name, query in table.items():
        where = config.place(f"{_TABLE}.{name}")
        if not re.fullmatch(r"[\w.-]+", name):
            raise UsageError(f"{where}: {name!r:.40} cannot name a search; use letters, digits, -, _ and .")
        if not isinstance(query, str):
            raise UsageError(f"{where}: the search {name} is a query in quotes, not {query!r:.40}")
        if not query.strip():
            raise UsageError(
                f"{where}: the search {name} is empty; write its query between the quotes (key:* finds every paper)"
            )
    return table


def _line_of(text: str, name: str) -> str:
    """`:4` for the line on which a key is given a value; "" where that cannot be told."""
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := re.match(r"\s*\[\s*([^\s\[\]]+)\s*\]", line):
            table = header[1]
        key = re.match(r"""\s*(?:(["'])(.*?)\1|([^\s"'=]+))\s*=""", line)
        here = f"{table}.{key[2] or key[3]}".lstrip(".") if key else table if header else ""
        if here == name:
            return f":{number}"
    return ""
