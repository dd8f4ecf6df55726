import pytest

from paperlog.digests.authors import names_of


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("", ()),
        ("Ann Other, Ben Body,", ("Ann Other", "Ben Body")),
        ("Ann Other and Ben Body and Cy Cee", ("Ann Other", "Ben Body", "Cy Cee")),
        ("Ann Other, Ben Body, and Cy Cee", ("Ann Other", "Ben Body", "Cy Cee")),
        ("Ann Other, Ben Body and Cy Cee", ("Ann Other", "Ben Body", "Cy Cee")),
        ("Ann Other & Ben Body", ("Ann Other", "Ben Body")),
        ("Andy Sand, Brand Band", ("Andy Sand", "Brand Band")),
        ("山田太郎、佐藤花子", ("山田太郎", "佐藤花子")),
        # places behind the names, and what stands within one
        ("A. One (1), B. Two (1 and 2) ((1) Place, (2) Other (Town))", ("A. One", "B. Two")),
        ("A. One (Place, Town) and B. Two", ("A. One", "B. Two")),
        ("Yi R. (May) Fung, B. Two", ("Yi R. (May) Fung", "B. Two")),
        ("A. One (1, B. Two", ("A. One (1", "B. Two")),
        # what is no name of its own
        ("Sam Smith, Jr., Ann Other, III and Cy Cee", ("Sam Smith Jr.", "Ann Other III", "Cy Cee")),
        ("The LIGO and Virgo Collaborations, A. One", ("The LIGO and Virgo Collaborations", "A. One")),
    ],
)
def test_the_names_of_a_line(told, names):
    assert names_of(told) == names
