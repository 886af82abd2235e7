/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building a row of the letters tab. */
#include "opcc-letter-row.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-letter-template.h"
#include "opcc-pill.h"

const char *const opcc_letter_standings[] = { "make", "review", "ready", "issued", "look", "none" };

OpccLetterStanding
opcc_letter_row_get_standing (const OpccLetterRow *row)
{
  const char *state = row->letter != NULL ? row->letter->state : "withdrawn";

  if (row->stale != NULL || row->gap != NULL)
    return OPCC_LETTER_LOOK;
  if (g_str_equal (state, "withdrawn"))
    return row->outcome != NULL ? OPCC_LETTER_TO_MAKE : OPCC_LETTER_NONE;
  if (g_str_equal (state, "issued"))
    return OPCC_LETTER_ISSUED;
  return g_str_equal (state, "draft") && opcc_letter_needs_review (row->letter)
             ? OPCC_LETTER_TO_REVIEW
             : OPCC_LETTER_READY;
}

static const char *
get_outcome (const OpccLetterRow *row)
{
  return row->letter != NULL ? row->letter->outcome : row->outcome;
}

gboolean
opcc_letter_row_is_wanted (const OpccLetterRow *row, const char *standing, const char *kind)
{
  return (kind == NULL || g_strcmp0 (kind, get_outcome (row)) == 0) &&
         (standing == NULL || g_str_equal (standing, "all") ||
          g_str_equal (standing, opcc_letter_standings[opcc_letter_row_get_standing (row)]));
}

gint64
opcc_letter_row_get_ready (const OpccLetterRow *row)
{
  return opcc_letter_row_get_standing (row) == OPCC_LETTER_READY
             ? opcc_record_get_n (OPCC_RECORD (row->letter))
             : 0;
}

static GtkWidget *
create_pill (const OpccLetterRow *row)
{
  switch (opcc_letter_row_get_standing (row))
    {
    case OPCC_LETTER_TO_REVIEW:
      return opcc_pill_new (OPCC_TONE_WARN, "dialog-warning-symbolic", _ ("To review"));
    case OPCC_LETTER_READY:
      return opcc_pill_new (OPCC_TONE_INFO, "mail-send-symbolic", _ ("Ready"));
    case OPCC_LETTER_ISSUED:
      return opcc_pill_new (OPCC_TONE_GOOD, "object-select-symbolic", _ ("Issued"));
    case OPCC_LETTER_LOOK:
      return opcc_pill_new (OPCC_TONE_BAD, "dialog-warning-symbolic",
                            row->stale != NULL ? _ ("Out of date") : _ ("Field missing"));
    case OPCC_LETTER_TO_MAKE:
      return opcc_pill_new (OPCC_TONE_NONE, NULL, _ ("To make"));
    case OPCC_LETTER_NONE:
    default:
      return opcc_pill_new (OPCC_TONE_OUTLINE, NULL, _ ("No outcome"));
    }
}

/* What cannot be ticked keeps the room of the tick, so that names stand below each other. */
static GtkWidget *
create_check (const OpccLetterRow *row)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *name =
      g_strdup_printf (_ ("Issue the letter of %s"), row->application->reference);

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  opcc_children_set_name (check, name);
  if (opcc_letter_row_get_ready (row) != 0)
    {
      gtk_widget_set_tooltip_text (check, _ ("Tick to issue several (X, or Ctrl+A for all)"));
      return check;
    }
  gtk_widget_set_opacity (check, 0);
  gtk_widget_set_sensitive (check, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return check;
}

GtkCheckButton *
opcc_letter_row_get_check (GtkListBoxRow *list_row)
{
  GtkWidget *box = gtk_list_box_row_get_child (list_row);
  GtkWidget *first = box != NULL ? gtk_widget_get_first_child (box) : NULL;

  return GTK_IS_CHECK_BUTTON (first) && gtk_widget_get_sensitive (first) ? GTK_CHECK_BUTTON (first)
                                                                         : NULL;
}

void
opcc_letter_row_fill (const OpccLetterRow *row, GtkListBoxRow *list_row, gboolean with_ticks)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *pill = create_pill (row);
  const char *outcome = get_outcome (row);
  const char *label =
      outcome != NULL ? opcc_choice_get_label (opcc_letter_outcomes, outcome) : _ ("not decided");
  g_autofree char *detail = g_strdup_printf ("%s · %s", row->application->reference, label);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", row->organisation, detail,
                                           opcc_pill_get_text (OPCC_PILL (pill)));

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), opcc_children_new_label (row->organisation, "opcc-body", 0));
  gtk_box_append (GTK_BOX (words), opcc_children_new_label (detail, "opcc-caption opcc-dim", 0));
  if (with_ticks)
    gtk_box_append (GTK_BOX (box), create_check (row));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), pill);
  gtk_list_box_row_set_child (list_row, box);
  opcc_children_set_name (GTK_WIDGET (list_row), name);
}

char *
opcc_letter_row_describe (const OpccLetterRow *row)
{
  OpccLetter *letter = row->letter;
  g_autofree char *day = letter != NULL ? opcc_date_format (letter->dated) : NULL;

  if (letter == NULL)
    return g_strdup (row->outcome != NULL ? _ ("This letter is not made yet.")
                                          : _ ("Nothing was decided on this application."));
  if (row->stale != NULL)
    return g_strdup (row->stale);
  if (row->gap != NULL)
    return g_strdup_printf (_ ("Nothing is known for %s. Edit the letter and write it by hand."),
                            row->gap);
  if (g_str_equal (letter->state, "withdrawn"))
    return g_strdup_printf (_ ("Withdrawn: %s"), letter->reason);
  if (g_str_equal (letter->state, "issued"))
    /* Translators: a day, and the role of who issued the letter. */
    return g_strdup_printf (_ ("Issued on %s by %s. It stays as it is."), day, letter->issued_by);
  if (g_str_equal (letter->state, "reviewed"))
    return g_strdup_printf (_ ("Reviewed by %s."), letter->reviewed_by);
  return g_strdup (opcc_letter_needs_review (letter)
                       ? _ ("Read the feedback, edit it where it must be, and mark it as reviewed.")
                       : _ ("Ready to be issued."));
}

/* Fills the choice of kinds with those there are. */
char *
opcc_letter_row_count_kinds (GPtrArray *rows, OpccChip *kinds)
{
  GString *words = g_string_new (NULL);

  opcc_chip_clear_options (kinds);
  for (const OpccChoice *kind = opcc_letter_outcomes; kind->key != NULL; kind++)
    {
      const char *label = opcc_choice_get_label (opcc_letter_outcomes, kind->key);
      guint n = 0;

      for (guint i = 0; i < rows->len; i++)
        n += g_strcmp0 (get_outcome (g_ptr_array_index (rows, i)), kind->key) == 0;
      if (n == 0)
        continue;
      opcc_chip_add_option (kinds, kind->key, label, (int) n);
      g_string_append_printf (words, "%s%s %u", words->len > 0 ? " · " : "", label, n);
    }
  return g_string_free (words, FALSE);
}
