/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRoundFigures: the summary of one round, counted off the main loop and kept up to date. */
#include "opcc-round-figures.h"

struct _OpccRoundFigures
{
  GObject parent_instance;
  OpccWorkspace *workspace; /* (owned) */
  gint64 round;
  OpccRoundSummary *summary; /* (owned) (nullable) until counted */
  GCancellable *cancellable; /* (owned) */
  gboolean running;
  gboolean stale; /* something changed while the count was running */
};

static guint changed_signal;
static guint failed_signal;

G_DEFINE_FINAL_TYPE (OpccRoundFigures, opcc_round_figures, G_TYPE_OBJECT)

static gpointer
count_round (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *round = data;

  return opcc_round_summary_compute (db, *round, cancellable, error);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccRoundFigures) self = user_data;
  g_autoptr (GError) error = NULL;
  OpccRoundSummary *summary = opcc_workspace_run_finish (self->workspace, result, &error);

  self->running = FALSE;
  if (summary != NULL)
    {
      g_clear_pointer (&self->summary, opcc_round_summary_free);
      self->summary = summary;
      g_signal_emit (self, changed_signal, 0);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, failed_signal, 0, error);
  if (self->stale)
    opcc_round_figures_reload (self);
}

static void
records_changed_cb (OpccRoundFigures *self, const char *const *kinds)
{
  static const char *const counted[] = { "agreement", "letter",    "application", "assignment",
                                         "award",     "criterion", "mark",        "organisation",
                                         "round",     "scheme",    NULL };

  for (guint i = 0; kinds != NULL && kinds[i] != NULL; i++)
    if (g_strv_contains (counted, kinds[i]))
      {
        opcc_round_figures_reload (self);
        return;
      }
}

static void
opcc_round_figures_dispose (GObject *object)
{
  OpccRoundFigures *self = OPCC_ROUND_FIGURES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_round_figures_parent_class)->dispose (object);
}

static void
opcc_round_figures_finalize (GObject *object)
{
  OpccRoundFigures *self = OPCC_ROUND_FIGURES (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->summary, opcc_round_summary_free);
  G_OBJECT_CLASS (opcc_round_figures_parent_class)->finalize (object);
}

static void
opcc_round_figures_class_init (OpccRoundFiguresClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = opcc_round_figures_dispose;
  object_class->finalize = opcc_round_figures_finalize;

  changed_signal = g_signal_new ("changed", OPCC_TYPE_ROUND_FIGURES, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  failed_signal = g_signal_new ("failed", OPCC_TYPE_ROUND_FIGURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
opcc_round_figures_init (OpccRoundFigures *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * opcc_round_figures_new:
 * @round: number of the round in the office file
 *
 * Returns: (transfer full): the figures; counting begins at once
 */
OpccRoundFigures *
opcc_round_figures_new (OpccWorkspace *workspace, gint64 round)
{
  OpccRoundFigures *self;

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (OPCC_TYPE_ROUND_FIGURES, NULL);
  self->workspace = g_object_ref (workspace);
  self->round = round;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (records_changed_cb), self,
                           G_CONNECT_SWAPPED);
  opcc_round_figures_reload (self);
  return self;
}

OpccWorkspace *
opcc_round_figures_get_grants (OpccRoundFigures *self)
{
  g_return_val_if_fail (OPCC_IS_ROUND_FIGURES (self), NULL);
  return self->workspace;
}

gint64
opcc_round_figures_get_round (OpccRoundFigures *self)
{
  g_return_val_if_fail (OPCC_IS_ROUND_FIGURES (self), 0);
  return self->round;
}

const OpccRoundSummary *
opcc_round_figures_get_summary (OpccRoundFigures *self)
{
  g_return_val_if_fail (OPCC_IS_ROUND_FIGURES (self), NULL);
  return self->summary;
}

/**
 * opcc_round_figures_reload:
 *
 * Counts again; several calls while a count runs make one more count.
 */
void
opcc_round_figures_reload (OpccRoundFigures *self)
{
  g_return_if_fail (OPCC_IS_ROUND_FIGURES (self));

  self->stale = self->running;
  if (self->running || self->workspace == NULL)
    return;
  self->running = TRUE;
  opcc_workspace_run (self->workspace, count_round, g_memdup2 (&self->round, sizeof self->round),
                      g_free, (GDestroyNotify) opcc_round_summary_free, self->cancellable,
                      counted_cb, g_object_ref (self));
}
