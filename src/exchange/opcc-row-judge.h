/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a careful clerk makes of one row under the headings: an entry, a total, a remark. */
#pragma once

#include "opcc-sheet-layout.h"

G_BEGIN_DECLS

/**
 * OpccVerdict:
 * @OPCC_VERDICT_DATA: an entry
 * @OPCC_VERDICT_WAIT: an entry if entries follow, perhaps a remark if nothing does
 * @OPCC_VERDICT_BLANK: nothing at all
 * @OPCC_VERDICT_OUT: no entry: a total, a repeated heading, a line of words
 */
typedef enum
{
  OPCC_VERDICT_DATA,
  OPCC_VERDICT_WAIT,
  OPCC_VERDICT_BLANK,
  OPCC_VERDICT_OUT,
} OpccVerdict;

void opcc_row_judge_pick (const OpccSheetLayout *layout, const OpccRow *row, const char **texts);
OpccVerdict opcc_row_judge (const OpccSheetLayout *layout,
                            const OpccRow *row,
                            const char **texts,
                            const char **why);

G_END_DECLS
