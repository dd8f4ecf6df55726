"""Papers for the tests of the exports: some that are written down, and any number of random ones."""

from hypothesis import strategies as st

from paperlog.exports import formats, get
from paperlog.exports.base import Options
from paperlog.exports.plain import plain_title
from paperlog.model import Paper, Related, Source

CRITIQUE = Paper(
    key="2411.16579",
    arxiv_id="2411.16579",
    arxiv_version=1,
    title="Enhancing LLM Reasoning via Critique Models with Test-Time and Training-Time Supervision",
    title_ja="批評モデルによる推論の強化",
    authors=("Zhiheng Xi", "Dingwen Yang", "Yu-Gang Jiang"),
    year=2024,
    published="2024-11-25T17:11:54+00:00",
    categories=("cs.CL",),
    tags=("RLVR", "Supervised-FineTuning (SFT)"),
    abstract_en='A critic helps in 50\\% of "hard" cases & costs $O(n)$.\nIt learns from {step, outcome} pairs.',
    abstract_ja="批評モデルは難しい問題を助ける。\n各段階から学ぶ。",
    summary_ja="批評モデルの話。",
    score=120.5,
    related=(Related("Critique, Once More", 27.5, "関連する話。", "2025-02-08T04:39:51+00:00"),),
    links=("https://github.com/example/critique_models",),
    rating=4,
    note="+ read again",
    sources=(Source("fugumt", "digests/a.txt", 1, "0123abcd", "2025-01-01T00:00:00+00:00"),),
    added="2025-01-01T00:00:00+00:00",
)
VLM = Paper(
    key="2502.12084",
    arxiv_id="2502.12084",
    title="VLM$^2$-Bench: A Closer Look at How Well VLMs Implicitly Link Explicit Matching Visual Cues",
    authors=("Jianshu Zhang", "Yi R. (May) Fung", "Guido van der Berg", "岡崎 直観", "OpenAI"),
    year=2025,
    published="2025-02-17T17:57:50+00:00",
    venue="arXiv",
    categories=("cs.CL", "cs.CV"),
    tags=("VLM",),
    status="reading",
)
MEGAMATH = Paper(
    key="zhou2025megamath",
    title="MegaMath: Pushing the Limits of Open Math Corpora",
    authors=("Fan Zhou",),
    authors_truncated=True,
    year=2025,
    noted="2025-07-10",
    venue="COLM",
    tags=("RLVR",),
    comment="=HYPERLINK(1)",
    status="read",
)
SUPERGRAVITY = Paper(
    key="hep-th/9711200",
    arxiv_id="hep-th/9711200",
    doi="10.1023/A:1026654312961",
    title="The Large $N$ Limit of Superconformal Field Theories and Supergravity",
    authors=("Juan Maldacena",),
    year=1999,
    published="1997-11-27T00:00:00+00:00",
    venue="International Journal of Theoretical Physics",
    categories=("hep-th",),
    status="skipped",
)
ALIGN = Paper(
    key="bilzard2024llm",
    title="LLMを数学タスクにアラインする手法の系譜 - GPT-3からQwen2.5まで",
    authors=("bilzard",),
    year=2024,
    venue="Zenn",
)
BARE = Paper(key="anon2023solving", title='"Solving Math Word Problems" with <tags>', venue="ACL", year=2023)
TEXT_FORMATS = tuple(name for name in formats() if get(name).pack is None)
PAPERS = (CRITIQUE, VLM, MEGAMATH, SUPERGRAVITY, ALIGN, BARE)


def rendered(name: str, *papers: Paper, **options: str | bool) -> str:
    """The papers in a format, as one text."""
    return "".join(get(name).render(papers, Options(**options)))


_PIECES = (
    *"{}\\$%&_#~^\"@<>|,'-=+*!?;:./[]() \n\t",
    "$x^2$", "$\\alpha$", "$O(n \\log n)$", '\\"{o}', "\\'e", "{\\v{s}}", "\\textbf{B}", "{\\it b}", "\\ss", "\\{",
    "\\input{a}", "\\write18{b}", "$\\write18{c}$", "^^5c", "\\end{document}", "}\n\n@misc{evil,\n title={",
    " and ", "BERT", "GPT-4", "推論", "を", "。", "é", "ß", "Łódź", "“", "—", "…", "\\url{http://a.b/_c}",
)  # fmt: skip
texts = st.lists(
    st.sampled_from(_PIECES) | st.text("abcABC 019", min_size=1, max_size=6) | st.characters(codec="utf-8"),
    min_size=1,
    max_size=20,
).map("".join)
names = st.one_of(
    st.sampled_from(("Guido van der Berg", "John Smith Jr.", "Erd\\H{o}s P{\\'a}l", "others", "A and B")),
    st.lists(st.sampled_from("Anna von Müller de la J. Øyvind 李 ß and".split()), min_size=1, max_size=4).map(
        " ".join
    ),
    texts,
)
# Behind a function, as `builds` makes up values for every field of a named tuple.
random_papers = st.builds(
    lambda **fields: Paper(**fields),
    key=st.from_regex(r"[a-z0-9][a-z0-9.:+-]{0,12}", fullmatch=True) | st.just("hep-th/9711200"),
    arxiv_id=st.none() | st.sampled_from(("2411.16579", "hep-th/9711200")),
    doi=st.none() | st.just("10.1002/(SICI)1097-0258(19980815)17:15<1661::AID>3.0.CO;2-2"),
    title=texts.filter(plain_title),
    authors=st.lists(names, max_size=4).map(tuple),
    authors_truncated=st.booleans(),
    year=st.none() | st.integers(1991, 2030),
    venue=st.none() | st.sampled_from(("arXiv", "ACL", "TACL", "Zenn")) | texts,
    categories=st.lists(st.sampled_from(("cs.CL", "hep-th")), max_size=2, unique=True).map(tuple),
    tags=st.lists(texts, max_size=2).map(tuple),
    abstract_en=st.none() | texts,
)
