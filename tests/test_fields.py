from paperlog.entries import Entry
from paperlog.fields import DEFAULTS, KINDS, NAMES, RELATED_KINDS, SOURCE_KINDS, STATUSES, USERS_OWN
from paperlog.model import Paper, Related, Source


def test_every_field_has_its_kind_and_its_default():
    assert tuple(KINDS) == NAMES
    assert {name: getattr(Paper("k"), name) for name in NAMES if name != "key"} == DEFAULTS


def test_the_parts_of_a_paper():
    assert [*RELATED_KINDS, "key"] == list(Related._fields)
    assert list(SOURCE_KINDS) == list(Source._fields)


def test_what_is_the_users_own_is_in_no_digest():
    assert USERS_OWN.isdisjoint(Entry._fields)
    assert DEFAULTS["status"] in STATUSES
