/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZoneOverview: the first tab of a zone: its stages, before and after, and what it has. */
#include "opcc-zone-overview.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "opcc-bar-list.h"
#include "opcc-children.h"
#include "opcc-financial-year.h"
#include "opcc-place.h"
#include "opcc-stage-stepper.h"
#include "opcc-tile-map.h"
#include "opcc-zone-asset.h"
#include "opcc-zone-rows.h"
#include "opcc-zone-step.h"

/* More would not fit beside the other cards; the tabs have them all. */
#define MOST_LINES  6
#define MOST_VISITS 4

struct _OpccZoneOverview
{
  GtkWidget parent_instance;

  /* template */
  OpccStageStepper *stepper;
  GtkGrid *rows;
  GtkLabel *said;
  GtkButton *baselines;
  OpccTileMap *map;
  GtkLabel *district;
  GtkLabel *among;
  GtkLabel *outline;
  GtkWidget *areas;
  GtkLabel *spent;
  GtkLabel *committed;
  OpccBarList *years;
  GtkLabel *grants;
  GtkLabel *n_assets;
  OpccBarList *kinds;
  GtkLabel *n_done;
  GtkBox *lines;
  GtkBox *visits;
};

static guint stage_signal;

G_DEFINE_FINAL_TYPE (OpccZoneOverview, opcc_zone_overview, GTK_TYPE_WIDGET)

static void
set_text (GtkLabel *label, char *text, const char *css_class)
{
  gtk_label_set_text (label, text);
  opcc_children_set_class (GTK_WIDGET (label), "opcc-missing",
                           g_strcmp0 (css_class, "opcc-missing") == 0);
  g_free (text);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* --- stages ----------------------------------------------------------------------------------- */

static OpccZoneStep *
find_step (const OpccZoneView *view, const char *stage)
{
  for (guint i = view->steps->len; i > 0; i--)
    {
      OpccZoneStep *step = g_ptr_array_index (view->steps, i - 1);

      if (g_strcmp0 (step->stage, stage) == 0)
        return step;
    }
  return NULL;
}

static char *
write_step (OpccZoneStep *step, OpccStageState state, gboolean is_next)
{
  if (step != NULL && step->date != OPCC_NO_DATE)
    return opcc_date_format_near (step->date);
  if (state == OPCC_STAGE_NOW)
    return g_strdup (_ ("now"));
  if (state == OPCC_STAGE_DONE)
    return step != NULL && step->note != NULL ? g_utf8_strdown (step->note, -1)
                                              : g_strdup (_ ("date not given"));
  return is_next ? g_strdup (_ ("not planned yet")) : NULL;
}

static void
show_stages (OpccZoneOverview *self, const OpccZoneView *view)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  OpccStage stages[OPCC_ZONE_N_STAGES];
  guint now = 0;

  while (now < OPCC_ZONE_N_STAGES - 1 &&
         g_strcmp0 (opcc_zone_stages[now].key, view->zone->stage) != 0)
    now++;
  for (guint i = 0; i < OPCC_ZONE_N_STAGES; i++)
    {
      const OpccStageState state = i < now    ? OPCC_STAGE_DONE
                                   : i == now ? OPCC_STAGE_NOW
                                              : OPCC_STAGE_LATER;
      char *note = write_step (find_step (view, opcc_zone_stages[i].key), state, i == now + 1);

      g_ptr_array_add (notes, note);
      stages[i] = (OpccStage){
        .name = g_dgettext (GETTEXT_PACKAGE, opcc_zone_stages[i].label),
        .note = note,
        .state = state,
      };
    }
  opcc_stage_stepper_set_stages (self->stepper, stages, OPCC_ZONE_N_STAGES);
}

static void
stage_cb (OpccZoneOverview *self, guint stage)
{
  g_signal_emit (self, stage_signal, 0, opcc_zone_stages[stage].key);
}

/* --- before and after ------------------------------------------------------------------------- */

static void
show_indicators (OpccZoneOverview *self, const OpccZoneView *view)
{
  const OpccZoneSummary *summary = opcc_zone_view_get_summary (view);
  const guint missing = summary->n_without_baseline;
  g_autofree char *button = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_grid_remove (self->rows, child);
  if (view->indicators->len > 0)
    opcc_zone_rows_add_heads (self->rows);
  for (guint i = 0; i < view->indicators->len; i++)
    opcc_zone_rows_add_indicator (self->rows, (int) i + 1, g_ptr_array_index (view->indicators, i));
  gtk_widget_set_visible (GTK_WIDGET (self->baselines), missing > 0);
  button = g_strdup_printf (ngettext ("Add %u baseline…", "Add %u baselines…", missing), missing);
  gtk_button_set_label (self->baselines, button);
  if (view->indicators->len == 0)
    set_text (self->said, g_strdup (_ ("Nothing is measured yet: nobody can say what changes.")),
              "opcc-missing");
  else if (missing > 0)
    set_text (self->said,
              g_strdup_printf (_ ("%u of %u have no baseline: change shows for the other %u only."),
                               missing, summary->n_indicators, summary->n_indicators - missing),
              NULL);
  else
    set_text (self->said, g_strdup (_ ("Every indicator has its baseline.")), NULL);
}

/* --- where and how much ----------------------------------------------------------------------- */

static void
show_place (OpccZoneOverview *self, const OpccZoneView *view)
{
  const OpccPlace *place = opcc_place_by_key (view->zone->district);
  OpccTile tiles[OPCC_N_PLACES];
  guint n_tiles = 0;

  for (guint i = 0; i < OPCC_N_PLACES; i++)
    {
      const OpccPlace *here = opcc_place_get (i);
      gboolean has_zone = FALSE;

      for (guint j = 0; j < view->summaries->len; j++)
        has_zone |= g_strcmp0 (((OpccZoneSummary *) view->summaries->pdata[j])->zone->district,
                               here->key) == 0;
      if (has_zone)
        tiles[n_tiles++] =
            (OpccTile){ here->key, _ ("a People Zone"), NULL, here == place ? 5 : 2 };
    }
  opcc_tile_map_set_tiles (self->map, tiles, n_tiles);
  opcc_tile_map_set_chosen (self->map, view->zone->district);
  gtk_label_set_text (self->district, place != NULL ? place->name : "");
  set_text (self->among,
            g_strdup_printf (ngettext ("The only People Zone", "One of %u People Zones",
                                       view->summaries->len),
                             view->summaries->len),
            NULL);
  /* Without areas it is the next step, and looks like one. */
  opcc_children_set_class (self->areas, "flat", view->n_areas > 0);
  opcc_children_set_class (self->areas, "opcc-link", view->n_areas > 0);
  opcc_children_set_class (self->areas, "opcc-rowbtn", view->n_areas == 0);
  if (view->n_areas > 0)
    set_text (self->outline,
              g_strdup_printf (ngettext ("%u small area", "%u small areas", view->n_areas),
                               view->n_areas),
              NULL);
  else
    set_text (self->outline, g_strdup (_ ("No area chosen")), "opcc-missing");
}

static void
add_year (GArray *bars, GPtrArray *texts, const OpccZoneMoney *money)
{
  OpccBar bar = { .name = money->year };
  char *words =
      money->paid != OPCC_NO_MONEY ? opcc_money_format (money->paid) : g_strdup (_ ("not given"));

  g_ptr_array_add (texts, words);
  bar.value = money->paid != OPCC_NO_MONEY ? (double) money->paid : 0;
  bar.track = money->committed != OPCC_NO_MONEY ? (double) money->committed : 0;
  bar.words = words;
  bar.missing = money->paid == OPCC_NO_MONEY;
  g_array_append_val (bars, bar);
}

static void
show_years (OpccZoneOverview *self, const OpccZoneView *view)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, TRUE, sizeof (OpccBar));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *year = opcc_financial_year_format (opcc_financial_year_of (view->today));
  gboolean has_year = FALSE;

  for (guint i = 0; i < view->money->len; i++)
    {
      const OpccZoneMoney *money = g_ptr_array_index (view->money, i);

      add_year (bars, texts, money);
      has_year |= g_strcmp0 (money->year, year) == 0;
    }
  if (!has_year)
    {
      OpccBar bar = { .name = year, .words = _ ("nothing recorded"), .missing = TRUE };

      g_array_append_val (bars, bar);
    }
  opcc_bar_list_set_bars (self->years, (OpccBar *) (gpointer) bars->data, bars->len);
}

static void
show_money (OpccZoneOverview *self, const OpccZoneView *view)
{
  const OpccZoneSummary *summary = opcc_zone_view_get_summary (view);
  g_autofree char *committed =
      summary->committed != OPCC_NO_MONEY ? opcc_money_format (summary->committed) : NULL;
  g_autofree char *asked =
      view->grants_asked != OPCC_NO_MONEY ? opcc_money_format (view->grants_asked) : NULL;

  set_text (self->spent,
            summary->paid != OPCC_NO_MONEY ? opcc_money_format (summary->paid)
                                           : g_strdup (_ ("Not given")),
            summary->paid != OPCC_NO_MONEY ? NULL : "opcc-missing");
  set_text (self->committed,
            committed != NULL ? g_strdup_printf (_ ("spent of %s committed"), committed)
                              : g_strdup (_ ("no money is recorded")),
            committed != NULL ? NULL : "opcc-missing");
  show_years (self, view);
  if (view->n_grants == 0)
    set_text (self->grants, g_strdup (_ ("No grant from here is linked.")), NULL);
  else
    set_text (self->grants,
              asked != NULL ? g_strdup_printf (ngettext ("%u application from here: %s asked",
                                                         "%u applications from here: %s asked",
                                                         view->n_grants),
                                               view->n_grants, asked)
                            : g_strdup_printf (ngettext ("%u record linked", "%u records linked",
                                                         view->n_grants),
                                               view->n_grants),
              NULL);
}

/* --- what it has ------------------------------------------------------------------------------ */

static void
show_assets (OpccZoneOverview *self, const OpccZoneView *view)
{
  OpccBar bars[OPCC_ZONE_N_ASSET_KINDS];
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint all = 0;

  for (guint i = 0; i < OPCC_ZONE_N_ASSET_KINDS; i++)
    {
      char *words = g_strdup_printf ("%u", view->assets[i]);

      g_ptr_array_add (texts, words);
      all += view->assets[i];
      bars[i] = (OpccBar){
        .name = g_dgettext (GETTEXT_PACKAGE, opcc_zone_asset_kinds[i].label),
        .value = view->assets[i],
        .words = words,
      };
    }
  opcc_bar_list_set_bars (self->kinds, bars, OPCC_ZONE_N_ASSET_KINDS);
  set_text (self->n_assets, g_strdup_printf (ngettext ("%u asset", "%u assets", all), all), NULL);
}

static void
show_plan (OpccZoneOverview *self, const OpccZoneView *view)
{
  const OpccZoneSummary *summary = opcc_zone_view_get_summary (view);

  clear_box (self->lines);
  for (guint i = 0; i < MIN (view->lines->len, MOST_LINES); i++)
    gtk_box_append (self->lines,
                    opcc_zone_rows_make_line (g_ptr_array_index (view->lines, i), view->today));
  if (view->lines->len == 0)
    gtk_box_append (self->lines, opcc_children_new_label (_ ("Nothing is planned yet"),
                                                          "opcc-small opcc-missing", 0));
  gtk_widget_set_visible (GTK_WIDGET (self->n_done), summary->n_lines > 0);
  set_text (self->n_done, g_strdup_printf (_ ("%u of %u done"), summary->n_done, summary->n_lines),
            NULL);
}

static void
show_visits (OpccZoneOverview *self, const OpccZoneView *view)
{
  clear_box (self->visits);
  for (guint i = 0; i < MIN (view->visits->len, MOST_VISITS); i++)
    gtk_box_append (self->visits, opcc_zone_rows_make_visit (g_ptr_array_index (view->visits, i)));
  if (view->visits->len == 0)
    gtk_box_append (self->visits, opcc_children_new_label (_ ("No visit is recorded"),
                                                           "opcc-small opcc-missing", 0));
}

/**
 * opcc_zone_overview_show:
 * @view: (transfer none): read until the function returns
 */
void
opcc_zone_overview_show (OpccZoneOverview *self, const OpccZoneView *view)
{
  g_return_if_fail (OPCC_IS_ZONE_OVERVIEW (self));

  show_stages (self, view);
  show_indicators (self, view);
  show_place (self, view);
  show_money (self, view);
  show_assets (self, view);
  show_plan (self, view);
  show_visits (self, view);
}

static void
opcc_zone_overview_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_zone_overview_parent_class)->dispose (object);
}

static void
bind_parts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, stepper);
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, rows);
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, said);
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, baselines);
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, map);
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, district);
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, among);
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, outline);
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, areas);
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, spent);
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, committed);
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, years);
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, grants);
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, n_assets);
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, kinds);
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, n_done);
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, lines);
  gtk_widget_class_bind_template_child (widget_class, OpccZoneOverview, visits);
  gtk_widget_class_bind_template_callback (widget_class, stage_cb);
}

static void
opcc_zone_overview_class_init (OpccZoneOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_zone_overview_dispose;
  stage_signal = g_signal_new ("stage-wanted", OPCC_TYPE_ZONE_OVERVIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/zones/opcc-zone-overview.ui");
  bind_parts (widget_class);
}

static void
opcc_zone_overview_init (OpccZoneOverview *self)
{
  g_type_ensure (OPCC_TYPE_STAGE_STEPPER);
  g_type_ensure (OPCC_TYPE_TILE_MAP);
  g_type_ensure (OPCC_TYPE_BAR_LIST);
  g_type_ensure (ADW_TYPE_CLAMP);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
opcc_zone_overview_new (void)
{
  return g_object_new (OPCC_TYPE_ZONE_OVERVIEW, NULL);
}
