#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Public functions are explained where they are written or declared, and are used by somebody."""
import collections
import re

from house import Report, c_files, find, name, read, without_comments

report = Report()
DECLARED = re.compile(r'^(?!static|typedef|#|G_)[\w][\w\s*]*?\b(opcc_\w+)\s*\([^{}]*?\)\s*(?:G_GNUC_\w+(?:\s*\([^)]*\))?\s*)*;',
                      re.M)
# What these do, and give, is said by their names.
PLAIN = re.compile(r'_(?:get_\w+|is_\w+|free|copy|quark|new)$')
headers = [p for p in c_files('src') if p.suffix == '.h']
sources = {p: read(p) for p in c_files('src') if p.suffix == '.c'}
text_of_all = '\n'.join(without_comments(read(p), strings=False) for p in c_files('src', 'tests'))
text_of_all += ''.join(read(p) for p in find('*.ui', 'ui'))

uses = collections.Counter(re.findall(r'\bopcc_\w+', text_of_all))
blocks = set(re.findall(r'/\*\*\n \* (opcc_\w+):\n', '\n'.join([*sources.values(), *map(read, headers)])))

explained, silent, unused = 0, [], []
for header in headers:
    raw = read(header)
    text = without_comments(raw)
    for match in DECLARED.finditer(text):
        function = match.group(1)
        if uses[function] < 3 and not function.endswith(('_quark', '_get_type')):  # declared, defined, and used
            unused.append(f'{name(header)}: {function}')
        if PLAIN.search(function):
            continue
        # In a header a plain comment may stand above a group of short functions.
        before = raw[:match.start()].rstrip('\n').split('\n')
        while before and re.match(r'[\w\s].*[;,)]$', before[-1]) and before[-1].strip():
            before.pop()
        if function in blocks or (before and before[-1].rstrip().endswith('*/') and len(before) > 3):
            explained += 1
        else:
            silent.append(f'{name(header)}: {function}')

total = explained + len(silent)
share = 100 * explained // total if total else 0
print(f'# {explained} of {total} public functions are explained ({share} %)')
for line in silent:
    print(f'# not explained: {line}')
report.rule('nine public functions in ten are explained', [] if share >= 90 else [f'{share} %'])
report.rule('every public function is used', unused)
report.end()
