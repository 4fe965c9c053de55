"""One letter for each token: closed classes from the table, open classes from the lexicon and what stands beside them.

The rules are contextual in the manner of Brill (1995), but written and not learned: the left neighbour decides first.
"""

from dateline.extract.syntax.tokens import Piece
from dateline.extract.syntax.types import Token
from dateline.model import ActorMention, PlaceMention, Quantity, TimeMention
from dateline.rules.syntax_types import Forms, SyntaxKnowledge

_SIGNS = {
    **dict.fromkeys((";", ":", "–", "—", "-", "--"), ":"),
    **dict.fromkeys(("(", "["), "("),
    **dict.fromkeys((")", "]"), ")"),
    **dict.fromkeys(("+", "&"), "c"),  # "2 police + 2 guards killed"
    ",": ",",
}
_QUOTES = frozenset('"“”„«»‟')
_NOMINAL = frozenset("DSpCA")


def tag(pieces: tuple[Piece, ...], knowledge: SyntaxKnowledge) -> tuple[Token, ...]:
    """The tokens of one sentence with their tags and lemmas."""
    capitals = _is_capitals(pieces)
    tags: list[str] = []
    for index in range(len(pieces)):
        tags.append(_tag(pieces, index, tags, (knowledge, capitals)))
    settled = _settle(pieces, tags, knowledge)
    return tuple(_token(piece, letter, knowledge) for piece, letter in zip(pieces, settled, strict=True))


def _is_capitals(pieces: tuple[Piece, ...]) -> bool:
    words = [p.text for p in pieces if p.text[:1].isalpha()]
    return len(words) > 2 and sum(w.isupper() for w in words) > 0.8 * len(words)


def _tag(pieces: tuple[Piece, ...], index: int, tags: list[str], given: tuple[SyntaxKnowledge, bool]) -> str:
    knowledge, capitals = given
    piece = pieces[index]
    if piece.mention is not None:
        return _mention_tag(piece)
    if not (piece.text[0].isalnum() or piece.text[0] in "'’"):
        return '"' if piece.text in _QUOTES else _SIGNS.get(piece.text, "." if piece.text in ".!?…..." else "?")
    lower = piece.lower
    if knowledge.closed.get(lower) == "pb":  # 's: of, or is
        return "b" if tags and tags[-1] in "Ow" else "p"
    if lower in ("'", "’"):
        return "p" if index and pieces[index - 1].text.endswith("s") else '"'
    if piece.text[0].isdigit():
        return "C"
    return _word_tag(pieces, index, tags, (knowledge, capitals, lower))


def _mention_tag(piece: Piece) -> str:
    if isinstance(piece.mention, Quantity):
        return "C"
    return "Y" if isinstance(piece.mention, TimeMention) else "R"


def _word_tag(pieces: tuple[Piece, ...], index: int, tags: list[str], given: tuple[SyntaxKnowledge, bool, str]) -> str:
    knowledge, capitals, lower = given
    text, opens = pieces[index].text, not tags or tags[-1] in '.":?'
    is_acronym = text.isupper() and len(text) > 1 and not capitals
    closed = None if is_acronym else knowledge.closed.get(lower)
    if closed and tags and tags[-1] == "I" and pieces[index - 1].lower in knowledge.sets.near_words:
        return "B"  # "close to": one preposition
    if closed:
        return _closed_tag(closed, pieces, index, knowledge)
    if lower in knowledge.sets.limiting_words and tags and tags[-1] in "DSp":
        return "A"  # "the village's only pump"
    if not capitals and _is_article_name(text, knowledge):
        return "R"
    if index and f"{pieces[index - 1].lower} {lower}" in knowledge.sets.preposition_ends:
        return "I"
    if lower in knowledge.sets.near_words and tags and tags[-1] in "NPRY)" and _is_next_to(pieces, index):
        return "I"
    forms = knowledge.forms(lower)
    if text[0].isupper() and _is_hung(text, knowledge):
        return "A"  # "Rwanda-backed", "Gao-based"
    if text[0].isupper() and not capitals and (not opens or is_acronym or _is_name(forms, pieces, index)):
        return "A" if not is_acronym and forms.is_adjective and not forms.noun and not forms.verb else "R"
    if tags and tags[-1] == "I" and _takes_plural(pieces, index, forms, knowledge):
        return "g"
    if tags and tags[-1] == "C" and "VBD" in forms.verb_tags and forms.verb in knowledge.sets.intransitive_verbs:
        return "d"  # "nine died", but "nine killed" have been
    if lower in knowledge.sets.captive_nouns and tags and tags[-1] in "NPRO" and _is_taken(pieces, tags, knowledge):
        return "B"  # "took nine shoppers hostage": what they become, and no part of the phrase
    letter = _open_tag(forms, tags, _next_letter(pieces, index, knowledge), lower in knowledge.sets.mostly_verbs)
    return "P" if letter == "N" and forms.is_plural else letter


def _is_article_name(text: str, knowledge: SyntaxKnowledge) -> bool:
    """Whether a small article hangs before a name: "al-Jubouri"."""
    article, _, name = text.partition("-")
    return article in knowledge.sets.name_articles and name[:1].isupper()


def _is_taken(pieces: tuple[Piece, ...], tags: list[str], knowledge: SyntaxKnowledge) -> bool:
    """Whether the last verb so far is one that makes captives."""
    last = next((n for n in range(len(tags) - 1, -1, -1) if tags[n] in "vzdeng"), None)
    return last is not None and knowledge.forms(pieces[last].lower).verb in knowledge.sets.captor_verbs


def _is_next_to(pieces: tuple[Piece, ...], index: int) -> bool:
    return index + 1 < len(pieces) and pieces[index + 1].lower == "to"


def _is_hung(text: str, knowledge: SyntaxKnowledge) -> bool:
    """Whether a participle hangs on a name: it says what is done to something by, from or for whom it names."""
    name, _, last = text.rpartition("-")
    return bool(name) and last.islower() and bool(knowledge.forms(last).verb_tags & {"VBN", "VBD"})


def _is_name(forms: Forms, pieces: tuple[Piece, ...], index: int) -> bool:
    """Whether the capitalised word that opens a sentence is a name: no known form of a common word."""
    known = forms.verb or forms.noun or forms.is_adjective or forms.is_adverb
    guessed = forms.noun == pieces[index].lower and not forms.verb and not forms.is_plural
    return not known or (guessed and index + 1 < len(pieces) and pieces[index + 1].text[:1].isupper())


def _closed_tag(closed: str, pieces: tuple[Piece, ...], index: int, knowledge: SyntaxKnowledge) -> str:
    """The tag of a function word; where the table gives several letters, what follows decides."""
    if len(closed) == 1:
        return closed
    following = _next_letter(pieces, index, knowledge)
    if closed == "tI":  # to: before a verb, or a preposition
        return "t" if following in "vbho" else "I"
    if closed == "SO":  # her: before a noun, or alone
        return "S" if following in "NPRAC" else "O"
    return _that(pieces, index, knowledge)


def _that(pieces: tuple[Piece, ...], index: int, knowledge: SyntaxKnowledge) -> str:
    """`that` as a determiner before a singular noun, a relative before a verb, else a subordinator."""
    following = _next_letter(pieces, index, knowledge)
    forms = knowledge.forms(pieces[index + 1].lower) if index + 1 < len(pieces) else None
    if index + 1 < len(pieces) and pieces[index + 1].lower in knowledge.sets.one_words:
        return "s"  # "said that one man …"
    if following in ("N", "v") and forms and forms.noun and not forms.verb_tags & {"VBD", "VBZ"}:
        return "s" if forms.is_plural else "D"
    return "w" if following in ("V", "v", "b", "h", "m", "o") else "s"


def _next_letter(pieces: tuple[Piece, ...], index: int, knowledge: SyntaxKnowledge) -> str:
    """What the next word can be, roughly: a closed tag, N, A, V (only a verb), v (a base form), T, R, C, Y, or a sign."""
    if index + 1 >= len(pieces):
        return "."
    piece = pieces[index + 1]
    if piece.mention is not None:
        return _mention_tag(piece)
    lower = piece.lower
    if knowledge.closed.get(lower) == "swD":  # that: T where it opens what is said
        return "T" if _that(pieces, index + 1, knowledge) == "s" else "s"
    if lower in knowledge.closed:
        return knowledge.closed[lower][0]
    if not piece.text[0].isalnum():
        return _SIGNS.get(piece.text, ".")
    if piece.text[0].isdigit():
        return "C"
    forms = knowledge.forms(lower)
    if "VB" in forms.verb_tags:
        return "v" if not (forms.is_plural or piece.text[0].isupper()) else "N"
    if piece.text[0].isupper():
        return "R"
    if forms.noun:
        return "N"
    return "A" if forms.is_adjective else "V" if forms.verb else "B"


def _takes_plural(pieces: tuple[Piece, ...], index: int, forms: Forms, knowledge: SyntaxKnowledge) -> bool:
    """Whether an -ing form has the plural after it for its object: "of killing civilians", but "in training camps"."""
    if "VBG" not in forms.verb_tags or index + 1 >= len(pieces) or pieces[index + 1].mention is not None:
        return False
    after = knowledge.forms(pieces[index + 1].lower)
    is_object = after.noun is not None and after.is_plural and pieces[index + 1].text[0].islower()
    return is_object and pieces[index].lower not in knowledge.sets.modifying_gerunds


def _open_tag(forms: Forms, tags: list[str], following: str, mostly_verb: bool) -> str:
    left = _left(tags)
    if tags and tags[-1] == "b" and forms.is_adverb and following in "Vv":
        return "B"  # "was last bombed"
    if left in "mto" and "VB" in forms.verb_tags:
        return "v"
    if left in "bh" and tags[-1] != "D" and forms.verb_tags & {"VBN", "VBG"}:
        return "n" if "VBN" in forms.verb_tags else "g" if left == "b" else "n"
    if left in "bh" and tags[-1] not in "DC" and "VBD" in forms.verb_tags and not forms.noun and not forms.is_adjective:
        return "n"  # "were burnt", "has went"
    if left in _NOMINAL:
        return _in_noun_phrase(forms, left, following)
    if left in "OwNPRY)":
        return _after_noun(forms, tags, following, mostly_verb)
    is_bare = left == "," and "VBZ" in forms.verb_tags and not set(tags) & set("vzdbhm")
    if is_bare and following in "DSO":
        return "z"  # "the general, a veteran, doubts the claim"
    if left == "c" and following == "I" and "VBD" in forms.verb_tags and set(tags) & set("de"):
        return _verb_letter(forms)  # "set fire to the market and shot at …"
    return _elsewhere(forms, left, following)


def _left(tags: list[str]) -> str:
    """The tag to the left, adverbs and negations passed over, also between commas: "the office, meanwhile, reports"."""
    at = len(tags) - 1
    while at >= 0:
        if tags[at] == "," and tags[max(0, at - 2) : at] == [",", "B"]:
            at -= 3
        elif tags[at] in "Bx":
            at -= 1
        else:
            return tags[at]
    return "."


def _in_noun_phrase(forms: Forms, left: str, following: str) -> str:
    nounish = following in "NPRA" or (following == "v" and not forms.noun)
    if forms.verb_tags & {"VBN", "VBG"} and not forms.noun:
        if left == "C" and following in "bhm" and "VBN" in forms.verb_tags:
            return "P"  # "eleven wounded had been brought in"
        if following in "NPRA" or (following == "v" and left != "D"):
            return "A"
        if "VBG" in forms.verb_tags:
            return "N"
        return "n" if left == "C" else "N"
    if forms.is_adjective and (nounish or not forms.noun):
        return "A"
    if forms.noun:
        return "N"
    return _verb_letter(forms) or ("B" if forms.is_adverb else "N")


def _after_noun(forms: Forms, tags: list[str], following: str, mostly_verb: bool) -> str:
    letter = _verb_letter(forms)

    if not letter:
        return "A" if forms.is_adjective and not forms.noun else "B" if forms.is_adverb and not forms.noun else "N"
    if forms.noun and forms.is_plural and tags[-1] == "w" and following in "bhmV":
        return "N"  # "which rebels had taken"
    if not forms.noun or mostly_verb or tags[-1] in "Ow":
        return letter
    if letter in "den" and not forms.is_plural:
        return letter
    if letter == "v" and tags[-1] == "N" and following == "R":
        return "N"  # one thing does not take a base form: "the monitoring group"
    if letter == "v" and _left(tags) == "P":  # plural nouns seldom modify: "fighters return"
        return letter
    if letter == "z" and following == "V" and tags[-1] in "NR" and "w" in tags:
        return "N"  # "who wore army fatigues abducted"
    if letter == "z" and following == "t" and tags[-1] == "R":  # "Israel plans to …"
        return letter
    if letter == "v" and tags[-1] == "R" and "D" in tags[-3:-1] and "c" not in tags[-3:]:
        return "N"  # one thing does not take a base form: "the Palmerola base who"
    if letter == "z" and tags[-2:] == ["I", "N"]:
        return "N"  # "according to radio reports 12 soldiers were hurt"
    opens_object = following in "DSOCRT" or following == "w"
    return letter if opens_object and tags[-1] != "p" else "N"


def _elsewhere(forms: Forms, left: str, following: str) -> str:
    if left == "I" and following in "NPRA" and "VBN" in forms.verb_tags and not forms.noun:
        return "A"  # "attacks on displaced families"
    if forms.noun and following in "Vbhm":
        return "N"  # "shelling killed two"
    if left == "I" and following in "bhm" and "VBN" in forms.verb_tags:
        return "P"  # "the number of injured has risen"
    if "VBG" in forms.verb_tags and (not forms.noun or left in ",c" or following in "DSCRO"):
        return "g"
    if forms.verb_tags & {"VBD", "VBN"} and (not forms.noun or following in "DSOCR"):
        is_attribute = following in "NPAR" and left in 'I.,c:"' and "VBN" in forms.verb_tags
        return "A" if is_attribute and (forms.is_adjective or left == ".") else _verb_letter(forms)
    if forms.is_adjective and (following in "NPRA" or not forms.noun):
        return "A"
    if forms.is_adverb and not forms.noun:
        return "B"
    return "N" if forms.noun else _verb_letter(forms) or "N"


def _verb_letter(forms: Forms) -> str:
    """D past, n participle, e either (killed, fired), z, g, v; empty where the form is no verb."""
    if {"VBD", "VBN"} <= forms.verb_tags:
        return "e"
    letters = (("VBD", "d"), ("VBN", "n"), ("VBZ", "z"), ("VBG", "g"), ("VB", "v"), ("VBP", "v"))
    return next((letter for name, letter in letters if name in forms.verb_tags), "")


def _settle(pieces: tuple[Piece, ...], tags: list[str], knowledge: SyntaxKnowledge) -> list[str]:
    """Second pass: a form that can be past or participle is a participle before `by`, and a past after a pronoun."""
    settled = list(tags)
    for index, letter in enumerate(tags):
        if letter != "e":
            continue
        left = _left(tags[:index])
        before_by = index + 1 < len(pieces) and pieces[index + 1].lower in knowledge.sets.agent_prepositions
        if left in "Ow":
            settled[index] = "d"
        elif before_by and tags[index + 2 : index + 3] != ["g"]:  # "answered by shelling …"
            settled[index] = "d" if _is_said_by(pieces, tags, index, knowledge) else "n"
    return settled


def _is_said_by(pieces: tuple[Piece, ...], tags: list[str], at: int, knowledge: SyntaxKnowledge) -> bool:
    """Whether a verb of saying stands before a bare means of it, and nobody who does it: "said by telephone"."""
    after, sets = at + 2, knowledge.sets
    is_means = after < len(pieces) and tags[after] in "NP" and pieces[after].lower in sets.means_nouns
    return is_means and knowledge.forms(pieces[at].lower).verb in sets.clause_taking_verbs


def _token(piece: Piece, letter: str, knowledge: SyntaxKnowledge) -> Token:
    lemma = _lemma(piece.lower, letter, knowledge)
    if piece.mention is None:
        return Token(piece.start, piece.end, piece.text, piece.lower, letter, lemma)
    readings = (piece.mention, piece.second)
    return Token(
        piece.start,
        piece.end,
        piece.text,
        piece.lower,
        letter,
        lemma,
        actor=next((m for m in readings if isinstance(m, ActorMention)), None),
        place=next((m for m in readings if isinstance(m, PlaceMention)), None),
        quantity=next((m for m in readings if isinstance(m, Quantity)), None),
        time=next((m for m in readings if isinstance(m, TimeMention)), None),
    )


def _lemma(lower: str, letter: str, knowledge: SyntaxKnowledge) -> str:
    if letter in "bho":
        return {"b": "be", "h": "have", "o": "do"}[letter]
    if letter not in "vzdengNPAR":
        return lower
    forms = knowledge.forms(lower)
    if letter in "vzdeng":
        return forms.verb or lower
    return (forms.noun or lower) if letter in "NP" else lower
