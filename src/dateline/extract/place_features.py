"""What is seen of a place from a happening told in the same sentence: each feature is a small function of the link of both.

What the values weigh stands in `rules/place_links.tsv`.
"""

from dataclasses import dataclass
from functools import cached_property

from dateline.extract.roles import Scene
from dateline.extract.syntax.query import ancestors, clause_of, clause_of_phrase, phrase_at
from dateline.extract.syntax.types import Clause, NounPhrase, Sentence, Token
from dateline.model import PlaceMention

_DEEPEST = 3  # clauses on the way from one to the other that are told apart
_FAR = 6  # tokens in one step of distance
_MOST = 3


@dataclass(frozen=True)
class Anchor:
    """Where a happening is told: its clause, the token that names it, and its kind."""

    scene: Scene
    clause: int
    token: int
    frame: str
    others: tuple[int, ...]  # the tokens of the sentence that are places


@dataclass(frozen=True)
class Link:
    """One place of the sentence, seen from a happening: `token` is the place's, `place` what it names."""

    anchor: Anchor
    token: int
    place: PlaceMention

    @property
    def sentence(self) -> Sentence:
        """The sentence that holds both."""
        return self.anchor.scene.sentence

    @property
    def word(self) -> Token:
        """The place's own token."""
        return self.sentence.tokens[self.token]

    @cached_property
    def number(self) -> int | None:
        """The noun phrase that the place stands in."""
        return phrase_at(self.sentence, self.token)

    @cached_property
    def phrase(self) -> NounPhrase | None:
        """The same, as the phrase itself."""
        return self.sentence.phrases[self.number] if self.number is not None else None

    @cached_property
    def clause(self) -> Clause | None:
        """The clause that the place stands in."""
        found = self.at_clause
        return self.sentence.clauses[found] if found is not None else None

    @cached_property
    def at_clause(self) -> int | None:
        """The number of that clause."""
        return _clause_at(self.sentence, self.token, self.number)

    @cached_property
    def way(self) -> str:
        """The kinds of the clauses between the two, up from the happening's and down to the place's; empty in its own."""
        return _way(self.sentence, self.anchor.clause, self.at_clause)

    @cached_property
    def tie(self) -> str:
        """The preposition that governs the place, in a list the first one's; else whether it acts or is acted on."""
        if self.number is None:
            return "-"
        return governor(self.sentence, self.number) or _seat(self.sentence, self.number)

    @cached_property
    def part(self) -> str:
        """Which part of its noun phrase the place is: the head, the owner of it, or a modifier."""
        if self.phrase is None or self.token == self.phrase.head:
            return "head"
        owner = self.phrase.owner
        return "owner" if owner is not None and owner[0] <= self.token <= owner[1] else "modifier"

    @cached_property
    def host(self) -> str:
        """What its prepositional phrase follows: a noun, by its class, or another word, by its tag."""
        return _host(self)


def path(link: Link) -> str:
    """Through which clauses the happening and the place are joined."""
    return link.way


def joint(link: Link) -> str:
    """How the place's clause follows or precedes the happening's where neither hangs on the other."""
    if not link.way.endswith("apart") or link.at_clause is None:
        return ""
    home, other = link.anchor.clause, link.at_clause
    mine, yours = link.sentence.clauses[home], link.sentence.clauses[other]
    shared = "shared" if mine.subject is not None and mine.subject == yours.subject else "own"
    return f"{max(-2, min(2, other - home))} {shared} {_opening(link.sentence, max(home, other))}"


def tie(link: Link) -> str:
    """By which word the place is tied to its clause."""
    return link.tie


def tie_at_home(link: Link) -> str:
    """The same, apart for places in the happening's own clause."""
    return f"{'own' if not link.way else 'other'} {link.tie}"


def part(link: Link) -> str:
    """Which part of its phrase the place is."""
    return link.part


def part_and_tie(link: Link) -> str:
    """The tie of a place that is no head: "in the Aleppo hospital"."""
    return "" if link.part == "head" else link.tie


def called(link: Link) -> str:
    """What the noun is that the place modifies or owns: "Aleppo residents", "Gaza's main hospital"."""
    if link.part == "head" or link.phrase is None:
        return ""
    return f"{link.part} {_class_at(link, link.number)}"


def host(link: Link) -> str:
    """What the place's phrase follows: "a policeman in Kirkuk", "clashes in Homs"."""
    return link.host


def host_and_tie(link: Link) -> str:
    """The same with the preposition."""
    return f"{link.host} {link.tie}"


def order(link: Link) -> str:
    """Whether the place comes before or after the word that names the happening."""
    return "after" if link.token > link.anchor.token else "before"


def nearer(link: Link) -> str:
    """How many other places stand between the two."""
    first, last = sorted((link.token, link.anchor.token))
    return str(min(_MOST, sum(first < other < last for other in link.anchor.others)))


def distance(link: Link) -> str:
    """How many words stand between the two, in steps of six."""
    return str(min(4, abs(link.token - link.anchor.token) // _FAR))


def precision(link: Link) -> str:
    """How fine the place is, after ACLED: 1 a town, 3 a country, `none` where no table has it."""
    value = link.place.value
    return str(value.geo_precision) if value is not None and value.lat is not None else "none"


def modifier(link: Link) -> str:
    """How the words put the happening to the place: near it, so far from it, in a part of it."""
    return link.place.modifier or "in"


def unit(link: Link) -> str:
    """What the words call the place: a city, a district, a province."""
    return link.place.unit or "-"


def country_tie(link: Link) -> str:
    """The tie of a country, which may act instead."""
    return link.tie if link.word.actor is not None else ""


def mark(link: Link) -> str:
    """The word that opens the place's clause."""
    return link.clause.mark or "-" if link.clause is not None and link.way else ""


def voice(link: Link) -> str:
    """The form of the happening's verb."""
    verb = link.sentence.clauses[link.anchor.clause].verb
    if verb is None:
        return "-"
    return "future" if verb.is_future else f"{'passive' if verb.is_passive else 'active'} {verb.form}"


def frame_tie(link: Link) -> str:
    """The tie of a place in the happening's own clause, by what happened: "withdrew from", "captured" and an object."""
    return f"{link.anchor.frame} {link.tie}" if not link.way else ""


def rival(link: Link) -> str:
    """Whether other places stand in the happening's own clause."""
    sentence, home = link.sentence, link.anchor.clause
    others = (t for t in link.anchor.others if t != link.token)
    near = any(_clause_at(sentence, t, phrase_at(sentence, t)) == home for t in others)
    return f"{'own' if not link.way else 'other'} {'rival' if near else 'none'}"


def crowd(link: Link) -> str:
    """How many places the sentence has."""
    return str(min(4, len(link.anchor.others)))


FEATURES = (
    path, joint, tie, tie_at_home, part, part_and_tie, called, host, host_and_tie, order, nearer, distance,
    precision, modifier, unit, country_tie, mark, voice, frame_tie, rival, crowd,
)  # fmt: skip


def governor(sentence: Sentence, phrase: int) -> str | None:
    """The preposition that governs a phrase; what stands in a list has that of the list's first."""
    for number in range(phrase, -1, -1):
        found = sentence.phrases[number]
        if found.prep is not None:
            return found.prep
        if number == 0 or not is_joined(sentence, sentence.phrases[number - 1].last, found.first):
            return None
    return None


def is_joined(sentence: Sentence, left: int, right: int) -> bool:
    """Whether only commas, "and" and what stands in brackets is between two phrases."""
    tags = "".join(token.tag for token in sentence.tokens[left + 1 : right])
    while "(" in tags and ")" in tags[tags.index("(") :]:
        start = tags.index("(")
        tags = tags[:start] + tags[tags.index(")", start) + 1 :]
    return bool(tags) and set(tags) <= set(',cDB"')


def _clause_at(sentence: Sentence, token: int, phrase: int | None) -> int | None:
    return clause_of_phrase(sentence, phrase) if phrase is not None else clause_of(sentence, token)


def _way(sentence: Sentence, start: int, end: int | None) -> str:
    if end is None:
        return "none"
    up, down = [start, *ancestors(sentence, start)], [end, *ancestors(sentence, end)]
    meeting = next((clause for clause in up if clause in down), None)
    rise = up if meeting is None else up[: up.index(meeting)]
    fall = down if meeting is None else down[: down.index(meeting)]
    if not rise and not fall:
        return ""
    kinds = [
        ",".join(sentence.clauses[clause].kind for clause in way[:_DEEPEST]) for way in (rise, fall[::-1][-_DEEPEST:])
    ]
    return f"up {kinds[0]} down {kinds[1]}{' apart' if meeting is None else ''}"


def _seat(sentence: Sentence, phrase: int) -> str:
    for clause in sentence.clauses:
        if clause.subject == phrase:
            return "object" if clause.verb is not None and clause.verb.is_passive else "subject"
        if clause.object == phrase:
            return "object"
    return "-"


def _host(link: Link) -> str:
    phrase, tokens = link.phrase, link.sentence.tokens
    if phrase is None or phrase.prep is None:
        return "-"
    before = phrase.first - 1
    while before >= 0 and tokens[before].tag in "IDBA":
        before -= 1
    if before < 0:
        return "start"
    word = tokens[before]
    if word.tag not in "NPR":
        return f"tag {word.tag}"
    if word.place is not None:
        return "place"
    if any(hit.first <= before <= hit.last for hit in link.anchor.scene.hits):
        return "happening"
    return _class_at(link, phrase_at(link.sentence, before))


def _opening(sentence: Sentence, clause: int) -> str:
    """What stands before a clause: "and", a comma, both, or another sign."""
    first = sentence.clauses[clause].first
    tags = "".join(token.tag for token in sentence.tokens[max(0, first - 2) : first])
    return "and" if tags.endswith("c") and "," not in tags else ", and" if "c" in tags else tags[-1:] or "-"


def _class_at(link: Link, phrase: int | None) -> str:
    """The class of what a phrase stands for."""
    participant = link.anchor.scene.cast.at(link.anchor.scene.index, phrase)
    return (participant.noun_class if participant is not None else "") or "other"
