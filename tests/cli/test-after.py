#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What follows an award, as people type it: agreement, payments, returns, a second person."""
import os
from decimal import Decimal

from desk import award_round, fill_round, main

os.environ['OPCC_TODAY'] = '2024-02-01'


def award(office):
    """The first approved award, by the name of its application."""
    fill_round(office)
    award_round(office)
    grants = office.json('grants', 'after', '2023/24-1')
    return '2023/24-1/' + grants[0]['reference']


def find(office, grant):
    row = next(row for row in office.json('grants', 'after', '2023/24-1')
               if grant.endswith(row['reference']))
    money = ('awarded', 'amount', 'paid', 'clawed_back', 'held_back', 'to_pay')
    return {key: Decimal(value) if key in money else value for key, value in row.items()}


def test_a_grant_from_agreement_to_close(office):
    grant = award(office)
    assert find(office, grant)['next'] == 'Send the agreement'
    office.do('add', 'agreement', f'award={grant}', 'sent=2023-10-02', 'signed_on=2023-10-09',
              'conditions=A safeguarding policy', 'payee=V100')
    office.do('payment', 'plan', grant, '--parts', '2', '--by', 'return')
    assert 'planned already' in office.refuse('payment', 'plan', grant)
    assert 'a condition is not met' in office.refuse('payment', 'pay', f'{grant}/1', '--paid', '2024-01-15')
    before = find(office, grant)
    assert before['next'] == 'Condition to be met: A safeguarding policy'
    assert before['held_back'] > 0
    office.do('set', 'agreement', grant, 'conditions_met=2023-10-12')
    office.do('payment', 'pay', f'{grant}/1', '--paid', '2024-01-15')
    assert 'Nothing was paid again' in office.refuse('payment', 'pay', f'{grant}/1')
    assert 'is not accepted' in office.refuse('payment', 'pay', f'{grant}/2')
    after = find(office, grant)
    assert after['held_back'] == 0 and after['paid'] > 0, after
    assert after['paid'] + after['to_pay'] == after['amount'] == after['awarded'], after
    # Undone as one step, and the money is where it was.
    assert 'Change payment' in office.do('undo')
    assert find(office, grant)['paid'] == 0


def test_a_changed_payee_needs_a_second_person(office):
    grant = award(office)
    office.do('add', 'agreement', f'award={grant}', 'sent=2023-10-02', 'signed_on=2023-10-09', 'payee=V100')
    office.do('payment', 'plan', grant)
    office.do('--who', 'Grants officer', 'set', 'agreement', grant, 'payee=V666')
    assert 'has to check' in office.refuse('payment', 'pay', f'{grant}/1')
    assert 'another person' in office.refuse('--who', 'Grants officer', 'payment', 'check', grant)
    office.refuse('set', 'agreement', grant, 'payee_checked_by=Nobody')
    office.do('--who', 'Finance officer', 'payment', 'check', grant)
    office.do('payment', 'pay', f'{grant}/1')
    payment = office.json('show', 'payment', f'{grant}/1')
    assert payment['paid_to'] == 'V666', payment
    # Who is told, and who is not.
    shown = office.do('--audience', 'partners', 'list', 'agreement')
    assert 'V666' not in shown and 'V100' not in shown, shown


def test_what_is_late_stands_in_today(office):
    grant = award(office)
    office.do('add', 'agreement', f'award={grant}', 'sent=2023-10-02', 'signed_on=2023-10-09')
    office.do('payment', 'plan', grant, '--months', '3')
    office.do('add', 'grant_return', f'award={grant}', 'period_end=2024-01-12', 'due=2024-01-20')
    late = find(office, grant)
    assert late['days_late'] == 12 and late['late_returns'] == 1, late
    assert late['next'].endswith('is 12 days late'), late
    items = [item for item in office.json('today') if 'is 12 days late' in item['title']]
    assert len(items) == 1, items


def test_rules_are_kept_by_hand_too(office):
    grant = award(office)
    amount = find(office, grant)['amount']
    said = office.refuse('add', 'payment', f'award={grant}', 'basis=date', 'due=2024-01-05', 'state=planned',
                         f'amount={amount + 1}')
    assert 'Payments would come to' in said, said
    office.refuse('add', 'payment', f'award={grant}', 'basis=date', 'due=2024-01-05', 'state=planned', 'amount=-5')
    office.refuse('add', 'variation', f'award={grant}', 'agreed=2023-12-01', 'reason=None')
    office.do('add', 'variation', f'award={grant}', 'agreed=2023-12-01', 'reason=More came', 'amount_change=500')
    varied = find(office, grant)
    assert varied['amount'] == varied['awarded'] + 500, varied


main([test_a_grant_from_agreement_to_close, test_a_changed_payee_needs_a_second_person,
      test_what_is_late_stands_in_today, test_rules_are_kept_by_hand_too])
