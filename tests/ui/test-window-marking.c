/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record is marked from its page: the dialog, the badge in the header, the toast that takes it
 * back, its history. */
#include "office-test.h"

#include <adwaita.h>

#include "opcc-apply-dialog.h"
#include "opcc-domain-table.h"
#include "opcc-protect-dialog.h"
#include "opcc-store.h"
#include "opcc-ui-test.h"

typedef struct
{
  char *path; /* (owned) */
  OpccWindow *window;
} Fixture;

static gboolean
is_asking (gpointer data)
{
  return office_test_find_window (OPCC_TYPE_PROTECT_DIALOG) != NULL;
}

static gboolean
is_answered (gpointer data)
{
  return !is_asking (NULL);
}

static OpccApplyDialog *
ask (Fixture *self)
{
  office_test_act (self->window, "protect", NULL);
  opcc_test_wait (is_asking, NULL);
  return office_test_find_window (OPCC_TYPE_PROTECT_DIALOG);
}

static GtkWidget *
get_row (OpccApplyDialog *dialog, const char *name)
{
  GObject *row =
      gtk_widget_get_template_child (GTK_WIDGET (dialog), OPCC_TYPE_PROTECT_DIALOG, name);

  g_assert_true (GTK_IS_WIDGET (row));
  return GTK_WIDGET (row);
}

static const char *
get_typed (OpccApplyDialog *dialog, const char *name)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_row (dialog, name)));
}

static void
type (OpccApplyDialog *dialog, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_row (dialog, name)), text);
}

static void
choose (OpccApplyDialog *dialog, guint grade)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (dialog, "grade")), grade);
}

static void
apply (OpccApplyDialog *dialog)
{
  opcc_apply_dialog_apply (dialog);
  opcc_test_wait (is_answered, NULL);
}

/* (nullable): what the header says; NULL for nothing */
static const char *
get_badge (gpointer window)
{
  GObject *button = gtk_widget_get_template_child (window, OPCC_TYPE_WINDOW, "marking_button");
  GObject *label = gtk_widget_get_template_child (window, OPCC_TYPE_WINDOW, "marking_label");

  return gtk_widget_get_visible (GTK_WIDGET (button)) ? gtk_label_get_label (GTK_LABEL (label))
                                                      : NULL;
}

static gboolean
is_marked (gpointer data)
{
  return g_strcmp0 (get_badge (data), "OFFICIAL-SENSITIVE: COMMERCIAL") == 0;
}

static gboolean
is_plain (gpointer data)
{
  return get_badge (data) == NULL;
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->path = office_test_make ();
  self->window = office_test_open (self->path);
  opcc_window_show_record (self->window, "organisation", 1);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  office_test_close (self->window);
  office_test_remove (self->path);
}

static void
mark (Fixture *self)
{
  OpccApplyDialog *dialog = ask (self);

  choose (dialog, 1);
  type (dialog, "handling", "commercial");
  type (dialog, "reason", "A tender is open");
  apply (dialog);
  opcc_test_wait (is_marked, self->window);
}

/* What the dialog says follows what is chosen; what was set is there again when it is opened. */
static void
test_set (Fixture *self, gconstpointer unused)
{
  OpccApplyDialog *dialog = ask (self);

  g_assert_true (
      opcc_test_shows_text (GTK_WIDGET (dialog), "The marking keeps the record from nobody."));
  choose (dialog, 1);
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (dialog),
                                       "Partners see the record. What is for the public is given "
                                       "without it, and says so."));
  type (dialog, "handling", "commercial");
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (dialog),
                                       "Only the office sees the record. Lists, papers and "
                                       "published data are given to others without it, and say "
                                       "so."));
  gtk_window_close (GTK_WINDOW (dialog));
  opcc_test_wait (is_answered, NULL);
  mark (self);
  g_assert_cmpstr (office_test_last_toast (self->window), ==,
                   "Marked OFFICIAL-SENSITIVE: COMMERCIAL");
  dialog = ask (self);
  g_assert_cmpstr (get_typed (dialog, "handling"), ==, "COMMERCIAL");
  g_assert_cmpstr (get_typed (dialog, "reason"), ==, "A tender is open");
  choose (dialog, 0);
  type (dialog, "handling", "");
  apply (dialog);
  opcc_test_wait (is_plain, self->window);
  g_assert_cmpstr (office_test_last_toast (self->window), ==, "Marked OFFICIAL");
}

/* Undo takes it off, and the badge with it. */
static void
test_undo (Fixture *self, gconstpointer unused)
{
  mark (self);
  g_assert_true (office_test_is_enabled (self->window, "undo"));
  office_test_act (self->window, "undo", NULL);
  opcc_test_wait (is_plain, self->window);
  office_test_act (self->window, "redo", NULL);
  opcc_test_wait (is_marked, self->window);
}

/* The badge is of the record in view, and of no other page. */
static void
test_follows_the_page (Fixture *self, gconstpointer unused)
{
  mark (self);
  opcc_window_show_record (self->window, "round", 1);
  opcc_test_wait (is_plain, self->window);
  opcc_window_show_record (self->window, "organisation", 1);
  opcc_test_wait (is_marked, self->window);
  office_test_act (self->window, "show-domain", "s", "grants");
  opcc_test_wait (is_plain, self->window);
  g_assert_false (office_test_is_enabled (self->window, "protect"));
}

static gboolean
has_history (gpointer data)
{
  return opcc_test_shows_text (data, "Protective marking: Added");
}

static void
test_history (Fixture *self, gconstpointer unused)
{
  mark (self);
  opcc_test_wait (has_history, self->window);
}

int
main (int argc, char **argv)
{
  office_test_init (&argc, &argv);
  opcc_domain_table_register ();
  g_test_add ("/window/marking/set", Fixture, NULL, set_up, test_set, tear_down);
  g_test_add ("/window/marking/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/window/marking/page", Fixture, NULL, set_up, test_follows_the_page, tear_down);
  g_test_add ("/window/marking/history", Fixture, NULL, set_up, test_history, tear_down);
  return g_test_run ();
}
