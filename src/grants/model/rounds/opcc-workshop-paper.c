/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing up what the workshops of a scheme did, with counts and intervals. */
#include "opcc-workshop-paper.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-application.h"
#include "opcc-chosen-columns.h"
#include "opcc-counts-rule.h"
#include "opcc-disclosure.h"
#include "opcc-domain-document.h"
#include "opcc-redaction.h"
#include "opcc-text.h"
#include "opcc-workshop-effect.h"

typedef struct
{
  OpccDocument *document;     /* (unowned) */
  OpccRedaction *redaction;   /* (unowned) */
  OpccWorkshopEffect *effect; /* (unowned) */
  OpccDisclosureRule rule;    /* for others than the office */
} Paper;

static gboolean
is_office (const Paper *self)
{
  return opcc_redaction_get_audience (self->redaction) == OPCC_AUDIENCE_OFFICE;
}

static void
take_value (const Paper *self, const char *label, char *value)
{
  opcc_document_add_value (self->document, label, value);
  g_free (value);
}

/* Counts of organisations, which for others are rounded; that of workshops is no secret. */
static void
add_count (const Paper *self, const char *label, guint n)
{
  if (!is_office (self))
    opcc_redaction_hide_counts (self->redaction);
  take_value (self, label,
              is_office (self) ? opcc_text_from_count (n) : opcc_disclosure_round_count (n));
}

/* "45.0%, likely between 28.5% and 62.6%" */
static char *
say_share (const OpccInterval *share)
{
  if (isnan (share->value))
    return g_strdup (_ ("cannot be said"));
  return g_strdup_printf (_ ("%.1f%%, likely between %.1f%% and %.1f%%"), share->value * 100,
                          share->low * 100, share->high * 100);
}

/* A difference in points: whether it may be chance stands beside it in words. */
static char *
say_difference (const OpccInterval *difference, double scale)
{
  const char *verdict;
  g_autofree char *value = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (isnan (difference->value) || isnan (difference->low))
    return g_strdup (_ ("cannot be said: there are too few"));
  verdict = difference->low > 0    ? _ ("more than chance would explain")
            : difference->high < 0 ? _ ("less, and more so than chance would explain")
                                   : _ ("which may be chance");
  value = opcc_interval_say_points (difference->value * scale);
  low = opcc_interval_say_points (difference->low * scale);
  high = opcc_interval_say_points (difference->high * scale);
  /* Translators: a difference in points, its bounds, and what to make of it. */
  return g_strdup_printf (_ ("%s points, likely between %s and %s: %s"), value, low, high, verdict);
}

static void
add_attendance (const Paper *self)
{
  const OpccWorkshopEffect *effect = self->effect;

  take_value (self, _ ("Workshops"), opcc_text_from_count (effect->n_workshops));
  take_value (self, _ ("Recorded, to be watched later"), opcc_text_from_count (effect->n_recorded));
  opcc_document_add_heading (self->document, 2, _ ("Did those who came apply?"));
  add_count (self, _ ("Organisations that came"), effect->n_came);
  add_count (self, _ ("Names on the lists that the office does not know"), effect->n_unmatched);
  add_count (self, _ ("Of all of them, applied"), effect->n_applied);
  if (is_office (self))
    take_value (self, _ ("Share that applied"), say_share (&effect->applied));
}

static void
add_scores (const Paper *self)
{
  const OpccWorkshopEffect *effect = self->effect;
  const OpccWorkshopGroup *groups[] = { &effect->came, &effect->others };
  const char *const labels[] = { _ ("Those who came"), _ ("All others") };
  const OpccChosenColumns columns = {
    self->document,
    { { _ ("Applications of"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Marked"), OPCC_COLUMN_NUMBER, TRUE },
      { _ ("Mean score"), OPCC_COLUMN_NUMBER, TRUE },
      { _ ("Standard deviation"), OPCC_COLUMN_NUMBER, TRUE } },
    4,
  };

  if (!opcc_redaction_may_show (self->redaction, &opcc_application_kind, "score"))
    return;
  opcc_document_add_heading (self->document, 2, _ ("Did they score higher?"));
  opcc_chosen_columns_begin (&columns);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      const OpccGroupMean *score = &groups[i]->score;
      g_autofree char *n = opcc_text_from_count (score->n);
      g_autofree char *mean =
          score->n > 0 ? g_strdup_printf ("%.1f%%", score->mean) : g_strdup ("–");
      g_autofree char *sd = score->n > 1 ? g_strdup_printf ("%.1f", score->sd) : g_strdup ("–");
      const char *const cells[] = { labels[i], n, mean, sd };

      opcc_chosen_columns_add_row (&columns, cells, FALSE);
    }
  take_value (self, _ ("Those who came, less the others"),
              say_difference (&effect->score_difference, 1));
}

/* Rows: came, others, all. Columns: award, none, all. */
static OpccDisclosure *
control_success (const OpccWorkshopEffect *effect, const OpccDisclosureRule *rule)
{
  g_autoptr (OpccCountTable) table = opcc_count_table_new (3, 3);
  const OpccWorkshopGroup *groups[] = { &effect->came, &effect->others };

  for (guint i = 0; i < 2; i++)
    {
      opcc_count_table_set_row_parent (table, i, 2);
      opcc_count_table_set_column_parent (table, i, 2);
      opcc_count_table_set (table, i, 0, groups[i]->n_awarded);
      opcc_count_table_set (table, i, 1, groups[i]->n_decided - groups[i]->n_awarded);
    }
  opcc_count_table_add_up (table);
  return opcc_disclosure_control (table, rule);
}

static char *
format_success (const Paper *self, OpccDisclosure *control, guint row)
{
  const OpccWorkshopGroup *groups[] = { &self->effect->came, &self->effect->others };
  double percent;

  if (is_office (self) && row < 2)
    return say_share (&groups[row]->success);
  percent = opcc_disclosure_get_percent (control, OPCC_THIS_YEAR, row, 0, row, 2);
  return isnan (percent) ? g_strdup ("–") : g_strdup_printf ("%.0f%%", percent);
}

static void
add_success (const Paper *self)
{
  static const char *const labels[] = { N_ ("Those who came"), N_ ("All others"), N_ ("All") };
  const OpccWorkshopEffect *effect = self->effect;
  g_autoptr (OpccDisclosure) control = control_success (effect, &self->rule);
  const guint counts[3][3] = {
    { effect->came.n_awarded, effect->came.n_decided - effect->came.n_awarded,
      effect->came.n_decided },
    { effect->others.n_awarded, effect->others.n_decided - effect->others.n_awarded,
      effect->others.n_decided },
    { effect->came.n_awarded + effect->others.n_awarded,
      effect->came.n_decided + effect->others.n_decided - effect->came.n_awarded -
          effect->others.n_awarded,
      effect->came.n_decided + effect->others.n_decided },
  };
  const OpccChosenColumns columns = {
    self->document,
    { { _ ("Applications of"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Award"), OPCC_COLUMN_NUMBER, TRUE },
      { _ ("None"), OPCC_COLUMN_NUMBER, TRUE },
      { _ ("Decided"), OPCC_COLUMN_NUMBER, TRUE },
      { _ ("Succeeded"), OPCC_COLUMN_TEXT, TRUE } },
    5,
  };

  opcc_document_add_heading (self->document, 2, _ ("Did they succeed?"));
  if (counts[2][2] == 0)
    {
      opcc_document_add_paragraph (self->document, _ ("Nothing has been decided yet."));
      return;
    }
  opcc_chosen_columns_begin (&columns);
  for (guint row = 0; row < 3; row++)
    {
      g_auto (GStrv) cells = g_new0 (char *, 6);

      cells[0] = g_strdup (g_dgettext (GETTEXT_PACKAGE, labels[row]));
      for (guint column = 0; column < 3; column++)
        cells[column + 1] = is_office (self)
                                ? opcc_text_from_count (counts[row][column])
                                : opcc_disclosure_format (control, OPCC_THIS_YEAR, row, column);
      cells[4] = format_success (self, control, row);
      opcc_chosen_columns_add_row (&columns, (const char *const *) cells, row == 2);
    }
  if (is_office (self))
    take_value (self, _ ("Those who came, less the others"),
                say_difference (&effect->success_difference, 100));
  else
    {
      g_autofree char *said = opcc_disclosure_say (control);

      opcc_redaction_hide_counts (self->redaction);
      opcc_document_add_paragraph (self->document, said);
    }
}

/**
 * opcc_workshop_paper_build:
 *
 * For others than the office, counts are under disclosure control and no score is given.
 *
 * Returns: (transfer full): NULL on error
 */
OpccDocument *
opcc_workshop_paper_build (OpccDb *db,
                           gint64 scheme,
                           OpccAudience audience,
                           OpccDate today,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (OpccWorkshopEffect) effect =
      opcc_workshop_effect_compute (db, scheme, 0, cancellable, error);
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (audience);
  g_autoptr (OpccDocument) document = NULL;
  g_autofree char *title = NULL;
  Paper paper;

  if (effect == NULL)
    return NULL;
  title = g_strdup_printf (_ ("Workshops: %s"), effect->title);
  document = opcc_document_new (title);
  opcc_document_set_text (document, OPCC_DOCUMENT_SUBJECT, _ ("What workshops did"));
  opcc_document_set_text (document, OPCC_DOCUMENT_FOOTER, effect->title);
  paper = (Paper){ document, redaction, effect, opcc_counts_rule_read (db) };
  add_attendance (&paper);
  add_scores (&paper);
  add_success (&paper);
  opcc_document_add_paragraph (
      document, _ ("Those who came are held against those who did not; who came was not chosen by "
                   "lot, so a difference may have other causes. An attendance counts where the "
                   "workshop was held before the round closed. Ranges are at 95%: Wilson for "
                   "shares, Newcombe for differences of shares, Welch for means."));
  opcc_document_close (document, redaction);
  return g_steal_pointer (&document);
}
