/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records from their field tables: properties, notification, copies, names; and their registry. */
#include "test-record.h"

#include <string.h>

#include "opcc-error.h"
#include "opcc-registry.h"

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

/* Each property reads what was set, and tells of a change but not of the same again. */
static void
test_properties (void)
{
  g_autoptr (TestItem) item = g_object_new (TEST_TYPE_ITEM, "title", "Bench", NULL);
  g_autofree char *title = NULL;
  g_autofree char *made = NULL;
  gint64 amount;
  gint64 sold;
  double weight;
  gboolean kept;
  guint n = 0;

  g_signal_connect (item, "notify", G_CALLBACK (count_cb), &n);
  for (guint again = 0; again < 2; again++)
    {
      g_object_set (item, "title", "Gate", "amount", (gint64) 5, "weight", 2.5, "made",
                    "2026-04-01", "sold", (gint64) 1790000000, "kept", TRUE, "maker", (gint64) 3,
                    "colour", "red", NULL);
      g_assert_cmpuint (n, ==, 8);
    }
  g_object_get (item, "title", &title, "amount", &amount, "weight", &weight, "made", &made, "sold",
                &sold, "kept", &kept, NULL);
  g_assert_cmpstr (title, ==, "Gate");
  g_assert_cmpint (amount, ==, 5);
  g_assert_cmpfloat (weight, ==, 2.5);
  g_assert_cmpstr (made, ==, "2026-04-01");
  g_assert_cmpint (sold, ==, 1790000000);
  g_assert_true (kept);
  /* To nothing, twice. A number cannot be set to nothing so: GObject takes no NaN. */
  for (guint again = 0; again < 2; again++)
    {
      g_object_set (item, "title", NULL, "amount", OPCC_NO_MONEY, "made", NULL, "sold",
                    OPCC_NO_TIME, "maker", (gint64) 0, NULL);
      g_assert_cmpuint (n, ==, 13);
    }
  g_assert_null (item->title);
  g_assert_cmpint (item->made, ==, OPCC_NO_DATE);
}

/* A mistake in the program, which says so rather than go on. */
static void
test_bad_date (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (TestItem) item = g_object_new (TEST_TYPE_ITEM, NULL);

      g_object_set (item, "made", "tomorrow", NULL);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*TestItem.made:*");
}

static void
test_copy (void)
{
  g_autoptr (OpccRecord) item = opcc_record_new (&test_item_kind);
  g_autoptr (OpccRecord) copy = NULL;

  for (guint i = 0; i < test_item_kind.n_fields; i++)
    {
      static const char *const typed[] = {
        "Bench",        "One\nTwo",           "red", "Rutland", "£5", "7", "-1.25",
        "1 April 2026", "1 April 2026 12:30", "yes", "4"
      };

      g_assert_true (opcc_field_set_typed (&test_item_fields[i], item, typed[i], NULL));
    }
  opcc_record_set_identity (item, 9, "an-id", 77);
  copy = opcc_record_copy (item);
  g_assert_cmpint (opcc_record_get_n (copy), ==, 9);
  g_assert_cmpint (opcc_record_get_ver (copy), ==, 77);
  g_assert_cmpstr (opcc_record_get_id (copy), ==, "an-id");
  for (guint i = 0; i < test_item_kind.n_fields; i++)
    {
      OpccStored a;
      OpccStored b;

      opcc_field_get_stored (&test_item_fields[i], item, &a);
      opcc_field_get_stored (&test_item_fields[i], copy, &b);
      g_assert_cmpint (a.type, !=, OPCC_STORED_NULL);
      g_assert_true (opcc_stored_equal (&a, &b));
    }
  g_assert_true (TEST_ITEM (copy)->title != TEST_ITEM (item)->title);
  opcc_record_set_identity (copy, 10, NULL, 78);
  g_assert_cmpstr (opcc_record_get_id (copy), ==, "an-id");
}

static void
test_names (void)
{
  g_autoptr (OpccRecord) item = opcc_record_new (&test_item_kind);
  g_autoptr (GError) error = NULL;
  g_autofree char *title = opcc_record_get_title (item);
  g_autofree char *text = NULL;

  g_assert_cmpstr (title, ==, "Item");
  opcc_record_set_identity (item, 10, NULL, 78);
  g_free (title);
  title = opcc_record_get_title (item);
  g_assert_cmpstr (title, ==, "Item 10");
  g_assert_true (opcc_record_set_typed (item, "long-text", "Words", NULL));
  g_assert_true (opcc_record_set_typed (item, "title", "Bench", NULL));
  text = opcc_record_get_text (item, "long_text");
  g_assert_cmpstr (text, ==, "Words");
  g_free (title);
  title = opcc_record_get_title (item);
  g_assert_cmpstr (title, ==, "Bench");
  g_assert_null (opcc_record_get_text (item, "nothing"));
  g_assert_false (opcc_record_set_typed (item, "nothing", "x", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "title, long_text, colour"));
  g_assert_null (opcc_kind_find_field (&test_item_kind, "titl"));
  g_assert_null (opcc_kind_find_field (&test_item_kind, "titles"));
  g_assert_null (opcc_kind_find_field (&test_item_kind, NULL));
}

static void
test_registry (void)
{
  guint n_kinds;
  const OpccKind *const *kinds;

  g_assert_null (opcc_registry_find ("item"));
  g_assert_cmpuint (opcc_registry_get_code (&test_item_kind), ==, 0);
  opcc_registry_add (&test_item_kind);
  opcc_registry_add (&test_item_kind);
  kinds = opcc_registry_get_kinds (&n_kinds);
  g_assert_cmpuint (n_kinds, ==, 1);
  g_assert_true (kinds[0] == &test_item_kind);
  g_assert_true (opcc_registry_find ("item") == &test_item_kind);
  g_assert_true (opcc_registry_find_words ("ITEMS") == &test_item_kind);
  g_assert_null (opcc_registry_find_words ("maker"));
  g_assert_cmpuint (opcc_registry_get_code (&test_item_kind), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/bad-date", test_bad_date);
  g_test_add_func ("/record/copy", test_copy);
  g_test_add_func ("/record/names", test_names);
  g_test_add_func ("/record/registry", test_registry);
  return g_test_run ();
}
