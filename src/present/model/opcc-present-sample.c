/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The deck of the sample office: eight slides for a Police and Crime Panel. */
#include "opcc-present-sample.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-date.h"
#include "opcc-db.h"
#include "opcc-deck-slide.h"
#include "opcc-deck.h"
#include "opcc-domain-document.h"
#include "opcc-error.h"

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

gboolean
opcc_present_sample_fill (OpccDb *db,
                          const char *data_dir,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (OpccDeck) deck = NULL;
  g_autoptr (OpccAction) action = NULL;

  if (opcc_db_get_integer (db, "SELECT count(*) FROM round", 0, NULL, "") == 0 ||
      opcc_db_get_integer (db, "SELECT count(*) FROM zone", 0, NULL, "") == 0)
    return TRUE;
  deck = g_object_new (OPCC_TYPE_DECK, NULL);
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
