/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for decks and panel reports: which there are, what each shows, and the changes that the
 * window makes too.
 */
#include <glib/gi18n-lib.h>

#include "opcc-cli-command.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-db.h"
#include "opcc-deck-acts.h"
#include "opcc-deck-adding.h"
#include "opcc-deck-view.h"
#include "opcc-error.h"
#include "opcc-record-acts.h"
#include "opcc-record-finder.h"
#include "opcc-report-acts.h"
#include "opcc-report-sending.h"

/* clang-format off */
static const OpccOption add_options[] = {
  { "new", NULL, N_ ("Make a deck of that title first, for the public") },
  { "part", "HEADING", N_ ("Only this part of the document, by its heading") },
  { "title", "TITLE", N_ ("What the office calls the slide") },
  { "notes", "TEXT", N_ ("For who presents") },
  { "minutes", "N", N_ ("How long it may take") },
  { NULL },
};

static const OpccOption sent_options[] = {
  { "to", "WHOM", N_ ("To whom it was sent") },
  { "on", "DATE", N_ ("When; today unless given") },
  { NULL },
};

static const OpccOption section_options[] = {
  { "new", NULL, N_ ("Make a report of that title first") },
  { "part", "HEADING", N_ ("Only this part of the document, by its heading") },
  { "title", "TITLE", N_ ("Its heading in the report") },
  { "notes", "TEXT", N_ ("Words above it") },
  { NULL },
};

static const OpccOption copy_options[] = {
  { "title", "TITLE", N_ ("Of the copy; “Copy of …” unless given") },
  { NULL },
};
/* clang-format on */

static OpccDeck *
find_deck (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_record_find (db, &opcc_deck_kind, opcc_cli_get_argument (cli, 0), error);
}

/* The slide of the first two arguments. */
static OpccDeckSlide *
find_slide (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccDeck) deck = find_deck (cli, db, error);

  return deck != NULL ? opcc_deck_find_slide (db, opcc_record_get_n (OPCC_RECORD (deck)),
                                              opcc_cli_get_argument (cli, 1), error)
                      : NULL;
}

/* FALSE on error. */
static gboolean
add_deck (OpccCliTable *table, OpccDb *db, OpccDeck *deck, GError **error)
{
  const OpccAudience level = opcc_deck_get_level (deck);
  g_autoptr (GPtrArray) slides =
      opcc_deck_list_slides (db, opcc_record_get_n (OPCC_RECORD (deck)), error);
  gint64 planned = 0;

  if (slides == NULL)
    return FALSE;
  for (guint i = 0; i < slides->len; i++)
    {
      const OpccDeckSlide *slide = g_ptr_array_index (slides, i);

      planned += slide->minutes != OPCC_NO_INTEGER ? slide->minutes : 0;
    }
  opcc_cli_table_add_integer (table, opcc_record_get_n (OPCC_RECORD (deck)));
  opcc_cli_table_add_text (table, deck->title);
  opcc_cli_table_add_text (table, deck->meeting);
  opcc_cli_table_add_date (table, deck->held);
  opcc_cli_table_add_choice (table, opcc_audience_get_name (level),
                             opcc_audience_get_label (level));
  opcc_cli_table_add_integer (table, slides->len);
  opcc_cli_table_add_integer (table, planned);
  opcc_cli_table_add_integer (table, deck->minutes);
  opcc_cli_table_end_row (table);
  return TRUE;
}

static gboolean
run_list (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "n", N_ ("N"), TRUE },
    { "deck", N_ ("Deck") },
    { "meeting", N_ ("Meeting") },
    { "held", N_ ("Date") },
    { "audience", N_ ("Audience") },
    { "slides", N_ ("Slides"), TRUE },
    { "planned", N_ ("Planned"), TRUE },
    { "minutes", N_ ("Minutes in all"), TRUE },
  };
  g_autoptr (GPtrArray) decks =
      opcc_db_select (db, &opcc_deck_kind, "n > 0 ORDER BY n DESC", error, "");
  g_autoptr (OpccCliTable) table = NULL;

  if (decks == NULL)
    return FALSE;
  table = opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < decks->len; i++)
    if (!add_deck (table, db, g_ptr_array_index (decks, i), error))
      return FALSE;
  opcc_cli_table_finish (table);
  return TRUE;
}

static void
add_item (OpccCliTable *table, guint place, const OpccDeckItem *item)
{
  const OpccDeckSlide *slide = item->slide;

  opcc_cli_table_add_integer (table, place);
  opcc_cli_table_add_text (table, slide->title);
  opcc_cli_table_add_text (table, slide->document);
  opcc_cli_table_add_text (table, slide->part);
  opcc_cli_table_add_integer (table, slide->minutes);
  opcc_cli_table_add_text (table, opcc_deck_gap_get_label (item->gap));
  opcc_cli_table_add_text (table, slide->notes);
  opcc_cli_table_end_row (table);
}

static gboolean
run_show (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "place", N_ ("Place"), TRUE },     { "slide", N_ ("Slide") },
    { "document", N_ ("Shows") },        { "part", N_ ("Part") },
    { "minutes", N_ ("Minutes"), TRUE }, { "gap", N_ ("On the wall") },
    { "notes", N_ ("Notes") },
  };
  g_autoptr (OpccDeck) deck = find_deck (cli, db, error);
  g_autoptr (OpccDeckView) view =
      deck != NULL
          ? opcc_deck_view_read_own (db, opcc_record_get_n (OPCC_RECORD (deck)), NULL, error)
          : NULL;
  g_autoptr (OpccCliTable) table = NULL;

  if (view == NULL)
    return FALSE;
  table = opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < view->items->len; i++)
    add_item (table, i + 1, g_ptr_array_index (view->items, i));
  opcc_cli_table_finish (table);
  return TRUE;
}

static gboolean
check_part (const OpccDeckOffer *offer, const char *part, GError **error)
{
  g_autofree char *parts = NULL;

  if (part == NULL || g_strv_contains ((const char *const *) offer->parts, part))
    return TRUE;
  parts = g_strjoinv (_ ("”, “"), offer->parts);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
               _ ("“%s” has no part “%s”, and nothing was added. Give one of its headings: “%s”."),
               offer->title, part, parts);
  return FALSE;
}

static const OpccKind *
get_owner_kind (const OpccDeckChoice *choice)
{
  return choice->to_report ? &opcc_report_kind : &opcc_deck_kind;
}

/* FALSE on error. */
static gboolean
choose_owner (OpccCli *cli, OpccDb *db, OpccDeckChoice *choice, GError **error)
{
  g_autoptr (OpccRecord) owner = NULL;

  choice->to_report = g_str_has_prefix (cli->command->words, "report ");
  if (opcc_cli_get_option (cli, "new") != NULL)
    {
      choice->new_title = g_strdup (opcc_cli_get_argument (cli, 0));
      return TRUE;
    }
  owner = opcc_record_find (db, get_owner_kind (choice), opcc_cli_get_argument (cli, 0), error);
  if (owner != NULL)
    choice->owner = opcc_record_get_n (owner);
  return owner != NULL;
}

static gboolean
run_add (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *part = opcc_cli_get_option (cli, "part");
  const char *title = opcc_cli_get_option (cli, "title");
  g_autoptr (OpccDeckChoice) choice = g_new0 (OpccDeckChoice, 1);
  g_autoptr (OpccDeckOffer) offer = NULL;
  g_autoptr (OpccRecord) owner = NULL;
  gint64 n;

  choice->minutes = OPCC_NO_INTEGER;
  if (!opcc_cli_get_integer (cli, "minutes", 1, &choice->minutes, error) ||
      !choose_owner (cli, db, choice, error))
    return FALSE;
  offer = opcc_deck_offer_read (db, opcc_cli_get_argument (cli, 1), NULL, error);
  if (offer == NULL || !check_part (offer, part, error))
    return FALSE;
  choice->document = g_strdup (opcc_cli_get_argument (cli, 1));
  choice->part = g_strdup (part);
  choice->title = g_strdup (title != NULL ? title : part != NULL ? part : offer->title);
  choice->notes = g_strdup (opcc_cli_get_option (cli, "notes"));
  n = opcc_deck_choice_apply (choice, db, error);
  owner = n > 0 ? opcc_db_load (db, get_owner_kind (choice), n, error) : NULL;
  if (owner == NULL)
    return FALSE;
  opcc_cli_report_action (cli, db, owner);
  return TRUE;
}

static gboolean
read_place (const char *typed, gint64 *place, GError **error)
{
  guint64 read;

  if (!g_ascii_string_to_unsigned (typed, 10, 1, 10000, &read, NULL))
    return opcc_cli_refuse_usage (error, _ ("“%s” is not a place. Type a number; 1 is the first."),
                                  typed);
  *place = (gint64) read;
  return TRUE;
}

static gboolean
run_move (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccDeckSlide) slide = NULL;
  gint64 place = 0;

  if (!read_place (opcc_cli_get_argument (cli, 2), &place, error))
    return FALSE;
  slide = find_slide (cli, db, error);
  if (slide == NULL ||
      !opcc_deck_move_slide (db, opcc_record_get_n (OPCC_RECORD (slide)), place, error))
    return FALSE;
  opcc_cli_report_action (cli, db, OPCC_RECORD (slide));
  return TRUE;
}

static gboolean
run_copy (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccDeck) deck = find_deck (cli, db, error);
  const gint64 n = deck != NULL ? opcc_deck_copy_as (db, opcc_record_get_n (OPCC_RECORD (deck)),
                                                     opcc_cli_get_option (cli, "title"), error)
                                : 0;
  g_autoptr (OpccDeck) copy = n > 0 ? opcc_db_load (db, &opcc_deck_kind, n, error) : NULL;

  if (copy == NULL)
    return FALSE;
  opcc_cli_report_action (cli, db, OPCC_RECORD (copy));
  return TRUE;
}

static gboolean
run_remove (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccDeckSlide) slide = find_slide (cli, db, error);

  if (slide == NULL || !opcc_record_act_delete (db, slide, error))
    return FALSE;
  opcc_cli_report_action (cli, db, OPCC_RECORD (slide));
  return TRUE;
}

/* --- panel reports --------------------------------------------------------------------------- */

static OpccReport *
find_report (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_record_find (db, &opcc_report_kind, opcc_cli_get_argument (cli, 0), error);
}

static gboolean
run_refresh (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = { { "changed", N_ ("Changed") } };
  g_autoptr (OpccReport) report = find_report (cli, db, error);
  g_autoptr (OpccReportNews) news =
      report != NULL ? opcc_report_refresh (db, opcc_record_get_n (OPCC_RECORD (report)),
                                            opcc_date_today (), NULL, error)
                     : NULL;
  g_autoptr (OpccCliTable) table = NULL;

  if (news == NULL)
    return FALSE;
  if (cli->format == OPCC_CLI_TEXT)
    {
      opcc_cli_say (cli, ngettext ("Took %u figure.", "Took %u figures.", news->n_figures),
                    news->n_figures);
      for (guint i = 0; i < news->changes->len; i++)
        opcc_cli_say (cli, "%s", (char *) g_ptr_array_index (news->changes, i));
      return TRUE;
    }
  table = opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < news->changes->len; i++)
    {
      opcc_cli_table_add_text (table, g_ptr_array_index (news->changes, i));
      opcc_cli_table_end_row (table);
    }
  opcc_cli_table_finish (table);
  return TRUE;
}

static gboolean
run_move_section (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccReportPart) part = NULL;
  gint64 place = 0;

  if (!read_place (opcc_cli_get_argument (cli, 1), &place, error))
    return FALSE;
  part = opcc_record_find (db, &opcc_report_part_kind, opcc_cli_get_argument (cli, 0), error);
  if (part == NULL ||
      !opcc_report_move_part (db, opcc_record_get_n (OPCC_RECORD (part)), place, error))
    return FALSE;
  opcc_cli_report_action (cli, db, OPCC_RECORD (part));
  return TRUE;
}

static gboolean
run_sent (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *on = opcc_cli_get_option (cli, "on");
  const char *to = opcc_cli_get_option (cli, "to");
  g_autoptr (OpccReport) report = NULL;
  OpccDate sent = opcc_date_today ();

  if (to == NULL)
    return opcc_cli_refuse_usage (error, "%s", _ ("Say with --to to whom it was sent."));
  report = find_report (cli, db, error);
  if (report == NULL || (on != NULL && !opcc_date_parse (on, &sent, error)) ||
      !opcc_report_send (db, opcc_record_get_n (OPCC_RECORD (report)), sent, to, opcc_date_today (),
                         NULL, error))
    return FALSE;
  opcc_cli_report_action (cli, db, OPCC_RECORD (report));
  return TRUE;
}

static gboolean
run_copy_report (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccReport) report = find_report (cli, db, error);
  const gint64 n = report != NULL
                       ? opcc_report_copy_as (db, opcc_record_get_n (OPCC_RECORD (report)),
                                              opcc_cli_get_option (cli, "title"), error)
                       : 0;
  g_autoptr (OpccReport) copy = n > 0 ? opcc_db_load (db, &opcc_report_kind, n, error) : NULL;

  if (copy == NULL)
    return FALSE;
  opcc_cli_report_action (cli, db, OPCC_RECORD (copy));
  return TRUE;
}

const OpccCommand opcc_cli_deck_commands[] = {
  { "deck list", "", 0, 0, NULL, OPCC_NEED_OFFICE, run_list,
    N_ ("Lists the decks with their day, audience, slides and minutes."), NULL },
  { "deck show", "DECK", 1, 1, NULL, OPCC_NEED_OFFICE, run_show,
    N_ ("Lists the slides of a deck, and which show nothing to its audience."), NULL },
  { "deck add", "DECK ORDER", 2, 2, add_options, OPCC_NEED_OFFICE, run_add,
    N_ ("Adds a document, or a part of it, behind the last slide."),
    N_ ("An order is the name of a document with what it is asked: “zone?zone=Braunstone”, "
        "“list?kind=premises”. The slide is called by its part or its document unless --title is "
        "given. “opcc document handout?deck=DECK” writes the deck as a handout.") },
  { "deck move", "DECK SLIDE PLACE", 3, 3, NULL, OPCC_NEED_OFFICE, run_move,
    N_ ("Puts a slide to another place; 1 is the first."),
    N_ ("A slide is given by its place or its title. Beyond the last place means the last.") },
  { "deck copy", "DECK", 1, 1, copy_options, OPCC_NEED_OFFICE, run_copy,
    N_ ("Copies a deck with its slides for the next meeting, without its day."), NULL },
  { "deck remove", "DECK SLIDE", 2, 2, NULL, OPCC_NEED_OFFICE, run_remove,
    N_ ("Takes a slide out of a deck."), N_ ("A slide is given by its place or its title.") },
  { "report refresh", "REPORT", 1, 1, NULL, OPCC_NEED_OFFICE, run_refresh,
    N_ ("Takes the figures of a panel report again, and says which have changed."),
    N_ ("Those taken on a day before are printed behind them as last time’s. “opcc add report "
        "title=TITLE” makes a blank report, “opcc set report” fills its sections, and “opcc "
        "document panel --report REPORT” writes it.") },
  { "report add", "REPORT ORDER", 2, 2, section_options, OPCC_NEED_OFFICE, run_add,
    N_ ("Adds a section that shows a document, or a part of it, behind the last one."),
    N_ ("An order is the name of a document with what it is asked, as for “opcc deck add”.") },
  { "report move", "SECTION PLACE", 2, 2, NULL, OPCC_NEED_OFFICE, run_move_section,
    N_ ("Puts a section of a report to another place; 1 is the first."),
    N_ ("“opcc list report_part” lists the sections; one is given by its number or its heading.") },
  { "report sent", "REPORT", 1, 1, sent_options, OPCC_NEED_OFFICE, run_sent,
    N_ ("Marks a panel report as sent: from then on it is kept as it was."),
    N_ ("Its words, sections and figures no longer change, and “opcc document panel” gives what "
        "was "
        "sent. “opcc undo” takes it back; “opcc report copy” makes a new version.") },
  { "report copy", "REPORT", 1, 1, copy_options, OPCC_NEED_OFFICE, run_copy_report,
    N_ ("Copies a report for the next meeting: its figures become last time’s."), NULL },
  { NULL },
};
