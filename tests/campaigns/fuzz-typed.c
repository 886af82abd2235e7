/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any words as what is typed or pasted into a cell: for every field of every record. */
#include "fuzz.h"

#include <string.h>

#include "opcc-domain-table.h"
#include "opcc-registry.h"

/* What was taken is shown, and what is shown is taken again as the same. */
static void
try_field (const OpccField *field, const OpccKind *kind, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRecord) record = g_object_new (kind->get_type (), NULL);
  g_autofree char *shown = NULL;
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;

  if (!opcc_field_set_typed (field, record, typed, &error))
    {
      fuzz_check_refusal (error);
      return;
    }
  g_assert_no_error (error);
  shown = opcc_field_to_text (field, record);
  fuzz_check_text (shown);
  written = opcc_field_to_file_text (field, record);
  fuzz_check_text (written);
  if (written == NULL || *written == '\0')
    return;
  opcc_field_clear (field, record);
  if (!opcc_field_set_typed (field, record, written, &error))
    g_error ("%s.%s took “%s” and does not take its own “%s”: %s", kind->name, field->name, typed,
             written, error->message);
  again = opcc_field_to_file_text (field, record);
  g_assert_cmpstr (again, ==, written);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static gboolean is_registered = FALSE;
  g_autofree char *typed = g_strndup ((const char *) data, size);
  const OpccKind *const *kinds;
  guint n_kinds;

  if (!is_registered)
    opcc_domain_table_register ();
  is_registered = TRUE;
  if (!g_utf8_validate (typed, -1, NULL))
    return -1;
  kinds = opcc_registry_get_kinds (&n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      if (kinds[i]->fields[j].type != OPCC_VALUE_LINK)
        try_field (&kinds[i]->fields[j], kinds[i], typed);
  return 0;
}
