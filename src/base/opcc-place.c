/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nine districts of Leicester, Leicestershire and Rutland, by every name they go by. */
#include "opcc-place.h"

#include <string.h>

#include "opcc-text.h"

/* clang-format off */
static const OpccPlace places[OPCC_N_PLACES] = {
  { "leicester",         "Leicester",                "Leicester",           "Leicester",    "E06000016", 1, 1 },
  { "charnwood",         "Charnwood",                "Charnwood",           "Charnwood",    "E07000130", 1, 0 },
  { "nw-leicestershire", "North West Leicestershire", "NW Leicestershire",  "NW Leics",     "E07000134", 0, 0 },
  { "hinckley-bosworth", "Hinckley and Bosworth",    "Hinckley & Bosworth", "Hinckley & B.", "E07000132", 0, 1 },
  { "harborough",        "Harborough",               "Harborough",          "Harborough",   "E07000131", 2, 2 },
  { "oadby-wigston",     "Oadby and Wigston",        "Oadby & Wigston",     "Oadby & W.",   "E07000135", 1, 2 },
  { "melton",            "Melton",                   "Melton",              "Melton",       "E07000133", 2, 0 },
  { "blaby",             "Blaby",                    "Blaby",               "Blaby",        "E07000129", 0, 2 },
  { "rutland",           "Rutland",                  "Rutland",             "Rutland",      "E06000017", 2, 1 },
};

/* What is left of a name when opcc_place_find() has folded it and dropped the words of office. */
static const struct
{
  const char *words;
  const char *key;
} aliases[] = {
  { "leicester",                  "leicester" },
  { "charnwood",                  "charnwood" },
  { "north west leicestershire",  "nw-leicestershire" },
  { "northwest leicestershire",   "nw-leicestershire" },
  { "nw leicestershire",          "nw-leicestershire" },
  { "north west leics",           "nw-leicestershire" },
  { "northwest leics",            "nw-leicestershire" },
  { "nw leics",                   "nw-leicestershire" },
  { "n w leics",                  "nw-leicestershire" },
  { "n w leicestershire",         "nw-leicestershire" },
  { "nwl",                        "nw-leicestershire" },
  { "nwldc",                      "nw-leicestershire" },
  { "hinckley bosworth",          "hinckley-bosworth" },
  { "hinckley b",                 "hinckley-bosworth" },
  { "h b",                        "hinckley-bosworth" },
  { "hbbc",                       "hinckley-bosworth" },
  { "hinckley",                   "hinckley-bosworth" },
  { "harborough",                 "harborough" },
  { "market harborough",          "harborough" },
  { "oadby wigston",              "oadby-wigston" },
  { "oadby w",                    "oadby-wigston" },
  { "o w",                        "oadby-wigston" },
  { "owbc",                       "oadby-wigston" },
  { "oadby",                      "oadby-wigston" },
  { "wigston",                    "oadby-wigston" },
  { "melton",                     "melton" },
  { "melton mowbray",             "melton" },
  { "blaby",                      "blaby" },
  { "rutland",                    "rutland" },
};

/* Words that say what kind of body or area it is, and no more. */
static const char *const words_of_office[] = {
  "and", "area", "bc", "borough", "boro", "cc", "city", "council", "county", "dc", "district",
  "of", "only", "the", "unitary", "uk", "england",
};
/* clang-format on */

/**
 * opcc_place_get:
 * @index: 0 to %OPCC_N_PLACES - 1
 *
 * Returns: (transfer none): a district, Leicester first
 */
const OpccPlace *
opcc_place_get (guint index)
{
  g_return_val_if_fail (index < OPCC_N_PLACES, NULL);

  return &places[index];
}

/**
 * opcc_place_by_key:
 * @key: (nullable): what is stored, "nw-leicestershire"
 *
 * Returns: (transfer none) (nullable): the district, or %NULL if there is none such
 */
const OpccPlace *
opcc_place_by_key (const char *key)
{
  int i;

  for (i = 0; i < OPCC_N_PLACES; i++)
    if (g_strcmp0 (places[i].key, key) == 0)
      return &places[i];
  return NULL;
}

/**
 * opcc_place_by_gss_code:
 * @gss_code: (nullable): a code of the Office for National Statistics, "E07000134"
 *
 * Returns: (transfer none) (nullable): the district, or %NULL for a code outside the area
 */
const OpccPlace *
opcc_place_by_gss_code (const char *gss_code)
{
  int i;

  for (i = 0; i < OPCC_N_PLACES; i++)
    if (g_strcmp0 (places[i].gss_code, gss_code) == 0)
      return &places[i];
  return NULL;
}

static gboolean
is_word_of_office (const char *word)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (words_of_office); i++)
    if (strcmp (words_of_office[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* "The City of LEICESTER" becomes "leicester". */
static char *
strip_office (const char *words)
{
  g_autofree char *folded = opcc_text_fold (words);
  g_auto (GStrv) parts = NULL;
  GString *out = g_string_new (NULL);
  char *p;
  int i;

  for (p = folded; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      *p = ' ';
  parts = g_strsplit (folded, " ", -1);
  for (i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || is_word_of_office (parts[i]))
        continue;
      if (out->len > 0)
        g_string_append_c (out, ' ');
      g_string_append (out, parts[i]);
    }
  return g_string_free (out, FALSE);
}

/**
 * opcc_place_find:
 * @words: (nullable): a place as people type it
 *
 * Recognises a district by its key, its code, or any name it goes by: "City of Leicester",
 * "LEICESTER CITY", "NWL", "Hinckley and Bosworth BC", "Rutland County". Nothing is guessed:
 * "Leicestershire" is seven districts, and two districts in one text are none.
 *
 * Returns: (transfer none) (nullable): the district; %NULL outside the area, and for what does not
 *   name one district
 */
const OpccPlace *
opcc_place_find (const char *words)
{
  g_autofree char *bare = NULL;
  g_autofree char *code = NULL;
  const OpccPlace *place = opcc_place_by_key (words);
  gsize i;

  if (words == NULL || place != NULL)
    return place;
  bare = strip_office (words);
  for (i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (strcmp (aliases[i].words, bare) == 0)
      return opcc_place_by_key (aliases[i].key);
  code = g_ascii_strup (bare, -1);
  return opcc_place_by_gss_code (code);
}
