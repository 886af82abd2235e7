/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSetupCopyDialog: the days and amounts of a copied scheme or round, to be put right first. */
#include "opcc-setup-copy-dialog.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-form.h"
#include "opcc-request.h"
#include "opcc-setup-copy.h"

struct _OpccSetupCopyDialog
{
  OpccApplyDialog parent_instance;

  GtkWidget *forms;     /* box of OpccForm */
  OpccRequest *request; /* (owned) */
  OpccSetupCopy *copy;  /* (owned) its records are those of the forms */
};

G_DEFINE_FINAL_TYPE (OpccSetupCopyDialog, opcc_setup_copy_dialog, OPCC_TYPE_APPLY_DIALOG)

static const char *const scheme_fields[] = { "title", "pot", "cap", NULL };
static const char *const round_fields[] = { "opens",          "closes", "marking_opens",
                                            "marking_closes", "budget", NULL };
static const char *const lone_fields[] = { "number",        "theme",          "opens",  "closes",
                                           "marking_opens", "marking_closes", "budget", NULL };

/* --- making it ------------------------------------------------------------------------------- */

/* What the toast says, or NULL with an error. */
static gpointer
apply_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccSetupCopy *copy = data;

  if (!opcc_setup_copy_apply (db, data, error))
    return NULL;
  return copy->scheme != NULL
             ? g_strdup_printf (_ ("Scheme %s made"), copy->scheme->year)
             : g_strdup_printf (_ ("Round %s made"),
                                OPCC_ROUND (g_ptr_array_index (copy->rounds, 0))->code);
}

static void
apply_cb (OpccSetupCopyDialog *self)
{
  opcc_request_run (self->request, OPCC_APPLY_DIALOG (self), apply_job,
                    opcc_setup_copy_dup (self->copy), (GDestroyNotify) opcc_setup_copy_free, NULL);
}

static gboolean
opcc_setup_copy_dialog_check (OpccApplyDialog *dialog)
{
  OpccSetupCopyDialog *self = OPCC_SETUP_COPY_DIALOG (dialog);

  for (GtkWidget *form = gtk_widget_get_first_child (self->forms); form != NULL;
       form = gtk_widget_get_next_sibling (form))
    if (OPCC_IS_FORM (form) && !opcc_form_check (OPCC_FORM (form), NULL))
      return FALSE;
  return TRUE;
}

static void
opcc_setup_copy_dialog_wait (OpccApplyDialog *dialog, gboolean waiting)
{
  gtk_widget_set_sensitive (OPCC_SETUP_COPY_DIALOG (dialog)->forms, !waiting);
}

/* --- class ----------------------------------------------------------------------------------- */

static void
opcc_setup_copy_dialog_finalize (GObject *object)
{
  OpccSetupCopyDialog *self = OPCC_SETUP_COPY_DIALOG (object);

  g_clear_pointer (&self->request, opcc_request_unref);
  g_clear_pointer (&self->copy, opcc_setup_copy_free);
  G_OBJECT_CLASS (opcc_setup_copy_dialog_parent_class)->finalize (object);
}

static void
opcc_setup_copy_dialog_class_init (OpccSetupCopyDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = opcc_setup_copy_dialog_finalize;
  OPCC_APPLY_DIALOG_CLASS (klass)->check = opcc_setup_copy_dialog_check;
  OPCC_APPLY_DIALOG_CLASS (klass)->wait = opcc_setup_copy_dialog_wait;
}

static void
opcc_setup_copy_dialog_init (OpccSetupCopyDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->forms = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_margin_top (self->forms, 18);
  gtk_widget_set_margin_bottom (self->forms, 24);
  gtk_widget_set_margin_start (self->forms, 24);
  gtk_widget_set_margin_end (self->forms, 24);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->forms);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  opcc_apply_dialog_set_body (OPCC_APPLY_DIALOG (self), scroller);
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 680);
  g_signal_connect (self, "apply", G_CALLBACK (apply_cb), NULL);
}

/* --- opening --------------------------------------------------------------------------------- */

static void
add_form (OpccSetupCopyDialog *self, gpointer record, const char *const *fields, const char *title)
{
  GtkWidget *form = opcc_form_new (record, NULL);

  opcc_form_set_fields (OPCC_FORM (form), fields);
  opcc_form_add_heading (OPCC_FORM (form), fields[0], title);
  gtk_box_append (GTK_BOX (self->forms), form);
}

static void
add_forms (OpccSetupCopyDialog *self)
{
  const OpccSetupCopy *copy = self->copy;
  GtkWidget *note =
      opcc_children_new_label (copy->scheme != NULL
                                   ? _ ("The days fall on the same days of the week. Criteria come "
                                        "along with their guidance; nothing of applications does.")
                                   : _ ("Criteria come along with their guidance; nothing of "
                                        "applications does. Put the days and the money right."),
                               "opcc-small opcc-dim", 0);

  gtk_label_set_ellipsize (GTK_LABEL (note), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_box_append (GTK_BOX (self->forms), note);
  if (copy->scheme != NULL)
    add_form (self, copy->scheme, scheme_fields, copy->scheme->year);
  for (guint i = 0; i < copy->rounds->len; i++)
    {
      OpccRound *round = g_ptr_array_index (copy->rounds, i);
      g_autofree char *title = round->title != NULL
                                   ? g_strdup (round->title)
                                   : g_strdup_printf (_ ("Round %ld"), (long) round->number);

      add_form (self, round, copy->scheme != NULL ? round_fields : lone_fields, title);
    }
}

static gpointer
plan_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccRequest *asked = data;

  return asked->kind == &opcc_scheme_kind ? opcc_setup_copy_plan_scheme (db, asked->n, NULL, error)
                                          : opcc_setup_copy_plan_round (db, asked->n, NULL, error);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccRequest) asked = user_data;
  g_autoptr (GError) error = NULL;
  OpccSetupCopy *copy = opcc_workspace_run_finish (asked->workspace, result, &error);
  OpccSetupCopyDialog *self;
  g_autofree char *title = NULL;

  if (copy == NULL)
    {
      opcc_request_report_error (asked, error);
      return;
    }
  self = g_object_new (OPCC_TYPE_SETUP_COPY_DIALOG, NULL);
  self->request = opcc_request_ref (asked);
  self->copy = copy;
  title = copy->scheme != NULL
              ? g_strdup_printf (_ ("Copy scheme %s as %s"), copy->from, copy->scheme->year)
              : g_strdup_printf (_ ("Copy round %s"), copy->from);
  add_forms (self);
  opcc_apply_dialog_set_up (OPCC_APPLY_DIALOG (self), asked->from, title,
                            copy->scheme != NULL ? _ ("Make scheme") : _ ("Make round"));
  gtk_window_present (GTK_WINDOW (self));
}

void
opcc_setup_copy_dialog_open (GtkWidget *from, OpccWorkspace *workspace, gint64 scheme, gint64 round)
{
  OpccRequest *asked;

  g_return_if_fail (GTK_IS_WIDGET (from) && OPCC_IS_WORKSPACE (workspace));

  if (opcc_workspace_is_read_only (workspace))
    return;
  asked = scheme != 0 ? opcc_request_new (from, workspace, &opcc_scheme_kind, scheme)
                      : opcc_request_new (from, workspace, &opcc_round_kind, round);
  opcc_workspace_run (workspace, plan_job, asked, NULL, (GDestroyNotify) opcc_setup_copy_free, NULL,
                      planned_cb, asked);
}
