/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPublishTab: what is published of a decided round: notice, registers, 360Giving, calendar,
 * bundles. */
#include "opcc-publish-tab.h"

#include <glib/gi18n-lib.h>

#include "opcc-ask-dialog.h"
#include "opcc-children.h"
#include "opcc-dialogs.h"
#include "opcc-document-view.h"
#include "opcc-empty-state.h"
#include "opcc-loading-rows.h"
#include "opcc-page.h"
#include "opcc-progress-card.h"
#include "opcc-publish-card.h"
#include "opcc-publish-lines.h"
#include "opcc-reader.h"

/* So many months up to that of the decision, and one after it, are offered. */
#define N_MONTHS 13
/* Steps of the bar while bundles are written, and how often it is looked at. */
#define PROGRESS_PARTS 1000
#define PROGRESS_EVERY 100 /* ms */

struct _OpccPublishTab
{
  GtkWidget parent_instance;

  /* template */
  GtkStack *stack;
  OpccDocumentView *notice;
  GtkDropDown *month;
  GtkBox *register_lines;
  GtkBox *giving_lines;
  GtkBox *council_lines;
  GtkBox *calendar_lines;
  GtkBox *bundle_lines;
  OpccProgressCard *progress_card;

  OpccWorkspace *workspace; /* (owned) */
  OpccPublishWanted wanted;
  OpccPublishReading *reading; /* (owned) (nullable) until read */
  OpccReader *reader;          /* (owned) */
  GtkWindow *dialog;           /* (unowned) (nullable) */
  OpccPublishKind asking;      /* what the file chooser is for */
  gboolean filling;
  GCancellable *writing; /* (owned) (nullable) while bundles are written */
  int progress;          /* of them; written by the job */
  guint progress_id;
};

static guint written_signal;

G_DEFINE_FINAL_TYPE (OpccPublishTab, opcc_publish_tab, GTK_TYPE_WIDGET)

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

/* What would be refused cannot be pressed: the line above the button says why. */
static void
enable_actions (OpccPublishTab *self)
{
  const OpccPublishReading *reading = self->reading;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "publish.360giving",
                                 reading != NULL && reading->problems != NULL);
  gtk_widget_action_set_enabled (widget, "publish.council",
                                 reading != NULL && reading->decided &&
                                     reading->council->gaps->len == 0);
  gtk_widget_action_set_enabled (widget, "publish.bundles",
                                 reading != NULL && reading->decided && reading->n_grants > 0 &&
                                     self->writing == NULL);
}

static gpointer
ask_wanted (gpointer tab)
{
  return g_memdup2 (&OPCC_PUBLISH_TAB (tab)->wanted, sizeof (OpccPublishWanted));
}

static void
show_reading (gpointer tab, gpointer read)
{
  OpccPublishTab *self = tab;

  opcc_publish_reading_free (self->reading);
  self->reading = read;
  if (!self->reading->decided)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  opcc_document_view_show (self->notice, self->reading->notice);
  fill_months (self);
  opcc_publish_lines_show_register (self->register_lines, self->reading);
  opcc_publish_lines_show_giving (self->giving_lines, self->reading);
  opcc_publish_lines_show_council (self->council_lines, self->reading);
  opcc_publish_lines_show_calendar (self->calendar_lines, self->reading);
  opcc_publish_lines_show_bundles (self->bundle_lines, self->reading);
  enable_actions (self);
  gtk_stack_set_visible_child_name (self->stack, "parts");
}

static const OpccReaderForm reader_form = {
  .kinds = (const char *const[]){ "application", "award", "mark", "organisation", "past_grant",
                                  "round", "scheme", "record_marking", "payment", "grant_return",
                                  "agreement", "variation", NULL },
  .job = opcc_publish_job_read,
  .ask = ask_wanted,
  .free_asked = g_free,
  .free_read = (GDestroyNotify) opcc_publish_reading_free,
  .show = show_reading,
};

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
  opcc_reader_read (self->reader);
}

static gboolean
show_progress_cb (gpointer user_data)
{
  OpccPublishTab *self = user_data;

  opcc_progress_card_set (self->progress_card,
                          (double) g_atomic_int_get (&self->progress) / PROGRESS_PARTS, NULL);
  return G_SOURCE_CONTINUE;
}

static void
start_progress (OpccPublishTab *self)
{
  self->writing = g_cancellable_new ();
  g_atomic_int_set (&self->progress, 0);
  g_object_set (self->progress_card, "cancellable", self->writing, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_card), TRUE);
  self->progress_id = g_timeout_add (PROGRESS_EVERY, show_progress_cb, self);
  enable_actions (self);
}

static void
stop_progress (OpccPublishTab *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_object (&self->writing);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_card), FALSE);
  enable_actions (self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPublishTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = opcc_workspace_run_finish (self->workspace, result, &error);

  if (self->progress_id != 0)
    stop_progress (self);
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
export_council_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccPublishTab *self = OPCC_PUBLISH_TAB (widget);
  g_autofree char *name = NULL;

  if (self->reading == NULL || !self->reading->decided)
    return;
  name = g_strdup_printf ("council-register-%d.csv", self->reading->council->year);
  ask_file (self, OPCC_PUBLISH_COUNCIL, _ ("Export the council-code register"), name,
            _ ("Comma-separated values"), "*.csv");
}

static void
save_calendar_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccPublishTab *self = OPCC_PUBLISH_TAB (widget);
  g_autofree char *name = NULL;

  if (self->reading == NULL || !self->reading->decided)
    return;
  name = suggest_name (self, "calendar", "ics");
  ask_file (self, OPCC_PUBLISH_CALENDAR, _ ("Save the calendar"), name, _ ("Calendar"), "*.ics");
}

static void
save_bundles_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccPublishTab *self = OPCC_PUBLISH_TAB (widget);
  g_autofree char *name = NULL;

  if (self->reading == NULL || !self->reading->decided || self->writing != NULL)
    return;
  name = suggest_name (self, "bundles", "zip");
  ask_file (self, OPCC_PUBLISH_BUNDLES, _ ("Save the auditor’s bundles"), name, _ ("ZIP file"),
            "*.zip");
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
  if (self->reader != NULL)
    opcc_reader_read (self->reader);
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

  if (self->reader != NULL)
    opcc_reader_stop (self->reader);
  g_clear_object (&self->reader);
  if (self->progress_id != 0)
    {
      g_cancellable_cancel (self->writing);
      stop_progress (self);
    }
  g_clear_weak_pointer (&self->dialog);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_publish_tab_parent_class)->dispose (object);
}

static void
opcc_publish_tab_finalize (GObject *object)
{
  OpccPublishTab *self = OPCC_PUBLISH_TAB (object);

  g_clear_object (&self->workspace);
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
  g_type_ensure (OPCC_TYPE_PROGRESS_CARD);
  g_type_ensure (OPCC_TYPE_PUBLISH_CARD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "publish.notice", "s", save_notice_cb);
  gtk_widget_class_install_action (widget_class, "publish.register", NULL, export_register_cb);
  gtk_widget_class_install_action (widget_class, "publish.360giving", "s", export_giving_cb);
  gtk_widget_class_install_action (widget_class, "publish.publisher", NULL, ask_publisher_cb);
  gtk_widget_class_install_action (widget_class, "publish.council", NULL, export_council_cb);
  gtk_widget_class_install_action (widget_class, "publish.calendar", NULL, save_calendar_cb);
  gtk_widget_class_install_action (widget_class, "publish.bundles", NULL, save_bundles_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-publish-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccPublishTab, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccPublishTab, notice);
  gtk_widget_class_bind_template_child (widget_class, OpccPublishTab, month);
  gtk_widget_class_bind_template_child (widget_class, OpccPublishTab, register_lines);
  gtk_widget_class_bind_template_child (widget_class, OpccPublishTab, giving_lines);
  gtk_widget_class_bind_template_child (widget_class, OpccPublishTab, council_lines);
  gtk_widget_class_bind_template_child (widget_class, OpccPublishTab, calendar_lines);
  gtk_widget_class_bind_template_child (widget_class, OpccPublishTab, bundle_lines);
  gtk_widget_class_bind_template_child (widget_class, OpccPublishTab, progress_card);
  gtk_widget_class_bind_template_callback (widget_class, month_chosen_cb);
}

static void
opcc_publish_tab_init (OpccPublishTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
opcc_publish_tab_new (OpccWorkspace *workspace, gint64 round)
{
  OpccPublishTab *self = g_object_new (OPCC_TYPE_PUBLISH_TAB, NULL);

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), GTK_WIDGET (self));

  self->workspace = g_object_ref (workspace);
  self->wanted.round = round;
  self->reader = opcc_reader_new (GTK_WIDGET (self), workspace, &reader_form);
  opcc_reader_read (self->reader);
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
  file->year = kind == OPCC_PUBLISH_COUNCIL ? self->reading->council->year : self->reading->year;
  file->month = self->reading->month;
  file->path = g_strdup (path);
  if (kind == OPCC_PUBLISH_BUNDLES)
    {
      g_return_if_fail (self->writing == NULL);
      start_progress (self);
      /* The tab outlives the job, which holds it. */
      file->progress = &self->progress;
      file->progress_parts = PROGRESS_PARTS;
    }
  opcc_workspace_run (self->workspace, opcc_publish_job_write, file,
                      (GDestroyNotify) opcc_publish_file_free, g_free, self->writing, written_cb,
                      g_object_ref (self));
}
