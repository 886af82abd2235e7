# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of opcc share: running it on an office file of its own, and a report in TAP."""
import csv
import functools
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback
from decimal import Decimal

OPCC = os.environ['OPCC_PROGRAM']
SAMPLE = pathlib.Path(os.environ['OPCC_SAMPLE_DIR'])
SHARED = pathlib.Path(os.environ['OPCC_SHARED'])

# What the program keeps for itself (the search file of an office) goes away with the test.
home = tempfile.TemporaryDirectory(prefix='opcc-test-home-')
os.environ.update(XDG_CACHE_HOME=home.name, XDG_DATA_HOME=home.name)


class Skip(Exception):
    """The test cannot be made here; its words say why."""


def run(*words, **more):
    """Runs opcc with these words and nothing else; gives (exit status, stdout, stderr)."""
    done = subprocess.run([OPCC, *map(str, words)], capture_output=True, timeout=120, **more)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class Office:
    """An office file in a folder that goes away with the test."""

    def __init__(self, folder, name='office.opcc'):
        self.folder = pathlib.Path(folder)
        self.path = self.folder / name

    def run(self, *words):
        return run('--office', self.path, *words)

    def do(self, *words):
        """What must succeed; gives what was printed."""
        status, out, err = self.run(*words)
        assert status == 0, f'opcc {" ".join(map(str, words))}: {status}, {err or out}'
        return out

    def json(self, *words):
        return json.loads(self.do('--format', 'json', *words), parse_float=Decimal)

    def csv(self, *words):
        text = self.do('--format', 'csv', *words)
        assert text.startswith('\ufeff'), text[:20]
        return list(csv.DictReader(io.StringIO(text[1:], newline='')))

    def refuse(self, *words, status=1):
        """What must be refused, in one sentence on stderr; gives the sentence."""
        got, _, err = self.run(*words)
        assert got == status, f'opcc {" ".join(map(str, words))}: {got} rather than {status}, {err}'
        assert err.startswith('opcc: ') and err.endswith('.\n') and err.count('\n') == 1, err
        return err[6:-1]

    def content_hash(self):
        report = self.json('verify')
        assert report['problems'] == [], report
        return report['content_hash']

    def list(self, kind, *words):
        return self.json('list', kind, *words)

    def drop_identity(self, kind, *more):
        """The records of a kind without what differs between two offices."""
        without = {'n', 'id', 'ver', *more}
        return [{key: value for key, value in record.items() if key not in without}
                for record in self.list(kind)]


def read_rows(path):
    with open(path, encoding='utf-8-sig', newline='') as file:
        return list(csv.DictReader(file))


def once(fill):
    """A way to fill a new office, gone in full once a program; whoever asks again gets a copy of that office."""
    made = {}

    @functools.wraps(fill)
    def give(office, *words, **more):
        key = (words, tuple(sorted(more.items())), os.environ.get('OPCC_TODAY'))
        assert not office.path.exists(), office.path
        if key in made:
            shutil.copy(made[key], office.path)
            return
        fill(office, *words, **more)
        assert not office.path.with_name(office.path.name + '-wal').exists(), 'the office is still open'
        made[key] = pathlib.Path(tempfile.mkdtemp(dir=home.name)) / 'office.opcc'
        shutil.copy(office.path, made[key])

    return give


@once
def fill_sample(office):
    office.do('sample')


@once
def fill_round(office, marks=True):
    """Round 1 of the sample by the commands a person would type."""
    office.do('init')
    office.do('scheme', 'add', '--year', '2023/24', '--pot', '400000', '--cap', '10000', '--months', '12')
    office.do('round', 'add', '--scheme', '2023/24', '--number', '1', '--opens', '2023-07-03',
              '--closes', '31/07/2023', '--budget', '£130k')
    for row in read_rows(SAMPLE / 'round-1-criteria.csv'):
        guidance = [word for score in '531' for word in ('--guidance', f'{score} {row["guidance_" + score]}')]
        office.do('criterion', 'add', '--round', '2023/24-1', '--title', row['name'], '--weight', row['weight'],
                  '--scale', row['maximum'], '--minimum', row['minimum'], *guidance)
    office.do('import', 'applications', '--round', '2023/24-1', SAMPLE / 'round-1-applications.csv')
    if marks:
        office.do('import', 'marks', '--round', '2023/24-1', SAMPLE / 'round-1-marks.csv')


def award_round(office):
    office.do('moderate', '--round', '2023/24-1', '--note', 'The panel looked at both marks.')
    office.do('award', '--round', '2023/24-1', '--threshold', '65', '--decided', '2023-09-27',
              '--decision', 'D/2023/41', '--reasons', 'Less crime and fewer people harmed.')


def set_publisher(office):
    office.do('setting', '360giving.prefix=360G-example', '360giving.funder-id=360G-example-office',
              '360giving.funder-name=An invented office')


def main():
    """Runs every test_… of the program in order, each in a folder of its own, and prints TAP."""
    tests = [value for name, value in vars(sys.modules['__main__']).items() if name.startswith('test_')]
    print(f'1..{len(tests)}', flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        title = ' '.join(test.__name__.split('_')[1:])
        folder = tempfile.mkdtemp(prefix='opcc-test-')
        try:
            test(Office(folder))
            print(f'ok {number} - {title}', flush=True)
        except Skip as reason:
            print(f'ok {number} - {title} # SKIP {reason}', flush=True)
        except Exception:
            failed += 1
            print(f'not ok {number} - {title}')
            print(''.join(f'# {line}\n' for line in traceback.format_exc().split('\n')), end='', flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if failed else 0)
