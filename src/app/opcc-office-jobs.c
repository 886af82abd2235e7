/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window asks of the office file as a whole: plain jobs, run on the store's thread. */
#include "opcc-office-jobs.h"

#include <string.h>

#include "opcc-backup-sealed.h"
#include "opcc-backup.h"
#include "opcc-counts-rule.h"
#include "opcc-domain-model.h"
#include "opcc-history.h"
#include "opcc-record-history.h"
#include "opcc-office.h"
#include "opcc-registry.h"
#include "opcc-letter-paper.h"
#include "opcc-round.h"
#include "opcc-search.h"

#define PINS_SETTING "window.pins"

/**
 * opcc_pin_new:
 *
 * Returns: (transfer full): a pin of record @n, shown as @title
 */
OpccPin *
opcc_pin_new (const OpccKind *kind, gint64 n, const char *title)
{
  OpccPin *pin = g_new0 (OpccPin, 1);

  g_return_val_if_fail (kind != NULL, pin);

  pin->kind = kind;
  pin->n = n;
  pin->title = g_strdup (title);
  return pin;
}

void
opcc_pin_free (OpccPin *pin)
{
  g_free (pin->title);
  g_free (pin);
}

/**
 * opcc_pins_to_text:
 * @pins: (element-type OpccPin)
 *
 * Returns: (transfer full): one line a pin: kind, number, title
 */
char *
opcc_pins_to_text (const GPtrArray *pins)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pins->len; i++)
    {
      const OpccPin *pin = g_ptr_array_index (pins, i);
      g_autofree char *title = g_strdelimit (g_strdup (pin->title), "\n", ' ');

      g_string_append_printf (text, "%s %" G_GINT64_FORMAT " %s\n", pin->kind->name, pin->n, title);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * opcc_pins_from_text:
 * @text: (nullable): what opcc_pins_to_text() gave; lines of an unknown kind are left out
 *
 * Returns: (transfer full) (element-type OpccPin)
 */
GPtrArray *
opcc_pins_from_text (const char *text)
{
  GPtrArray *pins = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_pin_free);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], " ", 3);
      const OpccKind *kind = parts[0] != NULL ? opcc_registry_find (parts[0]) : NULL;
      gint64 n = 0;

      if (kind == NULL || g_strv_length (parts) < 3 ||
          !g_ascii_string_to_signed (parts[1], 10, 1, G_MAXINT64, &n, NULL))
        continue;
      g_ptr_array_add (pins, opcc_pin_new (kind, n, parts[2]));
    }
  return pins;
}

OpccRecordKey *
opcc_record_key_new (const OpccKind *kind, gint64 n)
{
  OpccRecordKey *key = g_new0 (OpccRecordKey, 1);

  key->kind = kind;
  key->n = n;
  return key;
}

gpointer
opcc_job_undo (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_undo (db, cancellable, error);
}

gpointer
opcc_job_redo (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_redo (db, cancellable, error);
}

gpointer
opcc_job_search (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_search (db, data, OPCC_SEARCH_HITS_PER_KIND, cancellable, error);
}

gpointer
opcc_job_list_actions (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *before = data;

  return opcc_db_list_actions (db, *before, OPCC_ACTIONS_AT_ONCE, error);
}

gpointer
opcc_job_list_history (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccRecordKey *key = data;

  return opcc_record_history_read (db, key->kind, key->n, error);
}

gpointer
opcc_job_backup_to (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!opcc_db_backup_to (db, data, cancellable, error))
    return NULL;
  return g_strdup (data);
}

gpointer
opcc_job_backup_by_hand (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_backup_by_hand (db, data, NULL, cancellable, error) ? g_strdup (data) : NULL;
}

gpointer
opcc_job_recall_trouble (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  opcc_db_recall_backup_trouble (db, data);
  return NULL;
}

gpointer
opcc_job_load_pins (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = opcc_db_get_setting (db, PINS_SETTING, &local_error);
  g_autoptr (GPtrArray) pins = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  pins = opcc_pins_from_text (text);
  for (guint i = pins->len; i > 0; i--)
    {
      const OpccPin *pin = g_ptr_array_index (pins, i - 1);
      g_autoptr (GObject) record = opcc_db_load (db, pin->kind, pin->n, NULL);

      if (record == NULL)
        g_ptr_array_remove_index (pins, i - 1);
    }
  return g_steal_pointer (&pins);
}

gpointer
opcc_job_save_pins (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!opcc_db_set_setting (db, PINS_SETTING, data, error))
    return NULL;
  return g_strdup (data);
}

gpointer
opcc_job_load_round (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_counts_rule_read (db).round_to_5 ? 2 : 1);
}

gpointer
opcc_job_save_round (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!opcc_counts_rule_set_round (db, GPOINTER_TO_INT (data), error))
    return NULL;
  return opcc_job_load_round (db, NULL, cancellable, error);
}

gpointer
opcc_job_load_sender (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *sender = opcc_db_get_setting (db, OPCC_LETTER_SENDER_SETTING, &local);

  if (local == NULL)
    return g_strdup (sender != NULL ? sender : "");
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gpointer
opcc_job_save_sender (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_letter_set_sender (db, data, error)
             ? opcc_job_load_sender (db, NULL, cancellable, error)
             : NULL;
}

/* The rounds of the sample stand in the sidebar from the start, as somebody would pin them. */
static char *
make_sample_pins (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) rounds =
      opcc_db_select (db, &opcc_round_kind, "n > 0 ORDER BY opens, n", error, "");
  g_autoptr (GPtrArray) pins = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_pin_free);

  if (rounds == NULL)
    return NULL;
  for (guint i = 0; i < rounds->len; i++)
    {
      OpccRecord *round = g_ptr_array_index (rounds, i);
      g_autofree char *title = opcc_record_get_title (round);

      g_ptr_array_add (pins, opcc_pin_new (&opcc_round_kind, opcc_record_get_n (round), title));
    }
  return opcc_pins_to_text (pins);
}

gpointer
opcc_job_fill_sample (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = opcc_office_get_sample_dir ();
  g_autofree char *pins = NULL;

  if (!opcc_domain_models_fill_sample (db, folder, cancellable, error))
    return NULL;
  pins = make_sample_pins (db, error);
  if (pins == NULL || !opcc_db_set_setting (db, PINS_SETTING, pins, error))
    return NULL;
  return g_steal_pointer (&pins);
}
