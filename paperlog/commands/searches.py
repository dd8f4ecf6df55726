"""Saved searches: in a query, `@name` stands for what the configuration file has under [searches]."""

from datetime import date

from paperlog.config import Config
from paperlog.query import parse
from paperlog.querynodes import Node, QueryError, bounded


class _WrongSearch(QueryError):
    """A saved search that cannot be understood: the message tells its line already."""


def parse_with_searches(text: str, config: Config, today: date, within: tuple[str, ...] = ()) -> Node:
    """The condition that a query puts, with saved searches in it, which may name others in their turn.

    `within` are the searches that are being read. Raises QueryError, which tells the line of a search that is wrong.
    """

    def saved(name: str) -> Node:
        if name not in config.searches:
            raise QueryError(_unknown(name, config))
        place = f"{config.place(f'searches.{name}')}: {name}"
        if name in within:
            raise _WrongSearch(f"{place}: this search stands within itself; take @{name} out of it")
        try:
            return bounded(parse_with_searches(config.searches[name], config, today, (*within, name)))
        except _WrongSearch:
            raise
        except QueryError as error:
            raise _WrongSearch(f"{place}: {error}") from None

    return parse(text, today=today, saved=saved)


def _unknown(name: str, config: Config) -> str:
    known = ", ".join(f"@{each}" for each in config.searches)
    saved = f"there are {known}" if known else f"{config.path} has none under [searches]"
    return f"no search '@{name}' is saved: {saved}; a word that begins with @ needs quotes"
