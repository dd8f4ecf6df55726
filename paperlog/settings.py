"""The settings: what a user chooses once, in the configuration file or in the environment.

What is in force is the option of a command, else the environment variable, else the file, else the default.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from paperlog.config import Config, read_config
from paperlog.errors import UsageError
from paperlog.fields import NAMES
from paperlog.orders import EVERY_ORDER, LANGUAGES, LAYOUTS, TABLE_COLUMNS
from paperlog.paths import expanded

Check = Callable[[Any], Any]


class Setting(NamedTuple):
    """A setting: its default, and the function that takes a value from the file or raises ValueError.

    `read` makes of a variable's text what would stand in the file; `help` says what the setting is for.
    """

    default: Any
    check: Check
    help: str
    read: Callable[[str], Any] = str


class InForce(NamedTuple):
    """A setting's value, what it comes from ("option", "environment", "file", "default"), and where that is."""

    value: Any
    origin: str
    where: str | None


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError(f"is a text on one line, not {value!r:.40}")
    return value


def _one_of(names: tuple[str, ...]) -> Check:
    def check(value: Any) -> Any:
        name = value.strip().lower() if isinstance(value, str) else value
        if name not in names:
            raise ValueError(f"is one of {', '.join(names)}, not {value!r:.40}")
        return name

    return check


def _columns(value: Any) -> tuple[str, ...]:
    """Fields, each once."""
    known = (*NAMES, "date")
    if not isinstance(value, list) or not value:
        raise ValueError(f'is a list of fields such as ["key", "title"], not {value!r:.40}')
    for name in value:
        if name not in known:
            raise ValueError(f"knows no {name!r:.40}; known are {', '.join(known)}")
    return tuple(dict.fromkeys(value))


def _number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"is a number from 1 on, not {value!r:.40}")
    return value


def _listed(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _counted(text: str) -> Any:
    return int(text) if text.strip().isdecimal() else text


SETTINGS = {
    "store": Setting(None, _text, "the folder of papers"),
    "lang": Setting("both", _one_of(LANGUAGES), "the language of titles and abstracts"),
    "layout": Setting(None, _one_of(LAYOUTS), "how show lays out two languages"),
    "columns": Setting(TABLE_COLUMNS, _columns, "what list and search show on a terminal", _listed),
    "sort": Setting(None, _one_of(EVERY_ORDER), "the order of list and search on a terminal"),
    "limit": Setting(None, _number, "how many papers list and search show on a terminal", _counted),
    "filter": Setting(None, _text, "a query that list holds papers against on a terminal"),
}


def variable_of(name: str) -> str:
    """The environment variable that overrides a setting."""
    return f"PAPERLOG_{name.upper()}"


def check(config: Config) -> Config:
    """The same configuration with each value as it is used; raises UsageError for what cannot be, with its line."""
    for name in config.values:
        if name not in SETTINGS:
            raise UsageError(f"{config.place(name)}: unknown setting '{name}'{_near(name)}")
    values = {name: _checked(name, value, f"{config.place(name)}: ") for name, value in config.values.items()}
    if "store" in values:
        # As in the configuration of most programs: a path in a file is a path from that file.
        values["store"] = str(config.path.parent / expanded(Path(values["store"])))
    return config._replace(values=values)


def _near(name: str) -> str:
    from rapidfuzz import process

    near = process.extractOne(name, list(SETTINGS), score_cutoff=60)
    return f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(SETTINGS)} and [searches]"


def _checked(name: str, value: Any, before: str, called: str = "") -> Any:
    try:
        return SETTINGS[name].check(value)
    except ValueError as error:
        raise UsageError(f"{before}{called or name} {error}") from None


def in_force(name: str, config: Config, option: Any = None) -> InForce:
    """What is in force of a setting, given what `check` returned and a command's option.

    Raises UsageError for an option or a variable that cannot be.
    """
    if option is not None:
        return InForce(_checked(name, option, "", f"--{name}"), "option", f"--{name}")
    variable = variable_of(name)
    if text := os.environ.get(variable):
        return InForce(_checked(name, SETTINGS[name].read(text), "", variable), "environment", variable)
    if name in config.values:
        return InForce(config.values[name], "file", config.place(name))
    return InForce(SETTINGS[name].default, "default", None)


def configured_store() -> str | None:
    """The store that the configuration file names, where the environment names none; raises UsageError."""
    return None if os.environ.get(variable_of("store")) else check(read_config()).values.get("store")
