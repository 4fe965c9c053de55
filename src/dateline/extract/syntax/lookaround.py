"""Questions about what stands before and after a chunk: what the pass over the clauses asks before it decides."""

from dateline.extract.syntax.chunks import Chunk
from dateline.extract.syntax.types import NounPhrase, Token
from dateline.rules.word_sets import WordSets


class Lookaround:
    """The chunks of one sentence, and questions about them; nothing here changes anything."""

    def __init__(
        self, tokens: tuple[Token, ...], chunks: tuple[Chunk, ...], phrases: tuple[NounPhrase, ...], sets: WordSets
    ) -> None:
        """Keep what the questions are about."""
        self.tokens, self.chunks, self.phrases, self.sets = tokens, chunks, phrases, sets

    def is_measure(self, number: int | None) -> bool:
        """Whether the phrase is a distance or a stretch of time: "some 200 km to the south"."""
        return number is not None and self.tokens[self.phrases[number].head].lemma in self.sets.unit_nouns

    def comma_since(self, number: int | None, index: int) -> bool:
        """Whether a comma or a coordinator stands between the subject so far and the chunk."""
        if number is None:
            return False
        last = self.phrases[number].last
        return any(c.kind in ("c", ",") and c.first > last for c in self.chunks[:index])

    def is_subject(self, index: int) -> bool:
        """Whether a finite verb follows before anything that could be its subject instead."""
        at = index + 1
        after_verb = self.previous(index) == "VG"
        depth_comma, commas, joined = False, 0, False
        while at < len(self.chunks):
            chunk = self.chunks[at]
            if chunk.kind == "VG":
                assert chunk.verb is not None
                if at == index + 1 and chunk.verb.form == "infinitive" and self._ends_in_verb(at):
                    at += 2  # "a plan to retake the town | would be drawn up"
                    continue
                is_broken = commas == 1 and not joined  # one comma alone never parts a subject from its verb
                return chunk.verb.form == "finite" and self.chunks[at - 1].kind != "c" and not is_broken
            if chunk.kind == "w":
                at = self.past_relative(at)
                continue
            joins = chunk.kind == "c" and self.tokens[chunk.first].lower in self.sets.clause_joiners
            if chunk.kind in ("s", ":", ".") or (chunk.kind == "," and after_verb) or joins:
                return False
            if chunk.kind == "NP" and commas == 1 and self._is_joined_anew(at, index) and self.is_bare(chunk):
                return False  # "six people, among them | two women, and ten were wounded"
            is_listed = depth_comma or self.chunks[at - 1].kind in ("c", ",")
            if chunk.kind == "NP" and self.is_bare(chunk) and not is_listed:
                return False
            depth_comma = depth_comma or chunk.kind == ","
            commas += chunk.kind == ","
            joined = joined or chunk.kind == "c"
            at += 1
        return False

    def _is_joined_anew(self, at: int, first: int) -> bool:
        """Whether ", and" stands before the chunk, and nothing but what hangs on the one at `first` before that."""
        between = self.chunks[first + 1 : at - 2]
        hangs = all(c.kind in "IYB" or (c.kind == "NP" and not self.is_bare(c)) for c in between)
        return at - first > 2 and hangs and self.chunks[at - 1].kind == "c" and self.chunks[at - 2].kind == ","

    def _ends_in_verb(self, at: int) -> bool:
        """Whether an infinitive that says more of a noun has one object, and a finite verb follows at once."""
        after = self.chunks[at + 1 : at + 3]
        kinds = [chunk.kind for chunk in after]
        return kinds == ["NP", "VG"] and after[1].verb is not None and after[1].verb.form == "finite"

    def past_relative(self, at: int) -> int:
        """The index after a relative clause that begins at `at`: past its first verb, up to a comma or the next verb."""
        seen_verb = False
        at += 1
        while at < len(self.chunks):
            kind = self.chunks[at].kind
            if kind == "VG":
                finite = self.chunks[at].verb
                if seen_verb and finite is not None and finite.form == "finite" and self.chunks[at - 1].kind != "c":
                    return at
                seen_verb = True
            elif kind == "," and seen_verb:
                return at + 1
            elif kind in ":.":
                return at
            at += 1
        return at

    def is_bare(self, chunk: Chunk) -> bool:
        """Whether the noun phrase stands behind no preposition."""
        return chunk.phrase is not None and self.phrases[chunk.phrase].prep is None

    def index(self, token: int) -> int:
        """The chunk that begins at the token."""
        return next(i for i, c in enumerate(self.chunks) if c.first == token)

    def is_place(self, phrase: NounPhrase) -> bool:
        """Whether the phrase names a place, or stands where places stand."""
        head = self.tokens[phrase.head]
        return head.place is not None or (phrase.prep in self.sets.locative_prepositions and head.actor is None)

    def ends_here(self, index: int) -> bool:
        """Whether no finite verb follows before the sentence or the clause ends."""
        rest = self.chunks[index + 1 :]
        return not any(c.kind == "VG" and c.verb is not None and c.verb.form == "finite" for c in rest)

    def is_other_count(self, number: int | None, subject: int | None, index: int) -> bool:
        """Whether the bare number behind a comma, and not the subject so far, is what the participle tells of."""
        if number is None or number == subject or self.previous(index) != "NP":
            return False
        phrase = self.phrases[number]
        is_count = phrase.prep is None and self.tokens[phrase.head].quantity is not None
        return is_count and phrase.first > 0 and self.tokens[phrase.first - 1].tag in ",c"

    def is_postponed(self, index: int) -> bool:
        """Whether only adjuncts between commas part the phrase from its verb: "signed in June, in Havana, | a truce"."""
        at, commas = index - 1, 0
        while at >= 0 and self.chunks[at].kind != "VG":
            chunk = self.chunks[at]
            if chunk.kind not in ("I", "Y", ",", "B") and not (chunk.kind == "NP" and not self.is_bare(chunk)):
                return False
            commas += chunk.kind == ","
            at -= 1
        verb = self.chunks[at].verb if at >= 0 else None
        return commas == 2 and verb is not None and verb.form == "finite" and not verb.is_passive

    def is_labelled(self, subject: int | None, index: int) -> bool:
        """Whether the subject so far is only the place at the head of the sentence: "Kismayo, | hundreds marched"."""
        place, phrase = self.phrases[subject or 0], self.phrases[self.chunks[index].phrase or 0]
        is_alone = (
            subject == 0
            and all(t.tag == "B" for t in self.tokens[: place.first])
            and self.previous(index) == ","
            and phrase.first == place.last + 2
        )
        return is_alone and self.is_place(place) and not self.is_place(phrase) and self.is_subject(index)

    def is_listed_behind(self, index: int) -> bool:
        """Whether the phrase goes on with "and" after one behind a preposition: "fell between Gusau and | Anka"."""
        if index < 2 or self.chunks[index - 1].kind != "c":
            return False
        before = self.chunks[index - 2]
        return before.kind == "NP" and not self.is_bare(before)

    def is_attributed(self, index: int) -> bool:
        """Whether the verb says of a noun to whom it is laid, and has no object of its own: "attacks attributed to rebels"."""
        verb, after = self.chunks[index].verb, index + 1
        is_laid = verb is not None and verb.lemma in self.sets.attributing_verbs
        return is_laid and after < len(self.chunks) and self.chunks[after].kind in "It"

    def governing_preposition(self, index: int) -> str | None:
        """The preposition right before the chunk."""
        before = self.chunks[index - 1] if index else None
        return self.tokens[before.first].lower if before is not None and before.kind == "I" else None

    def previous(self, index: int) -> str:
        """The kind of the chunk before, quotation marks, adverbs and adjectives passed over."""
        for before in reversed(self.chunks[:index]):
            if before.kind not in ('"', "B", "A"):
                return before.kind
        return ""

    def lies_by(self, nouns: list[int]) -> bool:
        """Whether the last of the phrases only tells where the one before it lies: "a village north of | Gusau"."""
        return len(nouns) > 1 and self.tokens[self.phrases[nouns[1]].last].lower in self.sets.direction_nouns

    def is_part(self, number: int) -> bool:
        """Whether the phrase only tells of some of those told before: "among them | three women"."""
        before = self.phrases[number - 1] if number else None
        is_next = before is not None and before.last == self.phrases[number].first - 1
        return is_next and before is not None and before.prep in self.sets.including_prepositions

    def is_between_commas(self, index: int, before: int | None) -> bool:
        """Whether the chunk, a definite phrase right behind the phrase `before`, ends with a comma and no verb of its own."""
        own = self.chunks[index].phrase
        if (
            own is None
            or before is None
            or index < 2
            or self.chunks[index - 1].kind != ","
            or self.chunks[index - 2].phrase != before
        ):
            return False
        if self.tokens[self.phrases[own].first].tag != "D":
            return False
        commas = 0
        for chunk in self.chunks[index + 1 :]:
            if chunk.kind == "VG":
                speaks = chunk.verb is not None and chunk.verb.lemma in self.sets.clause_taking_verbs
                return commas > 1 and not speaks
            if chunk.kind not in "IYB," and (chunk.kind != "NP" or self.is_bare(chunk)):
                return False
            commas += chunk.kind == ","
        return False
