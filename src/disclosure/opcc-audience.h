/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAudience: for whom something is shown or written, and which attributes they may see. */
#pragma once

#include "opcc-field.h"

G_BEGIN_DECLS

/**
 * OpccAudience:
 * @OPCC_AUDIENCE_OFFICE: the office itself: everything; what is said of nothing else
 * @OPCC_AUDIENCE_PARTNERS: councils, partnerships, the force
 * @OPCC_AUDIENCE_PUBLIC: anyone
 *
 * Each sees part of what the one before it sees. Nil is the office, so that whatever names no
 * audience is for the office alone.
 */
typedef enum
{
  OPCC_AUDIENCE_OFFICE,
  OPCC_AUDIENCE_PARTNERS,
  OPCC_AUDIENCE_PUBLIC,
} OpccAudience;

/**
 * OpccWithheld: why somebody may not see something; in words by opcc_withheld_get_label().
 * @OPCC_WITHHELD_NOT: they may
 * @OPCC_WITHHELD_PERSONAL: it is about a private person
 * @OPCC_WITHHELD_SENSITIVE: it is not for the room
 * @OPCC_WITHHELD_BLIND: it tells who applied
 * @OPCC_WITHHELD_MARKED: its protective marking keeps it
 * @OPCC_WITHHELD_OFFICE: nothing says that it may leave the office
 */
typedef enum
{
  OPCC_WITHHELD_NOT,
  OPCC_WITHHELD_PERSONAL,
  OPCC_WITHHELD_SENSITIVE,
  OPCC_WITHHELD_BLIND,
  OPCC_WITHHELD_MARKED,
  OPCC_WITHHELD_OFFICE,
  OPCC_N_WITHHELD,
} OpccWithheld;

const char *opcc_audience_get_label (OpccAudience self);
const char *opcc_audience_get_name (OpccAudience self);
gboolean opcc_audience_from_name (const char *name, OpccAudience *audience);

gboolean opcc_audience_may_see_field (OpccAudience self, const OpccField *field);
OpccWithheld opcc_audience_judge_field (OpccAudience self, const OpccField *field);
const char *opcc_withheld_get_label (OpccWithheld reason);

G_END_DECLS
