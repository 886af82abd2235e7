#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom. The build enforces it too, through include folders; this says it in words."""
import re

from house import ROOT, Report, c_files, line_of, name, read, without_comments

LAYERS = {
    'base': set(),
    'store': {'base'},
    'exchange': {'base'},
    'report': {'base', 'charts'},
    'slides': {'base', 'charts', 'report'},
    'papers': {'base'},
    'disclosure': {'base'},
    'model': {'base', 'store', 'exchange', 'report', 'slides', 'papers', 'charts', 'disclosure'},
    'charts': {'base', 'disclosure'},
    'widgets': {'base', 'charts', 'disclosure'},
    'ui': {'base', 'charts', 'disclosure', 'report', 'slides', 'widgets', 'model'},
    'present': {'base', 'charts', 'disclosure', 'widgets'},
    'domains': {'base', 'model'},
    'cli': {'base', 'store', 'exchange', 'report', 'slides', 'papers', 'charts', 'disclosure', 'model', 'domains'},
    'app': {'domains', 'base', 'store', 'exchange', 'report', 'slides', 'model', 'charts', 'disclosure', 'widgets', 'ui', 'present'},
}
# Not a domain: what all of them stand on, model and pages alike. It knows none of them.
SHARED = 'records'
report = Report()


def place(path):
    """Returns (layer, domain): ('model', 'grants') for src/grants/model/x.c, ('base', None) for src/base/x.c."""
    parts = path.relative_to(ROOT / 'src').parts
    return (parts[1], parts[0]) if len(parts) >= 3 and parts[1] in ('model', 'ui') else (parts[0], None)


headers = {}
twice = []
for path in c_files('src'):
    if path.suffix == '.h':
        if path.name in headers:
            twice.append(f'{path.name} is in {name(headers[path.name].parent)} and {name(path.parent)}')
        headers[path.name] = path
report.rule('a header is known by its name alone', twice)

unknown, forbidden, foreign, not_first = [], [], [], []
for path in c_files('src'):
    layer, domain = place(path)
    if layer not in LAYERS:
        unknown.append(f'{name(path)}: {layer} has no rule here')
        continue
    text = without_comments(read(path))
    included = [(m.group(1), line_of(text, m.start()))
                for m in re.finditer(r'^#\s*include\s*"([^"]+)"', text, re.M)]
    for header, line in included:
        target = headers.get(header)
        if target is None:
            if not header.endswith('-resources.h') and not header.endswith('.inc'):
                unknown.append(f'{name(path)}:{line}: "{header}" is not a header of ours')
            continue
        layer_of_it, domain_of_it = place(target)
        if layer_of_it != layer and layer_of_it not in LAYERS[layer]:
            forbidden.append(f'{name(path)}:{line}: {layer} may not include {layer_of_it} ({header})')
        if domain and domain_of_it and domain != domain_of_it and domain_of_it != SHARED:
            foreign.append(f'{name(path)}:{line}: {domain} may not know {domain_of_it} ({header})')
    own = path.with_suffix('.h').name
    first = re.search(r'^#\s*include\s*[<"]([^">]+)[">]', text, re.M)
    if path.suffix == '.c' and own in headers and first and first.group(1) not in (own, 'config.h'):
        not_first.append(f'{name(path)}: its own header is not included first')
report.rule('every include is a header of ours, in a folder that has a rule', unknown)
report.rule('no folder includes one it may not see', forbidden)
report.rule('domains do not know each other', foreign)
report.rule('a file includes its own header first, which shows that the header stands alone', not_first)

linked = []
for build in sorted((ROOT / 'src').rglob('meson.build')):
    layer, domain = place(build)
    text = re.sub(r'#.*', '', read(build))
    if layer in LAYERS and layer not in ('app', 'cli', 'store') and re.search(r'\bsqlite_dep\b', text):
        linked.append(f'{name(build)}: sqlite_dep belongs to the store')
    if layer in ('base', 'store', 'exchange', 'report', 'slides', 'papers', 'disclosure', 'charts', 'model', 'cli') and re.search(r'\b(?:gtk|adw)_dep\b', text):
        linked.append(f'{name(build)}: no GTK below the widgets')
    for dependency in re.findall(r'\b(?:(\w+)_)?(base|store|exchange|report|slides|papers|disclosure|charts|widgets|model|ui)_dep\b', text):
        other = dependency[1]
        if layer in LAYERS and other != layer and other not in LAYERS[layer]:
            linked.append(f'{name(build)}: {layer} may not depend on {other}')
report.rule('no folder is linked with one it may not see', sorted(set(linked)))
report.end()
