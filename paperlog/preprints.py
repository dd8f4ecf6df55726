"""What servers of preprints give, DOIs and their names as a venue: beside a publisher's it may be of one paper."""

from paperlog.arxiv import ARXIV_DOI
from paperlog.text import label_form

# bioRxiv and medRxiv, SSRN, Zenodo, OSF and PsyArXiv, TechRxiv, Research Square, ChemRxiv, Preprints.org: as Crossref
# and DataCite have registered them (https://api.crossref.org/prefixes/10.1101).
_SERVERS = (
    *(ARXIV_DOI, "10.1101/", "10.2139/ssrn", "10.5281/zenodo", "10.31219/osf", "10.31234/osf"),
    *("10.36227/techrxiv", "10.21203/rs", "10.26434/chemrxiv", "10.20944/preprints"),
)
_NAMES = ("rxiv", "ssrn", "zenodo", "preprint", "research square", "openreview", "under review", "submitted")
_SHORT_NAMES = frozenset({"corr", "hal"})


def is_of_a_preprint(doi: str) -> bool:
    """Whether a DOI, in small letters, is one that a server of preprints has given."""
    return doi.startswith(_SERVERS)


def are_two_publishers(*dois: str | None) -> bool:
    """Whether publishers have given each of two records another DOI."""
    found = {label_form(doi) for doi in dois if doi}
    return sum(not is_of_a_preprint(doi) for doi in found) == 2


def is_published_at(venue: str) -> bool:
    """Whether a venue is one, and no server of preprints (`arXiv`, `CoRR`)."""
    name = label_form(venue)
    return _SHORT_NAMES.isdisjoint(name.split()) and not any(each in name for each in _NAMES)
