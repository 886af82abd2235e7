#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Published 360Giving files taken in whole, and those that break the standard reported row by row."""
import csv
import json
from decimal import Decimal

from desk import SHARED, Office, Skip, main, read_rows

EXAMPLES = SHARED / '360giving' / 'examples'
INDIGO = SHARED / 'open-data' / '360giving-grants-indigo-trust.csv'
ALWF = EXAMPLES / 'published' / 'alwf-2011-2020-475-grants.json'


def need(path):
    if not path.exists():
        raise Skip(f'{path.name} is not there')
    return path


def start(office):
    office.do('init')
    return office


def total(office):
    return sum(Decimal(grant['amount']) for grant in office.list('past_grant'))


def test_alwf_json_is_taken_in_whole(office):
    data = json.loads(need(ALWF).read_text(encoding='utf-8'), parse_float=Decimal)
    result = start(office).json('import', 'grants', ALWF)
    assert (result['read'], result['added'], result['refused']) == (475, 475, 0), result
    grants = office.list('past_grant')
    # Two amounts of the file carry the noise of floating point: 41133.770000000004.
    pounds = [Decimal(g['amountAwarded']).quantize(Decimal('0.01')) for g in data['grants']]
    assert total(office) == sum(pounds) == Decimal('21757793.27')
    assert {g['identifier'] for g in grants} == {g['id'] for g in data['grants']}
    assert {(g['identifier'], g['award_date']) for g in grants} == {(g['id'], g['awardDate'][:10]) for g in data['grants']}
    assert min(g['award_date'] for g in grants) == '2011-01-18' and max(g['award_date'] for g in grants) == '2020-12-31'


def test_alwf_xlsx_gives_the_same_grants_as_its_json(office):
    other = Office(office.folder, 'other.opcc')
    start(office).do('import', 'grants', need(ALWF))
    assert start(other).json('import', 'grants', ALWF.with_suffix('.xlsx'))['added'] == 475
    keys = ('identifier', 'title', 'amount', 'award_date', 'funder_id', 'recipient_id', 'recipient_name', 'currency')

    def chosen(of):
        return sorted(tuple(grant[key] for key in keys) for grant in of.list('past_grant'))
    assert chosen(office) == chosen(other)
    again = office.json('import', 'grants', ALWF.with_suffix('.xlsx'))
    assert (again['added'], again['refused']) == (0, 0), again


def test_indigo_csv_counts_and_sums(office):
    rows = read_rows(need(INDIGO))
    result = start(office).json('import', 'grants', INDIGO)
    assert result['read'] == result['added'] + result['matched'] + result['refused'] == len(rows), result
    grants = office.list('past_grant')
    assert len(grants) == result['added'] and result['refused'] == 0, result
    by_identifier = {}
    for row in rows:
        by_identifier.setdefault(row['Identifier'], Decimal(row['Amount Awarded'].replace(',', '')))
    assert {g['identifier']: Decimal(g['amount']) for g in grants} == by_identifier
    assert total(office) == sum(by_identifier.values())
    office.do('undo')
    assert office.list('past_grant') == [] and office.list('organisation') == []


def test_files_that_break_the_standard_are_reported_row_by_row(office):
    start(office)
    files = [path for path in sorted(need(EXAMPLES).rglob('*')) if path.suffix in ('.json', '.csv', '.xlsx')]
    assert len(files) >= 10
    for path in files:
        status, out, err = office.run('--format', 'json', 'import', 'grants', '--dry-run', path)
        assert status in (0, 1), (path.name, status, err)
        if out:
            result = json.loads(out)
            assert result['read'] == result['added'] + result['matched'] + result['refused'], (path.name, result)
            assert result['refused'] == 0 or any(p['row'] for p in result['problems']), (path.name, result)
        assert status == 0 or (err.startswith('opcc: ') and len(err) > 30), (path.name, err)
    assert office.list('past_grant') == []
    broken = [path for path in files if 'malformed' in path.name]
    assert broken and 'JSON' in office.refuse('import', 'grants', broken[0])


HEADINGS = ['Identifier', 'Title', 'Description', 'Currency', 'Amount Awarded', 'Award Date', 'Funding Org:Identifier',
            'Funding Org:Name', 'Recipient Org:Identifier', 'Recipient Org:Name']


def write_grants(path, rows):
    with open(path, 'w', encoding='utf-8', newline='') as file:
        csv.writer(file).writerows([HEADINGS, *rows])
    return path


def grant(identifier, amount, date='2023-09-27', title='Night shelter'):
    return [identifier, title, 'Beds in winter.', 'GBP', amount, date, '360G-invented', 'An invented trust',
            'GB-CHC-9990108', 'Tollgate Youth Project']


def test_a_repeated_identifier_never_loses_a_row_silently(office):
    path = write_grants(office.folder / 'twice.csv', [grant('360G-a-1', '100'), grant('360G-a-1', '250'),
                                                      grant('360G-a-2', '300'), grant('360G-a-2', '300')])
    result = start(office).json('import', 'grants', path)
    assert result['read'] == 4 == result['added'] + result['matched'] + result['refused'], result
    assert (result['added'], result['refused']) == (2, 1), result
    assert [(p['row'], p['value']) for p in result['problems'] if p['severity'] == 'error'] == [(3, '250')], result
    assert total(office) == 400


def test_a_file_of_which_nothing_can_be_taken_is_refused(office):
    path = write_grants(office.folder / 'bad.csv', [grant('360G-a-1', 'lots'), grant('360G-a-2', '5', 'yesterday')])
    status, out, err = start(office).run('--format', 'json', 'import', 'grants', path)
    assert status == 1 and 'No row' in err, err
    problems = json.loads(out)['problems']
    assert [(p['row'], p['column'], p['value']) for p in problems] == [
        (2, 'Amount Awarded', 'lots'), (3, 'Award Date', 'yesterday')], problems
    assert all(p['problem'] and p['remedy'] for p in problems), problems
    assert office.list('past_grant') == []


main()
