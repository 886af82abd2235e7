#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is written twice: no run of eight lines of code stands in two places.

XML needs twice the lines to say a thing, and a part of ours its own tags, so a run there is longer.
"""
import re

from house import Report, c_files, find, name, read, without_comments

RUN = 8
UI_RUN = 8
# Lines that say little: brackets, includes, and what every class of GObject must write.
TRIVIAL = re.compile(r'[{}();,\s]*|#.*|G_(?:BEGIN|END)_DECLS|else|break;|return(?: \w+)?;|</?\w+>|default:')


def find_lines(path):
    """Lists (number, line) of the lines of a file that say something, squeezed to their words."""
    text = read(path)
    text = re.sub(r'<!--.*?-->', '', text, flags=re.S) if path.suffix == '.ui' else without_comments(text)
    lines = ((n, ' '.join(line.split())) for n, line in enumerate(text.split('\n'), 1))
    return [(n, line) for n, line in lines if not TRIVIAL.fullmatch(line)]


def find_copies(paths, run_lines=RUN):
    seen, copies = {}, []
    for path in paths:
        lines = find_lines(path)
        i = 0
        while i + run_lines <= len(lines):
            run = tuple(line for _, line in lines[i:i + run_lines])
            other = seen.get(run)
            if other and (other[0] != path or i - other[1] >= run_lines):
                copies.append(f'{name(path)}:{lines[i][0]} stands at {name(other[0])}:{other[2]} too')
                i += run_lines
                continue
            seen.setdefault(run, (path, i, lines[i][0]))
            i += 1
    return copies


report = Report()
report.rule(f'no {RUN} lines of source are written twice', find_copies(c_files('src')))
report.rule(f'no {UI_RUN} lines of a .ui file are written twice',
            find_copies(find('*.ui', 'ui'), UI_RUN))
report.end()
