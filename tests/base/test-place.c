/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks the nine districts, and that only they are recognised. */
#include "opcc-place.h"

#include <string.h>

static void
test_table (void)
{
  gboolean tiles[3][3] = { 0 };
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  guint i;

  for (i = 0; i < OPCC_N_PLACES; i++)
    {
      const OpccPlace *place = opcc_place_get (i);

      g_assert_cmpint (place->tile_column, <, 3);
      g_assert_cmpint (place->tile_row, <, 3);
      g_assert_false (tiles[place->tile_column][place->tile_row]);
      tiles[place->tile_column][place->tile_row] = TRUE;
      g_assert_cmpuint (strlen (place->gss_code), ==, 9);
      g_assert_true (g_hash_table_add (codes, (gpointer) place->gss_code));
      g_assert_cmpuint (strlen (place->short_name), <=, 13);
      /* By every name it has, a place finds itself. */
      g_assert_true (opcc_place_by_key (place->key) == place);
      g_assert_true (opcc_place_by_gss_code (place->gss_code) == place);
      g_assert_true (opcc_place_find (place->key) == place);
      g_assert_true (opcc_place_find (place->name) == place);
      g_assert_true (opcc_place_find (place->label) == place);
      g_assert_true (opcc_place_find (place->short_name) == place);
      g_assert_true (opcc_place_find (place->gss_code) == place);
    }
  g_assert_cmpstr (opcc_place_get (0)->key, ==, "leicester");
}

static void
test_find (void)
{
  static const char *const rows[][2] = {
    { "City of Leicester", "leicester" },
    { "LEICESTER CITY", "leicester" },
    { "Leicester City Council", "leicester" },
    { "  leicester ", "leicester" },
    { "NWL", "nw-leicestershire" },
    { "NWLDC", "nw-leicestershire" },
    { "N.W. Leics", "nw-leicestershire" },
    { "North-West Leicestershire District Council", "nw-leicestershire" },
    { "Hinckley and Bosworth BC", "hinckley-bosworth" },
    { "Hinckley & Bosworth Borough", "hinckley-bosworth" },
    { "Oadby and Wigston", "oadby-wigston" },
    { "Oadby\302\240&\302\240Wigston", "oadby-wigston" },
    { "Rutland County", "rutland" },
    { "Rutland CC", "rutland" },
    { "Melton Mowbray", "melton" },
    { "The Borough of Charnwood", "charnwood" },
    { "Harborough District", "harborough" },
    { "Blaby DC", "blaby" },
    { "e06000016", "leicester" },
    { "Leicestershire", NULL },
    { "County", NULL },
    { "Nottingham", NULL },
    { "Leicester and Blaby", NULL },
    { "Leicester Forest East", NULL },
    { "Bosworth", NULL },
    { "E06000018", NULL },
    { "the", NULL },
    { "", NULL },
    { "\xa3", NULL },
    { NULL, NULL },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const OpccPlace *place = opcc_place_find (rows[i][0]);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (place != NULL ? place->key : NULL, ==, rows[i][1]);
    }
  g_assert_null (opcc_place_by_key (NULL));
  g_assert_null (opcc_place_by_gss_code (NULL));
}

/* The codes and names are those of the register of local authorities. */
static void
test_register (void)
{
  const char *shared = g_getenv ("OPCC_SHARED");
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  guint i;

  path = g_build_filename (shared != NULL ? shared : "../shared", "open-data",
                           "gss-codes-local-authorities.tsv", NULL);
  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("The register of local authorities is not beside the project");
      return;
    }
  for (i = 0; i < OPCC_N_PLACES; i++)
    {
      const OpccPlace *place = opcc_place_get (i);
      const char *code = strstr (text, place->gss_code);
      g_autofree char *line = NULL;

      g_test_message ("%s", place->name);
      g_assert_nonnull (code);
      while (code > text && code[-1] != '\n')
        code--;
      line = g_strndup (code, strcspn (code, "\n"));
      g_assert_nonnull (strstr (line, place->name));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/place/table", test_table);
  g_test_add_func ("/base/place/find", test_find);
  g_test_add_func ("/base/place/register", test_register);
  return g_test_run ();
}
