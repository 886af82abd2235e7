#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents: the same words as PDF, OpenDocument and HTML; tagged, accessible, and whole or not there."""
import os
import re
import resource
import shutil
import struct
import subprocess
import xml.etree.ElementTree as ElementTree
import zipfile

from desk import Office, Skip, award_round, fill_round, fill_sample, main
from document import DRAW, ODF, SVG, TABLE, Page, contrast, convert, read_html, read_odt, read_pages, read_pdf, \
    read_structure, style_rules

os.environ['OPCC_TODAY'] = '2023-10-12'
ROUND = ('--round', '2023/24-1')
PAPERS = {
    'notice': ('notice', *ROUND),
    'round': ('round', 'summary', *ROUND),
    'estates': ('estates', 'paper', '--marking', 'OFFICIAL'),
    'zone': ('zones', 'paper', '1'),
    'workforce': ('workforce', 'paper'),
}
FIGURES = {'notice': 0, 'round': 3, 'estates': 0, 'zone': 1, 'workforce': 5}
made = {}


def papers(office):
    """Each template in each form from the sample office, made once: {(name, ending): path}."""
    if not made:
        folder = office.folder.parent / (office.folder.name + '-papers')
        folder.mkdir()
        sample = Office(folder)
        fill_sample(sample)
        for name, words in PAPERS.items():
            for ending in ('pdf', 'odt', 'html', 'txt'):
                made[name, ending] = folder / f'{name}.{ending}'
                sample.do(*words, '-o', made[name, ending])
    return made


def test_words_are_the_same_in_every_form(office):
    paths = papers(office)
    for name in PAPERS:
        page, text, pdf = (read(paths[name, ending]) for read, ending in
                           ((read_html, 'html'), (read_odt, 'odt'), (read_pdf, 'pdf')))
        assert len(page) > 15, (name, page)
        for one, two in zip(page, text):
            assert one == two, (name, 'HTML and OpenDocument', one, two)
        for one, two in zip(page, pdf):
            assert one == two, (name, 'HTML and PDF', one, two)
        assert len(page) == len(text) == len(pdf), (name, len(page), len(text), len(pdf))
        plain = ''.join(paths[name, 'txt'].read_text().split())
        for line in page:
            assert ''.join(line.split()) in plain, (name, 'text', line)


def test_what_leaves_is_looked_through(office):
    """Our own templates raise no false alarm; what people typed is pointed at, and --strict keeps it in."""
    fill_sample(office)
    paper = office.folder / 'paper.pdf'
    write = ('document', '-o', paper, '--audience', 'public')
    for name in ('round?round=2023/24-1', 'notice?round=2023/24-1', 'awards?round=2023/24-1', 'workforce',
                 'zone?zone=Bell Foundry', 'list?kind=round', 'chart?chart=round-map&round=2023/24-1'):
        status, _, err = office.run(*write, name, '--strict')
        assert (status, err) == (0, ''), (name, err)
    before = paper.read_bytes()
    status, _, err = office.run(*write, 'estates', '--strict')
    assert status == 1 and paper.read_bytes() == before and 'Nothing was written' in err, err
    assert 'Stop, Progress of Approved Schemes · Paragraph 4: “£1,307m”\n' in err and '£1.307m' in err, err
    status, out, err = office.run(*write, 'estates')
    assert status == 0 and out == f'Wrote {paper}.\n' and paper.read_bytes() != before, (status, out, err)
    assert 'things to look at before it leaves\n' in err and '“£1,307m”' in err, err
    # What is printed stays as it is: nobody but who reads it has it.
    assert office.run('document', 'estates')[2] == ''


def places_of(text, words):
    return [text.index(word) for word in words]


def test_list_holds_what_is_in_view(office):
    """Found, filtered and sorted as the page is; the same by options and by the order a deck keeps."""
    fill_sample(office)
    rounds = office.list('round')
    zones = office.list('zone')
    active = sorted((zone['title'] for zone in zones if zone['stage'] == 'active'), reverse=True)
    others = [zone['title'] for zone in zones if zone['stage'] != 'active']
    assert active and others, zones
    text = office.do('document', 'list', '--kind', 'zone', '--filter', 'stage=active', '--sort', 'title', '--order',
                     'descending')
    places = places_of(text, active)
    assert places == sorted(places) and not any(title in text for title in others), text
    assert office.do('document', 'list?kind=zone&filter=stage%3Dactive&sort=title&order=descending') == text
    word = others[0].split()[0]
    found = [row['title'] for row in office.json('list', 'zone', '--search', word)]
    text = office.do('document', f'list?kind=zone&search={word}')
    assert found and all(title in text for title in found), (word, text)
    assert not any(zone['title'] in text for zone in zones if zone['title'] not in found), text
    among = office.do('document', 'list', '--kind', 'round', '--among', str(rounds[1]['n']))
    assert rounds[1]['title'] in among and rounds[0]['title'] not in among, among
    assert rounds[0]['title'] not in office.do('document', 'list?kind=round&among=0')
    for wrong in ('stage', 'nonsense=1', 'stage~active', 'opens>=soon;'):
        assert 'Nothing was made.' in office.refuse('document', 'list', '--kind', 'zone', '--filter', wrong), wrong


def test_search_tells_others_nothing(office):
    """What was found by a word that they may not read is left out for them, and that is said."""
    fill_sample(office)
    office.do('set', 'zone', '1', 'lead=Xylophonist')
    order = 'list?kind=zone&search=Xylophonist'
    assert 'Bell Foundry' in office.do('document', order)
    status, out, err = office.run('document', order, '--audience', 'public')
    assert status == 0 and 'Bell Foundry' not in out and 'Xylophonist' not in out, out
    assert 'withheld: found by what is for the office only.' in out, out
    title = office.do('document', 'list?kind=zone&search=Foundry', '--audience', 'public')
    assert 'Bell Foundry' in title and 'found by' not in title, title
    sentence = office.refuse('document', 'list?kind=zone&filter=lead%3DXylophonist', '--audience', 'public')
    assert 'may not see' in sentence and 'Bell Foundry' not in sentence, sentence


def test_one_road_for_every_document(office):
    """A command with a word of its own writes what “opcc document” writes, for each audience."""
    fill_sample(office)
    for name, words in PAPERS.items():
        order = 'zone?zone=1' if name == 'zone' else f'{name}?round=2023/24-1' if name in ('notice', 'round') else name
        own = [word for word in words if word not in ('--marking', 'OFFICIAL')]
        for audience in ('office', 'partners', 'public'):
            path = office.folder / f'{name}-{audience}.txt'
            office.do(*own, '--audience', audience, '-o', path)
            text = path.read_text()
            assert text == office.do('document', order, '--audience', audience), (name, audience)
            assert ('for the office only' in text.split('\n')[0]) == (audience == 'office'), text[:200]
    closed = office.do('document', 'estates', '--marking', 'OFFICIAL-SENSITIVE')
    assert closed.startswith('OFFICIAL-SENSITIVE · for the office only\n'), closed[:100]


def test_pages_show_what_is_read(office):
    """What is seen of a paper without pictures is what is heard, once heads and feet are taken away."""
    for name in ('notice', 'estates'):
        path = papers(office)[name, 'pdf']
        pages = read_pages(path)
        marking = 'OFFICIAL · for the office only' + (' · DRAFT: NOT DECIDED' if name == 'notice' else '')
        seen = []
        for number, lines in enumerate(pages, 1):
            assert lines[0].endswith(f'Page {number} of {len(pages)}'), lines[:3]
            assert lines[1:3] == [marking, marking], lines[:4]
            rest = lines[3:]
            if number > 1 and rest[0] in seen:
                rest = rest[1:]
            seen += rest
        assert ''.join(''.join(seen).split()) == ''.join(''.join(read_pdf(path)).split()), name


def test_pdf_is_tagged_and_whole(office):
    for name in PAPERS:
        path = papers(office)[name, 'pdf']
        info = subprocess.run(['pdfinfo', path], capture_output=True, check=True, text=True).stdout
        assert re.search(r'^Tagged: +yes$', info, re.M), info
        assert re.search(r'^Title: +\S', info, re.M) and 'A4' in info, info
        fonts = subprocess.run(['pdffonts', path], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
        assert fonts and all(re.search(r' yes (yes|no ) yes +\d+ +0$', line) for line in fonts), fonts
        data = path.read_bytes()
        assert data.count(b'/Lang (en-GB)') == 1 and b'/DisplayDocTitle true' in data, name
        assert data.count(b'/Alt <FEFF') == FIGURES[name], name
        elements = read_structure(path)
        tags = [tag for _, tag, _, _ in elements]
        assert tags[0] == 'Document' and tags.count('H1') == 1 and tags.count('Figure') == FIGURES[name], tags
        rows = [at for at, tag in enumerate(tags) if tag == 'TR']
        for at, tag, text, attributes in elements:
            assert tag != 'TH' or attributes in (['/Scope /Column'], ['/Scope /Row']), (name, text, attributes)
        for at in rows:
            assert tags[at - 1] not in ('Table', 'Caption') or elements[at + 1][3] == ['/Scope /Column'], elements[at + 1]
        headings = tags.count('H1') + tags.count('H2') + tags.count('H3')
        assert data.count(b'/Dest') >= headings and b'/Outlines' in data, (name, headings)


def test_alternative_text_belongs_to_its_figure(office):
    paths = papers(office)
    page = Page(paths['workforce', 'html'])
    said = [bytes.fromhex(text.decode()).decode('utf-16-be') for text in
            re.findall(rb'/Alt <FEFF([0-9A-F]+)>', paths['workforce', 'pdf'].read_bytes())]
    with zipfile.ZipFile(paths['workforce', 'odt']) as package:
        body = ElementTree.fromstring(package.read('content.xml'))
        pictures = [name for name in package.namelist() if name.startswith('Pictures/')]
    frames = list(body.iter(f'{DRAW}frame'))
    assert [frame.find(f'{SVG}desc').text for frame in frames] == said
    assert [img.attributes['alt'] for img in page.find('img')] == said
    assert len(set(said)) == FIGURES['workforce'] == len(pictures) and all(len(words) > 20 for words in said), said


def test_opendocument_is_as_its_standard_asks(office):
    for name in PAPERS:
        path = papers(office)[name, 'odt']
        data = path.read_bytes()
        name_length, extra = struct.unpack('<HH', data[26:30])
        assert data[30:38] == b'mimetype' and extra == 0 and name_length == 8, data[:60]
        assert data[38:].startswith(b'application/vnd.oasis.opendocument.text'), data[:90]
        with zipfile.ZipFile(path) as package:
            assert package.testzip() is None
            parts = {part: package.read(part) for part in package.namelist()}
        trees = {part: ElementTree.fromstring(data) for part, data in parts.items() if part.endswith('.xml')}
        listed = {entry.get(f'{{{ODF}manifest:1.0}}full-path') for entry in trees['META-INF/manifest.xml']}
        assert listed == set(parts) - {'mimetype', 'META-INF/manifest.xml'} | {'/'}, listed
        declared = {style.get(f'{{{ODF}style:1.0}}name') for tree in trees.values() for style in tree.iter()}
        used = {value for part in ('content.xml', 'styles.xml') for node in trees[part].iter()
                for key, value in node.attrib.items() if key.endswith('}style-name') or key.endswith('parent-style-name')}
        assert used <= declared, used - declared
        for table in trees['content.xml'].iter(f'{TABLE}table'):
            head, = table.findall(f'{TABLE}table-header-rows')
            columns = len(table.findall(f'{TABLE}table-column'))
            assert {len(row) for row in table.iter(f'{TABLE}table-row')} == {columns} and len(head) == 1


def test_libreoffice_reads_the_same(office):
    folder = office.folder
    done = convert([papers(office)[name, 'odt'] for name in PAPERS], folder)
    if done is None:
        raise Skip('LibreOffice is not installed')
    for name, path in zip(PAPERS, done):
        pages = read_pages(path)
        text = ''.join(''.join(''.join(lines).split()) for lines in pages)
        for line in read_odt(papers(office)[name, 'odt']):
            assert ''.join(line.split()) in text, (name, line)
        for number, lines in enumerate(pages, 1):
            assert any(f'Page {number} of {len(pages)}' in line for line in lines), (name, number)
            assert name != 'estates' or lines.count('OFFICIAL · for the office only') == 2, lines


def check_page(page):
    tags = [node.tag for node in page.root.walk()]
    assert page.find('html')[0].attributes['lang'] == 'en-GB' and page.source.startswith('<!DOCTYPE html>')
    assert page.find('title')[0].text() == page.find('h1')[0].text() and tags.count('main') == 1
    levels = [int(node.tag[1]) for node in page.find('h1', 'h2', 'h3', 'h4')]
    assert levels[0] == 1 and levels.count(1) == 1 and all(b <= a + 1 for a, b in zip(levels, levels[1:])), levels
    ids = {node.attributes['id'] for node in page.root.walk() if 'id' in node.attributes}
    first, = page.find('a')
    assert first.attributes['href'][1:] in ids and tags.index('a') < tags.index('main')
    assert 'script' not in tags and not re.search(r'(src|href)="(?!data:|#)', page.source)
    for table in page.find('table'):
        heads, *rows = table.find('tr')
        assert all(c.tag == 'th' and c.attributes['scope'] == 'col' for c in heads.find('th', 'td'))
        assert all([c.attributes['scope'] for c in row.find('th')] == ['row'] for row in rows), table.text()
        assert table.find('caption') or table.attributes['aria-label'], table.text()
        assert table.parent.attributes['tabindex'] == '0' and table.parent.attributes['aria-label']
    for img in page.find('img'):
        assert len(img.attributes['alt']) > 20 and img.parent.find('figcaption')


def test_html_is_accessible(office):
    for name in PAPERS:
        page = Page(papers(office)[name, 'html'])
        check_page(page)
        pairs = [(rule['color'], rule['background']) for rule in style_rules(page.source)
                 if 'color' in rule]
        assert len(pairs) >= 4 and all(contrast(*pair) >= 4.5 for pair in pairs), pairs
        lines = [rule['outline'].split()[-1] for rule in style_rules(page.source) if 'outline' in rule]
        assert lines and all(contrast(line, '#ffffff') >= 3 for line in lines), lines
        assert '@media print' in page.source and '@media (min-width' in page.source


def test_html_is_valid(office):
    if shutil.which('tidy') is None:
        raise Skip('tidy is not installed')
    for name in PAPERS:
        done = subprocess.run(['tidy', '-q', '-e', papers(office)[name, 'html']], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, ''), (name, done.stderr)


def test_a_decided_notice_has_no_banner_of_a_draft(office):
    fill_round(office)
    award_round(office)
    path = office.folder / 'notice.html'
    office.do('notice', *ROUND, '--marking', 'OFFICIAL', '-o', path)
    page = Page(path)
    assert 'DRAFT' not in page.source
    markings = [node.text() for node in page.find('p') if node.attributes.get('class') == 'marking']
    assert markings == ['OFFICIAL · for the office only'] * 2, markings
    total = page.find('tfoot')[0]
    assert [cell.text() for cell in total.find('th', 'td')][1::4] == ['Total', '£129,990']


def test_a_table_over_pages_repeats_its_head(office):
    pages = read_pages(papers(office)['workforce', 'pdf'])
    heads = [line for lines in pages for line in lines if line == 'Measure Whom it counts Characteristic Period Value']
    told = [text for _, tag, text, _ in read_structure(papers(office)['workforce', 'pdf'])
            if tag == 'TH' and text == 'Whom it counts']
    assert len(heads) > len(told) >= 3, (heads, told)


def limit_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))


def test_what_cannot_be_written_leaves_the_old_file(office):
    """A disk that takes 512 bytes: the old file stays as it was, and nothing is left beside it."""
    office.do('init')
    office.do('estates', 'paper', '-o', office.folder / 'first.txt')
    for ending in ('pdf', 'odt', 'html', 'txt'):
        path = office.folder / f'old.{ending}'
        path.write_text('What stood there before.')
        there = sorted(os.listdir(office.folder))
        done = subprocess.run([os.environ['OPCC_PROGRAM'], '--office', office.path, 'estates', 'paper', '--marking',
                               'OFFICIAL ' * 100, '-o', path], capture_output=True, text=True,
                              preexec_fn=limit_files, restore_signals=False)
        assert done.returncode == 1 and 'untouched' in done.stderr, (ending, done)
        assert path.read_text() == 'What stood there before.'
        assert sorted(os.listdir(office.folder)) == there, ending


def test_refused(office):
    office.do('init')
    for words in (('estates', 'paper'), ('workforce', 'paper')):
        sentence = office.refuse(*words, '-o', office.folder / 'paper.docx')
        assert '.pdf, .odt, .html or .txt' in sentence and not (office.folder / 'paper.docx').exists()
    assert 'no such folder' in office.refuse('estates', 'paper', '-o', office.folder / 'nowhere' / 'paper.odt')
    assert 'folder' in office.refuse('estates', 'paper', '-o', office.folder / 'nowhere' / 'paper.pdf')


try:
    main()
finally:
    for path in {path.parent for path in made.values()}:
        shutil.rmtree(path, ignore_errors=True)
