/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMeetingSlide: one slide of a meeting, with what the presenter has beside it. */
#pragma once

#include "opcc-slide.h"

G_BEGIN_DECLS

/* One slide of a meeting. All of it but @slide is for the presenter alone. */
typedef struct
{
  OpccSlide *slide; /* (owned) (nullable) NULL: a quiet gap: the wall stays empty */
  char *title;      /* (owned) for the list to jump; of a gap, what is missing */
  char *notes;      /* (owned) (nullable) */
  char *withheld;   /* (owned) (nullable) what was kept off the wall, in words */
  guint item;       /* slides of one item have one number: they share its time */
  guint minutes;    /* for the whole item; 0: no limit */
} OpccMeetingSlide;

OpccMeetingSlide *opcc_meeting_slide_new (OpccSlide *slide, const char *title);
void opcc_meeting_slide_free (OpccMeetingSlide *self);
guint opcc_meeting_slide_find_again (const GPtrArray *slides,
                                     const OpccMeetingSlide *wanted,
                                     guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccMeetingSlide, opcc_meeting_slide_free)

G_END_DECLS
