"""English word forms: closed classes from a table, open classes from lemminflect's dictionary (NIH SPECIALIST lexicon)."""

from dataclasses import replace
from functools import cache, lru_cache, reduce

import lemminflect

from dateline.rules.syntax_types import FormChange, Forms, FunctionWords, SyntaxKnowledge
from dateline.rules.tables import read_table
from dateline.rules.word_sets import load_word_sets


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
    lemmas = lemminflect.getAllLemmas(form)
    if not lemmas and "-" in form:
        return _compound(*form.rsplit("-", 1))
    if not lemmas and not _changes(form):
        return _guess(form)
    verb, tags = _verb(form, lemmas.get("VERB", ()))
    nouns = lemmas.get("NOUN", ())
    noun = nouns[0] if nouns else None
    read = Forms(tags, verb, noun, bool(noun) and noun != form, "ADJ" in lemmas, "ADV" in lemmas)
    return reduce(_changed, ((form, change) for change in _changes(form)), read)


@lru_cache(maxsize=50_000)
def is_known(form: str) -> bool:
    """Whether the dictionary has a lower-case form.

    >>> is_known("guerrillas"), is_known("zacamil")
    (True, False)
    """
    return bool(lemminflect.getAllLemmas(form)) or bool(_changes(form)) or form in syntax_knowledge().closed


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


def _verb(form: str, lemmas: tuple[str, ...]) -> tuple[str | None, frozenset[str]]:
    if any(change.change == "base" for change in _changes(form)):  # "wound" before "wind", but "find" before "found"
        lemmas = (form, *lemmas)
    for lemma in lemmas:
        inflections = lemminflect.getAllInflections(lemma, upos="VERB")
        tags = {tag for tag, forms in inflections.items() if form in forms}
        if "VBD" in tags and "VBN" not in inflections:  # the dictionary leaves out a participle that equals the past
            tags.add("VBN")
        if tags:
            return lemma, frozenset(tags)
    return None, frozenset()


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
        return Forms(frozenset(), None, lemminflect.getAllLemmasOOV(form, "NOUN")["NOUN"][0], True, False, False)
    return Forms(frozenset(), None, form, False, False, False)
