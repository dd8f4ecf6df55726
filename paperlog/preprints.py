"""The DOIs that servers of preprints give: one of these beside a publisher's may be of one paper."""

from paperlog.arxiv import ARXIV_DOI

# bioRxiv and medRxiv, SSRN, Zenodo, OSF and PsyArXiv, TechRxiv, Research Square, ChemRxiv, Preprints.org: as Crossref
# and DataCite have registered them (https://api.crossref.org/prefixes/10.1101).
_SERVERS = (
    *(ARXIV_DOI, "10.1101/", "10.2139/ssrn", "10.5281/zenodo", "10.31219/osf", "10.31234/osf"),
    *("10.36227/techrxiv", "10.21203/rs", "10.26434/chemrxiv", "10.20944/preprints"),
)


def is_of_a_preprint(doi: str) -> bool:
    """Whether a DOI, in small letters, is one that a server of preprints has given."""
    return doi.startswith(_SERVERS)
