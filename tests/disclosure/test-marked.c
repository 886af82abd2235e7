/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One marked record of each domain: its papers and charts are made for the public without it, say
 * so, and have it for the office; the office file is as it was. */
#include <glib/gstdio.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-document-text.h"
#include "opcc-domain-document.h"
#include "opcc-domain-model.h"
#include "opcc-domain-table.h"
#include "opcc-error.h"
#include "opcc-hidden-records.h"
#include "opcc-record-marking.h"
#include "opcc-registry.h"
#include "opcc-store.h"
#include "opcc-verify.h"

/* No word of the sample. */
#define SECRET "Xqsecret"
#define VIEWS  "SELECT count(*) FROM sqlite_temp_master WHERE type = 'view'"

/* A record of the sample that papers or charts of its domain show, and where the secret goes. */
static const struct
{
  const char *domain;
  const char *kind;
  const char *which; /* a condition that finds it */
  const char *field;
  const char *secret;
  const char *said; /* what the papers say of it */
} marked[] = {
  { "grants", "organisation", "n = (SELECT organisation FROM application ORDER BY n LIMIT 1)",
    "name", SECRET, "1 organisation withheld: OFFICIAL-SENSITIVE." },
  { "zones", "visit", "zone = (SELECT n FROM zone WHERE title = 'Bell Foundry')", "title", SECRET,
    "1 visit withheld: OFFICIAL-SENSITIVE." },
  { "partnerships", "csp_allocation", "n > 0", "amount", "98,767",
    "1 allocation withheld: OFFICIAL-SENSITIVE." },
  { "estates", "capital_scheme", "n > 0", "title", SECRET,
    "1 capital scheme withheld: OFFICIAL-SENSITIVE." },
  { "workforce", "observation",
    "measure IN (SELECT n FROM measure WHERE title = 'Headcount') AND period = '2022-23'",
    "staff_group", SECRET, "1 observation withheld: OFFICIAL-SENSITIVE." },
};

/* What the documents and charts of the sample are asked. */
static const struct
{
  const char *option;
  const char *value;
} answers[] = {
  { "round", "2023/24-1" },
  { "zone", "Bell Foundry" },
  { "year", "2023/24" },
};

typedef struct
{
  OpccDb *db;
  guint row;
  guint n_public;
  guint n_said;
  guint n_with_secret; /* for the office */
} Looking;

static const OpccDomainModel *
find_model (const char *name)
{
  guint n;
  const OpccDomainModel *const *models = opcc_domain_models_get (&n);

  for (guint i = 0; i < n; i++)
    if (strcmp (models[i]->name, name) == 0)
      return models[i];
  g_assert_not_reached ();
}

/* FALSE where the sample cannot answer what is asked. */
static gboolean
answer (OpccDocumentOrder *order, const OpccDomainOption *options)
{
  for (const OpccDomainOption *option = options; option != NULL && option->name != NULL; option++)
    {
      guint i = 0;

      if (!option->is_required)
        continue;
      while (i < G_N_ELEMENTS (answers) && strcmp (answers[i].option, option->name) != 0)
        i++;
      if (i == G_N_ELEMENTS (answers))
        return FALSE;
      g_hash_table_insert (order->choices, g_strdup (option->name), g_strdup (answers[i].value));
    }
  return TRUE;
}

/* (nullable): the text, NULL where the audience is not given it at all */
static char *
build (Looking *self, const OpccDocumentOrder *order, OpccAudience audience)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDocument) document =
      opcc_document_order_build (order, self->db, audience, opcc_date_from_ymd (2023, 10, 12), NULL,
                                 &error);

  g_assert_cmpint (opcc_db_get_integer (self->db, VIEWS, -1, NULL, ""), ==, 0);
  if (audience != OPCC_AUDIENCE_OFFICE && g_error_matches (error, OPCC_ERROR, OPCC_ERROR_REFUSED) &&
      strstr (error->message, "not for this audience") != NULL)
    return NULL;
  /* The sample has no figures of it. */
  if (audience == OPCC_AUDIENCE_OFFICE && g_error_matches (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND))
    return NULL;
  g_assert_no_error (error);
  return opcc_document_to_text (document);
}

static void
look_at (Looking *self, const OpccDocumentOrder *order)
{
  g_autofree char *words = opcc_document_order_to_text (order);
  g_autofree char *ours = build (self, order, OPCC_AUDIENCE_OFFICE);
  g_autofree char *open = ours != NULL ? build (self, order, OPCC_AUDIENCE_PUBLIC) : NULL;

  g_test_message ("%s", words);
  if (ours == NULL)
    return;
  if (strstr (ours, marked[self->row].said) != NULL)
    g_error ("%s is not whole for the office", words);
  self->n_with_secret += strstr (ours, marked[self->row].secret) != NULL;
  if (open == NULL)
    return;
  if (strstr (open, marked[self->row].secret) != NULL)
    g_error ("%s gives the marked %s away", words, marked[self->row].kind);
  self->n_public++;
  if (strstr (open, marked[self->row].said) != NULL)
    self->n_said++;
  else
    g_test_message ("%s does not say it: %s", words, open);
}

static void
look_at_domain (Looking *self, const OpccDomainModel *model)
{
  for (const OpccDomainDocument *one = model->documents; one != NULL && one->name != NULL; one++)
    {
      g_autoptr (OpccDocumentOrder) order = opcc_document_order_new (one->name, NULL);

      if (answer (order, one->options))
        look_at (self, order);
    }
  for (const OpccDomainChart *one = model->charts; one != NULL && one->name != NULL; one++)
    {
      g_autoptr (OpccDocumentOrder) order =
          opcc_document_order_new ("chart", "chart", one->name, NULL);

      if (answer (order, one->options))
        look_at (self, order);
    }
}

/* The name of the secret, and the number of the record that has it now. */
static gint64
plant (OpccDb *db, guint row)
{
  const OpccKind *kind = opcc_registry_find (marked[row].kind);
  g_autofree char *where = g_strconcat (marked[row].which, " ORDER BY n LIMIT 1", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRecord) record = opcc_db_find (db, kind, where, &error, "");
  g_autoptr (OpccAction) action = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (record);
  g_assert_true (opcc_record_set_typed (record, marked[row].field, marked[row].secret, &error));
  action = opcc_action_begin (db, "Plant", &error);
  g_assert_true (opcc_db_save (db, record, &error) && opcc_action_commit (action, &error));
  g_assert_true (opcc_record_marking_set (db, kind, opcc_record_get_n (record),
                                          "OFFICIAL-SENSITIVE", NULL, &error));
  g_assert_no_error (error);
  return opcc_record_get_n (record);
}

static char *
verify (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccVerifyReport) report = opcc_db_verify (db, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  return g_strdup (report->content_hash);
}

static gpointer
look_at_all (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_true (opcc_domain_models_fill_sample (db, g_getenv ("OPCC_SAMPLE_DIR"), NULL, error));
  for (guint i = 0; i < G_N_ELEMENTS (marked); i++)
    {
      Looking self = { db, i };
      const gint64 n = plant (db, i);
      g_autofree char *before = verify (db);
      g_autofree char *after = NULL;

      look_at_domain (&self, find_model (marked[i].domain));
      g_test_message ("%s: %u for the public, %u say it; the office has it in %u", marked[i].domain,
                      self.n_public, self.n_said, self.n_with_secret);
      g_assert_cmpuint (self.n_public, >, 0);
      g_assert_cmpuint (self.n_said, ==, self.n_public);
      g_assert_cmpuint (self.n_with_secret, >, 0);
      after = verify (db);
      g_assert_cmpstr (before, ==, after);
      g_assert_true (opcc_record_marking_set (db, opcc_registry_find (marked[i].kind), n,
                                              "OFFICIAL", NULL, error));
    }
  return GINT_TO_POINTER (TRUE);
}

/* The number of a small area that lies in the zone now. */
static gint64
put_area (OpccDb *db, gint64 zone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRecord) area =
      opcc_db_find (db, opcc_registry_find ("area"), "n > 0 ORDER BY n LIMIT 1", &error, "");
  g_autofree char *number = g_strdup_printf ("%d", (int) zone);
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Put", &error);

  g_assert_true (opcc_record_set_typed (area, "zone", number, &error));
  g_assert_true (opcc_db_save (db, area, &error) && opcc_action_commit (action, &error));
  return opcc_record_get_n (area);
}

/* What belongs to a marked record is kept with it, and what stands without it is not. */
static gpointer
follow_ties (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccKind *zone = opcc_registry_find ("zone");
  g_autoptr (OpccHiddenRecords) hidden = NULL;
  g_autoptr (OpccHiddenRecords) again = NULL;
  g_autoptr (OpccHiddenRecords) other = NULL;
  const gint64 n =
      opcc_db_get_integer (db, "SELECT n FROM zone WHERE title = 'Bell Foundry'", 0, error, "");
  const gint64 reading = opcc_db_get_integer (
      db, "SELECT r.n FROM reading r JOIN indicator i ON i.n = r.indicator WHERE i.zone = $1", 0,
      error, "i", n);
  const gint64 area = put_area (db, n);

  g_assert_true (n > 0 && reading > 0 && area > 0);
  g_assert_true (opcc_record_marking_set (db, zone, n, "OFFICIAL-SENSITIVE", NULL, error));
  hidden = opcc_hidden_records_cast (db, OPCC_AUDIENCE_PUBLIC, error);
  g_assert_nonnull (hidden);
  g_assert_true (opcc_hidden_records_has (hidden, "zone", n));
  g_assert_true (opcc_hidden_records_has (hidden, "reading", reading));
  g_assert_false (opcc_hidden_records_has (hidden, "area", area));
  g_assert_cmpint (opcc_db_get_integer (db,
                                        "SELECT count(*) FROM area WHERE n = $1 AND zone IS NULL",
                                        0, error, "i", area),
                   ==, 1);
  g_assert_cmpint (opcc_db_get_integer (db, "SELECT count(*) FROM reading WHERE n = $1", -1, error,
                                        "i", reading),
                   ==, 0);
  /* Within it the same are hidden; nobody else is given anything but the office, which made it. */
  again = opcc_hidden_records_cast (db, OPCC_AUDIENCE_PUBLIC, error);
  g_assert_true (again == hidden);
  g_clear_pointer (&again, opcc_hidden_records_free);
  g_assert_cmpint (opcc_db_get_integer (db, VIEWS, -1, error, ""), >, 0);
  other = opcc_hidden_records_cast (db, OPCC_AUDIENCE_PARTNERS, error);
  g_assert_null (other);
  g_assert_error (*error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (error);
  g_clear_pointer (&hidden, opcc_hidden_records_free);
  g_assert_cmpint (opcc_db_get_integer (db, VIEWS, -1, error, ""), ==, 0);
  return GINT_TO_POINTER (TRUE);
}

static void
add_funding (OpccDb *db, gint64 scheme)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRecord) funding = opcc_record_new (opcc_registry_find ("scheme_funding"));
  g_autofree char *number = g_strdup_printf ("%d", (int) scheme);
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Add", &error);

  g_assert_true (opcc_record_set_typed (funding, "scheme", number, &error));
  g_assert_true (opcc_record_set_typed (funding, "kind", "other", &error));
  g_assert_true (opcc_record_set_typed (funding, "funder", "Another", &error));
  g_assert_true (opcc_db_save (db, funding, &error) && opcc_action_commit (action, &error));
}

/* A sum that stands in the file would tell a part that is left out: it goes too, and so do parts
 * that add up with it. */
static gpointer
keep_sums (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccKind *allocation = opcc_registry_find ("csp_allocation");
  const OpccKind *funding = opcc_registry_find ("scheme_funding");
  const gint64 scheme = opcc_db_get_integer (db, "SELECT scheme FROM scheme_funding", 0, error, "");
  const gint64 one = opcc_db_get_integer (db, "SELECT n FROM scheme_funding WHERE scheme = $1", 0,
                                          error, "i", scheme);
  g_autoptr (OpccHiddenRecords) hidden = NULL;

  g_assert_cmpint (scheme, >, 0);
  add_funding (db, scheme);
  g_assert_true (opcc_record_marking_set (db, allocation, 1, "OFFICIAL-SENSITIVE", NULL, error));
  g_assert_true (opcc_record_marking_set (db, funding, one, "OFFICIAL-SENSITIVE", NULL, error));
  hidden = opcc_hidden_records_cast (db, OPCC_AUDIENCE_PUBLIC, error);
  g_assert_nonnull (hidden);
  g_assert_cmpint (opcc_db_get_integer (db,
                                        "SELECT count(*) FROM csp_formula WHERE pot IS NOT NULL",
                                        -1, error, ""),
                   ==, 0);
  g_assert_cmpint (opcc_db_get_integer (db, "SELECT count(*) FROM scheme_funding WHERE scheme = $1",
                                        -1, error, "i", scheme),
                   ==, 0);
  return GINT_TO_POINTER (TRUE);
}

static gpointer
fill_and_follow (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_true (opcc_domain_models_fill_sample (db, g_getenv ("OPCC_SAMPLE_DIR"), NULL, error));
  return follow_ties (db, NULL, NULL, error) != NULL ? keep_sums (db, NULL, NULL, error) : NULL;
}

static void
test_with_sample (gconstpointer job)
{
  g_autofree char *folder = g_dir_make_tmp ("opcc-marked-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "office.opcc", NULL);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccStore) store = opcc_store_open (path, OPCC_STORE_CREATE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (opcc_store_run_wait (store, (OpccJob) (void *) job, NULL, NULL, &error));
  g_assert_no_error (error);
  opcc_store_close (store);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  opcc_domain_table_register ();
  g_test_add_data_func ("/marked/papers-and-charts", (gconstpointer) look_at_all, test_with_sample);
  g_test_add_data_func ("/marked/ties-and-sums", (gconstpointer) fill_and_follow, test_with_sample);
  return g_test_run ();
}
