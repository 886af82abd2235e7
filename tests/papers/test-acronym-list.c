/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of acronyms is in order, and is found in. */
#include <string.h>

#include "opcc-paper-private.h"

static void
test_order (void)
{
  const char *before = "";
  const char *acronym;
  guint n = 0;

  for (; (acronym = opcc_acronym_list_get (n)) != NULL; n++)
    {
      g_assert_cmpint (strcmp (before, acronym), <, 0);
      g_assert_nonnull (opcc_acronym_list_find (acronym));
      g_assert_false (opcc_acronym_list_is_plain (acronym));
      before = acronym;
    }
  g_assert_cmpuint (n, >, 100);
}

static void
test_find (void)
{
  g_assert_cmpstr (opcc_acronym_list_find ("OPCC"), ==,
                   "Office of the Police and Crime Commissioner");
  g_assert_cmpstr (opcc_acronym_list_find ("HRSC"), ==, "");
  g_assert_null (opcc_acronym_list_find ("FRB"));
  g_assert_null (opcc_acronym_list_find (""));
  g_assert_true (opcc_acronym_list_is_plain ("UK"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/acronyms/order", test_order);
  g_test_add_func ("/acronyms/find", test_find);
  return g_test_run ();
}
