/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests what is kept of a meeting: the slides that were put up, with their times, and no others. */
#include "present-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "opcc-document-file.h"
#include "opcc-document-text.h"
#include "opcc-meeting-record.h"

static char *
write_up (const OpccMeetingRecord *record)
{
  g_autoptr (OpccDocument) document = opcc_meeting_record_write_up (record);

  return opcc_document_to_text (document);
}

static void
assert_says (const OpccMeetingRecord *record, const char *words, gboolean says)
{
  g_autofree char *text = write_up (record);

  if ((strstr (text, words) != NULL) != says)
    g_error ("“%s” is %s in:\n%s", words, says ? "not" : "", text);
}

static void
test_what_was_put_up (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (4);
  g_autoptr (OpccMeetingRecord) record = opcc_meeting_record_new (OPCC_AUDIENCE_PUBLIC);

  g_assert_cmpuint (opcc_meeting_record_count (record), ==, 0);
  opcc_meeting_record_note (record, meeting);
  present_fixture_let_pass (180);
  opcc_meeting_go_to (meeting, 2);
  opcc_meeting_record_note (record, meeting);
  g_assert_cmpuint (opcc_meeting_record_count (record), ==, 2);
  assert_says (record, "Message 1", TRUE);
  assert_says (record, "Message 2", FALSE);
  assert_says (record, "Message 3", TRUE);
  assert_says (record, "Harbour", TRUE);
  assert_says (record, "Put up at 14:00, with figures as at 14:00", TRUE);
  assert_says (record, "Put up at 14:03, with figures as at 14:00", TRUE);
  /* For those who saw it, and nothing that the presenter alone had. */
  assert_says (record, "Public", TRUE);
  assert_says (record, "Panel · December", FALSE);
  assert_says (record, "Say 1", FALSE);
}

/* Once for each time that it said something else. */
static void
test_again (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (2);
  g_autoptr (OpccMeetingRecord) record = opcc_meeting_record_new (OPCC_AUDIENCE_PUBLIC);

  opcc_meeting_record_note (record, meeting);
  opcc_meeting_record_note (record, meeting);
  g_assert_cmpuint (opcc_meeting_record_count (record), ==, 1);
  opcc_meeting_take_slides (meeting, present_fixture_make_slides (2));
  opcc_meeting_record_note (record, meeting);
  g_assert_cmpuint (opcc_meeting_record_count (record), ==, 1);
  present_fixture_let_pass (60);
  opcc_meeting_take_slides (meeting, present_fixture_make_slides_of (2, "4,321"));
  opcc_meeting_record_note (record, meeting);
  g_assert_cmpuint (opcc_meeting_record_count (record), ==, 2);
  assert_says (record, "17", TRUE);
  assert_says (record, "4,321", TRUE);
  assert_says (record, "Put up at 14:01, with figures as at 14:01", TRUE);
}

static void
test_frozen (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (2);
  g_autoptr (OpccMeetingRecord) record = opcc_meeting_record_new (OPCC_AUDIENCE_PUBLIC);

  opcc_meeting_set_frozen (meeting, TRUE);
  present_fixture_let_pass (600);
  opcc_meeting_take_slides (meeting, present_fixture_make_slides_of (2, "4,321"));
  opcc_meeting_record_note (record, meeting);
  assert_says (record, "Put up at 14:10, with figures as at 14:00", TRUE);
  assert_says (record, "4,321", FALSE);
}

static void
test_black_and_empty (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (2);
  g_autoptr (OpccMeetingRecord) record = opcc_meeting_record_new (OPCC_AUDIENCE_PUBLIC);
  GPtrArray *gap = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_meeting_slide_free);

  opcc_meeting_set_black (meeting, TRUE);
  opcc_meeting_record_note (record, meeting);
  g_assert_cmpuint (opcc_meeting_record_count (record), ==, 0);
  opcc_meeting_set_black (meeting, FALSE);
  g_ptr_array_add (gap, opcc_meeting_slide_new (NULL, "Lantern zone"));
  opcc_meeting_take_slides (meeting, gap);
  opcc_meeting_record_note (record, meeting);
  g_assert_cmpuint (opcc_meeting_record_count (record), ==, 0);
  assert_says (record, "Lantern", FALSE);
}

static void
test_as_pdf (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (3);
  g_autoptr (OpccMeetingRecord) record = opcc_meeting_record_new (OPCC_AUDIENCE_PUBLIC);
  g_autoptr (OpccDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("opcc-record-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "shown.pdf", NULL);
  g_autofree char *bytes = NULL;

  opcc_meeting_record_note (record, meeting);
  document = opcc_meeting_record_write_up (record);
  g_assert_true (opcc_document_write (document, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, &error));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_assert_nonnull (strstr (opcc_document_get_text (document, OPCC_DOCUMENT_MARKING), "OFFICIAL"));
  g_unlink (path);
  g_rmdir (folder);
}

/* The title of what was seen, not of the meeting, which need not be for them; and no file twice. */
static void
test_name (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (3);
  g_autoptr (OpccMeetingRecord) record = opcc_meeting_record_new (OPCC_AUDIENCE_PUBLIC);
  g_autofree char *first = NULL;
  g_autofree char *later = NULL;

  opcc_meeting_record_note (record, meeting);
  first = opcc_meeting_record_dup_name (record);
  g_assert_true (g_str_has_prefix (first, "Message 1 20"));
  g_assert_true (g_str_has_suffix (first, " 14.00"));
  present_fixture_let_pass (600);
  opcc_meeting_go_to (meeting, 2);
  opcc_meeting_record_note (record, meeting);
  later = opcc_meeting_record_dup_name (record);
  g_assert_cmpstr (later, ==, first);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/meeting-record/what-was-put-up", test_what_was_put_up);
  g_test_add_func ("/meeting-record/again", test_again);
  g_test_add_func ("/meeting-record/frozen", test_frozen);
  g_test_add_func ("/meeting-record/black-and-empty", test_black_and_empty);
  g_test_add_func ("/meeting-record/as-pdf", test_as_pdf);
  g_test_add_func ("/meeting-record/name", test_name);
  return g_test_run ();
}
