#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A grants round through opcc alone, held against figures that are computed here from the files."""
import csv
import pathlib
import re
import subprocess
import sys
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from desk import SAMPLE, SHARED, Office, Skip, award_round, fill_round, main, read_rows, set_publisher

VALIDATOR = pathlib.Path(sys.argv[1])
APPLICATIONS = SAMPLE / 'round-1-applications.csv'
MARKS = SAMPLE / 'round-1-marks.csv'
ROUND = '2023/24-1'


def compute_scores():
    """Reference -> (exact percentage, number of markers), from the files and by the definition."""
    weights = {row['name']: Fraction(row['weight']) / Fraction(row['maximum'])
               for row in read_rows(SAMPLE / 'round-1-criteria.csv')}
    by_marker = defaultdict(Fraction)
    for row in read_rows(MARKS):
        by_marker[row['application'], row['marker']] += weights[row['criterion']] * int(row['score'])
    by_application = defaultdict(list)
    for (application, _), percent in by_marker.items():
        by_application[application].append(percent)
    return {application: (sum(percents) / len(percents), len(percents), max(percents) - min(percents))
            for application, percents in by_application.items()}


def compute_asked():
    """Reference -> pounds, from the first row of each response."""
    asked, seen = {}, set()
    for row in read_rows(APPLICATIONS):
        if row['Response ID'] in seen:
            continue
        seen.add(row['Response ID'])
        text = row['How much are you asking for? (£)'].replace('£', '').replace(',', '').strip()
        pounds = Decimal(text[:-1]) * 1000 if text.endswith('k') else Decimal(text)
        asked[f'R1-{len(asked) + 1:03}'] = pounds
    return asked


def to_six_places(exact):
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal('0.000001'), ROUND_HALF_UP)


def compute_awards(pot=130000, step=50, threshold=65):
    """Reference -> pounds: down the ranking, the first that does not fit gets whole steps of what is left."""
    scores, asked, left, awards = compute_scores(), compute_asked(), pot, {}
    for reference in sorted(scores, key=lambda r: (-scores[r][0], r)):
        if scores[reference][0] < threshold:
            break
        if asked[reference] > left:
            part = left // step * step
            if part:
                awards[reference] = part
            break
        awards[reference] = asked[reference]
        left -= asked[reference]
    return awards


def test_dry_run_says_what_the_import_does(office):
    fill_until_import(office)
    before = office.content_hash()
    dry = office.json('import', 'applications', '--round', ROUND, '--dry-run', APPLICATIONS)
    assert office.content_hash() == before and office.list('application') == []
    real = office.json('import', 'applications', '--round', ROUND, APPLICATIONS)
    assert dry == real, (dry, real)
    assert {key: real[key] for key in ('read', 'added', 'matched', 'flagged', 'refused')} == {
        'read': 55, 'added': 54, 'matched': 1, 'flagged': 9, 'refused': 0}
    assert all({'row', 'column', 'value', 'problem', 'remedy'} <= set(p) for p in real['problems']), real


def fill_until_import(office):
    office.do('init')
    office.do('scheme', 'add', '--year', '2023-24', '--pot', '£400,000', '--cap', '10k', '--months', '12')
    office.do('round', 'add', '--scheme', '2023/24', '--number', '1', '--opens', '3 July 2023', '--closes', '31 July 2023')


def test_importing_again_adds_nothing(office):
    fill_round(office)
    before = office.content_hash()
    again = office.json('import', 'applications', '--round', ROUND, APPLICATIONS)
    assert (again['added'], again['matched'], again['refused']) == (0, 55, 0), again
    marks = office.json('import', 'marks', '--round', ROUND, MARKS)
    assert (marks['added'], marks['matched'], marks['refused']) == (0, 600, 0), marks
    assert office.content_hash() == before


def test_flags_are_those_of_the_sample(office):
    fill_round(office, marks=False)
    flagged = {}
    for application in office.list('application'):
        for flag in (application['flags'] or '').split():
            flagged.setdefault(flag, []).append(application['reference'])
    stopped = [a['reference'] for a in office.list('application') if a['stage'] == 'stopped']
    assert stopped == ['R1-007', 'R1-053', 'R1-054'], stopped
    assert flagged.get('late') == ['R1-053', 'R1-054'], flagged
    assert flagged.get('over-cap') == ['R1-007'], flagged
    everyone = {reference for references in flagged.values() for reference in references}
    assert everyone == {'R1-002', 'R1-007', 'R1-008', 'R1-009', 'R1-010', 'R1-030', 'R1-049', 'R1-053', 'R1-054'}, flagged


def test_amounts_are_those_of_the_file(office):
    fill_round(office, marks=False)
    got = {a['reference']: Decimal(a['asked']) for a in office.list('application')}
    assert got == compute_asked()
    assert sum(got.values()) == 380040


def test_rank_equals_an_independent_calculation(office):
    fill_round(office)
    scores, asked = compute_scores(), compute_asked()
    rows = office.json('rank', '--round', ROUND, '--threshold', '65')
    marked = [row for row in rows if row['rank'] is not None]
    assert len(rows) == 54 and len(marked) == len(scores) == 51
    assert [row['reference'] for row in marked] == sorted(scores, key=lambda r: (-scores[r][0], r))
    for row in marked:
        exact, markers, spread = scores[row['reference']]
        assert row['rank'] == 1 + sum(other > exact for other, _, _ in scores.values()), row
        assert row['percent'] == to_six_places(exact), (row, exact)
        assert row['spread'] == to_six_places(spread), (row, spread)
        assert row['markers'] == markers and Decimal(row['asked']) == asked[row['reference']], row
        assert row['passes'] == (exact >= 65), row
        assert row['wide'] == (spread > 20), row
        assert row['tied'] == (sum(other == exact for other, _, _ in scores.values()) > 1), row
    assert sum(row['passes'] for row in rows) == 23
    assert [row['reference'] for row in rows if row['wide']] == ['R1-050', 'R1-043', 'R1-006']


def test_a_tie_shares_a_rank(office):
    fill_round(office, marks=False)
    marks = office.folder / 'marks.csv'
    with open(marks, 'w', encoding='utf-8', newline='') as file:
        writer = csv.writer(file)
        writer.writerow(['application', 'marker', 'criterion', 'score', 'comment'])
        for application, scores in (('R1-001', (5, 4)), ('R1-003', (4, 5)), ('R1-004', (3, 3))):
            for marker, score in zip(('First marker', 'Second marker'), scores):
                for row in read_rows(SAMPLE / 'round-1-criteria.csv'):
                    writer.writerow([application, marker, row['name'], score, ''])
    office.do('import', 'marks', '--round', ROUND, marks)
    rows = [row for row in office.json('rank', '--round', ROUND) if row['rank'] is not None]
    assert [(r['rank'], r['reference'], r['percent'], r['tied']) for r in rows] == [
        (1, 'R1-001', 90, True), (1, 'R1-003', 90, True), (3, 'R1-004', 60, False)], rows


def test_award_waits_for_moderation(office):
    fill_round(office)
    before = office.content_hash()
    sentence = office.refuse('award', '--round', ROUND, '--threshold', '65')
    assert '3 applications' in sentence and 'moderation' in sentence, sentence
    assert office.content_hash() == before and office.list('award') == []


def test_award_by_dry_run_then_for_real(office):
    fill_round(office)
    office.do('moderate', '--round', ROUND, '--note', 'The panel looked at both marks.')
    before = office.content_hash()
    plan = office.json('award', '--round', ROUND, '--threshold', '65', '--dry-run')
    assert office.content_hash() == before and office.list('award') == []
    expected = compute_awards()
    got = {row['reference']: Decimal(row['amount']) for row in plan if row['amount'] != '0.00'}
    assert got == expected and sum(got.values()) == 129990, got
    assert got['R1-030'] == 4400 and len(got) == 16
    award_real(office)
    references = {a['n']: a['reference'] for a in office.list('application')}
    approved = {references[a['application']['n']]: Decimal(a['amount'])
                for a in office.list('award') if a['state'] == 'approved'}
    assert approved == expected
    assert sum(a['state'] == 'declined' for a in office.list('award')) == 35
    assert 'awarded already' in office.refuse('award', '--round', ROUND, '--threshold', '65')


def award_real(office):
    office.do('award', '--round', ROUND, '--threshold', '65', '--decided', '2023-09-27', '--decision', 'D/2023/41',
              '--reasons', 'Less crime.')


def test_award_by_line_and_by_hand(office):
    fill_round(office)
    office.do('moderate', '--round', ROUND, '--note', 'Looked at.')
    plan = office.json('award', '--round', ROUND, '--line', '3', '--dry-run')
    assert [row['reference'] for row in plan if row['amount'] != '0.00'] == ['R1-026', 'R1-019', 'R1-031']
    plan = office.json('award', '--round', ROUND, '--threshold', '65', '--dry-run', '--set', 'R1-026=5k')
    assert plan[0]['amount'] == '5000.00', plan[0]
    assert 'reason' in office.refuse('award', '--round', ROUND, '--threshold', '65', '--set', 'R1-019=0')
    assert office.list('award') == []
    office.do('award', '--round', ROUND, '--threshold', '65', '--set', 'R1-019=0',
              '--reason', 'R1-019=It withdrew by letter.')
    declined = [a for a in office.list('award') if a['reasons'] == 'It withdrew by letter.']
    assert [a['state'] for a in declined] == ['declined'], declined


def test_undo_and_redo_of_each_step(office):
    fill_round(office, marks=False)
    hashes = [office.content_hash()]
    office.do('import', 'marks', '--round', ROUND, MARKS)
    hashes.append(office.content_hash())
    office.do('moderate', '--round', ROUND, '--note', 'Looked at.')
    hashes.append(office.content_hash())
    award_real(office)
    hashes.append(office.content_hash())
    assert len(set(hashes)) == 4
    for expected in reversed(hashes[:-1]):
        office.do('undo')
        assert office.content_hash() == expected
    for expected in hashes[1:]:
        office.do('redo')
        assert office.content_hash() == expected
    for _ in range(4):
        office.do('undo')
    assert office.list('application') == [] and office.list('organisation') == []
    for _ in range(4):
        office.do('redo')
    assert office.content_hash() == hashes[-1]
    assert 'nothing' in office.refuse('redo')


def test_merge_is_undone_and_done_again(office):
    fill_round(office)
    proposal, = office.json('merges')
    before = office.content_hash()
    office.do('merge', proposal['keep'], proposal['drop'])
    after = office.content_hash()
    assert office.json('merges') == [] and after != before
    office.do('undo')
    assert office.content_hash() == before
    office.do('redo')
    assert office.content_hash() == after


def test_override_lets_an_application_in(office):
    fill_round(office, marks=False)
    assert 'reason' in office.refuse('override', 'R1-053', 'late', status=2)
    office.do('override', 'R1-053', 'late', '--reason', 'The form was down for an hour.')
    application = office.json('show', 'application', 'R1-053')
    assert application['stage'] != 'stopped'
    assert 'The form was down for an hour.' in application['override_reason']
    office.do('undo')
    assert office.json('show', 'application', 'R1-053')['stage'] == 'stopped'


def test_marking_by_hand(office):
    fill_round(office, marks=False)
    office.do('marker', 'add', '--role', 'First marker')
    office.do('assign', '--round', ROUND)
    assert len(office.list('assignment')) == 51
    pair = ('R1-001', '--marker', 'First marker')
    for criterion in range(1, 5):
        office.do('mark', *pair, '--criterion', criterion, '--score', 4)
    assert office.json('rank', '--round', ROUND)[0]['rank'] is None
    office.refuse('submit', *pair)
    office.refuse('mark', *pair, '--criterion', 5, '--score', 6)
    office.do('mark', *pair, '--criterion', 5, '--score', 4, '--comment', 'A plan for each month.')
    office.do('submit', *pair)
    first = office.json('rank', '--round', ROUND)[0]
    assert (first['reference'], first['percent']) == ('R1-001', 80), first
    office.refuse('mark', *pair, '--criterion', 5, '--score', 1)
    office.do('conflict', 'R1-003', '--marker', 'First marker', '--reason', 'A relative is a trustee.')
    office.refuse('mark', 'R1-003', '--marker', 'First marker', '--criterion', 1, '--score', 3)


def read_pdf(path):
    try:
        return subprocess.run(['pdftotext', '-layout', str(path), '-'], capture_output=True, text=True, check=True).stdout
    except FileNotFoundError as missing:
        raise Skip('poppler-utils is not installed') from missing


def check_notice(text):
    words = ' '.join(text.split())
    for part in ('54 applications were received', '£380,040', '3 July 2023', '31 July 2023', '51 applications marked',
                 '15 scored 70 per cent', '14 scored 60 to', '18 scored 40 to', '4 scored under 40 per cent', '65%',
                 '16 applications were recommended and approved', '£129,990', 'Linnet House', 'D/2023/41'):
        assert part in words, (part, words)
    assert 'example.org' not in words and 'Chair' not in words


def test_notice_is_written_from_the_records(office):
    fill_round(office)
    text, pdf = office.folder / 'notice.txt', office.folder / 'notice.pdf'
    office.do('notice', '--round', ROUND, '-o', text)
    assert 'draft' in text.read_text().lower()
    award_round(office)
    office.do('notice', '--round', ROUND, '-o', text)
    check_notice(text.read_text())
    assert 'draft' not in text.read_text().lower()
    office.do('notice', '--round', ROUND, '-o', pdf)
    assert pdf.read_bytes().startswith(b'%PDF-')
    check_notice(re.sub(r'-\n', '-', read_pdf(pdf)))
    assert '.pdf' in office.refuse('notice', '--round', ROUND, '-o', office.folder / 'notice.docx')
    assert not (office.folder / 'notice.docx').exists()


def test_register_of_a_month(office):
    fill_round(office)
    award_round(office)
    path = office.folder / 'register.csv'
    office.do('export', 'register', '--month', '2023-09', '-o', path)
    rows = read_rows(path)
    assert len(rows) == 16 and sum(Decimal(row['Amount in £']) for row in rows) == 129990
    for column in ('Recipient', 'Purpose', 'Conditions', 'Reasons', 'Award date'):
        assert all(row[column] for row in rows), column
    office.do('export', 'register', '--month', '2023-10', '-o', path)
    assert read_rows(path) == []
    assert '.csv' in office.refuse('export', 'register', '--month', '2023-09', '-o', office.folder / 'register.ods',
                                   status=2)


def test_register_refuses_a_gap(office):
    fill_round(office)
    office.do('moderate', '--round', ROUND, '--note', 'Looked at.')
    office.do('award', '--round', ROUND, '--threshold', '65', '--decided', '2023-09-27')
    path = office.folder / 'register.csv'
    said = office.refuse('export', 'register', '--month', '2023-09', '-o', path)
    references = [row['reference'] for row in office.json('grants', 'after', ROUND)]
    assert said.count('lack') == 1 and '16 awards lack the reasons' in said, said
    assert len(references) == 16 and all(reference in said for reference in references), said
    assert not path.exists()
    office.do('export', 'register', '--month', '2023-09', '-o', path, '--allow-gaps')
    assert len(read_rows(path)) == 16


def test_360giving_is_valid_and_comes_back_the_same(office):
    if not (SHARED / '360giving').is_dir():
        raise Skip('the schemas of 360Giving are not there')
    fill_round(office)
    award_round(office)
    set_publisher(office)
    taken_in = []
    for form in ('csv', 'xlsx', 'json'):
        path = office.folder / f'grants.{form}'
        office.do('export', '360giving', '-o', path)
        done = subprocess.run(['/usr/bin/python3', '-B', str(VALIDATOR), str(SHARED / '360giving'), str(path)],
                              capture_output=True, text=True)
        if done.returncode == 77:
            raise Skip(done.stderr.strip())
        assert done.returncode == 0 and done.stdout.startswith('16 grants, 0 faults'), done.stdout + done.stderr
        other = Office(office.folder, f'{form}.opcc')
        other.do('init')
        result = other.json('import', 'grants', path)
        assert (result['added'], result['refused'], result['problems']) == (16, 0, []), result
        again = other.json('import', 'grants', path)
        assert (again['added'], again['matched']) == (0, 16), again
        grants = other.drop_identity('past_grant', 'source', 'other', 'organisation')
        taken_in.append(sorted(grants, key=lambda grant: grant['identifier']))
    assert taken_in[0] == taken_in[1] == taken_in[2]
    check_against_awards(office, taken_in[0])
    assert 'docx' in office.refuse('export', '360giving', '-o', office.folder / 'grants.docx')


def check_against_awards(office, grants):
    applications = {a['n']: a for a in office.list('application')}
    awards = {}
    for award in office.list('award'):
        application = applications[award['application']['n']]
        if award['state'] == 'approved':
            awards[application['title']] = (award['amount'], award['decided'], application['organisation']['title'])
    assert {g['title']: (g['amount'], g['award_date'], g['recipient_name']) for g in grants} == awards
    assert {g['currency'] for g in grants} == {'GBP'}
    assert {g['funder_name'] for g in grants} == {'An invented office'}


def test_360giving_needs_a_publisher_or_says_so(office):
    fill_round(office)
    award_round(office)
    path = office.folder / 'grants.json'
    status, _, err = office.run('export', '360giving', '-o', path)
    assert (status == 0) == path.exists()
    assert status == 0 or 'opcc setting 360giving.prefix=' in err, err
    set_publisher(office)
    assert {row['name']: row['value'] for row in office.json('setting')}['360giving.prefix'] == '360G-example'
    office.do('export', '360giving', '-o', path)


def test_360giving_passes_the_extra_checks(office):
    import json
    fill_round(office)
    award_round(office)
    set_publisher(office)
    path = office.folder / 'grants.json'
    office.do('export', '360giving', '-o', path)
    package = json.loads(path.read_text())
    assert package['version'] == '1.4' and package['publisher']['name'] and package['license'], package.keys()
    identifiers = [grant['id'] for grant in package['grants']]
    assert len(set(identifiers)) == 16
    for grant in package['grants']:
        recipient, = grant['recipientOrganization']
        funder, = grant['fundingOrganization']
        assert re.fullmatch(r'360G-example-[A-Za-z0-9_.-]+', grant['id']), grant['id']
        assert re.match(r'(GB-CHC|GB-COH|GB-[A-Z]+|360G)-\S+$', recipient['id']), recipient
        assert funder['id'].startswith('360G-example')
        assert grant['amountAwarded'] > 0 and grant['currency'] == 'GBP'
        assert re.fullmatch(r'([A-Z]{2})?\d{6,7}', recipient.get('charityNumber', '999999')), recipient
        assert re.fullmatch(r'[A-Za-z0-9]{8}', recipient.get('companyNumber', '00000000')), recipient
        assert '@' not in json.dumps(grant), 'looks like an e-mail address'
        assert len(grant['title']) <= 140 and grant['title'] != grant['description']
        assert grant['awardDate'] == '2023-09-27'
        dates, = grant['plannedDates']
        assert dates['startDate'] <= dates['endDate'], dates
        assert grant['beneficiaryLocation'][0]['geoCode'] and grant['grantProgramme'][0]['title']
        assert re.match(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d', grant['dateModified']), grant['dateModified']
        assert not re.search(r'[/\\\s]', grant['id'])


main()
