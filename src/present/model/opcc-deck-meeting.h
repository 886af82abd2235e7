/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slides of a deck for a meeting: what the wall shows, and what only the presenter reads. */
#pragma once

#include "opcc-domain-document.h"
#include "opcc-meeting.h"

G_BEGIN_DECLS

/**
 * opcc_deck_meeting_make_slides:
 * @order: the handout of the deck: "handout?deck=3"
 * @audience: for whom the meeting is; what the deck says goes too, and the narrower of both counts
 * @aspect: of the wall, width by height
 *
 * A job of the store. What a slide names and is no longer there becomes a quiet gap: an empty wall.
 *
 * Returns: (transfer full) (element-type OpccMeetingSlide): NULL on error
 */
GPtrArray *opcc_deck_meeting_make_slides (OpccDb *db,
                                          const OpccDocumentOrder *order,
                                          OpccAudience audience,
                                          double aspect,
                                          OpccDate today,
                                          GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
