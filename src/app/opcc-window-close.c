/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letting an office file go: it is closed on a thread, and a backup that failed is told and kept.
 */
#include "opcc-window-private.h"

#include <glib/gi18n-lib.h>

#include "opcc-backup-trouble.h"
#include "opcc-dialogs.h"
#include "opcc-office-jobs.h"

/* What outlives the window: the settings, and the program until the file is closed. */
typedef struct
{
  GSettings *settings;       /* (owned) */
  GApplication *application; /* (owned) (nullable): held */
  GWeakRef window;           /* gone where it was closed with the file */
} Parting;

static void
free_parting (Parting *parting)
{
  if (parting->application != NULL)
    g_application_release (parting->application);
  g_clear_object (&parting->application);
  g_clear_object (&parting->settings);
  g_weak_ref_clear (&parting->window);
  g_free (parting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Parting, free_parting)

/* The program stays until this was read, if it is the last that it shows. */
static void
tell_trouble (Parting *parting, OpccOffice *office, const char *trouble)
{
  g_autoptr (OpccWindow) window = g_weak_ref_get (&parting->window);
  gboolean is_shown = window != NULL && !window->closing;
  g_autofree char *name = opcc_office_dup_name (office);
  g_autofree char *body = g_strdup_printf (
      _ ("Everything is saved in %s. Only a backup is missing.\n\n%s\n\nSee that the "
         "disk with the backups is there and has room. The backup is made by itself when the file "
         "is next open; until then you are reminded."),
      name, trouble);
  GtkWindow *dialog = opcc_dialog_tell (is_shown ? GTK_WIDGET (window) : NULL,
                                        _ ("Saved, but a backup is missing"), body);

  if (parting->application != NULL)
    gtk_window_set_application (dialog, GTK_APPLICATION (parting->application));
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Parting) parting = user_data;
  OpccOffice *office = OPCC_OFFICE (source);
  const char *trouble = opcc_office_get_closing_trouble (office);

  opcc_backup_trouble_keep (parting->settings, opcc_office_get_path (office), trouble);
  if (trouble != NULL)
    tell_trouble (parting, office, trouble);
}

/**
 * opcc_window_let_go:
 * @office: (transfer none): no longer shown
 *
 * Closes the file in the background with its closing backup. The window may go at once: the program
 * stays until the file is closed, and until it was read that there is no backup.
 */
void
opcc_window_let_go (OpccWindow *self, OpccOffice *office)
{
  Parting *parting = g_new0 (Parting, 1);
  GApplication *application = g_application_get_default ();

  parting->settings = g_object_ref (self->settings);
  g_weak_ref_init (&parting->window, self);
  if (application != NULL)
    {
      g_application_hold (application);
      parting->application = g_object_ref (application);
    }
  if (application != NULL || !self->closing)
    opcc_office_close_async (office, closed_cb, parting);
  else
    {
      opcc_office_close (office);
      closed_cb (G_OBJECT (office), NULL, parting);
    }
}

/**
 * opcc_window_recall_trouble:
 *
 * Tells the office file that was just opened what was kept of its last backup: it is tried again.
 */
void
opcc_window_recall_trouble (OpccWindow *self)
{
  char *trouble = opcc_backup_trouble_recall (self->settings, opcc_office_get_path (self->office));

  if (trouble != NULL)
    opcc_store_run (opcc_office_get_store (self->office), opcc_job_recall_trouble, trouble, g_free,
                    NULL, NULL, NULL, NULL);
}
