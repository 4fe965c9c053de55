"""Whether two tellings name the same doers, or others."""

from tests.extract.passages import read


def test_gunmen_are_not_the_crowd_of_the_next_day() -> None:
    """A killing by rebels and a riot at the same place stay two happenings."""
    text = "Rebels killed 26 people in Goma on Monday. The following day residents threw stones at a patrol in Goma."
    first, second = read(text).event_mentions
    assert [(n.measure, n.low) for n in first.numbers] == [("killed", 26)]
    assert second.numbers == ()


def test_the_rebels_are_those_of_the_people_named_before() -> None:
    """A bare "the rebels" is the side that was told with the same noun: no rival of it."""
    text = "Tuareg rebels ambushed a column near Goma on Monday. The rebels claimed to have killed nine soldiers there."
    assert not [c for c in read(text).contested if c.property == "perpetrator"]
