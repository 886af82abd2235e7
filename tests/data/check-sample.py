#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes every figure of the sample office from its files and stops at the first that differs.

Usage: check-sample.py [FOLDER]   (default: data/sample of the project). Exit 0: all agree; 1: one differs.
"""

import csv
import datetime
import pathlib
import random
import re
import sys
from collections import Counter, defaultdict
from fractions import Fraction

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "data" / "sample"
CLOSES = datetime.datetime(2023, 7, 31, 17, 0)
OPENS = datetime.datetime(2023, 7, 3)
CAP = 10000
POT = 130000
THRESHOLD = 65
MARKERS = {"Grants officer", "Commissioning officer", "Partnerships officer", "Community safety officer"}
CRITERIA = {
    5: ("Reduces crime and disorder", "Evidence of need", "Outcomes that can be measured",
        "Value for money and match funding", "Reach and deliverability"),
    6: ("Reduces crime and disorder", "Evidence of need", "Outcomes that can be measured",
        "Value for money and match funding", "Reach and inclusion", "Deliverable in twelve months"),
}
NOTHING = {"none", "nil", "0", "£0", "0.00"}
MONTHS = {name: number + 1 for number, name in
          enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())}

# reference: organisation, project, district, asked, match (None: not stated), score (None: not marked)
LIST = {
    "R1-001": ("Saffron Tree Women’s Group", "Know your rights café", "Leicester", 6300, None, "62.0"),
    "R1-002": ("Tollgate Youth Project", "Bus stop mentors", "North West Leicestershire", 8050, 0, "41.0"),
    "R1-003": ("Bridgewater Community Hub", "Neighbours who notice", "Leicester", 5400, 600, "57.0"),
    "R1-004": ("Beacon Ridge Parish Council", "Speed watch kit", "Charnwood", 4800, 2400, "58.0"),
    "R1-005": ("Elmtree Academy", "Knife crime theatre day", "Hinckley and Bosworth", 2400, 0, "33.0"),
    "R1-006": ("Second Chance Radio", "On-air apprentices", "Leicester", 9600, 2000, "59.0"),
    "R1-007": ("Castle Mill Night Marshals", "Walk me home", "Leicester", 10450, 4000, None),
    "R1-008": ("Fernhill Scout Group", "Safe summer nights", "Charnwood", 2950, 300, "49.0"),
    "R1-009": ("Ladybird Support Forum", "Drop-in at the library", "Charnwood", 8200, None, "61.0"),
    "R1-010": ("Foundry Estate Residents", "Safer stairwells", "Charnwood", 6900, 0, "74.0"),
    "R1-011": ("Little Acorns School", "Road safety rangers", "Rutland", 2150, 250, "46.0"),
    "R1-012": ("Vale Farmers’ Group", "Plant theft trackers", "Melton", 8900, 4450, "64.2"),
    "R1-013": ("New Horizon Families", "Parents against grooming", "Leicester", 8750, 0, "66.0"),
    "R1-014": ("Oakfield Tenants’ Forum", "Cameras for the car park", "Charnwood", 10000, 0, "38.0"),
    "R1-015": ("Two Steeples Credit Union", "Loan shark lessons", "Oadby and Wigston", 4250, None, "37.0"),
    "R1-016": ("Copper Lane Boxing Club", "Gloves on, blades off", "Leicester", 7950, 1200, "75.0"),
    "R1-017": ("Harrowmere Youth Trust", "Friday night football", "Leicester", 9850, 3000, "78.0"),
}

WOMEN, YOUNG, VICTIMS = "Violence against women and girls", "Young people", "Victims and witnesses"
STREETS, ROADS = "Safer neighbourhoods", "Road safety"
NW, HINCKLEY, OADBY = "North West Leicestershire", "Hinckley and Bosworth", "Oadby and Wigston"

# score, organisation, project, priority, district, asked: ranks 1 to 28 in order
BOARD = [
    ("86.0", "Linnet House", "Safe steps home", WOMEN, "Leicester", 10000),
    ("84.0", "Hawthorn Women’s Centre", "Leaving safely", WOMEN, HINCKLEY, 9950),
    ("82.0", "Midnight Bus Project", "Night bus welfare team", WOMEN, "Leicester", 9990),
    ("80.0", "Two Bridges Counselling", "Heard: support for witnesses", VICTIMS, "Charnwood", 9700),
    ("78.0", "Harrowmere Youth Trust", "Friday night football", YOUNG, "Leicester", 9850),
    ("77.4", "Springboard Families", "Safe at home", WOMEN, NW, 9450),
    ("76.5", "The Quiet Room", "Counselling after burglary", VICTIMS, "Leicester", 8900),
    ("75.8", "Market Place Pubwatch", "Ask-for-help training", WOMEN, HINCKLEY, 3600),
    ("75.0", "Copper Lane Boxing Club", "Gloves on, blades off", YOUNG, "Leicester", 7950),
    ("74.0", "Foundry Estate Residents", "Safer stairwells", STREETS, "Charnwood", 6900),
    ("73.0", "Red Kite Rural Watch", "Farm theft marking", STREETS, NW, 8600),
    ("72.0", "Open Gate Arts CIC", "Stories, not knives", YOUNG, "Leicester", 8400),
    ("71.4", "Kingfisher Women’s Network", "Safe travel champions", WOMEN, OADBY, 8150),
    ("70.5", "Lantern Deaf Society", "Reporting crime in sign", VICTIMS, "Leicester", 6750),
    ("70.0", "Open Door Support", "Coffee and courage", WOMEN, "Melton", 7400),
    ("69.3", "Foundry Youth Kitchen", "Cook up, calm down", YOUNG, "Charnwood", 5850),
    ("68.9", "Hopewell Victims’ Fund", "Fix it fast after burglary", VICTIMS, "Harborough", 8350),
    ("68.2", "Meadow Street Youth Café", "Open till ten", YOUNG, "Harborough", 9150),
    ("68.0", "Northfold Residents’ Association", "Alley gates and lights", STREETS, "Leicester", 9200),
    ("67.0", "Stoneleaf Community Centre", "After-school safe space", YOUNG, "Charnwood", 9300),
    ("66.4", "Lime Tree Community Church", "Youth night shift", YOUNG, "Blaby", 7800),
    ("66.0", "New Horizon Families", "Parents against grooming", VICTIMS, "Leicester", 8750),
    ("65.6", "Forest Edge Riders", "Off-road bike diversion", YOUNG, NW, 9900),
    ("64.2", "Vale Farmers’ Group", "Plant theft trackers", STREETS, "Melton", 8900),
    ("64.0", "Kestrel Street Primary School", "Streetwise year six", YOUNG, "Leicester", 3200),
    ("63.0", "Hollybank Parish Council", "Village speed signs", ROADS, NW, 7200),
    ("62.0", "Saffron Tree Women’s Group", "Know your rights café", WOMEN, "Leicester", 6300),
    ("61.0", "Ladybird Support Forum", "Drop-in at the library", WOMEN, "Charnwood", 8200),
]

# Length of the grey bars "awarded of asked" by plan priority on the award board, in pixels of an enlargement.
BARS = {WOMEN: 303, YOUNG: 404, VICTIMS: 185, STREETS: 346, ROADS: 90}

# Dots of "Marks by band", in columns of 2.5 from 32.5 to 87.5. The picture draws the 75.0 of rank 9 one column to the
# left (3, 3), though 70.0 and 80.0 stand to the right of their lines; here every line belongs to its right (2, 4).
DOTS = [1, 2, 1, 2, 1, 3, 2, 3, 2, 3, 2, 3, 3, 4, 4, 4, 2, 4, 1, 2, 1, 1]


def same(what, found, wanted):
    if found != wanted:
        print(f"not ok: {what}: the files give {found!r}, the pictures {wanted!r}", file=sys.stderr)
        sys.exit(1)
    same.count += 1


same.count = 0


def rows_of(name, bom=False):
    raw = (FOLDER / name).read_bytes()
    same(f"{name} begins with a byte order mark", raw.startswith(b"\xef\xbb\xbf"), bom)
    return list(csv.DictReader(raw.decode("utf-8-sig").splitlines(keepends=True), strict=True))


def pounds(text):
    """Whole pounds of "£8,050", "8050", "8,050.00", "8.05k"; nothing else is allowed in the sample."""
    match = re.fullmatch(r"£?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(k?)", text)
    if not match:
        sys.exit(f"not ok: “{text}” is not a sum")
    value = Fraction(match[1].replace(",", "") + (match[2] or "")) * (1000 if match[3] else 1)
    same(f"“{text}” is whole pounds", value.denominator, 1)
    return int(value)


def match_funding(text):
    """None: not stated. 0: brings none."""
    if not text:
        return None
    return 0 if text.lower() in NOTHING else pounds(text)


def day(text):
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return datetime.date.fromisoformat(text)
    if "/" in text:
        date, month, year = text.split("/")
        return datetime.date(int(year), int(month), int(date))
    date, month, year = text.split(" ")
    return datetime.date(int(year), MONTHS[month[:3]], int(date))


def a_year_on(date):
    return date.replace(year=date.year + 1)


def in_one_decimal(value):
    """Half away from zero; the sample has no score on a half, which is checked."""
    same("no score lies on a half of a tenth", (value * 20) % 2 == 1, False)
    return f"{float(value):.1f}"


def check_text(row):
    words = " ".join([row["In one paragraph, what will you do?"], row["Why is it needed?"],
                      row["How will you know that it worked?"]]).split()
    name = row["Name of your group or organisation"]
    same(f"{name}: 60 to 150 words", 60 <= len(words) <= 150, True)
    same(f"{name}: address", row["Contact e-mail for this bid"].endswith(".example.org"), True)
    same(f"{name}: postcode", bool(re.fullmatch(r"LE99 9[A-Z]{2}", row["Postcode"])), True)


def read_applications(name):
    applications = {}
    by_response = {}
    repeats = []
    round_number = name.split("-")[1]
    for row in rows_of(name, bom=True):
        if row["Response ID"] in by_response:
            first = by_response[row["Response ID"]]
            same("the repeated row is the same response", dict(row), first["row"])
            repeats.append(first["reference"])
            continue
        check_text(row)
        reference = f"R{round_number}-{len(applications) + 1:03}"
        applications[reference] = by_response[row["Response ID"]] = {
            "reference": reference, "row": dict(row),
            "name": row["Name of your group or organisation"], "project": row["Project title"],
            "district": row["Where will the project take place?"],
            "priority": row["Which priority of the Police and Crime Plan does it meet?"],
            "asked": pounds(row["How much are you asking for? (£)"]),
            "cost": pounds(row["What will the whole project cost? (£)"]),
            "match": match_funding(row["Match funding secured (£)"]),
            "submitted": datetime.datetime.strptime(row["Submitted"], "%d/%m/%Y %H:%M:%S"),
            "start": day(row["Start date"]), "end": day(row["End date"]),
        }
    return applications, repeats


def check_criteria(name, weights):
    criteria = rows_of(name)
    same(f"{name}: weights", [int(c["weight"]) for c in criteria], weights)
    same(f"{name}: numbers", [int(c["number"]) for c in criteria], list(range(1, len(weights) + 1)))
    same(f"{name}: names", tuple(c["name"] for c in criteria), CRITERIA[len(weights)])
    same(f"{name}: minima", all(0 <= int(c["minimum"]) <= 2 for c in criteria), True)
    same(f"{name}: the weights make 100", sum(weights), 100)
    for criterion in criteria:
        same(f"{criterion['name']}: scale", criterion["maximum"], "5")
        for score in (5, 3, 1):
            same(f"{criterion['name']}: guidance for {score}", bool(criterion[f"guidance_{score}"]), True)
    return criteria


def read_marks(applications, criteria):
    """Percentage of each marker of each application, as exact fractions."""
    weight = {c["name"]: int(c["weight"]) for c in criteria}
    minimum = {c["name"]: int(c["minimum"]) for c in criteria}
    scores = defaultdict(dict)
    comments = []
    for row in rows_of("round-1-marks.csv"):
        key = (row["application"], row["marker"])
        same(f"{key} is an application and a marker", (key[0] in applications, key[1] in MARKERS), (True, True))
        same(f"{key} marks {row['criterion']} once", row["criterion"] in scores[key], False)
        same(f"{key}: score from 0 to 5", row["score"] in "012345" and len(row["score"]) == 1, True)
        scores[key][row["criterion"]] = int(row["score"])
        comments.append(row["comment"])
    totals = defaultdict(dict)
    for (reference, marker), given in scores.items():
        same(f"{reference}, {marker}: every criterion", set(given), set(weight))
        totals[reference][marker] = sum(Fraction(weight[c] * s, 5) for c, s in given.items())
    share = Counter(marker for _, marker in scores)
    same("the markers have an even share", max(share.values()) - min(share.values()) <= 2, True)
    with_comment = sum(1 for c in comments if c)
    same("about a third have a comment", 0.30 <= with_comment / len(comments) <= 0.38, True)
    same("the comments differ", len({c for c in comments if c}) >= 80, True)
    for reference, by_marker in totals.items():
        same(f"{reference}: two or three markers", len(by_marker) in (2, 3), True)
        if sum(by_marker.values()) / len(by_marker) >= THRESHOLD:
            for marker in by_marker:
                low = [c for c, s in scores[reference, marker].items() if s < minimum[c]]
                same(f"{reference}, {marker}: under the minimum", low, [])
    return totals


def check_cost(application):
    """The cost is what is asked and what is brought; where no match is stated it may be more than is asked."""
    rest = application["cost"] - application["asked"]
    same(f"{application['reference']}: the cost holds what is asked and brought",
         rest >= 0 if application["match"] is None else rest == application["match"], True)


def check_order(name, applications):
    """An export lists responses as they came, each with a number above the last."""
    ids = [int(a["row"]["Response ID"]) for a in applications.values()]
    times = [a["submitted"] for a in applications.values()]
    same(f"{name}: responses stand in order", (ids, times), (sorted(ids), sorted(times)))


def check_applications(applications, repeats):
    same("applications", len(applications), 54)
    check_order("round 1", applications)
    same("the row that is there twice", repeats, ["R1-009"])
    for reference, (name, project, district, asked, brought, _) in LIST.items():
        a = applications[reference]
        same(reference, (a["name"], a["project"], a["district"], a["asked"], a["match"]),
             (name, project, district, asked, brought))
    asked, bids = Counter(), Counter()
    for a in applications.values():
        asked[a["district"]] += a["asked"]
        bids[a["district"]] += 1
        check_cost(a)
    same("asked by district", dict(asked), {
        "Leicester": 126340, "Charnwood": 61600, NW: 47600, HINCKLEY: 34500, "Harborough": 29800,
        OADBY: 24050, "Melton": 22400, "Blaby": 18000, "Rutland": 15750})
    same("bids by district", dict(bids), {
        "Leicester": 16, "Charnwood": 9, NW: 6, HINCKLEY: 5, "Harborough": 4, OADBY: 4, "Melton": 3,
        "Blaby": 4, "Rutland": 3})
    same("asked", sum(asked.values()), 380040)
    three = asked["Leicester"] + asked["Charnwood"] + asked[NW]
    same("per cent in three districts", round(100 * three / sum(asked.values())), 62)
    same("times the pot", round(sum(asked.values()) / POT, 1), 2.9)
    brought = [a["match"] for a in applications.values()]
    same("match funding", sum(m for m in brought if m), 83900)
    same("bring none", brought.count(0), 10)
    same("match not stated", brought.count(None), 5)
    same("priorities", {a["priority"] for a in applications.values()}, {WOMEN, YOUNG, VICTIMS, STREETS, ROADS})
    by_priority = Counter()
    for a in applications.values():
        by_priority[a["priority"]] += a["asked"]
    for priority, bar in BARS.items():
        pixel = 404 / by_priority[YOUNG]
        same(f"the bar of {priority}", abs(by_priority[priority] * pixel - bar) <= 2, True)
    zone = [a["asked"] for a in applications.values() if a["row"]["Is the project in one of our People Zones?"] != "No"]
    same("asked from the People Zone", (len(zone), sum(zone)), (2, 12750))


def check_flags(applications, repeats, totals):
    flags = Counter()
    stopped = set()
    number_of = {}
    for reference, a in applications.items():
        if a["asked"] > CAP:
            flags["over the cap"] += 1
            stopped.add(reference)
        if a["submitted"] > CLOSES:
            flags["late"] += 1
            stopped.add(reference)
        same(f"{reference}: not before the round", a["submitted"] >= OPENS, True)
        flags["over 12 months"] += a["end"] >= a_year_on(a["start"])
        flags["zone"] += a["row"]["Is the project in one of our People Zones?"] != "No"
        flags["return"] += a["row"]["Has its final return been sent?"].startswith("Not yet")
        number = a["row"]["Registered charity number (if any)"]
        if number.isdigit():
            flags["other name"] += number_of.setdefault(number, a["name"]) != a["name"]
    flags["twice"] = len(repeats)
    wide = {r for r, t in totals.items() if max(t.values()) - min(t.values()) > 20}
    flags["wide"] = len(wide)
    same("flags", dict(flags), {"over the cap": 1, "late": 2, "over 12 months": 1, "zone": 2, "return": 1,
                                "other name": 1, "twice": 1, "wide": 3})
    same("flagged", sum(flags.values()), 12)
    same("over 12 months is R1-002", applications["R1-002"]["end"] >= a_year_on(applications["R1-002"]["start"]), True)
    same("wide spreads", {applications[r]["name"] for r in wide},
         {"Second Chance Radio", "Lime Tree Community Church", "Forest Edge Riders"})
    same("stopped", sorted(stopped), ["R1-007", "R1-053", "R1-054"])
    same("every application that is not stopped is marked", set(totals), set(applications) - stopped)


def rank_scores(totals):
    scores = {r: sum(t.values()) / len(t) for r, t in totals.items()}
    return scores, sorted(scores, key=lambda r: -scores[r])


def check_scores(applications, totals):
    scores, ranking = rank_scores(totals)
    same("marked", len(scores), 51)
    same("no two share a rank", len(set(scores.values())), 51)
    same("mean mark", f"{float(sum(scores.values()) / 51):.1f}", "61.0")
    bands = Counter("under 40" if s < 40 else "40" if s < 60 else "60" if s < 70 else "70" for s in scores.values())
    same("bands", dict(bands), {"under 40": 4, "40": 18, "60": 14, "70": 15})
    columns = Counter(int((s - Fraction(65, 2)) / Fraction(5, 2)) for s in scores.values())
    same("dots", [columns[k] for k in range(len(DOTS))], DOTS)
    for reference, row in LIST.items():
        same(f"{reference}: score", in_one_decimal(scores[reference]) if reference in scores else None, row[5])
    for place, row in enumerate(BOARD):
        a = applications[ranking[place]]
        same(f"rank {place + 1}", (in_one_decimal(scores[ranking[place]]), a["name"], a["project"], a["priority"],
                                   a["district"], a["asked"]), row)
    passed = [r for r in ranking if scores[r] >= THRESHOLD]
    same("pass 65%", len(passed), 23)
    same("asked by those who pass", sum(applications[r]["asked"] for r in passed), 193890)
    return passed


def check_award(applications, passed):
    asked = {r: applications[r]["asked"] for r in passed}
    whole = sum(asked[r] for r in passed[:15])
    same("whole awards only", (whole, POT - whole), (125590, 4410))
    award = {r: asked[r] for r in passed[:15]}
    award[passed[15]] = 4400
    same("part-fund the last", (len(award), sum(award.values()), asked[passed[15]]), (16, 129990, 5850))
    districts, priorities = Counter(), Counter()
    for reference, sum_awarded in award.items():
        districts[applications[reference]["district"]] += sum_awarded
        priorities[applications[reference]["priority"]] += sum_awarded
    same("awarded by district", dict(districts), {"Leicester": 61840, "Charnwood": 21000, NW: 18050,
                                                  HINCKLEY: 13550, OADBY: 8150, "Melton": 7400})
    same("awarded by priority", dict(priorities), {WOMEN: 58540, YOUNG: 30600, VICTIMS: 25350, STREETS: 15500})
    running, total = [], sum(award.values())
    for reference in passed[16:]:
        total += asked[reference]
        running.append(total)
    same("running totals under the pot", running, [138340, 147490, 156690, 165990, 173790, 182540, 192440])
    best = {}
    for reference in passed:
        best.setdefault(applications[reference]["district"], reference)
    chosen, left = set(best.values()), POT - sum(asked[r] for r in best.values())
    for reference in passed:
        if reference not in chosen and asked[reference] <= left:
            chosen.add(reference)
            left -= asked[reference]
    same("each district that passes", (len(chosen), POT - left), (15, 126590))
    same("passed over in rank order", sum(1 for r in passed[:passed.index(best["Harborough"])] if r not in chosen), 3)
    return award


def check_holding_up(applications, totals, award):
    """How often each award is still made when marks are drawn again, with replacement, from its own markers."""
    chance = random.Random(2023)
    held = Counter()
    marks = {r: [float(v) for v in t.values()] for r, t in totals.items()}
    for _ in range(1000):
        drawn = {r: sum(chance.choices(m, k=len(m))) / len(m) for r, m in marks.items()}
        left = POT
        for reference in sorted(drawn, key=lambda r: -drawn[r]):
            if drawn[reference] < THRESHOLD or left <= 0:
                break
            held[reference] += 1
            left -= applications[reference]["asked"]
    same("awards that hold up", sum(1 for r in award if held[r] >= 900), 10)


def check_conflicts(totals):
    rows = rows_of("round-1-conflicts.csv")
    same("conflicts", len(rows), 2)
    for row in rows:
        markers = totals[row["application"]]
        same(f"{row['application']}: reassigned", (row["marker"] in markers, row["reassigned_to"] in markers),
             (False, True))


def check_round_2():
    check_criteria("round-2-criteria.csv", [25, 20, 20, 15, 10, 10])
    applications, repeats = read_applications("round-2-applications.csv")
    same("round 2", (len(applications), repeats), (40, []))
    for reference, a in applications.items():
        same(f"{reference} is in time", datetime.datetime(2023, 9, 4) <= a["submitted"] <=
             datetime.datetime(2023, 10, 2, 17), True)
        same(f"{reference} is within the cap and a year", a["asked"] <= CAP and a["end"] < a_year_on(a["start"]), True)
        check_cost(a)
    check_order("round 2", applications)
    a = applications["R2-027"]
    same("R2-027", (a["project"], a["asked"], a["cost"], a["match"], a["priority"]),
         ("Saturday bicycle workshop", 8900, 12400, 3500, YOUNG))
    same("R2-027 lasts 12 months", a["end"] + datetime.timedelta(days=1), a_year_on(a["start"]))
    same("R2-027 names the applicant in its text", a["name"] in a["row"]["Why is it needed?"], True)


def main():
    global FOLDER
    if len(sys.argv) > 1:
        FOLDER = pathlib.Path(sys.argv[1])
    applications, repeats = read_applications("round-1-applications.csv")
    criteria = check_criteria("round-1-criteria.csv", [24, 22, 20, 18, 16])
    totals = read_marks(applications, criteria)
    check_applications(applications, repeats)
    check_flags(applications, repeats, totals)
    passed = check_scores(applications, totals)
    award = check_award(applications, passed)
    check_holding_up(applications, totals, award)
    check_conflicts(totals)
    check_round_2()
    print(f"ok: {same.count} figures of the sample office agree")


if __name__ == "__main__":
    try:
        main()
    except (KeyError, ValueError, csv.Error) as error:
        sys.exit(f"not ok: a file of the sample cannot be read: {error!r}")
