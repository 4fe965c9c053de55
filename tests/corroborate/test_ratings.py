"""A user's list of sources: what its lines may say, whom they name, and the code beside a value."""

from dataclasses import replace

import pytest
from tests.corroborate.builders import JABLEH, Told, events_of, mention, prop, report, toll, with_claims
from tests.corroborate.builders import claim as claim_on

from dateline.corroborate import rated, read_ratings, unrated
from dateline.model import Bounds, Document, Event, UsageError, Voice

HEAD = "name\treliability\tcredibility\tnote\n"
DAY, NEXT = "2016-05-23", "2016-05-24"
TEXT = "Seven people were killed when a bomb went off at the bus station of the town, the mayor said on Monday evening."


def bombing(source: str, killed: int, published: str = DAY, text: str = "") -> Told:
    """An outlet's report of one bombing."""
    return report(source, published, mention("bombing", DAY, JABLEH, toll(killed, killed)), text=text)


def judged(lines: str, *told: Told) -> Event:
    """The one event of the reports, with what the list says of its sources."""
    (event,) = rated(events_of(*told), read_ratings(HEAD + lines, "list.tsv"), [t.document for t in told])
    return event


def code(lines: str, *told: Told) -> str | None:
    """The Admiralty code of the toll that is shown."""
    return prop(judged(lines, *told), "killed").admiralty


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "list.tsv: the first line must be the header"),
        ("# only a comment\n", "list.tsv: the first line must be the header"),
        ("Coast Wire\tB\n", "list.tsv, line 1: the first line must be the header"),
        ("name\tnote\treliability\n", "list.tsv, line 1: the first line must be the header"),
        (HEAD + "\n# mine\nCoast Wire\tH\n", "list.tsv, line 4: the reliability is 'H'"),
        (HEAD + "Coast Wire\t\n", "list.tsv, line 2: the reliability is ''"),
        (HEAD + "Coast Wire\tB\t7\n", "list.tsv, line 2: the credibility is '7'"),
        (HEAD + "Coast Wire\tB\t12\n", "list.tsv, line 2: the credibility is '12'"),
        (HEAD + "Coast Wire\n", "list.tsv, line 2: 1 cells"),
        (HEAD + "Coast Wire\tB\t2\tmine\tmore\n", "list.tsv, line 2: 5 cells"),
        ("name\treliability\nCoast Wire\tB\t2\n", "list.tsv, line 2: 3 cells"),
        (HEAD + "\tB\n", "list.tsv, line 2: a name is missing"),
        (HEAD + "Coast Wire|\tB\n", "list.tsv, line 2: a name is missing"),
        (
            HEAD + "Coast Wire\tB\nGusau Post|coast  wire\tC\n",
            "list.tsv, line 3: 'coast  wire' has a line above already",
        ),
        (HEAD + "coast.example\tB\nwww.coast.example\tC\n", "list.tsv, line 3: 'www.coast.example' has a line above"),
    ],
)
def test_an_odd_line_is_refused_by_its_number(text: str, complaint: str) -> None:
    """Whatever is not as it should be is told with the file and the line; nothing is passed over."""
    with pytest.raises(UsageError) as refused:
        read_ratings(text, "list.tsv")
    assert str(refused.value).startswith(complaint)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("voice", "url", "letter"),
    [
        (Voice("d", "Coast Wire"), None, "B"),
        (Voice("d", "COAST  WIRE"), None, "B"),
        (Voice("d", "CW"), None, "B"),
        (Voice("d", "Coast Wireless"), None, None),
        (Voice("d", "post.html"), "https://news.coast.example/a", "B"),
        (Voice("d", "post.html"), "https://seacoast.example/a", None),
        (Voice("d", "www.coast.example"), None, "B"),
        (Voice("d", "Coast Wire", "Omar Dikko"), None, "E"),
        (Voice("d", "Coast Wire", "Sani Garba"), None, "B"),
        (Voice("d", "Coast Wire", origin="Gusau Post"), "https://coast.example/a", None),
        (Voice("d", "Gusau Post", origin="Coast Wire"), None, "B"),
    ],
)
def test_who_is_named(voice: Voice, url: str | None, letter: str | None) -> None:
    """A speaker by his name, else the outlet whose words it is, by its names or its domain; a copy is its origin's."""
    ratings = read_ratings(HEAD + "Coast Wire|CW|coast.example\tB\nOmar Dikko\tE\n", "list.tsv")
    found = ratings.of(voice, Document("d", url=url))
    assert (found.reliability if found else None) == letter


def test_what_the_list_does_not_name_cannot_be_judged() -> None:
    """An outlet without a line is F, and its code says so."""
    event = judged("Coast Wire\tB\n", bombing("Gusau Post", 7))
    assert event.reliability == ("F",)
    assert prop(event, "killed").support[0].voices[0].reliability == "F"
    assert prop(event, "killed").admiralty == "F3"


def test_nothing_else_is_changed() -> None:
    """The list changes no value, no grade and no source; without one there is no letter anywhere."""
    told = (bombing("Coast Wire", 7), bombing("Gusau Post", 12))
    (plain,) = events_of(*told)
    assert plain.reliability == ()
    assert {p.admiralty for p in plain.properties} == {None}
    event = judged("Coast Wire\tA\t1\nGusau Post\tE\t6\n", *told)
    assert replace(event, reliability=(), properties=()) == replace(plain, properties=())
    for old, new in zip(plain.properties, event.properties, strict=True):
        assert (old.shown, old.rule, old.grade, old.reason) == (new.shown, new.rule, new.grade, new.reason)


def test_the_letter_is_the_best_sources_and_the_number_is_counted() -> None:
    """Letter and number are found apart from one another, by who gives the value and who contradicts it."""
    a, b, c = bombing("A", 7), bombing("B", 7), bombing("C", 12)
    lines = "A\tD\nB\tB\nC\tA\n"
    assert code(lines, a) == "D3"  # one source
    assert code(lines, a, b) == "B1"  # two
    assert code(lines, a, b, c) == "B3"  # two against one
    assert prop(judged(lines, a, c), "killed").support[0].admiralty == "D4"  # one against one
    against = prop(judged(lines, a, b, c), "killed").support[1]
    assert (against.value, against.admiralty) == (Bounds(12, 12), "A5")  # one against two


def test_several_voices_in_one_source_are_probably_true() -> None:
    """Two speakers whom one outlet quotes may repeat one another: more than one voice, less than two sources."""
    told = bombing("A", 7)
    about = told.reading.event_mentions[0].id
    more = with_claims(told, claim_on(about, "killed", Bounds(7, 7), "asserts", "Omar Dikko"))
    assert code("A\tB\n", more) == "B2"


def test_copies_confirm_nothing() -> None:
    """However many print one text, it is one source's."""
    assert code("A\tB\n", bombing("A", 7, text=TEXT), bombing("Daily Star", 7, text=TEXT)) == "B3"


def test_what_is_taken_back_cannot_be_judged() -> None:
    """Nobody stands by the first figure any more: neither a source nor its credibility can be judged."""
    event = judged("A\tB\n", bombing("A", 7), bombing("A", 12, published=NEXT))
    assert [(s.value, s.admiralty) for s in prop(event, "killed").support] == [
        (Bounds(12, 12), "B3"),
        (Bounds(7, 7), "F6"),
    ]


def test_a_users_number_is_for_what_one_source_alone_says() -> None:
    """It takes the place of 3; where others confirm or contradict, counting decides."""
    a, b, c = bombing("A", 7), bombing("B", 7), bombing("C", 12)
    lines = "A\tB\t5\nB\tB\t5\n"
    assert code(lines, a) == "B5"
    assert code(lines, a, b) == "B1"
    assert code(lines, a, b, c) == "B3"


def test_whom_the_list_leaves_out() -> None:
    """The outlets without a line, each once, in the order of the alphabet."""
    documents = [Document(n, source=n.upper()) for n in "cab"] + [Document("d", source="A", url="https://a.example/1")]
    ratings = read_ratings(HEAD + "B\tC\n", "list.tsv")
    assert unrated(documents, ratings) == ("A", "C")
