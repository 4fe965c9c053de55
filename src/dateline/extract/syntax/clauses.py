"""Clauses out of chunks: one pass from left to right that hands each noun phrase to its verb."""

from dataclasses import replace

from dateline.extract.syntax.chunks import Chunk
from dateline.extract.syntax.nesting import Nesting
from dateline.extract.syntax.open_clauses import Open, close
from dateline.extract.syntax.types import Clause, ClauseKind, NounPhrase, Token, VerbGroup
from dateline.rules.word_sets import WordSets


def find_clauses(
    tokens: tuple[Token, ...], chunks: tuple[Chunk, ...], phrases: tuple[NounPhrase, ...], sets: WordSets
) -> tuple[tuple[Clause, ...], tuple[NounPhrase, ...]]:
    """The clauses of one sentence in the order of their first words, and its noun phrases with every preposition known."""
    builder = _Builder(tokens, _without_parentheses(chunks), phrases, sets)
    return builder.build(), builder.phrases


def _without_parentheses(chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    kept: list[Chunk] = []
    depth = 0
    for chunk in chunks:
        depth += chunk.kind == "("
        if not depth:
            kept.append(chunk)
        depth -= chunk.kind == ")" and depth > 0
    return tuple(kept) if depth == 0 else tuple(c for c in chunks if c.kind not in "()")


class _Builder(Nesting):
    """The state of the pass: the clauses so far, the one that is open, and what was seen last."""

    def __init__(
        self, tokens: tuple[Token, ...], chunks: tuple[Chunk, ...], phrases: tuple[NounPhrase, ...], sets: WordSets
    ) -> None:
        super().__init__(tokens, chunks, phrases, sets)
        self.last_phrase: int | None = None

    def build(self) -> tuple[Clause, ...]:
        for index, chunk in enumerate(self.chunks):
            self._take(index, chunk)
            if self.clauses:
                self.clauses[self.now].last = max(self.clauses[self.now].last, chunk.last)
        return close(self.clauses, self.tokens, self.phrases, self.sets)

    def _take(self, index: int, chunk: Chunk) -> None:
        match chunk.kind:
            case "NP":
                self._noun_phrase(index, chunk)
            case "VG":
                self._verb(index, chunk)
            case "s" | "w":
                self._mark(index, chunk)
            case ":" if chunk.last + 1 < len(self.tokens):
                self._open("main", chunk.first + 1, mark=":")
            case _:
                pass

    # ---- noun phrases
    def _noun_phrase(self, index: int, chunk: Chunk) -> None:
        assert chunk.phrase is not None
        phrase = self.phrases[chunk.phrase]
        self._receive(index, chunk, phrase)
        self.last_phrase = chunk.phrase

    def _receive(self, index: int, chunk: Chunk, phrase: NounPhrase) -> None:
        number = chunk.phrase
        assert number is not None
        if phrase.prep is not None:
            self._current(chunk).phrases.append(number)
        elif self._is_object(index):
            self._after_verb(index, number)
        elif self._is_parallel(index):
            self._open_parallel(chunk, number)
        elif self.is_subject(index) and self._needs_clause(index) and not self.is_in_other_words(index):
            self._open_marked(chunk)
            self.clauses[self.now].subject = number
        elif self._current(chunk).verb is None:
            self._before_verb(index, number)
        else:
            self._after_verb(index, number)

    def _is_parallel(self, index: int) -> bool:
        """Whether a count goes on with a verb of its own: "killed and 38 injured"."""
        follows = self.chunks[index + 1].verb if index + 1 < len(self.chunks) else None
        current = self.clauses[self.now] if self.clauses else None
        if follows is None or current is None or current.verb is None or current.object is not None:
            return False
        bare = follows.first == follows.head and (follows.form == "participle" or follows.is_ambiguous)
        suffers = current.verb.is_passive or current.verb.is_ambiguous
        return self.previous(index) == "c" and self.mark is None and bare and suffers

    def _open_parallel(self, chunk: Chunk, number: int) -> None:
        """Open the clause that goes on with the count; where neither verb has an auxiliary, both are passive."""
        current = self.clauses[self.now]
        assert current.verb is not None
        current.verb = replace(current.verb, is_passive=True, is_ambiguous=False)
        counts = any(t.quantity is not None for t in self.tokens[chunk.first : chunk.last + 1])
        said = counts and current.kind == "complement"
        kind, parent = ("complement", current.parent) if said else ("main", None)
        self._open(kind, chunk.first, parent=parent, subject=number)  # type: ignore[arg-type]  # mypy widens the pair
        self.clauses[self.now].is_parallel = True

    def _is_object(self, index: int) -> bool:
        """Whether the phrase stands right after a verb that takes no bare clause."""
        if self.previous(index) != "VG" or self.mark is not None or not self.clauses:
            return False
        verb = self.clauses[self.now].verb
        return verb is not None and verb.lemma not in self.sets.clause_taking_verbs

    def _before_verb(self, index: int, number: int) -> None:
        clause = self.clauses[self.now]
        is_first = clause.subject is None and not self._is_prepositional()
        is_later = not self.comma_since(clause.subject, index) and self.is_subject(index)
        if is_first or self.is_measure(clause.subject) or is_later or self.is_labelled(clause.subject, index):
            clause.subject = number
        else:
            clause.phrases.append(number)

    def _after_verb(self, index: int, number: int) -> None:
        clause = self.clauses[self.now]
        is_loose = self.previous(index) == "," and not self.is_postponed(index)
        is_behind = self.is_listed_behind(index) or self.is_part(number)
        if clause.object is None and not is_loose and not is_behind:
            clause.object = number
        else:
            clause.phrases.append(number)

    def _is_prepositional(self) -> bool:
        return self.mark is not None and self.mark[0] in self.sets.prepositional_subordinators

    def _needs_clause(self, index: int) -> bool:
        """Whether a subject that comes now opens a clause of its own."""
        if self.mark is not None or not self.clauses:
            return True
        clause = self.clauses[self.now]
        if clause.verb is None:
            return False
        return self.previous(index) != "c" or clause.object is None or clause.kind != "verbless"

    # ---- verbs
    def _verb(self, index: int, chunk: Chunk) -> None:
        assert chunk.verb is not None
        verb = self._parallel(index, chunk.verb)
        if self.clauses and self.clauses[self.now].is_parallel and self.clauses[self.now].verb is None:
            self._give(replace(verb, form="finite", is_passive=True, is_ambiguous=False))
        elif verb.form == "finite":
            self._finite(index, chunk, verb)
        else:
            self._nonfinite(index, chunk, verb)

    def _parallel(self, index: int, verb: VerbGroup) -> VerbGroup:
        """A bare verb joined to one with auxiliaries shares them: "were killed and wounded", "has killed and driven"."""
        host = self.clauses[self.now].verb if self.clauses else None
        is_bare = verb.first == verb.head and (verb.form == "participle" or verb.is_ambiguous)
        if host is None or not is_bare or self.previous(index) != "c" or host.first == host.head:
            return verb
        follows = self.chunks[index + 1].kind if index + 1 < len(self.chunks) else ""
        if follows == "s" and verb.lemma in self.sets.clause_taking_verbs:
            return replace(verb, form="finite", is_passive=False, is_ambiguous=False)  # "had fled, and said that"
        passive = host.is_passive and follows != "NP"
        return replace(verb, form="finite", is_passive=passive, is_negated=host.is_negated, is_ambiguous=False)

    def _finite(self, index: int, chunk: Chunk, verb: VerbGroup) -> None:
        if self.mark is not None and self.mark[0] in self.sets.subject_relatives:
            asked = self.mark[0] in self.sets.asking_words and self.chunks[self.index(self.mark[1]) - 1].kind == "VG"
            antecedent = None if asked else self._antecedent(self.mark[0])
            self._open("relative", self.mark[1], mark=self.mark[0], parent=self.now, subject=antecedent)
        elif self.mark is not None:
            self._open_marked(chunk)
        elif not self.clauses:
            self._open("main", chunk.first)
        elif self._is_existential(chunk):
            self._open("complement", chunk.first - 1, parent=self.now)
        elif self.clauses[self.now].verb is not None:
            return self._second_verb(index, chunk, verb)
        return self._give(verb)

    def _is_existential(self, chunk: Chunk) -> bool:
        """Whether "there" stands between a verb of saying and the verb: "agreed there was a need"."""
        clause = self.clauses[self.now]
        told = clause.verb is not None and clause.object is None and clause.verb.lemma in self.sets.clause_taking_verbs
        return told and chunk.first > 0 and self.tokens[chunk.first - 1].lower in self.sets.existence_words

    def _antecedent(self, word: str) -> int | None:
        """What a relative word stands for: the last phrase that is no pronoun; for `who` one that is no place either."""
        if self.last_phrase is None:
            return None
        nouns = [i for i in range(self.last_phrase, -1, -1) if self.tokens[self.phrases[i].head].tag != "O"]
        if word not in self.sets.person_relatives:
            return nouns[self.lies_by(nouns)] if nouns else self.last_phrase
        return next((i for i in nouns if not self.is_place(self.phrases[i])), self.last_phrase)

    def _second_verb(self, index: int, chunk: Chunk, verb: VerbGroup) -> None:
        """A finite verb in a clause that has one: coordination, the end of an inner clause, or a reduced relative."""
        current = self.clauses[self.now]
        waiting = next((i for i in range(len(self.clauses) - 1, -1, -1) if self.waits(i)), None)
        joined = self.previous(index) in ("c", ",")
        first = current.verb
        if current.antecedent is not None and first is not None and first.lemma in self.sets.clause_taking_verbs:
            self._open(
                "complement", chunk.first, parent=self.now, subject=current.antecedent
            )  # "which, it said, fired"
        elif waiting is not None and self.previous(index) != "c":
            self.now = waiting
        elif (
            verb.is_ambiguous
            and not joined
            and (self.is_attributed(index) or not (first is not None and first.is_ambiguous and current.object is None))
        ):
            reduced = replace(verb, form="participle", is_passive=True)
            self._open("reduced", chunk.first, parent=self.now, subject=self.last_phrase)
            return self._give(reduced)
        elif joined or current.object is not None or first is None or not first.is_ambiguous:
            speaks = verb.lemma in self.sets.clause_taking_verbs
            host = self.finite_host(self.out_of_content(self.now) if speaks else self.now)
            self._open(host.kind, chunk.first, mark=host.mark, parent=host.parent, subject=host.subject)
        else:
            self.clauses[self.now] = self._reduced(current)
            self._open("main", chunk.first, subject=current.subject)
        return self._give(verb)

    def _give(self, verb: VerbGroup) -> None:
        self.clauses[self.now].verb = verb

    def _reduced(self, clause: Open) -> Open:
        verb = clause.verb
        assert verb is not None
        passive = replace(verb, form="participle", is_passive=True)
        return replace(clause, kind="reduced", verb=passive, phrases=list(clause.phrases))

    def _nonfinite(self, index: int, chunk: Chunk, verb: VerbGroup) -> None:
        kind: ClauseKind = {"gerund": "gerund", "infinitive": "infinitive"}.get(verb.form, "reduced")  # type: ignore[assignment]
        mark = self.mark[0] if self.mark is not None else self.governing_preposition(index)
        waits = self.clauses and self.clauses[self.now].verb is None and self.clauses[self.now].subject is not None
        if waits and kind == "reduced" and self.ends_here(index):
            if self.is_other_count(self.last_phrase, self.clauses[self.now].subject, index):
                self._open("main", chunk.first, subject=self.last_phrase)  # "three dead, | 8 injured"
            self.clauses[self.now].verb = verb  # "12 killed in Tyre"
            return
        if self.clauses and self.previous(index) == "," and verb.lemma in self.sets.clause_taking_verbs:
            self.now = self.out_of_content(self.now)
        if kind == "gerund" and self.previous(index) == ",":
            self.now = self.out_of_relative(self.now)
        if kind == "gerund" and self.is_aside(index):
            self.now -= 1  # "killed two, residents said, hacking them": the gerund goes on from before the aside
        host = self.now if self.clauses else None
        subject = self._nonfinite_subject(index, kind)
        self._open(kind, self.mark[1] if self.mark else chunk.first, mark=mark, parent=host, subject=subject)
        self.clauses[self.now].verb = verb

    def _nonfinite_subject(self, index: int, kind: ClauseKind) -> int | None:
        if not self.clauses:
            return None
        host = self.clauses[self.now]
        if kind == "infinitive":
            controls = (
                host.verb is not None and host.verb.lemma in self.sets.object_control_verbs and host.object is not None
            )
            thwarts = host.verb is not None and host.verb.lemma in self.sets.thwarting_verbs
            return host.object if controls else None if thwarts else host.subject
        if host.verb is not None and host.verb.lemma in self.sets.object_gerund_verbs and host.object is not None:
            return host.object  # "accused the army of killing …"
        if self.previous(index) == "NP":
            return self.last_phrase
        if kind == "reduced" and self.previous(index) in ("B", ","):
            return self.last_phrase if host.verb is None else host.subject
        return host.subject

    # ---- opening and closing
    def _mark(self, index: int, chunk: Chunk) -> None:
        word = self.tokens[chunk.first].lower
        follows = self.chunks[index + 1] if index + 1 < len(self.chunks) else None
        governs = word in self.sets.prepositional_subordinators
        if governs and follows is not None and follows.kind in ",.":
            return  # "who had bombed it before, condemned …"
        if governs and follows is not None and follows.kind == "NP" and not self.is_subject(index + 1):
            assert follows.phrase is not None
            phrase = self.phrases[follows.phrase]
            self.phrases = (
                *self.phrases[: follows.phrase],
                replace(phrase, prep=word),
                *self.phrases[follows.phrase + 1 :],
            )
            return
        self.mark = (word, chunk.first)

    def _open_marked(self, chunk: Chunk) -> None:
        """Open the clause that a waiting word announced, or a plain one."""
        mark, first = self.mark if self.mark is not None else (None, chunk.first)
        kind: ClauseKind = "main"
        if mark in self.sets.object_relatives and self._follows_thing(first):
            kind = "relative"
        elif mark in self.sets.content_marks:
            kind = "complement"
        elif mark in self.sets.relative_marks:
            kind = "relative"
        elif mark is not None:
            kind = "adverbial"
        elif self._follows_speech_verb():
            kind = "complement"
        antecedent = self._antecedent(mark) if kind == "relative" and mark is not None else None
        self._open(kind, first, mark=mark, parent=self.now if kind != "main" and self.clauses else None)
        self.clauses[self.now].antecedent = antecedent

    def _follows_thing(self, first: int) -> bool:
        """Whether the word before is a noun without a content: "the town that …", but "the claim that …", "told him that …"."""
        phrase = self.phrases[self.last_phrase] if self.last_phrase is not None else None
        if phrase is None or phrase.last != first - 1:
            return False
        verb = self.clauses[self.now].verb if self.clauses else None
        speaks = verb is not None and verb.lemma in self.sets.clause_taking_verbs
        return not speaks and self.tokens[phrase.head].lemma not in self.sets.content_nouns

    def _follows_speech_verb(self) -> bool:
        """Whether the open clause is a verb with nothing after it: what comes is its content ('said the army fled')."""
        if not self.clauses:
            return False
        clause = self.clauses[self.now]
        return clause.verb is not None and clause.object is None and clause.last == clause.verb.last

    def _open(
        self,
        kind: ClauseKind,
        first: int,
        *,
        mark: str | None = None,
        parent: int | None = None,
        subject: int | None = None,
    ) -> None:
        if (kind in ("main", "adverbial") and mark is None) or not self.clauses:
            first = self._from_loose(first)
        self.clauses.append(Open(kind, first, mark, parent, subject=subject, last=first))
        self.now = len(self.clauses) - 1
        self.mark = None

    def _from_loose(self, first: int) -> int:
        """Times and adverbs before the clause that no clause holds belong to it: "On Monday, troops …"."""
        start = first
        while start and self.tokens[start - 1].tag in "IYB" + ("" if self.clauses else ","):
            start -= 1
        if start and self.tokens[start - 1].tag not in "c,.:":
            return first
        for clause in self.clauses:
            clause.last = min(clause.last, start - 1) if clause.last < first else clause.last
        return start

    def _current(self, chunk: Chunk) -> Open:
        if not self.clauses:
            self._open("main", chunk.first)
        return self.clauses[self.now]
