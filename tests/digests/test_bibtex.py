import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperlog.digests import identify, read
from paperlog.digests.bibtex import BIBTEX
from paperlog.errors import UnreadableError
from paperlog.model import Paper

JABREF = r"""% Encoding: UTF-8

@String{nips = "Advances in Neural Information " # "Processing Systems"}

@InProceedings{Vaswani_2017,
  author     = {Vaswani, Ashish and {van der Berg}, Jr., Guido and {The Example Team} and
                Erd{\H o}s, P{\'a}l and others},
  booktitle  = nips # " 30",
  title      = {Attention {Is} All You Need: $O(n^2)$ \& r{\'e}sum{\"o} ~--- 100\%},
  year       = 2017,
  month      = jun,
  day        = {12},
  eprint     = {1706.03762v2},
  archiveprefix = {arXiv},
  primaryclass  = {cs.CL},
  keywords   = {attention, transformers; 推論},
  groups     = {Reading group},
  readstatus = {read},
  ranking    = {rank4},
  comment    = {Read again.},
  url        = {https://example.org/a\_b},
}

@Comment{jabref-meta: databaseType:bibtex;}
"""


def papers(text: str) -> list[Paper]:
    name, reading = read(text)
    assert (name, reading.problems, reading.entries) == ("bibtex", (), ())
    return [record.paper for _, record in reading.records]


def paper(fields: str, kind: str = "article") -> Paper:
    (found,) = papers(f"@{kind}{{k,\n title = {{T}},\n {fields}\n}}\n")
    return found


def test_an_entry_of_jabref() -> None:
    (found,) = papers(JABREF)
    assert found == Paper(
        key="Vaswani_2017",
        arxiv_id="1706.03762",
        arxiv_version=2,
        title="Attention Is All You Need: $O(n^2)$ & résumö — 100%",
        authors=("Ashish Vaswani", "Guido van der Berg Jr.", "The Example Team", "Pál Erdős"),
        authors_truncated=True,
        year=2017,
        published="2017-06-12T00:00:00+00:00",
        venue="Advances in Neural Information Processing Systems 30",
        categories=("cs.CL",),
        tags=("attention", "transformers", "推論", "Reading group"),
        links=("https://example.org/a_b",),
        status="read",
        rating=4,
        note="Read again.",
    )


def test_et_al_is_nobody() -> None:
    found = paper("author = {Lee, Ann and et al.}")
    assert (found.authors, found.authors_truncated) == (("Ann Lee",), True)


def test_a_name_that_begins_with_an_accent() -> None:
    text = "author = {\\'Etienne A and \\\"Ozg\\\"ur B  and  {\\O}ystein C and D, {\\'E}. and \\L{}ukasz E}"
    names = ("Étienne {A}", "Özgür {B}", "Øystein {C}", "É. {D}", "Łukasz {E}")
    assert paper(text).authors == names


def test_accents_on_accents() -> None:
    text = r"author = {Nguy{\~{\^e}}n, Anh and Nguy\~{\^{e}}n, B and Tr{\`{\^a}}n, C and V\~u, D and {{\'E}cole X}}"
    assert paper(text).authors == ("Anh Nguyễn", "B Nguyễn", "C Trần", "D Vũ", "École X")


def test_biblatex() -> None:
    found = paper(
        "date = {2024-11-25}, eprinttype = {arxiv}, eprint = {hep-th/9711200}, subtitle = {S}", "online"
    )
    assert (found.title, found.arxiv_id, found.published) == (
        *("T: S", "hep-th/9711200", "2024-11-25T00:00:00+00:00"),
    )
    assert paper("date = {2024-03/2024-05}, journaltitle = {Neural 2024}").venue == "Neural"


@pytest.mark.parametrize(
    "fields",
    [
        "journal = {arXiv preprint arXiv:2305.18290}",
        "journal = {CoRR}, volume = {abs/2305.18290}",
        "doi = {10.48550/arXiv.2305.18290}",
        "url = {https://arxiv.org/abs/2305.18290v1}",
        r"howpublished = {\url{http://arxiv.org/pdf/2305.18290}}",
        "eprint = {2305.18290}",
        "note = {arXiv:2305.18290 [cs]}",
    ],
)
def test_the_arxiv_id_wherever_it_is_written(fields: str) -> None:
    found = paper(fields)
    assert (found.arxiv_id, found.doi, found.links) == ("2305.18290", None, ())
    assert found.venue in (None, "arXiv")


def test_the_arxiv_id_before_a_title_is_none_of_it() -> None:
    for title in ("[2305.18290v2] Of whales", "arXiv:2305.18290v2: Of whales"):
        (found,) = papers(f"@misc{{a, title = {{{title}}}}}")
        assert (found.title, found.arxiv_id, found.arxiv_version) == ("Of whales", "2305.18290", 2)
    other, noted = papers("@misc{b, title = {[2305] Of whales}} @misc{c, title = {[Paper Note] Of whales}}")
    assert noted.title == "Of whales"
    assert (other.title, other.arxiv_id) == ("[2305] Of whales", None)


def test_zoteros_field_extra() -> None:
    found = paper("note = {arXiv:2305.18290 [cs]\n Citation Key: other\n tldr: No reward\n model.}")
    assert (found.key, found.arxiv_id, found.comment) == ("k", "2305.18290", "tldr: No reward model.")
    assert paper("extra = {arXiv: 2305.18290}").arxiv_id == "2305.18290"


@pytest.mark.parametrize(
    "venue", ["ArXiv", "arXiv.org", "CoRR", "arXiv (Cornell University)", "arXiv e-prints"]
)
def test_arxiv_has_one_name(venue: str) -> None:
    assert paper(f"journal = {{{venue}}}").venue == "arXiv"


def test_several_categories() -> None:
    assert paper("eprintclass = {cs.LG, stat.ML}").categories == ("cs.LG", "stat.ML")


def test_an_eprint_of_another_archive_is_no_arxiv_id() -> None:
    assert paper("eprint = {12345}, eprinttype = {jstor}").arxiv_id is None


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ('"A {"}quoted{"} title"', 'A "quoted" title'),
        ("{{All} of it {B}}", "All of it B"),
        ('"one" # " two"', "one two"),
        ("{$<$b$>$ and \\{x\\}}", "<b> and \\{x\\}"),
        ("{Two\n   lines}", "Two lines"),
        ("\"{``}Long{''} Context {---} 1--2\"", "“Long” Context — 1–2"),
        ("{\\textbf{Bold} \\unknown{x}}", "Bold \\unknown{x}"),
    ],
)
def test_values(value: str, title: str) -> None:
    (found,) = papers(f"@misc{{k, title = {value}}}\n")
    assert found.title == title


def test_what_is_wrong_is_told_with_its_line_and_the_rest_is_read(capfd: pytest.CaptureFixture[str]) -> None:
    broken = "@article{b,\n title = {B\n\n"
    text = (
        f"@article{{a,\n title = {{A}}}}\n\n{broken}@article{{c, year = 2020}}\n@article{{d, title={{D}}}}\n"
    )
    _, reading = read(text)
    assert [(line, record.paper.key) for line, record in reading.records] == [(1, "a"), (8, "d")]
    assert [line for line, _ in reading.problems] == [4, 7]
    assert reading.problems[1] == (7, "the entry 'c' has no title; give it one")
    assert capfd.readouterr().err == ""


def test_a_key_or_a_field_that_stands_twice_loses_no_paper() -> None:
    text = "@misc{k, title={One}}\n@misc{k, title={Two}}\n@misc{l, title={Three}, title={Four}}\n"
    assert [(each.key, each.title) for each in papers(text)] == [("k", "One"), ("k", "Two"), ("l", "Three")]


@pytest.mark.parametrize(
    "text",
    [
        "A page.\n\n@article{k, title={T}}\n",
        "@someone said this, and\n@another, too\n",
        "@media (max-width: 600px) { a { b: c } }\n",
        "@comment{k, title={T}}",
    ],
)
def test_no_bibtex(text: str) -> None:
    with pytest.raises(UnreadableError, match="no digest format knows it"):
        identify(text)


_PIECES = st.sampled_from(
    [
        *'@{}",#=\\%&$~ \n',
        "@article{k,",
        "title = {",
        "author = ",
        " and ",
        "@string{",
        "{\\'e}",
        "推論",
        "and others",
    ]
)


@settings(max_examples=300)
@given(st.lists(_PIECES | st.text(max_size=5), max_size=40).map("".join))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    for one in (text, f"@article{{k, title = {{T}}, author = {{{text}}}}}", f"@article{{k, title = {text}}}"):
        reading = BIBTEX.read(one)
        assert all(record.paper.title for _, record in reading.records)
        assert all(line >= 1 and "\n" not in what for line, what in reading.problems)


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ("山田 太郎 and 鈴木花子 and 佐藤, 次郎", ("山田 太郎", "鈴木花子", "佐藤 次郎")),
        (
            "family=Berg, given=Jan, prefix={van der}, useprefix=true and Roe, Jane",
            ("Jan van der Berg", "Jane Roe"),
        ),
        ('given="Ann, B.", family=Lee, suffix=Jr.', ("Ann, B. {Lee} Jr.",)),
    ],
)
def test_names_as_japanese_and_biblatex_write_them(names: str, authors: tuple[str, ...]) -> None:
    _, reading = read(f"@misc{{a, title = {{T}}, author = {{{names}}}, tags = {{x, y}}}}", "bibtex")
    ((_, record),) = reading.records
    assert record.paper.authors == authors
    assert record.paper.tags == ("x", "y")


def test_a_note_keeps_its_lines_and_an_abstract_its_paragraphs() -> None:
    text = "annote = {One\n- a {b}\n- c\n\nTwo}, comment = {X}, abstract = {Wrapped\n   text.\n\n Second {\\it one}.}"
    found = paper(text)
    assert found.note == "One\n- a b\n- c\n\nTwo\n\nX"
    assert found.abstract_en == "Wrapped text.\n\nSecond one."
    assert paper("abstract = {In {braces\n\nthat end later}.}").abstract_en == "In braces that end later."


def test_the_other_names_of_biblatex_are_aliases() -> None:
    assert paper("ids = {old_1, DBLP:x/y,}").aliases == ("old_1", "DBLP:x/y")


def test_entities_in_an_abstract_that_was_html() -> None:
    assert (
        paper(r"abstract = {R\&amp;D \& {\textless}b{\textgreater} \&lt; 2}").abstract_en == "R&D & <b> < 2"
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"10{\textdegree}C and 3{\texttimes}3", "10°C and 3×3"),
        (r"A \textrightarrow\ B{\textminus}C", "A → B−C"),
        (
            r"\ensuremath{\alpha}-Beta \ensuremath{<} 5 \ensuremath{x^2} $\alpha$",
            r"α-Beta < 5 $x^2$ $\alpha$",
        ),
        (r"100 {\textmu}s, 3\texttimes  3", "100 µs, 3× 3"),
        (r"{\foo}s {\foo}", r"\foo{}s \foo"),
        (r"\enquote{Quoted} \mkbibquote{x} \mbox{GPT} \underline{u}", "“Quoted” “x” GPT u"),
        (r"F\nobreakdash-score and \textcommabelow{S}tefan", "F-score and Ștefan"),
    ],
)
def test_commands_that_reference_managers_write(written: str, read: str) -> None:
    (found,) = papers(f"@misc{{k,\n title = {{{written}}},\n}}\n")
    assert found.title == read


@pytest.mark.parametrize(
    ("kind", "fields", "venue"),
    [
        ("phdthesis", "school = {NAIST}", "PhD thesis, NAIST"),
        ("thesis", "type = {mathesis}, institution = {JAIST}", "Master's thesis, JAIST"),
        ("phdthesis", "type = {博士論文}, school = {東京大学}", "博士論文, 東京大学"),
        ("techreport", "type = {White Paper}, institution = {NIST}", "Technical report, NIST"),
        ("techreport", "institution = {arXiv}", "arXiv"),
        ("book", "publisher = {Addison-Wesley}", "Book, Addison-Wesley"),
        ("book", "booktitle = {Proc. ACL}, publisher = {ACL}", "Proc. ACL"),
        ("misc", "publisher = {OpenAI}", "OpenAI"),
    ],
)
def test_a_school_is_no_conference(kind: str, fields: str, venue: str) -> None:
    assert paper(fields, kind).venue == venue


@pytest.mark.parametrize(
    ("fields", "tags"),
    [
        ("tags = {['llm', '推論']}", ("llm", "推論")),
        ("tags = {[\"don't\", 'a, b']}", ("don't", "a, b")),
        (
            r"tags = {[\textquotesingle llm\textquotesingle , \textquotesingle 推論\textquotesingle ]}",
            ("llm", "推論"),
        ),
        ("tags = {[]}", ()),
        ("keywords = {[draft], it's}", ("[draft]", "it's")),
        ("keywords = {＃RL, #NLP}", ("RL", "NLP")),
        ("keywords = {diffusion, LLM}, groups = {Diffusion}", ("diffusion", "LLM")),
    ],
)
def test_tags(fields: str, tags: tuple[str, ...]) -> None:
    assert paper(fields).tags == tags


def test_the_comments_of_each_person_are_notes() -> None:
    assert paper("comment = {All.},\n comment-ada = {Hers.}").note == "All.\n\nHers."


def test_mendeleys_arxiv_id() -> None:
    assert paper("arxivId = {2305.18290}").arxiv_id == "2305.18290"
