/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccProofPage: whether the office file was altered outside the program, and what that proves. */
#include "opcc-proof-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-banner.h"
#include "opcc-checkpoint.h"
#include "opcc-date.h"
#include "opcc-dialogs.h"
#include "opcc-time.h"
#include "opcc-work-card.h"

/* So many problems are listed; the rest is counted. */
#define MAX_PROBLEMS 50

typedef enum
{
  VERIFY,
  COMPARE,
  SAVE,
} Task;

/* What is asked of the store's thread, and what it found. */
typedef struct
{
  Task task;
  char *path;               /* (owned) (nullable) of the checkpoint */
  OpccVerifyReport *report; /* (owned) (nullable) until it has run */
  gint64 at;                /* when */
} Proof;

struct _OpccProofPage
{
  OpccPage parent_instance;

  /* template */
  OpccWorkCard *work;
  OpccBanner *result;
  GtkListBox *problems;
  GtkWidget *remedies;
  AdwActionRow *head_row;
  AdwActionRow *records_row;
  GtkWidget *numbers;
};

G_DEFINE_FINAL_TYPE (OpccProofPage, opcc_proof_page, OPCC_TYPE_PAGE)

static const OpccFileType checkpoint_types[] = {
  { N_ ("Checkpoints"), "*.txt" },
  { NULL },
};

static void
free_proof (Proof *proof)
{
  g_clear_pointer (&proof->report, opcc_verify_report_free);
  g_free (proof->path);
  g_free (proof);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Proof, free_proof)

static Proof *
new_proof (Task task, const char *path)
{
  Proof *proof = g_new0 (Proof, 1);

  proof->task = task;
  proof->path = g_strdup (path);
  return proof;
}

static gpointer
prove_job (OpccDb *db,
           gpointer data,
           OpccProgress progress,
           gpointer progress_data,
           GCancellable *cancellable,
           GError **error)
{
  const Proof *asked = data;
  g_autoptr (Proof) proof = new_proof (asked->task, asked->path);

  proof->at = opcc_time_now ();
  proof->report = opcc_db_verify_telling (db, progress, progress_data, cancellable, error);
  if (proof->report == NULL ||
      (proof->task == COMPARE &&
       !opcc_checkpoint_compare_file (db, proof->path, proof->report->problems, error)) ||
      (proof->task == SAVE && !opcc_checkpoint_save (db, proof->report, proof->path, error)))
    return NULL;
  return g_steal_pointer (&proof);
}

/* --- showing --------------------------------------------------------------------------------- */

static void
clear_problems (OpccProofPage *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->problems, 0)) != NULL)
    gtk_list_box_remove (self->problems, GTK_WIDGET (row));
}

static void
add_problem (OpccProofPage *self, const char *sentence)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (self->problems, row);
}

static void
show_problems (OpccProofPage *self, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len && i < MAX_PROBLEMS; i++)
    add_problem (self, g_ptr_array_index (problems, i));
  if (problems->len > MAX_PROBLEMS)
    {
      g_autofree char *rest = g_strdup_printf (_ ("And %u more. “opcc verify” lists all of them."),
                                               problems->len - MAX_PROBLEMS);

      add_problem (self, rest);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->problems), problems->len > 0);
  gtk_widget_set_visible (self->remedies, problems->len > 0);
}

static char *
describe_whole (const Proof *proof)
{
  g_autofree char *rows = g_strdup_printf ("%'" PRId64, proof->report->n_rows);
  g_autofree char *changes = g_strdup_printf ("%'" PRId64, proof->report->n_changes);
  g_autofree char *at = opcc_time_format (proof->at);
  g_autofree char *name = proof->path != NULL ? g_filename_display_basename (proof->path) : NULL;

  if (proof->task == COMPARE)
    return g_strdup_printf (
        _ ("%s records and %s changes were held against the log on %s, and the log still has all "
           "that it had when the checkpoint %s was written."),
        rows, changes, at, name);
  return g_strdup_printf (_ ("%s records and %s changes were held against the log on %s."), rows,
                          changes, at);
}

static char *
describe_altered (const Proof *proof)
{
  const guint n = proof->report->problems->len;

  return g_strdup_printf (ngettext ("%u thing does not agree: it was altered outside OPCC Desk, or "
                                    "the disk is failing.",
                                    "%u things do not agree: they were altered outside OPCC Desk, "
                                    "or the disk is failing.",
                                    n),
                          n);
}

static void
show_proof (OpccProofPage *self, const Proof *proof)
{
  const gboolean whole = proof->report->problems->len == 0;
  g_autofree char *words = whole ? describe_whole (proof) : describe_altered (proof);

  clear_problems (self);
  show_problems (self, proof->report->problems);
  opcc_banner_set (self->result, whole ? OPCC_TONE_GOOD : OPCC_TONE_BAD,
                   whole ? _ ("Nothing was altered outside OPCC Desk")
                         : _ ("The office file was altered"),
                   words);
  gtk_widget_set_visible (GTK_WIDGET (self->result), TRUE);
  adw_action_row_set_subtitle (self->head_row, proof->report->head);
  adw_action_row_set_subtitle (self->records_row, proof->report->content_hash);
  gtk_widget_set_visible (self->numbers, whole);
}

static void
proved_cb (gpointer page, gpointer result, const GError *error)
{
  g_autoptr (Proof) proof = result;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  if (page == NULL)
    return;
  if (proof == NULL)
    {
      opcc_page_report_error (page, error);
      return;
    }
  show_proof (page, proof);
  if (proof->task != SAVE)
    return;
  name = g_filename_display_basename (proof->path);
  sentence = g_strdup_printf (_ ("Checkpoint saved as %s"), name);
  opcc_page_toast (page, sentence, FALSE);
}

static void
prove (OpccProofPage *self, Task task, const char *path)
{
  if (!opcc_work_card_is_busy (self->work))
    opcc_work_card_run (self->work, _ ("Holding the office file against its log"), prove_job,
                        new_proof (task, path), (GDestroyNotify) free_proof, proved_cb);
}

/* --- acts ------------------------------------------------------------------------------------ */

/**
 * opcc_proof_page_verify:
 *
 * Begins to hold the file against its log, unless that is under way.
 */
void
opcc_proof_page_verify (OpccProofPage *self)
{
  g_return_if_fail (OPCC_IS_PROOF_PAGE (self));
  prove (self, VERIFY, NULL);
}

/**
 * opcc_proof_page_compare:
 * @path: of a checkpoint
 *
 * The same, and holds the log against what was written down then.
 */
void
opcc_proof_page_compare (OpccProofPage *self, const char *path)
{
  g_return_if_fail (OPCC_IS_PROOF_PAGE (self));
  prove (self, COMPARE, path);
}

/**
 * opcc_proof_page_save:
 * @path: where to; a file that is there is replaced
 *
 * Writes a checkpoint of a file that is found whole.
 */
void
opcc_proof_page_save (OpccProofPage *self, const char *path)
{
  g_return_if_fail (OPCC_IS_PROOF_PAGE (self));
  prove (self, SAVE, path);
}

static void
compare_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccProofPage) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    opcc_proof_page_compare (self, path);
}

static void
save_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccProofPage) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    opcc_proof_page_save (self, path);
}

static void
verify_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_proof_page_verify (OPCC_PROOF_PAGE (widget));
}

static void
compare_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_dialog_open_file (widget, _ ("Compare with a checkpoint"), checkpoint_types,
                         compare_chosen_cb, g_object_ref (widget));
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *day = opcc_date_to_iso (opcc_date_today ());
  g_autofree char *name = g_strdup_printf (_ ("checkpoint %s.txt"), day);

  opcc_dialog_save_file (widget, _ ("Save a checkpoint"), name, checkpoint_types, save_chosen_cb,
                         g_object_ref (widget));
}

/* --- the class ------------------------------------------------------------------------------- */

static void
opcc_proof_page_refresh (OpccPage *page)
{
  opcc_proof_page_verify (OPCC_PROOF_PAGE (page));
}

static void
opcc_proof_page_class_init (OpccProofPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OPCC_TYPE_WORK_CARD);
  g_type_ensure (OPCC_TYPE_BANNER);
  OPCC_PAGE_CLASS (klass)->refresh = opcc_proof_page_refresh;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/app/opcc-proof-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccProofPage, work);
  gtk_widget_class_bind_template_child (widget_class, OpccProofPage, result);
  gtk_widget_class_bind_template_child (widget_class, OpccProofPage, problems);
  gtk_widget_class_bind_template_child (widget_class, OpccProofPage, remedies);
  gtk_widget_class_bind_template_child (widget_class, OpccProofPage, head_row);
  gtk_widget_class_bind_template_child (widget_class, OpccProofPage, records_row);
  gtk_widget_class_bind_template_child (widget_class, OpccProofPage, numbers);
  gtk_widget_class_install_action (widget_class, "page.verify", NULL, verify_cb);
  gtk_widget_class_install_action (widget_class, "page.compare-checkpoint", NULL, compare_cb);
  gtk_widget_class_install_action (widget_class, "page.save-checkpoint", NULL, save_cb);
}

static void
opcc_proof_page_init (OpccProofPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * opcc_proof_page_new:
 *
 * Returns: (transfer floating): the page, which begins to verify at once
 */
GtkWidget *
opcc_proof_page_new (OpccWorkspace *workspace)
{
  OpccProofPage *self = g_object_new (OPCC_TYPE_PROOF_PAGE, NULL);

  opcc_work_card_set_up (self->work, workspace, self);
  opcc_proof_page_verify (self);
  return GTK_WIDGET (self);
}
