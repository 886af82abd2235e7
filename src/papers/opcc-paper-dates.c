/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks dates: against the calendar, the cover, each other, and the list of background papers. */
#include "opcc-paper-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-date.h"

typedef struct
{
  OpccPaperCheck *check;
  const OpccPaperPart *part;
  GRegex *this_meeting, *next_meeting, *happened, *stood, *until;
} Search;

static const OpccPaperDate *
get_date (const OpccPaperBlock *block, guint index)
{
  return &g_array_index (block->dates, OpccPaperDate, index);
}

static gboolean
is_whole (const OpccPaperDate *date)
{
  return date->day != 0 && date->year != 0 && date->is_possible;
}

/* 1 (Monday) to 7. */
static int
find_weekday (const OpccPaperDate *date, int year)
{
  /* The 29th of February is in one year of four; in the others it is no day to compare with. */
  if (date->day > opcc_date_days_in_month (year, date->month))
    return date->weekday;
  return (int) opcc_date_get_weekday (opcc_date_from_ymd (year, date->month, date->day));
}

static void
check_calendar (Search *search, const OpccPaperBlock *block, const OpccPaperDate *date)
{
  static const char *const names[] = { N_ ("Monday"),   N_ ("Tuesday"), N_ ("Wednesday"),
                                       N_ ("Thursday"), N_ ("Friday"),  N_ ("Saturday"),
                                       N_ ("Sunday") };
  int right;

  if (!date->is_possible)
    {
      opcc_paper_check_add (search->check, "date-impossible", block, date->start, date->end,
                            g_strdup (_ ("There is no such day.")), NULL);
      return;
    }
  if (date->weekday == 0 || date->day == 0)
    return;
  if (date->year != 0)
    right = find_weekday (date, date->year);
  else if (search->part->cover == NULL)
    return;
  else
    {
      /* Without its year, the day may be of this year, the last or the next. */
      const int year = search->part->cover->year;

      right = find_weekday (date, year);
      for (int near = year - 1; near <= year + 1; near++)
        if (find_weekday (date, near) == date->weekday)
          right = date->weekday;
    }
  if (right != date->weekday)
    {
      const char *name = g_dgettext (GETTEXT_PACKAGE, names[right - 1]);

      opcc_paper_check_add (search->check, "date-weekday", block, date->start, date->end,
                            g_strdup_printf (_ ("That day is a %s."), name),
                            g_strdup_printf (_ ("Write %s, or correct the date."), name));
    }
}

static void
add_cover (Search *search, const OpccPaperBlock *block, const OpccPaperDate *date, const char *why)
{
  g_autofree char *cover = opcc_paper_date_format (search->part->cover);

  opcc_paper_check_add (search->check, "date-cover", block, date->start, date->end,
                        g_strdup_printf (why, cover, search->part->cover_line),
                        g_strdup (_ ("Correct the date that is wrong.")));
}

static void
check_cover (Search *search, const OpccPaperBlock *block, const OpccPaperDate *date)
{
  const OpccPaperDate *cover = search->part->cover;
  g_autofree char *before = g_strndup (block->text, date->start);
  int order;

  if (cover == NULL || date->year == 0 || !date->is_possible)
    return;
  order = opcc_paper_date_compare (date, cover);
  if (order > 0 && g_regex_match (search->stood, before, 0, NULL))
    add_cover (search, block, date,
               _ ("This is told as past, and is later than the date of the cover, %s (line %u)."));
  if (!is_whole (date))
    return;
  if (order != 0 && g_regex_match (search->this_meeting, before, 0, NULL))
    add_cover (search, block, date,
               _ ("The paper says here when its meeting was held; its cover says %s (line %u)."));
  else if (order <= 0 && g_regex_match (search->next_meeting, before, 0, NULL))
    add_cover (search, block, date,
               _ ("The next meeting cannot be before that of the cover, %s (line %u)."));
  else if (order > 0 && g_regex_match (search->happened, before, 0, NULL))
    add_cover (search, block, date,
               _ ("This is told as past, and is later than the date of the cover, %s (line %u)."));
}

static void
check_period (Search *search, const OpccPaperBlock *block, guint index)
{
  const OpccPaperDate *from = get_date (block, index);
  const OpccPaperDate *to;
  g_autofree char *between = NULL;

  if (index + 1 >= block->dates->len)
    return;
  to = get_date (block, index + 1);
  between = g_strndup (block->text + from->end, to->start - from->end);
  if (g_regex_match (search->until, between, 0, NULL) && opcc_paper_date_compare (from, to) > 0)
    opcc_paper_check_add (search->check, "date-order", block, from->start, to->end,
                          g_strdup (_ ("The second date is before the first.")),
                          g_strdup (_ ("Correct the dates.")));
}

/* A document listed with its date, and a sentence that names it with another date. */
static void
check_listed (Search *search, const OpccPaperBlock *listed)
{
  const OpccPaperDate *date = listed->dates->len == 1 ? get_date (listed, 0) : NULL;
  g_autofree char *title = g_strndup (listed->text, strcspn (listed->text, ","));
  g_autoptr (GHashTable) wanted = NULL;

  if (date == NULL || !is_whole (date))
    return;
  wanted = opcc_paper_get_words (title);
  for (guint i = search->part->first; i < search->part->end; i++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (search->check->paper, i);

      for (guint j = 0; block != listed && j < block->dates->len; j++)
        {
          const OpccPaperDate *other = get_date (block, j);
          g_autofree char *sentence =
              opcc_paper_block_get_sentence (block, other->start, NULL, NULL);
          g_autoptr (GHashTable) words = opcc_paper_get_words (sentence);
          g_autofree char *right = NULL;

          if (!is_whole (other) || opcc_paper_date_compare (other, date) == 0 ||
              g_hash_table_size (wanted) < 2 ||
              opcc_words_count_shared (wanted, words) < g_hash_table_size (wanted))
            continue;
          right = opcc_paper_date_format (date);
          opcc_paper_check_add (search->check, "date-two-values", block, other->start, other->end,
                                g_strdup_printf (_ ("“%s” is listed on line %u with the date %s."),
                                                 title,
                                                 opcc_paper_block_get_line (listed, date->start),
                                                 right),
                                g_strdup (_ ("Correct the date that is wrong.")));
        }
    }
}

static void
check_block (Search *search, const OpccPaperBlock *block)
{
  for (guint i = 0; i < block->dates->len; i++)
    {
      check_calendar (search, block, get_date (block, i));
      check_cover (search, block, get_date (block, i));
      check_period (search, block, i);
    }
  if (block->dates->len > 0 && opcc_paper_block_is_under (block, "background papers"))
    check_listed (search, block);
}

/**
 * opcc_paper_check_dates:
 *
 * Finds days that do not exist, weekdays that are not theirs, and dates that disagree.
 */
void
opcc_paper_check_dates (OpccPaperCheck *check)
{
  Search search = { .check = check };

  search.this_meeting = opcc_paper_pattern (
      "\\b(?:report|discussions?|minutes|summary|record)\\b[^.]{0,60}\\bof the meeting held on"
      "\\s+(?:the\\s+)?$");
  search.next_meeting = opcc_paper_pattern ("\\bnext meeting\\b[^.\\n]{0,40}$");
  search.happened = opcc_paper_pattern (
      "\\b(?:was|were)\\s+(?:held|presented|approved|agreed|completed|published|received|"
      "appointed|launched|signed)\\b[^.;]{0,40}\\bon\\s+(?:the\\s+)?$");
  search.stood = opcc_paper_pattern (
      "\\b(?:stood at|fell to|rose to|reached)\\s+[£\\d][^.;]{0,30}\\s(?:in|on|at|by)"
      "\\s+(?:the\\s+)?$");
  search.until = opcc_paper_pattern ("^\\s*(?:to|until|till|[-–])\\s*(?:the\\s+)?$");
  for (guint i = 0; i < check->paper->parts->len; i++)
    {
      search.part = opcc_paper_get_part (check->paper, i);
      for (guint j = search.part->first; j < search.part->end; j++)
        check_block (&search, opcc_paper_get_block (check->paper, j));
    }
  g_regex_unref (search.this_meeting);
  g_regex_unref (search.next_meeting);
  g_regex_unref (search.happened);
  g_regex_unref (search.stood);
  g_regex_unref (search.until);
}
