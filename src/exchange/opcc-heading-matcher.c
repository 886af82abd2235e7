/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well each heading of a file fits each field, by the words they share. */
#include "opcc-heading-matcher.h"

#include <math.h>
#include <string.h>

#include "opcc-heading-words.h"

#define SCORE_SAME_TEXT  100.0
#define SCORE_SAME_WORDS 97.0
#define SCORE_MOST       92.0

/* A word that says little counts less. */
#define LIGHT_WEIGHT 0.4

/* One way to call a field. */
typedef struct
{
  char *folded;     /* (owned) */
  GPtrArray *words; /* (owned) (element-type utf8) */
} Phrase;

typedef struct
{
  GPtrArray *phrases; /* (owned) (element-type Phrase) */
} Target;

typedef struct
{
  GPtrArray *targets;  /* (owned) (element-type Target) */
  GHashTable *weights; /* (owned) (element-type utf8 double) of the words met so far */
} Matcher;

static void
free_phrase (gpointer data)
{
  Phrase *phrase = data;

  g_free (phrase->folded);
  g_ptr_array_unref (phrase->words);
  g_free (phrase);
}

static void
free_target (gpointer data)
{
  Target *target = data;

  g_ptr_array_unref (target->phrases);
  g_free (target);
}

static Phrase *
make_phrase (const char *text)
{
  Phrase *phrase = g_new0 (Phrase, 1);

  phrase->folded = opcc_heading_fold (text);
  phrase->words = opcc_heading_words (text);
  return phrase;
}

static void
add_target (Matcher *self, const OpccMappingTarget *given)
{
  Target *target = g_new0 (Target, 1);

  target->phrases = g_ptr_array_new_with_free_func (free_phrase);
  g_ptr_array_add (target->phrases, make_phrase (given->label));
  for (guint i = 0; given->synonyms != NULL && given->synonyms[i] != NULL; i++)
    g_ptr_array_add (target->phrases, make_phrase (given->synonyms[i]));
  g_ptr_array_add (target->phrases, make_phrase (given->name));
  g_ptr_array_add (self->targets, target);
}

static gboolean
uses_word (const Target *target, const char *word)
{
  for (guint i = 0; i < target->phrases->len; i++)
    {
      const Phrase *phrase = g_ptr_array_index (target->phrases, i);

      if (g_ptr_array_find_with_equal_func (phrase->words, word, g_str_equal, NULL))
        return TRUE;
    }
  return FALSE;
}

/* The rarer among the fields, the more a word tells (inverse document frequency). */
static double
weigh_word (Matcher *self, const char *word)
{
  double *weight = g_hash_table_lookup (self->weights, word);
  guint uses = 0;

  if (weight != NULL)
    return *weight;
  for (guint i = 0; i < self->targets->len; i++)
    uses += uses_word (g_ptr_array_index (self->targets, i), word);
  weight = g_new (double, 1);
  /* A word no field uses counts like one that two of them share. */
  *weight = log (1.0 + (self->targets->len + 1.0) / (uses > 0 ? uses : 2.0));
  if (opcc_heading_word_is_light (word))
    *weight *= LIGHT_WEIGHT;
  g_hash_table_insert (self->weights, g_strdup (word), weight);
  return *weight;
}

static double
weigh_words (Matcher *self, GPtrArray *words)
{
  double sum = 0.0;

  for (guint i = 0; i < words->len; i++)
    sum += weigh_word (self, g_ptr_array_index (words, i));
  return sum;
}

/* How much of the phrase is found, and how much of the heading it explains. */
static double
score_words (Matcher *self, GPtrArray *heading, const Phrase *phrase)
{
  const double wanted = weigh_words (self, phrase->words);
  const double given = weigh_words (self, heading);
  double common = 0.0;
  guint n_common = 0;
  guint n_telling = 0;

  for (guint i = 0; i < phrase->words->len; i++)
    {
      const char *word = g_ptr_array_index (phrase->words, i);

      if (!g_ptr_array_find_with_equal_func (heading, word, g_str_equal, NULL))
        continue;
      n_common++;
      n_telling += !opcc_heading_word_is_light (word);
      common += weigh_word (self, word);
    }
  if (n_common > 0 && n_common == phrase->words->len && n_common == heading->len)
    return SCORE_SAME_WORDS;
  /* "Project" alone joins nothing: half of all headings have it. */
  if (n_telling == 0)
    return 0.0;
  return SCORE_MOST * pow (common / wanted, 1.5) * (0.45 + 0.55 * common / given);
}

/* The forms in which one heading is compared: whole, without what stands in brackets, and the part
 * after the last colon, which is the lower of two heading rows. */
typedef struct
{
  char *folded;     /* (owned) */
  GPtrArray *words; /* (owned) (element-type GPtrArray of utf8) with the factors beside them */
  double factors[3];
} HeadingForms;

static char *
drop_brackets (const char *heading)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint depth = 0;

  for (const char *at = heading; *at != '\0'; at++)
    {
      depth += *at == '(' || *at == '[';
      if (depth == 0)
        g_string_append_c (text, *at);
      if ((*at == ')' || *at == ']') && depth > 0)
        depth--;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_form (HeadingForms *forms, const char *text, double factor)
{
  g_autoptr (GPtrArray) words = opcc_heading_words (text);

  if (words->len == 0)
    return;
  forms->factors[forms->words->len] = factor;
  g_ptr_array_add (forms->words, g_steal_pointer (&words));
}

static void
make_forms (HeadingForms *forms, const char *heading)
{
  g_autofree char *bare = drop_brackets (heading);
  const char *colon = strrchr (bare, ':');

  forms->folded = opcc_heading_fold (heading);
  forms->words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  add_form (forms, heading, 1.0);
  if (strcmp (bare, heading) != 0)
    add_form (forms, bare, 0.99);
  if (colon != NULL && colon[1] != '\0')
    add_form (forms, colon + 1, 0.9);
}

static void
clear_forms (HeadingForms *forms)
{
  g_free (forms->folded);
  g_ptr_array_unref (forms->words);
}

static double
score_target (Matcher *self, const HeadingForms *forms, const Target *target)
{
  double best = 0.0;

  for (guint i = 0; i < target->phrases->len; i++)
    {
      const Phrase *phrase = g_ptr_array_index (target->phrases, i);

      /* The label comes first: a later phrase must be better, not merely as good. */
      if (strcmp (phrase->folded, forms->folded) == 0)
        best = MAX (best, SCORE_SAME_TEXT - (i > 0));
      for (guint j = 0; j < forms->words->len; j++)
        {
          const double score =
              score_words (self, g_ptr_array_index (forms->words, j), phrase) * forms->factors[j];

          best = MAX (best, score - (i > 0 ? 0.5 : 0.0));
        }
    }
  return best;
}

/**
 * opcc_heading_matcher_score:
 * @headings: (array length=n_headings): of the file
 * @targets: (array length=n_targets): the fields
 *
 * 100 is a heading that is the field's own label, 97 one made of the same words; below that it
 * counts how much of the field's words stand in the heading, and how much of the heading they
 * explain, rare words more than common ones.
 *
 * Returns: (transfer full): n_targets × n_headings scores from 0 to 100, field after field
 */
double *
opcc_heading_matcher_score (const char *const *headings,
                            guint n_headings,
                            const OpccMappingTarget *targets,
                            guint n_targets)
{
  double *scores = g_new0 (double, MAX ((gsize) n_headings * n_targets, 1));
  Matcher matcher = { NULL, NULL };

  matcher.targets = g_ptr_array_new_with_free_func (free_target);
  matcher.weights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < n_targets; i++)
    add_target (&matcher, &targets[i]);
  for (guint i = 0; i < n_headings; i++)
    {
      HeadingForms forms;

      make_forms (&forms, headings[i]);
      for (guint j = 0; j < n_targets; j++)
        scores[(gsize) j * n_headings + i] =
            score_target (&matcher, &forms, g_ptr_array_index (matcher.targets, j));
      clear_forms (&forms);
    }
  g_ptr_array_unref (matcher.targets);
  g_hash_table_unref (matcher.weights);
  return scores;
}
