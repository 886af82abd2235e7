/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds what markings keep from an audience, takes it out of lists, and lays a shadow over it for
 * whatever is made of many records at once. */
#include "opcc-hidden-records.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-hidden-ties.h"
#include "opcc-protective-marking.h"
#include "opcc-record-marking.h"
#include "opcc-record-words.h"
#include "opcc-registry.h"
#include "opcc-shadow.h"
#include "opcc-text.h"

typedef struct
{
  const OpccKind *kind;
  gint64 n;
  char *grade;          /* (owned) of its own marking, or of that which it goes with */
  const OpccKind *with; /* of the marked record that it goes with; its own where it is marked */
  gboolean is_marked;   /* itself */
} Hidden;

struct _OpccHiddenRecords
{
  GPtrArray *list;    /* (owned) of Hidden (owned): the marked ones first */
  GHashTable *names;  /* (owned) char * (owned): "visit/3" to its Hidden */
  GHashTable *kinds;  /* (owned) set of const OpccKind *: those of which any is hidden */
  OpccShadow *shadow; /* (owned) (nullable) */
  OpccAudience audience;
  guint n_refs;
};

static void
free_hidden (gpointer data)
{
  Hidden *hidden = data;

  g_free (hidden->grade);
  g_free (hidden);
}

/**
 * opcc_hidden_records_free:
 *
 * Lifts the shadow where one was cast, once nobody needs it any more.
 */
void
opcc_hidden_records_free (OpccHiddenRecords *self)
{
  if (self == NULL || --self->n_refs > 0)
    return;
  opcc_shadow_free (self->shadow);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->kinds);
  g_ptr_array_unref (self->list);
  g_free (self);
}

static char *
make_name (const char *kind, gint64 n)
{
  return g_strdup_printf ("%s/%" PRId64, kind, n);
}

static const Hidden *
find_hidden (const OpccHiddenRecords *self, const char *kind, gint64 n)
{
  g_autofree char *name = make_name (kind, n);

  return g_hash_table_lookup (self->names, name);
}

static void
add_hidden (OpccHiddenRecords *self,
            const OpccKind *kind,
            gint64 n,
            const char *grade,
            const OpccKind *with,
            gboolean is_marked)
{
  Hidden *hidden;

  if (find_hidden (self, kind->name, n) != NULL)
    return;
  hidden = g_new0 (Hidden, 1);
  hidden->kind = kind;
  hidden->n = n;
  hidden->grade = g_strdup (grade);
  hidden->with = with;
  hidden->is_marked = is_marked;
  g_ptr_array_add (self->list, hidden);
  g_hash_table_insert (self->names, make_name (kind->name, n), hidden);
  g_hash_table_add (self->kinds, (gpointer) kind);
}

/* What was deleted keeps its marking, should it come back. */
static gboolean
is_there (OpccDb *db, const OpccKind *kind, gint64 n)
{
  g_autofree char *sql = g_strconcat ("SELECT n FROM ", kind->name, " WHERE n = $1", NULL);
  g_autoptr (GError) failure = NULL;

  /* What cannot be looked up is left out. */
  return opcc_db_get_integer (db, sql, 0, &failure, "i", n) > 0 || failure != NULL;
}

static void
add_marked (OpccHiddenRecords *self, OpccDb *db, const OpccRecordMarking *marking)
{
  g_autoptr (OpccProtectiveMarking) parsed = opcc_protective_marking_parse (marking->marking, NULL);
  const OpccKind *kind = opcc_registry_find (marking->kind);

  /* What cannot be read stays in the office. A marking is for nobody else in any case. */
  if (kind == NULL || kind == &opcc_record_marking_kind ||
      (parsed != NULL && opcc_audience_may_see_marking (self->audience, parsed)) ||
      !is_there (db, kind, marking->number))
    return;
  add_hidden (self, kind, marking->number,
              parsed != NULL ? opcc_protective_marking_get_grade (parsed)
                             : opcc_withheld_get_label (OPCC_WITHHELD_MARKED),
              kind, TRUE);
}

/* The list grows while it is walked, until nothing more goes with anything in it. */
static gboolean
add_ties (OpccHiddenRecords *self, OpccDb *db, GError **error)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const Hidden *hidden = g_ptr_array_index (self->list, i);
      g_autoptr (GArray) ties = opcc_hidden_ties_find (db, hidden->kind, hidden->n, error);

      if (ties == NULL)
        return FALSE;
      for (guint k = 0; k < ties->len; k++)
        {
          const OpccTiedRecord *tied = &g_array_index (ties, OpccTiedRecord, k);

          /* A marking says what it marks, and must itself be found. */
          if (tied->kind != &opcc_record_marking_kind)
            add_hidden (self, tied->kind, tied->n, hidden->grade, hidden->with, FALSE);
        }
    }
  return TRUE;
}

static OpccHiddenRecords *
load (OpccDb *db, OpccAudience audience, GError **error)
{
  g_autoptr (OpccHiddenRecords) self = g_new0 (OpccHiddenRecords, 1);
  g_autoptr (GPtrArray) markings = NULL;

  self->n_refs = 1;
  self->audience = audience;
  self->list = g_ptr_array_new_with_free_func (free_hidden);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kinds = g_hash_table_new (NULL, NULL);
  if (audience == OPCC_AUDIENCE_OFFICE ||
      opcc_registry_find (opcc_record_marking_kind.name) == NULL)
    return g_steal_pointer (&self);
  markings = opcc_db_select (db, &opcc_record_marking_kind, "n > 0 ORDER BY n", error, "");
  if (markings == NULL)
    return NULL;
  for (guint i = 0; i < markings->len; i++)
    add_marked (self, db, g_ptr_array_index (markings, i));
  return add_ties (self, db, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * opcc_hidden_records_load:
 *
 * What belongs to a marked record is kept with it: what links to it, and what it could be worked
 * out from.
 *
 * Returns: (transfer full): what the markings keep from the audience, from the office nothing; NULL
 *   on error: within a shadow that was cast for others, OPCC_ERROR_REFUSED
 */
OpccHiddenRecords *
opcc_hidden_records_load (OpccDb *db, OpccAudience audience, GError **error)
{
  OpccHiddenRecords *outer = opcc_db_get_shadow (db);

  if (outer == NULL || audience == OPCC_AUDIENCE_OFFICE)
    return load (db, audience, error);
  /* What lies in the shadow cannot be found anew. */
  if (outer->audience == audience)
    {
      outer->n_refs++;
      return outer;
    }
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("This cannot be made within what is for other readers: %s. Nothing was made."),
               opcc_audience_get_label (audience));
  return NULL;
}

/* --- the shadow ------------------------------------------------------------------------------ */

/* A link that stands without its target loses it, and so does what the hidden ones add up to. */
static void
blank_fields (OpccHiddenRecords *self, const OpccKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const OpccField *field = &kind->fields[i];
      const gboolean is_loose =
          field->type == OPCC_VALUE_LINK && (field->marks & OPCC_MARK_LOOSE) != 0;
      const char *of = is_loose ? field->target : field->sums;

      if (of != NULL && g_hash_table_contains (self->kinds, opcc_registry_find (of)))
        opcc_shadow_blank (self->shadow, kind, field);
    }
}

/**
 * opcc_hidden_records_cast:
 *
 * Loads them and lays a shadow over them (OpccShadow): until this is freed nothing on this
 * connection finds them, so that whatever counts or draws does so without them, and all that is
 * made meanwhile agrees. Within another for the same audience it is the same.
 *
 * Returns: (transfer full): NULL on error
 */
OpccHiddenRecords *
opcc_hidden_records_cast (OpccDb *db, OpccAudience audience, GError **error)
{
  g_autoptr (OpccHiddenRecords) self = opcc_hidden_records_load (db, audience, error);
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  if (self == NULL || self->list->len == 0 || self->shadow != NULL)
    return g_steal_pointer (&self);
  self->shadow = opcc_shadow_new (self);
  for (guint i = 0; i < self->list->len; i++)
    {
      const Hidden *hidden = g_ptr_array_index (self->list, i);

      opcc_shadow_hide (self->shadow, hidden->kind, hidden->n);
    }
  for (guint i = 0; i < n_kinds; i++)
    blank_fields (self, kinds[i]);
  return opcc_shadow_cast (self->shadow, db, error) ? g_steal_pointer (&self) : NULL;
}

/* --- asking ---------------------------------------------------------------------------------- */

gboolean
opcc_hidden_records_has (const OpccHiddenRecords *self, const char *kind, gint64 n)
{
  return find_hidden (self, kind, n) != NULL;
}

gboolean
opcc_hidden_records_has_any (const OpccHiddenRecords *self, const OpccKind *kind)
{
  return g_hash_table_contains (self->kinds, kind);
}

/**
 * opcc_hidden_records_get_grade:
 *
 * Returns: (nullable): what a hidden record is marked, without handling instructions; NULL where it
 *   is not hidden
 */
const char *
opcc_hidden_records_get_grade (const OpccHiddenRecords *self, const char *kind, gint64 n)
{
  const Hidden *hidden = find_hidden (self, kind, n);

  return hidden != NULL ? hidden->grade : NULL;
}

/**
 * opcc_hidden_records_withhold:
 *
 * Puts a hidden record into the statement: "1 visit withheld: OFFICIAL-SENSITIVE."
 */
void
opcc_hidden_records_withhold (const OpccHiddenRecords *self,
                              const OpccKind *kind,
                              gint64 n,
                              OpccRedaction *redaction)
{
  const char *grade = opcc_hidden_records_get_grade (self, kind->name, n);
  g_autofree char *one = opcc_record_words_dup (kind->label);
  g_autofree char *many = opcc_record_words_dup (kind->plural);

  g_return_if_fail (grade != NULL);
  opcc_redaction_withhold_record (redaction, one, many, grade);
}

static gboolean
is_among (const OpccKind *const *kinds, const OpccKind *kind)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    if (kinds[i] == kind)
      return TRUE;
  return FALSE;
}

/**
 * opcc_hidden_records_withhold_kinds:
 * @kinds: (array zero-terminated=1): of the domain that something is made from
 *
 * Puts into the statement what the making went without: the marked records of these kinds, and
 * those that go with a marked record of another. What goes with one that is said already is not
 * counted.
 */
void
opcc_hidden_records_withhold_kinds (const OpccHiddenRecords *self,
                                    const OpccKind *const *kinds,
                                    OpccRedaction *redaction)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const Hidden *hidden = g_ptr_array_index (self->list, i);

      if (is_among (kinds, hidden->kind) && (hidden->is_marked || !is_among (kinds, hidden->with)))
        opcc_hidden_records_withhold (self, hidden->kind, hidden->n, redaction);
    }
}

/**
 * opcc_hidden_records_take_out:
 * @numbers: (element-type gint64): of records of the kind, from which those hidden are taken
 * @redaction: its statement says how many that were
 */
void
opcc_hidden_records_take_out (const OpccHiddenRecords *self,
                              const OpccKind *kind,
                              GArray *numbers,
                              OpccRedaction *redaction)
{
  guint n_left = 0;

  if (!opcc_hidden_records_has_any (self, kind))
    return;
  for (guint i = 0; i < numbers->len; i++)
    {
      const gint64 n = g_array_index (numbers, gint64, i);

      if (opcc_hidden_records_has (self, kind->name, n))
        opcc_hidden_records_withhold (self, kind, n, redaction);
      else
        g_array_index (numbers, gint64, n_left++) = n;
    }
  g_array_set_size (numbers, n_left);
}

/**
 * opcc_hidden_records_blank_links:
 *
 * Takes the titles of hidden records out of a row that links to them.
 */
void
opcc_hidden_records_blank_links (const OpccHiddenRecords *self, OpccListRow *row)
{
  const OpccKind *kind = opcc_record_get_kind (row->record);
  guint link = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const OpccField *field = &kind->fields[i];
      OpccStored stored;

      if (field->type != OPCC_VALUE_LINK)
        continue;
      opcc_field_get_stored (field, row->record, &stored);
      if (stored.type == OPCC_STORED_INTEGER &&
          opcc_hidden_records_has (self, field->target, stored.integer))
        opcc_set_str (&row->link_titles[link], "");
      link++;
    }
}
