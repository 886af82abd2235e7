/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of an organisation, and the forms of name and number it is matched by. */
#include "opcc-organisation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-text.h"

static const OpccChoice kinds[] = {
  { "charity", N_ ("Registered charity") },
  { "cio", N_ ("Charitable incorporated organisation") },
  { "cic", N_ ("Community interest company") },
  { "community-group", N_ ("Unincorporated community group") },
  { "company", N_ ("Company") },
  { "parish-council", N_ ("Parish or town council") },
  { "school", N_ ("School or college") },
  { "faith", N_ ("Faith group") },
  { "sports-club", N_ ("Sports club") },
  { "co-operative", N_ ("Credit union or co-operative") },
  { "public-body", N_ ("Public body") },
  { "business", N_ ("Business partnership") },
  { "other", N_ ("Other") },
  { NULL },
};

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccOrganisation, name, TEXT, N_("Name"),


              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED |
                       OPCC_MARK_BLIND,
              .synonyms = "Organisation|Organisation name|Name of organisation|"
                          "Name of your organisation|Name of your group or organisation|"
                          "Group name|Applicant|Applicant organisation|Charity name|"
                          "Recipient Org:Name"),
  OPCC_FIELD (OpccOrganisation, kind, CHOICE, N_("Kind"),
              .marks = OPCC_MARK_PUBLISHED, .choices = kinds,
              .synonyms = "Type of organisation|Organisation type|"
                          "What kind of organisation are you?|Legal status"),
  OPCC_FIELD (OpccOrganisation, charity_number, TEXT, N_("Charity number"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED | OPCC_MARK_BLIND,
              .synonyms = "Registered charity number|Charity registration number|Charity no|"
                          "Charity number (if you have one)|Recipient Org:Charity Number"),
  OPCC_FIELD (OpccOrganisation, company_number, TEXT, N_("Company number"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED | OPCC_MARK_BLIND,
              .synonyms = "Company registration number|Registered company number|Company no|"
                          "Companies House number|Recipient Org:Company Number"),
  OPCC_FIELD (OpccOrganisation, identifier, TEXT, N_("Other register identifier"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PUBLISHED | OPCC_MARK_BLIND),
  OPCC_FIELD (OpccOrganisation, address, LONG_TEXT, N_("Address"),
              .marks = OPCC_MARK_PERSONAL | OPCC_MARK_BLIND,
              .synonyms = "Postal address|Correspondence address|Address of organisation|"
                          "Registered address"),
  OPCC_FIELD (OpccOrganisation, postcode, TEXT, N_("Postcode"),
              .marks = OPCC_MARK_PERSONAL | OPCC_MARK_BLIND | OPCC_MARK_SEARCHED,
              .synonyms = "Post code|Postal code"),
  OPCC_FIELD (OpccOrganisation, district, PLACE, N_("District"),
              .marks = OPCC_MARK_PUBLISHED | OPCC_MARK_BLIND),
  OPCC_FIELD (OpccOrganisation, contact_name, TEXT, N_("Contact"),
              .marks = OPCC_MARK_PERSONAL | OPCC_MARK_BLIND,
              .synonyms = "Contact name|Main contact|Name of contact|Your name|Lead contact"),
  OPCC_FIELD (OpccOrganisation, contact_email, TEXT, N_("E-mail"),
              .marks = OPCC_MARK_PERSONAL | OPCC_MARK_BLIND,
              .synonyms = "Email|Email address|E-mail address|Contact email|Your email"),
  OPCC_FIELD (OpccOrganisation, web, TEXT, N_("Web address"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PUBLISHED | OPCC_MARK_BLIND,
              .synonyms = "Website|Web site|Web page"),
  OPCC_FIELD (OpccOrganisation, other_names, LONG_TEXT, N_("Other names"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_SEARCHED | OPCC_MARK_BLIND),
  OPCC_FIELD (OpccOrganisation, previous_applications, INTEGER, N_("Previous applications"), .max = 9999),
  OPCC_FIELD (OpccOrganisation, name_key, TEXT, N_("Name as matched"),
              .marks = OPCC_MARK_COMPUTED),
};
/* clang-format on */

/* Tidies the numbers and makes the name it is matched by. */
static void
complete_organisation (gpointer record)
{
  OpccOrganisation *self = record;
  g_autofree char *charity = opcc_organisation_tidy_charity_number (self->charity_number);
  g_autofree char *company = opcc_organisation_tidy_company_number (self->company_number);
  g_autofree char *key = opcc_organisation_make_name_key (self->name);

  opcc_set_str (&self->charity_number, charity);
  opcc_set_str (&self->company_number, company);
  opcc_set_str (&self->name_key, key);
}

const OpccKind opcc_organisation_kind = {
  .name = "organisation",
  .label = N_ ("Organisation"),
  .plural = N_ ("Organisations"),
  .title = "name",
  .detail = "district",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_organisation_get_type,
  .complete = complete_organisation,
};

OPCC_DEFINE_RECORD (OpccOrganisation, opcc_organisation, opcc_organisation_kind)

/* Words that say what an organisation is in law, or nothing; names are matched without them. */
static const char *const empty_words[] = { "the", "and", "ltd", "limited", "cio",          "cic",
                                           "plc", "llp", "inc", "charity", "incorporated", NULL };

/* These go as a whole only: a community hub keeps its "community". */
static const char *const empty_phrases[] = { " community interest company ",
                                             " charitable incorporated organisation ", NULL };

/* Folded words, each between single spaces; apostrophes and full stops vanish within words. */
static char *
fold_words (const char *name)
{
  g_autofree char *folded = opcc_text_fold (name);
  char *out = g_malloc (strlen (folded) + 3);
  char *at = out;

  *at++ = ' ';
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);

      if (c == '\'' || c == '.')
        continue;
      if (c < 0x80 && g_ascii_isalnum (c))
        *at++ = (char) c;
      else if (c >= 0x80 && (g_unichar_isalnum (c) || g_unichar_ismark (c)))
        at = mempcpy (at, p, (gsize) (g_utf8_next_char (p) - p));
      else if (at[-1] != ' ')
        *at++ = ' ';
    }
  if (at[-1] != ' ')
    *at++ = ' ';
  *at = '\0';
  return out;
}

/* @phrase stands between spaces, one of which stays. */
static void
drop_phrase (char *words, const char *phrase)
{
  const gsize length = strlen (phrase) - 1;

  for (char *at = words; (at = strstr (at, phrase)) != NULL; at++)
    memmove (at, at + length, strlen (at + length) + 1);
}

static gboolean
is_empty_word (const char *word, gsize length)
{
  for (guint i = 0; empty_words[i] != NULL; i++)
    if (*empty_words[i] == *word && strncmp (empty_words[i], word, length) == 0 &&
        empty_words[i][length] == '\0')
      return TRUE;
  return FALSE;
}

/**
 * opcc_organisation_make_name_key:
 *
 * Returns: (transfer full): equal for names that differ only in what names are matched without;
 *   a name of nothing else ("The Charity Ltd") keeps its words
 */
char *
opcc_organisation_make_name_key (const char *name)
{
  g_autofree char *words = fold_words (name);
  char *end = words; /* of what is kept, which is never longer than what was read */

  for (guint i = 0; empty_phrases[i] != NULL; i++)
    drop_phrase (words, empty_phrases[i]);
  for (const char *word = words + strspn (words, " "); *word != '\0';)
    {
      gsize length = strcspn (word, " ");
      const char *next = word + length + strspn (word + length, " ");

      if (!is_empty_word (word, length))
        {
          if (end > words)
            *end++ = ' ';
          memmove (end, word, length);
          end += length;
        }
      word = next;
    }
  if (end == words)
    return g_strdup (g_strstrip (words));
  *end = '\0';
  return g_steal_pointer (&words);
}

static char *
keep_letters_and_digits (const char *typed)
{
  GString *out = g_string_new (NULL);

  for (const char *p = typed; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (out, g_ascii_toupper (*p));
  return g_string_free (out, FALSE);
}

static gboolean
is_all_digits (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/**
 * opcc_organisation_tidy_charity_number:
 * @typed: (nullable): "1112223", "No. 1112223", "1112223-0", "SC012345", "n/a"
 *
 * A number of the Charity Commission (six or seven digits, leading zeros dropped), of the Scottish
 * register (SC and six digits) or of that for Northern Ireland (NIC and six digits). The number of
 * a linked charity after a hyphen is kept apart by the register itself and is dropped here.
 *
 * Returns: (transfer full) (nullable): the number, or NULL where there is none
 */
char *
opcc_organisation_tidy_charity_number (const char *typed)
{
  g_autofree char *main_part = NULL;
  g_autofree char *bare = NULL;
  char *start;

  if (typed == NULL)
    return NULL;
  /* Most are just that. */
  if (*typed != '0' && is_all_digits (typed) && (strlen (typed) == 6 || strlen (typed) == 7))
    return g_strdup (typed);
  main_part = g_strdup (typed);
  for (start = main_part; *start != '\0'; start++)
    if (*start == '-' && g_ascii_isdigit (start[1]) && start > main_part + 5)
      *start-- = '\0';
  bare = keep_letters_and_digits (main_part);
  start = bare;
  if (g_str_has_prefix (bare, "SC") && strlen (bare) == 8 && is_all_digits (bare + 2))
    return g_steal_pointer (&bare);
  if (g_str_has_prefix (bare, "NIC") && strlen (bare) == 9 && is_all_digits (bare + 3))
    return g_steal_pointer (&bare);
  while (g_ascii_isalpha (*start))
    start++;
  while (*start == '0')
    start++;
  if (!is_all_digits (start) || strlen (start) < 5 || strlen (start) > 7)
    return NULL;
  return g_strdup (start);
}

/**
 * opcc_organisation_tidy_company_number:
 * @typed: (nullable): "1234567", "01234567", "SC123456", "n/a"
 *
 * A number of Companies House: eight characters, digits filled up with zeros on the left.
 *
 * Returns: (transfer full) (nullable): the number, or NULL where there is none
 */
char *
opcc_organisation_tidy_company_number (const char *typed)
{
  g_autofree char *bare = NULL;
  gsize length;

  if (typed == NULL)
    return NULL;
  bare = keep_letters_and_digits (typed);
  length = strlen (bare);
  if (is_all_digits (bare) && length >= 4 && length <= 8)
    return g_strconcat (&"00000000"[length], bare, NULL);
  if (length == 8 && g_ascii_isalpha (bare[0]) && is_all_digits (bare + 2))
    return g_steal_pointer (&bare);
  return NULL;
}

/**
 * opcc_organisation_make_identifier:
 * @prefix: the office's 360Giving prefix: "360G-example"
 *
 * The identifier of org-id.guide: GB-CHC, GB-SC, GB-NIC or GB-COH with the number, another
 * register's where one is known, and else the prefix with the office's own reference.
 *
 * Returns: (transfer full)
 */
char *
opcc_organisation_make_identifier (OpccOrganisation *self, const char *prefix)
{
  const char *number = self->charity_number;

  if (number != NULL && g_str_has_prefix (number, "SC"))
    return g_strdup_printf ("GB-SC-%s", number);
  if (number != NULL && g_str_has_prefix (number, "NIC"))
    return g_strdup_printf ("GB-NIC-%s", number + 3);
  if (number != NULL)
    return g_strdup_printf ("GB-CHC-%s", number);
  if (self->company_number != NULL)
    return g_strdup_printf ("GB-COH-%s", self->company_number);
  if (self->identifier != NULL)
    return g_strdup (self->identifier);
  return g_strdup_printf ("%s-org-%s", prefix, opcc_record_get_id (OPCC_RECORD (self)));
}

/**
 * opcc_organisation_save:
 *
 * Tidies the numbers, makes the name it is matched by, and saves inside the action in hand.
 */
gboolean
opcc_organisation_save (OpccDb *db, OpccOrganisation *self, GError **error)
{
  complete_organisation (self);
  return opcc_db_save (db, self, error);
}
