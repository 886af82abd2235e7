/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMeetingSlide: one slide of a meeting, with what the presenter has beside it. */
#include "opcc-meeting-slide.h"

/**
 * opcc_meeting_slide_new:
 * @slide: (nullable) (transfer none): what the wall shows; NULL: a quiet gap
 * @title: what the presenter calls it
 *
 * Returns: (transfer full): a slide of item 1, without notes and without a limit of time
 */
OpccMeetingSlide *
opcc_meeting_slide_new (OpccSlide *slide, const char *title)
{
  OpccMeetingSlide *self = g_new0 (OpccMeetingSlide, 1);

  self->slide = slide != NULL ? opcc_slide_ref (slide) : NULL;
  self->title = g_strdup (title != NULL ? title : "");
  self->item = 1;
  return self;
}

void
opcc_meeting_slide_free (OpccMeetingSlide *self)
{
  g_clear_pointer (&self->slide, opcc_slide_unref);
  g_free (self->title);
  g_free (self->notes);
  g_free (self->withheld);
  g_free (self);
}

/**
 * opcc_meeting_slide_find_again:
 * @slides: (element-type OpccMeetingSlide): new ones, at least one
 * @wanted: the slide that was up
 * @position: where it stood
 *
 * Returns: where it stands among the new ones: the nearest of its item and title, else of its item,
 *   else the same place
 */
guint
opcc_meeting_slide_find_again (const GPtrArray *slides,
                               const OpccMeetingSlide *wanted,
                               guint position)
{
  guint best = MIN (position, slides->len - 1);
  guint best_distance = G_MAXUINT;

  for (guint i = 0; i < slides->len; i++)
    {
      const OpccMeetingSlide *slide = g_ptr_array_index (slides, i);
      guint distance = i > position ? i - position : position - i;

      if (slide->item != wanted->item)
        continue;
      if (g_strcmp0 (slide->title, wanted->title) != 0)
        distance += slides->len;
      if (distance >= best_distance)
        continue;
      best = i;
      best_distance = distance;
    }
  return best;
}
