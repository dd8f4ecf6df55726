import pickle

from hypothesis import given
from strategies import papers

from paperlog.codec import to_json
from paperlog.fields import NAMES
from paperlog.indexentry import Before, body
from paperlog.indexrows import rows
from paperlog.indexsql import fields_bits
from paperlog.model import Paper, Source


@given(papers)
def test_the_rows_of_a_paper_can_be_handed_from_one_process_to_another(paper):
    made = rows(paper)
    assert pickle.loads(pickle.dumps(made)) == made


def test_what_a_paper_is_found_by():
    paper = Paper(
        key="shao2024deep",
        title="DeepSeekMath",
        title_ja="数学",
        tags=("RLVR",),
        sources=(Source("fugumt", "a.txt", 1, "d1"),),
    )
    made = rows(paper)
    assert {"key:shao2024deep", "tag:rlvr", "digest:d1", "status:unread"} <= set(made.label)
    assert made.body is None
    assert set(body(paper).new.split()) == {"deepseekmath", "shao2024deep", "rlvr", "数学", "学"}
    assert not [label for label in made.label if label.startswith("has:")]
    filled = {"key", "title", "title_ja", "tags", "status", "sources"}
    assert fields_bits(filled) in made.paper


def test_each_field_has_a_bit_of_its_own():
    assert sorted(fields_bits([name]) for name in NAMES) == [1 << place for place in range(len(NAMES))]


def test_a_paper_whose_text_was_asked_for_gets_a_new_one_when_it_changes():
    old, new = Paper(key="k", title="Deep"), Paper(key="k", title="Deeper", note="soon")
    asked = Before("deep", to_json(old), body(old).text, body(old).size)
    assert (made := rows(new, asked)).body is not None
    assert (made.body.text, made.body.size, made.is_retitled) == (body(new).text, body(new).size, True)
    assert rows(new, asked._replace(text=None, size=None)).body is None
