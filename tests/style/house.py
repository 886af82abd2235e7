# SPDX-License-Identifier: GPL-3.0-or-later
"""What every style check needs: the files of the project, C without its comments, a report in TAP."""
import os
import pathlib
import re
import sys

# Another tree than ours is only looked at by check-the-checks.py.
ROOT = pathlib.Path(os.environ.get('OPCC_STYLE_ROOT') or pathlib.Path(__file__).resolve().parents[2])
TOKEN = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|/\*.*?\*/|//[^\n]*', re.S)


def find(pattern, *folders):
    """Lists the files under some folders of the project, sorted; no folder means all we write in."""
    folders = folders or ('src', 'tests', 'ui', 'data', 'po', 'build-aux', '.ci')
    found = [p for folder in folders for p in (ROOT / folder).rglob(pattern)
             if p.is_file() and '__pycache__' not in p.parts]
    return sorted(found)


def c_files(*folders):
    return find('*.[ch]', *(folders or ('src', 'tests')))


def name(path):
    return path.relative_to(ROOT).as_posix()


def read(path):
    return path.read_text(encoding='utf-8')


def blank(text):
    """Keeps the line ends of a text only, so that line numbers hold."""
    return re.sub(r'[^\n]', ' ', text)


def without_comments(text, strings=True):
    """C with its comments blanked, and its strings too where they are not wanted."""
    def replace(match):
        token = match.group()
        if token[0] == '/':
            return blank(token)
        return token if strings else token[0] + blank(token[1:-1]) + token[-1]
    return TOKEN.sub(replace, text)


def line_of(text, position):
    return text.count('\n', 0, position) + 1


class Report:
    """Prints one TAP point for each rule, with each breach below it."""

    def __init__(self):
        self.n = 0
        self.failed = 0

    def rule(self, title, breaches):
        self.n += 1
        self.failed += bool(breaches)
        print(f'{"not ok" if breaches else "ok"} {self.n} - {title}')
        for breach in breaches:
            print(f'# {breach}')

    def skip(self, title, reason):
        self.n += 1
        print(f'ok {self.n} - {title} # SKIP {reason}')

    def end(self):
        print(f'1..{self.n}')
        sys.exit(1 if self.failed else 0)
