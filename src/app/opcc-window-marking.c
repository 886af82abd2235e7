/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The protective marking of the record in view: seen in the header, set in its dialog. */
#include "opcc-window-private.h"

#include <glib/gi18n-lib.h>

#include "opcc-office-jobs.h"
#include "opcc-protect-dialog.h"
#include "opcc-record-marking.h"

static gpointer
find_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccRecordKey *key = data;

  return opcc_record_marking_find (db, key->kind, key->n, error);
}

/* Whose marking was asked for. */
typedef struct
{
  OpccWindow *window;       /* (owned) */
  OpccWorkspace *workspace; /* (owned) */
  OpccRecordKey key;
} Question;

static void
free_question (Question *question)
{
  g_object_unref (question->window);
  g_object_unref (question->workspace);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, free_question)

static gboolean
is_in_view (const Question *question)
{
  const OpccTrailEntry *entry = opcc_window_get_entry (question->window);

  return entry != NULL && entry->kind == question->key.kind && entry->n == question->key.n;
}

/* Nothing for what may go anywhere, as nearly all may. */
static void
show_marking (OpccWindow *self, const OpccRecordMarking *marking)
{
  const gboolean is_marked = marking != NULL && !opcc_record_marking_is_plain (marking);
  g_autofree char *tooltip = NULL;

  gtk_widget_set_visible (self->marking_button, is_marked);
  if (!is_marked)
    return;
  gtk_label_set_label (self->marking_label, marking->marking);
  tooltip = marking->reason != NULL ? g_strdup_printf ("%s\n%s", marking->marking, marking->reason)
                                    : g_strdup (marking->marking);
  gtk_widget_set_tooltip_text (self->marking_button, tooltip);
}

/* A file that cannot be read says so on its pages; no marking is shown that may be another's. */
static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (OpccRecordMarking) marking =
      opcc_workspace_run_finish (question->workspace, result, NULL);

  if (is_in_view (question))
    show_marking (question->window, marking);
}

/**
 * opcc_window_update_marking:
 *
 * Reads how the record in view is marked, and shows it in the header where that keeps it from
 * anybody.
 */
void
opcc_window_update_marking (OpccWindow *self)
{
  const OpccTrailEntry *entry = opcc_window_get_entry (self);
  Question *question;

  if (self->office == NULL || entry == NULL || entry->kind == NULL)
    {
      show_marking (self, NULL);
      return;
    }
  question = g_new0 (Question, 1);
  question->window = g_object_ref (self);
  question->workspace = g_object_ref (opcc_office_get_workspace (self->office));
  question->key.kind = entry->kind;
  question->key.n = entry->n;
  opcc_workspace_run (question->workspace, find_job,
                      g_memdup2 (&question->key, sizeof question->key), g_free, g_object_unref,
                      NULL, found_cb, question);
}

static void
protect_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;
  const OpccTrailEntry *entry = opcc_window_get_entry (self);

  if (entry != NULL && entry->kind != NULL)
    opcc_protect_dialog_open (entry->page, opcc_office_get_workspace (self->office), entry->kind,
                              entry->n);
}

/**
 * opcc_window_install_marking_actions:
 *
 * Adds the action that marks the record in view.
 */
void
opcc_window_install_marking_actions (OpccWindow *self)
{
  static const GActionEntry entries[] = { { "protect", protect_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
