"""The words of a language that the engine treats alike, by what they do; the words stand in `lang/<xx>/word_sets.tsv`."""

from dataclasses import dataclass

from dateline.rules.tables import read_table


@dataclass(frozen=True, slots=True)
class WordSet:
    """One set (`lang/<xx>/word_sets.tsv`): lower case, lemmas where the engine asks for lemmas."""

    id: str
    words: tuple[str, ...]
    meaning: str
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class WordSets:
    """Every set, by its name; what each is for stands beside its words in the table."""

    content_marks: frozenset[str]
    relative_marks: frozenset[str]
    subject_relatives: frozenset[str]
    object_relatives: frozenset[str]
    content_nouns: frozenset[str]
    asking_words: frozenset[str]
    person_relatives: frozenset[str]
    degree_questions: frozenset[str]
    prepositional_subordinators: frozenset[str]
    circumstance_marks: frozenset[str]
    time_relatives: frozenset[str]
    clause_taking_verbs: frozenset[str]
    object_control_verbs: frozenset[str]
    object_gerund_verbs: frozenset[str]
    future_words: frozenset[str]
    conditional_marks: frozenset[str]
    inverting_conditions: frozenset[str]
    failing_verbs: frozenset[str]
    foiling_verbs: frozenset[str]
    awaiting_verbs: frozenset[str]
    modal_hedged: frozenset[str]
    modal_generic: frozenset[str]
    modal_hypothetical: frozenset[str]
    modal_planned: frozenset[str]
    denying_words: frozenset[str]
    refuting_words: frozenset[str]
    mouthpiece_nouns: frozenset[str]
    identifying_verbs: frozenset[str]
    naming_prepositions: frozenset[str]
    resuming_verbs: frozenset[str]
    tag_verbs: frozenset[str]
    notice_nouns: frozenset[str]
    source_prepositions: frozenset[str]
    quoting_verbs: frozenset[str]
    relaying_verbs: frozenset[str]
    questioning_verbs: frozenset[str]
    answering_verbs: frozenset[str]
    undenying_words: frozenset[str]
    nobody_words: frozenset[str]
    indefinite_articles: frozenset[str]
    definite_words: frozenset[str]
    possessive_words: frozenset[str]
    partitive_nouns: frozenset[str]
    partitive_prepositions: frozenset[str]
    aircraft_nouns: frozenset[str]
    he_words: frozenset[str]
    it_words: frozenset[str]
    they_words: frozenset[str]
    them_words: frozenset[str]
    group_nouns: frozenset[str]
    paper_nouns: frozenset[str]
    settlement_nouns: frozenset[str]
    speaking_things: frozenset[str]
    inverting_verbs: frozenset[str]
    proxy_nouns: frozenset[str]
    toll_verbs: frozenset[str]
    toll_nouns: frozenset[str]
    total_nouns: frozenset[str]
    including_prepositions: frozenset[str]
    preposition_ends: frozenset[str]
    intransitive_verbs: frozenset[str]
    unarmed_bodies: frozenset[str]
    toll_killed: frozenset[str]
    toll_injured: frozenset[str]
    toll_missing: frozenset[str]
    toll_displaced: frozenset[str]
    toll_abducted: frozenset[str]
    toll_detained: frozenset[str]
    toll_now: frozenset[str]
    toll_before: frozenset[str]
    origin_prepositions: frozenset[str]
    goal_prepositions: frozenset[str]
    elsewhere_prepositions: frozenset[str]
    scene_prepositions: frozenset[str]
    locative_prepositions: frozenset[str]
    agent_prepositions: frozenset[str]
    instrument_prepositions: frozenset[str]
    opponent_prepositions: frozenset[str]
    target_prepositions: frozenset[str]
    comparing_bounds: frozenset[str]
    listing_verbs: frozenset[str]
    target_nouns: frozenset[str]
    existence_words: frozenset[str]
    behind_words: frozenset[str]
    responsible_words: frozenset[str]
    part_verbs: frozenset[str]
    light_objects: frozenset[str]
    part_nouns: frozenset[str]
    joining_verbs: frozenset[str]
    attributing_verbs: frozenset[str]
    blaming_verbs: frozenset[str]
    attributing_prepositions: frozenset[str]
    clause_joiners: frozenset[str]
    suicide_words: frozenset[str]
    accident_nouns: frozenset[str]
    abbreviations: frozenset[str]
    mostly_verbs: frozenset[str]
    modifying_gerunds: frozenset[str]
    unit_nouns: frozenset[str]
    copular_verbs: frozenset[str]
    ending_verbs: frozenset[str]
    implicative_verbs: frozenset[str]
    retaking_verbs: frozenset[str]
    utterance_nouns: frozenset[str]
    claiming_verbs: frozenset[str]
    sponsoring_verbs: frozenset[str]
    motion_verbs: frozenset[str]
    simultaneous_marks: frozenset[str]
    thwarting_verbs: frozenset[str]


def load_word_sets(code: str) -> WordSets:
    """The sets of the language. Raises `TypeError` where the table and the fields differ: a test keeps them alike."""
    rows = read_table(f"lang/{code}/word_sets.tsv", WordSet)
    return WordSets(**{row.id: frozenset(row.words) for row in rows})
