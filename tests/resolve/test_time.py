"""Every form of time expression, with the days that it means.

Each row: the sentence with the expression marked, first and last day, precision, and what it is counted from.
"""

import pytest

from dateline.extract.times import spot_times
from dateline.model import DateValue, Result, TimeMention, span_of
from dateline.resolve.time import TimeContext, resolve_time
from dateline.rules.lang.en.times import time_grammar

Row = tuple[str, str, str, str, str]
PAST = TimeContext("2016-05-24")  # a Tuesday
FUTURE = TimeContext("2016-05-24", is_future=True)
AFTER_EVENT = TimeContext("2022-05-16", previous=DateValue("2022-05-14", "2022-05-14", "part", "published"))
AFTER_MONTH = TimeContext("2022-05-16", previous=DateValue("2019-10-01", "2019-10-31", "month", "text"))
NO_EVENT = TimeContext("2022-05-16")
IN_POST = TimeContext("2024-11-06", post="2024-11-05")
UNDATED = TimeContext(None)

PAST_ROWS: tuple[Row, ...] = (
    ("The bombings on <t>Monday</t> killed dozens.", "2016-05-23", "2016-05-23", "day", "published"),
    ("The army was blamed for <t>Monday</t>'s bombings.", "2016-05-23", "2016-05-23", "day", "published"),
    ("The army was blamed for <t>Monday</t>’s bombings.", "2016-05-23", "2016-05-23", "day", "published"),
    ("Shells fell on <t>Tuesday</t>.", "2016-05-24", "2016-05-24", "day", "published"),
    ("Shells fell <t>last Tuesday</t>.", "2016-05-17", "2016-05-17", "day", "published"),
    ("Shells fell <t>last Monday</t>.", "2016-05-23", "2016-05-23", "day", "published"),
    ("Shells fell <t>last Friday</t>.", "2016-05-20", "2016-05-20", "day", "published"),
    ("Shells fell <t>Monday night</t>.", "2016-05-23", "2016-05-23", "part", "published"),
    ("Shells fell <t>late on Sunday</t>.", "2016-05-22", "2016-05-22", "part", "published"),
    ("Shells fell <t>late Sunday</t>.", "2016-05-22", "2016-05-22", "part", "published"),
    ("Shells fell <t>early Saturday</t>.", "2016-05-21", "2016-05-21", "part", "published"),
    (
        "Five died in <t>the early hours of Saturday</t> when gunmen opened fire.",
        "2016-05-21",
        "2016-05-21",
        "part",
        "published",
    ),
    ("Five died in <t>the early hours of Saturday morning</t>.", "2016-05-21", "2016-05-21", "part", "published"),
    ("Five died on <t>Saturday at dawn</t>.", "2016-05-21", "2016-05-21", "part", "published"),
    ("Five died <t>before dawn on Saturday</t>.", "2016-05-21", "2016-05-21", "part", "published"),
    ("Five died on <t>Sunday evening</t>.", "2016-05-22", "2016-05-22", "part", "published"),
    ("Five died <t>overnight</t>.", "2016-05-23", "2016-05-24", "part", "published"),
    ("Five died <t>today</t>.", "2016-05-24", "2016-05-24", "day", "published"),
    ("Five died <t>yesterday</t>.", "2016-05-23", "2016-05-23", "day", "published"),
    ("Five died <t>earlier today</t>.", "2016-05-24", "2016-05-24", "part", "published"),
    ("Five died <t>late yesterday</t>.", "2016-05-23", "2016-05-23", "part", "published"),
    ("Five died <t>yesterday morning</t>.", "2016-05-23", "2016-05-23", "part", "published"),
    ("Five died <t>this morning</t>.", "2016-05-24", "2016-05-24", "part", "published"),
    ("Five died <t>early this morning</t>.", "2016-05-24", "2016-05-24", "part", "published"),
    ("Five died <t>this afternoon</t>.", "2016-05-24", "2016-05-24", "part", "published"),
    ("Five died <t>last night</t>.", "2016-05-23", "2016-05-23", "part", "published"),
    ("Five died <t>tonight</t>.", "2016-05-24", "2016-05-24", "part", "published"),
    ("Five died <t>the day before yesterday</t>.", "2016-05-22", "2016-05-22", "day", "published"),
    ("Five died <t>two days ago</t>.", "2016-05-22", "2016-05-22", "day", "published"),
    ("Five died <t>three days ago</t>.", "2016-05-21", "2016-05-21", "day", "published"),
    ("Five died <t>a week ago</t>.", "2016-05-17", "2016-05-17", "day", "published"),
    ("Five died <t>two weeks ago</t>.", "2016-05-07", "2016-05-13", "week", "published"),
    ("Five died <t>a month ago</t>.", "2016-04-01", "2016-04-30", "month", "published"),
    ("Five died <t>three months ago</t>.", "2016-02-01", "2016-02-29", "month", "published"),
    ("Five died <t>a year ago</t>.", "2015-01-01", "2015-12-31", "year", "published"),
    ("Five died <t>five years ago</t>.", "2011-01-01", "2011-12-31", "year", "published"),
    ("Five died <t>a decade ago</t>.", "2006-01-01", "2006-12-31", "year", "published"),
    ("Five died <t>several days ago</t>.", "2016-05-18", "2016-05-22", "range", "published"),
    ("Five died <t>a few days ago</t>.", "2016-05-18", "2016-05-22", "range", "published"),
    ("Five died <t>days ago</t>.", "2016-05-18", "2016-05-22", "range", "published"),
    ("Five died <t>a couple of days ago</t>.", "2016-05-22", "2016-05-22", "day", "published"),
    ("Five died <t>about an hour ago</t>.", "2016-05-24", "2016-05-24", "hour", "published"),
    ("Five died <t>two hours ago</t>.", "2016-05-24", "2016-05-24", "hour", "published"),
    ("Five died <t>hours ago</t>.", "2016-05-24", "2016-05-24", "hour", "published"),
    ("Five died <t>48 hours ago</t>.", "2016-05-22", "2016-05-22", "day", "published"),
    ("Five died <t>twenty-one days ago</t>.", "2016-05-03", "2016-05-03", "day", "published"),
    ("Five died <t>more than two years ago</t>.", "2014-01-01", "2014-12-31", "year", "published"),
    ("The offensive began <t>last week</t>.", "2016-05-16", "2016-05-22", "week", "published"),
    ("The offensive began <t>this week</t>.", "2016-05-23", "2016-05-24", "week", "published"),
    ("It was seized <t>earlier this week</t>.", "2016-05-23", "2016-05-24", "week", "published"),
    ("It was seized <t>earlier this month</t>.", "2016-05-01", "2016-05-24", "month", "published"),
    ("It was seized <t>last month</t>.", "2016-04-01", "2016-04-30", "month", "published"),
    ("It was seized <t>early last month</t>.", "2016-04-01", "2016-04-10", "range", "published"),
    ("It was seized <t>late last year</t>.", "2015-09-01", "2015-12-31", "range", "published"),
    ("It was seized <t>last year</t>.", "2015-01-01", "2015-12-31", "year", "published"),
    ("It was seized <t>earlier this year</t>.", "2016-01-01", "2016-05-24", "year", "published"),
    ("It was seized <t>this year</t>.", "2016-01-01", "2016-05-24", "year", "published"),
    ("It was seized in <t>late March</t>.", "2016-03-21", "2016-03-31", "range", "published"),
    ("It was seized in <t>early May</t>.", "2016-05-01", "2016-05-10", "range", "published"),
    ("It was seized in <t>mid-April</t>.", "2016-04-11", "2016-04-20", "range", "published"),
    ("It was seized in <t>mid April</t>.", "2016-04-11", "2016-04-20", "range", "published"),
    ("It was seized at <t>the end of February</t>.", "2016-02-21", "2016-02-29", "range", "published"),
    ("It was seized at <t>the beginning of April</t>.", "2016-04-01", "2016-04-10", "range", "published"),
    ("It was seized in <t>the first week of May</t>.", "2016-05-01", "2016-05-07", "week", "published"),
    ("It was seized in <t>the second half of April</t>.", "2016-04-16", "2016-04-30", "range", "published"),
    ("It was seized in <t>March</t>.", "2016-03-01", "2016-03-31", "month", "published"),
    ("It was seized in <t>June</t>.", "2015-06-01", "2015-06-30", "month", "published"),
    ("It was seized in <t>October 2019</t>.", "2019-10-01", "2019-10-31", "month", "text"),
    ("It was seized in <t>June 2014</t>.", "2014-06-01", "2014-06-30", "month", "text"),
    ("It was seized in <t>May 2013</t>.", "2013-05-01", "2013-05-31", "month", "text"),
    ("It was seized in <t>March, 2012</t>.", "2012-03-01", "2012-03-31", "month", "text"),
    ("It was seized <t>last October</t>.", "2015-10-01", "2015-10-31", "month", "published"),
    ("It was seized in <t>October last year</t>.", "2015-10-01", "2015-10-31", "month", "published"),
    ("It was seized in <t>March of last year</t>.", "2015-03-01", "2015-03-31", "month", "published"),
    ("A truce has held <t>since February 27</t>.", "2016-02-27", "2016-05-24", "range", "published"),
    ("A truce has held <t>since 27 February</t>.", "2016-02-27", "2016-05-24", "range", "published"),
    ("It has raged <t>since 2009</t>.", "2009-01-01", "2016-05-24", "range", "text"),
    ("It has raged <t>since October</t>.", "2015-10-01", "2016-05-24", "range", "published"),
    ("It has raged <t>since March 2011</t>.", "2011-03-01", "2016-05-24", "range", "text"),
    ("It has raged <t>since last year</t>.", "2015-01-01", "2016-05-24", "range", "published"),
    ("It has raged <t>since Friday</t>.", "2016-05-20", "2016-05-24", "range", "published"),
    ("It has raged <t>since yesterday</t>.", "2016-05-23", "2016-05-24", "range", "published"),
    ("They must leave <t>by Friday</t>.", "2016-05-20", "2016-05-20", "day", "published"),
    ("They stayed <t>until Sunday</t>.", "2016-05-22", "2016-05-22", "day", "published"),
    ("Ten died over <t>the past two weeks</t>.", "2016-05-10", "2016-05-24", "range", "published"),
    ("Ten died in <t>the past week</t>.", "2016-05-17", "2016-05-24", "range", "published"),
    ("Ten died in <t>the last 24 hours</t>.", "2016-05-23", "2016-05-24", "range", "published"),
    ("Ten died in <t>the last three days</t>.", "2016-05-21", "2016-05-24", "range", "published"),
    ("Ten died during <t>the past month</t>.", "2016-04-24", "2016-05-24", "range", "published"),
    ("Ten died over <t>the past year</t>.", "2015-05-25", "2016-05-24", "range", "published"),
    ("Ten died in <t>recent days</t>.", "2016-05-17", "2016-05-24", "range", "published"),
    ("Ten died in <t>recent weeks</t>.", "2016-04-12", "2016-05-24", "range", "published"),
    ("Ten died in <t>recent months</t>.", "2015-11-23", "2016-05-24", "range", "published"),
    ("Ten died over <t>the weekend</t>.", "2016-05-21", "2016-05-22", "range", "published"),
    ("Ten died at <t>the weekend</t>.", "2016-05-21", "2016-05-22", "range", "published"),
    ("Ten died <t>last weekend</t>.", "2016-05-21", "2016-05-22", "range", "published"),
    ("It was hit on <t>24 October</t>.", "2015-10-24", "2015-10-24", "day", "published"),
    ("It was hit on <t>October 24</t>.", "2015-10-24", "2015-10-24", "day", "published"),
    ("It was hit on <t>24 Oct 2013</t>.", "2013-10-24", "2013-10-24", "day", "text"),
    ("It was hit on <t>Oct. 24, 2013</t>.", "2013-10-24", "2013-10-24", "day", "text"),
    ("It was hit on <t>October 24, 2013</t>.", "2013-10-24", "2013-10-24", "day", "text"),
    ("It was hit on the <t>24th of October</t>.", "2015-10-24", "2015-10-24", "day", "published"),
    ("It was hit on <t>24th October 2013</t>.", "2013-10-24", "2013-10-24", "day", "text"),
    ("It was hit on <t>October 24th</t>.", "2015-10-24", "2015-10-24", "day", "published"),
    ("It was hit on <t>Thursday, October 24, 2013</t>.", "2013-10-24", "2013-10-24", "day", "text"),
    ("It was hit on <t>Thursday 24 October 2013</t>.", "2013-10-24", "2013-10-24", "day", "text"),
    ("It was hit on <t>May 3</t>.", "2016-05-03", "2016-05-03", "day", "published"),
    ("It was hit on <t>3 May</t>.", "2016-05-03", "2016-05-03", "day", "published"),
    ("It was hit on <t>3 May 2015</t>.", "2015-05-03", "2015-05-03", "day", "text"),
    ("It was hit on <t>March 3, 2015</t>.", "2015-03-03", "2015-03-03", "day", "text"),
    ("It was hit on <t>29 February</t>.", "2016-02-29", "2016-02-29", "day", "published"),
    ("It was hit on <t>2013-10-24</t>.", "2013-10-24", "2013-10-24", "day", "text"),
    ("It was hit on <t>24/10/2013</t>.", "2013-10-24", "2013-10-24", "day", "text"),
    ("It was hit on <t>10/24/2013</t>.", "2013-10-24", "2013-10-24", "day", "text"),
    ("It was hit on <t>24.10.2013</t>.", "2013-10-24", "2013-10-24", "day", "text"),
    ("It was hit on <t>24/10/13</t>.", "2013-10-24", "2013-10-24", "day", "text"),
    ("It was hit in <t>2014</t>.", "2014-01-01", "2014-12-31", "year", "text"),
    ("It was hit in <t>late 2014</t>.", "2014-09-01", "2014-12-31", "range", "text"),
    ("It was hit in <t>early 2015</t>.", "2015-01-01", "2015-04-30", "range", "text"),
    ("It was hit in <t>mid-2015</t>.", "2015-05-01", "2015-08-31", "range", "text"),
    ("It was hit at <t>the end of 2015</t>.", "2015-09-01", "2015-12-31", "range", "text"),
    ("It was hit in <t>the first half of 2015</t>.", "2015-01-01", "2015-06-30", "range", "text"),
    ("The <t>2014</t> war killed hundreds.", "2014-01-01", "2014-12-31", "year", "text"),
    ("The war of <t>1975-1990</t> killed thousands.", "1975-01-01", "1990-12-31", "range", "text"),
    ("He led it <t>between 2011 and 2014</t>.", "2011-01-01", "2014-12-31", "range", "text"),
    ("He led it from <t>2011 to 2014</t>.", "2011-01-01", "2014-12-31", "range", "text"),
    ("It was hit in <t>the 1990s</t>.", "1990-01-01", "1999-12-31", "range", "text"),
    ("It was hit in <t>the early 1980s</t>.", "1980-01-01", "1983-05-02", "range", "text"),
    ("It was hit on <t>the night of 3-4 May</t>.", "2016-05-03", "2016-05-04", "part", "published"),
    ("It was hit <t>between 3 and 7 May</t>.", "2016-05-03", "2016-05-07", "range", "published"),
    ("It was hit from <t>3 to 7 May 2015</t>.", "2015-05-03", "2015-05-07", "range", "text"),
    ("It was hit <t>between May 3 and May 7</t>.", "2016-05-03", "2016-05-07", "range", "published"),
    ("It was hit on <t>May 3-7</t>.", "2016-05-03", "2016-05-07", "range", "published"),
    ("It was hit from <t>28 April to 3 May</t>.", "2016-04-28", "2016-05-03", "range", "published"),
    ("It was hit <t>between 28 December 2014 and 3 January 2015</t>.", "2014-12-28", "2015-01-03", "range", "text"),
    ("It was hit from <t>28 December to 3 January</t>.", "2015-12-28", "2016-01-03", "range", "published"),
    ("Hundreds fled <t>between March and May</t>.", "2016-03-01", "2016-05-31", "range", "published"),
    ("Hundreds fled <t>between October and February</t>.", "2015-10-01", "2016-02-29", "range", "published"),
    ("Hundreds fled <t>between March and May 2015</t>.", "2015-03-01", "2015-05-31", "range", "text"),
    ("It was hit from <t>Friday to Sunday</t>.", "2016-05-20", "2016-05-22", "range", "published"),
    ("It was hit <t>between Friday and Sunday</t>.", "2016-05-20", "2016-05-22", "range", "published"),
    ("It was hit on <t>the night of Sunday to Monday</t>.", "2016-05-22", "2016-05-23", "part", "published"),
    ("It was hit at <t>10:30 on Monday</t>.", "2016-05-23", "2016-05-23", "hour", "published"),
    ("It was hit on <t>Monday at 10:30</t>.", "2016-05-23", "2016-05-23", "hour", "published"),
    ("It was hit on <t>Monday, around midday</t>.", "2016-05-23", "2016-05-23", "part", "published"),
    ("It was hit at <t>6 pm on 20 May</t>.", "2016-05-20", "2016-05-20", "hour", "published"),
    ("It was hit at <t>6:30 p.m. on Sunday</t>.", "2016-05-22", "2016-05-22", "hour", "published"),
    ("It was hit around <t>noon on Sunday</t>.", "2016-05-22", "2016-05-22", "part", "published"),
    ("It was hit <t>shortly after midnight on Sunday</t>.", "2016-05-22", "2016-05-22", "part", "published"),
    ("It was hit at <t>18:40</t>.", "2016-05-24", "2016-05-24", "hour", "published"),
    ("It was hit around <t>midday</t>.", "2016-05-24", "2016-05-24", "part", "published"),
    ("It was hit at <t>0600 GMT</t>.", "2016-05-24", "2016-05-24", "hour", "published"),
    ("It was hit at <t>5 a.m.</t>", "2016-05-24", "2016-05-24", "hour", "published"),
    ("It was hit in <t>the spring of 2014</t>.", "2014-03-01", "2014-05-31", "season", "text"),
    ("It was hit in <t>the summer of 2014</t>.", "2014-06-01", "2014-08-31", "season", "text"),
    ("It was hit <t>last summer</t>.", "2015-06-01", "2015-08-31", "season", "published"),
    ("It was hit <t>this spring</t>.", "2016-03-01", "2016-05-31", "season", "published"),
    ("It was hit <t>last winter</t>.", "2015-12-01", "2016-02-29", "season", "published"),
    ("It was hit in <t>the winter of 2015</t>.", "2015-12-01", "2016-02-29", "season", "text"),
    ("It was hit in <t>the fall of 2015</t>.", "2015-09-01", "2015-11-30", "season", "text"),
    ("It was hit in <t>summer 2015</t>.", "2015-06-01", "2015-08-31", "season", "text"),
    ("ON <t>24 OCTOBER</t> MEN DIED.", "2015-10-24", "2015-10-24", "day", "published"),
    ("MEN DIED <t>LAST NIGHT</t> IN THE TOWN.", "2016-05-23", "2016-05-23", "part", "published"),
    ("SAN SALVADOR, <t>19 AUG 89</t> -- [TEXT] MEN DIED.", "1989-08-19", "1989-08-19", "day", "text"),
    ("LIMA, <t>3 MAY 89</t> (EFE) -- [TEXT] MEN DIED.", "1989-05-03", "1989-05-03", "day", "text"),
    ("MEN DIED ON <t>MONDAY</t>.", "2016-05-23", "2016-05-23", "day", "published"),
    ("It was hit on <t>Christmas Day</t>.", "2015-12-25", "2015-12-25", "day", "published"),
    ("It was hit on <t>Christmas Eve</t>.", "2015-12-24", "2015-12-24", "day", "published"),
    ("It was hit on <t>New Year's Eve</t>.", "2015-12-31", "2015-12-31", "day", "published"),
    ("It was hit on <t>Good Friday</t>.", "2016-03-25", "2016-03-25", "day", "published"),
    ("It was hit on <t>Easter Sunday</t>.", "2016-03-27", "2016-03-27", "day", "published"),
    ("It was hit during <t>Ramadan</t>.", "2015-06-17", "2015-07-18", "range", "published"),
    ("It was hit on <t>Eid al-Fitr</t>.", "2015-07-17", "2015-07-21", "range", "published"),
    ("It was hit on <t>Monday last week</t>.", "2016-05-16", "2016-05-16", "day", "published"),
    ("It was hit on <t>Wednesday of last week</t>.", "2016-05-18", "2016-05-18", "day", "published"),
    ("It was hit on <t>Thursday afternoon</t>.", "2016-05-19", "2016-05-19", "part", "published"),
    ("It was hit <t>late Monday night</t>.", "2016-05-23", "2016-05-23", "part", "published"),
    ("It was hit <t>early on Monday morning</t>.", "2016-05-23", "2016-05-23", "part", "published"),
    ("It was hit on <t>the morning of 20 May</t>.", "2016-05-20", "2016-05-20", "part", "published"),
    ("It was hit on <t>the evening of May 20</t>.", "2016-05-20", "2016-05-20", "part", "published"),
    ("It was hit in <t>the early hours of 20 May</t>.", "2016-05-20", "2016-05-20", "part", "published"),
    ("It was hit <t>late on 20 May 2015</t>.", "2015-05-20", "2015-05-20", "part", "text"),
    ("It was hit on <t>20 May at 10:30</t>.", "2016-05-20", "2016-05-20", "hour", "published"),
    ("It was hit on <t>Sept. 11, 2001</t>.", "2001-09-11", "2001-09-11", "day", "text"),
    ("It was hit in <t>Sept 2001</t>.", "2001-09-01", "2001-09-30", "month", "text"),
    ("It was hit in <t>Aug. 2014</t>.", "2014-08-01", "2014-08-31", "month", "text"),
    ("It was hit on <t>5 January</t>.", "2016-01-05", "2016-01-05", "day", "published"),
    ("It was hit on <t>31 December</t>.", "2015-12-31", "2015-12-31", "day", "published"),
    ("It was hit <t>this month</t>.", "2016-05-01", "2016-05-24", "month", "published"),
    ("It was hit <t>the previous week</t>.", "2016-05-16", "2016-05-22", "week", "published"),
    ("It was hit <t>the previous day</t>.", "2016-05-23", "2016-05-23", "day", "published"),
    ("It was hit <t>the day before</t>.", "2016-05-23", "2016-05-23", "day", "published"),
    ("Ten died in <t>the past few days</t>.", "2016-05-18", "2016-05-24", "range", "published"),
    ("Ten died over <t>the past several months</t>.", "2015-11-23", "2016-05-24", "range", "published"),
    ("Ten died in <t>the last days of April</t>.", "2016-04-21", "2016-04-30", "range", "published"),
    ("It was hit on <t>Wed 18 May</t>.", "2016-05-18", "2016-05-18", "day", "published"),
    ("It was hit on <t>Mon 16 May 2016</t>.", "2016-05-16", "2016-05-16", "day", "text"),
    ("They met on <t>Saturday-Sunday</t>.", "2016-05-21", "2016-05-22", "range", "published"),
    ("It has been shelled <t>since early May</t>.", "2016-05-01", "2016-05-24", "range", "published"),
    ("It has been shelled <t>since late 2015</t>.", "2015-09-01", "2016-05-24", "range", "text"),
    ("Call 555-1234 <t>today</t>.", "2016-05-24", "2016-05-24", "day", "published"),
    ("At <t>night</t> they hide.", "2016-05-24", "2016-05-24", "part", "published"),
    ("In <t>the morning</t> they hide.", "2016-05-24", "2016-05-24", "part", "published"),
    ("In <t>March</t> 20 rebels were killed.", "2016-03-01", "2016-03-31", "month", "published"),
    ("On <t>March 20</t> rebels were killed.", "2016-03-20", "2016-03-20", "day", "published"),
    ("In <t>May</t>, 20 rebels were killed.", "2016-05-01", "2016-05-31", "month", "published"),
    ("<t>Since 7 October 2023</t> it rages.", "2023-10-07", "2023-10-07", "day", "text"),
    ("The <t>October 7</t> attack was remembered.", "2015-10-07", "2015-10-07", "day", "published"),
    ("The <t>7 October</t> attacks were remembered.", "2015-10-07", "2015-10-07", "day", "published"),
    ("<t>Friday</t> prayers were held.", "2016-05-20", "2016-05-20", "day", "published"),
    ("On <t>Friday</t>, 24 people died.", "2016-05-20", "2016-05-20", "day", "published"),
    ("The truce of <t>27 February</t> held.", "2016-02-27", "2016-02-27", "day", "published"),
    ("From <t>Monday</t>, 12 people died.", "2016-05-23", "2016-05-23", "day", "published"),
    ("At around <t>3am on Monday</t> men came.", "2016-05-23", "2016-05-23", "hour", "published"),
    ("At <t>about 10.30pm on Sunday</t> men came.", "2016-05-22", "2016-05-22", "hour", "published"),
    ("On <t>Saturday 21 May</t> men came.", "2016-05-21", "2016-05-21", "day", "published"),
    ("<t>Saturday, May 21</t>, was bloody.", "2016-05-21", "2016-05-21", "day", "published"),
    ("<t>Saturday May 21 2016</t> was bloody.", "2016-05-21", "2016-05-21", "day", "text"),
    ("It happened <t>Monday through Wednesday</t>.", "2016-05-16", "2016-05-18", "range", "published"),
    ("It happened in <t>July-August 2014</t>.", "2014-07-01", "2014-08-31", "range", "text"),
    ("It happened from <t>July 2014 to March 2015</t>.", "2014-07-01", "2015-03-31", "range", "text"),
    ("It happened on <t>Thursday, 19th May</t>.", "2016-05-19", "2016-05-19", "day", "published"),
    ("It happened on <t>the 19th</t>.", "2016-05-19", "2016-05-19", "day", "published"),
    ("It happened <t>the week before last</t>.", "2016-05-09", "2016-05-15", "week", "published"),
    ("It happened <t>a fortnight ago</t>.", "2016-05-10", "2016-05-10", "day", "published"),
    ("It happened <t>half an hour ago</t>.", "2016-05-24", "2016-05-24", "hour", "published"),
    ("It happened <t>an hour and a half ago</t>.", "2016-05-24", "2016-05-24", "hour", "published"),
    ("It happened within <t>the last hour</t>.", "2016-05-24", "2016-05-24", "hour", "published"),
    ("It happened <t>some 20 years ago</t>.", "1996-01-01", "1996-12-31", "year", "published"),
    ("It happened as recently as <t>March</t>.", "2016-03-01", "2016-03-31", "month", "published"),
    ("It happened <t>late in March</t>.", "2016-03-21", "2016-03-31", "range", "published"),
    ("It happened <t>early in 2015</t>.", "2015-01-01", "2015-04-30", "range", "text"),
    ("It happened at <t>the start of the year</t>.", "2016-01-01", "2016-04-30", "range", "published"),
    ("It happened at <t>the start of the week</t>.", "2016-05-23", "2016-05-24", "range", "published"),
    ("It happened <t>earlier in the day</t>.", "2016-05-24", "2016-05-24", "part", "published"),
    ("It happened <t>earlier in the week</t>.", "2016-05-23", "2016-05-24", "week", "published"),
    ("It happened <t>later in the day</t>.", "2016-05-24", "2016-05-24", "part", "published"),
    ("It happened at <t>the end of last month</t>.", "2016-04-21", "2016-04-30", "range", "published"),
    ("It happened in <t>the middle of the night</t>.", "2016-05-24", "2016-05-24", "part", "published"),
    ("It happened on <t>Monday into Tuesday</t>.", "2016-05-23", "2016-05-24", "range", "published"),
    ("It happened during <t>the night</t>.", "2016-05-24", "2016-05-24", "part", "published"),
    ("It happened <t>by the end of March</t>.", "2016-03-21", "2016-03-31", "range", "published"),
    ("It happened <t>by late 2015</t>.", "2015-09-01", "2015-12-31", "range", "text"),
    ("It happened as of <t>Monday</t>.", "2016-05-23", "2016-05-23", "day", "published"),
    ("It happened <t>between Monday night and Tuesday morning</t>.", "2016-05-23", "2016-05-24", "part", "published"),
    ("It happened during <t>the night from Monday to Tuesday</t>.", "2016-05-23", "2016-05-24", "part", "published"),
    ("It happened <t>Monday-Tuesday night</t>.", "2016-05-23", "2016-05-24", "part", "published"),
    ("It happened <t>Friday 13</t>.", "2016-05-13", "2016-05-13", "day", "published"),
    ("The <t>24 October</t>-based group met.", "2015-10-24", "2015-10-24", "day", "published"),
    ("The <t>14 February</t> coalition met.", "2016-02-14", "2016-02-14", "day", "published"),
    ("<t>LAST WEEK</t> MEN DIED.", "2016-05-16", "2016-05-22", "week", "published"),
    ("<t>EARLY THIS MORNING</t> MEN DIED.", "2016-05-24", "2016-05-24", "part", "published"),
    ("IN <t>MARCH 1989</t> MEN DIED.", "1989-03-01", "1989-03-31", "month", "text"),
    ("<t>SINCE 1979</t> MEN DIED.", "1979-01-01", "2016-05-24", "range", "text"),
    ("[TEXT] ON <t>12 NOVEMBER 1989</t> MEN DIED.", "1989-11-12", "1989-11-12", "day", "text"),
    ("IN <t>THE PAST 24 HOURS</t> MEN DIED.", "2016-05-23", "2016-05-24", "range", "published"),
    ("<t>TWO DAYS AGO</t> MEN DIED.", "2016-05-22", "2016-05-22", "day", "published"),
    ("It happened on <t>Monday</t>", "2016-05-23", "2016-05-23", "day", "published"),
    ("It happened in the first quarter of <t>2016</t>.", "2016-01-01", "2016-12-31", "year", "text"),
    ("It happened on <t>Thurs 19 May</t>.", "2016-05-19", "2016-05-19", "day", "published"),
    ("It happened at <t>noon</t>.", "2016-05-24", "2016-05-24", "part", "published"),
    ("It happened at <t>midnight</t>.", "2016-05-24", "2016-05-24", "part", "published"),
    ("It happened <t>by nightfall</t>.", "2016-05-24", "2016-05-24", "part", "published"),
    ("It happened <t>after nightfall</t>.", "2016-05-24", "2016-05-24", "part", "published"),
    ("It happened <t>towards evening</t>.", "2016-05-24", "2016-05-24", "part", "published"),
    ("It happened <t>until the evening</t>.", "2016-05-24", "2016-05-24", "part", "published"),
    ("It happened on <t>Tues, 17 May</t>.", "2016-05-17", "2016-05-17", "day", "published"),
    ("It happened during <t>the first days of May</t>.", "2016-05-01", "2016-05-10", "range", "published"),
    ("It happened in <t>the final days of March</t>.", "2016-03-21", "2016-03-31", "range", "published"),
    ("It happened on <t>1 January 2000</t>.", "2000-01-01", "2000-01-01", "day", "text"),
    ("It happened on <t>Jan. 1</t>.", "2016-01-01", "2016-01-01", "day", "published"),
    ("It happened on <t>01 May 2016</t>.", "2016-05-01", "2016-05-01", "day", "text"),
    ("It happened on <t>2016/05/01</t>.", "2016-05-01", "2016-05-01", "day", "text"),
    ("It happened on <t>May 1st, 2016</t>.", "2016-05-01", "2016-05-01", "day", "text"),
    ("It happened between 2 and <t>5 pm</t>.", "2016-05-24", "2016-05-24", "hour", "published"),
    ("It was hit around <t>7 in the morning on Monday</t>.", "2016-05-23", "2016-05-23", "part", "published"),
    ("It was hit at <t>7 in the evening</t>.", "2016-05-24", "2016-05-24", "part", "published"),
)
FUTURE_ROWS: tuple[Row, ...] = (
    ("They will march on <t>Monday</t>.", "2016-05-30", "2016-05-30", "day", "published"),
    ("They will march on <t>Tuesday</t>.", "2016-05-24", "2016-05-24", "day", "published"),
    ("They will march on <t>Friday</t>.", "2016-05-27", "2016-05-27", "day", "published"),
    ("They will march <t>next Friday</t>.", "2016-05-27", "2016-05-27", "day", "published"),
    ("They will march <t>next Tuesday</t>.", "2016-05-31", "2016-05-31", "day", "published"),
    ("They will march <t>next week</t>.", "2016-05-30", "2016-06-05", "week", "published"),
    ("They will march <t>next month</t>.", "2016-06-01", "2016-06-30", "month", "published"),
    ("They will march <t>next year</t>.", "2017-01-01", "2017-12-31", "year", "published"),
    ("They will march <t>this week</t>.", "2016-05-24", "2016-05-29", "week", "published"),
    ("They will march <t>later this week</t>.", "2016-05-24", "2016-05-29", "week", "published"),
    ("They will march <t>later this month</t>.", "2016-05-24", "2016-05-31", "month", "published"),
    ("They will march <t>this weekend</t>.", "2016-05-28", "2016-05-29", "range", "published"),
    ("They will march <t>next weekend</t>.", "2016-05-28", "2016-05-29", "range", "published"),
    ("They will march <t>tomorrow</t>.", "2016-05-25", "2016-05-25", "day", "published"),
    ("They will march <t>tomorrow morning</t>.", "2016-05-25", "2016-05-25", "part", "published"),
    ("They will march <t>the day after tomorrow</t>.", "2016-05-26", "2016-05-26", "day", "published"),
    ("They will march on <t>3 June</t>.", "2016-06-03", "2016-06-03", "day", "published"),
    ("They will march on <t>June 3</t>.", "2016-06-03", "2016-06-03", "day", "published"),
    ("They will march on <t>3 May</t>.", "2017-05-03", "2017-05-03", "day", "published"),
    ("They will march in <t>June</t>.", "2016-06-01", "2016-06-30", "month", "published"),
    ("They will march in <t>May</t>.", "2016-05-01", "2016-05-31", "month", "published"),
    ("They will march in <t>March</t>.", "2017-03-01", "2017-03-31", "month", "published"),
    ("They will march in <t>the coming days</t>.", "2016-05-24", "2016-05-30", "range", "published"),
    ("They will march in <t>the next three weeks</t>.", "2016-05-24", "2016-06-14", "range", "published"),
    ("They will march in <t>coming weeks</t>.", "2016-05-24", "2016-07-05", "range", "published"),
    ("They will march <t>tonight</t>.", "2016-05-24", "2016-05-24", "part", "published"),
    ("They will march <t>this Friday</t>.", "2016-05-27", "2016-05-27", "day", "published"),
    ("They will march from <t>Friday to Sunday</t>.", "2016-05-27", "2016-05-29", "range", "published"),
    ("They will march <t>by Friday</t>.", "2016-05-27", "2016-05-27", "day", "published"),
    ("They will march in <t>early June</t>.", "2016-06-01", "2016-06-10", "range", "published"),
    ("They will march <t>next spring</t>.", "2017-03-01", "2017-05-31", "season", "published"),
    ("They will march at <t>Christmas</t>.", "2016-12-25", "2016-12-25", "day", "published"),
    ("They will march <t>next June</t>.", "2016-06-01", "2016-06-30", "month", "published"),
    ("They will leave in <t>three days</t>.", "2016-05-27", "2016-05-27", "day", "published"),
)
AFTER_EVENT_ROWS: tuple[Row, ...] = (
    ("The banner appeared <t>the same day</t>.", "2022-05-14", "2022-05-14", "day", "event"),
    ("The banner appeared <t>that day</t>.", "2022-05-14", "2022-05-14", "day", "event"),
    ("The banner appeared <t>later that day</t>.", "2022-05-14", "2022-05-14", "part", "event"),
    ("The banner appeared <t>later the same day</t>.", "2022-05-14", "2022-05-14", "part", "event"),
    ("The banner appeared <t>that night</t>.", "2022-05-14", "2022-05-14", "part", "event"),
    ("The banner appeared <t>that same evening</t>.", "2022-05-14", "2022-05-14", "part", "event"),
    ("The banner appeared <t>the next day</t>.", "2022-05-15", "2022-05-15", "day", "event"),
    ("The banner appeared <t>the following day</t>.", "2022-05-15", "2022-05-15", "day", "event"),
    ("The banner appeared <t>the following morning</t>.", "2022-05-15", "2022-05-15", "part", "event"),
    ("The banner appeared <t>the next morning</t>.", "2022-05-15", "2022-05-15", "part", "event"),
    ("The banner appeared <t>the day after</t>.", "2022-05-15", "2022-05-15", "day", "event"),
    ("The banner appeared <t>a day later</t>.", "2022-05-15", "2022-05-15", "day", "event"),
    ("The banner appeared <t>two days later</t>.", "2022-05-16", "2022-05-16", "day", "event"),
    ("The banner appeared <t>two days earlier</t>.", "2022-05-12", "2022-05-12", "day", "event"),
    ("The banner appeared <t>a day earlier</t>.", "2022-05-13", "2022-05-13", "day", "event"),
    ("The banner appeared <t>the previous day</t>.", "2022-05-13", "2022-05-13", "day", "event"),
    ("The banner appeared <t>the previous night</t>.", "2022-05-13", "2022-05-13", "part", "event"),
    ("The banner appeared <t>the day before</t>.", "2022-05-13", "2022-05-13", "day", "event"),
    ("The banner appeared <t>the night before</t> in the town.", "2022-05-13", "2022-05-13", "part", "event"),
    ("The banner appeared <t>a week later</t>.", "2022-05-21", "2022-05-21", "day", "event"),
    ("The banner appeared <t>two weeks later</t>.", "2022-05-25", "2022-05-31", "week", "event"),
    ("The banner appeared <t>a month later</t>.", "2022-06-01", "2022-06-30", "month", "event"),
    ("The banner appeared <t>a year later</t>.", "2023-01-01", "2023-12-31", "year", "event"),
    ("The banner appeared <t>years later</t>.", "2024-05-01", "2028-05-31", "range", "event"),
    ("The banner appeared <t>days later</t>.", "2022-05-16", "2022-05-20", "range", "event"),
    ("The banner appeared <t>minutes later</t>.", "2022-05-14", "2022-05-14", "hour", "event"),
    ("The banner appeared <t>the following week</t>.", "2022-05-16", "2022-05-22", "week", "event"),
    ("The banner appeared <t>the previous month</t>.", "2022-04-01", "2022-04-30", "month", "event"),
    ("The banner appeared <t>the following year</t>.", "2023-01-01", "2023-12-31", "year", "event"),
    ("The banner appeared <t>the following Monday</t>.", "2022-05-16", "2022-05-16", "day", "event"),
    ("The banner appeared <t>the previous Friday</t>.", "2022-05-13", "2022-05-13", "day", "event"),
    ("The banner appeared <t>that week</t>.", "2022-05-09", "2022-05-15", "week", "event"),
    ("The banner appeared <t>the same month</t>.", "2022-05-01", "2022-05-31", "month", "event"),
    ("The banner appeared at <t>18:40</t>.", "2022-05-14", "2022-05-14", "hour", "event"),
    ("The banner appeared in <t>the evening</t>.", "2022-05-14", "2022-05-14", "part", "event"),
    ("The banner appeared <t>before dawn</t>.", "2022-05-14", "2022-05-14", "part", "event"),
    ("The banner appeared <t>three months earlier</t>.", "2022-02-01", "2022-02-28", "month", "event"),
    ("The banner appeared <t>48 hours later</t>.", "2022-05-16", "2022-05-16", "day", "event"),
    ("The banner appeared <t>two days before</t>.", "2022-05-12", "2022-05-12", "day", "event"),
)
AFTER_MONTH_ROWS: tuple[Row, ...] = (
    ("The banner appeared <t>a month later</t>.", "2019-11-01", "2019-11-30", "month", "event"),
    ("The banner appeared <t>the following month</t>.", "2019-11-01", "2019-11-30", "month", "event"),
    ("The banner appeared <t>the same month</t>.", "2019-10-01", "2019-10-31", "month", "event"),
    ("The banner appeared <t>two days later</t>.", "2019-10-03", "2019-11-02", "month", "event"),
)
NO_EVENT_ROWS: tuple[Row, ...] = (
    ("The banner appeared <t>two days earlier</t>.", "2022-05-14", "2022-05-14", "day", "published"),
    ("The banner appeared on <t>03/06/2022</t>.", "2022-03-06", "2022-03-06", "day", "text"),
    ("The banner appeared on <t>Monday, 15 May</t>.", "2022-05-15", "2022-05-15", "day", "published"),
    ("The banner appeared in <t>2045</t>.", "2045-01-01", "2045-12-31", "year", "text"),
)
IN_POST_ROWS: tuple[Row, ...] = (
    ("Schools were hit on <t>Monday</t>.", "2024-11-04", "2024-11-04", "day", "post"),
    ("Schools were hit <t>today</t>.", "2024-11-05", "2024-11-05", "day", "post"),
    ("Schools were hit <t>overnight</t>.", "2024-11-04", "2024-11-05", "part", "post"),
    ("Schools were hit at <t>18:40</t>.", "2024-11-05", "2024-11-05", "hour", "post"),
)
UNDATED_ROWS: tuple[Row, ...] = (
    ("It was hit on <t>24 October 2019</t>.", "2019-10-24", "2019-10-24", "day", "text"),
    ("It was hit in <t>October 2019</t>.", "2019-10-01", "2019-10-31", "month", "text"),
    ("It was hit in <t>2014</t>.", "2014-01-01", "2014-12-31", "year", "text"),
    ("It was hit <t>since 2009</t>.", "2009-01-01", "2009-12-31", "year", "text"),
)

UNRESOLVED: tuple[tuple[TimeContext, str, str], ...] = (
    (PAST, "They held the town <t>for three days</t>.", ""),
    (PAST, "They held the town <t>for some forty minutes</t>.", ""),
    (PAST, "He waited <t>for 30 seconds</t>.", ""),
    (PAST, "<t>Since 7 October 2023</t> it rages.", "says since when, but until when is not known"),
    (PAST, "It happened <t>the same evening</t>.", "is counted from an event whose date is not known"),
    (NO_EVENT, "The banner appeared <t>the same day</t>.", "is counted from an event whose date is not known"),
    (NO_EVENT, "The banner appeared <t>hours later</t>.", "is counted from an event whose date is not known"),
    (NO_EVENT, "The banner appeared <t>the next day</t>.", "is counted from an event whose date is not known"),
    (NO_EVENT, "The banner appeared on <t>31 February</t>.", "is not a date of the calendar"),
    (NO_EVENT, "The banner appeared on <t>31 February 2020</t>.", "is not a date of the calendar"),
    (NO_EVENT, "The banner appeared on <t>30 February 2020</t>.", "is not a date of the calendar"),
    (NO_EVENT, "The banner appeared on <t>29 February 2021</t>.", "is not a date of the calendar"),
    (NO_EVENT, "The banner appeared on <t>03/04/2022</t>.", "can be read as two dates, day first or month first"),
    (NO_EVENT, "The banner appeared on <t>45/45/2022</t>.", "is not a date of the calendar"),
    (NO_EVENT, "The banner appeared on <t>Monday, 15 May</t>.", "names a weekday that the date does not fall on"),
    (NO_EVENT, "The banner appeared on <t>0000-00-00</t>.", "is not a date of the calendar"),
    (UNDATED, "It was hit on <t>Monday</t>.", "cannot be resolved without a date of publication"),
    (UNDATED, "It was hit <t>yesterday</t>.", "cannot be resolved without a date of publication"),
    (UNDATED, "It was hit on <t>24 October</t>.", "has no year, and the report has no date of publication"),
    (UNDATED, "It was hit in <t>October</t>.", "has no year, and the report has no date of publication"),
    (UNDATED, "It was hit <t>last week</t>.", "cannot be resolved without a date of publication"),
    (UNDATED, "It was hit <t>overnight</t>.", "cannot be resolved without a date of publication"),
    (UNDATED, "It was hit <t>since 2009</t>.", "says since when, but until when is not known"),
    (UNDATED, "It was hit on <t>the same day</t>.", "is counted from an event whose date is not known"),
    (UNDATED, "It was hit at <t>dawn</t>.", "cannot be resolved without a date of publication"),
    (UNDATED, "It was hit on <t>3/4/2015</t>.", "can be read as two dates, day first or month first"),
)


def resolve_marked(text: str, context: TimeContext) -> Result[DateValue]:
    """What the marked words of a sentence resolve to; fails unless the spotter finds exactly these words."""
    plain = text.replace("<t>", "").replace("</t>", "")
    (mention,) = spot_times(plain, time_grammar())
    start = text.index("<t>")
    assert mention.span == span_of(plain, start, text.index("</t>") - 3)
    return resolve_time(mention, context)


@pytest.mark.parametrize("row", PAST_ROWS, ids=lambda row: row[0])
def test_past(row: Row) -> None:
    """An expression in a report about the past means these days."""
    text, *expected = row
    (value,) = resolve_marked(text, PAST).records
    assert [value.start, value.end, value.precision, value.anchor] == expected


@pytest.mark.parametrize("row", FUTURE_ROWS, ids=lambda row: row[0])
def test_future(row: Row) -> None:
    """Of what is to come, the next such day is meant."""
    text, *expected = row
    (value,) = resolve_marked(text, FUTURE).records
    assert [value.start, value.end, value.precision, value.anchor] == expected


@pytest.mark.parametrize("row", AFTER_EVENT_ROWS, ids=lambda row: row[0])
def test_after_event(row: Row) -> None:
    """An expression that leans on the event told last is counted from its date."""
    text, *expected = row
    (value,) = resolve_marked(text, AFTER_EVENT).records
    assert [value.start, value.end, value.precision, value.anchor] == expected


@pytest.mark.parametrize("row", AFTER_MONTH_ROWS, ids=lambda row: row[0])
def test_after_month(row: Row) -> None:
    """Counting from a month gives no day."""
    text, *expected = row
    (value,) = resolve_marked(text, AFTER_MONTH).records
    assert [value.start, value.end, value.precision, value.anchor] == expected


@pytest.mark.parametrize("row", NO_EVENT_ROWS, ids=lambda row: row[0])
def test_no_event(row: Row) -> None:
    """Without an event to lean on, only what goes back counts from publication."""
    text, *expected = row
    (value,) = resolve_marked(text, NO_EVENT).records
    assert [value.start, value.end, value.precision, value.anchor] == expected


@pytest.mark.parametrize("row", IN_POST_ROWS, ids=lambda row: row[0])
def test_in_post(row: Row) -> None:
    """In a live blog the post's date counts, not the page's."""
    text, *expected = row
    (value,) = resolve_marked(text, IN_POST).records
    assert [value.start, value.end, value.precision, value.anchor] == expected


@pytest.mark.parametrize("row", UNDATED_ROWS, ids=lambda row: row[0])
def test_undated(row: Row) -> None:
    """Without a date of publication, what is absolute still resolves."""
    text, *expected = row
    (value,) = resolve_marked(text, UNDATED).records
    assert [value.start, value.end, value.precision, value.anchor] == expected


@pytest.mark.parametrize(("context", "text", "reason"), UNRESOLVED)
def test_what_is_unclear_is_a_finding(context: TimeContext, text: str, reason: str) -> None:
    """Words that cannot be resolved, or look wrong, give a finding with the reason; a mere duration gives nothing."""
    result = resolve_marked(text, context)
    assert [finding.message.partition("' ")[2] for finding in result.findings] == ([reason + "."] if reason else [])
    assert reason or not result.records


@pytest.mark.parametrize(
    ("day_first", "expected"), [(True, "2022-04-03"), (False, "2022-03-04")], ids=["day first", "month first"]
)
def test_the_documents_own_order_of_day_and_month_decides(day_first: bool, expected: str) -> None:
    """A numeric date that can be read in two ways follows the document's convention."""
    (value,) = resolve_marked(
        "Shells fell on <t>03/04/2022</t>.", TimeContext("2022-05-16", day_first=day_first)
    ).records
    assert value.start == expected


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "0000-00-00", "99999", "", "2016-05-24T10:00:00Z"])
@pytest.mark.parametrize(
    "text", ["a decade ago", "next year", "last week", "two weeks ago", "Monday", "Ramadan", "last winter"]
)
@pytest.mark.parametrize("is_future", [True, False])
def test_the_ends_of_the_calendar_do_not_break_it(published: str, text: str, is_future: bool) -> None:
    """A date of publication at the edge of the calendar, or none at all, gives a value or a finding, never an error."""
    (mention,) = spot_times(f"in {text}.", time_grammar())
    result = resolve_time(mention, TimeContext(published, is_future=is_future))
    assert len(result.records) + len(result.findings) == 1


def test_the_span_is_kept() -> None:
    """The value points at the words that give it."""
    (value,) = resolve_marked("The army was blamed for <t>Monday</t>’s bombings.", PAST).records
    assert value.span is not None
    assert value.span.quote == "Monday"


def test_an_unknown_form_gives_nothing() -> None:
    """A form that no reader knows gives neither a value nor an error."""
    assert resolve_time(TimeMention(span_of("soon", 0, 4), "soon"), PAST) == Result(())


@pytest.mark.parametrize("weekday", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
@pytest.mark.parametrize("published", [f"2016-05-{day}" for day in range(22, 29)])
def test_a_weekday_is_never_more_than_a_week_away(weekday: str, published: str) -> None:
    """A bare weekday means one of the seven days up to publication, or the seven from it on in the future."""
    (mention,) = spot_times(weekday, time_grammar())
    (past,) = resolve_time(mention, TimeContext(published)).records
    (future,) = resolve_time(mention, TimeContext(published, is_future=True)).records
    assert 0 <= int(published[-2:]) - int(past.start[-2:]) < 7
    assert published <= future.start
