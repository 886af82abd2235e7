/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines on the cards of the publish tab: how each file stands, and what to do about it. */
#include "opcc-publish-lines.h"

#include <glib/gi18n-lib.h>

#include "opcc-360giving.h"
#include "opcc-children.h"
#include "opcc-financial-year.h"
#include "opcc-grants-withheld.h"

/* More than this many lines are counted, not listed. */
#define MAX_LINES 12

static void
add_line (GtkBox *box, gboolean fine, const char *sentence, const char *remedy)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon =
      gtk_image_new_from_icon_name (fine ? "object-select-symbolic" : "dialog-warning-symbolic");
  const char *const texts[] = { sentence, remedy };

  gtk_widget_add_css_class (icon, fine ? "opcc-good" : "opcc-warn");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      {
        GtkWidget *label =
            opcc_children_new_label (texts[i], i == 0 ? "opcc-small" : "opcc-small opcc-dim", 0);

        gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
        gtk_label_set_wrap (GTK_LABEL (label), TRUE);
        gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
        gtk_box_append (GTK_BOX (words), label);
      }
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (box, row);
}

static void
add_rest (GtkBox *box, guint n_lines)
{
  g_autofree char *words = NULL;

  if (n_lines <= MAX_LINES)
    return;
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more",
                                        n_lines - MAX_LINES),
                           n_lines - MAX_LINES);
  gtk_box_append (box, opcc_children_new_label (words, "opcc-small opcc-dim", 0));
}

void
opcc_publish_lines_show_register (GtkBox *box, const OpccPublishReading *reading)
{
  const GPtrArray *gaps = reading->register_gaps;
  const GPtrArray *withheld = reading->withheld;

  opcc_children_unparent (GTK_WIDGET (box));
  if (gaps->len == 0 && withheld->len == 0)
    add_line (box, TRUE,
              _ ("Recipient, purpose, conditions, reasons, amount and date are there for every "
                 "award of the month."),
              NULL);
  for (guint i = 0; i < MIN (withheld->len, MAX_LINES); i++)
    add_line (box, FALSE, g_ptr_array_index (withheld, i),
              i == 0 ? opcc_grants_withheld_get_duty () : NULL);
  add_rest (box, withheld->len);
  for (guint i = 0; i < MIN (gaps->len, MAX_LINES); i++)
    add_line (box, FALSE, g_ptr_array_index (gaps, i), NULL);
  add_rest (box, gaps->len);
}

static char *
locate_problem (const OpccProblem *problem)
{
  if (problem->row == 0)
    return g_strdup (problem->problem);
  if (problem->column == NULL)
    return g_strdup_printf (_ ("Grant %u: %s"), problem->row, problem->problem);
  return g_strdup_printf (_ ("Grant %u, %s: %s"), problem->row, problem->column, problem->problem);
}

void
opcc_publish_lines_show_giving (GtkBox *box, const OpccPublishReading *reading)
{
  const GPtrArray *problems = reading->problems;

  opcc_children_unparent (GTK_WIDGET (box));
  if (problems == NULL)
    {
      add_line (box, FALSE, reading->giving_refusal, NULL);
      return;
    }
  if (problems->len == 0)
    add_line (box, TRUE, _ ("The data passes the checks of the standard."), NULL);
  for (guint i = 0; i < MIN (problems->len, MAX_LINES); i++)
    {
      const OpccProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *sentence = locate_problem (problem);

      add_line (box, problem->severity == OPCC_SEVERITY_NOTE, sentence, problem->remedy);
    }
  add_rest (box, problems->len);
}

/* What is left out is no fault of a value: it is said, with its duty. */
void
opcc_publish_lines_show_council (GtkBox *box, const OpccPublishReading *reading)
{
  const OpccCouncilState *council = reading->council;
  g_autofree char *year = opcc_financial_year_format (council->year);
  g_autofree char *fine = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   /* Translators: a number of grants, and a financial year: 2023/24 */
                   "%u grant of %s to such a body is listed, with every value.",
                   "%u grants of %s to such bodies are listed, with every value.",
                   council->n_grants),
      council->n_grants, year);

  opcc_children_unparent (GTK_WIDGET (box));
  if (council->said != NULL)
    add_line (box, FALSE, council->said, opcc_grants_withheld_get_duty ());
  if (council->gaps->len == 0)
    add_line (box, TRUE, fine, NULL);
  for (guint i = 0; i < MIN (council->gaps->len, MAX_LINES); i++)
    add_line (box, FALSE, g_ptr_array_index (council->gaps, i),
              i == 0 ? _ ("Fill it in on the application; the register is written once no value is "
                          "missing.")
                     : NULL);
  add_rest (box, council->gaps->len);
}

void
opcc_publish_lines_show_calendar (GtkBox *box, const OpccPublishReading *reading)
{
  const guint n_days = (guint) reading->n_days;
  g_autofree char *days = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day is in it.",
                                                        "%u days are in it.", n_days),
                                           n_days);
  g_autofree char *unplanned = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u grant has money that no payment is planned for.",
                   "%u grants have money that no payment is planned for.", reading->n_unplanned),
      reading->n_unplanned);

  opcc_children_unparent (GTK_WIDGET (box));
  add_line (box, TRUE, days, NULL);
  if (reading->n_unplanned > 0)
    add_line (box, FALSE, unplanned,
              _ ("Plan the payments on the After tab, then save the calendar again: a day that is "
                 "in a calendar already is moved, not added."));
}

void
opcc_publish_lines_show_bundles (GtkBox *box, const OpccPublishReading *reading)
{
  g_autofree char *grants =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u grant has a bundle.",
                                    "%u grants have a bundle each.", reading->n_grants),
                       reading->n_grants);

  opcc_children_unparent (GTK_WIDGET (box));
  if (reading->n_grants > 0)
    add_line (box, TRUE, grants, NULL);
  else
    add_line (box, FALSE, _ ("No application of this round has got a grant."),
              _ ("The bundle of an application that got none is saved with “opcc export bundle”."));
}
