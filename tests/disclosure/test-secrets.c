/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A secret in every field of every kind that is not public, looked for in all that opcc prints. */
#include <gio/gio.h>
#include <string.h>

#include "opcc-domain-chart.h"
#include "opcc-domain-table.h"
#include "opcc-registry.h"
#include "secrets-office.h"

/* --- looking ---------------------------------------------------------------------------------- */

/* All that opcc writes on both its outputs; TRUE where it says that all went well. */
static gboolean
ask (SecretsOffice *self, GPtrArray *words, char **printed)
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
ask_words (SecretsOffice *self, char **printed, const char *first, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  va_list args;

  va_start (args, first);
  for (const char *word = first; word != NULL; word = va_arg (args, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (args);
  return ask (self, words, printed);
}

/* Without this, a secret that is never printed in that form would prove nothing. */
static void
test_office_prints_every_secret (gconstpointer data)
{
  SecretsOffice *self = (SecretsOffice *) data;
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
  SecretsOffice *self = (SecretsOffice *) data;
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
        secrets_office_expect_none (self, kinds[i]->name, FALSE, list);
        secrets_office_expect_none (self, kinds[i]->name, FALSE, record);
      }
}

/* Draws a chart into a file and looks into it; FALSE where it is not for the public. */
static gboolean
look_at_chart (SecretsOffice *self, const OpccDomainChart *chart, const char *suffix)
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
  secrets_office_expect_none (self, chart->name, TRUE, printed);
  if (!ok)
    return FALSE;
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  secrets_office_expect_none (self, chart->name, TRUE, written);
  return TRUE;
}

static void
test_charts_give_none (gconstpointer data)
{
  SecretsOffice *self = (SecretsOffice *) data;
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
  SecretsOffice *self = (SecretsOffice *) data;
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
  secrets_office_expect_none (self, "--search", FALSE, search);
  secrets_office_expect_none (self, "--sort", FALSE, sort);
  secrets_office_expect_none (self, "show", FALSE, name);
  secrets_office_expect_none (self, "--columns", FALSE, columns);
  secrets_office_expect_none (self, "history", FALSE, history);
  g_assert_nonnull (strstr (columns, "1 section withheld: personal data."));
}

/* One file of what is published of the award. */
static void
look_at_export (SecretsOffice *self, const char *name, gboolean is_register)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *printed = NULL;
  g_autofree char *written = NULL;
  gboolean ok;

  ok = is_register ? ask_words (self, &printed, "export", "register", "--month", "2023-10",
                                "--allow-gaps", "-o", path, NULL)
                   : ask_words (self, &printed, "export", "360giving", "-o", path, NULL);
  if (!ok)
    g_error ("%s: %s", name, printed);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  secrets_office_expect_published (self, name, written);
  /* What is empty gives nothing away. */
  g_assert_nonnull (strstr (written, "Xq"));
}

/* Comes last: the award that nobody knew of is decided. */
static void
test_published_files_give_none (gconstpointer data)
{
  SecretsOffice *self = (SecretsOffice *) data;
  g_autofree char *set = NULL;
  g_autofree char *named = NULL;

  g_assert_true (ask_words (self, &named, "setting", "360giving.prefix=360G-example",
                            "360giving.funder-name=An invented office", NULL));
  if (!ask_words (self, &set, "set", "award", "1", "state=approved", "decided=2023-10-13", NULL))
    g_error ("%s", set);
  look_at_export (self, "register.csv", TRUE);
  look_at_export (self, "grants.csv", FALSE);
  look_at_export (self, "grants.json", FALSE);
}

int
main (int argc, char **argv)
{
  SecretsOffice *office;
  int status;

  g_test_init (&argc, &argv, NULL);
  opcc_domain_table_register ();
  office = secrets_office_new ();
  g_test_add_data_func ("/secrets/office", office, test_office_prints_every_secret);
  g_test_add_data_func ("/secrets/records", office, test_lists_and_records_give_none);
  g_test_add_data_func ("/secrets/charts", office, test_charts_give_none);
  g_test_add_data_func ("/secrets/questions", office, test_questions_give_none);
  g_test_add_data_func ("/secrets/published", office, test_published_files_give_none);
  status = g_test_run ();
  secrets_office_free (office);
  return status;
}
