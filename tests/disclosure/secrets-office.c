/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plants a secret in every field that is not public, and looks for them in a text. */
#include "secrets-office.h"

#include <gio/gio.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-audience.h"
#include "opcc-place.h"
#include "opcc-registry.h"
#include "opcc-store.h"

/* Shorter ones could be found by chance. */
#define LEAST_LENGTH 7
/* Before the name of a count, which no list may give away, but which a chart gives where disclosure
 * control lets it stand. */
#define COUNT_OF "count of "

/* --- planting --------------------------------------------------------------------------------- */

static OpccRecord *plant (SecretsOffice *self, OpccDb *db, const OpccKind *kind);

/* Fields of which a rule of their kind asks more than their type does. */
static const struct
{
  const char *kind;
  const char *field;
  const char *value;
} given[] = {
  { "boundary", "outline",
    "{\"type\":\"Polygon\",\"coordinates\":[[[-1.2,52.6],[-1.1,52.6],[-1.1,52.7],[-1.2,52.6]]]}" },
  { "crime_count", "period", "2023/24" },
  { "csp_formula", "weight_crimes", "30" },
  { "csp_formula", "weight_types", "40" },
  { "csp_formula", "weight_population", "30" },
  { "zone_funding", "year", "2023/24" },
  { "csp_allocation", "year", "2023/24" },
  { "crime_count", "period", "2022/23" },
  { "record_marking", "kind", "snooze" },
  { "record_marking", "number", "99" },
  { "record_marking", "marking", "OFFICIAL-SENSITIVE: PLANTED" },
  { "attachment", "kind", "snooze" },
  { "attachment", "number", "99" },
  { "retention_rule", "kind", "letter" },
  { "retention_rule", "counted_from", "dated" },
  { "agreement", "sent", "1901-02-03" },
  { "agreement", "signed_on", "1902-03-04" },
  { "agreement", "closed", "1903-04-05" },
  { "payment", "state", "paid" },
  { "grant_return", "period_end", "1904-05-06" },
  { "grant_return", "due", "1905-06-07" },
  { "grant_return", "received", "1906-07-08" },
  { "grant_return", "queried", "1907-08-09" },
  { "grant_return", "accepted", "1908-09-10" },
  /* A decided award is published with the name of who got it. */
  { "award", "state", "declined" },
  /* One that is issued would have to bear the fingerprint of what it says. */
  { "letter", "fingerprint", "" },
  { "decision", "fingerprint", "" },
  /* One that was sent is what was kept of it. */
  { "report", "sent", "" },
  { "report", "paper", "" },
};

/* A value that no other field has, of its type and within its limits. */
static char *
invent (SecretsOffice *self, OpccDb *db, const OpccKind *kind, const OpccField *field)
{
  const guint k = self->next++;
  const gint64 wanted = 70000000 + 1009 * (gint64) k;

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (strcmp (given[i].kind, kind->name) == 0 && strcmp (given[i].field, field->name) == 0)
      return g_strdup (given[i].value);
  switch (field->type)
    {
    case OPCC_VALUE_TEXT:
    case OPCC_VALUE_LONG_TEXT:
      return g_strdup_printf ("Xq%uz%s%s", k, kind->name, field->name);
    case OPCC_VALUE_CHOICE:
      return g_strdup (field->choices[0].key);
    case OPCC_VALUE_PLACE:
      return g_strdup (opcc_place_get (0)->key);
    case OPCC_VALUE_FLAG:
      return g_strdup ("yes");
    /* Each in a later month than those before: what ends has begun, whatever the order of kinds. */
    case OPCC_VALUE_DATE:
      return g_strdup_printf ("%u-%02u-%02u", 1910 + k / 12, 1 + k % 12, 1 + k % 28);
    case OPCC_VALUE_TIME:
      return g_strdup_printf ("%u-%02u-%02u %02u:%02u", 1910 + k / 12, 1 + k % 12, 1 + k % 28,
                              k % 24, k % 60);
    case OPCC_VALUE_LINK:
      return g_strdup_printf ("%d", (int) opcc_record_get_n (
                                        plant (self, db, opcc_registry_find (field->target))));
    case OPCC_VALUE_MONEY:
    case OPCC_VALUE_INTEGER:
    case OPCC_VALUE_NUMBER:
      break;
    }
  if ((field->min == 0 && field->max == 0) || field->max >= wanted)
    return g_strdup_printf ("%d", (int) (wanted / (field->type == OPCC_VALUE_MONEY ? 100 : 1)));
  return g_strdup_printf ("%d", (int) MAX (1, field->min));
}

static void
keep_secret (SecretsOffice *self, const OpccKind *kind, const OpccField *field, char *text)
{
  const gboolean is_count =
      (field->marks & OPCC_MARK_SMALL_COUNT) != 0 && field->type == OPCC_VALUE_NUMBER;

  if (strlen (text) < LEAST_LENGTH || field->type == OPCC_VALUE_CHOICE ||
      field->type == OPCC_VALUE_PLACE || field->type == OPCC_VALUE_LINK)
    {
      g_free (text);
      return;
    }
  g_ptr_array_add (self->secrets,
                   g_strconcat (is_count ? COUNT_OF : "", kind->name, ".", field->name, NULL));
  g_ptr_array_add (self->secrets, text);
}

static void
fill_field (SecretsOffice *self, OpccDb *db, OpccRecord *record, const OpccField *field)
{
  const OpccKind *kind = opcc_record_get_kind (record);
  g_autofree char *typed = NULL;
  g_autoptr (GError) error = NULL;

  /* A link of a record to its own kind would have no end. */
  if (field->type == OPCC_VALUE_LINK && g_strcmp0 (field->target, kind->name) == 0)
    return;
  typed = invent (self, db, kind, field);
  if (!opcc_field_set_typed (field, record, typed, &error))
    g_error ("%s.%s: %s", kind->name, field->name, error->message);
  if (opcc_audience_may_see_field (OPCC_AUDIENCE_PUBLIC, field))
    {
      self->n_public++;
      return;
    }
  keep_secret (self, kind, field, opcc_field_to_text (field, record));
  keep_secret (self, kind, field, opcc_field_to_file_text (field, record));
}

static OpccRecord *
plant (SecretsOffice *self, OpccDb *db, const OpccKind *kind)
{
  OpccRecord *record = g_hash_table_lookup (self->made, kind);
  g_autoptr (GError) error = NULL;

  if (record != NULL)
    return record;
  record = opcc_record_new (kind);
  g_hash_table_insert (self->made, (gpointer) kind, record);
  for (guint i = 0; i < kind->n_fields; i++)
    fill_field (self, db, record, &kind->fields[i]);
  if (!opcc_db_save (db, record, &error))
    g_error ("%s: %s", kind->name, error->message);
  return record;
}

static gpointer
plant_all (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Plant secrets", error);

  for (guint i = 0; action != NULL && i < n_kinds; i++)
    plant (data, db, kinds[i]);
  return GINT_TO_POINTER (action != NULL && opcc_action_commit (action, error));
}

SecretsOffice *
secrets_office_new (void)
{
  SecretsOffice *self = g_new0 (SecretsOffice, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccStore) store = NULL;

  self->folder = g_dir_make_tmp ("opcc-secrets-XXXXXX", &error);
  g_assert_no_error (error);
  self->office = g_build_filename (self->folder, "office.opcc", NULL);
  self->made = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->secrets = g_ptr_array_new_with_free_func (g_free);
  store = opcc_store_open (self->office, OPCC_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (GPOINTER_TO_INT (opcc_store_run_wait (store, plant_all, self, NULL, &error)));
  g_assert_no_error (error);
  opcc_store_close (store);
  return self;
}

void
secrets_office_free (SecretsOffice *self)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", self->folder);

  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_ptr_array_unref (self->secrets);
  g_hash_table_unref (self->made);
  g_free (self->office);
  g_free (self->folder);
  g_free (self);
}

/* --- looking ---------------------------------------------------------------------------------- */

char *
secrets_office_squeeze (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

/* (nullable): NULL for a count, which goes under disclosure control */
static const OpccField *
find_field (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ".", 2);
  const OpccKind *kind = opcc_registry_find (parts[0]);

  return kind != NULL ? opcc_kind_find_field (kind, parts[1]) : NULL;
}

/* Whether a secret of the public is one of partners too; counts go under disclosure control. */
static gboolean
is_secret_of_partners (const char *name)
{
  const OpccField *field = find_field (name);

  return field != NULL && !opcc_audience_may_see_field (OPCC_AUDIENCE_PARTNERS, field);
}

static void
expect_none (SecretsOffice *self,
             const char *where,
             gboolean has_counts,
             gboolean for_partners,
             const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *squeezed = secrets_office_squeeze (valid);

  for (guint i = 0; i < self->secrets->len; i += 2)
    {
      const char *name = g_ptr_array_index (self->secrets, i);
      const char *secret = g_ptr_array_index (self->secrets, i + 1);
      g_autofree char *bare = secrets_office_squeeze (secret);

      if ((has_counts && g_str_has_prefix (name, COUNT_OF)) ||
          (for_partners && !is_secret_of_partners (name)))
        continue;
      if (strstr (squeezed, bare) != NULL)
        g_error ("%s gives away %s: %s", where, name, secret);
    }
}

void
secrets_office_expect_none (SecretsOffice *self,
                            const char *where,
                            gboolean has_counts,
                            const char *text)
{
  expect_none (self, where, has_counts, FALSE, text);
}

void
secrets_office_expect_none_for_partners (SecretsOffice *self, const char *where, const char *text)
{
  expect_none (self, where, FALSE, TRUE, text);
}

void
secrets_office_expect_published (SecretsOffice *self, const char *where, const char *text)
{
  const OpccMarks kept = OPCC_MARK_PERSONAL | OPCC_MARK_SENSITIVE;

  for (guint i = 0; i < self->secrets->len; i += 2)
    {
      const char *name = g_ptr_array_index (self->secrets, i);
      const OpccField *field = find_field (name);

      if (field != NULL && (field->marks & OPCC_MARK_PUBLISHED) != 0 && (field->marks & kept) == 0)
        continue;
      if (strstr (text, g_ptr_array_index (self->secrets, i + 1)) != NULL)
        g_error ("%s gives away %s", where, name);
    }
}
