/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings as forms ask them find the fields they mean, and a person has the last word. */
#include "opcc-mapping.h"

#include <glib/gstdio.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-heading-words.h"
#include "opcc-pairing.h"

static const char *const reference_words[] = { "Ref", "ID", "Application number", "Response ID",
                                               NULL };
static const char *const organisation_words[] = { "Name of group", "Applicant", "Name of charity",
                                                  NULL };
static const char *const title_words[] = { "Project name", "What is your project called", NULL };
static const char *const summary_words[] = { "Project description", "Tell us about your project",
                                             NULL };
static const char *const match_words[] = { "Match funding amount", "Other funding", NULL };
static const char *const received_words[] = { "Submitted", "Timestamp", "Completion time", NULL };
static const char *const charity_words[] = { "Registered charity number", "Charity No.", NULL };
static const char *const company_words[] = { "Companies House number", NULL };
static const char *const contact_words[] = { "Your name", "Main contact", NULL };

static const OpccMappingTarget targets[] = {
  { "reference", "Reference", reference_words },
  { "organisation", "Organisation name", organisation_words },
  { "charity_number", "Charity number", charity_words },
  { "company_number", "Company number", company_words },
  { "contact", "Contact name", contact_words },
  { "email", "Email", NULL },
  { "phone", "Telephone", NULL },
  { "postcode", "Postcode", NULL },
  { "title", "Title", title_words },
  { "summary", "Summary", summary_words },
  { "asked", "Amount asked for", NULL },
  { "total_cost", "Total cost", NULL },
  { "match_funding", "Match funding", match_words },
  { "match_funder", "Match funder", NULL },
  { "starts", "Start date", NULL },
  { "ends", "End date", NULL },
  { "district", "District", NULL },
  { "received", "Received", received_words },
};

typedef struct
{
  const char *heading;
  const char *target; /* NULL for none */
} Pair;

static OpccMapping *
guess_pairs (const Pair *pairs, guint n)
{
  g_autofree const char **headings = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    headings[i] = pairs[i].heading;
  return opcc_mapping_guess (headings, n, targets, G_N_ELEMENTS (targets));
}

static void
check_pairs (const Pair *pairs, guint n)
{
  g_autoptr (OpccMapping) mapping = guess_pairs (pairs, n);

  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s: %s (%d)", pairs[i].heading, opcc_mapping_get_target (mapping, i),
                      opcc_mapping_get_confidence (mapping, i));
      g_assert_cmpstr (opcc_mapping_get_target (mapping, i), ==, pairs[i].target);
      if (pairs[i].target != NULL)
        {
          g_assert_cmpint (opcc_mapping_get_column (mapping, pairs[i].target), ==, (int) i);
          g_assert_cmpint (opcc_mapping_get_confidence (mapping, i), >=,
                           OPCC_MAPPING_MIN_CONFIDENCE);
        }
    }
}

static void
test_questions (void)
{
  static const Pair pairs[] = {
    { "ID", "reference" },
    { "Start time", NULL },
    { "Completion time", "received" },
    { "What is the name of your group or organisation?", "organisation" },
    { "Registered charity number (if you have one)", "charity_number" },
    { "Company number, if registered with Companies House", "company_number" },
    { "Who is the main contact?", "contact" },
    { "What is your e-mail address?", "email" },
    { "Contact telephone number", "phone" },
    { "Postal code", "postcode" },
    { "What is your project called?", "title" },
    { "Please tell us about your project (max 200 words)", "summary" },
    { "How much are you asking for? (£)", "asked" },
    { "Total cost of the project", "total_cost" },
    { "Please tell us about any match funding", "match_funding" },
    { "Who is the match funder?", "match_funder" },
    { "When will the project start?", "starts" },
    { "When will it end?", "ends" },
    { "Which district will you work in?", "district" },
    { "Do you agree to the terms and conditions?", NULL },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs));
}

static void
test_terse (void)
{
  static const Pair pairs[] = {
    { "ref no", "reference" },
    { "ORGANISATION", "organisation" },
    { "charity_number", "charity_number" },
    { "E-mail", "email" },
    { "Tel", "phone" },
    { "POSTCODE", "postcode" },
    { "Project Title", "title" },
    { "Amount requested", "asked" },
    { "Project cost", "total_cost" },
    { "Start", "starts" },
    { "Finish date", "ends" },
    { "Borough", "district" },
    { "Timestamp", "received" },
    { "Favourite colour", NULL },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs));
}

/* SmartSurvey numbers its questions; a survey's two heading rows come joined. */
static void
test_numbered (void)
{
  static const Pair pairs[] = {
    { "1. Name of your organization", "organisation" },
    { "Q2. How much funding are you requesting?", "asked" },
    { "3a) Contact details: Your name", "contact" },
    { "3b) Contact details: Email address", "email" },
    { "4. Budget: Total cost", "total_cost" },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs));
}

/* One column a field: the better of two gets it. */
static void
test_best_of_two (void)
{
  static const Pair pairs[] = {
    { "Email", "email" },
    { "Email of treasurer", NULL },
    { "Name of group", "organisation" },
    { "Name of contact", "contact" },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs));
}

static void
test_labels_are_certain (void)
{
  g_autofree const char **headings = g_new0 (const char *, G_N_ELEMENTS (targets) + 1);
  g_autoptr (OpccMapping) mapping = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    headings[i] = targets[G_N_ELEMENTS (targets) - 1 - i].label;
  mapping = opcc_mapping_guess (headings, G_N_ELEMENTS (targets), targets, G_N_ELEMENTS (targets));
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_assert_cmpstr (opcc_mapping_get_target (mapping, i), ==,
                       targets[G_N_ELEMENTS (targets) - 1 - i].name);
      g_assert_cmpint (opcc_mapping_get_confidence (mapping, i), ==, 100);
    }
}

static void
test_edit (void)
{
  static const Pair pairs[] = { { "Email", "email" }, { "Telephone", "phone" }, { "Extra", NULL } };
  g_autoptr (OpccMapping) mapping = guess_pairs (pairs, G_N_ELEMENTS (pairs));
  g_autoptr (GError) error = NULL;

  g_assert_true (opcc_mapping_set (mapping, 2, "email", &error));
  g_assert_no_error (error);
  g_assert_null (opcc_mapping_get_target (mapping, 0));
  g_assert_cmpint (opcc_mapping_get_column (mapping, "email"), ==, 2);
  g_assert_cmpint (opcc_mapping_get_confidence (mapping, 2), ==, 100);
  g_assert_false (opcc_mapping_set (mapping, 0, "no-such-field", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
  opcc_mapping_clear (mapping, 1);
  g_assert_null (opcc_mapping_get_target (mapping, 1));
  g_assert_cmpint (opcc_mapping_get_column (mapping, "phone"), ==, -1);
  g_assert_cmpstr (opcc_mapping_get_heading (mapping, 2), ==, "Extra");
  g_assert_cmpuint (opcc_mapping_get_n_columns (mapping), ==, 3);
  g_assert_cmpuint (opcc_mapping_get_n_targets (mapping), ==, G_N_ELEMENTS (targets));
  g_assert_cmpstr (opcc_mapping_get_target_name (mapping, 5), ==, "email");
  g_assert_cmpstr (opcc_mapping_get_target_label (mapping, 5), ==, "Email");
}

static void
test_json (void)
{
  static const Pair pairs[] = { { "Email", "email" },
                                { "Say \"hi\" £", NULL },
                                { "Tel", "phone" } };
  g_autoptr (OpccMapping) mapping = guess_pairs (pairs, G_N_ELEMENTS (pairs));
  g_autoptr (OpccMapping) other = guess_pairs (pairs, G_N_ELEMENTS (pairs));
  g_autofree char *json = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "opcc-test-mapping.json", NULL);
  g_autoptr (GError) error = NULL;

  opcc_mapping_clear (mapping, 0);
  g_assert_true (opcc_mapping_set (mapping, 1, "summary", &error));
  json = opcc_mapping_to_json (mapping);
  g_assert_true (opcc_mapping_apply_json (other, json, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (opcc_mapping_get_target (other, i), ==, opcc_mapping_get_target (mapping, i));
  g_assert_true (opcc_mapping_save (mapping, path, &error));
  g_assert_true (opcc_mapping_set (other, 0, "email", &error));
  g_assert_true (opcc_mapping_load (other, path, &error));
  g_assert_null (opcc_mapping_get_target (other, 0));
  g_unlink (path);
  g_assert_false (opcc_mapping_load (other, path, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* The inner object alone will do, in any letter case; columns it does not name stay. */
  g_assert_true (opcc_mapping_apply_json (other, "{\"email\": \"contact\"}", &error));
  g_assert_cmpstr (opcc_mapping_get_target (other, 0), ==, "contact");
  g_assert_cmpstr (opcc_mapping_get_target (other, 2), ==, "phone");
}

static void
test_bad_json (void)
{
  static const Pair pairs[] = { { "Email", "email" } };
  static const struct
  {
    const char *json;
    OpccError code;
  } cases[] = {
    { "", OPCC_ERROR_INVALID },
    { "[]", OPCC_ERROR_INVALID },
    { "{\"Email\": 5}", OPCC_ERROR_INVALID },
    { "{\"Email\": \"email\"", OPCC_ERROR_INVALID },
    { "{\"columns\": {\"columns\": {\"Email\": null}}}", OPCC_ERROR_INVALID },
    { "{\"Fax\": \"phone\"}", OPCC_ERROR_NOT_FOUND },
    { "{\"Email\": \"fax\"}", OPCC_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OpccMapping) mapping = guess_pairs (pairs, G_N_ELEMENTS (pairs));
      g_autoptr (GError) error = NULL;

      g_assert_false (opcc_mapping_apply_json (mapping, cases[i].json, &error));
      g_assert_error (error, OPCC_ERROR, (int) cases[i].code);
    }
}

static void
test_key (void)
{
  static const char *const headings[] = { "Group name", "Amount (£)", "E-mail" };
  static const char *const same[] = { "e-mail", "GROUP  NAME", "Amount £" };
  static const char *const other[] = { "Group name", "Amount (£)", "E-mails" };
  static const char *const joined[] = { "Group", "name Amount (£)", "E-mail" };
  g_autofree char *key = opcc_mapping_key (headings, 3);
  g_autofree char *same_key = opcc_mapping_key (same, 3);
  g_autofree char *other_key = opcc_mapping_key (other, 3);
  g_autofree char *joined_key = opcc_mapping_key (joined, 3);

  g_assert_cmpuint (strlen (key), ==, 64);
  g_assert_cmpstr (key, ==, same_key);
  g_assert_cmpstr (key, !=, other_key);
  g_assert_cmpstr (key, !=, joined_key);
}

static void
test_words (void)
{
  static const struct
  {
    const char *heading;
    const char *words;
  } cases[] = {
    { "How much are you asking for? (£)", "amount ask" },
    { "What is the name of your group or organisation?", "name organisation" },
    { "Registered charity number", "register charity number" },
    { "recipientOrganization/0/name", "recipient organisation name" },
    { "Q3. Réf.", "reference" },
    { "charity_number", "charity number" },
    { "Post code", "postcode" },
    { "???", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) words = opcc_heading_words (cases[i].heading);
      g_autofree char *text = NULL;

      g_ptr_array_add (words, NULL);
      text = g_strjoinv (" ", (char **) words->pdata);
      g_assert_cmpstr (text, ==, cases[i].words);
    }
  g_assert_true (opcc_heading_word_is_light ("project"));
  g_assert_false (opcc_heading_word_is_light ("charity"));
}

static double
try_all (const double *scores, guint n_rows, guint n_columns, guint row, guint taken)
{
  double best = 0.0;

  if (row == n_rows)
    return 0.0;
  best = try_all (scores, n_rows, n_columns, row + 1, taken);
  for (guint j = 0; j < n_columns; j++)
    {
      if ((taken & (1u << j)) == 0)
        best = MAX (best, scores[row * n_columns + j] +
                              try_all (scores, n_rows, n_columns, row + 1, taken | 1u << j));
    }
  return best;
}

/* The pairs are as good as the best of all that can be tried. */
static void
test_pairing (void)
{
  for (guint round = 0; round < 300; round++)
    {
      const guint n_rows = (guint) g_test_rand_int_range (1, 6);
      const guint n_columns = (guint) g_test_rand_int_range (1, 6);
      double scores[36];
      g_autofree int *columns = NULL;
      guint taken = 0;
      double sum = 0.0;

      for (guint i = 0; i < n_rows * n_columns; i++)
        scores[i] = g_test_rand_int_range (0, 3) == 0 ? 0.0 : g_test_rand_int_range (1, 100);
      columns = opcc_pairing_find (scores, n_rows, n_columns);
      for (guint i = 0; i < n_rows; i++)
        {
          if (columns[i] < 0)
            continue;
          g_assert_cmpuint (taken & (1u << columns[i]), ==, 0);
          taken |= 1u << columns[i];
          g_assert_cmpfloat (scores[i * n_columns + (guint) columns[i]], >, 0.0);
          sum += scores[i * n_columns + (guint) columns[i]];
        }
      g_assert_cmpfloat (sum, ==, try_all (scores, n_rows, n_columns, 0, 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapping/questions", test_questions);
  g_test_add_func ("/mapping/terse", test_terse);
  g_test_add_func ("/mapping/numbered", test_numbered);
  g_test_add_func ("/mapping/best-of-two", test_best_of_two);
  g_test_add_func ("/mapping/labels-are-certain", test_labels_are_certain);
  g_test_add_func ("/mapping/edit", test_edit);
  g_test_add_func ("/mapping/json", test_json);
  g_test_add_func ("/mapping/bad-json", test_bad_json);
  g_test_add_func ("/mapping/key", test_key);
  g_test_add_func ("/mapping/words", test_words);
  g_test_add_func ("/mapping/pairing", test_pairing);
  return g_test_run ();
}
