#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A rule that never fails is no rule: each style check is shown a tree that breaks it, and must say so."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

from house import ROOT, Report

HERE = pathlib.Path(__file__).resolve().parent
LATER = 'TO' + 'DO'
HEAD = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n/* A file that breaks rules. */\n'
COPIED = ''.join(f'  first_call_{i} (second, third);\n' for i in range(9))

# check: {file: text}, and a piece of each title that must fail
BROKEN = {
    'words': ({
        'src/base/opcc-bad-utils.c': HEAD + f'''static void later (int a);
/* {LATER} */
static void
work (void)
{{
  sqlite3_open (NULL);
  g_object_set_data (a, "x", NULL);
  g_warning ("x");
  g_strdup_printf ("SELECT n FROM %s", x);
  g_strdup_printf (_("organized %" G_GINT64_FORMAT), x);
  printf ("x");
}}
#include <gtk/gtk.h>
''',
        'ui/app/bad.ui': '<interface><![CDATA[x]]></interface>',
    }, ['sqlite3_', 'made with printf', 'SQL is written', 'no GTK', 'by a string', 'warns', 'console',
        'prototype', 'gettext', 'for later', 'CDATA', 'utils', 'British']),
    'layers': ({
        'src/store/opcc-store.h': HEAD,
        'src/app/opcc-store.h': HEAD,
        'src/base/opcc-low.h': HEAD,
        'src/base/opcc-low.c': HEAD + '#include "opcc-store.h"\n#include "opcc-nowhere.h"\n',
        'src/grants/model/opcc-grant.h': HEAD,
        'src/zones/model/opcc-zone.c': HEAD + '#include "opcc-grant.h"\n',
        'src/base/meson.build': "library('x', dependencies: [gtk_dep, store_dep])\n",
    }, ['by its name alone', 'header of ours', 'may not see', 'do not know', 'stands alone', 'linked']),
    'includes': ({
        'src/base/opcc-bad.c': HEAD + 'static double work (double a) { return floor (a); }\n',
        'build-aux/headers/opcc-more.h': HEAD + '#include <zlib.h>\n',
    }, ['includes the headers', 'read ahead']),
    'sizes': ({
        'src/base/opcc-long.c': HEAD + 'static void\nwork (void)\n{\n' + '  call ();\n' * 600 + '}\n',
    }, ['file is longer', 'function is longer', 'three lines']),
    'layout': ({
        'src/base/opcc-bad.c': '/* GPL */\nint f(void){\n\treturn 1;}\n',
        'build-aux/bad': '#!/usr/bin/env python3\n',
    }, ['C files begin', 'scripts begin', 'tabs']),
    'copies': ({
        'src/base/opcc-one.c': COPIED,
        'src/base/opcc-two.c': COPIED,
    }, ['source are written twice']),
    'docs': ({
        'src/base/opcc-quiet.h': HEAD + '#pragma once\n\nint opcc_quiet_do (int a);\n',
    }, ['are explained', 'is used']),
    'ui': ({
        'ui/app/bad.ui': '<interface><object class="GtkButton"><property name="icon-name">x</property></object>'
                         '<object class="GtkLabel"><property name="label">Some words</property></object></interface>',
        'ui/app/cut.ui': '<interface><template class="OpccNowhere">',
        'ui/app/orphan.ui': '<interface><template class="OpccNowhere"/></interface>',
    }, ['well-formed', 'in a resource', 'can be translated', 'has a tooltip', 'who hears', 'class of ours']),
}


def run_on(check, files):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding='utf-8')
        shutil.copy(ROOT / '.clang-format', root)
        done = subprocess.run(['/usr/bin/python3', '-B', str(HERE / f'check-{check}.py')], capture_output=True,
                              text=True, env={**os.environ, 'OPCC_STYLE_ROOT': folder})
        return done.returncode, done.stdout + done.stderr


def run_summary(tests):
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder) / 'meson-logs' / 'testlog.json'
        log.parent.mkdir()
        log.write_text('\n'.join(json.dumps(test) for test in tests), encoding='utf-8')
        done = subprocess.run(['/usr/bin/python3', '-B', str(ROOT / 'build-aux' / 'summarise'), folder],
                              capture_output=True, text=True)
        return done.returncode, done.stdout.splitlines()


report = Report()
for check, (files, titles) in BROKEN.items():
    status, output = run_on(check, files)
    failed = [line for line in output.splitlines() if line.startswith('not ok')]
    report.rule(f'check-{check} sees what is broken',
                [f'not seen: {title}' for title in titles if not any(title in line for line in failed)]
                + ([] if status == 1 else [f'exit status {status}', *output.splitlines()[-3:]]))

good = {'name': 'good', 'result': 'OK', 'stdout': 'ok 1 a\nok 2 b # SKIP not here\n1..2\n'}
bad = {'name': 'bad', 'result': 'FAIL', 'stdout': 'ok 1 a\nnot ok 2 b\n# why\n1..2\n'}
crash = {'name': 'crash', 'result': 'ERROR', 'stdout': 'ok 1 a\n', 'stderr': 'Segmentation fault'}
plain = {'name': 'plain', 'result': 'TIMEOUT', 'stdout': ''}
status, lines = run_summary([good])
report.rule('the summary counts what passed',
            [] if status == 0 and lines[-2:] == ['1 skipped', '1 passed, 0 failed'] else [str(status), *lines])
status, lines = run_summary([good, bad, crash, plain])
report.rule('the summary counts a failure, a crash and a test that never ended, and shows their words',
            [] if status == 1 and lines[-1] == '3 passed, 3 failed' and '# why' in lines
            and 'Segmentation fault' in lines else [str(status), *lines])
report.rule('the summary of nothing is no success',
            [] if run_summary([])[0] == 1 else ['exit status 0'])
report.end()
