"""What an export is: papers in, pieces of text out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields

from paperlog.errors import UsageError
from paperlog.model import Paper

GROUPS = ("tag", "month", "category", "venue")


@dataclass(frozen=True, slots=True)
class Options:
    """What a user can ask of a format: `bom` a file for spreadsheets, `group_by` one of GROUPS.

    `lang`: titles and abstracts in orders.LANGUAGES, None for what the format does by itself; `abstracts`: with them.
    """

    bom: bool = False
    group_by: str | None = None
    lang: str | None = None
    abstracts: bool = False


def spaced(entries: Iterable[str]) -> Iterator[str]:
    """Texts with an empty line between them."""
    for number, text in enumerate(entries):
        yield f"\n{text}" if number else text


Writer = Callable[[Iterable[Paper], Options], Iterator[str]]
Packer = Callable[[Iterable[Paper]], Iterator[bytes]]


def _no_text(papers: Iterable[Paper], options: Options) -> Iterator[str]:
    """What a format of bytes has in the place of a writer."""
    raise UsageError("this format is no text; write it to a file with -o FILE")


@dataclass(frozen=True, slots=True)
class Export:
    """A format: its name, a line on what it is for, a file's usual suffix, and the function that writes it.

    `takes` names the fields of Options that the format knows. `entry` writes one paper by itself, where a file of
    the format is what `frame` makes of such texts: they can then be kept and need not be written again.
    `pack`, of a format that is no text, takes the place of `write`. `is_cited`: other texts cite its papers by
    their keys.
    """

    name: str
    description: str
    suffix: str
    write: Writer = _no_text
    takes: frozenset[str] = frozenset()
    entry: Callable[[Paper], str] | None = None
    frame: Callable[[Iterable[str]], Iterator[str]] = spaced
    pack: Packer | None = None
    is_cited: bool = False

    def render(self, papers: Iterable[Paper], options: Options | None = None) -> Iterator[str]:
        """The papers as pieces of text, to be written one after the other, each newline as it is.

        Papers are taken one by one, as the text is asked for, by every format that can (all but a grouped
        reading list). Raises UsageError for an option that the format does not know.
        """
        options = options or Options()
        self.check(options)
        return self.write(papers, options)

    def check(self, options: Options) -> None:
        """Raises UsageError for an option that the format does not know."""
        for option in fields(Options):
            if getattr(options, option.name) and option.name not in self.takes:
                raise UsageError(
                    f"the format {self.name} knows no --{option.name.replace('_', '-')}; leave it out"
                )
