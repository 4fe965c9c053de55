"""Clauses: each noun phrase handed to its verb.

A clause is written `kind[mark] subject | verb | object | phrases`, with `be` before a passive verb and `-` for nothing.
"""

import pytest
from tests.extract.passages import sentence

from dateline.extract.syntax.types import Clause, Sentence

CLAUSES = (
    ("Gunmen killed five farmers in Zamfara.", ["main Gunmen | kill | five farmers | in Zamfara"]),
    ("Five farmers were killed by gunmen.", ["main Five farmers | be kill | - | by gunmen"]),
    (
        "Rebels attacked a base and fled.",
        ["main Rebels | attack | a base | -", "main Rebels | flee | - | -"],
    ),
    (
        "The army said rebels had fled.",
        ["main The army | say | - | -", "complement rebels | flee | - | -"],
    ),
    (
        "The army said that rebels had fled.",
        ["main The army | say | - | -", "complement[that] rebels | flee | - | -"],
    ),
    (
        "Troops, who had fled, returned.",
        ["main Troops | return | - | -", "relative[who] Troops | flee | - | -"],
    ),
    (
        "The rockets fired at Haifa killed two people.",
        ["reduced The rockets | be fire | - | at Haifa", "main The rockets | kill | two people | -"],
    ),
    (
        "Rebels attacked a base, killing six soldiers.",
        ["main Rebels | attack | a base | -", "gerund Rebels | kill | six soldiers | -"],
    ),
    (
        "Israel plans to attack Rafah.",
        ["main Israel | plan | - | -", "infinitive Israel | attack | Rafah | -"],
    ),
    (
        "The army ordered residents to leave.",
        ["main The army | order | residents | -", "infinitive residents | leave | - | -"],
    ),
    (
        "The governor accused the army of killing civilians.",
        ["main The governor | accuse | the army | -", "gerund[of] the army | kill | civilians | -"],
    ),
    (
        "After rebels fled, troops returned.",
        ["adverbial[after] rebels | flee | - | -", "main troops | return | - | -"],
    ),
    ("After the attack, troops returned.", ["main troops | return | - | after the attack"]),
    (
        "Ministry: rebels fled.",
        ["verbless Ministry | - | - | -", "main[:] rebels | flee | - | -"],
    ),
    (
        "The town that rebels had taken fell.",
        ["main The town | fall | - | -", "relative[that] rebels | take | The town | -"],
    ),
    (
        "Five nurses whom gunmen abducted returned.",
        ["main Five nurses | return | - | -", "relative[whom] gunmen | abduct | Five nurses | -"],
    ),
    ("A local rights group put the toll at nine.", ["main A local rights group | put | the toll | at nine"]),
    (
        "The Rwanda-backed M23 shelled Sake.",
        ["main The Rwanda-backed M23 | shell | Sake | -"],
    ),
    ("In the attack 14 people died.", ["main 14 people | die | - | in the attack"]),
    ("By then 40 families had left.", ["main 40 families | leave | - | by then"]),
    (
        "Six people died, among them two women, and ten were wounded.",
        ["main Six people | die | - | among them, two women", "main ten | be wound | - | -"],
    ),
    (
        "Both sides signed in June, in Havana, a truce.",
        ["main Both sides | sign | a truce | in Havana"],
    ),
    ("Kismayo, hundreds of women marched.", ["main hundreds | march | - | of women"]),
    (
        "Jets retaliated by bombing Sake.",
        ["main Jets | retaliate | - | -", "gerund[by] Jets | bomb | Sake | -"],
    ),
    (
        "Rebels torched a market and shot at vendors.",
        ["main Rebels | torch | a market | -", "main Rebels | shoot | - | at vendors"],
    ),
    ("Rebels fell in an ambush close to Goma on Monday.", ["main Rebels | fall | - | in an ambush, close Goma"]),
    ("The houses were burnt down.", ["main The houses | be burn | - | -"]),
    (
        "The claim that rebels fled is false.",
        ["main The claim | be | - | -", "complement[that] rebels | flee | - | -"],
    ),
)


def _written(told: Sentence, clause: Clause) -> str:
    def words(number: int | None) -> str:
        if number is None:
            return "-"
        phrase = told.phrases[number]
        tokens = [t.text for t in told.tokens[phrase.first : phrase.last + 1]]
        return " ".join([phrase.prep, *tokens] if phrase.prep else tokens)

    kind = f"{clause.kind}[{clause.mark}]" if clause.mark else clause.kind
    verb = "-" if clause.verb is None else "be " * clause.verb.is_passive + clause.verb.lemma
    phrases = ", ".join(words(number) for number in clause.phrases) or "-"
    return f"{kind} {words(clause.subject)} | {verb} | {words(clause.object)} | {phrases}"


@pytest.mark.parametrize(("text", "clauses"), CLAUSES)
def test_clauses(text: str, clauses: list[str]) -> None:
    """Who is the subject and the object of which verb, and what stands behind prepositions."""
    told = sentence(text)
    assert [_written(told, clause) for clause in told.clauses] == clauses


def test_parents() -> None:
    """A clause knows the one that it hangs on; a fronted one hangs on the next main clause."""
    told = sentence("After rebels fled, the army said that troops had returned.")
    assert [clause.parent for clause in told.clauses] == [1, None, 1]
