"""What a clause's time belongs to, and days that are counted from another happening."""

import pytest
from tests.extract.passages import read

BACK = (
    ("Rebels stormed a camp in Goma on Tuesday. The raid came a day after a bomb had killed four people in Sake.", 13),
    ("Rebels stormed a camp in Goma on Tuesday. The raid came two days after a mine killed a boy in Sake.", 12),
    ("Rebels stormed a camp in Goma on Tuesday. The raid came a week after a mine killed a boy in Sake.", 7),
)


@pytest.mark.parametrize(("text", "day"), BACK)
def test_days_before_another_happening(text: str, day: int) -> None:
    """The happening that only dates another has a day of its own: so many days earlier."""
    dates = [m.date.start for m in read(text).event_mentions if m.date is not None]
    assert sorted(dates) == [f"2024-05-{day:02}", "2024-05-14"]


@pytest.mark.parametrize("span", ["months", "a few days", "some three days"])
def test_a_loose_span_gives_no_day(span: str) -> None:
    """Months, and days that are not counted, leave the day open."""
    text = (
        f"Rebels stormed a camp in Goma on Tuesday. The raid came {span} after a bomb had killed four people in Sake."
    )
    assert [m.date is None for m in read(text).event_mentions] == [False, True]


def test_the_same_day_is_the_one_named_last() -> None:
    """Where no happening has a day, that of the words before counts."""
    text = "The bridge has been closed, the governor said on Monday. Gunmen killed five people in Goma the same day."
    (mention,) = read(text).event_mentions
    assert mention.date is not None
    assert mention.date.start == "2024-05-13"


def test_each_post_is_another_day() -> None:
    """A clock time in a post is the post's day, whatever the post before told."""
    text = "09:30 | Rebels captured Goma last night.\n\n10:10 | Jets bombed Sake around 1 am."
    mentions = read(text).event_mentions
    assert [m.date.start for m in mentions if m.date] == ["2024-05-14", "2024-05-15"]
