/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of the estates domain, as tabs: premises, section 106, updates of schemes. */
#include "opcc-estates-lists.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-children.h"
#include "opcc-estates-pages.h"
#include "opcc-format.h"
#include "opcc-in-year-request.h"
#include "opcc-key-figure.h"
#include "opcc-page.h"
#include "opcc-premises-counts.h"
#include "opcc-premises.h"
#include "opcc-record-file.h"
#include "opcc-records-page.h"
#include "opcc-s106-agreement.h"
#include "opcc-s106-covenant.h"
#include "opcc-s106-drawdown.h"
#include "opcc-s106-event.h"
#include "opcc-s106-sums-tab.h"
#include "opcc-scheme-update.h"

const char *const opcc_update_fields[] = {
  "scheme",       "dated",          "words",          "done",        "stage",
  "forecast",     "ends",           "rating_time",    "reason_time", "rating_money",
  "reason_money", "rating_quality", "reason_quality", NULL,
};

/* clang-format off */
static const OpccColumn premises_columns[] = {
  OPCC_COLUMN_WIDE (title), OPCC_COLUMN (kind, 154), OPCC_COLUMN (site, 166), OPCC_COLUMN (place, 136), OPCC_COLUMN (tenure, 116),
  { .id = "area", .field = "area", .title = N_ ("Area, m²"), .width = 84, .xalign = -1 }, OPCC_COLUMN (access, 150),
  OPCC_COLUMN (surveyed, 120, .off = TRUE), OPCC_COLUMN (partner, 160, .off = TRUE),
};
static const OpccRecordsFilter premises_filters[] = {
  { "all", N_ ("All") },
  { "station", N_ ("Stations"), "kind", OPCC_TEST_IS, "station" },
  { "neighbourhood", N_ ("Neighbourhood offices"), "kind", OPCC_TEST_IS, "neighbourhood" },
  { "shared", N_ ("Shared"), "tenure", OPCC_TEST_IS, "shared" },
  { "open", N_ ("Open to the public"), "access", OPCC_TEST_IS, "open" },
  { "area", N_ ("Area not given"), "area", OPCC_TEST_MISSING },
  { NULL },
};
static const OpccColumn agreement_columns[] = {
  OPCC_COLUMN_WIDE (title), OPCC_COLUMN (authority, 200), OPCC_COLUMN (type, 140), OPCC_COLUMN (application, 150),
  OPCC_COLUMN (starts, 120), OPCC_COLUMN (ends, 120),
};
static const OpccColumn covenant_columns[] = {
  OPCC_COLUMN_WIDE (title), OPCC_COLUMN (agreement, 170), OPCC_COLUMN (purpose, 170), OPCC_COLUMN (amount, 110),
  OPCC_COLUMN (units, 70), OPCC_COLUMN (starts, 120), OPCC_COLUMN (ends, 120),
};
/* Only repurposing needs a new deed. */
static void
fill_deed (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  const OpccS106Drawdown *self = OPCC_S106_DRAWDOWN (record);

  if (g_strcmp0 (self->kind, "repurposing") == 0)
    opcc_format_money_with (opcc_s106_drawdown_get_deed_cost (self), _("£0"), _("cannot say"), cell);
  else
    opcc_cell_text_set (cell, "–", "opcc-dim");
}

static void
fill_each (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  const OpccS106Drawdown *self = OPCC_S106_DRAWDOWN (record);

  if (g_strcmp0 (self->kind, "repurposing") == 0)
    opcc_format_money_with (self->cost_signatory, _("£0"), _("not given"), cell);
  else
    opcc_cell_text_set (cell, "–", "opcc-dim");
}

static const OpccColumn drawdown_columns[] = {
  OPCC_COLUMN_WIDE (title), OPCC_COLUMN (kind, 110), OPCC_COLUMN (authority, 180), OPCC_COLUMN (amount, 90),
  { "cost_signatory", N_("A signatory"), "cost_signatory", 100, 1, fill_each },
  { "deed", N_("Cost of the deed"), NULL, 124, 1, fill_deed },
  OPCC_COLUMN (state, 110), OPCC_COLUMN (dated, 130, .off = TRUE),
};
static const OpccRecordsFilter drawdown_filters[] = {
  { "all", N_ ("All") },
  { "planned", N_ ("To be requested"), "state", OPCC_TEST_IS, "planned" },
  { "requested", N_ ("Requested"), "state", OPCC_TEST_IS, "requested" },
  { "agreed", N_ ("Agreed"), "state", OPCC_TEST_IS, "agreed" },
  { "missing", N_ ("Amount not given"), "amount", OPCC_TEST_MISSING },
  { NULL },
};
static const OpccColumn event_columns[] = {
  OPCC_COLUMN (title, 90), OPCC_COLUMN_WIDE (covenant), OPCC_COLUMN (status, 120), OPCC_COLUMN (amount, 130),
  OPCC_COLUMN (dated, 120), OPCC_COLUMN (covenant_stated, 180),
};
static const OpccRecordsFilter event_filters[] = {
  { "all", N_ ("All") },
  { "secured", N_ ("Secured"), "status", OPCC_TEST_IS, "secured" },
  { "received", N_ ("Received"), "status", OPCC_TEST_IS, "received" },
  { "allocated", N_ ("Allocated"), "status", OPCC_TEST_IS, "allocated" },
  { "transferred", N_ ("Transferred"), "status", OPCC_TEST_IS, "transferred" },
  { "spent", N_ ("Spent"), "status", OPCC_TEST_IS, "spent" },
  { NULL },
};
static const OpccColumn update_columns[] = {
  OPCC_COLUMN (dated, 130), OPCC_COLUMN (scheme, 260), OPCC_COLUMN_WIDE (words), OPCC_COLUMN (done, 90), OPCC_COLUMN (stage, 140),
};

static const OpccColumn request_columns[] = {
  OPCC_COLUMN_WIDE (title), OPCC_COLUMN (scheme, 220), OPCC_COLUMN (asked, 100), OPCC_COLUMN (asked_on, 130), OPCC_COLUMN (state, 100),
  OPCC_COLUMN (approved, 100), OPCC_COLUMN (approved_on, 130),
};
static const OpccRecordsFilter request_filters[] = {
  { "all", N_ ("All") },
  { "asked", N_ ("Asked"), "state", OPCC_TEST_IS, "asked" },
  { "approved", N_ ("Approved"), "state", OPCC_TEST_IS, "approved" },
  { "refused", N_ ("Refused"), "state", OPCC_TEST_IS, "refused" },
  { "missing", N_ ("Amount asked not given"), "asked", OPCC_TEST_MISSING },
  { NULL },
};

static const OpccRecordsSpec requests_list = {
  &opcc_in_year_request_kind, request_columns, G_N_ELEMENTS (request_columns), "asked_on", TRUE,
  request_filters, "opcc-estates-symbolic", N_ ("No request in the year yet"),
  N_ ("What is asked for after the programme was approved, from asked to approved."),
  N_ ("New in-year request…"), NULL, TRUE,
};
static const OpccRecordsSpec premises_list = {
  &opcc_premises_kind, premises_columns, G_N_ELEMENTS (premises_columns), "title", FALSE,
  premises_filters, "opcc-estates-symbolic", N_ ("No premises yet"),
  N_ ("Import the register from the menu."), N_ ("New premises…"), NULL, TRUE,
};
static const OpccRecordsSpec agreements_list = {
  &opcc_s106_agreement_kind, agreement_columns, G_N_ELEMENTS (agreement_columns), "title", FALSE,
  NULL, "opcc-estates-symbolic", N_ ("No agreements yet"),
  N_ ("Import an authority’s list from the menu."), N_ ("New agreement…"), NULL, TRUE,
};
static const OpccRecordsSpec covenants_list = {
  &opcc_s106_covenant_kind, covenant_columns, G_N_ELEMENTS (covenant_columns), "title", FALSE,
  NULL, "opcc-estates-symbolic", N_ ("No covenants yet"),
  N_ ("Import an authority’s contributions from the menu."), N_ ("New covenant…"), NULL, TRUE,
};
static const OpccRecordsSpec drawdowns_list = {
  &opcc_s106_drawdown_kind, drawdown_columns, G_N_ELEMENTS (drawdown_columns), "dated", TRUE,
  drawdown_filters, "opcc-estates-symbolic", N_ ("No requests yet"), NULL, N_ ("New request…"),
  NULL, TRUE,
};
static const OpccRecordsSpec events_list = {
  &opcc_s106_event_kind, event_columns, G_N_ELEMENTS (event_columns), "dated", TRUE,
  event_filters, "opcc-estates-symbolic", N_ ("No transactions yet"),
  N_ ("Import an authority’s transactions from the menu."), N_ ("New transaction…"), NULL, TRUE,
};
static const OpccRecordsSpec updates_list = {
  &opcc_scheme_update_kind, update_columns, G_N_ELEMENTS (update_columns), "dated", TRUE,
  NULL, "opcc-estates-symbolic", N_ ("No updates yet"), N_ ("What is said about a scheme on a day."),
  NULL, NULL, FALSE,
};

static const OpccRecordSectionSpec agreement_sections[] = {
  { N_ ("Covenants"), &opcc_s106_covenant_kind, "agreement", covenant_columns,
    G_N_ELEMENTS (covenant_columns), "title", FALSE, "opcc-estates-symbolic",
    N_ ("No covenants yet"), N_ ("Add a covenant…"), .has_page = TRUE },
  { NULL },
};
static const OpccRecordSectionSpec covenant_sections[] = {
  { N_ ("Money secured to spent"), &opcc_s106_event_kind, "covenant", event_columns,
    G_N_ELEMENTS (event_columns), "dated", FALSE, "opcc-estates-symbolic",
    N_ ("No transactions yet"), N_ ("Add a transaction…") },
  { NULL },
};
const OpccRecordSpec opcc_in_year_request_record = { &opcc_in_year_request_kind, .subtitle = "state" };
const OpccRecordSpec opcc_premises_record = { &opcc_premises_kind, .subtitle = "site" };
const OpccRecordSpec opcc_s106_agreement_record = {
  &opcc_s106_agreement_kind, .sections = agreement_sections, .subtitle = "authority",
};
const OpccRecordSpec opcc_s106_covenant_record = {
  &opcc_s106_covenant_kind, .sections = covenant_sections, .subtitle = "purpose",
};
const OpccRecordSpec opcc_s106_drawdown_record = { &opcc_s106_drawdown_kind, .subtitle = "state" };
const OpccRecordSpec opcc_s106_event_record = { &opcc_s106_event_kind, .subtitle = "status" };
/* clang-format on */

GtkWidget *
opcc_requests_list_new (OpccWorkspace *workspace)
{
  return opcc_records_page_new (workspace, &requests_list, NULL);
}

GtkWidget *
opcc_updates_list_new (OpccWorkspace *workspace)
{
  return opcc_records_page_new (workspace, &updates_list, NULL);
}

/* --- premises: the counts of the paper over the register -------------------------------------- */

#define N_FIGURES 4

static gpointer
count_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree OpccPremisesCounts *counts = g_new0 (OpccPremisesCounts, 1);

  return opcc_premises_count (db, counts, error) ? g_steal_pointer (&counts) : NULL;
}

static void
show_counts (GtkWidget *box, const OpccPremisesCounts *counts)
{
  const gint64 values[N_FIGURES] = { counts->premises, counts->locations, counts->neighbourhood,
                                     counts->area };
  g_autofree char *tenures =
      g_strdup_printf (_ ("%" PRId64 " freehold, %" PRId64 " leasehold, %" PRId64 " shared"),
                       counts->freehold, counts->leasehold, counts->shared);
  g_autofree char *missing = g_strdup_printf (_ ("%" PRId64 " not given"), counts->area_missing);
  const char *const notes[N_FIGURES] = { tenures, _ ("where premises stand"),
                                         _ ("no formal lease, counted apart"),
                                         _ ("square metres") };
  GtkWidget *figure = gtk_widget_get_first_child (box);

  for (guint i = 0; i < N_FIGURES; i++, figure = gtk_widget_get_next_sibling (figure))
    {
      g_autofree char *value = opcc_format_count (values[i]);

      opcc_key_figure_set (OPCC_KEY_FIGURE (figure), value, NULL, notes[i],
                           i == N_FIGURES - 1 && counts->area_missing > 0 ? missing : NULL);
    }
}

/* A count under way. */
typedef struct
{
  OpccWorkspace *workspace; /* (owned) */
  GtkWidget *box;           /* (owned) holds the figures */
} Counting;

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Counting *counting = user_data;
  g_autoptr (OpccWorkspace) workspace = counting->workspace;
  g_autoptr (GtkWidget) box = counting->box;
  g_autoptr (GError) error = NULL;
  g_autofree OpccPremisesCounts *counts = opcc_workspace_run_finish (workspace, result, &error);

  if (counts != NULL)
    show_counts (box, counts);
  else
    opcc_page_report_error (box, error);
}

static void
premises_changed_cb (OpccWorkspace *workspace, const char *const *kinds, GtkWidget *box)
{
  Counting *counting;

  if (kinds != NULL && !g_strv_contains (kinds, "premises"))
    return;
  counting = g_new (Counting, 1);
  counting->workspace = g_object_ref (workspace);
  counting->box = g_object_ref (box);
  opcc_workspace_run (workspace, count_job, NULL, NULL, g_free, NULL, counted_cb, counting);
}

GtkWidget *
opcc_premises_list_new (OpccWorkspace *workspace)
{
  static const char *const labels[N_FIGURES] = { N_ ("Premises"), N_ ("Locations"),
                                                 N_ ("Neighbourhood offices"), N_ ("Floor area") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *figures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 17);
  GtkWidget *list = opcc_records_page_new (workspace, &premises_list, NULL);

  gtk_box_set_homogeneous (GTK_BOX (figures), TRUE);
  gtk_widget_set_margin_top (figures, 15);
  gtk_widget_set_margin_bottom (figures, 15);
  gtk_widget_set_margin_start (figures, 24);
  gtk_widget_set_margin_end (figures, 24);
  for (guint i = 0; i < N_FIGURES; i++)
    gtk_box_append (GTK_BOX (figures), opcc_key_figure_new (_ (labels[i])));
  gtk_box_append (GTK_BOX (box), figures);
  gtk_widget_set_vexpand (list, TRUE);
  gtk_box_append (GTK_BOX (box), list);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (premises_changed_cb), figures, 0);
  premises_changed_cb (workspace, NULL, figures);
  return box;
}

/* --- section 106: sums and four lists behind one switch
 * ------------------------------------------------ */

GtkWidget *
opcc_s106_lists_new (OpccWorkspace *workspace)
{
  static const struct
  {
    const char *name;
    const char *title;
    const OpccRecordsSpec *spec;
  } lists[] = {
    { "requests", N_ ("Requests"), &drawdowns_list },
    { "agreements", N_ ("Agreements"), &agreements_list },
    { "covenants", N_ ("Covenants"), &covenants_list },
    { "events", N_ ("Money secured to spent"), &events_list },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (stack));
  opcc_children_set_name (switcher, _ ("Lists of section 106"));
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_widget_set_margin_start (switcher, 24);
  gtk_widget_set_margin_top (switcher, 12);
  gtk_widget_set_margin_bottom (switcher, 6);
  gtk_stack_add_titled (GTK_STACK (stack), opcc_s106_sums_tab_new (workspace), "sums",
                        _ ("By authority"));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    gtk_stack_add_titled (GTK_STACK (stack), opcc_records_page_new (workspace, lists[i].spec, NULL),
                          lists[i].name, _ (lists[i].title));
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), stack);
  return box;
}
