"""How each form of time expression is read: the table from form to reader."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dateline.resolve import time_dates, time_feasts, time_ranges, time_steps, time_stretches
from dateline.resolve.time_words import Anchors, Reading, TimeWords

Form = Callable[[TimeWords, Anchors], Reading]

FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "date": time_dates.read_date,
        "iso": time_dates.read_iso,
        "numeric": time_dates.read_numeric,
        "weekday": time_dates.read_weekday,
        "week_weekday": time_dates.read_week_weekday,
        "event_weekday": time_dates.read_event_weekday,
        "deictic": time_dates.read_deictic,
        "overnight": time_dates.read_overnight,
        "this_part": time_dates.read_this_part,
        "month": time_stretches.read_month,
        "ago": time_steps.read_ago,
        "event_same": time_steps.read_event_same,
        "event_step": time_steps.read_event_step,
        "event_offset": time_steps.read_event_offset,
        "past_units": time_stretches.read_past_units,
        "recent": time_stretches.read_recent,
        "week_part": time_stretches.read_week_part,
        "season": time_stretches.read_season,
        "year": time_stretches.read_year,
        "decade": time_stretches.read_decade,
        "day_range": time_ranges.read_day_range,
        "date_range": time_ranges.read_date_range,
        "month_range": time_ranges.read_month_range,
        "year_range": time_ranges.read_year_range,
        "weekday_range": time_ranges.read_weekday_range,
        "clock": time_dates.read_clock,
        "christmas": time_feasts.read_christmas,
        "new_year": time_feasts.read_new_year,
        "easter": time_feasts.read_easter,
        "moon": time_feasts.read_moon,
        "day_of_month": time_dates.read_day_of_month,
        "ahead": time_steps.read_ahead,
        "week_before_last": time_stretches.read_week_before_last,
        "part_of_year": time_stretches.read_year,
        "duration": lambda words, anchors: None,  # says how long, not when
    }
)
