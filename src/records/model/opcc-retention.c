/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds records against rules and holds, and removes what is due in one action. */
#include "opcc-retention.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-attachment.h"
#include "opcc-db.h"
#include "opcc-disposal-entry.h"
#include "opcc-disposal.h"
#include "opcc-error.h"
#include "opcc-registry.h"
#include "opcc-retention-date.h"
#include "opcc-text.h"
#include "opcc-time.h"

typedef struct
{
  OpccDb *db;
  OpccDate today;
  GPtrArray *rules;        /* (unowned) */
  OpccRetentionHeld *held; /* (unowned) */
  OpccRetentionDue *due;   /* (unowned): under way */
} Search;

void
opcc_retention_due_free (OpccRetentionDue *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->rule);
  g_ptr_array_unref (self->fields);
  g_array_unref (self->numbers);
  g_array_unref (self->linked);
  g_array_unref (self->held);
  g_free (self->held_why);
  g_free (self);
}

/* --- which ----------------------------------------------------------------------------------- */

static void
judge (Search *self, gint64 n, OpccDate date)
{
  OpccRetentionDue *due = self->due;
  OpccDate day;

  if (date == OPCC_NO_DATE)
    {
      due->n_undated++;
      return;
    }
  day = opcc_retention_date_get_due (date, due->rule->years);
  if (day <= self->today)
    {
      g_array_append_val (due->numbers, n);
      return;
    }
  due->n_later++;
  if (due->next == OPCC_NO_DATE || day < due->next)
    due->next = day;
}

/* " WHERE …", for a rule that is confined; for one that is not, what no other of its kind takes. */
static char *
write_condition (Search *self, GPtrArray *values)
{
  const OpccRetentionRule *rule = self->due->rule;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->rules->len; i++)
    {
      const OpccRetentionRule *other = g_ptr_array_index (self->rules, i);
      const char *value;
      const OpccField *field = g_strcmp0 (other->kind, rule->kind) == 0
                                   ? opcc_retention_rule_get_test (other, &value)
                                   : NULL;

      if (field == NULL || (rule->only_where != NULL && other != rule))
        continue;
      g_ptr_array_add (values, (gpointer) value);
      g_string_append_printf (out, "%s t0.%s %s $%u", out->len > 0 ? " AND" : " WHERE", field->name,
                              other == rule ? "=" : "<>", values->len);
    }
  return g_string_free (out, FALSE);
}

static gboolean
search_rows (Search *self, GError **error)
{
  OpccRetentionDue *due = self->due;
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autofree char *day = opcc_retention_date_write_sql (due->kind, due->rule->counted_from, error);
  g_autofree char *condition = write_condition (self, values);
  g_autofree char *sql = g_strconcat ("SELECT t0.n, ", day != NULL ? day : "NULL", " FROM ",
                                      due->kind->name, " AS t0", condition, NULL);
  g_autoptr (OpccStmt) stmt = day != NULL ? opcc_db_prepare (self->db, sql, error) : NULL;
  gboolean row = TRUE;

  for (guint i = 0; stmt != NULL && i < values->len; i++)
    opcc_stmt_bind_text (stmt, (int) i + 1, g_ptr_array_index (values, i));
  while (row)
    {
      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return FALSE;
      if (row)
        judge (self, opcc_stmt_get_integer (stmt, 0),
               opcc_retention_date_read (opcc_stmt_get_text (stmt, 1)));
    }
  return TRUE;
}

/* Records that were deleted stand in the log. Their own dates went with them: what counts is the
 * day on which they were deleted. */
static gboolean
search_deleted (Search *self, GError **error)
{
  OpccRetentionDue *due = self->due;
  g_autofree char *sql =
      g_strconcat ("SELECT c.first, c.last, a.at FROM change AS c JOIN action AS a ON a.seq = "
                   "c.action WHERE c.kind = $1 AND c.op = 'd' AND NOT EXISTS (SELECT 1 FROM ",
                   due->kind->name, " AS t WHERE t.n >= c.first AND t.n <= c.last)", NULL);
  g_autoptr (OpccStmt) stmt = opcc_db_query (self->db, sql, error, "s", due->kind->name);
  gboolean row = TRUE;

  if (due->rule->only_where != NULL)
    return TRUE;
  while (row)
    {
      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      if (opcc_retention_date_get_due (opcc_retention_date_read (opcc_stmt_get_text (stmt, 2)),
                                       due->rule->years) > self->today)
        continue;
      for (gint64 n = opcc_stmt_get_integer (stmt, 0); n <= opcc_stmt_get_integer (stmt, 1); n++)
        g_array_append_val (due->numbers, n);
    }
  return TRUE;
}

static void
part_held (Search *self)
{
  OpccRetentionDue *due = self->due;
  guint n_left = 0;

  for (guint i = 0; i < due->numbers->len; i++)
    {
      const gint64 n = g_array_index (due->numbers, gint64, i);
      const char *why = opcc_retention_held_find (self->held, due->kind, n);

      if (i > 0 && n_left > 0 && n == g_array_index (due->numbers, gint64, n_left - 1))
        continue;
      if (why == NULL)
        g_array_index (due->numbers, gint64, n_left++) = n;
      else
        {
          g_array_append_val (due->held, n);
          if (due->held_why == NULL)
            due->held_why = g_strdup (why);
        }
    }
  g_array_set_size (due->numbers, n_left);
}

static gboolean
count_deleted (Search *self, GError **error)
{
  OpccRetentionDue *due = self->due;
  g_autofree char *sql =
      g_strconcat ("SELECT count(*) FROM ", due->kind->name, " WHERE n = $1", NULL);

  for (guint i = 0; i < due->numbers->len; i++)
    {
      gint64 there = opcc_db_get_integer (self->db, sql, -1, error, "i",
                                          g_array_index (due->numbers, gint64, i));

      if (there < 0)
        return FALSE;
      due->n_deleted += there == 0 ? 1 : 0;
    }
  return TRUE;
}

static OpccRetentionDue *
make_due (OpccRetentionRule *rule)
{
  OpccRetentionDue *due = g_new0 (OpccRetentionDue, 1);

  due->rule = g_object_ref (rule);
  due->kind = opcc_retention_rule_get_kind (rule);
  due->fields = opcc_retention_rule_list_fields (rule);
  due->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  due->linked = g_array_new (FALSE, FALSE, sizeof (gint64));
  due->held = g_array_new (FALSE, FALSE, sizeof (gint64));
  due->next = OPCC_NO_DATE;
  return due;
}

static OpccDisposal
describe (const OpccRetentionDue *due, gboolean whole)
{
  return (OpccDisposal){ .kind = due->kind,
                         .fields = (const OpccField *const *) due->fields->pdata,
                         .n_fields = due->fields->len,
                         .whole = whole };
}

/* (transfer full): whether anything refers to record $1, by kinds' tables of fields; NULL where
 * nothing can */
static char *
write_links (const OpccKind *kind)
{
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);
  GString *out = g_string_new ("SELECT 0");
  guint n_links = 0;

  for (guint k = 0; k < n_kinds; k++)
    for (guint i = 0; i < kinds[k]->n_fields; i++)
      {
        const OpccField *field = &kinds[k]->fields[i];

        if (field->type != OPCC_VALUE_LINK || g_strcmp0 (field->target, kind->name) != 0)
          continue;
        g_string_append_printf (out, " + (SELECT count(*) FROM %s WHERE %s = $1)", kinds[k]->name,
                                field->name);
        n_links++;
      }
  return g_string_free (out, n_links == 0);
}

/* A link that stays keeps the record; what it holds goes all the same. */
static gboolean
part_linked (Search *self, GCancellable *cancellable, GError **error)
{
  OpccRetentionDue *due = self->due;
  g_autofree char *sql = write_links (due->kind);
  const OpccDisposal fields = describe (due, FALSE);
  guint n_left = 0;

  for (guint i = 0; sql != NULL && i < due->numbers->len; i++)
    {
      const gint64 n = g_array_index (due->numbers, gint64, i);
      const gint64 n_links = opcc_db_get_integer (self->db, sql, -1, error, "i", n);

      if (n_links < 0)
        return FALSE;
      if (n_links > 0)
        g_array_append_val (due->linked, n);
      else
        g_array_index (due->numbers, gint64, n_left++) = n;
    }
  if (sql != NULL)
    g_array_set_size (due->numbers, n_left);
  if (due->fields->len == 0)
    g_array_set_size (due->linked, 0);
  return opcc_db_find_disposable (self->db, &fields, due->linked, cancellable, error);
}

static gboolean
search (Search *self, GCancellable *cancellable, GError **error)
{
  OpccRetentionDue *due = self->due;
  const gboolean whole = opcc_retention_rule_is_whole (due->rule);
  const OpccDisposal what = describe (due, whole);

  if (due->kind == NULL || (due->fields->len == 0 && !whole) ||
      opcc_retention_rule_is_for_good (due->rule))
    return TRUE;
  if (!search_rows (self, error) || !search_deleted (self, error) ||
      !opcc_db_find_disposable (self->db, &what, due->numbers, cancellable, error))
    return FALSE;
  part_held (self);
  return (!whole || part_linked (self, cancellable, error)) && count_deleted (self, error);
}

/**
 * opcc_retention_list_due:
 *
 * Returns: (transfer full) (element-type OpccRetentionDue): what each rule comes to on that day. A
 *   record that has nothing left to remove is not due again
 */
GPtrArray *
opcc_retention_list_due (OpccDb *db, OpccDate today, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rules = opcc_retention_rules_read (db, error);
  g_autoptr (OpccRetentionHeld) held =
      rules != NULL ? opcc_retention_held_read (db, today, error) : NULL;
  g_autoptr (GPtrArray) dues =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_retention_due_free);

  if (held == NULL)
    return NULL;
  for (guint i = 0; i < rules->len; i++)
    {
      Search self = { db, today, rules, held, make_due (g_ptr_array_index (rules, i)) };

      g_ptr_array_add (dues, self.due);
      if (!search (&self, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&dues);
}

/**
 * opcc_retention_count_due:
 *
 * Returns: how many records are due under all the rules
 */
gint64
opcc_retention_count_due (GPtrArray *dues)
{
  gint64 n = 0;

  for (guint i = 0; i < dues->len; i++)
    {
      const OpccRetentionDue *due = g_ptr_array_index (dues, i);

      n += due->numbers->len + due->linked->len;
    }
  return n;
}

/* --- removing -------------------------------------------------------------------------------- */

/* The labels of what went of the record, or the word for the whole of it. */
static char *
dup_removed (const OpccRetentionDue *due, gboolean whole)
{
  g_autoptr (OpccRecord) copy = opcc_record_copy (OPCC_RECORD (due->rule));
  OpccRetentionRule *rule = OPCC_RETENTION_RULE (copy);

  if (!whole && opcc_retention_rule_is_whole (rule))
    opcc_set_str (&rule->what, opcc_retention_rule_get_choices (rule)[1].key);
  return opcc_retention_rule_dup_fields (rule);
}

static gboolean
write_entry (OpccDb *db,
             const OpccRetentionDue *due,
             gboolean whole,
             const GArray *numbers,
             const OpccDisposalCount *count,
             GError **error)
{
  g_autoptr (OpccDisposalEntry) entry = g_object_new (OPCC_TYPE_DISPOSAL_ENTRY, NULL);
  char hex[OPCC_DIGEST_HEX_SIZE];

  opcc_digest_to_hex (&count->head, hex);
  entry->subject = opcc_retention_rule_dup_subject (due->rule);
  entry->kind = g_strdup (due->kind->name);
  entry->rule = opcc_retention_rule_dup_words (due->rule);
  entry->basis = g_strdup (due->rule->basis);
  entry->removed = dup_removed (due, whole);
  entry->records = count->n_records;
  entry->lines = count->n_lines;
  entry->numbers = opcc_disposal_entry_write_numbers (numbers);
  entry->digest = g_strdup (hex);
  entry->done = opcc_time_now ();
  entry->done_by = g_strdup (opcc_db_get_who (db));
  return opcc_db_save (db, entry, error);
}

/* One step of the work, on its way through all of it. */
typedef struct
{
  OpccProgress progress; /* (nullable) */
  gpointer progress_data;
  double total;  /* records */
  double before; /* of those, done in earlier steps */
  double step;   /* records of this one */
} Way;

/* Writing the file anew comes last. */
#define BEFORE_WIPE 0.9

static void
tell_step (double fraction, gpointer user_data)
{
  const Way *way = user_data;

  if (way->progress != NULL)
    way->progress ((way->before + fraction * way->step) / way->total * BEFORE_WIPE,
                   way->progress_data);
}

/* Files that are attached to what goes as a whole go with it. */
static gboolean
remove_attached (OpccDb *db,
                 const OpccKind *kind,
                 const GArray *numbers,
                 OpccDisposalCount *count,
                 GCancellable *cancellable,
                 GError **error)
{
  const OpccDisposal what = { .kind = &opcc_attachment_kind, .whole = TRUE };
  g_autoptr (GArray) attached = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 n_records = count->n_records;
  gboolean ok;

  if (opcc_registry_find (opcc_attachment_kind.name) == NULL)
    return TRUE;
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autoptr (GPtrArray) list =
          opcc_attachments_list (db, kind, g_array_index (numbers, gint64, i), error);

      if (list == NULL)
        return FALSE;
      for (guint j = 0; j < list->len; j++)
        {
          const gint64 n = opcc_record_get_n (g_ptr_array_index (list, j));

          g_array_append_val (attached, n);
        }
    }
  ok = opcc_db_dispose (db, &what, (const gint64 *) attached->data, attached->len, count,
                        cancellable, error);
  /* The log speaks of the records, whose parts these are. */
  count->n_records = n_records;
  return ok;
}

static gboolean
remove_some (OpccDb *db,
             const OpccRetentionDue *due,
             gboolean whole,
             const GArray *numbers,
             Way *way,
             GCancellable *cancellable,
             GError **error)
{
  OpccDisposal what = describe (due, whole);
  OpccDisposalCount count = { 0 };

  if (numbers->len == 0)
    return TRUE;
  way->step = numbers->len;
  what.progress = tell_step;
  what.progress_data = way;
  if (!opcc_db_dispose (db, &what, (const gint64 *) numbers->data, numbers->len, &count,
                        cancellable, error) ||
      (whole && !remove_attached (db, due->kind, numbers, &count, cancellable, error)) ||
      !write_entry (db, due, whole, numbers, &count, error))
    return FALSE;
  way->before += way->step;
  return TRUE;
}

static gboolean
remove_all (OpccDb *db, GPtrArray *dues, Way *way, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < dues->len; i++)
    {
      const OpccRetentionDue *due = g_ptr_array_index (dues, i);
      const gboolean whole = opcc_retention_rule_is_whole (due->rule);

      if (!remove_some (db, due, whole, due->numbers, way, cancellable, error) ||
          !remove_some (db, due, FALSE, due->linked, way, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
wipe (OpccDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (opcc_db_wipe (db, &local))
    return TRUE;
  g_set_error (error, OPCC_ERROR, local->domain == OPCC_ERROR ? local->code : OPCC_ERROR_FAILED,
               _ ("The personal data were removed, but traces in unused parts of the file could "
                  "not be wiped yet: %s They are wiped when the file is next opened."),
               local->message);
  return FALSE;
}

/**
 * opcc_retention_run:
 * @progress: (nullable): told 0 to 1
 *
 * Removes what is due on that day, in one action that cannot be taken back, and notes in the
 * disposal log what, under which rule, and by whom. Cancelled, nothing is removed.
 *
 * Returns: how many records lost something; -1 on error, with OPCC_ERROR_REFUSED where nothing is
 *   due
 */
gint64
opcc_retention_run (OpccDb *db,
                    OpccDate today,
                    OpccProgress progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GPtrArray) dues = opcc_retention_list_due (db, today, cancellable, error);
  gint64 n = dues != NULL ? opcc_retention_count_due (dues) : 0;
  Way way = { progress, progress_data, n, 0, 0 };
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  if (dues == NULL)
    return -1;
  if (n == 0)
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                           _ ("No personal data are due for removal. Nothing was changed."));
      return -1;
    }
  name =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Remove personal data of %" PRId64 " record",
                                    "Remove personal data of %" PRId64 " records", (gulong) n),
                       n);
  action = opcc_action_begin_final (db, name, error);
  if (action == NULL || !remove_all (db, dues, &way, cancellable, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  return opcc_action_commit (action, error) && wipe (db, error) ? n : -1;
}
