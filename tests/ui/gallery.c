/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every part in every state on one sheet, to be held against the picture 09-parts. */
#include "opcc-banner.h"
#include "opcc-bullet-meter.h"
#include "opcc-chips.h"
#include "opcc-conflict-card.h"
#include "opcc-empty-state.h"
#include "opcc-key-figure.h"
#include "opcc-keycap.h"
#include "opcc-loading-rows.h"
#include "opcc-money-entry.h"
#include "opcc-pill.h"
#include "opcc-tile-map.h"
#include "opcc-toaster.h"
#include "opcc-ui-test.h"

static GtkWidget *
add_part (GtkWidget *column, const char *title, GtkWidget *part)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "opcc-th");
  gtk_widget_set_margin_bottom (label, 8);
  gtk_box_append (GTK_BOX (column), label);
  gtk_widget_set_margin_bottom (part, 17);
  gtk_box_append (GTK_BOX (column), part);
  return part;
}

static GtkWidget *
create_row (int spacing)
{
  return gtk_box_new (GTK_ORIENTATION_HORIZONTAL, spacing);
}

static GtkWidget *
create_button (const char *label, const char *css_class)
{
  GtkWidget *button = opcc_keycap_button_new (NULL, label, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  return button;
}

static GtkWidget *
create_buttons (void)
{
  GtkWidget *row = create_row (8);
  GtkWidget *decide = opcc_keycap_button_new ("opcc-decide-symbolic", "Decide…", NULL);
  GtkWidget *busy = gtk_button_new ();
  GtkWidget *box = create_row (10);
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_widget_add_css_class (decide, "suggested-action");
  gtk_box_append (GTK_BOX (row), decide);
  gtk_box_append (GTK_BOX (row), create_button ("Export…", NULL));
  gtk_box_append (GTK_BOX (row), create_button ("Compare", "flat"));
  gtk_box_append (GTK_BOX (row), create_button ("Withdraw…", "destructive-action"));
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), gtk_label_new ("Checking…"));
  gtk_button_set_child (GTK_BUTTON (busy), box);
  gtk_widget_set_sensitive (busy, FALSE);
  gtk_box_append (GTK_BOX (row), busy);
  return row;
}

static GtkWidget *
create_chips (void)
{
  GtkWidget *row = create_row (6);
  GtkWidget *all = opcc_chip_new ("All", 54);
  GtkWidget *district = opcc_chip_new_choice ("District", "Any district");
  GtkWidget *set = opcc_chip_new_choice ("District", "Any district");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (all), TRUE);
  opcc_chip_add_option (OPCC_CHIP (set), "charnwood", "Charnwood", 9);
  opcc_chip_set_chosen (OPCC_CHIP (set), "charnwood");
  gtk_box_append (GTK_BOX (row), all);
  gtk_box_append (GTK_BOX (row), opcc_chip_new ("Flagged", 12));
  gtk_box_append (GTK_BOX (row), district);
  gtk_box_append (GTK_BOX (row), set);
  gtk_box_append (GTK_BOX (row), opcc_chip_new ("Nothing to show", 0));
  return row;
}

static GtkWidget *
create_pills (void)
{
  static const char *const ratings[] = { "green", "amber", "red", "complete", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *first = create_row (6);
  GtkWidget *second = create_row (6);

  for (guint i = 0; i < G_N_ELEMENTS (ratings); i++)
    gtk_box_append (GTK_BOX (first), opcc_pill_new_rating (ratings[i]));
  gtk_box_append (GTK_BOX (second),
                  opcc_pill_new (OPCC_TONE_WARN, "dialog-warning-symbolic", "Wide spread"));
  gtk_box_append (GTK_BOX (second),
                  opcc_pill_new (OPCC_TONE_BAD, "opcc-late-symbolic", "Over the cap"));
  gtk_box_append (GTK_BOX (second),
                  opcc_pill_new (OPCC_TONE_INFO, "opcc-zones-symbolic", "In a People Zone"));
  gtk_box_append (GTK_BOX (second),
                  opcc_pill_new (OPCC_TONE_NONE, "list-add-symbolic", "First time"));
  gtk_box_append (GTK_BOX (second), opcc_pill_new (OPCC_TONE_INFO, NULL, "Part"));
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  return box;
}

static GtkWidget *
create_figure (GtkWidget *grid, int place, const char *label, OpccKeyFigureState state)
{
  GtkWidget *figure = opcc_key_figure_new (label);

  g_object_set (figure, "compact", TRUE, "state", state, "hexpand", TRUE, "can-trace", TRUE, NULL);
  gtk_grid_attach (GTK_GRID (grid), figure, place % 2, place / 2, 1, 1);
  return figure;
}

static GtkWidget *
create_figures (void)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *figure;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_row_homogeneous (GTK_GRID (grid), TRUE);
  figure = create_figure (grid, 0, "Match funding", OPCC_KEY_FIGURE_NORMAL);
  opcc_key_figure_set (OPCC_KEY_FIGURE (figure), "£83,900", NULL, "10 bring none", "5 not stated");
  create_figure (grid, 1, "Asked for", OPCC_KEY_FIGURE_LOADING);
  figure = create_figure (grid, 2, "Leavers, part-time", OPCC_KEY_FIGURE_HIDDEN);
  opcc_key_figure_set (OPCC_KEY_FIGURE (figure), "fewer than 5", NULL, "hidden in the public copy",
                       NULL);
  figure = create_figure (grid, 3, "Match funding", OPCC_KEY_FIGURE_UNKNOWN);
  opcc_key_figure_set (OPCC_KEY_FIGURE (figure), "not known", NULL, NULL,
                       "2 rows cannot be read · Show");
  return grid;
}

static GtkWidget *
create_meters (void)
{
  static const gint64 values[] = { 9640000, 13979000, 15120000 };
  static const char *const words[] = { "£96,400", "£139,790", "£151,200" };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  for (int i = 0; i < 3; i++)
    {
      GtkWidget *value = gtk_label_new (words[i]);
      GtkWidget *meter = opcc_bullet_meter_new ();
      GtkWidget *note = gtk_label_new (NULL);
      const char *css_class;
      g_autofree char *text = NULL;

      opcc_bullet_meter_set (OPCC_BULLET_METER (meter), values[i], 13000000, 14300000);
      text = opcc_bullet_meter_dup_words (OPCC_BULLET_METER (meter), &css_class);
      gtk_label_set_text (GTK_LABEL (note), text);
      gtk_widget_add_css_class (note, "opcc-caption");
      gtk_widget_add_css_class (note, css_class);
      gtk_widget_set_size_request (note, 130, -1);
      gtk_label_set_xalign (GTK_LABEL (note), 0);
      gtk_widget_add_css_class (value, "opcc-small");
      gtk_widget_add_css_class (value, "opcc-strong");
      gtk_widget_set_size_request (value, 64, -1);
      gtk_label_set_xalign (GTK_LABEL (value), 1);
      gtk_widget_set_hexpand (meter, TRUE);
      gtk_grid_attach (GTK_GRID (grid), value, 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), meter, 1, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), note, 2, i, 1, 1);
    }
  return grid;
}

static GtkWidget *
create_money (GtkWidget *row, gint64 pence)
{
  GtkWidget *entry = opcc_money_entry_new ("Award");

  g_object_set (entry, "framed", TRUE, "show-error", FALSE, "value", pence, NULL);
  gtk_box_append (GTK_BOX (row), entry);
  return entry;
}

static GtkWidget *
create_moneys (GtkWidget **edited)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *row = create_row (10);
  GtkWidget *missing = gtk_label_new ("not stated");
  GtkWidget *sentence = gtk_label_new (NULL);
  GtkWidget *refused;

  create_money (row, 985000);
  *edited = create_money (row, 750000);
  opcc_money_entry_set_part (OPCC_MONEY_ENTRY (create_money (row, 440000)), TRUE);
  gtk_widget_add_css_class (missing, "opcc-missing");
  gtk_widget_add_css_class (missing, "opcc-small");
  gtk_box_append (GTK_BOX (row), missing);
  refused = create_money (row, 1045000);
  opcc_money_entry_refuse (OPCC_MONEY_ENTRY (refused),
                           "£10,450 is over the cap of £10,000. Enter £10,000 or less, or give a "
                           "reason to go over.");
  gtk_label_set_text (GTK_LABEL (sentence),
                      opcc_money_entry_get_error (OPCC_MONEY_ENTRY (refused)));
  gtk_label_set_xalign (GTK_LABEL (sentence), 0);
  gtk_widget_add_css_class (sentence, "opcc-caption");
  gtk_widget_add_css_class (sentence, "opcc-bad");
  opcc_money_entry_set_locked (OPCC_MONEY_ENTRY (create_money (row, 840000)),
                               "The award is decided");
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), sentence);
  return box;
}

static GtkWidget *
create_banners (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *banner;

  banner = opcc_banner_new (OPCC_TONE_INFO, "Blind marking",
                            "The applicant is hidden until you submit.");
  opcc_banner_set_icon_name (OPCC_BANNER (banner), "view-conceal-symbolic");
  opcc_banner_set_button (OPCC_BANNER (banner), "What is hidden", NULL);
  gtk_box_append (GTK_BOX (box), banner);
  banner = opcc_banner_new (OPCC_TONE_NONE, "Read only",
                            "Made by a newer OPCC Desk. You can look, not change.");
  opcc_banner_set_button (OPCC_BANNER (banner), "Why", NULL);
  gtk_box_append (GTK_BOX (box), banner);
  banner =
      opcc_banner_new (OPCC_TONE_WARN, "Not safe here", "This file is in a synchronised folder.");
  opcc_banner_set_button (OPCC_BANNER (banner), "Move it…", NULL);
  gtk_box_append (GTK_BOX (box), banner);
  banner = opcc_banner_new (OPCC_TONE_BAD, "This file is damaged", "The backup of 10:00 is whole.");
  opcc_banner_set_button (OPCC_BANNER (banner), "Open backup…", NULL);
  gtk_box_append (GTK_BOX (box), banner);
  for (banner = gtk_widget_get_first_child (box); banner != NULL;
       banner = gtk_widget_get_next_sibling (banner))
    opcc_banner_set_rounded (OPCC_BANNER (banner), TRUE);
  return box;
}

static GtkWidget *
create_empty_states (void)
{
  GtkWidget *row = create_row (12);
  GtkWidget *yet = opcc_empty_state_new ("opcc-grants-symbolic", "No applications yet",
                                         "Import the spreadsheet of the form.\n"
                                         "You see every row before it is kept.");
  GtkWidget *found =
      opcc_empty_state_new ("system-search-symbolic", "No application matches “boat”",
                            "Filters are on: Charnwood, over 65%.");

  opcc_empty_state_add_button (OPCC_EMPTY_STATE (yet),
                               create_button ("Import…", "suggested-action"));
  opcc_empty_state_add_button (OPCC_EMPTY_STATE (yet), create_button ("Add one…", NULL));
  opcc_empty_state_add_button (OPCC_EMPTY_STATE (found),
                               opcc_keycap_button_new (NULL, "Clear filters", "Esc"));
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_widget_add_css_class (yet, "opcc-card");
  gtk_widget_add_css_class (found, "opcc-card");
  gtk_widget_set_size_request (yet, -1, 216);
  gtk_box_append (GTK_BOX (row), yet);
  gtk_box_append (GTK_BOX (row), found);
  return row;
}

static GtkWidget *
create_tiles (void)
{
  static const struct
  {
    const char *name;
    const char *value;
    const char *note;
  } tiles[] = {
    { "Rutland", "none", "no bids" },  { "Blaby", "£18k", "4 bids" },
    { "Melton", "£22k", "3 bids" },    { "NW Leics", "£48k", "6 bids" },
    { "Charnwood", "£62k", "9 bids" }, { "Leicester", "£126k", "16 bids" },
  };
  GtkWidget *row = create_row (6);

  for (int i = 0; i < (int) G_N_ELEMENTS (tiles); i++)
    {
      GtkWidget *tile = opcc_tile_new (tiles[i].name, tiles[i].value, tiles[i].note, i);

      gtk_widget_set_size_request (tile, 88, 64);
      if (i == 4)
        gtk_widget_add_css_class (tile, "chosen");
      gtk_box_append (GTK_BOX (row), tile);
    }
  return row;
}

static GtkWidget *
create_conflict (void)
{
  GtkWidget *card = opcc_conflict_card_new ("Award changed on another desk");

  opcc_conflict_card_add (OPCC_CONFLICT_CARD (card), NULL, "£7,500", "£8,000",
                          "Grants officer, 2 minutes ago");
  return card;
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
}

/* The toast's button is grey where its action is not known. */
static void
add_undo (GtkWidget *sheet)
{
  static const GActionEntry entries[] = { { "undo", undo_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (sheet, "win", G_ACTION_GROUP (group));
}

static GtkWidget *
create_sheet (GtkWidget **edited)
{
  GtkWidget *sheet = create_row (32);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *rows = opcc_loading_rows_new (2);
  GtkWidget *toaster = opcc_toaster_new ();

  g_object_set (sheet, "margin-top", 18, "margin-start", 24, "margin-end", 24, "homogeneous", TRUE,
                NULL);
  add_part (left, "Button: primary (one on a page), plain, flat, destructive, at work",
            create_buttons ());
  add_part (left, "Filter chip: on, off, drop-down, set, nothing to show", create_chips ());
  add_part (left, "Rating: word, shape and colour. Flag: colour never alone", create_pills ());
  add_part (left, "Key figure: part missing, at work, small count hidden, unreadable",
            create_figures ());
  add_part (left, "Bullet meter: within the pot, in the over-award, too much", create_meters ());
  add_part (left, "Money cell: read, edited, part award, missing, refused, locked",
            create_moneys (edited));
  add_part (left, "Rows at work: shapes after 200 ms, never a spinner over the page", rows);
  opcc_loading_rows_show_now (OPCC_LOADING_ROWS (rows));
  gtk_widget_set_margin_bottom (rows, 0);
  add_part (right, "Banner: blind, read only, warning, error. It stays until the cause is gone",
            create_banners ());
  add_part (right, "Empty state: nothing there yet, nothing found", create_empty_states ());
  add_part (right, "Tile: none, five steps, chosen (a ring, and the list beside it filters)",
            create_tiles ());
  add_part (right, "Conflict: both values, never settled in silence", create_conflict ());
  add_part (right, "Toast with Undo: 8 seconds, mirrored in a live label", toaster);
  opcc_toaster_set_child (OPCC_TOASTER (toaster), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_size_request (toaster, -1, 76);
  gtk_widget_set_margin_bottom (toaster, 0);
  opcc_toaster_show (OPCC_TOASTER (toaster), "39 applications added", "Undo", "win.undo");
  add_undo (sheet);
  gtk_box_append (GTK_BOX (sheet), left);
  gtk_box_append (GTK_BOX (sheet), right);
  return sheet;
}

/* Colours that the sheet must show in each theme: blue to press, navy data, red, amber. */
static void
assert_colours (GtkWidget *window, const char *const *colours)
{
  g_autoptr (GdkTexture) texture = opcc_test_draw (window);

  for (guint i = 0; colours[i] != NULL; i++)
    {
      guint count = opcc_test_count_pixels (texture, colours[i]);

      if (count < 20)
        g_error ("only %u pixels of the sheet are %s", count, colours[i]);
    }
}

static void
test_sheet (gconstpointer data)
{
  static const char *const light[] = { "#1c71d8", "#12436d", "#f46a25", "#a51d2d",
                                       "#fdf0d0", "#ddf3e4", "#2073bc", NULL };
  static const char *const dark[] = { "#1c71d8", "#7db8ee", "#ff9a66", "#ffa59c",
                                      "#483a1d", "#23432f", "#69aae6", NULL };
  gboolean is_dark = GPOINTER_TO_INT (data);
  GtkWidget *edited;
  GtkWidget *sheet;
  GtkWidget *window;

  opcc_test_set_dark (is_dark);
  sheet = create_sheet (&edited);
  window = opcc_test_show (sheet, 1280, 800);
  gtk_widget_grab_focus (edited);
  gtk_editable_set_position (GTK_EDITABLE (opcc_test_find (edited, GTK_TYPE_ENTRY, NULL)), -1);
  opcc_test_settle ();
  g_assert_cmpint (gtk_widget_get_width (window), ==, 1280);
  g_assert_cmpint (gtk_widget_get_height (window), ==, 800);
  opcc_test_save_picture (window, is_dark ? "09-parts-dark.png" : "09-parts.png");
  assert_colours (window, is_dark ? dark : light);
  gtk_window_destroy (GTK_WINDOW (window));
  opcc_test_set_dark (FALSE);
}

int
main (int argc, char *argv[])
{
  opcc_test_ui_init (&argc, &argv);
  g_test_add_data_func ("/gallery/light", GINT_TO_POINTER (FALSE), test_sheet);
  g_test_add_data_func ("/gallery/dark", GINT_TO_POINTER (TRUE), test_sheet);
  return g_test_run ();
}
