/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of attributes and of papers, and what each audience is given of a record that bears them.
 */
#include "opcc-audience.h"
#include "opcc-error.h"
#include "opcc-protective-marking.h"
#include "opcc-redaction.h"
#include "opcc-registry.h"

#define ITEM_TYPE (item_get_type ())
G_DECLARE_FINAL_TYPE (Item, item, TEST, ITEM, OpccRecord)

struct _Item
{
  OpccRecord parent_instance;
  char *title;
  char *plain;
  char *shared;
  char *open;
  char *private;
  char *both;
  char *blind;
  gint64 people;
  gint64 own;
  gint64 other;
};

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (Item, title, TEXT, "Title", .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (Item, plain, TEXT, "Plain"),
  OPCC_FIELD (Item, shared, TEXT, "Shared", .marks = OPCC_MARK_PARTNERS),
  OPCC_FIELD (Item, open, TEXT, "Open", .marks = OPCC_MARK_PUBLIC),
  OPCC_FIELD (Item, private, TEXT, "Private", .marks = OPCC_MARK_PERSONAL),
  OPCC_FIELD (Item, both, TEXT, "Both", .marks = OPCC_MARK_SENSITIVE | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (Item, blind, TEXT, "Blind", .marks = OPCC_MARK_BLIND | OPCC_MARK_PUBLIC),
  OPCC_FIELD (Item, people, INTEGER, "People", .marks = OPCC_MARK_SMALL_COUNT | OPCC_MARK_PUBLIC),
  OPCC_FIELD (Item, own, LINK, "Own", .marks = OPCC_MARK_PUBLIC, .target = "item"),
  OPCC_FIELD (Item, other, LINK, "Other", .marks = OPCC_MARK_PUBLIC, .target = "hidden"),
};
/* clang-format on */

static const OpccKind item_kind = {
  "item", "Item", "Items", "title", NULL, fields, G_N_ELEMENTS (fields), item_get_type
};
/* The same with a title that is nobody's but the office's. */
static const OpccKind hidden_kind = {
  "hidden", "Hidden", "Hidden", "plain", NULL, fields, G_N_ELEMENTS (fields), item_get_type
};

/* Kinds whose title is that of the next one: a record is told by the record it belongs to. */
#define CHAIN(number, next)                                                                        \
  static const OpccField chain_##number##_fields[] = {                                             \
    OPCC_FIELD (Item, own, LINK, "Next", .marks = OPCC_MARK_PUBLIC, .target = next),               \
  };                                                                                               \
  static const OpccKind chain_##number = {                                                         \
    "chain" #number, "Chain", "Chains", "own", NULL, chain_##number##_fields, 1, item_get_type     \
  };

CHAIN (1, "chain2")
CHAIN (2, "chain3")
CHAIN (3, "chain4")
CHAIN (4, "item")

static const OpccField to_chains[] = {
  OPCC_FIELD (Item, own, LINK, "Far", .marks = OPCC_MARK_PUBLIC, .target = "chain2"),
  OPCC_FIELD (Item, own, LINK, "Too far", .marks = OPCC_MARK_PUBLIC, .target = "chain1"),
  OPCC_FIELD (Item, own, LINK, "Nowhere", .marks = OPCC_MARK_PUBLIC, .target = "unknown"),
};

OPCC_DEFINE_RECORD (Item, item, item_kind)

static void
check_field (const char *name, gboolean partners, gboolean everyone)
{
  const OpccField *field = opcc_kind_find_field (&item_kind, name);

  g_test_message ("%s", name);
  g_assert_true (opcc_audience_may_see_field (OPCC_AUDIENCE_OFFICE, field));
  g_assert_cmpint (opcc_audience_may_see_field (OPCC_AUDIENCE_PARTNERS, field), ==, partners);
  g_assert_cmpint (opcc_audience_may_see_field (OPCC_AUDIENCE_PUBLIC, field), ==, everyone);
}

static void
test_marks_say_who_may_see (void)
{
  check_field ("title", TRUE, TRUE);
  check_field ("plain", FALSE, FALSE);
  check_field ("shared", TRUE, FALSE);
  check_field ("open", TRUE, TRUE);
  check_field ("private", FALSE, FALSE);
  check_field ("both", FALSE, FALSE);
  check_field ("blind", FALSE, FALSE);
  check_field ("people", TRUE, TRUE);
}

static void
test_link_shows_no_title_that_is_kept (void)
{
  check_field ("own", TRUE, TRUE);
  check_field ("other", FALSE, FALSE);
}

/* A title that is another's is followed so far and no farther; what is not found out is not shown.
 */
static void
test_links_of_links (void)
{
  opcc_registry_add (&chain_1);
  opcc_registry_add (&chain_2);
  opcc_registry_add (&chain_3);
  opcc_registry_add (&chain_4);
  g_assert_cmpint (opcc_audience_judge_field (OPCC_AUDIENCE_PUBLIC, &to_chains[0]), ==,
                   OPCC_WITHHELD_NOT);
  g_assert_cmpint (opcc_audience_judge_field (OPCC_AUDIENCE_PUBLIC, &to_chains[1]), ==,
                   OPCC_WITHHELD_OFFICE);
  g_assert_cmpint (opcc_audience_judge_field (OPCC_AUDIENCE_PUBLIC, &to_chains[2]), ==,
                   OPCC_WITHHELD_OFFICE);
}

static void
test_names_of_audiences (void)
{
  OpccAudience audience;

  g_assert_true (opcc_audience_from_name ("office", &audience));
  g_assert_cmpint (audience, ==, OPCC_AUDIENCE_OFFICE);
  g_assert_true (opcc_audience_from_name ("public", &audience));
  g_assert_cmpint (audience, ==, OPCC_AUDIENCE_PUBLIC);
  g_assert_cmpstr (opcc_audience_get_label (audience), ==, "Public");
  g_assert_cmpstr (opcc_audience_get_name (OPCC_AUDIENCE_PARTNERS), ==, "partners");
  g_assert_false (opcc_audience_from_name ("everyone", &audience));
  g_assert_cmpint (audience, ==, OPCC_AUDIENCE_OFFICE);
}

static void
check_marking (const char *words, const char *label, gboolean partners, gboolean everyone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccProtectiveMarking) marking = opcc_protective_marking_parse (words, &error);
  g_autofree char *read = NULL;

  g_assert_no_error (error);
  read = opcc_protective_marking_get_label (marking);
  g_assert_cmpstr (read, ==, label);
  g_assert_true (opcc_audience_may_see_marking (OPCC_AUDIENCE_OFFICE, marking));
  g_assert_cmpint (opcc_audience_may_see_marking (OPCC_AUDIENCE_PARTNERS, marking), ==, partners);
  g_assert_cmpint (opcc_audience_may_see_marking (OPCC_AUDIENCE_PUBLIC, marking), ==, everyone);
}

static void
test_markings (void)
{
  check_marking ("OFFICIAL", "OFFICIAL", TRUE, TRUE);
  check_marking (" official ", "OFFICIAL", TRUE, TRUE);
  check_marking ("Official–Sensitive", "OFFICIAL-SENSITIVE", TRUE, FALSE);
  check_marking ("OFFICIAL SENSITIVE [commercial]", "OFFICIAL-SENSITIVE: COMMERCIAL", FALSE, FALSE);
  check_marking ("OFFICIAL: recipients only", "OFFICIAL: RECIPIENTS ONLY", TRUE, FALSE);
  g_assert_true (opcc_audience_may_see_marking (OPCC_AUDIENCE_PUBLIC, NULL));
}

static void
test_unknown_markings_are_refused (void)
{
  static const char *const words[] = { "",           "SECRET",     "OFFICIALLY",
                                       "TOP SECRET", "restricted", "O FFICIAL" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (opcc_protective_marking_parse (words[i], &error));
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
    }
}

static Item *
make_item (void)
{
  Item *item = g_object_new (ITEM_TYPE, NULL);

  item->title = g_strdup ("A title");
  item->plain = g_strdup ("SECRET-plain");
  item->shared = g_strdup ("SECRET-shared");
  item->open = g_strdup ("In the open");
  item->private = g_strdup ("SECRET-private");
  item->both = g_strdup ("SECRET-both");
  item->blind = g_strdup ("SECRET-blind");
  item->people = 3;
  item->own = 7;
  item->other = 8;
  return item;
}

static char *
join_shown (GPtrArray *shown)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < shown->len; i++)
    {
      const OpccShownField *one = g_ptr_array_index (shown, i);

      g_string_append_printf (out, "%s=%s;", one->label, one->text);
    }
  return g_string_free (out, FALSE);
}

static void
test_record_is_given_in_part (void)
{
  static const char *const titles[] = { "Another", "SECRET-other", NULL };
  g_autoptr (Item) item = make_item ();
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (OPCC_AUDIENCE_PUBLIC);
  g_autoptr (GPtrArray) shown =
      opcc_redaction_show_record (redaction, OPCC_RECORD (item), titles, NULL);
  g_autofree char *text = join_shown (shown);
  g_autofree char *said = opcc_redaction_say (redaction);

  g_assert_cmpstr (text, ==, "Title=A title;Open=In the open;People=fewer than 5;Own=Another;");
  g_assert_cmpstr (said, ==,
                   "6 sections withheld: personal data, sensitive, names of applicants, for the "
                   "office only.");
  g_assert_null (strstr (said, "Private"));
  g_assert_true (opcc_redaction_get_hides_counts (redaction));
  g_assert_cmpint (opcc_redaction_get_audience (redaction), ==, OPCC_AUDIENCE_PUBLIC);
}

/* A count that is not there hides nothing, and is told to nobody as “fewer than 5”. */
static void
test_count_that_is_not_given (void)
{
  g_autoptr (Item) item = make_item ();
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (OPCC_AUDIENCE_PUBLIC);
  g_autoptr (OpccRedaction) other = opcc_redaction_new (OPCC_AUDIENCE_PUBLIC);
  const OpccField *people = opcc_kind_find_field (&item_kind, "people");
  g_autofree char *rounded = NULL;

  item->people = 172;
  rounded = opcc_redaction_get_small_count (other, people, OPCC_RECORD (item));
  g_assert_cmpstr (rounded, ==, "170");
  item->people = OPCC_NO_INTEGER;
  g_assert_null (opcc_redaction_get_small_count (redaction, people, OPCC_RECORD (item)));
  g_assert_false (opcc_redaction_get_hides_counts (redaction));
  g_assert_null (opcc_redaction_say (redaction));
}

static void
test_fields_are_chosen (void)
{
  static const char *const names[] = { "title", "private", "open" };
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (OPCC_AUDIENCE_PUBLIC);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) seen = NULL;
  g_autofree char *said = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (all, (gpointer) opcc_kind_find_field (&item_kind, names[i]));
  seen = opcc_redaction_choose_fields (redaction, all);
  g_assert_cmpuint (seen->len, ==, 2);
  g_assert_true (seen->pdata[0] == all->pdata[0] && seen->pdata[1] == all->pdata[2]);
  g_assert_true (opcc_redaction_may_show (redaction, &item_kind, "open"));
  g_assert_false (opcc_redaction_may_show (redaction, &item_kind, "blind"));
  said = opcc_redaction_say (redaction);
  g_assert_cmpstr (said, ==, "2 sections withheld: personal data, names of applicants.");
}

static void
test_office_sees_all_and_partners_more_than_the_public (void)
{
  g_autoptr (Item) item = make_item ();
  g_autoptr (OpccRedaction) office = opcc_redaction_new (OPCC_AUDIENCE_OFFICE);
  g_autoptr (OpccRedaction) partners = opcc_redaction_new (OPCC_AUDIENCE_PARTNERS);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) some = NULL;
  static const char *const titles[] = { "Another", "SECRET-other", NULL };
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;

  all = opcc_redaction_show_record (office, OPCC_RECORD (item), titles, NULL);
  whole = join_shown (all);
  g_assert_true (g_str_has_suffix (whole, "People=3;Own=Another;Other=SECRET-other;"));
  some = opcc_redaction_show_record (partners, OPCC_RECORD (item), NULL, NULL);
  text = join_shown (some);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (fields));
  g_assert_null (opcc_redaction_say (office));
  g_assert_nonnull (strstr (text, "SECRET-shared"));
  g_assert_null (strstr (text, "SECRET-plain"));
}

static void
test_withheld_once_for_many_records (void)
{
  g_autoptr (Item) item = make_item ();
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (OPCC_AUDIENCE_PUBLIC);
  const OpccField *field = opcc_kind_find_field (&item_kind, "private");
  g_autofree char *said = NULL;

  for (guint i = 0; i < 50; i++)
    g_assert_null (opcc_redaction_get_text (redaction, OPCC_RECORD (item), field, NULL));
  said = opcc_redaction_say (redaction);
  g_assert_cmpstr (said, ==, "1 section withheld: personal data.");
}

static void
test_marking_keeps_a_whole_record (void)
{
  g_autoptr (Item) item = make_item ();
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (OPCC_AUDIENCE_PUBLIC);
  g_autoptr (OpccProtectiveMarking) marking =
      opcc_protective_marking_parse ("OFFICIAL-SENSITIVE", NULL);
  g_autoptr (GPtrArray) shown =
      opcc_redaction_show_record (redaction, OPCC_RECORD (item), NULL, marking);
  g_autofree char *said = opcc_redaction_say (redaction);

  g_assert_cmpuint (shown->len, ==, 0);
  g_assert_cmpstr (said, ==, "1 section withheld: protective marking.");
}

/* Of each kind and grade how many, and nothing of what the handling says. */
static void
test_whole_records_are_counted (void)
{
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (OPCC_AUDIENCE_PUBLIC);
  g_autoptr (OpccProtectiveMarking) marking =
      opcc_protective_marking_parse ("OFFICIAL-SENSITIVE: COMMERCIAL", NULL);
  g_autoptr (OpccProtectiveMarking) handled =
      opcc_protective_marking_parse ("OFFICIAL: RECIPIENTS ONLY", NULL);
  g_autofree char *alone = NULL;
  g_autofree char *said = NULL;

  for (guint i = 0; i < 2; i++)
    {
      opcc_redaction_withhold_record (redaction, "grant", "grants",
                                      opcc_protective_marking_get_grade (marking));
      opcc_redaction_withhold_record (redaction, "grant", "grants",
                                      opcc_protective_marking_get_grade (handled));
    }
  alone = opcc_redaction_say (redaction);
  g_assert_cmpstr (alone, ==,
                   "2 grants withheld: OFFICIAL-SENSITIVE. 2 grants withheld: OFFICIAL, with "
                   "handling instructions.");
  opcc_redaction_withhold (redaction, OPCC_WITHHELD_PERSONAL);
  said = opcc_redaction_say (redaction);
  g_assert_cmpstr (said, ==,
                   "1 section withheld: personal data. 2 grants withheld: OFFICIAL-SENSITIVE. "
                   "2 grants withheld: OFFICIAL, with handling instructions.");
  g_assert_cmpuint (opcc_redaction_count_withheld (redaction), ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  opcc_registry_add (&item_kind);
  opcc_registry_add (&hidden_kind);
  g_test_add_func ("/audience/marks", test_marks_say_who_may_see);
  g_test_add_func ("/audience/links", test_link_shows_no_title_that_is_kept);
  g_test_add_func ("/audience/links/of-links", test_links_of_links);
  g_test_add_func ("/audience/names", test_names_of_audiences);
  g_test_add_func ("/audience/markings", test_markings);
  g_test_add_func ("/audience/markings/unknown", test_unknown_markings_are_refused);
  g_test_add_func ("/redaction/record", test_record_is_given_in_part);
  g_test_add_func ("/redaction/no-count", test_count_that_is_not_given);
  g_test_add_func ("/redaction/choose", test_fields_are_chosen);
  g_test_add_func ("/redaction/levels", test_office_sees_all_and_partners_more_than_the_public);
  g_test_add_func ("/redaction/once", test_withheld_once_for_many_records);
  g_test_add_func ("/redaction/marking", test_marking_keeps_a_whole_record);
  g_test_add_func ("/redaction/records", test_whole_records_are_counted);
  return g_test_run ();
}
