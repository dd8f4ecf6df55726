import pytest
from running import Home, contents, one_line, with_samples

from paperlog.commands.refs import expand


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = with_samples(tmp_path_factory.mktemp("home"))
    home.write("hep-th/9901001", "title: An Old One\n")
    return home


@pytest.mark.parametrize(
    "command",
    [
        ("note", "hu2021lora", b"caf\xe9 au lait"),
        ("note", "--append", "hu2021lora", b"caf\xe9"),
        ("tag", "add", b"caf\xe9", "hu2021lora"),
        ("tag", "remove", b"caf\xe9", "hu2021lora"),
        ("tag", "rename", "NLP", b"caf\xe9"),
        ("mark", b"read\xe9", "hu2021lora"),
        ("rate", "hu2021lora", b"4\xe9"),
        ("rename", "hu2021lora", b"caf\xe9"),
    ],
    ids=lambda command: command[0],
)
def test_what_is_written_and_is_no_utf_8_is_refused(home: Home, command: tuple[str | bytes, ...]) -> None:
    before = contents(home.store / "papers")
    ended = home.program(*command)
    assert "\\xe9" in one_line(ended, 2)
    assert ended.err.endswith("': not UTF-8; convert it (`iconv`)\n")
    assert contents(home.store / "papers") == before


def test_plain_references_stay_as_they_are() -> None:
    assert list(expand(["a", "hep-th/9901001"])) == ["a", "hep-th/9901001"]


SPELLINGS = (
    "2305.18290",
    " 2305.18290 ",
    "2305.18290v2",
    "arXiv:2305.18290",
    "ARXIV:2305.18290v1",
    "arxiv.org/abs/2305.18290",
    "https://arxiv.org/abs/2305.18290",
    "http://arxiv.org/abs/2305.18290v1",
    "https://arxiv.org/pdf/2305.18290",
    "https://arxiv.org/pdf/2305.18290v1.pdf",
    "https://arxiv.org/html/2305.18290v1",
    "https://export.arxiv.org/abs/2305.18290",
    "10.48550/arXiv.2305.18290",
    "https://doi.org/10.48550/arXiv.2305.18290",
    "2305.1",
    "２３０５.１８２９０",
)


@pytest.mark.parametrize("ref", SPELLINGS)
def test_every_spelling_of_a_reference_is_understood(home: Home, ref: str) -> None:
    assert home.good("show", "--path", ref).endswith("/papers/2305/2305.18290.yaml\n")


@pytest.mark.parametrize(
    "ref",
    ["hep-th/9901001", "HEP-TH/9901001", "arXiv:hep-th/9901001v3", "https://arxiv.org/abs/hep-th/9901001"],
)
def test_old_arxiv_ids(home: Home, ref: str) -> None:
    assert home.good("show", "--path", ref).endswith("/papers/9901/hep-th_9901001.yaml\n")


@pytest.mark.parametrize("ref", ["lambert2025tulu", "LAMBERT2025TULU", "lambert2025"])
def test_a_key_or_its_unique_beginning(home: Home, ref: str) -> None:
    assert home.good("show", "--path", ref).endswith("/papers/l/lambert2025tulu.yaml\n")


def test_a_beginning_of_several_keys_names_them(home: Home) -> None:
    said = one_line(home.run("show", "lambert"), 1)
    assert "lambert2022illustrating" in said
    assert "lambert2025tulu" in said
    assert "write more of it" in said


def test_an_unknown_reference_names_its_nearest(home: Home) -> None:
    assert one_line(home.run("show", "lamber2025tulu"), 1).endswith("nearest: lambert2025tulu")
    assert one_line(home.run("show", "2305.18291"), 1).endswith("nearest: 2305.18290")


@pytest.mark.parametrize(
    "ref", ["", ".", "..", "/", "../../etc/passwd", "a/../b", "%", "*", "2305_18290", "\0"]
)
def test_what_can_be_no_key_finds_nothing(home: Home, ref: str) -> None:
    assert one_line(home.run("show", ref), 1).startswith("no paper ")


@pytest.mark.parametrize(
    "text", ["hu2021lora\n2305.18290\n", "hu2021lora\x002305.18290\x00", "\n hu2021lora \r\n\n2305.18290"]
)
def test_a_minus_reads_references_from_standard_input(home: Home, text: str) -> None:
    paths = home.good("show", "--path", "-", stdin=text).splitlines()
    assert [path.rsplit("/", 1)[1] for path in paths] == ["hu2021lora.yaml", "2305.18290.yaml"]


def test_a_minus_stands_among_other_references(home: Home) -> None:
    shown = home.good("show", "--path", "gu2023mamba", "-", "yao2023tree", stdin="hu2021lora\n").splitlines()
    assert [path.rsplit("/", 1)[1][:2] for path in shown] == ["gu", "hu", "ya"]


def test_nothing_on_standard_input_is_no_paper(home: Home) -> None:
    assert home.good("show", "--json", "-", stdin="") == "[]\n"


def test_keys_of_a_search_are_references(home: Home) -> None:
    keys = home.good("search", "tag:NLP", "--keys", "--null")
    assert len(home.good("show", "--path", "-", stdin=keys).splitlines()) == 5
