#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records of any kind: listed, shown, set, deleted, searched, and what the log says of it."""
import csv
import re
from decimal import Decimal

from desk import SAMPLE, Office, fill_round, fill_sample, main

KINDS = ['scheme', 'round', 'criterion', 'organisation', 'application', 'marker', 'assignment', 'mark', 'award',
         'past_grant', 'measure', 'observation', 'target', 'cause', 'post', 'training_budget']
UUID = r'[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}'


def test_every_kind_is_listed_in_every_form(office):
    fill_sample(office)
    for kind in KINDS:
        rows = office.list(kind)
        assert len(office.csv('list', kind)) == len(rows), kind
        text = office.do('list', kind)
        assert text.count('\n') == (len(rows) + 1 if rows else 0), kind
        for row in rows[:20]:
            assert re.fullmatch(UUID, row['id']) and row['n'] > 0 and row['ver'] > 0, row
            assert all(re.fullmatch('[a-z][a-z0-9_]*', key) for key in row), row


def test_json_has_typed_values(office):
    fill_round(office)
    application = office.json('show', 'application', 'R1-001')
    assert (application['asked'], application['starts']) == ('6300.00', '2023-11-01')
    assert application['received'] == '2023-07-03T08:12:40Z', 'the file says 09:12:40 in London, in summer'
    assert application['district'] == 'leicester' and application['match_funding'] is None
    assert application['organisation']['title'] == 'Saffron Tree Women’s Group'
    round_ = office.json('show', 'round', '2023/24-1')
    assert (round_['closes'], round_['blind'], round_['number']) == ('2023-07-31T16:00:00Z', False, 1)
    assert office.json('show', 'criterion', '2023/24-1/1')['weight'] == 24


def test_an_id_may_be_uuid_number_or_name(office):
    fill_round(office, marks=False)
    first = office.json('show', 'application', 'R1-001')
    for words in (first['id'], first['n'], '2023/24-1/R1-001'):
        assert office.json('show', 'application', words) == first, words
    for kind, words in (('scheme', '2023/24'), ('round', '2023/24-1'), ('organisation', 'Linnet House'),
                        ('organisation', '9990108'), ('criterion', '2023/24-1/3')):
        assert office.json('show', kind, words)['n'] > 0
    assert 'R1-999' in office.refuse('show', 'application', 'R1-999')


def test_an_organisation_is_shown_with_all_there_is_of_it(office):
    fill_round(office)
    office.do('add', 'organisation_note', 'organisation=Linnet House', 'text=Ask for the new treasurer')
    said = office.do('show', 'organisation', 'Linnet House')
    assert 'Applications: 1, £' in said and 'Ask for the new treasurer' in said and '%, ' in said
    assert 'Payments' not in said and 'Letters' not in said, 'what there is none of is left out'
    assert office.do('document', 'organisation', '--organisation', 'Linnet House') in said
    assert office.json('show', 'organisation', 'Linnet House').keys() >= {'name', 'charity_number'}
    public = office.do('document', 'organisation', '--organisation', 'Linnet House', '--audience', 'public')
    assert 'Linnet' not in public and 'treasurer' not in public


def test_a_name_is_found_whatever_its_capitals(office):
    fill_round(office, marks=False)
    house = office.json('show', 'organisation', 'Linnet House')
    for words in ('linnet house', 'LINNET HOUSE', ' Linnet house '):
        assert office.json('show', 'organisation', words) == house, words
    assert office.json('show', 'application', 'r1-001') == office.json('show', 'application', 'R1-001')
    assert office.json('show', 'round', 'ROUND 1 · 2023/24')['code'] == '2023/24-1'
    office.do('set', 'organisation', 'Forest Edge Riders', 'name=LINNET HOUSE')
    assert office.json('show', 'organisation', 'Linnet House') == house
    said = office.refuse('show', 'organisation', 'linnet house')
    assert '2 records' in said and house['id'] in said and 'LINNET HOUSE' in said


def test_list_sorts_searches_and_limits(office):
    fill_round(office, marks=False)
    asked = [Decimal(a['asked']) for a in office.list('application', '--sort', 'asked', '--desc')]
    assert asked == sorted(asked, reverse=True) and len(asked) == 54
    assert len(office.list('application', '--sort', 'asked', '--limit', '5')) == 5
    assert office.list('application', '--limit', '0') == []
    found = office.list('application', '--search', 'boxing')
    assert [a['reference'] for a in found] == ['R1-016'], found
    assert office.list('application', '--search', 'boxing nonsense') == []
    columns = office.csv('list', 'application', '--columns', 'reference,asked')
    assert list(columns[0]) == ['N', 'Identifier', 'Version', 'Reference', 'Asked'], columns[0]


def test_text_is_aligned_and_money_stands_right(office):
    fill_round(office, marks=False)
    lines = office.do('list', 'application', '--columns', 'reference,asked').rstrip('\n').split('\n')
    assert lines[0].split() == ['N', 'Reference', 'Asked']
    end = lines[0].index('Asked') + len('Asked')
    assert all(len(line) <= end for line in lines) and sum(len(line) == end for line in lines) == 55
    assert '£10,450' in office.do('list', 'application')
    assert '…' in office.do('list', 'application', '--columns', 'summary')
    assert '…' not in office.do('list', 'application', '--columns', 'summary', '--wide')
    assert '\x1b' not in office.do('list', 'application')


def test_set_is_one_action_and_reads_what_people_type(office):
    fill_round(office, marks=False)
    before = len(office.json('log'))
    office.do('set', 'application', 'R1-001', 'asked=£6.5k', 'starts=2 Nov 2023', 'district=Blaby',
              'title=Café & <b>crèche</b>', 'zone=')
    application = office.json('show', 'application', 'R1-001')
    assert (application['asked'], application['starts'], application['district'], application['title'],
            application['zone']) == ('6500.00', '2023-11-02', 'blaby', 'Café & <b>crèche</b>', None)
    assert len(office.json('log')) == before + 1
    sentences = ' '.join(entry['change'] for entry in office.json('history', 'application', 'R1-001'))
    assert 'Asked changed from “£6,300” to “£6,500”' in sentences, sentences
    # What is so already is nobody's action, and not the one before either.
    entries = len(office.json('log'))
    assert office.do('set', 'application', 'R1-001', 'asked=£6,500') == 'Nothing to change.\n'
    assert office.json('set', 'application', 'R1-001', 'asked=£6,500')['action'] is None
    assert len(office.json('log')) == entries
    assert office.do('set', 'application', 'R1-001', 'asked=£6,501').startswith('Done: ')


def test_set_follows_links_by_name(office):
    fill_round(office, marks=False)
    office.do('set', 'application', 'R1-001', 'organisation=Linnet House')
    assert office.json('show', 'application', 'R1-001')['organisation']['title'] == 'Linnet House'
    office.refuse('set', 'application', 'R1-001', 'organisation=Nobody at all')


def test_set_refuses_and_changes_nothing(office):
    fill_round(office, marks=False)
    before = office.content_hash()
    for words in (['asked=1,307m'], ['asked=lots'], ['starts=31 February 2023'], ['stage=nonsense'],
                  ['district=Paris'], ['asked=£5k', 'ends=never'], ['title='], ['score=99'], ['asked=-5'],
                  ['reference=']):
        assert len(office.refuse('set', 'application', 'R1-001', *words)) > 15
    assert 'two ways' in office.refuse('set', 'application', 'R1-001', 'asked=1,307m')
    for words in (['nonsense=1'], ['asked'], ['=1']):
        office.refuse('set', 'application', 'R1-001', *words, status=2)
    assert office.content_hash() == before


def test_a_version_that_is_gone_is_a_conflict(office):
    fill_round(office, marks=False)
    seen = office.json('show', 'application', 'R1-001')['ver']
    office.do('set', 'application', 'R1-001', 'asked=5000', '--ver', seen)
    assert 'changed since' in office.refuse('set', 'application', 'R1-001', 'asked=4000', '--ver', seen)
    assert office.json('show', 'application', 'R1-001')['asked'] == '5000.00'


def test_delete_and_undo(office):
    fill_round(office, marks=False)
    before = office.content_hash()
    office.do('delete', 'application', 'R1-054')
    assert len(office.list('application')) == 53
    assert len(office.refuse('delete', 'scheme', '2023/24')) > 15
    office.do('undo')
    assert office.content_hash() == before


def test_search_finds_records_of_every_kind(office):
    fill_round(office, marks=False)
    kinds = {hit['kind'] for hit in office.json('search', 'copper', 'lane')}
    assert {'organisation', 'application'} <= kinds, kinds
    assert office.json('search', 'nonsensical') == []
    assert office.json('search', 'saff')[0]['title'] == 'Saffron Tree Women’s Group'
    for words in ('"', '*', 'a"b', "') OR 1=1 --", 'NEAR(', '-x', 'title:x', '^', '\u202e'):
        office.do('search', '--', words)
    assert len(office.list('application')) == 54


def test_log_says_what_was_done_by_whom(office):
    fill_round(office)
    office.do('--who', 'Grants officer', 'set', 'application', 'R1-001', 'asked=5000')
    log = office.json('log')
    assert log[0]['who'] == 'Grants officer' and log[-1]['name'] == 'Add scheme 2023/24', log
    assert 'Import 600 marks from round-1-marks.csv' in [entry['name'] for entry in log]
    assert office.json('log', '--limit', '2') == log[:2]
    office.do('undo')
    undone = office.json('log')[0]
    assert undone['undoes'] == log[0]['action'], undone
    assert 'Import 54 applications from round-1-applications.csv' in office.do('log')


def write_csv(path, rows):
    with open(path, 'w', encoding='utf-8', newline='') as file:
        csv.writer(file).writerows(rows)


def test_csv_has_no_live_formula_and_json_keeps_the_text(office):
    office.do('init')
    office.do('scheme', 'add', '--year', '2023/24', '--pot', '400k')
    office.do('round', 'add', '--scheme', '2023/24', '--number', '1', '--opens', '2023-07-03', '--closes', '2023-07-31')
    names = ['=1+1', '+44 116', '@SUM(A1)', '-2+3', '=HYPERLINK("http://x.example","y")', 'Plain & <b>bold</b> "q"']
    rows = [['Response ID', 'Submitted', 'Organisation', 'Project title', 'How much are you asking for?']]
    rows += [[str(i), '2023-07-05 10:00', f'Group {i}', name, '5000'] for i, name in enumerate(names)]
    write_csv(office.folder / 'in.csv', rows)
    assert office.json('import', 'applications', '--round', '1', office.folder / 'in.csv')['added'] == len(names)
    assert [a['title'] for a in office.list('application')] == names
    for row in office.csv('list', 'application'):
        assert not row['Project'].startswith(('=', '+', '-', '@')), row['Project']


def test_a_list_longer_than_a_window_is_whole(office):
    office.do('init')
    office.do('scheme', 'add', '--year', '2023/24', '--pot', '400k')
    office.do('round', 'add', '--scheme', '2023/24', '--number', '1', '--opens', '2023-07-03', '--closes', '2023-07-31')
    rows = [['Response ID', 'Submitted', 'Organisation', 'Project title', 'How much are you asking for?']]
    rows += [[str(i), '2023-07-05 10:00', f'Group {i:04}', f'Project {i:04}', str(1000 + i)] for i in range(1203)]
    write_csv(office.folder / 'many.csv', rows)
    assert office.json('import', 'applications', '--round', '1', office.folder / 'many.csv')['added'] == 1203
    titles = [a['title'] for a in office.list('application', '--sort', 'title')]
    assert titles == [f'Project {i:04}' for i in range(1203)]
    assert office.do('list', 'application').count('\n') == 1204
    assert len(office.csv('list', 'application')) == 1203


def test_column_mapping_is_saved_edited_and_used(office):
    office.do('init')
    office.do('scheme', 'add', '--year', '2023/24', '--pot', '400k')
    office.do('round', 'add', '--scheme', '2023/24', '--number', '1', '--opens', '2023-07-03', '--closes', '2023-07-31')
    mapping = office.folder / 'map.json'
    office.do('import', 'applications', '--round', '1', '--dry-run', '--save-map', mapping,
              SAMPLE / 'round-1-applications.csv')
    text = mapping.read_text(encoding='utf-8')
    assert 'Project title' in text
    result = office.json('import', 'applications', '--round', '1', '--map', mapping, SAMPLE / 'round-1-applications.csv')
    assert result['added'] == 54
    other = Office(office.folder, 'other.opcc')
    other.do('init')
    mapping.write_text('{', encoding='utf-8')
    assert len(office.refuse('import', 'applications', '--round', '1', '--map', mapping,
                             SAMPLE / 'round-1-applications.csv')) > 20


main()
