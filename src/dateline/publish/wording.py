"""The brief's own words, one language at a time: templates from `rules/lang/<xx>/brief.tsv` and how they are filled."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.model import Bounds
from dateline.publish.brief import Cited, Sentence, citations_of
from dateline.rules.tables import read_table

_GAP = re.compile(r"\s+")
_BEFORE_STOP = re.compile(r"\s+([,.;:])")
_DIRECTION = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence or phrase of the brief (`lang/<xx>/brief.tsv`), with its slots in braces."""

    id: str
    template: str
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The templates of one language."""

    language: str
    templates: Mapping[str, str]
    groups: Mapping[str, frozenset[str]]  # the words in the rows of a kind: `loaded.*`, `plural.*`
    loaded: re.Pattern[str]  # words that take sides: the brief only ever quotes them
    first: frozenset[str]  # a name that opens with one of these words, or …
    last: frozenset[str]  # … ends in one of these, is written with the article …
    bare: frozenset[str]  # … unless it begins with one of these

    def has(self, name: str) -> bool:
        """Whether there is a template of that id."""
        return name in self.templates

    def group(self, kind: str) -> frozenset[str]:
        """The words in the rows of a kind; none where there is no such kind."""
        return self.groups.get(kind, frozenset())

    def phrase(self, name: str, /, **slots: object) -> str:
        """The template with its slots filled as they are; raises `KeyError` for an unknown template or slot."""
        return self.templates[name].format(**slots)

    def cited(self, name: str, /, **slots: Cited | str | None) -> Cited:
        """A phrase that carries the citations of every slot; raises `ValueError` where no slot has one."""
        return Cited(self._fill(name, slots), citations_of(*_cited(slots)))

    def sentence(self, name: str, /, **slots: Cited | None) -> Sentence:
        """A sentence made of cited words alone; raises `ValueError` where there are none."""
        text = self._fill(name, slots)
        return Sentence(text[:1].upper() + text[1:], citations_of(*_cited(slots)))

    def uses(self, name: str, slot: str) -> bool:
        """Whether the template has the slot."""
        return f"{{{slot}}}" in self.templates[name]

    def _fill(self, name: str, slots: Mapping[str, Cited | str | None]) -> str:
        texts = {key: slot.text if isinstance(slot, Cited) else slot or "" for key, slot in slots.items()}
        return _BEFORE_STOP.sub(r"\1", _GAP.sub(" ", self.templates[name].format(**texts))).strip()

    def listed(self, items: Iterable[str], more: str = "list.more") -> str:
        """The items as one list: 'a', 'a and b', 'a, b and c'; with `list.sides`, 'a; b; c'."""
        texts = list(items)
        if more == "list.more" and len(texts) > 1:
            last = texts.pop()
            return self.phrase("list.two", first=self._joined(texts, more), last=last)
        return self._joined(texts, more)

    def _joined(self, texts: list[str], more: str) -> str:
        joined = texts[0]
        for text in texts[1:]:
            joined = self.phrase(more, first=joined, last=text)
        return joined

    def neutral(self, words: str) -> str:
        """The words, in quotation marks where one of them takes sides."""
        return self.phrase("quoted", words=words) if self.loaded.search(words) else words

    def with_article(self, name: str) -> str:
        """The name with the article that the language wants before it: 'the Ministry of Health'."""
        words = name.lower().split()
        wanted = bool(words) and words[0] not in self.bare and (words[0] in self.first or words[-1] in self.last)
        return self.phrase("article", name=name) if wanted else name

    def with_indefinite(self, name: str) -> str:
        """The description with the article of one among many: 'a furniture warehouse'."""
        opens_vowel = name[:1] in self.templates["vowels"]
        return self.phrase("article.vowel" if opens_vowel else "article.one", name=name)

    def plural(self, noun: str) -> str:
        """Several of what the noun is for one of: 'workers', 'women'.

        >>> load_wording().plural("aid worker"), load_wording().plural("woman"), load_wording().plural("family")
        ('aid workers', 'women', 'families')
        """
        if noun.rpartition(" ")[2] in self.group("mass"):
            return noun
        ends = sorted((pair.split() for pair in self.group("plural")), key=lambda pair: -len(pair[0]))
        found = next(((one, many) for one, many in ends if noun.endswith(one)), ("", "s"))
        return noun.removesuffix(found[0]) + found[1]

    def number(self, count: int) -> str:
        """The count in digits, thousands apart."""
        return f"{count:,}".replace(",", self.templates["number.separator"])

    def figure(self, bounds: Bounds) -> str:
        """The count with its bounds: 'at least 12', '7 to 9', 'about 150'."""
        low, high = bounds.low, bounds.high
        about = bounds.approximate
        if low is None and high is None:
            return self.phrase("number.unknown")
        if high is None:
            name = "number.about_least" if about else "number.least"
        elif low is None:
            name = "number.about_most" if about else "number.most"
        elif low == high:
            name = "number.about" if about else "number.exact"
        else:
            name = "number.about_range" if about else "number.range"
        return self.phrase(name, low=self.number(low or 0), high=self.number(high or 0))

    def day(self, iso: str) -> str:
        """A date as the brief writes it: '23 May 2016', 'May 2016' or '2016', as fine as the ISO prefix is."""
        parts = iso[:10].split("-")
        if len(parts) == 1:
            return parts[0]
        month = self.templates[f"month.{parts[1]}"]
        if len(parts) == 2:
            return self.phrase("date.month", month=month, year=parts[0])
        return self.phrase("date.day", day=int(parts[2]), month=month, year=parts[0])

    def span_of_days(self, value: str) -> str:
        """A date claim's value, `start` or `start/end`, as the brief writes it."""
        start, _, end = value.partition("/")
        if not end or end == start:
            return self.day(start)
        if len(start) == len(end) == len("2016-05-23") and start[:7] == end[:7]:
            return self.phrase("date.days", start=int(start[8:]), end=self.day(end))
        return self.phrase("date.span", start=self.day(start), end=self.day(end))

    def ui(self, name: str, /, **slots: object) -> str:
        """A word of the page around the brief: headings of tables, notes, labels."""
        return self.phrase(f"ui.{name}", **slots)


def _cited(slots: Mapping[str, Cited | str | None]) -> list[Cited]:
    return [slot for slot in slots.values() if isinstance(slot, Cited)]


@cache
def load_wording(language: str = "en") -> Wording:
    """The brief's words in one language; read once. Raises `RulesError` where the table is unfit."""
    rows = read_table(f"lang/{language}/brief.tsv", Template)
    templates = {row.id: row.template for row in rows}
    groups: dict[str, frozenset[str]] = {}
    for row in rows:
        kind = row.id.partition(".")[0]
        groups[kind] = groups.get(kind, frozenset()) | {row.template}
    pattern = "|".join(re.escape(word) for word in sorted(groups["loaded"]))
    loaded = re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    return Wording(language, templates, groups, loaded, groups["first"], groups["last"], groups["bare"])


def isolated(name: str) -> str:
    r"""A name in a script that runs from right to left, so that it turns nothing around it; any other as it is.

    >>> isolated("Wire"), isolated("\u0648\u0627\u0644")
    ('Wire', '\u2068\u0648\u0627\u0644\u2069')
    """
    if name.isascii():
        return name
    return f"\u2068{name}\u2069" if any(unicodedata.bidirectional(c) in ("R", "AL") for c in name) else name


def legible(text: str) -> str:
    r"""The text on one line, without control characters and without marks that turn the direction of what follows.

    >>> legible("one\u202etwo\n three")
    'onetwo three'
    """
    kept = (c for c in text if c not in _DIRECTION and (c.isspace() or unicodedata.category(c) not in ("Cc", "Cs")))
    return _GAP.sub(" ", "".join(kept)).strip()
