/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One attribute of every type: missing, typed, stored, shown, written to a file, checked. */
#include "opcc-field.h"

#include <string.h>

#include "opcc-error.h"
#include "test-record.h"

typedef struct
{
  const char *field;
  const char *typed;
  const char *shown;
  const char *filed;
} Reading;

static const Reading readings[] = {
  { "title", "  Ash \t& Sons ", "Ash & Sons", "Ash & Sons" },
  { "long_text", "One\r\n\r\n\r\nTwo", "One\n\nTwo", "One\n\nTwo" },
  { "colour", "red", "Deep red", "red" },
  { "colour", " deep RED ", "Deep red", "red" },
  { "district", "Rutland", "Rutland", "rutland" },
  { "amount", "£8,000", "£8,000", "8000.00" },
  { "amount", "12.34", "£12.34", "12.34" },
  { "pieces", " 12 ", "12", "12" },
  { "pieces", "-9223372036854775807", "-9223372036854775807", "-9223372036854775807" },
  { "pieces", "9223372036854775807", "9223372036854775807", "9223372036854775807" },
  { "weight", "12.5", "12.5", "12.5" },
  { "weight", "12.5%", "12.5", "12.5" },
  { "weight", "1e300", "1e+300", "1e+300" },
  { "weight", "0.1", "0.1", "0.1" },
  { "weight", "0.30000000000000004", "0.3", "0.30000000000000004" },
  { "weight", "-0.0", "0", "0" },
  { "made", "29/02/2028", "29 February 2028", "2028-02-29" },
  { "kept", "YES", "Yes", "yes" },
  { "kept", "off", "No", "no" },
  { "maker", "17", "17", "17" },
};

static void
test_readings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      const Reading *reading = &readings[i];
      const OpccField *field = opcc_kind_find_field (&test_item_kind, reading->field);
      g_autoptr (TestItem) item = g_object_new (TEST_TYPE_ITEM, NULL);
      g_autoptr (TestItem) other = g_object_new (TEST_TYPE_ITEM, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = NULL;
      g_autofree char *filed = NULL;
      g_autofree char *again = NULL;
      OpccStored stored;

      g_assert_true (opcc_field_set_typed (field, item, reading->typed, &error));
      g_assert_no_error (error);
      shown = opcc_field_to_text (field, item);
      g_assert_cmpstr (shown, ==, reading->shown);
      filed = opcc_field_to_file_text (field, item);
      g_assert_cmpstr (filed, ==, reading->filed);
      /* What a file has is read back as the same, and so is what the store has. */
      g_assert_true (opcc_field_set_typed (field, other, filed, NULL));
      again = opcc_field_to_file_text (field, other);
      g_assert_cmpstr (again, ==, filed);
      opcc_field_get_stored (field, item, &stored);
      opcc_field_clear (field, other);
      g_assert_true (opcc_field_set_stored (field, other, &stored, NULL));
      g_free (again);
      again = opcc_field_to_file_text (field, other);
      g_assert_cmpstr (again, ==, filed);
    }
}

static void
test_missing (void)
{
  static const char *const nothing[] = { "", "  ", "\t\n", NULL };
  g_autoptr (TestItem) item = g_object_new (TEST_TYPE_ITEM, NULL);

  for (guint i = 0; i < test_item_kind.n_fields; i++)
    {
      const OpccField *field = &test_item_fields[i];
      g_autofree char *shown = opcc_field_to_text (field, item);
      g_autofree char *filed = opcc_field_to_file_text (field, item);
      OpccStored null = { .type = OPCC_STORED_NULL };

      g_assert_cmpint (opcc_field_is_missing (field, item), ==, field->type != OPCC_VALUE_FLAG);
      g_assert_cmpstr (shown, ==, field->type == OPCC_VALUE_FLAG ? "No" : "");
      g_assert_cmpstr (filed, ==, field->type == OPCC_VALUE_FLAG ? "no" : "");
      for (guint j = 0; j < G_N_ELEMENTS (nothing); j++)
        {
          g_assert_true (opcc_field_set_typed (field, item, nothing[j], NULL));
          g_assert_cmpint (opcc_field_is_missing (field, item), ==, field->type != OPCC_VALUE_FLAG);
        }
      g_assert_true (opcc_field_set_stored (field, item, &null, NULL));
    }
}

/* Refused, by a sentence that names the value or the field, and the record is as it was. */
static void
test_refused (void)
{
  static const char *const refusals[][2] = {
    { "colour", "blue" },
    { "district", "Atlantis" },
    { "amount", "lots" },
    { "pieces", "12.5" },
    { "pieces", "9223372036854775808" },
    { "pieces", "-9223372036854775808" },
    { "weight", "heavy" },
    { "weight", "nan" },
    { "weight", "inf" },
    { "weight", "1e999" },
    { "made", "30/02/2026" },
    { "sold", "noonish" },
    { "kept", "perhaps" },
    { "maker", "Elm" },
    { "title", "\xff\xfe" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const OpccField *field = opcc_kind_find_field (&test_item_kind, refusals[i][0]);
      g_autoptr (TestItem) item = g_object_new (TEST_TYPE_ITEM, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (opcc_field_set_typed (field, item, refusals[i][1], &error));
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpint (opcc_field_is_missing (field, item), ==, field->type != OPCC_VALUE_FLAG);
    }
  {
    g_autoptr (TestItem) item = g_object_new (TEST_TYPE_ITEM, NULL);
    g_autoptr (GError) error = NULL;

    opcc_field_set_typed (&test_item_fields[2], item, "blue", &error);
    g_assert_cmpstr (error->message, ==,
                     "“blue” cannot be read as Colour. Give one of: Deep red, Green.");
  }
}

/* A stored value of the wrong type, or that the program would never write, is damage. */
static void
test_damaged (void)
{
  OpccStored text = { .type = OPCC_STORED_TEXT, .text = "text" };
  OpccStored bytes = { .type = OPCC_STORED_TEXT, .text = "\xff" };
  OpccStored integer = { .type = OPCC_STORED_INTEGER, .integer = 5 };
  OpccStored real = { .type = OPCC_STORED_REAL, .real = 0.5 };
  g_autoptr (TestItem) item = g_object_new (TEST_TYPE_ITEM, NULL);

  for (guint i = 0; i < test_item_kind.n_fields; i++)
    {
      const OpccField *field = &test_item_fields[i];
      gboolean is_text = field->type <= OPCC_VALUE_PLACE;
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (opcc_field_set_stored (field, item, &text, NULL), ==, is_text);
      g_assert_false (opcc_field_set_stored (field, item, &bytes, &error));
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
      g_assert_cmpint (opcc_field_set_stored (field, item, &integer, NULL), ==,
                       !is_text && field->type != OPCC_VALUE_DATE);
      g_assert_cmpint (opcc_field_set_stored (field, item, &real, NULL), ==,
                       field->type == OPCC_VALUE_NUMBER);
    }
}

static void
expect_check (TestItem *item, const char *message)
{
  g_autoptr (GError) error = NULL;

  if (message == NULL)
    {
      g_assert_true (opcc_record_check (OPCC_RECORD (item), &error));
      return;
    }
  g_assert_false (opcc_record_check (OPCC_RECORD (item), &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_check (void)
{
  g_autoptr (TestItem) item = g_object_new (TEST_TYPE_ITEM, NULL);

  expect_check (item, "Title is missing. Fill it in.");
  item->title = g_strdup ("Bench");
  expect_check (item, NULL);
  item->amount = -1;
  expect_check (item, "Amount must be from £0 to £10,000.");
  item->amount = 1000000;
  item->pieces = 0;
  expect_check (item, "Pieces must be from 1 to 10.");
  item->pieces = 10;
  item->weight = 5.000001;
  expect_check (item, "Weight must be from -5 to 5.");
  item->weight = 1e300;
  expect_check (item, "Weight must be from -5 to 5.");
  item->weight = INFINITY;
  expect_check (item, "Weight is too large to be kept.");
  item->weight = -5;
  item->colour = g_strdup ("Deep red");
  expect_check (item, "“Deep red” cannot be read as Colour. It is not in the list of choices.");
  g_free (item->colour);
  item->colour = g_strdup ("green");
  expect_check (item, NULL);
}

static void
test_times (void)
{
  const OpccField *field = opcc_kind_find_field (&test_item_kind, "sold");
  static const gint64 times[] = { 0, -1, 1, 1790000000, -86400, 253402300799 };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (TestItem) item = g_object_new (TEST_TYPE_ITEM, NULL);
      OpccStored stored;
      gint64 back;

      item->sold = times[i];
      opcc_field_get_stored (field, item, &stored);
      g_assert_cmpint (stored.type, ==, OPCC_STORED_TEXT);
      g_assert_true (opcc_time_from_iso (stored.text, &back));
      g_assert_cmpint (back, ==, times[i]);
    }
}

static void
test_choices (void)
{
  g_assert_cmpstr (opcc_choice_find (test_colours, "DEEP red"), ==, "red");
  g_assert_cmpstr (opcc_choice_find (test_colours, "green"), ==, "green");
  g_assert_null (opcc_choice_find (test_colours, "deep"));
  g_assert_null (opcc_choice_find (NULL, "red"));
  g_assert_cmpstr (opcc_choice_get_label (test_colours, "red"), ==, "Deep red");
  g_assert_cmpstr (opcc_choice_get_label (test_colours, "old key"), ==, "old key");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field/readings", test_readings);
  g_test_add_func ("/field/missing", test_missing);
  g_test_add_func ("/field/refused", test_refused);
  g_test_add_func ("/field/damaged", test_damaged);
  g_test_add_func ("/field/check", test_check);
  g_test_add_func ("/field/times", test_times);
  g_test_add_func ("/field/choices", test_choices);
  return g_test_run ();
}
