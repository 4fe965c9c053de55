"""How each form of time expression is read: the table from form to reader."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dateline.resolve import (
    time_dates,
    time_eras,
    time_feasts,
    time_parts,
    time_ranges,
    time_steps,
    time_stretches,
    time_today,
    time_weekdays,
)
from dateline.resolve.time_words import Anchors, Reading, TimeWords

Form = Callable[[TimeWords, Anchors], Reading]

FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "date": time_dates.read_date,
        "famed_date": time_dates.read_famed_date,
        "fixed": time_dates.read_fixed,
        "bad_date": time_dates.read_bad_date,
        "iso": time_dates.read_iso,
        "numeric": time_dates.read_numeric,
        "foreign_date": time_eras.read_foreign_date,
        "foreign_month": time_eras.read_foreign_month,
        "weekday": time_weekdays.read_weekday,
        "week_weekday": time_weekdays.read_week_weekday,
        "ago_weekday": time_weekdays.read_ago_weekday,
        "event_weekday": time_weekdays.read_event_weekday,
        "day_of_month": time_weekdays.read_day_of_month,
        "deictic": time_today.read_deictic,
        "overnight": time_today.read_overnight,
        "overnight_into": time_today.read_overnight_into,
        "this_part": time_today.read_this_part,
        "night_before_last": time_today.read_night_before_last,
        "clock": time_today.read_clock,
        "ago": time_steps.read_ago,
        "ahead": time_steps.read_ahead,
        "event_same": time_steps.read_event_same,
        "event_month": time_steps.read_event_month,
        "event_step": time_steps.read_event_step,
        "event_offset": time_steps.read_event_offset,
        "offset_date": time_steps.read_offset_date,
        "nth_day": time_steps.read_nth_day,
        "month": time_stretches.read_month,
        "past_units": time_stretches.read_past_units,
        "recent": time_stretches.read_recent,
        "week_part": time_stretches.read_week_part,
        "week_before_last": time_stretches.read_week_before_last,
        "season": time_stretches.read_season,
        "year": time_stretches.read_year,
        "part_of_year": time_stretches.read_year,
        "decade": time_stretches.read_decade,
        "century": time_stretches.read_century,
        "part_of": time_parts.read_part_of,
        "week_of": time_parts.read_week_of,
        "weekend_of": time_parts.read_weekend_of,
        "day_range": time_ranges.read_day_range,
        "date_range": time_ranges.read_date_range,
        "month_range": time_ranges.read_month_range,
        "year_range": time_ranges.read_year_range,
        "weekday_range": time_ranges.read_weekday_range,
        "feast": time_feasts.read_feast,
        "may_day": time_feasts.read_may_day,
        "new_year": time_feasts.read_new_year,
        "duration": lambda words, anchors: None,  # says how long, not when
    }
)
