"""`paperlog import` of other tools' papers and of other stores."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path

import pytest
from running import Home, contents, with_samples

from paperlog.yamldumper import dump

BIB = """@inproceedings{rafailov_dpo,
  title = {Direct Preference Optimization: Your Language Model is Secretly a Reward Model},
  author = {Rafailov, Rafael and others},
  year = {2023},
  keywords = {mine},
  comment = {My own words.},
}
@misc{DBLP:journals/corr/x, title = {A Paper of Its Own}, author = {Ada Smith}, year = {2020}}
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return with_samples(tmp_path)


def shown(home: Home, ref: str) -> dict[str, object]:
    (found,) = json.loads(home.good("show", ref, "--json"))
    assert isinstance(found, dict)
    return found


def test_a_users_citekeys_go_on_finding_their_papers(home: Home) -> None:
    (home.root / "mine.bib").write_text(BIB, "utf-8")
    ended = home.run("import", "mine.bib")
    assert ended.status == 0
    assert (
        ended.err.splitlines()[0] == "mine.bib: bibtex, 2 entries: 1 created, 1 updated (tags, note, aliases)"
    )
    dpo = shown(home, "rafailov_dpo")
    assert (dpo["key"], dpo["aliases"], dpo["note"]) == ("2305.18290", ["rafailov_dpo"], "My own words.")
    assert "mine" in str(dpo["tags"])
    assert shown(home, "DBLP:journals/corr/x")["key"] == "smith2020paper"
    again = contents(home.store)
    assert home.run("import", "mine.bib").err.endswith("papers: 0 created, 0 updated, 2 unchanged\n")
    assert contents(home.store) == again


def test_a_name_that_a_person_took_off_stays_off(tmp_path: Path) -> None:
    home, bib = Home(tmp_path), tmp_path / "mine.bib"
    bib.write_text(
        "@misc{one, title = {A Paper of Its Own}, author = {Ada Smith}, ids = {two, three}}", "utf-8"
    )
    home.good("import", "mine.bib")
    home.good("rename", "one", "mine")
    path = home.store / "papers" / "m" / "mine.yaml"
    path.write_text(path.read_text("utf-8").replace("- two\n", "").replace("- one\n", ""), "utf-8")
    for more in ("}", ", year = 2020}", ", ids = {four}}"):
        bib.write_text(bib.read_text("utf-8")[:-1] + more, "utf-8")
        home.good("import", "mine.bib")
        assert shown(home, "mine")["aliases"] == ["three"]
    bib.write_text(bib.read_text("utf-8").replace("three}", "three, Two, five}"), "utf-8")
    home.good("import", "mine.bib")
    assert shown(home, "mine")["aliases"] == ["three", "five"]
    before = contents(home.store)
    home.good("import", "mine.bib")
    assert contents(home.store) == before


def test_a_name_that_was_another_papers_comes_when_it_is_free(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.write("two", "title: Some Other Paper\n")
    item = "@misc{one, title = {A Paper of Its Own}, author = {Ada Smith}, ids = {two}}"
    (tmp_path / "mine.bib").write_text(item, "utf-8")
    home.good("import", "mine.bib")
    assert shown(home, "one")["aliases"] == []
    home.good("remove", "two")
    home.good("import", "mine.bib")
    assert shown(home, "one")["aliases"] == ["two"]


def test_into_an_empty_store_the_citekeys_are_the_keys(tmp_path: Path) -> None:
    home = Home(tmp_path)
    (tmp_path / "mine.bib").write_text(BIB, "utf-8")
    home.good("import", "mine.bib")
    assert home.good("list", "--keys", "--sort", "key").split() == ["rafailov_dpo", "smith2020paper"]
    assert (home.store / "papers" / "r" / "rafailov_dpo.yaml").exists()
    assert home.good("undo") == ""
    assert home.good("list") == ""


def test_a_text_is_exported_with_the_names_by_which_it_cites(home: Home) -> None:
    (home.root / "mine.bib").write_text(BIB, "utf-8")
    home.good("import", "mine.bib")
    cited = home.good("export", "-f", "bibtex", "-", stdin="rafailov_dpo\nDBLP:journals/corr/x\n2305.18290\n")
    names = [line for line in cited.splitlines() if line.startswith("@")]
    assert names == [
        "@inproceedings{rafailov_dpo,",
        "@misc{DBLP:journals/corr/x,",
        "@inproceedings{2305.18290,",
    ]
    assert "  ids = {rafailov_dpo},\n" in home.good("export", "-f", "biblatex", "rafailov_dpo")
    assert json.loads(home.good("export", "-f", "json", "rafailov_dpo"))[0]["key"] == "2305.18290"


def test_another_stores_folder_is_joined(home: Home, tmp_path: Path) -> None:
    other = Home(tmp_path / "other")
    other.root.mkdir()
    other.write("2305.18290", "# from the other desk\narxiv_id: '2305.18290'\ntitle: DPO\nrating: 5\nnote: Theirs.\n"
                "tags:\n- theirs\nshelf: 3\n")  # fmt: skip
    other.write("only2020theirs", "title: Only Theirs # really\nmood: good\n")
    planned = home.run("import", str(other.store), "--dry-run")
    assert "1 created, 1 updated" in planned.err
    before = contents(home.store)
    ended = home.run("import", str(other.store))
    assert ended.status == 0
    assert "2305.18290 keeps its own title" in ended.err
    lines = contents(home.store)["papers/o/only2020theirs.yaml"].splitlines()
    assert (lines[0], lines[-1]) == (b"title: Only Theirs # really", b"mood: good")
    assert str(shown(home, "only2020theirs")["added"])[:2] == "20"
    text = home.good("show", "2305.18290", "--yaml")
    assert text.endswith("# from the other desk\nshelf: 3\n")
    found = shown(home, "2305.18290")
    assert (found["rating"], found["note"], "theirs" in str(found["tags"])) == (5, "Theirs.", True)
    after = contents(home.store)
    assert home.run("import", str(other.store)).err.endswith("papers: 0 created, 0 updated, 2 unchanged\n")
    assert contents(home.store) == after
    home.good("undo")
    papers = {name: data for name, data in contents(home.store).items() if name.startswith("papers/")}
    assert papers == {name: data for name, data in before.items() if name.startswith("papers/")}


def test_yaml_carries_what_only_its_user_knows(home: Home, tmp_path: Path) -> None:
    added = "added: '2024-01-01T00:00:00+00:00'\n"
    home.write("hand2020x", f"title: By Hand # mine\n{added}mood: good\nlater: [a, {{b: c}}]\nempty:\n")
    home.good("export", "-o", "all.yaml")
    other = Home(tmp_path / "other")
    other.root.mkdir()
    other.good("import", str(home.root / "all.yaml"), "--format", "paperlog")
    text = other.good("show", "hand2020x", "--yaml")
    assert text == f"title: By Hand\n{added}# mine\nmood: good\nlater: [a, {{b: c}}]\nempty:\n"
    assert other.good("list", "--json") == home.good("list", "--json")


def test_data_of_no_format_below_a_folder_is_left_alone(home: Home) -> None:
    folder = home.root / "pages"
    folder.mkdir()
    (folder / "package.json").write_text('{"name": "x"}\n', "utf-8")
    (folder / "ci.yml").write_text("on: push\n", "utf-8")
    (folder / "mine.bib").write_text(BIB, "utf-8")
    ended = home.run("import", "pages")
    assert ended.status == 0
    aliens = "2 files are of no format that is known, and left alone: pages/ci.yml, pages/package.json"
    assert aliens in ended.err.splitlines()
    rows = json.loads(home.good("import", "pages", "--json"))
    told = {(row["file"], row["reason"]) for row in rows if row["action"] == "notice"}
    why = "of no format that is known; left alone"
    assert told == {("pages/ci.yml", why), ("pages/package.json", why)}
    ended = home.run("import", "pages/ci.yml")
    assert ended.status == 3
    assert "no digest format knows it" in ended.err


def test_a_notice_is_in_json_as_well(home: Home) -> None:
    volume = "@proceedings{v, title={P}}\n@inproceedings{a, title={A}, crossref={v}}\n"
    rows = json.loads(home.good("import", "-", "--json", stdin=volume))
    assert [(row["line"], row["action"]) for row in rows] == [(2, "created"), (1, "notice")]
    assert "no paper of its own" in rows[1]["reason"]


def test_a_record_that_cannot_be_a_paper_is_told(home: Home) -> None:
    ended = home.run(
        "import", "-", stdin='{"key": "a", "title": "A", "year": "soon"}\n{"key": "b", "title": "B"}\n'
    )
    assert ended.status == 3
    assert "paperlog: -:1: 'year' must be a whole number, not 'soon'" in ended.err
    assert shown(home, "b")["title"] == "B"


def test_two_papers_of_one_key_stay_two(home: Home) -> None:
    record = (
        '{"key": "hu2021lora", "title": "Something Else Entirely", "authors": ["Nobody Known"], "year": 2001}'
    )
    rows = json.loads(home.good("import", "-", "--json", stdin=record))
    assert [(row["key"], row["action"]) for row in rows] == [("hu2021lora-2", "created")]
    assert rows[0]["reason"] == "paper apart from the one whose key is hu2021lora"
    rows = json.loads(home.good("import", "-", "--json", stdin=record))
    assert [(row["key"], row["action"]) for row in rows] == [("hu2021lora-2", "unchanged")]


TAMIL = "@article{kumar2020hate, title={Hate Speech Detection in Tamil: A Benchmark}, author={R. Kumar}, year=2020}"


@pytest.mark.parametrize("form", ["bibtex", "store"])
def test_a_key_does_not_make_one_of_two_papers_that_are_near(tmp_path: Path, form: str) -> None:
    home, other = Home(tmp_path / "a"), Home(tmp_path / "b")
    for each in (home, other):
        each.root.mkdir()
        (each.root / "a.bib").write_text(TAMIL, "utf-8")
    other.good("import", "a.bib")
    home.good("import", "-", stdin=TAMIL.replace("Tamil", "Hindi"))
    theirs = "a.bib" if form == "bibtex" else str(other.store)
    (row,) = json.loads(home.good("import", theirs, "--json"))
    assert (row["key"], row["action"]) == ("kumar2020hate-2", "created")
    assert [each["key"] for each in row["duplicates"]] == ["kumar2020hate"]
    assert shown(home, "kumar2020hate")["title"] == "Hate Speech Detection in Hindi: A Benchmark"
    assert home.run("import", theirs).err.endswith("papers: 0 created, 0 updated, 1 unchanged\n")


def test_of_two_introductions_with_one_key_each_stays(tmp_path: Path) -> None:
    home = Home(tmp_path)
    one = "@article{smith2020introduction, title={Introduction}, author={Ann Smith}, year=2020}"
    home.good("import", "-", stdin=one)
    home.good("import", "-", stdin=one.replace("Ann", "Bob"))
    assert len(json.loads(home.good("list", "--json"))) == 2


def test_keys_that_differ_in_case_only_are_one(home: Home) -> None:
    records = '[{"key":"CON","title":"Alpha beta gamma"},{"key":"con","title":"Delta epsilon zeta"}]'
    rows = json.loads(home.good("import", "-", "--json", stdin=records))
    assert [row["key"] for row in rows] == ["CON", "con-2"]
    assert rows[1]["reason"] == "paper apart from the one whose key is con"
    more = '{"key": "HU2021lora", "title": "Something Else Entirely"}'
    (row,) = json.loads(home.good("import", "-", "--json", stdin=more))
    assert row["key"] == "HU2021lora-2"
    assert home.good("check", "--only", "key-clash") == ""
    assert json.loads(home.good("import", "-", "--json", stdin=records))[1]["key"] == "con-2"


def test_the_names_of_biblatex_find_the_paper_and_come_back(tmp_path: Path) -> None:
    home = Home(tmp_path)
    (tmp_path / "a.bib").write_text("@online{now, title={A Paper}, ids={old1, old2}, year=2020}", "utf-8")
    home.good("import", "a.bib")
    assert "ids = {old1,old2}" in home.good("export", "-f", "biblatex", "old2")
    again = contents(home.store)
    home.good("import", "a.bib")
    assert contents(home.store) == again


def test_a_mark_that_was_changed_here_stays_whatever_the_bib_has_later(tmp_path: Path) -> None:
    home, bib = Home(tmp_path), tmp_path / "a.bib"
    entry = "@online{{k, title={{A Paper}}, ranking={{rank5}}, {}}}"
    bib.write_text(entry.format("year=2020"), "utf-8")
    home.good("import", "a.bib")
    home.good("rate", "k", "2")
    for more in ("keywords={new}", "keywords={new}, readstatus={read}"):
        bib.write_text(entry.format(more), "utf-8")
        home.good("import", "a.bib")
    paper = shown(home, "k")
    assert (paper["rating"], paper["tags"], paper["status"]) == (2, ["new"], "read")


@pytest.mark.parametrize("name", ["json", "jsonl", "yaml"])
def test_what_cannot_be_seen_comes_back_and_is_not_doubled(tmp_path: Path, name: str) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    home, other = Home(tmp_path / "a"), Home(tmp_path / "b")
    home.write("keyed", 'title: T\nauthors:\n- A B\ntags:\n- "one\\u200btag"\nnote: "a\\u200bb"\n')
    file = tmp_path / f"o.{name}"
    home.good("export", "-o", file)
    home.good("import", file)
    (found,) = json.loads(home.good("list", "--json"))
    assert (found["tags"], found["note"]) == (["one\u200btag"], "a\u200bb")
    other.good("import", file)
    (found,) = json.loads(other.good("list", "--json"))
    assert (found["tags"], found["note"]) == (["one\u200btag"], "a\u200bb")
    seen = '{"title": "T", "authors": ["A B"], "tags": ["onetag"], "note": "ab", "added": null}'
    assert "1 unchanged" in home.run("import", "-", stdin=seen).err


@pytest.mark.parametrize("names", [("DBLP:conf/X", "DBLP:CONF/x"), ("Café", "Cafe\u0301"), ("A b", "a B")])
def test_a_name_that_is_one_with_another_papers_is_not_taken_and_that_is_told(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    home = Home(tmp_path)
    papers = [("The First Paper of All", "One"), ("Something Quite Different", "Two")]
    items = [
        {"id": name, "type": "article", "title": title, "author": [{"family": family}]}
        for name, (title, family) in zip(names, papers, strict=True)
    ]
    (home.root / "a.json").write_text(json.dumps(items), "utf-8")
    told = home.run("import", "a.json").err
    assert told.count("is a paper apart from the one that is called '") == 1
    assert home.run("check").status == 0
    key = shown(home, names[0])["key"]
    assert shown(home, names[1])["key"] == key
    assert home.run("import", "a.json").err.endswith("papers: 0 created, 0 updated, 2 unchanged\n")


def test_a_citation_key_that_is_another_papers_is_told_of_a_paper_that_is_there(tmp_path: Path) -> None:
    home = Home(tmp_path)
    page = "@article{{{}, title={{The First Paper of All Papers}}, author={{Ada Lovelace}}, {}}}"
    home.good("import", "-", stdin="@article{k1, title={Something Quite Different}}")
    home.good("import", "-", stdin=page.format("k2", "year=2020"))
    (row,) = json.loads(home.good("import", "-", "--json", stdin=page.format("K1", "journal={JMLR}")))
    assert (row["key"], row["action"]) == ("k2", "updated")
    assert row["reason"] == "gets no name 'K1', which is k1's already"


def test_of_a_name_that_two_papers_have_both_are_told(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for key, alias in (("a", "Café"), ("b", "cafe")):
        home.write(key, f"title: {key}\naliases:\n- {alias}\n")
    ended = home.run("show", "Café")
    assert ended.err == "paperlog: several papers are called 'Café': a, b; write the key of one\n"


TWO_OF_ONE_ID = (
    {"key": "2401.00001", "title": "Which Words Models Choose", "authors": ["Ada Ma"], "tags": ["b"]},
    {"key": "anew", "title": "Sparse Experts Forget Languages", "authors": ["Cy Young"], "note": "Mine."},
)
HERE = {"key": "bold", "title": "Which Words", "authors": ["Ada Ma", "Bo Li"], "year": 2024}


def written(form: str, papers: Sequence[Mapping[str, object]]) -> str:
    """Papers of one arXiv id, as another store has them."""
    records = [{**paper, "arxiv_id": "2401.00001", "sources": []} for paper in papers]
    if form == "yaml":
        return "".join(f"---\n{dump(record)}mood: good\n" for record in records)
    return json.dumps(records) if form == "json" else "".join(f"{json.dumps(each)}\n" for each in records)


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml"])
@pytest.mark.parametrize(
    "here", [(), (HERE,), TWO_OF_ONE_ID[:1], TWO_OF_ONE_ID[1:], ({**HERE, "key": "anew"},)]
)
@pytest.mark.parametrize("order", [1, -1])
def test_two_papers_of_one_arxiv_id_come_once(
    tmp_path: Path, form: str, here: Sequence[Mapping[str, object]], order: int
) -> None:
    home = Home(tmp_path)
    if here:
        home.good("import", "-", stdin=written(form, here))
    (tmp_path / "all").write_text(written(form, TWO_OF_ONE_ID[::order]), "utf-8")
    home.good("import", "all")
    after = contents(home.store / "papers")
    for _ in range(2):
        assert home.run("import", "all").err.endswith("papers: 0 created, 0 updated, 2 unchanged\n")
        assert contents(home.store / "papers") == after


@pytest.mark.parametrize("form", ["json", "bibtex"])
def test_what_is_in_a_paper_whose_arxiv_id_a_person_has_changed_is_no_news(tmp_path: Path, form: str) -> None:
    home = Home(tmp_path)
    one, other = (
        f"@misc{{{each['key']}, title={{{each['title']}}}, ids={{x{place}}}, eprint={{arXiv:2401.00001}}}}\n"
        for place, each in enumerate(TWO_OF_ONE_ID)
    )
    home.good("import", "-", stdin=one)
    path = home.store / "papers" / "2401" / "2401.00001.yaml"
    path.write_text(path.read_text("utf-8").replace("id: '2401.00001'", "id: '2401.00002'"), "utf-8")
    both = one + other if form == "bibtex" else written(form, TWO_OF_ONE_ID)
    (tmp_path / "all").write_text(both, "utf-8")
    home.good("import", "all")
    after = contents(home.store / "papers")
    assert home.run("import", "all").err.endswith("papers: 0 created, 0 updated, 2 unchanged\n")
    assert contents(home.store / "papers") == after


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("key", ["frog24", "2401.00001"])
def test_a_record_finds_the_paper_of_its_key_before_another_one_of_its_title(
    tmp_path: Path, order: int, key: str
) -> None:
    home = Home(tmp_path)
    frogs = {"title": "Attention in Frogs", "authors": ["Jean Dupont"], "added": None}
    frogs |= {"arxiv_id": key} if key[0] == "2" else {}
    home.good("import", "-", stdin=json.dumps(frogs | {"key": key}))
    both = [frogs | {"key": "anew", "tags": ["a"]}, frogs | {"key": key, "tags": ["b"]}]
    rows = json.loads(home.good("import", "-", "--json", stdin=json.dumps(both[::order])))
    assert {(row["key"], row["action"]) for row in rows} == {("anew", "created"), (key, "updated")}
    assert shown(home, key)["tags"] == ["b"]


def test_records_that_would_not_be_found_again_are_told_and_left_out(tmp_path: Path) -> None:
    home = Home(tmp_path)
    frogs = {"title": "Attention in Frogs", "arxiv_id": "2401.00001", "added": None}
    spelt = ["".join(pair) for pair in product(*zip("frogears", "FROGEARS", strict=True))][:230]
    records = [frogs | {"key": key, "tags": [f"t{at}"]} for at, key in enumerate(spelt)]
    (tmp_path / "a.json").write_text(",\n".join(map(json.dumps, records)).join("[]"), "utf-8")
    for action, number in (("created", 100), ("unchanged", 100)):
        told = home.run("import", "a.json", "--json")
        assert Counter(row["action"] for row in json.loads(told.out)) == {action: number, "problem": 130}
        assert (told.status, "it would not be found again; give it a key of its own" in told.err) == (3, True)
    after = contents(home.store / "papers")
    home.run("import", "a.json")
    assert contents(home.store / "papers") == after


OWLS = {
    "title": "How Owls Hear in the Dark",
    "authors": ["Ann Lee", "Bob Ray"],
    "year": 2020,
    "tags": ["a", "b"],
    "note": "Mine.\nStill.",
    "related": [{"title": "How Bats Hear"}],
}


@pytest.mark.parametrize("name", ["owls.json", "owls.jsonl", "owls.yaml"])
@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("- a\n", ""),
        ("- Bob Ray\n", ""),
        ("year: 2020\n", ""),
        ("note: |-\n  Mine.\n  Still.\n", ""),
        ("related:\n- title: How Bats Hear\n", ""),
        ("title: How Owls Hear in the Dark", "title: Something Else Entirely"),
    ],
)
def test_what_was_changed_since_of_a_record_by_hand_stays_so(
    tmp_path: Path, name: str, was: str, now: str
) -> None:
    home, text = Home(tmp_path), f"{dump(OWLS)}mood: good\n# really\n"
    (tmp_path / name).write_text(text if name.endswith("yaml") else json.dumps(OWLS), "utf-8")
    home.good("import", name)
    (path,) = (home.store / "papers").rglob("*.yaml")
    before = path.read_text("utf-8")
    path.write_text(before.replace(was, now).replace("mood: good\n# really\n", ""), "utf-8")
    assert was not in path.read_text("utf-8") != before
    after = contents(home.store / "papers")
    assert home.run("import", name).err.endswith("papers: 0 created, 0 updated, 1 unchanged\n")
    assert contents(home.store / "papers") == after


def test_what_is_new_in_a_record_by_hand_comes_and_what_was_taken_off_does_not(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.good("import", "-", stdin=json.dumps(OWLS))
    home.good("tag", "remove", "a", "lee2020owls")
    home.good("import", "-", stdin=json.dumps(OWLS | {"tags": ["a", "b", "c"], "key": "owls"}))
    paper = shown(home, "owls")
    assert (paper["key"], paper["tags"]) == ("lee2020owls", ["b", "c"])


def test_a_record_by_hand_and_a_digest_come_to_the_same_in_any_order(tmp_path: Path) -> None:
    item = "@article{{lee2020owls, title={{{}}}, author={{Ann Lee and Bob Ray}}, year=2019, abstract={{{}}}}}"
    texts = [
        json.dumps(OWLS | {"abstract_en": "Owls hear very well."}),
        item.format("how owls hear in the dark", "Owls hear."),
    ]
    found = []
    for number, order in enumerate((texts, texts[::-1])):
        home = Home(tmp_path / str(number))
        home.root.mkdir()
        for text in order:
            home.good("import", "-", stdin=text)
        found.append({**shown(home, "lee2020owls"), "added": "", "modified": ""})
    for paper in found:
        paper["sources"] = [{**source, "imported": ""} for source in paper["sources"]]
    assert found[0] == found[1]
    assert found[0]["abstract_en"] == "Owls hear very well."


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml"])
def test_what_an_export_made_of_a_paper_without_a_source_gets_none(tmp_path: Path, form: str) -> None:
    home, other = Home(tmp_path / "a"), Home(tmp_path / "b")
    for each in (home, other):
        each.root.mkdir()
    path = other.write("owls", dump(OWLS))
    other.good("export", "-o", tmp_path / f"o.{form}")
    home.good("import", tmp_path / f"o.{form}")
    theirs = {**shown(other, "owls"), "modified": None}
    assert shown(home, "owls") == theirs
    assert path.read_text("utf-8") == dump(OWLS)


FROGS = {"title": "Attention in Frogs", "key": "frog24", "tags": ["x"]}


def test_a_record_that_was_merged_here_is_no_news_again(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.run("import", "-", stdin=json.dumps([FROGS | {"key": "dupont24", "authors": ["Jean Dupont"]}]))
    page = json.dumps([FROGS | {"title": "ATTENTION IN FROGS"}])
    assert "frog24 is a possible duplicate of dupont24" in home.run("import", "-", stdin=page).err
    home.run("merge", "dupont24", "frog24")
    assert "1 unchanged" in home.run("import", "-", stdin=page).err
    assert home.good("list", "--keys") == "dupont24\n"


def test_two_records_of_another_store_that_were_merged_here_are_no_news_again(tmp_path: Path) -> None:
    home = Home(tmp_path)
    both = [FROGS | {"sources": []}, FROGS | {"sources": [], "key": "dupont24", "tags": ["y"]}]
    page = json.dumps(both)
    home.run("import", "-", stdin=page)
    assert home.good("list", "--keys", "--sort", "key").split() == ["dupont24", "frog24"]
    home.run("merge", "dupont24", "frog24")
    before = contents(home.store / "papers")
    for again in (page, json.dumps(both[::-1]), page):
        assert "2 unchanged" in home.run("import", "-", stdin=again).err
    assert contents(home.store / "papers") == before


def test_a_note_to_which_lines_were_added_here_is_not_written_again(tmp_path: Path) -> None:
    home = Home(tmp_path)
    page = json.dumps(FROGS | {"note": "first thought"})
    home.run("import", "-", stdin=page)
    home.run("note", "frog24", "--append", "second thought")
    home.run("import", "-", stdin=page)
    assert home.good("note", "frog24") == "first thought\nsecond thought\n"


ITEM = "@article{{{}, title={{Attention in Frogs}}, author={{Jean Dupont}}, year=2024, {}}}\n"


def test_the_notes_of_all_items_of_a_paper_come_once_and_what_was_made_of_them_stays(tmp_path: Path) -> None:
    home = Home(tmp_path)
    by_hand = json.dumps(
        {"title": "Attention in Frogs", "authors": ["Jean Dupont"], "year": 2024, "note": "C"}
    )
    pages = (ITEM.format("a1", "annote={A}") + ITEM.format("a2", "annote={B}, ranking={rank4}"), by_hand)
    for page in pages:
        home.run("import", "-", stdin=page)
    assert home.good("note", "a1").split() == ["A", "B", "C"]
    home.run("note", "a1", "B shortened")
    for page in (*pages[::-1], ITEM.format("a2", "annote={B}, keywords={x}")):
        home.run("import", "-", stdin=page)
    assert home.good("note", "a1") == "B shortened\n"


def test_what_is_left_of_another_items_marks_is_told_once(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.run("import", "-", stdin=ITEM.format("a1", "readstatus={read}, ranking={rank5}"))
    page = ITEM.format("a2", "readstatus={skimmed}, ranking={rank1}, annote={n}")
    said = home.run("import", "-", stdin=page).err
    assert "1 updated (note, aliases)" in said
    assert "1: a1 keeps its own status, rating" in said
    assert "keeps" not in home.run("import", "-", stdin=page).err


def test_records_without_keys_in_files_of_their_own_are_of_no_store(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for name in ("1.jsonl", "2.jsonl"):
        (home.root / name).write_text(
            json.dumps({"title": "Frogs", "authors": ["Jean Dupont"], "tags": [name]})
        )
    ended = home.run("import", "1.jsonl", "2.jsonl")
    assert len(home.good("list", "--keys").split()) == 1, ended.err
