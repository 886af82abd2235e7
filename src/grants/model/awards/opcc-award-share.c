/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules for sharing out a pot. */
#include "opcc-award-share.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-place.h"

/**
 * opcc_award_number_district:
 * @key: (nullable): key of a place
 *
 * Returns: a small number for a district, 0 for none
 */
guint
opcc_award_number_district (const char *key)
{
  for (guint i = 0; key != NULL && i < OPCC_N_PLACES; i++)
    if (strcmp (opcc_place_get (i)->key, key) == 0)
      return i + 1;
  return 0;
}

/* What was set by hand is set aside first; the rule shares out the rest. */
static gint64
take_fixed (const OpccAwardSettings *settings, OpccAwardClaim *claims, guint n_claims)
{
  gint64 left = settings->pot;

  for (guint i = 0; i < n_claims; i++)
    {
      claims[i].amount = 0;
      if (claims[i].fixed == OPCC_NO_MONEY)
        continue;
      claims[i].amount = claims[i].fixed;
      left -= claims[i].fixed;
    }
  return left;
}

static gboolean
is_open (const OpccAwardClaim *claim)
{
  return claim->passes && claim->fixed == OPCC_NO_MONEY && claim->amount == 0 && claim->wanted > 0;
}

/* Down the ranking while whole awards fit; the first that does not ends it. */
static void
share_down (const OpccAwardSettings *settings,
            OpccAwardClaim *claims,
            guint n_claims,
            gint64 left,
            gboolean part_last)
{
  for (guint i = 0; i < n_claims; i++)
    {
      if (!is_open (&claims[i]))
        continue;
      if (claims[i].wanted > left)
        {
          if (part_last && left >= settings->part_step)
            claims[i].amount = left / settings->part_step * settings->part_step;
          return;
        }
      claims[i].amount = claims[i].wanted;
      left -= claims[i].wanted;
    }
}

/* The best that passes in each district, as long as it fits. */
static gint64
share_by_district (OpccAwardClaim *claims, guint n_claims, gint64 left)
{
  guint64 served = 0;

  for (guint i = 0; i < n_claims; i++)
    if (claims[i].amount > 0 && claims[i].district < 64)
      served |= G_GUINT64_CONSTANT (1) << claims[i].district;
  for (guint i = 0; i < n_claims; i++)
    {
      guint district = claims[i].district;

      if (!is_open (&claims[i]) || district == 0 || district >= 64 ||
          (served & G_GUINT64_CONSTANT (1) << district) != 0 || claims[i].wanted > left)
        continue;
      claims[i].amount = claims[i].wanted;
      left -= claims[i].wanted;
      served |= G_GUINT64_CONSTANT (1) << district;
    }
  return left;
}

/**
 * opcc_award_share_out:
 * @claims: (array length=n_claims): in rank order; their amounts are filled in
 *
 * Shares the pot out by the rule of the settings.
 */
void
opcc_award_share_out (const OpccAwardSettings *settings, OpccAwardClaim *claims, guint n_claims)
{
  gint64 left = take_fixed (settings, claims, n_claims);
  guint n_above = 0;

  switch (settings->rule)
    {
    case OPCC_AWARD_PART_LAST:
      share_down (settings, claims, n_claims, left, TRUE);
      break;
    case OPCC_AWARD_WHOLE:
      share_down (settings, claims, n_claims, left, FALSE);
      break;
    case OPCC_AWARD_EACH_DISTRICT:
      share_down (settings, claims, n_claims, share_by_district (claims, n_claims, left), FALSE);
      break;
    case OPCC_AWARD_THRESHOLD:
      share_down (settings, claims, n_claims, G_MAXINT64, FALSE);
      break;
    case OPCC_AWARD_LINE:
      for (guint i = 0; i < n_claims && n_above < settings->line; i++)
        {
          if (!claims[i].passes)
            continue;
          n_above++;
          if (is_open (&claims[i]))
            claims[i].amount = claims[i].wanted;
        }
      break;
    case OPCC_N_AWARD_RULES:
    default:
      g_assert_not_reached ();
    }
}

static void
free_share (OpccAwardShare *share)
{
  g_free (share->key);
  g_free (share->label);
  g_free (share);
}

/**
 * opcc_award_shares_new:
 * @districts: whether the nine districts are put in, with nothing yet
 *
 * Returns: (transfer full) (element-type OpccAwardShare)
 */
GPtrArray *
opcc_award_shares_new (gboolean districts)
{
  GPtrArray *shares = g_ptr_array_new_with_free_func ((GDestroyNotify) free_share);

  for (guint i = 0; districts && i < OPCC_N_PLACES; i++)
    opcc_award_shares_get (shares, opcc_place_get (i)->key, opcc_place_get (i)->label);
  return shares;
}

/**
 * opcc_award_shares_get:
 * @key: (nullable): NULL where none is given
 *
 * Returns: (transfer none): the share of that key, which is made if need be
 */
OpccAwardShare *
opcc_award_shares_get (GPtrArray *shares, const char *key, const char *label)
{
  OpccAwardShare *share;

  for (guint i = 0; i < shares->len; i++)
    {
      share = g_ptr_array_index (shares, i);
      if (strcmp (share->key, key != NULL ? key : "") == 0)
        return share;
    }
  share = g_new0 (OpccAwardShare, 1);
  share->key = g_strdup (key != NULL ? key : "");
  share->label = g_strdup (label != NULL ? label : _ ("Not given"));
  g_ptr_array_add (shares, share);
  return share;
}

/* Most awarded first, then most asked, then by name. */
int
opcc_award_share_compare (gconstpointer a, gconstpointer b)
{
  const OpccAwardShare *x = *(OpccAwardShare *const *) a;
  const OpccAwardShare *y = *(OpccAwardShare *const *) b;

  if (x->awarded != y->awarded)
    return x->awarded > y->awarded ? -1 : 1;
  if (x->asked != y->asked)
    return x->asked > y->asked ? -1 : 1;
  return strcmp (x->label, y->label);
}
