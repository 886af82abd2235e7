/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping what a merge did, and taking it apart later, when other things have happened since. */
#include "opcc-merge-record.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-attachment.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-registry.h"
#include "opcc-text.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccMergeRecord, organisation, LINK, N_("Kept as"),
              .marks = OPCC_MARK_REQUIRED, .target = "organisation"),
  OPCC_FIELD (OpccMergeRecord, name, TEXT, N_("Merged in"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccMergeRecord, merged_on, DATE, N_("Merged on"), .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccMergeRecord, merged_by, TEXT, N_("Merged by"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_PERSONAL),
  OPCC_FIELD (OpccMergeRecord, undone, DATE, N_("Taken apart on"), .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccMergeRecord, note, LONG_TEXT, N_("Found changed since"),
              .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccMergeRecord, was, LONG_TEXT, N_("As it was"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_PERSONAL | OPCC_MARK_SENSITIVE),
  OPCC_FIELD (OpccMergeRecord, filled, TEXT, N_("Filled from it"), .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccMergeRecord, moved, LONG_TEXT, N_("Moved with it"), .marks = OPCC_MARK_COMPUTED),
};
/* clang-format on */

const OpccKind opcc_merge_record_kind = {
  .name = "organisation_merge",
  .label = N_ ("Merge of organisations"),
  .plural = N_ ("Merges of organisations"),
  .title = "name",
  .detail = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_merge_record_get_type,
};

OPCC_DEFINE_RECORD (OpccMergeRecord, opcc_merge_record, opcc_merge_record_kind)

/* --- keeping --------------------------------------------------------------------------------- */

static char *
write_fields (OpccOrganisation *organisation)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < opcc_organisation_kind.n_fields; i++)
    {
      const OpccField *field = &opcc_organisation_kind.fields[i];
      OpccStored value;

      if (opcc_field_is_missing (field, organisation))
        continue;
      opcc_field_get_stored (field, organisation, &value);
      if (value.type == OPCC_STORED_TEXT)
        json_object_set_string_member (object, field->name, value.text);
      else if (value.type == OPCC_STORED_INTEGER)
        json_object_set_int_member (object, field->name, value.integer);
    }
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

/**
 * opcc_merge_record_new:
 * @keep: as it is before the merge
 * @drop: the one that goes
 *
 * Returns: (transfer full): the record of the merge, not yet saved
 */
OpccMergeRecord *
opcc_merge_record_new (OpccDb *db, OpccOrganisation *keep, OpccOrganisation *drop)
{
  OpccMergeRecord *self = g_object_new (OPCC_TYPE_MERGE_RECORD, NULL);
  g_autoptr (GString) filled = g_string_new (NULL);

  for (guint i = 0; i < opcc_organisation_kind.n_fields; i++)
    {
      const OpccField *field = &opcc_organisation_kind.fields[i];

      if (opcc_field_is_missing (field, keep) && !opcc_field_is_missing (field, drop) &&
          !g_str_equal (field->name, "other_names"))
        g_string_append_printf (filled, "%s%s", filled->len > 0 ? " " : "", field->name);
    }
  self->organisation = opcc_record_get_n (OPCC_RECORD (keep));
  self->name = g_strdup (drop->name);
  self->merged_on = opcc_date_today ();
  self->merged_by = g_strdup (opcc_db_get_who (db));
  self->was = write_fields (drop);
  self->filled = filled->len > 0 ? g_strdup (filled->str) : NULL;
  return self;
}

/* Something that belonged to the one that goes, and belongs to the other from now on. */
void
opcc_merge_record_add_moved (OpccMergeRecord *self, OpccRecord *record)
{
  g_autofree char *before = g_steal_pointer (&self->moved);

  self->moved =
      g_strdup_printf ("%s%s%s %" PRId64, before != NULL ? before : "", before != NULL ? "\n" : "",
                       opcc_record_get_kind (record)->name, opcc_record_get_n (record));
}

/* --- taking apart ---------------------------------------------------------------------------- */

/* A merge being taken apart. */
typedef struct
{
  OpccDb *db;               /* (unowned) */
  OpccMergeRecord *merge;   /* (owned) */
  OpccOrganisation *kept;   /* (owned) */
  OpccOrganisation *parted; /* (owned) the one that went, made anew */
  GString *note;            /* (owned) what has changed since */
} Parting;

static void
clear_parting (Parting *self)
{
  g_clear_object (&self->merge);
  g_clear_object (&self->kept);
  g_clear_object (&self->parted);
  g_string_free (self->note, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parting, clear_parting)

static void
take_note (Parting *self, char *sentence)
{
  g_string_append_printf (self->note, "%s%s", self->note->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

static gboolean
read_fields (Parting *self, GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (self->merge->was, error);
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  object = json_node_get_object (node);
  self->parted = g_object_new (OPCC_TYPE_ORGANISATION, NULL);
  for (guint i = 0; i < opcc_organisation_kind.n_fields; i++)
    {
      const OpccField *field = &opcc_organisation_kind.fields[i];
      JsonNode *member = json_object_get_member (object, field->name);
      OpccStored value = { .type = OPCC_STORED_TEXT };

      if (member == NULL)
        continue;
      if (json_node_get_value_type (member) == G_TYPE_INT64)
        value = (OpccStored){ .type = OPCC_STORED_INTEGER, .integer = json_node_get_int (member) };
      else
        value.text = json_node_get_string (member);
      opcc_field_set_stored (field, self->parted, &value, NULL);
    }
  return TRUE;
}

/* What the other gave goes back, unless it was changed since: then it stays, and is told. */
static void
give_back_fields (Parting *self)
{
  const OpccStored nothing = { .type = OPCC_STORED_NULL };
  g_auto (GStrv) names =
      g_strsplit (self->merge->filled != NULL ? self->merge->filled : "", " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const OpccField *field = opcc_kind_find_field (&opcc_organisation_kind, names[i]);
      g_autofree char *now = NULL;
      g_autofree char *then = NULL;

      if (field == NULL)
        continue;
      now = opcc_record_get_text (OPCC_RECORD (self->kept), names[i]);
      then = opcc_record_get_text (OPCC_RECORD (self->parted), names[i]);
      if (g_strcmp0 (now, then) == 0)
        opcc_field_set_stored (field, self->kept, &nothing, NULL);
      else
        take_note (self, g_strdup_printf (_ ("“%s” of “%s” was changed since and stays."),
                                          opcc_field_get_label (field), self->kept->name));
    }
}

static gboolean
is_line_of (const char *lines, const char *line)
{
  g_auto (GStrv) all = g_strsplit (lines != NULL ? lines : "", "\n", -1);

  return g_strv_contains ((const char *const *) all, line);
}

/* The names that the other brought are its own again. */
static void
give_back_names (Parting *self)
{
  g_auto (GStrv) names =
      g_strsplit (self->kept->other_names != NULL ? self->kept->other_names : "", "\n", -1);
  g_autoptr (GString) left = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_strcmp0 (names[i], self->parted->name) != 0 &&
        !is_line_of (self->parted->other_names, names[i]))
      g_string_append_printf (left, "%s%s", left->len > 0 ? "\n" : "", names[i]);
  opcc_set_str (&self->kept->other_names, left->len > 0 ? left->str : NULL);
}

static gboolean
give_back_record (Parting *self, const char *line, GError **error)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 2);
  const OpccKind *kind = g_strv_length (words) == 2 ? opcc_registry_find (words[0]) : NULL;
  const char *name = kind == &opcc_attachment_kind ? "number" : "organisation";
  const OpccField *link = kind != NULL ? opcc_kind_find_field (kind, name) : NULL;
  const OpccStored value = { .type = OPCC_STORED_INTEGER,
                             .integer = opcc_record_get_n (OPCC_RECORD (self->parted)) };
  g_autoptr (OpccRecord) record = NULL;
  OpccStored now;

  if (link == NULL)
    return TRUE;
  record = opcc_db_load (self->db, kind, g_ascii_strtoll (words[1], NULL, 10), NULL);
  if (record == NULL)
    {
      take_note (self, g_strdup_printf (_ ("%s %s is no longer there."),
                                        g_dgettext (GETTEXT_PACKAGE, kind->label), words[1]));
      return TRUE;
    }
  opcc_field_get_stored (link, record, &now);
  if (now.integer != self->merge->organisation)
    {
      take_note (self, g_strdup_printf (_ ("%s %s belongs to another organisation by now and stays "
                                           "there."),
                                        g_dgettext (GETTEXT_PACKAGE, kind->label), words[1]));
      return TRUE;
    }
  opcc_field_set_stored (link, record, &value, NULL);
  return opcc_db_save (self->db, record, error);
}

static gboolean
give_back_records (Parting *self, GError **error)
{
  g_auto (GStrv) lines =
      g_strsplit (self->merge->moved != NULL ? self->merge->moved : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !give_back_record (self, lines[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
load_parting (Parting *self, gint64 merge, GError **error)
{
  self->merge = opcc_db_load (self->db, &opcc_merge_record_kind, merge, error);
  if (self->merge == NULL)
    return FALSE;
  if (self->merge->undone != OPCC_NO_DATE)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("“%s” was taken apart already. Nothing was changed."), self->merge->name);
      return FALSE;
    }
  self->kept = opcc_db_load (self->db, &opcc_organisation_kind, self->merge->organisation, error);
  return self->kept != NULL && read_fields (self, error);
}

/**
 * opcc_merge_undo:
 * @merge: number of an OpccMergeRecord
 *
 * Makes two organisations of one again, as one action, however long ago they were merged: the one
 * that went is made anew as it was, and gets back what moved with it. What came since stays where
 * it is, and so does what was changed since; the record of the merge says which.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where it was done already
 */
gboolean
opcc_merge_undo (OpccDb *db, gint64 merge, GError **error)
{
  g_auto (Parting) self = { db, NULL, NULL, NULL, g_string_new (NULL) };
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  if (!load_parting (&self, merge, error))
    return FALSE;
  name = g_strdup_printf (_ ("Take “%s” out of “%s” again"), self.merge->name, self.kept->name);
  action = opcc_action_begin (db, name, error);
  if (action == NULL || !opcc_organisation_save (db, self.parted, error))
    return FALSE;
  give_back_fields (&self);
  give_back_names (&self);
  if (!give_back_records (&self, error) || !opcc_organisation_save (db, self.kept, error))
    return FALSE;
  self.merge->undone = opcc_date_today ();
  opcc_set_str (&self.merge->note, self.note->len > 0 ? self.note->str : NULL);
  return opcc_db_save (db, self.merge, error) && opcc_action_commit (action, error);
}
