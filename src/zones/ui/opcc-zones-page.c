/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZonesPage: all People Zones with their map, the candidates, all visits, and the small areas.
 */
#include "opcc-zones-page.h"

#include <glib/gi18n-lib.h>

#include "opcc-candidates-tab.h"
#include "opcc-chart-below.h"
#include "opcc-children.h"
#include "opcc-import-button.h"
#include "opcc-place.h"
#include "opcc-record-form.h"
#include "opcc-tile-map.h"
#include "opcc-zone-figures.h"
#include "opcc-zone-jobs.h"
#include "opcc-zone-lists.h"
#include "opcc-zones-map-tab.h"
#include "opcc-zones-pages.h"

/* Of the chart below the list, in pixels. */
#define CHART_HEIGHT 330
#define LIST_HEIGHT  200

struct _OpccZonesPage
{
  OpccTabPage parent_instance;
  OpccImportButton *import;
  OpccTileMap *map;
  GtkLabel *said;
  OpccRecordsPage *list;
  OpccWorkspace *workspace; /* (owned) */
  GPtrArray *summaries;     /* (owned) (nullable) of OpccZoneSummary, until they were read */
};

G_DEFINE_FINAL_TYPE (OpccZonesPage, opcc_zones_page, OPCC_TYPE_TAB_PAGE)

/* --- the list --------------------------------------------------------------------------------- */

static const OpccZoneSummary *
find_summary (OpccZonesPage *self, OpccRecord *record)
{
  for (guint i = 0; self->summaries != NULL && i < self->summaries->len; i++)
    {
      const OpccZoneSummary *summary = g_ptr_array_index (self->summaries, i);

      if (opcc_record_get_n (OPCC_RECORD (summary->zone)) == opcc_record_get_n (record))
        return summary;
    }
  return NULL;
}

static void
fill_baselines (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  const OpccZoneSummary *summary = find_summary (user_data, record);

  if (summary == NULL)
    return;
  if (summary->n_indicators == 0)
    opcc_cell_text_set (cell, _ ("nothing measured"), "opcc-missing");
  else
    opcc_cell_text_take (cell,
                         g_strdup_printf (_ ("%u of %u"), summary->n_without_baseline,
                                          summary->n_indicators),
                         summary->n_without_baseline > 0 ? "opcc-missing" : NULL);
}

static void
fill_plan (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  const OpccZoneSummary *summary = find_summary (user_data, record);

  if (summary == NULL)
    return;
  if (summary->n_lines == 0)
    opcc_cell_text_set (cell, _ ("no plan"), "opcc-missing");
  else if (summary->n_late > 0)
    opcc_cell_text_take (cell,
                         g_strdup_printf (_ ("%u of %u done, %u late"), summary->n_done,
                                          summary->n_lines, summary->n_late),
                         "opcc-bad");
  else
    opcc_cell_text_take (cell,
                         g_strdup_printf (_ ("%u of %u done"), summary->n_done, summary->n_lines),
                         NULL);
}

static void
fill_left (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  const OpccZoneSummary *summary = find_summary (user_data, record);

  if (summary != NULL)
    opcc_format_money_with (summary->left, _ ("£0"), _ ("cannot say"), cell);
}

/* clang-format off */
static const OpccColumn columns[] = {
  { "title", NULL, "title", 160, 0, .expand = TRUE },
  { "district", NULL, "district", 132, 0 },
  { "stage", NULL, "stage", 80, 0 },
  { "baselines", N_("Baseline missing"), NULL, 130, 0, fill_baselines },
  { "plan", N_("Plan"), NULL, 100, 0, fill_plan },
  { "left", N_("Money left"), NULL, 100, 1, fill_left },
  { "lead", NULL, "lead", 150, 0, .off = TRUE },
  { "review", NULL, "review", 120, 0, .off = TRUE },
};
static const OpccRecordsFilter filters[] = {
  { "all", N_("All") },
  { "candidate", N_("Candidate"), "stage", OPCC_TEST_IS, "candidate" },
  { "active", N_("Active"), "stage", OPCC_TEST_IS, "active" },
  { NULL },
};
static const OpccRecordsSpec zones = {
  &opcc_zone_kind, columns, G_N_ELEMENTS (columns), "title", FALSE, filters, "opcc-zones-symbolic",
  N_("No People Zone yet"), N_("Start with a candidate: the areas in greatest need stand under Candidates."),
  N_("New zone…"), opcc_zone_form, TRUE,
};
/* clang-format on */

/* --- the map ---------------------------------------------------------------------------------- */

static void
show_map (OpccZonesPage *self)
{
  OpccTile tiles[OPCC_N_PLACES];
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint missing = 0;
  guint all = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < OPCC_N_PLACES; i++)
    {
      const OpccPlace *place = opcc_place_get (i);
      guint here = 0;
      char *value;

      for (guint j = 0; j < self->summaries->len; j++)
        here += g_strcmp0 (((OpccZoneSummary *) self->summaries->pdata[j])->zone->district,
                           place->key) == 0;
      value = here > 0 ? g_strdup_printf (ngettext ("%u zone", "%u zones", here), here)
                       : g_strdup (_ ("none"));
      g_ptr_array_add (texts, value);
      tiles[i] = (OpccTile){ place->key, value, NULL, here > 0 ? (int) MIN (here + 2, 5) : 0 };
    }
  for (guint j = 0; j < self->summaries->len; j++)
    {
      missing += ((OpccZoneSummary *) self->summaries->pdata[j])->n_without_baseline;
      all += ((OpccZoneSummary *) self->summaries->pdata[j])->n_indicators;
    }
  opcc_tile_map_set_tiles (self->map, tiles, OPCC_N_PLACES);
  words = all > 0 ? g_strdup_printf (_ ("Baseline missing: %u of %u indicators."), missing, all)
                  : g_strdup (_ ("Nothing is measured yet in any zone."));
  gtk_label_set_text (self->said, words);
  opcc_children_set_class (GTK_WIDGET (self->said), "opcc-missing", missing > 0 || all == 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccZonesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *summaries;
  g_autofree char *subtitle = NULL;

  if (self->workspace == NULL)
    return;
  summaries = opcc_workspace_run_finish (self->workspace, result, &error);
  if (summaries == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  self->summaries = summaries;
  show_map (self);
  opcc_table_refresh_cells (opcc_records_page_get_table (self->list));
  subtitle = g_strdup_printf (ngettext ("%u zone", "%u zones", summaries->len), summaries->len);
  opcc_page_set_subtitle (OPCC_PAGE (self), subtitle);
}

static void
opcc_zones_page_refresh (OpccPage *page)
{
  opcc_zone_jobs_list (OPCC_ZONES_PAGE (page)->workspace, listed_cb, g_object_ref (page));
}

/* Choosing a district lists its zones: their words are searched. */
static void
chosen_cb (OpccZonesPage *self)
{
  const char *key = opcc_tile_map_get_chosen (self->map);

  for (guint i = 0; key != NULL && i < self->summaries->len; i++)
    {
      const OpccZoneSummary *summary = g_ptr_array_index (self->summaries, i);

      if (g_strcmp0 (summary->zone->district, key) != 0)
        continue;
      opcc_page_show_record (GTK_WIDGET (self), opcc_zone_kind.name,
                             opcc_record_get_n (OPCC_RECORD (summary->zone)));
      return;
    }
}

/* --- tabs ------------------------------------------------------------------------------------- */

static const OpccTab tabs[] = {
  { "zones", N_ ("Zones") },   { "candidates", N_ ("Candidates") },
  { "visits", N_ ("Visits") }, { "areas", N_ ("Areas") },
  { "map", N_ ("Map") },       { NULL },
};

static GtkWidget *
make_list (OpccZonesPage *self)
{
  static const OpccChartPlace money = { "zones-money", CHART_HEIGHT };
  GtkWidget *box;

  self->list = OPCC_RECORDS_PAGE (opcc_records_page_new (self->workspace, &zones, self));
  box = opcc_chart_below_new (self->workspace, GTK_WIDGET (self->list), LIST_HEIGHT, &money);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static GtkWidget *
make_zones (OpccZonesPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->map = OPCC_TILE_MAP (opcc_tile_map_new ());
  self->said = GTK_LABEL (opcc_children_new_label ("", "opcc-small", 0));
  gtk_label_set_wrap (self->said, TRUE);
  g_object_set (side, "margin-top", 14, "margin-start", 24, "margin-end", 12, NULL);
  gtk_box_append (GTK_BOX (side),
                  opcc_children_new_label (_ ("Where they are"), "opcc-section", 0));
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->map));
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->said));
  g_signal_connect_object (self->map, "chosen-changed", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), side);
  gtk_box_append (GTK_BOX (box), make_list (self));
  return box;
}

/* Of what shows something else than records alone. */
static char *
opcc_zones_page_get_document (OpccTabPage *page, const char *name)
{
  if (g_str_equal (name, "candidates"))
    return g_strdup ("list?kind=area");
  if (g_str_equal (name, "map"))
    return g_strdup ("chart?chart=map&layer=zones");
  return g_strdup ("list?kind=zone");
}

static GtkWidget *
opcc_zones_page_make_tab (OpccTabPage *page, const char *name)
{
  OpccZonesPage *self = OPCC_ZONES_PAGE (page);

  if (g_str_equal (name, "zones"))
    return make_zones (self);
  if (g_str_equal (name, "candidates"))
    return opcc_candidates_tab_new (self->workspace);
  if (g_str_equal (name, "map"))
    return opcc_zones_map_tab_new (self->workspace);
  return opcc_records_page_new (self->workspace,
                                g_str_equal (name, "visits") ? &opcc_zone_all_visits
                                                             : &opcc_zone_all_areas,
                                NULL);
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (OpccRecord) zone = opcc_record_new (&opcc_zone_kind);

  opcc_record_form_open (widget, OPCC_ZONES_PAGE (widget)->workspace, zone, opcc_zone_form, NULL,
                         NULL);
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_import_button_popup (OPCC_ZONES_PAGE (widget)->import);
}

static gboolean
opcc_zones_page_focus_search (OpccPage *page)
{
  OpccZonesPage *self = OPCC_ZONES_PAGE (page);

  opcc_tab_page_show_tab (OPCC_TAB_PAGE (self), "zones");
  return opcc_page_focus_search (OPCC_PAGE (self->list));
}

static void
opcc_zones_page_dispose (GObject *object)
{
  OpccZonesPage *self = OPCC_ZONES_PAGE (object);

  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_zones_page_parent_class)->dispose (object);
}

static void
opcc_zones_page_class_init (OpccZonesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_zones_page_dispose;
  OPCC_PAGE_CLASS (klass)->refresh = opcc_zones_page_refresh;
  OPCC_PAGE_CLASS (klass)->focus_search = opcc_zones_page_focus_search;
  OPCC_TAB_PAGE_CLASS (klass)->tabs = tabs;
  OPCC_TAB_PAGE_CLASS (klass)->get_document = opcc_zones_page_get_document;
  OPCC_TAB_PAGE_CLASS (klass)->make_tab = opcc_zones_page_make_tab;
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "page.import", NULL, import_cb);
}

static void
opcc_zones_page_init (OpccZonesPage *self)
{
}

GtkWidget *
opcc_zones_page_new (OpccWorkspace *workspace)
{
  OpccZonesPage *self = g_object_new (OPCC_TYPE_ZONES_PAGE, "title", _ ("People Zones"), NULL);

  self->workspace = g_object_ref (workspace);
  self->import = OPCC_IMPORT_BUTTON (opcc_import_button_new (workspace, "zones"));
  opcc_import_button_add (self->import, "area");
  opcc_tab_row_add_end (opcc_tab_page_get_row (OPCC_TAB_PAGE (self)), GTK_WIDGET (self->import));
  opcc_tab_page_start (OPCC_TAB_PAGE (self));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (opcc_zones_page_refresh), self,
                           G_CONNECT_SWAPPED);
  opcc_page_refresh (OPCC_PAGE (self));
  return GTK_WIDGET (self);
}
