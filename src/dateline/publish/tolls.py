"""The table of who says how many: one row for each count by each voice."""

from collections.abc import Iterator

from dateline.model import Bounds, Event
from dateline.publish.brief import TollRow
from dateline.publish.facts import MEASURES, Press
from dateline.publish.grading import grade_words
from dateline.publish.ledger import Said


def toll_rows(event: Event, press: Press) -> Iterator[TollRow]:
    """The rows of one event, measure by measure; none where the event cannot be cited."""
    label = press.label(event)
    for measure in MEASURES if label else ():
        for row in press.ledger.said(event, measure):
            if label and isinstance(row.value, Bounds):
                yield TollRow(
                    event=event.id,
                    label=label,
                    outlet=press.outlet(row, is_listed=True),
                    speaker=_speaker(row, press),
                    measure=measure,
                    figure=row.value,
                    words=press.wording.figure(row.value),
                    of=press.of_whom(row),
                    stance=row.stance,
                    superseded=row.superseded,
                    grade=grade_words(row, press),
                    citation=row.citation,
                )


def _speaker(row: Said, press: Press) -> str | None:
    if not row.voice.speaker:
        return None
    name, letter = press.redactor.shown(row.voice.speaker, "speaker"), row.voice.speaker_reliability
    return press.wording.phrase("voice.rated", source=name, letter=letter) if letter else name
