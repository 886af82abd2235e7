/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPartnershipsPage: the partnerships with their money and returns, projects, bids, charts. */
#include "opcc-partnerships-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-bid.h"
#include "opcc-chart-below.h"
#include "opcc-chart-card.h"
#include "opcc-children.h"
#include "opcc-csp-allocation.h"
#include "opcc-csp-project.h"
#include "opcc-csp-return.h"
#include "opcc-empty-state.h"
#include "opcc-format.h"
#include "opcc-import-button.h"
#include "opcc-partnership.h"
#include "opcc-partnerships-sheet.h"
#include "opcc-partnerships.h"
#include "opcc-pill.h"
#include "opcc-reader.h"
#include "opcc-record-file.h"
#include "opcc-records-page.h"

struct _OpccPartnershipsPage
{
  OpccTabPage parent_instance;

  OpccWorkspace *workspace; /* (owned) */
  OpccImportButton *import;
  GtkWidget *overview; /* box of the list */
  GtkWidget *beside;   /* the charts with it */
  OpccReader *reader;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccPartnershipsPage, opcc_partnerships_page, OPCC_TYPE_TAB_PAGE)

/* clang-format off */
static const OpccColumn allocation_columns[] = {
  OPCC_COLUMN_WIDE (title), OPCC_COLUMN (crimes, 120), OPCC_COLUMN (types, 150), OPCC_COLUMN (population, 110), OPCC_COLUMN (amount, 130),
};
static const OpccColumn project_columns[] = {
  OPCC_COLUMN_WIDE (title), OPCC_COLUMN (allocation, 220), OPCC_COLUMN (state, 110), OPCC_COLUMN (amount, 120), OPCC_COLUMN (spent, 110), OPCC_COLUMN (ends, 150),
};
static const OpccColumn return_columns[] = {
  OPCC_COLUMN (title, 110), OPCC_COLUMN (allocation, 240), OPCC_COLUMN (received, 150), OPCC_COLUMN (spent, 120), OPCC_COLUMN_WIDE (words),
};
static const OpccColumn bid_columns[] = {
  OPCC_COLUMN_WIDE (title), OPCC_COLUMN (fund, 200), OPCC_COLUMN (lead, 150), OPCC_COLUMN (amount, 120), OPCC_COLUMN (deadline, 120), OPCC_COLUMN (state, 110), OPCC_COLUMN (awarded, 110),
};
static const OpccRecordsFilter bid_filters[] = {
  { "all", N_("All") },
  { "planned", N_("Planned"), "state", OPCC_TEST_IS, "planned" },
  { "submitted", N_("Submitted"), "state", OPCC_TEST_IS, "submitted" },
  { "won", N_("Won"), "state", OPCC_TEST_IS, "won" },
  { "missing", N_("Amount not given"), "amount", OPCC_TEST_MISSING },
  { NULL },
};
static const OpccRecordsSpec allocations_list = {
  &opcc_csp_allocation_kind, allocation_columns, G_N_ELEMENTS (allocation_columns), "title", FALSE,
  NULL, "opcc-partnerships-symbolic", N_("No allocations yet"), N_("Import them from the menu."),
  N_("New allocation…"), NULL, TRUE,
};
static const OpccRecordsSpec projects_list = {
  &opcc_csp_project_kind, project_columns, G_N_ELEMENTS (project_columns), "title", FALSE,
  NULL, "opcc-partnerships-symbolic", N_("No projects yet"), NULL, N_("New project…"), NULL, FALSE,
};
static const OpccRecordsSpec bids_list = {
  &opcc_bid_kind, bid_columns, G_N_ELEMENTS (bid_columns), "fund", FALSE,
  bid_filters, "opcc-partnerships-symbolic", N_("No bids yet"), NULL, N_("New bid…"), NULL, TRUE,
};
static const OpccRecordSectionSpec partnership_sections[] = {
  { N_("Allocations"), &opcc_csp_allocation_kind, "partnership", allocation_columns,
    G_N_ELEMENTS (allocation_columns), "year", TRUE, "opcc-partnerships-symbolic",
    N_("Nothing is allocated yet."), N_("New allocation…"), NULL, TRUE },
  { NULL },
};
static const OpccRecordSectionSpec allocation_sections[] = {
  { N_("Projects"), &opcc_csp_project_kind, "allocation", project_columns,
    G_N_ELEMENTS (project_columns), "title", FALSE, "opcc-partnerships-symbolic",
    N_("No projects yet."), N_("New project…"), NULL, FALSE },
  { N_("Quarterly returns"), &opcc_csp_return_kind, "allocation", return_columns,
    G_N_ELEMENTS (return_columns), "quarter", FALSE, "opcc-partnerships-symbolic",
    N_("No return has come in yet."), N_("New return…"), NULL, FALSE },
  { NULL },
};
const OpccRecordSpec opcc_partnership_record = {
  &opcc_partnership_kind, NULL, NULL, partnership_sections, NULL,
};
const OpccRecordSpec opcc_bid_record = { &opcc_bid_kind, .subtitle = "fund" };
const OpccRecordSpec opcc_csp_allocation_record = {
  &opcc_csp_allocation_kind, NULL, NULL, allocation_sections, "year",
};
/* clang-format on */

/* Of a column of the overview, in pixels. */
#define FLAG_WIDTH   104
#define FIGURE_WIDTH 132
/* What the list of the nine allocations needs before there is room for a chart, in pixels. */
#define LIST_HEIGHT 420

/* --- the nine -------------------------------------------------------------------------------- */

static GtkWidget *
make_figure (const char *value, const char *note, const char *note_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), opcc_children_new_label (value, "opcc-body opcc-num", 1));
  gtk_box_append (GTK_BOX (box), opcc_children_new_label (note, note_class, 1));
  gtk_widget_set_size_request (box, FIGURE_WIDTH, -1);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_flag (const OpccCspState *state)
{
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *pill;

  if (state->n_late > 0)
    pill = opcc_pill_new (OPCC_TONE_BAD, NULL, _ ("Return late"));
  else if (state->early)
    pill = opcc_pill_new (OPCC_TONE_WARN, NULL, _ ("Far behind"));
  else
    pill = opcc_pill_new (OPCC_TONE_GOOD, NULL, _ ("On course"));
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (place, FLAG_WIDTH, -1);
  gtk_box_append (GTK_BOX (place), pill);
  return place;
}

static void
set_margins (GtkWidget *box)
{
  gtk_widget_set_margin_top (box, 7);
  gtk_widget_set_margin_bottom (box, 7);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
}

static GtkWidget *
make_heading (const char *words, float xalign, int width)
{
  GtkWidget *heading = opcc_children_new_label (words, "opcc-th", xalign);

  gtk_widget_set_size_request (heading, width, -1);
  return heading;
}

/* Over the rows, each heading over its column. */
static GtkWidget *
make_headings (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = make_heading (_ ("Partnership"), 0, -1);

  gtk_widget_set_hexpand (title, TRUE);
  set_margins (box);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), make_heading (_ ("Spending"), 0, FLAG_WIDTH));
  gtk_box_append (GTK_BOX (box), make_heading (_ ("Allocated"), 1, FIGURE_WIDTH));
  gtk_box_append (GTK_BOX (box), make_heading (_ ("Spent"), 1, FIGURE_WIDTH));
  gtk_box_append (GTK_BOX (box), make_heading (_ ("Returns"), 1, FIGURE_WIDTH));
  return box;
}

static GtkWidget *
make_row (const OpccCspState *state)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = opcc_children_new_label (state->title, "opcc-body", 0);
  g_autofree char *formula =
      state->computed != OPCC_NO_MONEY ? opcc_money_format (state->computed) : NULL;
  g_autofree char *by_formula = formula != NULL ? g_strdup_printf (_ ("formula: %s"), formula)
                                                : g_strdup (_ ("inputs not given"));
  g_autofree char *amount = state->amount != OPCC_NO_MONEY ? opcc_money_format (state->amount)
                                                           : g_strdup (_ ("not given"));
  g_autofree char *spent = opcc_money_format (state->spent);
  g_autofree char *used =
      isnan (state->used) ? g_strdup ("–") : g_strdup_printf (_ ("%.0f%% spent"), state->used);
  g_autofree char *returns =
      g_strdup_printf (_ ("%u of %d in"), state->n_received, OPCC_CSP_QUARTERS);

  gtk_widget_set_hexpand (title, TRUE);
  set_margins (box);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), make_flag (state));
  gtk_box_append (GTK_BOX (box), make_figure (amount, by_formula,
                                              formula != NULL ? "opcc-caption opcc-dim"
                                                              : "opcc-caption opcc-missing"));
  gtk_box_append (GTK_BOX (box), make_figure (spent, used, "opcc-caption opcc-dim"));
  gtk_box_append (GTK_BOX (box), make_figure (returns, _ ("returns"), "opcc-caption opcc-dim"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "page.open-partnership");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", state->partnership);
  opcc_children_set_name (row, state->title);
  return row;
}

static void
open_partnership_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_page_show_record (widget, "partnership", g_variant_get_int64 (parameter));
}

static gpointer
read_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_partnerships_list_states (db, NULL, opcc_date_today (), error);
}

static void
show_states (gpointer page, gpointer read)
{
  OpccPartnershipsPage *self = page;
  g_autoptr (GPtrArray) states = read;
  GtkWidget *list = gtk_list_box_new ();

  opcc_children_unparent (self->overview);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "opcc-list");
  opcc_children_set_name (list, _ ("Partnerships"));
  for (guint i = 0; i < states->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (g_ptr_array_index (states, i)));
  if (states->len > 0)
    opcc_page_set_subtitle (OPCC_PAGE (self),
                            ((OpccCspState *) g_ptr_array_index (states, 0))->year);
  else
    gtk_list_box_set_placeholder (
        GTK_LIST_BOX (list),
        opcc_empty_state_new (
            "opcc-partnerships-symbolic", _ ("No allocations yet"),
            _ ("Import partnerships and what they were allocated from the menu.")));
  if (states->len > 0)
    gtk_box_append (GTK_BOX (self->overview), make_headings ());
  gtk_box_append (GTK_BOX (self->overview), list);
  gtk_widget_set_visible (self->beside, states->len > 0);
}

static const OpccReaderForm reader_form = {
  NULL, read_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, show_states, NULL,
};

static void
opcc_partnerships_page_refresh (OpccPage *page)
{
  opcc_reader_read (OPCC_PARTNERSHIPS_PAGE (page)->reader);
}

/* --- the page -------------------------------------------------------------------------------- */

static const OpccTab tabs[] = {
  { "overview", N_ ("Overview") },
  { "allocations", N_ ("Allocations") },
  { "formula", N_ ("Formula") },
  { "spending", N_ ("Spending") },
  { "returns", N_ ("Returns") },
  { "projects", N_ ("Projects") },
  { "bids", N_ ("Bids") },
  { "charts", N_ ("Charts") },
  { NULL },
};

static const OpccChartPlace charts[] = {
  { "csp-allocations", 380 },
  { "csp-spend", 380 },
  { NULL },
};
static const OpccChartPlace bids_chart = { "bids-money", 380 };

static GtkWidget *
make_overview (OpccPartnershipsPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->overview = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->beside = opcc_chart_card_new_flow (self->workspace, charts);
  gtk_widget_set_visible (self->beside, FALSE);
  gtk_widget_add_css_class (box, "opcc-page");
  gtk_box_append (GTK_BOX (box), self->overview);
  gtk_box_append (GTK_BOX (box), self->beside);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

/* Short lists: the chart of their figures stands below. */
static GtkWidget *
make_list (OpccPartnershipsPage *self, const OpccRecordsSpec *list, const OpccChartPlace *chart)
{
  return opcc_chart_below_new (self->workspace, opcc_records_page_new (self->workspace, list, NULL),
                               LIST_HEIGHT, chart);
}

/* Of what shows something else than records alone. */
static char *
opcc_partnerships_page_get_document (OpccTabPage *page, const char *name)
{
  if (g_str_equal (name, "allocations"))
    return g_strdup ("list?kind=csp_allocation");
  if (g_str_equal (name, "bids"))
    return g_strdup ("list?kind=bid");
  if (g_str_equal (name, "returns"))
    return g_strdup ("chart?chart=csp-returns");
  if (g_str_equal (name, "spending"))
    return g_strdup ("chart?chart=csp-spend");
  return g_strdup ("chart?chart=csp-allocations");
}

static GtkWidget *
opcc_partnerships_page_make_tab (OpccTabPage *page, const char *name)
{
  OpccPartnershipsPage *self = OPCC_PARTNERSHIPS_PAGE (page);

  if (g_str_equal (name, "overview"))
    return make_overview (self);
  if (g_str_equal (name, "charts"))
    return opcc_chart_card_new_column (self->workspace, charts);
  if (g_str_equal (name, "formula"))
    return opcc_partnerships_sheet_new (self->workspace, OPCC_CSP_SHEET_FORMULA);
  if (g_str_equal (name, "spending"))
    return opcc_partnerships_sheet_new (self->workspace, OPCC_CSP_SHEET_SPENDING);
  if (g_str_equal (name, "returns"))
    return opcc_partnerships_sheet_new (self->workspace, OPCC_CSP_SHEET_RETURNS);
  if (g_str_equal (name, "projects"))
    return opcc_records_page_new (self->workspace, &projects_list, NULL);
  if (g_str_equal (name, "allocations"))
    return make_list (self, &allocations_list, &charts[0]);
  return make_list (self, &bids_list, &bids_chart);
}

/* --- actions --------------------------------------------------------------------------------- */

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_import_button_popup (OPCC_PARTNERSHIPS_PAGE (widget)->import);
}

/* What the list in view does by itself: "page.new" of the bids adds a bid. */
static void
pass_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *tab = opcc_tab_page_get_shown (OPCC_TAB_PAGE (widget));

  if (OPCC_IS_CHART_BELOW (tab))
    tab = opcc_chart_below_get_list (OPCC_CHART_BELOW (tab));
  if (OPCC_IS_RECORDS_PAGE (tab))
    gtk_widget_activate_action (tab, action, NULL);
}

static void
opcc_partnerships_page_dispose (GObject *object)
{
  OpccPartnershipsPage *self = OPCC_PARTNERSHIPS_PAGE (object);

  if (self->reader != NULL)
    opcc_reader_stop (self->reader);
  g_clear_object (&self->reader);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_partnerships_page_parent_class)->dispose (object);
}

static void
opcc_partnerships_page_class_init (OpccPartnershipsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_partnerships_page_dispose;
  OPCC_PAGE_CLASS (klass)->refresh = opcc_partnerships_page_refresh;
  OPCC_TAB_PAGE_CLASS (klass)->tabs = tabs;
  OPCC_TAB_PAGE_CLASS (klass)->get_document = opcc_partnerships_page_get_document;
  OPCC_TAB_PAGE_CLASS (klass)->make_tab = opcc_partnerships_page_make_tab;
  gtk_widget_class_install_action (widget_class, "page.open-partnership", "x", open_partnership_cb);
  gtk_widget_class_install_action (widget_class, "page.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, pass_cb);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, pass_cb);
  gtk_widget_class_install_action (widget_class, "page.filters", NULL, pass_cb);
}

static void
opcc_partnerships_page_init (OpccPartnershipsPage *self)
{
  opcc_page_set_title (OPCC_PAGE (self), _ ("Partnerships"));
}

GtkWidget *
opcc_partnerships_page_new (OpccWorkspace *workspace)
{
  OpccPartnershipsPage *self;

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (OPCC_TYPE_PARTNERSHIPS_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->import = OPCC_IMPORT_BUTTON (opcc_import_button_new (workspace, "partnerships"));
  opcc_tab_row_add_end (opcc_tab_page_get_row (OPCC_TAB_PAGE (self)), GTK_WIDGET (self->import));
  opcc_tab_page_start (OPCC_TAB_PAGE (self));
  self->reader = opcc_reader_new (GTK_WIDGET (self), workspace, &reader_form);
  opcc_reader_read (self->reader);
  return GTK_WIDGET (self);
}
