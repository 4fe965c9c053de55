"""Questions about the clauses found so far: what the open one hangs on, and what it can still take."""

from dateline.extract.syntax.chunks import Chunk
from dateline.extract.syntax.lookaround import Lookaround
from dateline.extract.syntax.open_clauses import Open
from dateline.extract.syntax.types import NounPhrase, Token
from dateline.rules.word_sets import WordSets


class Nesting(Lookaround):
    """The clauses so far and the one that is open; nothing here changes them."""

    def __init__(
        self, tokens: tuple[Token, ...], chunks: tuple[Chunk, ...], phrases: tuple[NounPhrase, ...], sets: WordSets
    ) -> None:
        """Begin with no clause."""
        super().__init__(tokens, chunks, phrases, sets)
        self.clauses: list[Open] = []
        self.now = -1  # the open clause
        self.mark: tuple[str, int] | None = None  # a subordinator or relative word that waits for its clause

    def waits(self, index: int) -> bool:
        """Whether a clause has its subject and no verb yet."""
        clause = self.clauses[index]
        is_interrupted = clause.mark != ":" or self.clauses[self.now].parent == index  # "Homs: a fire that broke out …"
        return clause.verb is None and clause.subject is not None and is_interrupted

    def finite_host(self, index: int) -> Open:
        """The nearest clause outwards whose verb is finite: what a coordinated verb is parallel to."""
        seen = set()
        while index not in seen and index >= 0:
            seen.add(index)
            clause = self.clauses[index]
            if clause.verb is not None and clause.verb.form == "finite":
                return clause
            index = clause.parent if clause.parent is not None else -1
        return self.clauses[self.now]

    def out_of_relative(self, index: int) -> int:
        """The clause around a relative or reduced one: what follows after a comma goes on from there."""
        if index < 0:
            return index
        clause = self.clauses[index]
        inner = clause.kind in ("relative", "reduced") and clause.parent is not None and clause.parent != index
        return self.out_of_relative(clause.parent) if inner and clause.parent is not None else index

    def is_aside(self, index: int) -> bool:
        """Whether the open clause only says whose words the clause before it are: "…, residents said, …"."""
        if self.now < 1 or self.previous(index) != ",":
            return False
        clause = self.clauses[self.now]
        speaks = (
            clause.verb is not None and clause.verb.lemma in self.sets.clause_taking_verbs and clause.object is None
        )
        return speaks and clause.first > 0 and self.tokens[clause.first - 1].tag == ","

    def out_of_content(self, index: int) -> int:
        """The clause that says what the clause at `index` is the content of: "claimed that …, adding that …"."""
        clause = self.clauses[index]
        inner = clause.kind in ("complement", "infinitive") and clause.parent is not None
        return self.out_of_content(clause.parent) if inner and clause.parent is not None else index

    def is_part(self, number: int) -> bool:
        """Whether the phrase only tells of some of those told before: "among them | three women"."""
        before = self.phrases[number - 1] if number else None
        return (
            before is not None
            and before.prep in self.sets.including_prepositions
            and before.last == self.phrases[number].first - 1
        )

    def is_in_other_words(self, index: int) -> bool:
        """Whether the phrase says more of the clause's object: "entered Zaranj, the capital of …, on Friday, freed …"."""
        return bool(self.clauses) and self.mark is None and self.is_between_commas(index, self.clauses[self.now].object)
