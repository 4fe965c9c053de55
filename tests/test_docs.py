"""The documentation is true: commands are documented and run, examples print what is shown, links lead somewhere."""

import doctest
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import typer

from dateline.cli import EXIT_CODES, app, main
from dateline.corroborate import read_ratings
from dateline.model import Settings
from dateline.model.reading import Certainty, Grounding, Modality, Polarity, Stance
from dateline.model.values import Measure, Role
from dateline.pipeline import corroborate_store, ingest
from dateline.store import Store, open_store

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("plans/*.md")])
FENCE = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def _text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def _blocks(page: str, kind: str) -> list[str]:
    return [body for found, _, body in FENCE.findall(_text(page)) if found == kind]


def _commands(page: str) -> list[list[str]]:
    """The dateline commands that a page shows after a dollar sign, without pipes and redirections."""
    lines = [line[2:] for block in _blocks(page, "console") for line in block.splitlines() if line.startswith("$ ")]
    return [shlex.split(line) for line in lines if line.startswith("dateline ")]


def _all_commands() -> Iterator[tuple[str, Any]]:
    """Every command with its full name, those of groups too."""
    waiting: list[tuple[str, Any]] = [("dateline", typer.main.get_command(app))]
    while waiting:
        name, command = waiting.pop()
        yield name, command
        waiting += [(f"{name} {child}", found) for child, found in getattr(command, "commands", {}).items()]


# ---- commands
COMMANDS: list[tuple[str, Any]] = list(_all_commands())


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_every_command_and_option_is_documented(name: str, command: Any) -> None:
    """The page on the commands names each of them with each of its options."""
    page = _text("docs/cli.md")
    assert f"{name}" in page
    names = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    assert not {option for option in names - {"--help"} if f"{option}" not in page}


def test_the_documented_exit_statuses_are_the_real_ones() -> None:
    """The table of statuses on the page is that of the program."""
    rows = re.findall(r"^\| (\d+) \| ([^|]+) \|$", _text("docs/cli.md"), re.MULTILINE)
    assert {int(code) for code, _ in rows} == set(EXIT_CODES)
    assert all(meaning.startswith(EXIT_CODES[int(code)]) for code, meaning in rows)


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the README's paths lead to the examples."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_of_the_readme_run(workplace: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Typed one after the other, the README's commands do what they say."""
    commands = _commands("README.md")
    assert len(commands) >= 5
    for command in commands:
        assert main(command[1:]) == 0, command
    assert (workplace / "brief.html").is_file()
    assert capfdbinary.readouterr().out


def test_the_commands_that_the_demonstration_recommends_run(
    workplace: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The commands printed at the end of `make demo` work on what it made, and the README shows these."""
    shown = re.findall(r"^  \.venv/bin/(dateline .+)$", _text("README.md"), re.MULTILINE)
    makefile = _text("Makefile").replace("$(BIN)", ".venv/bin").replace("$(DB)", "sqlite:///demo/dateline.db")
    assert shown == re.findall(r'^\t@echo "  \.venv/bin/(dateline .+)"$', makefile, re.MULTILINE)
    assert len(shown) == 3
    (workplace / "demo").mkdir()
    assert main(["ingest", "examples/sudan", "examples/ukraine", "--db", "sqlite:///demo/dateline.db"]) == 0
    for command in shown:
        assert main(shlex.split(command)[1:]) == 0, command
    assert b"Kharkiv" not in capfdbinary.readouterr().err


def test_the_readme_counts_the_examples() -> None:
    """The number of reports that the README's demonstration reads is that of the folders that the demonstration names."""
    (call,) = re.findall(r"/dateline ingest (.+) --db", _text("Makefile"))
    read = [file for folder in call.split() for file in ROOT.glob(f"{folder}/*")]
    lines = [file for file in read if file.suffix == ".jsonl" for _ in file.read_text().splitlines()]
    files = [file for file in read if file.suffix != ".jsonl"]
    assert f"\n{len(files) + len(lines)} new reports, 0 known before; " in _text("README.md")


# ---- examples
def test_the_library_example_prints_what_it_shows(workplace: Path) -> None:
    """The README's lines of Python give the output below them."""
    (block,) = _blocks("README.md", "python")
    assert len([line for line in block.splitlines() if line.startswith((">>>", "..."))]) <= 10
    test = doctest.DocTestParser().get_doctest(block, {}, "README.md", "README.md", 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_the_contracts_example_is_what_is_printed(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Every value of the example in the page on the contract is in what `extract` prints for its report."""
    (report,), (shown,) = _blocks("docs/contract.md", "text"), _blocks("docs/contract.md", "json")
    file = tmp_path / "report.txt"
    file.write_text(report, encoding="utf-8")
    assert main(["extract", str(file), "--format", "json"]) == 0
    assert _is_within(json.loads(shown), json.loads(capsysbinary.readouterr().out))


def test_the_list_of_sources_on_the_page_is_one() -> None:
    """The list that the page on the books shows is read, with every name and domain in it."""
    block = next(block for block in _blocks("docs/books.md", "text") if block.startswith("name"))
    ratings = read_ratings(block, "list.tsv")
    assert set(ratings.by_name) == {"coast wire", "cw", "gusau post", "omar dikko"}
    assert set(ratings.by_domain) == {"coastwire.example"}


def _is_within(shown: Any, printed: Any) -> bool:
    """Whether everything shown is printed: each key of an object, each element of a list."""
    if isinstance(shown, dict):
        return isinstance(printed, dict) and all(_is_within(value, printed.get(key)) for key, value in shown.items())
    if isinstance(shown, list) and shown:
        return all(any(_is_within(part, whole) for whole in printed) for part in shown)
    return bool(shown == printed)


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of Dateline to which the rows shown in the page on extending are added."""
    folder = tmp_path_factory.mktemp("extended")
    shutil.copytree(ROOT / "src" / "dateline", folder / "dateline", ignore=shutil.ignore_patterns("__pycache__"))
    for kind, file, rows in FENCE.findall(_text("docs/extending.md")):
        if kind == "tsv":
            table = folder / "dateline" / "rules" / file
            table.parent.mkdir(exist_ok=True)
            with table.open("a", encoding="utf-8") as stream:
                stream.write(rows)
    return folder


def _read_with(extended: Path, text: str) -> dict[str, Any]:
    ran = subprocess.run(
        [sys.executable, "-c", "from dateline.cli import main; main(['extract', '-', '--published', '2016-05-24'])"],
        input=text.encode(),
        env={**os.environ, "PYTHONPATH": str(extended)},
        capture_output=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_a_trigger_and_an_actor_are_added_by_a_row_each(extended: Path) -> None:
    """With the rows of the page in place, its trigger makes an event and its actor takes part in it."""
    text = "UKG fighters peppered the checkpoint on Monday.\n"
    (mention,) = _read_with(extended, text)["event_mentions"]
    assert mention["trigger"]["quote"] == "peppered"
    assert mention["sub_event_type"] == "Shelling/artillery/missile attack"
    roles = {argument["role"]: argument for argument in mention["arguments"]}
    assert roles["perpetrator"]["entity_id"] == "actor:upper-karsa-guard"
    assert roles["target"]["name"] == "checkpoint"


def test_a_language_is_told_by_its_commonest_words(extended: Path) -> None:
    """With the rows of the page in place, a report in Italian is known as one, and said to have no rules."""
    text = "I medici hanno detto che due bambini sono morti nella notte dopo il crollo della scuola di via Roma.\n"
    reading = _read_with(extended, text)
    assert reading["document"]["language"] == "it"
    assert "There are no rules for Italian yet" in json.dumps(reading["findings"])


@pytest.fixture
def books(tmp_path: Path) -> Store:
    """A store with the reports of one war."""
    store = open_store(f"sqlite:///{tmp_path / 'books.db'}")
    list(ingest([str(ROOT / "examples" / "ukraine")], store, Settings()))
    corroborate_store(store)
    return store


def test_the_exporter_of_the_page_works(books: Store) -> None:
    """The function in the page on extending writes one line of JSON for each event."""
    (block,) = _blocks("docs/extending.md", "python")
    made: dict[str, Any] = {}
    exec(block, made)
    readings = {reading.document.id: reading for reading in books.readings()}
    lines = made["to_jsonl"](books.events(), readings).decode().splitlines()
    assert len(lines) > 5
    assert all(json.loads(line)["id"].startswith("event:") for line in lines)


# ---- pages
@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    """Every link to a file or a heading of the repository has a target."""
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        path, _, heading = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not heading or heading in _headings(target), link


def _headings(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("words", [Role, Measure, Modality, Polarity, Stance, Certainty, Grounding])
def test_the_words_of_the_contract_are_in_the_glossary(words: Any) -> None:
    """Every role, measure, modality, polarity, stance, certainty and grounding stands in the glossary."""
    glossary = _text("docs/glossary.md")
    assert not [word for word in get_args(words) if word not in glossary and word.removesuffix("s") not in glossary]


def test_the_screenshot_is_small() -> None:
    """The picture in the README loads at once."""
    assert (ROOT / "docs/images/brief.png").stat().st_size < 400_000
