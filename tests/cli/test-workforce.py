#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The workforce: figures and posts taken in, once and again, refused row by row, and asked about."""
import os

from desk import SAMPLE, SHARED, Skip, fill_sample, main, once, read_rows

HEADINGS = 'measure,rule,unit,period,group,value\n'


def shared(name):
    path = SHARED / 'open-data' / name
    if not path.exists():
        raise Skip(f'{path} is not here')
    return path


@once
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


def test_contracts_that_end_are_told_ninety_days_before(office):
    fill(office)
    os.environ['OPCC_TODAY'] = '2023-10-12'
    try:
        ending, = office.json('workforce', 'posts', '--ending', '90')
        assert (ending['post'], ending['ends'], ending['days']) == ('Community Development Officer', '2023-10-31', 19)
        assert len(office.json('workforce', 'posts', '--ending', '200')) == 2
    finally:
        del os.environ['OPCC_TODAY']


def test_a_file_of_posts_is_shown_row_by_row(office):
    """Two posts of one title are two; a column that means nothing is named."""
    office.do('init')
    path = write(office, 'p.csv', 'Post,Employer,Contract,Colour\nClerk,OPCC,"funded by the Home Office",red\n'
                                  'Clerk,OPCC,"funded by the Home Office",blue\n')
    for added, matched in ((2, 0), (0, 2)):
        got = office.json('import', 'posts', path)
        assert (got['added'], got['matched'], got['flagged']) == (added, matched, 0), got
        assert 'Colour' in got['problems'][0]['problem'], got
    assert [(p['title'], p['funder'], p['state']) for p in office.list('post')] == [('Clerk', 'Home Office', 'unknown')] * 2
    said = office.refuse('import', 'posts', write(office, 'q.csv', 'Team,Grade\nA,1\n'))
    assert 'no column “Post”' in said, said


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


def test_the_office_in_sum_says_how_each_figure_is_counted(office):
    fill(office)
    ask = lambda: {row['what']: row for row in office.json('workforce', 'office')}
    posts = read_rows(SAMPLE / 'workforce-posts.csv')
    whole = sum(int(row['number'] or 1) for row in posts)
    os.environ['OPCC_TODAY'] = '2023-10-12'
    try:
        lines = ask()
        assert lines['Establishment']['value'] == whole == 32, lines
        assert f"{sum(not row['number'] for row in posts)} lines do not state it" in lines['Establishment']['how']
        states = ('Filled', 'Vacant', 'Covered by somebody else', 'Holder away', 'Planned', 'Suspended', 'Not stated')
        assert sum(lines[state]['value'] for state in states if state in lines) == whole, lines
        assert lines['Ending soon']['value'] == 1 and lines['Nobody to stand in']['value'] == whole
        assert lines['Paid for by others']['value'] == 4, lines
        assert lines['Churn, per cent']['value'] is None, lines
        assert 'churn cannot be worked out' in office.do('workforce', 'office')
        assert (lines['People who left the OPCC']['value'], lines['Posts made redundant']['value'],
                lines['People redeployed']['value']) == (7, 5, 3), lines
        assert 'para 10' in lines['People who left the OPCC']['how']
        office.do('workforce', 'left', 'S106 officer', '--day', '2023-07-10')
        lines = ask()
        held = whole - 4 / 13  # vacant at the ends of July to October, of thirteen months
        assert lines['Left or ended in twelve months']['value'] == 1, lines
        assert float(lines['Churn, per cent']['value']) == round(100 / held, 1), lines
        assert f'{held:.1f}' in lines['Churn, per cent']['how']
        assert f'of {held:.1f} held on average that is {100 / held:.1f} per cent' in office.do('workforce', 'vacancies')
    finally:
        del os.environ['OPCC_TODAY']


def test_the_training_budget_has_what_is_left_of_it(office):
    office.do('init')
    assert 'There is no training budget' in office.do('workforce', 'training')
    office.do('add', 'training_budget', 'year=2022/23', 'amount=£8,000', 'spent=£6,500.50')
    office.do('add', 'training_budget', 'year=2023/24', 'amount=£8,000')
    newest, older = office.json('workforce', 'training')
    assert (older['year'], older['left']) == ('2022/23', '£1,499.50'), older
    assert (newest['year'], newest['spent'], newest['left']) == ('2023/24', None, None), newest


def test_posts_say_holder_funder_and_deputy(office):
    fill(office)
    office.do('set', 'post', 'S106 officer', 'holder=The second planner', 'deputy=Capital Project Manager')
    row, = [row for row in office.json('workforce', 'posts') if row['post'] == 'S106 officer']
    assert (row['holder'], row['deputy'], row['funder']) == ('The second planner', 'Capital Project Manager', None), row
    assert sum(row['funder'] == 'Home Office' for row in office.json('workforce', 'posts')) == 2


def test_uplift_by_month_holds_each_figure_against_the_next_target_of_its_rule(office):
    fill(office)
    head, fte = 'Uplift officers,Operation Uplift headcount,people', 'Officers in full-time equivalents,internal FTE,fte'
    office.do('import', 'observations', write(office, 'm.csv', 'measure,rule,unit,period,group,value,theme\n'
              f'{head},2022-11,Police Officers,2290,uplift\n{fte},2022-11,Police Officers,2210.5,uplift\n'
              f'{head},2023-06,Police Officers,2301,uplift\n'))
    rows = {(row['period'], row['rule']): row for row in office.json('workforce', 'uplift', '--by', 'month')}
    first = rows['2022-11', 'Operation Uplift headcount']
    assert (first['value'], first['target'], first['by'], first['difference']) == (2290, 2330, '2023-03-31', -40), first
    equal = rows['2022-11', 'internal FTE']
    assert (equal['target'], equal['by']) == (2242, '2023-03-31'), equal
    later = rows['2023-06', 'Operation Uplift headcount']
    assert (later['target'], later['by'], later['difference']) == (2295, '2023-09-30', 6), later
    assert rows['2023-03-31', 'Operation Uplift headcount']['target'] == 2330
    assert rows['2019-03-31', 'Operation Uplift headcount']['by'] == '2023-03-31', rows
    assert 'by month are not' not in office.do('workforce', 'uplift', '--by', 'month')
    office.do('chart', 'workforce-uplift', '--by', 'month', '--output', office.folder / 'c.csv')
    drawn = read_rows(office.folder / 'c.csv')
    point = next(row for row in drawn if row['Month or day'] == '2022-11')
    assert [point[key] for key in ('Headcount', 'Full-time equivalents', 'Target, headcount',
                                   'Target, full-time equivalents')] == ['2290', '2210.5', '2330', '2242'], point
    assert 'cannot be shown. Give one of: target, month' in office.refuse('workforce', 'uplift', '--by', 'week')


def test_leavers_by_reason_and_by_length_of_service(office):
    fill(office)
    rows = (('Reason: Resignation', 85), ('Reason: Retirement', 60), ('Reason: Transfer', 15),
            ('Length of service: under 1 year', 30), ('Length of service: 1 to under 2 years', 10))
    assert 'by reason are not' in office.do('workforce', 'leavers', '--by', 'reason')
    assert 'by reason are not' not in office.do('workforce', 'leavers', '--by', 'service')
    office.do('import', 'observations', write(office, 'l.csv', 'measure,rule,unit,period,group,characteristic,value,theme\n'
              + ''.join(f'Leavers in parts,by head,people,2022/23,Officers,{what},{n},leavers\n' for what, n in rows)))
    reasons = {row['what']: row for row in office.json('workforce', 'leavers', '--by', 'reason')}
    assert {what: row['value'] for what, row in reasons.items()} == {'Resignation': 85, 'Retirement': 60, 'Transfer': 15}
    assert float(reasons['Resignation']['share']) == round(100 * 85 / 160, 1), reasons
    service = {row['what']: row['value'] for row in office.json('workforce', 'leavers', '--by', 'service')}
    assert service == {'under 1 year': 30, '1 to under 2 years': 10}, service
    early = office.json('workforce', 'leavers', '--by', 'first-years')
    assert {row['measure'] for row in early} == {'Resignation', 'Re-joined in another capacity',
                                                 'Exit interviews completed'}, early
    for by, title in (('reason', 'Most leavers, 2022-23: Resignation'),
                      ('service', 'Most leavers, 2022-23: under 1 year'), ('first-years', 'Most who leave early resign')):
        office.do('chart', 'workforce-leavers', '--by', by, '--output', office.folder / 'c.txt')
        assert title in (office.folder / 'c.txt').read_text(), by


def test_joiners_by_route_add_up_to_the_same(office):
    fill(office)
    rows = office.json('workforce', 'joiners', '--by', 'route')
    assert rows[-1]['joined'] == 152 == sum(row['joined'] or 0 for row in rows[:-1]), rows
    routes = {}
    for row in rows[:-1]:
        routes[row['route']] = routes.get(row['route'], 0) + (row['joined'] or 0)
    assert (routes['DHEP'], routes['PCDA'], routes['IPLDP']) == (54, 26, 21), routes


def test_officers_and_women_by_year_are_those_of_the_open_data(office):
    office.do('init')
    office.do('import', 'observations', SAMPLE / 'workforce-open-data.csv')
    rows = read_rows(SAMPLE / 'workforce-open-data.csv')
    count = lambda year, group, **more: sum(
        float(row['total_headcount']) for row in rows if (row['date'][:4], row['worker_type']) == (year, group)
        and all(row[key] == value for key, value in more.items()))
    for year in ('2007', '2015', '2021'):
        ranks = {row['rank']: row for row in office.json('workforce', 'officers', '--year', year)}
        assert ranks['All together']['all'] == count(year, 'police officer'), ranks
        assert ranks['Sergeant']['women'] == count(year, 'police officer', sex='Female', rank_description='Sergeant')
    assert office.json('workforce', 'officers') == office.json('workforce', 'officers', '--year', '2021')
    assert 'Give one of: 2021, 2020' in office.refuse('workforce', 'officers', '--year', '1999')
    years = office.json('workforce', 'representation', '--by', 'year')
    assert [row['year'] for row in years] == [str(year) for year in range(2012, 2022)], years
    for row in years:
        for group in ('police officer', 'police staff', 'special constable'):
            whole = count(row['year'], group)
            assert abs(float(row[group]) - 100 * count(row['year'], group, sex='Female') / whole) < 0.051, (row, group)
    assert 'The census by sex is not' in office.do('workforce', 'representation', '--by', 'year')
    office.do('import', 'observations', write(office, 'c.csv', 'measure,rule,unit,period,group,characteristic,value,theme\n'
              'Residents by sex,census,people,2011-03-27,Residents,Sex: Female,51,census\n'
              'Residents by sex,census,people,2011-03-27,Residents,Sex: Male,49,census\n'))
    assert {row['census'] for row in office.json('workforce', 'representation', '--by', 'year')} == {51}
    office.do('chart', 'workforce-representation', '--by', 'year', '--output', office.folder / 'c.txt')
    assert 'Census: 51.0%' in (office.folder / 'c.txt').read_text()


def test_headcount_of_any_two_years_has_difference_change_and_cause(office):
    office.do('init')
    office.do('import', 'observations', SAMPLE / 'workforce-open-data.csv')
    rule = 'Home Office police workforce open data table, head count at 31 March'
    ask = ('--measure', 'Police workforce', '--rule', rule, '--from', '2012-03-31', '--to', '2013-03-31')
    rows = read_rows(SAMPLE / 'workforce-open-data.csv')
    count = lambda year: sum(float(row['total_headcount']) for row in rows
                             if (row['date'][:4], row['worker_type']) == (year, 'police officer'))
    line, = [row for row in office.json('workforce', 'headcount', *ask) if row['line'].endswith('police officer')]
    assert (line['from'], line['to'], line['difference']) == (count('2012'), count('2013'), count('2013') - count('2012'))
    measure = next(m['id'] for m in office.list('measure') if m['rule'] == rule)
    office.do('add', 'cause', f'measure={measure}', f'staff_group={line["line"]}', 'from_period=2012-03-31',
              'to_period=2013-03-31', 'cause=Nobody was taken on')
    assert 'Nobody was taken on' in office.do('workforce', 'headcount', *ask)
    office.do('chart', 'workforce-headcount', *ask, '--force', 'Leicestershire', '--output', office.folder / 'c.csv')
    drawn = {list(row.values())[0]: list(row.values())[1:3] for row in read_rows(office.folder / 'c.csv')}
    assert [float(n) for n in drawn['police officer']] == [count('2012'), count('2013')], drawn


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
    fill_sample(office)
    assert len(office.list('post')) == 26
    assert len(office.json('workforce', 'officers')) == 8
    assert 'The census is not' not in office.do('workforce', 'representation')
    budget, = office.list('training_budget')
    assert (budget['year'], budget['amount']) == ('2022/23', '8000.00'), budget
    causes = [row['cause'] for row in office.json('workforce', 'headcount') if row['cause']]
    assert len(causes) == 1 and '188' in causes[0], causes
    assert all(row['source'] for row in read_rows(SAMPLE / 'workforce-figures.csv'))


main()
