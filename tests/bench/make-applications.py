#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes invented applications by the hundred thousand, as an online form exports them.
import random
import sys

ORGANISATIONS = 20000
DISTRICTS = ["Leicester", "Charnwood", "North West Leicestershire", "Hinckley and Bosworth",
             "Harborough", "Oadby and Wigston", "Melton", "Blaby", "Rutland"]
PRIORITIES = ["Violence against women and girls", "Young people", "Victims and witnesses",
              "Safer neighbourhoods", "Road safety"]
WORDS = ("safer evening bridge workshop repair estate lighting café advice mentor river market "
         "youth court garden school bus station witness harbour signal listen summer autumn").split()
HEADINGS = ["Response ID", "Submitted", "Name of your group or organisation",
            "Registered charity number (if any)", "Where will the project take place?",
            "Project title", "In one paragraph, what will you do?",
            "How much are you asking for? (£)", "What will the whole project cost? (£)",
            "Start date", "End date", "Which priority of the Police and Crime Plan does it meet?"]


def quote(text):
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\n') else text


def money(pence):
    return f"£{pence / 100:,.2f}"


def row(number, draw):
    group = draw.randrange(ORGANISATIONS)
    asked = draw.randrange(500, 9999) * 100
    day = draw.randrange(1, 28)
    text = " ".join(draw.choice(WORDS) for _ in range(18)).capitalize()
    text += f', said "{draw.choice(WORDS)}"' + ("\nand more." if number % 7 == 0 else ".")
    return [str(100000 + number), f"{day:02}/09/2023 {draw.randrange(9, 23):02}:{day:02}:00",
            f"{WORDS[group % len(WORDS)].capitalize()} Group {group:05}", str(3000000 + group),
            draw.choice(DISTRICTS), f"{draw.choice(WORDS).capitalize()} {draw.choice(WORDS)} {number}",
            text, money(asked), money(asked + draw.randrange(0, 5000) * 100), "01/11/2023",
            "31/10/2024", draw.choice(PRIORITIES)]


def main():
    path, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    draw = random.Random(20230731 + first)
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(",".join(quote(h) for h in HEADINGS) + "\r\n")
        for number in range(first, first + count):
            cells = row(number, draw)
            if count == ORGANISATIONS:
                # The first file makes each organisation once, so that the next only look them up.
                cells[2] = f"{WORDS[number % len(WORDS)].capitalize()} Group {number:05}"
                cells[3] = str(3000000 + number)
            out.write(",".join(quote(c) for c in cells) + "\r\n")


if __name__ == "__main__":
    main()
