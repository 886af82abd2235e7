#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gathers the words of every file in POTFILES into a .pot, and tells ninja which files it read."""
import pathlib
import subprocess
import sys

root, potfiles, out, depfile = sys.argv[1:]
listed = pathlib.Path(potfiles).read_text(encoding='utf-8').split()
names = [name for name in listed if (pathlib.Path(root) / name).is_file()]
for name in sorted(set(listed) - set(names)):
    print(f'{name} is gone; run build-aux/update-potfiles', file=sys.stderr)

keywords = ['_', 'N_', 'Q_:1g', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3',
            'g_dpgettext2:2c,3']
subprocess.run(['xgettext', '--from-code=UTF-8', '--add-comments', '--sort-by-file',
                '--package-name=opcc-desk', '--output', str(pathlib.Path(out).resolve())]
               + [f'--keyword={word}' for word in keywords] + names, cwd=root, check=True)
if not pathlib.Path(out).exists():  # xgettext writes nothing where there are no words at all
    pathlib.Path(out).write_text('')
pathlib.Path(depfile).write_text(
    f'{out}: ' + ' '.join(str(pathlib.Path(root) / name).replace(' ', r'\ ') for name in names) + '\n')
