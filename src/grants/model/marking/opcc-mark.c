/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a mark. */
#include "opcc-mark.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccMark, application, LINK, N_("Application"),
              .marks = OPCC_MARK_REQUIRED, .target = "application"),
  OPCC_FIELD (OpccMark, marker, LINK, N_("Marker"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SENSITIVE, .target = "marker"),
  OPCC_FIELD (OpccMark, criterion, LINK, N_("Criterion"),
              .marks = OPCC_MARK_REQUIRED, .target = "criterion"),
  OPCC_FIELD (OpccMark, score, INTEGER, N_("Score"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SENSITIVE, .min = 0, .max = 100),
  OPCC_FIELD (OpccMark, comment, LONG_TEXT, N_("Comment"), .marks = OPCC_MARK_SENSITIVE),
};
/* clang-format on */

const OpccKind opcc_mark_kind = {
  .name = "mark",
  .label = N_ ("Mark"),
  .plural = N_ ("Marks"),
  .title = "comment",
  .detail = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_mark_get_type,
};

OPCC_DEFINE_RECORD (OpccMark, opcc_mark, opcc_mark_kind)
