#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Validates a 360Giving file against the schemas of the standard: FOLDER FILE. CSV and XLSX are
# first made JSON by their column titles, as the official converter does.
import csv
import datetime
import json
import re
import sys
import zipfile
import xml.etree.ElementTree as tree

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed", file=sys.stderr)
    sys.exit(77)

folder, path = sys.argv[1:3]
grant_schema = json.load(open(folder + "/360-giving-schema.json", encoding="utf-8"))
package_schema = json.load(open(folder + "/360-giving-package-schema.json", encoding="utf-8"))


def walk(properties, title, steps, found):
    for name, about in properties.items():
        here = title + about.get("title", name)
        inner = about.get("items") if about.get("type") == "array" else about
        at = steps + [name] + ([0] if about.get("type") == "array" else [])
        if inner and "$ref" in inner:
            inner = grant_schema["$defs"][inner["$ref"].split("/")[-1]]
        if inner and "properties" in inner:
            walk(inner["properties"], here + ":", at, found)
        else:
            kind = about.get("type", "string")
            found[here] = (at, "number" in (kind if isinstance(kind, list) else [kind]))


def put(grant, steps, value):
    for step, after in zip(steps, steps[1:]):
        if isinstance(step, int):
            if not grant:
                grant.append([] if isinstance(after, int) else {})
            grant = grant[0]
        else:
            grant = grant.setdefault(step, [] if isinstance(after, int) else {})
    if isinstance(steps[-1], int):
        grant.append(value)
    else:
        grant[steps[-1]] = value


def unflatten(rows):
    titles = {}
    walk(grant_schema["properties"], "", [], titles)
    titles["Currency"] = (["currency"], False)
    grants = []
    for row in rows[1:]:
        grant = {}
        for heading, cell in zip(rows[0], row):
            if cell == "":
                continue
            if heading not in titles:
                sys.exit(f"no title of the standard: {heading}")
            steps, number = titles[heading]
            put(grant, steps, float(cell) if number else cell)
        grants.append(grant)
    return {"version": "1.4", "grants": grants}


def read_xlsx(name):
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    book = zipfile.ZipFile(name)
    names = [s.get("name") for s in tree.fromstring(book.read("xl/workbook.xml")).iter(
        "{%s}sheet" % space["m"])]
    if names != ["grants", "Meta"]:
        sys.exit(f"sheets are {names}")
    shared = []
    if "xl/sharedStrings.xml" in book.namelist():
        for item in tree.fromstring(book.read("xl/sharedStrings.xml")):
            shared.append("".join(t.text or "" for t in item.iter("{%s}t" % space["m"])))
    rows = []
    for row in tree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter("{%s}row" % space["m"]):
        cells = {}
        for cell in row:
            letters = re.match("[A-Z]+", cell.get("r")).group()
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - 64
            value = cell.find("m:v", space)
            inline = cell.find("m:is", space)
            if cell.get("t") == "s":
                cells[column - 1] = shared[int(value.text)]
            elif inline is not None:
                cells[column - 1] = "".join(t.text or "" for t in inline.iter("{%s}t" % space["m"]))
            elif value is not None:
                cells[column - 1] = value.text
        width = len(rows[0]) if rows else max(cells) + 1
        rows.append([cells.get(i, "") for i in range(width)])
    return rows


if path.endswith(".json"):
    data = json.load(open(path, encoding="utf-8"))
elif path.endswith(".csv"):
    raw = open(path, "rb").read()
    if not raw.startswith(b"\xef\xbb\xbf"):
        sys.exit("the CSV has no byte order mark")
    data = unflatten(list(csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True))))
else:
    data = unflatten(read_xlsx(path))

# The package names the grant schema by the address of an older release.
store = {grant_schema["$id"]: grant_schema}
for old in ("1.4.2", "1.4.3"):
    store[re.sub(r"1\.4\.\d", old, grant_schema["$id"])] = grant_schema
package_schema["properties"]["grants"]["items"] = grant_schema
formats = jsonschema.FormatChecker()


# Without it a day alone would count as a date-time too, which the standard's "one of" forbids.
@formats.checks("date-time", raises=ValueError)
def check_date_time(value):
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", value):
        raise ValueError(value)
    return datetime.datetime.fromisoformat(value.replace("Z", "+00:00")) is not None


validator = jsonschema.Draft202012Validator(
    package_schema, resolver=jsonschema.RefResolver(grant_schema["$id"], grant_schema, store=store),
    format_checker=formats)
faults = sorted(validator.iter_errors(data), key=lambda e: [str(p) for p in e.absolute_path])
for fault in faults[:20]:
    print("/".join(str(p) for p in fault.absolute_path), fault.message[:300])
if not data["grants"]:
    sys.exit("there are no grants in it")
print(len(data["grants"]), "grants,", len(faults), "faults")
sys.exit(1 if faults else 0)
