#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""People Zones: taken in, held against their baselines, scored, moved, and refused row by row."""
import os
from decimal import Decimal

from desk import SAMPLE, SHARED, Skip, fill_sample, main, once, read_rows

KINDS = ('zones', 'steps', 'members', 'assets', 'plans', 'findings', 'funding', 'visits', 'indicators', 'readings',
         'areas')


@once
def fill(office, *without):
    office.do('init')
    for kind in KINDS:
        if kind not in without:
            office.do('import', kind, SAMPLE / f'zones-{kind}.csv')


def write(office, name, text):
    path = office.folder / name
    path.write_text(text, encoding='utf-8')
    return path


def errors(result):
    return [problem for problem in result['problems'] if problem['severity'] == 'error']


def test_every_file_twice_over_changes_nothing(office):
    fill(office)
    before = office.content_hash()
    for kind in KINDS:
        path = SAMPLE / f'zones-{kind}.csv'
        again = office.json('import', kind, path)
        assert (again['added'], again['flagged'], again['refused']) == (0, 0, 0), (kind, again)
        assert again['matched'] == len(read_rows(path)), kind
    assert office.content_hash() == before


def test_indicators_before_and_after(office):
    fill(office, 'areas')
    rows = {row['indicator']: row for row in office.json('zones', 'indicators', 'Bell Foundry')}
    reports = rows['Antisocial behaviour reports']
    assert (reports['before'], reports['latest'], reports['change'], reports['verdict']) == (214, 176, -38, 'better')
    assert reports['percent_change'] == Decimal('-17.8'), reports
    assert rows['Active volunteers']['latest'] == 22 and rows['Active volunteers']['verdict'] == 'better'
    safe = rows['Residents who feel safe after dark']
    assert (safe['before'], safe['change'], safe['verdict']) == (None, None, 'cannot say'), safe
    text = office.do('zones', 'indicators')
    assert '3 of 6 have no baseline: change shows for the other 3 only.' in text, text


def test_more_of_what_should_fall_is_worse(office):
    fill(office, 'areas')
    office.do('add', 'reading', 'indicator=Burglaries in homes', 'period=2023/24', 'value=40')
    row, = [r for r in office.json('zones', 'indicators') if r['indicator'] == 'Burglaries in homes']
    assert (row['period'], row['latest'], row['verdict']) == ('2023/24', 40, 'worse'), row


def test_money_left_is_worked_out(office):
    fill(office, 'areas')
    money = {row['year']: row for row in office.json('zones', 'money', 'Bell Foundry')}
    assert money['2022/23']['left'] == '8700.00' and money['2021/22']['left'] == '0.00', money
    zones = {row['zone']: row for row in office.json('zones', 'overview')}
    bell = zones['Bell Foundry']
    assert (bell['committed'], bell['paid'], bell['left']) == ('50000.00', '41300.00', '8700.00'), bell
    assert (bell['indicators'], bell['without_baseline'], bell['assets'], bell['done']) == (6, 3, 42, 2), bell
    assert zones['New Parks']['committed'] == '50000.00' and zones['New Parks']['left'] is None


def test_what_is_missing_is_named(office):
    fill(office, 'areas')
    gaps = [(gap['what'], gap['missing']) for gap in office.json('zones', 'missing')]
    assert ('Hand-over plan', 'Nobody owns it.') in gaps
    assert ('Visit to the zone', 'The place is not given.') in gaps
    assert ('Rural policing day', 'Who asked for it is not given.') in gaps
    assert sum('Baseline missing' in missing for _, missing in gaps) == 3
    assert all(gap['zone'] == 'New Parks' for gap in office.json('zones', 'missing', 'New Parks'))


def test_the_published_indices_are_taken_in_whole(office):
    path = SHARED / 'open-data' / 'imd-2019-lsoa-llr.csv'
    if not path.exists():
        raise Skip(f'{path} is not here')
    office.do('init')
    first = office.json('import', 'areas', path)
    rows = read_rows(path)
    assert (first['added'], first['refused']) == (len(rows), 0), first
    again = office.json('import', 'areas', path)
    assert (again['added'], again['matched'], again['flagged']) == (0, len(rows), 0), again
    areas = office.list('area')
    assert sum(area['imd_decile'] == 1 for area in areas) == sum(
        row['imd_decile_1_most_deprived'] == '1' for row in rows) == 43
    assert {area['district'] for area in areas} >= {'leicester', 'rutland', 'nw-leicestershire'}


def test_the_chart_of_money_leaves_a_gap_for_what_is_not_given(office):
    fill(office, 'areas')
    office.do('chart', 'zones-money', '-o', office.folder / 'money.csv')
    rows = {row['People Zone']: row for row in read_rows(office.folder / 'money.csv')}
    sums = {row['zone']: row for row in office.json('zones', 'overview')}
    assert set(rows) == set(sums), (rows, sums)
    for zone, row in rows.items():
        for column, key in (('Committed', 'committed'), ('Paid', 'paid')):
            assert (row[column] == '') == (sums[zone][key] is None), (zone, row, sums[zone])
            assert row[column] == '' or float(row[column]) == float(sums[zone][key]), (zone, row, sums[zone])


def test_candidates_by_weights(office):
    office.do('init')
    office.do('import', 'areas', write(office, 'a.csv', 'LSOA11CD,LSOA11NM,LAD17NM,imd_score,income_score,crimes\n'
              'E1,One,Leicester,10,40,\nE2,Two,Charnwood,30,20,\nE3,Three,Rutland,50,30,\n'))
    by_need = office.json('zones', 'candidates', '--weight', 'deprivation=1')
    assert [(r['area'], r['score']) for r in by_need] == [('Three', 100), ('Two', 50), ('One', 0)], by_need
    both = office.json('zones', 'candidates', '--weight', 'deprivation=1', '--weight', 'income=3')
    assert [(r['area'], r['score']) for r in both] == [('One', 75), ('Three', Decimal('62.5')), ('Two', Decimal('12.5'))]
    assert 'Left out: Crime.' in office.do('zones', 'candidates')
    near = office.json('zones', 'candidates', '--weight', 'deprivation=1', '--district', 'Charnwood')
    assert [(r['place'], r['area']) for r in near] == [(2, 'Two')], near
    office.do('import', 'areas', write(office, 'b.csv', 'code,name,district,crimes\nE1,One,Leicester,90\n'
                                                       'E2,Two,Charnwood,10\n'))
    crime = office.json('zones', 'candidates', '--weight', 'crime=1')
    assert [(r['area'], r['score']) for r in crime] == [('One', 100), ('Two', 0), ('Three', None)], crime
    assert 'is no weight' in office.refuse('zones', 'candidates', '--weight', 'noise=1')
    assert 'nine districts' in office.refuse('zones', 'candidates', '--district', 'Nottingham')


def test_crimes_by_area_and_year_weigh_by_head(office):
    office.do('init')
    office.do('import', 'areas', write(office, 'a.csv', 'code,name,district\nE1,One,Leicester\nE2,Two,Charnwood\n'))
    heads = 'area,period,count,population\n'
    got = office.json('import', 'crimes', write(office, 'c.csv', heads + 'E1,2022/23,150,1500\nTwo,2022-23,300,1000\n'
                      'E1,2021/22,900,1500\nTotal,2022/23,450,2500\nE1,2020/21,12%,1500\nE2,2020/21,-3,1500\n'
                      'E2,last year,12,1500\nE9,2022/23,12,1500\n'))
    assert (got['added'], [p['row'] for p in errors(got)]) == (3, [6, 7, 8, 9]), got
    assert any('it is a total' in p['problem'] for p in got['problems']), got
    by_head = office.json('zones', 'candidates', '--weight', 'crime=1')
    assert [(r['area'], r['crime'], r['score']) for r in by_head] == [('Two', 300, 100), ('One', 100, 0)], by_head
    assert 'crimes for each 1,000 residents, 2022/23.' in office.do('zones', 'candidates', '--weight', 'crime=1')
    # The same file says nothing new, other figures are asked about, and the next year adds to what is there.
    again = office.json('import', 'crimes', write(office, 'd.csv', heads + 'E1,2022/23,160,1500\nE2,2022/23,300,1000\n'))
    assert (again['added'], again['matched'], again['flagged']) == (0, 2, 1), again
    office.do('import', 'crimes', write(office, 'e.csv', heads + 'E1,2023/24,30,\nE2,2023/24,20,1000\n'))
    counts = office.json('zones', 'candidates', '--weight', 'crime=1')
    assert [(r['area'], r['crime']) for r in counts] == [('One', 30), ('Two', 20)], counts
    assert 'not given for 1 area' in office.do('zones', 'candidates', '--weight', 'crime=1')
    assert len(office.list('crime_count')) == 5
    # A note that all figures of the year bear stands beside the year, one that a single figure bears does not.
    noted = 'area,period,count,population,note\n'
    office.do('import', 'crimes', write(office, 'f.csv', noted + 'E1,2024/25,30,1500,estimate\nE2,2024/25,20,1000,estimate\n'))
    assert 'residents, 2024/25 (estimate).' in office.do('zones', 'candidates', '--weight', 'crime=1')
    office.do('import', 'crimes', write(office, 'g.csv', noted + 'E1,2025/26,30,1500,estimate\nE2,2025/26,20,1000,\n'))
    assert 'residents, 2025/26.' in office.do('zones', 'candidates', '--weight', 'crime=1')


def test_a_place_outside_is_refused_row_by_row(office):
    office.do('init')
    got = office.json('import', 'areas', write(office, 'a.csv', 'code,name,district,decile,crimes\n'
                      'E1,One,Leicester,1,5\nE2,Two,Nottingham,1,5\nE3,Three,Melton,11,5\nE4,Four,Blaby,2,-3\n'
                      'E5,Five,Blaby,2,7%\nE6,Six,Leicestershire,2,7\n'))
    assert (got['added'], [p['row'] for p in errors(got)]) == (1, [3, 4, 5, 6, 7]), got
    assert 'nine districts' in errors(got)[0]['problem'] and errors(got)[0]['column'] == 'district'


def test_bad_rows_of_zones_are_refused_one_by_one(office):
    fill(office, 'areas')
    lines = office.json('import', 'plans', write(office, 'p.csv', 'zone,what,starts,due\n'
                        'Bell Foundry,Backwards,2023-05-01,2023-04-01\nNowhere,Lost,,\nTotal,Total,,\n'
                        'New Parks,Right,2023-05-01,2023-06-01\n'))
    assert lines['added'] == 1 and [p['row'] for p in errors(lines)][:2] == [2, 3], lines
    assert 'due before it starts' in errors(lines)[0]['problem'] and 'Nowhere' in errors(lines)[1]['problem']
    money = office.json('import', 'funding', write(office, 'f.csv', 'zone,financial_year,funder,committed\n'
                        'New Parks,2023/24,Council,-5\nNew Parks,2023,Council,5\nNew Parks,2023-24,Council,5k\n'))
    assert (money['added'], [p['row'] for p in errors(money)]) == (1, [2, 3]), money
    assert office.json('zones', 'money', 'New Parks')[-1]['committed'] == '5000.00'
    readings = office.json('import', 'readings', write(office, 'r.csv', 'indicator,period,value\n'
                           'Burglaries in homes,2023/24,12%\nBurglaries in homes,2023/24,12.5\n'
                           'Residents who feel safe after dark,2023/24,120\nBurglaries in homes,2023/24,12\n'))
    assert (readings['added'], [p['row'] for p in errors(readings)]) == (1, [2, 3, 4]), readings
    assert 'is a percentage' in errors(readings)[0]['problem']


def test_other_values_are_a_restatement_to_confirm(office):
    fill(office, 'areas')
    path = write(office, 'r.csv', 'indicator,period,value\nBurglaries in homes,2022/23,28\n')
    asked = office.json('import', 'readings', path)
    assert asked['flagged'] == 1 and 'has 27, the file has 28' in asked['problems'][0]['problem'], asked
    office.do('import', 'readings', '--restate', path)
    row, = [r for r in office.json('zones', 'indicators') if r['indicator'] == 'Burglaries in homes']
    assert row['latest'] == 28, row


def test_a_contact_needs_consent(office):
    fill(office, 'areas')
    words = ('zone=New Parks', 'role=Librarian', 'contact=library@example.org')
    assert 'its owner agreed' in office.refuse('add', 'zone-member', *words)
    office.do('add', 'zone-member', *words, 'consent=yes')
    assert [m['role'] for m in office.list('zone-member')].count('Librarian') == 1


def test_moving_a_zone_dates_the_step_in_one_action(office):
    fill(office, 'areas')
    before = office.content_hash()
    office.do('zones', 'move', 'Bell Foundry', 'Stepping back', '--date', '2023-11-01', '--decided-by', 'Commissioner')
    assert office.json('show', 'zone', 'Bell Foundry')['stage'] == 'stepping-back'
    step = office.list('zone-step')[-1]
    assert (step['stage'], step['date'], step['decided_by']) == ('stepping-back', '2023-11-01', 'Commissioner'), step
    assert 'already' in office.refuse('zones', 'move', 'Bell Foundry', 'stepping-back')
    assert 'no stage' in office.refuse('zones', 'move', 'Bell Foundry', 'asleep')
    office.do('undo')
    assert office.content_hash() == before
    office.do('redo')
    assert office.json('show', 'zone', 'Bell Foundry')['stage'] == 'stepping-back'


def test_add_undo_and_redo_of_an_indicator_with_readings(office):
    fill(office, 'areas')
    office.do('add', 'indicator', 'zone=New Parks', 'title=Paybacks', 'unit=count', 'direction=up', 'baseline=4')
    for period, value in (('2021/22', 6), ('2022/23', 9)):
        office.do('add', 'reading', 'indicator=New Parks/Paybacks', f'period={period}', f'value={value}')
    row, = office.json('zones', 'indicators', 'New Parks')
    assert (row['before'], row['latest'], row['change'], row['verdict']) == (4, 9, 5, 'better'), row
    office.do('undo')
    assert office.json('zones', 'indicators', 'New Parks')[0]['latest'] == 6
    office.do('redo')
    assert office.json('zones', 'indicators', 'New Parks')[0]['latest'] == 9


def test_the_sample_office_has_its_zones_and_grants(office):
    fill_sample(office)
    assert [z['title'] for z in office.list('zone')][:3] == ['Bell Foundry', 'New Parks', 'Thringstone & Whitwick']
    grants = office.list('zone-grant')
    assert sum(Decimal(grant['amount']) for grant in grants) == 12750 and len(grants) == 2, grants
    assert 'already' in office.refuse('zones', 'link', 'Bell Foundry', 'application', '2023/24-1/R1-010')
    office.do('zones', 'link', 'New Parks', 'application', '2023/24-1/R1-001')
    assert office.list('zone-grant')[-1]['title'] == 'Know your rights café'
    rows = read_rows(SAMPLE / 'zones-funding.csv')
    assert all(row['source'] for row in rows)


def test_a_chart_says_how_many_have_no_baseline(office):
    fill(office, 'areas')
    for name in ('change.csv', 'change.txt'):
        office.do('chart', 'zone-change', '--zone', 'Bell Foundry', '-o', office.folder / name)
    rows = {row['Indicator']: row['Change'] for row in read_rows(office.folder / 'change.csv')}
    assert len(rows) == 6 and rows['People at the steering group'] == '', rows
    assert round(float(rows['Antisocial behaviour reports']), 2) == -17.76, rows
    assert '3 of 6 indicators have no baseline' in (office.folder / 'change.txt').read_text(encoding='utf-8')


def test_the_areas_of_a_zone_are_chosen(office):
    fill(office)
    assert office.json('zones', 'areas', 'Bell Foundry') == []
    rows = office.json('zones', 'areas', 'Bell Foundry', '--add', 'E01013600', '--add', 'Leicester 003B')
    assert [row['code'] for row in rows] == ['E01013600', 'E01013601'], rows
    assert (rows[0]['area'], rows[0]['ward'], rows[0]['decile']) == ('Leicester 003A', 'Abbey', 1), rows
    before = office.content_hash()
    assert office.json('zones', 'areas', 'Bell Foundry', '--add', 'E01013600') == rows
    assert office.content_hash() == before
    # An area lies in one zone at most.
    assert [row['code'] for row in office.json('zones', 'areas', 'New Parks', '--add', 'E01013600')] == ['E01013600']
    assert [row['code'] for row in office.json('zones', 'areas', 'Bell Foundry')] == ['E01013601']
    office.do('undo')
    assert office.json('zones', 'areas', 'Bell Foundry') == rows
    assert office.json('zones', 'areas', 'Bell Foundry', '--remove', 'E01013600', '--remove', 'E01013601') == []
    office.do('undo')
    assert office.json('zones', 'areas', 'Bell Foundry') == rows
    assert 'Atlantis' in office.refuse('zones', 'areas', 'Bell Foundry', '--add', 'Atlantis')


def test_what_lies_on_the_map_is_counted_by_district(office):
    fill_sample(office)
    path = office.folder / 'map.csv'
    counts = {}
    for layer in ('zones', 'visits', 'premises', 'applications', 'grants'):
        office.do('chart', 'map', '--layer', layer, '-o', path)
        rows = read_rows(path)
        figures = next(key for key in rows[0] if key != 'District')
        counts[layer] = {row['District']: int(row[figures]) for row in rows}
        assert len(counts[layer]) in (9, 10), (layer, counts[layer])
    assert counts['zones']['Charnwood'] == 1 and sum(counts['zones'].values()) == len(office.list('zone'))
    assert counts['visits'] == {**dict.fromkeys(counts['zones'], 0), 'Charnwood': 3, 'Place not given': 4}, counts
    register = read_rows(SAMPLE / 'estates-premises.csv')
    assert sum(counts['premises'].values()) == len(register)
    assert counts['premises']['Melton'] == sum(row['place'] == 'Melton' for row in register)
    assert sum(counts['applications'].values()) == len(office.list('application'))
    assert sum(counts['grants'].values()) == sum(award['state'] == 'approved' for award in office.list('award'))
    assert 'premises' in office.refuse('chart', 'map', '--layer', 'trees', '-o', path)


def test_what_is_due(office):
    fill(office, 'areas')
    os.environ['OPCC_TODAY'] = '2023-10-12'
    try:
        due = office.json('today', '--domain', 'zones')
    finally:
        del os.environ['OPCC_TODAY']
    titles = {item['title']: item for item in due}
    assert 'Add 3 baselines to Bell Foundry' in titles and 'Review Bell Foundry' in titles, due
    assert titles['Walk with the local team']['due'] == '2023-10-24', due


main()
