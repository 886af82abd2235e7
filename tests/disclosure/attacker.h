/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody who has the published tables, knows the rules, and solves for what is hidden. */
#pragma once

#include "opcc-disclosure.h"

G_BEGIN_DECLS

/* What is taken to be known besides the printed counts. */
typedef enum
{
  ATTACKER_TOTALS, /* that no count is negative */
  ATTACKER_LABELS, /* that "fewer than 5" is 1 to 4 and that nearly all else hidden is 5 or more */
} AttackerKnows;

typedef struct _Attacker Attacker;

Attacker *attacker_new (const OpccCountTable *truth,
                        const OpccDisclosure *given,
                        OpccWhichYear first,
                        OpccYearsKnown years,
                        AttackerKnows knows);
void attacker_free (Attacker *self);
guint attacker_count_unknown (const Attacker *self);
/* Gaussian elimination: TRUE where the equations alone settle the cell. Once, before any bounds. */
gboolean
attacker_settles (Attacker *self, const OpccCountTable *truth, guint year, guint row, guint column);
/* Linear programming: the least and the greatest value that agrees with all that is known. */
void attacker_find_bounds (Attacker *self,
                           const OpccCountTable *truth,
                           guint year,
                           guint row,
                           guint column,
                           double *least,
                           double *most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attacker, attacker_free)

G_END_DECLS
