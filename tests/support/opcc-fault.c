/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is amiss with a widget, in a line that says where it stands. */
#include "opcc-fault.h"

void
opcc_fault_add (GString *faults, const char *where, GtkWidget *widget, const char *words)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (GtkWidget *at = widget; at != NULL && !GTK_IS_ROOT (at); at = gtk_widget_get_parent (at))
    {
      g_auto (GStrv) classes = gtk_widget_get_css_classes (at);
      g_autofree char *joined = g_strjoinv (".", classes);
      g_autofree char *step =
          g_strconcat (G_OBJECT_TYPE_NAME (at), *joined != '\0' ? "." : "", joined, NULL);

      g_string_prepend (path, at != widget ? " > " : "");
      g_string_prepend (path, step);
    }
  g_string_append_printf (faults, "%s: %s %s\n", where, path->str, words);
}
