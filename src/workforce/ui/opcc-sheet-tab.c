/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSheetTab: figures that belong together: what is missing, their chart, their table, causes. */
#include "opcc-sheet-tab.h"

#include <glib/gi18n-lib.h>

#include "opcc-banner.h"
#include "opcc-cause.h"
#include "opcc-chart-card.h"
#include "opcc-children.h"
#include "opcc-page.h"
#include "opcc-reader.h"
#include "opcc-record-form.h"
#include "opcc-record-row.h"
#include "opcc-text.h"

#define CHART_HEIGHT 360

/* Where the words of a cell begin, as the style has it: what stands over a table begins there too.
 */
#define CELL_EDGE 8

/* What the sheet is asked, for a job, which outlives the next question. */
typedef struct
{
  const char *sheet;
  char *view; /* (owned) (nullable) here and below */
  char *a, *a_rule, *b, *b_rule;
} Order;

struct _OpccSheetTab
{
  GtkWidget parent_instance;
  GtkWidget *scrolled;
  GtkBox *box;
  GtkBox *missing;
  OpccChartCard *chart;
  OpccSheetTable *table;
  GtkWidget *cause_button;
  GtkWidget *nothing;
  GtkBox *notes;
  OpccWorkspace *workspace;    /* (owned) */
  OpccChartOrder *chart_order; /* (owned) (nullable) */
  Order order;
  OpccReader *reader; /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccSheetTab, opcc_sheet_tab, GTK_TYPE_WIDGET)

static void
clear_order (Order *order)
{
  g_free (order->view);
  g_free (order->a);
  g_free (order->a_rule);
  g_free (order->b);
  g_free (order->b_rule);
}

static void
free_order (gpointer data)
{
  clear_order (data);
  g_free (data);
}

static Order *
copy_order (const Order *order)
{
  Order *copy = g_new0 (Order, 1);

  *copy = (Order){ order->sheet,        g_strdup (order->view),
                   g_strdup (order->a), g_strdup (order->a_rule),
                   g_strdup (order->b), g_strdup (order->b_rule) };
  return copy;
}

/* --- reading --------------------------------------------------------------------------------- */

static gpointer
read_sheet (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;
  const OpccSheetOrder asked = { order->sheet,  order->view, order->a,
                                 order->a_rule, order->b,    order->b_rule };

  return opcc_workforce_sheet_read (db, &asked, error);
}

static void
show_sentences (GtkBox *box, GPtrArray *sentences, gboolean is_missing)
{
  opcc_children_unparent (GTK_WIDGET (box));
  for (guint i = 0; i < sentences->len; i++)
    {
      const char *sentence = g_ptr_array_index (sentences, i);
      GtkWidget *line;

      if (is_missing)
        {
          line = opcc_banner_new (OPCC_TONE_WARN, NULL, sentence);
          opcc_banner_set_rounded (OPCC_BANNER (line), TRUE);
        }
      else
        {
          line = opcc_children_new_label (sentence, "opcc-caption opcc-dim", 0);
          gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_NONE);
          gtk_label_set_wrap (GTK_LABEL (line), TRUE);
          gtk_widget_set_margin_start (line, CELL_EDGE);
        }
      gtk_box_append (box, line);
    }
  gtk_widget_set_visible (GTK_WIDGET (box), sentences->len > 0);
}

static gboolean
has_changes (const OpccWorkforceSheet *sheet)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    if (((const OpccSheetRow *) g_ptr_array_index (sheet->rows, i))->measure != 0)
      return TRUE;
  return FALSE;
}

static void
show_sheet (gpointer tab, gpointer read)
{
  OpccSheetTab *self = tab;
  OpccWorkforceSheet *sheet = read;
  const gboolean filled = sheet->rows->len > 0;

  show_sentences (self->missing, sheet->missing, TRUE);
  show_sentences (self->notes, sheet->notes, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), filled && self->chart_order != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->table), filled);
  gtk_widget_set_visible (self->nothing, !filled);
  gtk_widget_set_visible (self->cause_button,
                          has_changes (sheet) && !opcc_workspace_is_read_only (self->workspace));
  if (filled && self->chart_order != NULL)
    opcc_chart_card_set_order (self->chart, opcc_chart_order_copy (self->chart_order));
  opcc_sheet_table_take_sheet (self->table, sheet);
}

static gpointer
ask_sheet (gpointer tab)
{
  return copy_order (&OPCC_SHEET_TAB (tab)->order);
}

static const OpccReaderForm reader_form = {
  (const char *const[]){ "measure", "observation", "target", "cause", "post", "post_event", NULL },
  read_sheet,
  ask_sheet,
  free_order,
  (GDestroyNotify) opcc_workforce_sheet_free,
  show_sheet,
  NULL,
};

/* --- causes ---------------------------------------------------------------------------------- */

static void
open_cause (OpccSheetTab *self, const OpccSheetRow *row)
{
  static const char *const fields[] = { "cause", "source", NULL };
  g_autofree char *title = NULL;
  g_autoptr (OpccCause) cause = NULL;

  if (row == NULL || row->measure == 0 || opcc_workspace_is_read_only (self->workspace))
    return;
  if (row->cause != 0)
    {
      opcc_record_row_edit (GTK_WIDGET (self), self->workspace, &opcc_cause_kind, row->cause,
                            fields);
      return;
    }
  cause = g_object_new (OPCC_TYPE_CAUSE, NULL);
  cause->measure = row->measure;
  cause->staff_group = g_strdup (row->group);
  cause->from_period = g_strdup (row->from);
  cause->to_period = g_strdup (row->to);
  /* Translators: a group and two years: "Why PCSOs changed, 2021-22 to 2022-23". */
  title = g_strdup_printf (_ ("Why %s changed, %s to %s"), row->group, row->from, row->to);
  opcc_record_form_open (GTK_WIDGET (self), self->workspace, OPCC_RECORD (cause), fields,
                         &(OpccRecordFormWords){ title, _ ("Write the cause") }, NULL);
}

static void
cause_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccSheetTab *self = OPCC_SHEET_TAB (widget);

  open_cause (self, opcc_sheet_table_get_cursor_row (self->table));
}

static void
activated_cb (OpccSheetTab *self)
{
  open_cause (self, opcc_sheet_table_get_cursor_row (self->table));
}

/* --- class ----------------------------------------------------------------------------------- */

static void
opcc_sheet_tab_dispose (GObject *object)
{
  OpccSheetTab *self = OPCC_SHEET_TAB (object);

  if (self->reader != NULL)
    opcc_reader_stop (self->reader);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->chart_order, opcc_chart_order_free);
  G_OBJECT_CLASS (opcc_sheet_tab_parent_class)->dispose (object);
}

static void
opcc_sheet_tab_finalize (GObject *object)
{
  OpccSheetTab *self = OPCC_SHEET_TAB (object);

  g_clear_object (&self->reader);
  g_clear_object (&self->workspace);
  clear_order (&self->order);
  G_OBJECT_CLASS (opcc_sheet_tab_parent_class)->finalize (object);
}

static void
opcc_sheet_tab_class_init (OpccSheetTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_sheet_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_sheet_tab_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "sheet.cause", NULL, cause_cb);
}

static void
opcc_sheet_tab_init (OpccSheetTab *self)
{
  self->scrolled = gtk_scrolled_window_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "opcc-page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->box));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

static GtkWidget *
make_head (OpccSheetTab *self, const char *title)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = opcc_children_new_label (title, "opcc-section", 0);

  self->cause_button = gtk_button_new_with_label (_ ("Write the cause…"));
  gtk_widget_add_css_class (self->cause_button, "opcc-rowbtn");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->cause_button), "sheet.cause");
  gtk_widget_set_visible (self->cause_button, FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, CELL_EDGE);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), self->cause_button);
  return head;
}

static GtkBox *
add_lines (OpccSheetTab *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_visible (lines, FALSE);
  gtk_box_append (self->box, lines);
  return GTK_BOX (lines);
}

GtkWidget *
opcc_sheet_tab_new (OpccWorkspace *workspace, const char *sheet, const char *title)
{
  OpccSheetTab *self = g_object_new (OPCC_TYPE_SHEET_TAB, NULL);

  self->workspace = g_object_ref (workspace);
  self->order.sheet = sheet;
  self->missing = add_lines (self);
  self->chart = OPCC_CHART_CARD (opcc_chart_card_new (workspace));
  gtk_widget_set_size_request (GTK_WIDGET (self->chart), -1, CHART_HEIGHT);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), FALSE);
  gtk_box_append (self->box, GTK_WIDGET (self->chart));
  gtk_box_append (self->box, make_head (self, title));
  self->table = OPCC_SHEET_TABLE (opcc_sheet_table_new (title));
  g_signal_connect_object (self->table, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->table));
  self->nothing = opcc_children_new_label (_ ("No figures yet."), "opcc-small opcc-dim", 0);
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_box_append (self->box, self->nothing);
  self->notes = add_lines (self);
  self->reader = opcc_reader_new (GTK_WIDGET (self), workspace, &reader_form);
  opcc_reader_read (self->reader);
  return GTK_WIDGET (self);
}

void
opcc_sheet_tab_set_chart (OpccSheetTab *self, OpccChartOrder *order)
{
  g_return_if_fail (OPCC_IS_SHEET_TAB (self));

  g_clear_pointer (&self->chart_order, opcc_chart_order_free);
  self->chart_order = order;
  opcc_reader_read (self->reader);
}

void
opcc_sheet_tab_set_measures (
    OpccSheetTab *self, const char *a, const char *a_rule, const char *b, const char *b_rule)
{
  g_return_if_fail (OPCC_IS_SHEET_TAB (self));

  opcc_set_str (&self->order.a, a);
  opcc_set_str (&self->order.a_rule, a_rule);
  opcc_set_str (&self->order.b, b);
  opcc_set_str (&self->order.b_rule, b_rule);
  opcc_reader_read (self->reader);
}

void
opcc_sheet_tab_set_view (OpccSheetTab *self, const char *view, OpccChartOrder *chart)
{
  g_return_if_fail (OPCC_IS_SHEET_TAB (self));

  opcc_set_str (&self->order.view, view);
  opcc_sheet_tab_set_chart (self, chart);
}

void
opcc_sheet_tab_add_bottom (OpccSheetTab *self, GtkWidget *bottom)
{
  g_return_if_fail (OPCC_IS_SHEET_TAB (self));
  gtk_box_append (self->box, bottom);
}

void
opcc_sheet_tab_set_top (OpccSheetTab *self, GtkWidget *top)
{
  g_return_if_fail (OPCC_IS_SHEET_TAB (self));
  gtk_box_prepend (self->box, top);
}
