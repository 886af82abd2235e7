/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives permitted texts only, and keeps account of what was withheld and why. */
#include "opcc-redaction.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-disclosure.h"

/* Records that their marking keeps, of one kind and one grade. */
typedef struct
{
  char *one;   /* (owned) "grant" */
  char *many;  /* (owned) "grants" */
  char *grade; /* (owned) "OFFICIAL-SENSITIVE" */
  guint n;
} Kept;

struct _OpccRedaction
{
  OpccAudience audience;
  GHashTable *fields; /* (owned) const OpccField * to itself: withheld, each counted once */
  GPtrArray *kept;    /* (owned) of Kept */
  guint n_withheld[OPCC_N_WITHHELD];
  gboolean hides_counts;
};

static void
free_shown (gpointer data)
{
  OpccShownField *shown = data;

  g_free (shown->label);
  g_free (shown->text);
  g_free (shown);
}

static void
free_kept (gpointer data)
{
  Kept *kept = data;

  g_free (kept->one);
  g_free (kept->many);
  g_free (kept->grade);
  g_free (kept);
}

OpccRedaction *
opcc_redaction_new (OpccAudience audience)
{
  OpccRedaction *self = g_new0 (OpccRedaction, 1);

  self->audience = audience;
  self->fields = g_hash_table_new (NULL, NULL);
  self->kept = g_ptr_array_new_with_free_func (free_kept);
  return self;
}

void
opcc_redaction_free (OpccRedaction *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->fields);
  g_ptr_array_unref (self->kept);
  g_free (self);
}

OpccAudience
opcc_redaction_get_audience (const OpccRedaction *self)
{
  return self->audience;
}

/**
 * opcc_redaction_take_field:
 *
 * Returns: TRUE where the audience may see the attribute; otherwise it goes into the statement,
 * once
 */
gboolean
opcc_redaction_take_field (OpccRedaction *self, const OpccField *field)
{
  const OpccWithheld reason = opcc_audience_judge_field (self->audience, field);

  if (reason != OPCC_WITHHELD_NOT && g_hash_table_add (self->fields, (gpointer) field))
    self->n_withheld[reason]++;
  return reason == OPCC_WITHHELD_NOT;
}

/**
 * opcc_redaction_withhold:
 *
 * Puts into the statement what was made of attributes that the audience may not see.
 */
void
opcc_redaction_withhold (OpccRedaction *self, OpccWithheld reason)
{
  g_return_if_fail (reason != OPCC_WITHHELD_NOT);

  self->n_withheld[reason]++;
}

/**
 * opcc_redaction_withhold_record:
 * @one: what such a record is called within a sentence: "grant"
 * @many: "grants"
 * @grade: what it is marked, without handling instructions
 *
 * Puts a whole record into the statement that its protective marking keeps from the audience.
 */
void
opcc_redaction_withhold_record (OpccRedaction *self,
                                const char *one,
                                const char *many,
                                const char *grade)
{
  Kept *kept = NULL;

  for (guint i = 0; i < self->kept->len && kept == NULL; i++)
    {
      Kept *other = g_ptr_array_index (self->kept, i);

      if (g_str_equal (other->one, one) && g_str_equal (other->grade, grade))
        kept = other;
    }
  if (kept == NULL)
    {
      kept = g_new0 (Kept, 1);
      kept->one = g_strdup (one);
      kept->many = g_strdup (many);
      kept->grade = g_strdup (grade);
      g_ptr_array_add (self->kept, kept);
    }
  kept->n++;
}

/**
 * opcc_redaction_may_show:
 * @field: name of an attribute of the kind
 *
 * For whoever prints what was made of an attribute rather than its value.
 *
 * Returns: TRUE where the audience may see it; otherwise it goes into the statement, once
 */
gboolean
opcc_redaction_may_show (OpccRedaction *self, const OpccKind *kind, const char *field)
{
  const OpccField *found = opcc_kind_find_field (kind, field);

  g_return_val_if_fail (found != NULL, FALSE);
  return opcc_redaction_take_field (self, found);
}

void
opcc_redaction_hide_counts (OpccRedaction *self)
{
  self->hides_counts = TRUE;
}

gboolean
opcc_redaction_get_hides_counts (const OpccRedaction *self)
{
  return self->hides_counts;
}

/**
 * opcc_redaction_choose_fields:
 * @fields: (element-type OpccField): what would be shown to the office
 *
 * Returns: (transfer container) (element-type OpccField): those the audience may see; the others
 *   go into the statement, each once
 */
GPtrArray *
opcc_redaction_choose_fields (OpccRedaction *self, GPtrArray *fields)
{
  GPtrArray *seen = g_ptr_array_new ();

  for (guint i = 0; i < fields->len; i++)
    if (opcc_redaction_take_field (self, g_ptr_array_index (fields, i)))
      g_ptr_array_add (seen, g_ptr_array_index (fields, i));
  return seen;
}

/**
 * opcc_redaction_take_section:
 * @marking: (nullable): of a section, a record or a paper
 *
 * Returns: TRUE where the audience may see it; otherwise it goes into the statement
 */
gboolean
opcc_redaction_take_section (OpccRedaction *self, const OpccProtectiveMarking *marking)
{
  if (opcc_audience_may_see_marking (self->audience, marking))
    return TRUE;
  self->n_withheld[OPCC_WITHHELD_MARKED]++;
  return FALSE;
}

/**
 * opcc_redaction_get_small_count:
 *
 * A count that stands alone is rounded as Ofqual rounds (rounding policy, gov.uk, October 2025):
 * 0 stays 0, 1 to 4 is "fewer than 5", all else goes to the nearest 5. Tables of counts go through
 * opcc_disclosure_control() instead.
 *
 * Returns: (transfer full) (nullable): NULL where the value may be shown as it is
 */
char *
opcc_redaction_get_small_count (OpccRedaction *self, const OpccField *field, OpccRecord *record)
{
  OpccStored stored;
  double value;

  if (self->audience == OPCC_AUDIENCE_OFFICE || (field->marks & OPCC_MARK_SMALL_COUNT) == 0)
    return NULL;
  opcc_field_get_stored (field, record, &stored);
  if (stored.type != OPCC_STORED_INTEGER && stored.type != OPCC_STORED_REAL)
    return NULL;
  opcc_redaction_hide_counts (self);
  value = stored.type == OPCC_STORED_REAL ? stored.real : (double) stored.integer;
  return opcc_disclosure_round_count (value);
}

/**
 * opcc_redaction_get_text:
 * @link_title: (nullable): of a link: the title of the record it leads to
 *
 * Returns: (transfer full) (nullable): the value as the audience may read it; NULL, and a place in
 *   the statement, where it may not
 */
char *
opcc_redaction_get_text (OpccRedaction *self,
                         OpccRecord *record,
                         const OpccField *field,
                         const char *link_title)
{
  char *small;

  if (!opcc_redaction_take_field (self, field))
    return NULL;
  small = opcc_redaction_get_small_count (self, field, record);
  if (small != NULL)
    return small;
  if (field->type == OPCC_VALUE_LINK)
    return g_strdup (link_title != NULL ? link_title : "");
  return opcc_field_to_text (field, record);
}

/**
 * opcc_redaction_show_record:
 * @link_titles: (nullable): a title for each link of the kind, in the order of its field table
 * @marking: (nullable): what the whole record is marked with
 *
 * Returns: (transfer full) (element-type OpccShownField): labels and texts the audience may see,
 *   in the order of the field table; empty where the marking keeps the record
 */
GPtrArray *
opcc_redaction_show_record (OpccRedaction *self,
                            OpccRecord *record,
                            const char *const *link_titles,
                            const OpccProtectiveMarking *marking)
{
  const OpccKind *kind = opcc_record_get_kind (record);
  GPtrArray *shown = g_ptr_array_new_with_free_func (free_shown);
  guint link = 0;

  if (!opcc_redaction_take_section (self, marking))
    return shown;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const OpccField *field = &kind->fields[i];
      const gboolean is_link = field->type == OPCC_VALUE_LINK;
      const char *title = is_link && link_titles != NULL ? link_titles[link] : NULL;
      g_autofree char *text = opcc_redaction_get_text (self, record, field, title);
      OpccShownField *one;

      link += is_link;
      if (text == NULL)
        continue;
      one = g_new0 (OpccShownField, 1);
      one->label = g_strdup (opcc_field_get_label (field));
      one->text = g_steal_pointer (&text);
      g_ptr_array_add (shown, one);
    }
  return shown;
}

/**
 * opcc_redaction_count_withheld:
 *
 * Returns: how many attributes, marked sections and marked records were not given
 */
guint
opcc_redaction_count_withheld (const OpccRedaction *self)
{
  guint n = 0;

  for (guint i = 0; i < OPCC_N_WITHHELD; i++)
    n += self->n_withheld[i];
  for (guint i = 0; i < self->kept->len; i++)
    n += ((const Kept *) g_ptr_array_index (self->kept, i))->n;
  return n;
}

/* "2 sections withheld: personal data."; nothing for none. */
static void
say_sections (const OpccRedaction *self, GString *out)
{
  g_autoptr (GString) why = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < OPCC_N_WITHHELD; i++)
    if (self->n_withheld[i] > 0)
      {
        n += self->n_withheld[i];
        g_string_append_printf (why, "%s%s", why->len > 0 ? ", " : "", opcc_withheld_get_label (i));
      }
  if (n > 0)
    g_string_append_printf (out,
                            ngettext ("%u section withheld: %s.", "%u sections withheld: %s.", n),
                            n, why->str);
}

/**
 * opcc_redaction_say:
 *
 * The statement that goes with what was given: how much is left out and for which reasons, never
 * what it is called or how it could be found.
 *
 * Returns: (transfer full) (nullable): "2 sections withheld: personal data. 1 grant withheld:
 *   OFFICIAL-SENSITIVE."; NULL for none
 */
char *
opcc_redaction_say (const OpccRedaction *self)
{
  GString *out;

  if (opcc_redaction_count_withheld (self) == 0)
    return NULL;
  out = g_string_new (NULL);
  say_sections (self, out);
  for (guint i = 0; i < self->kept->len; i++)
    {
      const Kept *kept = g_ptr_array_index (self->kept, i);

      if (out->len > 0)
        g_string_append_c (out, ' ');
      /* Translators: how many, what ("grants"), and their marking. */
      g_string_append_printf (out, _ ("%u %s withheld: %s."), kept->n,
                              kept->n == 1 ? kept->one : kept->many, kept->grade);
    }
  return g_string_free (out, FALSE);
}
