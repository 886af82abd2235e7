#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Personal data through opcc: rules, holds, what is due, and removing it so that no file has it."""
import os

from desk import award_round, fill_round, main

SECRET = b'Quillwort'


def at(day):
    os.environ['OPCC_TODAY'] = day


def due(office, rule):
    row, = (row for row in office.json('retention', 'due') if row['rule'] == rule)
    return row


def holding(office):
    return [path.name for path in office.folder.rglob('*') if path.is_file() and SECRET in path.read_bytes()]


def decide(office):
    at('2023-09-28')
    fill_round(office)
    award_round(office)


def test_rules_are_read_and_changed(office):
    office.do('init')
    rules = {row['rule']: row for row in office.json('retention', 'rules')}
    assert rules['decision']['years'] is None
    assert rules['application']['years'] == 6 and rules['application']['from'] == 'round.decided'
    assert 'Contact' in rules['application']['removed']
    assert '7 years' in office.do('retention', 'set', 'application', '--years', '7', '--basis', 'Our schedule.')
    office.do('retention', 'set', 'letter', '--years', 'never')
    rules = {row['rule']: row for row in office.json('retention', 'rules')}
    assert rules['application']['years'] == 7 and rules['application']['basis'] == 'Our schedule.'
    assert rules['letter']['years'] is None
    assert 'round.decided' in office.refuse('retention', 'set', 'application', '--years', '7', '--from', 'title')
    office.refuse('retention', 'set', 'application', '--years', '101')
    office.refuse('retention', 'set', 'nonsense', '--years', '1', status=2)
    office.do('undo')
    assert {row['rule']: row['years'] for row in office.json('retention', 'rules')}['letter'] == 6


def test_nothing_is_removed_by_mistake(office):
    decide(office)
    at('2024-05-01')
    assert due(office, 'application')['due'] == 0
    assert 'No personal data are due' in office.refuse('retention', 'run', '--yes')
    at('2031-05-01')
    before = office.content_hash()
    assert due(office, 'application')['due'] > 0
    assert '--yes' in office.refuse('retention', 'run')
    assert office.content_hash() == before


def test_the_second_folder_is_reached_too(office):
    os.environ['XDG_CONFIG_HOME'] = str(office.folder / 'config')
    stick, aside = office.folder / 'stick', office.folder / 'aside'
    stick.mkdir()
    decide(office)
    office.do('add', 'organisation', f'name={SECRET.decode()} Trust')
    office.do('second-folder', 'set', stick)
    assert any(name.endswith('hand.opcc') for name in holding(office))
    before = {path.name for path in stick.rglob('*.opcc')}
    at('2031-05-01')
    stick.rename(aside)
    status, out, _ = office.run('retention', 'run', '--yes', '--backups')
    assert status == 3 and 'is not there now' in out, (status, out)
    aside.rename(stick)
    assert 'still ha' in office.do('retention', 'due')
    assert 'Deleted' in office.do('retention', 'run', '--yes', '--backups')
    assert 'still ha' not in office.do('retention', 'due')
    left = {path.name for path in stick.rglob('*.opcc')}
    assert left and not left & before, (left, before)


def test_what_is_due_goes_from_every_file(office):
    decide(office)
    name = SECRET.decode()
    office.do('set', 'application', 'R1-003', f'contact_name={name}')
    office.do('set', 'application', 'R1-003', 'contact_name=Another')
    office.do('set', 'application', 'R1-009', f'contact_email={name}@example.org')
    office.do('letters', 'make', '--round', '2023/24-1')
    marks = office.list('mark')
    ranked = office.do('rank', '--round', '2023/24-1')
    awards = office.list('award')
    assert len(holding(office)) > 1, 'in the office file and in a backup'
    at('2031-05-01')
    said = office.do('retention', 'run', '--yes', '--backups')
    assert 'Deleted' in said, said
    assert holding(office) == []
    office.content_hash()
    assert office.do('rank', '--round', '2023/24-1') == ranked
    assert office.list('award') == awards
    assert [mark['score'] for mark in office.list('mark')] == [mark['score'] for mark in marks]
    assert not any(mark['comment'] for mark in office.list('mark'))
    assert office.json('show', 'application', 'R1-003')['contact_name'] is None
    assert 'for good' in office.refuse('undo')
    history = office.json('history', 'application', 'R1-003')
    assert 'Remove personal data' in history[0]['name'] and 'Removed for good' in history[0]['change']
    assert any(row['change'] == 'Contact changed, and was removed since' for row in history), history
    log = office.json('retention', 'log')
    assert {row['subject'] for row in log} >= {'Applications', 'Applications: Declined', 'Marks', 'Letters'}
    assert all(row['records'] and len(row['digest']) == 64 for row in log)
    assert name not in str(log)
    assert 'No personal data are due' in office.refuse('retention', 'run', '--yes')
    # The office goes on, and what is done now can be taken back.
    office.do('set', 'application', 'R1-003', 'contact_name=New')
    assert 'Undone' in office.do('undo')
    office.refuse('add', 'disposal', 'subject=Nothing')


def test_what_is_held_stays(office):
    decide(office)
    at('2031-05-01')
    everything = due(office, 'mark')['due']
    office.do('retention', 'hold', 'application', 'R1-003', '--reason', 'FOI 2031-4', '--until', '2031-06-30')
    row = due(office, 'mark')
    assert row['held'] > 0 and row['due'] + row['held'] == everything and row['held_why'] == 'FOI 2031-4'
    contact = office.json('show', 'application', 'R1-003')['contact_name']
    office.do('retention', 'run', '--yes')
    assert office.json('show', 'application', 'R1-003')['contact_name'] == contact
    assert office.json('show', 'application', 'R1-004')['contact_name'] is None
    hold, = office.json('retention', 'holds')
    assert hold['in_force'] is True
    office.do('retention', 'release', hold['n'])
    assert due(office, 'mark')['due'] == row['held']
    office.refuse('retention', 'release', '99')
    office.refuse('retention', 'hold', 'nonsense', '--reason', 'x', status=2)


def test_a_whole_record_goes(office):
    decide(office)
    name = SECRET.decode()
    office.do('add', 'organisation_note', 'organisation=1', 'written=2023-10-01', f'text={name} rang')
    attached = office.folder / f'{name}.txt'
    attached.write_bytes(SECRET)
    office.do('attachment', 'add', 'organisation_note', '1', attached)
    attached.unlink()
    office.do('add', 'snooze', 'title=A thing', 'kind=application', 'record=3', 'until=2023-12-01', f'reason={name}')
    assert 'whole records' in office.refuse('retention', 'set', 'mark', '--years', '1', '--what', 'all')
    rules = {row['rule']: row for row in office.json('retention', 'rules')}
    assert rules['organisation_note']['removed'] == 'The whole record'
    assert rules['mark']['removed'] != 'The whole record'
    at('2031-05-01')
    assert due(office, 'organisation_note')['due'] == 1
    assert office.json('search', name)
    office.do('retention', 'run', '--yes', '--backups')
    assert holding(office) == []
    assert not office.list('organisation_note') and not office.list('attachment') and not office.list('snooze')
    office.content_hash()
    entry, = (row for row in office.json('retention', 'log') if row['kind'] == 'organisation_note')
    assert entry['removed'] == 'The whole record' and entry['records'] == 1 and name not in str(entry)
    assert not any(hit for hit in office.json('search', name))


if __name__ == '__main__':
    main()
