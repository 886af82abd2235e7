/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing a deck: each command is one action, and one step of undo. */
#include "opcc-deck-acts.h"

#include <glib/gi18n-lib.h>

#include "opcc-error.h"
#include "opcc-ordered.h"

static char *
name_add (const char *title, const char *deck)
{
  return g_strdup_printf (_ ("Add slide “%s” to deck “%s”"), title, deck);
}

static char *
name_move (const char *title, int place)
{
  return g_strdup_printf (_ ("Move slide “%s” to place %d"), title, place);
}

static char *
name_copy (const char *deck)
{
  return g_strdup_printf (_ ("Copy deck “%s”"), deck);
}

static void
renew (gpointer deck)
{
  OPCC_DECK (deck)->held = OPCC_NO_DATE;
}

static const OpccOrderedSpec order = {
  .kind = &opcc_deck_slide_kind,
  .owner_kind = &opcc_deck_kind,
  .owner = "deck",
  .where = "deck = $1 ORDER BY place IS NULL, place, n",
  .last = "SELECT coalesce (max (place), 0) FROM deck_slide WHERE deck = $1",
  .name_add = name_add,
  .name_move = name_move,
  .name_copy = name_copy,
  .renew = renew,
};

GPtrArray *
opcc_deck_list_slides (OpccDb *db, gint64 deck, GError **error)
{
  return opcc_ordered_list (db, &order, deck, error);
}

static OpccDeckSlide *
refuse_slide (OpccError code, const char *format, const char *words, guint count, GError **error)
{
  g_autofree char *message = g_strdup_printf (format, words, count);

  g_set_error_literal (error, OPCC_ERROR, code, message);
  return NULL;
}

/* Titles as people type them. */
static gboolean
has_title (OpccDeckSlide *slide, const char *words)
{
  g_autofree char *title = g_utf8_casefold (slide->title, -1);
  g_autofree char *wanted = g_utf8_casefold (words, -1);

  return g_utf8_collate (title, wanted) == 0;
}

OpccDeckSlide *
opcc_deck_find_slide (OpccDb *db, gint64 deck, const char *words, GError **error)
{
  g_autoptr (GPtrArray) slides = opcc_deck_list_slides (db, deck, error);
  OpccDeckSlide *found = NULL;
  guint64 place;

  if (slides == NULL)
    return NULL;
  if (g_ascii_string_to_unsigned (words, 10, 1, MAX (slides->len, 1), &place, NULL) &&
      place <= slides->len)
    return g_object_ref (g_ptr_array_index (slides, place - 1));
  for (guint i = 0; i < slides->len; i++)
    if (has_title (g_ptr_array_index (slides, i), words))
      {
        if (found != NULL)
          return refuse_slide (
              OPCC_ERROR_INVALID,
              _ ("More than one slide is called “%s”. Nothing was done; give its place, from 1 to "
                 "%u."),
              words, slides->len, error);
        found = g_ptr_array_index (slides, i);
      }
  if (found == NULL)
    return refuse_slide (OPCC_ERROR_NOT_FOUND,
                         _ ("This deck has no slide “%s”. Nothing was done; give its title, or its "
                            "place: slides in it: %u."),
                         words, slides->len, error);
  return g_object_ref (found);
}

gboolean
opcc_deck_add_slide (OpccDb *db, OpccDeck *deck, OpccDeckSlide *slide, GError **error)
{
  return opcc_ordered_add (db, &order, deck, slide, error);
}

gboolean
opcc_deck_move_slide (OpccDb *db, gint64 slide, gint64 place, GError **error)
{
  return opcc_ordered_move (db, &order, slide, place, error);
}

gint64
opcc_deck_copy_as (OpccDb *db, gint64 deck, const char *title, GError **error)
{
  return opcc_ordered_copy (db, &order, deck, title, error);
}
