#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""opcc is killed at random moments of an import, an award and a backup: ROUNDS times in all."""
import random
import shutil
import signal
import subprocess
import sys
import time

from desk import OPCC, SAMPLE, Office, fill_round, main

ROUNDS = (int(sys.argv[1]) + 2) // 3
ROUND = '2023/24-1'
IMPORT = ['import', 'applications', '--round', ROUND, SAMPLE / 'round-1-applications.csv']
AWARD = ['award', '--round', ROUND, '--threshold', '65', '--reasons', 'Less crime.']


def kill_in(office, words, seconds):
    """Kills the command after so long; whether it had said that it was done."""
    child = subprocess.Popen([OPCC, '--office', str(office.path), *map(str, words)], stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE)
    try:
        out, err = child.communicate(timeout=seconds)
        assert child.returncode == 0, err
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGKILL)
        out, _ = child.communicate()
    return out != b''


def measure(office, words):
    begun = time.monotonic()
    office.do(*words)
    return time.monotonic() - begun


def count(office):
    assert office.json('verify')['problems'] == []
    return tuple(len(office.list(kind)) for kind in ('application', 'organisation', 'award'))


def kill_many(office, words, seed):
    """Kills it again and again, each time on the office as it was; gives how often it was done and not."""
    print(f'# seed {seed}', flush=True)
    chance = random.Random(seed)
    base = office.folder / 'base.opcc'
    shutil.copy(office.path, base)
    before = count(office)
    seconds = measure(office, words)
    after = count(office)
    assert before != after
    seen = {before: 0, after: 0}
    for _ in range(ROUNDS):
        shutil.copy(base, office.path)
        told = kill_in(office, words, chance.uniform(0.2, 1.4) * seconds)
        got = count(office)
        assert got in seen, f'{got} is neither {before} nor {after}'
        assert got == after or not told, 'it said that it was done, and it is not'
        seen[got] += 1
        if got == before:
            office.do(*words)
            assert count(office) == after
    print(f'# killed {ROUNDS} times: {seen[before]} as before, {seen[after]} done', flush=True)


def test_import_is_done_whole_or_not_at_all(office):
    fill_round(office, marks=False)
    office.do('undo')
    kill_many(office, IMPORT, random.randrange(1 << 30))


def test_award_is_done_whole_or_not_at_all(office):
    fill_round(office)
    office.do('moderate', '--round', ROUND, '--note', 'Looked at.')
    kill_many(office, AWARD, random.randrange(1 << 30))


def test_backup_is_there_whole_or_not_at_all(office):
    fill_round(office)
    expected = office.content_hash()
    copy = Office(office.folder, 'copy.opcc')
    seconds = measure(office, ['backup', copy.path])
    copy.path.unlink()
    there = 0
    for _ in range(ROUNDS):
        told = kill_in(office, ['backup', copy.path], random.uniform(0.2, 1.4) * seconds)
        assert copy.path.exists() or not told
        if copy.path.exists():
            there += 1
            assert copy.content_hash() == expected
            copy.path.unlink()
        assert office.content_hash() == expected
    print(f'# killed {ROUNDS} times: the copy was there {there} times', flush=True)


main()
