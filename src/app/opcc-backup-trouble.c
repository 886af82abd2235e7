/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept from one start to the next of a backup that could not be made. */
#include "opcc-backup-trouble.h"

#define KEY "backup-troubles"

/**
 * opcc_backup_trouble_keep:
 * @path: the office file
 * @trouble: (nullable): why its newest backup could not be made; NULL: it has one, so that nothing
 *   is kept
 *
 * Office files that are no longer there are forgotten with it.
 */
void
opcc_backup_trouble_keep (GSettings *settings, const char *path, const char *trouble)
{
  g_autoptr (GVariant) before = g_settings_get_value (settings, KEY);
  g_autoptr (GVariant) after = NULL;
  GVariantBuilder kept;
  GVariantIter iter;
  const char *other;
  const char *said;

  g_return_if_fail (path != NULL);

  g_variant_builder_init (&kept, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_next (&iter, "{&s&s}", &other, &said))
    if (g_strcmp0 (other, path) != 0 && g_file_test (other, G_FILE_TEST_EXISTS))
      g_variant_builder_add (&kept, "{ss}", other, said);
  if (trouble != NULL)
    g_variant_builder_add (&kept, "{ss}", path, trouble);
  after = g_variant_ref_sink (g_variant_builder_end (&kept));
  if (!g_variant_equal (before, after))
    g_settings_set_value (settings, KEY, after);
}

/**
 * opcc_backup_trouble_recall:
 * @path: the office file
 *
 * Returns: (transfer full) (nullable): why its newest backup could not be made, as it was kept
 */
char *
opcc_backup_trouble_recall (GSettings *settings, const char *path)
{
  g_autoptr (GVariant) kept = g_settings_get_value (settings, KEY);
  char *trouble = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  g_variant_lookup (kept, path, "s", &trouble);
  return trouble;
}
