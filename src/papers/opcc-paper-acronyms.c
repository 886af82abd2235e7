/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks that each acronym has its words at its first use in a paper, and is printed right. */
#include "opcc-paper-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer words in capitals, which nobody knows, are words. */
#define MAX_UNKNOWN 6
/* So many words before a bracket may belong to the acronym in it. */
#define MAX_WORDS 14

/* An acronym of one paper. */
typedef struct
{
  char *name;                  /* (owned) */
  const OpccPaperBlock *block; /* of its first use */
  guint start, end;
  guint uses;
  gboolean is_expanded; /* at its first use */
  guint expanded_line;  /* the line where it is, further on; 0: nowhere */
  GHashTable *next;     /* (owned): words that follow it */
} Acronym;

typedef struct
{
  OpccPaperCheck *check;
  GHashTable *words;    /* (owned): words of this paper in small letters */
  GHashTable *acronyms; /* (owned): name -> Acronym */
  GPtrArray *in_order;  /* (owned) Acronym * (unowned) */
  GRegex *token, *clean;
} Search;

static void
free_acronym (gpointer data)
{
  Acronym *acronym = data;

  g_free (acronym->name);
  g_hash_table_unref (acronym->next);
  g_free (acronym);
}

/* Whether @letters are the first letters of @words in order. Small words may be passed over, and a
 * letter may stand inside a word whose first letter was taken ("FHQ": Force Headquarters). */
static gboolean
spells (const char *letters, char **words, gboolean inside)
{
  static const char *const small[] = { "and",  "of", "the", "for", "to", "in", "on", "or",
                                       "with", "a",  "an",  "&",   "s",  "by", NULL };

  if (*letters == '\0')
    return *words == NULL;
  if (*words != NULL && g_ascii_tolower (**words) == g_ascii_tolower (*letters))
    {
      const char *more = *words + 1;

      if (spells (letters + 1, words + 1, TRUE))
        return TRUE;
      /* "NPoCC" from "National Police": more than one letter of a word. */
      if (letters[1] != '\0' && strchr (more, g_ascii_tolower (letters[1])) != NULL &&
          spells (letters + 2, words + 1, TRUE) && !g_ascii_isdigit (letters[1]))
        return TRUE;
    }
  if (*words != NULL && inside && g_strv_contains (small, *words))
    return spells (letters, words + 1, inside);
  return FALSE;
}

static GStrv
list_words (const char *text, gsize length)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *folded = g_ascii_strdown (text, (gssize) length);

  for (char *at = folded; *at != '\0';)
    {
      gsize n = 0;

      while (g_ascii_isalnum (at[n]))
        n++;
      if (n > 0)
        {
          g_autofree char *word = g_strndup (at, n);

          g_strv_builder_add (builder, word);
        }
      at += MAX (n, 1);
    }
  return g_strv_builder_end (builder);
}

/* Half the words that the office knows for it, in the words at hand. */
static gboolean
has_known_words (const char *name, char **words)
{
  const char *known = opcc_acronym_list_find (name);
  g_auto (GStrv) wanted = NULL;
  guint found = 0, n_long = 0;

  if (known == NULL || *known == '\0')
    return FALSE;
  wanted = list_words (known, strlen (known));
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      gboolean here = FALSE;

      if (strlen (wanted[i]) <= 3)
        continue;
      n_long++;
      for (guint j = 0; words[j] != NULL && !here; j++)
        here = strncmp (wanted[i], words[j], strlen (wanted[i]) - 1) == 0;
      found += here ? 1 : 0;
    }
  return found >= MIN (2, n_long) && found * 2 >= n_long;
}

/* Words that end where a bracket opens; one more may follow them ("Ethnic Background (BAME)"). */
static gboolean
is_spelt_before (const char *name, const char *text, guint end)
{
  guint from = end > 160 ? end - 160 : 0;
  g_auto (GStrv) words = list_words (text + from, end - from);
  guint n = g_strv_length (words);
  guint first = n > MAX_WORDS ? n - MAX_WORDS : 0;

  for (guint last = n; last > 0 && last + (strlen (name) >= 4 ? 1 : 0) >= n; last--)
    {
      g_autofree char *kept = g_steal_pointer (&words[last]);
      gboolean spelt = FALSE;

      for (guint i = last; i-- > first && !spelt;)
        spelt = spells (name, words + i, FALSE);
      words[last] = g_steal_pointer (&kept);
      if (spelt)
        return TRUE;
    }
  first = n > 8 ? n - 8 : 0;
  return has_known_words (name, words + first);
}

static gboolean
is_spelt_behind (const char *name, const char *text, guint start)
{
  const gboolean bracket = text[start] == '(';
  gsize length = bracket ? strcspn (text + start, ")") : strcspn (text + start, ".;\n");
  g_auto (GStrv) words = list_words (text + start, length);

  if (words[0] == NULL)
    return FALSE;
  if (bracket && has_known_words (name, words))
    return TRUE;
  for (guint n = g_strv_length (words); n >= 2; n--)
    {
      if (spells (name, words, FALSE))
        return TRUE;
      g_clear_pointer (&words[n - 1], g_free);
    }
  return FALSE;
}

/* "Full Words (FW)", "FW (Full Words)", "FW: Full Words", "Full Words or FW". */
static gboolean
is_expansion (const char *name, const char *text, guint start, guint end)
{
  guint before = start;
  guint behind = end;

  while (before > 0 && strchr ("“‘\"'", text[before - 1]) != NULL)
    before--;
  if (before > 0 && text[before - 1] == '(' && is_spelt_before (name, text, before - 1))
    return TRUE;
  if (before >= 4 && strncmp (text + before - 4, " or ", 4) == 0 &&
      is_spelt_before (name, text, before - 4))
    return TRUE;
  if (text[behind] == 's')
    behind++;
  while (text[behind] == ' ')
    behind++;
  return (text[behind] == '(' || text[behind] == ':') && is_spelt_behind (name, text, behind);
}

/* "PCSOs", "PCSO's" and "SOPS" are the PCSO and the SOP. */
static char *
get_name (const char *token)
{
  const char *end = strpbrk (token, "'’");
  g_autofree char *name = end != NULL ? g_strndup (token, (gsize) (end - token)) : g_strdup (token);
  gsize length = strlen (name);

  if ((guchar) name[length - 1] >= 0x80)
    name[--length] = '\0';
  if (length > 2 && (name[length - 1] == 's' || name[length - 1] == 'S') &&
      opcc_acronym_list_find (name) == NULL)
    {
      const gboolean plural = name[length - 1] == 's';

      name[length - 1] = '\0';
      if (plural || opcc_acronym_list_find (name) != NULL)
        return g_steal_pointer (&name);
      name[length - 1] = 'S';
    }
  return g_steal_pointer (&name);
}

static gboolean
is_acronym (Search *search, const char *name, gboolean in_capitals)
{
  static const char *const words[] = {
    "OR",    "AND",   "NOT",    "ALL", "FOR", "THE", "NO",   "MUST", "NOTE", "NONE", "TO",   "OF",
    "IN",    "II",    "III",    "IV",  "VI",  "VII", "VIII", "IX",   "XI",   "JULY", "JUNE", "MAY",
    "APRIL", "MARCH", "AUGUST", "TH",  "ST",  "ND",  "RD",   "MR",   "MRS",  "DR",   "NA",   NULL
  };
  g_autofree char *folded = g_ascii_strdown (name, -1);

  if (opcc_acronym_list_is_plain (name) || g_strv_contains (words, name))
    return FALSE;
  if (opcc_acronym_list_find (name) != NULL)
    return TRUE;
  return !in_capitals && strlen (name) >= 2 && strlen (name) <= MAX_UNKNOWN &&
         strpbrk (name, "0123456789") == NULL && !g_hash_table_contains (search->words, folded);
}

static void
note_use (Search *search,
          const OpccPaperBlock *block,
          const char *text,
          const char *name,
          guint start,
          guint end)
{
  Acronym *acronym = g_hash_table_lookup (search->acronyms, name);
  const gboolean expands = is_expansion (name, text, start, end);
  const char *after = text + end + strspn (text + end, " ");
  gsize length = 0;

  if (acronym == NULL)
    {
      acronym = g_new0 (Acronym, 1);
      acronym->name = g_strdup (name);
      acronym->block = block;
      acronym->start = start;
      acronym->end = end;
      acronym->is_expanded = expands;
      acronym->next = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (search->acronyms, acronym->name, acronym);
      g_ptr_array_add (search->in_order, acronym);
    }
  else if (expands && !acronym->is_expanded && acronym->expanded_line == 0)
    acronym->expanded_line = opcc_paper_block_get_line (block, start);
  acronym->uses++;
  while (g_ascii_isalpha (after[length]))
    length++;
  if (length > 3)
    g_hash_table_add (acronym->next, g_strndup (after, length));
}

/* The line around a place, and whether it is written in capitals. */
static gboolean
is_in_capitals (const char *text, guint at)
{
  guint start = at, end = at;
  g_autofree char *line = NULL;

  while (start > 0 && strchr ("\n\t", text[start - 1]) == NULL)
    start--;
  while (text[end] != '\0' && strchr ("\n\t", text[end]) == NULL)
    end++;
  /* The words that head a line of a report's head are no part of what is in capitals. */
  while (start + 1 < at && g_regex_match_simple ("^(?:subject|report|of|author|date|title)\\b",
                                                 text + start, G_REGEX_CASELESS, 0))
    start += (guint) strcspn (text + start, " ") + 1;
  line = g_strndup (text + start, end > start ? end - start : 0);
  return opcc_paper_is_capitals (line);
}

/* Addresses are blanked out: what stands in them is no acronym. */
static char *
blank_addresses (Search *search, const char *text)
{
  char *out = g_strdup (text);
  GMatchInfo *match;

  for (g_regex_match (search->clean, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      memset (out + start, '_', (gsize) (end - start));
    }
  g_match_info_free (match);
  return out;
}

static void
search_block (Search *search, const OpccPaperBlock *block)
{
  g_autofree char *text = blank_addresses (search, block->text);
  GMatchInfo *match;

  for (g_regex_match (search->token, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *token = g_match_info_fetch (match, 0);
      g_autofree char *name = get_name (token);
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      if (is_acronym (search, name, is_in_capitals (text, (guint) start)))
        note_use (search, block, text, name, (guint) start, (guint) end);
    }
  g_match_info_free (match);
}

static void
collect_words (Search *search, const OpccPaperBlock *block)
{
  for (const char *at = block->text; *at != '\0';)
    {
      gsize length = 0;

      while (g_ascii_islower (at[length]))
        length++;
      if (length >= 2 && (at == block->text || !g_ascii_isalpha (at[-1])) &&
          !g_ascii_isalpha (at[length]))
        g_hash_table_add (search->words, g_strndup (at, length));
      at += MAX (length, 1);
    }
}

/* --- misprints -------------------------------------------------------------------------------- */

static gboolean
is_swapped (const char *a, const char *b)
{
  gsize i = 0;

  if (strlen (a) != strlen (b) || strcmp (a, b) == 0)
    return FALSE;
  while (a[i] == b[i])
    i++;
  return a[i] == b[i + 1] && a[i + 1] == b[i] && a[i] != '\0' && strcmp (a + i + 2, b + i + 2) == 0;
}

static gboolean
differs_by_one (const char *a, const char *b)
{
  guint differences = 0;

  if (strlen (a) != strlen (b))
    return FALSE;
  for (gsize i = 0; a[i] != '\0'; i++)
    differences += a[i] != b[i] ? 1 : 0;
  return differences == 1;
}

static gboolean
share_next_word (Acronym *a, Acronym *b)
{
  return opcc_words_count_shared (a->next, b->next) > 0;
}

/* (nullable): a known acronym of this paper that @acronym was meant to be. */
static const char *
find_meant (Search *search, Acronym *acronym)
{
  if (strlen (acronym->name) < 3 || acronym->is_expanded || acronym->expanded_line != 0 ||
      opcc_acronym_list_find (acronym->name) != NULL)
    return NULL;
  for (guint i = 0; i < search->in_order->len; i++)
    {
      Acronym *other = g_ptr_array_index (search->in_order, i);

      if (other == acronym || other->uses <= (acronym->uses > 1 ? acronym->uses : 0))
        continue;
      if (opcc_acronym_list_find (other->name) == NULL && !other->is_expanded)
        continue;
      if (is_swapped (acronym->name, other->name) ||
          (differs_by_one (acronym->name, other->name) && share_next_word (acronym, other)))
        return other->name;
    }
  return NULL;
}

static char *
say_fix (const Acronym *acronym)
{
  const char *known = opcc_acronym_list_find (acronym->name);

  if (known != NULL && strstr (known, "; or ") != NULL)
    return g_strdup_printf (_ ("Write which is meant here, %s, with (%s) behind it."), known,
                            acronym->name);
  if (known != NULL && *known != '\0')
    return g_strdup_printf (_ ("Write “%s (%s)” here."), known, acronym->name);
  return g_strdup_printf (_ ("Write its words here, with (%s) behind them."), acronym->name);
}

static void
report (Search *search, Acronym *acronym)
{
  const char *meant = find_meant (search, acronym);

  if (meant != NULL)
    opcc_paper_check_add (search->check, "acronym-misprint", acronym->block, acronym->start,
                          acronym->end,
                          g_strdup_printf (_ ("%s is used nowhere else, and looks like %s."),
                                           acronym->name, meant),
                          g_strdup_printf (_ ("Write %s."), meant));
  else if (!acronym->is_expanded && acronym->expanded_line != 0)
    opcc_paper_check_add (
        search->check, "acronym-not-expanded", acronym->block, acronym->start, acronym->end,
        g_strdup_printf (_ ("%s is used here, and its words come only on line %u."), acronym->name,
                         acronym->expanded_line),
        say_fix (acronym));
  else if (!acronym->is_expanded)
    opcc_paper_check_add (search->check, "acronym-not-expanded", acronym->block, acronym->start,
                          acronym->end,
                          g_strdup_printf (_ ("%s is used in this paper without its words."),
                                           acronym->name),
                          say_fix (acronym));
}

static void
check_part (Search *search, const OpccPaperPart *part)
{
  const OpccPaper *paper = search->check->paper;

  g_hash_table_remove_all (search->words);
  g_ptr_array_set_size (search->in_order, 0);
  g_hash_table_remove_all (search->acronyms);
  for (guint i = part->first; i < part->end; i++)
    collect_words (search, opcc_paper_get_block (paper, i));
  for (guint i = part->first; i < part->end; i++)
    search_block (search, opcc_paper_get_block (paper, i));
  for (guint i = 0; i < search->in_order->len; i++)
    report (search, g_ptr_array_index (search->in_order, i));
}

/**
 * opcc_paper_check_acronyms:
 *
 * Finds acronyms without their words at the first use in each paper, and misprinted ones. Source of
 * the rule: the Panel's wish that a term first used stand "in full with the acronym in brackets".
 */
void
opcc_paper_check_acronyms (OpccPaperCheck *check)
{
  Search search = { .check = check };

  search.words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  search.acronyms = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_acronym);
  search.in_order = g_ptr_array_new ();
  /* Not opcc_paper_pattern(): capitals are what it is about. */
  search.token = g_regex_new ("(?<![A-Za-z0-9@_.-])(?:[A-Z]{2,}[a-z]?[A-Z]*|[A-Z][a-z][A-Z]+|"
                              "[A-Z]{1,2}\\d{1,3})(?:['’]?s)?(?![A-Za-z0-9@_]|-\\d)",
                              G_REGEX_OPTIMIZE, 0, NULL);
  search.clean = opcc_paper_pattern (
      "\\S+@\\S+|@\\w+|(?:https?://|www\\.)\\S+|\\b\\w+\\.(?:gov|uk|com|pdf)\\S*");
  for (guint i = 0; i < check->paper->parts->len; i++)
    check_part (&search, opcc_paper_get_part (check->paper, i));
  g_hash_table_unref (search.acronyms);
  g_hash_table_unref (search.words);
  g_ptr_array_unref (search.in_order);
  g_regex_unref (search.token);
  g_regex_unref (search.clean);
}
