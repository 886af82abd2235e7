#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What follows an award, as people type it: agreement, payments, returns, a second person, files."""
import csv
import hashlib
import json
import os
import zipfile
from datetime import date, timedelta
from decimal import Decimal

from desk import award_round, fill_round, main, read_rows, set_publisher

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


def read_spend(office, *order):
    path = office.folder / 'spend.csv'
    office.do('chart', *order, '-o', path)
    rows = [row for row in csv.reader(path.read_text(encoding='utf-8-sig').splitlines()) if row]
    head = next(i for i, row in enumerate(rows) if 'Paid' in row)
    return {row[0]: dict(zip(rows[head][1:], row[1:])) for row in rows[head + 1:] if row[0].startswith('Q')}


def number(text):
    return Decimal(text.replace('£', '').replace(',', '')) if text[:1] in '£0123456789' and text else None


def test_spend_against_budget_is_drawn_by_quarter(office):
    grant = award(office)
    sum_of = find(office, grant)['amount']
    office.do('add', 'agreement', f'award={grant}', 'sent=2023-10-02', 'signed_on=2023-10-09', 'payee=V100')
    office.do('payment', 'plan', grant, '--parts', '2')
    office.do('payment', 'pay', f'{grant}/1', '--paid', '2023-11-15')
    office.do('add', 'grant_return', f'award={grant}', 'period_end=2024-01-31', 'received=2024-02-01', 'spent=1200')
    office.do('add', 'variation', f'award={grant}', 'agreed=2024-01-20', 'reason=A smaller hall', 'amount_change=-500',
              'agreed_by=Grants officer')
    paid = find(office, grant)['paid']
    quarters = read_spend(office, 'grant-spend', '--award', grant)
    assert number(quarters['Q3 2023/24']['Awarded']) == sum_of, quarters
    assert number(quarters['Q3 2023/24']['Paid']) == paid, quarters
    assert number(quarters['Q3 2023/24']['Reported spent']) in (None, 0), quarters
    assert number(quarters['Q4 2023/24']['Awarded']) == sum_of - 500 and number(quarters['Q4 2023/24']['Paid']) == paid
    assert number(quarters['Q4 2023/24']['Reported spent']) == 1200, quarters
    assert number(quarters['Q1 2024/25']['Reported spent']) is None, quarters
    assert list(quarters)[-1] == 'Q4 2024/25', quarters
    whole = read_spend(office, 'round-spend', '--round', '2023/24-1')
    awarded = sum(Decimal(row['awarded']) for row in office.json('grants', 'after', '2023/24-1'))
    assert number(whole['Q3 2023/24']['Awarded']) == awarded and number(whole['Q3 2023/24']['Paid']) == paid, whole
    assert number(whole['Q1 2024/25']['Paid']) is None, whole


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


def test_a_winner_withdraws_and_the_reserve_is_offered(office):
    fill_round(office)
    office.do('moderate', '--round', '2023/24-1', '--note', 'The panel looked at both marks.')
    office.do('award', '--round', '2023/24-1', '--rule', 'line', '--line', '3', '--decided', '2023-09-27',
              '--decision', 'D/2023/41', '--reasons', 'Less crime.')
    grants = office.json('grants', 'after', '2023/24-1')
    grant = '2023/24-1/' + grants[0]['reference']
    office.do('payment', 'plan', grant)
    assert 'its payments' in office.refuse('set', 'application', grant, 'stage=withdrawn')
    said = office.do('award', 'withdraw', grant, '--reason', 'The group has closed.')
    first, second = office.json('award', 'reserve', '--round', '2023/24-1')[:2]
    assert f"Next on the reserve list: {first['reference']}" in said, said
    assert len([row for row in office.list('award') if row['state'] == 'approved']) == 2
    assert {row['state'] for row in office.list('payment')} == {'cancelled'}
    assert 'stands higher' in office.refuse('award', 'reserve', '--application', f"2023/24-1/{second['reference']}",
                                            '--reasons', 'Less harm.')
    office.do('award', 'reserve', '--application', f"2023/24-1/{first['reference']}", '--reasons', 'Less harm.')
    found = office.json('show', 'award', f"2023/24-1/{first['reference']}")
    assert found['state'] == 'approved' and found['decided'] == '2024-02-01', found
    assert 'from the reserve list' in office.do('undo')
    assert 'release its award' in office.do('undo')
    assert len([row for row in office.list('award') if row['state'] == 'approved']) == 3
    assert 'is decided' in office.refuse('moderate', grant, '--note', 'Too late.')


def publish(office, month):
    """References in 360Giving, rows of the register of a month, of the council's, and the year's figures."""
    giving, register, council = (office.folder / name for name in ('grants.json', 'register.csv', 'council.csv'))
    office.do('export', '360giving', '-o', giving)
    office.do('export', 'register', '--month', month, '-o', register)
    office.do('export', 'council-register', '--year', '2023/24', '-o', council, '--allow-gaps')
    grants = json.loads(giving.read_text(encoding='utf-8'))['grants']
    return ({grant['id'][-6:]: grant['amountAwarded'] for grant in grants}, read_rows(register), read_rows(council),
            {row['figure']: row for row in office.json('annual', '--year', '2023/24')})


def test_what_is_published_follows_an_award_that_is_released(office):
    fill_round(office)
    set_publisher(office)
    office.do('moderate', '--round', '2023/24-1', '--note', 'The panel looked at both marks.')
    office.do('award', '--round', '2023/24-1', '--rule', 'line', '--line', '3', '--decided', '2023-09-27',
              '--decision', 'D/2023/41', '--reasons', 'Less crime.')
    before = publish(office, '2023-09')
    references = set(before[0])
    assert len(references) == 3 and {row['Reference'] for row in before[1]} == references, before[:2]
    gone = before[1][0]
    office.do('award', 'withdraw', f"2023/24-1/{gone['Reference']}", '--reason', 'The group has closed.')
    giving, register, council, figures = publish(office, '2023-09')
    assert set(giving) == references - {gone['Reference']}, giving
    # The month's register keeps what was decided, and says what became of it.
    said = [row for row in register if 'released on 1 February 2024: The group has closed.' in row['Conditions']]
    assert len(register) == 3 and [row['Reference'] for row in said] == [gone['Reference']], register
    paid_to = {row['Beneficiary'] for row in before[2]} - {gone['Recipient']}
    assert {row['Beneficiary'] for row in council} == paid_to, council
    assert figures['awards']['applications'] == 2 and figures['withdrawn']['applications'] == 1, figures
    assert float(figures['applications']['awarded']) == sum(giving.values()), figures
    rows = office.json('annual', '--year', '2023/24', '--rows', 'awards')
    assert {row['reference'] for row in rows} == set(giving), rows
    # Who comes from the reserve list is published with the month of that award.
    heir = office.json('award', 'reserve', '--round', '2023/24-1')[0]
    office.do('award', 'reserve', '--application', f"2023/24-1/{heir['reference']}", '--reasons', 'Less harm.')
    giving, register, council, figures = publish(office, '2024-02')
    assert set(giving) == references - {gone['Reference']} | {heir['reference']}, giving
    assert [(row['Reference'], row['Award date']) for row in register] == [(heir['reference'], '2024-02-01')], register
    assert figures['awards']['applications'] == 3, figures
    assert float(figures['applications']['awarded']) == sum(giving.values()), figures


def test_what_is_late_stands_in_today(office):
    grant = award(office)
    office.do('add', 'agreement', f'award={grant}', 'sent=2023-10-02', 'signed_on=2023-10-09')
    office.do('payment', 'plan', grant, '--months', '3')
    office.do('add', 'grant_return', f'award={grant}', 'period_end=2024-01-12', 'due=2024-01-20')
    late = find(office, grant)
    assert late['days_late'] == 12 and late['late_returns'] == 1, late
    assert late['next'].endswith('is 12 days late'), late
    items = [item for item in office.json('today') if ': Return ' in item['title']]
    assert len(items) == 1 and items[0]['due'] == '2024-01-20', items
    assert not [item for item in office.json('today') if 'days late' in item['title']]


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


def read_calendar(path):
    """The events of a calendar file, read as strictly as RFC 5545 says."""
    data = path.read_bytes()
    assert data.endswith(b'\r\n') and data.replace(b'\r\n', b'').count(b'\n') == 0, 'line ends'
    lines = data.split(b'\r\n')[:-1]
    assert max(map(len, lines)) <= 75, max(map(len, lines))
    for line in lines:
        line.decode()  # no line is parted within a character
    unfolded = data.replace(b'\r\n ', b'').decode().split('\r\n')[:-1]
    assert unfolded[0] == 'BEGIN:VCALENDAR' and unfolded[-1] == 'END:VCALENDAR', unfolded
    assert 'VERSION:2.0' in unfolded and any(line.startswith('PRODID:') for line in unfolded)
    events, event = [], None
    for line in unfolded[1:-1]:
        if line == 'BEGIN:VEVENT':
            assert event is None
            event = {}
        elif line == 'END:VEVENT':
            assert {'UID', 'DTSTAMP', 'DTSTART;VALUE=DATE', 'DTEND;VALUE=DATE', 'SUMMARY'} <= set(event), event
            events.append(event)
            event = None
        elif event is not None:
            name, value = line.split(':', 1)
            assert name not in event, line
            event[name] = value
    assert event is None
    return events


def unescape(text):
    out, escaped = '', False
    for character in text:
        if escaped:
            assert character in '\\;,nN', text
            out += '\n' if character in 'nN' else character
            escaped = False
        elif character == '\\':
            escaped = True
        else:
            assert character not in ';,', text
            out += character
    assert not escaped, text
    return out


def day(text):
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def test_the_calendar_has_every_day(office):
    grant = award(office)
    name = 'Älders & “Söhne”; a very long name, with commas, that has to be folded \\ more than once ' + '€' * 40
    organisation = office.json('show', 'application', grant)['organisation']
    office.do('set', 'organisation', organisation['n'] if isinstance(organisation, dict) else organisation, f'name={name}')
    office.do('add', 'agreement', f'award={grant}', 'sent=2023-10-02', 'signed_on=2023-10-09')
    office.do('payment', 'plan', grant, '--parts', '3')
    path, again = office.folder / 'round.ics', office.folder / 'again.ics'
    office.do('export', 'calendar', '2023/24-1', '-o', path)
    office.do('export', 'calendar', '2023/24-1', '-o', again)
    assert path.read_bytes() == again.read_bytes()
    events = read_calendar(path)
    assert len({event['UID'] for event in events}) == len(events)
    for event in events:
        assert day(event['DTEND;VALUE=DATE']) == day(event['DTSTART;VALUE=DATE']) + timedelta(1), event
    said = {unescape(event['SUMMARY']): day(event['DTSTART;VALUE=DATE']) for event in events}
    assert said['Round 1 · 2023/24: opens'] == date(2023, 7, 3), said
    assert said['Round 1 · 2023/24: decision'] == date(2023, 9, 27), said
    payments = [text for text in said if text.startswith(f'{name}: Payment')]
    assert len(payments) == 3, said.keys()
    assert f'{name}: the grant ends' in said
    returns = office.list('grant_return')
    assert returns and sum(': Return ' in text for text in said) == len(returns), said
    assert sum('the grant ends' in text for text in said) == len(office.json('grants', 'after', '2023/24-1'))
    # What is moved keeps its name in the calendar.
    before = {event['UID'] for event in events}
    office.do('set', 'payment', f'{grant}/2', 'due=2024-06-01')
    office.do('export', 'calendar', '2023/24-1', '-o', path)
    assert {event['UID'] for event in read_calendar(path)} == before
    office.refuse('export', 'calendar', '2023/24-1', '-o', office.folder / 'round.txt', status=2)


def test_the_bundle_is_whole_and_the_same_each_time(office):
    grant = award(office)
    office.do('add', 'agreement', f'award={grant}', 'sent=2023-10-02', 'signed_on=2023-10-09', 'payee=V100')
    office.do('payment', 'plan', grant)
    office.do('payment', 'pay', f'{grant}/1')
    path, again = office.folder / 'one.zip', office.folder / 'two.zip'
    receipt = office.folder / 'receipt.pdf'
    receipt.write_bytes(b'%PDF-1.4 rent')
    office.do('attachment', 'add', 'grant_return', 1, receipt, '--note', 'Rent')
    office.do('export', 'bundle', grant, '-o', path)
    office.do('export', 'bundle', grant, '-o', again)
    assert path.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(path) as bundle:
        assert bundle.testzip() is None
        names = bundle.namelist()
        parts = {name: bundle.read(name) for name in names}
    whole = dict(parts)
    contents = parts.pop('00-contents.txt').decode()
    listed = dict(reversed(line.split('  ')) for line in contents.split('\n\n')[1].splitlines())
    assert listed == {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()}, contents
    for start in ('01-application', '02-marks', '03-award', '03-decision', '05-agreement', '06-payments',
                  '07-returns', '08-outputs', '09-variations', '10-history'):
        assert any(name.startswith(start) for name in parts), (start, list(parts))

    def rows(name):
        return list(csv.DictReader(parts[name].decode('utf-8-sig').splitlines()))
    assert [row['State'] for row in rows('06-payments.csv')] == ['paid', 'planned']
    reference = grant.split('/')[-1]
    assert {row['Award'] for row in rows('06-payments.csv')} == {reference}, rows('06-payments.csv')
    marks = [mark for mark in office.list('mark') if reference in str(mark['application'])]
    assert len(rows('02-marks.csv')) > 0 and all(row['Marker'] and not row['Marker'].isdigit()
                                                 for row in rows('02-marks.csv')), marks
    changes = [row['Action'] for row in rows('10-history.csv')]
    row, = rows('11-evidence.csv')
    assert parts[row['Part']] == b'%PDF-1.4 rent' and row['Part'] == 'evidence/0001-receipt.pdf', row
    assert row['SHA-256'] == hashlib.sha256(b'%PDF-1.4 rent').hexdigest() and row['Note'] == 'Rent', row
    assert any('Attach 1 file' in action for action in changes), changes
    assert any('Award' in action for action in changes) and any('payment' in action for action in changes), changes
    # One that got nothing has a bundle too, without what follows an award.
    declined = next(row['reference'] for row in office.list('application') if row['stage'] == 'declined')
    office.do('export', 'bundle', f'2023/24-1/{declined}', '-o', again)
    with zipfile.ZipFile(again) as bundle:
        assert '01-application.html' in bundle.namelist()
    assert '02-marks.csv' in names and names == sorted(names) and names[0] == '00-contents.txt', names
    office.do('export', 'bundles', '2023/24-1', '-o', again)
    with zipfile.ZipFile(again) as bundle:
        granted = {row['reference'] for row in office.json('grants', 'after', '2023/24-1')}
        assert {name.split('/')[0] for name in bundle.namelist()} == granted and len(granted) == 16
        assert {name: bundle.read(f'{reference}/{name}') for name in names} == whole
        assert bundle.namelist() == sorted(bundle.namelist())


def test_bundles_of_nothing(office):
    fill_round(office)
    path = office.folder / 'none.zip'
    assert 'has got a grant' in office.refuse('export', 'bundles', '2023/24-1', '-o', path) and not path.exists()


def test_the_council_register_names_the_row_that_lacks_something(office):
    grant = award(office)
    path = office.folder / 'register.csv'
    office.do('export', 'council-register', '--year', '2023/24', '-o', path)
    with open(path, encoding='utf-8-sig', newline='') as file:
        rows = list(csv.DictReader(file))
    bodies = {row['name']: row['kind'] for row in office.list('organisation')}
    kept_out = {'parish-council', 'school', 'public-body', 'business'}
    awards = office.json('grants', 'after', '2023/24-1')
    wanted = [row for row in awards if bodies[row['organisation']] not in kept_out]
    assert 0 < len(rows) == len(wanted), (len(rows), len(wanted))
    assert sum(Decimal(row['Amount in £']) for row in rows) == sum(Decimal(row['awarded']) for row in wanted)
    for row in rows:
        assert row['Date awarded'] == '2023-09-27' and row['Period starts'] < row['Period ends'], row
        assert row['Awarding department'] and row['Beneficiary'] and row['Summary of purpose'], row
    named = wanted[0]['reference']
    path.unlink()
    office.do('set', 'application', f'2023/24-1/{named}', 'summary=')
    said = office.refuse('export', 'council-register', '--year', '2023/24', '-o', path)
    assert named in said and 'the summary of its purpose' in said and not path.exists(), said
    office.do('export', 'council-register', '--year', '2023/24', '-o', path, '--allow-gaps')
    assert path.exists() and grant


main()
