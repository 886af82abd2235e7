/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The station of the tour at which every page and tab of every domain is looked at. */
#include "tour-views.h"

#include "opcc-chart-drawing.h"
#include "tour-office.h"
#include "user.h"

/* What has to stand on a tab besides the title of its page. */
typedef struct
{
  const char *picture; /* NULL: no more tabs */
  const char *figure;
  gboolean is_drawn; /* the figure is the title of its first chart */
} View;

typedef struct
{
  const char *keys;
  const char *title;
  View views[14];
} Place;

/* clang-format off */
static const Place places[] = {
  { "Alt+1", "Today", {
    { "page-today", "Results of the bids to Safer Streets round 5" },
  } },
  { "Alt+3", "Partnerships", {
    { "page-partnerships", "formula: £285,373.05" },
    { "tab-partnerships-allocations", "£285,500" },
    { "tab-partnerships-formula", "44.6%" },
    { "tab-partnerships-spending", "To claw back" },
    { "tab-partnerships-returns", "in on Mon 10 Jul" },
    { "tab-partnerships-projects", "£71,370" },
    { "tab-partnerships-bids", "£331,055.45" },
    { "tab-partnerships-charts", "£640,000 is allocated to 9 partnerships", TRUE },
  } },
  { "Alt+4", "People Zones", {
    { "page-zones", "Baseline missing: 3 of 6 indicators." },
    { "tab-zones-candidates", "97.1" },
    { "tab-zones-visits", "12 dark spots listed on a walk" },
    { "tab-zones-areas", "E01013693" },
    { "tab-zones-map", "People Zones: 4 in 3 of 9 districts", TRUE },
  } },
  { "Alt+5", "Estates", {
    { "page-estates", "£2,376,000" },
    { "tab-estates-timeline", "3 of 15 schemes have slipped", TRUE },
    { "tab-estates-premises", "22 freehold, 4 leasehold, 5 shared" },
    { "tab-estates-s106", "£160,000" },
    { "tab-estates-requests", "Bicycle store at Station 7" },
    { "tab-estates-updates", "It was agreed to do a trial of 4 buildings." },
    { "tab-estates-paper", "Save the paper’s list…" },
  } },
  { "Alt+6", "Workforce", {
    { "page-workforce", "4,421" },
    { "tab-workforce-officers", "760 of 2,259 officers are women", TRUE },
    { "tab-workforce-uplift", "2,251" },
    { "tab-workforce-joiners", "152 officers joined", TRUE },
    { "tab-workforce-leavers", "501" },
    { "tab-workforce-representation", "15.2 %" },
    { "tab-workforce-background", "51.4 %" },
    { "tab-workforce-posts", "1 contract ends within 90 days" },
    { "tab-workforce-office", "Nobody to stand in" },
    { "tab-workforce-compare", "Second per 100 of the first" },
    { "tab-workforce-figures", "Police officers as reported" },
  } },
};

static const Place zone = {
  "Return", "Bell Foundry", {
    { "page-zone", "−38 (−18%)" },
    { "tab-zone-plan", "24 October 2023" },
    { "tab-zone-money", "£8,700" },
    { "tab-zone-assets", "Allotment society" },
    { "tab-zone-visits", "12 dark spots listed on a walk" },
    { "tab-zone-findings", "Nobody knows where to report a fault" },
    { "tab-zone-areas", "No area is chosen yet" },
    { "tab-zone-group", "Foundry Youth Kitchen" },
    { "tab-zone-history", "12 dark spots listed; 83 faults reported" },
  },
};
/* clang-format on */

typedef struct
{
  GtkWidget *window;
  const char *title;
} Drawn;

static gboolean
is_drawn (gpointer data)
{
  const Drawn *drawn = data;
  GtkWidget *drawing = user_find_type (drawn->window, OPCC_TYPE_CHART_DRAWING, 0);
  OpccChart *chart =
      drawing != NULL ? opcc_chart_drawing_get_chart (OPCC_CHART_DRAWING (drawing)) : NULL;

  return chart != NULL && g_strcmp0 (chart->texts[OPCC_CHART_TITLE], drawn->title) == 0;
}

static void
expect_figure (Tour *tour, const View *view)
{
  Drawn drawn = { tour->window, view->figure };

  if (view->is_drawn)
    tour_wait_for (is_drawn, &drawn, tour->window, "waited in vain for the chart", view->figure);
  else
    tour_expect (tour, view->figure);
}

/* The last Ctrl+Tab comes round to the first tab again. */
static void
look_at (Tour *tour, const Place *place)
{
  tour_press (tour, place->keys);
  for (const View *view = place->views; view->picture != NULL; view++)
    {
      tour_expect (tour, place->title);
      expect_figure (tour, view);
      tour_take_picture (tour, view->picture);
      if (place->views[1].picture != NULL)
        tour_press (tour, "Ctrl+Tab");
    }
  expect_figure (tour, &place->views[0]);
}

void
tour_look_around (Tour *tour)
{
  /* Where the pointer rests no tooltip comes. */
  user_point_at_place (tour->window, 100, gtk_widget_get_height (tour->window) * 0.75);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    look_at (tour, &places[i]);
  tour_press (tour, "Alt+4");
  tour_go_to_record (tour, tour_office_count (tour_get_store (tour),
                                              "SELECT n FROM zone WHERE title = 'Bell Foundry'"));
  look_at (tour, &zone);
}
