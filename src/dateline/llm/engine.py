"""The engine `llm`: passages to the model, its answers to claims, what Dateline knows itself to everything else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from threading import Lock

from dateline import __version__
from dateline.codec import project
from dateline.extract.persons import without_private_doers
from dateline.extract.truecase import as_written
from dateline.extract.withhold import withheld
from dateline.llm.align import Page
from dateline.llm.answer import Parsed, parse
from dateline.llm.cache import Answer, Cache, key_of, user_folder
from dateline.llm.ground import Desk, Happening, ground
from dateline.llm.known import Known, know
from dateline.llm.meter import Meter
from dateline.llm.passages import passages_of
from dateline.llm.prompt import VERSION, Message, answer_schema, messages_for
from dateline.llm.server import Server, server_of
from dateline.llm.shows import contests_of, mention_of
from dateline.llm.told import told_of
from dateline.model import (
    DateValue,
    Document,
    DocumentHead,
    Finding,
    Reading,
    Result,
    Settings,
    UnreadError,
    UsageError,
    Version,
)
from dateline.pipeline import RulesEngine
from dateline.read.assemble import document_id
from dateline.rules.fingerprint import rules_version
from dateline.rules.load import Rules

_MOST_FINDINGS = 100  # of one report
_TRIES = 2  # at an answer that can be used

Ask = Callable[[list[Message]], Answer]
Passage = tuple[int, int]


class LlmEngine:
    """Reads with a language model that the user names: `--llm-url`, `--llm-model`."""

    def read(self, document: Document, settings: Settings) -> Reading:
        """What the model reads in one document. Raises `UsageError`, `UnreadError`."""
        with self.session(settings, lambda line: None) as session:
            return session.read(document, settings)

    def version(self, settings: Settings) -> Version:
        """What the store keeps a reading under: another model, or another question, is another reader."""
        model = settings.llm.model or ""
        return Version(f"{origin_of(model)}/{__version__}", rules_version(), model)

    @contextmanager
    def session(self, settings: Settings, tell: Callable[[str], None]) -> Iterator["Session"]:
        """What reads the documents of one run; nothing is sent before the first. The cost is told at the end."""
        server = server_of(settings.llm)
        cache = Cache(Path(settings.llm.cache).expanduser() if settings.llm.cache else user_folder())
        rules = RulesEngine()
        meter = Meter(settings.llm.budget, settings.llm.price)
        with _connected(server, meter, rules.extractor.rules) as ask:
            try:
                yield Session(rules, Interview(ask, cache, meter, server.model))
            finally:
                tell(meter.line())


def origin_of(model: str) -> str:
    """What a claim of the model gives as its origin.

    >>> origin_of("qwen3-8b")
    'llm:qwen3-8b@1'
    """
    return f"llm:{model}@{VERSION}"


@contextmanager
def _connected(server: Server, meter: Meter, rules: Rules) -> Iterator[Ask]:
    """What asks the server. Raises `UsageError` where the package that speaks to it is not installed."""
    try:
        from dateline.llm.client import Client
        from dateline.llm.transport import Transport
    except ModuleNotFoundError as error:
        raise UsageError(
            f"The engine 'llm' needs the package {error.name}; install it with: pip install 'dateline[llm]'"
        ) from error
    transport = Transport(server)
    try:
        yield Client(transport, server, meter, answer_schema(rules.types)).ask
    finally:
        transport.close()


@dataclass(frozen=True, slots=True, eq=False)
class Interview:
    """Asks the model for the events of a passage, unless it has answered before."""

    ask: Ask
    cache: Cache
    meter: Meter
    model: str

    def about(self, messages: list[Message]) -> tuple[Parsed | None, tuple[Finding, ...]]:
        """The events as the model wrote them; None where none of its answers can be used."""
        key = key_of([VERSION, self.model, *chain.from_iterable(message.values() for message in messages)])
        kept = self.cache.get(key)
        for answer in kept.records:
            if (parsed := parse(answer.text)) is not None:
                self.meter.add("hits")
                return parsed, ()
        answer, parsed = self._answered(messages)
        unkept = self.cache.put(key, answer) if parsed is not None and (answer.is_full or not parsed.is_cut) else ()
        return parsed, (*kept.findings, *unkept)

    def _answered(self, messages: list[Message]) -> tuple[Answer, Parsed | None]:
        """The last answer and what is in it; asked again where it cannot be used or breaks off."""
        for attempt in range(_TRIES):
            self.meter.add("retries", int(attempt > 0))
            answer = self.ask(messages)
            parsed = parse(answer.text)
            if answer.is_full or (parsed is not None and not parsed.is_cut):
                break
        return answer, parsed


@dataclass(frozen=True, slots=True)
class Heard:
    """What the model told of one passage."""

    passage: Passage
    parsed: Parsed | None
    findings: tuple[Finding, ...]


class Session:
    """The engine during one run; its threads wait for the server together and for Dateline's own work in turn."""

    def __init__(self, rules: RulesEngine, interview: Interview) -> None:
        self._rules, self._interview = rules, interview
        self._lock = Lock()

    def read(self, document: Document, settings: Settings) -> Reading:
        """What the model reads in one document. Raises `UnreadError` where it gives no answer that can be used."""
        types = self._rules.extractor.rules.types
        with self._lock:
            own = self._rules.read(document, settings)
            known = know(document, settings, self._rules.extractor.rules)
        # what is withheld is withheld from the server too; every offset stays what it was
        text = withheld(document, own, document_id)[0].text if settings.withhold_names else document.text
        heard = []
        for start, end in passages_of(text):
            if text[start:end].strip():
                heard.append(Heard((start, end), *self._interview.about(messages_for(text[start:end], types))))
        if heard and all(one.parsed is None for one in heard):
            raise UnreadError("the model's answer is not the JSON that it was asked for; another model may do better.")
        with self._lock:
            return as_written(self._reading(heard, own, known, text), document.text)

    def _reading(self, heard: list[Heard], own: Reading, known: Result[Known], text: str) -> Reading:
        """The model's events and claims; persons and quotations are Dateline's own."""
        (seen,) = known.records
        types = self._rules.extractor.rules.types
        event_type = {name: kind.event_type for name, kind in types.items()}
        findings = list(known.findings)
        happenings: dict[str, Happening] = {}
        previous: DateValue | None = None
        for one in heard:
            desk = Desk(Page(seen.document.text, one.passage, text), seen, origin_of(self._interview.model), event_type)
            found = _happenings(one, previous, desk)
            findings += found.findings
            happenings |= {happening.id: happening for happening in found.records}
        told = sorted(happenings.values(), key=lambda happening: (happening.trigger, happening.id))
        show = partial(without_private_doers, persons=own.persons)
        return Reading(
            project(seen.document, DocumentHead),
            tuple(show(mention_of(h, event_type[h.told.sub_event_type])) for h in told),
            tuple(bound.claim for h in told for bound in h.bound),
            tuple(contest for h in told for contest in contests_of(h)),
            own.quotations,
            _not_too_many(findings),
            own.persons,
        )


def _happenings(heard: Heard, previous: DateValue | None, desk: Desk) -> Result[Happening]:
    """What the model told of one passage, bound to it; what is odd about the answer is a finding."""
    if heard.parsed is None:
        where = f"characters {heard.passage[0]:,} to {heard.passage[1]:,}"
        return Result((), (*heard.findings, Finding("extract", f"The model gave no usable answer for {where}.")))
    cut = (Finding("extract", "The model's answer breaks off; what came before is taken."),) * heard.parsed.is_cut
    told = told_of(heard.parsed.items, desk.event_type)
    bound = ground(told.records, previous, desk)
    return Result(bound.records, (*heard.findings, *cut, *told.findings, *bound.findings))


def _not_too_many(findings: list[Finding]) -> tuple[Finding, ...]:
    """Each finding once, and of very many the first."""
    unique = tuple(dict.fromkeys(findings))
    if len(unique) <= _MOST_FINDINGS:
        return unique
    rest = len(unique) - _MOST_FINDINGS
    return (*unique[:_MOST_FINDINGS], Finding("extract", f"{rest} more findings are left out."))
