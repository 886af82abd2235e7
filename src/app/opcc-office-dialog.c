/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccOfficeDialog: what is the matter with an office file, and the ways on as a list. */
#include "opcc-office-dialog.h"

#include <glib/gi18n-lib.h>

#include "opcc-backup.h"
#include "opcc-dialogs.h"
#include "opcc-error.h"
#include "opcc-second-folder.h"
#include "opcc-time.h"

/* So many backups are listed. */
#define MAX_LINES 50

typedef struct
{
  const char *choice;
  char *path; /* (owned) */
} Choice;

struct _OpccOfficeDialog
{
  AdwWindow parent_instance;
  GtkImage *icon;           /* template */
  GtkLabel *heading;        /* template */
  GtkLabel *body;           /* template */
  GtkListBox *list;         /* template */
  GArray *choices;          /* (owned) (element-type Choice) one for each row that can be chosen */
  guint n_backups;          /* that are listed, before the other ways on */
  gboolean gone;            /* closed */
  char *words_with_backups; /* (owned) (nullable): the body where there is one to restore */
};

G_DEFINE_FINAL_TYPE (OpccOfficeDialog, opcc_office_dialog, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How each kind of trouble is put, and the ways on. */
typedef struct
{
  int code;
  const char *icon;
  const char *heading; /* in N_() */
  const char *choices[4];
} Trouble;

/* clang-format off */
static const Trouble troubles[] = {
  { OPCC_ERROR_DAMAGED,      "opcc-late-symbolic",    N_("This office file is damaged"),
    { OPCC_CHOICE_OPEN_OTHER } },
  { OPCC_ERROR_NEWER,        "dialog-warning-symbolic",  N_("A newer OPCC Desk wrote this office file"),
    { OPCC_CHOICE_READ, OPCC_CHOICE_OPEN_OTHER } },
  { OPCC_ERROR_LOCKED,       "changes-prevent-symbolic", N_("This office file is open on another desk"),
    { OPCC_CHOICE_READ, OPCC_CHOICE_RETRY, OPCC_CHOICE_OPEN_OTHER } },
  { OPCC_ERROR_READ_ONLY,    "changes-prevent-symbolic", N_("This office file cannot be written"),
    { OPCC_CHOICE_READ, OPCC_CHOICE_RETRY, OPCC_CHOICE_OPEN_OTHER } },
  { OPCC_ERROR_NO_SPACE,     "dialog-warning-symbolic",  N_("The disk is full"),
    { OPCC_CHOICE_RETRY, OPCC_CHOICE_READ, OPCC_CHOICE_OPEN_OTHER } },
  { OPCC_ERROR_UNSAFE_PLACE, "dialog-warning-symbolic",  N_("This office file is not safe here"),
    { OPCC_CHOICE_COPY_HERE, OPCC_CHOICE_READ, OPCC_CHOICE_OPEN_OTHER } },
  { OPCC_ERROR_NOT_FOUND,    "dialog-warning-symbolic",  N_("This office file is not there"),
    { OPCC_CHOICE_RETRY, OPCC_CHOICE_OPEN_OTHER } },
  { -1,                      "opcc-late-symbolic",    N_("The office file could not be opened"),
    { OPCC_CHOICE_RETRY, OPCC_CHOICE_OPEN_OTHER } },
};
/* clang-format on */

static void
clear_choice (Choice *choice)
{
  g_free (choice->path);
}

static void
set_words (OpccOfficeDialog *self, const char *icon, const char *heading, const char *body)
{
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->body, body);
  gtk_window_set_title (GTK_WINDOW (self), heading);
}

static GtkWidget *
add_line (OpccOfficeDialog *self, int position, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_insert (self->list, row, position);
  gtk_widget_set_visible (GTK_WIDGET (self->list), TRUE);
  return row;
}

static void
add_choice (OpccOfficeDialog *self,
            guint position,
            const char *choice,
            const char *path,
            const char *title,
            const char *subtitle)
{
  Choice entry = { choice, g_strdup (path) };
  GtkWidget *row = add_line (self, (int) position, title, subtitle);

  g_array_insert_val (self->choices, position, entry);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
}

/**
 * opcc_office_dialog_get_reason:
 * @reason: of a backup
 *
 * Returns: why it was made, in words
 */
const char *
opcc_office_dialog_get_reason (const char *reason)
{
  static const struct
  {
    const char *reason;
    const char *words; /* in N_() */
  } words[] = {
    { "import", N_ ("before an import") },
    { "award", N_ ("before an award") },
    { "close", N_ ("when the file was closed") },
    { "migration", N_ ("before an update of the file") },
    { "hourly", N_ ("while at work") },
    { "hand", N_ ("made by hand") },
    { "replaced", N_ ("before a backup was restored") },
    { "rewind", N_ ("before going back to a moment") },
    { "removal", N_ ("after a removal for good") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].reason, reason) == 0)
      return _ (words[i].words);
  return reason;
}

static void
add_backup (OpccOfficeDialog *self, const OpccBackup *backup, const char *place)
{
  g_autofree char *at = opcc_time_format (backup->at);
  g_autofree char *size = g_format_size ((guint64) backup->size);
  g_autofree char *title = g_strdup_printf (_ ("Restore the backup of %s"), at);
  g_autofree char *subtitle =
      g_strdup_printf ("%s · %s%s", opcc_office_dialog_get_reason (backup->reason), size, place);

  add_choice (self, self->n_backups++, OPCC_CHOICE_RESTORE, backup->path, title, subtitle);
}

static void
list_second_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *copies = opcc_second_folder_list (data, NULL);

  g_task_return_pointer (task, copies, (GDestroyNotify) g_ptr_array_unref);
}

static void
second_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  OpccOfficeDialog *self = OPCC_OFFICE_DIALOG (source);
  g_autoptr (GPtrArray) copies = g_task_propagate_pointer (G_TASK (result), NULL);

  if (copies != NULL && copies->len > 0 && !self->gone)
    gtk_label_set_text (self->body, self->words_with_backups);
  for (guint i = 0; copies != NULL && !self->gone && i < copies->len && i < MAX_LINES; i++)
    {
      const OpccBackup *backup = g_ptr_array_index (copies, i);

      add_backup (self, backup,
                  backup->locked ? _ (" · in the second folder, locked")
                                 : _ (" · in the second folder"));
    }
}

/* Those in the second folder follow: its disk may be slow. What is said of them and what is said
 * where there is none are given; @with (transfer full). */
static const char *
add_backups (OpccOfficeDialog *self, const char *path, char *with, const char *without)
{
  g_autoptr (GPtrArray) backups = opcc_backup_list (path, NULL);
  g_autoptr (GTask) task = g_task_new (self, NULL, second_listed_cb, NULL);
  guint n_backups = backups != NULL ? backups->len : 0;

  self->words_with_backups = with;
  for (guint i = 0; i < n_backups && i < MAX_LINES; i++)
    add_backup (self, g_ptr_array_index (backups, i), "");
  g_task_set_source_tag (task, add_backups);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, list_second_in_thread_cb);
  return n_backups > 0 ? with : without;
}

static void
add_way_on (OpccOfficeDialog *self, const char *choice, const char *path)
{
  const guint last = self->choices->len;

  if (g_str_equal (choice, OPCC_CHOICE_RETRY))
    add_choice (self, last, choice, path, _ ("Try again"), "");
  else if (g_str_equal (choice, OPCC_CHOICE_READ))
    add_choice (self, last, choice, path, _ ("Open it to read"), _ ("Nothing can be changed"));
  else if (g_str_equal (choice, OPCC_CHOICE_COPY_HERE))
    add_choice (self, last, choice, path, _ ("Copy it to this computer and open the copy"),
                _ ("The file where it is now stays as it is"));
  else
    add_choice (self, last, choice, path, _ ("Open another file…"), "");
}

static void
activate_row_cb (OpccOfficeDialog *self, GtkListBoxRow *row)
{
  opcc_office_dialog_choose (self, gtk_list_box_row_get_index (row));
}

static void
opcc_office_dialog_dispose (GObject *object)
{
  OPCC_OFFICE_DIALOG (object)->gone = TRUE;
  G_OBJECT_CLASS (opcc_office_dialog_parent_class)->dispose (object);
}

static void
opcc_office_dialog_finalize (GObject *object)
{
  OpccOfficeDialog *self = OPCC_OFFICE_DIALOG (object);

  g_array_unref (self->choices);
  g_free (self->words_with_backups);
  G_OBJECT_CLASS (opcc_office_dialog_parent_class)->finalize (object);
}

static void
opcc_office_dialog_class_init (OpccOfficeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_office_dialog_dispose;
  object_class->finalize = opcc_office_dialog_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", OPCC_TYPE_OFFICE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/app/opcc-office-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccOfficeDialog, icon);
  gtk_widget_class_bind_template_child (widget_class, OpccOfficeDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, OpccOfficeDialog, body);
  gtk_widget_class_bind_template_child (widget_class, OpccOfficeDialog, list);
}

static void
opcc_office_dialog_init (OpccOfficeDialog *self)
{
  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  g_array_set_clear_func (self->choices, (GDestroyNotify) clear_choice);
  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_dialog_outlive_parent (GTK_WINDOW (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activate_row_cb), self,
                           G_CONNECT_SWAPPED);
}

static char *
say_damaged (const GError *error, const char *remedy)
{
  return g_strdup_printf ("%s\n\n%s", error->message, remedy);
}

/**
 * opcc_office_dialog_new_for_error:
 * @parent: the window that asks
 * @path: the office file
 * @error: why it could not be opened
 *
 * Returns: (transfer none): a dialog that says so, with the ways on; for a damaged file each of its
 *   backups is one
 */
GtkWindow *
opcc_office_dialog_new_for_error (GtkWindow *parent, const char *path, const GError *error)
{
  OpccOfficeDialog *self = g_object_new (OPCC_TYPE_OFFICE_DIALOG, "transient-for", parent, NULL);
  const Trouble *trouble = troubles;
  g_autofree char *body = NULL;

  while (trouble->code >= 0 && !g_error_matches (error, OPCC_ERROR, trouble->code))
    trouble++;
  if (trouble->code == OPCC_ERROR_DAMAGED)
    {
      g_autofree char *without = say_damaged (
          error, _ ("Nothing was changed, and there is no backup beside it. Keep the file as it "
                    "is: a copy of it may be elsewhere."));

      body = g_strdup (add_backups (
          self, path,
          say_damaged (error, _ ("Nothing was changed. Restore the newest backup that is good: "
                                 "the damaged file is kept beside it.")),
          without));
    }
  set_words (self, trouble->icon, _ (trouble->heading), body != NULL ? body : error->message);
  for (guint i = 0; i < G_N_ELEMENTS (trouble->choices) && trouble->choices[i] != NULL; i++)
    add_way_on (self, trouble->choices[i], path);
  return GTK_WINDOW (self);
}

/**
 * opcc_office_dialog_new_for_restore:
 * @path: the office file that is open
 *
 * Returns: (transfer none): a dialog that lists the backups of the office file, newest first
 */
GtkWindow *
opcc_office_dialog_new_for_restore (GtkWindow *parent, const char *path)
{
  OpccOfficeDialog *self = g_object_new (OPCC_TYPE_OFFICE_DIALOG, "transient-for", parent, NULL);
  const char *body = add_backups (
      self, path,
      g_strdup (_ ("The office file is put back as it was then. As it is now, it is kept as a "
                   "backup itself, so that this can be taken back.")),
      _ ("There is no backup of this office file yet. One is made before each import and award, "
         "and when the file is closed."));

  set_words (self, "edit-undo-symbolic", _ ("Restore a backup"), body);
  return GTK_WINDOW (self);
}

/**
 * opcc_office_dialog_get_n_choices:
 *
 * Returns: how many ways on are listed
 */
guint
opcc_office_dialog_get_n_choices (OpccOfficeDialog *self)
{
  g_return_val_if_fail (OPCC_IS_OFFICE_DIALOG (self), 0);

  return self->choices->len;
}

const char *
opcc_office_dialog_get_choice (OpccOfficeDialog *self, guint position)
{
  g_return_val_if_fail (OPCC_IS_OFFICE_DIALOG (self), NULL);
  g_return_val_if_fail (position < self->choices->len, NULL);

  return g_array_index (self->choices, Choice, position).choice;
}

/**
 * opcc_office_dialog_choose:
 * @position: the row; one without a way on does nothing
 *
 * Chooses, as activating the row does.
 */
void
opcc_office_dialog_choose (OpccOfficeDialog *self, guint position)
{
  g_autofree char *path = NULL;
  const char *choice;

  g_return_if_fail (OPCC_IS_OFFICE_DIALOG (self));

  if (position >= self->choices->len)
    return;
  choice = g_array_index (self->choices, Choice, position).choice;
  path = g_strdup (g_array_index (self->choices, Choice, position).path);
  g_object_ref (self);
  g_signal_emit (self, signals[CHOSEN], 0, choice, path);
  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}

const char *
opcc_office_dialog_get_heading (OpccOfficeDialog *self)
{
  g_return_val_if_fail (OPCC_IS_OFFICE_DIALOG (self), NULL);

  return gtk_label_get_label (self->heading);
}

const char *
opcc_office_dialog_get_body (OpccOfficeDialog *self)
{
  g_return_val_if_fail (OPCC_IS_OFFICE_DIALOG (self), NULL);

  return gtk_label_get_label (self->body);
}
