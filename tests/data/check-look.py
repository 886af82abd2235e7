#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds the style sheets and icons together: no colour without a name, no icon left out, words that can be read.
import pathlib
import re
import sys

data = pathlib.Path(sys.argv[1])
# Colours that libadwaita names, as far as our style sheets use them.
THEME = {'window_bg_color', 'window_fg_color', 'view_bg_color', 'view_fg_color', 'card_bg_color'}
DEFINE = re.compile(r'@define-color\s+(\w+)\s+([^;]+);')
# Grounds of libadwaita 1.2 that our words stand on.
GROUNDS = {'style.css': ('#fafafa', '#ffffff'), 'style-dark.css': ('#242424', '#383838')}
n = failed = 0


def check(name, problems):
    global n, failed
    n += 1
    failed += bool(problems)
    print(f'{"not ok" if problems else "ok"} {n} - {name}')
    for problem in problems:
        print(f'# {problem}')


def read(name):
    text = (data / name).read_text(encoding='utf-8')
    return re.sub(r'/\*.*?\*/', '', text, flags=re.S)


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a, b):
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


light = dict(DEFINE.findall(read('style.css')))
for name in ('style.css', 'style-dark.css', 'style-hc.css'):
    used = set(re.findall(r'@(?!define-color)(\w+)', read(name)))
    check(f'{name}: every colour it uses has a name',
          [f'@{c} is defined nowhere' for c in sorted(used - set(light) - THEME)])

dark = dict(DEFINE.findall(read('style-dark.css')))
check('style-dark.css redefines every colour of style.css, and no other',
      [f'{c} is in one of them only' for c in sorted(set(light) ^ set(dark))])
check('style-dark.css holds colours only', re.findall(r'^[^@\s][^{]*\{', read('style-dark.css'), re.M))
check('style-hc.css redefines only colours of style.css',
      [f'{c} is unknown' for c in dict(DEFINE.findall(read('style-hc.css'))) if c not in light])

for name, colours in (('style.css', light), ('style-dark.css', dark)):
    poor = []
    for role in ('bad', 'warn', 'good', 'info', 'none'):
        words = colours[f'opcc_{role}_fg']
        for ground in (colours[f'opcc_{role}_bg'],) + GROUNDS[name]:
            if contrast(words, ground) < 4.5:
                poor.append(f'opcc_{role}_fg {words} on {ground}: {contrast(words, ground):.1f}')
    for step in range(1, 6):
        words, ground = colours[f'opcc_step_{step}_fg'], colours[f'opcc_step_{step}']
        if contrast(words, ground) < 4.5:
            poor.append(f'opcc_step_{step}_fg {words} on {ground}: {contrast(words, ground):.1f}')
    for role in ('opcc_dim_fg', 'accent_color'):
        for ground in GROUNDS[name]:
            if contrast(colours[role], ground) < 4.5:
                poor.append(f'{role} on {ground}: {contrast(colours[role], ground):.1f}')
    check(f'{name}: words stand out from their ground by 4.5 to 1', poor)

resource = (data / 'desk.gresource.xml').read_text(encoding='utf-8')
listed = set(re.findall(r'>icons/([\w.-]+)</file>', resource))
on_disk = {p.name for p in (data / 'icons').glob('*.svg')}
check('every icon is in the resource, and the resource lists no other',
      [f'{i} is in one of them only' for i in sorted(listed ^ on_disk)])
root = data.parent
named = {(i, p.name) for folder, ending in (('src', 'c'), ('ui', 'ui')) for p in (root / folder).rglob(f'*.{ending}')
         for i in re.findall(r'\bopcc-[a-z-]+-symbolic\b', p.read_text(encoding='utf-8'))}
check('every icon of ours that is asked for is there',
      [f'{place}: {i}' for i, place in sorted(named) if f'{i}.svg' not in on_disk])
check('symbolic icons are filled shapes, so that they take the colour of the text',
      [i for i in sorted(on_disk) if 'stroke' in (data / 'icons' / i).read_text(encoding='utf-8')])

# Where animations are off GTK and libadwaita leave out theirs; nobody would leave out ours.
MOVES = re.compile(r'^.*(?:\btransition\b|\banimation\b|@keyframes).*$', re.M)
check('the style sheets move nothing', [line for name in ('style.css', 'style-dark.css', 'style-hc.css')
                                        for line in MOVES.findall(read(name))])
ANIMATES = re.compile(r'adw_(?:timed|spring)_animation_new|gtk_widget_add_tick_callback|gdk_frame_clock_begin_updating')
# Waits two frames for the menu's button to be there; is measured once more in the next frame.
STILL = {'opcc-window-actions.c', 'opcc-apply-dialog.c'}
check('the program animates nothing', [f'{p.name}: {found}' for p in sorted((root / 'src').rglob('*.c'))
                                       if p.name not in STILL
                                       for found in ANIMATES.findall(p.read_text(encoding='utf-8'))])

WINDOW = re.compile(r'G_DEFINE_[A-Z_]+TYPE[A-Z_]* \([^)]*\b(?:GTK|ADW)_TYPE_(?:[A-Z]+_)?WINDOW\b')
check('every window closes its lists and menus when it goes',
      [p.name for p in sorted((root / 'src').rglob('*.c'))
       if WINDOW.search(text := p.read_text(encoding='utf-8'))
       and not re.search(r'opcc_(?:dialog_outlive_parent|window_close_popovers) \(', text)])

print(f'1..{n}')
sys.exit(1 if failed else 0)
