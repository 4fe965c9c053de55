"""`dateline explain`: what was read, marked in the report's own words, and where a step gave up."""

import re
from pathlib import Path

from tests.cli.command import EXAMPLES, REPORT, Dateline


def explained(dateline: Dateline, folder: Path, text: str) -> str:
    """What the command prints of a text, its lines joined."""
    file = folder / "report.txt"
    file.write_text(text, encoding="utf-8")
    ran = dateline("explain", file, "--published", "2016-05-24")
    assert ran.status == 0
    return " ".join(ran.out.decode().split())


def test_every_value_is_marked_where_it_stands(dateline: Dateline, tmp_path: Path) -> None:
    """Each span is followed by its event's number and its role, so that no colour is needed."""
    shown = explained(dateline, tmp_path, REPORT)
    for mark in (
        "hit[1 trigger]",
        "bakery[1 target]",
        "Aleppo[1 place]",
        "on Monday[1 when]",
        "three[1 killed]",
        "doctor[speaker]",
    ):
        assert mark in shown


def test_without_the_marks_it_is_the_report(dateline: Dateline, tmp_path: Path) -> None:
    """Nothing of the text is lost or moved."""
    shown = explained(dateline, tmp_path, REPORT)
    assert re.sub(r"\[[^\]]*\]", "", shown).startswith(REPORT.strip())


def test_every_claim_names_its_rule_and_its_voice(dateline: Dateline, tmp_path: Path) -> None:
    """The ledger stands under the page: property, value, who says it, in which stance, by which rule."""
    shown = explained(dateline, tmp_path, REPORT)
    assert re.search(r"1 killed 3 doctor asserts rule:\S+@\d+ three", shown)


def test_silence_is_explained(dateline: Dateline, tmp_path: Path) -> None:
    """Where a sentence looks like violence and gave nothing, the step that gave up is named."""
    shown = explained(dateline, tmp_path, "The court struck down the law in May.\n\nDynamite lay in a shed.\n")
    assert "line 1, “struck”: the word is common" in shown
    assert "line 3, “Dynamite”: no word of the sentence is in the trigger tables" in shown


def test_what_the_network_added_is_said_in_one_line(dateline: Dateline, tmp_path: Path) -> None:
    """What no rule has read so is named, with its words; what rules read is not."""
    shown = explained(
        dateline, tmp_path, "Youths slashed the tyres of an army lorry in Gusau on Monday, police said.\n"
    )
    assert re.search(r"the trained network alone decided: event 1 is “slashed”, [A-Z]", shown)
    assert "alone decided" not in explained(dateline, tmp_path, "Dynamite lay in a shed.\n")


def test_a_report_in_capitals_is_shown_as_it_is_written(dateline: Dateline, tmp_path: Path) -> None:
    """The marks stand at the words of the page, not at their mixed-case reading."""
    assert "SHOT DEAD[1 trigger]" in explained(dateline, tmp_path, "GUNMEN SHOT DEAD SIX FARMERS IN GUSAU ON MONDAY.\n")


def test_hostile_text_steers_no_terminal(dateline: Dateline, tmp_path: Path) -> None:
    """Control codes and markup are printed as what they are."""
    shown = explained(dateline, tmp_path, "Gunmen \x1b[31mkilled nine [bold]men[/bold] in Gusau on Monday.\n")
    assert "\x1b" not in shown and "[bold]" in shown


def test_every_example_report_can_be_explained(dateline: Dateline) -> None:
    """No report of the examples stops the command."""
    for report in sorted(EXAMPLES.rglob("*.txt"))[:8]:
        assert dateline("explain", report).status == 0


def test_a_missing_report_is_one_line(dateline: Dateline) -> None:
    """What cannot be read is said, with the status that says so."""
    ran = dateline("explain", "nowhere.txt")
    assert ran.status in (1, 2) and ran.err.count("\n") == 1
