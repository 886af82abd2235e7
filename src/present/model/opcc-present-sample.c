/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The deck and the panel report of the sample office, for a Police and Crime Panel. */
#include "opcc-present-sample.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-date.h"
#include "opcc-db.h"
#include "opcc-deck-slide.h"
#include "opcc-deck.h"
#include "opcc-domain-document.h"
#include "opcc-error.h"
#include "opcc-kept-figures.h"
#include "opcc-report-acts.h"

/* Parts are left out where the document has its one message already. */
static const struct
{
  const char *title;
  const char *document;
  const char *part; /* (nullable) */
  gint64 minutes;
  const char *notes;
} slides[] = {
  { N_ ("The round in figures"), "round?round=2023/24-1", N_ ("The round in figures"), 3,
    N_ ("Say what was asked for before what there is to give.") },
  { N_ ("The award board, names withheld"), "awards?round=2023/24-1", N_ ("Above the line"), 4,
    N_ ("The names stay on the desk until the notices are out.") },
  { N_ ("Bell Foundry"), "zone?zone=Bell Foundry", N_ ("Before and after"), 3,
    N_ ("The lights were residents’ own wish; thank the group.") },
  { N_ ("Where the money is asked for"), "chart?chart=round-map&round=2023/24-1", NULL, 2, NULL },
  { N_ ("The capital programme"), "chart?chart=schemes-timeline", NULL, 4,
    N_ ("Two schemes run late: give the new day for each.") },
  { N_ ("The workforce, as a chart and as a table"), "workforce",
    N_ ("Headcount by group and year"), 3, N_ ("Officers first; staff and PCSOs if asked.") },
  { N_ ("Officers against their targets"), "chart?chart=workforce-uplift", NULL, 3, NULL },
  { N_ ("The decision"), "notice?round=2023/24-1", N_ ("How the decision was reached"), 3,
    N_ ("Read the decision out as it stands.") },
};

static gboolean
save_slides (OpccDb *db, gint64 deck, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (slides); i++)
    {
      g_autoptr (OpccDeckSlide) slide = g_object_new (OPCC_TYPE_DECK_SLIDE, NULL);

      slide->title = g_strdup (_ (slides[i].title));
      slide->deck = deck;
      slide->place = (gint64) i + 1;
      slide->document = g_strdup (slides[i].document);
      slide->part = slides[i].part != NULL ? g_strdup (_ (slides[i].part)) : NULL;
      slide->minutes = slides[i].minutes;
      slide->notes = slides[i].notes != NULL ? g_strdup (_ (slides[i].notes)) : NULL;
      if (!opcc_db_save (db, slide, error))
        return FALSE;
    }
  return TRUE;
}

/* --- the panel report ------------------------------------------------------------------------ */

static const struct
{
  const char *title;
  const char *text;
  const char *document;
  const char *part;
} sections[] = {
  { N_ ("The grants round"), N_ ("The round closed on 31 July 2023. Its awards are not decided."),
    "round?round=2023/24-1", N_ ("The round in figures") },
  { N_ ("People Zones"),
    N_ ("What has changed in Bell Foundry since the work began is set out below."),
    "zone?zone=Bell Foundry", N_ ("Before and after") },
  { N_ ("The workforce"), N_ ("The groups are counted as at the end of each year."), "workforce",
    N_ ("Headcount by group and year") },
};

/* What the report before said of the round, a week before it closed. */
static const struct
{
  const char *label;
  const char *text;
} last_time[] = {
  { N_ ("Applications"), "31" },
  { N_ ("Marked"), "0" },
  { N_ ("Reach the threshold"), "0" },
  { N_ ("Asked for"), "£214,500" },
};

static char *
make_last_time (void)
{
  g_autoptr (OpccKeptFigures) kept = opcc_kept_figures_new (NULL);

  kept->before.day = opcc_date_from_ymd (2023, 7, 24);
  for (guint level = 0; level < OPCC_N_AUDIENCES; level++)
    for (guint i = 0; i < G_N_ELEMENTS (last_time); i++)
      g_hash_table_insert (kept->before.figures[level], g_strdup (_ (last_time[i].label)),
                           g_strdup (last_time[i].text));
  return opcc_kept_figures_to_text (kept);
}

static gboolean
save_sections (OpccDb *db, OpccReport *report, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (OpccReportPart) section = g_object_new (OPCC_TYPE_REPORT_PART, NULL);

      section->title = g_strdup (_ (sections[i].title));
      section->report = opcc_record_get_n (OPCC_RECORD (report));
      section->place = (gint64) i + 1;
      section->text = g_strdup (_ (sections[i].text));
      section->document = g_strdup (sections[i].document);
      section->part = g_strdup (_ (sections[i].part));
      section->kept = i == 0 ? make_last_time () : NULL;
      if (!opcc_db_save (db, section, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_report (OpccDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccReport) report = g_object_new (OPCC_TYPE_REPORT, NULL);
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (OpccReportNews) news = NULL;

  report->title = g_strdup (_ ("Grants, People Zones and workforce"));
  report->report_of = g_strdup (_ ("Police and Crime Commissioner"));
  report->held = opcc_date_from_ymd (2023, 10, 24);
  report->author = g_strdup (_ ("Chief Executive"));
  report->purpose = g_strdup (_ ("To tell the panel how the work of the office stands."));
  report->recommendation = g_strdup (_ ("The panel is asked to note the report."));
  report->background =
      g_strdup (_ ("The panel asked for figures that can be followed from meeting to meeting.\n"
                   "Each figure is taken from the records of the office."));
  report->implications =
      g_strdup (_ ("Financial: within the budget. Legal: none. Equality: none."));
  report->attachments = g_strdup (_ ("None."));
  report->contact = g_strdup (_ ("Chief Executive, Office of the Police and Crime Commissioner"));
  action = opcc_action_begin (db, _ ("Add the report to the panel"), error);
  if (action == NULL || !opcc_db_save (db, report, error) || !save_sections (db, report, error) ||
      !opcc_action_commit (action, error))
    return FALSE;
  news = opcc_report_refresh (db, opcc_record_get_n (OPCC_RECORD (report)),
                              opcc_date_from_ymd (2023, 10, 10), cancellable, error);
  return news != NULL;
}

static gboolean
save_deck (OpccDb *db, GError **error)
{
  g_autoptr (OpccDeck) deck = g_object_new (OPCC_TYPE_DECK, NULL);
  g_autoptr (OpccAction) action = NULL;

  deck->title = g_strdup (_ ("Panel, October 2023"));
  deck->meeting = g_strdup (_ ("Police and Crime Panel"));
  deck->held = opcc_date_from_ymd (2023, 10, 24);
  deck->minutes = 30;
  opcc_deck_kind.complete (deck);
  action = opcc_action_begin (db, _ ("Add the deck of the panel"), error);
  return action != NULL && opcc_db_save (db, deck, error) &&
         save_slides (db, opcc_record_get_n (OPCC_RECORD (deck)), error) &&
         opcc_action_commit (action, error);
}

gboolean
opcc_present_sample_fill (OpccDb *db,
                          const char *data_dir,
                          GCancellable *cancellable,
                          GError **error)
{
  if (opcc_db_get_integer (db, "SELECT count(*) FROM round", 0, NULL, "") == 0 ||
      opcc_db_get_integer (db, "SELECT count(*) FROM zone", 0, NULL, "") == 0)
    return TRUE;
  return save_deck (db, error) && save_report (db, cancellable, error);
}
