from looked import SETTINGS

from paperlog.checks.base import Leftover, Overview, Rebuild, Sweep
from paperlog.checks.files import index, leftover, stray, unlisted


def test_each_stray_and_leftover_is_told():
    left = Leftover("papers/a/.a.yaml.1.tmp", "half", "remove it", (Sweep("papers/a/.a.yaml.1.tmp"),))
    overview = Overview(strays=["papers/x.yml"], leftovers=[left])
    assert [each.file for each in stray(overview, SETTINGS)] == overview.strays
    (found,) = leftover(overview, SETTINGS)
    assert (found.file, found.message, found.advice) == left[:3]
    assert found.mends == (Sweep("papers/a/.a.yaml.1.tmp"),)


def test_a_folder_that_leads_out_is_told():
    (found,) = unlisted(Overview(leading_out=["papers/t"]), SETTINGS)
    assert (found.file, found.message.partition(",")[0]) == (
        "papers/t",
        "is a link that leads out of the store",
    )


def test_an_index_that_disagrees_is_told_once():
    (found,) = index(Overview(unindexed=["a", "b", "c", "d"], index="i.sqlite"), SETTINGS)
    assert found.message == "the index does not say what the files say of a, b, c and 1 more"
    assert (found.file, found.keys, found.mends) == ("i.sqlite", ("a", "b", "c", "d"), (Rebuild(),))
    assert list(index(Overview(), SETTINGS)) == []
    (found,) = index(Overview(has_rest=True), SETTINGS)
    assert (found.message, found.mends) == (
        "the index says something that none of the files says",
        (Rebuild(),),
    )
