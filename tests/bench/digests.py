"""Writes made-up papers as text files of the three digest formats, for paperlog to import."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path

from .papers import Sample

PAGES_A_FILE = 500
_UNTAGGED = ("Unsorted", "Others")


def write_all(folder: Path, samples: Iterable[Sample]) -> int:
    """Writes each paper as a Fugu-MT page, its tags as a note, every fourth one as an arXiv.jp entry too.

    So the store that comes of it holds all fields, and most papers were put together from several digests.
    Returns the number of entries.
    """
    entries = 0
    for number, pages in enumerate(_batches(samples)):
        entries += _write(folder / f"fugumt-{number:04}.txt", map(fugumt, pages))
        entries += _write(folder / f"arxiv-jp-{number:04}.txt", map(arxiv_jp, pages[::4]))
        entries += _write_notes(folder, number, [page for page in pages if page.tags])
    return entries


def write_once(folder: Path, samples: Iterable[Sample]) -> int:
    """Writes each paper once, the three formats in turn. Returns the number of entries: one a paper."""
    entries = 0
    for number, pages in enumerate(_batches(samples)):
        entries += _write(folder / f"fugumt-{number:04}.txt", map(fugumt, pages[::3]))
        entries += _write(folder / f"arxiv-jp-{number:04}.txt", map(arxiv_jp, pages[1::3]))
        entries += _write_notes(folder, number, pages[2::3])
    return entries


def fugumt(sample: Sample) -> str:
    """The Fugu-MT page of a paper, without related papers: no other tool would have them."""
    return f"""論文の概要: {sample.title}
- arxiv url: http://arxiv.org/abs/{sample.arxiv_id}v1
- Date: {sample.published:%a, %d %b %Y %H:%M:%S} GMT
- ステータス: 翻訳完了
- システム内更新日: {sample.published:%Y-%m-%d %H:%M:%S.%f}
- Title: {sample.title}
- Title(参考訳): {sample.title_ja}
- Authors: {", ".join(sample.authors)},
- Abstract要約: {_sentences(sample.summary_ja)}
- 参考スコア(独自算出の注目度): {len(sample.abstract_en) / 7}
- License:
- Abstract: {sample.abstract_en}
- Abstract(参考訳): {_sentences(sample.abstract_ja)}
関連論文リスト
"""


def arxiv_jp(sample: Sample) -> str:
    """A paper's place in an arXiv.jp listing; as on the site itself, its arXiv id is not told."""
    return f"""{sample.title}

要約

{_sentences(sample.abstract_ja)}

要約(オリジナル)

{sample.abstract_en}

arxiv情報

著者 {",".join(sample.authors)}
発行日 {sample.published:%Y-%m-%d %H:%M:%S}+00:00
arxivサイト arxiv_id(pdf)

提供元, 利用サービス

arxiv.jp, Google

カテゴリー: {", ".join(sample.categories)} | {sample.title} はコメントを受け付けていません
"""


def paper_note(sample: Sample) -> str:
    """A paper's note in a paper_notes page: its tags but for the page's own, and a summary."""
    tags = "".join(f"#{tag}\n" for tag in _note_tags(sample)[1:])
    title = f"[Paper Note] {sample.title}, {sample.authors[0]}+, arXiv'{sample.published:%y}"
    return f"{tags}Issue Date: {sample.published:%Y-%m-%d}\n{title}\nSummary{sample.summary_ja}\n"


def _write_notes(folder: Path, number: int, samples: list[Sample]) -> int:
    """Writes one page for each tag that comes first on a paper."""
    written = 0
    pages = groupby(sorted(samples, key=_note_tags), key=lambda sample: _note_tags(sample)[0])
    for place, (tag, page) in enumerate(pages):
        path = folder / f"notes-{number:04}-{place:02}.txt"
        written += _write(path, map(paper_note, page), heading=f"{tag}\n")
    return written


def _note_tags(sample: Sample) -> tuple[str, ...]:
    """The tags of a paper in a note: the first is the page's own, and a note has always one more."""
    return sample.tags or _UNTAGGED


def _write(path: Path, entries: Iterable[str], heading: str = "") -> int:
    texts = list(entries)
    path.write_text(heading + "\n".join(texts), encoding="utf-8")
    return len(texts)


def _sentences(text: str) -> str:
    return text.replace("。", "。\n").strip()


def _batches(samples: Iterable[Sample]) -> Iterator[list[Sample]]:
    source = iter(samples)
    while pages := list(islice(source, PAGES_A_FILE)):
        yield pages
