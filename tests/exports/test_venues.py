import pytest

from paperlog.exports import get
from paperlog.exports.base import Options
from paperlog.exports.venues import Kind, venue_kind
from paperlog.model import Paper

VENUES = {
    Kind.CONFERENCE: """
NeurIPS 2023 | NeurIPS'23 | NeurIPS, 2023 | ACL | Advances in Neural Information Processing Systems 36 (NeurIPS 2023)
Advances in Neural Information Processing Systems | Adv. Neural Inf. Process. Syst. | ICML (Spotlight)
ICLR 2025 Oral | Proceedings of the 41st International Conference on Machine Learning | Int. Conf. Mach. Learn.
ACL (1) | ICML Workshop on Foundation Models | DMLR @ ICLR 2024 | NeurIPS Datasets and Benchmarks Track
ICLR Workshop | COLM | Findings of the Association for Computational Linguistics: EMNLP 2023 | EMNLP Findings
Proc. of ACL | Proceedings of Machine Learning Research | LREC-COLING | ACL/IJCNLP | SemEval-2024 | L@S | IEEE S&P
ACM FAccT | ML4H | Computer Vision - ECCV 2022 | ICASSP | INTERSPEECH | Interspeech 2023
Conference on Robot Learning | AAAI/ACM AIES | IEEE/CVF Conference on Computer Vision and Pattern Recognition
Proceedings of the IEEE Conference on Vision | Robotics: Science and Systems | Lecture Notes in Computer Science
Dagstuhl Seminar | Nature of Computation Workshop | Accepted to NeurIPS 2024 (Spotlight) | accepted by ACL 2023
Published as a conference paper at ICLR 2024 | neurips | To appear in the Proceedings of ICLR 2025 | To appear in ACL
ICLR.cc/2024/Conference | ICLR 2023 notable top 5% | 3DV | Findings of EMNLP 2023 | EMNLP (Findings) | ACL'24 SRW
NAACL-HLT 2019 | EMNLP-IJCNLP | RepL4NLP@ACL | W-NUT@EMNLP | BlackboxNLP | AAAI-24 | CVPR 2024 Highlight | SC23
*SEM 2023 | NeurIPS D&B | KDD '23 | ACM MM | IEEE BigData | FAT*
North American Chapter of the Association for Computational Linguistics
Empirical Methods in Natural Language Processing | ACM Multimedia 2023 | The Web Conference | Odyssey
First Conference on Language Modeling | ICML 2024, Vienna | 言語処理学会第30回年次大会
NLP2024 (言語処理学会第30回年次大会) | 日本音響学会春季研究発表会 | 画像の認識・理解シンポジウム
言語処理学会 年次大会 | 言語処理学会第30回年次大会発表論文集 | 人工知能学会全国大会 | JSAI2024 | NLP若手の会 (YANS)
""",
    Kind.JOURNAL: """
TACL | TACL 2024 | Transactions of the Association for Computational Linguistics | TMLR | J. Mach. Learn. Res. | JMLR
Nature | Nature 600 | Nature Machine Intelligence | Nat. Mach. Intell. | Science Robotics | npj Digital Medicine
The Lancet Digital Health | JAMA | PNAS | Proceedings of the National Academy of Sciences | Proc. Natl. Acad. Sci. USA
Artificial Intelligence | Mach. Learn. | Neural Computation | Comput. Linguistics | IEEE TPAMI | IEEE Trans. Ind. Inf.
Communications of the ACM | Commun. ACM | ACM Comput. Surv. | ACM Trans. Graph. | Proceedings of the VLDB Endowment
Proc. ACM Program. Lang. | Proceedings of the ACM on Human-Computer Interaction | Proceedings of the IEEE | Phys. Rev.
Foundations and Trends in Machine Learning | Journal of Statistical Software | RA-L | Scientific Data
人工知能学会論文誌 | 自然言語処理 | 人工知能 | 情報処理学会論文誌 | 自然言語処理, Vol.30, No.1 | 人工知能 39巻3号
知能と情報 | JMLR 25(1) | JMLR, 21(140):1-67 | Nature, 596(7873):583-589 | Accepted to TMLR | JACM | JHEP | CVIU | A&A
VLDB J. | Published in Transactions on Machine Learning Research (03/2024) | Cognitive Science | IEEE Spectrum
ACS Central Science | Natural Language Engineering | Computer Vision and Image Understanding | Communications Biology
SIGKDD Explorations | Mathematics of Computation | Acta Numerica | Acta Informatica | Inverse Problems | Mind | Queue
Chaos | Optica | Robotica
""",
    Kind.PREPRINT: """
arXiv'25 | arXiv:2305.18290 [cs.CL] | abs/2305.18290 | IACR Cryptol. ePrint Arch. | OSF | arXiv | arXiv.org
arXiv preprint | arXiv e-prints | arXiv (Cornell University) | CoRR | CoRR abs/1706.03762 | bioRxiv
bioRxiv : the preprint server for biology | SSRN Electronic Journal | OSF Preprints | Research Square | Jxiv
""",
    Kind.OTHER: """
Submitted to ICLR 2025 | ICLR 2025 Conference Submission | Under review | PhD dissertation | 信学技報 | 情報処理学会
OpenAI blog, 1(8):9 | PhD thesis | Ph.D. Thesis, Stanford University | MIT | MIT Press | 博士論文 | Tech. Rep.
PhD thesis, NAIST | Technical report, NIST | Book, Addison-Wesley | Book, Association for Computational Linguistics
OpenAI 2023 | ACL Rolling Review | N/A | Artificial Intelligence in Practice | Zenn | OpenAI Blog | IEEE | note
OpenReview | AI Alignment Forum | LessWrong | 情報処理学会研究報告 | Toyota Tech. Inst. | GPT-4 (OpenAI 2023) | ()
2025
""",
}


@pytest.mark.parametrize("kind", VENUES)
def test_kinds(kind: Kind) -> None:
    names = [name.strip() for name in VENUES[kind].strip().replace("\n", "|").split("|")]
    assert {name: venue_kind(name) for name in names} == dict.fromkeys(names, kind)


@pytest.mark.parametrize(
    ("venue", "written"),
    [
        (
            "ICLR (Poster)",
            ("@inproceedings{", "@inproceedings{", '"paper-conference"', "CPAPER", "type: proceedings"),
        ),
        ("Mach. Learn.", ("@article{", "@article{", '"article-journal"', "JOUR", "type: periodical")),
        ("arXiv.org", ("@misc{", "@online{", '"preprint"', "UNPB", "publisher: arXiv")),
    ],
)
def test_every_format_says_what_kind_it_is(venue: str, written: tuple[str, ...]) -> None:
    paper = Paper(key="k", title="T", venue=venue, arxiv_id="2305.18290")
    formats = ("bibtex", "biblatex", "csl-json", "ris", "hayagriva")
    for name, part in zip(formats, written, strict=True):
        assert part in "".join(get(name).render([paper], Options()))


@pytest.mark.parametrize("piece", ["A", "(", " 1", "x. ", "(a)", "A-"])
def test_a_name_without_end_takes_no_time(piece: str) -> None:
    assert venue_kind(piece * 100_000 + "!") in Kind
