#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that mean a rule of the house was broken."""
import re

from house import Report, c_files, find, line_of, name, read, without_comments

report = Report()
source = {p: read(p) for p in c_files('src')}
code = {p: without_comments(text) for p, text in source.items()}
bare = {p: without_comments(text, strings=False) for p, text in source.items()}


def search(texts, pattern, keep=lambda path: True, flags=re.M):
    return [f'{name(p)}:{line_of(text, m.start())}: {" ".join(m.group().split())[:70]}'
            for p, text in texts.items() if keep(p) for m in re.finditer(pattern, text, flags)]


def in_store(path):
    return name(path).startswith('src/store/')


report.rule('sqlite3_ is called in src/store alone',
            search(bare, r'\bsqlite3\w*|sqlite3\.h', lambda p: not in_store(p)))

SQL = r'"\s*(?:SELECT|INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|CREATE|ALTER|DROP|PRAGMA|ATTACH|WITH)\s'
# A PRAGMA takes no parameters, so the engine has no other way to give it a number.
report.rule('no SQL is made with printf',
            search(code, r'\w*printf\w*\s*\((?:[^"();]|\([^()]*\))*' + SQL.replace('|PRAGMA', ''))
            + search(code, r'\w*printf\w*\s*\((?:[^"();]|\([^()]*\))*"\s*PRAGMA\s', lambda p: not in_store(p))
            + search(code, r'\bsqlite3_(?:v?m|vsn|sn)printf\b'))

report.rule('SQL is written in the store and in the queries of a model',
            search(code, SQL, lambda p: not in_store(p) and '/model/' not in name(p)))

report.rule('no GTK below the widgets',
            search(code, r'^#\s*include\s*<(?:gtk|gdk|gsk|adwaita)\b[^>]*>',
                   lambda p: not re.match(r'src/(?:widgets|app|present|\w+/ui)/', name(p))))

report.rule('nothing hangs on an object by a string', search(bare, r'\bg_object_set_q?data\w*'))
report.rule('nothing warns and goes on', search(bare, r'\bg_warning\s*\('))
report.rule('nothing prints to the console below the programs',
            search(bare, r'\b(?:g_print|g_printerr|printf|puts)\s*\(',
                   lambda p: not re.match(r'src/(?:app|cli)/', name(p))))
# The functions that fill an interface must be known to the G_DEFINE above them.
report.rule('no prototype of a static function', search(
    bare, r'^static\s+(?!inline\b)[\w\s*]*?\w+\s*\((?!\s*\*)(?!\w+Interface\s*\*)'
    r'[^(){};=]*(?:\([^()]*\)[^(){};=]*)*\)\s*;'))
report.rule('a number in a sentence is printed by a type gettext knows',
            search(code, r'\b(?:_|N_|ngettext)\s*\(\s*"[^"]*"\s*G_G?[A-Z0-9]+_FORMAT'))

texts = {p: read(p) for pattern in ('*.[ch]', '*.ui', '*.py', '*.css', '*.sh', '*.sql', 'meson.build')
         for p in find(pattern)}
texts.update({p: read(p) for p in find('*', 'build-aux', '.ci')})
unfinished = r'\b(?:TO' + r'DO|FIX' + r'ME|XX' + r'X|HA' + r'CK)\b'
report.rule('nothing is left for later', search(texts, unfinished))

ui = {p: read(p) for p in find('*.ui')}
report.rule('no markup hidden in a .ui file as CDATA', search(ui, r'CDATA'))

report.rule('things are named, not called utils or helpers',
            [name(p) for p in find('*') if re.search(r'utils?\b|helpers?\b|misc\b|common\b', p.stem)])

AMERICAN = r'(?i)\b(?:organiz\w+|recogniz\w+|behavior\w*|maximiz\w+|favorites?|labeled|canceled|center|color|license)\b'
SAID = re.compile(r'\b(?:_|N_|ngettext)\s*\((?:[^"()]*"(?:\\.|[^"\\])*")+')
shown = {p: ' '.join(m.group() for m in SAID.finditer(text)) for p, text in code.items()}
shown.update({p: ' '.join(re.findall(r'translatable="yes"[^>]*>([^<]*)<', text)) for p, text in ui.items()})
report.rule('shown words are spelt the British way',
            [f'{name(p)}: {word}' for p, text in shown.items() for word in re.findall(AMERICAN, text)])
report.end()
