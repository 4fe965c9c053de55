"""A happening that a report only looks back on joins the old event, not the one of the day."""

import pytest

from dateline.corroborate import corroborate
from dateline.model import Block, Bounds, Document, Event, Reading, Settings
from dateline.pipeline import read_document
from dateline.rules.linking import load_linking

OLD = (
    "Savanna Wire",
    "2024-05-13",
    "A bomb exploded at the cattle market in Gusau on Monday, killing 15 people, the hospital said.",
)
DAY = (
    "Rima Radio",
    "2024-05-15",
    "Gunmen shot dead three guards at a depot in Gusau on Wednesday, residents said.",
)
DIGESTS = (
    "Gunmen killed three guards in Gusau on Wednesday after Monday's bombing that killed 15.",
    "Gunmen shot dead three guards in Gusau on Wednesday, two days after a bombing that killed 15 people.",
    "Gunmen shot dead three guards in Gusau on Wednesday. Monday's bombing at the cattle market killed 15 people.",
)


def _read(source: str, published: str, text: str) -> tuple[Document, Reading]:
    document = Document(
        f"sha256:{source}",
        source=source,
        published=published,
        language="en",
        text=text,
        blocks=(Block("paragraph", 0, len(text)),),
    )
    return document, read_document(document, Settings(engine="rules"))


def _events(digest: str) -> tuple[Event, ...]:
    told = [_read(*OLD), _read(*DAY), _read("Morning Digest", "2024-05-15", digest)]
    return corroborate(
        tuple(reading for _, reading in told), tuple(document for document, _ in told), load_linking()
    ).records


@pytest.mark.parametrize("digest", DIGESTS)
def test_background_joins_the_old_event(digest: str) -> None:
    """Of two events each is told by its own outlet and by the digest."""
    sources = sorted(sorted(event.sources) for event in _events(digest))
    assert sources == [["Morning Digest", "Rima Radio"], ["Morning Digest", "Savanna Wire"]]


@pytest.mark.parametrize("digest", DIGESTS)
def test_background_lends_no_toll(digest: str) -> None:
    """The dead of the old event are not counted to the new one."""
    tolls = {
        tuple(sorted(event.sources)): [p.shown for p in event.properties if p.name == "killed"]
        for event in _events(digest)
    }
    three, fifteen = [Bounds(3, 3)], [Bounds(15, 15)]
    assert tolls == {("Morning Digest", "Rima Radio"): three, ("Morning Digest", "Savanna Wire"): fifteen}
