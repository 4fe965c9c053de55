"""English word forms: closed classes from a table, open classes from the compiled dictionary (NIH SPECIALIST lexicon)."""

from dataclasses import replace
from functools import cache, lru_cache, reduce

from dateline.rules.lang.en.words.dictionary import Entry, entry_of
from dateline.rules.syntax_types import FormChange, Forms, FunctionWords, SyntaxKnowledge
from dateline.rules.tables import read_table
from dateline.rules.word_sets import load_word_sets

_NOTHING = Entry(None, (), False, False)
_SIBILANT_PLURALS = ("sses", "shes", "ches", "xes", "zzes")


@cache
def syntax_knowledge() -> SyntaxKnowledge:
    """Everything that the shallow syntax needs to know of English."""
    rows = read_table("lang/en/function_words.tsv", FunctionWords)
    closed = {word: row.tag for row in rows for word in row.words}
    return SyntaxKnowledge(closed, forms_of, is_known, load_word_sets("en"))


@lru_cache(maxsize=50_000)
def forms_of(form: str) -> Forms:
    """What a lower-case English form can be.

    >>> sorted(forms_of("attacks").verb_tags), forms_of("attacks").noun
    (['VBZ'], 'attack')
    >>> forms_of("shot").verb
    'shoot'
    """
    entry = entry_of(form)
    if entry is None and "-" in form:
        return _compound(*form.rsplit("-", 1))
    if entry is None and not _changes(form):
        return _guess(form)
    entry = entry or _NOTHING
    verb, tags = _verb(form, entry)
    is_plural = entry.noun is not None and entry.noun != form
    read = Forms(tags, verb, entry.noun, is_plural, entry.is_adjective, entry.is_adverb)
    return reduce(_changed, ((form, change) for change in _changes(form)), read)


@lru_cache(maxsize=50_000)
def is_known(form: str) -> bool:
    """Whether the dictionary has a lower-case form.

    >>> is_known("guerrillas"), is_known("zacamil")
    (True, False)
    """
    return entry_of(form) is not None or bool(_changes(form)) or form in syntax_knowledge().closed


def _compound(start: str, end: str) -> Forms:
    """A hyphenated word is what its last part is; its lemmas keep the hyphen."""
    last = forms_of(end)
    return replace(
        last,
        verb=f"{start}-{last.verb}" if last.verb else None,
        noun=f"{start}-{last.noun}" if last.noun else None,
    )


def _changed(read: Forms, step: tuple[str, FormChange]) -> Forms:
    form, change = step
    is_added = change.change == "add"
    match change.reading:
        case "noun":
            return replace(read, noun=form.rstrip("s") if is_added else None, is_plural=is_added and form.endswith("s"))
        case "verb" if change.change == "drop":
            return replace(read, verb=None, verb_tags=frozenset())
        case "plural":
            return replace(read, is_plural=is_added)
        case "verb":
            return read  # `base` has had its say
        case "adverb":
            return replace(read, is_adverb=is_added)
        case _:
            return replace(read, is_adjective=is_added)


def _changes(form: str) -> tuple[FormChange, ...]:
    return _change_index().get(form, ())


@cache
def _change_index() -> dict[str, tuple[FormChange, ...]]:
    index: dict[str, tuple[FormChange, ...]] = {}
    for row in read_table("lang/en/forms.tsv", FormChange):
        for word in row.words:
            index[word] = (*index.get(word, ()), row)
    return index


def _verb(form: str, entry: Entry) -> tuple[str | None, frozenset[str]]:
    """The verb that the form is one of: "wound" is first of "wind", unless the table says that it is a base form itself."""
    is_base = any(change.change == "base" for change in _changes(form))
    verbs = sorted(entry.verbs, key=lambda verb: verb[0] != form) if is_base else entry.verbs
    return verbs[0] if verbs else (None, frozenset())


def _guess(form: str) -> Forms:
    """What an unknown form is, by its ending."""
    if form.endswith("ly"):
        return Forms(frozenset(), None, None, False, False, True)
    if form.endswith("ing") and len(form) > 5:
        return Forms(frozenset({"VBG"}), form[:-3], form, False, False, False)
    if form.endswith("men") and len(form) > 4:
        return Forms(frozenset(), None, form[:-3] + "man", True, False, False)
    if form.endswith("ed") and len(form) > 4:
        return Forms(frozenset({"VBD", "VBN"}), form[:-2], None, False, True, False)
    if form.endswith("s") and not form.endswith("ss") and len(form) > 3:
        return Forms(frozenset(), None, _singular(form), True, False, False)
    return Forms(frozenset(), None, form, False, False, False)


def _singular(form: str) -> str:
    """The noun of which an unknown form in -s is the plural; names in -us are none.

    >>> _singular("katyushas"), _singular("technicalities"), _singular("jarabulus")
    ('katyusha', 'technicality', 'jarabulus')
    """
    if form.endswith("us"):
        return form
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    return form[:-2] if form.endswith(_SIBILANT_PLURALS) else form[:-1]
