/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading posts as an office writes them down: contracts and states in words, ends as a month. */
#include "opcc-posts-intake.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-period.h"
#include "opcc-post.h"
#include "opcc-text.h"

/* Words that say what a contract or a state is, the telling ones first. */
typedef struct
{
  const char *word;
  const char *key;
} Telling;

static const Telling contract_words[] = {
  { "fixed", "fixed" },
  { "interim", "interim" },
  { "temporary", "fixed" },
  { "permanent", "permanent" },
  { "second", "seconded" },
  { "elected", "elected" },
  { NULL },
};

static const Telling state_words[] = {
  { "leave", "absent" },
  { "vacan", "vacant" },
  { "being supported", "covered" },
  { "in post", "filled" },
  { "filled", "filled" },
  { "appointed", "filled" },
  { "recommended", "planned" },
  { "proposed", "planned" },
  { "soon", "planned" },
  { NULL },
};

static const char *
find_telling (const Telling *words, const char *text)
{
  g_autofree char *folded = opcc_text_fold (text);

  for (; words->word != NULL; words++)
    if (strstr (folded, words->word) != NULL)
      return words->key;
  return "unknown";
}

/* "funded by the Home Office", wherever it is written, says who pays for the post. */
static gboolean
take_funder (OpccPost *post, const char *cell)
{
  const char *funder = cell + strlen ("funded by ");

  if (g_ascii_strncasecmp (cell, "funded by ", strlen ("funded by ")) != 0)
    return FALSE;
  opcc_set_str (&post->funder, g_str_has_prefix (funder, "the ") ? funder + 4 : funder);
  return TRUE;
}

static gboolean
set_cell (gpointer record, const OpccField *field, const char *cell, GError **error)
{
  OpccPost *post = record;
  OpccDate *date = strcmp (field->name, "ends") == 0 ? &post->ends : &post->starts;
  const char *key = NULL;

  if (strcmp (field->name, "contract") == 0)
    {
      key = opcc_choice_find (opcc_post_contracts, cell);
      if (key == NULL)
        opcc_set_str (&post->contract_stated, cell);
      take_funder (post, cell);
      opcc_set_str (&post->contract, key != NULL ? key : find_telling (contract_words, cell));
      return TRUE;
    }
  if (strcmp (field->name, "state") == 0 || strcmp (field->name, "status") == 0)
    {
      key = opcc_choice_find (opcc_post_states, cell);
      if (key == NULL)
        opcc_set_str (&post->status, cell);
      opcc_set_str (&post->state, key != NULL ? key : find_telling (state_words, cell));
      return TRUE;
    }
  /* "2024-03" is its last day for the warning, and stays a month in print. */
  if (field->type == OPCC_VALUE_DATE && strlen (cell) < 8)
    {
      g_autofree char *period = NULL;

      if (!opcc_period_parse (cell, &period, date, error))
        return FALSE;
      if (date == &post->ends)
        opcc_set_str (&post->ends_stated, period);
      if (*date != OPCC_NO_DATE)
        return TRUE;
    }
  if (strcmp (field->name, "employer") == 0 && take_funder (post, cell))
    return TRUE;
  return opcc_record_set_typed (OPCC_RECORD (post), field->name, cell, error);
}

/* What the row does not say, and what tells its post from others: the same post may stand in a file
 * several times, as two of one title do. @seen counts them. */
static void
prepare (gpointer record, GHashTable *seen)
{
  OpccPost *post = record;
  const char *parts[] = { post->title,           post->team,  post->employer, post->contract,
                          post->contract_stated, post->holder };
  g_autoptr (GString) key = g_string_new (NULL);
  g_autofree char *start = opcc_record_get_text (OPCC_RECORD (post), "starts");
  g_autofree char *folded = NULL;
  guint times;

  if (post->contract == NULL)
    post->contract = g_strdup ("unknown");
  if (post->state == NULL)
    post->state = g_strdup ("unknown");
  parts[3] = post->contract;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (key, "%s\n", parts[i] != NULL ? parts[i] : "");
  g_string_append (key, start != NULL ? start : "");
  folded = opcc_text_fold (key->str);
  times = GPOINTER_TO_UINT (g_hash_table_lookup (seen, folded)) + 1;
  g_hash_table_insert (seen, g_strdup (folded), GUINT_TO_POINTER (times));
  g_free (post->key);
  post->key = g_strdup_printf ("%s\n%u", folded, times);
}

static gboolean
judge (OpccDb *db, gpointer record, GHashTable *typed, GError **error)
{
  const OpccPost *post = record;

  if (post->starts == OPCC_NO_DATE || post->ends == OPCC_NO_DATE || post->ends >= post->starts)
    return TRUE;
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                       _ ("The contract ends before it starts. Correct one of the two days."));
  return FALSE;
}

static const char *const key[] = { "key", NULL };

const OpccRecordIntake opcc_posts_intake = {
  &opcc_post_kind, key, .set = set_cell, .prepare = prepare, .judge = judge,
};
