#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files and functions that fit a reader's head, and enough tests."""
import re

from house import Report, c_files, find, name, read, without_comments

FILE_LINES = 600
FUNCTION_LINES = 60
report = Report()


def find_functions(text):
    """Yields (name, first line, lines) of each function: GTK layout puts its braces in column 0."""
    lines = without_comments(text, strings=False).split('\n')
    start = None
    for i, line in enumerate(lines):
        if line.rstrip() == '{' and i and lines[i - 1].rstrip().endswith(')'):
            start = i
        elif line.startswith('}') and start is not None:
            first = start - 1
            while first and lines[first].startswith((' ', '\t')):
                first -= 1
            called = re.match(r'(\w+)', lines[first])
            yield called.group(1) if called else '?', first + 1, i - first + 1
            start = None


files = c_files()
report.rule(f'no file is longer than {FILE_LINES} lines',
            [f'{name(p)}: {n} lines' for p in files + find('*.ui', 'ui') + find('*.py')
             if (n := read(p).count('\n')) > FILE_LINES])

breaches = []
n_functions = 0
for path in files:
    for called, line, length in find_functions(read(path)):
        n_functions += 1
        if length > FUNCTION_LINES:
            breaches.append(f'{name(path)}:{line}: {called} has {length} lines')
report.rule(f'no function is longer than {FUNCTION_LINES} lines', breaches)
report.rule('functions were found at all', [] if n_functions > 100 else [f'{n_functions} functions only'])


def count_lines(paths):
    return sum(1 for p in paths for line in read(p).split('\n') if line.strip())


source = count_lines(c_files('src'))
tests = count_lines(c_files('tests') + find('*.py', 'tests') + find('*.sh', 'tests'))
# The aim is half a line of test to a line of source; below this the next change brings tests first.
report.rule('three lines of test to ten of source, at least',
            [] if tests * 10 >= source * 3 else [f'{tests} lines of test to {source} of source'])
report.end()
