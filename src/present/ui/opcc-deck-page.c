/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDeckPage: one deck with its slides, or one panel report with its sections: what can be done
 * with them, its form and its history. */
#include "opcc-decks-page.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-children.h"
#include "opcc-deck-acts.h"
#include "opcc-deck-rows.h"
#include "opcc-deck-slides.h"
#include "opcc-domain-document.h"
#include "opcc-page.h"
#include "opcc-record-file.h"
#include "opcc-record-form.h"
#include "opcc-report-acts.h"
#include "opcc-report-rows.h"
#include "opcc-report-send-dialog.h"

#define OPCC_TYPE_DECK_PAGE (opcc_deck_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccDeckPage, opcc_deck_page, OPCC, DECK_PAGE, OpccRecordFile)

/* A button above the rows. */
typedef struct
{
  const char *label; /* N_() */
  const char *action;
  const char *css_class; /* (nullable) */
} Button;

/* What a deck and a report differ in. */
typedef struct
{
  OpccRecordSpec record;
  const OpccDeckSlidesSpec *rows;
  const char *document; /* it takes the number as the option of the name of the kind */
  gint64 (*copy) (OpccDb *db, gint64 n, const char *title, GError **error);
  const char *copied;    /* N_() */
  const Button *buttons; /* end with { NULL } */
} Look;

struct _OpccDeckPage
{
  OpccRecordFile parent_instance;
  const Look *look;
};

G_DEFINE_FINAL_TYPE (OpccDeckPage, opcc_deck_page, OPCC_TYPE_RECORD_FILE)

static const char *const slide_edited[] = { "title", "notes", "minutes", NULL };

/* What a slide shows is not typed by hand. */
static const OpccDeckSlidesSpec slides = {
  .kind = &opcc_deck_slide_kind,
  .edited = slide_edited,
  .read = opcc_deck_rows_read,
  .move = opcc_deck_move_slide,
  .name = N_ ("Slides"),
  .edit = N_ ("Edit notes and minutes…"),
  .remove = N_ ("Remove from the deck"),
  .icon_name = "opcc-present-symbolic",
  .empty_title = N_ ("No slides yet"),
  .empty_text =
      N_ ("Open a page to show and press Ctrl+D, or choose “Add to deck or report…” in the menu."),
};

static const char *const section_edited[] = { "title", "text", NULL };

static const OpccDeckSlidesSpec sections = {
  .kind = &opcc_report_part_kind,
  .edited = section_edited,
  .read = opcc_report_rows_read,
  .move = opcc_report_move_part,
  .name = N_ ("Sections"),
  .edit = N_ ("Edit heading and text…"),
  .remove = N_ ("Remove from the report"),
  .icon_name = "opcc-present-symbolic",
  .empty_title = N_ ("No sections yet"),
  .empty_text =
      N_ ("Open a page and press Ctrl+D to drop its figures in here, or write a section."),
};

static const Button deck_buttons[] = {
  { N_ ("Copy deck"), "page.copy-deck", "flat" },
  { N_ ("Print handout…"), "win.print", NULL },
  { N_ ("Save handout…"), "win.save-document", NULL },
  { N_ ("Present"), "win.present", "suggested-action" },
  { NULL },
};

static const Button report_buttons[] = {
  { N_ ("Copy report"), "page.copy-deck", "flat" },
  { N_ ("New section…"), "page.add-section", NULL },
  { N_ ("Print…"), "win.print", NULL },
  { N_ ("Save…"), "win.save-document", NULL },
  { N_ ("Mark as sent…"), "page.mark-sent", NULL },
  { N_ ("Refresh figures"), "page.refresh-figures", "suggested-action" },
  { NULL },
};

static const Look deck_look = {
  .record = { .kind = &opcc_deck_kind, .subtitle = "meeting" },
  .rows = &slides,
  .document = "handout",
  .copy = opcc_deck_copy_as,
  .copied = N_ ("Deck copied"),
  .buttons = deck_buttons,
};

static const Look report_look = {
  .record = { .kind = &opcc_report_kind, .subtitle = "report_of" },
  .rows = &sections,
  .document = "panel",
  .copy = opcc_report_copy_as,
  .copied = N_ ("Report copied; its figures are last time’s"),
  .buttons = report_buttons,
};

/* --- acts ------------------------------------------------------------------------------------ */

/* What a job is of. */
typedef struct
{
  const Look *look;
  gint64 n;
} Errand;

static void
run_errand (OpccDeckPage *self, OpccJob job, GDestroyNotify free_result, GAsyncReadyCallback done)
{
  OpccRecordFile *file = OPCC_RECORD_FILE (self);
  const Errand errand = { self->look, opcc_record_file_get_n (file) };

  opcc_workspace_run (opcc_record_file_get_workspace (file), job,
                      g_memdup2 (&errand, sizeof errand), g_free, free_result, NULL, done,
                      g_object_ref (self));
}

static gpointer
copy_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Errand *errand = data;
  const gint64 n = errand->look->copy (db, errand->n, NULL, error);

  return n > 0 ? g_memdup2 (&n, sizeof n) : NULL;
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccDeckPage) self = user_data;
  OpccWorkspace *workspace = opcc_record_file_get_workspace (OPCC_RECORD_FILE (self));
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = NULL;

  if (workspace == NULL)
    return;
  n = opcc_workspace_run_finish (workspace, result, &error);
  if (n == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  opcc_page_toast (GTK_WIDGET (self), _ (self->look->copied), TRUE);
  opcc_page_show_record (GTK_WIDGET (self), self->look->record.kind->name, *n);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  run_errand (OPCC_DECK_PAGE (widget), copy_job, g_free, copied_cb);
}

static gpointer
refresh_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Errand *errand = data;

  return opcc_report_refresh (db, errand->n, opcc_date_today (), cancellable, error);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccDeckPage) self = user_data;
  OpccWorkspace *workspace = opcc_record_file_get_workspace (OPCC_RECORD_FILE (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccReportNews) news = NULL;
  g_autofree char *words = NULL;

  if (workspace == NULL)
    return;
  news = opcc_workspace_run_finish (workspace, result, &error);
  if (news == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  words = opcc_report_news_say (news);
  opcc_page_toast (GTK_WIDGET (self), words, news->is_written);
}

static void
refresh_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  run_errand (OPCC_DECK_PAGE (widget), refresh_job, (GDestroyNotify) opcc_report_news_free,
              refreshed_cb);
}

static void
mark_sent_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRecordFile *file = OPCC_RECORD_FILE (widget);

  opcc_report_send_dialog_present (widget, opcc_record_file_get_workspace (file),
                                   opcc_record_file_get_n (file));
}

/* Words alone; what shows a page is added from there. */
static void
add_section_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRecordFile *file = OPCC_RECORD_FILE (widget);
  g_autoptr (OpccReportPart) part = g_object_new (OPCC_TYPE_REPORT_PART, NULL);

  part->report = opcc_record_file_get_n (file);
  opcc_record_form_open (widget, opcc_record_file_get_workspace (file), OPCC_RECORD (part),
                         section_edited, NULL, NULL);
}

/* --- making ---------------------------------------------------------------------------------- */

static GtkWidget *
make_button (const char *label, const char *action, const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  return button;
}

static GtkWidget *
make_head (const Look *look)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = opcc_children_new_label (_ (look->rows->name), "opcc-section", 0);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  for (const Button *button = look->buttons; button->label != NULL; button++)
    gtk_box_append (GTK_BOX (head),
                    make_button (_ (button->label), button->action, button->css_class));
  return head;
}

static void
opcc_deck_page_made (OpccRecordFile *file, OpccRecordPage *page)
{
  const Look *look = OPCC_DECK_PAGE (file)->look;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), make_head (look));
  gtk_box_append (GTK_BOX (box), opcc_deck_slides_new (opcc_record_file_get_workspace (file),
                                                       look->rows, opcc_record_file_get_n (file)));
  opcc_record_page_add_first (page, box);
}

/* What was sent can be copied, printed and saved. */
static void
opcc_deck_page_shown (OpccRecordFile *file, OpccRecord *record)
{
  static const char *const changing[] = { "page.edit", "page.add-section", "page.refresh-figures",
                                          "page.mark-sent" };
  const gboolean is_sent = OPCC_IS_REPORT (record) && OPCC_REPORT (record)->sent != OPCC_NO_DATE;
  OpccWorkspace *workspace = opcc_record_file_get_workspace (file);

  if (OPCC_RECORD_FILE_CLASS (opcc_deck_page_parent_class)->shown != NULL)
    OPCC_RECORD_FILE_CLASS (opcc_deck_page_parent_class)->shown (file, record);
  for (guint i = 0; OPCC_IS_REPORT (record) && i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (file), changing[i],
                                   !is_sent && !opcc_workspace_is_read_only (workspace));
}

static void
opcc_deck_page_class_init (OpccDeckPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  OPCC_RECORD_FILE_CLASS (klass)->made = opcc_deck_page_made;
  OPCC_RECORD_FILE_CLASS (klass)->shown = opcc_deck_page_shown;
  gtk_widget_class_install_action (widget_class, "page.copy-deck", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "page.add-section", NULL, add_section_cb);
  gtk_widget_class_install_action (widget_class, "page.refresh-figures", NULL, refresh_cb);
  gtk_widget_class_install_action (widget_class, "page.mark-sent", NULL, mark_sent_cb);
}

static void
opcc_deck_page_init (OpccDeckPage *self)
{
}

static GtkWidget *
make_page (OpccWorkspace *workspace, const Look *look, gint64 n)
{
  static const char *const writing[] = { "page.copy-deck", "page.add-section",
                                         "page.refresh-figures", "page.mark-sent" };
  OpccDeckPage *self = g_object_new (OPCC_TYPE_DECK_PAGE, NULL);
  g_autofree char *number = g_strdup_printf ("%" PRId64, n);
  g_autoptr (OpccDocumentOrder) order =
      opcc_document_order_new (look->document, look->record.kind->name, number, NULL);
  g_autofree char *document = opcc_document_order_to_text (order);

  self->look = look;
  opcc_record_file_open (OPCC_RECORD_FILE (self), workspace, &look->record, n);
  opcc_page_set_document (OPCC_PAGE (self), document);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i],
                                   !opcc_workspace_is_read_only (workspace));
  return GTK_WIDGET (self);
}

GtkWidget *
opcc_deck_page_new (OpccWorkspace *workspace, gint64 n)
{
  return make_page (workspace, &deck_look, n);
}

GtkWidget *
opcc_report_page_new (OpccWorkspace *workspace, gint64 n)
{
  return make_page (workspace, &report_look, n);
}

gboolean
opcc_deck_page_find_level (GtkWidget *page, OpccAudience *level)
{
  OpccRecord *record =
      OPCC_IS_DECK_PAGE (page) ? opcc_record_file_get_record (OPCC_RECORD_FILE (page)) : NULL;

  if (!OPCC_IS_DECK (record))
    return FALSE;
  *level = opcc_deck_get_level (OPCC_DECK (record));
  return TRUE;
}
