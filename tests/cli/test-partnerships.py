#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Partnerships: the formula, projects, returns whose days do not drift, bids, and files with faults in them."""
import os
from decimal import Decimal

from desk import SAMPLE, SHARED, Skip, main, once, read_rows

os.environ['OPCC_TODAY'] = '2023-10-10'
KINDS = ('partnerships', 'formulas', 'allocations', 'projects', 'returns', 'bids')


@once
def fill(office):
    office.do('init')
    for kind in KINDS:
        result = office.json('import', kind, SAMPLE / f'partnerships-{kind}.csv')
        assert result['refused'] == 0 and result['flagged'] == 0, (kind, result)


def write(office, name, text):
    path = office.folder / name
    path.write_text(text, encoding='utf-8')
    return path


def take(office, kind, text, *words):
    return office.json('import', kind, write(office, f'{kind}.csv', text), *words)


def test_the_bids_come_to_the_figure_of_the_paper(office):
    fill(office)
    bids = office.json('partnerships', 'bids', '--fund', 'Safer Streets round 5')
    assert len(bids) == 4 and bids[-1]['title'] == 'All together, 3 of 3 with an amount'
    assert bids[-1]['amount'] == '960591.34' and bids[-1]['awarded'] is None, bids[-1]
    assert {bid['result_due'] for bid in bids[:-1]} == {'2023-09-30'}
    whole = office.json('partnerships', 'bids')
    assert whole[-1]['title'] == 'All together, 3 of 8 with an amount', whole[-1]
    assert whole[-1]['awarded'] == '648200.00', whole[-1]


def test_the_bids_are_those_of_the_facts(office):
    facts = SHARED / 'facts' / 'safer_streets_bids.csv'
    if not facts.exists():
        raise Skip('the facts are not here')
    fill(office)
    given = {(row['amount_bid_gbp'], row['amount_awarded_gbp']) for row in read_rows(facts) if row['proposal'] != 'Total'}
    held = {(bid['amount'] or '', (bid['awarded'] or '').removesuffix('.00')) for bid in office.list('bid')}
    assert held == given, held ^ given


def test_the_allocations_follow_the_formula(office):
    fill(office)
    rows = office.json('partnerships', 'allocations')
    assert len(rows) == 9 and sum(Decimal(row['amount']) for row in rows) == 640000
    sums = {name: sum(row[name] for row in rows) for name in ('crimes', 'types', 'population')}
    for row in rows:
        share = sum(Decimal(weight) * row[name] / sums[name]
                    for name, weight in (('crimes', 40), ('types', 30), ('population', 30)))
        assert abs(row['share'] - share) <= Decimal('0.05'), row
        assert abs(Decimal(row['computed']) - 6400 * share) <= Decimal('0.01'), row
    assert abs(sum(Decimal(row['computed']) for row in rows) - 640000) <= Decimal('0.05')
    office.do('set', 'csp_allocation', 'Blaby 2023/24', 'crimes=')
    rows = office.json('partnerships', 'allocations')
    assert all(row['share'] is None and row['computed'] is None for row in rows), rows


def test_days_of_returns_do_not_drift(office):
    fill(office)
    rows = office.json('partnerships', 'returns')
    assert len(rows) == 36
    days = {row['quarter']: row['due'] for row in rows}
    # 1 April 2024 was Easter Monday.
    assert days == {1: '2023-07-14', 2: '2023-10-13', 3: '2024-01-15', 4: '2024-04-15'}, days
    melton = [row for row in rows if row['partnership'].startswith('Melton')]
    assert melton[0]['received'] == '2023-07-28' and melton[1]['due'] == '2023-10-13'
    assert sum(row['state'] == 'received' for row in rows) == 13
    assert sum(row['state'] == 'due' for row in rows) == 5 and sum(row['state'] == 'later' for row in rows) == 18
    due, = [item for item in office.json('today', '--domain', 'partnerships') if item['kind'] == 'csp_allocation']
    assert (due['title'], due['due']) == ('Returns of quarter 2: 4 of 9 received', '2023-10-13'), due


def test_money_is_held_until_the_return_is_in(office):
    fill(office)
    os.environ['OPCC_TODAY'] = '2023-10-16'
    try:
        blaby, = [row for row in office.json('partnerships', 'underspend') if row['partnership'].startswith('Blaby')]
        rutland, = [row for row in office.json('partnerships', 'underspend') if row['partnership'].startswith('Rutl')]
        assert (blaby['late_returns'], blaby['held']) == (0, '0.00'), blaby
        assert (rutland['late_returns'], rutland['held']) == (1, '3600.00'), rutland
        office.do('add', 'csp_return', 'allocation=Rutland 2023/24', 'quarter=2', 'received=16 October 2023')
        rutland, = [row for row in office.json('partnerships', 'underspend') if row['partnership'].startswith('Rutl')]
        assert rutland['held'] == '0.00', rutland
        office.refuse('add', 'csp_return', 'allocation=Rutland 2023/24', 'quarter=2', 'received=17 October 2023')
        office.do('undo')
        assert len(office.list('csp_return')) == 13
    finally:
        os.environ['OPCC_TODAY'] = '2023-10-10'


def test_who_is_far_behind_is_flagged(office):
    fill(office)
    flagged = {row['partnership'].split(' Community')[0] for row in office.json('partnerships', 'underspend')
               if row['early']}
    assert flagged == {'Melton', 'Rutland'}, flagged
    back = {row['partnership'].split(' Community')[0]: row['to_claw_back']
            for row in office.json('partnerships', 'allocations') if row['to_claw_back'] != '0.00'}
    assert back == {'Harborough': '1850.00', 'Rutland': '3920.00'}, back
    n, = [row['n'] for row in office.list('csp_project') if row['state'] == 'finished']
    office.do('set', 'csp_project', str(n), 'clawed_back=1850')
    assert [row['to_claw_back'] for row in office.json('partnerships', 'allocations')
            if row['partnership'].startswith('Harb')] == ['0.00']


def test_a_file_twice_over_changes_nothing(office):
    fill(office)
    before = office.content_hash()
    for kind in KINDS:
        again = office.json('import', kind, SAMPLE / f'partnerships-{kind}.csv')
        assert (again['added'], again['flagged'], again['refused']) == (0, 0, 0), (kind, again)
    assert office.content_hash() == before


def test_what_is_wrong_in_a_file_is_refused_row_by_row(office):
    fill(office)
    before = office.content_hash()
    wrong = [
        ('partnerships', 'partnership,district\nA partnership,Nottingham\n', 'Nottingham'),
        ('formulas', 'year,pot,weight_crimes,weight_types,weight_population\n2024/25,1000,50,30,30\n', '110'),
        ('allocations', 'allocation,partnership,year,crimes\nX 2023/24,Rutland Community Safety Partnership,2024/25,12%\n',
         'percentage'),
        ('allocations', 'allocation,partnership,year,amount\nX 2024/25,Rutland Community Safety Partnership,2024/25,-5\n',
         ''),
        ('projects', 'project,allocation,amount,state,starts,ends\nP,Blaby 2023/24,10,running,2023-05-01,2023-04-01\n',
         'ends before it starts'),
        ('projects', 'project,allocation,amount,state\nTotal,Blaby 2023/24,10,running\n', 'total'),
        ('returns', 'allocation,quarter\nBlaby 2023/24,5\n', ''),
        ('bids', 'fund,title,amount,maximum,state\nF,B,£600,£550,submitted\n', 'more than the fund gives'),
        ('bids', 'fund,title,amount,state\nF,Total bid amount,£600,submitted\n', ''),
    ]
    for kind, text, words in wrong:
        status, out, err = office.run('import', kind, write(office, f'{kind}.csv', text))
        assert status == 1, (kind, text, out)
        assert words in out + err, (kind, out, err)
    assert office.content_hash() == before


def test_another_amount_is_a_restatement_to_confirm(office):
    fill(office)
    text = 'fund,title,amount,state\nSafer Streets round 5,ASB,"£313,000",submitted\n'
    result = take(office, 'bids', text)
    assert (result['added'], result['flagged']) == (0, 1) and '--restate' in str(result['problems']), result
    assert [bid['amount'] for bid in office.list('bid') if bid['title'] == 'ASB'] == ['313967.89']
    take(office, 'bids', text, '--restate')
    assert [bid['amount'] for bid in office.list('bid') if bid['title'] == 'ASB'] == ['313000.00']


def test_the_charts_show_what_is_there(office):
    fill(office)
    for name, column in (('csp-allocations', 'amount'), ('csp-spend', 'spent')):
        path = office.folder / f'{name}.csv'
        office.do('chart', name, '-o', path)
        with open(path, encoding='utf-8-sig', newline='') as file:
            text = file.read()
        rows = office.json('partnerships', 'allocations')
        for row in rows:
            assert row[column].removesuffix('.00') in text.replace(',', '').replace('£', ''), (name, row, text)
        assert 'Rutland' in text and '2023/24' in text
    path = office.folder / 'returns.csv'
    office.do('chart', 'csp-returns', '-o', path)
    lines = [line.split(',') for line in path.read_text(encoding='utf-8-sig').splitlines()]
    quarters = [[int(cell) for cell in line[1:4]] for line in lines if line[0].startswith('Quarter ')]
    assert len(quarters) == 4 and all(sum(counts) == 9 for counts in quarters), lines
    assert sum(counts[0] for counts in quarters) == len(office.list('csp_return')), lines
    path = office.folder / 'bids.txt'
    office.do('chart', 'bids-money', '-o', path)
    text = path.read_text()
    assert '£648,200 won with 8 bids so far' in text, text
    assert all(bid['title'] in text for bid in office.list('bid')), text


main()
