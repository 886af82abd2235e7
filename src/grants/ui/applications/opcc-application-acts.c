/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to applications from a list or a page: each asks first, then is one action. */
#include "opcc-application-acts.h"

#include <glib/gi18n-lib.h>

#include "opcc-application-export.h"
#include "opcc-dialogs.h"
#include "opcc-marking.h"
#include "opcc-override.h"
#include "opcc-request.h"
#include "opcc-settings.h"

/* One act, from the question to its answer. */
typedef struct
{
  OpccRequest *request;  /* (owned) */
  OpccAskDialog *dialog; /* (unowned) it owns the act; the job holds it while it runs */
  GArray *numbers;       /* (owned) of gint64 */
  char *key;             /* (owned) flag or stage */
  gboolean on;
  char *reason; /* (owned) (nullable) */
  char *who;    /* (owned) (nullable) */
  OpccJob job;
  char *done; /* (owned) what the toast says */
} Act;

static GArray *
copy_numbers (const GArray *numbers)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), numbers->len);

  return g_array_append_vals (copy, numbers->data, numbers->len);
}

static Act *
make_act (GtkWidget *from, OpccWorkspace *workspace, const GArray *numbers, OpccJob job)
{
  Act *act = g_rc_box_new0 (Act);

  act->request = opcc_request_new (from, workspace, &opcc_application_kind, 0);
  act->numbers = copy_numbers (numbers);
  act->job = job;
  return act;
}

static void
clear_act (gpointer data)
{
  Act *act = data;

  opcc_request_unref (act->request);
  g_array_unref (act->numbers);
  g_free (act->key);
  g_free (act->reason);
  g_free (act->who);
  g_free (act->done);
}

static void
unref_act (gpointer data)
{
  g_rc_box_release_full (data, clear_act);
}

static void
release_act (gpointer data, GClosure *closure)
{
  unref_act (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, unref_act)

/* Jobs: the result only says that it worked. */

static gpointer
set_flag (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Act *act = data;

  return GINT_TO_POINTER (opcc_flag_set (db, (const gint64 *) (gpointer) act->numbers->data,
                                         act->numbers->len, act->key, act->on, error));
}

static gpointer
set_stage (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Act *act = data;

  return GINT_TO_POINTER (opcc_stage_set (db, (const gint64 *) (gpointer) act->numbers->data,
                                          act->numbers->len, act->key, error));
}

static gpointer
settle (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Act *act = data;

  return GINT_TO_POINTER (opcc_marking_settle_list (db,
                                                    (const gint64 *) (gpointer) act->numbers->data,
                                                    act->numbers->len, act->reason, error) >= 0);
}

static gpointer
override_flag (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Act *act = data;

  return GINT_TO_POINTER (opcc_override_flag (db, g_array_index (act->numbers, gint64, 0), act->key,
                                              act->reason, act->who, error));
}

static void
start (Act *act)
{
  opcc_request_run (act->request, OPCC_APPLY_DIALOG (act->dialog), act->job, g_rc_box_acquire (act),
                    unref_act, act->done);
}

static OpccAskDialog *
open_dialog (Act *act, const char *title, const char *body, const char *verb, GCallback apply)
{
  act->dialog = opcc_ask_dialog_new (act->request->from, title, body, verb);
  g_signal_connect_data (act->dialog, "apply", apply, g_rc_box_acquire (act), release_act,
                         G_CONNECT_SWAPPED);
  return act->dialog;
}

static char *
count_words (const GArray *numbers)
{
  return g_strdup_printf (ngettext ("%u application", "%u applications", numbers->len),
                          numbers->len);
}

/* --- flags ----------------------------------------------------------------------------------- */

static void
apply_flag_cb (Act *act)
{
  g_auto (GStrv) parts = g_strsplit (opcc_ask_dialog_get_choice (act->dialog), " ", 2);
  const OpccFlag *flag = opcc_flag_find (parts[1]);
  g_autofree char *count = count_words (act->numbers);

  act->on = g_str_equal (parts[0], "on");
  g_free (act->key);
  act->key = g_strdup (parts[1]);
  g_free (act->done);
  act->done = g_strdup_printf (act->on ? _ ("“%s” set on %s") : _ ("“%s” taken off %s"),
                               _ (flag->label), count);
  start (act);
}

OpccAskDialog *
opcc_application_ask_flag (GtkWidget *from, OpccWorkspace *workspace, const GArray *numbers)
{
  g_autoptr (Act) act = make_act (from, workspace, numbers, set_flag);
  g_autofree char *count = count_words (numbers);
  guint n_flags;
  const OpccFlag *flags = opcc_flag_list (&n_flags);
  OpccAskDialog *dialog =
      open_dialog (act, _ ("Set a flag"), count, _ ("Set flag"), G_CALLBACK (apply_flag_cb));

  opcc_ask_dialog_set_choice_title (dialog, _ ("Flag"));
  for (guint on = 1; on <= 2; on++)
    for (guint i = 0; i < n_flags; i++)
      {
        g_autofree char *key = g_strdup_printf ("%s %s", on == 1 ? "on" : "off", flags[i].key);
        /* Translators: in a list of flags: to take the flag off. */
        g_autofree char *label =
            g_strdup_printf (on == 1 ? "%s" : _ ("Take off: %s"), _ (flags[i].label));

        opcc_ask_dialog_add_choice (dialog, key, label);
      }
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

/* --- moderation ------------------------------------------------------------------------------ */

static void
apply_settle_cb (Act *act)
{
  g_free (act->reason);
  act->reason = g_strdup (opcc_ask_dialog_get_text (act->dialog, 0));
  g_free (act->done);
  act->done = g_strdup (_ ("Moderation settled"));
  start (act);
}

OpccAskDialog *
opcc_application_ask_settle (GtkWidget *from, OpccWorkspace *workspace, const GArray *numbers)
{
  g_autoptr (Act) act = make_act (from, workspace, numbers, settle);
  g_autofree char *count = count_words (numbers);
  g_autofree char *body = g_strdup_printf (
      _ ("%s: the mean of the marks stands. The marks stay as they were given, and the note beside "
         "them."),
      count);
  OpccAskDialog *dialog =
      open_dialog (act, _ ("Settle moderation"), body, _ ("Settle"), G_CALLBACK (apply_settle_cb));

  opcc_ask_dialog_add_text (dialog, _ ("What was agreed, and why"), NULL,
                            _ ("Moderation needs a note. Say what was agreed and why."));
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

/* --- stages ---------------------------------------------------------------------------------- */

static void
apply_stage_cb (Act *act)
{
  const OpccField *field = opcc_kind_find_field (&opcc_application_kind, "stage");
  g_autofree char *count = count_words (act->numbers);

  g_free (act->key);
  act->key = g_strdup (opcc_ask_dialog_get_choice (act->dialog));
  g_free (act->done);
  /* Translators: "3 applications moved to “Withdrawn”" */
  act->done = g_strdup_printf (_ ("%s moved to “%s”"), count,
                               opcc_choice_get_label (field->choices, act->key));
  start (act);
}

OpccAskDialog *
opcc_application_ask_stage (GtkWidget *from, OpccWorkspace *workspace, const GArray *numbers)
{
  g_autoptr (Act) act = make_act (from, workspace, numbers, set_stage);
  const OpccField *field = opcc_kind_find_field (&opcc_application_kind, "stage");
  g_autofree char *count = count_words (numbers);
  OpccAskDialog *dialog =
      open_dialog (act, _ ("Change stage"), count, _ ("Change stage"), G_CALLBACK (apply_stage_cb));

  opcc_ask_dialog_set_choice_title (dialog, _ ("Stage"));
  for (guint i = 0; field->choices[i].key != NULL; i++)
    /* These two come from an award only. */
    if (!g_str_equal (field->choices[i].key, "awarded") &&
        !g_str_equal (field->choices[i].key, "declined"))
      opcc_ask_dialog_add_choice (dialog, field->choices[i].key,
                                  opcc_choice_get_label (field->choices, field->choices[i].key));
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

/* --- setting a flag aside -------------------------------------------------------------------- */

static void
apply_override_cb (Act *act)
{
  g_free (act->reason);
  g_free (act->who);
  act->reason = g_strdup (opcc_ask_dialog_get_text (act->dialog, 0));
  act->who = g_strdup (opcc_ask_dialog_get_text (act->dialog, 1));
  start (act);
}

/* Who works at this desk, as the preferences have it. */
static char *
get_who (void)
{
  g_autoptr (GSettings) settings = opcc_settings_find ("who");

  return settings != NULL ? g_settings_get_string (settings, "who") : NULL;
}

OpccAskDialog *
opcc_application_ask_override (GtkWidget *from,
                               OpccWorkspace *workspace,
                               gint64 application,
                               const OpccFlagWords *flag,
                               const char *explanation)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (Act) act = NULL;
  g_autofree char *title = g_strdup_printf (_ ("Set “%s” aside"), flag->label);
  g_autofree char *who = get_who ();
  OpccAskDialog *dialog;

  g_array_append_val (numbers, application);
  act = make_act (from, workspace, numbers, override_flag);
  act->key = g_strdup (flag->flag->key);
  act->done = g_strdup_printf (_ ("“%s” set aside"), flag->label);
  dialog = open_dialog (act, title, explanation, _ ("Set aside"), G_CALLBACK (apply_override_cb));
  opcc_ask_dialog_add_text (dialog, _ ("Reason"), NULL,
                            _ ("Give the reason. It is kept with the application."));
  opcc_ask_dialog_add_text (dialog, _ ("Who decides, as a role"), who,
                            _ ("Say who decides, as a role such as “Round lead”."));
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

/* --- export ---------------------------------------------------------------------------------- */

/* An export from the choice of the file to the toast. */
typedef struct
{
  OpccRequest *request; /* (owned) */
  GArray *numbers;      /* (owned) */
  GStrv fields;         /* (owned) */
} Exporting;

static void
free_exporting (Exporting *exporting)
{
  opcc_request_unref (exporting->request);
  g_array_unref (exporting->numbers);
  g_strfreev (exporting->fields);
  g_free (exporting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Exporting, free_exporting)

static Exporting *
make_exporting (GtkWidget *from,
                OpccWorkspace *workspace,
                const GArray *numbers,
                const char *const *fields)
{
  Exporting *exporting = g_new0 (Exporting, 1);

  exporting->request = opcc_request_new (from, workspace, &opcc_application_kind, 0);
  exporting->numbers = copy_numbers (numbers);
  exporting->fields = g_strdupv ((char **) fields);
  return exporting;
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Exporting) exporting = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = opcc_workspace_run_finish (exporting->request->workspace, result, &error);
  g_autofree char *name = NULL;
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;

  if (path == NULL)
    {
      /* The old file is as it was, so a toast will do. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        opcc_request_toast (exporting->request, error->message, FALSE);
      return;
    }
  name = g_path_get_basename (path);
  count = count_words (exporting->numbers);
  words = g_strdup_printf (_ ("%s written to “%s”"), count, name);
  opcc_request_toast (exporting->request, words, FALSE);
}

void
opcc_application_export (GtkWidget *from,
                         OpccWorkspace *workspace,
                         const GArray *numbers,
                         const char *const *fields,
                         const char *path)
{
  opcc_workspace_run (workspace, opcc_application_export_run,
                      opcc_application_export_new (path, numbers, fields),
                      (GDestroyNotify) opcc_application_export_free, g_free, NULL, exported_cb,
                      make_exporting (from, workspace, numbers, fields));
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (Exporting) exporting = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && exporting->request->from != NULL)
    opcc_application_export (exporting->request->from, exporting->request->workspace,
                             exporting->numbers, (const char *const *) exporting->fields, path);
}

void
opcc_application_ask_export (GtkWidget *from,
                             OpccWorkspace *workspace,
                             const GArray *numbers,
                             const char *const *fields,
                             const char *suggested_name)
{
  const OpccFileType types[] = {
    { _ ("CSV, for any program"), "*.csv" },
    { _ ("Excel workbook"), "*.xlsx" },
    { NULL },
  };

  opcc_dialog_save_file (from, _ ("Export applications"), suggested_name, types, file_chosen_cb,
                         make_exporting (from, workspace, numbers, fields));
}
