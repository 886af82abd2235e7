/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSchemePage: one scheme with its rating, its updates, budget changes, funding and history. */
#include "opcc-scheme-page.h"

#include <glib/gi18n-lib.h>

#include "opcc-banner.h"
#include "opcc-budget-change.h"
#include "opcc-estates-lists.h"
#include "opcc-estates-pages.h"
#include "opcc-in-year-request.h"
#include "opcc-record-form.h"
#include "opcc-scheme-acts.h"
#include "opcc-scheme-figures.h"
#include "opcc-scheme-funding.h"
#include "opcc-scheme-ratings.h"
#include "opcc-schemes.h"

struct _OpccSchemePage
{
  OpccRecordFile parent_instance;
  OpccBanner *banner; /* (nullable) until the record was read, and below */
  OpccSchemeFigures *figures;
  OpccSchemeRatings *ratings;
};

G_DEFINE_FINAL_TYPE (OpccSchemePage, opcc_scheme_page, OPCC_TYPE_RECORD_FILE)

/* clang-format off */
static const OpccColumn update_columns[] = {
  OPCC_COLUMN (dated, 130), OPCC_COLUMN_WIDE (words), OPCC_COLUMN (done, 90), OPCC_COLUMN (stage, 140),
};
static const OpccColumn change_columns[] = {
  OPCC_COLUMN (decided, 130), OPCC_COLUMN_WIDE (reason), OPCC_COLUMN (decision, 160), OPCC_COLUMN (amount, 120),
};
static const OpccColumn funding_columns[] = {
  OPCC_COLUMN_WIDE (funder), OPCC_COLUMN (kind, 150), OPCC_COLUMN (amount, 120), OPCC_COLUMN (agreed, 130),
};
static const OpccColumn request_columns[] = {
  OPCC_COLUMN_WIDE (title), OPCC_COLUMN (asked, 120), OPCC_COLUMN (asked_on, 130), OPCC_COLUMN (state, 110),
  OPCC_COLUMN (approved, 120), OPCC_COLUMN (approved_on, 130),
};

static const OpccRecordSectionSpec sections[] = {
  { N_ ("Updates"), &opcc_scheme_update_kind, "scheme", update_columns,
    G_N_ELEMENTS (update_columns), "dated", TRUE, "opcc-estates-symbolic", N_ ("No updates yet") },
  { N_ ("Budget changes"), &opcc_budget_change_kind, "scheme", change_columns,
    G_N_ELEMENTS (change_columns), "decided", TRUE, "opcc-decide-symbolic",
    N_ ("The budget is as it was first approved"), N_ ("Add a budget change…") },
  { N_ ("Where the money comes from"), &opcc_scheme_funding_kind, "scheme", funding_columns,
    G_N_ELEMENTS (funding_columns), "funder", FALSE, "opcc-estates-symbolic",
    N_ ("No source is given"), N_ ("Add a source…") },
  { N_ ("In-year requests"), &opcc_in_year_request_kind, "scheme", request_columns,
    G_N_ELEMENTS (request_columns), "asked_on", TRUE, "opcc-estates-symbolic",
    N_ ("No request in the year"), N_ ("Add a request…") },
  { NULL },
};

static const OpccRecordHeading headings[] = {
  { "budget", N_ ("Money") },
  { "done", N_ ("Progress") },
  { "rating_time", N_ ("Rating: amber and red need a reason") },
  { "over_stated", N_ ("More") },
  { NULL },
};

static const OpccRecordSpec spec = {
  .kind = &opcc_capital_scheme_kind, .headings = headings, .sections = sections,
  .subtitle = "stage",
};
/* clang-format on */

/* --- what the figures say -------------------------------------------------------------------- */

static gpointer
state_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_schemes_find (db, *(gint64 *) data, opcc_date_today (), error);
}

static OpccTone
find_tone (const char *rating)
{
  if (g_strcmp0 (rating, "red") == 0)
    return OPCC_TONE_BAD;
  return g_strcmp0 (rating, "amber") == 0 ? OPCC_TONE_WARN : OPCC_TONE_NONE;
}

static void
show_state (OpccSchemePage *self, const OpccSchemeState *state)
{
  g_autoptr (GString) text = g_string_new (opcc_scheme_rating_define (state->rating));
  g_autofree char *lacks = opcc_scheme_lacks_to_text (state->lacks);
  g_autofree char *budget = opcc_money_format (state->revised);

  if (g_strcmp0 (state->rating, "complete") == 0)
    g_string_assign (text, _ ("Nothing is left to do."));
  if (state->hint != NULL)
    g_string_append_printf (text, _ (" The figures say %s: %s."),
                            opcc_scheme_rating_get_label (state->hint), state->hint_reason);
  if (state->changes != 0)
    g_string_append_printf (text, _ (" The budget is %s with its changes."), budget);
  if (lacks != NULL)
    g_string_append_printf (text, _ (" Not given: %s."), lacks);
  opcc_banner_set (self->banner, find_tone (state->rating),
                   opcc_scheme_rating_get_label (state->rating), text->str);
  opcc_scheme_figures_show (self->figures, state);
  opcc_scheme_ratings_show (self->ratings, state);
}

static void
state_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccSchemePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccSchemeState) state =
      opcc_workspace_run_finish (opcc_record_file_get_workspace (OPCC_RECORD_FILE (self)), result,
                                 &error);

  if (state == NULL)
    opcc_page_report_error (GTK_WIDGET (self), error);
  else if (self->banner != NULL)
    show_state (self, state);
}

static void
read_state (OpccSchemePage *self)
{
  gint64 n = opcc_record_file_get_n (OPCC_RECORD_FILE (self));

  opcc_workspace_run (opcc_record_file_get_workspace (OPCC_RECORD_FILE (self)), state_job,
                      g_memdup2 (&n, sizeof n), g_free, (GDestroyNotify) opcc_scheme_state_free,
                      NULL, state_cb, g_object_ref (self));
}

static GtkWidget *
find_changes (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (OPCC_IS_RECORD_SECTION (widget))
    return opcc_record_section_get_kind (OPCC_RECORD_SECTION (widget)) == &opcc_budget_change_kind
               ? widget
               : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_changes (child);
  return found;
}

/* The list of budget changes gets the focus, which brings it into view. */
static void
trace_changes_cb (OpccSchemePage *self)
{
  GtkWidget *list = find_changes (GTK_WIDGET (self));

  if (list != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (opcc_record_section_get_table (OPCC_RECORD_SECTION (list))));
}

static void
opcc_scheme_page_made (OpccRecordFile *file, OpccRecordPage *page)
{
  OpccSchemePage *self = OPCC_SCHEME_PAGE (file);

  self->banner = OPCC_BANNER (opcc_banner_new (OPCC_TONE_NONE, "", NULL));
  opcc_banner_set_rounded (self->banner, TRUE);
  opcc_banner_set_button (self->banner, _ ("New update…"), "page.new");
  opcc_record_page_add_top (page, GTK_WIDGET (self->banner));
  self->figures = OPCC_SCHEME_FIGURES (opcc_scheme_figures_new ());
  g_signal_connect_object (self->figures, "trace-changes", G_CALLBACK (trace_changes_cb), self,
                           G_CONNECT_SWAPPED);
  opcc_record_page_add_top (page, GTK_WIDGET (self->figures));
  self->ratings = OPCC_SCHEME_RATINGS (opcc_scheme_ratings_new ());
  opcc_record_page_add_lead (page, GTK_WIDGET (self->ratings));
}

static void
opcc_scheme_page_shown (OpccRecordFile *file, OpccRecord *record)
{
  read_state (OPCC_SCHEME_PAGE (file));
}

static void
changed_cb (OpccSchemePage *self, const char *const *kinds)
{
  if (kinds == NULL || g_strv_contains (kinds, "budget_change"))
    read_state (self);
}

/* --- acts ------------------------------------------------------------------------------------ */

static gpointer
add_update_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_scheme_update_add (db, data, error));
}

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRecordFile *file = OPCC_RECORD_FILE (widget);
  const OpccRecordFormWords words = { _ ("New update"), _ ("Add update") };
  g_autoptr (OpccSchemeUpdate) update = g_object_new (OPCC_TYPE_SCHEME_UPDATE, NULL);

  update->scheme = opcc_record_file_get_n (file);
  update->dated = opcc_date_today ();
  opcc_record_form_open (widget, opcc_record_file_get_workspace (file), OPCC_RECORD (update),
                         opcc_update_fields + 1, &words, add_update_job);
}

static void
opcc_scheme_page_dispose (GObject *object)
{
  OPCC_SCHEME_PAGE (object)->banner = NULL;
  G_OBJECT_CLASS (opcc_scheme_page_parent_class)->dispose (object);
}

static void
opcc_scheme_page_class_init (OpccSchemePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_scheme_page_dispose;
  OPCC_RECORD_FILE_CLASS (klass)->made = opcc_scheme_page_made;
  OPCC_RECORD_FILE_CLASS (klass)->shown = opcc_scheme_page_shown;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.new", NULL, new_cb);
}

static void
opcc_scheme_page_init (OpccSchemePage *self)
{
}

GtkWidget *
opcc_scheme_page_new (OpccWorkspace *workspace, gint64 n)
{
  OpccSchemePage *self = g_object_new (OPCC_TYPE_SCHEME_PAGE, NULL);

  opcc_record_file_open (OPCC_RECORD_FILE (self), workspace, &spec, n);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new",
                                 !opcc_workspace_is_read_only (workspace));
  return GTK_WIDGET (self);
}
