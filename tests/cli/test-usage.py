#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that are no command line, the help, the man page and the completion."""
import functools
import os
import pathlib
import re
import subprocess
import sys

from desk import OPCC, Skip, fill_sample, main, run

MAN_PAGE = pathlib.Path(sys.argv[1])
COMPLETION = pathlib.Path(sys.argv[2])
# What the issue asks for; the program may have more.
ASKED_FOR = {'init', 'sample', 'scheme add', 'round add', 'criterion add', 'import applications', 'import grants',
             'import marks', 'list', 'show', 'set', 'rank', 'award', 'notice', 'export 360giving', 'export register',
             'history', 'log', 'undo', 'redo', 'backup', 'restore', 'verify', 'search'}


# Asked for once each: the same words are always said.
@functools.cache
def help_of(*words):
    status, out, err = run(*words, '--help')
    assert (status, err) == (0, ''), (status, err)
    return out


def list_commands():
    """The commands as the help has them: two blanks, then their words, then two blanks or the end."""
    body = help_of().split('\nOptions of every command\n')[0]
    return re.findall(r'^  ([a-z0-9-]+(?: [a-z0-9-]+)?)(?:  |$)', body, re.M)


def list_options(command):
    return re.findall(r'^  (?:-\w, )?(--[a-z-]+)', help_of(*command.split()), re.M)


def test_every_command_asked_for_is_there(_):
    assert ASKED_FOR <= set(list_commands()), ASKED_FOR - set(list_commands())


def test_each_command_has_its_own_help(_):
    for command in list_commands():
        text = help_of(*command.split())
        assert re.match(rf'Usage: opcc \[--office FILE\]\s+{command}\b', text), text
        assert '--format' in text and len(text.split('\n\n')) >= 3, text
        assert max(map(len, text.split('\n'))) <= 80, text


def test_help_of_a_first_word_lists_its_commands(_):
    text = help_of('import')
    assert 'import applications' in text and 'import grants' in text and 'backup' not in text


def test_version(_):
    status, out, err = run('--version')
    assert status == 0 and re.fullmatch(r'opcc \d+\.\d+\.\d+\n', out), out


def test_wrong_usage_exits_2(office):
    office.do('init')
    wrong = [[], ['frob'], ['import'], ['import', 'frob'], ['show'], ['show', 'round'], ['show', 'round', '1', '2'],
             ['list', 'nonsense'], ['list', 'round', '--sort', 'nonsense'], ['list', 'round', '--limit', 'x'],
             ['list', 'round', '--limit', '-1'], ['list', 'round', '--nonsense'], ['--nonsense', 'list', 'round'],
             ['list', 'round', '--sort'], ['list', 'round', '--desc=yes'], ['round', 'add'],
             ['--format', 'xml', 'list', 'round'], ['--format'], ['list', 'round', '--search', 'a', '--search', 'b'],
             ['rank'], ['rank', '--round', '1', '--threshold', 'x'], ['award', '--round', '1', '--rule', 'best'],
             ['export', 'register', '-o', 'x.csv', '--month', 'September'], ['set', 'round', '1'],
             ['setting', 'nonsense=1'], ['setting', 'nonsense'], ['log', '-x'], ['search']]
    for words in wrong:
        sentence = office.refuse(*words, status=2)
        assert len(sentence) > 20, sentence


def test_usage_says_what_to_type_instead(office):
    office.do('init')
    assert 'scheme, round, criterion' in office.refuse('list', 'grant', status=2)
    assert 'text, csv, json' in office.refuse('--format', 'xml', 'log', status=2)
    assert 'opcc show KIND ID' in office.refuse('show', 'round', status=2)
    assert '--round ROUND' in office.refuse('rank', status=2)
    assert 'opcc import --help' in office.refuse('import', status=2)


def test_options_stand_anywhere_and_end_at_two_dashes(office):
    office.do('init')
    assert run('list', 'round', '--office', office.path, '--format=json') == (0, '[]\n', '')
    status, _, err = run(f'--office={office.path}', 'search', '--', '--nonsense')
    assert (status, err) == (0, ''), err


def test_what_is_no_utf8_is_wrong_usage(office):
    done = subprocess.run([OPCC, 'list', b'\xff\xfe'], capture_output=True)
    assert done.returncode == 2 and b'UTF-8' in done.stderr, done.stderr


def test_results_that_cannot_be_printed_are_no_success(office):
    fill_sample(office)
    with open('/dev/full', 'w') as full:
        done = subprocess.run([OPCC, '--office', str(office.path), 'list', 'application'], stdout=full,
                              stderr=subprocess.PIPE)
    assert done.returncode == 1 and b'could not all be printed' in done.stderr, done


def test_man_page_has_every_command_and_option(_):
    text = MAN_PAGE.read_text().replace('\\-', '-')
    for command in list_commands():
        entry = re.search(rf'^\.(?:B |BI "){re.escape(command)}\b.*?(?=^\.TP\n\.(?:B |BI ")[a-z0-9]|^\.SS|^\.SH)', text,
                          re.M | re.S)
        assert entry, f'{command} is not in the man page'
        for option in list_options(command):
            assert option in entry.group() or option in text.split('.SH COMMANDS')[0], f'{command} {option}'


def test_man_page_names_no_command_that_is_not_there(_):
    text = MAN_PAGE.read_text().replace('\\-', '-').split('.SH COMMANDS')[1].split('.SH OUTPUT')[0]
    named = re.findall(r'^\.(?:B|BI) "?([a-z][a-z0-9 -]*[a-z0-9])', text, re.M)
    assert named == list_commands(), set(named) ^ set(list_commands())


def test_man_page_is_written_right(_):
    try:
        done = subprocess.run(['man', '--warnings', '-l', str(MAN_PAGE)], capture_output=True, text=True,
                              env={**os.environ, 'LC_ALL': 'C.UTF-8', 'MANWIDTH': '80', 'PAGER': 'cat', 'MANPAGER': 'cat'})
    except FileNotFoundError as missing:
        raise Skip('man-db is not installed') from missing
    assert done.returncode == 0 and done.stderr == '', done.stderr
    assert 'import applications' in re.sub('.\b', '', done.stdout), done.stdout[:500]


# Several tests ask for the same.
@functools.cache
def complete(*words):
    """What Bash would offer in place of the last word."""
    script = (f'source {COMPLETION}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _opcc 2>/dev/null;'
              ' printf "%s\\n" "${COMPREPLY[@]}"')
    done = subprocess.run(['bash', '--norc', '-c', script, 'bash', OPCC, *words], capture_output=True, text=True)
    return [line for line in done.stdout.split('\n') if line]


def test_completion_offers_every_command(_):
    first = complete('')
    for command in list_commands():
        words = command.split()
        assert words[0] in first, command
        if len(words) == 2:
            assert words[1] in complete(words[0], ''), command
    assert len(first) == len(set(first)), first


def test_completion_offers_every_option(_):
    for command in list_commands():
        assert set(list_options(command)) <= set(complete(*command.split(), '-')), command


def test_completion_offers_kinds_fields_and_choices(_):
    assert complete('list', 'ap') == ['application']
    assert complete('set', 'application', 'R1-001', 'ask') == ['asked=']
    assert 'score=' not in complete('set', 'application', 'R1-001', '')
    assert complete('list', 'application', '--sort', 'ask') == ['asked']
    assert complete('--format', '') == ['text', 'csv', 'json']
    assert complete('award', '--rule', 'w') == ['whole']
    assert complete('--office', '') == []
    assert complete('import', 'applications', '') == []


main()
