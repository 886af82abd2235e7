#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The letters of a whole round through opcc: made, reviewed, issued, and every file of them read."""
import email
import email.policy
import re

from desk import award_round, fill_round, main
from document import read_html, read_odt, read_pages, read_pdf, squeeze

ROUND = ('--round', '2023/24-1')
NAMES = {'R1-001': 'Saffron & Tree £5 Women’s Group of the Very Long Name that Goes on for More than a Line of '
                   'any Letter, so that it Has to be Broken Somewhere, Ltd'}


def decide(office):
    fill_round(office)
    for reference, name in NAMES.items():
        organisation = office.json('show', 'application', reference)['organisation']
        office.do('set', 'organisation', organisation['n'], f'name={name}')
    office.do('set', 'application', 'R1-003', 'title=Tea & biscuits <“£2”> {each}')
    award_round(office)


def issue_all(office):
    office.do('letters', 'make', *ROUND)
    drafts = [row['reference'] for row in office.json('letters', 'list', *ROUND)
              if row['outcome'] in ('unsuccessful', 'reserve')]
    office.do('letters', 'review', *ROUND, *drafts)
    office.do('letters', 'issue', *ROUND, '--dated', '2023-10-16')


def read_mail(path):
    data = path.read_bytes()
    assert b'\n' not in data.replace(b'\r\n', b''), f'{path.name}: a line without CR LF'
    head = data.split(b'\r\n\r\n')[0]
    assert all(len(line) <= 78 and max(line, default=0) < 128 for line in data.split(b'\r\n')), path.name
    assert b'X-Unsent: 1' in head
    return email.message_from_bytes(data, policy=email.policy.default)


def test_nothing_before_the_decision(office):
    fill_round(office)
    assert 'is not decided' in office.refuse('letters', 'make', *ROUND)
    assert 'No letter' in office.refuse('letters', 'save', *ROUND, '-o', office.folder / 'out')
    assert not (office.folder / 'out').exists()


def test_each_letter_in_each_form(office):
    decide(office)
    issue_all(office)
    rows = office.json('letters', 'list', *ROUND)
    assert len(rows) == 54 and {row['state'] for row in rows} == {'issued'}
    assert not [row for row in rows if row['remark']]
    folder = office.folder / 'out'
    assert 'no e-mail address' in office.refuse('setting', 'letters.from=The office')
    plain = office.folder / 'plain'
    office.do('letters', 'save', *ROUND, '-o', plain)
    assert {read_mail(path)['From'] for path in plain.glob('*.eml')} == {None}
    office.do('setting', 'letters.from=letters@office.example')
    office.do('letters', 'save', *ROUND, '-o', folder)
    assert len(list(folder.iterdir())) == 54 * 4
    awarded = 0
    for row in rows:
        stem = f'{row["reference"]}-{row["outcome"]}'
        letter = office.json('show', 'letter', row['reference'])
        said = squeeze(f'{letter["body"]} {letter["closing"]}')
        texts = {form: ' '.join(read(folder / f'{stem}.{form}'))
                 for form, read in (('pdf', read_pdf), ('odt', read_odt), ('html', read_html))}
        texts['page'] = squeeze(' '.join(line for page in read_pages(folder / f'{stem}.pdf') for line in page))
        mail = read_mail(folder / f'{stem}.eml')
        assert squeeze(mail.get_body().get_content()) == said, stem
        assert mail['Subject'] == letter['subject'], mail['Subject']
        assert mail['From'] == 'letters@office.example', mail['From']
        attached, = mail.iter_attachments()
        assert attached.get_filename() == f'{stem}.pdf'
        assert attached.get_content() == (folder / f'{stem}.pdf').read_bytes()
        for form, text in texts.items():
            # The subject stands between the salutation and the rest.
            for part in (*letter['body'].split('\n\n'), letter['closing'], letter['subject'],
                         row['organisation'], row['reference'], '16 October 2023'):
                # What is read out of the structure of a PDF has not every space at the end of a line.
                if form == 'pdf':
                    assert ''.join(part.split()) in ''.join(text.split()), (stem, part, text)
                else:
                    assert squeeze(part) in text, (stem, form, part, text)
            assert not re.search('[{}]|DRAFT|None|null', text), (stem, form, text)
        if row['amount']:
            amount = float(row['amount'])
            awarded += amount
            assert f'£{amount:,.0f}' in letter['body'], letter['body']
    assert awarded == 129990, awarded
    assert 'Tea & biscuits <“£2”> (each)' in squeeze(office.do('letters', 'show', 'R1-003', *ROUND))
    # The same letters give the same files, and never over others.
    one, two = folder, office.folder / 'two'
    two.mkdir()
    office.do('letters', 'save', *ROUND, '-o', two)
    first = {path.name: path.read_bytes() for path in one.iterdir()}
    second = {path.name: path.read_bytes() for path in two.iterdir()}
    assert first.keys() == second.keys()
    assert not [name for name in first if first[name] != second[name]]
    assert 'is there already' in office.refuse('letters', 'save', *ROUND, '-o', one)
    assert not [path for path in office.folder.iterdir() if path.name.startswith('.letters')]


def test_templates_by_hand(office):
    decide(office)
    fields = {row['field'] for row in office.json('letters', 'fields')}
    assert {'{organisation}', '{amount}', '{decision date}', '{signed by}'} <= fields
    text = office.folder / 'text.txt'
    text.write_text('Dear {contact}\n\nYou get {amuont}.\n')
    wrong = '“{amuont}” in line 3 of the text is no field'
    assert wrong in office.refuse('letters', 'template', 'success', '--text', text)
    assert wrong in office.refuse('letters', 'preview', 'R1-010', *ROUND, '--text', text)
    text.write_text('Dear {contact}\n\nYou get {amount}.\n')
    # A look at it saves nothing; who signs stands in every letter.
    tried = squeeze(office.do('letters', 'preview', 'R1-010', *ROUND, '--text', text))
    assert 'You get £6,900. Yours sincerely Grants Manager' in tried
    signer = office.folder / 'signer.txt'
    signer.write_text('Head of Grants {round}\n')
    assert 'plain words' in office.refuse('letters', 'template', 'signed-by', '--text', signer)
    signer.write_text('Head of Grants\n')
    tried = squeeze(office.do('letters', 'preview', 'R1-010', *ROUND, '--as', 'signed-by', '--text', signer))
    assert 'pleased to tell you' in tried and 'Yours sincerely Head of Grants Office of' in tried
    assert 'on our reserve list' in squeeze(office.do('letters', 'preview', 'R1-010', *ROUND, '--as', 'reserve'))
    assert 'pleased' in office.json('letters', 'preview', 'R1-010', *ROUND)['text']
    assert 'Grants Manager' in office.do('letters', 'template', 'signed-by')
    office.do('letters', 'template', 'success', '--subject', 'Yes: {reference}', '--text', text)
    office.do('letters', 'make', *ROUND)
    office.do('letters', 'issue', *ROUND, 'R1-010')
    letter = office.json('show', 'letter', 'R1-010')
    assert (letter['subject'], letter['body']) == ('Yes: R1-010', 'Dear applicant\n\nYou get £6,900.')
    number = letter['n']
    assert 'somebody holds it' in office.refuse('delete', 'letter', number)
    assert office.json('show', 'letter', 'R1-010')['state'] == 'issued'
    assert 'stays as it is' in office.refuse('set', 'letter', 'R1-010', 'body=Nothing')
    office.do('letters', 'withdraw', 'R1-010', *ROUND, '--reason', 'A wrong word.', '--replace')
    assert office.json('show', 'letter', 'R1-010')['state'] == 'draft'


if __name__ == '__main__':
    main()
