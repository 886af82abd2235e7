/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading posts as an office writes them down: contracts and states in words, ends as a month. */
#include "opcc-posts-import.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-backup.h"
#include "opcc-cell-text.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-period.h"
#include "opcc-post.h"
#include "opcc-text.h"
#include "opcc-workbook.h"

typedef struct
{
  OpccDb *db;
  gboolean restate;
  GHashTable *held;         /* (owned) key (owned) -> OpccPost (owned) */
  GHashTable *times;        /* (owned) key (owned) -> how often the file has it */
  GPtrArray *fresh;         /* (owned) OpccPost */
  GPtrArray *changed;       /* (owned) OpccPost */
  const OpccField **fields; /* (owned): of each column, NULL where it means none */
  char **headings;          /* (owned) (array zero-terminated=1) */
  guint n_columns;
  OpccImportResult *result; /* (owned) (nullable) */
} Import;

static void
clear_import (Import *self)
{
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_clear_pointer (&self->times, g_hash_table_unref);
  g_clear_pointer (&self->fresh, g_ptr_array_unref);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_free);
  g_clear_pointer (&self->headings, g_strfreev);
  g_clear_pointer (&self->result, opcc_import_result_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, clear_import)

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

static const OpccField *
find_field (const char *heading)
{
  g_autofree char *wanted = opcc_text_fold (heading);

  g_strstrip (g_strdelimit (wanted, "_", ' '));
  for (guint i = 0; i < opcc_post_kind.n_fields; i++)
    {
      const OpccField *field = &opcc_post_kind.fields[i];
      g_autofree char *all =
          g_strconcat (field->name, "|", field->label, "|", field->synonyms, NULL);
      g_autofree char *folded = opcc_text_fold (all);
      g_auto (GStrv) names = NULL;

      g_strdelimit (folded, "_", ' ');
      names = g_strsplit (folded, "|", -1);
      if ((field->marks & OPCC_MARK_COMPUTED) == 0 &&
          g_strv_contains ((const char *const *) names, wanted))
        return field;
    }
  return NULL;
}

static gboolean
find_columns (Import *self, OpccSheetReader *reader, GError **error)
{
  const char *const *headings = opcc_sheet_reader_get_headings (reader, &self->n_columns);
  gboolean has_title = FALSE;

  self->fields = g_new0 (const OpccField *, self->n_columns + 1);
  self->headings = g_strdupv ((char **) headings);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->fields[i] = find_field (headings[i]);
      has_title =
          has_title || (self->fields[i] != NULL && strcmp (self->fields[i]->name, "title") == 0);
    }
  if (!has_title)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                 _ ("The file has no column “Post”. Nothing has been imported. It needs at least "
                    "the title of each post."));
  return has_title;
}

static gboolean
refuse (Import *self,
        const OpccRow *row,
        const char *column,
        const char *value,
        const char *problem,
        const char *remedy)
{
  self->result->refused++;
  opcc_import_result_take_problem (self->result, opcc_problem_new (OPCC_SEVERITY_ERROR, row->number,
                                                                   column, value, problem, remedy));
  return FALSE;
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
set_cell (Import *self, OpccPost *post, const OpccField *field, const char *cell, GError **error)
{
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

static OpccPost *
read_post (Import *self, const OpccRow *row)
{
  g_autoptr (OpccPost) post = g_object_new (OPCC_TYPE_POST, NULL);

  post->contract = g_strdup ("unknown");
  post->state = g_strdup ("unknown");
  for (guint i = 0; i < self->n_columns && i < row->n_cells; i++)
    {
      const char *cell = row->cells[i];
      g_autoptr (GError) local = NULL;

      if (self->fields[i] == NULL || cell == NULL || opcc_cell_text_is_blank (cell))
        continue;
      if (!set_cell (self, post, self->fields[i], cell, &local))
        {
          refuse (self, row, self->headings[i], cell, local->message, NULL);
          return NULL;
        }
    }
  return g_steal_pointer (&post);
}

static gboolean
check_post (Import *self, const OpccRow *row, OpccPost *post)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *end = NULL;

  if (post->title == NULL || *post->title == '\0')
    return refuse (self, row, _ ("Post"), "", _ ("The row does not say which post it is."),
                   _ ("Write its title."));
  if (opcc_cell_text_is_total (post->title))
    return refuse (self, row, _ ("Post"), post->title,
                   _ ("This row is a total of other rows and would be counted twice."),
                   _ ("Take it out: totals are worked out from the rows."));
  if (post->starts != OPCC_NO_DATE && post->ends != OPCC_NO_DATE && post->ends < post->starts)
    {
      end = opcc_record_get_text (OPCC_RECORD (post), "ends");
      return refuse (self, row, _ ("Ends"), end, _ ("The contract ends before it starts."),
                     _ ("Correct one of the two days."));
    }
  if (!opcc_record_check (OPCC_RECORD (post), &local))
    return refuse (self, row, NULL, NULL, local->message, NULL);
  return TRUE;
}

static char *
make_key (Import *self, OpccPost *post)
{
  const char *parts[] = { post->title,           post->team,  post->employer, post->contract,
                          post->contract_stated, post->holder };
  g_autoptr (GString) key = g_string_new (NULL);
  g_autofree char *start = opcc_record_get_text (OPCC_RECORD (post), "starts");
  g_autofree char *folded = NULL;
  guint times;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (key, "%s\n", parts[i] != NULL ? parts[i] : "");
  g_string_append (key, start != NULL ? start : "");
  folded = opcc_text_fold (key->str);
  times = GPOINTER_TO_UINT (g_hash_table_lookup (self->times, folded)) + 1;
  g_hash_table_insert (self->times, g_strdup (folded), GUINT_TO_POINTER (times));
  return g_strdup_printf ("%s\n%u", folded, times);
}

/* Only what the file gives is held against the office: an empty cell takes nothing away. */
static char *
find_difference (OpccPost *before, OpccPost *after)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < opcc_post_kind.n_fields; i++)
    {
      const OpccField *field = &opcc_post_kind.fields[i];
      OpccStored a, b;

      if (opcc_field_is_missing (field, after) || strcmp (field->name, "key") == 0)
        continue;
      opcc_field_get_stored (field, before, &a);
      opcc_field_get_stored (field, after, &b);
      if (!opcc_stored_equal (&a, &b))
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "",
                                opcc_field_get_label (field));
    }
  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

static void
copy_given (OpccPost *before, OpccPost *after)
{
  for (guint i = 0; i < opcc_post_kind.n_fields; i++)
    {
      const OpccField *field = &opcc_post_kind.fields[i];
      OpccStored value;

      if (opcc_field_is_missing (field, after) || strcmp (field->name, "key") == 0)
        continue;
      opcc_field_get_stored (field, after, &value);
      opcc_field_set_stored (field, before, &value, NULL);
    }
}

static void
compare (Import *self, const OpccRow *row, OpccPost *before, OpccPost *after)
{
  g_autofree char *difference = find_difference (before, after);
  g_autofree char *problem = NULL;

  self->result->matched++;
  if (difference == NULL)
    return;
  self->result->flagged++;
  problem = g_strdup_printf (self->restate
                                 ? _ ("“%s” is there already; changed as the file has it: %s.")
                                 : _ ("“%s” is there already and says something else: %s. It was "
                                      "not changed."),
                             after->title, difference);
  opcc_import_result_take_problem (
      self->result,
      opcc_problem_new (self->restate ? OPCC_SEVERITY_NOTE : OPCC_SEVERITY_WARNING, row->number,
                        NULL, NULL, problem,
                        self->restate ? NULL
                                      : _ ("If the file is right, confirm it with --restate; what "
                                           "was there stays in the history.")));
  if (!self->restate)
    return;
  copy_given (before, after);
  g_ptr_array_add (self->changed, g_object_ref (before));
  self->result->changes = TRUE;
}

static void
take_row (Import *self, const OpccRow *row)
{
  g_autoptr (OpccPost) post = read_post (self, row);
  OpccPost *before;

  self->result->read++;
  if (post == NULL || !check_post (self, row, post))
    return;
  post->key = make_key (self, post);
  before = g_hash_table_lookup (self->held, post->key);
  if (before != NULL)
    {
      compare (self, row, before, post);
      return;
    }
  self->result->added++;
  self->result->changes = TRUE;
  g_ptr_array_add (self->fresh, g_steal_pointer (&post));
}

static gboolean
load (Import *self, GError **error)
{
  g_autoptr (GPtrArray) posts =
      opcc_db_select (self->db, &opcc_post_kind, "key IS NOT NULL", error, "");

  self->result = opcc_import_result_new ();
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->fresh = g_ptr_array_new_with_free_func (g_object_unref);
  self->changed = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; posts != NULL && i < posts->len; i++)
    {
      OpccPost *post = g_ptr_array_index (posts, i);

      g_hash_table_insert (self->held, g_strdup (post->key), g_object_ref (post));
    }
  return posts != NULL;
}

static gboolean
save_list (Import *self, GPtrArray *posts, GError **error)
{
  for (guint i = 0; i < posts->len; i++)
    if (!opcc_db_save (self->db, g_ptr_array_index (posts, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
save (Import *self, const char *file_name, GCancellable *cancellable, GError **error)
{
  g_autofree char *copy = opcc_db_backup (self->db, "import", cancellable, error);
  const gint64 n = self->fresh->len + self->changed->len;
  g_autoptr (OpccAction) action = NULL;

  if (copy == NULL)
    return FALSE;
  self->result->action =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %" PRId64 " post from %s",
                                    "Import %" PRId64 " posts from %s", (gulong) n),
                       n, file_name);
  action = opcc_action_begin (self->db, self->result->action, error);
  return action != NULL && save_list (self, self->fresh, error) &&
         save_list (self, self->changed, error) && opcc_action_commit (action, error);
}

OpccImportResult *
opcc_posts_import (OpccDb *db,
                   const char *path,
                   OpccFileImportFlags flags,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (OpccWorkbook) book = opcc_workbook_open (path, cancellable, error);
  g_autoptr (OpccSheetReader) reader = NULL;
  g_auto (Import) self = { .db = db, .restate = (flags & OPCC_FILE_IMPORT_RESTATE) != 0 };
  g_autoptr (GError) local = NULL;
  OpccRow row;

  if (book == NULL || !load (&self, error))
    return NULL;
  reader =
      opcc_workbook_stream (book, opcc_workbook_best_sheet (book, cancellable), cancellable, error);
  if (reader == NULL || !find_columns (&self, reader, error))
    return NULL;
  while (opcc_sheet_reader_next (reader, &row, cancellable, &local))
    take_row (&self, &row);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if ((flags & OPCC_FILE_IMPORT_DRY_RUN) == 0 && self.result->changes &&
      !save (&self, opcc_workbook_get_file_name (book), cancellable, error))
    return NULL;
  return g_steal_pointer (&self.result);
}
