/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder for the files of a test, and reading them with the tools of poppler. */
#include "report-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "opcc-document-file.h"

static char *folder;

char *
report_path (const char *name)
{
  g_autoptr (GError) error = NULL;

  if (folder == NULL)
    folder = g_dir_make_tmp ("opcc-report-XXXXXX", &error);
  g_assert_no_error (error);
  return g_build_filename (folder, name, NULL);
}

void
report_clean (void)
{
  GDir *dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  if (folder != NULL)
    g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

char *
report_write (const OpccDocument *document, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *path = report_path (name);

  opcc_document_write (document, path, NULL, &error);
  g_assert_no_error (error);
  return path;
}

char *
report_read (const char *path)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

GStrv
report_read_pages (const char *path)
{
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  const char *argv[] = { tool, "-raw", path, "-", NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GStrv pages;
  int status;

  if (tool == NULL)
    return NULL;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  pages = g_strsplit (text, "\f", -1);
  g_clear_pointer (&pages[g_strv_length (pages) - 1], g_free); /* behind the last page */
  return pages;
}

guint
report_count (const char *text, const char *words)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, words)) != NULL; p += strlen (words))
    n++;
  return n;
}

void
report_add_rows (OpccDocument *document, const char *title, guint n, const char *second)
{
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER };
  static const char *const headings[] = { "Heading one", "Heading two" };

  opcc_document_add_table (document, title, headings, types, G_N_ELEMENTS (headings));
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *first = g_strdup_printf ("Row %u", i);
      const char *const cells[] = { first, second };

      opcc_document_add_row (document, cells);
    }
}

OpccChart *
report_new_chart (const char *title)
{
  OpccChart *chart = opcc_chart_new (OPCC_CHART_BARS, OPCC_NUMBER_COUNT);
  const guint series = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, "Visits");

  opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, "Visits made");
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, "2022/23");
  opcc_chart_set_text (chart, OPCC_CHART_UNIT, "visits");
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE, "an invented register");
  opcc_chart_set_value (chart, series, opcc_chart_add_category (chart, "North", NULL), 12);
  opcc_chart_set_value (chart, series, opcc_chart_add_category (chart, "South", NULL), 30);
  return chart;
}
