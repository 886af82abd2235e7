/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only a marker who has a pack can do: submit all at once, and open submitted marks again. */
#include "opcc-marking-alone.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-pack-office.h"
#include "opcc-page.h"

static const OpccMarkingView *
get_view (const OpccMarkingReading *reading, guint index)
{
  return reading != NULL && index < reading->views->len ? g_ptr_array_index (reading->views, index)
                                                        : NULL;
}

static gboolean
is_submitted (const OpccMarkingView *view)
{
  return strcmp (view->assignment->state, "submitted") == 0;
}

static gboolean
is_whole (const OpccMarkingView *view)
{
  for (guint i = 0; i < view->own->len; i++)
    if (g_ptr_array_index (view->own, i) == NULL)
      return FALSE;
  return view->own->len > 0;
}

/**
 * opcc_marking_alone_can_submit:
 *
 * Returns: whether an application has all its scores and is not submitted
 */
gboolean
opcc_marking_alone_can_submit (const OpccMarkingReading *reading)
{
  const OpccMarkingView *view;

  for (guint i = 0; (view = get_view (reading, i)) != NULL; i++)
    if (!is_submitted (view) && is_whole (view))
      return TRUE;
  return FALSE;
}

/**
 * opcc_marking_alone_can_reopen:
 *
 * Returns: whether application @index is submitted
 */
gboolean
opcc_marking_alone_can_reopen (const OpccMarkingReading *reading, guint index)
{
  const OpccMarkingView *view = get_view (reading, index);

  return view != NULL && is_submitted (view);
}

/* What is on its way, and who is told. */
typedef struct
{
  GtkWidget *from;          /* (owned) */
  OpccWorkspace *workspace; /* (owned) */
  gint64 round;
  gint64 marker;
  gint64 application;
  char *reference; /* (owned) (nullable) */
} Act;

static void
free_act (Act *act)
{
  g_object_unref (act->from);
  g_object_unref (act->workspace);
  g_free (act->reference);
  g_free (act);
}

static gpointer
submit_all_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Act *act = data;
  const gint64 n = opcc_pack_office_submit_all (db, act->round, act->marker, error);

  if (n < 0)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Marks of %" PRId64 " application submitted",
                                       "Marks of %" PRId64 " applications submitted", (gulong) n),
                          n);
}

static gpointer
reopen_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Act *act = data;

  return opcc_pack_office_reopen (db, act->application, act->marker, error)
             ? g_strdup_printf (_ ("Marks of %s are open again"), act->reference)
             : NULL;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Act *act = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = opcc_workspace_run_finish (act->workspace, result, &error);

  if (words != NULL)
    opcc_page_toast (act->from, words, TRUE);
  else
    opcc_page_report_error (act->from, error);
  free_act (act);
}

static Act *
make_act (GtkWidget *from, OpccWorkspace *workspace, const OpccMarkingReading *reading)
{
  Act *act = g_new0 (Act, 1);

  act->from = g_object_ref (from);
  act->workspace = g_object_ref (workspace);
  act->round = opcc_record_get_n (OPCC_RECORD (reading->round));
  act->marker = reading->marker;
  return act;
}

/**
 * opcc_marking_alone_submit_all:
 *
 * Submits every application that has all its scores, and says how many these were.
 */
void
opcc_marking_alone_submit_all (GtkWidget *from,
                               OpccWorkspace *workspace,
                               const OpccMarkingReading *reading)
{
  Act *act = make_act (from, workspace, reading);

  opcc_workspace_run (workspace, submit_all_job, act, NULL, g_free, NULL, done_cb, act);
}

/**
 * opcc_marking_alone_reopen:
 *
 * Opens the submitted marks of application @index again.
 */
void
opcc_marking_alone_reopen (GtkWidget *from,
                           OpccWorkspace *workspace,
                           const OpccMarkingReading *reading,
                           guint index)
{
  const OpccMarkingView *view = get_view (reading, index);
  Act *act;

  if (view == NULL)
    return;
  act = make_act (from, workspace, reading);
  act->application = opcc_record_get_n (OPCC_RECORD (view->application));
  act->reference = g_strdup (view->application->reference);
  opcc_workspace_run (workspace, reopen_job, act, NULL, g_free, NULL, done_cb, act);
}
