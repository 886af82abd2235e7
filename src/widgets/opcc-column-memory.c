/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps from day to day which columns of a table are shown. */
#include "opcc-column-memory.h"

#include "opcc-settings.h"

#define KEY "columns"

static void
show_kept (OpccTable *table, GSettings *settings, const char *list)
{
  g_autoptr (GVariant) kept = g_settings_get_value (settings, KEY);
  g_auto (GStrv) ids = NULL;

  if (g_variant_lookup (kept, list, "^as", &ids) && ids[0] != NULL)
    opcc_table_set_shown_columns (table, (const char *const *) ids);
}

static void
keep_cb (OpccTable *table, const char *list)
{
  g_autoptr (GSettings) settings = opcc_settings_find (KEY);
  g_auto (GStrv) ids = opcc_table_dup_shown_columns (table);
  g_autoptr (GVariant) kept = NULL;
  GVariantDict dict;

  if (settings == NULL)
    return;
  kept = g_settings_get_value (settings, KEY);
  g_variant_dict_init (&dict, kept);
  g_variant_dict_insert (&dict, list, "^as", ids);
  g_settings_set_value (settings, KEY, g_variant_dict_end (&dict));
}

static void
free_list (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
opcc_column_memory_keep (OpccTable *table, const char *list)
{
  g_autoptr (GSettings) settings = opcc_settings_find (KEY);

  g_return_if_fail (OPCC_IS_TABLE (table) && list != NULL);

  if (settings == NULL)
    return;
  show_kept (table, settings, list);
  g_signal_connect_data (table, "columns-changed", G_CALLBACK (keep_cb), g_strdup (list), free_list,
                         0);
}
