import json
from pathlib import Path

import pytest
from running import Home, contents, one_line, with_samples
from stores import located

from paperlog.entries import Entry
from paperlog.library import Library

DPO, TULU = "2305.18290", "lambert2025tulu"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return with_samples(tmp_path)


def key_of(home: Home, ref: str) -> str:
    (paper,) = json.loads(home.good("show", ref, "--json"))
    return str(paper["key"])


def imported(home: Home, entry: Entry) -> tuple[str, str]:
    """What became of an entry, and its key."""
    with pytest.MonkeyPatch.context() as patched, Library.open(home.store) as library:
        patched.setenv("XDG_CACHE_HOME", str(home.root / "cache"))
        (row,) = library.import_entries([located(entry)]).rows
    return row.action, row.key


def test_the_file_moves_and_nothing_in_it_changes_but_for_the_alias(home: Home) -> None:
    old = home.store / "papers/l/lambert2025tulu.yaml"
    text = "# mine\r\n" + old.read_text("utf-8").replace("\n", "\r\n") + "shelf:   [3] # third"
    old.write_text(text, "utf-8", newline="")
    assert home.run("rename", TULU, "Tulu-3") == (
        *(0, "", "lambert2025tulu is now Tulu-3; it is still found as lambert2025tulu\n"),
    )
    new = (home.store / "papers/t/Tulu-3.yaml").read_bytes().decode()
    assert new == text.replace("sources:\r\n", "aliases:\r\n- lambert2025tulu\r\nsources:\r\n")
    assert not old.exists()


@pytest.mark.parametrize("ref", ["tulu3", "tulu", TULU, TULU.upper(), "lambert2025", "lambert2025tulu "])
def test_it_is_found_by_both(home: Home, ref: str) -> None:
    home.good("rename", TULU, "tulu3")
    assert key_of(home, ref) == "tulu3"
    assert home.good("search", "key:lambert2025tulu", "--keys") == "tulu3\n"


def test_a_paper_is_found_by_the_arxiv_id_that_becomes_known_later_and_by_its_key(home: Home) -> None:
    entry = Entry("Tulu 3: Pushing Frontiers in Open Language Model Post-Training", arxiv_id="2411.15124")
    assert imported(home, entry) == ("updated", TULU)
    for ref in ("2411.15124", "arXiv:2411.15124v3", "https://arxiv.org/abs/2411.15124", TULU):
        assert key_of(home, ref) == TULU
    home.good("rename", TULU, "2411.15124")
    assert key_of(home, TULU) == key_of(home, "arXiv:2411.15124") == "2411.15124"


def test_a_paper_without_its_arxiv_id_as_key_is_found_by_it(home: Home) -> None:
    home.good("rename", DPO, "dpo")
    for ref in (DPO, "arXiv:2305.18290v1", "dpo"):
        assert key_of(home, ref) == "dpo"


def test_renamed_again_and_back(home: Home) -> None:
    home.good("rename", TULU, "tulu3")
    home.good("rename", "tulu3", "tulu-iii")
    assert {key_of(home, ref) for ref in (TULU, "tulu3", "tulu-iii")} == {"tulu-iii"}
    home.good("rename", "tulu-iii", TULU)
    (paper,) = json.loads(home.good("show", TULU, "--json"))
    assert paper["aliases"] == ["tulu3", "tulu-iii"]


def test_an_alias_is_taken(home: Home) -> None:
    home.good("rename", TULU, "tulu3")
    assert one_line(home.run("rename", DPO, TULU), 2) == (
        "'lambert2025tulu' is taken by tulu3; choose another key"
    )


def test_an_import_makes_no_second_record_of_a_renamed_paper(home: Home) -> None:
    home.good("rename", TULU, "tulu3")
    before = contents(home.store)
    home.good("import", "samples")
    assert contents(home.store) == before


def test_an_import_gives_the_alias_to_no_other_paper(home: Home) -> None:
    home.good("rename", TULU, "tulu3")
    assert imported(home, Entry("Tulu is Something Else", authors=("Nathan Lambert",), year=2025)) == (
        *("created", "lambert2025tulu-2"),
    )
    assert key_of(home, TULU) == "tulu3"


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("lightman2024let", "is taken by lightman2024let"),
        ("LIGHTMAN2024LET", "is taken by lightman2024let"),
        (TULU, "is taken"),
        (DPO, "reads as an arXiv id"),
        ("2501.00001", "reads as an arXiv id"),
        ("../../x", "cannot be a key"),
        ("論文", "cannot be a key"),
        ("a b", "cannot be a key"),
        ("", "cannot be a key"),
    ],
)
def test_a_key_that_cannot_be_is_refused(home: Home, new: str, why: str) -> None:
    before = contents(home.store)
    assert why in one_line(home.run("rename", TULU, new), 2)
    assert contents(home.store) == before


def test_a_key_whose_file_cannot_be_read_is_taken(home: Home) -> None:
    home.write("broken2020x", "title: [\n")
    assert "is taken" in one_line(home.run("rename", TULU, "broken2020x"), 2)


def test_what_is_not_there_cannot_be_renamed(home: Home) -> None:
    assert one_line(home.run("rename", "nobody", "x"), 1).startswith("no paper 'nobody'")


def test_an_alias_of_two_papers_names_none_of_them(home: Home) -> None:
    for key in ("ada2020a", "ada2020b"):
        home.write(key, f"title: {key}\naliases: [engine]\n")
    assert "ada2020a, ada2020b" in one_line(home.run("show", "engine"), 1)


def test_the_reference_may_come_from_standard_input(home: Home) -> None:
    assert home.run("rename", "-", "Tulu-3", stdin=f"{TULU}\n").err.startswith(f"{TULU} is now Tulu-3")
    for refs in ("", f"{DPO}\n{TULU}\n"):
        assert "this command takes one: name it" in one_line(home.run("rename", "-", "x", stdin=refs), 2)
