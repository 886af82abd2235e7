/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogs for scenarios of the award board: keeping one, holding them against each other. */
#include "opcc-award-scenarios.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-ask-dialog.h"
#include "opcc-children.h"
#include "opcc-figure-grid.h"
#include "opcc-page.h"
#include "opcc-scenario-comparison.h"
#include "opcc-scenario-weights.h"
#include "opcc-scenario.h"

/* Beyond these a table of sums is no longer read side by side. */
#define MOST_COLUMNS 6

/* What a dialog is about; also what its jobs are given, on a copy of their own. */
typedef struct
{
  OpccAskDialog *dialog;    /* (unowned) */
  GtkWidget *from;          /* (owned) to show what was done */
  OpccWorkspace *workspace; /* (owned) */
  OpccAwardDraft *draft;    /* (owned) */
  GtkWidget *place;         /* (unowned) where the comparison, or the weights, go */
  gint64 round;
} Question;

typedef struct
{
  gint64 round;
  gint64 scenario;
  char *title;         /* (owned) (nullable) */
  char *weights;       /* (owned) (nullable) as OpccScenario keeps them */
  OpccAwardPlan *plan; /* (owned) (nullable) */
} Order;

/* What was compared, with the numbers of the scenarios behind the board's own column. */
typedef struct
{
  OpccScenarioComparison *comparison; /* (owned) */
  GPtrArray *kept;                    /* (owned) OpccScenario */
} Compared;

static void
free_question (Question *question)
{
  g_object_unref (question->from);
  g_object_unref (question->workspace);
  g_object_unref (question->draft);
  g_free (question);
}

static void
free_order (Order *order)
{
  g_free (order->title);
  g_free (order->weights);
  g_clear_pointer (&order->plan, opcc_award_plan_free);
  g_free (order);
}

static void
free_compared (Compared *compared)
{
  g_clear_pointer (&compared->comparison, opcc_scenario_comparison_free);
  g_clear_pointer (&compared->kept, g_ptr_array_unref);
  g_free (compared);
}

static Question *
ask (GtkWidget *from, OpccWorkspace *workspace, gint64 round, OpccAwardDraft *draft)
{
  Question *question = g_new0 (Question, 1);

  question->from = g_object_ref (from);
  question->workspace = g_object_ref (workspace);
  question->draft = g_object_ref (draft);
  question->round = round;
  return question;
}

static Order *
make_order (const Question *question)
{
  const OpccAwardPlan *plan = opcc_award_draft_get_plan (question->draft);
  Order *order = g_new0 (Order, 1);

  order->round = question->round;
  order->plan = opcc_award_plan_new (plan->ranking, plan->settings);
  return order;
}

static void
forget_cb (GtkWidget *dialog, Question *question)
{
  free_question (question);
}

/* A dialog may be closed while its job is under way: the answer is then for nobody. */
typedef struct
{
  GWeakRef dialog;
  OpccWorkspace *workspace; /* (owned) */
  Question *question;       /* (unowned) lives as long as the dialog */
} Waiting;

static Waiting *
wait_for (Question *question)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  g_weak_ref_init (&waiting->dialog, question->dialog);
  waiting->workspace = g_object_ref (question->workspace);
  waiting->question = question;
  return waiting;
}

static void
free_waiting (Waiting *waiting)
{
  g_weak_ref_clear (&waiting->dialog);
  g_object_unref (waiting->workspace);
  g_free (waiting);
}

/* --- keeping ---------------------------------------------------------------------------------- */

static gpointer
save_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;

  if (!opcc_scenario_save (db, order->round, order->title, order->plan, order->weights, error))
    return NULL;
  return g_strdup_printf (_ ("Scenario “%s” saved"), order->title);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GObject) dialog = g_weak_ref_get (&waiting->dialog);
  g_autoptr (GError) error = NULL;
  g_autofree char *said = opcc_workspace_run_finish (waiting->workspace, result, &error);

  if (dialog != NULL)
    {
      if (said != NULL)
        opcc_page_toast (waiting->question->from, said, TRUE);
      opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), error);
    }
  free_waiting (waiting);
}

static void
save_cb (OpccAskDialog *dialog, Question *question)
{
  Order *order = make_order (question);

  order->title = g_strstrip (g_strdup (opcc_ask_dialog_get_text (dialog, 0)));
  order->weights = opcc_scenario_weights_get (OPCC_SCENARIO_WEIGHTS (question->place));
  opcc_workspace_run (question->workspace, save_job, order, (GDestroyNotify) free_order, g_free,
                      NULL, saved_cb, wait_for (question));
}

static gpointer
criteria_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_criterion_list (db, ((const Order *) data)->round, error);
}

static void
criteria_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GObject) dialog = g_weak_ref_get (&waiting->dialog);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) criteria = opcc_workspace_run_finish (waiting->workspace, result, &error);

  if (dialog != NULL && criteria == NULL)
    opcc_apply_dialog_show_error (OPCC_APPLY_DIALOG (dialog), error->message);
  else if (dialog != NULL)
    opcc_scenario_weights_set_criteria (OPCC_SCENARIO_WEIGHTS (waiting->question->place), criteria);
  free_waiting (waiting);
}

static OpccAskDialog *
open_dialog (Question *question, const char *title, const char *body, const char *verb)
{
  question->dialog = opcc_ask_dialog_new (question->from, title, body, verb);
  g_signal_connect (question->dialog, "destroy", G_CALLBACK (forget_cb), question);
  return question->dialog;
}

GtkWindow *
opcc_award_scenarios_save (GtkWidget *from,
                           OpccWorkspace *workspace,
                           gint64 round,
                           OpccAwardDraft *draft)
{
  Question *question = ask (from, workspace, round, draft);
  OpccAskDialog *dialog =
      open_dialog (question, _ ("Save as scenario"),
                   _ ("The rule, the threshold, the line and what is set by hand are kept under a "
                      "name. A scenario of the same name is replaced."),
                   _ ("Save scenario"));

  opcc_ask_dialog_add_text (dialog, _ ("Name"), NULL,
                            _ ("A scenario needs a name. Nothing was saved."));
  question->place = opcc_scenario_weights_new ();
  opcc_ask_dialog_add_below (dialog, question->place);
  g_signal_connect (dialog, "apply", G_CALLBACK (save_cb), question);
  opcc_workspace_run (workspace, criteria_job, make_order (question), (GDestroyNotify) free_order,
                      (GDestroyNotify) g_ptr_array_unref, NULL, criteria_cb, wait_for (question));
  return GTK_WINDOW (dialog);
}

/* --- comparing -------------------------------------------------------------------------------- */

static gpointer
compare_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;
  Compared *compared = g_new0 (Compared, 1);

  compared->kept = opcc_scenario_list (db, order->round, error);
  if (compared->kept != NULL)
    compared->comparison =
        opcc_scenario_compare_kept (db, order->round, order->plan, cancellable, error);
  if (compared->comparison == NULL)
    g_clear_pointer (&compared, free_compared);
  return compared;
}

static void
begin_grid (OpccFigureGrid *grid, const char *first, const OpccScenarioComparison *comparison)
{
  const guint n = MIN (comparison->n_plans, MOST_COLUMNS);
  const char *heads[MOST_COLUMNS + 1] = { first };

  for (guint i = 0; i < n; i++)
    heads[i + 1] = comparison->titles->pdata[i];
  opcc_figure_grid_set_heads (grid, heads, n + 1, 1);
}

static GtkWidget *
make_lines (const OpccScenarioComparison *comparison)
{
  GtkWidget *grid = opcc_figure_grid_new (_ ("Where the money goes"));
  const guint n = MIN (comparison->n_plans, MOST_COLUMNS);
  const char *section = NULL;

  begin_grid (OPCC_FIGURE_GRID (grid), _ ("Where the money goes"), comparison);
  for (guint i = 0; i < comparison->lines->len; i++)
    {
      const OpccScenarioLine *line = g_ptr_array_index (comparison->lines, i);

      if (i > 0 && g_strcmp0 (section, line->section) != 0)
        {
          opcc_figure_grid_add (OPCC_FIGURE_GRID (grid), line->section, "opcc-caption-strong");
          for (guint j = 0; j < n; j++)
            opcc_figure_grid_add (OPCC_FIGURE_GRID (grid), "", NULL);
          opcc_figure_grid_end_line (OPCC_FIGURE_GRID (grid), FALSE);
        }
      section = line->section;
      opcc_figure_grid_add (OPCC_FIGURE_GRID (grid), line->label, NULL);
      for (guint j = 0; j < n; j++)
        {
          g_autofree char *money = opcc_money_format (line->money[j]);
          g_autofree char *cell = g_strdup_printf ("%s · %u", money, line->counts[j]);

          opcc_figure_grid_add (OPCC_FIGURE_GRID (grid), cell, NULL);
        }
      opcc_figure_grid_end_line (OPCC_FIGURE_GRID (grid), i == 0);
    }
  return grid;
}

static GtkWidget *
make_applications (const OpccScenarioComparison *comparison, GPtrArray *list, const char *name)
{
  GtkWidget *grid = opcc_figure_grid_new (name);
  const guint n = MIN (comparison->n_plans, MOST_COLUMNS);

  begin_grid (OPCC_FIGURE_GRID (grid), _ ("Application"), comparison);
  for (guint i = 0; i < list->len; i++)
    {
      const OpccScenarioDifference *one = g_ptr_array_index (list, i);
      g_autofree char *label = g_strdup_printf ("%s · %s", one->reference, one->organisation);

      opcc_figure_grid_add (OPCC_FIGURE_GRID (grid), label, NULL);
      for (guint j = 0; j < n; j++)
        {
          g_autofree char *money =
              one->money[j] > 0 ? opcc_money_format (one->money[j]) : g_strdup (_ ("none"));

          opcc_figure_grid_add (OPCC_FIGURE_GRID (grid), money,
                                one->money[j] > 0 ? NULL : "opcc-dim");
        }
      opcc_figure_grid_end_line (OPCC_FIGURE_GRID (grid), FALSE);
    }
  return grid;
}

static GtkWidget *
make_weights (const OpccScenarioComparison *comparison)
{
  GtkWidget *grid = opcc_figure_grid_new (_ ("Weights of the criteria"));
  const guint n = MIN (comparison->n_plans, MOST_COLUMNS);

  begin_grid (OPCC_FIGURE_GRID (grid), _ ("Weights of the criteria"), comparison);
  for (guint i = 0; i < comparison->weights->len; i++)
    {
      const OpccScenarioWeight *line = g_ptr_array_index (comparison->weights, i);

      opcc_figure_grid_add (OPCC_FIGURE_GRID (grid), line->title, NULL);
      for (guint j = 0; j < n; j++)
        {
          g_autofree char *cell = g_strdup_printf ("%g%%", line->weight[j]);

          opcc_figure_grid_add (OPCC_FIGURE_GRID (grid), cell, NULL);
        }
      opcc_figure_grid_end_line (OPCC_FIGURE_GRID (grid), FALSE);
    }
  return grid;
}

/* Who gets the same in all is one click away; who does not comes first. */
static void
show_applications (GtkBox *place, const OpccScenarioComparison *comparison)
{
  g_autofree char *differ = g_strdup_printf (_ ("Differ (%u)"), comparison->differences->len);
  g_autofree char *same = g_strdup_printf (_ ("The same in all (%u)"), comparison->same->len);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), opcc_children_new_label (differ, "opcc-strong", 0));
  if (comparison->differences->len > 0)
    gtk_box_append (GTK_BOX (box), make_applications (comparison, comparison->differences, differ));
  gtk_box_append (GTK_BOX (box),
                  opcc_children_fold (same,
                                      make_applications (comparison, comparison->same, same)));
  gtk_box_append (place, box);
}

/* Also says what is not shown: there is no room for more than so many side by side. */
static void
show_notes (GtkBox *place, const Compared *compared)
{
  if (compared->kept->len == 0)
    gtk_box_append (place,
                    opcc_children_new_label (_ ("No scenario is kept yet: this is the board alone. "
                                                "Save one beside the board first."),
                                             "opcc-small opcc-dim", 0));
  if (compared->comparison->n_plans > MOST_COLUMNS)
    gtk_box_append (place, opcc_children_new_label (
                               _ ("Only the first are shown side by side; the command “opcc "
                                  "scenario compare” lists all."),
                               "opcc-small opcc-dim", 0));
}

static void
show_compared (Question *question, const Compared *compared)
{
  GtkBox *place = GTK_BOX (question->place);

  opcc_ask_dialog_set_choice_title (question->dialog, _ ("Put on the board"));
  for (guint i = 0; i < compared->kept->len; i++)
    {
      const OpccScenario *scenario = g_ptr_array_index (compared->kept, i);
      g_autofree char *key =
          g_strdup_printf ("%" PRId64, opcc_record_get_n (OPCC_RECORD ((gpointer) scenario)));
      g_autofree char *label =
          scenario->weights == NULL
              ? g_strdup (scenario->title)
              : g_strdup_printf (_ ("%s (other weights, to compare only)"), scenario->title);

      opcc_ask_dialog_add_choice (question->dialog, key, label);
    }
  show_notes (place, compared);
  if (compared->kept->len > 0)
    show_applications (place, compared->comparison);
  gtk_box_append (place, make_lines (compared->comparison));
  if (compared->comparison->weights->len > 0)
    gtk_box_append (place, make_weights (compared->comparison));
  gtk_widget_set_sensitive (opcc_apply_dialog_get_verb (OPCC_APPLY_DIALOG (question->dialog)),
                            compared->kept->len > 0);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GObject) dialog = g_weak_ref_get (&waiting->dialog);
  g_autoptr (GError) error = NULL;
  Compared *compared = opcc_workspace_run_finish (waiting->workspace, result, &error);

  if (dialog != NULL && compared == NULL)
    opcc_apply_dialog_show_error (OPCC_APPLY_DIALOG (dialog), error->message);
  else if (dialog != NULL)
    show_compared (waiting->question, compared);
  g_clear_pointer (&compared, free_compared);
  free_waiting (waiting);
}

static gpointer
use_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;

  return opcc_scenario_use (db, order->scenario, error)
             ? opcc_scenario_draw_board (db, order->round, cancellable, error)
             : NULL;
}

static void
used_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GObject) dialog = g_weak_ref_get (&waiting->dialog);
  g_autoptr (GError) error = NULL;
  OpccAwardPlan *plan = opcc_workspace_run_finish (waiting->workspace, result, &error);

  if (dialog != NULL)
    {
      if (plan != NULL)
        {
          opcc_award_draft_take_plan (waiting->question->draft, plan);
          opcc_page_toast (waiting->question->from, _ ("The scenario is on the board"), TRUE);
        }
      opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), error);
    }
  g_clear_pointer (&plan, opcc_award_plan_free);
  free_waiting (waiting);
}

static void
use_cb (OpccAskDialog *dialog, Question *question)
{
  const char *chosen = opcc_ask_dialog_get_choice (dialog);
  Order *order = make_order (question);

  order->scenario = chosen != NULL ? g_ascii_strtoll (chosen, NULL, 10) : 0;
  opcc_workspace_run (question->workspace, use_job, order, (GDestroyNotify) free_order,
                      (GDestroyNotify) opcc_award_plan_free, NULL, used_cb, wait_for (question));
}

GtkWindow *
opcc_award_scenarios_compare (GtkWidget *from,
                              OpccWorkspace *workspace,
                              gint64 round,
                              OpccAwardDraft *draft)
{
  Question *question = ask (from, workspace, round, draft);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  OpccAskDialog *dialog =
      open_dialog (question, _ ("Compare scenarios"),
                   _ ("Money, and how many awards. Putting one on the board can be undone."),
                   _ ("Put on the board"));

  question->place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), question->place);
  gtk_widget_set_vexpand (scroller, TRUE);
  opcc_ask_dialog_add_below (dialog, scroller);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 900, 680);
  gtk_widget_set_sensitive (opcc_apply_dialog_get_verb (OPCC_APPLY_DIALOG (dialog)), FALSE);
  g_signal_connect (dialog, "apply", G_CALLBACK (use_cb), question);
  opcc_workspace_run (workspace, compare_job, make_order (question), (GDestroyNotify) free_order,
                      (GDestroyNotify) free_compared, NULL, compared_cb, wait_for (question));
  return GTK_WINDOW (dialog);
}
