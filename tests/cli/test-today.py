#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What needs somebody, from every domain, and putting it off with a reason."""
import os

from desk import SAMPLE, fill_round, fill_sample, main, read_rows

os.environ['OPCC_TODAY'] = '2023-10-10'

SETTLE = 'Settle 3 wide spreads before the award'
SHARE = 'Share 40 applications out to markers'


def titles(office, *words):
    return [item['title'] for item in office.json('today', *words)]


def get(office, title):
    found, = [item for item in office.json('today') if item['title'] == title]
    return found


def test_the_sample_says_what_is_due(office):
    fill_sample(office)
    items = office.json('today')
    days = [item['due'] for item in items if item['due'] is not None]
    assert days == sorted(days), days
    spreads = [row for row in office.list('application') if row['stage'] == 'moderation']
    assert len(spreads) == 3
    settle = get(office, SETTLE)
    assert (settle['group'], settle['due'], settle['distance']) == ('this-week', '2023-10-12', 'in 2 days')
    assert settle['detail'] == 'Round 1 · 2023/24 · markers more than 20 points apart'
    share = get(office, SHARE)
    assert (share['group'], share['distance']) == ('overdue', '1 day late'), share
    assert len(read_rows(SAMPLE / 'round-2-applications.csv')) == 40


def test_contracts_warn_ninety_days_before_their_end(office):
    fill_sample(office)
    contract, = [item for item in office.json('today', '--domain', 'workforce') if item['kind'] == 'post']
    assert (contract['due'], contract['group'], contract['owner']) == ('2023-10-31', 'next-30-days', None)
    ends = [post['ends'] for post in office.list('post') if post['ends']]
    assert sorted(ends) == ['2023-10-31', '2024-03-31'], ends
    os.environ['OPCC_TODAY'] = '2024-01-01'
    try:
        due = [item['due'] for item in office.json('today', '--domain', 'workforce') if item['kind'] == 'post']
    finally:
        os.environ['OPCC_TODAY'] = '2023-10-10'
    assert due == ['2023-10-31', '2024-03-31'], due


def test_a_tracking_point_asks_for_its_figure_until_it_has_one(office):
    fill_sample(office)
    owed, = [item for item in office.json('today') if item['kind'] == 'target']
    assert (owed['due'], owed['group'], owed['owner']) == ('2023-09-30', 'overdue', 'Performance analyst')
    target, = [row for row in office.list('target') if row['n'] == owed['n']]
    office.do('add', 'observation', f'measure={target["measure"]["n"]}', 'period=2023-09-30',
              f'staff_group={target["staff_group"]}', 'value=2301')
    assert [item for item in office.json('today') if item['kind'] == 'target'] == []
    office.do('undo')
    assert len([item for item in office.json('today') if item['kind'] == 'target']) == 1


def test_each_marker_is_told_what_they_owe(office):
    fill_round(office, marks=False)
    assert get(office, 'Check 51 applications')['kind'] == 'round'
    for row in office.list('application'):
        if row['stage'] == 'received':
            office.do('set', 'application', str(row['n']), 'stage=checked')
    assert get(office, 'Share 51 applications out to markers')['owner'] == 'Grants officer'
    office.do('marker', 'add', '--role', 'Partnerships officer')
    office.do('assign', '--round', '2023/24-1')
    owed, = [item for item in office.json('today') if item['owner'] == 'Partnerships officer']
    assert owed['title'] == '51 applications wait for the marks of Partnerships officer', owed
    office.do('conflict', '--round', '2023/24-1', 'R1-001', '--marker', 'Partnerships officer',
              '--reason', 'Sits on its board')
    owed, = office.json('--who', 'Partnerships officer', 'today', '--mine')
    assert owed['title'].startswith('50 '), owed


def test_what_is_put_off_comes_back(office):
    fill_sample(office)
    before = titles(office)
    office.do('snooze', 'round', '2023/24-2', '--until', '2023-10-20', '--reason', 'Two markers are away')
    assert titles(office) == [title for title in before if title != SHARE]
    asleep, = office.json('today', '--asleep')
    assert (asleep['title'], asleep['until'], asleep['reason']) == (SHARE, '2023-10-20', 'Two markers are away')
    assert office.json('log')[0]['name'] == f'Put off “{SHARE}” until 20 October 2023'
    os.environ['OPCC_TODAY'] = '2023-10-19'
    assert SHARE not in titles(office)
    os.environ['OPCC_TODAY'] = '2023-10-20'
    assert SHARE in titles(office) and office.json('today', '--asleep') == []
    os.environ['OPCC_TODAY'] = '2023-10-10'
    office.do('undo')
    assert titles(office) == before and office.list('snooze') == []
    office.do('redo')
    assert SHARE not in titles(office) and len(office.list('snooze')) == 1


def test_again_moves_the_day_and_a_smaller_count_sleeps_on(office):
    fill_sample(office)
    for until in ('2023-10-20', '2023-10-25'):
        office.do('snooze', 'round', '2023/24-1', '--until', until, '--reason', 'The panel meets later')
    snooze, = office.list('snooze')
    assert snooze['until'] == '2023-10-25', snooze
    wide = [row for row in office.list('application') if row['stage'] == 'moderation'][0]
    office.do('moderate', '--round', '2023/24-1', wide['reference'], '--note', 'Talked over.')
    asleep, = office.json('today', '--asleep')
    office.do('wake', 'round', '2023/24-1')
    assert office.list('snooze') == [] and 'Settle 2 wide spreads before the award' in titles(office)
    assert 'was not put off' in office.refuse('wake', 'round', '2023/24-1')
    assert asleep['title'] == 'Settle 2 wide spreads before the award', asleep


def test_nothing_is_put_off_without_reason_or_into_the_past(office):
    fill_sample(office)
    before = office.content_hash()
    words = ('snooze', 'round', '2023/24-2')
    assert 'nobody said why' in office.refuse(*words, '--until', '2023-10-20', '--reason', '  ')
    assert 'after today' in office.refuse(*words, '--until', '2023-10-10', '--reason', 'Later')
    assert 'not a date' in office.refuse(*words, '--until', 'soon', '--reason', 'Later').lower()
    assert 'needs nobody' in office.refuse('snooze', 'round', '2023/24-3', '--until', '2023-10-20', '--reason', 'x')
    office.refuse('snooze', 'thing', '1', '--until', '2023-10-20', '--reason', 'x', status=2)
    office.refuse(*words, '--until', '2023-10-20', status=2)
    assert office.content_hash() == before


def test_one_domain_one_role(office):
    fill_sample(office)
    assert titles(office, '--domain', 'grants') == [SHARE, SETTLE]
    assert {item['owner'] for item in office.json('--who', 'performance ANALYST', 'today', '--mine')} == \
        {'Performance analyst'}
    assert office.json('--who', 'Nobody', 'today', '--mine') == []
    assert 'no domain “gardens”' in office.refuse('today', '--domain', 'gardens')


def test_an_empty_office_needs_nobody(office):
    office.do('init')
    assert office.json('today') == [] and office.json('today', '--asleep') == []


main()
