/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccReader: reads what a page shows, and again whenever records of its kinds have changed. */
#include "opcc-reader.h"

#include "opcc-focus-place.h"
#include "opcc-page.h"

/* How often it is looked whether a button that is down was let go, and how often at most: who holds
 * it longer does not click. */
#define LOOK_AGAIN_MS 30
#define LOOKS         100

struct _OpccReader
{
  GObject parent_instance;

  GtkWidget *page;          /* (unowned) (nullable) once stopped; it owns this */
  OpccWorkspace *workspace; /* (owned) */
  const OpccReaderForm *form;
  GCancellable *cancellable; /* (owned) */
  gboolean reading;
  gboolean again; /* something changed while it read */
  gpointer kept;  /* (owned) (nullable) read, and shown once the hand lets go */
  guint look_id;
  guint n_looks;
};

G_DEFINE_FINAL_TYPE (OpccReader, opcc_reader, G_TYPE_OBJECT)

static gboolean
is_busy (OpccReader *self)
{
  return self->form->is_busy != NULL && self->form->is_busy (self->page);
}

static void
start (OpccReader *self, GAsyncReadyCallback done)
{
  self->again = FALSE;
  self->reading = TRUE;
  opcc_workspace_run (self->workspace, self->form->job,
                      self->form->ask != NULL ? self->form->ask (self->page) : NULL,
                      self->form->free_asked, self->form->free_read, self->cancellable, done,
                      g_object_ref (self));
}

static void
drop_kept (OpccReader *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->kept != NULL)
    g_clear_pointer (&self->kept, self->form->free_read);
}

/* Where it says what stands there already, nothing is made anew; else who is in a list stays in it.
 */
static void
show (OpccReader *self, gpointer read)
{
  g_autoptr (OpccFocusPlace) place = NULL;

  if (self->form->is_same != NULL && self->form->is_same (self->page, read))
    {
      self->form->free_read (read);
      return;
    }
  place = opcc_focus_place_note (self->page);
  self->form->show (self->page, read);
  if (self->page != NULL)
    opcc_focus_place_return (place, self->page);
}

/* What was read before the last change would be shown over what is typed; elsewhere it is better
 * than nothing until the next is there. */
static void
take (OpccReader *self, gpointer read)
{
  if (is_busy (self))
    {
      self->form->free_read (read);
      self->again = TRUE;
      return;
    }
  if (self->again && self->form->is_busy != NULL)
    self->form->free_read (read);
  else
    show (self, read);
}

/* GTK marks what is pressed, and all around it, until the button is let go. */
static gboolean
is_pressed (OpccReader *self)
{
  return (gtk_widget_get_state_flags (self->page) & GTK_STATE_FLAG_ACTIVE) != 0;
}

static gboolean
look_cb (gpointer user_data)
{
  g_autoptr (OpccReader) self = g_object_ref (user_data);

  if (is_pressed (self) && ++self->n_looks < LOOKS)
    return G_SOURCE_CONTINUE;
  self->look_id = 0;
  take (self, g_steal_pointer (&self->kept));
  return G_SOURCE_REMOVE;
}

/* A row that is made anew between press and release would lose the click: what was read is kept
 * until the button is let go. */
static void
keep (OpccReader *self, gpointer read)
{
  drop_kept (self);
  self->kept = read;
  self->n_looks = 0;
  self->look_id = g_timeout_add (LOOK_AGAIN_MS, look_cb, self);
}

static void
report (OpccReader *self, const GError *error)
{
  if (self->form->show_error == NULL)
    opcc_page_report_error (self->page, error);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->form->show_error (self->page, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccReader) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer read = opcc_workspace_run_finish (self->workspace, result, &error);

  self->reading = FALSE;
  if (self->page == NULL)
    {
      g_clear_pointer (&read, self->form->free_read);
      return;
    }
  if (read == NULL)
    {
      report (self, error);
      return;
    }
  if (is_pressed (self))
    keep (self, read);
  else
    {
      drop_kept (self);
      take (self, read);
    }
  if (self->again && self->page != NULL && !is_busy (self))
    start (self, read_cb);
}
/**
 * opcc_reader_read:
 *
 * Reads now; while it reads already, once more afterwards.
 */
void
opcc_reader_read (OpccReader *self)
{
  g_return_if_fail (OPCC_IS_READER (self));

  if (self->page == NULL)
    return;
  if (self->reading || is_busy (self))
    self->again = TRUE;
  else
    start (self, read_cb);
}

/**
 * opcc_reader_resume:
 *
 * For a page that was busy: reads again where something changed meanwhile.
 */
void
opcc_reader_resume (OpccReader *self)
{
  g_return_if_fail (OPCC_IS_READER (self));

  if (self->again && !self->reading && self->page != NULL)
    start (self, read_cb);
}

/**
 * opcc_reader_stop:
 *
 * For a page that goes: nothing is read or shown any more.
 */
void
opcc_reader_stop (OpccReader *self)
{
  g_return_if_fail (OPCC_IS_READER (self));

  self->page = NULL;
  drop_kept (self);
  g_cancellable_cancel (self->cancellable);
}

static void
changed_cb (OpccReader *self, const char *const *kinds)
{
  gboolean shown = self->form->kinds == NULL;

  for (guint i = 0; !shown && self->form->kinds[i] != NULL; i++)
    shown = g_strv_contains (kinds, self->form->kinds[i]);
  if (shown)
    opcc_reader_read (self);
}

static void
opcc_reader_finalize (GObject *object)
{
  OpccReader *self = OPCC_READER (object);

  drop_kept (self);
  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (opcc_reader_parent_class)->finalize (object);
}

static void
opcc_reader_class_init (OpccReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = opcc_reader_finalize;
}

static void
opcc_reader_init (OpccReader *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * opcc_reader_new:
 * @page: that owns the reader, and stops it when it is disposed of
 * @form: static
 *
 * Returns: (transfer full): a reader that has read nothing yet
 */
OpccReader *
opcc_reader_new (GtkWidget *page, OpccWorkspace *workspace, const OpccReaderForm *form)
{
  OpccReader *self = g_object_new (OPCC_TYPE_READER, NULL);

  self->page = page;
  self->workspace = g_object_ref (workspace);
  self->form = form;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
