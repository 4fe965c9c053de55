"""Which record is meant by an id, or by how one begins."""

import pytest

from dateline.model import UsageError
from dateline.prefixes import by_prefix

KNOWN = ("sha256:9f86d081", "sha256:9f86e300", "sha256:0123abcd", "event:9f86", "77ab01")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("sha256:9f86d081", "sha256:9f86d081"),
        ("sha256:9f86d", "sha256:9f86d081"),
        ("9f86e", "sha256:9f86e300"),
        ("0123", "sha256:0123abcd"),
        ("event:9f86", "event:9f86"),
        ("77ab", "77ab01"),
    ],
)
def test_a_beginning_that_is_one_records_own_stands_for_it(name: str, meant: str) -> None:
    """With its kind in front or without."""
    assert by_prefix(name, KNOWN, "record", "dateline events") == meant


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("9f86", "Several ids begin with '9f86' (event:9f86, sha256:9f86d081, sha256:9f86e300 …); write more of it."),
        ("sha256:9f86", "Several ids begin with 'sha256:9f86' (sha256:9f86d081, sha256:9f86e300 …); write more of it."),
        ("77ac", "There is no record '77ac'; see: dateline events"),
        ("86d081", "There is no record '86d081'; see: dateline events"),
        ("77a", "There is no record '77a'; write 4 signs of its id or more, from: dateline events"),
        ("sha256:", "There is no record 'sha256:'; write 4 signs of its id or more, from: dateline events"),
        ("", "There is no record ''; write 4 signs of its id or more, from: dateline events"),
    ],
)
def test_what_stands_for_none_or_for_several_is_refused(name: str, said: str) -> None:
    """One line that says the way out."""
    with pytest.raises(UsageError) as caught:
        by_prefix(name, KNOWN, "record", "dateline events")
    assert str(caught.value) == said


def test_the_whole_id_is_meant_where_a_longer_one_begins_with_it() -> None:
    """What is written in full is no beginning."""
    assert by_prefix("event:9f86", ("event:9f86", "event:9f86d0"), "event", "dateline events") == "event:9f86"
