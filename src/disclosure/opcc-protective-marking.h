/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccProtectiveMarking: OFFICIAL or OFFICIAL-SENSITIVE with its handling instructions. */
#pragma once

#include "opcc-audience.h"

G_BEGIN_DECLS

typedef enum
{
  OPCC_OFFICIAL,
  OPCC_OFFICIAL_SENSITIVE,
} OpccProtectiveGrade;

/**
 * OpccProtectiveMarking:
 *
 * What a record, a section or a paper is marked with (Government Security Classifications Policy,
 * Cabinet Office, August 2024). SECRET and above have no place in this program.
 */
typedef struct
{
  OpccProtectiveGrade grade;
  char *handling; /* (owned) (nullable): what follows the grade: "COMMERCIAL" */
} OpccProtectiveMarking;

OpccProtectiveMarking *opcc_protective_marking_parse (const char *words, GError **error);
void opcc_protective_marking_free (OpccProtectiveMarking *self);
char *opcc_protective_marking_get_label (const OpccProtectiveMarking *self);
const char *opcc_protective_marking_get_grade (const OpccProtectiveMarking *self);
gboolean opcc_audience_may_see_marking (OpccAudience self, const OpccProtectiveMarking *marking);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccProtectiveMarking, opcc_protective_marking_free)

G_END_DECLS
