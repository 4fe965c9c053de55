"""Which language a text is in."""

import pytest
from tests.read.reading import document, findings

from dateline.read.language import tell_language

TEXTS = [
    ("en", "The army said that it had retaken the town and that two of its soldiers were killed on Monday."),
    ("es", "El ejército dijo que los soldados habían sido atacados por un grupo de hombres en la ciudad."),
    ("fr", "L'armée a dit que des hommes avaient attaqué la ville et que les habitants sont dans les rues."),
    ("de", "Die Armee sagte, dass sie die Stadt nach dem Angriff nicht mit den Soldaten verlassen hat."),
    ("ar", "قال الجيش إن الجنود كانوا في المدينة بعد أن وصلوا إلى الجسر مع سكان من القرية"),
    ("ru", "Армия сообщила, что в городе были убиты два солдата, и это не было в первый раз."),
    ("uk", "Армія повідомила, що в місті були вбиті два солдати, і це не було вперше за рік."),
    ("tr", "Ordu, şehirde iki asker için bir tören olduğunu ve bunun daha sonra da olarak sürdüğünü söyledi."),
    (None, "Homs Goma Kabul"),
    (None, "軍隊は月曜日に町を離れたと述べた"),
    (None, ""),
]


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_the_language_is_told(code: str | None, text: str) -> None:
    """A language is named where its commonest words are clearly ahead, else none."""
    assert tell_language(text) == code


def test_a_text_without_rules_is_still_a_document() -> None:
    """A Spanish report is kept, with a finding that nothing is read in it."""
    text = TEXTS[1][1]
    assert document(text).language == "es"
    assert "no rules for Spanish yet" in findings(text)


def test_a_line_in_another_script_says_so() -> None:
    """A line too short to tell its language by is not silently read as nothing."""
    assert "hardly in Latin letters" in findings("爆炸造成九人死亡")
