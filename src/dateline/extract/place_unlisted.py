"""Toponyms that no table has: villages, quarters, farms and hilltops, known by the words beside them or by their form."""

from dataclasses import dataclass

from dateline.extract.place_belief import Beliefs, Hit
from dateline.rules.places.fold import fold
from dateline.rules.places.gazetteer import Candidate

_LEAST_BARE = 4  # letters of a name that nothing but "in" or "near" speaks for
_LEAST_CALLED = 3  # letters of a name that the text calls a village
_CALLED_AFTER = ("city after", "province after", "district after")
_CALLED_BEFORE = ("city before", "named before")
_SITE_AFTER = ("site after", "feature after")
_STRICTLY_AT = frozenset({"locative", "near", "direction", "outskirts"})
_NO_PART = frozenset({"title", "calendar"})


@dataclass(frozen=True, slots=True)
class _Run:
    """Words `first` to `last` that may be a name; `called` where the words beside it or its own form make it a place."""

    first: int
    last: int
    called: bool


class Unlisted:
    """The question of one text, asked of every capitalised word that begins no listed name."""

    def __init__(self, beliefs: Beliefs) -> None:
        self.beliefs = beliefs
        self.words = beliefs.words
        self.knowledge = beliefs.knowledge

    def at(self, first: int, previous: Hit | None) -> Hit | None:
        """The name that begins at word `first`, where the text speaks of it as a place; None where it does not."""
        if self.words.is_strict(first) or not self.words.words[first].is_capitalised:
            return None
        run = self._run(first)
        if not self._may_be_name(run) or not self._is_told(run, previous) or self._is_two(run):
            return None
        start, end = self.words.words[run.first].start, self.words.words[run.last].end
        if self.beliefs.taken.touches(start, end):
            return None
        key = self.words.key(run.first, run.last)
        return Hit(run.first, run.last, key, "sure", self._candidates(key))

    def _candidates(self, key: str) -> tuple[Candidate, ...]:
        return self.knowledge.gazetteer.lookup(key)

    def _is_two(self, run: _Run) -> bool:
        """Whether the run is two listed names side by side rather than one that is in no table: "Maiduguri Borno"."""
        listed = self.knowledge.gazetteer.by_key
        ends = (self.words.key(run.first, run.first), self.words.key(run.last, run.last))
        return run.last > run.first and not self._has_form(run) and all(map(listed, ends))

    def _run(self, first: int) -> _Run:
        """The capitalised words from `first` on, without the word at their end that only says what kind of place it is."""
        last = self.beliefs.furthest(first, "name particle")
        words = self.words.words
        if last > first and any(self.knowledge.is_cue(kind, words[last].lower) for kind in _CALLED_AFTER):
            return _Run(first, last - 1, True)
        if last > first and self.knowledge.is_cue("site head", words[last].lower):
            return _Run(first, last, True)
        if last > first and self._has_prefix(first, last):
            return _Run(first, last, True)
        after = self.words.cues_after(last)
        called = any(kind in after for kind in (*_CALLED_AFTER, *_SITE_AFTER))
        return _Run(first, last, called or self._is_called_before(first))

    def _has_prefix(self, first: int, last: int) -> bool:
        """Whether the name begins as those of hills, valleys and villages do: "Tal", "Wadi", "Kafr"."""
        words = self.words.words
        return self._is_prefix(words[first].lower) and not self._is_prefix(words[last].lower)

    def _is_prefix(self, word: str) -> bool:
        return self.knowledge.is_cue("place prefix", word)

    def _is_called_before(self, first: int) -> bool:
        """Whether "town of" or "village" stands right before, and is no part of a name: "Mexico City Council"."""
        at = first - 1 if self.knowledge.is_cue("article", self.words.before(first)) else first
        before = self.words.cues_before(at)
        return at > 0 and not self.words.words[at - 1].is_capitalised and any(kind in before for kind in _CALLED_BEFORE)

    def _may_be_name(self, run: _Run) -> bool:
        """Whether none of the words is one that says something else: an organisation, a people, a person, a common word."""
        words = [self.words.words[n] for n in range(run.first, run.last + 1)]
        text = self.words.text[words[0].start : words[-1].end]
        telling = words[1:] if run.called and len(words) > 1 else words  # "the Sheikh Omar quarter"
        if text.isupper() or any(self._is_foreign(word.lower) for word in telling if word.is_capitalised):
            return False
        stem, _, tail = words[-1].lower.rpartition("-")
        if stem and self.knowledge.is_cue("compound tail", tail):
            return False  # "the Roman-era city"
        head = fold(words[0].lower)
        ends = (words[0].lower, words[-1].lower, " ".join(word.lower for word in words))
        if any(self.knowledge.is_cue("demonym", end) for end in ends) or self.words.is_cut(run.last):
            return False
        if self.knowledge.stops.get(self.words.key(run.first, run.last)) is not None:
            return False
        stop = self.knowledge.stops.get(head)
        return stop is None or (run.called and (len(words) > 1 or stop == "surname"))

    def _is_foreign(self, word: str) -> bool:
        """Whether a capitalised word makes an organisation or a person of what it stands in."""
        return self.knowledge.is_cue("organisation", word) or self.knowledge.stops.get(fold(word)) in _NO_PART

    def _is_told(self, run: _Run, previous: Hit | None) -> bool:
        """Whether the text itself makes a place of it: it calls it one, it puts something there, it lists it with one."""
        if self._follows_name(run.first):
            return False
        letters = sum(map(str.isalpha, self.words.key(run.first, run.last)))
        begins = self.words.begins_sentence(run.first)
        if run.called and (not begins or self._has_form(run)):
            return letters >= _LEAST_CALLED
        if begins or letters < _LEAST_BARE or self.beliefs.runs_on(run.last):
            return False
        return self._is_at(run.first) or self._in_list(run, previous)

    def _has_form(self, run: _Run) -> bool:
        """Whether the name itself says that it is a place's, so that the capital at the head of a sentence may be one."""
        head = self.knowledge.is_cue("site head", self.words.words[run.last].lower)
        return run.last > run.first and (head or self._has_prefix(run.first, run.last))

    def _follows_name(self, first: int) -> bool:
        """Whether another capitalised word stands right before: a name is not begun in its middle."""
        before = self.words.before(first)
        if not before or not self.words.words[first - 1].is_capitalised:
            return False
        kinds = ("opener", "demonym", "part", "locative", "article")
        return not any(self.knowledge.is_cue(kind, before) for kind in kinds)

    def _is_at(self, first: int) -> bool:
        """Whether a preposition that only places take stands right before; people are fired at, too."""
        if self.words.before(first) in self.knowledge.cues["aim"] and self._aims_at_people(first):
            return False
        return not _STRICTLY_AT.isdisjoint(self.words.cues_before(first))

    def _aims_at_people(self, first: int) -> bool:
        """Whether a name of several words follows that has nothing of a place's name: "firing at Omar Dikko"."""
        last = self.beliefs.furthest(first, "name particle")
        articled = self.words.words[first].lower.startswith(("al-", "el-", "as-", "ar-", "ash-"))
        return last > first and not articled

    def _in_list(self, run: _Run, previous: Hit | None) -> bool:
        """Whether the name stands in a row of places: "A and B", "A, B and C"."""
        if previous is None or previous.belief != "sure":
            return False
        is_last = self.words.is_row(previous.last, run.first, ended=True)
        return is_last or (self.words.is_row(previous.last, run.first) and self._goes_on(run.last))

    def _goes_on(self, last: int) -> bool:
        """Whether a comma or "and" follows, and then another name."""
        following = range(last + 1, min(last + 5, len(self.words)))
        found = next((n for n in following if self.words.is_row(last, n)), None)
        return found is not None and self.words.words[found].is_capitalised
