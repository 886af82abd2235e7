#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The estates: schemes, premises and section 106 taken in, summed, refused row by row, and printed."""
import os

from desk import SAMPLE, SHARED, Skip, fill_sample, main, read_rows

os.environ['OPCC_TODAY'] = '2023-10-12'
APPROVED = 'Progress of Approved Schemes'
IN_YEAR = 'In-year Project Funding Requests'


def shared(*name):
    path = SHARED.joinpath(*name)
    if not path.exists():
        raise Skip(f'{path} is not here')
    return path


def write(office, name, text, encoding='utf-8'):
    path = office.folder / name
    path.write_bytes(text.encode(encoding))
    return path


def schemes(office, *rows, heads='title,section,budget,stage,starts,ends'):
    return office.json('import', 'schemes', write(office, 'schemes.csv', '\n'.join((heads, *rows)) + '\n'))


def errors(result):
    return [(p['row'], p['problem']) for p in result['problems'] if p['severity'] == 'error']


def test_the_facts_alone_give_the_papers_numbers(office):
    office.do('init')
    done = office.json('import', 'schemes', shared('facts', 'estates_projects.csv'))
    assert (done['added'], done['refused']) == (15, 0), done
    sums = {row['section']: row for row in office.json('estates', 'schemes', '--sum')}
    assert (sums['approved']['schemes'], sums['approved']['budget']) == (11, '2085000.00'), sums
    assert (sums['in-year']['schemes'], sums['in-year']['budget']) == (4, '291000.00'), sums
    whole = sums['all']
    assert (whole['schemes'], whole['budget'], whole['budgets_given'], whole['budgets_unreadable']) == \
        (15, '2376000.00', 14, 1), whole
    assert (whole['over'], whole['complete']) == ('15000.00', 3), whole
    assert sums['in-year']['forecast'] is None, sums


def test_what_the_facts_do_not_give_is_named(office):
    office.do('init')
    office.do('import', 'schemes', shared('facts', 'estates_projects.csv'))
    missing = {row['scheme']: row for row in office.json('estates', 'missing')}
    assert len(missing) == 15
    assert missing['Estates Review - Coalville']['asked'].startswith('budget, forecast'), missing
    assert all('spent so far' in row['also'] for row in missing.values()), missing
    assert sum('per cent done' in row['asked'] for row in missing.values()) == 9, missing
    coalville = office.json('show', 'capital_scheme', 'estates review - coalville')
    assert (coalville['budget'], coalville['budget_stated']) == (None, '£1,307m'), coalville


def test_stages_are_told_from_the_offices_own_words(office):
    office.do('init')
    office.do('import', 'schemes', shared('facts', 'estates_projects.csv'))
    stages = {s['title']: s['stage'] for s in office.list('capital_scheme')}
    assert stages['Euston Street Cooling'] == 'clearance' and stages['Solar PV - FHQ'] == 'tender', stages
    assert stages['Spinney Hill Replacement Heating'] == 'designer' and stages['Vehicle Charging'] == 'on-site'
    assert stages['Commercial Freezer Replacement - FHQ'] == 'tendered'
    assert stages['Minor Works & DDA Upgrades'] == 'yearly' and list(stages.values()).count('complete') == 3


def test_a_file_comes_twice_without_a_change_and_is_one_step_of_undo(office):
    office.do('init')
    office.do('import', 'schemes', SAMPLE / 'estates-schemes.csv')
    full = office.content_hash()
    again = office.json('import', 'schemes', SAMPLE / 'estates-schemes.csv')
    assert (again['added'], again['matched'], again['flagged']) == (0, 15, 0), again
    assert office.content_hash() == full
    office.do('undo')
    assert office.list('capital_scheme') == []
    office.do('redo')
    assert office.content_hash() == full


def test_bad_schemes_are_refused_one_by_one(office):
    office.do('init')
    got = schemes(office, 'Right,' + APPROVED + ',£500k,On site,2023-09-01,2024-04-30',
                  'Negative,' + APPROVED + ',-5000,On site,,',
                  'Backwards,' + APPROVED + ',100,On site,2024-04-30,2023-09-01',
                  'Total,,500100,,,', 'Elsewhere,Somewhere,100,On site,,')
    assert got['added'] == 1, got
    refused = dict(errors(got))
    # A total is left out by the reader of the file or refused by the import; either says so.
    assert {3, 4, 6} <= set(refused), got
    assert any(p['row'] == 5 and 'total' in p['problem'].lower() for p in got['problems']), got
    assert 'before it starts' in refused[4], refused
    assert [s['title'] for s in office.list('capital_scheme')] == ['Right']


def test_a_percentage_is_no_count_and_a_share_is_no_more_than_all(office):
    office.do('init')
    got = office.json('import', 'premises', write(office, 'p.csv', 'title,site,area\nA,S,12%\nB,S,120\n'))
    assert (got['added'], [row for row, _ in errors(got)]) == (1, [2]), got
    got = schemes(office, 'A,' + APPROVED + ',5%', 'B,' + APPROVED + ',120', heads='title,section,done')
    assert (got['added'], [row for row, _ in errors(got)]) == (1, [3]), got
    scheme, = office.list('capital_scheme')
    assert scheme['done'] == 5, scheme


def test_another_budget_is_a_restatement_to_confirm(office):
    office.do('init')
    schemes(office, 'Roof,' + APPROVED + ',£85k,Tendered,,')
    asked = schemes(office, 'Roof,' + APPROVED + ',£100k,Tendered,,')
    assert (asked['matched'], asked['flagged']) == (1, 1), asked
    assert '£85,000' in asked['problems'][0]['problem'] and '£100,000' in asked['problems'][0]['problem'], asked
    assert office.list('capital_scheme')[0]['budget'] == '85000.00'
    office.do('import', 'schemes', '--restate', office.folder / 'schemes.csv')
    assert office.list('capital_scheme')[0]['budget'] == '100000.00'


def test_a_place_outside_the_area_is_refused(office):
    office.do('init')
    got = office.json('import', 'premises', write(office, 'p.csv', 'title,site,district\nA,S,Nottingham\nB,S,Blaby\n'))
    assert (got['added'], [row for row, _ in errors(got)]) == (1, [2]), got
    got = office.json('import', 's106', write(office, 'a.csv',
                      'developer-agreement,organisation,start-date\n1/a,local-authority-eng:NNO,\n'
                      '2/b,local-authority-eng:BLA,05/02/2020\n3/c,local-authority-eng:LEC,2020-02-05\n'))
    assert (got['added'], [row for row, _ in errors(got)]) == (2, [2]), got
    assert {a['authority'] for a in office.list('s106_agreement')} == {'Blaby', 'Leicestershire County Council'}
    assert {a['starts'] for a in office.list('s106_agreement')} == {'2020-02-05'}


def test_amber_and_red_need_a_reason(office):
    office.do('init')
    schemes(office, 'Roof,' + APPROVED + ',£85k,Tendered,,')
    sentence = office.refuse('set', 'capital_scheme', 'Roof', 'rating_time=Red')
    assert 'Write why' in sentence, sentence
    office.do('set', 'capital_scheme', 'Roof', 'rating_time=Amber', 'reason_time=Two months late')
    office.do('set', 'capital_scheme', 'Roof', 'rating_money=Green')
    row, = office.json('estates', 'schemes')
    assert row['rating'] == 'amber', row


def test_a_budget_change_points_to_a_decision_and_moves_the_budget(office):
    office.do('init')
    schemes(office, 'Roof,' + APPROVED + ',£85k,Tendered,,', 'Gate,' + IN_YEAR + ',£6k,Trial,,')
    office.do('set', 'capital_scheme', 'Roof', 'forecast=100000')
    assert [r['difference'] for r in office.json('estates', 'schemes')] == ['15000.00', None]
    office.refuse('add', 'budget_change', 'scheme=Roof', 'kind=virement', 'amount=15000', 'reason=Inflation')
    office.refuse('add', 'budget_change', 'scheme=Roof', 'kind=virement', 'amount=0', 'reason=None',
                  'decision=D/2023/1')
    office.do('add', 'budget_change', 'scheme=Roof', 'kind=virement', 'amount=15000', 'reason=Inflation',
              'decision=D/2023/1')
    roof = office.json('estates', 'schemes')[0]
    assert (roof['budget'], roof['difference']) == ('100000.00', '0.00'), roof
    office.do('undo')
    assert office.json('estates', 'schemes')[0]['budget'] == '85000.00'


def test_the_figures_give_a_hint_beside_the_rating(office):
    office.do('init')
    schemes(office, 'Over,' + APPROVED + ',100,On site,,2024-03-31', 'Late,' + APPROVED + ',100,On site,,2023-10-11',
            'Slipped,' + APPROVED + ',100,On site,,2024-04-30', 'Fine,' + APPROVED + ',100,On site,,2024-04-30',
            'Silent,' + APPROVED + ',,On site,,')
    office.do('set', 'capital_scheme', 'Over', 'forecast=109')
    office.do('set', 'capital_scheme', 'Slipped', 'first_end=2024-02-29')
    office.do('set', 'capital_scheme', 'Fine', 'forecast=90')
    rows = {r['scheme']: r for r in office.json('estates', 'schemes')}
    assert {name: row['hint'] for name, row in rows.items()} == {
        'Over': 'amber', 'Late': 'red', 'Slipped': 'amber', 'Fine': 'green', 'Silent': None}, rows
    assert rows['Slipped']['slip'] == '+2 months' and rows['Slipped']['rating'] is None, rows


def test_an_approval_needs_its_amount(office):
    office.do('init')
    office.refuse('add', 'in_year_request', 'title=Lamps', 'state=Approved')
    office.refuse('add', 'in_year_request', 'title=Lamps', 'state=Approved', 'approved=6000',
                  'asked_on=2023-09-01', 'approved_on=2023-08-01')
    office.do('add', 'in_year_request', 'title=Lamps', 'state=Asked', 'asked=7000', 'asked_on=2023-09-01')
    office.do('set', 'in_year_request', 'Lamps', 'state=Approved', 'approved=6000', 'approved_on=2023-10-01')
    request, = office.list('in_year_request')
    assert (request['asked'], request['approved'], request['state']) == ('7000.00', '6000.00', 'approved'), request


def test_national_s106_files_agree_with_their_own_sums(office):
    office.do('init')
    for name, count in (('blaby', 11), ('contribution-sample', 12), ('transaction-sample', 47)):
        path = shared('open-data', f's106-developer-agreement-{name}.csv')
        first = office.json('import', 's106', path)
        assert (first['added'], first['refused']) == (count, 0), first
        again = office.json('import', 's106', path)
        assert (again['added'], again['matched'], again['flagged']) == (0, count, 0), again
    rows = read_rows(shared('open-data', 's106-developer-agreement-transaction-sample.csv'))
    amounts = [float(row['amount']) for row in rows]
    unknown = office.json('estates', 's106')[-1]
    assert unknown['authority'] is None and unknown['covenants'] == 12, unknown
    assert abs(float(unknown['came_back']) - sum(a for a in amounts if a < 0)) < 0.005, unknown
    for status in ('secured', 'received'):
        own = sum(a for a, row in zip(amounts, rows) if row['contribution-funding-status'] == status and a > 0)
        assert abs(float(unknown[status]) - own) < 0.005, (status, unknown)
    dates = {a['starts'] for a in office.list('s106_agreement')}
    assert '2019-06-20' in dates, dates


def test_the_chart_of_s106_has_the_sums_of_the_list(office):
    office.do('init')
    office.do('import', 's106', shared('open-data', 's106-developer-agreement-transaction-sample.csv'))
    office.do('chart', 's106-money', '-o', office.folder / 'money.csv')
    rows = {row['Status']: row for row in read_rows(office.folder / 'money.csv')}
    unknown = office.json('estates', 's106')[-1]
    money = {status: float(unknown[status.lower()]) for status in rows}
    assert list(rows) == ['Secured', 'Received', 'Allocated', 'Transferred', 'Spent'], rows
    assert {status: float(row['Money']) for status, row in rows.items()} == money, (rows, money)
    back = sum(float(row['Came back']) for row in rows.values())
    assert abs(back + float(unknown['came_back'])) < 0.005 and back > 0, rows


def test_bad_bytes_and_mixed_dates_are_read(office):
    office.do('init')
    text = ('developer-agreement-contribution,developer-agreement,contribution-purpose,amount,units,start-date\r\n'
            'a,b,Caf\xe9 \x96 policing ,"\xa31,250.50",,03/07/2023\r\nc,b,Policing,-5,,2023-07-03\r\n'
            'd,b,Policing,12,,3 July 2023\r\n')
    got = office.json('import', 's106', write(office, 'c.csv', text, 'latin-1'))
    assert (got['added'], [row for row, _ in errors(got)]) == (2, [3]), got
    assert [(c['purpose'], c['amount'], c['starts']) for c in office.list('s106_covenant')] == \
        [('Café – policing', '1250.50', '2023-07-03'), ('Policing', '12.00', '2023-07-03')]
    office.refuse('import', 's106', write(office, 'x.csv', 'one,two\n1,2\n'))


def test_requests_of_the_paper_keep_cost_a_signatory_apart(office):
    office.do('init')
    done = office.json('import', 's106', shared('facts', 's106.csv'))
    assert (done['added'], done['refused']) == (8, 0), done
    rows = {row['authority']: row for row in office.json('estates', 's106')}
    assert rows['Harborough']['requested'] == '75000.00', rows
    assert rows['relevant local authorities']['requested'] == '160000.00', rows
    deed, = (d for d in office.list('s106_drawdown') if d['title'] == 'new Deed of Variation')
    assert (deed['amount'], deed['cost_signatory']) == (None, '1300.00'), deed


def test_a_new_deed_costs_so_much_a_signatory_and_in_sum(office):
    office.do('init')
    office.do('import', 's106', shared('facts', 's106.csv'))
    deeds = office.json('estates', 's106', '--deeds')
    assert [(d['cost_signatory'], d['signatories'], d['cost']) for d in deeds] == \
        [('1300.00', None, None), (None, None, None), (None, None, None)], deeds
    assert 'the sum cannot be said' in office.do('estates', 's106', '--deeds')
    office.do('set', 's106_drawdown', 'new Deed of Variation', 'signatories=4')
    deed = office.json('estates', 's106', '--deeds')[0]
    assert deed['cost'] == '5200.00', deed
    assert '£5,200 in sum, for 1 of 3' in office.do('estates', 's106', '--deeds')
    paper = ' '.join(office.do('estates', 'paper').split())
    assert '£1,300 a signatory, £5,200 for 4 signatories' in paper, paper
    assert 'New deeds: £1,300 a signatory, given for 1 of 3; £5,200 in sum, for 1 of 3.' in paper, paper


def test_premises_are_counted_not_typed(office):
    office.do('init')
    office.do('import', 'premises', SAMPLE / 'estates-premises.csv')
    counts = office.json('estates', 'premises')
    assert (counts['premises'], counts['locations'], counts['neighbourhood_offices'], counts['area']) == \
        (31, 20, 58, 50000), counts
    campus = [p['area'] for p in office.list('premises') if p['site'] == 'Force Headquarters']
    assert sum(campus) == 18000, campus
    office.do('set', 'premises', 'Euston Street', 'area=')
    counts = office.json('estates', 'premises')
    assert (counts['area'], counts['area_missing']) == (47100, 1), counts


def test_the_sample_office_is_that_of_the_picture(office):
    fill_sample(office)
    whole = office.json('estates', 'schemes', '--sum')[-1]
    assert (whole['schemes'], whole['budget'], whole['forecast'], whole['forecasts_given'], whole['over']) == \
        (15, '2376000.00', '996000.00', 7, '15000.00'), whole
    rows = office.json('estates', 'schemes')
    ratings = [row['rating'] for row in rows]
    assert [ratings.count(r) for r in ('red', 'amber', 'green', None, 'complete')] == [1, 3, 1, 7, 3], ratings
    assert sum(row['missing'] is not None for row in rows) == 10, rows
    slips = {row['scheme']: row['slip'] for row in rows if row['slip']}
    assert slips == {'Extension to Firearms': '+2 months', 'Solar PV - FHQ': '+2 months',
                     'Oakham Front Enquiry Office': '+1 month'}, slips
    assert all(row['source'] for row in read_rows(SAMPLE / 'estates-schemes.csv'))


def test_the_papers_list_is_printed(office):
    fill_sample(office)
    text = ' '.join(office.do('estates', 'paper').split())
    for words in ('31 premises across 20 locations and 58 neighbourhood offices',
                  '50,000 square metres',
                  'Extension to Firearms (total budget £500,000): 5% complete',
                  'printed as “£1,307m”, which cannot be read', '£15,000 over budget', 'per cent complete not given'):
        assert words in text, (words, text)
    pdf = office.folder / 'paper.pdf'
    office.do('estates', 'paper', '-o', pdf)
    assert pdf.read_bytes().startswith(b'%PDF')
    office.refuse('estates', 'paper', '-o', office.folder / 'paper.docx')


def test_the_missing_figures_are_asked_for_by_scheme(office):
    fill_sample(office)
    letter = office.do('estates', 'missing', '--letter')
    assert 'what 10 schemes lack' in letter, letter
    lines = [line for line in letter.splitlines() if line.startswith('–')]
    assert len(lines) == 10 and any('£1,307m' in line for line in lines), lines


def test_the_sample_has_what_belongs_to_schemes(office):
    fill_sample(office)
    update, = (u for u in office.list('scheme_update') if u['words'].startswith('Design signed off'))
    assert update['source'] == 'Sample', update
    assert len(office.list('scheme_update')) == 17 and len(office.list('in_year_request')) == 5


def test_what_belongs_to_schemes_comes_from_files(office):
    """Each file of the sample twice over, and what is wrong refused row by row."""
    office.do('init')
    office.do('import', 'schemes', SAMPLE / 'estates-schemes.csv')
    files = {'updates': 'updates', 'changes': 'budget-changes', 'sources': 'funding',
             'requests': 'requests'}
    for name, file in files.items():
        path = SAMPLE / f'estates-{file}.csv'
        first = office.json('import', name, path)
        assert (first['added'], first['refused']) == (len(read_rows(path)), 0), (name, first)
    before = office.content_hash()
    for name, file in files.items():
        again = office.json('import', name, SAMPLE / f'estates-{file}.csv')
        assert (again['added'], again['flagged'], again['refused']) == (0, 0, 0), (name, again)
    assert office.content_hash() == before
    firearms, = (row for row in office.json('estates', 'schemes') if row['scheme'] == 'Extension to Firearms')
    assert firearms['budget'] == '500000.00', firearms


def test_a_change_without_its_decision_is_refused(office):
    office.do('init')
    schemes(office, 'Roof,' + APPROVED + ',£85k,Tendered,,')
    heads = 'scheme,kind,amount,decided,decision,reason\n'
    got = office.json('import', 'changes', write(office, 'c.csv', heads +
                      'Roof,Approved in year,5000,2023-09-01,,Slates\n'
                      'Shed,Approved in year,5000,2023-09-01,D/1,Slates\n'
                      'Roof,Approved in year,0,2023-09-01,D/2,Nothing\n'
                      'Roof,Given back,-2000,2023-09-01,D/3,Cheaper slates\n'))
    assert (got['added'], [row for row, _ in errors(got)]) == (1, [2, 3, 4]), got
    assert office.json('estates', 'schemes')[0]['budget'] == '83000.00'


def test_amber_without_its_reason_is_refused(office):
    office.do('init')
    schemes(office, 'Roof,' + APPROVED + ',£85k,Tendered,,')
    got = office.json('import', 'updates', write(office, 'u.csv',
                      'scheme,date,words,rating_time,reason_time\n'
                      'Roof,2023-09-01,Late,Amber,\nRoof,2023-09-02,Later,Amber,The slates are late\n'))
    assert (got['added'], [row for row, _ in errors(got)]) == (1, [2]), got


def test_an_approved_request_has_its_amount(office):
    office.do('init')
    got = office.json('import', 'requests', write(office, 'r.csv',
                      'title,asked,asked_on,state,approved,approved_on\nA,100,2023-09-01,Approved,,\n'
                      'B,100,2023-09-01,Approved,90,2023-08-01\nC,100,2023-09-01,Approved,90,2023-10-01\n'))
    assert (got['added'], [row for row, _ in errors(got)]) == (1, [2, 3]), got


main()
