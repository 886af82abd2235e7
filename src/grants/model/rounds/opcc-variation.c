/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a variation. */
#include "opcc-variation.h"

#include <glib/gi18n-lib.h>

#include "opcc-error.h"

#define MOST G_GINT64_CONSTANT (1000000000000)

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccVariation, award, LINK, N_("Award"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PARTNERS, .target = "award"),
  OPCC_FIELD (OpccVariation, title, TEXT, N_("Variation"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccVariation, agreed, DATE, N_("Agreed"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccVariation, reason, LONG_TEXT, N_("Reason"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccVariation, amount_change, MONEY, N_("More or less money"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PARTNERS, .min = -MOST, .max = MOST),
  OPCC_FIELD (OpccVariation, new_end, DATE, N_("New end"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccVariation, agreed_by, TEXT, N_("Agreed by"), .marks = OPCC_MARK_PARTNERS),
};
/* clang-format on */

static void
complete_variation (gpointer record)
{
  OpccVariation *self = record;
  g_autofree char *day = self->agreed != OPCC_NO_DATE ? opcc_date_format (self->agreed) : NULL;

  g_free (self->title);
  self->title =
      day != NULL ? g_strdup_printf (_ ("Variation of %s"), day) : g_strdup (_ ("Variation"));
}

static gboolean
check_variation (gpointer record, GError **error)
{
  const OpccVariation *self = record;

  if ((self->amount_change != OPCC_NO_MONEY && self->amount_change != 0) ||
      self->new_end != OPCC_NO_DATE)
    return TRUE;
  g_set_error_literal (
      error, OPCC_ERROR, OPCC_ERROR_INVALID,
      _ ("A variation changes the amount or the end. Nothing was saved. Write what "
         "it changes."));
  return FALSE;
}

const OpccKind opcc_variation_kind = {
  .name = "variation",
  .label = N_ ("Variation"),
  .plural = N_ ("Variations"),
  .title = "title",
  .detail = "reason",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_variation_get_type,
  .complete = complete_variation,
  .check = check_variation,
};

OPCC_DEFINE_RECORD (OpccVariation, opcc_variation, opcc_variation_kind)
