"""The harness of random merges finds what is lost: else it would prove nothing."""

import re
from random import Random

import pytest
from merges import _EDITS, Versions, Writer, lost, unsettled, versions

from paperlog.gitmerge import merge_lines
from paperlog.threeway import merge_texts
from paperlog.yamltext import load


@pytest.mark.parametrize("seed", range(10))
def test_a_number_stands_for_the_same_versions_always_and_each_can_be_read(seed):
    found = versions(seed)
    assert versions(seed) == found
    assert all(load(text).values["title"] for text in found if text)


@pytest.mark.parametrize("seed", range(20))
def test_each_word_of_a_side_that_is_taken_out_of_a_merge_is_missed(seed):
    found = versions(seed)
    merged = merge_texts(*found, merge_lines).text
    assert lost(found, merged) == []
    for word in re.findall(r"\b[ot]\d+w\b", merged):
        assert word in lost(found, re.sub(rf"\b{word}\b", "gone", merged))


def test_a_removed_tag_that_is_back_is_found():
    found = Versions("title: x\ntags: [a, b]\n", "title: x\ntags: [a]\n", "title: x\ntags: [a, b]\n")
    assert lost(found, "title: x\ntags: [a]\n") == []
    assert lost(found, found.theirs) == ["back: b"]


def test_taking_one_side_only_loses_the_other():
    texts = [versions(seed) for seed in range(20)]
    assert any(lost(each, each.ours) for each in texts)
    assert any(lost(each, each.theirs) for each in texts)


def test_every_kind_of_edit_leaves_a_file_that_can_be_read():
    for number, edit in enumerate(_EDITS):
        writer = Writer(
            Random(number), "o", ["title: x", "tags:", "- a", "- b", "- c", "venue: ACL", "note: |-", "  n"]
        )
        for _ in range(5):
            edit(writer)
        assert load("\n".join(writer.lines) + "\n").values


def test_conflicts_are_read_from_the_file():
    merged = merge_texts("title: x\n", "title: y\n", "title: z\n", merge_lines)
    assert unsettled(merged.text) == ["title"]
    assert unsettled("title: x\n") == []
