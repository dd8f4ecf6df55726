from looked import file, found, told

from paperlog.checks.related import found_in, keys_in, nowhere
from paperlog.yamltext import load


def test_a_related_paper_needs_a_title_of_its_own():
    text = "title: One\nrelated:\n- title: Two\n- score: 3\n- title: ONE\n- title: two\n"
    assert told(nowhere, text) == [
        "4: a related paper has no title; write it, or remove the item",
        "5: the related 'ONE' is this paper itself; remove the item",
        "6: the related 'two' is there twice; remove the item",
    ]


def test_two_of_one_title_have_different_days():
    days = ("2024-01-02", "2025-01-02", "2025")
    text = "related:\n" + "".join(f"- title: Two\n  published: '{day}'\n" for day in days)
    assert told(nowhere, text) == ["6: the related 'Two' is there twice; remove the item"]


def test_a_key_that_somebody_wrote_has_to_be_a_papers():
    texts = {
        "a": "title: One\nrelated:\n- title: Two\n  key: b\n- title: Three\n  key: nobody\n",
        "b": "title: Two\narxiv_id: '2401.00001'\nrelated:\n- title: One\n  key: arXiv:2401.00001v2\n",
    }
    assert found(texts, "related-key") == [
        ("related-key", "a/a.yaml:6", "the related paper's key 'nobody' is no paper's")
    ]


def test_keys_are_read_from_whatever_stands_there():
    for text in ("title: x\n", "related: x\n", "related: [x, {title: y}]\n"):
        assert keys_in(load(text)) == ()
    assert keys_in(load("related:\n- x\n- key: y\n")) == (("y", 3),)


def test_names_are_found_in_any_spelling():
    names = {"hep-th/9901001": "a", "old": "b"}
    assert [found_in(names, ref) for ref in ("arXiv:hep-th/9901001v3", "OLD", "x")] == ["a", "b", None]
    assert file("title: x\n").paper is not None
