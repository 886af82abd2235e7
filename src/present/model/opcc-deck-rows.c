/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting the slides of a deck into words for its list. */
#include "opcc-deck-rows.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-deck-view.h"

/* (transfer full): "The zone in figures · Bell Foundry", or what is the matter. */
static char *
describe_content (const OpccDeckItem *item)
{
  const char *title;

  if (item->gap != OPCC_DECK_GAP_NONE)
    return g_strdup (opcc_deck_gap_get_label (item->gap));
  title = opcc_document_get_text (item->document, OPCC_DOCUMENT_TITLE);
  return item->slide->part != NULL ? g_strdup_printf ("%s · %s", item->slide->part, title)
                                   : g_strdup (title);
}

static char *
describe_minutes (const OpccDeckItem *item)
{
  const gint64 minutes = item->slide->minutes;

  if (minutes == OPCC_NO_INTEGER)
    return g_strdup ("–");
  return g_strdup_printf (ngettext ("%" PRId64 " minute", "%" PRId64 " minutes", (gulong) minutes),
                          minutes);
}

static void
add_row (OpccOrderedView *made, const OpccDeckItem *item, guint place)
{
  OpccOrderedItem *row = opcc_ordered_view_add (made, opcc_record_get_n (OPCC_RECORD (item->slide)),
                                                item->slide->title);

  row->content = describe_content (item);
  row->is_gap = item->gap != OPCC_DECK_GAP_NONE;
  row->words = g_strdup (item->slide->notes);
  row->end = describe_minutes (item);
  /* Translators: a slide read aloud: its place, title, what it shows, minutes, notes. */
  row->name =
      g_strdup_printf (_ ("Slide %u: %s, %s, %s%s%s"), place, row->title, row->content,
                       item->slide->minutes != OPCC_NO_INTEGER ? row->end : _ ("no minutes"),
                       row->words != NULL ? ", " : "", row->words != NULL ? row->words : "");
}

static char *
say_minutes (const OpccDeckView *view)
{
  g_autofree char *slides = NULL;
  gint64 planned = 0;

  for (guint i = 0; i < view->items->len; i++)
    {
      const OpccDeckItem *item = g_ptr_array_index (view->items, i);

      planned += item->slide->minutes != OPCC_NO_INTEGER ? item->slide->minutes : 0;
    }
  slides = g_strdup_printf (ngettext ("%u slide", "%u slides", view->items->len), view->items->len);
  if (view->deck->minutes == OPCC_NO_INTEGER)
    return g_strdup_printf (_ ("%s · %" PRId64 " minutes planned"), slides, planned);
  /* Translators: "8 slides · 24 of 30 minutes planned" */
  return g_strdup_printf (_ ("%s · %" PRId64 " of %" PRId64 " minutes planned"), slides, planned,
                          view->deck->minutes);
}

OpccOrderedView *
opcc_deck_rows_read (OpccDb *db, gint64 deck, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccDeckView) view = opcc_deck_view_read_own (db, deck, cancellable, error);
  OpccOrderedView *made;

  if (view == NULL)
    return NULL;
  made = opcc_ordered_view_new ();
  for (guint i = 0; i < view->items->len; i++)
    add_row (made, g_ptr_array_index (view->items, i), i + 1);
  made->said = say_minutes (view);
  return made;
}
