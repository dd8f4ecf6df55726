from paperlog.views.pairs import pairs
from paperlog.views.screen import Screen


def test_names_stand_in_a_column_of_their_own():
    rows = [("store", "/home/you/papers", "(default)"), ("ａ", ""), ("lang", "ja", "")]
    assert "".join(pairs(rows, Screen(24))).splitlines() == [
        "store  /home/you/papers",
        "       (default)",
        "ａ     ",
        "lang   ja",
    ]
