/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding organisations that may be run by the same people. */
#include "opcc-linked.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-text.h"

/* More than so many share a thing by chance: an office block, a provider of e-mail. */
#define MOST_LINKED 8

/* Where anybody may have an address. */
static const char *const public_domains[] = {
  "gmail.com",
  "googlemail.com",
  "outlook.com",
  "hotmail.com",
  "hotmail.co.uk",
  "live.co.uk",
  "yahoo.co.uk",
  "yahoo.com",
  "icloud.com",
  "aol.com",
  "btinternet.com",
  "sky.com",
  "me.com",
  "msn.com",
  "talktalk.net",
  "virginmedia.com",
  NULL,
};

static char *
make_domain (const char *mail)
{
  const char *at = strrchr (mail, '@');
  g_autofree char *domain = at != NULL ? g_ascii_strdown (at + 1, -1) : NULL;

  if (domain == NULL || *g_strstrip (domain) == '\0' || g_strv_contains (public_domains, domain))
    return NULL;
  return g_steal_pointer (&domain);
}

static char *
make_fold (const char *text)
{
  g_autofree char *folded = opcc_text_fold (text);

  return *g_strstrip (folded) != '\0' ? g_steal_pointer (&folded) : NULL;
}

static char *
make_postcode (const char *text)
{
  GString *bare = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (bare, g_ascii_toupper (*p));
  return g_string_free (bare, bare->len == 0);
}

/* What is compared: a column of the query below, and the form in which it is alike. */
static const struct
{
  int column;
  char *(*make_key) (const char *text);
  const char *evidence;
} clues[] = {
  { 2, make_fold, N_ ("the same contact") },
  { 3, make_fold, N_ ("the same e-mail address") },
  { 3, make_domain, N_ ("the same e-mail domain") },
  { 4, make_fold, N_ ("the same address") },
  { 5, make_postcode, N_ ("the same postcode") },
};

void
opcc_linked_group_free (OpccLinkedGroup *self)
{
  if (self == NULL)
    return;
  g_free (self->value);
  g_array_unref (self->numbers);
  g_ptr_array_unref (self->names);
  g_free (self);
}

static void
add_clue (GHashTable *groups, GPtrArray *order, guint which, OpccStmt *stmt)
{
  const char *text = opcc_stmt_get_text (stmt, clues[which].column);
  const gint64 n = opcc_stmt_get_integer (stmt, 0);
  g_autofree char *bare = text != NULL ? clues[which].make_key (text) : NULL;
  g_autofree char *key = NULL;
  OpccLinkedGroup *group;

  if (bare == NULL)
    return;
  key = g_strdup_printf ("%u %s", which, bare);
  group = g_hash_table_lookup (groups, key);
  if (group == NULL)
    {
      group = g_new0 (OpccLinkedGroup, 1);
      group->evidence = g_dgettext (GETTEXT_PACKAGE, clues[which].evidence);
      group->value = clues[which].make_key == make_domain ? g_strdup (bare) : g_strdup (text);
      group->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
      group->names = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (groups, g_steal_pointer (&key), group);
      g_ptr_array_add (order, group);
    }
  g_array_append_val (group->numbers, n);
  g_ptr_array_add (group->names, g_strdup (opcc_stmt_get_text (stmt, 1)));
}

static gboolean
has_member (const OpccLinkedGroup *group, gint64 organisation)
{
  for (guint i = 0; i < group->numbers->len; i++)
    if (g_array_index (group->numbers, gint64, i) == organisation)
      return TRUE;
  return organisation == 0;
}

/**
 * opcc_linked_list:
 * @organisation: only groups it is in; 0 for all
 *
 * Groups of two to eight organisations that share a contact, an e-mail address or domain, an
 * address or a postcode, each with what they share. Nothing is merged: the same people may run two
 * groups, and tell apart what is told apart.
 *
 * Returns: (transfer full) (element-type OpccLinkedGroup): NULL on error
 */
GPtrArray *
opcc_linked_list (OpccDb *db, gint64 organisation, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT n, name, contact_name, contact_email, address, postcode"
                     " FROM organisation ORDER BY n",
                     error, "");
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) order =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_linked_group_free);
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  while (row)
    {
      if (!opcc_stmt_step (stmt, &row, error))
        return NULL;
      for (guint i = 0; row && i < G_N_ELEMENTS (clues); i++)
        add_clue (groups, order, i, stmt);
    }
  for (guint i = order->len; i > 0; i--)
    {
      const OpccLinkedGroup *group = g_ptr_array_index (order, i - 1);

      if (group->numbers->len < 2 || group->numbers->len > MOST_LINKED ||
          !has_member (group, organisation))
        g_ptr_array_remove_index (order, i - 1);
    }
  return g_steal_pointer (&order);
}

/**
 * opcc_linked_say:
 * @organisation: who is not named in its own groups
 *
 * Returns: (transfer full) (nullable): a line for each group; NULL where there is none
 */
char *
opcc_linked_say (GPtrArray *groups, gint64 organisation)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const OpccLinkedGroup *group = g_ptr_array_index (groups, i);
      const char *before = "";

      g_string_append_printf (words, "%s%s (%s): ", words->len > 0 ? "\n" : "", group->evidence,
                              group->value);
      for (guint j = 0; j < group->names->len; j++)
        if (g_array_index (group->numbers, gint64, j) != organisation)
          {
            g_string_append_printf (words, "%s%s", before,
                                    (const char *) g_ptr_array_index (group->names, j));
            before = ", ";
          }
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}
