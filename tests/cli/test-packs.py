#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marker packs through opcc alone: out, filled in without the office file, and back once."""
import subprocess
import zipfile

from desk import OPCC, Office, main, once

ROUND = '2023/24-1'
MARKER = 'Grants officer'


@once
def fill(office):
    office.do('init')
    office.do('scheme', 'add', '--year', '2023/24', '--pot', '400000')
    office.do('round', 'add', '--scheme', '2023/24', '--number', '1', '--opens', '2023-07-03',
              '--closes', '2023-07-31', '--budget', '130000', '--blind')
    for title, weight in (('Need', 60), ('Value', 40)):
        office.do('criterion', 'add', '--round', ROUND, '--title', title, '--weight', weight)
    for role in (MARKER, 'Partnerships officer'):
        office.do('marker', 'add', '--role', role)
    path = office.folder / 'three.csv'
    path.write_text('Organisation,Project title,Summary\nAlder House,One,Alder House helps\n'
                    'Birch Hall,Two,b\nCedar Club,Three,c\n')
    office.do('import', 'applications', '--round', ROUND, path)
    office.do('assign', '--round', ROUND)


def alone(*words):
    """opcc without an office file, as a marker has it."""
    return subprocess.run([OPCC, *map(str, words)], capture_output=True, text=True, timeout=60)


def test_out_and_back(office):
    fill(office)
    pack = office.folder / 'one.opccpack'
    assert office.json('pack', 'make', ROUND, '--marker', MARKER, '-o', pack) == [{'file': str(pack)}]
    assert b'Alder' not in pack.read_bytes()
    shown = alone('pack', 'show', pack, 'R1-001').stdout
    assert '[applicant hidden] helps' in shown and 'Alder' not in shown, shown
    for reference in ('R1-001', 'R1-002'):
        for criterion, score in ((1, 5), (2, 3)):
            done = alone('pack', 'mark', pack, reference, '--criterion', criterion, '--score', score,
                         '--comment', 'Because.')
            assert done.returncode == 0, done.stderr
    done = alone('pack', 'mark', pack, 'R1-003', '--criterion', 1, '--score', 6)
    assert done.returncode == 1 and 'not on the scale' in done.stderr, done
    assert alone('pack', 'mark', pack, 'R1-003', '--interest', 'A friend runs it.').returncode == 0
    assert '0 of 3 applications not submitted.' in alone('pack', 'submit', pack).stdout
    before = office.content_hash()
    rows = office.json('pack', 'take', pack, '--dry-run')
    assert [row['outcome'] for row in rows] == ['new'] * 5 and office.content_hash() == before, rows
    assert office.json('pack', 'take', pack) == rows
    after = office.content_hash()
    assert after != before and len(office.list('mark')) == 4
    said = office.do('pack', 'take', pack)
    assert 'Nothing new: all of it is there already.' in said, said
    assert office.content_hash() == after
    office.do('undo')
    assert office.content_hash() == before


def test_submitted_and_begun(office):
    fill(office)
    pack = office.folder / 'one.opccpack'
    office.do('pack', 'make', ROUND, '--marker', MARKER, '-o', pack)
    for reference in ('R1-001', 'R1-002'):
        for criterion in (1, 2):
            alone('pack', 'mark', pack, reference, '--criterion', criterion, '--score', 4)
    done = alone('pack', 'submit', pack, 'R1-003')
    assert done.returncode == 1 and '“Need” has no score' in done.stderr, done
    assert '2 of 3 applications not submitted.' in alone('pack', 'submit', pack, 'R1-001').stdout
    done = alone('pack', 'mark', pack, 'R1-001', '--criterion', 1, '--score', 1)
    assert done.returncode == 1 and 'are submitted' in done.stderr, done
    assert '3 of 3' in alone('pack', 'reopen', pack, 'R1-001').stdout
    assert alone('pack', 'reopen', pack, 'R1-001').returncode == 1
    alone('pack', 'submit', pack, 'R1-001')
    said = office.do('pack', 'take', pack)
    assert '1 of 3 applications are submitted. Begun: R1-002. Not begun: R1-003.' in said, said
    assert sorted(row['state'] for row in office.list('assignment')
                  if row['state'] != 'to-mark') == ['marking', 'submitted'], office.list('assignment')
    assert [row['submitted'] for row in office.json('pack', 'take', pack)] == [True, True, False, False]


def test_conflicts_are_chosen(office):
    fill(office)
    pack = office.folder / 'one.opccpack'
    office.do('pack', 'make', ROUND, '--marker', MARKER, '-o', pack)
    alone('pack', 'mark', pack, 'R1-001', '--criterion', 1, '--score', 5)
    office.do('mark', 'R1-001', '--round', ROUND, '--marker', MARKER, '--criterion', 1, '--score', 2)
    row, = office.json('pack', 'take', pack)
    assert (row['outcome'], row['score'], row['office_score'], row['take']) == ('conflict', 5, 2, False), row
    assert [mark['score'] for mark in office.list('mark')] == [2]
    office.do('pack', 'take', pack, '--theirs', 'R1-001/1')
    assert [mark['score'] for mark in office.list('mark')] == [5]


def test_sheet_is_locked(office):
    fill(office)
    sheet = office.folder / 'one.xlsx'
    office.do('pack', 'make', ROUND, '--marker', MARKER, '-o', sheet)
    with zipfile.ZipFile(sheet) as package:
        pages = [package.read(f'xl/worksheets/sheet{n}.xml').decode() for n in (1, 2, 3)]
        book = package.read('xl/workbook.xml').decode()
        styles = package.read('xl/styles.xml').decode()
        texts = package.read('xl/sharedStrings.xml').decode() if 'xl/sharedStrings.xml' in package.namelist() else ''
    assert all('<sheetProtection sheet="1"' in page for page in pages), pages
    assert not any('<f>' in page for page in pages) and 'state="hidden"' in book
    assert '<protection locked="0"/>' in styles
    assert pages[1].count('<dataValidation ') == 6 and '<formula2>5</formula2>' in pages[1]
    assert 'hidden="1"' in pages[0] and 'hidden="1"' in pages[1]
    assert not any('Alder' in page for page in pages) and 'Alder' not in texts
    shown = office.json('pack', 'take', sheet)
    assert shown == [], shown
    assert 'Nothing is filled in.' in office.do('pack', 'take', sheet)
    done = alone('pack', 'mark', sheet, 'R1-001', '--criterion', 1, '--score', 1)
    assert done.returncode == 1 and 'spreadsheet' in done.stderr, done
    names = office.json('pack', 'make', ROUND, '--sheet', '-o', office.folder)
    assert names[0] == {'file': '2023-24-1 Grants officer.xlsx'}, names


def test_interests_are_registered(office):
    fill(office)
    office.do('no-interest', 'R1-001', '--round', ROUND, '--marker', MARKER)
    office.do('conflict', 'R1-002', '--round', ROUND, '--marker', MARKER, '--reason', 'A friend runs it.')
    rows = office.json('interests', '--round', ROUND)
    assert [(row['marker'], row['application'], row['conflict'], row['reason']) for row in rows] == [
        (MARKER, 'R1-001', False, None), (MARKER, 'R1-002', True, 'A friend runs it.')], rows
    assert all(row['declared'] for row in rows), rows
    assert 'declared a conflict' in office.refuse('no-interest', 'R1-002', '--round', ROUND, '--marker', MARKER)
    paper = office.folder / 'interests.txt'
    office.do('document', 'interests', '--round', ROUND, '-o', paper)
    text = paper.read_text()
    assert 'A friend runs it.' in text and 'Birch Hall' in text and MARKER in text, text
    office.do('document', 'interests', '--round', ROUND, '-o', paper, '--audience', 'public')
    text = paper.read_text()
    assert 'A friend' not in text and 'Birch' not in text and MARKER not in text, text
    office.do('undo')
    assert len(office.json('interests', '--round', ROUND)) == 1


def test_lifting_the_blind_is_logged(office):
    fill(office)
    to = ('--round', ROUND, '--marker', MARKER)
    pack = office.folder / 'one.opccpack'
    office.do('no-interest', 'R1-002', *to)
    assert 'needs a reason' in office.refuse('blind', 'lift', 'R1-001', *to, '--reason', ' ')
    assert office.json('blind', 'log', '--round', ROUND) == []
    office.do('--who', 'Round lead', 'blind', 'lift', 'R1-001', *to, '--reason', 'Accounts to check.')
    assert 'before' in office.refuse('blind', 'lift', 'R1-001', *to, '--reason', 'Again.')
    entry, = office.json('blind', 'log', '--round', ROUND)
    assert (entry['application'], entry['organisation'], entry['marker'], entry['lifted_by'], entry['reason']) == (
        'R1-001', 'Alder House', MARKER, 'Round lead', 'Accounts to check.') and entry['lifted'], entry
    # Shown to that marker and of that application alone.
    office.do('pack', 'make', ROUND, '--marker', MARKER, '-o', pack)
    assert b'Alder House' in pack.read_bytes() and b'Birch' not in pack.read_bytes()
    office.do('pack', 'make', ROUND, '--marker', 'Partnerships officer', '-o', pack)
    assert b'Alder' not in pack.read_bytes()
    # Undo passes over it, and nothing else takes it out.
    office.do('undo')
    assert [row['declared'] for row in office.list('assignment') if row['declared']] == []
    assert len(office.json('blind', 'log', '--round', ROUND)) == 1
    n = office.list('blind_lift')[0]['n']
    for words in (('delete', 'blind_lift', n), ('set', 'blind_lift', n, 'reason=Other'),
                  ('add', 'blind_lift', 'application=R1-002', f'marker={MARKER}', 'reason=By hand')):
        assert 'log of hidden applicants' in office.refuse(*words), words
    assert office.json('verify')['problems'] == []
    paper = office.folder / 'blind.txt'
    office.do('document', 'blind', '--round', ROUND, '-o', paper)
    text = paper.read_text()
    assert 'Accounts to check.' in text and 'Alder House' in text and 'Round lead' in text, text
    office.do('document', 'blind', '--round', ROUND, '-o', paper, '--audience', 'public')
    text = paper.read_text()
    assert not any(words in text for words in ('Accounts', 'Alder', 'Round lead', MARKER)), text
    # Nothing is hidden once marks are submitted, and never in a round that is not blind.
    for criterion in (1, 2):
        office.do('mark', 'R1-002', *to, '--criterion', criterion, '--score', 3)
    office.do('submit', 'R1-002', *to)
    assert 'submitted' in office.refuse('blind', 'lift', 'R1-002', *to, '--reason', 'Late.')


def test_passphrase(office):
    fill(office)
    pack, words, wrong = (office.folder / name for name in ('one.opccpack', 'words', 'wrong'))
    words.write_text('five apples and a pear\n')
    wrong.write_text('five apples and a plum\n')
    make = ('pack', 'make', ROUND, '--marker', MARKER, '-o')
    office.do(*make, pack, '--passphrase-file', words)
    whole = pack.read_bytes()
    assert not any(text in whole for text in (b'SQLite', b'helps', b'R1-001')), whole[:100]
    # Neither without the passphrase nor with another.
    show = alone('pack', 'show', pack)
    assert show.returncode == 1 and 'is under a passphrase' in show.stderr and not show.stdout, show
    before = office.content_hash()
    assert 'is under a passphrase' in office.refuse('pack', 'take', pack)
    assert 'does not open with this passphrase' in office.refuse('pack', 'take', pack, '--passphrase-file', wrong)
    assert office.content_hash() == before
    # Filled in under it, and taken back.
    done = alone('pack', 'mark', pack, 'R1-001', '--criterion', 1, '--score', 5, '--passphrase-file', words)
    assert done.returncode == 0, done.stderr
    assert b'SQLite' not in pack.read_bytes() and pack.read_bytes() != whole
    assert '[applicant hidden]' in alone('pack', 'show', pack, 'R1-001', '--passphrase-file', words).stdout
    row, = office.json('pack', 'take', pack, '--passphrase-file', words)
    assert (row['mark'], row['score'], row['take']) == ('R1-001/1', 5, True), row
    # A byte changed on its way.
    changed = bytearray(pack.read_bytes())
    changed[len(changed) // 2] ^= 1
    pack.write_bytes(changed)
    assert 'was changed on its way' in office.refuse('pack', 'take', pack, '--passphrase-file', words)
    # Not on sheets, not too short, not empty.
    sheet = office.folder / 'one.xlsx'
    assert 'cannot be under a passphrase' in office.refuse(*make, sheet, '--passphrase-file', words)
    assert not sheet.exists()
    words.write_text('short\n')
    assert 'at least 8 characters' in office.refuse(*make, pack, '--passphrase-file', words)
    words.write_text('\n')
    assert 'not a passphrase' in office.refuse(*make, pack, '--passphrase-file', words)
    assert pack.read_bytes() == changed


def test_what_is_refused(office):
    fill(office)
    pack = office.folder / 'one.opccpack'
    office.do('pack', 'make', ROUND, '--marker', MARKER, '-o', pack)
    elsewhere = Office(office.folder, 'other.opcc')
    elsewhere.do('init')
    assert 'another office file' in elsewhere.refuse('pack', 'take', pack)
    assert 'is not a marker' in office.refuse('pack', 'take', office.path)
    whole = pack.read_bytes()
    pack.write_bytes(whole[:len(whole) // 2])
    assert 'damaged' in office.refuse('pack', 'take', pack)
    files = office.json('pack', 'make', ROUND, '-o', office.folder)
    assert [row['file'] for row in files] == ['2023-24-1 Grants officer.opccpack',
                                              '2023-24-1 Partnerships officer.opccpack'], files


main()
