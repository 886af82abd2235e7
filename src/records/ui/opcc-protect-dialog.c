/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccProtectDialog: asks how a record is marked, with handling instructions and the reason. */
#include "opcc-protect-dialog.h"

#include <glib/gi18n-lib.h>

#include "opcc-protective-marking.h"
#include "opcc-record-marking.h"
#include "opcc-record-words.h"
#include "opcc-request.h"

struct _OpccProtectDialog
{
  OpccApplyDialog parent_instance;

  /* template */
  GtkLabel *record;
  AdwComboRow *grade;
  GtkEditable *handling;
  GtkEditable *reason;
  GtkLabel *audience;

  OpccRequest *request; /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccProtectDialog, opcc_protect_dialog, OPCC_TYPE_APPLY_DIALOG)

/* A marking on its way into the office file. */
typedef struct
{
  const OpccKind *kind;
  gint64 n;
  char *words;  /* (owned) */
  char *reason; /* (owned) */
} Marking;

static void
free_marking (Marking *marking)
{
  g_free (marking->words);
  g_free (marking->reason);
  g_free (marking);
}

static gpointer
find_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccRequest *request = data;

  return opcc_record_marking_find (db, request->kind, request->n, error);
}

static gpointer
set_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Marking *marking = data;

  return GINT_TO_POINTER (opcc_record_marking_set (db, marking->kind, marking->n, marking->words,
                                                   marking->reason, error));
}

/* --- what is asked --------------------------------------------------------------------------- */

/* (transfer full): "OFFICIAL-SENSITIVE: COMMERCIAL" */
static char *
get_words (OpccProtectDialog *self)
{
  GtkStringList *grades = GTK_STRING_LIST (adw_combo_row_get_model (self->grade));
  const char *grade = gtk_string_list_get_string (grades, adw_combo_row_get_selected (self->grade));

  return g_strdup_printf ("%s: %s", grade, gtk_editable_get_text (self->handling));
}

static void
update_audience_cb (OpccProtectDialog *self)
{
  g_autofree char *words = get_words (self);
  g_autoptr (OpccProtectiveMarking) marking = opcc_protective_marking_parse (words, NULL);
  const char *sentence = _ ("Only the office sees the record. Lists, papers and published data are "
                            "given to others without it, and say so.");

  if (marking != NULL && opcc_audience_may_see_marking (OPCC_AUDIENCE_PUBLIC, marking))
    sentence = _ ("The marking keeps the record from nobody.");
  else if (marking != NULL && opcc_audience_may_see_marking (OPCC_AUDIENCE_PARTNERS, marking))
    sentence = _ ("Partners see the record. What is for the public is given without it, and says "
                  "so.");
  gtk_label_set_text (self->audience, sentence);
}

static void
apply_cb (OpccProtectDialog *self)
{
  Marking *marking = g_new0 (Marking, 1);
  g_autoptr (OpccProtectiveMarking) parsed = NULL;
  g_autofree char *label = NULL;
  g_autofree char *done = NULL;

  marking->kind = self->request->kind;
  marking->n = self->request->n;
  marking->words = get_words (self);
  marking->reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  parsed = opcc_protective_marking_parse (marking->words, NULL);
  label = parsed != NULL ? opcc_protective_marking_get_label (parsed) : NULL;
  done = g_strdup_printf (_ ("Marked %s"), label != NULL ? label : "");
  opcc_request_run (self->request, OPCC_APPLY_DIALOG (self), set_job, marking,
                    (GDestroyNotify) free_marking, done);
}

/* --- the class ------------------------------------------------------------------------------- */

static void
opcc_protect_dialog_dispose (GObject *object)
{
  OpccProtectDialog *self = OPCC_PROTECT_DIALOG (object);

  g_clear_pointer (&self->request, opcc_request_unref);
  G_OBJECT_CLASS (opcc_protect_dialog_parent_class)->dispose (object);
}

static void
opcc_protect_dialog_class_init (OpccProtectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_protect_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/records/opcc-protect-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccProtectDialog, record);
  gtk_widget_class_bind_template_child (widget_class, OpccProtectDialog, grade);
  gtk_widget_class_bind_template_child (widget_class, OpccProtectDialog, handling);
  gtk_widget_class_bind_template_child (widget_class, OpccProtectDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, OpccProtectDialog, audience);
  gtk_widget_class_bind_template_callback (widget_class, update_audience_cb);
  gtk_widget_class_bind_template_callback (widget_class, opcc_apply_dialog_apply);
}

static void
opcc_protect_dialog_init (OpccProtectDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self),
                                 opcc_apply_dialog_get_verb (OPCC_APPLY_DIALOG (self)));
  g_signal_connect (self, "apply", G_CALLBACK (apply_cb), NULL);
  /* A space typed on Cancel would close the dialog. */
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->grade));
  update_audience_cb (self);
}

static void
show_marking (OpccProtectDialog *self, const OpccRecordMarking *found)
{
  g_autoptr (OpccProtectiveMarking) marking = opcc_protective_marking_parse (found->marking, NULL);
  const gboolean sensitive = marking == NULL || marking->grade == OPCC_OFFICIAL_SENSITIVE;

  adw_combo_row_set_selected (self->grade, sensitive ? 1 : 0);
  gtk_editable_set_text (self->handling,
                         marking != NULL && marking->handling != NULL ? marking->handling : "");
  gtk_editable_set_text (self->reason, found->reason != NULL ? found->reason : "");
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccRequest) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRecordMarking) found =
      opcc_workspace_run_finish (request->workspace, result, &error);
  OpccProtectDialog *self;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (found == NULL)
    {
      opcc_request_report_error (request, error);
      return;
    }
  self = g_object_new (OPCC_TYPE_PROTECT_DIALOG, NULL);
  opcc_apply_dialog_set_up (OPCC_APPLY_DIALOG (self), request->from, _ ("Protective marking"),
                            _ ("Mark"));
  self->request = opcc_request_ref (request);
  name = opcc_record_words_dup (request->kind->label);
  /* Translators: %s is a kind of record: "visit". */
  words = g_strdup_printf (_ ("Who may see this %s outside the office."), name);
  gtk_label_set_text (self->record, words);
  show_marking (self, found);
  gtk_window_present (GTK_WINDOW (self));
}

void
opcc_protect_dialog_open (GtkWidget *from, OpccWorkspace *workspace, const OpccKind *kind, gint64 n)
{
  OpccRequest *request;

  if (opcc_workspace_is_read_only (workspace))
    return;
  request = opcc_request_new (from, workspace, kind, n);
  opcc_workspace_run (workspace, find_job, request, NULL, g_object_unref, NULL, found_cb, request);
}
