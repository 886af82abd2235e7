/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decks: slides in their order, what is no longer there, copies, and the handout for each audience.
 */
#include <string.h>

#include "opcc-deck-acts.h"
#include "opcc-deck-adding.h"
#include "opcc-deck-meeting.h"
#include "opcc-deck-view.h"
#include "opcc-document-text.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-present-model.h"
#include "opcc-record-acts.h"
#include "store-fixture.h"

#define TODAY opcc_date_from_ymd (2023, 10, 12)

static guint n_built;

/* Why there is no such document for the audience; 0: there is one. */
static int
judge_paper (const char *of, OpccAudience audience)
{
  if (strcmp (of, "gone") == 0)
    return OPCC_ERROR_NOT_FOUND;
  if (strcmp (of, "broken") == 0)
    return OPCC_ERROR_DAMAGED;
  return strcmp (of, "desk") == 0 && audience != OPCC_AUDIENCE_OFFICE ? OPCC_ERROR_REFUSED : -1;
}

/* A part for all, and one for the office. */
static OpccDocument *
build_paper (OpccDb *db,
             const OpccDomainDocument *self,
             GHashTable *choices,
             OpccAudience audience,
             OpccDate today,
             GCancellable *cancellable,
             GError **error)
{
  const char *of = g_hash_table_lookup (choices, "of");
  const int code = judge_paper (of, audience);
  g_autofree char *title = g_strdup_printf ("Paper of %s", of);
  OpccDocument *document;

  n_built++;
  if (code >= 0)
    {
      g_set_error (error, OPCC_ERROR, code, "Nothing of %s.", of);
      return NULL;
    }
  document = opcc_document_new (title);
  opcc_document_set_text (document, OPCC_DOCUMENT_MARKING, "DRAFT");
  opcc_document_add_heading (document, 2, "Figures");
  opcc_document_add_value (document, "Visits", "12");
  if (audience == OPCC_AUDIENCE_OFFICE)
    {
      opcc_document_add_heading (document, 2, "Names");
      opcc_document_add_paragraph (document, "Maud Secret");
    }
  else
    opcc_document_set_text (document, OPCC_DOCUMENT_WITHHELD, "1 section withheld: personal data.");
  return document;
}

static const OpccDomainOption options[] = {
  { "of", "WHAT", "Of what", .is_required = TRUE },
  { NULL },
};
static const OpccDomainDocument documents[] = {
  { "test-paper", "A paper", options, build_paper },
  { NULL },
};
static const OpccKind *const no_kinds[] = { NULL };
static const OpccDomainModel test_model = {
  .name = "test",
  .kinds = no_kinds,
  .documents = documents,
};

/* --- help ------------------------------------------------------------------------------------ */

static OpccDeck *
make_deck (const char *title)
{
  OpccDeck *deck = g_object_new (OPCC_TYPE_DECK, NULL);

  deck->title = g_strdup (title);
  deck->meeting = g_strdup ("The board");
  deck->held = TODAY;
  return deck;
}

static gint64
add_slide (DbFixture *fixture, OpccDeck *deck, const char *title, const char *of, const char *part)
{
  g_autoptr (OpccDeckSlide) slide = g_object_new (OPCC_TYPE_DECK_SLIDE, NULL);
  g_autoptr (GError) error = NULL;

  slide->title = g_strdup (title);
  slide->document = g_strdup_printf ("test-paper?of=%s", of);
  slide->part = g_strdup (part);
  slide->notes = g_strdup_printf ("Whisper about %s", title);
  opcc_deck_add_slide (fixture->db, deck, slide, &error);
  g_assert_no_error (error);
  return opcc_record_get_n (OPCC_RECORD (slide));
}

static gint64
get_n (OpccDeck *deck)
{
  return opcc_record_get_n (OPCC_RECORD (deck));
}

/* @expected: "A B C" */
static void
assert_order (DbFixture *fixture, gint64 deck, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) slides = opcc_deck_list_slides (fixture->db, deck, &error);
  g_autoptr (GString) order = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < slides->len; i++)
    g_string_append_printf (order, "%s%s", i > 0 ? " " : "",
                            ((OpccDeckSlide *) g_ptr_array_index (slides, i))->title);
  g_assert_cmpstr (order->str, ==, expected);
}

static void
undo (DbFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = opcc_db_undo (fixture->db, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (name);
}

static void
move (DbFixture *fixture, gint64 slide, gint64 place)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (opcc_deck_move_slide (fixture->db, slide, place, &error));
  g_assert_no_error (error);
}

static gint64
count (DbFixture *fixture, const char *sql)
{
  return opcc_db_get_integer (fixture->db, sql, -1, NULL, "");
}

/* --- the order ------------------------------------------------------------------------------- */

static void
test_order_after_moves (DbFixture *fixture, gconstpointer unused)
{
  static const char n_actions[] = "SELECT count(*) FROM action";
  g_autoptr (OpccDeck) deck = make_deck ("Board");
  const gint64 a = add_slide (fixture, deck, "A", "a", NULL);
  const gint64 b = add_slide (fixture, deck, "B", "b", NULL);
  const gint64 c = add_slide (fixture, deck, "C", "c", NULL);
  gint64 before;
  g_autofree char *hash = NULL;

  assert_order (fixture, get_n (deck), "A B C");
  move (fixture, c, 1);
  assert_order (fixture, get_n (deck), "C A B");
  move (fixture, c, 2);
  assert_order (fixture, get_n (deck), "A C B");
  move (fixture, a, 99);
  assert_order (fixture, get_n (deck), "C B A");
  before = count (fixture, n_actions);
  g_assert_cmpint (before, >, 0);
  move (fixture, a, 3);
  move (fixture, c, -5);
  g_assert_cmpint (count (fixture, n_actions), ==, before);
  undo (fixture);
  assert_order (fixture, get_n (deck), "A C B");
  undo (fixture);
  undo (fixture);
  assert_order (fixture, get_n (deck), "A B C");
  move (fixture, b, 1);
  assert_order (fixture, get_n (deck), "B A C");
  hash = db_fixture_verify (fixture);
  g_assert_nonnull (hash);
}

/* A slide without a place, as another program may write one, comes last. */
static void
test_no_place_is_last (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccDeck) deck = make_deck ("Board");
  g_autoptr (OpccDeckSlide) slide = g_object_new (OPCC_TYPE_DECK_SLIDE, NULL);

  add_slide (fixture, deck, "A", "a", NULL);
  slide->title = g_strdup ("Z");
  slide->deck = get_n (deck);
  slide->document = g_strdup ("test-paper?of=z");
  db_fixture_save (fixture->db, slide, "Add");
  add_slide (fixture, deck, "B", "b", NULL);
  assert_order (fixture, get_n (deck), "A B Z");
  move (fixture, opcc_record_get_n (OPCC_RECORD (slide)), 1);
  assert_order (fixture, get_n (deck), "Z A B");
}

/* The deck that is made for it comes and goes with its first slide. */
static void
test_a_new_deck_in_one_action (DbFixture *fixture, gconstpointer unused)
{
  OpccDeckChoice choice = { .document = (char *) "test-paper?of=a",
                            .new_title = (char *) "New",
                            .title = (char *) "A",
                            .minutes = 3 };
  g_autoptr (GError) error = NULL;
  const gint64 n = opcc_deck_choice_apply (&choice, fixture->db, &error);
  g_autoptr (OpccDeck) deck = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (n, >, 0);
  assert_order (fixture, n, "A");
  deck = opcc_db_load (fixture->db, &opcc_deck_kind, n, &error);
  g_assert_cmpstr (deck->audience, ==, "public");
  g_assert_cmpint (opcc_deck_get_level (deck), ==, OPCC_AUDIENCE_PUBLIC);
  undo (fixture);
  g_assert_null (opcc_db_load (fixture->db, &opcc_deck_kind, n, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
}

static void
test_copy (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccDeck) deck = make_deck ("Board");
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDeck) copy = NULL;
  gint64 n;

  add_slide (fixture, deck, "A", "a", NULL);
  move (fixture, add_slide (fixture, deck, "B", "b", "Figures"), 1);
  n = opcc_deck_copy_as (fixture->db, get_n (deck), NULL, &error);
  g_assert_no_error (error);
  copy = opcc_db_load (fixture->db, &opcc_deck_kind, n, &error);
  g_assert_cmpstr (copy->title, ==, "Copy of Board");
  g_assert_cmpint (copy->held, ==, OPCC_NO_DATE);
  assert_order (fixture, n, "B A");
  assert_order (fixture, get_n (deck), "B A");
  undo (fixture);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM deck_slide"), ==, 2);
  g_assert_cmpint (opcc_deck_copy_as (fixture->db, 4711, "x", &error), ==, 0);
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
}

/* By hand a deck goes with its slides, and comes back with them. */
static void
test_delete_deck (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccDeck) deck = make_deck ("Board");
  g_autoptr (OpccDeck) other = make_deck ("Other");
  g_autoptr (GError) error = NULL;

  add_slide (fixture, deck, "A", "a", NULL);
  add_slide (fixture, deck, "B", "b", NULL);
  add_slide (fixture, other, "C", "c", NULL);
  g_assert_true (opcc_record_act_delete (fixture->db, deck, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM deck_slide"), ==, 1);
  undo (fixture);
  assert_order (fixture, get_n (deck), "A B");
}

/* --- what it shows --------------------------------------------------------------------------- */

static OpccDeckView *
read_view (DbFixture *fixture, OpccDeck *deck, OpccAudience audience)
{
  g_autoptr (GError) error = NULL;
  OpccDeckView *view =
      opcc_deck_view_read (fixture->db, get_n (deck), audience, TODAY, NULL, &error);

  g_assert_no_error (error);
  return view;
}

static void
assert_gaps (const OpccDeckView *view, const OpccDeckGap *expected, guint n)
{
  g_assert_cmpuint (view->items->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const OpccDeckItem *item = g_ptr_array_index (view->items, i);
      const gboolean is_gap = expected[i] != OPCC_DECK_GAP_NONE;

      g_assert_cmpint (item->gap, ==, expected[i]);
      g_assert_true ((item->document == NULL) == is_gap);
      g_assert_true ((opcc_deck_item_get_heading (item) == NULL) == is_gap);
      g_assert_true ((opcc_deck_gap_get_label (item->gap) != NULL) == is_gap);
    }
}

static void
test_gaps (DbFixture *fixture, gconstpointer unused)
{
  static const OpccDeckGap for_office[] = { OPCC_DECK_GAP_NONE, OPCC_DECK_GAP_GONE,
                                            OPCC_DECK_GAP_NONE, OPCC_DECK_GAP_NONE };
  static const OpccDeckGap for_anyone[] = { OPCC_DECK_GAP_NONE, OPCC_DECK_GAP_GONE,
                                            OPCC_DECK_GAP_PART, OPCC_DECK_GAP_WITHHELD };
  g_autoptr (OpccDeck) deck = make_deck ("Board");
  g_autoptr (OpccDeckView) office = NULL;
  g_autoptr (OpccDeckView) anyone = NULL;
  g_autoptr (OpccDeckView) own = NULL;

  add_slide (fixture, deck, "A", "a", NULL);
  add_slide (fixture, deck, "Gone", "gone", NULL);
  add_slide (fixture, deck, "Names", "a", "Names");
  add_slide (fixture, deck, "Desk", "desk", NULL);
  office = read_view (fixture, deck, OPCC_AUDIENCE_OFFICE);
  anyone = read_view (fixture, deck, OPCC_AUDIENCE_PUBLIC);
  own = opcc_deck_view_read_own (fixture->db, get_n (deck), NULL, NULL);
  assert_gaps (office, for_office, G_N_ELEMENTS (for_office));
  assert_gaps (anyone, for_anyone, G_N_ELEMENTS (for_anyone));
  assert_gaps (own, for_anyone, G_N_ELEMENTS (for_anyone));
}

/* Two parts of one document are one document, built once. */
static void
test_built_once (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccDeck) deck = make_deck ("Board");
  g_autoptr (OpccDeckView) view = NULL;

  add_slide (fixture, deck, "A", "a", "Figures");
  add_slide (fixture, deck, "B", "a", "Names");
  add_slide (fixture, deck, "C", "b", NULL);
  n_built = 0;
  view = read_view (fixture, deck, OPCC_AUDIENCE_OFFICE);
  g_assert_cmpuint (n_built, ==, 2);
}

/* A file that cannot be read is no gap. */
static void
test_errors_are_no_gaps (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccDeck) deck = make_deck ("Board");
  g_autoptr (GError) error = NULL;

  add_slide (fixture, deck, "A", "a", NULL);
  add_slide (fixture, deck, "Broken", "broken", NULL);
  g_assert_null (
      opcc_deck_view_read (fixture->db, get_n (deck), OPCC_AUDIENCE_PUBLIC, TODAY, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
}

/* --- the handout ----------------------------------------------------------------------------- */

static char *
make_handout (DbFixture *fixture, const char *words, OpccAudience audience)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_new ("handout", "deck", words, NULL);
  g_autoptr (OpccDocument) document =
      opcc_document_order_build (order, fixture->db, audience, TODAY, NULL, &error);

  g_assert_no_error (error);
  return opcc_document_to_text (document);
}

static void
test_handout (DbFixture *fixture, gconstpointer unused)
{
  static const char *const shown[] = { "OFFICIAL · may be shown in public",
                                       "The board",
                                       "12 October 2023",
                                       "Paper of a",
                                       "Figures",
                                       "DRAFT",
                                       "1 section withheld: personal data." };
  static const char *const kept[] = { "Secret", "Whisper", "Private title", "Lost", "Gone" };
  static const char *const office_shown[] = { "for the office only", "Maud Secret",
                                              "Notes: Whisper about Private title", "Lost",
                                              "Gone: no longer in the office file" };
  g_autoptr (OpccDeck) deck = make_deck ("Board");
  g_autofree char *anyone = NULL;
  g_autofree char *office = NULL;

  add_slide (fixture, deck, "Private title", "a", NULL);
  add_slide (fixture, deck, "Lost", "gone", NULL);
  add_slide (fixture, deck, "B", "b", "Figures");
  anyone = make_handout (fixture, "Board", OPCC_AUDIENCE_PUBLIC);
  office = make_handout (fixture, "Board", OPCC_AUDIENCE_OFFICE);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    g_assert_nonnull (strstr (anyone, shown[i]));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_assert_null (strstr (anyone, kept[i]));
  /* Two documents say it; the handout says it once. */
  g_assert_null (strstr (strstr (anyone, "1 section withheld") + 1, "1 section withheld"));
  for (guint i = 0; i < G_N_ELEMENTS (office_shown); i++)
    g_assert_nonnull (strstr (office, office_shown[i]));
}

static void
test_handout_of_none (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_parse ("handout?deck=Board", &error);
  g_autoptr (OpccDeck) deck = make_deck ("Empty");
  g_autofree char *text = NULL;

  g_assert_null (
      opcc_document_order_build (order, fixture->db, OPCC_AUDIENCE_PUBLIC, TODAY, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
  deck->audience = g_strdup ("office");
  db_fixture_save (fixture->db, deck, "Add");
  text = make_handout (fixture, "Empty", OPCC_AUDIENCE_PUBLIC);
  g_assert_nonnull (strstr (text, "Empty"));
}

/* Else it would hold itself without end. */
static void
test_no_deck_of_decks (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccDeck) deck = make_deck ("Board");
  g_autoptr (OpccDeckSlide) slide = g_object_new (OPCC_TYPE_DECK_SLIDE, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  add_slide (fixture, deck, "A", "a", NULL);
  slide->title = g_strdup ("Itself");
  slide->document = g_strdup ("handout?deck=Board");
  g_assert_false (opcc_deck_add_slide (fixture->db, deck, slide, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  assert_order (fixture, get_n (deck), "A");
  db_fixture_tamper (fixture, "UPDATE deck_slide SET document = 'handout?deck=Board'");
  text = make_handout (fixture, "Board", OPCC_AUDIENCE_OFFICE);
  g_assert_nonnull (strstr (text, "Gone"));
}

/* --- the meeting ----------------------------------------------------------------------------- */

static const OpccMeetingSlide *
get_shown (GPtrArray *slides, guint at)
{
  return g_ptr_array_index (slides, at);
}

/* The wall gets slides of what the deck's audience may see, and stays empty where there is none. */
static void
test_meeting (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccDeck) deck = make_deck ("Board");
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_new ("handout", "deck", "Board", NULL);
  g_autoptr (GPtrArray) slides = NULL;
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint n;

  add_slide (fixture, deck, "A", "a", "Figures");
  add_slide (fixture, deck, "Lost", "gone", NULL);
  add_slide (fixture, deck, "Names", "a", "Names");
  /* The deck is for anyone, whoever the meeting says it is for. */
  slides = opcc_deck_meeting_make_slides (fixture->db, order, OPCC_AUDIENCE_OFFICE, 16.0 / 9, TODAY,
                                          NULL, &error);
  g_assert_no_error (error);
  n = slides->len;
  g_assert_cmpuint (n, >=, 3);
  for (guint i = 0; i < n - 2; i++)
    {
      g_autofree char *text = opcc_slide_to_text (get_shown (slides, i)->slide);

      g_string_append (said, text);
      g_assert_cmpuint (get_shown (slides, i)->item, ==, 0);
      g_assert_cmpuint (get_shown (slides, i)->minutes, ==, 0);
      g_assert_cmpstr (get_shown (slides, i)->notes, ==, i == 0 ? "Whisper about A" : NULL);
    }
  g_assert_nonnull (strstr (said->str, "12"));
  g_assert_nonnull (strstr (said->str, "Figures"));
  g_assert_null (strstr (said->str, "Secret"));
  g_assert_null (strstr (said->str, "Whisper"));
  for (guint i = 1; i < 3; i++)
    {
      const OpccMeetingSlide *gap = get_shown (slides, n - 3 + i);

      g_assert_null (gap->slide);
      g_assert_nonnull (gap->withheld);
      g_assert_cmpuint (gap->item, ==, i);
    }
  g_assert_cmpstr (get_shown (slides, n - 2)->title, ==, "Lost");
}

/* --- what there is to choose ----------------------------------------------------------------- */

static void
test_offer (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccDeck) first = make_deck ("First");
  g_autoptr (OpccDeck) second = make_deck ("Second");
  g_autoptr (OpccDeckOffer) offer = NULL;
  g_autoptr (GError) error = NULL;

  add_slide (fixture, first, "A", "a", NULL);
  add_slide (fixture, second, "A", "a", NULL);
  offer = opcc_deck_offer_read (fixture->db, "test-paper?of=a", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (offer->title, ==, "Paper of a");
  g_assert_cmpuint (g_strv_length (offer->parts), ==, 2);
  g_assert_cmpstr (offer->parts[1], ==, "Names");
  g_assert_cmpuint (offer->decks->len, ==, 2);
  g_assert_cmpstr (((OpccDeck *) g_ptr_array_index (offer->decks, 0))->title, ==, "Second");
  g_assert_null (opcc_deck_offer_read (fixture->db, "handout?deck=First", NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/deck/" name, DbFixture, NULL, db_fixture_set_up, function, db_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  opcc_domain_model_register (&opcc_present_model);
  opcc_domain_model_register (&test_model);
  ADD ("order-after-moves", test_order_after_moves);
  ADD ("no-place-is-last", test_no_place_is_last);
  ADD ("a-new-deck-in-one-action", test_a_new_deck_in_one_action);
  ADD ("copy", test_copy);
  ADD ("delete", test_delete_deck);
  ADD ("gaps", test_gaps);
  ADD ("built-once", test_built_once);
  ADD ("errors-are-no-gaps", test_errors_are_no_gaps);
  ADD ("handout", test_handout);
  ADD ("handout-of-none", test_handout_of_none);
  ADD ("no-deck-of-decks", test_no_deck_of_decks);
  ADD ("meeting", test_meeting);
  ADD ("offer", test_offer);
  return g_test_run ();
}
