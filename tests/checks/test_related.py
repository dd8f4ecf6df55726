from looked import file, found, told

from paperlog.checks.related import found_in, keys_in, nowhere


def test_a_related_paper_needs_a_title_of_its_own():
    text = "title: One\nrelated:\n- title: Two\n- score: 3\n- title: ONE\n- title: two\n"
    assert told(nowhere, text) == [
        "2: a related paper has no title; write it, or remove the item",
        "5: the related 'ONE' is this paper itself; remove the item",
        "6: the related 'two' is there twice; remove the item",
    ]


def test_a_key_that_somebody_wrote_has_to_be_a_papers():
    texts = {
        "a": "title: One\nrelated:\n- title: Two\n  key: b\n- title: Three\n  key: nobody\n",
        "b": "title: Two\narxiv_id: '2401.00001'\nrelated:\n- title: One\n  key: arXiv:2401.00001v2\n",
    }
    assert found(texts, "related-key") == [
        ("related-key", "a/a.yaml:2", "the related paper's key 'nobody' is no paper's")
    ]


def test_keys_are_read_from_whatever_stands_there():
    assert keys_in(None) == keys_in("x") == keys_in(["x", {"title": "y"}]) == ()
    assert keys_in([{"key": "x"}]) == ("x",)


def test_names_are_found_in_any_spelling():
    names = {"hep-th/9901001": "a", "old": "b"}
    assert [found_in(names, ref) for ref in ("arXiv:hep-th/9901001v3", "OLD", "x")] == ["a", "b", None]
    assert file("title: x\n").paper is not None
