/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the program's settings, for parts that also work where they are not installed. */
#include "opcc-settings.h"

/**
 * opcc_settings_find:
 * @key: that is to be read or kept
 *
 * GSettings itself ends the program where a schema or a key is missing.
 *
 * Returns: (transfer full) (nullable): %NULL where the settings are not installed, as in a test of
 *   a single part, or are those of another version, which has no @key
 */
GSettings *
opcc_settings_find (const char *key)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, OPCC_APP_ID, TRUE) : NULL;

  return schema != NULL && g_settings_schema_has_key (schema, key) ? g_settings_new (OPCC_APP_ID)
                                                                   : NULL;
}
