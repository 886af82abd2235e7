/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts the window program: language, settings, and away. */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "opcc-desk.h"

/* Without its schema GSettings would end the program with no word a person can use. */
static gboolean
has_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, OPCC_APP_ID, TRUE) : NULL;

  return schema != NULL;
}

int
main (int argc, char *argv[])
{
  const char *locale_dir = g_getenv ("OPCC_LOCALE_DIR");
  g_autoptr (OpccDesk) desk = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (!has_settings ())
    {
      g_printerr (_ ("opcc-desk: the settings schema %s is not installed. Install the program with "
                     "“meson install”, or start it by build-aux/run.\n"),
                  OPCC_APP_ID);
      return 1;
    }
  desk = opcc_desk_new ();
  return g_application_run (G_APPLICATION (desk), argc, argv);
}
