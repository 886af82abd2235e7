/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLogPage: everything that was done in the office, newest first. */
#include "opcc-log-page.h"

#include <glib/gi18n-lib.h>

#include "opcc-history.h"
#include "opcc-office-jobs.h"

struct _OpccLogPage
{
  OpccPage parent_instance;
  OpccStore *store;          /* (owned) */
  GCancellable *cancellable; /* (owned) of the reading under way */
  OpccHistoryList *list;     /* child */
  gint64 oldest;             /* number of the last action listed, 0 for none */
};

G_DEFINE_FINAL_TYPE (OpccLogPage, opcc_log_page, OPCC_TYPE_PAGE)

static void
add_action (OpccLogPage *self, const OpccActionEntry *entry)
{
  opcc_history_list_add (self->list, entry->name, NULL, entry->who, entry->at);
  self->oldest = entry->seq;
}

static void
finish_list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccLogPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = opcc_store_run_finish (OPCC_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries == NULL)
    {
      opcc_history_list_set_error (self->list, error->message);
      return;
    }
  if (self->oldest == 0)
    opcc_history_list_clear (self->list);
  for (guint i = 0; i < entries->len; i++)
    add_action (self, g_ptr_array_index (entries, i));
  opcc_history_list_end (self->list, entries->len == OPCC_ACTIONS_AT_ONCE);
}

static void
load_more (OpccLogPage *self)
{
  gint64 *before = g_new (gint64, 1);

  *before = self->oldest;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  opcc_store_run (self->store, opcc_job_list_actions, before, g_free,
                  (GDestroyNotify) g_ptr_array_unref, self->cancellable, finish_list_cb,
                  g_object_ref (self));
}

static void
opcc_log_page_refresh (OpccPage *page)
{
  OpccLogPage *self = OPCC_LOG_PAGE (page);

  self->oldest = 0;
  load_more (self);
}

static void
opcc_log_page_dispose (GObject *object)
{
  OpccLogPage *self = OPCC_LOG_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (opcc_log_page_parent_class)->dispose (object);
}

static void
opcc_log_page_finalize (GObject *object)
{
  OpccLogPage *self = OPCC_LOG_PAGE (object);

  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (opcc_log_page_parent_class)->finalize (object);
}

static void
opcc_log_page_class_init (OpccLogPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = opcc_log_page_dispose;
  object_class->finalize = opcc_log_page_finalize;
  OPCC_PAGE_CLASS (klass)->refresh = opcc_log_page_refresh;
}

static void
opcc_log_page_init (OpccLogPage *self)
{
  GtkWidget *list = opcc_history_list_new (
      _ ("History of the office"), _ ("Nothing was done yet"),
      _ ("Each import, change and award is listed here, with who did it and when."));

  self->cancellable = g_cancellable_new ();
  self->list = OPCC_HISTORY_LIST (list);
  opcc_page_set_title (OPCC_PAGE (self), _ ("History of the office"));
  opcc_page_set_document (OPCC_PAGE (self), "history");
  opcc_page_set_subtitle (OPCC_PAGE (self), _ ("Everything that was done, newest first"));
  opcc_page_set_child (OPCC_PAGE (self), list);
  g_signal_connect_object (list, "more", G_CALLBACK (load_more), self, G_CONNECT_SWAPPED);
}

/**
 * opcc_log_page_new:
 * @store: (transfer none): the office file
 *
 * Returns: (transfer floating): the page, which begins to read at once
 */
GtkWidget *
opcc_log_page_new (OpccStore *store)
{
  OpccLogPage *self = g_object_new (OPCC_TYPE_LOG_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (opcc_page_refresh), self,
                           G_CONNECT_SWAPPED);
  load_more (self);
  return GTK_WIDGET (self);
}

OpccHistoryList *
opcc_log_page_get_list (OpccLogPage *self)
{
  g_return_val_if_fail (OPCC_IS_LOG_PAGE (self), NULL);

  return self->list;
}
