import pytest
from running import Home, with_samples

from paperlog import exports
from paperlog.completion.calls import rows
from paperlog.completion.values import FILES, KINDS, Asked, kind_of, values
from paperlog.fields import NAMES

# What no index knows: numbers, texts, and names that are new.
FREE = {"N", "TEXT", "NAME", "NEWKEY", "SECONDS", "KIND"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return with_samples(tmp_path_factory.mktemp("home"))


@pytest.fixture(autouse=True)
def _at_home(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in home.environment().items():
        monkeypatch.setenv(name, value)


def offered(value: str, typed: str = "", before: str = "") -> list[str]:
    return sorted(each.value for each in values(Asked((), value, typed, before)))


def test_every_kind_of_value_that_a_command_takes_is_known() -> None:
    asked_of_people = [row for row in rows() if row.command != "git merge-driver"]
    taken = {kind_of(row.value) for row in asked_of_people if row.value and "|" not in row.value}
    assert taken - KINDS.keys() - FILES.keys() - FREE == set()


def test_keys_with_their_titles_and_saved_searches(home: Home) -> None:
    assert values(Asked((), "REF…", "gu2", "")) == [
        ("gu2023mamba", "Mamba: Linear-Time Sequence Modeling with Selective State Spaces")
    ]
    home.configure('[searches]\nweek = "since:7d"\nrl = "tag:RL*"\n')
    assert offered("[REF]…", "@") == ["@rl", "@week"]
    assert values(Asked((), "REF", "@w", "")) == [("@week", "since:7d")]


def test_tags_with_how_many_papers() -> None:
    assert values(Asked((), "TAG", "RL", "")) == [("RLHF", "2 papers"), ("RLVR", "1 paper")]
    assert offered("TAG", "Sup", "--tag=") == ["--tag=Supervised-FineTuning (SFT)"]


def test_of_another_case_only_what_is_spelt_alike(home: Home) -> None:
    home.write("a2020x", "title: T\ntags:\n- Rlx\n- rly\n")
    home.good("list")
    assert offered("TAG", "rl") == ["rly"]
    assert offered("TAG", "rlh") == ["RLHF"]
    assert offered("TAG", "rL") == ["RLHF", "RLVR"]


def test_several_in_one_word_go_on_behind_the_comma() -> None:
    assert offered("TAG,…", "NLP,RLV") == ["NLP,RLVR"]
    assert offered("TAG[,TAG…]", "RLHF,RL", "--any-tag=") == ["--any-tag=RLHF,RLVR"]
    assert offered("FIELD,…", "key,title") == ["key,title", "key,title_ja"]


def test_choices_stand_in_the_metavar() -> None:
    assert offered("en|ja|both", "") == ["both", "en", "ja"]
    assert offered("[bash|zsh|fish]", "f") == ["fish"]
    assert offered("unread|read…", "r") == ["read"]


def test_the_other_kinds() -> None:
    assert offered("FORMAT") == sorted(exports.formats())
    assert offered("CATEGORY", "cs.C") == ["cs.CL"]
    assert offered("YEAR", "202") == ["2021", "2022", "2023", "2024", "2025"]
    assert offered("DAY", "2025-0") == ["2025-01", "2025-07"]
    assert offered("DAY", "yes") == ["yesterday"]
    assert offered("ORDER", "re") == ["relevance"]
    assert offered("SOURCE", "f") == ["fugumt"]
    assert offered("VENUE", "Neur") == ["NeurIPS"]
    assert offered("AUTHOR", "ermon") == ["Stefano Ermon"]
    assert offered("TEMPLATE", "{key} {arxiv_v") == ["{key} {arxiv_version}"]
    assert len(offered("TEMPLATE")) == len(NAMES) + 1
    assert offered("N") == offered("TEXT", "a") == []


def test_a_configuration_that_is_wrong_takes_nothing_but_the_searches_away(home: Home) -> None:
    home.configure("broken")
    assert offered("TAG", "RLV") == ["RLVR"]
    assert offered("REF", "@") == []
