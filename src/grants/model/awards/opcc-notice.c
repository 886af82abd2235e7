/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the decision notice: every figure in it is counted from records. */
#include "opcc-notice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-assignment.h"
#include "opcc-award.h"
#include "opcc-award-change.h"
#include "opcc-chosen-columns.h"
#include "opcc-db.h"
#include "opcc-document-file.h"
#include "opcc-document-text.h"
#include "opcc-door-rules.h"
#include "opcc-grants-withheld.h"
#include "opcc-marking.h"
#include "opcc-round-summary.h"
#include "opcc-round-variation.h"

typedef struct
{
  OpccDb *db;
  gint64 round;
  OpccRoundSummary *summary;    /* (owned) */
  OpccAwardPlan *plan;          /* (owned): what is recommended, until there is an award */
  GPtrArray *progress;          /* (owned) OpccMarkerProgress */
  GPtrArray *applications;      /* (owned) */
  GPtrArray *awards;            /* (owned) OpccAward, approved */
  OpccRedaction *redaction;     /* (owned) */
  OpccDocument *document;       /* (owned) */
  OpccGrantsWithheld *withheld; /* (owned) (nullable): what is published goes without these */
  gboolean decided;
} Notice;

static void
clear_notice (Notice *self)
{
  g_clear_pointer (&self->summary, opcc_round_summary_free);
  g_clear_pointer (&self->plan, opcc_award_plan_free);
  g_clear_pointer (&self->progress, g_ptr_array_unref);
  g_clear_pointer (&self->applications, g_ptr_array_unref);
  g_clear_pointer (&self->awards, g_ptr_array_unref);
  g_clear_pointer (&self->redaction, opcc_redaction_free);
  g_clear_pointer (&self->document, opcc_document_free);
  g_clear_pointer (&self->withheld, opcc_grants_withheld_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Notice, clear_notice)

/* Takes marked awards out of the list and of its sum, from which they could be worked out. */
static gboolean
leave_out_withheld (Notice *self, GError **error)
{
  for (guint i = self->awards->len; self->withheld != NULL && i > 0; i--)
    {
      const OpccAward *award = g_ptr_array_index (self->awards, i - 1);
      gboolean is_withheld;

      if (!opcc_grants_withheld_take (self->withheld, award, &is_withheld, error))
        return FALSE;
      if (!is_withheld)
        continue;
      self->summary->approved -= award->amount;
      self->summary->n_approved--;
      g_ptr_array_remove_index (self->awards, i - 1);
    }
  return TRUE;
}

static gboolean
load (Notice *self, GCancellable *cancellable, GError **error)
{
  self->summary = opcc_round_summary_compute (self->db, self->round, cancellable, error);
  if (self->summary == NULL)
    return FALSE;
  self->plan = opcc_award_plan_for_round (self->db, self->round, OPCC_AWARD_PART_LAST,
                                          OPCC_NO_PERCENT, cancellable, error);
  if (self->plan == NULL)
    return FALSE;
  self->progress = opcc_marking_get_progress (self->db, self->round, error);
  if (self->progress == NULL)
    return FALSE;
  self->applications = opcc_application_list (self->db, self->round, error);
  if (self->applications == NULL)
    return FALSE;
  self->awards = opcc_db_select (self->db, &opcc_award_kind,
                                 "state = 'approved' AND application IN (SELECT n FROM application"
                                 " WHERE round = $1) ORDER BY rank, n",
                                 error, "i", self->round);
  self->decided = self->awards != NULL && self->awards->len > 0;
  return self->awards != NULL && leave_out_withheld (self, error);
}

static gboolean
is_decided (const Notice *self)
{
  return self->decided;
}

static gboolean
may_show (Notice *self, const OpccKind *kind, const char *field)
{
  return opcc_redaction_may_show (self->redaction, kind, field);
}

static void
add_sentence (Notice *self, char *sentence)
{
  opcc_document_add_numbered (self->document, sentence);
  g_free (sentence);
}

static void
add_head (Notice *self)
{
  OpccRound *round = self->summary->round;
  g_autofree char *decided = opcc_date_format (round->decided);
  g_autofree char *pot = opcc_money_format (self->summary->available);

  opcc_document_set_text (self->document, OPCC_DOCUMENT_FOOTER, round->title);
  if (!is_decided (self))
    opcc_document_set_text (self->document, OPCC_DOCUMENT_MARKING, _ ("DRAFT: NOT DECIDED"));
  if (!is_decided (self))
    opcc_document_add_paragraph (
        self->document, _ ("Draft. Nothing has been decided yet: the awards below are what "
                           "the ranking recommends as it stands."));
  opcc_document_add_value (self->document, _ ("Fund"), self->summary->scheme->title);
  opcc_document_add_value (self->document, _ ("Round"), round->title);
  if (round->theme != NULL)
    opcc_document_add_value (self->document, _ ("Theme"), round->theme);
  if (round->decision_ref != NULL)
    opcc_document_add_value (self->document, _ ("Decision reference"), round->decision_ref);
  if (*decided != '\0')
    opcc_document_add_value (self->document, _ ("Date of decision"), decided);
  if (round->approved_by != NULL)
    opcc_document_add_value (self->document, _ ("Approved by"), round->approved_by);
  opcc_document_add_value (self->document, _ ("Money for the round"), pot);
}

static void
add_dates (Notice *self)
{
  OpccRound *round = self->summary->round;
  g_autofree char *opens = NULL;
  g_autofree char *closes = NULL;
  g_autofree char *clock = NULL;

  if (round->opens == OPCC_NO_TIME || round->closes == OPCC_NO_TIME)
    return;
  opens = opcc_date_format (opcc_time_get_date (round->opens));
  closes = opcc_date_format (opcc_time_get_date (round->closes));
  clock = opcc_time_format_clock (round->closes);
  add_sentence (self, g_strdup_printf (_ ("The round opened on %s and closed on %s at %s."), opens,
                                       closes, clock));
}

/* "2 late, 1 over the cap": why applications were stopped at the door. */
static char *
say_stopped (Notice *self)
{
  GString *words = g_string_new (NULL);
  guint n_flags;
  const OpccFlag *flags = opcc_flag_list (&n_flags);

  for (guint i = 0; i < n_flags; i++)
    {
      guint n = 0;
      g_autofree char *label = opcc_flag_get_label (&flags[i], self->summary->scheme);
      g_autofree char *small = g_utf8_strdown (label, -1);

      if (flags[i].weight != OPCC_FLAG_STOP)
        continue;
      for (guint j = 0; j < self->applications->len; j++)
        {
          OpccApplication *application = g_ptr_array_index (self->applications, j);

          n += strcmp (application->stage, "stopped") == 0 &&
               opcc_application_has_flag (application, flags[i].key);
        }
      if (n > 0)
        g_string_append_printf (words, "%s%u %s", words->len > 0 ? ", " : "", n, small);
    }
  return g_string_free (words, FALSE);
}

static void
add_applications (Notice *self)
{
  g_autofree char *asked = opcc_money_format (self->summary->asked);
  g_autofree char *stopped = say_stopped (self);
  g_autofree char *received =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u application was received, asking for %s.",
                                    "%u applications were received, asking for %s in all.",
                                    self->summary->n_applications),
                       self->summary->n_applications, asked);

  if (self->summary->n_stopped == 0 || !may_show (self, &opcc_application_kind, "flags"))
    add_sentence (self, g_steal_pointer (&received));
  else
    add_sentence (self,
                  g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s %u was not considered (%s).",
                                                "%s %u were not considered (%s).",
                                                self->summary->n_stopped),
                                   received, self->summary->n_stopped, stopped));
}

static char *
say_period (Notice *self)
{
  OpccRound *round = self->summary->round;
  OpccDate first = round->marking_opens;
  OpccDate last = round->marking_closes;

  for (guint i = 0; i < self->progress->len && round->marking_opens == OPCC_NO_DATE; i++)
    {
      const OpccMarkerProgress *progress = g_ptr_array_index (self->progress, i);

      if (progress->first == OPCC_NO_TIME)
        continue;
      first = first == OPCC_NO_DATE ? opcc_time_get_date (progress->first)
                                    : MIN (first, opcc_time_get_date (progress->first));
      last = MAX (last, opcc_time_get_date (progress->last));
    }
  return first != OPCC_NO_DATE ? opcc_date_format_range (first, last) : g_strdup ("");
}

static void
add_marking (Notice *self)
{
  GString *roles = g_string_new (NULL);
  g_autofree char *period = say_period (self);
  guint n_markers = 0;
  guint n_conflicts = 0;

  for (guint i = 0; i < self->progress->len; i++)
    {
      const OpccMarkerProgress *progress = g_ptr_array_index (self->progress, i);

      n_conflicts += progress->conflicts;
      if (progress->submitted == 0)
        continue;
      n_markers++;
      g_string_append_printf (roles, "%s%s", roles->len > 0 ? ", " : "", progress->marker->role);
    }
  if (n_markers == 0)
    add_sentence (self, g_strdup (_ ("The applications have not been marked yet.")));
  else if (*period == '\0')
    add_sentence (self, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                      "%u officer marked them individually: %s.",
                                                      "%u officers marked them individually: %s.",
                                                      n_markers),
                                         n_markers, roles->str));
  else
    add_sentence (self,
                  g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                "%u officer marked them individually, %s: %s.",
                                                "%u officers marked them individually, %s: %s.",
                                                n_markers),
                                   n_markers, period, roles->str));
  if (n_conflicts > 0)
    add_sentence (
        self,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%u conflict of interest was declared; the application was "
                                      "marked by others.",
                                      "%u conflicts of interest were declared; those "
                                      "applications were marked by others.",
                                      n_conflicts),
                         n_conflicts));
  g_string_free (roles, TRUE);
}

/* What was changed of the round while it was under way. */
static void
add_variations (Notice *self)
{
  for (guint i = 0; i < self->summary->variations->len; i++)
    {
      g_autofree char *said =
          opcc_round_variation_say (g_ptr_array_index (self->summary->variations, i));

      /* Translators: one change of a round, with its day and reason. */
      add_sentence (self, g_strdup_printf (_ ("The round was varied after it opened. %s"), said));
    }
}

static void
add_moderation (Notice *self)
{
  g_autofree char *day = opcc_date_format (self->summary->round->moderation_closed);

  if (self->summary->n_to_settle > 0)
    add_sentence (self, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                      "%u application is still in moderation.",
                                                      "%u applications are still in moderation.",
                                                      self->summary->n_to_settle),
                                         self->summary->n_to_settle));
  else if (*day != '\0')
    add_sentence (self, g_strdup_printf (_ ("The marks were moderated on %s."), day));
}

static void
add_bands (Notice *self)
{
  const OpccRanking *ranking = self->summary->ranking;
  g_autofree char *threshold = opcc_percent_format (ranking->threshold);
  gsize length = strlen (threshold);

  if (ranking->n_marked == 0)
    return;
  add_sentence (self, g_strdup_printf (
                          _ ("Of %u applications marked, %u scored %s, %u scored %s, %u scored %s "
                             "and %u scored %s."),
                          ranking->n_marked, ranking->bands[OPCC_BAND_70],
                          opcc_band_get_label (OPCC_BAND_70), ranking->bands[OPCC_BAND_60],
                          opcc_band_get_label (OPCC_BAND_60), ranking->bands[OPCC_BAND_40],
                          opcc_band_get_label (OPCC_BAND_40), ranking->bands[OPCC_BAND_LOW],
                          opcc_band_get_label (OPCC_BAND_LOW)));
  if (ranking->threshold == OPCC_NO_PERCENT)
    return;
  if (length > 3 && strcmp (threshold + length - 3, ".0%") == 0)
    strcpy (threshold + length - 3, "%");
  add_sentence (self, g_strdup_printf (_ ("A threshold of %s was set for this round, providing all "
                                          "criteria are met. %u applications reach it."),
                                       threshold, ranking->n_pass));
}

static void
add_commitment (Notice *self)
{
  gboolean decided = is_decided (self);
  guint n = decided ? self->awards->len : self->plan->n_awards;
  gint64 total = decided ? self->summary->approved : self->plan->total;
  g_autofree char *sum = opcc_money_format (total);
  g_autofree char *pot = opcc_money_format (self->summary->available);
  OpccRound *round = self->summary->round;

  if (!decided)
    add_sentence (self,
                  g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                "%u application is recommended for funding.",
                                                "%u applications are recommended for funding.", n),
                                   n));
  else if (round->approved_by != NULL)
    add_sentence (
        self,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%u application was recommended, and approved by: %s.",
                                      "%u applications were recommended, and approved by: %s.", n),
                         n, round->approved_by));
  else
    add_sentence (self,
                  g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                "%u application was recommended and approved.",
                                                "%u applications were recommended and approved.",
                                                n),
                                   n));
  add_sentence (self, g_strdup_printf (_ ("The total commitment is %s of the %s for the round."),
                                       sum, pot));
  if (round->award_note != NULL && total > self->summary->available &&
      may_show (self, &opcc_round_kind, "award_note"))
    add_sentence (self, g_strdup_printf (_ ("Reason for going over: %s"), round->award_note));
}

static void
add_award_row (Notice *self, const OpccChosenColumns *columns, gint64 application, gint64 amount)
{
  const OpccRankingRow *row = opcc_ranking_find (self->summary->ranking, application);
  g_autofree char *rank = g_strdup_printf ("%u", row != NULL ? row->rank : 0);
  g_autofree char *score = opcc_percent_format (row != NULL ? row->percent : OPCC_NO_PERCENT);
  g_autofree char *money = opcc_money_format (amount);
  const char *const cells[] = { rank,
                                row != NULL ? row->reference : "",
                                row != NULL ? row->organisation : "",
                                row != NULL ? row->title : "",
                                score,
                                money };

  opcc_chosen_columns_add_row (columns, cells, FALSE);
}

static void
add_award_rows (Notice *self, const OpccChosenColumns *columns)
{
  for (guint i = 0; is_decided (self) && i < self->awards->len; i++)
    {
      const OpccAward *award = g_ptr_array_index (self->awards, i);

      add_award_row (self, columns, award->application, award->amount);
    }
  for (guint i = 0; !is_decided (self) && i < self->plan->rows->len; i++)
    {
      const OpccAwardRow *row = &g_array_index (self->plan->rows, OpccAwardRow, i);

      if (row->amount > 0)
        add_award_row (self, columns, row->ranked->application, row->amount);
    }
}

/* A decided award is published with the name of who got it. */
static void
add_awards (Notice *self)
{
  const gboolean decided = is_decided (self);
  const gboolean names = decided || may_show (self, &opcc_application_kind, "organisation");
  const gboolean scores = may_show (self, &opcc_award_kind, "score");
  const OpccChosenColumns columns = {
    self->document,
    { { _ ("Rank"), OPCC_COLUMN_NUMBER, may_show (self, &opcc_award_kind, "rank") },
      { _ ("Reference"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Organisation"), OPCC_COLUMN_TEXT, names },
      { _ ("Project"), OPCC_COLUMN_TEXT, may_show (self, &opcc_application_kind, "title") },
      { _ ("Score"), OPCC_COLUMN_NUMBER, scores },
      { _ ("Award"), OPCC_COLUMN_NUMBER, may_show (self, &opcc_award_kind, "amount") } },
    6,
  };
  const gint64 total = decided ? self->summary->approved : self->plan->total;
  g_autofree char *sum = opcc_money_format (total);
  const char *const last[] = { "", _ ("Total"), "", "", "", sum };

  if (total == 0)
    return;
  opcc_document_add_heading (self->document, 2, decided ? _ ("Awards") : _ ("Recommended awards"));
  opcc_chosen_columns_begin (&columns);
  add_award_rows (self, &columns);
  opcc_chosen_columns_add_row (&columns, last, TRUE);
}

/* How the marks came about and what they were. */
static void
add_marks (Notice *self)
{
  if (may_show (self, &opcc_marker_kind, "role") && may_show (self, &opcc_assignment_kind, "state"))
    add_marking (self);
  if (may_show (self, &opcc_application_kind, "spread") &&
      may_show (self, &opcc_round_kind, "moderation_closed"))
    add_moderation (self);
  if (may_show (self, &opcc_application_kind, "score") &&
      may_show (self, &opcc_round_kind, "threshold"))
    add_bands (self);
}

static gboolean
is_listed (const Notice *self, const OpccAward *award)
{
  for (guint i = 0; i < self->awards->len; i++)
    if (opcc_record_get_n (g_ptr_array_index (self->awards, i)) ==
        opcc_record_get_n (OPCC_RECORD ((gpointer) award)))
      return TRUE;
  return FALSE;
}

/* Whether a change may be told: that of an award which is listed, or of one that was. */
static gboolean
find_whether_told (Notice *self, const OpccAward *award, gboolean *told, GError **error)
{
  gboolean is_withheld = FALSE;

  *told = is_listed (self, award);
  if (*told || g_strcmp0 (award->state, "released") != 0)
    return TRUE;
  if (self->withheld != NULL &&
      !opcc_grants_withheld_take (self->withheld, award, &is_withheld, error))
    return FALSE;
  *told = !is_withheld;
  return TRUE;
}

/* What became of awards since, which the decision itself does not say. */
static gboolean
add_changes (Notice *self, GError **error)
{
  g_autoptr (GPtrArray) changes = opcc_award_list_changes (self->db, self->round, error);
  gboolean begun = FALSE;

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const OpccAward *award = g_ptr_array_index (changes, i);
      g_autofree char *said = opcc_award_say_change (self->db, award, error);
      gboolean told;

      if (said == NULL || !find_whether_told (self, award, &told, error))
        return FALSE;
      if (!told || !may_show (self, &opcc_award_kind, "varied_reason"))
        continue;
      if (!begun)
        opcc_document_add_heading (self->document, 2, _ ("Changed since the decision"));
      begun = TRUE;
      opcc_document_add_paragraph (self->document, said);
    }
  return changes != NULL;
}

static OpccDocument *
build (Notice *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *title = NULL;
  g_autofree char *said = NULL;

  if (!load (self, cancellable, error))
    return NULL;
  title = g_strdup_printf (_ ("Decision notice: %s, %s"), self->summary->scheme->title,
                           self->summary->round->title);
  self->document = opcc_document_new (title);
  add_head (self);
  opcc_document_add_heading (self->document, 2, _ ("How the decision was reached"));
  add_dates (self);
  add_variations (self);
  add_applications (self);
  add_marks (self);
  add_commitment (self);
  add_awards (self);
  if (!add_changes (self, error))
    return NULL;
  opcc_document_close (self->document, self->redaction);
  said = self->withheld != NULL ? opcc_grants_withheld_say (self->withheld) : NULL;
  if (said != NULL)
    opcc_document_set_text (self->document, OPCC_DOCUMENT_WITHHELD, said);
  return g_steal_pointer (&self->document);
}

/**
 * opcc_notice_build:
 *
 * Returns: (transfer full): NULL on error
 */
OpccDocument *
opcc_notice_build (OpccDb *db,
                   gint64 round,
                   OpccAudience audience,
                   OpccDate today,
                   GCancellable *cancellable,
                   GError **error)
{
  g_auto (Notice) self = { .db = db, .round = round, .redaction = opcc_redaction_new (audience) };

  return build (&self, cancellable, error);
}

/**
 * opcc_notice_build_published:
 *
 * The notice as the office puts it up for anyone: whole, but for the awards that a marking keeps
 * from the public, which are neither listed nor in the sums, and counted at the end.
 *
 * Returns: (transfer full): NULL on error
 */
OpccDocument *
opcc_notice_build_published (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error)
{
  g_auto (Notice)
      self = { .db = db, .round = round, .redaction = opcc_redaction_new (OPCC_AUDIENCE_OFFICE) };

  self.withheld = opcc_grants_withheld_new (db, error);
  return self.withheld != NULL ? build (&self, cancellable, error) : NULL;
}

/**
 * opcc_notice_write:
 *
 * Returns: FALSE on error, and a file that was there is then as it was
 */
gboolean
opcc_notice_write (
    OpccDb *db, gint64 round, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccDocument) document = opcc_notice_build_published (db, round, cancellable, error);

  return document != NULL && opcc_document_write (document, path, cancellable, error);
}
