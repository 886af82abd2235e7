#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Decks by words: what the window's pages of decks do, and what is refused."""
from desk import fill_sample, main

DECK = 'Panel, October 2023'


def titles(office, deck=DECK):
    slides = office.json('deck', 'show', deck)
    assert [slide['place'] for slide in slides] == list(range(1, len(slides) + 1)), slides
    return [slide['slide'] for slide in slides]


def test_list_and_show(office):
    fill_sample(office)
    assert office.json('deck', 'list') == [
        {'n': 1, 'deck': DECK, 'meeting': 'Police and Crime Panel', 'held': '2023-10-24', 'audience': 'public',
         'slides': 8, 'planned': 25, 'minutes': 30}]
    slides = office.json('deck', 'show', DECK)
    assert len(slides) == 8 and slides == office.json('deck', 'show', '1')
    assert slides[1]['document'] == 'awards?round=2023/24-1' and slides[1]['part'] == 'Above the line', slides[1]
    assert all(slide['gap'] is None for slide in slides), slides


def test_show_says_what_the_wall_will_lack(office):
    fill_sample(office)
    made = office.json('add', 'organisation', 'name=Lantern Yard')
    office.do('deck', 'add', DECK, f'record?kind=organisation&n={made["n"]}')
    office.do('delete', 'organisation', 'Lantern Yard')
    gaps = [slide['gap'] for slide in office.json('deck', 'show', DECK)]
    assert gaps[8].startswith('Gone'), gaps
    assert gaps[0] is None, gaps


def test_a_deck_from_nothing(office):
    fill_sample(office)
    before = office.content_hash()
    added = office.json('deck', 'add', 'December', 'list?kind=premises', '--new')
    assert added['action'] == 'Add slide “Premises” to deck “December”', added
    office.do('deck', 'add', 'December', 'round?round=2023/24-1', '--part', 'The round in figures', '--minutes', '4',
              '--notes', 'Read them out.', '--title', 'What was asked')
    slides = office.json('deck', 'show', 'December')
    assert [(slide['slide'], slide['part'], slide['minutes'], slide['notes']) for slide in slides] == [
        ('Premises', None, None, None), ('What was asked', 'The round in figures', 4, 'Read them out.')], slides
    assert office.json('show', 'deck', 'December')['audience'] == 'public'
    office.do('undo')
    office.do('undo')
    assert office.content_hash() == before


def test_move_and_remove(office):
    fill_sample(office)
    before = titles(office)
    office.do('deck', 'move', DECK, 'the decision', '1')
    assert titles(office) == before[-1:] + before[:-1]
    office.do('deck', 'move', DECK, '1', '100')
    assert titles(office) == before
    office.do('deck', 'remove', DECK, '2')
    assert titles(office) == before[:1] + before[2:]
    office.do('deck', 'remove', DECK, 'Bell Foundry')
    assert titles(office) == before[:1] + before[3:]
    for _ in range(4):
        office.do('undo')
    assert titles(office) == before


def test_copy(office):
    fill_sample(office)
    office.do('deck', 'copy', DECK)
    office.do('deck', 'copy', DECK, '--title', 'Panel, November')
    assert titles(office, 'Panel, November') == titles(office) == titles(office, f'Copy of {DECK}')
    assert [deck['held'] for deck in office.json('deck', 'list')] == [None, None, '2023-10-24']


def test_refused(office):
    fill_sample(office)
    before = office.content_hash()
    refused = {
        ('deck', 'show', 'Never'): 'Never',
        ('deck', 'add', DECK, 'pie'): '“opcc documents”',
        ('deck', 'add', DECK, 'handout?deck=1'): 'made of a deck',
        ('deck', 'add', DECK, 'list?kind=premises', '--part', 'Cellar'): 'Cellar',
        ('deck', 'add', DECK, 'zone?zone=Nowhere'): 'Nowhere',
        ('deck', 'add', 'Never', 'list?kind=premises'): 'Never',
        ('deck', 'move', DECK, '9', '1'): 'slides in it: 8',
        ('deck', 'move', DECK, 'Nothing', '1'): 'no slide “Nothing”',
        ('deck', 'remove', DECK, '0'): 'no slide “0”',
    }
    for words, said in refused.items():
        sentence = office.refuse(*words)
        assert said in sentence, (words, sentence)
    assert '1 is the first' in office.refuse('deck', 'move', DECK, '1', 'last', status=2)
    assert office.content_hash() == before
    office.do('deck', 'add', DECK, 'list?kind=premises', '--title', 'Bell Foundry')
    assert 'More than one' in office.refuse('deck', 'remove', DECK, 'bell foundry')


main()
