/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the parts known by name, so that .ui files can use them. */
#include "opcc-widgets.h"

#include "widgets-resources.h"

#include "opcc-banner.h"
#include "opcc-bar-list.h"
#include "opcc-bullet-meter.h"
#include "opcc-chart-view.h"
#include "opcc-chips.h"
#include "opcc-conflict-card.h"
#include "opcc-dot-plot.h"
#include "opcc-empty-state.h"
#include "opcc-form-dialog.h"
#include "opcc-holds-up.h"
#include "opcc-key-figure.h"
#include "opcc-keycap.h"
#include "opcc-link-row.h"
#include "opcc-loading-rows.h"
#include "opcc-money-entry.h"
#include "opcc-progress-card.h"
#include "opcc-record-page.h"
#include "opcc-stage-stepper.h"
#include "opcc-tab-row.h"
#include "opcc-tile-map.h"
#include "opcc-toaster.h"

static void
load_measures (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GdkDisplay *display = gdk_display_get_default ();

  if (display == NULL)
    return;
  gtk_css_provider_load_from_resource (provider, "/org/opccdesk/Desk/widgets/widgets.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/**
 * opcc_widgets_init:
 *
 * Registers the types and the resource of this library, and loads its measures on the default
 * display. Later calls do nothing.
 */
void
opcc_widgets_init (void)
{
  static gboolean done;

  if (done)
    return;
  done = TRUE;
  /* Names the resource, else the linker leaves it out of a static library. */
  g_resources_register (opcc_widgets_get_resource ());
  g_type_ensure (OPCC_TYPE_BANNER);
  g_type_ensure (OPCC_TYPE_BAR_LIST);
  g_type_ensure (OPCC_TYPE_BULLET_METER);
  g_type_ensure (OPCC_TYPE_CHART_VIEW);
  g_type_ensure (OPCC_TYPE_CHIP);
  g_type_ensure (OPCC_TYPE_CHIP_ROW);
  g_type_ensure (OPCC_TYPE_CONFLICT_CARD);
  g_type_ensure (OPCC_TYPE_DOT_PLOT);
  g_type_ensure (OPCC_TYPE_EMPTY_STATE);
  g_type_ensure (OPCC_TYPE_FORM);
  g_type_ensure (OPCC_TYPE_FORM_DIALOG);
  g_type_ensure (OPCC_TYPE_HOLDS_UP);
  g_type_ensure (OPCC_TYPE_KEY_FIGURE);
  g_type_ensure (OPCC_TYPE_KEYCAP);
  g_type_ensure (OPCC_TYPE_LINK_ROW);
  g_type_ensure (OPCC_TYPE_LOADING_ROWS);
  g_type_ensure (OPCC_TYPE_MONEY_ENTRY);
  g_type_ensure (OPCC_TYPE_PAGE);
  g_type_ensure (OPCC_TYPE_PILL);
  g_type_ensure (OPCC_TYPE_PROGRESS_CARD);
  g_type_ensure (OPCC_TYPE_RECORD_PAGE);
  g_type_ensure (OPCC_TYPE_SELECTION_BAR);
  g_type_ensure (OPCC_TYPE_STAGE_STEPPER);
  g_type_ensure (OPCC_TYPE_TAB_ROW);
  g_type_ensure (OPCC_TYPE_TABLE);
  g_type_ensure (OPCC_TYPE_TILE_MAP);
  g_type_ensure (OPCC_TYPE_TOASTER);
  load_measures ();
}
