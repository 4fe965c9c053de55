"""Who did it, in MUC-4's two slots: individuals and groups of people, and the organisations that they belong to.

What is the set's own: "FMLN guerrillas" fill both slots, with their own words and with the organisation; a country is
neither; somebody who only spoke, or a thing, is no perpetrator; whoever is blamed or takes credit fills the slots too.
"""

from collections.abc import Iterable, Iterator

from benchmarks.muc4_types import DOING, Ground, Incident, arguments
from benchmarks.muc4_words import (
    bare_words,
    group_in,
    is_authority,
    is_body,
    is_country,
    is_doer,
    is_doubted,
    is_folk,
    is_person_name,
    is_pronoun,
    is_rebel,
    is_rebel_side,
    known_row,
)
from benchmarks.score.words import fold
from dateline.model import Argument, Claim
from dateline.rules.types import ActorRow

_SURENESS = (
    "CLAIMED OR ADMITTED",
    "REPORTED AS FACT",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "SUSPECTED OR ACCUSED",
    "POSSIBLE",
)


def doers_of(incident: Incident) -> list[Argument]:
    """Everybody who is told, said or admitted to have done it; of two sides that fight, the one outside the state."""
    told = (a for a in arguments(incident, DOING) if a.role != "party" or is_rebel_side(a))
    return [a for a in (*told, *_blamed(incident)) if not is_country(a)]


def _blamed(incident: Incident) -> Iterator[Argument]:
    """Whom somebody blames, or who says it was himself: no argument of the event, but a filler of the set's slots."""
    return (_accused(claim) for claim in _blame(incident))


def _blame(incident: Incident) -> Iterator[Claim]:
    """The claims of who did it that assert it."""
    claims = (claim for told in incident.told for claim in told.claims)
    return (c for c in claims if c.property == "perpetrator" and c.stance == "asserts")


def _accused(claim: Claim) -> Argument:
    return Argument("accused", str(claim.value), None, claim.span)


def organisations_of(doers: list[Argument], ground: Ground) -> list[list[str]]:
    """The organisations of the doers, each by one name; of nameless rebels the one armed group that the report names."""
    found: dict[str, str] = {}
    for doer in doers:
        body, known = organisation_of(doer, ground), known_row(doer) or group_in(words_of(doer))
        if body is not None:
            found.setdefault(known.id if known is not None else fold(body), body)
    if not found and ground.rebels is not None and any(is_rebel(words_of(doer)) for doer in doers):
        return [[ground.rebels]]
    return unique(found.values())


def confidence_of(incident: Incident, ground: Ground) -> str:
    """How sure the report is that it was the organisations, in the set's words; the surest, credit taken before all.

    Where it names none, how sure it is of the rebels; what is told of other people says nothing of an organisation.
    """
    blame = list(_blame(incident))
    named = [c for c in blame if organisation_of(_accused(c), ground) is not None or _is_boast(c)]
    claims = named or [c for c in blame if is_rebel(str(c.value))]
    said = {_sureness(claim) for claim in claims}
    return next((name for name in _SURENESS if name in said), _SURENESS[1])


def _is_boast(claim: Claim) -> bool:
    """Whether an armed group says that its nameless people did it."""
    speaker = claim.speaker
    known = known_row(Argument("party", speaker.name, speaker.entity_id)) if speaker is not None else None
    return known is not None and known.side == "armed" and is_rebel(str(claim.value))


def _sureness(claim: Claim) -> str:
    if claim.speaker is None:
        is_fact = claim.certainty == "fact" and not is_doubted(claim.original)
        return "REPORTED AS FACT" if is_fact else "SUSPECTED OR ACCUSED"
    if claim.speaker.name.lower() == str(claim.value).lower() or _is_boast(claim):
        return "CLAIMED OR ADMITTED"
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if is_authority(claim.speaker) else "SUSPECTED OR ACCUSED"


def organisation_of(doer: Argument, ground: Ground) -> str | None:
    """The organisation that the words name or belong to, as the report writes it."""
    words = words_of(doer)
    known = known_row(doer) or group_in(words)
    if known is not None and known.kind != "person":
        return (
            (doer.span is not None and _written(known, fold(doer.span.quote))) or _written(known, ground.text) or None
        )
    if known is not None or is_person_name(doer):
        return None
    return _body_in(words)


def _written(known: ActorRow, text: str) -> str:
    """The longest of the organisation's names that the text has, not counting those of its people."""
    names = sorted((fold(name) for name in (known.name, *known.aliases)), key=len, reverse=True)
    return next((n for n in names if f" {n} " in f" {text} " and not is_folk(n)), "")


def _body_in(words: str) -> str | None:
    """The name of the body without its people: the army of "army troops" and of "members of the army".

    >>> _body_in("MEMBERS OF THE HONDURAN ARMY"), _body_in("HONDURAN ARMY TROOPS"), _body_in("URBAN GUERRILLAS")
    ('HONDURAN ARMY', 'HONDURAN ARMY', None)
    """
    found = bare_words(words)
    head, _, rest = found.partition(" OF ") if found.isupper() else found.partition(" of ")
    if rest and is_folk(head):
        found = bare_words(rest)
    while found and is_folk(found):
        found = found.rpartition(" ")[0]
    first = found.partition(" ")[0]
    return found if is_body(found) or (" " in found and is_body(first)) else None


def individual_of(doer: Argument, organisation: str | None) -> str | None:
    """The words for the people themselves; None where the words only name their organisation, or nobody."""
    words = words_of(doer)
    if is_pronoun(words) or not is_doer(doer):
        return None
    bare = bare_words(words)
    head = bare.lower().partition(" of ")[0]
    is_somebody = is_folk(head) or (organisation is None and is_person_name(doer))
    return bare if bare and is_somebody else None


def words_of(argument: Argument) -> str:
    """The argument as the report writes it; what a pronoun stands for by its name."""
    words = " ".join((argument.span.quote if argument.span is not None else argument.name).split())
    return argument.name if is_pronoun(words) else words


def unique(words: Iterable[str | None]) -> list[list[str]]:
    """Each of the fillers once."""
    found = {fold(word): word for word in reversed([w for w in words if w])}
    return [[word] for word in reversed(found.values())]
