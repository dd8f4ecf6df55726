import json

from running import SAMPLES, Home
from test_gitmerge import files

from paperlog.gitmerge import merge_files
from paperlog.gitrenames import merge_two

CATS = "title: Cats\nauthors:\n- A. Smith\nsources:\n- format: bibtex\n  digest: '1'\n"
DOGS = "title: Dogs\nauthors:\n- A. Smith\nsources:\n- format: bibtex\n  digest: '2'\n"
NOTED = CATS + "note: |-\n  on cats\n  and more\n"


def test_what_was_written_into_one_paper_does_not_end_in_another(tmp_path):
    for ours, theirs in ((NOTED, DOGS), (DOGS, NOTED)):
        paths = files(tmp_path, (CATS, ours, theirs))
        outcome = merge_files(*paths, "papers/d/dogs.yaml")
        assert not outcome.is_clean
        assert outcome.told[0].startswith(
            "papers/d/dogs.yaml: git takes it for a paper that was removed, of which the other side changed note; keep"
        )
        conflict = "conflicts:\n- field: note\n  theirs: |-\n    note: |-\n      on cats\n      and more\n"
        assert paths[1].read_text() == DOGS + conflict


def test_a_paper_that_was_renamed_or_corrected_is_the_same():
    more = CATS.replace("Cats", "On Cats") + "- format: fugumt\n  digest: '3'\n"
    for other in (more, CATS.replace("'1'", "'3'"), "title: Dogs\n", "title: [\n"):
        assert merge_two(CATS, other, NOTED) is None
        assert merge_two(CATS, NOTED, other) is None
    assert merge_two("", CATS, DOGS) is None


def test_the_papers_of_the_samples_are_apart(tmp_path):
    home = Home(tmp_path)
    home.good("import", SAMPLES)
    texts = [home.good("show", each["key"], "--yaml") for each in json.loads(home.good("list", "--json"))]
    assert all(merge_two(one, one, two) for one in texts for two in texts if one != two)
