"""Whom mentions mean: years, short forms, whose army, which country the report is about."""

from dataclasses import replace

import pytest

from dateline.model import Actor, ActorMention, span_of
from dateline.model.mention import ActorKind
from dateline.resolve.actor import canonical_name, country_in_focus, resolve_actors
from dateline.rules.actor_load import load_actor_knowledge
from dateline.rules.actor_types import ActorKnowledge
from dateline.rules.types import ActorRow

KNOWLEDGE = load_actor_knowledge()


def row(entity: str, name: str, start: str | None, end: str | None, country: str = "SY") -> ActorRow:
    """A row of the dictionary that answers to the alias 'NDF'."""
    return ActorRow(entity, name, ("NDF",), "group", "armed", country, start, end, None, "0.1", "own")


OLD, NEW = row("actor:old", "Old Force", "2001", "2010"), row("actor:new", "New Force", "2011-06", None)
ABROAD = row("actor:abroad", "Force Abroad", "2011", None, "IQ")


def knowing(*rows: ActorRow) -> ActorKnowledge:
    """The real knowledge with the rows as its whole dictionary."""
    return replace(KNOWLEDGE, actors=rows, by_id={r.id: r for r in rows}, by_name={"ndf": rows})


def mention(quote: str, actor: Actor, start: int = 0) -> ActorMention:
    """A mention at `start`."""
    return ActorMention(span_of(" " * start + quote, start, start + len(quote)), actor)


def bare(quote: str) -> ActorMention:
    """An institution without a country."""
    return mention(quote, Actor(quote, None, _kind(quote), "state"))


def _kind(quote: str) -> ActorKind:
    return KNOWLEDGE.institutions[quote.lower()].kind


def person(name: str) -> ActorMention:
    """A person whom no table knows."""
    return mention(name, Actor(name, None, "person", "none"))


def of(country: str, name: str, entity: str) -> ActorMention:
    """A country's institution."""
    return mention(name, Actor(name, entity, "state", "state", country))


@pytest.mark.parametrize(
    ("rows", "published", "focus", "expected"),
    [
        ((OLD, NEW), "2005-01-01", None, "actor:old"),
        ((OLD, NEW), "2016-05-24", None, "actor:new"),
        ((OLD, NEW), "2010-12-31", None, "actor:old"),
        ((OLD, NEW), "2011-06-01", None, "actor:new"),
        ((NEW, ABROAD), "2016-05-24", "IQ", "actor:abroad"),
        ((NEW, ABROAD), "2016-05-24", "SY", "actor:new"),
        ((NEW, ABROAD), "2016-05-24", None, None),
        ((OLD, NEW), None, None, None),
        ((OLD,), "2020-01-01", None, "actor:old"),
    ],
)
def test_a_shared_name(
    rows: tuple[ActorRow, ...], published: str | None, focus: str | None, expected: str | None
) -> None:
    """Years decide, then the country in focus; a name that stays shared is left as written, with a finding."""
    spotted = mention("NDF", Actor(rows[0].name, rows[0].id, "group", "armed", rows[0].country))
    result = resolve_actors((spotted, spotted), published, focus, knowing(*rows))
    assert [m.actor.entity_id for m in result.records] == [expected, expected]
    assert len(result.findings) == (expected is None)
    assert [m.span for m in result.records] == [spotted.span, spotted.span]


def test_a_shared_acronym_after_the_full_name() -> None:
    """An acronym that two share means the one that the document has named in full."""
    knowledge = knowing(NEW, ABROAD)
    full = mention("Force Abroad", Actor("Force Abroad", "actor:abroad", "group", "armed", "IQ"))
    short = mention("NDF", Actor("New Force", "actor:new", "group", "armed", "SY"))
    result = resolve_actors((full, short), "2016-05-24", "SY", knowledge)
    assert [m.actor.entity_id for m in result.records] == ["actor:abroad", "actor:abroad"]


@pytest.mark.parametrize(
    ("quote", "focus", "name", "entity"),
    [
        ("army", "NG", "Nigerian army", "actor:ng-military"),
        ("Foreign Ministry", "SY", "Syrian Foreign Ministry", "actor:sy-foreign-ministry"),
        ("Health ministry", "LB", "Lebanese health ministry", "actor:lb-health-ministry"),
        ("Army", "US", "US army", "actor:us-military"),
        ("Interior Ministry", "MX", "Mexican Interior Ministry", "actor:mx-interior-ministry"),
        ("police", None, "police", None),
        ("state government", "NG", "state government", None),
    ],
)
def test_a_bare_institution(quote: str, focus: str | None, name: str, entity: str | None) -> None:
    """An institution without a country belongs to the country in focus; a local one says not where."""
    actor = resolve_actors((bare(quote),), None, focus, KNOWLEDGE).records[0].actor
    assert (actor.name, actor.entity_id) == (name, entity)


def test_the_country_last_named_with_the_same_words_goes_before_the_focus() -> None:
    """After 'the Israeli military', 'the military' is Israel's; 'the army' is still the focus country's."""
    mentions = (bare("military"), of("IL", "Israeli military", "actor:il-military"), bare("military"), bare("army"))
    names = [m.actor.name for m in resolve_actors(mentions, None, "LB", KNOWLEDGE).records]
    assert names == ["Lebanese military", "Israeli military", "Israeli military", "Lebanese army"]


def test_an_unclear_institution_gives_one_finding() -> None:
    """Three mentions of 'the army' in a report about nowhere give one finding."""
    findings = resolve_actors((bare("army"), bare("army"), bare("Army")), None, None, KNOWLEDGE).findings
    assert [(f.stage, f.message) for f in findings] == [
        ("resolve", "The report does not make clear which country's “army” is meant.")
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Sami al-Nouri", "Nouri", "Sami al-Nouri"),
        ("Sami al-Nouri", "al-Nouri", "Sami al-Nouri"),
        ("Sami al-Nouri", "Amina Nouri", "Amina Nouri"),
        ("Sami al-Nouri", "Garba", "Garba"),
        ("Nouri", "Sami al-Nouri", "Sami al-Nouri"),
    ],
)
def test_a_surname_after_the_full_name(first: str, second: str, expected: str) -> None:
    """A later surname takes the earlier full name."""
    assert resolve_actors((person(first), person(second)), None, None, KNOWLEDGE).records[1].actor.name == expected


def test_a_surname_of_two_persons_stays_as_written() -> None:
    """After two persons of one surname the surname alone means neither."""
    mentions = (person("Musa Garba"), person("Audu Garba"), person("Garba"))
    assert resolve_actors(mentions, None, None, KNOWLEDGE).records[2].actor.name == "Garba"


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (Actor("Syrian troops", "actor:sy-military", "state", "state", "SY"), "Military Forces of Syria"),
        (Actor("US army", "actor:us-military", "state", "state", "US"), "Military Forces of United States"),
        (Actor("Ruwa Front", None, "group", "armed"), "Ruwa Front"),
    ],
)
def test_the_name_all_reports_share(actor: Actor, expected: str) -> None:
    """An institution has one canonical name, whatever words a report uses."""
    assert canonical_name(actor, KNOWLEDGE) == expected


COUNTRY = mention("Syria", Actor("Syria", "actor:sy", "country", "state", "SY"))
OUTLET = mention("BBC", Actor("BBC", "actor:bbc", "outlet", "none", "GB"))


@pytest.mark.parametrize(
    ("mentions", "places", "expected"),
    [
        ((), (), None),
        ((), ("SY", "SY", "IQ"), "SY"),
        ((), ("SY", "IQ"), None),
        ((COUNTRY,), (), "SY"),
        ((COUNTRY,), ("LB",), "LB"),
        ((COUNTRY, COUNTRY), ("LB",), "SY"),
        ((OUTLET,), (), None),
        ((of("RU", "Russian army", "actor:ru-military"),), (), "RU"),
        ((mention("ISIS", Actor("Islamic State", "actor:x", "group", "armed", "SY,IQ")),), (), None),
    ],
)
def test_the_country_in_focus(
    mentions: tuple[ActorMention, ...], places: tuple[str, ...], expected: str | None
) -> None:
    """Places weigh most, countries more than other actors, outlets and actors of several nothing; a tie is none."""
    assert country_in_focus(mentions, places) == expected
