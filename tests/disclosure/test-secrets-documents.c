/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every document there is, at Public, in each of its forms: no planted secret is in any of them. */
#include <gio/gio.h>
#include <string.h>

#include "opcc-document-file.h"
#include "opcc-document-text.h"
#include "opcc-domain-document.h"
#include "opcc-domain-table.h"
#include "opcc-registry.h"
#include "opcc-slide.h"
#include "opcc-store.h"
#include "secrets-office.h"

static const char *const suffixes[] = { ".pdf", ".odt", ".html", ".txt" };

typedef struct
{
  SecretsOffice *office; /* (owned) */
  OpccStore *store;      /* (owned) */
  GPtrArray *orders;     /* (owned) char *: of every document */
} Fixture;

/* --- every document --------------------------------------------------------------------------- */

/* The one record of the planted office answers to whatever is required. */
static void
add_order (Fixture *self, const OpccDomainDocument *document, const char *option, const char *value)
{
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_new (document->name, NULL);

  for (const OpccDomainOption *one = document->options; one != NULL && one->name != NULL; one++)
    if (one->is_required)
      g_hash_table_insert (order->choices, g_strdup (one->name),
                           g_strdup (g_strcmp0 (one->name, option) == 0 ? value : "1"));
  if (g_strcmp0 (option, "chart") == 0)
    for (const OpccDomainOption *one = opcc_domain_chart_find (value)->options;
         one != NULL && one->name != NULL; one++)
      if (one->is_required)
        g_hash_table_insert (order->choices, g_strdup (one->name), g_strdup ("1"));
  g_ptr_array_add (self->orders, opcc_document_order_to_text (order));
}

static void
add_orders (Fixture *self, const OpccDomainDocument *document)
{
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);
  g_autoptr (GPtrArray) charts = opcc_domain_charts_list ();

  if (opcc_domain_options_find (document->options, "kind") != NULL)
    for (guint i = 0; i < n_kinds; i++)
      add_order (self, document, "kind", kinds[i]->name);
  else if (opcc_domain_options_find (document->options, "chart") != NULL)
    for (guint i = 0; i < charts->len; i++)
      add_order (self, document, "chart",
                 ((const OpccDomainChart *) g_ptr_array_index (charts, i))->name);
  else
    add_order (self, document, NULL, NULL);
}

/* --- building --------------------------------------------------------------------------------- */

typedef struct
{
  const char *order;
  OpccAudience audience;
} Asked;

static gpointer
build_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_parse (asked->order, error);

  return opcc_document_order_build (order, db, asked->audience, 19000, cancellable, error);
}

/* (nullable): NULL, with its words in @said, where it is not for the audience or cannot be. */
static OpccDocument *
build (Fixture *self, const char *order, OpccAudience audience, char **said)
{
  Asked asked = { order, audience };
  g_autoptr (GError) error = NULL;
  OpccDocument *document = opcc_store_run_wait (self->store, build_job, &asked, NULL, &error);

  g_assert_true ((document == NULL) == (error != NULL));
  *said = g_strdup (error != NULL ? error->message : "");
  return document;
}

/* --- reading ---------------------------------------------------------------------------------- */

static char *
run (const char *program, const char *first, const char *second, const char *third)
{
  const char *words[] = { program, first, second, third, NULL };
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);
  const char *data;
  gsize length;
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                         &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &bytes, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  data = g_bytes_get_data (bytes, &length);
  for (gsize i = 0; i < length; i++)
    g_string_append_c (out, data[i] != '\0' ? data[i] : ' ');
  return g_string_free (out, FALSE);
}

/* The pictures in a page, which are written in another alphabet. */
static char *
decode_pictures (const char *html)
{
  static const char begin[] = ";base64,";
  GString *out = g_string_new (html);

  for (const char *at = strstr (html, begin); at != NULL; at = strstr (at + 1, begin))
    {
      const char *from = at + strlen (begin);
      g_autofree char *encoded = g_strndup (from, strcspn (from, "\""));
      gsize length;
      g_autofree guchar *decoded = g_base64_decode (encoded, &length);

      g_assert_cmpuint (length, >, 0);
      g_string_append_len (out, (const char *) decoded, length);
    }
  return g_string_free (out, FALSE);
}

/* All that somebody can get out of a file: its text, its pictures and what it says of itself. */
static char *
read_file (const char *path)
{
  g_autofree char *text = NULL;

  if (g_str_has_suffix (path, ".pdf"))
    {
      g_autofree char *flow = run ("pdftotext", path, "-", NULL);
      g_autofree char *about = run ("pdfinfo", "-struct-text", path, NULL);
      g_autofree char *plain = run ("pdfinfo", path, NULL, NULL);

      return g_strjoin ("\n", flow, about, plain, NULL);
    }
  if (g_str_has_suffix (path, ".odt"))
    return run ("unzip", "-p", path, NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return g_str_has_suffix (path, ".html") ? decode_pictures (text) : g_steal_pointer (&text);
}

static void
look_at_file (Fixture *self, OpccDocument *document, const char *order, const char *suffix)
{
  g_autofree char *path = g_strconcat (self->office->folder, "/paper", suffix, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *where = g_strconcat (order, suffix, NULL);
  const char *withheld = opcc_document_get_text (document, OPCC_DOCUMENT_WITHHELD);

  opcc_document_write (document, path, NULL, &error);
  if (error != NULL)
    g_error ("%s: %s", where, error->message);
  text = read_file (path);
  secrets_office_expect_none (self->office, where, g_str_has_prefix (order, "chart?"), text);
  if (withheld != NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);
      g_autofree char *squeezed = secrets_office_squeeze (valid);
      g_autofree char *statement = secrets_office_squeeze (withheld);

      if (strstr (squeezed, statement) == NULL)
        g_error ("%s does not say what was withheld", where);
    }
  if (strstr (text, "may be shown in public") == NULL)
    g_error ("%s does not bear its marking", where);
}

/* What slides say to who cannot see them, and so all that stands on them. */
static void
look_at_slides (Fixture *self, OpccDocument *document, const char *order)
{
  g_autoptr (GPtrArray) slides = opcc_slides_from_document (document, 16.0 / 9.0);

  g_assert_cmpuint (slides->len, >, 0);
  for (guint i = 0; i < slides->len; i++)
    {
      const OpccSlide *slide = g_ptr_array_index (slides, i);
      g_autofree char *text = opcc_slide_to_text (slide);
      g_autofree char *where = g_strdup_printf ("slide %u of %s", i + 1, order);

      secrets_office_expect_none (self->office, where, g_str_has_prefix (order, "chart?"), text);
      g_assert_cmpstr (opcc_slide_get_marking (slide), !=, NULL);
    }
}

static void
test_public_has_none (Fixture *self, gconstpointer unused)
{
  guint n_written = 0, n_refused = 0, n_withheld = 0;

  for (guint i = 0; i < self->orders->len; i++)
    {
      const char *order = g_ptr_array_index (self->orders, i);
      g_autofree char *said = NULL;
      g_autoptr (OpccDocument) document = build (self, order, OPCC_AUDIENCE_PUBLIC, &said);

      secrets_office_expect_none (self->office, order, FALSE, said);
      if (document == NULL)
        g_test_message ("%s: %s", order, said);
      n_refused += document == NULL;
      for (guint k = 0; document != NULL && k < G_N_ELEMENTS (suffixes); k++)
        look_at_file (self, document, order, suffixes[k]);
      if (document != NULL)
        look_at_slides (self, document, order);
      n_written += document != NULL;
      n_withheld +=
          document != NULL && opcc_document_get_text (document, OPCC_DOCUMENT_WITHHELD) != NULL;
    }
  g_test_message ("%u documents, %u not for the public, %u say that something was withheld",
                  n_written, n_refused, n_withheld);
  g_assert_cmpuint (n_written, >, 90);
  g_assert_cmpuint (n_withheld, >, 40);
}

/* Without this, what is never in any document would prove nothing. */
static void
test_office_has_every_secret (Fixture *self, gconstpointer unused)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *squeezed = NULL;
  guint n_found = 0;

  for (guint i = 0; i < self->orders->len; i++)
    {
      g_autofree char *said = NULL;
      g_autoptr (OpccDocument) document =
          build (self, g_ptr_array_index (self->orders, i), OPCC_AUDIENCE_OFFICE, &said);
      g_autofree char *text = document != NULL ? opcc_document_to_text (document) : NULL;

      g_string_append (all, text != NULL ? text : "");
    }
  squeezed = secrets_office_squeeze (all->str);
  for (guint i = 0; i < self->office->secrets->len; i += 2)
    {
      g_autofree char *bare =
          secrets_office_squeeze (g_ptr_array_index (self->office->secrets, i + 1));

      n_found += strstr (squeezed, bare) != NULL;
    }
  g_test_message ("%u of %u secrets in the office's documents", n_found,
                  self->office->secrets->len / 2);
  /* Each is planted as it is shown and as it is kept in files; documents have the first. */
  g_assert_cmpuint (n_found, >, self->office->secrets->len / 2 * 3 / 4);
}

/* Personal, sensitive and blind attributes stay from partners too. */
static void
test_partners_have_none (Fixture *self, gconstpointer unused)
{
  guint n_written = 0;

  for (guint i = 0; i < self->orders->len; i++)
    {
      const char *order = g_ptr_array_index (self->orders, i);
      g_autofree char *said = NULL;
      g_autoptr (OpccDocument) document = build (self, order, OPCC_AUDIENCE_PARTNERS, &said);
      g_autofree char *text = document != NULL ? opcc_document_to_text (document) : NULL;

      secrets_office_expect_none_for_partners (self->office, order, said);
      secrets_office_expect_none_for_partners (self->office, order, text != NULL ? text : "");
      n_written += document != NULL;
    }
  g_assert_cmpuint (n_written, >, 90);
}

/* What partners may see is more than anyone may, and less than the office sees. */
static void
test_partners_between (Fixture *self, gconstpointer unused)
{
  glong lengths[3];

  for (OpccAudience who = OPCC_AUDIENCE_OFFICE; who <= OPCC_AUDIENCE_PUBLIC; who++)
    {
      g_autofree char *said = NULL;
      g_autoptr (OpccDocument) document = build (self, "record?kind=zone&n=1", who, &said);
      g_autofree char *text = opcc_document_to_text (document);

      lengths[who] = g_utf8_strlen (text, -1);
    }
  g_assert_cmpint (lengths[OPCC_AUDIENCE_PARTNERS], <, lengths[OPCC_AUDIENCE_OFFICE]);
  g_assert_cmpint (lengths[OPCC_AUDIENCE_PUBLIC], <, lengths[OPCC_AUDIENCE_PARTNERS]);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) documents = opcc_domain_documents_list ();
  g_autoptr (GError) error = NULL;

  self->office = secrets_office_new ();
  self->store = opcc_store_open (self->office->office, 0, &error);
  g_assert_no_error (error);
  self->orders = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < documents->len; i++)
    add_orders (self, g_ptr_array_index (documents, i));
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  opcc_store_close (self->store);
  g_object_unref (self->store);
  g_ptr_array_unref (self->orders);
  secrets_office_free (self->office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  opcc_domain_table_register ();
  g_test_add ("/secrets/documents/public", Fixture, NULL, set_up, test_public_has_none, tear_down);
  g_test_add ("/secrets/documents/office", Fixture, NULL, set_up, test_office_has_every_secret,
              tear_down);
  g_test_add ("/secrets/documents/partners", Fixture, NULL, set_up, test_partners_have_none,
              tear_down);
  g_test_add ("/secrets/documents/between", Fixture, NULL, set_up, test_partners_between,
              tear_down);
  return g_test_run ();
}
