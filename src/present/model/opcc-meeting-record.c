/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMeetingRecord: keeps each slide that was put up, and writes them up as one document. */
#include "opcc-meeting-record.h"

#include <glib/gi18n-lib.h>

#include "opcc-date.h"
#include "opcc-domain-document.h"
#include "opcc-slide-writing.h"
#include "opcc-text.h"
#include "opcc-time.h"

/* A slide as it was put up. */
typedef struct
{
  OpccSlide *slide; /* (owned) */
  char *text;       /* (owned) all it says: the same slide with other figures is another */
  gint64 shown;     /* when it came up first, in seconds since 1970 */
  gint64 as_at;     /* when its figures were read, or frozen */
} Shown;

struct _OpccMeetingRecord
{
  grefcount refs;
  OpccAudience audience;
  GPtrArray *shown; /* (owned) (element-type Shown) in the order in which they came up first */
  gint64 last;      /* when anything was put up last */
};

static void
free_shown (gpointer data)
{
  Shown *shown = data;

  opcc_slide_unref (shown->slide);
  g_free (shown->text);
  g_free (shown);
}

/**
 * opcc_meeting_record_new:
 * @audience: for whom the meeting is
 *
 * Returns: (transfer full): a record with nothing in it
 */
OpccMeetingRecord *
opcc_meeting_record_new (OpccAudience audience)
{
  OpccMeetingRecord *self = g_new0 (OpccMeetingRecord, 1);

  g_ref_count_init (&self->refs);
  self->audience = audience;
  self->shown = g_ptr_array_new_with_free_func (free_shown);
  return self;
}

OpccMeetingRecord *
opcc_meeting_record_ref (OpccMeetingRecord *self)
{
  g_ref_count_inc (&self->refs);
  return self;
}

/* NULL is let pass. */
void
opcc_meeting_record_unref (OpccMeetingRecord *self)
{
  if (self == NULL || !g_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->shown);
  g_free (self);
}

static gboolean
has_text (const OpccMeetingRecord *self, const char *text)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (g_str_equal (((Shown *) g_ptr_array_index (self->shown, i))->text, text))
      return TRUE;
  return FALSE;
}

/**
 * opcc_meeting_record_note:
 * @meeting: what is up in it now; nothing is noted of an empty wall, or a black one
 *
 * Keeps the slide that is up. One that comes up again as it was is kept once.
 */
void
opcc_meeting_record_note (OpccMeetingRecord *self, OpccMeeting *meeting)
{
  OpccSlide *slide = opcc_meeting_get_wall (meeting);
  g_autofree char *text = slide != NULL ? opcc_slide_to_text (slide) : NULL;
  Shown *shown;

  if (slide == NULL)
    return;
  self->last = opcc_meeting_get_now (meeting);
  if (has_text (self, text))
    return;
  shown = g_new0 (Shown, 1);
  shown->slide = opcc_slide_ref (slide);
  shown->text = g_steal_pointer (&text);
  shown->shown = self->last;
  shown->as_at = opcc_meeting_get_as_at (meeting);
  g_ptr_array_add (self->shown, shown);
}

/* How many slides were put up. */
guint
opcc_meeting_record_count (const OpccMeetingRecord *self)
{
  return self->shown->len;
}

/**
 * opcc_meeting_record_dup_name:
 *
 * What its file is called: the title of the first slide, which those who saw it may know (that of
 * the meeting need not be for them), and when it was put up, by the clock of London.
 *
 * Returns: (transfer full): "Round 1 2023-10-12 14.05", without an ending; fit to be a file's name
 */
char *
opcc_meeting_record_dup_name (const OpccMeetingRecord *self)
{
  const Shown *first = self->shown->len > 0 ? g_ptr_array_index (self->shown, 0) : NULL;
  g_autofree char *title =
      opcc_text_to_file_name (first != NULL ? opcc_slide_get_title (first->slide) : "");
  const gint64 time = first != NULL ? first->shown : opcc_time_now ();
  g_autofree char *date = opcc_date_to_iso (opcc_time_get_date (time));
  g_autofree char *clock = g_strdelimit (opcc_time_format_clock (time), ":", '.');

  return g_strdup_printf ("%s %s %s", *title != '\0' ? title : _ ("What was shown"), date, clock);
}

static void
add_shown (OpccDocument *document, const Shown *shown, const char *marking)
{
  g_autofree char *clock = opcc_time_format_clock (shown->shown);
  g_autofree char *as_at = opcc_time_format_clock (shown->as_at);
  g_autofree char *when =
      /* Translators: two times of day */
      g_strdup_printf (_ ("Put up at %s, with figures as at %s"), clock, as_at);
  const char *own = opcc_slide_get_marking (shown->slide);

  opcc_document_add_heading (document, 2, opcc_slide_get_title (shown->slide));
  opcc_document_add_paragraph (document, when);
  if (own != NULL && g_strcmp0 (own, marking) != 0)
    opcc_document_add_paragraph (document, own);
  opcc_slide_write_up (shown->slide, document);
}

/**
 * opcc_meeting_record_write_up:
 *
 * Writes up the slides that were put up, as they stood on the wall: their words, tables and
 * drawings and no others, made for those who saw them.
 *
 * Returns: (transfer full): a document; with nothing but its head where nothing was put up
 */
OpccDocument *
opcc_meeting_record_write_up (const OpccMeetingRecord *self)
{
  g_autofree char *marking = opcc_document_describe_marking (self->audience, NULL);
  const Shown *first = self->shown->len > 0 ? g_ptr_array_index (self->shown, 0) : NULL;
  OpccDocument *document = opcc_document_new (_ ("What was shown"));
  g_autofree char *count = g_strdup_printf ("%u", self->shown->len);

  opcc_document_set_text (document, OPCC_DOCUMENT_MARKING, marking);
  if (first != NULL)
    {
      g_autofree char *from = opcc_time_format (first->shown);
      g_autofree char *to = opcc_time_format_clock (self->last);

      opcc_document_add_value (document, _ ("First slide"), from);
      opcc_document_add_value (document, _ ("Last put up"), to);
    }
  opcc_document_add_value (document, _ ("Shown to"), opcc_audience_get_label (self->audience));
  opcc_document_add_value (document, _ ("Slides"), count);
  for (guint i = 0; i < self->shown->len; i++)
    add_shown (document, g_ptr_array_index (self->shown, i), marking);
  return document;
}
