import pytest
from looked import found, mended, told

from paperlog.checks.lists import empty, link

HOME = "title: x\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('tags: [""]\n', "2: an item of 'tags' without any text"),
        ("authors:\n- A\n-\n- ' '\n", "4: 2 items (this is the first) of 'authors' without any text"),
        ('aliases: " "\n', "2: an item of 'aliases' without any text"),
        ('links:\n- "\\u200b"\n- https://a.org\n', "3: an item of 'links' without any text"),
        (
            "tags:\n- a\n- #RL\n",
            "4: an item of 'tags' is empty, as what stands behind its # is a comment to YAML",
        ),
    ],
)
def test_items_that_hold_nothing_are_told(text: str, said: str) -> None:
    (line,) = told(empty, HOME + text)
    assert line.startswith(f"{said}; ")


@pytest.mark.parametrize("text", ["tags:\n", "tags: []\n", "tags: ~\n", "authors: [A, ★]\n", "own: ['']\n"])
def test_lists_that_are_not_there_are_none(text: str) -> None:
    assert told(empty, HOME + text) == []


@pytest.mark.parametrize("text", ["foo", "www.example.org", "https://a.org/b c", "file:///etc", "doi:10.1/x"])
def test_links_that_cannot_be_opened_are_hints(text: str) -> None:
    texts = {"a": f"title: x\nlinks:\n- https://a.org\n- '{text}'\n"}
    assert found(texts, "link") == [
        ("link", "a/a.yaml:4", f"the link '{text}' is no address of the web, so `paperlog open` refuses it")
    ]


def test_addresses_of_the_web_are_fine() -> None:
    assert told(link, "title: x\nlinks: ['http://a.org/b?c=d#e', 'https://例え.jp/']\n") == []


def test_what_nobody_sees_is_taken_away() -> None:
    assert mended(empty, 'title: x\ntags: [a, "\\u200b", ""]\n') == "title: x\ntags:\n- a\n"
