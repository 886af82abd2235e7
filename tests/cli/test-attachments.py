#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files attached to records through opcc: in and out again, undo, what is no file, and removal for good."""
import hashlib
import os
import sqlite3
import zipfile

from desk import award_round, fill_round, main

SECRET = b'Quillwort, 3 Elm Lane'


def write(office, name, data):
    path = office.folder / name
    path.write_bytes(data)
    return path


def begin(office):
    office.do('init')
    office.do('scheme', 'add', '--year', '2023/24', '--pot', '400000', '--cap', '10000', '--months', '12')


def count_contents(office):
    with sqlite3.connect(office.path) as db:
        return db.execute('SELECT count(DISTINCT digest) FROM content').fetchone()[0]


def flip(office):
    """Changes one byte of the first content behind the program's back."""
    with sqlite3.connect(office.path) as db:
        rowid, data = db.execute('SELECT rowid, bytes FROM content LIMIT 1').fetchone()
        db.execute('UPDATE content SET bytes = ? WHERE rowid = ?', (bytes([data[0] ^ 1]) + data[1:], rowid))


def test_files_come_out_as_they_went_in(office):
    begin(office)
    large = os.urandom(3 * 1024 * 1024 + 17)
    receipt = write(office, 'Receipt £12.pdf', b'%PDF-1.4 ' + SECRET)
    photo = write(office, 'photo.png', b'\x89PNG\r\n\x1a\n' + large)
    assert 'Attach 2 files' in office.do('attachment', 'add', 'scheme', '2023/24', receipt, photo,
                                         '--note', 'Seen on the visit.')
    first, second = office.json('attachment', 'list', 'scheme', '2023/24')
    assert first['file_name'] == 'Receipt £12.pdf' and first['media_type'] == 'application/pdf', first
    assert second['media_type'] == 'image/png' and second['size'] == len(large) + 8, second
    assert first['note'] == 'Seen on the visit.' and first['added']
    assert first['digest'] == hashlib.sha256(receipt.read_bytes()).hexdigest()
    out = office.folder / 'out.png'
    office.do('attachment', 'save', second['n'], '-o', out)
    assert out.read_bytes() == photo.read_bytes()
    office.content_hash()
    # By its name, into the folder one is in, but not over what is there.
    here = os.getcwd()
    os.chdir(office.folder)
    try:
        receipt.unlink()
        office.do('attachment', 'save', 'Receipt £12.pdf')
        assert receipt.read_bytes().endswith(SECRET)
        assert 'already' in office.refuse('attachment', 'save', first['n'])
    finally:
        os.chdir(here)


def test_the_same_content_is_kept_once(office):
    begin(office)
    office.do('scheme', 'add', '--year', '2024/25', '--pot', '1', '--cap', '1', '--months', '12')
    a, b = write(office, 'a.txt', SECRET), write(office, 'b.txt', SECRET)
    office.do('attachment', 'add', 'scheme', '2023/24', a)
    office.do('attachment', 'add', 'scheme', '2024/25', b)
    assert count_contents(office) == 1
    assert 'as “a.txt”' in office.refuse('attachment', 'add', 'scheme', '2023/24', b)
    assert len(office.list('attachment')) == 2
    office.content_hash()


def test_adding_changing_and_deleting_are_undone(office):
    begin(office)
    empty = office.content_hash()
    office.do('attachment', 'add', 'scheme', '2023/24', write(office, 'a.txt', SECRET))
    there = office.content_hash()
    office.do('undo')
    assert office.list('attachment') == [] and office.content_hash() == empty
    office.do('redo')
    assert office.content_hash() == there
    office.do('set', 'attachment', '1', 'note=A receipt')
    assert office.list('attachment')[0]['note'] == 'A receipt'
    office.do('undo')
    office.do('delete', 'attachment', '1')
    assert office.list('attachment') == []
    office.do('undo')
    office.do('attachment', 'save', '1', '-o', office.folder / 'out.txt')
    assert (office.folder / 'out.txt').read_bytes() == SECRET
    assert 'a.txt' in office.do('search', 'a.txt')
    # Nobody changes by hand what was attached, and its name stands in no entry's own name.
    for field in ('digest', 'size', 'file_name', 'number'):
        office.refuse('set', 'attachment', '1', f'{field}=1')
    assert not any('a.txt' in entry['name'] for entry in office.json('log'))


def test_what_belongs_to_a_record_goes_with_it(office):
    begin(office)
    before = office.content_hash()
    office.do('attachment', 'add', 'scheme', '2023/24', write(office, 'a.txt', SECRET))
    there = office.content_hash()
    office.do('delete', 'scheme', '2023/24')
    assert office.list('attachment') == []
    office.do('undo')
    assert office.content_hash() == there != before


def test_what_is_no_file_is_refused_whole(office):
    begin(office)
    good = write(office, 'good.txt', SECRET)
    before = office.content_hash()
    fifo = office.folder / 'pipe'
    os.mkfifo(fifo)
    with open(office.folder / 'large.bin', 'wb') as large:
        large.truncate(25_000_001)
    cases = {office.folder: 'folder', write(office, 'empty.txt', b''): 'empty', fifo: 'no file',
             office.folder / 'none.txt': 'no file', office.folder / 'large.bin': '25.0'}
    for path, words in cases.items():
        said = office.refuse('attachment', 'add', 'scheme', '2023/24', good, path)
        assert words in said and 'Nothing was attached' in said, said
        assert office.content_hash() == before and count_contents(office) == 0
    if os.getuid() != 0:
        good.chmod(0)
        assert 'may not read' in office.refuse('attachment', 'add', 'scheme', '2023/24', good)
        good.chmod(0o600)
    office.refuse('attachment', 'add', 'scheme', '2030/31', good)
    office.refuse('attachment', 'add', 'nonsense', '1', good, status=2)
    office.do('attachment', 'add', 'scheme', '2023/24', good)
    assert 'not to other files' in office.refuse('attachment', 'add', 'attachment', '1', good)


def test_names_from_outside_are_cleaned(office):
    begin(office)
    names = {'..hidden .tar.gz': 'hidden.tar.gz', 'a\nb\x1b[2J.pdf': 'a b [2J.pdf', 'C:\\temp\\x?.doc': 'x.doc',
             'v1.2 – final.pdf': 'v1.2 – final.pdf', '...': 'File'}
    for number, name in enumerate(names):
        (office.folder / str(number)).mkdir()
        office.do('attachment', 'add', 'scheme', '2023/24', write(office, f'{number}/{name}', SECRET + bytes([number])))
    assert [row['file_name'] for row in office.list('attachment')] == list(names.values())
    blob = write(office, 'long ' + 'é' * 100 + '.' + 'f' * 30 + '.pdf', b'x')
    office.do('attachment', 'add', 'scheme', '2023/24', blob)
    name = office.list('attachment')[-1]['file_name']
    assert name.startswith('long') and name.endswith('.pdf') and len(name) < 125, name


def test_whoever_touches_a_content_is_found(office):
    begin(office)
    office.do('attachment', 'add', 'scheme', '2023/24', write(office, 'a.txt', SECRET))
    pure = office.path.read_bytes()
    flip(office)
    report = json_of(office)
    assert any(words.startswith('Attachment 1: the content') for words in report), report
    assert 'not what was attached' in office.refuse('attachment', 'save', '1', '-o', office.folder / 'out')
    assert not (office.folder / 'out').exists()
    for sql, words in (('DELETE FROM content', 'Attachment 1: the content of the file is gone'),
                       ("INSERT INTO content VALUES ('ab', 0, x'00')", 'no record names')):
        office.path.write_bytes(pure)
        with sqlite3.connect(office.path) as db:
            db.execute(sql)
        report = json_of(office)
        assert any(words in one for one in report), (sql, report)


def json_of(office):
    import json
    _, out, _ = office.run('--format', 'json', 'verify')
    return json.loads(out)['problems']


def test_nobody_else_is_given_any_of_it(office):
    begin(office)
    office.do('attachment', 'add', 'scheme', '2023/24', write(office, 'Quillwort.txt', SECRET), '--note', 'Quillwort')
    for audience in ('public', 'partners'):
        for words in (('list', 'attachment', '--wide'), ('show', 'attachment', '1')):
            _, out, err = office.run('--audience', audience, *words)
            assert 'Quillwort' not in out + err, out
        office.refuse('--audience', audience, 'attachment', 'save', '1', status=2)


def test_removal_for_good_takes_the_content_too(office):
    os.environ['OPCC_TODAY'] = '2023-09-28'
    begin(office)
    office.do('attachment', 'add', 'scheme', '2023/24', write(office, 'Quillwort.txt', SECRET), '--note', 'Quillwort')
    office.do('attachment', 'add', 'scheme', '2023/24', write(office, 'gone.txt', SECRET + b'!'))
    office.do('delete', 'attachment', '2')
    (office.folder / 'Quillwort.txt').unlink()
    (office.folder / 'gone.txt').unlink()
    assert SECRET in office.path.read_bytes()
    os.environ['OPCC_TODAY'] = '2060-05-01'
    office.do('retention', 'hold', 'scheme', '2023/24', '--reason', 'A dispute')
    row, = (row for row in office.json('retention', 'due') if row['rule'] == 'attachment')
    assert row['held'] >= 1 and row['held_why'] == 'A dispute', row
    office.do('retention', 'release', '1')
    office.do('retention', 'run', '--yes', '--backups')
    office.content_hash()
    assert count_contents(office) == 0
    for path in office.folder.rglob('*'):
        assert path.is_dir() or b'Quillwort' not in path.read_bytes(), path
    row, = office.list('attachment')
    assert row['file_name'] == '(removed)' and row['size'] == len(SECRET), row
    assert 'removed for good' in office.refuse('attachment', 'save', '1', '-o', office.folder / 'out')
    # The note of what is left can still be written, and the file attached again.
    office.do('set', 'attachment', '1', 'note=Seen')
    office.do('attachment', 'add', 'scheme', '2023/24', write(office, 'again.txt', SECRET))
    office.content_hash()


if __name__ == '__main__':
    main()
