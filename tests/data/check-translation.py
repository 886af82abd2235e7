#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# The translation that the build makes is complete, longer, keeps what programs read, and gettext finds it.
import importlib.util
import os
import pathlib
import re
import subprocess
import sys

pot, po, locale_dir, locale = sys.argv[1:]
root = pathlib.Path(__file__).resolve().parents[2]
spec = importlib.util.spec_from_file_location('make_pseudo', root / 'po' / 'make-pseudo.py')
pseudo = importlib.util.module_from_spec(spec)
sys.dont_write_bytecode = True
spec.loader.exec_module(pseudo)
n = failed = 0


def check(name, problems):
    global n, failed
    n += 1
    failed += bool(problems)
    print(f'{"not ok" if problems else "ok"} {n} - {name}')
    for problem in problems:
        print(f'# {problem!r}')


CASES = {
    'Grants': '[Gråñtš lä]',
    'Save _as…': '[Šåvé _aš… lä]',
    '%s of %1$d rows, 100%%\n': '[%s õf %1$d rõwš, 100%% längë]\n',
    '<b>%s</b> &amp; others': '[<b>%s</b> &amp; õthérš län]',
    'Row %d: “%s” is not an amount.': '[Rõw %d: “%s” îš ñõt åñ åmõüñt. längër wór]',
    '\n': '\n',
}
problems = [(text, pseudo.lengthen(text), wanted) for text, wanted in CASES.items()
            if pseudo.lengthen(text) != wanted]
check('directives, markup, mnemonics and line ends are kept', problems)

sources = pseudo.read_entries(pot)
entries = {(e.get('msgctxt'), e['msgid']): e for e in pseudo.read_entries(po)}
check('there are words to translate', [] if len(sources) > 20 else [f'{len(sources)} only'])
check('every string is translated',
      [e['msgid'] for e in sources if (e.get('msgctxt'), e['msgid']) not in entries])

problems = []
for key, entry in entries.items():
    pairs = [(entry['msgid'], entry.get('msgstr', entry.get('msgstr[0]', '')))]
    if 'msgid_plural' in entry:
        pairs.append((entry['msgid_plural'], entry['msgstr[1]']))
    for source, target in pairs:
        if pseudo.measure(target) < 1.4 * pseudo.measure(source):
            problems.append((source, target, 'not 40 % longer'))
        if sorted(pseudo.KEPT.findall(source)) != sorted(pseudo.KEPT.findall(target)):
            problems.append((source, target, 'something a program reads was changed'))
check('every string is at least two fifths longer and keeps what programs read', problems)

done = subprocess.run(['msgfmt', '--check', '--statistics', '-o', '/dev/null', po],
                      capture_output=True, text=True, env={**os.environ, 'LC_ALL': 'C'})
check('msgfmt accepts it whole',
      [done.stderr] if done.returncode or re.search('untranslated|fuzzy', done.stderr) else [])

simple = next(e for e in sources if 'msgctxt' not in e and 'msgid_plural' not in e and '\n' not in e['msgid'])
env = {k: v for k, v in os.environ.items() if not k.startswith('LC_')}
env.update(TEXTDOMAINDIR=locale_dir, LANG=locale, LANGUAGE='en_XP')
got = subprocess.run(['gettext', '-d', 'opcc-desk', simple['msgid']], capture_output=True, text=True, env=env)
wanted = entries[(None, simple['msgid'])]['msgstr']
check(f'gettext finds it with LANG={locale} LANGUAGE=en_XP', [] if got.stdout == wanted else [got.stdout, wanted])

print(f'1..{n}')
sys.exit(1 if failed else 0)
