/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a paper of a hundred pages of tables takes as PDF, beside LibreOffice making one of the
 * same paper in OpenDocument. */
#include "bench-figures.h"

#include <glib/gstdio.h>

#include "opcc-document-file.h"

#define OUR_RUNS 5
#define TABLES   50
#define ROWS     75

static OpccDocument *
make_paper (void)
{
  static const OpccColumnType types[] = { OPCC_COLUMN_NUMBER, OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT,
                                          OPCC_COLUMN_NUMBER, OPCC_COLUMN_NUMBER };
  static const char *const headings[] = { "Rank", "Reference", "Project", "Score", "Award" };
  OpccDocument *document = opcc_document_new ("A paper of a hundred pages");

  for (guint table = 0; table < TABLES; table++)
    {
      g_autofree char *heading = g_strdup_printf ("Section %u", table + 1);

      opcc_document_add_heading (document, 2, heading);
      opcc_document_add_numbered (document,
                                  "The applications of this section stand in the order of "
                                  "their marks, with what is recommended for each.");
      opcc_document_add_table (document, NULL, headings, types, G_N_ELEMENTS (headings));
      for (guint row = 0; row < ROWS; row++)
        {
          g_autofree char *rank = g_strdup_printf ("%u", row + 1);
          g_autofree char *reference = g_strdup_printf ("R%u-%03u", table + 1, row + 1);
          g_autofree char *project = g_strdup_printf ("Safer streets by the river, part %u", row);
          g_autofree char *score = g_strdup_printf ("%u.%u%%", 99 - row, row % 10);
          const char *const cells[] = { rank, reference, project, score, "£9,950" };

          opcc_document_add_row (document, cells);
        }
    }
  return document;
}

/* Milliseconds. */
static double
measure_ours (const OpccDocument *document, const char *path)
{
  double times[OUR_RUNS];

  for (guint i = 0; i < OUR_RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      const gint64 begin = g_get_monotonic_time ();

      if (!opcc_document_write (document, path, NULL, &error))
        g_error ("%s", error->message);
      times[i] = (double) (g_get_monotonic_time () - begin) / 1000;
    }
  return bench_median (times, OUR_RUNS);
}

int
main (int argc, char **argv)
{
  g_autoptr (OpccDocument) document = make_paper ();
  const char *folder = argc == 2 ? argv[1] : g_get_tmp_dir ();
  g_autofree char *pdf = g_build_filename (folder, "ours.pdf", NULL);
  g_autofree char *odt = g_build_filename (folder, "theirs.odt", NULL);
  const double ours = measure_ours (document, pdf);
  double theirs;

  measure_ours (document, odt);
  theirs = bench_convert (folder, odt, "pdf");
  bench_print ("100 pages of tables as PDF, beside LibreOffice", "ms", ours, theirs,
               theirs > 0 ? 0.5 : 0, 0);
  return 0;
}
