/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the grants after their award need somebody for: late returns, payments that can be made. */
#include "opcc-delivery-due.h"

#include <glib/gi18n-lib.h>

#include "opcc-db.h"
#include "opcc-delivery.h"
#include "opcc-due-item.h"

/* Days ahead in which a return that is to come is said. */
#define SOON 28

/* What somebody here can do, or has a day; what only a recipient can do without one is not said. */
static const struct
{
  OpccDeliveryStep step;
  const char *act; /* (nullable) */
} wanted[] = {
  { OPCC_DELIVERY_CHASE, N_ ("Chase") },     { OPCC_DELIVERY_PAY, N_ ("Pay") },
  { OPCC_DELIVERY_READ, N_ ("Look") },       { OPCC_DELIVERY_CHECK, N_ ("Check") },
  { OPCC_DELIVERY_CLAW_BACK, N_ ("Claim") }, { OPCC_DELIVERY_RETURN, NULL },
};

/* When a return is due, and how late it is, stands beside its day and is not said again. */
static const char *
get_words (const OpccDelivery *grant)
{
  const gboolean waits = grant->step == OPCC_DELIVERY_CHASE || grant->step == OPCC_DELIVERY_RETURN;

  for (guint i = 0; waits && i < grant->returns->len; i++)
    {
      const OpccGrantReturn *one = g_ptr_array_index (grant->returns, i);

      if (one->due == grant->step_due && one->received == OPCC_NO_DATE)
        return one->title;
    }
  return grant->words;
}

static void
add_grant (const OpccDelivery *grant, OpccDate today, GPtrArray *items)
{
  OpccDueItem *item;
  guint i = 0;

  while (i < G_N_ELEMENTS (wanted) && wanted[i].step != grant->step)
    i++;
  if (i == G_N_ELEMENTS (wanted) ||
      (grant->step_due != OPCC_NO_DATE && grant->step_due > today + SOON))
    return;
  item =
      opcc_due_item_new ("grants", &opcc_award_kind, opcc_record_get_n (OPCC_RECORD (grant->award)),
                         grant->step_due != OPCC_NO_DATE ? grant->step_due : today);
  item->owner = g_strdup (_ ("Grants officer"));
  item->title = g_strdup_printf ("%s: %s", grant->organisation->name, get_words (grant));
  item->detail =
      g_strdup_printf ("%s · %s", grant->application->reference, grant->application->title);
  item->act = wanted[i].act != NULL ? g_strdup (g_dgettext (GETTEXT_PACKAGE, wanted[i].act)) : NULL;
  g_ptr_array_add (items, item);
}

/* Only grants with an agreement are read; one whose agreement is not sent is a matter of the round.
 */
gboolean
opcc_delivery_list_due (OpccDb *db, OpccDate today, GPtrArray *items, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db, "SELECT award FROM agreement WHERE closed IS NULL ORDER BY award", error,
                     "");
  g_autoptr (GArray) awards = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = FALSE;

  do
    {
      gint64 n;

      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return FALSE;
      n = row ? opcc_stmt_get_integer (stmt, 0) : 0;
      if (row)
        g_array_append_val (awards, n);
    }
  while (row);
  for (guint i = 0; i < awards->len; i++)
    {
      g_autoptr (OpccDelivery) grant =
          opcc_delivery_load (db, g_array_index (awards, gint64, i), today, error);

      if (grant == NULL)
        return FALSE;
      add_grant (grant, today, items);
    }
  return TRUE;
}
