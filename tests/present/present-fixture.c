/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of meetings share: slides of an invented document. */
#include "present-fixture.h"

/* 2023-12-05, 14:00 in London. */
#define BEGIN G_GINT64_CONSTANT (1701784800)

static gint64 now = BEGIN;

static gint64
get_now (void)
{
  return now;
}

void
present_fixture_let_pass (gint64 seconds)
{
  now += seconds;
}

GPtrArray *
present_fixture_make_slides_of (guint n, const char *number)
{
  static const char *const headings[] = { "Zone", "Visits" };
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER };
  g_autoptr (OpccDocument) document = opcc_document_new ("Panel");
  g_autoptr (GPtrArray) made = NULL;
  GPtrArray *slides = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_meeting_slide_free);

  opcc_document_set_text (document, OPCC_DOCUMENT_MARKING, "OFFICIAL · may be shown in public");
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *heading = g_strdup_printf ("Message %u", i);
      const char *const row[] = { "Harbour", number };

      opcc_document_add_heading (document, 2, heading);
      opcc_document_add_table (document, NULL, headings, types, 2);
      opcc_document_add_row (document, row);
    }
  made = opcc_slides_from_document (document, 16.0 / 9.0);
  /* The document's own title comes first. */
  g_assert_cmpuint (made->len, >=, n);
  for (guint i = 0; i < n; i++)
    {
      OpccSlide *slide = g_ptr_array_index (made, made->len - n + i);
      OpccMeetingSlide *shown = opcc_meeting_slide_new (slide, opcc_slide_get_title (slide));

      shown->notes = g_strdup_printf ("Say %u", i + 1);
      shown->withheld = g_strdup ("2 sections withheld: personal data");
      shown->item = i + 1;
      g_ptr_array_add (slides, shown);
    }
  return slides;
}

GPtrArray *
present_fixture_make_slides (guint n)
{
  return present_fixture_make_slides_of (n, "17");
}

OpccMeeting *
present_fixture_make_meeting (guint n)
{
  OpccMeeting *meeting = opcc_meeting_new ("Panel · December", OPCC_AUDIENCE_PUBLIC);

  now = BEGIN;
  opcc_meeting_set_clock (meeting, get_now);
  if (n > 0)
    opcc_meeting_take_slides (meeting, present_fixture_make_slides (n));
  return meeting;
}
