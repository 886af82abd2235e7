/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAttachmentSection: the files attached to one record: attached, opened, saved, deleted. */
#include "opcc-attachment-section.h"

#include <glib/gi18n-lib.h>

#include "opcc-attachment-acts.h"
#include "opcc-attachment.h"
#include "opcc-children.h"
#include "opcc-dialogs.h"
#include "opcc-page.h"
#include "opcc-progress-card.h"
#include "opcc-request.h"

/* How often it is shown how much was read. */
#define MILLISECONDS 100

struct _OpccAttachmentSection
{
  GtkWidget parent_instance;
  OpccRecordSection *list;
  OpccWorkspace *workspace; /* (owned) */
  const OpccKind *kind;
  gint64 n;
};

G_DEFINE_FINAL_TYPE (OpccAttachmentSection, opcc_attachment_section, GTK_TYPE_WIDGET)

/* clang-format off */
static const OpccColumn columns[] = {
  OPCC_COLUMN_WIDE (file_name), OPCC_COLUMN (note, 170), OPCC_COLUMN (size, 110), OPCC_COLUMN (added, 180),
  OPCC_COLUMN (added_by, 120), OPCC_COLUMN (media_type, 150, .off = TRUE), OPCC_COLUMN (digest, 150, .off = TRUE),
};
static const char *const form[] = { "note", NULL };
static const OpccRecordVerb verbs[] = {
  { N_("Open"), "evidence.open" },
  { N_("Save as…"), "evidence.save" },
  { NULL },
};
static const OpccRecordSectionSpec spec = {
  N_("Evidence"), &opcc_attachment_kind, "number", columns, G_N_ELEMENTS (columns), "added", FALSE,
  "opcc-decide-symbolic", N_("Nothing yet: drop receipts, photographs or reports here"),
  N_("Attach…"), form, .add_action = "evidence.attach", .verbs = verbs,
};
/* clang-format on */

/* --- attaching ------------------------------------------------------------------------------- */

/* Files on their way into the office file: read by a thread of their own, then kept by a job. */
typedef struct
{
  OpccRequest *request;      /* (owned) */
  GPtrArray *files;          /* (owned) of GFile */
  GPtrArray *read;           /* (owned) (nullable) of OpccAttachedFile */
  GCancellable *cancellable; /* (owned) */
  GtkWidget *card;           /* (unowned) (nullable) once the section is gone */
  int permille;              /* atomic: of the file that is being read */
  guint timer;
} Attaching;

static void
stop_showing (Attaching *self)
{
  GtkWidget *card = self->card;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_weak_pointer (&self->card);
  if (card != NULL)
    gtk_widget_unparent (card);
}

static void
free_attaching (Attaching *self)
{
  stop_showing (self);
  opcc_request_unref (self->request);
  g_ptr_array_unref (self->files);
  g_clear_pointer (&self->read, g_ptr_array_unref);
  g_object_unref (self->cancellable);
  g_free (self);
}

static void
give_up (Attaching *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    opcc_request_report_error (self->request, error);
  free_attaching (self);
}

static gpointer
keep_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Attaching *self = data;

  return GINT_TO_POINTER (opcc_attachments_add (db, self->request->kind, self->request->n,
                                                self->read, NULL, cancellable, error));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Attaching *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  opcc_workspace_run_finish (self->request->workspace, result, &error);
  if (error != NULL)
    {
      give_up (self, error);
      return;
    }
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file attached", "%u files attached",
                                           self->read->len),
                              self->read->len);
  opcc_request_toast (self->request, sentence, TRUE);
  free_attaching (self);
}

static void
note_progress (gint64 read, gint64 all, gpointer user_data)
{
  Attaching *self = user_data;

  g_atomic_int_set (&self->permille, (int) (1000 * MIN (read, all) / MAX (all, 1)));
}

static void
read_files (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Attaching *self = data;
  GError *error = NULL;
  GPtrArray *read =
      opcc_attached_files_read (self->files, note_progress, self, cancellable, &error);

  if (read != NULL)
    g_task_return_pointer (task, read, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Attaching *self = user_data;
  g_autoptr (GError) error = NULL;

  self->read = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->read == NULL)
    give_up (self, error);
  else
    opcc_workspace_run (self->request->workspace, keep_job, self, NULL, NULL, self->cancellable,
                        kept_cb, self);
}

static gboolean
show_progress_cb (gpointer user_data)
{
  Attaching *self = user_data;

  if (self->card != NULL)
    opcc_progress_card_set (OPCC_PROGRESS_CARD (self->card),
                            g_atomic_int_get (&self->permille) / 1000.0, NULL);
  return G_SOURCE_CONTINUE;
}

static void
show_card (OpccAttachmentSection *self, Attaching *attaching)
{
  GtkWidget *card = opcc_progress_card_new (_ ("Reading the files"), attaching->cancellable);

  g_set_weak_pointer (&attaching->card, card);
  gtk_widget_insert_before (card, GTK_WIDGET (self), GTK_WIDGET (self->list));
}

/**
 * opcc_attachment_section_attach:
 * @files: (element-type GFile): read in a thread; all of them are attached, or none
 */
void
opcc_attachment_section_attach (OpccAttachmentSection *self, GPtrArray *files)
{
  Attaching *attaching;
  g_autoptr (GTask) task = NULL;

  if (files->len == 0 || opcc_workspace_is_read_only (self->workspace))
    return;
  attaching = g_new0 (Attaching, 1);
  attaching->request = opcc_request_new (GTK_WIDGET (self), self->workspace, self->kind, self->n);
  attaching->files = g_ptr_array_ref (files);
  attaching->cancellable = g_cancellable_new ();
  show_card (self, attaching);
  attaching->timer = g_timeout_add (MILLISECONDS, show_progress_cb, attaching);
  task = g_task_new (NULL, attaching->cancellable, read_cb, attaching);
  g_task_set_task_data (task, attaching, NULL);
  g_task_run_in_thread (task, read_files);
}

/* --- actions --------------------------------------------------------------------------------- */

static void
chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (OpccRequest) request = user_data;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (list, g_list_model_get_item (files, i));
  if (request->from != NULL)
    opcc_attachment_section_attach (OPCC_ATTACHMENT_SECTION (request->from), list);
}

static void
attach_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccAttachmentSection *self = OPCC_ATTACHMENT_SECTION (widget);

  if (!opcc_workspace_is_read_only (self->workspace))
    opcc_dialog_open_files (widget, _ ("Attach files"), _ ("Attach"), chosen_cb,
                            opcc_request_new (widget, self->workspace, self->kind, self->n));
}

static void
row_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccAttachmentSection *self = OPCC_ATTACHMENT_SECTION (widget);
  const gint64 n = opcc_table_get_cursor_n (opcc_record_section_get_table (self->list));

  if (n <= 0)
    return;
  if (g_str_equal (action, "evidence.open"))
    opcc_attachment_act_open (widget, self->workspace, n);
  else
    opcc_attachment_act_save (widget, self->workspace, n);
}

static gboolean
drop_cb (OpccAttachmentSection *self, const GValue *value)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *at = files; at != NULL; at = at->next)
    g_ptr_array_add (list, g_object_ref (at->data));
  opcc_attachment_section_attach (self, list);
  return TRUE;
}

/* --- the class ------------------------------------------------------------------------------- */

static void
opcc_attachment_section_dispose (GObject *object)
{
  OpccAttachmentSection *self = OPCC_ATTACHMENT_SECTION (object);

  opcc_children_unparent (GTK_WIDGET (self));
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_attachment_section_parent_class)->dispose (object);
}

static void
opcc_attachment_section_class_init (OpccAttachmentSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_attachment_section_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "evidence.attach", NULL, attach_cb);
  gtk_widget_class_install_action (widget_class, "evidence.open", NULL, row_cb);
  gtk_widget_class_install_action (widget_class, "evidence.save", NULL, row_cb);
}

static void
opcc_attachment_section_init (OpccAttachmentSection *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
opcc_attachment_section_new (OpccWorkspace *workspace, const OpccKind *kind, gint64 n)
{
  OpccAttachmentSection *self;

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (OPCC_TYPE_ATTACHMENT_SECTION, NULL);
  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->n = n;
  self->list = OPCC_RECORD_SECTION (opcc_record_section_new_of (workspace, &spec, kind, n));
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  opcc_children_set_name (GTK_WIDGET (self), g_dgettext (GETTEXT_PACKAGE, spec.title));
  return GTK_WIDGET (self);
}

OpccRecordSection *
opcc_attachment_section_get_list (OpccAttachmentSection *self)
{
  g_return_val_if_fail (OPCC_IS_ATTACHMENT_SECTION (self), NULL);
  return self->list;
}
