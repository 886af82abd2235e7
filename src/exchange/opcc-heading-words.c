/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a heading that matter, in one form each, so that headings can be compared. */
#include "opcc-heading-words.h"

#include <string.h>

#include "opcc-text.h"

/* What a form says to be polite; the heading means the same without it. */
static const char *const stop_words[] = {
  "a",      "about", "all",    "also",    "an",    "and",     "any",        "are",   "as",
  "at",     "be",    "been",   "below",   "box",   "briefly", "by",         "can",   "could",
  "detail", "did",   "do",     "does",    "each",  "enter",   "for",        "from",  "give",
  "has",    "have",  "here",   "i",       "if",    "in",      "indicate",   "is",    "it",
  "its",    "let",   "me",     "my",      "need",  "of",      "on",         "one",   "optional",
  "or",     "our",   "please", "provide", "s",     "select",  "should",     "so",    "specify",
  "state",  "such",  "tell",   "that",    "the",   "their",   "there",      "these", "they",
  "this",   "those", "to",     "us",      "using", "want",    "was",        "we",    "were",
  "what",   "where", "which",  "who",     "why",   "will",    "with",       "word",  "would",
  "write",  "you",   "your",   "gbp",     "eg",    "ie",      "respondent", "tick",  "field",
  NULL
};

/* Words that help little to tell one field from another. */
static const char *const light_words[] = { "application", "date",     "full",     "grant",
                                           "information", "main",     "planned",  "project",
                                           "proposed",    "register", "expected", "overall",
                                           "current",     "total",    NULL };

/* Two words that mean one thing, put together before single words are looked at. */
static const struct
{
  const char *phrase;
  const char *word;
} phrases[] = {
  { " how much ", " amount " },
  { " how many ", " number " },
  { " how long ", " duration " },
  { " post code ", " postcode " },
  { " postal code ", " postcode " },
  { " zip code ", " postcode " },
  { " e mail ", " email " },
  { " email address ", " email " },
  { " phone number ", " phone " },
  { " telephone number ", " phone " },
  { " contact number ", " phone " },
  { " mobile number ", " phone " },
  { " web site ", " website " },
  { " web address ", " website " },
  { " completion time ", " received " },
  /* When somebody began to fill in the form, as Microsoft Forms calls it. */
  { " start time ", " begun " },
  { " time stamp ", " received " },
  { " local authority ", " district " },
  { " match funder ", " match funder " },
  { " start date ", " start " },
  { " end date ", " end " },
  { " date submitted ", " received " },
  { " date received ", " received " },
  { " submission date ", " received " },
  { " received date ", " received " },
};

/* Words that mean the same in headings; the first form is the one kept. */
static const struct
{
  const char *word;
  const char *meaning;
} meanings[] = {
  { "organization", "organisation" },
  { "group", "organisation" },
  { "club", "organisation" },
  { "org", "organisation" },
  { "sum", "amount" },
  { "much", "amount" },
  { "value", "amount" },
  { "asked", "ask" },
  { "asking", "ask" },
  { "request", "ask" },
  { "requested", "ask" },
  { "requesting", "ask" },
  { "sought", "ask" },
  { "seeking", "ask" },
  { "applied", "ask" },
  { "applying", "ask" },
  { "awarded", "award" },
  { "costing", "cost" },
  { "telephone", "phone" },
  { "tel", "phone" },
  { "mobile", "phone" },
  { "mail", "email" },
  { "begin", "start" },
  { "beginning", "start" },
  { "commence", "start" },
  { "commencement", "start" },
  { "starting", "start" },
  { "finish", "end" },
  { "finishing", "end" },
  { "ending", "end" },
  { "complete", "end" },
  { "completion", "end" },
  { "when", "date" },
  { "day", "date" },
  { "summarise", "summary" },
  { "summarize", "summary" },
  { "description", "summary" },
  { "describe", "summary" },
  { "outline", "summary" },
  { "overview", "summary" },
  { "num", "number" },
  { "no", "number" },
  { "nr", "number" },
  { "ref", "reference" },
  { "registered", "register" },
  { "registration", "register" },
  { "reg", "register" },
  { "matched", "match" },
  { "matching", "match" },
  { "fund", "funding" },
  { "funded", "funding" },
  { "borough", "district" },
  { "timestamp", "received" },
  { "submitted", "received" },
  { "submission", "received" },
  { "url", "website" },
  { "programme", "scheme" },
  { "program", "scheme" },
  { "comment", "note" },
  { "remark", "note" },
  { "locality", "town" },
  { "city", "town" },
  { "score", "mark" },
  { "assessor", "marker" },
  { "length", "duration" },
  { "id", "identifier" },
};

/* "recipientOrganization/0/name" is four words. */
static char *
split_capitals (const char *text)
{
  g_autoptr (GString) split = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      if (at > text && g_ascii_isupper (*at) && g_ascii_islower (at[-1]))
        g_string_append_c (split, ' ');
      g_string_append_c (split, *at);
    }
  return g_string_free (g_steal_pointer (&split), FALSE);
}

/* "Q1.", "3)", "2b -": the number of a question is not part of it. */
static const char *
skip_number (const char *text)
{
  const char *at = text + strspn (text, " \t*");
  const char *start = at;

  if ((*at == 'q' || *at == 'Q') && g_ascii_isdigit (at[1]))
    at++;
  if (!g_ascii_isdigit (*at))
    return start;
  at += strspn (at, "0123456789");
  if (g_ascii_isalpha (*at) && at[1] != '\0' && strchr (".):", at[1]) != NULL)
    at++;
  if (*at == '\0' || strchr (".):-", *at) == NULL)
    return start;
  at += strspn (at, ".):- ");
  return *at != '\0' ? at : start;
}

/* Every run of anything but letters and digits becomes one space; one stands at either end. */
static char *
space_words (const char *text)
{
  g_autoptr (GString) spaced = g_string_new (" ");

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (spaced, c);
      else if (c != '\'' && c != 0x2019 && spaced->str[spaced->len - 1] != ' ')
        g_string_append_c (spaced, ' ');
    }
  if (spaced->str[spaced->len - 1] != ' ')
    g_string_append_c (spaced, ' ');
  return g_string_free (g_steal_pointer (&spaced), FALSE);
}

/**
 * opcc_heading_fold:
 * @heading: valid UTF-8
 *
 * Returns: (transfer full): the heading without letter case, accents, punctuation and question
 *   number: " amount asked for " for "3. Amount asked for (£)"
 */
char *
opcc_heading_fold (const char *heading)
{
  g_autofree char *split = split_capitals (skip_number (heading));
  g_autofree char *folded = opcc_text_fold (split);

  return space_words (folded);
}

static char *
join_phrases (const char *folded)
{
  g_autoptr (GString) text = g_string_new (folded);

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      /* The spaces at both ends belong to the neighbours too. */
      const char *found = strstr (text->str, phrases[i].phrase);

      if (found == NULL)
        continue;
      g_string_replace (text, phrases[i].phrase, phrases[i].word, 1);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_any_of (const char *word, const char *const *words)
{
  return g_strv_contains (words, word);
}

static char *
drop_plural (const char *word)
{
  const gsize length = strlen (word);

  if (length > 3 && word[length - 1] == 's' && strchr ("suia", word[length - 2]) == NULL)
    return g_strndup (word, length - 1);
  return g_strdup (word);
}

static char *
find_meaning (const char *word)
{
  g_autofree char *single = drop_plural (word);

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      if (strcmp (meanings[i].word, single) == 0)
        return g_strdup (meanings[i].meaning);
    }
  return g_steal_pointer (&single);
}

static gboolean
is_digits (const char *word)
{
  return word[strspn (word, "0123456789")] == '\0';
}

/**
 * opcc_heading_words:
 * @heading: valid UTF-8
 *
 * Returns: (transfer full) (element-type utf8): each word that matters, once: "amount" and "ask"
 *   for "How much are you asking for? (£)"
 */
GPtrArray *
opcc_heading_words (const char *heading)
{
  g_autofree char *folded = opcc_heading_fold (heading);
  g_autofree char *joined = join_phrases (folded);
  g_auto (GStrv) parts = g_strsplit (joined, " ", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *word = NULL;

      if (*parts[i] == '\0' || is_digits (parts[i]))
        continue;
      word = find_meaning (parts[i]);
      if (!is_any_of (word, stop_words) && !is_any_of (parts[i], stop_words) &&
          !g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
        g_ptr_array_add (words, g_steal_pointer (&word));
    }
  return g_steal_pointer (&words);
}

/**
 * opcc_heading_word_is_light:
 *
 * Returns: whether @word helps little to tell one field from another
 */
gboolean
opcc_heading_word_is_light (const char *word)
{
  return is_any_of (word, light_words);
}
