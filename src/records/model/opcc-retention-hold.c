/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds: put on, released, and what they keep: a round its applications, those their letters. */
#include "opcc-retention-hold.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-registry.h"
#include "opcc-text.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccRetentionHold, subject, TEXT, N_("What is held"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccRetentionHold, kind, TEXT, N_("Kind of record"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccRetentionHold, number, INTEGER, N_("Number of the record"),
              .marks = OPCC_MARK_COMPUTED, .min = 1, .max = G_MAXINT64, .kind_in = "kind"),
  OPCC_FIELD (OpccRetentionHold, reason, LONG_TEXT, N_("Reason"), .marks = OPCC_MARK_REQUIRED),
  OPCC_FIELD (OpccRetentionHold, since, DATE, N_("Since"), .marks = OPCC_MARK_REQUIRED),
  OPCC_FIELD (OpccRetentionHold, until, DATE, N_("Until"), .marks = OPCC_MARK_LATER),
};
/* clang-format on */

static gboolean
check_hold (gpointer record, GError **error)
{
  OpccRetentionHold *self = record;

  if (self->until == OPCC_NO_DATE || self->until >= self->since)
    return TRUE;
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                       _ ("A hold cannot end before it begins. Nothing was changed. Give a later "
                          "day, or none while it is open."));
  return FALSE;
}

const OpccKind opcc_retention_hold_kind = {
  .name = "retention_hold",
  .label = N_ ("Hold"),
  .plural = N_ ("Holds"),
  .title = "subject",
  .detail = "reason",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_retention_hold_get_type,
  .check = check_hold,
};

OPCC_DEFINE_RECORD (OpccRetentionHold, opcc_retention_hold, opcc_retention_hold_kind)

/**
 * opcc_retention_hold_is_on:
 *
 * Returns: whether it holds anything on that day
 */
gboolean
opcc_retention_hold_is_on (const OpccRetentionHold *self, OpccDate today)
{
  return self->since <= today && (self->until == OPCC_NO_DATE || self->until >= today);
}

/* (transfer full): "Applications", or what the record is called */
static char *
name_subject (OpccDb *db, const OpccKind *kind, gint64 n, GError **error)
{
  g_autoptr (OpccRecord) record = NULL;

  if (n == OPCC_NO_INTEGER)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, kind->plural));
  record = opcc_db_load (db, kind, n, error);
  return record != NULL ? opcc_record_get_title (record) : NULL;
}

/**
 * opcc_retention_hold_add:
 * @n: number of the record, or OPCC_NO_INTEGER for all of the kind
 * @reason: what for: a dispute, a request for information
 * @until: the last day, or OPCC_NO_DATE while nobody knows
 *
 * Puts a hold on, as one action: neither the record nor what belongs to it loses anything until it
 * is released.
 *
 * Returns: FALSE with the reason
 */
gboolean
opcc_retention_hold_add (OpccDb *db,
                         const OpccKind *kind,
                         gint64 n,
                         const char *reason,
                         OpccDate since,
                         OpccDate until,
                         GError **error)
{
  g_autoptr (OpccRetentionHold) hold = g_object_new (OPCC_TYPE_RETENTION_HOLD, NULL);
  g_autofree char *name = NULL;
  g_autoptr (OpccAction) action = NULL;

  hold->subject = name_subject (db, kind, n, error);
  if (hold->subject == NULL)
    return FALSE;
  opcc_set_str (&hold->kind, kind->name);
  hold->number = n;
  opcc_set_str (&hold->reason, reason);
  hold->since = since;
  hold->until = until;
  name = g_strdup_printf (_ ("Hold “%s”"), hold->subject);
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, hold, error) && opcc_action_commit (action, error);
}

/**
 * opcc_retention_hold_release:
 * @today: from this day on nothing is held by it
 *
 * Returns: FALSE with OPCC_ERROR_NOT_FOUND where there is none, OPCC_ERROR_REFUSED where it has
 *   ended already
 */
gboolean
opcc_retention_hold_release (OpccDb *db, gint64 hold, OpccDate today, GError **error)
{
  g_autoptr (OpccRetentionHold) held = opcc_db_load (db, &opcc_retention_hold_kind, hold, error);
  g_autofree char *name = NULL;
  g_autoptr (OpccAction) action = NULL;

  if (held == NULL)
    return FALSE;
  if (held->until != OPCC_NO_DATE && held->until < today)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("The hold on “%s” has ended already. Nothing was changed."), held->subject);
      return FALSE;
    }
  name = g_strdup_printf (_ ("Release the hold on “%s”"), held->subject);
  action = opcc_action_begin (db, name, error);
  if (action == NULL)
    return FALSE;
  /* One that was put on today, and never held over a night, goes as if it had not been. */
  held->until = today - 1;
  return (held->since > held->until ? opcc_db_delete (db, held, error)
                                    : opcc_db_save (db, held, error)) &&
         opcc_action_commit (action, error);
}

/**
 * opcc_retention_holds_read:
 *
 * Returns: (transfer full) (element-type OpccRetentionHold): all holds, the newest first
 */
GPtrArray *
opcc_retention_holds_read (OpccDb *db, GError **error)
{
  return opcc_db_select (db, &opcc_retention_hold_kind, "n > 0 ORDER BY n DESC", error, "");
}

/* --- what they keep -------------------------------------------------------------------------- */

struct _OpccRetentionHeld
{
  OpccDb *db;          /* (unowned): while it is read */
  GHashTable *records; /* (owned) "kind number" -> reason (owned) */
  GHashTable *beside;  /* (owned) the same, of what held records link to, and no more than that */
  GHashTable *kinds;   /* (owned) kind name -> reason (owned) */
  GArray *waiting;     /* (owned) of Held: what links to them is still to be looked for */
};

typedef struct
{
  const OpccKind *kind;
  gint64 n;
} Held;

void
opcc_retention_held_free (OpccRetentionHeld *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->beside);
  g_hash_table_unref (self->kinds);
  g_array_unref (self->waiting);
  g_free (self);
}

static char *
make_key (const OpccKind *kind, gint64 n)
{
  return g_strdup_printf ("%s %" PRId64, kind->name, n);
}

/* What is held already is not followed again. */
static void
hold_record (OpccRetentionHeld *self, const OpccKind *kind, gint64 n, const char *reason)
{
  char *key = make_key (kind, n);
  Held held = { kind, n };

  if (g_hash_table_contains (self->records, key))
    {
      g_free (key);
      return;
    }
  g_hash_table_insert (self->records, key, g_strdup (reason));
  g_array_append_val (self->waiting, held);
}

/* What belongs to it by a link, or by its number beside the name of its kind. */
static OpccStmt *
query_linked (OpccRetentionHeld *self,
              const OpccKind *kind,
              const OpccField *link,
              const Held *held,
              GError **error)
{
  g_autofree char *sql =
      g_strconcat ("SELECT n FROM ", kind->name, " WHERE ", link->name, " = $1",
                   link->kind_in != NULL ? " AND " : NULL, link->kind_in, " = $2", NULL);

  return link->kind_in != NULL
             ? opcc_db_query (self->db, sql, error, "is", held->n, held->kind->name)
             : opcc_db_query (self->db, sql, error, "i", held->n);
}

static gboolean
hold_linked (OpccRetentionHeld *self,
             const OpccKind *kind,
             const OpccField *link,
             const Held *held,
             const char *reason,
             GError **error)
{
  g_autoptr (OpccStmt) stmt = query_linked (self, kind, link, held, error);
  gboolean row = TRUE;

  while (row)
    {
      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return FALSE;
      if (row)
        hold_record (self, kind, opcc_stmt_get_integer (stmt, 0), reason);
    }
  return TRUE;
}

static gboolean
hold_all_linked (OpccRetentionHeld *self, const Held *held, const char *reason, GError **error)
{
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    for (guint i = 0; i < kinds[k]->n_fields; i++)
      {
        const OpccField *field = &kinds[k]->fields[i];

        if ((field->kind_in != NULL ||
             (field->type == OPCC_VALUE_LINK && g_strcmp0 (field->target, held->kind->name) == 0 &&
              (field->marks & OPCC_MARK_LOOSE) == 0)) &&
            !hold_linked (self, kinds[k], field, held, reason, error))
          return FALSE;
      }
  return TRUE;
}

/* Who asks about an application asks about its applicant too, but not about his others. */
static gboolean
hold_beside (OpccRetentionHeld *self, const Held *held, const char *reason, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (OpccRecord) record =
      opcc_db_find (self->db, held->kind, "n = $1", &local, "i", held->n);

  for (guint i = 0; record != NULL && i < held->kind->n_fields; i++)
    {
      const OpccField *field = &held->kind->fields[i];
      const OpccKind *target =
          field->type == OPCC_VALUE_LINK ? opcc_registry_find (field->target) : NULL;
      OpccStored value;

      opcc_field_get_stored (field, record, &value);
      if (target != NULL && value.type == OPCC_STORED_INTEGER)
        g_hash_table_insert (self->beside, make_key (target, value.integer), g_strdup (reason));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* And all that links to it, and to that. */
static gboolean
hold_tree (
    OpccRetentionHeld *self, const OpccKind *kind, gint64 n, const char *reason, GError **error)
{
  hold_record (self, kind, n, reason);
  while (self->waiting->len > 0)
    {
      Held held = g_array_index (self->waiting, Held, self->waiting->len - 1);

      g_array_set_size (self->waiting, self->waiting->len - 1);
      if (!hold_beside (self, &held, reason, error) ||
          !hold_all_linked (self, &held, reason, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * opcc_retention_held_read:
 *
 * Returns: (transfer full): what is held on that day: records, all that link to them and so on,
 *   what any of these links to, and whole kinds
 */
OpccRetentionHeld *
opcc_retention_held_read (OpccDb *db, OpccDate today, GError **error)
{
  g_autoptr (GPtrArray) holds = opcc_retention_holds_read (db, error);
  g_autoptr (OpccRetentionHeld) self = g_new0 (OpccRetentionHeld, 1);

  self->db = db;
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->beside = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Held));
  if (holds == NULL)
    return NULL;
  for (guint i = 0; i < holds->len; i++)
    {
      const OpccRetentionHold *hold = g_ptr_array_index (holds, i);
      const OpccKind *kind = opcc_registry_find (hold->kind);

      if (kind == NULL || !opcc_retention_hold_is_on (hold, today))
        continue;
      if (hold->number == OPCC_NO_INTEGER)
        g_hash_table_insert (self->kinds, g_strdup (kind->name), g_strdup (hold->reason));
      else if (!hold_tree (self, kind, hold->number, hold->reason, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * opcc_retention_held_find:
 *
 * Returns: (transfer none) (nullable): why the record is held; NULL where it is not
 */
const char *
opcc_retention_held_find (OpccRetentionHeld *self, const OpccKind *kind, gint64 n)
{
  g_autofree char *key = make_key (kind, n);
  const char *reason = g_hash_table_lookup (self->records, key);

  if (reason == NULL)
    reason = g_hash_table_lookup (self->beside, key);
  return reason != NULL ? reason : g_hash_table_lookup (self->kinds, kind->name);
}
