/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPublishTab: what is published of a decided round: notice, monthly register, 360Giving. */
#include "opcc-publish-tab.h"

#include <glib/gi18n-lib.h>

#include "opcc-ask-dialog.h"
#include "opcc-360giving.h"
#include "opcc-grants-withheld.h"
#include "opcc-children.h"
#include "opcc-dialogs.h"
#include "opcc-document-view.h"
#include "opcc-empty-state.h"
#include "opcc-loading-rows.h"
#include "opcc-page.h"
#include "opcc-publish-card.h"

/* So many months up to that of the decision, and one after it, are offered. */
#define N_MONTHS 13
/* More than this many lines are counted, not listed. */
#define MAX_LINES 12

struct _OpccPublishTab
{
  GtkWidget parent_instance;

  /* template */
  GtkStack *stack;
  OpccDocumentView *notice;
  GtkDropDown *month;
  GtkBox *register_lines;
  GtkBox *giving_lines;

  OpccWorkspace *workspace; /* (owned) */
  OpccPublishWanted wanted;
  OpccPublishReading *reading; /* (owned) (nullable) until read */
  GCancellable *cancellable;   /* (owned) */
  GtkWindow *dialog;           /* (unowned) (nullable) */
  OpccPublishKind asking;      /* what the file chooser is for */
  gboolean reading_now;
  gboolean read_again;
  gboolean filling;
};

static guint written_signal;

G_DEFINE_FINAL_TYPE (OpccPublishTab, opcc_publish_tab, GTK_TYPE_WIDGET)

static void
add_line (GtkBox *box, gboolean fine, const char *sentence, const char *remedy)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon =
      gtk_image_new_from_icon_name (fine ? "object-select-symbolic" : "dialog-warning-symbolic");
  const char *const texts[] = { sentence, remedy };

  gtk_widget_add_css_class (icon, fine ? "opcc-good" : "opcc-warn");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      {
        GtkWidget *label =
            opcc_children_new_label (texts[i], i == 0 ? "opcc-small" : "opcc-small opcc-dim", 0);

        gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
        gtk_label_set_wrap (GTK_LABEL (label), TRUE);
        gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
        gtk_box_append (GTK_BOX (words), label);
      }
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (box, row);
}

static void
add_rest (GtkBox *box, guint n_lines)
{
  g_autofree char *words = NULL;

  if (n_lines <= MAX_LINES)
    return;
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more",
                                        n_lines - MAX_LINES),
                           n_lines - MAX_LINES);
  gtk_box_append (box, opcc_children_new_label (words, "opcc-small opcc-dim", 0));
}

static void
show_register (OpccPublishTab *self)
{
  const GPtrArray *gaps = self->reading->register_gaps;
  const GPtrArray *withheld = self->reading->withheld;

  opcc_children_unparent (GTK_WIDGET (self->register_lines));
  if (gaps->len == 0 && withheld->len == 0)
    add_line (self->register_lines, TRUE,
              _ ("Recipient, purpose, conditions, reasons, amount and date are there for every "
                 "award of the month."),
              NULL);
  for (guint i = 0; i < MIN (withheld->len, MAX_LINES); i++)
    add_line (self->register_lines, FALSE, g_ptr_array_index (withheld, i),
              i == 0 ? opcc_grants_withheld_get_duty () : NULL);
  add_rest (self->register_lines, withheld->len);
  for (guint i = 0; i < MIN (gaps->len, MAX_LINES); i++)
    add_line (self->register_lines, FALSE, g_ptr_array_index (gaps, i), NULL);
  add_rest (self->register_lines, gaps->len);
}

static char *
locate_problem (const OpccProblem *problem)
{
  if (problem->row == 0)
    return g_strdup (problem->problem);
  if (problem->column == NULL)
    return g_strdup_printf (_ ("Grant %u: %s"), problem->row, problem->problem);
  return g_strdup_printf (_ ("Grant %u, %s: %s"), problem->row, problem->column, problem->problem);
}

static void
show_giving (OpccPublishTab *self)
{
  const GPtrArray *problems = self->reading->problems;

  opcc_children_unparent (GTK_WIDGET (self->giving_lines));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "publish.360giving", problems != NULL);
  if (problems == NULL)
    {
      add_line (self->giving_lines, FALSE, self->reading->giving_refusal, NULL);
      return;
    }
  if (problems->len == 0)
    add_line (self->giving_lines, TRUE, _ ("The data passes the checks of the standard."), NULL);
  for (guint i = 0; i < MIN (problems->len, MAX_LINES); i++)
    {
      const OpccProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *sentence = locate_problem (problem);

      add_line (self->giving_lines, problem->severity == OPCC_SEVERITY_NOTE, sentence,
                problem->remedy);
    }
  add_rest (self->giving_lines, problems->len);
}

/* Place @index of the list of months, as months since year 0. */
static int
get_month (OpccPublishTab *self, guint index)
{
  int year;
  int month;

  opcc_date_get_ymd (self->reading->round->decided, &year, &month, NULL);
  return year * 12 + month - 1 + 1 - (int) index;
}

static void
fill_months (OpccPublishTab *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 1;

  for (guint i = 0; i < N_MONTHS; i++)
    {
      int at = get_month (self, i);
      g_autoptr (GDateTime) first = g_date_time_new_utc (at / 12, at % 12 + 1, 1, 0, 0, 0);
      /* Translators: a month and its year, as g_date_time_format() writes them: "October 2023". */
      g_autofree char *name = g_date_time_format (first, _ ("%B %Y"));

      gtk_string_list_append (names, name);
      if (at == self->reading->year * 12 + self->reading->month - 1)
        selected = i;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->month, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->month, selected);
  self->filling = FALSE;
}

static void
show_reading (OpccPublishTab *self)
{
  if (!self->reading->decided)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  opcc_document_view_show (self->notice, self->reading->notice);
  fill_months (self);
  show_register (self);
  show_giving (self);
  gtk_stack_set_visible_child_name (self->stack, "parts");
}

static void
start_reading (OpccPublishTab *self, GAsyncReadyCallback done)
{
  self->read_again = FALSE;
  self->reading_now = TRUE;
  opcc_workspace_run (self->workspace, opcc_publish_job_read,
                      g_memdup2 (&self->wanted, sizeof self->wanted), g_free,
                      (GDestroyNotify) opcc_publish_reading_free, self->cancellable, done,
                      g_object_ref (self));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPublishTab) self = user_data;
  g_autoptr (GError) error = NULL;
  OpccPublishReading *reading = opcc_workspace_run_finish (self->workspace, result, &error);

  self->reading_now = FALSE;
  if (reading == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  opcc_publish_reading_free (self->reading);
  self->reading = reading;
  show_reading (self);
  if (self->read_again)
    start_reading (self, read_cb);
}

static void
read_round (OpccPublishTab *self)
{
  if (self->reading_now)
    self->read_again = TRUE;
  else
    start_reading (self, read_cb);
}

static void
kinds_changed_cb (OpccPublishTab *self, const char *const *kinds)
{
  static const char *const ours[] = { "application", "award", "mark",   "organisation",
                                      "past_grant",  "round", "scheme", "record_marking" };

  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    if (g_strv_contains (kinds, ours[i]))
      {
        read_round (self);
        return;
      }
}

static void
month_chosen_cb (OpccPublishTab *self)
{
  int at;

  if (self->filling || self->reading == NULL || !self->reading->decided ||
      gtk_drop_down_get_selected (self->month) >= N_MONTHS)
    return;
  at = get_month (self, gtk_drop_down_get_selected (self->month));
  self->wanted.year = at / 12;
  self->wanted.month = at % 12 + 1;
  read_round (self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPublishTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = opcc_workspace_run_finish (self->workspace, result, &error);

  if (sentence != NULL)
    opcc_page_toast (GTK_WIDGET (self), sentence, FALSE);
  else
    opcc_page_report_error (GTK_WIDGET (self), error);
  g_signal_emit (self, written_signal, 0, sentence != NULL);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccPublishTab) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && self->reading != NULL)
    opcc_publish_tab_write (self, self->asking, path);
}

static void
ask_file (OpccPublishTab *self,
          OpccPublishKind kind,
          const char *title,
          const char *name,
          const char *type,
          const char *pattern)
{
  const OpccFileType types[] = { { type, pattern }, { NULL } };

  self->asking = kind;
  opcc_dialog_save_file (GTK_WIDGET (self), title, name, types, file_chosen_cb,
                         g_object_ref (self));
}

static char *
suggest_name (OpccPublishTab *self, const char *what, const char *end)
{
  g_autofree char *code = g_strdelimit (g_strdup (self->reading->round->code), "/", '-');

  return g_strdup_printf ("%s-%s.%s", what, code, end);
}

static void
save_notice_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccPublishTab *self = OPCC_PUBLISH_TAB (widget);
  gboolean pdf = g_strcmp0 (g_variant_get_string (parameter, NULL), "pdf") == 0;
  g_autofree char *name = NULL;

  if (self->reading == NULL || !self->reading->decided)
    return;
  name = suggest_name (self, "decision-notice", pdf ? "pdf" : "txt");
  self->asking = OPCC_PUBLISH_NOTICE;
  opcc_dialog_save_document (widget, _ ("Save the decision notice"), name, file_chosen_cb,
                             g_object_ref (self));
}

static void
export_register_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccPublishTab *self = OPCC_PUBLISH_TAB (widget);
  g_autofree char *name = NULL;

  if (self->reading == NULL || !self->reading->decided)
    return;
  name =
      g_strdup_printf ("grants-register-%04d-%02d.csv", self->reading->year, self->reading->month);
  ask_file (self, OPCC_PUBLISH_REGISTER, _ ("Export the monthly register"), name,
            _ ("Comma-separated values"), "*.csv");
}

static void
export_giving_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccPublishTab *self = OPCC_PUBLISH_TAB (widget);
  const char *end = g_variant_get_string (parameter, NULL);
  g_autofree char *name = NULL;
  g_autofree char *pattern = g_strdup_printf ("*.%s", end);

  if (self->reading == NULL || !self->reading->decided)
    return;
  name = g_strdup_printf ("360giving.%s", end);
  ask_file (self, OPCC_PUBLISH_360GIVING, _ ("Export 360Giving data"), name, _ ("360Giving data"),
            pattern);
}

static void
publisher_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPublishTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = opcc_workspace_run_finish (self->workspace, result, &error);

  if (self->dialog != NULL)
    opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (self->dialog), error);
  if (sentence == NULL)
    return;
  opcc_page_toast (GTK_WIDGET (self), sentence, FALSE);
  read_round (self);
}

static void
publisher_given_cb (OpccPublishTab *self, OpccAskDialog *dialog)
{
  OpccPublishPublisher *publisher = g_new0 (OpccPublishPublisher, 1);

  publisher->prefix = g_strstrip (g_strdup (opcc_ask_dialog_get_text (dialog, 0)));
  publisher->funder_name = g_strstrip (g_strdup (opcc_ask_dialog_get_text (dialog, 1)));
  publisher->funder_id = g_strstrip (g_strdup (opcc_ask_dialog_get_text (dialog, 2)));
  if (*publisher->funder_id == '\0')
    g_clear_pointer (&publisher->funder_id, g_free);
  opcc_workspace_run (self->workspace, opcc_publish_job_set_publisher, publisher,
                      (GDestroyNotify) opcc_publish_publisher_free, g_free, NULL,
                      publisher_saved_cb, g_object_ref (self));
}

static void
ask_publisher_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccPublishTab *self = OPCC_PUBLISH_TAB (widget);
  OpccAskDialog *dialog;

  if (self->dialog != NULL || opcc_workspace_is_read_only (self->workspace))
    return;
  dialog = opcc_ask_dialog_new (
      widget, _ ("Who publishes"),
      _ ("What the office is called in 360Giving files. 360Giving gives out prefixes on request."),
      _ ("Keep publisher"));
  opcc_ask_dialog_add_text (dialog, _ ("Prefix, such as 360G-example"), NULL,
                            _ ("Write the prefix as 360G-example."));
  opcc_ask_dialog_add_text (dialog, _ ("Name of the office"), NULL,
                            _ ("The publisher needs a name."));
  opcc_ask_dialog_add_text (dialog, _ ("Identifier in a register, if any"), NULL, NULL);
  g_signal_connect_object (dialog, "apply", G_CALLBACK (publisher_given_cb), self,
                           G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->dialog, GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
opcc_publish_tab_dispose (GObject *object)
{
  OpccPublishTab *self = OPCC_PUBLISH_TAB (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->dialog);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_publish_tab_parent_class)->dispose (object);
}

static void
opcc_publish_tab_finalize (GObject *object)
{
  OpccPublishTab *self = OPCC_PUBLISH_TAB (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  opcc_publish_reading_free (self->reading);
  G_OBJECT_CLASS (opcc_publish_tab_parent_class)->finalize (object);
}

static void
opcc_publish_tab_class_init (OpccPublishTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_publish_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_publish_tab_finalize;
  written_signal = g_signal_new ("written", OPCC_TYPE_PUBLISH_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  g_type_ensure (OPCC_TYPE_DOCUMENT_VIEW);
  g_type_ensure (OPCC_TYPE_EMPTY_STATE);
  g_type_ensure (OPCC_TYPE_LOADING_ROWS);
  g_type_ensure (OPCC_TYPE_PUBLISH_CARD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "publish.notice", "s", save_notice_cb);
  gtk_widget_class_install_action (widget_class, "publish.register", NULL, export_register_cb);
  gtk_widget_class_install_action (widget_class, "publish.360giving", "s", export_giving_cb);
  gtk_widget_class_install_action (widget_class, "publish.publisher", NULL, ask_publisher_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-publish-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccPublishTab, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccPublishTab, notice);
  gtk_widget_class_bind_template_child (widget_class, OpccPublishTab, month);
  gtk_widget_class_bind_template_child (widget_class, OpccPublishTab, register_lines);
  gtk_widget_class_bind_template_child (widget_class, OpccPublishTab, giving_lines);
  gtk_widget_class_bind_template_callback (widget_class, month_chosen_cb);
}

static void
opcc_publish_tab_init (OpccPublishTab *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
opcc_publish_tab_new (OpccWorkspace *workspace, gint64 round)
{
  OpccPublishTab *self = g_object_new (OPCC_TYPE_PUBLISH_TAB, NULL);

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), GTK_WIDGET (self));

  self->workspace = g_object_ref (workspace);
  self->wanted.round = round;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (kinds_changed_cb), self,
                           G_CONNECT_SWAPPED);
  read_round (self);
  return GTK_WIDGET (self);
}

void
opcc_publish_tab_write (OpccPublishTab *self, OpccPublishKind kind, const char *path)
{
  OpccPublishFile *file;

  g_return_if_fail (OPCC_IS_PUBLISH_TAB (self) && path != NULL && self->reading != NULL);

  file = g_new0 (OpccPublishFile, 1);
  file->kind = kind;
  file->round = self->wanted.round;
  file->year = self->reading->year;
  file->month = self->reading->month;
  file->path = g_strdup (path);
  opcc_workspace_run (self->workspace, opcc_publish_job_write, file,
                      (GDestroyNotify) opcc_publish_file_free, g_free, NULL, written_cb,
                      g_object_ref (self));
}
