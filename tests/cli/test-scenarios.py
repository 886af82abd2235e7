#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenarios of an award: kept, compared with a count of their own, put on the board, taken back; and bad input."""
import collections
import os
from decimal import Decimal

from desk import Office, fill_round, fill_sample, main, once

os.environ['OPCC_TODAY'] = '2023-10-12'
ROUND = ('--round', '2023/24-1')
ALL = {'Part': (), 'Seventy': ('--threshold', '70', '--rule', 'whole'),
       'By hand': ('--set', 'R1-001=2000', '--reason', 'R1-001=Local need')}


@once
def prepare(office):
    fill_sample(office)
    office.do('moderate', *ROUND, '--note', 'Talked over.')
    assert 'No scenario of this round is kept yet.' in office.do('scenario', 'compare', *ROUND)
    for name, options in ALL.items():
        office.do('scenario', 'save', name, *ROUND, *options)


def plan(office, *options):
    """What each application gets, by its reference."""
    return {row['reference']: Decimal(row['amount']) for row in office.json('award', *ROUND, '--dry-run', *options)}


def test_three_scenarios_are_what_the_same_options_award(office):
    prepare(office)
    plans = {name: plan(office, *(options or ('--rule', 'part-last'))) for name, options in ALL.items()}
    for row in office.json('scenario', 'list', *ROUND):
        given = plans[row['title']]
        assert Decimal(row['total']) == sum(given.values()), row
        assert row['awards'] == sum(amount > 0 for amount in given.values()), row
    applications = {row['reference']: row for row in office.list('application', '--limit', '500')
                    if row['reference'].startswith('R1-')}
    compared = office.json('scenario', 'compare', *ROUND)
    for section, field in (('Plan priority', 'priority'), ('People Zone', 'zone')):
        for name, given in plans.items():
            sums = collections.Counter()
            for reference, amount in given.items():
                sums[applications[reference][field] or 'Outside the zones'] += amount
            said = {row['label']: Decimal(row['money']) for row in compared
                    if row['section'] == section and row['scenario'] == name}
            assert said == dict(sums), (section, name, said, sums)
    for section in {row['section'] for row in compared}:
        for name, given in plans.items():
            assert sum(Decimal(row['money']) for row in compared
                       if (row['section'], row['scenario']) == (section, name)) == sum(given.values()), section
    differ = {row['reference'] for row in office.json('scenario', 'compare', *ROUND, '--differences')}
    assert differ == {reference for reference in applications
                      if len({given.get(reference, 0) for given in plans.values()}) > 1}, differ
    rows = office.json('scenario', 'compare', *ROUND, '--applications')
    assert {row['reference'] for row in rows} == set(applications) and len(rows) == len(applications) * len(plans)
    assert [row['differs'] for row in rows] == [True] * len(differ) * len(plans) + [False] * (len(rows) - len(differ) * len(plans))
    assert {row['reference'] for row in rows if row['differs']} == differ


def test_the_current_one_is_decided_and_can_be_taken_back(office):
    prepare(office)
    before = plan(office)
    office.do('scenario', 'use', 'Seventy', *ROUND)
    after = plan(office)
    assert after != before and after == plan(office, *ALL['Seventy'])
    office.do('scenario', 'use', 'By hand', *ROUND)
    assert [row['title'] for row in office.json('scenario', 'list', *ROUND) if row['current']] == ['By hand']
    office.do('undo')
    assert plan(office) == after
    office.do('undo')
    assert plan(office) == before
    office.do('redo')
    office.do('award', *ROUND, '--reasons', 'Less harm.')
    assert sum(Decimal(row['amount']) for row in office.list('award', '--limit', '500')) == sum(after.values())


def test_other_weights_compare_and_are_not_decided(office):
    prepare(office)
    office.do('scenario', 'save', 'Need', *ROUND, '--weight', '1=4', '--weight', '2=42')
    assert 'weights that were announced' in office.refuse('scenario', 'use', 'Need', *ROUND)
    assert 'add up' in office.refuse('scenario', 'save', 'Wrong', *ROUND, '--weight', '1=99')
    assert '2=42x' in office.refuse('scenario', 'save', 'Wrong', *ROUND, '--weight', '1=4', '--weight', '2=42x')
    assert '9=1' in office.refuse('scenario', 'save', 'Wrong', *ROUND, '--weight', '9=1')
    assert 'Wrong' in office.refuse('scenario', 'use', 'Wrong', *ROUND)
    assert len(office.json('scenario', 'list', *ROUND)) == 4
    assert {row['scenario'] for row in office.json('scenario', 'compare', *ROUND)} == {*ALL, 'Need'}
    hashed = office.content_hash()
    office.do('scenario', 'save', 'Part', *ROUND)
    assert len(office.json('scenario', 'list', *ROUND)) == 4 and office.content_hash() == hashed


def test_breaking_the_order_asks_for_a_reason(office):
    prepare(office)
    first = office.json('rank', *ROUND)[0]['reference']
    said = office.refuse('award', *ROUND, '--set', f'{first}=0', '--reasons', 'Less harm.')
    assert first in said and 'Give a reason' in said, said
    office.do('award', *ROUND, '--set', f'{first}=0', '--reason', f'{first}=It closed in August', '--reasons', 'Less harm.')


def test_the_reserve_list_by_hand(office):
    prepare(office)
    refused = office.refuse('award', 'place', 'R1-029', *ROUND, '--place', '1', '--reason', 'Local need')
    assert 'nothing is decided' in refused, refused
    office.do('award', *ROUND, '--reasons', 'Less harm.')
    office.do('letters', 'make', *ROUND)
    queue = lambda: [row['reference'] for row in office.json('award', 'reserve', *ROUND)]
    outcome = lambda reference: {row['reference']: row['outcome'] for row in office.json('letters', 'list', *ROUND)}[reference]
    place = lambda reference, n, why: office.do('award', 'place', reference, *ROUND, '--place', n, '--reason', why)
    by_rank = queue()
    assert len(by_rank) == 7 and outcome(by_rank[0]) == 'reserve', by_rank
    place(by_rank[2], 1, 'Nobody else works there.')
    assert queue() == [by_rank[2], *by_rank[:2], *by_rank[3:]]
    place(by_rank[0], 0, 'They asked for it.')
    assert queue() == [by_rank[2], by_rank[1], *by_rank[3:]] and outcome(by_rank[0]) == 'unsuccessful'
    outsider = next(row['reference'] for row in office.json('rank', *ROUND) if float(row['percent'] or 0) < 65)
    assert outcome(outsider) == 'unsuccessful'
    place(outsider, 2, 'A late reference came in.')
    now = [by_rank[2], outsider, by_rank[1], *by_rank[3:]]
    assert queue() == now and outcome(outsider) == 'reserve'
    text = office.do('document', 'decision', *ROUND)
    for words in ('was moved within the reserve list: Nobody', 'was taken off the reserve list: They',
                  'was put on the reserve list: A late'):
        assert words in ' '.join(text.split()), text
    for reference, n, words in ((outsider, 2, 'stands there already'), (outsider, 99, 'places 1 to 7'),
                                (by_rank[0], 0, 'is not on the reserve list'), ('R1-026', 1, 'it has an award')):
        assert words in office.refuse('award', 'place', reference, *ROUND, '--place', n, '--reason', 'So.')
    assert 'a reason is needed' in office.refuse('award', 'place', outsider, *ROUND, '--place', 1, '--reason', ' ')
    office.do('award', 'withdraw', 'R1-026', *ROUND, '--reason', 'Closed.')
    said = office.refuse('award', 'reserve', *ROUND, '--application', by_rank[1], '--reasons', 'Less harm.')
    assert f'{by_rank[2]} stands higher' in said, said
    office.do('award', 'reserve', *ROUND, '--application', by_rank[2], '--reasons', 'Less harm.')
    assert queue() == now[1:]
    for _ in range(5):
        office.do('undo')
    assert queue() == by_rank and outcome(outsider) == 'unsuccessful'


def test_marks_that_are_missing(office):
    fill_round(office, marks=False)
    said = office.refuse('award', *ROUND, '--reasons', 'Less harm.')
    assert 'no application is marked' in said, said
    path = office.folder / 'marks.csv'
    names = [row['title'] for row in office.list('criterion')]
    # R1-001 has one marker; R1-002 lacks a criterion from its only one; R1-003 has no marks at all.
    path.write_text('application,marker,criterion,score\n' + ''.join(
        f'R1-001,Grants officer,"{name}",4\n' for name in names) + ''.join(
        f'R1-002,Grants officer,"{name}",4\n' for name in names[1:]))
    office.do('import', 'marks', *ROUND, path)
    rows = {row['reference']: row for row in office.json('rank', *ROUND)}
    assert rows['R1-001']['rank'] == 1 and rows['R1-001']['markers'] == 1 and Decimal(rows['R1-001']['spread']) == 0
    for reference in ('R1-002', 'R1-003'):
        assert rows[reference]['rank'] is None and rows[reference]['percent'] is None, rows[reference]
    assert set(plan(office)) == {'R1-001'}


def test_equal_totals_at_the_line_and_a_pot_of_nothing(office):
    fill_round(office, marks=False)
    path = office.folder / 'marks.csv'
    names = [row['title'] for row in office.list('criterion')]
    chosen = [row['reference'] for row in office.list('application', '--limit', '100') if row['stage'] != 'stopped'][:2]
    path.write_text('application,marker,criterion,score\n' + ''.join(
        f'{reference},Grants officer,"{name}",5\n' for reference in chosen for name in names))
    office.do('import', 'marks', *ROUND, path)
    assert [row['tied'] for row in office.json('rank', *ROUND)[:2]] == [True, True]
    said = office.refuse('award', *ROUND, '--rule', 'line', '--line', '1', '--reasons', 'Less harm.')
    assert 'same score' in said and 'Give a reason' in said, said
    office.do('set', 'round', '2023/24-1', 'budget=0')
    done = office.json('award', *ROUND, '--dry-run')
    assert all(Decimal(row['amount']) == 0 for row in done), done
    office.do('award', *ROUND)
    assert {row['state'] for row in office.list('award')} == {'declined'}


if __name__ == '__main__':
    main()
