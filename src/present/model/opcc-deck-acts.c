/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing a deck: each command is one action, and one step of undo. */
#include "opcc-deck-acts.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-error.h"

GPtrArray *
opcc_deck_list_slides (OpccDb *db, gint64 deck, GError **error)
{
  return opcc_db_select (db, &opcc_deck_slide_kind, "deck = $1 ORDER BY place IS NULL, place, n",
                         error, "i", deck);
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

static void
complete_deck (OpccDeck *deck)
{
  opcc_deck_kind.complete (deck);
}

gboolean
opcc_deck_add_slide (OpccDb *db, OpccDeck *deck, OpccDeckSlide *slide, GError **error)
{
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *name = NULL;
  gint64 n = opcc_record_get_n (OPCC_RECORD (deck));
  gint64 last;

  name = g_strdup_printf (_ ("Add slide “%s” to deck “%s”"), slide->title, deck->title);
  action = opcc_action_begin (db, name, error);
  if (action == NULL)
    return FALSE;
  complete_deck (deck);
  if (n == 0 && !opcc_db_save (db, deck, error))
    return FALSE;
  n = opcc_record_get_n (OPCC_RECORD (deck));
  last =
      opcc_db_get_integer (db, "SELECT coalesce (max (place), 0) FROM deck_slide WHERE deck = $1",
                           0, &local, "i", n);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  slide->deck = n;
  slide->place = last + 1;
  return opcc_db_save (db, slide, error) && opcc_action_commit (action, error);
}

/* Writes where each stands, where that is not where it stood. */
static gboolean
save_places (OpccDb *db, GPtrArray *slides, GError **error)
{
  for (guint i = 0; i < slides->len; i++)
    {
      OpccDeckSlide *slide = g_ptr_array_index (slides, i);

      if (slide->place == (gint64) i + 1)
        continue;
      slide->place = (gint64) i + 1;
      if (!opcc_db_save (db, slide, error))
        return FALSE;
    }
  return TRUE;
}

static guint
find_slide (GPtrArray *slides, gint64 n)
{
  guint at = 0;

  while (at + 1 < slides->len && opcc_record_get_n (g_ptr_array_index (slides, at)) != n)
    at++;
  return at;
}

gboolean
opcc_deck_move_slide (OpccDb *db, gint64 slide, gint64 place, GError **error)
{
  g_autoptr (OpccDeckSlide) moved = opcc_db_load (db, &opcc_deck_slide_kind, slide, error);
  g_autoptr (GPtrArray) slides =
      moved != NULL ? opcc_deck_list_slides (db, moved->deck, error) : NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;
  gint64 to;
  guint from;

  if (slides == NULL)
    return FALSE;
  from = find_slide (slides, slide);
  to = CLAMP (place, 1, (gint64) slides->len) - 1;
  if (from == (guint) to)
    return TRUE;
  g_ptr_array_insert (slides, (int) to, g_ptr_array_steal_index (slides, from));
  name = g_strdup_printf (_ ("Move slide “%s” to place %d"), moved->title, (int) to + 1);
  action = opcc_action_begin (db, name, error);
  return action != NULL && save_places (db, slides, error) && opcc_action_commit (action, error);
}

/* A record with the same values that is not in the office file yet. */
static gpointer
copy_new (gpointer record)
{
  OpccRecord *copy = opcc_record_copy (record);

  opcc_record_set_identity (copy, 0, NULL, 0);
  return copy;
}

static gboolean
copy_slides (OpccDb *db, GPtrArray *slides, gint64 deck, GError **error)
{
  for (guint i = 0; i < slides->len; i++)
    {
      g_autoptr (OpccDeckSlide) slide = copy_new (g_ptr_array_index (slides, i));

      slide->deck = deck;
      slide->place = (gint64) i + 1;
      if (!opcc_db_save (db, slide, error))
        return FALSE;
    }
  return TRUE;
}

gint64
opcc_deck_copy_as (OpccDb *db, gint64 deck, const char *title, GError **error)
{
  g_autoptr (OpccDeck) old = opcc_db_load (db, &opcc_deck_kind, deck, error);
  g_autoptr (GPtrArray) slides = old != NULL ? opcc_deck_list_slides (db, deck, error) : NULL;
  g_autoptr (OpccDeck) copy = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  if (slides == NULL)
    return 0;
  copy = copy_new (old);
  g_free (copy->title);
  copy->title = title != NULL ? g_strdup (title) : g_strdup_printf (_ ("Copy of %s"), old->title);
  copy->held = OPCC_NO_DATE;
  name = g_strdup_printf (_ ("Copy deck “%s”"), old->title);
  action = opcc_action_begin (db, name, error);
  if (action == NULL || !opcc_db_save (db, copy, error) ||
      !copy_slides (db, slides, opcc_record_get_n (OPCC_RECORD (copy)), error) ||
      !opcc_action_commit (action, error))
    return 0;
  return opcc_record_get_n (OPCC_RECORD (copy));
}
