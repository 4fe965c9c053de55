"""Dates of other calendars, and of feasts that move, in the Gregorian calendar."""

from datetime import date, timedelta

from dateline.resolve.calendar import shifted
from dateline.rules.calendars import hijri_years

_NOWRUZ = (1395, date(2016, 3, 20))  # a year of the solar Hijri calendar, and its first day
_KURDISH_YEARS = 1321  # by which the Kurdish count of years is ahead of the solar Hijri count


def easter(number: int) -> date:
    """Easter Sunday of the Western churches in the year, after the anonymous Gregorian algorithm."""
    golden, (century, rest) = number % 19, divmod(number, 100)
    leap, over = divmod(century, 4)
    epact = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * over + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    months, days = divmod(epact + weekday - 7 * late + 114, 31)
    return date(number, months, days + 1)


def orthodox_easter(number: int) -> date:
    """Easter Sunday of the Eastern churches in the year, after Meeus's Julian algorithm."""
    moon = (19 * (number % 19) + 15) % 30
    weekday = (2 * (number % 4) + 4 * (number % 7) - moon + 34) % 7
    months, days = divmod(moon + weekday + 114, 31)
    return shifted(date(number, months, days + 1), _julian_gap(number))


def _julian_gap(number: int) -> int:
    """The days by which the Julian calendar is behind after February of the year."""
    return number // 100 - number // 400 - 2


def passover(number: int) -> date:
    """The first day of Passover (15 Nisan) in the year, after Gauss; the evening before belongs to it."""
    year = number + 3760
    phase, leap = (12 * year + 17) % 19, year % 4
    moon = 32.044093161144 + 1.5542417966212 * phase + leap / 4 - 0.0031777940220923 * year
    days, rest = int(moon), moon - int(moon)
    weekday = (days + 3 * year + 5 * leap + 5) % 7
    if weekday in (2, 4, 6) or (weekday == 0 and phase > 11 and rest >= 0.89772376543210):
        days += 1
    elif weekday == 1 and phase > 6 and rest >= 0.63287037037037:
        days += 2
    return date(number, 3, 1) + timedelta(days - 1 + _julian_gap(number))


def hanukkah(number: int) -> date:
    """The first day of Hanukkah (25 Kislev) in the year; Heshvan has a day more in years of 355 or 385 days."""
    new_year, next_year = (shifted(passover(year), 163) for year in (number, number + 1))
    return shifted(new_year, 83 + ((next_year - new_year).days in (355, 385)))


def islamic(year: int, months: int, day: int) -> date:
    """A date of the Islamic calendar: as Saudi Arabia publishes it, beyond its tables by the rule of thirty years.

    Where the new moon is looked for, the month begins on the same day or one later. Raises `ValueError` for no date.
    """
    tabled = hijri_years().get(year)
    if not 1 <= months <= 12 or not 1 <= day <= (tabled[1][months - 1] if tabled else 30):
        raise ValueError(f"{day}/{months}/{year} is no date of the Islamic calendar")
    if tabled:
        return shifted(tabled[0], sum(tabled[1][: months - 1]) + day - 1)
    elapsed = day + (59 * (months - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(227013 + elapsed)


def islamic_length(year: int, months: int) -> int:
    """The days of a month of the Islamic calendar."""
    tabled = hijri_years().get(year)
    return tabled[1][months - 1] if tabled else 30 - (months + 1) % 2


def islamic_years(number: int) -> range:
    """The Islamic years that can share days with a Gregorian year."""
    guess = round((number - 622) * 33 / 32)
    return range(guess - 1, guess + 3)


def solar(year: int, months: int, day: int) -> date:
    """A date of the solar Hijri calendar of Iran and Afghanistan, with eight leap years in 33 (right for 1206 to 1498)."""
    if not 1 <= months <= 12 or not 1 <= day <= solar_length(year, months):
        raise ValueError(f"{day}/{months}/{year} is no date of the solar Hijri calendar")
    before = 31 * min(months - 1, 6) + 30 * max(months - 7, 0)
    return shifted(_nowruz(year), before + day - 1)


def solar_length(year: int, months: int) -> int:
    """The days of a month of the solar Hijri calendar."""
    if months < 12:
        return 31 if months < 7 else 30
    return (_nowruz(year + 1) - _nowruz(year)).days - 336


def _nowruz(year: int) -> date:
    known, first = _NOWRUZ
    return shifted(first, 365 * (year - known) + (8 * year + 21) // 33 - (8 * known + 21) // 33)


def kurdish_year(year: int) -> int:
    """The solar Hijri year that is the year of the Kurdish count (2716 is 1395)."""
    return year - _KURDISH_YEARS
