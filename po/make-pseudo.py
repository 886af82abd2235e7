#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a complete translation that lengthens every string, to find pages that break under one.

Letters take accents, each string grows by two fifths and stands in brackets, so that words which
were never marked, and words that are cut short, both show. What a program reads stays as it is:
%-directives, markup, entities, mnemonics, line ends.
"""
import re
import subprocess
import sys

ACCENTS = str.maketrans('AEIOUYCNSZaeiouycnsz', 'ÅÉÎÕÜÝÇÑŠŽåéîõüýçñšž')
# What is handed on untouched: markup, entities, directives, mnemonics with their letter, addresses.
KEPT = re.compile(r'<[^<>]*>|&#?\w+;|%%|%[-+ 0#\'I]*(?:\d+\$)?[-+ 0#\'I]*(?:\d+|\*)?(?:\.(?:\d+|\*))?'
                  r'(?:hh|h|ll|l|z|j|t|L)?[A-Za-z]|%<\w+>|_(?=\w)\w|\\.|https?://\S+|\n')
FILLER = ' längër wórds'


def measure(text):
    """Counts the characters that a person would see."""
    return len(KEPT.sub('', text))


def lengthen(text):
    body = text.rstrip('\n')
    tail = text[len(body):]
    head = body[:len(body) - len(body.lstrip('\n'))]
    body = body[len(head):]
    if body == '':
        return text
    pieces, end = [], 0
    for match in KEPT.finditer(body):
        pieces += [body[end:match.start()].translate(ACCENTS), match.group()]
        end = match.end()
    pieces.append(body[end:].translate(ACCENTS))
    extra = max(2, -(-measure(body) * 2 // 5))
    filler = (FILLER * (extra // len(FILLER) + 1))[:extra].rstrip()
    filler += '~' * (extra - len(filler))
    return head + '[' + ''.join(pieces) + filler + ']' + tail


def unquote(line):
    text = line[line.index('"') + 1:line.rindex('"')]
    return re.sub(r'\\(.)', lambda m: {'n': '\n', 't': '\t', 'r': '\r'}.get(m.group(1), m.group(1)), text)


def quote(text):
    text = text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n').replace('\t', '\\t')
    return '"' + text.replace('\r', '\\r') + '"'


def read_entries(path):
    """Reads a .pot as a list of dictionaries; the header is left out."""
    entries, entry, key = [], {'flags': []}, None
    with open(path, encoding='utf-8') as lines:
        for line in list(lines) + ['\n']:
            if line.strip() == '':
                if entry.get('msgid'):
                    entries.append(entry)
                entry, key = {'flags': []}, None
            elif line.startswith('#,'):
                entry['flags'].append(line.strip())
            elif line.startswith('"'):
                entry[key] += unquote(line)
            elif not line.startswith('#'):
                key = line.split(' ', 1)[0]
                entry[key] = unquote(line)
    return entries


def main(pot, po):
    with open(po, 'w', encoding='utf-8') as out:
        out.write('# SPDX-License-Identifier: GPL-3.0-or-later\nmsgid ""\nmsgstr ""\n'
                  '"Project-Id-Version: opcc-desk\\n"\n"Language: en_XP\\n"\n'
                  '"PO-Revision-Date: 2000-01-01 00:00+0000\\n"\n'
                  '"Last-Translator: made by the build\\n"\n"Language-Team: none\\n"\n'
                  '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
                  '"Content-Transfer-Encoding: 8bit\\n"\n'
                  '"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n')
        for entry in read_entries(pot):
            out.write('\n' + ''.join(f'{flag}\n' for flag in entry['flags']))
            if 'msgctxt' in entry:
                out.write(f'msgctxt {quote(entry["msgctxt"])}\n')
            out.write(f'msgid {quote(entry["msgid"])}\n')
            if 'msgid_plural' in entry:
                out.write(f'msgid_plural {quote(entry["msgid_plural"])}\n')
                out.write(f'msgstr[0] {quote(lengthen(entry["msgid"]))}\n')
                out.write(f'msgstr[1] {quote(lengthen(entry["msgid_plural"]))}\n')
            else:
                out.write(f'msgstr {quote(lengthen(entry["msgid"]))}\n')
    subprocess.run(['msgfmt', '--check-format', '--check-domain', '-o', '/dev/null', po], check=True)


if __name__ == '__main__':
    main(*sys.argv[1:])
