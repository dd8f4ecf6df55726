from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import small_papers

from paperlog.codec import to_json
from paperlog.document import document
from paperlog.indexentry import Before, Body, body, changed_body
from paperlog.indexsql import fts_terms
from paperlog.model import Paper
from paperlog.text import title_key


def changed(old: Paper, new: Paper) -> Body:
    made = body(old)
    before = Before(title_key(old.title), to_json(old), made.text, made.size)
    found = changed_body(new, to_json(new), before)
    assert found is not None
    return found


def terms(paper: Paper) -> set[str]:
    return set(fts_terms(document(paper).text).split())


@given(small_papers, small_papers, st.sampled_from(Paper._fields))
@settings(max_examples=200)
def test_an_entry_is_the_same_whatever_was_there_before(old: Paper, new: Paper, field: str) -> None:
    new = old.with_(**{field: getattr(new, field)})
    first, found = body(old), changed(old, new)
    assert (found.text, found.labels) == (document(new).text, document(new).labels)
    assert found.size == len(terms(new))
    assert (set(found.new.split()), set(found.lost.split())) == (
        terms(new) - terms(old),
        terms(old) - terms(new),
    )
    assert (set(first.new.split()), first.lost, first.size) == (terms(old), "", len(terms(old)))


def test_a_paper_that_gets_a_tag_or_a_mark_gets_few_new_terms() -> None:
    old = Paper("x", title="Thinking to the end", tags=("RL",), abstract_en="Many words.")
    tagged = changed(old, old.with_(tags=("RL", "to read")))
    assert (tagged.new, tagged.lost) == ("read", "")
    marked = changed(old, old.with_(status="read"))
    assert (marked.new, marked.lost) == ("", "")


def test_a_term_that_stands_elsewhere_too_is_not_lost() -> None:
    old = Paper("x", title="Thinking", note="thinking soon 推論", abstract_ja="推論する")
    found = changed(old, old.with_(note=None))
    assert (found.new, set(found.lost.split())) == ("", {"soon", "論"})
