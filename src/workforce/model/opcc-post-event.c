/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a post, day by day, from which vacancies over time and churn are worked out. */
#include "opcc-post-event.h"

#include <glib/gi18n-lib.h>

#include "opcc-post.h"

/* clang-format off */
const OpccChoice opcc_post_event_kinds[] = {
  { "left", N_("Holder left") },
  { "filled", N_("Filled") },
  { "suspended", N_("Suspended") },
  { "resumed", N_("Taken up again") },
  { "ended", N_("Ended") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccPostEvent, post, LINK, N_("Post"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .target = "post"),
  OPCC_FIELD (OpccPostEvent, day, DATE, N_("Day"),
              .marks = OPCC_MARK_REQUIRED),
  OPCC_FIELD (OpccPostEvent, what, CHOICE, N_("What happened"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SENSITIVE, .choices = opcc_post_event_kinds),
  OPCC_FIELD (OpccPostEvent, before, CHOICE, N_("State until then"),
              .choices = opcc_post_states),
  OPCC_FIELD (OpccPostEvent, reason, TEXT, N_("Reason"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PERSONAL),
};
/* clang-format on */

const OpccKind opcc_post_event_kind = {
  .name = "post_event",
  .label = N_ ("Event of a post"),
  .plural = N_ ("Events of posts"),
  .title = "what",
  .detail = "day",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_post_event_get_type,
};

OPCC_DEFINE_RECORD (OpccPostEvent, opcc_post_event, opcc_post_event_kind)
