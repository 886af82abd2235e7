/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccApplicationPage: one application: its flags with their rules, its answers, its markers. */
#include "opcc-application-page.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "opcc-application-acts.h"
#include "opcc-application-file.h"
#include "opcc-assignment.h"
#include "opcc-attachment-section.h"
#include "opcc-banner.h"
#include "opcc-children.h"
#include "opcc-error.h"
#include "opcc-flag-words.h"
#include "opcc-record-acts.h"
#include "opcc-grants-pages.h"
#include "opcc-place.h"
#include "opcc-record-changes.h"
#include "opcc-record-page.h"
#include "opcc-record-section.h"

struct _OpccApplicationPage
{
  OpccPage parent_instance;
  OpccRecordPage *record;    /* (nullable) until it was read */
  GtkWidget *head;           /* (nullable) */
  GtkWidget *banners;        /* (nullable) */
  GtkWidget *checks;         /* (nullable) label of what is missing of the organisation's papers */
  OpccWorkspace *workspace;  /* (owned) */
  OpccApplicationFile *file; /* (owned) (nullable) */
  GPtrArray *flags;          /* (owned) (nullable) of OpccFlagWords */
  gint64 n;
  gboolean reading;
  gboolean stale;
};

static const OpccColumn marker_columns[] = {
  { "marker", N_ ("Marker"), "marker", 220, 0, .expand = TRUE },
  { "state", N_ ("State"), "state", 120, 0 },
  { "submitted", N_ ("Submitted"), "submitted", 190, 0 },
  { "reason", N_ ("Conflict"), "reason", 160, 0, .expand = TRUE },
};

G_DEFINE_FINAL_TYPE (OpccApplicationPage, opcc_application_page, OPCC_TYPE_PAGE)

/* --- head: who asks for what ----------------------------------------------------------------- */

static void
add_part (GString *line, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

static char *
describe_marks (OpccApplication *application)
{
  if (isnan (application->score))
    return g_strdup (_ ("not marked"));
  if (isnan (application->spread))
    return g_strdup_printf ("%.1f%%", application->score);
  /* Translators: score and how far the markers are apart: "62.0%, markers 6.0 points apart". */
  return g_strdup_printf (_ ("%.1f%%, markers %.1f points apart"), application->score,
                          application->spread);
}

static char *
describe (const OpccApplicationFile *file)
{
  OpccApplication *application = file->application;
  const OpccField *stage = opcc_kind_find_field (&opcc_application_kind, "stage");
  const OpccPlace *place =
      application->district != NULL ? opcc_place_by_key (application->district) : NULL;
  g_autoptr (GString) line = g_string_new (application->reference);
  g_autofree char *marks = describe_marks (application);
  g_autofree char *asked = NULL;

  if (application->asked != OPCC_NO_MONEY)
    {
      g_autofree char *sum = opcc_money_format (application->asked);

      asked = g_strdup_printf (_ ("%s asked"), sum);
    }
  add_part (line, asked);
  add_part (line, place != NULL ? place->label : application->place_given);
  add_part (line, application->priority);
  add_part (line, opcc_choice_get_label (stage->choices, application->stage));
  add_part (line, marks);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
fill_head (OpccApplicationPage *self)
{
  g_autofree char *line = describe (self->file);
  GtkWidget *title = opcc_children_new_label (self->file->application->title, "opcc-page-title", 0);
  GtkWidget *facts = opcc_children_new_label (line, "opcc-small opcc-dim", 0);
  GtkWidget *link = gtk_button_new_with_label (self->file->organisation->name);
  g_autofree char *name =
      g_strdup_printf (_ ("Open the organisation %s"), self->file->organisation->name);

  opcc_children_unparent (self->head);
  gtk_widget_add_css_class (link, "flat");
  gtk_widget_add_css_class (link, "opcc-link");
  gtk_widget_add_css_class (link, "opcc-bar-name");
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (link), "page.organisation");
  opcc_children_set_name (link, name);
  gtk_box_append (GTK_BOX (self->head), title);
  gtk_box_append (GTK_BOX (self->head), link);
  gtk_box_append (GTK_BOX (self->head), facts);
}

/* --- flags ----------------------------------------------------------------------------------- */

static const OpccFlagWords *
find_flag (OpccApplicationPage *self, const char *key)
{
  for (guint i = 0; self->flags != NULL && i < self->flags->len; i++)
    {
      const OpccFlagWords *words = g_ptr_array_index (self->flags, i);

      if (g_str_equal (words->flag->key, key))
        return words;
    }
  return NULL;
}

static void
override_clicked_cb (GtkWidget *banner)
{
  gtk_widget_activate_action (banner, "page.override", "s", gtk_widget_get_name (banner));
}

static GtkWidget *
make_banner (OpccApplicationPage *self, const OpccFlagWords *words)
{
  OpccApplication *application = self->file->application;
  g_autofree char *sentence = opcc_application_file_explain (self->file, words->flag->key);
  g_autofree char *reason = opcc_application_file_get_reason (self->file, words->flag);
  g_autofree char *aside =
      g_strdup_printf (_ ("Set aside by %s: %s"),
                       application->override_who != NULL ? application->override_who
                                                         : _ ("a person"),
                       reason);
  GtkWidget *banner =
      opcc_banner_new (words->tone, words->label, words->set_aside ? aside : sentence);

  opcc_banner_set_icon_name (OPCC_BANNER (banner), words->icon_name);
  gtk_widget_set_name (banner, words->flag->key);
  if (!words->set_aside && words->flag->weight != OPCC_FLAG_INFO &&
      !opcc_workspace_is_read_only (self->workspace))
    {
      opcc_banner_set_button (OPCC_BANNER (banner), _ ("Override…"), NULL);
      g_signal_connect (banner, "button-clicked", G_CALLBACK (override_clicked_cb), NULL);
    }
  return banner;
}

static void
earlier_clicked_cb (GtkWidget *banner)
{
  opcc_page_show_record (banner, "award", g_ascii_strtoll (gtk_widget_get_name (banner), NULL, 10));
}

/* What an earlier grant left open, with the way to it. */
static GtkWidget *
make_earlier (const OpccEarlierGrant *grant)
{
  g_autofree char *name = g_strdup_printf ("%" PRId64, grant->award);
  g_autofree char *words = opcc_earlier_grant_say (grant);
  GtkWidget *banner = opcc_banner_new (OPCC_TONE_WARN, _ ("Earlier grant"), words);

  gtk_widget_set_name (banner, name);
  opcc_banner_set_button (OPCC_BANNER (banner), _ ("Open the grant"), NULL);
  g_signal_connect (banner, "button-clicked", G_CALLBACK (earlier_clicked_cb), NULL);
  return banner;
}

static void
fill_banners (OpccApplicationPage *self)
{
  const GPtrArray *earlier = self->file->applicant->earlier;

  g_clear_pointer (&self->flags, g_ptr_array_unref);
  self->flags = opcc_flag_words_list (self->file->application, self->file->scheme);
  opcc_children_unparent (self->banners);
  for (guint i = 0; i < self->flags->len; i++)
    gtk_box_append (GTK_BOX (self->banners),
                    make_banner (self, g_ptr_array_index (self->flags, i)));
  for (guint i = 0; i < earlier->len; i++)
    gtk_box_append (GTK_BOX (self->banners), make_earlier (g_ptr_array_index (earlier, i)));
}

/* --- the record ------------------------------------------------------------------------------ */

static gpointer
save_record (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_record_act_save (db, data, error));
}

static void
theirs_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccApplicationPage) self = user_data;
  g_autoptr (OpccApplicationFile) file = opcc_workspace_run_finish (self->workspace, result, NULL);
  g_autoptr (GError) error = g_error_new_literal (OPCC_ERROR, OPCC_ERROR_CONFLICT,
                                                  _ ("The application was changed meanwhile."));

  if (self->record != NULL)
    opcc_record_page_saved (self->record, error,
                            file != NULL ? OPCC_RECORD (file->application) : NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccApplicationPage) self = user_data;
  g_autoptr (GError) error = NULL;

  opcc_workspace_run_finish (self->workspace, result, &error);
  if (g_error_matches (error, OPCC_ERROR, OPCC_ERROR_CONFLICT))
    {
      opcc_workspace_run (self->workspace, opcc_application_file_read,
                          g_memdup2 (&self->n, sizeof self->n), g_free,
                          (GDestroyNotify) opcc_application_file_free, NULL, theirs_cb,
                          g_object_ref (self));
      return;
    }
  if (self->record != NULL)
    opcc_record_page_saved (self->record, error, NULL);
  if (error == NULL)
    opcc_page_toast (GTK_WIDGET (self), _ ("Application saved"), TRUE);
}

static void
save_cb (OpccApplicationPage *self, OpccRecord *changed)
{
  opcc_workspace_run (self->workspace, save_record, opcc_record_copy (changed), g_object_unref,
                      NULL, NULL, saved_cb, g_object_ref (self));
}

static GtkWidget *
make_markers (OpccApplicationPage *self)
{
  GtkWidget *table = opcc_table_new ();
  OpccQuery *query = opcc_query_new (&opcc_assignment_kind);
  g_autoptr (OpccSlotList) list = NULL;

  opcc_query_where_integer (query, "application", OPCC_TEST_IS, self->n);
  list = opcc_slot_list_new (opcc_workspace_get_list_source (self->workspace), query);
  opcc_table_set_columns (OPCC_TABLE (table), &opcc_assignment_kind, marker_columns,
                          G_N_ELEMENTS (marker_columns), NULL);
  opcc_table_set_nothing_yet (OPCC_TABLE (table), "opcc-decide-symbolic", _ ("No markers yet"),
                              _ ("Share the applications out in the Marking tab of the round."),
                              NULL);
  opcc_table_set_list (OPCC_TABLE (table), list);
  gtk_widget_set_size_request (table, -1, 180);
  return table;
}

/* Rules that were answered, and the papers of the organisation, which other rounds saw too. */
static void
add_checks (OpccApplicationPage *self)
{
  const gint64 organisation = self->file->application->organisation;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  opcc_record_page_add_section (self->record, NULL,
                                opcc_record_section_new (self->workspace, &opcc_eligibility_section,
                                                         self->n));
  self->checks = opcc_children_new_label (NULL, "opcc-small", 0);
  gtk_label_set_wrap (GTK_LABEL (self->checks), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->checks), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box),
                  opcc_record_section_new (self->workspace, &opcc_organisation_checks_section,
                                           organisation));
  gtk_box_append (GTK_BOX (box), self->checks);
  opcc_record_page_add_section (self->record, NULL, box);
  opcc_record_page_add_section (self->record, NULL,
                                opcc_attachment_section_new (self->workspace,
                                                             &opcc_application_kind, self->n));
}

static void
fill_checks (OpccApplicationPage *self)
{
  g_autofree char *words = opcc_check_state_say (self->file->applicant->checks);

  gtk_label_set_text (GTK_LABEL (self->checks), words);
}

static void
make_record (OpccApplicationPage *self)
{
  static const char *const fields[] = { "title",          "summary",
                                        "need",           "outcomes",
                                        "asked",          "total_cost",
                                        "match_funding",  "match_funder",
                                        "starts",         "ends",
                                        "district",       "zone",
                                        "priority",       "received",
                                        "form_id",        "contact_name",
                                        "contact_email",  "contact_role",
                                        "previous_grant", "previous_return",
                                        "other_answers",  NULL };
  OpccForm *form;

  self->record =
      OPCC_RECORD_PAGE (opcc_record_page_new (OPCC_RECORD (self->file->application),
                                              opcc_workspace_get_list_source (self->workspace)));
  form = opcc_record_page_get_form (self->record);
  opcc_form_set_fields (form, fields);
  opcc_form_add_heading (form, "title", _ ("The project"));
  opcc_form_add_heading (form, "asked", _ ("The money"));
  opcc_form_add_heading (form, "starts", _ ("When and where"));
  opcc_form_add_heading (form, "contact_name", _ ("Who to ask"));
  opcc_form_add_heading (form, "previous_grant", _ ("Before"));
  self->head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_margin_top (self->head, 12);
  gtk_widget_set_margin_bottom (self->head, 12);
  gtk_widget_set_margin_start (self->head, 24);
  gtk_widget_set_margin_end (self->head, 24);
  self->banners = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  opcc_record_page_add_top (self->record, self->head);
  opcc_record_page_add_top (self->record, self->banners);
  opcc_record_page_add_section (self->record, _ ("Markers"), make_markers (self));
  add_checks (self);
  g_signal_connect_object (self->record, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  if (opcc_workspace_is_read_only (self->workspace))
    opcc_record_page_set_read_only (self->record, _ ("The office file is read only."));
  opcc_page_set_child (OPCC_PAGE (self), GTK_WIDGET (self->record));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccApplicationPage) self = user_data;
  g_autoptr (GError) error = NULL;
  OpccApplicationFile *file = opcc_workspace_run_finish (self->workspace, result, &error);
  g_autofree char *subtitle = NULL;

  self->reading = FALSE;
  if (file == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->file, opcc_application_file_free);
  self->file = file;
  if (self->record == NULL)
    make_record (self);
  else
    opcc_record_page_set_record (self->record, OPCC_RECORD (file->application));
  fill_head (self);
  fill_banners (self);
  fill_checks (self);
  opcc_record_changes_show (self->record, self->file->history);
  /* Translators: below the title of an application: its reference and its round. */
  subtitle = g_strdup_printf (_ ("%s · %s"), file->application->reference, file->round->title);
  opcc_page_set_title (OPCC_PAGE (self), file->organisation->name);
  opcc_page_set_subtitle (OPCC_PAGE (self), subtitle);
  if (self->stale)
    opcc_page_refresh (OPCC_PAGE (self));
}

static void
read_application (OpccApplicationPage *self)
{
  self->stale = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  opcc_workspace_run (self->workspace, opcc_application_file_read,
                      g_memdup2 (&self->n, sizeof self->n), g_free,
                      (GDestroyNotify) opcc_application_file_free, NULL, read_cb,
                      g_object_ref (self));
}

static void
changed_cb (OpccApplicationPage *self, const char *const *kinds)
{
  static const char *const ours[] = {
    "application",    "organisation",       "round",      "scheme",  "award",
    "record_marking", "organisation_check", "check_rule", "payment", "grant_return"
  };

  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    if (kinds == NULL || g_strv_contains (kinds, ours[i]))
      {
        read_application (self);
        return;
      }
}

/* --- actions --------------------------------------------------------------------------------- */

static void
override_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccApplicationPage *self = OPCC_APPLICATION_PAGE (widget);
  const OpccFlagWords *words = find_flag (self, g_variant_get_string (parameter, NULL));
  g_autofree char *sentence = NULL;

  if (words == NULL || opcc_workspace_is_read_only (self->workspace))
    return;
  sentence = opcc_application_file_explain (self->file, words->flag->key);
  opcc_application_ask_override (widget, self->workspace, self->n, words, sentence);
}

static void
change_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccApplicationPage *self = OPCC_APPLICATION_PAGE (widget);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (numbers, self->n);
  if (g_str_equal (action, "page.set-flag"))
    opcc_application_ask_flag (widget, self->workspace, numbers);
  else if (g_str_equal (action, "page.settle"))
    opcc_application_ask_settle (widget, self->workspace, numbers);
  else
    opcc_application_ask_stage (widget, self->workspace, numbers);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccApplicationPage *self = OPCC_APPLICATION_PAGE (widget);

  if (self->file == NULL)
    return;
  if (g_str_equal (action, "page.round"))
    opcc_page_show_record (widget, "round", self->file->application->round);
  else
    opcc_page_show_record (widget, "organisation", self->file->application->organisation);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccApplicationPage *self = OPCC_APPLICATION_PAGE (widget);

  if (self->record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->record), "record.edit", NULL);
}

static gboolean
opcc_application_page_can_close (OpccPage *page)
{
  OpccApplicationPage *self = OPCC_APPLICATION_PAGE (page);

  return self->record == NULL || opcc_page_can_close (OPCC_PAGE (self->record));
}

static void
opcc_application_page_refresh (OpccPage *page)
{
  read_application (OPCC_APPLICATION_PAGE (page));
}

static void
opcc_application_page_dispose (GObject *object)
{
  OpccApplicationPage *self = OPCC_APPLICATION_PAGE (object);

  self->record = NULL;
  self->checks = NULL;
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_application_page_parent_class)->dispose (object);
}

static void
opcc_application_page_finalize (GObject *object)
{
  OpccApplicationPage *self = OPCC_APPLICATION_PAGE (object);

  g_clear_pointer (&self->file, opcc_application_file_free);
  g_clear_pointer (&self->flags, g_ptr_array_unref);
  G_OBJECT_CLASS (opcc_application_page_parent_class)->finalize (object);
}

static void
opcc_application_page_class_init (OpccApplicationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_application_page_dispose;
  object_class->finalize = opcc_application_page_finalize;
  OPCC_PAGE_CLASS (klass)->can_close = opcc_application_page_can_close;
  OPCC_PAGE_CLASS (klass)->refresh = opcc_application_page_refresh;

  gtk_widget_class_install_action (widget_class, "page.override", "s", override_cb);
  gtk_widget_class_install_action (widget_class, "page.set-flag", NULL, change_cb);
  gtk_widget_class_install_action (widget_class, "page.change-stage", NULL, change_cb);
  gtk_widget_class_install_action (widget_class, "page.settle", NULL, change_cb);
  gtk_widget_class_install_action (widget_class, "page.organisation", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "page.round", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_cb);
}

static void
opcc_application_page_init (OpccApplicationPage *self)
{
}

GtkWidget *
opcc_application_page_new (OpccWorkspace *workspace, gint64 n)
{
  OpccApplicationPage *self;
  g_autofree char *document = NULL;

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (OPCC_TYPE_APPLICATION_PAGE, "title", _ ("Application"), NULL);
  self->workspace = g_object_ref (workspace);
  self->n = n;
  document = g_strdup_printf ("record?kind=application&n=%" PRId64, n);
  opcc_page_set_document (OPCC_PAGE (self), document);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_application (self);
  return GTK_WIDGET (self);
}
