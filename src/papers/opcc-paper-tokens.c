/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the dates and figures of a block once, so that no check mistakes one for the other. */
#include "opcc-paper-private.h"

#include <math.h>
#include <string.h>

#include "opcc-date.h"

#define MONTHS                                                                                     \
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"                 \
  "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"

static const char month_names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
static const char *const month_words[] = { "January",   "February", "March",    "April",
                                           "May",       "June",     "July",     "August",
                                           "September", "October",  "November", "December" };
static const char *const ones[] = { "one",     "two",       "three",    "four",     "five",
                                    "six",     "seven",     "eight",    "nine",     "ten",
                                    "eleven",  "twelve",    "thirteen", "fourteen", "fifteen",
                                    "sixteen", "seventeen", "eighteen", "nineteen" };
static const char *const tens[] = { "twenty", "thirty",  "forty",  "fifty",
                                    "sixty",  "seventy", "eighty", "ninety" };

typedef struct
{
  GRegex *day_month, *numeric, *month_year, *other;
  GRegex *money, *percent, *count, *word, *vague;
} Patterns;

static const Patterns *
get_patterns (void)
{
  static Patterns patterns;
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      patterns.day_month = opcc_paper_pattern (
          "(?:\\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\\s+(?:the\\s+)?)?\\b(\\d{1,2})\\s?"
          "(?:st|nd|rd|th)?(?:\\s+of)?\\s+" MONTHS "\\b\\.?,?(?:\\s*(?:'|’)?(\\d{4})\\b|"
          "\\s*(?:'|’)(\\d{2})\\b|\\s+(\\d{2})(?=\\s*$|[.,;)\\n]))?");
      patterns.numeric =
          opcc_paper_pattern ("(?<![\\d./])(\\d{1,2})[./](\\d{1,2})[./](\\d{4}|\\d{2})(?![\\d/])");
      patterns.month_year = opcc_paper_pattern (
          "\\b" MONTHS "\\b\\.?,?\\s+(?:of\\s+)?(\\d{4}|\\d{2}(?=\\s*$|[,;)\\n]))");
      /* Years, times, references and telephone numbers are no figures of anything. */
      patterns.other = opcc_paper_pattern (
          "\\b(?:19|20)\\d\\d\\s?[-/–]\\s?\\d{2,4}\\b|\\b\\d\\d[/-]\\d\\d\\b|\\b24/7\\b|"
          "\\b\\d{1,2}[:.]\\d\\d\\s?(?:am|pm|hrs)|\\b\\d{1,2}\\s?(?:am|pm)\\b|\\b\\d\\d:\\d\\d\\w*|"
          "(?<![£\\d,.])\\b(?:19|20)\\d\\d\\b(?!,\\d)(?!\\s?%)|"
          "\\b(?:figure|fig|table|map|chart|appendix|annex|item|page|paragraphs?|paras?|section|"
          "schedule|option|phase|round|grade|layer|level|type|q|version|part|slide|tier)s?\\.?\\s?"
          "\\d+(?:\\s*(?:[-–,&]|and)\\s*\\d+)*|\\b0\\d{2,4}[ \\d]{6,}\\b|"
          "\\b(?:https?://"
          "|www\\.)\\S+|\\S+@\\S+|\\b[a-z]+[-]?\\d[\\w-]*|\\b\\d+(?:st|nd|rd|th)\\b");
      patterns.money = opcc_paper_pattern (
          "£\\s?(\\d[\\d,]*(?:\\.\\d+)?)\\s?(bn|billion|million|mn|m|thousand|k)?\\b");
      patterns.percent =
          opcc_paper_pattern ("([-−]?\\d[\\d,]*(?:\\.\\d+)?)\\s?(?:%|per\\s?cents?\\b)");
      patterns.count = opcc_paper_pattern (
          "(?<![\\w.,/-])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?![\\w/]|,\\d|-\\d)");
      patterns.word =
          opcc_paper_pattern ("\\b(?:(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]"
                              "(one|two|three|four|five|six|seven|eight|nine))?|(one|two|three|"
                              "four|five|six|seven|eight|"
                              "nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
                              "eighteen|nineteen))\\b"
                              "(\\s+per\\s?cent)?");
      patterns.vague = opcc_paper_pattern (
          "(?:over|approx(?:imately|\\.)?|around|about|circa|nearly|almost|roughly|up to|more than|"
          "less than|fewer than|at least|some|close to|in excess of|under|below|above|between)\\s+"
          "(?:a\\s+)?(?:total of\\s+)?£?\\s?$");
      g_once_init_leave (&ready, 1);
    }
  return &patterns;
}

static gboolean
is_free (const guint8 *taken, int start, int end)
{
  for (int i = start; i < end; i++)
    if (taken[i])
      return FALSE;
  return TRUE;
}

int
opcc_paper_read_number (const char *digits)
{
  return (int) CLAMP (g_ascii_strtoll (digits, NULL, 10), 0, G_MAXINT);
}

static int
get_number (GMatchInfo *match, int group)
{
  g_autofree char *text = g_match_info_fetch (match, group);

  return text != NULL ? opcc_paper_read_number (text) : 0;
}

static int
get_month (GMatchInfo *match, int group)
{
  g_autofree char *text = g_match_info_fetch (match, group);
  g_autofree char *folded = g_ascii_strdown (text, 3);

  return (int) (strstr (month_names, folded) - month_names) / 3 + 1;
}

static int
get_weekday (GMatchInfo *match, int group)
{
  static const char names[] = "montuewedthufrisatsun";
  g_autofree char *text = g_match_info_fetch (match, group);
  g_autofree char *folded = text != NULL ? g_ascii_strdown (text, 3) : NULL;

  return folded != NULL && *folded != '\0' ? (int) (strstr (names, folded) - names) / 3 + 1 : 0;
}

static int
widen_year (int year)
{
  return year > 0 && year < 100 ? year + 2000 : year;
}

static void
add_date (OpccPaperBlock *self, guint8 *taken, GMatchInfo *match, OpccPaperDate date)
{
  int start, end;

  g_match_info_fetch_pos (match, 0, &start, &end);
  while (end > start && strchr (" \n.,", self->text[end - 1]) != NULL)
    end--;
  if (!is_free (taken, start, end))
    return;
  /* "3.0.16" is the number of a version. */
  if (date.year < 100 && strchr (self->text + start, '.') != NULL &&
      strchr (self->text + start, '.') < self->text + end && (date.month < 1 || date.month > 12))
    return;
  date.year = widen_year (date.year);
  date.start = (guint) start;
  date.end = (guint) end;
  date.is_possible =
      date.month >= 1 && date.month <= 12 &&
      (date.day == 0 ||
       (date.day >= 1 &&
        date.day <= opcc_date_days_in_month (date.year ? date.year : 2024, date.month)));
  memset (taken + start, 1, (gsize) (end - start));
  g_array_append_val (self->dates, date);
}

static int
compare_dates_by_place (gconstpointer a, gconstpointer b)
{
  return (int) ((const OpccPaperDate *) a)->start - (int) ((const OpccPaperDate *) b)->start;
}

static int
compare_figures_by_place (gconstpointer a, gconstpointer b)
{
  return (int) ((const OpccFigure *) a)->start - (int) ((const OpccFigure *) b)->start;
}

static void
read_dates (OpccPaperBlock *self, guint8 *taken)
{
  const Patterns *patterns = get_patterns ();
  GMatchInfo *match;

  for (g_regex_match (patterns->day_month, self->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    add_date (self, taken, match,
              (OpccPaperDate){ .weekday = get_weekday (match, 1),
                               .day = get_number (match, 2),
                               .month = get_month (match, 3),
                               .year = get_number (match, 4) + get_number (match, 5) +
                                       get_number (match, 6) });
  g_match_info_free (match);
  for (g_regex_match (patterns->numeric, self->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    add_date (self, taken, match,
              (OpccPaperDate){ .day = get_number (match, 1),
                               .month = get_number (match, 2),
                               .year = get_number (match, 3) });
  g_match_info_free (match);
  for (g_regex_match (patterns->month_year, self->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    add_date (self, taken, match,
              (OpccPaperDate){ .month = get_month (match, 1), .year = get_number (match, 2) });
  g_match_info_free (match);
  g_array_sort (self->dates, compare_dates_by_place);
}

/* The least difference that the figures as written can show. */
static double
get_step (const char *digits)
{
  const char *point = strchr (digits, '.');

  return point != NULL ? pow (10, -(double) strlen (point + 1)) : 1;
}

static double
get_factor (const char *suffix)
{
  if (suffix == NULL || *suffix == '\0')
    return 1;
  switch (g_ascii_tolower (suffix[0]))
    {
    case 'k':
    case 't':
      return 1e3;
    case 'b':
      return 1e9;
    default:
      return 1e6;
    }
}

static void
add_figure (OpccPaperBlock *self, guint8 *taken, int start, int end, OpccFigure figure)
{
  const Patterns *patterns = get_patterns ();
  int from = MAX (0, start - 40);
  g_autofree char *before = g_strndup (self->text + from, (gsize) (start - from));

  if (!is_free (taken, start, end))
    return;
  memset (taken + start, 1, (gsize) (end - start));
  figure.start = (guint) start;
  figure.end = (guint) end;
  figure.is_vague = g_regex_match (patterns->vague, before, 0, NULL) || self->text[end] == '+';
  g_array_append_val (self->figures, figure);
}

static void
read_digits (OpccPaperBlock *self, guint8 *taken, GRegex *pattern, OpccFigureKind kind)
{
  GMatchInfo *match;

  for (g_regex_match (pattern, self->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *fetched = g_match_info_fetch (match, 1);
      g_autofree char *suffix = kind == OPCC_FIGURE_MONEY ? g_match_info_fetch (match, 2) : NULL;
      g_auto (GStrv) groups = g_strsplit (fetched, ",", -1);
      g_autofree char *digits = g_strjoinv ("", groups);
      const double factor = get_factor (suffix);
      int start, end;
      OpccFigure figure = { .kind = kind };
      const char *plain = g_str_has_prefix (digits, "−") ? digits + strlen ("−") : digits;

      g_match_info_fetch_pos (match, 0, &start, &end);
      figure.value = g_ascii_strtod (plain, NULL) * factor * (plain == digits ? 1 : -1);
      figure.step = get_step (digits) * factor;
      add_figure (self, taken, start, end, figure);
    }
  g_match_info_free (match);
}

static int
find_word (const char *const *list, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    if (word != NULL && g_ascii_strcasecmp (list[i], word) == 0)
      return (int) i;
  return -1;
}

static void
read_words (OpccPaperBlock *self, guint8 *taken)
{
  GMatchInfo *match;

  for (g_regex_match (get_patterns ()->word, self->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *ten = g_match_info_fetch (match, 1);
      g_autofree char *unit = g_match_info_fetch (match, 2);
      g_autofree char *one = g_match_info_fetch (match, 3);
      g_autofree char *percent = g_match_info_fetch (match, 4);
      int high = find_word (tens, G_N_ELEMENTS (tens), ten);
      int low = find_word (ones, G_N_ELEMENTS (ones), high >= 0 ? unit : one);
      int start, end;
      OpccFigure figure = { .step = 1 };

      g_match_info_fetch_pos (match, 0, &start, &end);
      figure.kind = percent != NULL && *percent != '\0' ? OPCC_FIGURE_PERCENT : OPCC_FIGURE_COUNT;
      figure.value = (high >= 0 ? (high + 2) * 10 : 0) + low + 1;
      add_figure (self, taken, start, end, figure);
    }
  g_match_info_free (match);
}

static void
take_others (OpccPaperBlock *self, guint8 *taken)
{
  GMatchInfo *match;
  int start, end;

  for (g_regex_match (get_patterns ()->other, self->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_match_info_fetch_pos (match, 0, &start, &end);
      memset (taken + start, 1, (gsize) (end - start));
    }
  g_match_info_free (match);
}

/**
 * opcc_paper_block_read_tokens:
 *
 * Fills in dates and figures of a block from its text.
 */
void
opcc_paper_block_read_tokens (OpccPaperBlock *self)
{
  g_autofree guint8 *taken = g_malloc0 (strlen (self->text) + 1);
  const Patterns *patterns = get_patterns ();

  self->dates = g_array_new (FALSE, FALSE, sizeof (OpccPaperDate));
  self->figures = g_array_new (FALSE, FALSE, sizeof (OpccFigure));
  read_dates (self, taken);
  read_digits (self, taken, patterns->money, OPCC_FIGURE_MONEY);
  read_digits (self, taken, patterns->percent, OPCC_FIGURE_PERCENT);
  take_others (self, taken);
  read_digits (self, taken, patterns->count, OPCC_FIGURE_COUNT);
  read_words (self, taken);
  g_array_sort (self->figures, compare_figures_by_place);
}

/**
 * opcc_paper_date_compare:
 *
 * Returns: the order of two dates that have their years; 0 where one of them lacks what would tell
 */
int
opcc_paper_date_compare (const OpccPaperDate *a, const OpccPaperDate *b)
{
  if (a->year == 0 || b->year == 0 || a->year != b->year)
    return a->year == 0 || b->year == 0 ? 0 : a->year - b->year;
  if (a->month != b->month || a->day == 0 || b->day == 0)
    return a->month - b->month;
  return a->day - b->day;
}

/**
 * opcc_paper_date_format:
 *
 * Returns: (transfer full): "19 April 2023", "April 2023", "19 April"
 */
char *
opcc_paper_date_format (const OpccPaperDate *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (self->day != 0)
    g_string_append_printf (out, "%d ", self->day);
  g_string_append (out, month_words[CLAMP (self->month, 1, 12) - 1]);
  if (self->year != 0)
    g_string_append_printf (out, " %d", self->year);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
