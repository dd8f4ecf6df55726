import pytest
from looked import found, mended, told

from paperlog.checks.keys import key, own_alias


@pytest.mark.parametrize("place", ["2401/2401.12340.yaml", "9901/hep-th_9901001.yaml"])
def test_a_file_in_its_place_is_right(place):
    arxiv_id = place.partition("/")[2].removesuffix(".yaml").replace("_", "/")
    assert told(key, f"title: x\narxiv_id: '{arxiv_id}'\nkey: '{arxiv_id}'\n", place) == []


def test_a_file_in_another_folder_is_told():
    (said,) = told(key, "title: x\n", "x/me.yaml")
    assert (
        said == "0: stands in 'x', but its name says 'm'; so no command finds it; move it to papers/m/me.yaml"
    )


def test_a_name_that_cannot_be_a_key_is_told():
    (said,) = told(key, "title: x\n", "m/my paper.yaml")
    assert said.startswith("0: 'my paper' cannot be a key: ")


@pytest.mark.parametrize("place", ["h/-x.yaml", "h/$(x).yaml", "h/a\nb.yaml", "h/café.yaml"])
def test_a_file_that_must_have_another_name_is_not_moved_first(place):
    (said,) = told(key, "title: x\n", place)
    assert "cannot be a key" in said


def test_a_key_in_the_file_that_is_not_its_name_is_told():
    (said,) = told(key, "title: x\nkey: you\n")
    assert said.startswith("2: the file says `key: you`, but its name is that of me")
    assert said.endswith("`paperlog rename me you`")


def test_a_key_that_is_an_arxiv_id_is_the_papers_own():
    place = "2401/2401.12340.yaml"
    assert told(key, "title: x\narxiv_id: arXiv:2401.12340v2\n", place) == []
    (said,) = told(key, "title: x\narxiv_id: '2402.00001'\n", place)
    assert said.startswith("2: the key reads as arXiv:2401.12340, but the paper is arXiv:2402.00001; ")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("abc", "Abc"), "the key differs from 'Abc' in case or Unicode form only"),
        (("ma\u0301c", "m\u00e1c"), "the key differs from 'ma\u0301c' in case or Unicode form only"),
    ],
)
def test_keys_that_are_one_to_some_file_systems_are_told(names, said):
    texts = {name: f"title: {number}\n" for number, name in enumerate(names)}
    assert [message for _, _, message in found(texts, "key-clash")] == [said]


def test_a_second_file_of_a_key_is_told():
    texts = {"x/me.yaml": "title: x\n", "me": "title: x\n"}
    assert found(texts, "key-clash") == [("key-clash", "x/me.yaml", "me has another file, m/me.yaml")]


def test_an_alias_that_two_papers_have_is_told():
    texts = {"a": "title: x\naliases: [old]\n", "b": "title: y\naliases:\n- OLD\n- d\n", "c": "title: z\n"}
    assert found(texts, "key-clash") == [("key-clash", "b/b.yaml:3", "the alias 'OLD' is one of a as well")]


def test_an_alias_that_is_another_papers_key_or_arxiv_id_is_told_where_it_stands():
    texts = {
        "a": "title: x\naliases: [c]\n",
        "b": "title: y\naliases:\n- '2401.12340'\n",
        "c": "title: z\narxiv_id: '2401.12340'\n",
    }
    assert found(texts, "key-clash") == [
        ("key-clash", "a/a.yaml:2", "the alias 'c' is the key of c"),
        ("key-clash", "b/b.yaml:3", "the alias '2401.12340' is the arXiv id of c"),
    ]


def test_an_alias_that_is_the_papers_own_key_is_told_and_mended():
    text = "title: x\naliases:\n- you\n- me\n"
    assert told(own_alias, text) == ["4: the alias 'me' is the paper's own key; remove it"]
    assert mended(own_alias, text) == "title: x\naliases:\n- you\n"
