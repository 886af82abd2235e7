/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A secret in every field of every kind that is not public, looked for in all that opcc prints. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-audience.h"
#include "opcc-domain-chart.h"
#include "opcc-domain-table.h"
#include "opcc-place.h"
#include "opcc-registry.h"
#include "opcc-store.h"

/* Shorter ones could be found by chance. */
#define LEAST_LENGTH 7
/* Before the name of a count, which no list may give away, but which a chart gives where disclosure
 * control lets it stand. */
#define COUNT_OF "count of "

typedef struct
{
  char *folder;       /* (owned) */
  char *office;       /* (owned) */
  GHashTable *made;   /* (owned) const OpccKind * to its one record */
  GPtrArray *secrets; /* (owned) char *: "kind.field" and its text, in turn */
  guint next;
  guint n_public;
} Office;

/* --- planting --------------------------------------------------------------------------------- */

static OpccRecord *plant (Office *self, OpccDb *db, const OpccKind *kind);

/* Fields of which a rule of their kind asks more than their type does. */
static const struct
{
  const char *kind;
  const char *field;
  const char *value;
} given[] = {
  { "boundary", "outline",
    "{\"type\":\"Polygon\",\"coordinates\":[[[-1.2,52.6],[-1.1,52.6],[-1.1,52.7],[-1.2,52.6]]]}" },
  { "csp_formula", "weight_crimes", "30" },
  { "csp_formula", "weight_types", "40" },
  { "csp_formula", "weight_population", "30" },
  { "zone_funding", "year", "2023/24" },
};

/* A value that no other field has, of its type and within its limits. */
static char *
invent (Office *self, OpccDb *db, const OpccKind *kind, const OpccField *field)
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
    case OPCC_VALUE_DATE:
      return g_strdup_printf ("%u-%02u-%02u", 1910 + k % 83, 1 + k % 12, 1 + k % 28);
    case OPCC_VALUE_TIME:
      return g_strdup_printf ("%u-%02u-%02u %02u:%02u", 1910 + k % 83, 1 + k % 12, 1 + k % 28,
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
keep_secret (Office *self, const OpccKind *kind, const OpccField *field, char *text)
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
fill_field (Office *self, OpccDb *db, OpccRecord *record, const OpccField *field)
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
plant (Office *self, OpccDb *db, const OpccKind *kind)
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

static Office *
make_office (void)
{
  Office *self = g_new0 (Office, 1);
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

static void
free_office (Office *self)
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

/* All that opcc writes on both its outputs; TRUE where it says that all went well. */
static gboolean
ask (Office *self, GPtrArray *words, char **printed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  int status;

  g_ptr_array_insert (words, 0, (gpointer) g_getenv ("OPCC_PROGRAM"));
  g_ptr_array_insert (words, 1, (gpointer) "--office");
  g_ptr_array_insert (words, 2, self->office);
  g_ptr_array_add (words, NULL);
  g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err,
                &status, &error);
  g_assert_no_error (error);
  *printed = g_strconcat (out, "\n", err, NULL);
  return status == 0;
}

static gboolean
ask_words (Office *self, char **printed, const char *first, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  va_list args;

  va_start (args, first);
  for (const char *word = first; word != NULL; word = va_arg (args, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (args);
  return ask (self, words, printed);
}

static void
expect_no_secret (Office *self, const char *where, gboolean has_counts, const char *text)
{
  for (guint i = 0; i < self->secrets->len; i += 2)
    if (!(has_counts && g_str_has_prefix (g_ptr_array_index (self->secrets, i), COUNT_OF)) &&
        strstr (text, g_ptr_array_index (self->secrets, i + 1)) != NULL)
      g_error ("%s gives away %s: %s", where, (char *) g_ptr_array_index (self->secrets, i),
               (char *) g_ptr_array_index (self->secrets, i + 1));
}

/* Without this, a secret that is never printed in that form would prove nothing. */
static void
test_office_prints_every_secret (gconstpointer data)
{
  Office *self = (Office *) data;
  g_autoptr (GString) all = g_string_new (NULL);
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *csv = NULL;
      g_autofree char *text = NULL;

      g_assert_true (ask_words (self, &csv, "--format", "csv", "list", kinds[i]->name, NULL));
      g_assert_true (ask_words (self, &text, "show", kinds[i]->name, "1", NULL));
      g_string_append (all, csv);
      g_string_append (all, text);
    }
  for (guint i = 0; i < self->secrets->len; i += 2)
    if (strstr (all->str, g_ptr_array_index (self->secrets, i + 1)) == NULL)
      g_error ("The office cannot see %s: %s", (char *) g_ptr_array_index (self->secrets, i),
               (char *) g_ptr_array_index (self->secrets, i + 1));
  g_test_message ("%u kinds, %u secrets, %u public fields", n_kinds, self->secrets->len / 2,
                  self->n_public);
  g_assert_cmpuint (self->secrets->len / 2, >, 150);
  g_assert_cmpuint (self->n_public, >, 150);
}

static void
test_lists_and_records_give_none (gconstpointer data)
{
  Office *self = (Office *) data;
  static const char *const formats[] = { "text", "csv", "json" };
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
      {
        g_autofree char *list = NULL;
        g_autofree char *record = NULL;

        g_assert_true (ask_words (self, &list, "--audience", "public", "--format", formats[k],
                                  "list", kinds[i]->name, "--wide", NULL));
        g_assert_true (ask_words (self, &record, "--audience", "public", "--format", formats[k],
                                  "show", kinds[i]->name, "1", NULL));
        expect_no_secret (self, kinds[i]->name, FALSE, list);
        expect_no_secret (self, kinds[i]->name, FALSE, record);
      }
}

/* Draws a chart into a file and looks into it; FALSE where it is not for the public. */
static gboolean
look_at_chart (Office *self, const OpccDomainChart *chart, const char *suffix)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *path = g_strconcat (self->folder, "/", chart->name, suffix, NULL);
  g_autofree char *printed = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GPtrArray) options = g_ptr_array_new_with_free_func (g_free);
  gboolean ok;

  g_ptr_array_add (words, (gpointer) "--audience");
  g_ptr_array_add (words, (gpointer) "public");
  g_ptr_array_add (words, (gpointer) "chart");
  g_ptr_array_add (words, (gpointer) chart->name);
  g_ptr_array_add (words, (gpointer) "-o");
  g_ptr_array_add (words, path);
  for (const OpccDomainOption *one = chart->options; one != NULL && one->name != NULL; one++)
    if (one->is_required)
      {
        g_ptr_array_add (options, g_strdup_printf ("--%s=1", one->name));
        g_ptr_array_add (words, g_ptr_array_index (options, options->len - 1));
      }
  ok = ask (self, words, &printed);
  expect_no_secret (self, chart->name, TRUE, printed);
  if (!ok)
    return FALSE;
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  expect_no_secret (self, chart->name, TRUE, written);
  return TRUE;
}

static void
test_charts_give_none (gconstpointer data)
{
  Office *self = (Office *) data;
  static const char *const suffixes[] = { ".txt", ".csv", ".svg" };
  g_autoptr (GPtrArray) charts = opcc_domain_charts_list ();
  guint n_drawn = 0;

  for (guint i = 0; i < charts->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (suffixes); k++)
      n_drawn += look_at_chart (self, g_ptr_array_index (charts, i), suffixes[k]);
  g_test_message ("%u charts, %u files drawn", charts->len, n_drawn);
  g_assert_cmpuint (n_drawn, >, 5);
}

/* What asks in another way: by the words of a secret, or in the order of one. */
static void
test_questions_give_none (gconstpointer data)
{
  Office *self = (Office *) data;
  g_autofree char *search = NULL;
  g_autofree char *sort = NULL;
  g_autofree char *name = NULL;
  g_autofree char *columns = NULL;
  g_autofree char *history = NULL;

  g_assert_false (ask_words (self, &search, "--audience", "public", "list", "organisation",
                             "--search", "Xq", NULL));
  g_assert_false (
      ask_words (self, &sort, "--audience", "public", "list", "post", "--sort", "holder", NULL));
  g_assert_false (
      ask_words (self, &name, "--audience", "public", "show", "organisation", "Xq", NULL));
  g_assert_true (ask_words (self, &columns, "--audience", "public", "list", "post", "--columns",
                            "title,holder", NULL));
  g_assert_false (ask_words (self, &history, "--audience", "public", "history", "post", "1", NULL));
  expect_no_secret (self, "--search", FALSE, search);
  expect_no_secret (self, "--sort", FALSE, sort);
  expect_no_secret (self, "show", FALSE, name);
  expect_no_secret (self, "--columns", FALSE, columns);
  expect_no_secret (self, "history", FALSE, history);
  g_assert_nonnull (strstr (columns, "1 section withheld: personal data."));
}

int
main (int argc, char **argv)
{
  Office *office;
  int status;

  g_test_init (&argc, &argv, NULL);
  opcc_domain_table_register ();
  office = make_office ();
  g_test_add_data_func ("/secrets/office", office, test_office_prints_every_secret);
  g_test_add_data_func ("/secrets/records", office, test_lists_and_records_give_none);
  g_test_add_data_func ("/secrets/charts", office, test_charts_give_none);
  g_test_add_data_func ("/secrets/questions", office, test_questions_give_none);
  status = g_test_run ();
  free_office (office);
  return status;
}
