/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZonePage: one People Zone from its overview to its history, a tab for each part. */
#include "opcc-zone-page.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "opcc-indicator.h"
#include "opcc-place.h"
#include "opcc-reader.h"
#include "opcc-record-form.h"
#include "opcc-record-row.h"
#include "opcc-text.h"
#include "opcc-visit.h"
#include "opcc-zone-acts.h"
#include "opcc-zone-asset.h"
#include "opcc-zone-chooser.h"
#include "opcc-zone-findings.h"
#include "opcc-zone-jobs.h"
#include "opcc-zone-lists.h"
#include "opcc-zone-overview.h"
#include "opcc-zone-step.h"
#include "opcc-zone-theory.h"
#include "opcc-zones-pages.h"

struct _OpccZonePage
{
  OpccTabPage parent_instance;
  OpccZoneOverview *overview;
  OpccZoneTheory *theory;   /* (nullable) until its tab is opened */
  OpccWorkspace *workspace; /* (owned) */
  OpccZoneView *view;       /* (owned) (nullable) until it was read */
  gint64 n;
  OpccReader *reader; /* (owned) */
  guint asking;       /* baselines that were missing when the last one was asked for; 0: none is */
};

G_DEFINE_FINAL_TYPE (OpccZonePage, opcc_zone_page, OPCC_TYPE_TAB_PAGE)

/* --- reading ---------------------------------------------------------------------------------- */

static void
show_names (OpccZonePage *self)
{
  const OpccPlace *place = opcc_place_by_key (self->view->zone->district);
  g_autofree char *subtitle =
      g_strdup_printf (_ ("People Zone · %s"), place != NULL ? place->name : "");

  opcc_page_set_title (OPCC_PAGE (self), self->view->zone->title);
  opcc_page_set_subtitle (OPCC_PAGE (self), subtitle);
}

static void
ask_baseline (OpccZonePage *self)
{
  static const char *const fields[] = {
    "title", "unit", "rule", "baseline", "baseline_period", NULL
  };

  for (guint i = 0; i < self->view->indicators->len; i++)
    {
      const OpccIndicatorState *state = g_ptr_array_index (self->view->indicators, i);

      if (!isnan (state->before))
        continue;
      opcc_record_row_edit (GTK_WIDGET (self), self->workspace, &opcc_indicator_kind, state->n,
                            fields);
      return;
    }
}

/* After one baseline was saved the next is asked for, until one form is left without a baseline. */
static void
go_on_asking (OpccZonePage *self)
{
  const guint missing = opcc_zone_view_get_summary (self->view)->n_without_baseline;

  if (self->asking == 0)
    return;
  if (missing > 0 && missing < self->asking)
    {
      self->asking = missing;
      ask_baseline (self);
    }
  else
    self->asking = 0;
}

static gpointer
read_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_zone_view_load (db, *(const gint64 *) data, opcc_date_today (), error);
}

static gpointer
ask_zone (gpointer page)
{
  return g_memdup2 (&OPCC_ZONE_PAGE (page)->n, sizeof (gint64));
}

static void
show_view (gpointer page, gpointer read)
{
  OpccZonePage *self = page;

  g_clear_pointer (&self->view, opcc_zone_view_free);
  self->view = read;
  show_names (self);
  opcc_zone_overview_show (self->overview, self->view);
  if (self->theory != NULL)
    opcc_zone_theory_show (self->theory, self->view->zone);
  go_on_asking (self);
}

static const OpccReaderForm reader_form = {
  NULL, read_job, ask_zone, g_free, (GDestroyNotify) opcc_zone_view_free, show_view, NULL,
};

static void
opcc_zone_page_refresh (OpccPage *page)
{
  opcc_reader_read (OPCC_ZONE_PAGE (page)->reader);
}

/* --- acts ------------------------------------------------------------------------------------- */

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char *action;
    const OpccKind *kind;
    const char *const *fields;
  } adds[] = {
    { "page.add-visit", &opcc_visit_kind, opcc_visit_form },
    { "page.add-indicator", &opcc_indicator_kind, opcc_indicator_form },
    { "page.add-asset", &opcc_zone_asset_kind, opcc_zone_asset_form },
  };
  OpccZonePage *self = OPCC_ZONE_PAGE (widget);
  OpccTabPage *page = OPCC_TAB_PAGE (widget);

  /* The key for something new adds what the tab in view is about. */
  if (g_str_equal (action, "page.new"))
    action = opcc_tab_page_shows (page, "assets")   ? "page.add-asset"
             : opcc_tab_page_shows (page, "visits") ? "page.add-visit"
                                                    : "page.add-indicator";
  for (guint i = 0; i < G_N_ELEMENTS (adds); i++)
    if (g_str_equal (adds[i].action, action))
      {
        g_autoptr (OpccRecord) record = opcc_record_new (adds[i].kind);

        g_object_set (record, "zone", self->n, NULL);
        opcc_record_form_open (widget, self->workspace, record, adds[i].fields, NULL, NULL);
      }
}

static void
baselines_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccZonePage *self = OPCC_ZONE_PAGE (widget);

  if (self->view == NULL || opcc_zone_view_get_summary (self->view)->n_without_baseline == 0)
    return;
  self->asking = opcc_zone_view_get_summary (self->view)->n_without_baseline;
  ask_baseline (self);
}

static void
move_to (OpccZonePage *self, const char *stage)
{
  static const char *const fields[] = { "stage", "date", "decided_by", NULL };
  const OpccRecordFormWords words = { _ ("Move the zone to a stage"), _ ("Move") };
  g_autoptr (OpccZoneStep) step = g_object_new (OPCC_TYPE_ZONE_STEP, NULL);

  step->zone = self->n;
  opcc_set_str (&step->stage, stage);
  opcc_record_form_open (GTK_WIDGET (self), self->workspace, OPCC_RECORD (step), fields, &words,
                         opcc_zone_jobs_move);
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move_to (OPCC_ZONE_PAGE (widget), NULL);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (opcc_tab_page_show_tab (OPCC_TAB_PAGE (widget), "history"),
                              "page.edit", NULL);
}

static void
show_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_tab_page_show_tab (OPCC_TAB_PAGE (widget), "money");
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccZonePage *self = OPCC_ZONE_PAGE (widget);

  if (self->view == NULL)
    return;
  if (g_str_equal (action, "page.choose-areas"))
    opcc_zone_chooser_open_areas (widget, self->workspace, self->view->zone);
  else
    opcc_zone_chooser_open_grants (widget, self->workspace, self->view->zone);
}

/* --- tabs ------------------------------------------------------------------------------------- */

static const OpccTab tabs[] = {
  { "overview", N_ ("Overview") }, { "plan", N_ ("Plan") },
  { "money", N_ ("Money") },       { "assets", N_ ("Assets") },
  { "visits", N_ ("Visits") },     { "findings", N_ ("Findings") },
  { "areas", N_ ("Areas") },       { "group", N_ ("Steering group") },
  { "history", N_ ("History") },   { NULL },
};

static const OpccRecordSectionSpec *
find_lists (const char *name)
{
  static const struct
  {
    const char *tab;
    const OpccRecordSectionSpec *lists;
  } lists[] = {
    { "plan", opcc_zone_plan_lists },          { "money", opcc_zone_money_lists },
    { "areas", opcc_zone_area_lists },         { "assets", opcc_zone_asset_lists },
    { "group", opcc_zone_group_lists },        { "visits", opcc_zone_visit_lists },
    { "findings", opcc_zone_indicator_lists },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].tab, name))
      return lists[i].lists;
  return NULL;
}

static GtkWidget *
make_lists (OpccZonePage *self, const OpccRecordSectionSpec *lists)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  g_object_set (box, "margin-top", 14, "margin-bottom", 14, "margin-start", 24, "margin-end", 24,
                NULL);
  for (; lists->title != NULL; lists++)
    {
      GtkWidget *section = opcc_record_section_new (self->workspace, lists, self->n);

      gtk_widget_set_vexpand (section, TRUE);
      gtk_box_append (GTK_BOX (box), section);
    }
  return box;
}

/* Over the plan stands what it is to lead to. */
static GtkWidget *
add_theory (OpccZonePage *self, GtkWidget *lists)
{
  self->theory = OPCC_ZONE_THEORY (opcc_zone_theory_new ());
  gtk_box_prepend (GTK_BOX (lists), GTK_WIDGET (self->theory));
  if (self->view != NULL)
    opcc_zone_theory_show (self->theory, self->view->zone);
  return lists;
}

/* Below what is measured stands what the research found, by its methods. */
static GtkWidget *
add_findings (OpccZonePage *self, GtkWidget *lists)
{
  gtk_box_append (GTK_BOX (lists), opcc_zone_findings_new (self->workspace, self->n));
  return lists;
}

static char *
opcc_zone_page_get_document (OpccTabPage *page, const char *name)
{
  return g_strdup_printf ("zone?zone=%" PRId64, OPCC_ZONE_PAGE (page)->n);
}

static GtkWidget *
opcc_zone_page_make_tab (OpccTabPage *page, const char *name)
{
  OpccZonePage *self = OPCC_ZONE_PAGE (page);
  const OpccRecordSectionSpec *lists = find_lists (name);

  if (g_str_equal (name, "plan"))
    return add_theory (self, make_lists (self, lists));
  if (g_str_equal (name, "findings"))
    return add_findings (self, make_lists (self, lists));
  if (lists != NULL)
    return make_lists (self, lists);
  if (g_str_equal (name, "history"))
    return opcc_record_file_new (self->workspace, &opcc_zone_record, self->n);
  self->overview = OPCC_ZONE_OVERVIEW (opcc_zone_overview_new ());
  g_signal_connect_object (self->overview, "stage-wanted", G_CALLBACK (move_to), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->overview);
}

/* --- class ------------------------------------------------------------------------------------ */

static void
opcc_zone_page_dispose (GObject *object)
{
  OpccZonePage *self = OPCC_ZONE_PAGE (object);

  if (self->reader != NULL)
    opcc_reader_stop (self->reader);
  g_clear_object (&self->reader);
  self->theory = NULL;
  g_clear_pointer (&self->view, opcc_zone_view_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_zone_page_parent_class)->dispose (object);
}

static void
opcc_zone_page_class_init (OpccZonePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const adds[] = { "page.new", "page.add-visit", "page.add-indicator",
                                      "page.add-asset" };
  static const char *const choices[] = { "page.choose-areas", "page.choose-grants" };

  G_OBJECT_CLASS (klass)->dispose = opcc_zone_page_dispose;
  OPCC_PAGE_CLASS (klass)->refresh = opcc_zone_page_refresh;
  OPCC_TAB_PAGE_CLASS (klass)->tabs = tabs;
  OPCC_TAB_PAGE_CLASS (klass)->get_document = opcc_zone_page_get_document;
  OPCC_TAB_PAGE_CLASS (klass)->make_tab = opcc_zone_page_make_tab;
  for (guint i = 0; i < G_N_ELEMENTS (adds); i++)
    gtk_widget_class_install_action (widget_class, adds[i], NULL, add_cb);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_widget_class_install_action (widget_class, choices[i], NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "page.show-money", NULL, show_cb);
  gtk_widget_class_install_action (widget_class, "page.add-baselines", NULL, baselines_cb);
  gtk_widget_class_install_action (widget_class, "page.move", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_cb);
}

static void
opcc_zone_page_init (OpccZonePage *self)
{
}

GtkWidget *
opcc_zone_page_new (OpccWorkspace *workspace, gint64 n)
{
  static const char *const choices[] = { "page.choose-areas", "page.choose-grants" };
  OpccZonePage *self = g_object_new (OPCC_TYPE_ZONE_PAGE, "title", _ ("People Zone"), NULL);

  self->workspace = g_object_ref (workspace);
  self->n = n;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), choices[i],
                                   !opcc_workspace_is_read_only (workspace));
  opcc_tab_page_start (OPCC_TAB_PAGE (self));
  self->reader = opcc_reader_new (GTK_WIDGET (self), workspace, &reader_form);
  opcc_reader_read (self->reader);
  return GTK_WIDGET (self);
}
