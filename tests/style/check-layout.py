#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-format is the referee of the layout; the head of each file says what it is for."""
import pathlib
import re
import subprocess

from house import Report, c_files, find, name, read

SPDX = 'SPDX-License-Identifier: GPL-3.0-or-later'
report = Report()

files = c_files()
version = subprocess.run(['clang-format', '--version'], capture_output=True, text=True).stdout
rule = 'clang-format agrees with every C file'
if ' version 14.' in version:
    done = subprocess.run(['clang-format', '--dry-run', '--Werror', '--style=file']
                          + [str(f) for f in files], capture_output=True, text=True)
    wrong = {name(pathlib.Path(p)) for p in re.findall(r'^(.*?):\d+:\d+: error', done.stderr, re.M)}
    report.rule(rule, sorted(wrong) if done.returncode else [])
else:
    report.skip(rule, f'the referee is version 14, here is {version.strip()}')

breaches = []
for path in files:
    first, rest = read(path).split('\n', 1)
    if first != f'/* {SPDX} */':
        breaches.append(f'{name(path)}:1: not the SPDX line')
    elif not re.match(r'/\* (?:(?!\*/).)+[.:?!]\s+\*/\n', rest, re.S):
        breaches.append(f'{name(path)}:2: not a sentence that says what the file is for')
report.rule('C files begin with the licence and a sentence of purpose', breaches)

breaches = []
for path in find('*.py') + find('*', 'build-aux', '.ci'):
    head = read(path).split('\n')[:8]
    if path.name == 'packages':
        continue
    if head[0].startswith('#!') and '/python' in head[0] and head[0] != '#!/usr/bin/python3':
        breaches.append(f'{name(path)}:1: scripts run by /usr/bin/python3, which has Debian\'s modules')
    if not any(SPDX in line for line in head[:2]):
        breaches.append(f'{name(path)}: no SPDX line at its head')
report.rule('scripts begin with the licence, and run by the system\'s Python', breaches)

breaches = [f'{name(path)}:{n}: tab' for path in files
            for n, line in enumerate(read(path).split('\n'), 1) if '\t' in line]
report.rule('no tabs in C', breaches)
report.end()
