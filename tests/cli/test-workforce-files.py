#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Home Office's two files, read here by other means: every figure and every total must agree, twice over."""
import zipfile
from decimal import Decimal
from xml.etree import ElementTree

from desk import SHARED, Skip, main, read_rows

OPEN_DATA = 'police-workforce-east-midlands-2007-2021.csv'
WORKBOOK = 'home-office-police-workforce-tables-sep-2018.ods'
MEASURE = 'Police workforce'
HEADS = 'Home Office police workforce open data table, head count at 31 March'
FTE = 'Home Office police workforce open data table, full-time equivalents at 31 March'
WORKBOOK_FTE = 'Home Office police workforce tables, full-time equivalents'
WORKBOOK_HEADS = 'Home Office police workforce tables, head count'
SERIES = WORKBOOK_FTE + ' of the 43 forces without central service secondments'
GROUPS = {'Table_1': 'police officer', 'Table_2': 'police staff', 'Table_3': 'designated officer',
          'Table_5': 'police community support officer', 'Table_6': 'special constable',
          'Table_7': 'police support volunteer'}
DAYS = ('2017-09-30', '2018-03-31', '2018-09-30')
REGIONS = {'North East', 'North West', 'Yorkshire and the Humber', 'East Midlands', 'West Midlands', 'Eastern',
           'London', 'South East', 'South West', 'Wales'}

NAMES = {'table': 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
         'text': 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
         'office': 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'}


def shared(name):
    path = SHARED / 'open-data' / name
    if not path.exists():
        raise Skip(f'{path} is not here')
    return path


def read_cell(cell):
    value = cell.get(f'{{{NAMES["office"]}}}value')
    return Decimal(value) if value is not None else ' '.join(
        ''.join(p.itertext()) for p in cell.findall('text:p', NAMES))


def read_sheet(path, name):
    """The rows of a sheet with the words or the number of each cell, by the markup alone."""
    root = ElementTree.fromstring(zipfile.ZipFile(path).read('content.xml'))
    sheet, = [t for t in root.iter(f'{{{NAMES["table"]}}}table') if t.get(f'{{{NAMES["table"]}}}name') == name]
    rows = []
    for row in sheet.iter(f'{{{NAMES["table"]}}}table-row'):
        cells = []
        for cell in row:
            times = int(cell.get(f'{{{NAMES["table"]}}}number-columns-repeated', 1))
            cells += [read_cell(cell)] * min(times, 12)
        rows.append(cells)
    return rows


def read_forces(path, name):
    """What a table of forces prints: {force: three figures}, without regions and totals, and its last totals."""
    forces, totals, region = {}, [], None
    for cells in read_sheet(path, name)[6:]:
        if len(cells) < 4 or not cells[0] or cells[1] == '':
            continue
        force = str(cells[0]).rstrip('0123456789, ')
        if force.startswith('Total'):
            totals.append([force] + cells[1:4])
        elif force in REGIONS and force != region:
            region = force
        else:
            forces[force] = [cell if isinstance(cell, Decimal) else None for cell in cells[1:4]]
    return forces, totals


def read_series(path):
    rows = [cells for cells in read_sheet(path, 'Table_8') if cells and str(cells[0]).startswith('30 September')]
    groups = ('police officer', 'police staff', 'designated officer', 'police community support officer',
              'traffic warden')
    return {(f'{cells[0].split()[2][:4]}-09-30', group): cells[1 + i]
            for cells in rows for i, group in enumerate(groups)}


def ask(office, *more):
    points = office.json('workforce', 'figures', '--measure', MEASURE, *more)
    return {(p['force'], p['line'], p['period']): None if p['value'] is None else Decimal(str(p['value']))
            for p in points}


def same(one, other):
    return one == other or (one is not None and other is not None and abs(one - other) < Decimal('0.0001'))


def test_every_figure_of_the_forces_is_that_of_the_workbook(office):
    path = shared(WORKBOOK)
    office.do('init')
    office.do('import', 'observations', path)
    kept = {**ask(office, '--rule', WORKBOOK_FTE), **ask(office, '--rule', WORKBOOK_HEADS)}
    wanted = {(force, group, day): value for table, group in GROUPS.items()
              for force, values in read_forces(path, table)[0].items() for day, value in zip(DAYS, values)}
    assert kept.keys() == wanted.keys(), set(kept) ^ set(wanted)
    differ = {key: (kept[key], value) for key, value in wanted.items() if not same(kept[key], value)}
    assert not differ, differ
    assert len(wanted) == 45 * 3 + 44 * 3 * 5 and sum(value is None for value in wanted.values()) > 30, len(wanted)


def test_the_workbook_states_its_totals_and_they_agree(office):
    path = shared(WORKBOOK)
    office.do('init')
    said = [p['problem'] for p in office.json('import', 'observations', path)['problems']]
    stated = {text.split(':')[0]: text for text in said if 'printed subtotals' in text}
    assert set(stated) == set(GROUPS) | {'Table_4'} and all(' 0 differ' in text for text in stated.values()), said
    for table, group in GROUPS.items():
        forces, totals = read_forces(path, table)
        whole = sum(values[2] for values in forces.values() if values[2] is not None)
        assert abs(whole - totals[-1][3]) < 1, (table, whole, totals)
        printed = Decimal(stated[table].split('add up to ')[1].split(' at ')[0])
        assert abs(printed - whole) < Decimal('0.0001') and group in stated[table], (stated[table], whole)


def test_table_4_is_held_against_its_parts_and_not_counted_twice(office):
    path = shared(WORKBOOK)
    office.do('init')
    said = [p['problem'] for p in office.json('import', 'observations', path)['problems']]
    staff, _ = read_forces(path, 'Table_2')
    designated, _ = read_forces(path, 'Table_3')
    both, _ = read_forces(path, 'Table_4')
    pairs = [(value, sum(part for part in (staff[force][i], designated[force][i]) if part is not None))
             for force, values in both.items() for i, value in enumerate(values) if value is not None]
    differ = sum(abs(one - other) > 1 for one, other in pairs)
    text, = [t for t in said if t.startswith('Table_4 adds')]
    assert f'of {len(pairs)} figures held against them {differ} differ' in text and 'twice' in text, (text, len(pairs))
    assert len([t for t in said if 'tables 2 and 3 add up to' in t]) == differ
    ours = ask(office, '--force', 'Leicestershire', '--period', '2018-09-30', '--rule', WORKBOOK_FTE)
    assert {line for _, line, _ in ours} == {'police officer', 'police staff', 'designated officer',
                                             'police community support officer'}, ours


def test_table_8_is_taken_in_for_thirteen_years_by_a_rule_of_its_own(office):
    path = shared(WORKBOOK)
    office.do('init')
    said = [p['problem'] for p in office.json('import', 'observations', path)['problems']]
    kept = ask(office, '--rule', SERIES)
    wanted = read_series(path)
    assert len(wanted) == 13 * 5 and {key[0] for key in kept} == {'England and Wales'}, kept
    assert {(day, group): value for (_, group, day), value in kept.items()}.keys() == wanted.keys()
    assert all(same(value, wanted[day, group]) for (_, group, day), value in kept.items()), (kept, wanted)
    assert round(wanted['2012-09-30', 'police officer']) == 131839  # "30 September 20123": a footnote's mark
    # Held against the forces of tables 1 to 5, on the two days both know.
    differ, held = set(), 0
    for table, group in list(GROUPS.items())[:4]:
        whole = next(total for total in read_forces(path, table)[1] if '43' in total[0] or total[0] == 'Total')
        for day, value in ((DAYS[0], whole[1]), (DAYS[2], whole[3])):
            held += 1
            if abs(value - wanted[day, group]) > 1:
                differ.add((group, day))
    assert differ == {('police staff', '2017-09-30'), ('designated officer', '2017-09-30')}, differ
    warned = [t for t in said if 'the forces of its own table add up to' in t]
    assert len(warned) == 2 and all(any(f'{g}, {d}' in t for t in warned) for g, d in differ), warned
    assert f'on 13 days; of {held} figures held against the forces 2 differ' in ' '.join(said), said
    assert office.list('measure')[-1]['definition'].startswith('Table 8'), office.list('measure')[-1]


def test_the_workbook_twice_over_changes_nothing(office):
    path = shared(WORKBOOK)
    office.do('init')
    first = office.json('import', 'observations', path)
    before = office.content_hash()
    again = office.json('import', 'observations', path)
    assert (again['added'], again['flagged'], again['refused']) == (0, 0, 0), again
    assert again['matched'] == first['added'] == len(office.list('observation')), (first, again)
    assert office.content_hash() == before


def change_workbook(office, path, *changes):
    """A copy of the workbook with other words in its markup."""
    changed = office.folder / 'changed.ods'
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, 'w', zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == 'content.xml':
                for before, after in changes:
                    assert before.encode() in data, before
                    data = data.replace(before.encode(), after.encode(), 1)
            new.writestr(entry, data)
    return changed


def test_a_sheet_that_is_not_read_is_named_with_a_remedy(office):
    path = change_workbook(office, shared(WORKBOOK), ('table:name="Table_8"', 'table:name="Table_9"'))
    office.do('init')
    got = office.json('import', 'observations', path)
    named = [p for p in got['problems'] if p['problem'].startswith('“Table_9” was not read')]
    assert len(named) == 1 and named[0]['remedy'].startswith('Take its figures in as a list'), got['problems']
    assert not any('Index' in p['problem'] for p in got['problems']), got['problems']
    assert not ask(office, '--rule', SERIES)


def test_a_new_column_of_table_8_is_named(office):
    path = change_workbook(office, shared(WORKBOOK), ('>Traffic wardens<', '>Kennel hands<'))
    office.do('init')
    got = office.json('import', 'observations', path)
    left, = [p for p in got['problems'] if 'Kennel hands' in p['problem']]
    assert 'no kind of worker' in left['problem'] and left['remedy'], left
    assert len(ask(office, '--rule', SERIES)) == 13 * 4


def test_open_data_agrees_and_next_year_extends(office):
    path = shared(OPEN_DATA)
    rows = read_rows(path)
    office.do('init')
    office.do('import', 'observations', path)
    before = office.content_hash()
    again = office.json('import', 'observations', path)
    assert (again['added'], again['refused'], again['flagged']) == (0, 0, 0), again
    assert office.content_hash() == before
    kept = office.list('observation')
    assert len(kept) == 2 * len(rows) - sum(row['worker_type'] in ('special constable', 'police support volunteer')
                                            for row in rows)
    # By force, kind of worker and year, heads and full-time equivalents: each sum as the file has it.
    for rule, column in ((HEADS, 'total_headcount'), (FTE, 'total_fte')):
        wanted = {}
        for row in rows:
            if rule == HEADS or row['worker_type'] not in ('special constable', 'police support volunteer'):
                key = (row['force_name'], row['worker_type'], row['date'][:4] + '-03-31')
                wanted[key] = wanted.get(key, 0) + Decimal(row[column])
        held = ask(office, '--rule', rule)
        assert held.keys() == wanted.keys(), set(held) ^ set(wanted)
        assert all(same(held[key], value) for key, value in wanted.items())
    lines = path.read_text(encoding='utf-8').splitlines()
    later = [line.replace('2021-03-01', '2022-03-01') for line in lines if line.startswith('2021')]
    longer = office.folder / 'longer.csv'
    longer.write_text('\n'.join(lines + later) + '\n', encoding='utf-8')
    grown = office.json('import', 'observations', longer)
    assert grown['added'] > 0 and grown['matched'] == len(kept), grown


def test_officers_of_every_year_by_sex_and_rank_are_charted(office):
    path = shared(OPEN_DATA)
    ours = [row for row in read_rows(path)
            if (row['force_name'], row['worker_type']) == ('Leicestershire', 'police officer')]
    office.do('init')
    office.do('import', 'observations', path)
    years = sorted({row['date'][:4] for row in ours})
    assert years == [str(year) for year in range(2007, 2022)], years
    for year in years:
        wanted, drawn = {}, {}
        for row in ours:
            if row['date'].startswith(year):
                sex = row['sex'] if row['sex'] in ('Female', 'Male') else 'Other or not stated'
                key = row['rank_description'], sex
                wanted[key] = wanted.get(key, 0) + Decimal(row['total_headcount'])
        office.do('chart', 'workforce-officers', '--year', year, '--output', office.folder / 'c.csv')
        for row in read_rows(office.folder / 'c.csv'):
            rank, *values = row.items()
            for heading, value in values:
                sex = next((s for s in ('Female', 'Male', 'Other or not stated') if heading.startswith(s)), None)
                if sex is not None and value != '':
                    drawn[rank[1], sex] = Decimal(value)
        assert {k: v for k, v in drawn.items() if v} == {k: v for k, v in wanted.items() if v}, (year, drawn, wanted)
        women = sum(value for (_, sex), value in wanted.items() if sex == 'Female')
        whole = sum(wanted.values())
        office.do('chart', 'workforce-officers', '--year', year, '--output', office.folder / 'c.txt')
        text = (office.folder / 'c.txt').read_text(encoding='utf-8')
        assert f'{women} of {whole:,} officers are women' in text, (year, text)


main()
