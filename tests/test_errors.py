import pytest

from paperlog import errors


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("PaperlogError", 2),
        ("UsageError", 2),
        ("NotFoundError", 1),
        ("UnreadableError", 3),
        ("OutputClosed", 0),
    ],
)
def test_every_kind_of_error_has_its_exit_status(name, status):
    kind = getattr(errors, name)
    assert issubclass(kind, errors.PaperlogError)
    assert kind.exit_status == status


def test_the_statuses_of_the_contract():
    statuses = (
        errors.EXIT_OK,
        errors.EXIT_NOTHING,
        errors.EXIT_USAGE,
        errors.EXIT_PARTIAL,
        errors.EXIT_INTERRUPTED,
    )
    assert statuses == (0, 1, 2, 3, 130)
