/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the printers there are, without waiting long for a server that does not answer. */
#include "opcc-printers.h"

#include <gtk/gtkunixprint.h>

/* The dialog is not kept longer than this, in milliseconds. */
#define LONGEST 400

typedef struct
{
  GTask *task;   /* (owned) */
  char *to_file; /* (owned) (nullable): the printer that writes a file */
  gboolean has_paper;
  guint timer;
} Search;

static gboolean
take_printer_cb (GtkPrinter *printer, gpointer data)
{
  Search *search = data;

  if (!gtk_printer_is_virtual (printer))
    search->has_paper = TRUE;
  else if (search->to_file == NULL && gtk_printer_accepts_pdf (printer))
    search->to_file = g_strdup (gtk_printer_get_name (printer));
  return FALSE;
}

/* Whoever still has to answer may have a printer: none is chosen then. */
static gboolean
give_up_cb (gpointer data)
{
  Search *search = data;

  search->timer = 0;
  g_task_return_pointer (search->task, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
end_search (gpointer data)
{
  Search *search = data;

  if (search->timer != 0)
    {
      g_source_remove (search->timer);
      g_task_return_pointer (search->task,
                             search->has_paper ? NULL : g_steal_pointer (&search->to_file), g_free);
    }
  g_object_unref (search->task);
  g_free (search->to_file);
  g_free (search);
}

/**
 * opcc_printers_find_file:
 * @callback: called once it is known, from the main loop
 *
 * Looks for the printer that is to be chosen where there is none that has paper.
 */
void
opcc_printers_find_file (GAsyncReadyCallback callback, gpointer user_data)
{
  Search *search = g_new0 (Search, 1);

  search->task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (search->task, opcc_printers_find_file);
  search->timer = g_timeout_add (LONGEST, give_up_cb, search);
  gtk_enumerate_printers (take_printer_cb, search, end_search, FALSE);
}

/**
 * opcc_printers_find_file_finish:
 *
 * Returns: (transfer full) (nullable): the name of the one that writes a file; NULL where there is
 *   another, or it is not known
 */
char *
opcc_printers_find_file_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
