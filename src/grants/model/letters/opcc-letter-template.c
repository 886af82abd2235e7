/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates of letters: their fields, what they may hold, and filling them in. */
#include "opcc-letter-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-letter-words.h"
#include "opcc-text.h"

/* Translators: what stands in braces in a letter is typed by people; keep it short and small. */
const OpccLetterField opcc_letter_fields[OPCC_LETTER_N_FIELDS] = {
  { N_ ("organisation"), N_ ("Name of the organisation") },
  { N_ ("project"), N_ ("Title of the project") },
  { N_ ("reference"), N_ ("Reference of the application") },
  { N_ ("contact"), N_ ("Name of the contact, or “applicant”") },
  { N_ ("fund"), N_ ("Name of the fund") },
  { N_ ("round"), N_ ("Name of the round") },
  { N_ ("asked"), N_ ("Amount asked for") },
  { N_ ("amount"), N_ ("Amount awarded") },
  { N_ ("conditions"), N_ ("Conditions of the award") },
  { N_ ("reasons"), N_ ("Reasons of the decision") },
  { N_ ("feedback"), N_ ("Feedback from the markers, once it is reviewed") },
  { N_ ("score"), N_ ("Score of the application") },
  { N_ ("threshold"), N_ ("Score that an award needs") },
  { N_ ("closing date"), N_ ("Day the round closed") },
  { N_ ("decision date"), N_ ("Day of the decision") },
  { N_ ("decision reference"), N_ ("Reference of the decision record") },
  { N_ ("start date"), N_ ("First day of the project") },
  { N_ ("end date"), N_ ("Last day of the project") },
  { N_ ("signed by"), N_ ("Who signs all letters, as a role") },
};

/* clang-format off */
#define OUTCOMES \
  { "success", N_("Award") }, \
  { "part", N_("Part award") }, \
  { "conditional", N_("Award with conditions") }, \
  { "unsuccessful", N_("Unsuccessful") }, \
  { "reserve", N_("Reserve list") }, \
  { "not-considered", N_("Not considered") }, \
  { "withdrawal", N_("Withdrawal") }, \
  { NULL }

const OpccChoice opcc_letter_outcomes[] = { OUTCOMES };

static const OpccChoice uses[] = {
  { "letterhead", N_("Letterhead of all letters") },
  { "closing", N_("Closing of all letters") },
  { "signed-by", N_("Who signs all letters") },
  OUTCOMES,
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccLetterTemplate, used_for, CHOICE, N_("Used for"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_UNIQUE, .choices = uses),
  OPCC_FIELD (OpccLetterTemplate, subject, TEXT, N_("Subject")),
  OPCC_FIELD (OpccLetterTemplate, body, LONG_TEXT, N_("Text"), .marks = OPCC_MARK_REQUIRED),
};
/* clang-format on */

/* The field that @at, behind an opening brace, names; -1: none. Sets where it ends. */
static int
find_field (const char *at, const char **end)
{
  const char *brace = strpbrk (at, "{}\n");

  if (brace == NULL || *brace != '}')
    return -1;
  *end = brace + 1;
  for (int i = 0; i < OPCC_LETTER_N_FIELDS; i++)
    {
      const char *name = g_dgettext (GETTEXT_PACKAGE, opcc_letter_fields[i].name);

      if (strlen (name) == (gsize) (brace - at) && strncmp (name, at, strlen (name)) == 0)
        return i;
    }
  return -1;
}

/**
 * opcc_letter_find_unknown:
 *
 * A brace opens a field and nothing else, so that what was meant as one cannot slip through.
 * A field does not go over the end of a line.
 *
 * Returns: (transfer full) (nullable): what stands there, up to 40 characters of it
 */
char *
opcc_letter_find_unknown (const char *text, guint *line)
{
  const char *begin = text;

  for (const char *at = text; at != NULL && (at = strpbrk (at, "{}")) != NULL;)
    {
      const char *end = NULL;

      if (*at == '{' && find_field (at + 1, &end) >= 0)
        at = end;
      else
        {
          for (const char *p = begin; line != NULL && p <= at; p++)
            *line = p == begin ? 1 : *line + (p[-1] == '\n');
          return end != NULL ? g_strndup (at, (gsize) (end - at))
                             : g_utf8_substring (at, 0, MIN (g_utf8_strlen (at, -1), 40));
        }
    }
  return NULL;
}

/**
 * opcc_letter_fill:
 * @values: (array length=OPCC_LETTER_N_FIELDS): by OpccLetterFieldIndex; NULL leaves a field as it
 * is
 *
 * Fills once: braces in a value are words of the applicant and stay as they are.
 *
 * Returns: (transfer full):
 */
char *
opcc_letter_fill (const char *text, const char *const *values)
{
  GString *filled = g_string_new (NULL);
  const char *at = text;

  while (*at != '\0')
    {
      const char *end = NULL;
      const int field = *at == '{' ? find_field (at + 1, &end) : -1;

      if (field >= 0 && values[field] != NULL)
        g_string_append (filled, values[field]);
      else if (field >= 0)
        g_string_append_len (filled, at, end - at);
      else
        g_string_append_c (filled, *at);
      at = field >= 0 ? end : at + 1;
    }
  return g_string_free (filled, FALSE);
}

/* Who signs is said with words alone, for it stands within a field itself. */
static gboolean
check_signer (const OpccLetterTemplate *self, GError **error)
{
  if (strcmp (self->used_for, "signed-by") != 0 || strpbrk (self->body, "{}") == NULL)
    return TRUE;
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                       _ ("Who signs the letters is a role in plain words, such as “Grants "
                          "Manager”, without fields. Nothing was changed. Take the braces out."));
  return FALSE;
}

static gboolean
check_template (gpointer record, GError **error)
{
  const OpccLetterTemplate *self = record;
  const char *const texts[] = { self->subject, self->body };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint line = 0;
      g_autofree char *unknown = opcc_letter_find_unknown (texts[i], &line);
      g_autofree char *place = NULL;

      if (unknown == NULL)
        continue;
      place = i == 0 ? g_strdup (_ ("in the subject"))
                     /* Translators: where a field stands in a text */
                     : g_strdup_printf (_ ("in line %u of the text"), line);
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” %s is no field of a letter. Nothing was changed. Fields stand in "
                      "braces, such as {organisation}; take one from the list of fields."),
                   unknown, place);
      return FALSE;
    }
  return check_signer (self, error);
}

const OpccKind opcc_letter_template_kind = {
  .name = "letter_template",
  .label = N_ ("Letter template"),
  .plural = N_ ("Letter templates"),
  .title = "used_for",
  .detail = "subject",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_letter_template_get_type,
  .check = check_template,
};

OPCC_DEFINE_RECORD (OpccLetterTemplate, opcc_letter_template, opcc_letter_template_kind)

/**
 * opcc_letter_template_get:
 * @used_for: key of an outcome, "letterhead", "closing" or "signed-by"
 *
 * Returns: (transfer full): NULL on error
 */
OpccLetterTemplate *
opcc_letter_template_get (OpccDb *db, const char *used_for, GError **error)
{
  g_autoptr (GError) local = NULL;
  OpccLetterTemplate *self =
      opcc_db_find (db, &opcc_letter_template_kind, "used_for = $1", &local, "s", used_for);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (self != NULL)
    return self;
  self = g_object_new (OPCC_TYPE_LETTER_TEMPLATE, NULL);
  opcc_set_str (&self->used_for, used_for);
  opcc_set_str (&self->subject, opcc_letter_words_get_subject (used_for));
  opcc_set_str (&self->body, opcc_letter_words_get_body (used_for));
  return self;
}

static char *
name_change (GPtrArray *templates)
{
  OpccLetterTemplate *first = g_ptr_array_index (templates, 0);

  if (templates->len == 1)
    return g_strdup_printf (_ ("Change the letter template “%s”"),
                            opcc_choice_get_label (uses, first->used_for));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change %u letter template",
                                       "Change %u letter templates", templates->len),
                          templates->len);
}

/**
 * opcc_letter_templates_save:
 * @templates: (element-type OpccLetterTemplate): at least one; new, or changed since it was read
 *
 * Letters that are made stay as they are.
 *
 * Returns: FALSE with OPCC_ERROR_INVALID, or OPCC_ERROR_CONFLICT where somebody changed one
 *   meanwhile; nothing is then changed
 */
gboolean
opcc_letter_templates_save (OpccDb *db, GPtrArray *templates, GError **error)
{
  g_autofree char *name = name_change (templates);
  g_autoptr (OpccAction) action = opcc_action_begin (db, name, error);

  for (guint i = 0; action != NULL && i < templates->len; i++)
    if (!opcc_db_save (db, g_ptr_array_index (templates, i), error))
      return FALSE;
  return action != NULL && opcc_action_commit (action, error);
}

/**
 * opcc_letter_template_save:
 * @subject: (nullable): "" or NULL for none
 *
 * Letters that are made stay as they are.
 *
 * Returns: FALSE with OPCC_ERROR_INVALID; nothing is then changed
 */
gboolean
opcc_letter_template_save (
    OpccDb *db, const char *used_for, const char *subject, const char *body, GError **error)
{
  g_autoptr (GPtrArray) templates = g_ptr_array_new_with_free_func (g_object_unref);
  OpccLetterTemplate *self = opcc_letter_template_get (db, used_for, error);

  if (self == NULL)
    return FALSE;
  g_ptr_array_add (templates, self);
  return opcc_record_set_typed (OPCC_RECORD (self), "subject", subject != NULL ? subject : "",
                                error) &&
         opcc_record_set_typed (OPCC_RECORD (self), "body", body, error) &&
         opcc_record_check (OPCC_RECORD (self), error) &&
         opcc_letter_templates_save (db, templates, error);
}
