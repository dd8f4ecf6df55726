"""Made-up papers as BibTeX, the one format that all peers import."""

from collections.abc import Iterable
from pathlib import Path

from ..papers import Sample


def key(sample: Sample) -> str:
    """A paper's key in the peers' stores: one that YAML cannot take for a number."""
    return f"arxiv{sample.arxiv_id}"


def names(sample: Sample) -> list[tuple[str, str]]:
    """The family and given name of each author."""
    split = (author.split(" ", 1) for author in sample.authors)
    return [(family, given) for given, family in split]


def fields(sample: Sample, japanese: bool) -> dict[str, str]:
    """A paper's BibTeX fields, with or without the Japanese ones."""
    found = {
        "title": sample.title,
        "author": " and ".join(f"{family}, {given}" for family, given in names(sample)),
        "year": str(sample.published.year),
        "eprint": sample.arxiv_id,
        "archiveprefix": "arXiv",
        "abstract": sample.abstract_en,
    }
    translated = {
        "title_ja": sample.title_ja,
        "abstract_ja": sample.abstract_ja,
        "summary_ja": sample.summary_ja,
    }
    return found | translated if japanese else found


def entry(sample: Sample, japanese: bool = True) -> str:
    """One `@article` entry."""
    body = "".join(f" {name} = {{{value}}},\n" for name, value in fields(sample, japanese).items())
    return f"@article{{{key(sample)},\n{body}}}\n"


def write(path: Path, samples: Iterable[Sample], japanese: bool = True) -> Path:
    """Writes a BibTeX file with the tags as `tags`, as papis and cobib read them."""
    with path.open("w", encoding="utf-8") as file:
        for sample in samples:
            tags = f" tags = {{{', '.join(sample.tags)}}},\n" if sample.tags else ""
            file.write(entry(sample, japanese).removesuffix("}\n") + tags + "}\n\n")
    return path
