#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares 10,000 random days with Python's calendar: years, quarters, months, London's clock."""
import calendar
import datetime
import random
import subprocess
import sys
import zoneinfo

N = 10_000
EDGES = ["2023-03-31", "2023-04-01", "2028-02-29", "2100-02-28", "2100-03-01", "2026-03-29",
         "2026-10-25", "2023-06-30", "2023-07-01", "2023-12-31", "2024-01-01"]


def last_of_month(year, month):
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def add_months(day, months):
    count = day.year * 12 + day.month - 1 + months
    last = last_of_month(count // 12, count % 12 + 1)
    return last.replace(day=min(day.day, last.day))


def expect(day, seconds, months, london):
    year = (day - datetime.timedelta(days=90 + calendar.isleap(day.year))).year
    quarter = (4, 1, 2, 3)[(day.month - 1) // 3]
    first = datetime.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    last = last_of_month(day.year, first.month + 2)
    clock = datetime.datetime.combine(day, datetime.time(), london)
    clock += datetime.timedelta(seconds=seconds)
    # In the hour that is left out, the earlier of the two moments has the offset after the change.
    early = min(clock.replace(fold=fold).astimezone(datetime.timezone.utc) for fold in (0, 1))
    return [f"{year}/{(year + 1) % 100:02}", str(quarter), str(first), str(last), f"{year}-04-01",
            f"{year + 1}-03-31", str(add_months(day, months)), str(day.isoweekday()),
            str((day - datetime.date(1970, 1, 1)).days), early.strftime("%Y-%m-%dT%H:%M:%SZ")]


def main():
    try:
        london = zoneinfo.ZoneInfo("Europe/London")
    except zoneinfo.ZoneInfoNotFoundError:
        print("1..0 # SKIP This computer has no time zone database to compare with")
        return 0
    seed = random.randrange(2**32)
    rng = random.Random(seed)
    start = datetime.date(1973, 1, 1).toordinal()
    end = datetime.date(2120, 1, 1).toordinal()
    days = [datetime.date.fromisoformat(edge) for edge in EDGES for _ in range(20)]
    days += [datetime.date.fromordinal(rng.randrange(start, end)) for _ in range(N - len(days))]
    asked = [(day, rng.choice([0, 3600, 5400, 7199, 7200, 61200, 86399, rng.randrange(86400)]),
              rng.randrange(-60, 61)) for day in days]
    lines = "".join(f"{day} {seconds} {months}\n" for day, seconds, months in asked)
    out = subprocess.run([sys.argv[1]], input=lines, capture_output=True, text=True, check=True)
    answers = out.stdout.splitlines()
    wrong = 0
    for row, answer in zip(asked, answers):
        if answer.split() != expect(*row, london):
            wrong += 1
            print(f"# {row}: {answer} but Python has {' '.join(expect(*row, london))}")
    print("1..2")
    print("ok 1 every day was answered" if len(answers) == N else "not ok 1 some days are missing")
    print(f"{'not ' if wrong else ''}ok 2 {N} days agree (seed {seed})")
    return 1 if wrong or len(answers) != N else 0


sys.exit(main())
