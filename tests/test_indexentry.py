from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import small_papers

from paperlog.document import document
from paperlog.indexentry import Before, Entry, entry
from paperlog.indexsql import fts_terms
from paperlog.model import Paper
from paperlog.text import title_key


def before(made: Entry) -> Before:
    return Before(title_key(made.paper.title), made.document.text, made.values, made.size)


def terms(paper: Paper) -> set[str]:
    return set(fts_terms(document(paper).text).split())


@given(small_papers, small_papers, st.sampled_from([*Paper.__dataclass_fields__]))
@settings(max_examples=200, deadline=None)
def test_an_entry_is_the_same_whatever_was_there_before(old: Paper, new: Paper, field: str) -> None:
    new = old.with_(**{field: getattr(new, field)})
    first, found = entry(old), entry(new, before(entry(old)))
    assert found.document == document(new)
    assert found.values == entry(new).values
    assert found.size == len(terms(new))
    assert (set(found.new.split()), set(found.lost.split())) == (
        terms(new) - terms(old),
        terms(old) - terms(new),
    )
    assert (set(first.new.split()), first.lost, first.size) == (terms(old), "", len(terms(old)))
    assert found.is_retitled == (title_key(old.title) != title_key(new.title))


def test_a_paper_that_gets_a_tag_or_a_mark_gets_few_new_terms() -> None:
    old = Paper("x", title="Thinking to the end", tags=("RL",), abstract_en="Many words.")
    tagged = entry(old.with_(tags=("RL", "to read")), before(entry(old)))
    assert (tagged.new, tagged.lost) == ("read", "")
    marked = entry(old.with_(status="read"), before(entry(old)))
    assert (marked.new, marked.lost) == ("", "")


def test_a_term_that_stands_elsewhere_too_is_not_lost() -> None:
    old = Paper("x", title="Thinking", note="thinking soon 推論", abstract_ja="推論する")
    found = entry(old.with_(note=None), before(entry(old)))
    assert (found.new, set(found.lost.split())) == ("", {"soon", "論"})
