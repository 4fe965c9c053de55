"""Datelines of the world's styles, and sentences and headlines that only look like one."""

import pytest

from dateline.read.dateline import read_dateline
from dateline.rules.lang.en.header import header_knowledge

KNOW = header_knowledge()
Day = tuple[int | None, int, int] | None

# line with ¦ at the dateline's end, place, agency, author, (year, month, day)
DATELINES: list[tuple[str, str | None, str | None, str | None, Day]] = [
    ("EASTERN DELTA (SYRIA) – May 24 – By Ana Ruiz – riverpost – ¦The council met.",
     "EASTERN DELTA (SYRIA)", "riverpost", "Ana Ruiz", (None, 5, 24)),
    ("MAKURDI, Nigeria, Aug 10 (Lake Wire) - ¦Gunmen attacked.", "MAKURDI, Nigeria", "Lake Wire", None, (None, 8, 10)),
    ("URUAPAN, Michoacán, 16 May. – ¦Five soldiers died.", "URUAPAN, Michoacán", None, None, (None, 5, 16)),
    ("KYIV (Reuters) - ¦Missiles hit a depot.", "KYIV", "Reuters", None, None),
    ("BEIRUT, Nov. 6 (AP) — ¦Jets bombed the city.", "BEIRUT", "AP", None, (None, 11, 6)),
    ("GOMA, DR Congo — ¦Rebels took the town.", "GOMA, DR Congo", None, None, None),
    ("Goma, DR Congo – ¦Rebels took the town.", "Goma, DR Congo", None, None, None),
    ("Port-au-Prince, 3 March 2024 (AlterPresse) -- ¦Gangs stormed a prison.",
     "Port-au-Prince", "AlterPresse", None, (2024, 3, 3)),
    ("SAN SALVADOR, 19 AUG 89 (DOMESTIC SERVICE) -- [TEXT] ¦GUERRILLAS ATTACKED A POST.",
     "SAN SALVADOR", "DOMESTIC SERVICE", None, (1989, 8, 19)),
    ("BOGOTA, 3 APR 90 (RADIO CADENA 1) -- [REPORT] [PEDRO GOMEZ] ¦A BOMB WENT OFF.",
     "BOGOTA", "RADIO CADENA 1", None, (1990, 4, 3)),
    ("MOSCOW, March 5. /TASS/. ¦Troops entered the town.", "MOSCOW", "TASS", None, (None, 3, 5)),
    ("Moscow. 5 March. INTERFAX.RU - ¦Troops entered the town.", "Moscow", "INTERFAX.RU", None, (None, 3, 5)),
    ("KABUL, June 5 (Xinhua) -- ¦At least five people died.", "KABUL", "Xinhua", None, (None, 6, 5)),
    ("(Beirut) – ¦Forces shelled the market, a rights group said in a statement on Tuesday morning.",
     "Beirut", None, None, None),
    ("(New York, June 5, 2023) – ¦Armed men burned villages.", "New York", None, None, (2023, 6, 5)),
    ("GENEVA/KABUL, 5 June 2023 – ¦Fighting displaced 300 families.", "GENEVA/KABUL", None, None, (2023, 6, 5)),
    ("Kabul, Afghanistan | AFP | Friday 5 June 2023¦", "Kabul, Afghanistan", "AFP", None, (2023, 6, 5)),
    ("Kabul, 5 June 2023¦", "Kabul", None, None, (2023, 6, 5)),
    ("June 5, 2023 (KHARTOUM) – ¦The army shelled the market.", "KHARTOUM", None, None, (2023, 6, 5)),
    ("5 June 2023, Kabul – ¦A bomb went off.", "Kabul", None, None, (2023, 6, 5)),
    ("PESHAWAR: ¦At least five people were killed when a bomb went off in a market.", "PESHAWAR", None, None, None),
    ("Kabul [Afghanistan], June 5 (ANI): ¦Five people were killed.", "Kabul [Afghanistan]", "ANI", None, (None, 6, 5)),
    ("Srinagar, Jun 5 (PTI) ¦Two gunmen were killed.", "Srinagar", "PTI", None, (None, 6, 5)),
    ("Bogotá, 5 Jun (EFE).- ¦Five soldiers died.", "Bogotá", "EFE", None, (None, 6, 5)),
    ("BEIRUT—¦Jets bombed the southern suburbs on Tuesday.", "BEIRUT", None, None, None),
    ("Damascus, SANA- ¦Army units destroyed a depot.", "Damascus", "SANA", None, None),
    ("TEL AVIV, Israel/BEIRUT (AP) — ¦Strikes went on.", "TEL AVIV, Israel/BEIRUT", "AP", None, None),
    ("THE HAGUE (AP) — ¦Judges ruled on Monday.", "THE HAGUE", "AP", None, None),
    ("WASHINGTON, D.C., Jan 3 (AP) — ¦The envoy spoke.", "WASHINGTON, D.C.", "AP", None, (None, 1, 3)),
    ("EL FASHER – June 5 – ¦Shells fell on the camp.", "EL FASHER", None, None, (None, 6, 5)),
    ("BAMAKO, Mali (AP) _ ¦Gunmen attacked.", "BAMAKO, Mali", "AP", None, None),
    ("KHARTOUM, Sudan, 5 June 2023 18:00 GMT – ¦Shells fell.", "KHARTOUM, Sudan", None, None, (2023, 6, 5)),
    ("MOGADISHU, Somalia, 7 Feb. 2019 (Coast Radio) — ¦A bomb exploded.",
     "MOGADISHU, Somalia", "Coast Radio", None, (2019, 2, 7)),
    ("Aleppo – ¦Shells fell on the eastern districts for a third day, killing nine people in a queue.",
     "Aleppo", None, None, None),
    ("5 June – ¦Shells fell on the camp.", None, None, None, (None, 6, 5)),
]  # fmt: skip


@pytest.mark.parametrize(("line", "place", "source", "author", "day"), DATELINES)
def test_a_dateline_gives_place_agency_author_and_day(
    line: str, place: str | None, source: str | None, author: str | None, day: Day
) -> None:
    """Each style yields its facts as written, and ends where the first sentence begins."""
    found = read_dateline(line.replace("¦", ""), KNOW)
    assert found is not None
    facts = found.facts
    when = facts.date and (facts.date.year, facts.date.month, facts.date.day)
    assert (facts.place, facts.source, facts.author, when) == (place, source, author, day)
    assert found.end == line.index("¦")


@pytest.mark.parametrize(
    "line",
    [
        "The army – which shelled the town – said so.",
        "NATO – The alliance met on Monday and said that its forces were ready.",
        "Hezbollah – Iran's ally – said that it had fired rockets.",
        "LIVE: Strike on Homs and the other developments of the day in one place",
        "BREAKING – Bomb in Kabul",
        "Gunmen – Five of them on motorcycles – attacked.",
        "Five soldiers died – The army said.",
        "THE GUERRILLAS -- ABOUT 30 MEN -- ATTACKED THE TOWN.",
        "Syria: Five killed in Homs as shells fall on the market and the old city",
        "On Monday, 5 June 2023, the army said that – after days – it had left.",
        "In Goma, 5 June 2023 – a date to remember – rebels entered.",
        "Police said two men – Ali and Omar – died.",
        "UPDATE 2-Bomb kills five in Kabul",
        "Ministry of Defence - Air raid on the depot, five aircraft took part in it.",
        "Kabul was quiet.",
        "",
        " – ",
    ],
)
def test_sentences_and_headlines_are_no_datelines(line: str) -> None:
    """Dashes and colons alone make no dateline."""
    assert read_dateline(line, KNOW) is None
