"""What is asked is found, on both databases the same, and shown in its own words."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import postgres

from dateline.codec import project
from dateline.model import (
    Document,
    DocumentHead,
    DocumentHit,
    EventFilter,
    Question,
    Quotation,
    QuotationHit,
    Reading,
    Span,
    Speaker,
)
from dateline.read.assemble import document_id
from dateline.store import Store, open_store

REPORTS = {
    "en": "Gunmen shelled the market of Gusau on Monday. Sani Garba, a farmer, said: “They burned Sana’a street.”",
    "latin": "Ţarţūs and Ḩamāh were quiet; in Kramatorsʹk a school fell. Łódź sent help to Đồng Hới.",
    "es": "La explosión mató a tres niños cerca de la estación de Qerwan, según el alcalde.",
    "fr": "L’armée a démenti l’attaque d’Alep; l'explosion a tué deux réfugiés à Néma.",
    "ar": "قُتِلَ ثلاثةُ أشخاصٍ في غارةٍ على السّوق، وقالت مصادر إنّ الجـيش قصف المستشفى الكبرى. ونفى والجيش",
    "fa": "نیروها شهر را ترک می‌کنند",
    "ru": "Обстрелы Харькова продолжались всю ночь; ещё двое ра́неных.",
    "uk": "Слов’янськ обстріляли вночі, поранено п'ятьох людей у Харкові.",
    "zh": "星期一，空袭击中了北京路的市场，造成12人死亡。",
    "ja": "空襲で市場が破壊され、3人が死亡した。",
    "th": "เมื่อคืนนี้มีการโจมตีตลาดในกรุงเทพฯ",
    "ko": "월요일 키이우에서 공습이 있었다",
    "emoji": "🚀🚀 на Суми! #Суми\u200d 👩‍👩‍👧 ﬁre",
}


def document(name: str, text: str, published: str | None = "2024-05-14") -> Document:
    """A report as it was read."""
    return Document(document_id(text), title=name, source="Coast Wire", published=published, language=name, text=text)


def keep(store: Store, report: Document, *quotations: Quotation) -> None:
    """Put a report into the books, with the quotations that were read in it."""
    store.add(report, Reading(project(report, DocumentHead), quotations=quotations))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """The reports, in the books."""
    with open_store(url) as books:
        for name, text in REPORTS.items():
            keep(books, document(name, text))
        yield books


def names(store: Store, words: str, **asked: object) -> set[str]:
    """The titles of what is found."""
    return {str(hit.title) for hit in hits(store, words, **asked)}


def hits(store: Store, words: str, **asked: object) -> list[DocumentHit]:
    """The reports that are found."""
    found = store.search(Question(words, **asked))  # type: ignore[arg-type]  # the fields of a question
    return [hit for hit in found.hits if isinstance(hit, DocumentHit)]


WORDS: tuple[tuple[str, set[str]], ...] = (
    ("gusau MARKET", {"en"}),
    ("gusau alep", set()),
    ("sanaa", {"en"}),  # apostrophes do not part a name
    ("tartus hamah", {"latin"}),
    ("Kramatorsk", {"latin"}),
    ("Łódź", {"latin"}),
    ("lodz dong", {"latin"}),
    ("estacion ninos", {"es"}),
    ("armee", {"fr"}),  # the word behind an elided article
    ("refugies", {"fr"}),
    ("explosion", {"fr", "es"}),
    ("غارة", {"ar"}),  # without its vowel points
    ("الغارة", {"ar"}),  # the article is taken off
    ("غاره", {"ar"}),  # ta marbuta written as ha
    ("جيش", {"ar"}),  # with what is written onto its front, and lengthened
    ("الكبري", {"ar"}),  # alef maqsura written as ya
    ("اشخاص", {"ar"}),  # alef without its hamza
    ("می‌کنند", {"fa"}),
    ("ميكنند", {"fa"}),  # Arabic letters for Persian ones, and no joiner
    ("Харьк*", {"ru"}),
    ("еще раненых", {"ru"}),
    ("Славян*", set()),
    ("Словянськ", {"uk"}),
    ("п’ятьох", {"uk"}),
    ("Харк*", {"uk"}),
    ("市场", {"zh"}),
    ("北京路", {"zh"}),
    ("京", {"zh"}),
    ("北 京", {"zh"}),
    ("京北", set()),
    ("12人死亡", {"zh"}),
    ("死亡", {"zh", "ja"}),
    ("市場", {"ja"}),
    ("ตลาด", {"th"}),
    ("กรุงเทพ", {"th"}),
    ("키이우", {"ko"}),
    ("суми", {"emoji"}),
    ("🚀", {"emoji"}),
    ("fire", {"emoji"}),
    ('"market of gusau"', {"en"}),
    ('"gusau of market"', set()),
    ('"market of gus"', set()),
    ('"market of gus"*', {"en"}),
    ("gusau -monday", set()),
    ("explosion -alep", {"es"}),
    ("-explosion", set(REPORTS) - {"es", "fr"}),
    ("gusau OR alep", {"en", "fr"}),
    ("monday gusau OR alep", {"en"}),
    ("gus*", {"en"}),
    ("gus", set()),
    ('gusau "market', {"en"}),  # a mark that is not closed
    ("gusau AND market", {"en"}),
    ("OR gusau OR", {"en"}),
    ("en", {"en"}),  # a title that the text does not repeat
)


@pytest.mark.parametrize(("words", "expected"), WORDS, ids=[words for words, _ in WORDS])
def test_words_find_reports(store: Store, words: str, expected: set[str]) -> None:
    """Whatever the script, case, accents and spelling."""
    assert names(store, words) == expected


def test_nothing_asked_finds_everything(store: Store) -> None:
    """No words, or none that are words, leave nothing out."""
    for words in ("", "  ", '«» - * "" \' …'):
        assert names(store, words, limit=100) == set(REPORTS)


MARKS = (
    ("en", "market gusau", "market | Gusau"),
    ("en", '"MARKET of Gusau"', "market of Gusau"),
    ("en", "sanaa", "Sana’a"),
    ("latin", "tartus", "Ţarţūs"),
    ("fr", "armee", "armée"),
    ("ar", "جيش", "الجـيش | والجيش"),
    ("ar", "قتل", "قُتِلَ"),
    ("ru", "раненых", "ра́неных"),
    ("uk", "словянськ", "Слов’янськ"),
    ("zh", "北京路", "北京路"),
    ("ja", "市", "市場"),
    ("th", "ตลาด", "ตลาด"),
    ("emoji", "fire", "ﬁre"),
    ("emoji", "суми", "Суми | Суми"),
)


@pytest.mark.parametrize(("name", "words", "expected"), MARKS, ids=[f"{n}-{w}" for n, w, _ in MARKS])
def test_a_snippet_marks_the_words_as_written(store: Store, name: str, words: str, expected: str) -> None:
    """The marks are the words of the report, at their offsets in its whole text."""
    (hit,) = [hit for hit in hits(store, words) if hit.title == name]
    assert " | ".join(mark.quote for mark in hit.snippet.marks) == expected
    text = REPORTS[name]
    for span in (hit.snippet.span, *hit.snippet.marks):
        assert text[span.start : span.end] == span.quote
    assert all(mark.is_within(hit.snippet.span) for mark in hit.snippet.marks)


def test_a_long_report_is_shown_where_the_most_words_stand_together(url: str) -> None:
    """One word early, both far behind: the snippet shows both."""
    text = (
        "A shell fell. " + "Rain fell on the hills. " * 4000 + "Then a shell hit the school of Gusau. " + "Rain. " * 50
    )
    with open_store(url) as books:
        keep(books, document("long", text))
        (hit,) = hits(books, "shell school")
    assert {mark.quote for mark in hit.snippet.marks} <= {"shell", "school"}
    assert text[hit.snippet.span.start : hit.snippet.span.end] == hit.snippet.span.quote
    assert len(hit.snippet.span.quote) < 300


def test_the_newest_come_first_and_pages_do_not_overlap(url: str) -> None:
    """By day, then in an order that does not change; undated reports last; each on one page only."""
    days = ("2024-05-12", None, "2024-05-14", "2023-01-01", "2024-05-14", "2024-05-13")
    reports = [document(f"n{number}", f"shell number {number}", day) for number, day in enumerate(days)]
    with open_store(url) as books:
        for report in reports:
            keep(books, report)
        whole = [hit.published for hit in hits(books, "shell")]
        assert whole == ["2024-05-14", "2024-05-14", "2024-05-13", "2024-05-12", "2023-01-01", None]
        pages = [hits(books, "shell", limit=2, offset=at) for at in (0, 2, 4)]
        assert [hit for page in pages for hit in page] == hits(books, "shell")
        assert books.search(Question("shell", limit=2, offset=4)).is_more is False
        assert books.search(Question("shell", limit=2, offset=3)).is_more is True


def test_reports_are_filtered_by_day_source_and_language(url: str) -> None:
    """Published within the days, by the outlet however it is spelled, in the language."""
    with open_store(url) as books:
        for number, (day, source, language) in enumerate(
            [("2024-05-12", "Al-Qerwan Radio", "en"), ("2024-05-14", "Post", "ar"), (None, "Post", "en")]
        ):
            keep(books, replace(document("x", f"shell {number}", day), source=source, language=language))

        def found(**asked: object) -> list[str]:
            return [hit.snippet.span.quote[-1] for hit in hits(books, "shell", **asked)]

        assert found() == ["1", "0", "2"]
        assert found(since="2024-05-13") == ["1"]
        assert found(until="2024-05-13") == ["0"]
        assert found(since="2024-05-12", until="2024-05-12") == ["0"]
        assert found(source="al qerwan RADIO") == ["0"]
        assert found(source="Nobody") == []
        assert found(source="…") == []
        assert found(language="en") == ["0", "2"]
        assert [hit.source for hit in hits(books, "", source="post")] == ["Post", "Post"]


QUOTED = "Maya Haddad said: “The bridge fell.” Rain fell. “We saw the bridge,” a guard said."


def quotation(words: str, speaker: str | None) -> Quotation:
    """Words of the report in somebody's mouth."""
    start = QUOTED.index(words)
    return Quotation(Speaker(speaker) if speaker else None, Span(start, start + len(words), words))


def test_quotations_are_found_by_their_words_and_their_speaker(url: str) -> None:
    """Only what is quoted is found, with who says it, at its place in the report."""
    report = document("q", QUOTED)
    with open_store(url) as books:
        keep(books, report, quotation("The bridge fell.", "Maya Haddad"), quotation("We saw the bridge,", None))

        def found(words: str, **asked: object) -> list[tuple[str | None, str]]:
            page = books.search(Question(words, **asked), "quotations").hits  # type: ignore[arg-type]  # of a question
            assert all(isinstance(hit, QuotationHit) for hit in page)
            return sorted(
                (hit.speaker.name if hit.speaker else None or "", hit.snippet.span.quote)
                for hit in page
                if isinstance(hit, QuotationHit)
            )

        assert found("bridge") == [("", "We saw the bridge,"), ("Maya Haddad", "The bridge fell.")]
        assert found("haddad fell") == [("Maya Haddad", "The bridge fell.")]
        assert found("rain") == []
        assert found("bridge", source="coast wire", until="2024-05-14") == found("bridge")
        assert found("bridge", language="ar") == []
        (hit,) = books.search(Question("bridge -saw"), "quotations").hits
        assert [mark.quote for mark in hit.snippet.marks] == ["bridge"] if hit.snippet else False
        newer = Reading(project(report, DocumentHead), quotations=(quotation("We saw the bridge,", "a guard"),))
        books.add(report, newer, engine="rules@2")
        assert found("bridge") == [("a guard", "We saw the bridge,")]


HOSTILE = (
    '"' * 1001,
    "'; DROP TABLE documents; --",
    'a" OR 1=1 --',
    "NEAR(a b, 3) ^c {d} : folded: e",
    "rowid:1 document_words MATCH",
    "(((((((((",
    "a AND AND NOT OR",
    "*" * 200,
    "-" * 50,
    "%_%\\",
    "\0\0 gusau \0",
    "' & ! | <-> :* '",
    "x" * 100_000,
    "word " * 30_000,
    "空" * 50_000,
    "الجيش " * 500,
    '"' + "word " * 5_000 + '"',
    "\u202e\u200f=\u2066 = = gusau",
    "\ud800",
)


@pytest.mark.parametrize("words", HOSTILE, ids=[repr(words[:20]) for words in HOSTILE])
def test_a_hostile_question_is_read_as_words(store: Store, words: str) -> None:
    """No syntax error, no statement of somebody else's, and everything is still there."""
    for subject in ("documents", "quotations", "events"):
        store.search(Question(words), subject)
    store.search(Question("", EventFilter(actor=words, type=words), source=words))
    assert len(store.documents()) == len(REPORTS)


def test_a_question_that_is_too_long_says_so() -> None:
    """The first words are read, and how many were not is told."""
    with open_store("sqlite://") as books:
        assert books.search(Question("word " * 50)).unread == 18
        assert books.search(Question("word " * 32)).unread == 0


def test_a_report_too_long_for_an_index_is_found_all_the_same(url: str) -> None:
    """A text with more different words than an index of PostgreSQL's holds."""
    text = " ".join(f"word{number}x" for number in range(120_000)) + " the last shell of Gusau"
    with open_store(url) as books:
        keep(books, document("huge", text))
        keep(books, document("small", "the last shell of Gusau"))
        assert names(books, "word7x gusau") == {"huge"}
        assert names(books, "gusau") == {"huge", "small"}
        assert names(books, '"last shell" -word99x') == {"small"}
        assert names(books, "word11999*") == {"huge"}
        assert names(books, '"shell last"') == set()
        (hit,) = hits(books, "word119999x")
        assert hit.snippet.marks[0].quote == "word119999x"


SCRIPTS = st.sampled_from([part for text in REPORTS.values() for part in text.split()])
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TEXTS = st.lists(SCRIPTS | ANY, min_size=1, max_size=12).map(" ".join)
OPERATORS = st.sampled_from(['"', "-", "*", "OR", "AND", "“", "”", "|", "'", "=", "(", "NOT"])
QUERIES = st.lists(
    SCRIPTS | ANY | OPERATORS | st.builds("".join, st.lists(SCRIPTS | OPERATORS, max_size=3)), max_size=6
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(TEXTS, min_size=1, max_size=4, unique=True), st.lists(QUERIES.map(" ".join), min_size=1, max_size=4))
def test_any_question_of_any_texts_is_answered_in_their_words(texts: list[str], queries: list[str]) -> None:
    """Nothing crashes, every offset quotes the text, and a text is found by each of its own words."""
    with open_store("sqlite://") as books:
        for text in texts:
            keep(books, document("t", text))
        for query in (*queries, *texts):
            for hit in hits(books, query):
                _check(hit, texts)
        for text in texts:
            for word in text.split()[:5]:
                if not word.startswith(("-", "−", "–")):
                    assert document_id(text) in {hit.document for hit in hits(books, f'"{word}"')}


def _check(hit: DocumentHit, texts: list[str]) -> None:
    (text,) = [text for text in texts if document_id(text) == hit.document]
    for span in (hit.snippet.span, *hit.snippet.marks):
        assert 0 <= span.start <= span.end <= len(text)
        assert text[span.start : span.end] == span.quote


@pytest.fixture(scope="module")
def both(server: postgres.Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """A store on each database, to put the same things into."""
    path: Path = tmp_path_factory.mktemp("both") / "day.db"
    with server.database() as address, open_store(f"sqlite:///{path}") as one, open_store(address) as other:
        yield one, other


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    texts=st.lists(TEXTS, max_size=3), queries=st.lists(QUERIES.map(" ".join), min_size=1, max_size=5), data=st.data()
)
def test_both_databases_find_the_same_in_the_same_order(
    both: tuple[Store, Store], texts: list[str], queries: list[str], data: st.DataObject
) -> None:
    """Whatever was put in so far and whatever is asked."""
    for text in texts:
        day = data.draw(st.sampled_from(["2024-05-14", "2024-05-13", None]))
        for books in both:
            keep(books, document("t", text, day))
    for query in (*queries, *(f'"{text}"' for text in texts), *(text[:9] for text in texts)):
        one, other = (books.search(Question(query, limit=50)) for books in both)
        assert one == other
