#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file includes what it uses: build-aux/check reads the headers of GLib and GTK ahead (-Dpch=true), so that its
compiler would not miss them, and a build without them would."""
import functools
import re

from house import ROOT, Report, c_files, line_of, name, read, without_comments

# What is used, and the headers that have it; those of build-aux/headers and what they include.
GLIB = {'glib.h', 'glib-object.h', 'gio/gio.h', 'glib/gi18n-lib.h', 'glib/gstdio.h'}
GTK = {'gtk/gtk.h', 'adwaita.h', 'gtk/gtkunixprint.h'}
USES = [
    (r'\b(?:g_\w+ \(|G_[A-Z]\w+|g(?:boolean|char|double|int|uint|size|pointer|int64|uint64)\b|GError\b)',
     GLIB | GTK | {'json-glib/json-glib.h', 'pango/pangocairo.h'}),
    (r'\b(?:g_(?:file|list_model|list_store|task|cancellable|input_stream|output_stream|settings|icon|menu|bytes_icon)'
     r'_\w+ \(|G(?:File|ListModel|ListStore|Task|Cancellable|Settings|Icon|MenuModel|AsyncResult)\b)',
     {'gio/gio.h', 'json-glib/json-glib.h'} | GTK),
    (r'\b(?:N_|C_|NC_|ngettext|_) \(', {'glib/gi18n-lib.h'}),
    (r'\b(?:sqrt|pow|floor|ceil|fabs|round|lround|llround|trunc|isnan|isfinite|exp|log|sin|cos|hypot|fmod|rint|lrint)f? '
     r'\(|\b(?:M_PI|NAN|INFINITY)\b', {'math.h'}),
    (r'\b(?:gtk|gdk|gsk|graphene)_\w+ \(|\b(?:GTK|GDK|GSK)_[A-Z]\w+|\b(?:Gtk|Gdk|Gsk)[A-Z]\w+', GTK),
    (r'\badw_\w+ \(|\bADW_[A-Z]\w+|\bAdw[A-Z]\w+', {'adwaita.h'}),
]
report = Report()
ours = {path.name: path for path in c_files('src') if path.suffix == '.h'}


@functools.cache
def read_code(path):
    return without_comments(read(path), strings=False)


@functools.cache
def reach(path):
    """Every header that a file includes, by itself or through headers of ours."""
    reached = set(re.findall(r'^#\s*include\s*<([^>]+)>', read(path), re.M))
    for header in re.findall(r'^#\s*include\s*"([^"]+)"', read(path), re.M):
        if header in ours and ours[header] != path:
            reached |= reach(ours[header])
    return reached


missing = []
for path in c_files('src'):
    text = re.sub(r'^#\s*include.*$', '', read_code(path), flags=re.M)
    for pattern, headers in USES:
        used = re.search(pattern, text)
        if used and not headers & reach(path):
            missing.append(f'{name(path)}:{line_of(text, used.start())}: {used.group().strip(" (")} needs one of '
                           f'{", ".join(sorted(headers))}')
report.rule('a file includes the headers of GLib, GTK and the language that it uses', missing)

ahead = set()
for path in sorted((ROOT / 'build-aux' / 'headers').glob('*.h')):
    ahead |= set(re.findall(r'^#\s*include\s*<([^>]+)>', read(path), re.M))
known = {header for _, headers in USES for header in headers} | {'string.h'}
report.rule('what is read ahead is under that rule', sorted(ahead - known))
report.end()
