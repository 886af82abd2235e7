#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every .ui file is well formed, is in its folder's resource, marks its words, and gives icons a name."""
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

from house import ROOT, Report, find, name, read

WORDS = {'label', 'title', 'subtitle', 'tooltip-text', 'placeholder-text', 'description', 'menu-label'}
report = Report()
files = find('*.ui', 'ui')
trees, broken = {}, []
for path in files:
    try:
        trees[path] = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        broken.append(f'{name(path)}: {error}')
report.rule('every .ui file is well-formed XML', broken)

listed = ' '.join(read(p) for p in find('*.gresource.xml', 'src', 'ui', 'data'))
report.rule('every .ui file is in a resource',
            [name(p) for p in files if not re.search(rf'[>/]{re.escape(p.name)}<', listed)])

unmarked, nameless, silent = [], [], []
for path, tree in trees.items():
    for prop in tree.iter('property'):
        text = (prop.text or '').strip()
        bound = prop.get('bind-source') or len(prop)
        if prop.get('name') in WORDS and not bound and re.search('[A-Za-z]{2}', text) \
                and prop.get('translatable') not in ('yes', 'true'):
            unmarked.append(f'{name(path)}: {prop.get("name")} “{text}” is not translatable')
    for button in tree.iter('object'):
        if button.get('class') not in ('GtkButton', 'GtkToggleButton', 'GtkMenuButton'):
            continue
        names = {p.get('name') for p in button.findall('property')}
        if 'icon-name' in names and not names & {'label', 'tooltip-text'}:
            nameless.append(f'{name(path)}: {button.get("id") or "a button"} shows an icon and says no word')
        # GTK 4.8 names it after its picture, which says nothing; a menu button goes by its tooltip.
        if 'icon-name' in names and 'label' not in names and button.get('class') != 'GtkMenuButton' \
                and button.find('accessibility/property[@name="label"]') is None:
            silent.append(f'{name(path)}: {button.get("id") or "a button"} shows an icon and tells a reader nothing')
report.rule('every word that is shown can be translated', unmarked)
report.rule('every button with an icon has a tooltip', nameless)
report.rule('every button with an icon alone has a name for who hears the page', silent)

tool = shutil.which('gtk4-builder-tool')
has_display = os.environ.get('DISPLAY') or os.environ.get('WAYLAND_DISPLAY')
# The tool knows GTK's own classes only: it cannot judge a file that uses ours or libadwaita's.
plain = [p for p, tree in trees.items() if tree.find('template') is None
         and all((o.get('class') or '').startswith(('Gtk', 'Gio', 'GMenu')) for o in tree.iter('object'))]
if tool and has_display:
    wrong = []
    for path in plain:
        done = subprocess.run([tool, 'validate', str(path)], capture_output=True, text=True)
        if done.returncode:
            wrong.append(f'{name(path)}: {done.stderr.strip()}')
    report.rule(f'GTK accepts the {len(plain)} .ui files that use its own classes alone', wrong)
else:
    report.skip('GTK accepts the .ui files that use its own classes alone', 'no display, or no gtk4-builder-tool')

templates = {tree.find('template').get('class'): path for path, tree in trees.items()
             if tree.find('template') is not None}
sources = ' '.join(read(p) for p in find('*.[ch]', 'src'))
report.rule('every template belongs to a class of ours',
            [f'{name(path)}: no class {cls}' for cls, path in templates.items() if not re.search(rf'\b{cls}\b', sources)])
report.end()
