/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAnnualPage: what the grants of a year came to, each figure with the applications behind it.
 */
#include "opcc-annual-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-annual-figures.h"
#include "opcc-children.h"
#include "opcc-empty-state.h"
#include "opcc-error.h"
#include "opcc-grants-forms.h"
#include "opcc-grants-pages.h"
#include "opcc-table.h"

#define FIGURES_WIDTH 560

/* What is read: a scheme, the years one may go on to, and the report. */
typedef struct
{
  gint64 n;
  char *until;              /* (owned) (nullable) the last year that was asked for */
  OpccScheme *scheme;       /* (owned) */
  GPtrArray *years;         /* (owned) char *: this one and those after it */
  OpccAnnualReport *report; /* (owned) (nullable): NULL where no round is of these years */
} Reading;

struct _OpccAnnualPage
{
  OpccPage parent_instance;
  GtkWidget *stack;
  GtkWidget *sentence;
  GtkWidget *median;
  GtkDropDown *until;
  GtkWidget *until_box;
  GtkWidget *figures;
  GtkWidget *heading;
  OpccTable *table;
  OpccSlotList *list;       /* (owned) */
  OpccWorkspace *workspace; /* (owned) */
  Reading *shown;           /* (owned) (nullable) until it was read */
  gint64 n;
  char *last; /* (owned) (nullable) the last year that is asked for */
  gboolean reading;
  gboolean stale;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (OpccAnnualPage, opcc_annual_page, OPCC_TYPE_PAGE)

static void
free_reading (Reading *reading)
{
  g_free (reading->until);
  g_clear_object (&reading->scheme);
  g_clear_pointer (&reading->years, g_ptr_array_unref);
  g_clear_pointer (&reading->report, opcc_annual_report_free);
  g_free (reading);
}

/* --- the applications behind a figure --------------------------------------------------------- */

static const OpccAnnualRow *
find_row (OpccAnnualPage *self, OpccRecord *record)
{
  GPtrArray *rows =
      self->shown != NULL && self->shown->report != NULL ? self->shown->report->rows : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const OpccAnnualRow *row = g_ptr_array_index (rows, i);

      if (row->application == opcc_record_get_n (record))
        return row;
    }
  return NULL;
}

static void
fill_organisation (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  opcc_cell_text_set (cell, opcc_slot_get_link_title (slot, "organisation"), NULL);
}

static void
fill_award (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  const OpccAnnualRow *row = find_row (user_data, record);

  if (row != NULL && row->outcome == OPCC_OUTCOME_AWARDED)
    opcc_format_money_with (row->awarded, NULL, NULL, cell);
  else if (row != NULL)
    opcc_cell_text_set (cell,
                        row->reason_label != NULL ? row->reason_label
                                                  : opcc_outcome_get_label (row->outcome),
                        "opcc-dim");
}

/* clang-format off */
static const OpccColumn columns[] = {
  { "reference",    NULL, "reference",     68, 0, .css_class = "opcc-dim" },
  { "organisation", NULL, "organisation", 120, 0, .cell = fill_organisation, .expand = TRUE },
  { "award", N_ ("Award, or why not"), NULL, 170, 0, .cell = fill_award },
  { "asked",        NULL, "asked",         80, 1, .off = TRUE },
  { "round",        NULL, "round",        130, 0, .off = TRUE },
  { "title",        NULL, "title",        160, 0, .off = TRUE },
};
/* clang-format on */

static void
show_rows (OpccAnnualPage *self)
{
  const char *figure = opcc_annual_figures_get_chosen (OPCC_ANNUAL_FIGURES (self->figures));
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  OpccQuery *query = opcc_query_new (&opcc_application_kind);
  g_autofree char *heading = NULL;

  for (guint i = 0; figure != NULL && i < self->shown->report->rows->len; i++)
    {
      const OpccAnnualRow *row = g_ptr_array_index (self->shown->report->rows, i);

      if (opcc_annual_row_is_behind (row, figure))
        g_array_append_val (numbers, row->application);
    }
  opcc_query_set_among (query, (const gint64 *) (gpointer) numbers->data, numbers->len);
  opcc_query_set_sort (query, "reference", FALSE);
  opcc_slot_list_set_query (self->list, query);
  heading = g_strdup_printf (ngettext ("%s: %u application", "%s: %u applications", numbers->len),
                             opcc_annual_figures_get_label (OPCC_ANNUAL_FIGURES (self->figures)),
                             numbers->len);
  gtk_label_set_text (GTK_LABEL (self->heading), heading);
}

/* --- reading ---------------------------------------------------------------------------------- */

static gpointer
read_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Reading *asked = data;
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GError) failure = NULL;

  reading->scheme = opcc_scheme_load (db, asked->n, error);
  if (reading->scheme != NULL)
    reading->years = opcc_annual_report_list_years (db, reading->scheme->year, error);
  if (reading->years == NULL)
    {
      free_reading (reading);
      return NULL;
    }
  reading->report = opcc_annual_report_compute (db, reading->scheme->year, asked->until, &failure);
  if (reading->report != NULL || g_error_matches (failure, OPCC_ERROR, OPCC_ERROR_NOT_FOUND))
    return reading;
  g_propagate_error (error, g_steal_pointer (&failure));
  free_reading (reading);
  return NULL;
}

static void
show_years (OpccAnnualPage *self)
{
  GPtrArray *years = self->shown->years;
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < years->len; i++)
    {
      gtk_string_list_append (model, years->pdata[i]);
      if (g_strcmp0 (years->pdata[i], self->last) == 0)
        chosen = i;
    }
  self->updating = TRUE;
  gtk_drop_down_set_model (self->until, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->until, chosen);
  self->updating = FALSE;
  gtk_widget_set_visible (self->until_box, years->len > 1);
}

static void
show_report (OpccAnnualPage *self)
{
  const OpccAnnualReport *report = self->shown->report;
  const gboolean decided = report != NULL && report->rounds->len > 0;
  g_autofree char *sentence = NULL;
  g_autofree char *median = NULL;
  g_autofree char *document = NULL;

  show_years (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), decided ? "report" : "empty");
  if (!decided)
    {
      opcc_page_set_document (OPCC_PAGE (self), NULL);
      return;
    }
  sentence = opcc_annual_report_say (report);
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
  median =
      isnan (report->median_days)
          ? NULL
          : g_strdup_printf (_ ("From closing to decision: %g days, the median of the rounds."),
                             report->median_days);
  opcc_children_set_text (self->median, median);
  document = g_strdup_printf ("annual?year=%s&until=%s", report->year, report->until);
  opcc_page_set_document (OPCC_PAGE (self), document);
  opcc_annual_figures_set (OPCC_ANNUAL_FIGURES (self->figures), report);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccAnnualPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Reading *reading = opcc_workspace_run_finish (self->workspace, result, &error);
  g_autofree char *title = NULL;

  self->reading = FALSE;
  if (reading == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->shown, free_reading);
  self->shown = reading;
  title = g_strdup_printf (_ ("Grants in %s"), reading->scheme->year);
  opcc_page_set_title (OPCC_PAGE (self), title);
  opcc_page_set_subtitle (OPCC_PAGE (self), reading->scheme->title);
  show_report (self);
  opcc_page_tell_useful (OPCC_PAGE (self));
  if (self->stale)
    opcc_page_refresh (OPCC_PAGE (self));
}

static void
opcc_annual_page_refresh (OpccPage *page)
{
  OpccAnnualPage *self = OPCC_ANNUAL_PAGE (page);
  Reading *asked;

  self->stale = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  asked = g_new0 (Reading, 1);
  asked->n = self->n;
  asked->until = g_strdup (self->last);
  opcc_workspace_run (self->workspace, read_job, asked, (GDestroyNotify) free_reading,
                      (GDestroyNotify) free_reading, NULL, read_cb, g_object_ref (self));
}

static void
changed_cb (OpccAnnualPage *self, const char *const *kinds)
{
  if (kinds == NULL || g_strv_contains (kinds, "scheme") || g_strv_contains (kinds, "round") ||
      g_strv_contains (kinds, "application") || g_strv_contains (kinds, "award"))
    opcc_page_refresh (OPCC_PAGE (self));
}

static void
until_cb (OpccAnnualPage *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->until);

  if (self->updating || self->shown == NULL || chosen >= self->shown->years->len)
    return;
  g_free (self->last);
  self->last = g_strdup (self->shown->years->pdata[chosen]);
  opcc_page_refresh (OPCC_PAGE (self));
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccAnnualPage *self = OPCC_ANNUAL_PAGE (widget);

  if (self->shown != NULL)
    opcc_grants_open_scheme (widget, self->workspace, self->shown->scheme);
}

static void
activated_cb (OpccAnnualPage *self, gint64 n)
{
  opcc_page_show_record (GTK_WIDGET (self), "application", n);
}

/* --- making ----------------------------------------------------------------------------------- */

static GtkWidget *
make_head (OpccAnnualPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *edit = gtk_button_new_with_label (_ ("Edit scheme…"));
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->until_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->until = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  opcc_children_set_name (GTK_WIDGET (self->until), _ ("Up to the year"));
  gtk_box_append (GTK_BOX (self->until_box),
                  opcc_children_new_label (_ ("Up to"), "opcc-small opcc-dim", 0));
  gtk_box_append (GTK_BOX (self->until_box), GTK_WIDGET (self->until));
  gtk_widget_set_visible (self->until_box, FALSE);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_widget_add_css_class (edit, "opcc-rowbtn");
  gtk_widget_set_valign (edit, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (edit), "page.edit");
  gtk_widget_add_css_class (head, "opcc-filterrow");
  gtk_widget_add_css_class (head, "wide");
  gtk_box_append (GTK_BOX (head), self->until_box);
  gtk_box_append (GTK_BOX (head), space);
  gtk_box_append (GTK_BOX (head), edit);
  g_signal_connect_object (self->until, "notify::selected", G_CALLBACK (until_cb), self,
                           G_CONNECT_SWAPPED);
  return head;
}

static GtkWidget *
make_behind (OpccAnnualPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  OpccQuery *query = opcc_query_new (&opcc_application_kind);

  opcc_query_set_among (query, NULL, 0);
  self->list = opcc_slot_list_new (opcc_workspace_get_list_source (self->workspace), query);
  self->heading = opcc_children_new_label ("", "opcc-section", 0);
  self->table = OPCC_TABLE (opcc_table_new ());
  opcc_table_set_columns (self->table, &opcc_application_kind, columns, G_N_ELEMENTS (columns),
                          self);
  opcc_table_set_nothing_yet (self->table, "opcc-grants-symbolic", _ ("No application"), NULL,
                              NULL);
  opcc_table_set_list (self->table, self->list);
  opcc_children_set_name (GTK_WIDGET (self->table), _ ("Applications behind the figure"));
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->table));
  g_signal_connect_object (self->table, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
make_report (OpccAnnualPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *columns_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  self->sentence = opcc_children_new_label ("", "opcc-body", 0);
  self->median = opcc_children_new_label ("", "opcc-small opcc-dim", 0);
  opcc_children_wrap (self->sentence, 3);
  self->figures = opcc_annual_figures_new ();
  gtk_widget_set_size_request (self->figures, FIGURES_WIDTH, -1);
  gtk_box_append (GTK_BOX (columns_box), self->figures);
  gtk_box_append (GTK_BOX (columns_box), make_behind (self));
  gtk_widget_set_vexpand (columns_box, TRUE);
  gtk_box_append (GTK_BOX (box), self->sentence);
  gtk_box_append (GTK_BOX (box), self->median);
  gtk_box_append (GTK_BOX (box), columns_box);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  g_signal_connect_object (self->figures, "chosen", G_CALLBACK (show_rows), self,
                           G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
make_empty (void)
{
  return g_object_new (OPCC_TYPE_EMPTY_STATE, "icon-name", "opcc-grants-symbolic", "title",
                       _ ("No round of this year is decided yet"), "text",
                       _ ("Its figures stand here once an award was made."), NULL);
}

static void
opcc_annual_page_dispose (GObject *object)
{
  OpccAnnualPage *self = OPCC_ANNUAL_PAGE (object);

  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_annual_page_parent_class)->dispose (object);
}

static void
opcc_annual_page_finalize (GObject *object)
{
  OpccAnnualPage *self = OPCC_ANNUAL_PAGE (object);

  g_clear_pointer (&self->shown, free_reading);
  g_free (self->last);
  G_OBJECT_CLASS (opcc_annual_page_parent_class)->finalize (object);
}

static void
opcc_annual_page_class_init (OpccAnnualPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_annual_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_annual_page_finalize;
  OPCC_PAGE_CLASS (klass)->refresh = opcc_annual_page_refresh;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.edit", NULL, edit_cb);
}

static void
opcc_annual_page_init (OpccAnnualPage *self)
{
  self->stack = gtk_stack_new ();
}

GtkWidget *
opcc_annual_page_new (OpccWorkspace *workspace, gint64 scheme)
{
  OpccAnnualPage *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);
  self = g_object_new (OPCC_TYPE_ANNUAL_PAGE, "title", _ ("Grants in a year"), NULL);
  self->workspace = g_object_ref (workspace);
  self->n = scheme;
  gtk_stack_add_named (GTK_STACK (self->stack), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
                       "loading");
  gtk_stack_add_named (GTK_STACK (self->stack), make_report (self), "report");
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (), "empty");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  opcc_page_set_child (OPCC_PAGE (self), box);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.edit",
                                 !opcc_workspace_is_read_only (workspace));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  opcc_page_refresh (OPCC_PAGE (self));
  return GTK_WIDGET (self);
}
