#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The office file: made, copied, put back, checked; damaged, locked, or not ours; and hostile files to take in."""
import os
import pathlib
import shutil
import sqlite3
import subprocess
import time
import zipfile

from desk import OPCC, SAMPLE, Office, Skip, award_round, fill_round, main, run


def test_init_never_writes_over_a_file(office):
    office.do('init')
    before = office.path.read_bytes()
    for command in ('init', 'sample'):
        assert 'already there' in office.refuse(command)
    assert office.path.read_bytes() == before


def test_default_office_is_in_the_data_folder(office):
    more = {'env': {**os.environ, 'XDG_DATA_HOME': str(office.folder)}}
    status, _, err = run('log', **more)
    assert status == 1 and 'office.opcc is not there' in err, err
    assert run('init', **more)[0] == 0
    assert (office.folder / 'opcc-desk' / 'office.opcc').is_file()
    assert run('--format', 'json', 'log', **more) == (0, '[]\n', '')


def test_sample_is_the_office_of_the_pictures(office):
    office.do('sample')
    assert [r['code'] for r in office.list('round')] == ['2023/24-1', '2023/24-2', '2023/24-3']
    ranking = [row for row in office.json('rank', '--round', '2023/24-1') if row['rank'] is not None]
    assert len(ranking) == 51 and ranking[0]['organisation'] == 'Linnet House'
    assert office.json('verify')['problems'] == []


def test_sample_that_fails_leaves_no_file(office):
    more = {'env': {**os.environ, 'OPCC_SAMPLE_DIR': str(office.folder / 'nowhere')}}
    status, _, err = run('--office', office.path, 'sample', **more)
    assert status == 1 and err.startswith('opcc: '), err
    assert not office.path.exists()


def test_backup_on_closing_that_fails_is_told(office):
    office.do('init')
    words = ('scheme', 'add', '--year', '2023/24', '--pot', '400000', '--cap', '10000', '--months', '12')
    backups = office.folder / 'office backups'
    if backups.exists():
        shutil.move(backups, office.folder / 'aside')
    backups.write_text('A file where the folder should be.')
    status, _, err = office.run(*words)
    assert status == 3 and 'done and saved' in err and 'close.opcc' in err, (status, err)
    assert len(office.list('scheme')) == 1
    backups.unlink()
    office.do('scheme', 'add', '--year', '2024/25', '--pot', '400000', '--cap', '10000', '--months', '12')
    assert office.json('backups')[0]['reason'] == 'close'


def test_backup_and_restore(office):
    fill_round(office)
    before = office.content_hash()
    copy = office.folder / 'copies' / 'copy.opcc'
    office.do('backup', copy)
    assert 'there already' in office.refuse('backup', copy)
    assert 'there already' in office.refuse('backup', office.path)
    office.do('undo')
    assert office.content_hash() != before
    office.do('restore', copy)
    assert office.content_hash() == before
    office.do('undo')
    assert Office(copy.parent, 'copy.opcc').content_hash() == before


def set_second_folder(office, *more):
    """A second folder for this office alone, and what the program is run with."""
    stick = office.folder / 'stick'
    stick.mkdir()
    os.environ['XDG_CONFIG_HOME'] = str(office.folder / 'config')
    office.do('second-folder', 'set', stick, *more)
    return stick


def test_each_backup_goes_to_the_second_folder_too(office):
    office.do('init')
    assert office.json('second-folder', 'show') == []
    stick = set_second_folder(office)
    shown, = office.json('second-folder', 'show')
    assert shown['folder'] == str(stick) and shown['there'] and shown['copies'] == 1, shown
    office.do('scheme', 'add', '--year', '2023/24', '--pot', '400000', '--cap', '10000', '--months', '12')
    before = office.content_hash()
    newest = [row for row in office.json('backups') if row['file'].startswith(str(stick))][0]
    assert newest['reason'] == 'close', newest
    stick.rename(office.folder / 'aside')
    status, _, err = office.run('undo')
    assert status == 3 and 'stick' in err and 'Plug the disk in' in err, (status, err)
    assert office.content_hash() != before
    (office.folder / 'aside').rename(stick)
    office.do('restore', newest['file'])
    assert office.content_hash() == before
    assert 'no such folder' in office.refuse('second-folder', 'set', office.folder / 'none')
    assert 'Those that are there stay' in office.do('second-folder', 'off')
    n_copies = len(list(stick.glob('*/*.opcc')))
    office.do('backup')
    assert len(list(stick.glob('*/*.opcc'))) == n_copies > 0


def test_a_backup_by_hand_goes_to_the_second_folder_too(office):
    office.do('sample')
    stick = set_second_folder(office)
    words = office.folder / 'words'
    words.write_text('correct horse battery\n')
    office.do('backup', office.folder / 'by hand.opcc', '--passphrase-file', words)
    newest = office.json('backups')[0]
    assert newest['file'].startswith(str(stick)) and not newest['locked'], newest
    office.do('second-folder', 'lock', '--passphrase-file', words)
    office.do('backup', office.folder / 'again.opcc')
    newest = [row for row in office.json('backups') if row['file'].startswith(str(stick))][0]
    assert newest['locked'], newest
    stick.rename(office.folder / 'aside')
    status, _, err = office.run('backup', office.folder / 'third.opcc')
    assert (office.folder / 'third.opcc').exists()
    assert status == 3 and 'stick' in err and 'Plug the disk in' in err, (status, err)


def test_copies_in_the_second_folder_can_be_locked(office):
    office.do('sample')
    stick = set_second_folder(office)
    before = office.content_hash()
    name = office.list('organisation')[0]['name'].encode()
    words = office.folder / 'words'
    words.write_text('correct horse battery\n')
    assert '1 copy that was made before is not locked' in office.do('second-folder', 'lock', '--passphrase-file', words)
    assert office.json('second-folder', 'show')[0]['locked'] is True
    copy, = stick.rglob('*.opcc-locked')
    assert name not in copy.read_bytes() and not list(office.folder.rglob('*.part'))
    assert [row['file'] for row in office.json('backups') if row['locked']] == [str(copy)]
    config = office.folder / 'config' / 'opcc-desk' / 'second-folders.ini'
    assert 'correct' not in config.read_text()
    office.do('set', 'organisation', '1', 'postcode=LE1 1AA')
    assert 'passphrase' in office.refuse('restore', copy)
    words.write_text('another horse battery\n')
    assert 'does not open with this passphrase' in office.refuse('restore', copy, '--passphrase-file', words)
    words.write_text('correct horse battery\n')
    office.do('restore', copy, '--passphrase-file', words)
    assert office.content_hash() == before
    office.do('second-folder', 'unlock')
    office.do('backup')
    assert not office.json('backups')[0]['locked']


def test_a_backup_under_a_passphrase(office):
    office.do('sample')
    before = office.content_hash()
    name = office.list('organisation')[0]['name'].encode()
    assert name in office.path.read_bytes()
    words = office.folder / 'words'
    words.write_text('correct horse battery\n')
    sealed = office.folder / 'copies' / 'office.opcc-sealed'
    sealed.parent.mkdir()
    office.do('backup', sealed, '--passphrase-file', words)
    data = sealed.read_bytes()
    assert name not in data and b'SQLite' not in data and len(data) > 65536
    assert sealed.stat().st_mode & 0o077 == 0
    assert list(sealed.parent.iterdir()) == [sealed] and not list(office.folder.glob('*.part'))
    office.do('set', 'organisation', '1', 'postcode=LE1 1AA')
    after = office.content_hash()
    assert 'passphrase' in office.refuse('restore', sealed)
    words.write_text('another horse battery\n')
    assert 'does not open with this passphrase' in office.refuse('restore', sealed, '--passphrase-file', words)
    words.write_text('correct horse battery\n')
    for at in (20, 100, len(data) // 2, len(data) - 1):
        broken = office.folder / 'broken'
        broken.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1:])
        office.refuse('restore', broken, '--passphrase-file', words)
        broken.write_bytes(data[:at])
        office.refuse('restore', broken, '--passphrase-file', words)
    assert office.content_hash() == after
    office.do('restore', sealed, '--passphrase-file', words)
    assert office.content_hash() == before
    assert not list(office.folder.glob('*.part'))
    words.write_text('short\n')
    assert 'at least 8' in office.refuse('backup', office.folder / 'x', '--passphrase-file', words)
    assert not (office.folder / 'x').exists()


def test_restore_refuses_what_is_no_good_copy(office):
    fill_round(office, marks=False)
    before = office.content_hash()
    bad = office.folder / 'bad.opcc'
    bad.write_text('not an office')
    office.refuse('restore', bad)
    office.refuse('restore', office.folder / 'nowhere.opcc')
    whole = office.path.read_bytes()
    bad.write_bytes(whole[:len(whole) // 2])
    office.refuse('restore', bad)
    assert office.content_hash() == before


def test_copies_are_made_before_import_and_award(office):
    fill_round(office)
    award_round(office)
    reasons = {copy['reason'] for copy in office.json('backups')}
    assert reasons & {'import', 'award', 'close'}, reasons
    newest = office.json('backups')[0]
    assert Office(office.folder, newest['file']).json('verify')['problems'] == []


def test_verify_counts_and_agrees_in_another_process(office):
    fill_round(office)
    first, second = office.json('verify'), office.json('verify')
    assert first == second and first['actions'] == 9 and first['rows'] >= 600 + 54, first
    assert len(first['head']) == len(first['content_hash']) == 64
    assert first['content_hash'] in office.do('verify')


def alter(office, sql):
    connection = sqlite3.connect(office.path)
    connection.execute(sql)
    connection.commit()
    connection.close()


def test_no_figure_of_an_altered_file_unless_it_is_asked_for(office):
    fill_round(office)
    before = office.do('list', 'application', '--columns', 'reference,asked')
    alter(office, 'UPDATE application SET asked = asked + 1 WHERE n = 7')
    for words in (['list', 'application'], ['show', 'application', 'R1-001'], ['today'], ['log'], ['annual', '--year', '2022/23'],
                  ['set', 'application', 'R1-001', 'asked=5000'], ['undo']):
        status, out, err = office.run(*words)
        assert status == 1 and out == '', (words, out)
        assert 'figures may be wrong' in err and '--unverified' in err and 'Applications' in err, (words, err)
    after = office.do('--unverified', 'list', 'application', '--columns', 'reference,asked')
    assert after != before and len(after.splitlines()) == len(before.splitlines())
    assert office.run('verify')[0] == 1
    alter(office, 'UPDATE application SET asked = asked - 1 WHERE n = 7')
    assert office.do('list', 'application', '--columns', 'reference,asked') == before


def test_a_byte_changed_right_after_a_command_is_seen_by_the_next(office):
    """Nobody has written since: the next command does not look at all of the file. Somebody has: it does."""
    fill_round(office)
    kept = pathlib.Path(os.environ['XDG_CACHE_HOME']) / 'opcc-desk'
    before = office.do('list', 'application', '--columns', 'title')
    title = office.json('show', 'application', 'R1-007')['title']
    at = office.path.read_bytes().index(title.encode())
    known = {path: path.read_text() for path in kept.glob('*.whole')}
    assert office.do('list', 'application', '--columns', 'title') == before
    assert known and all(path.read_text() == text for path, text in known.items()), 'it was looked at again'
    times = office.path.stat()
    with open(office.path, 'r+b') as file:
        file.seek(at)
        file.write(b'#')
    os.utime(office.path, ns=(times.st_atime_ns, times.st_mtime_ns))
    status, out, err = office.run('list', 'application', '--columns', 'title')
    assert status == 1 and out == '' and 'figures may be wrong' in err, (out, err)


def test_verify_names_the_row_after_one_byte_was_changed(office):
    fill_round(office)
    application = office.json('show', 'application', 'R1-001')
    alter(office, f"UPDATE application SET asked = asked + 1 WHERE n = {application['n']}")
    status, out, err = office.run('verify')
    assert status == 1 and 'altered outside' in err, err
    assert '1 problem' in err and f"Application {application['n']}: Asked is 630001, the log has 630000" in out, out
    alter(office, f"UPDATE application SET asked = asked - 1 WHERE n = {application['n']}")
    assert office.run('verify')[0] == 0


def test_verify_sees_a_row_that_was_deleted_and_a_log_that_was_rewritten(office):
    fill_round(office)
    copy = office.folder / 'copy.opcc'
    office.do('backup', copy)
    for sql in ("DELETE FROM mark WHERE n = 7", "UPDATE action SET who = 'Somebody else' WHERE seq = 1",
                "UPDATE mark SET comment = 'x' WHERE n = 3"):
        alter(office, sql)
        status, out, _ = office.run('--format', 'json', 'verify')
        assert status == 1 and '"problems":[]' not in out, (sql, out)
        shutil.copy(copy, office.path)
    assert office.run('verify')[0] == 0


def test_a_checkpoint_tells_of_an_older_copy_put_in_place(office):
    fill_round(office)
    older = office.folder / 'older.opcc'
    office.do('backup', older)
    office.json('add', 'organisation', 'name=A new group')
    note = office.folder / 'checkpoint.txt'
    office.do('checkpoint', note)
    assert 'count mark 600' in note.read_text() and 'Group' not in note.read_text(), note.read_text()
    assert 'already' in office.refuse('checkpoint', note)
    office.json('add', 'organisation', 'name=One more group')
    assert office.json('verify', '--checkpoint', note)['problems'] == []
    shutil.copy(older, office.path)
    assert office.json('verify')['problems'] == []
    status, out, err = office.run('verify', '--checkpoint', note)
    assert status == 1 and 'ends before the checkpoint' in out, (out, err)
    note.write_text(note.read_text().replace('count mark 600', 'count mark 601'))
    assert 'not a checkpoint' in office.refuse('verify', '--checkpoint', note)


def test_files_that_are_no_office_are_refused(office):
    office.do('init')
    whole = office.path.read_bytes()
    bad = Office(office.folder, 'bad.opcc')
    for content in (b'', b'hello', b'SQLite format 3\0', whole[:5000], whole[:100] + bytes(len(whole) - 100),
                    bytes(len(whole))):
        bad.path.write_bytes(content)
        assert len(bad.refuse('log')) > 20
    os.unlink(bad.path)
    assert 'is not there' in bad.refuse('log')
    bad.path.mkdir()
    assert 'not a file' in bad.refuse('log')
    bad.path.rmdir()
    sqlite3.connect(bad.path).execute('CREATE TABLE t (x)').connection.close()
    assert 'another program' in bad.refuse('log')


def test_a_newer_file_can_be_looked_at_only(office):
    fill_round(office, marks=False)
    alter(office, 'PRAGMA user_version = 999')
    assert len(office.list('application')) == 54
    assert 'newer' in office.refuse('set', 'application', 'R1-001', 'asked=5000')


def test_a_locked_file_is_said_to_be_locked(office):
    fill_round(office, marks=False)
    connection = sqlite3.connect(office.path, isolation_level=None)
    connection.execute('BEGIN EXCLUSIVE')
    begun = time.monotonic()
    sentence = office.refuse('set', 'application', 'R1-001', 'asked=5000')
    assert 'another program' in sentence.lower() or 'locked' in sentence.lower() or 'in use' in sentence, sentence
    assert time.monotonic() - begun < 30
    connection.execute('ROLLBACK')
    connection.close()
    office.do('set', 'application', 'R1-001', 'asked=5000')


def test_a_file_one_may_not_write_can_be_looked_at(office):
    fill_round(office, marks=False)
    office.folder.chmod(0o755)
    office.path.chmod(0o644)
    as_nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] if os.geteuid() == 0 else []
    if not as_nobody:
        office.folder.chmod(0o555)
        office.path.chmod(0o444)
    words = [*as_nobody, OPCC, '--office', str(office.path)]
    try:
        if subprocess.run([*words, '--version'], capture_output=True).returncode != 0:
            raise Skip('the program lies where nobody else may run it')
        listed = subprocess.run([*words, '--format', 'json', 'list', 'round'], capture_output=True, text=True)
        assert listed.returncode == 0 and '2023/24-1' in listed.stdout, listed
        changed = subprocess.run([*words, 'set', 'round', '1', 'theme=x'], capture_output=True, text=True)
        assert changed.returncode == 1 and 'cannot be written' in changed.stderr, changed
    finally:
        office.folder.chmod(0o700)


HEADINGS = b'Response ID,Submitted,Organisation,Project title,How much are you asking for?\n'


SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'


def make_bomb(path):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as book:
        book.writestr('[Content_Types].xml', '<Types/>')
        book.writestr('xl/workbook.xml', f'<workbook xmlns="{SHEETS}" xmlns:r="{LINKS}"><sheets>'
                      '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>')
        book.writestr('xl/_rels/workbook.xml.rels', f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
                      f'Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        with book.open('xl/worksheets/sheet1.xml', 'w', force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{SHEETS}"><sheetData>'.encode())
            for _ in range(300):
                sheet.write(b' ' * (1 << 20))


def make_entity_book(path):
    with zipfile.ZipFile(path, 'w') as book:
        book.writestr('[Content_Types].xml', '<Types/>')
        book.writestr('xl/workbook.xml', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><workbook>&x;</workbook>')
        book.writestr('xl/worksheets/sheet1.xml', '<worksheet/>')


def list_hostile_files(folder):
    whole = (SAMPLE / 'round-1-applications.csv').read_bytes()
    contents = {
        'empty.csv': b'', 'nul.csv': HEADINGS + b'1,2023-07-05,Gro\0up,Title,500\n',
        'quote.csv': HEADINGS + b'1,2023-07-05,"never closed,Title,500\n' * 3, 'noise.csv': os.urandom(4096),
        'noise.xlsx': os.urandom(4096), 'zip.xlsx': b'PK\x03\x04' + bytes(100), 'open.json': b'{"grants": [',
        'deep.json': b'[' * 100000, 'pdf.csv': b'%PDF-1.4\n', 'cut.csv': whole[:len(whole) // 2],
        'wide.csv': b','.join(b'c%d' % i for i in range(30000)) + b'\n' + b'1,' * 29999 + b'1\n',
        'line.csv': HEADINGS + b'1,2023-07-05,"' + b'x' * (40 << 20) + b'",t,1\n',
        'name.csv': HEADINGS + '1,2023-07-05,"<b>A & B</b> \u202e=1+1",Title,500\n'.encode(),
        'prose.csv': b'Dear all,\nplease find attached.\n'}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    make_bomb(folder / 'bomb.xlsx')
    make_entity_book(folder / 'entity.xlsx')
    (folder / 'folder.csv').mkdir()
    os.mkfifo(folder / 'pipe.csv')
    return [folder / name for name in (*contents, 'bomb.xlsx', 'entity.xlsx', 'folder.csv', 'pipe.csv', 'nowhere.csv')]


def test_hostile_files_are_refused_or_taken_in_as_text(office):
    office.do('init')
    office.do('scheme', 'add', '--year', '2023/24', '--pot', '400k')
    office.do('round', 'add', '--scheme', '2023/24', '--number', '1', '--opens', '2023-07-03', '--closes', '2023-07-31')
    folder = office.folder / 'hostile'
    folder.mkdir()
    for path in list_hostile_files(folder):
        for words in (['applications', '--round', '1'], ['marks', '--round', '1'], ['grants']):
            before = office.content_hash()
            begun = time.monotonic()
            status, out, err = office.run('import', *words, path)
            assert status in (0, 1), (path.name, words, status, err)
            assert time.monotonic() - begun < 60, path.name
            if status == 1:
                assert err.startswith('opcc: ') and len(err) > 30, (path.name, err)
                assert office.content_hash() == before, path.name
    assert office.json('verify')['problems'] == []


def test_the_office_goes_back_to_a_moment(office):
    office.do('sample')
    before = office.content_hash()
    moment = time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())
    time.sleep(1.1)
    office.do('set', 'organisation', '1', 'postcode=LE1 1AA')
    office.do('add', 'organisation', 'name=Newcomer')
    after = office.content_hash()
    look, = office.json('go-back', moment)
    assert (look['kind'], look['added'], look['changed'], look['deleted']) == ('organisation', 1, 1, 0), look
    assert 'Newcomer' in look['first'] and office.content_hash() == after
    past = office.folder / 'past.opcc'
    office.do('go-back', moment, '--to', past)
    assert Office(office.folder, 'past.opcc').content_hash() == before and office.content_hash() == after
    assert 'already' in office.refuse('go-back', moment, '--to', past)
    assert 'opcc undo' in office.do('go-back', moment, '--yes')
    assert office.content_hash() == before
    assert office.json('log')[0]['name'].startswith('Go back to ')
    assert any(copy['reason'] == 'rewind' for copy in office.json('backups'))
    office.do('undo')
    assert office.content_hash() == after
    assert 'Nothing was done after' in office.refuse('go-back', '2099-01-01 12:00', '--yes')
    office.refuse('go-back', 'some day')


main()
