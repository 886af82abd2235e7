/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the search lists for some words: headings, things to do and records, in order. */
#include "opcc-palette-items.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-domains.h"
#include "opcc-keys.h"
#include "opcc-search.h"
#include "opcc-text.h"

/* With words typed, so many actions at most, so that records stay in view. */
#define MAX_ACTIONS 5

static void
add_item (GPtrArray *items,
          OpccPaletteItemType type,
          const char *title,
          const char *detail,
          char *keycap,
          char *action)
{
  OpccPaletteItem *item = g_new0 (OpccPaletteItem, 1);

  item->type = type;
  item->title = g_strdup (title);
  item->detail = g_strdup (detail);
  item->keycap = keycap;
  item->action = action;
  g_ptr_array_add (items, item);
}

/* TRUE if any word of @label begins with @word; both are folded. */
static gboolean
has_word (char *const *label, const char *word)
{
  for (guint i = 0; label[i] != NULL; i++)
    if (g_str_has_prefix (label[i], word))
      return TRUE;
  return FALSE;
}

static guint
add_domains (GPtrArray *items, const char *words)
{
  guint n_domains;
  guint n_added = 0;
  const OpccDomain *domains = opcc_domains_get (&n_domains);

  for (guint i = 0; i < n_domains; i++)
    {
      g_autofree char *label = g_strdup_printf (_ ("Go to %s"), _ (domains[i].label));
      GdkModifierType modifier = GDK_ALT_MASK;

      if (!opcc_palette_matches (label, words))
        continue;
      add_item (items, OPCC_PALETTE_ACTION, label, "",
                gtk_accelerator_get_label (GDK_KEY_1 + i, modifier),
                g_strdup_printf ("win.show-domain('%s')", domains[i].name));
      n_added++;
    }
  return n_added;
}

void
opcc_palette_item_free (OpccPaletteItem *item)
{
  g_free (item->title);
  g_free (item->detail);
  g_free (item->keycap);
  g_free (item->action);
  g_clear_weak_pointer (&item->origin);
  g_free (item);
}

/**
 * opcc_palette_matches:
 * @label: what is looked at
 * @words: what was typed; nothing typed matches everything
 *
 * Returns: TRUE if each of @words begins a word of @label, whatever the case and accents
 */
gboolean
opcc_palette_matches (const char *label, const char *words)
{
  g_autofree char *folded_label = opcc_text_fold (label);
  g_autofree char *folded_words = opcc_text_fold (words);
  g_auto (GStrv) label_words = g_strsplit_set (folded_label, " ,", -1);
  g_auto (GStrv) typed = g_strsplit (folded_words, " ", -1);

  for (guint i = 0; typed[i] != NULL; i++)
    if (typed[i][0] != '\0' && !has_word (label_words, typed[i]))
      return FALSE;
  return TRUE;
}

/**
 * opcc_palette_items_add_actions:
 * @items: (element-type OpccPaletteItem): where to add
 * @words: what was typed
 * @check: tells whether an action can be done now; those that cannot are left out
 *
 * Adds what can be done now and matches: the domains, then the table of keys.
 */
void
opcc_palette_items_add_actions (GPtrArray *items,
                                const char *words,
                                OpccActionCheck check,
                                gpointer user_data)
{
  guint n_keys;
  const OpccKey *keys = opcc_keys_get (&n_keys);
  guint heading = items->len;
  guint n_added;

  add_item (items, OPCC_PALETTE_HEADING, _ ("Things to do"), "", NULL, NULL);
  n_added = check ("win.show-domain('grants')", user_data) ? add_domains (items, words) : 0;
  for (guint i = 0; i < n_keys && (words[0] == '\0' || n_added < MAX_ACTIONS); i++)
    {
      /* Single letters act on what is in focus, which is this search just now. */
      if (keys[i].action == NULL || keys[i].kind == OPCC_KEY_LETTER ||
          strcmp (keys[i].action, "win.search") == 0 ||
          !opcc_palette_matches (_ (keys[i].label), words) || !check (keys[i].action, user_data))
        continue;
      add_item (items, OPCC_PALETTE_ACTION, _ (keys[i].label), "", opcc_key_get_keycap (&keys[i]),
                g_strdup (keys[i].action));
      n_added++;
    }
  if (n_added == 0)
    g_ptr_array_remove_index (items, heading);
}

/**
 * opcc_palette_items_add_commands:
 * @items: (element-type OpccPaletteItem): where to add
 * @commands: (element-type OpccPaletteItem): what the menus of the page in view can do
 * @words: what was typed; with nothing typed none is added
 */
void
opcc_palette_items_add_commands (GPtrArray *items, const GPtrArray *commands, const char *words)
{
  guint n_added = 0;

  for (guint i = 0; words[0] != '\0' && i < commands->len && n_added < MAX_ACTIONS; i++)
    {
      const OpccPaletteItem *command = g_ptr_array_index (commands, i);
      g_autofree char *label = g_strconcat (command->title, " ", command->detail, NULL);
      OpccPaletteItem *item;

      if (command->origin == NULL || !opcc_palette_matches (label, words))
        continue;
      if (n_added++ == 0)
        add_item (items, OPCC_PALETTE_HEADING, _ ("On this page"), "", NULL, NULL);
      add_item (items, OPCC_PALETTE_ACTION, command->title, command->detail, NULL,
                g_strdup (command->action));
      item = g_ptr_array_index (items, items->len - 1);
      g_set_weak_pointer (&item->origin, command->origin);
    }
}

/**
 * opcc_palette_items_add_records:
 * @items: (element-type OpccPaletteItem): where to add
 * @hits: (element-type OpccSearchHit): what the store found, kind by kind
 */
void
opcc_palette_items_add_records (GPtrArray *items, const GPtrArray *hits)
{
  const OpccKind *kind = NULL;

  for (guint i = 0; i < hits->len; i++)
    {
      const OpccSearchHit *hit = g_ptr_array_index (hits, i);

      if (hit->kind != kind)
        add_item (items, OPCC_PALETTE_HEADING, _ (hit->kind->plural), "", NULL, NULL);
      kind = hit->kind;
      add_item (items, OPCC_PALETTE_RECORD, hit->title, hit->detail, NULL,
                g_strdup_printf ("win.show-record(('%s', int64 %" G_GINT64_FORMAT "))", kind->name,
                                 hit->n));
    }
}
