/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions of the tour to the office file and to the files that came of it. */
#include "tour-office.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-verify.h"

static gpointer
count_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *count = g_new (gint64, 1);

  *count = opcc_db_get_integer (db, data, -1, error, "");
  return count;
}

gint64
tour_office_count (OpccStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *count = opcc_store_run_wait (store, count_job, (gpointer) sql, NULL, &error);

  g_assert_no_error (error);
  return *count;
}

static gpointer
text_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_get_text (db, data, error, "");
}

char *
tour_office_text (OpccStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  char *text = opcc_store_run_wait (store, text_job, (gpointer) sql, NULL, &error);

  g_assert_no_error (error);
  return text;
}

static gpointer
verify_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_verify (db, cancellable, error);
}

char *
tour_office_hash (OpccStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccVerifyReport) report = opcc_store_run_wait (store, verify_job, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (report->problems, i));
  g_assert_cmpuint (report->problems->len, ==, 0);
  return g_steal_pointer (&report->content_hash);
}

guint
tour_office_read_json (const char *path, const char *member, const char *amount, gint64 *pence)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *list;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  list =
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), member);
  *pence = 0;
  for (guint i = 0; i < json_array_get_length (list); i++)
    *pence += llround (
        100 * json_object_get_double_member (json_array_get_object_element (list, i), amount));
  return json_array_get_length (list);
}

guint
tour_office_count_lines (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint lines = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (const char *at = strchr (text, '\n'); at != NULL; at = strchr (at + 1, '\n'))
    lines++;
  g_assert_cmpuint (lines, >, 0);
  return lines - 1;
}
