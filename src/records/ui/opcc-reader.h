/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccReader: reads what a page shows, and again whenever records of its kinds have changed. */
#pragma once

#include <gtk/gtk.h>
#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccReaderForm:
 * @kinds: (nullable): the records it shows, ending with NULL: a change of one of them reads again.
 *   NULL: any change does
 * @job: reads
 * @ask: (nullable) (transfer full): what the job is given, as @page wants it now
 * @free_asked: (nullable): for what @ask gave
 * @free_read: for what nobody shows
 * @show: takes over what was read
 * @is_busy: (nullable): whether what is typed on the page is still on its way into the office file,
 *   so that nothing may be shown over it; then it is read again afterwards, see opcc_reader_resume
 * ()
 * @is_same: (nullable): whether what was read says what @page shows already; then nothing is made
 *   anew
 * @show_error: (nullable): for what has a place of its own for errors; without it the window of the
 *   page shows them
 *
 * What a page of one class reads; static. While a button of the mouse is down on the page nothing
 * is shown, so that no row goes from under the hand.
 */
typedef struct
{
  const char *const *kinds;
  OpccJob job;
  gpointer (*ask) (gpointer page);
  GDestroyNotify free_asked;
  GDestroyNotify free_read;
  void (*show) (gpointer page, gpointer read);
  gboolean (*is_busy) (gpointer page);
  gboolean (*is_same) (gpointer page, gpointer read);
  void (*show_error) (gpointer page, const GError *error);
} OpccReaderForm;

#define OPCC_TYPE_READER (opcc_reader_get_type ())
G_DECLARE_FINAL_TYPE (OpccReader, opcc_reader, OPCC, READER, GObject)

OpccReader *opcc_reader_new (GtkWidget *page, OpccWorkspace *workspace, const OpccReaderForm *form);
void opcc_reader_read (OpccReader *self);
void opcc_reader_resume (OpccReader *self);
void opcc_reader_stop (OpccReader *self);

G_END_DECLS
