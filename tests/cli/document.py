# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a document in each of its forms, from outside: what it says, and how it is built."""
import html.parser
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
import zipfile

ODF = 'urn:oasis:names:tc:opendocument:xmlns:'
TEXT, TABLE, DRAW, SVG = (f'{{{ODF}{name}}}' for name in ('text:1.0', 'table:1.0', 'drawing:1.0',
                                                         'svg-compatible:1.0'))
VOID = {'meta', 'br', 'img', 'link', 'input', 'hr'}


def squeeze(text):
    """Text by its words alone: where a line ends is the paper's business."""
    return ' '.join(text.split())


class Node:
    """An element of HTML."""

    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent, self.children = tag, attributes, parent, []

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def text(self):
        return ''.join(c if isinstance(c, str) else '\n' if c.tag == 'br' else c.text() for c in self.children)

    def find(self, *tags):
        return [node for node in self.walk() if node.tag in tags]


class Page(html.parser.HTMLParser):
    """A page of HTML as a tree; an element that is not closed in its turn is an error."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.root = self.now = Node('', {}, None)
        self.source = path.read_text(encoding='utf-8')
        self.feed(self.source)
        self.close()
        assert self.now is self.root, f'<{self.now.tag}> is not closed'

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        assert len(names) == len(set(names)), f'<{tag}> has an attribute twice'
        node = Node(tag, dict(attributes), self.now)
        self.now.children.append(node)
        if tag not in VOID:
            self.now = node

    def handle_endtag(self, tag):
        assert self.now.tag == tag, f'</{tag}> closes <{self.now.tag}>'
        self.now = self.now.parent

    def handle_data(self, data):
        self.now.children.append(data)

    def find(self, *tags):
        return self.root.find(*tags)


def read_html(path):
    """The lines of <main> in order: a heading, a paragraph, a cell each."""
    main, = Page(path).find('main')
    leaves = main.find('h1', 'h2', 'h3', 'p', 'dt', 'dd', 'caption', 'th', 'td', 'figcaption')
    return [squeeze(node.text()) for node in leaves]


def odt_words(node):
    """Text with its tabs and new lines, without alternative texts."""
    parts = [node.text or '']
    for child in node:
        if child.tag in (f'{TEXT}tab', f'{TEXT}line-break'):
            parts.append('\n')
        elif not child.tag.startswith(DRAW):
            parts.append(odt_words(child))
        parts.append(child.tail or '')
    return ''.join(parts)


def read_odt(path):
    """The lines of the text in order; the numbers of the list are counted as the program that opens it does."""
    with zipfile.ZipFile(path) as package:
        body = ElementTree.fromstring(package.read('content.xml')).find(f'.//{{{ODF}office:1.0}}text')
    lines, number = [], 0
    for node in body.iter():
        if node.tag == f'{TEXT}list' and node.get(f'{TEXT}continue-numbering') != 'true':
            number = 0
        if node.tag == f'{TEXT}list-item':
            number += 1
            lines.append(f'{number}. ' + squeeze(odt_words(node)))
        elif node.tag in (f'{TEXT}p', f'{TEXT}h') and node.find(f'{DRAW}frame') is None:
            words = odt_words(node)
            if node.get(f'{TEXT}style-name') == 'Value':
                lines += [squeeze(part) for part in words.split('\n', 1)]
            elif node.get(f'{TEXT}style-name') != 'Numbered_20_paragraph':
                lines.append(squeeze(words))
    return lines


def read_structure(path):
    """The elements of a PDF as (depth, tag, text, attributes), as who listens to it hears them."""
    out = subprocess.run(['pdfinfo', '-struct-text', path], capture_output=True, check=True, text=True).stdout
    elements = []
    for line in out.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        words = line.strip()
        if words.startswith('"'):
            elements[-1][2] += words[1:-1]
        elif words.startswith('/'):
            elements[-1][3].append(words)
        else:
            elements.append([depth, words.split(' ')[0].rstrip(':'), '', []])
    return elements


def read_pdf(path):
    """The lines of the structure tree in order, without what stands in pictures and on every page."""
    lines = []
    for _, tag, text, _ in read_structure(path):
        if tag == 'Span':
            lines[-1] += ' ' + text
        elif tag in ('H1', 'H2', 'H3', 'P', 'Caption', 'Lbl', 'LBody', 'TH', 'TD'):
            lines.append(text)
    return [squeeze(line) for line in lines]


def read_pages(path):
    """The lines of each page of a PDF, as they are seen."""
    out = subprocess.run(['pdftotext', '-raw', path, '-'], capture_output=True, check=True, text=True).stdout
    return [page.splitlines() for page in out.split('\f')[:-1]]


def convert(odt, folder):
    """What LibreOffice makes of a document; None where there is no LibreOffice."""
    office = shutil.which('soffice') or shutil.which('libreoffice')
    if office is None:
        return None
    subprocess.run([office, '--headless', f'-env:UserInstallation=file://{folder}/profile', '--convert-to', 'pdf',
                    '--outdir', folder / 'converted', *odt], capture_output=True, check=True, timeout=300)
    return [folder / 'converted' / (path.stem + '.pdf') for path in odt]


def contrast(one, two):
    """The contrast of two colours as "#rrggbb" (WCAG 2.2, relative luminance)."""
    def luminance(colour):
        parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


def style_rules(source):
    """The rules of a style sheet as {property: value}, those inside @media among them."""
    style = re.search(r'<style>(.*?)</style>', source, re.S).group(1)
    for body in re.findall(r'\{([^{}]*)\}', style):
        yield {name.strip(): value.strip() for name, value in
               (pair.split(':', 1) for pair in body.split(';') if ':' in pair)}
