/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccGrantPage: one grant after its award: what is next, its money, agreement, payments, returns.
 */
#include "opcc-grant-page.h"

#include <glib/gi18n-lib.h>

#include "opcc-banner.h"
#include "opcc-delivery.h"
#include "opcc-grant-acts.h"
#include "opcc-grant-figures.h"
#include "opcc-grant-files.h"
#include "opcc-grants-pages.h"
#include "opcc-output-measure.h"
#include "opcc-reserve-acts.h"
#include "opcc-record-form.h"
#include "opcc-variation.h"

struct _OpccGrantPage
{
  OpccRecordFile parent_instance;
  OpccBanner *banner; /* (nullable) until the record was read, and below */
  OpccGrantFigures *figures;
  OpccDelivery *grant; /* (owned) (nullable) until it was read */
};

G_DEFINE_FINAL_TYPE (OpccGrantPage, opcc_grant_page, OPCC_TYPE_RECORD_FILE)

/* clang-format off */
static const OpccColumn agreement_columns[] = {
  OPCC_COLUMN (reference, 140), OPCC_COLUMN (sent, 120), OPCC_COLUMN (signed_on, 120), OPCC_COLUMN_WIDE (conditions),
  OPCC_COLUMN (conditions_met, 130), OPCC_COLUMN (closed, 120),
};
static const OpccColumn payment_columns[] = {
  OPCC_COLUMN (title, 120), OPCC_COLUMN_WIDE (basis), OPCC_COLUMN (due, 120), OPCC_COLUMN (grant_return, 120),
  OPCC_COLUMN (amount, 110), OPCC_COLUMN (state, 100), OPCC_COLUMN (paid, 120), OPCC_COLUMN (year, 90),
};
static const OpccColumn return_columns[] = {
  OPCC_COLUMN (title, 110), OPCC_COLUMN (period_end, 130), OPCC_COLUMN (due, 130), OPCC_COLUMN (received, 130),
  OPCC_COLUMN (accepted, 130), OPCC_COLUMN (spent, 110), OPCC_COLUMN_WIDE (narrative),
};
static const OpccColumn measure_columns[] = {
  OPCC_COLUMN_WIDE (title), OPCC_COLUMN (sort, 100), OPCC_COLUMN (unit, 120), OPCC_COLUMN (target, 90),
  OPCC_COLUMN (actual, 90), OPCC_COLUMN (period_end, 130),
};
static const OpccColumn variation_columns[] = {
  OPCC_COLUMN (agreed, 130), OPCC_COLUMN_WIDE (reason), OPCC_COLUMN (amount_change, 150), OPCC_COLUMN (new_end, 130),
  OPCC_COLUMN (agreed_by, 150),
};

static const char *const agreement_fields[] = {
  "reference", "sent", "signed_on", "conditions", "conditions_met", "payee", "closed", "lessons", NULL
};
static const char *const payment_fields[] = {
  "basis", "due", "grant_return", "amount", "state", "paid", "note", NULL
};
static const char *const return_fields[] = {
  "period_end", "due", "chased", "received", "spent", "narrative", "queried", "query", "accepted", NULL
};
static const char *const measure_fields[] = {
  "title", "sort", "unit", "target", "period_end", "actual", "grant_return", "note", NULL
};
static const char *const variation_fields[] = {
  "agreed", "reason", "amount_change", "new_end", "agreed_by", NULL
};

static const OpccRecordSectionSpec sections[] = {
  { N_ ("Agreement"), &opcc_agreement_kind, "award", agreement_columns,
    G_N_ELEMENTS (agreement_columns), "sent", FALSE, "opcc-decide-symbolic",
    N_ ("No agreement yet"), N_ ("Add the agreement…"), agreement_fields, .one_only = TRUE },
  { N_ ("Payments"), &opcc_payment_kind, "award", payment_columns,
    G_N_ELEMENTS (payment_columns), "number", FALSE, "opcc-grants-symbolic",
    N_ ("Nothing is planned yet"), N_ ("Add a payment…"), payment_fields },
  { N_ ("Returns"), &opcc_grant_return_kind, "award", return_columns,
    G_N_ELEMENTS (return_columns), "period_end", FALSE, "opcc-grants-symbolic",
    N_ ("No return is planned yet"), N_ ("Add a return…"), return_fields, .has_page = TRUE },
  { N_ ("Outputs and outcomes"), &opcc_output_measure_kind, "award", measure_columns,
    G_N_ELEMENTS (measure_columns), "period_end", FALSE, "opcc-grants-symbolic",
    N_ ("Nothing is counted yet"), N_ ("Add an output or outcome…"), measure_fields },
  { N_ ("Variations"), &opcc_variation_kind, "award", variation_columns,
    G_N_ELEMENTS (variation_columns), "agreed", FALSE, "opcc-decide-symbolic",
    N_ ("The grant is as it was decided"), N_ ("Add a variation…"), variation_fields },
  { NULL },
};

static const char *const fields[] = {
  "amount",  "decided", "decision_ref",  "conditions", "reasons",
  "state", "varied",  "varied_reason", NULL
};

static const OpccRecordHeading headings[] = {
  { "amount", N_ ("As it was decided") },
  { NULL },
};

static const OpccRecordSpec spec = { &opcc_award_kind, fields, headings, sections, "decision_ref",
                                     "grant-spend", "award", .has_files = TRUE };

static const char *const return_page_fields[] = {
  "award", "period_end", "due", "chased", "received", "spent", "narrative", "queried", "query", "accepted", NULL
};

const OpccRecordSpec opcc_grant_return_record = {
  &opcc_grant_return_kind, return_page_fields, .subtitle = "period_end", .has_files = TRUE,
};
/* clang-format on */

static OpccWorkspace *
get_workspace (OpccGrantPage *self)
{
  return opcc_record_file_get_workspace (OPCC_RECORD_FILE (self));
}

/* --- what is next ---------------------------------------------------------------------------- */

/* What holds the next payment back, and what will not be spent. */
static char *
explain (const OpccDelivery *grant)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (grant->held_back > 0)
    {
      g_autofree char *sum = opcc_money_format (grant->held_back);

      g_string_append_printf (text, _ ("%s is due and held back. "), sum);
    }
  if (grant->at_risk > 0)
    {
      g_autofree char *sum = opcc_money_format (grant->at_risk);

      g_string_append_printf (text,
                              _ ("At this pace %s will not be spent, and could be used again. "),
                              sum);
    }
  if (grant->n_unproved > 0)
    g_string_append (text, _ ("The return that waits to be accepted has no evidence attached. "));
  return g_strdup (g_strchomp (text->str));
}

static void
show_grant (OpccGrantPage *self)
{
  const OpccDelivery *grant = self->grant;
  const char *verb = opcc_grant_act_get_verb (grant);
  g_autofree char *text = explain (grant);
  g_autofree char *subtitle =
      g_strdup_printf ("%s · %s", grant->application->reference, grant->application->title);

  opcc_page_set_title (OPCC_PAGE (self), grant->organisation->name);
  opcc_page_set_subtitle (OPCC_PAGE (self), subtitle);
  opcc_banner_set (self->banner, opcc_grant_act_get_tone (grant), grant->words, text);
  /* An ordinary step is nothing that is shut: no lock beside it. */
  opcc_banner_set_icon_name (self->banner, opcc_grant_act_get_tone (grant) == OPCC_TONE_NONE
                                               ? "opcc-clock-symbolic"
                                               : NULL);
  opcc_banner_set_button (self->banner,
                          opcc_workspace_is_read_only (get_workspace (self)) ? NULL : verb,
                          "page.next");
  opcc_grant_figures_show (self->figures, grant);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.release",
                                 g_strcmp0 (grant->award->state, "approved") == 0 &&
                                     !opcc_workspace_is_read_only (get_workspace (self)));
}

static gpointer
read_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_delivery_load (db, *(gint64 *) data, opcc_date_today (), error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccGrantPage) self = user_data;
  g_autoptr (GError) error = NULL;
  OpccDelivery *grant = opcc_workspace_run_finish (get_workspace (self), result, &error);

  if (grant == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  opcc_delivery_free (self->grant);
  self->grant = grant;
  if (self->banner != NULL)
    show_grant (self);
}

static void
read_grant (OpccGrantPage *self)
{
  const gint64 n = opcc_record_file_get_n (OPCC_RECORD_FILE (self));

  opcc_workspace_run (get_workspace (self), read_job, g_memdup2 (&n, sizeof n), g_free,
                      (GDestroyNotify) opcc_delivery_free, NULL, read_cb, g_object_ref (self));
}

static void
changed_cb (OpccGrantPage *self, const char *const *kinds)
{
  static const char *const ours[] = { "agreement", "payment",     "grant_return", "output_measure",
                                      "variation", "application", "organisation", "attachment" };

  for (guint i = 0; self->banner != NULL && i < G_N_ELEMENTS (ours); i++)
    if (kinds == NULL || g_strv_contains (kinds, ours[i]))
      {
        read_grant (self);
        return;
      }
}

/* --- the page -------------------------------------------------------------------------------- */

static void
add_link (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "opcc-link");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_links (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  add_link (box, _ ("Open the application"), "page.application");
  add_link (box, _ ("Auditor’s bundle…"), "page.bundle");
  add_link (box, _ ("Withdraw and release…"), "page.release");
  gtk_widget_set_margin_start (box, 24);
  return box;
}

static void
opcc_grant_page_made (OpccRecordFile *file, OpccRecordPage *page)
{
  OpccGrantPage *self = OPCC_GRANT_PAGE (file);

  self->banner = OPCC_BANNER (opcc_banner_new (OPCC_TONE_NONE, "", NULL));
  opcc_banner_set_rounded (self->banner, TRUE);
  opcc_record_page_add_top (page, GTK_WIDGET (self->banner));
  self->figures = OPCC_GRANT_FIGURES (opcc_grant_figures_new ());
  gtk_widget_set_margin_top (GTK_WIDGET (self->figures), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->figures), 12);
  gtk_widget_set_margin_start (GTK_WIDGET (self->figures), 24);
  gtk_widget_set_margin_end (GTK_WIDGET (self->figures), 24);
  opcc_record_page_add_top (page, GTK_WIDGET (self->figures));
  opcc_record_page_add_top (page, make_links ());
}

static void
opcc_grant_page_shown (OpccRecordFile *file, OpccRecord *record)
{
  read_grant (OPCC_GRANT_PAGE (file));
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccGrantPage *self = OPCC_GRANT_PAGE (widget);

  if (self->grant != NULL && !opcc_workspace_is_read_only (get_workspace (self)))
    opcc_grant_act_do (widget, get_workspace (self), self->grant);
}

static void
application_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccGrantPage *self = OPCC_GRANT_PAGE (widget);

  if (self->grant != NULL)
    opcc_page_show_record (widget, "application", self->grant->award->application);
}

static void
release_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccGrantPage *self = OPCC_GRANT_PAGE (widget);

  if (self->grant != NULL)
    opcc_reserve_ask_release (widget, get_workspace (self), self->grant);
}

static void
bundle_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccGrantPage *self = OPCC_GRANT_PAGE (widget);
  g_autofree char *name = NULL;

  if (self->grant == NULL)
    return;
  name = g_strdup_printf ("%s.zip", self->grant->application->reference);
  opcc_grant_file_ask (widget, get_workspace (self), OPCC_GRANT_FILE_BUNDLE,
                       self->grant->award->application, name);
}

static void
opcc_grant_page_dispose (GObject *object)
{
  OPCC_GRANT_PAGE (object)->banner = NULL;
  G_OBJECT_CLASS (opcc_grant_page_parent_class)->dispose (object);
}

static void
opcc_grant_page_finalize (GObject *object)
{
  opcc_delivery_free (OPCC_GRANT_PAGE (object)->grant);
  G_OBJECT_CLASS (opcc_grant_page_parent_class)->finalize (object);
}

static void
opcc_grant_page_class_init (OpccGrantPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_grant_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_grant_page_finalize;
  OPCC_RECORD_FILE_CLASS (klass)->made = opcc_grant_page_made;
  OPCC_RECORD_FILE_CLASS (klass)->shown = opcc_grant_page_shown;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.next", NULL, next_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.release", NULL, release_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.bundle", NULL, bundle_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.application", NULL,
                                   application_cb);
}

static void
opcc_grant_page_init (OpccGrantPage *self)
{
}

GtkWidget *
opcc_grant_page_new (OpccWorkspace *workspace, gint64 n)
{
  OpccGrantPage *self = g_object_new (OPCC_TYPE_GRANT_PAGE, NULL);

  opcc_record_file_open (OPCC_RECORD_FILE (self), workspace, &spec, n);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
