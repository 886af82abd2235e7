#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The workforce: figures and posts taken in, once and again, refused row by row, and asked about."""
import os

from desk import SAMPLE, SHARED, Skip, main, read_rows

OPEN_DATA = 'police-workforce-east-midlands-2007-2021.csv'
HEADINGS = 'measure,rule,unit,period,group,value\n'


def shared(name):
    path = SHARED / 'open-data' / name
    if not path.exists():
        raise Skip(f'{path} is not here')
    return path


def fill(office):
    office.do('init')
    office.do('import', 'observations', SAMPLE / 'workforce-figures.csv')
    office.do('import', 'posts', SAMPLE / 'workforce-posts.csv')


def write(office, name, text):
    path = office.folder / name
    path.write_text(text, encoding='utf-8')
    return path


def test_headcount_has_the_difference_and_change_of_the_paper(office):
    fill(office)
    lines = {row['line']: row for row in office.json('workforce', 'headcount')}
    whole = lines['All together']
    assert (whole['from'], whole['to'], whole['difference'], float(whole['percent_change'])) == (4435, 4421, -14, -0.32)
    pcsos = lines['PCSOs']
    assert (pcsos['difference'], float(pcsos['percent_change'])) == (-25, -12.89), pcsos
    assert {row['rule'] for row in lines.values()} == {'head count at year end'}
    text = office.do('workforce', 'headcount')
    assert '-0.32' in text and '+12.87' in text, text


def test_a_cause_is_printed_with_its_change(office):
    fill(office)
    measure = next(m['id'] for m in office.list('measure') if m['title'] == 'Headcount')
    office.do('add', 'cause', f'measure={measure}', 'staff_group=PCSOs', 'from_period=2021-22',
              'to_period=2022-23', 'cause=No money to recruit')
    causes = [row['cause'] for row in office.json('workforce', 'headcount')]
    assert causes == [None, 'No money to recruit', None, None, None, None], causes


def test_intake_by_route_and_month_adds_up_to_152(office):
    fill(office)
    ask = ('workforce', 'figures', '--measure', 'Officer intake')
    by_group = {row['line']: row['value'] for row in office.json(*ask, '--by-year')}
    assert by_group == {'Student officers': 136, 'Transferees': 16}
    whole, = office.json(*ask, '--by-year', '--by', 'nothing')
    assert (whole['value'], whole['period'], whole['missing']) == (152, '2022-23', 11), whole
    months = {row['period']: row['value'] for row in office.json(*ask, '--by', 'nothing')}
    assert months['2022-11'] == 36 and months['2022-08'] is None and months['2023-02'] == 0, months
    routes = {row['line']: row['value'] for row in office.json(*ask, '--by-year', '--by', 'characteristic')}
    assert routes['Route: DHEP'] == 54 and routes['Route: IPLDP'] == 21, routes


def test_uplift_is_held_against_its_targets_by_one_rule(office):
    fill(office)
    targets = {row['target']: row for row in office.json('workforce', 'targets') if row['actual'] is not None}
    heads = targets['Headcount target including overshoot']
    assert (heads['actual'], heads['value'], heads['difference']) == (2338, 2330, 8), heads
    fte = targets['Authorised establishment']
    assert (fte['actual'], fte['value'], fte['difference']) == (2251, 2242, 9), fte
    assert heads['rule'] != fte['rule']


def test_two_rules_and_two_forces_never_meet_in_one_line(office):
    office.do('init')
    office.do('import', 'observations', write(office, 'a.csv', 'measure,rule,unit,period,group,force,value\n'
              'Officers,heads,people,2019,Officers,,1998\nOfficers,open data,people,2019,Officers,,1891\n'
              'Officers,heads,people,2019,Officers,Elsewhere,7\n'))
    rows = office.json('workforce', 'figures', '--measure', 'Officers', '--by', 'nothing')
    assert sorted(row['value'] for row in rows) == [7, 1891, 1998], rows


def test_a_sum_and_its_parts_are_not_added(office):
    office.do('init')
    office.do('import', 'observations', write(office, 'a.csv', 'measure,rule,unit,period,group,sex,value\n'
              'Officers,heads,people,2019,Officers,,100\nOfficers,heads,people,2019,Officers,Female,40\n'
              'Officers,heads,people,2019,Officers,Male,60\n'))
    whole, = office.json('workforce', 'figures', '--measure', 'Officers')
    assert whole['value'] == 100, whole
    parts = {row['line']: row['value'] for row in
             office.json('workforce', 'figures', '--measure', 'Officers', '--by', 'sex')
             if row['line']}
    assert parts == {'Female': 40, 'Male': 60}, parts


def test_a_file_twice_over_changes_nothing(office):
    fill(office)
    before = office.content_hash()
    for kind, name in (('observations', 'workforce-figures.csv'), ('posts', 'workforce-posts.csv')):
        again = office.json('import', kind, SAMPLE / name)
        assert again['added'] == 0 and again['flagged'] == 0 and again['refused'] == 0, again
        assert again['matched'] == len(read_rows(SAMPLE / name)), again
    assert office.content_hash() == before


def test_an_import_is_one_step_of_undo(office):
    office.do('init')
    office.do('import', 'observations', SAMPLE / 'workforce-figures.csv')
    full = office.content_hash()
    office.do('undo')
    assert office.list('observation') == [] and office.list('measure') == [] and office.list('target') == []
    office.do('redo')
    assert office.content_hash() == full


def test_another_value_is_a_restatement_to_confirm(office):
    office.do('init')
    office.do('import', 'observations', write(office, 'a.csv', HEADINGS + 'Officers,heads,people,2019,Officers,10\n'))
    changed = write(office, 'b.csv', HEADINGS + 'Officers,heads,people,2019,Officers,12\n'
                                                'Officers,heads,people,2020,Officers,13\n')
    asked = office.json('import', 'observations', changed)
    assert (asked['added'], asked['matched'], asked['flagged']) == (1, 1, 1), asked
    assert 'has 10, the file has 12' in asked['problems'][0]['problem'], asked
    assert [o['value'] for o in office.list('observation')] == [10, 13]
    office.do('import', 'observations', '--restate', changed)
    assert [o['value'] for o in office.list('observation')] == [12, 13]
    assert any('10' in str(step) for step in office.json('history', 'observation', '1'))


def test_bad_rows_are_refused_one_by_one(office):
    office.do('init')
    rows = ['Officers,heads,people,2019/20,Officers,10',   # the one that is right
            'Officers,heads,people,2020,Officers,-3', 'Officers,heads,people,2020,Officers,12%',
            'Officers,heads,people,2020,Officers,2.5', 'Officers,heads,people,2020,Officers,many',
            'Officers,,people,2020,Officers,5', 'Officers,heads,people,,Officers,5',
            'Officers,heads,people,2009-10,Officers,5', 'Officers,heads,percent,2020,Officers,5',
            'Officers,heads,people,2019/20,Officers,11']
    got = office.json('import', 'observations', write(office, 'a.csv', HEADINGS + '\n'.join(rows) + '\n'))
    assert (got['added'], got['refused']) == (1, 9), got
    refused = [p for p in got['problems'] if p['severity'] == 'error']
    assert [p['row'] for p in refused] == list(range(3, 12)), refused
    assert all(p['problem'].endswith('.') for p in refused), refused
    assert [o['value'] for o in office.list('observation')] == [10]


def test_a_total_among_the_rows_is_not_counted(office):
    office.do('init')
    got = office.json('import', 'observations', write(office, 'a.csv', HEADINGS + ''.join(
        f'Officers,heads,people,2020,{group},{value}\n'
        for group, value in (('Constables', 10), ('Sergeants', 4), ('Total', 14), ('Inspectors', 2)))))
    assert got['added'] == 3, got
    assert any(p['row'] == 4 and 'total' in p['problem'].lower() for p in got['problems']), got
    whole, = office.json('workforce', 'figures', '--by', 'nothing')
    assert whole['value'] == 16, whole


def test_open_data_agrees_and_next_year_extends(office):
    path = shared(OPEN_DATA)
    rows = read_rows(path)
    office.do('init')
    office.do('import', 'observations', path)
    again = office.json('import', 'observations', path)
    assert (again['added'], again['refused'], again['flagged']) == (0, 0, 0), again
    heads = sum(float(row['total_headcount']) for row in rows)
    kept = office.list('observation')
    assert len(kept) == 2 * len(rows) - sum(row['worker_type'] in ('special constable', 'police support volunteer')
                                            for row in rows)
    rule = 'Home Office police workforce open data table, head count at 31 March'
    points = office.json('workforce', 'figures', '--measure', 'Police workforce', '--rule', rule, '--by', 'nothing')
    assert sum(point['value'] for point in points) == heads, heads
    ours = [row for row in rows if row['force_name'] == 'Leicestershire' and row['date'] == '2019-03-01'
            and row['worker_type'] == 'police officer']
    points = office.json('workforce', 'figures', '--measure', 'Police workforce', '--rule', rule, '--force',
                         'Leicestershire', '--group', 'police officer', '--period', '2019-03-31', '--by', 'sex,rank')
    assert {p['line']: p['value'] for p in points} == {
        f"{row['sex']}, {row['rank_description']}": float(row['total_headcount']) for row in ours}, points
    lines = path.read_text(encoding='utf-8').splitlines()
    later = [line.replace('2021-03-01', '2022-03-01') for line in lines if line.startswith('2021')]
    longer = write(office, 'longer.csv', '\n'.join(lines + later) + '\n')
    grown = office.json('import', 'observations', longer)
    assert grown['added'] > 0 and grown['matched'] == len(kept), grown


def test_published_workbook_agrees_with_its_own_subtotals(office):
    path = shared('home-office-police-workforce-tables-sep-2018.ods')
    office.do('init')
    first = office.json('import', 'observations', path)
    sums = [p['problem'] for p in first['problems'] if 'printed subtotals' in p['problem']]
    assert len(sums) == 6 and all(' 0 differ' in text for text in sums), first['problems']
    again = office.json('import', 'observations', path)
    assert (again['added'], again['flagged'], again['refused']) == (0, 0, 0), again
    points = office.json('workforce', 'figures', '--force', 'Leicestershire', '--period', '2018-09-30')
    assert {p['line']: round(p['value']) for p in points} == {
        'police officer': 1765, 'police staff': 1305, 'designated officer': 30,
        'police community support officer': 207, 'special constable': 262, 'police support volunteer': 246}, points
    cleveland = office.json('workforce', 'figures', '--force', 'Cleveland', '--group', 'designated officer')
    assert all(p['value'] is None and p['missing'] == 1 for p in cleveland) and len(cleveland) == 3, cleveland


def test_contracts_that_end_are_told_ninety_days_before(office):
    fill(office)
    os.environ['OPCC_TODAY'] = '2023-10-12'
    try:
        ending, = office.json('workforce', 'posts', '--ending', '90')
        assert (ending['post'], ending['ends'], ending['days']) == ('Community Development Officer', '2023-10-31', 19)
        assert len(office.json('workforce', 'posts', '--ending', '200')) == 2
    finally:
        del os.environ['OPCC_TODAY']


def test_bad_posts_are_refused_one_by_one(office):
    office.do('init')
    got = office.json('import', 'posts', write(office, 'p.csv', 'Post,Number,Contract,Start date,End date,Status\n'
                      'Analyst,1,fixed term,2023-01-01,2022-01-01,in post\nClerk,-2,permanent,,,vacant\n'
                      'Total,9,,,,\nOfficer,1,Permanent,2023-01-01,,Vacant\n'))
    assert (got['added'], [p['row'] for p in got['problems'] if p['severity'] == 'error'][:2]) == (1, [2, 3]), got
    post, = office.list('post')
    assert (post['title'], post['state'], post['contract']) == ('Officer', 'vacant', 'permanent'), post
    assert [p['post'] for p in office.json('workforce', 'posts', '--vacant')] == ['Officer']


def test_sheets_say_what_is_there_and_what_is_not(office):
    fill(office)
    months = office.json('workforce', 'joiners')
    whole = next(row for row in months if row['month'] == 'All together')
    assert (whole['Student officers'], whole['Transferees']) == (136, 16), whole
    november = next(row for row in months if row['month'] == '2022-11')
    assert (november['route'], november['Student officers'], november['Transferees']) == ('DHEP DC', 33, 3), november
    assert next(row for row in months if row['month'] == '2022-08')['Transferees'] is None
    uplift = {row['target']: row for row in office.json('workforce', 'uplift')}
    assert uplift['Headcount target including overshoot']['difference'] == 8, uplift
    leavers = office.do('workforce', 'leavers')
    assert '501' in leavers and 'Leavers by reason are not in the office file.' in leavers, leavers
    assert 'How many answered is not in the office file' in office.do('workforce', 'profile')
    assert 'The census is not in the office file' in office.do('workforce', 'representation')
    office.do('import', 'observations', write(office, 'l.csv', 'measure,rule,unit,period,group,characteristic,value,theme\n'
              'Leavers by reason,heads,people,2022/23,Officers,Reason: Retirement,60,leavers\n'))
    assert 'Leavers by reason are not' not in office.do('workforce', 'leavers')


def test_any_measure_is_laid_against_any_other_by_year(office):
    fill(office)
    rows = office.json('workforce', 'compare', '--measure', 'Headcount', '--and', 'Officer intake')
    assert [(row['year'], row['a'], row['b']) for row in rows] == [('2021-22', 4435, None), ('2022-23', 4421, 152)], rows
    said = office.refuse('workforce', 'compare', '--measure', 'Joiners', '--and', 'Headcount')
    assert 'counted by 2 rules, which never meet in one line' in said, said
    one = office.json('workforce', 'compare', '--measure', 'Joiners', '--rule', 'as reported for: police officers',
                      '--and', 'Headcount')
    assert one[-1]['a'] == 166, one
    assert 'has no measure' in office.refuse('workforce', 'compare', '--measure', 'Nothing', '--and', 'Headcount')


def test_a_post_is_suspended_taken_up_again_undone_and_redone(office):
    fill(office)
    state = lambda: office.json('show', 'post', 'S106 officer')['state']
    before = state()
    assert 'say why' in office.refuse('workforce', 'suspend', 'S106 officer')
    office.do('workforce', 'suspend', 'S106 officer', '--reason', 'No agreement yet', '--day', '2 October 2023')
    assert state() == 'suspended'
    event, = office.list('post_event')
    assert (event['what'], event['day'], event['before'], event['reason']) == (
        'suspended', '2023-10-02', before, 'No agreement yet'), event
    assert 'suspended already' in office.refuse('workforce', 'suspend', 'S106 officer', '--reason', 'x')
    office.do('undo')
    assert state() == before and office.list('post_event') == []
    office.do('redo')
    assert state() == 'suspended'
    office.do('workforce', 'resume', 'S106 officer')
    assert state() == before
    assert 'is not suspended' in office.refuse('workforce', 'resume', 'S106 officer')


def test_vacancies_over_time_and_churn_come_from_events(office):
    fill(office)
    os.environ['OPCC_TODAY'] = '2023-10-12'
    try:
        office.do('workforce', 'left', 'S106 officer', '--day', '2023-07-10')
        months = {row['month']: row['vacant'] for row in office.json('workforce', 'vacancies', '--months', '6')}
        assert [months[f'2023-{m:02}'] for m in range(5, 11)] == [0, 0, 1, 1, 1, 1], months
        office.do('workforce', 'filled', 'S106 officer', '--day', '2023-09-04')
        months = {row['month']: row['vacant'] for row in office.json('workforce', 'vacancies', '--months', '6')}
        assert [months[f'2023-{m:02}'] for m in range(5, 11)] == [0, 0, 1, 1, 0, 0], months
        assert '1 left or ended, of 32 posts' in office.do('workforce', 'vacancies')
    finally:
        del os.environ['OPCC_TODAY']


def test_a_place_outside_the_area_is_refused(office):
    office.do('init')
    got = office.json('import', 'observations', write(office, 'a.csv', 'measure,rule,unit,period,group,place,value\n'
                      'Recruits,heads,people,2023,Recruits,Rutland,3\nRecruits,heads,people,2023,Recruits,Derby,4\n'
                      'Recruits,heads,people,2023,Recruits,Charnwood,5\n'))
    assert (got['added'], got['refused']) == (2, 1), got
    bad, = [p for p in got['problems'] if p['severity'] == 'error']
    assert (bad['row'], bad['column'], bad['value']) == (3, 'Place', 'Derby') and bad['remedy'], bad
    assert [o['place'] for o in office.list('observation')] == ['rutland', 'charnwood'], office.list('observation')
    whole, = office.json('workforce', 'figures', '--measure', 'Recruits', '--by', 'nothing')
    assert whole['value'] == 8, whole


def test_the_census_is_taken_in_for_the_nine_districts(office):
    path = shared('census-2011-ethnicity-by-local-authority.csv')
    fill(office)
    got = office.json('import', 'observations', path)
    assert (got['added'], got['refused']) == (45, 0), got
    assert any('places outside' in p['problem'] for p in got['problems']), got
    ours = [row for row in read_rows(path) if row['PFA16NM'] == 'Leicestershire']
    whole = sum(int(row['Ethnic Group: All categories: Ethnic group; measures: Value']) for row in ours)
    point, = office.json('workforce', 'figures', '--measure', 'Residents by ethnicity', '--by', 'nothing')
    assert point['value'] == whole and len(ours) == 9, (point, whole)
    assert office.json('import', 'observations', path)['added'] == 0
    assert 'The census is not' not in office.do('workforce', 'representation')
    office.do('chart', 'workforce-representation', '--output', office.folder / 'c.txt')
    assert 'Census 2011: 21.6%' in (office.folder / 'c.txt').read_text(), (office.folder / 'c.txt').read_text()


def test_charts_are_drawn_from_the_sample_and_the_open_data(office):
    fill(office)
    table = lambda *words: (office.do('chart', *words, '--output', office.folder / 'c.csv'),
                            read_rows(office.folder / 'c.csv'))[1]
    heads = table('workforce-headcount')
    assert [list(row.values()) for row in heads][0][:3] == ['Police Officers', '2298', '2303'], heads
    assert len(table('workforce-uplift')) == 2
    assert sum(float(v) for row in table('workforce-joiners', '--by', 'route') for v in list(row.values())[1:2] if v) == 152
    assert len(table('workforce-vacancies')) == 12
    office.do('chart', 'workforce-compare', '--measure', 'Headcount', '--and', 'Officer intake', '--output',
              office.folder / 'c.svg')
    assert '<svg' in (office.folder / 'c.svg').read_text()
    assert 'nothing to draw' in office.refuse('chart', 'workforce-officers', '--year', '2019', '--output',
                                              office.folder / 'd.svg')
    path = shared(OPEN_DATA)
    office.do('import', 'observations', path)
    for year in ('2007', '2019', '2021'):
        want = {}
        for row in read_rows(path):
            if (row['force_name'], row['worker_type'], row['date'][:4]) == ('Leicestershire', 'police officer', year):
                want[row['rank_description'], row['sex']] = float(row['total_headcount'])
        drawn = {(list(row.values())[0], sex): float(row[key]) for row in table('workforce-officers', '--year', year)
                 for sex in ('Female', 'Male') for key in row if key.startswith(sex) and row[key]}
        assert not any(n for (_, sex), n in want.items() if sex not in ('Female', 'Male')), want
        want = {key: n for key, n in want.items() if key[1] in ('Female', 'Male')}
        assert drawn == want, (year, drawn, want)


def test_what_is_missing_is_named(office):
    fill(office)
    gaps = office.json('workforce', 'missing')
    words = [gap['missing'] for gap in gaps if gap['what'].startswith('Female share of recruits')]
    assert words == ['Only words are known: “over 50%”.'], words
    assert any(gap['kind'] == 'target' and gap['what'].startswith('PCSO') for gap in gaps)
    assert any(gap['kind'] == 'post' and gap['missing'] == 'The end is known to the month only.' for gap in gaps)


def test_a_post_is_set_and_undone(office):
    fill(office)
    office.do('set', 'post', 'S106 officer', 'state=Vacant', 'vacant_since=1 November 2023')
    assert office.json('show', 'post', 'S106 officer')['state'] == 'vacant'
    office.do('undo')
    assert office.json('show', 'post', 'S106 officer')['state'] != 'vacant'


def test_the_sample_office_has_its_workforce(office):
    office.do('sample')
    assert len(office.list('post')) == 26
    budget, = office.list('training_budget')
    assert (budget['year'], budget['amount']) == ('2022/23', '8000.00'), budget
    causes = [row['cause'] for row in office.json('workforce', 'headcount') if row['cause']]
    assert len(causes) == 1 and '188' in causes[0], causes
    assert all(row['source'] for row in read_rows(SAMPLE / 'workforce-figures.csv'))


main([test for name, test in list(globals().items()) if name.startswith('test_')])
