"""Compiles the dictionary that ships: what each written form can be, from lemminflect's tables (NIH SPECIALIST lexicon).

Runs when Dateline is built (`hatch_build.py`) and by hand as `python -m dateline.rules.lang.en.words.compile`. A look-up in
the compiled file costs microseconds; lemminflect itself takes half a second to load. The same input gives the same bytes.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

TARGET = Path(__file__).with_name("words.sqlite")
SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE form (
    form TEXT PRIMARY KEY,
    noun TEXT NOT NULL,       -- the first lemma as a noun, or nothing
    verbs TEXT NOT NULL,      -- lemma and Penn tags: "find VBD VBN|found VB VBP"
    is_adjective INTEGER NOT NULL,
    is_adverb INTEGER NOT NULL
) WITHOUT ROWID
"""

Lemmas = Mapping[str, tuple[str, ...]]


def is_current(target: Path = TARGET) -> bool:
    """Whether the compiled dictionary is there and no older than this recipe."""
    return target.is_file() and target.stat().st_mtime >= Path(__file__).stat().st_mtime


def compile_words(target: Path = TARGET) -> Path:
    """Write the dictionary to `target` under a temporary name, then put it in place; takes some seconds.

    Raises `ModuleNotFoundError` where lemminflect is not installed.
    """
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(part)) as base:
            base.executescript(SCHEMA)
            base.executemany("INSERT INTO form VALUES (?,?,?,?,?)", sorted(_rows()))
            base.commit()
            base.execute("VACUUM")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target


def _rows() -> Iterator[tuple[str, str, str, bool, bool]]:
    """Every lower-case form of the tables with what it can be."""
    from lemminflect import Lemmatizer

    table = Lemmatizer()
    for form in {*table._getLemmaDict(), *table._getOverridesDict()}:
        lemmas = table.getAllLemmas(form)
        if form == form.lower() and lemmas:
            yield form, lemmas.get("NOUN", ("",))[0], _verbs(form, lemmas), "ADJ" in lemmas, "ADV" in lemmas


def _verbs(form: str, lemmas: Lemmas) -> str:
    """Each verb that the form can be one of, with the tags of the form."""
    verbs = lemmas.get("VERB", ())
    tagged = ((lemma, _tags(form, lemma)) for lemma in dict.fromkeys((*verbs, form) if verbs else ()))
    return "|".join(f"{lemma} {' '.join(sorted(tags))}" for lemma, tags in tagged if tags)


def _tags(form: str, lemma: str) -> set[str]:
    from lemminflect import getAllInflections

    inflections = getAllInflections(lemma, upos="VERB")
    tags = {tag for tag, forms in inflections.items() if form in forms}
    if "VBD" in tags and "VBN" not in inflections:  # the tables leave out a participle that equals the past
        tags.add("VBN")
    return tags


if __name__ == "__main__":
    print(compile_words())
