/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSetupCopyDialog: the days and amounts of a copied scheme or round, to be put right first. */
#include "opcc-setup-copy-dialog.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-form.h"
#include "opcc-page.h"
#include "opcc-setup-copy.h"

struct _OpccSetupCopyDialog
{
  OpccApplyDialog parent_instance;

  GtkWidget *forms;         /* box of OpccForm */
  GtkWidget *from;          /* (owned) */
  OpccWorkspace *workspace; /* (owned) */
  OpccSetupCopy *copy;      /* (owned) its records are those of the forms */
};

G_DEFINE_FINAL_TYPE (OpccSetupCopyDialog, opcc_setup_copy_dialog, OPCC_TYPE_APPLY_DIALOG)

static const char *const scheme_fields[] = { "title", "pot", "cap", NULL };
static const char *const round_fields[] = { "opens",          "closes", "marking_opens",
                                            "marking_closes", "budget", NULL };
static const char *const lone_fields[] = { "number",        "theme",          "opens",  "closes",
                                           "marking_opens", "marking_closes", "budget", NULL };

/* --- making it ------------------------------------------------------------------------------- */

/* A copy on its way into the office file. */
typedef struct
{
  OpccSetupCopyDialog *dialog; /* (owned) */
  OpccSetupCopy *copy;         /* (owned) which the job may change */
} Making;

static void
free_making (Making *making)
{
  g_object_unref (making->dialog);
  opcc_setup_copy_free (making->copy);
  g_free (making);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, free_making)

static gpointer
apply_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_setup_copy_apply (db, data, error));
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Making) making = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  OpccRecord *made;

  opcc_workspace_run_finish (making->dialog->workspace, result, &error);
  opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (making->dialog), error);
  if (error != NULL)
    return;
  made = making->copy->scheme != NULL ? OPCC_RECORD (making->copy->scheme)
                                      : g_ptr_array_index (making->copy->rounds, 0);
  if (OPCC_IS_SCHEME (made))
    words = g_strdup_printf (_ ("Scheme %s made"), OPCC_SCHEME (made)->year);
  else
    words = g_strdup_printf (_ ("Round %s made"), OPCC_ROUND (made)->code);
  opcc_page_toast (making->dialog->from, words, TRUE);
}

static void
apply_cb (OpccSetupCopyDialog *self)
{
  Making *making = g_new0 (Making, 1);

  making->dialog = g_object_ref (self);
  making->copy = opcc_setup_copy_dup (self->copy);
  opcc_workspace_run (self->workspace, apply_job, making->copy, NULL, NULL, NULL, applied_cb,
                      making);
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

  g_clear_object (&self->from);
  g_clear_object (&self->workspace);
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

/* What is asked for, and on whose behalf. */
typedef struct
{
  OpccWorkspace *workspace; /* (owned) */
  GtkWidget *from;          /* (owned) */
  gint64 scheme;            /* 0: a round */
  gint64 round;
} Asked;

static void
free_asked (Asked *asked)
{
  g_object_unref (asked->workspace);
  g_object_unref (asked->from);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, free_asked)

static gpointer
plan_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;

  return asked->scheme != 0 ? opcc_setup_copy_plan_scheme (db, asked->scheme, NULL, error)
                            : opcc_setup_copy_plan_round (db, asked->round, NULL, error);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (GError) error = NULL;
  OpccSetupCopy *copy = opcc_workspace_run_finish (asked->workspace, result, &error);
  OpccSetupCopyDialog *self;
  g_autofree char *title = NULL;

  if (copy == NULL)
    {
      opcc_page_report_error (asked->from, error);
      return;
    }
  self = g_object_new (OPCC_TYPE_SETUP_COPY_DIALOG, NULL);
  self->workspace = g_object_ref (asked->workspace);
  self->from = g_object_ref (asked->from);
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
  Asked *asked;

  g_return_if_fail (GTK_IS_WIDGET (from) && OPCC_IS_WORKSPACE (workspace));

  if (opcc_workspace_is_read_only (workspace))
    return;
  asked = g_new0 (Asked, 1);
  asked->workspace = g_object_ref (workspace);
  asked->from = g_object_ref (from);
  asked->scheme = scheme;
  asked->round = round;
  opcc_workspace_run (workspace, plan_job, asked, NULL, (GDestroyNotify) opcc_setup_copy_free, NULL,
                      planned_cb, asked);
}
