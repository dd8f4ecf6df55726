from looked import mended, told

from paperlog.checks.categories import category

TEXT = "title: x\ncategories:\n- cs.LG\n- cmp-lg\n- ＣＳ.cl\n- cs.CL\n- cs.CLL\n- 68T50\n"


def test_each_unknown_category_is_told_with_its_line():
    assert told(category, TEXT) == [
        "5: arXiv has no category 'ＣＳ.cl'; write 'cs.CL'",
        "7: arXiv has no category 'cs.CLL'; nearest: cs.CL, cs.CC, cs.CE",
        "8: arXiv has no category '68T50'; see https://arxiv.org/category_taxonomy; what is no category can be a tag",
    ]


def test_case_and_width_are_mended():
    assert mended(category, TEXT).endswith("\n- cs.LG\n- cmp-lg\n- cs.CL\n- cs.CLL\n- 68T50\n")


def test_the_line_is_that_of_the_category_and_of_no_longer_one():
    text = "title: x\ncategories:\n- cs.CL\n- cs.C\n- nn.XX\n"
    assert [line.partition(":")[0] for line in told(category, text)] == ["4", "5"]
