/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardChecks: what should be looked at before the award is decided, done or still open. */
#include "opcc-award-checks.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"

struct _OpccAwardChecks
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (OpccAwardChecks, opcc_award_checks, GTK_TYPE_WIDGET)

/* Takes the sentence over. */
static void
take_check (OpccAwardChecks *self, gboolean fine, char *sentence)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon =
      gtk_image_new_from_icon_name (fine ? "object-select-symbolic" : "dialog-warning-symbolic");
  GtkWidget *label = opcc_children_new_label (sentence, "opcc-small", 0);
  g_autofree char *name = g_strdup_printf (fine ? _ ("Done: %s") : _ ("To look at: %s"), sentence);

  gtk_widget_add_css_class (icon, fine ? "opcc-good" : "opcc-warn");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  opcc_children_set_name (label, name);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), label);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  g_free (sentence);
}

static void
check_marks (OpccAwardChecks *self, const OpccAwardPlan *plan)
{
  guint n_wide = plan->ranking->n_wide;

  if (n_wide > 0)
    take_check (self, FALSE,
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u score is still to be settled",
                                              "%u scores are still to be settled", n_wide),
                                 n_wide));
  else
    take_check (self, TRUE,
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                              "The mark of %u application is settled",
                                              "The marks of all %u applications are settled",
                                              plan->ranking->n_marked),
                                 plan->ranking->n_marked));
}

static void
check_order (OpccAwardChecks *self, const OpccAwardPlan *plan)
{
  guint n_open = 0;
  guint n_given = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const OpccAwardRow *row = &g_array_index (plan->rows, OpccAwardRow, i);

      n_open += row->needs_reason && row->reason == NULL;
      n_given += row->needs_reason && row->reason != NULL;
    }
  if (n_open > 0)
    take_check (self, FALSE,
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                              "%u application needs a reason of its own",
                                              "%u applications need a reason of their own", n_open),
                                 n_open));
  else if (n_given > 0)
    take_check (self, TRUE,
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u exception has its reason",
                                              "%u exceptions have their reasons", n_given),
                                 n_given));
  if (plan->total > plan->over_limit)
    take_check (self, FALSE, g_strdup (_ ("The awards are over the limit")));
  else if (plan->left < 0)
    take_check (self, FALSE, g_strdup (_ ("The awards are over the pot: a reason is needed")));
}

static void
opcc_award_checks_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_award_checks_parent_class)->dispose (object);
}

static void
opcc_award_checks_class_init (OpccAwardChecksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_award_checks_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_award_checks_init (OpccAwardChecks *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
}

/**
 * opcc_award_checks_set:
 * @n_conflicts: conflicts of interest that markers declared
 * @n_match_not_stated: applications that do not say what they bring
 */
void
opcc_award_checks_set (OpccAwardChecks *self,
                       const OpccAwardPlan *plan,
                       guint n_conflicts,
                       guint n_match_not_stated)
{
  guint n_unsure = plan->n_awards - MIN (plan->n_hold_up, plan->n_awards);

  g_return_if_fail (OPCC_IS_AWARD_CHECKS (self));

  opcc_children_unparent (GTK_WIDGET (self));
  check_marks (self, plan);
  take_check (
      self, TRUE,
      n_conflicts == 0
          ? g_strdup (_ ("No conflict of interest was declared"))
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "%u conflict of interest was declared and kept apart",
                                          "%u conflicts of interest were declared and kept apart",
                                          n_conflicts),
                             n_conflicts));
  check_order (self, plan);
  if (n_match_not_stated > 0)
    take_check (self, FALSE,
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                              "%u application does not state its match funding",
                                              "%u applications state no match funding",
                                              n_match_not_stated),
                                 n_match_not_stated));
  if (n_unsure > 0)
    take_check (self, FALSE,
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u award depends on who marked",
                                              "%u awards depend on who marked", n_unsure),
                                 n_unsure));
}
