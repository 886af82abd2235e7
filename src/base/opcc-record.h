/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRecord: anything the office keeps, described once by the field table of its kind. */
#pragma once

#include <glib-object.h>

#include "opcc-field.h"

G_BEGIN_DECLS

/* What is said once about all records of one kind. */
typedef struct
{
  const char *name;   /* table and command-line name: "application" */
  const char *label;  /* "Application", in N_() */
  const char *plural; /* "Applications", in N_() */
  const char *title;  /* name of the field that a person knows the record by */
  const char *detail; /* (nullable) name of the field for the second line of a search result */
  const OpccField *fields;
  guint n_fields;
  GType (*get_type) (void);
  /* (nullable) Tidies what a person typed and fills what follows from it, before a save by hand. */
  void (*complete) (gpointer record);
  /* (nullable) A rule over several fields, such as an end before its start; says it in @error. */
  gboolean (*check) (gpointer record, GError **error);
  /* (nullable) Name of the kind whose records are parts of it, by the link named as this kind: they
   * are deleted with it by hand. */
  const char *parts;
  /* (nullable) Names of fields, parted by spaces: records that agree in all of them are a whole and
   * its parts, so that one that is left out could be worked out from the others. */
  const char *whole;
  /* (nullable) Name of a field: once it is given, neither the record nor its parts change any more;
   * only undo takes it back. And why, in N_(), behind the record's title. */
  const char *sealed_by;
  const char *sealed_words;
  /* What is written of it stays: undo passes over the action that did. */
  gboolean for_good;
} OpccKind;

#define OPCC_TYPE_RECORD (opcc_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (OpccRecord, opcc_record, OPCC, RECORD, GObject)

struct _OpccRecordClass
{
  GObjectClass parent_class;
  const OpccKind *kind;
};

/**
 * OPCC_DEFINE_RECORD:
 * @Type: C type whose first member is `OpccRecord parent_instance`
 * @prefix: its function prefix
 * @record_kind: the OpccKind that describes it, a static struct already defined
 *
 * Defines the GObject class of a record: construction, properties and clean-up all come from the
 * field table.
 */
#define OPCC_DEFINE_RECORD(Type, prefix, record_kind)                                              \
  G_DEFINE_FINAL_TYPE (Type, prefix, OPCC_TYPE_RECORD)                                             \
  static void prefix##_class_init (Type##Class *klass)                                             \
  {                                                                                                \
    opcc_record_class_set_kind (OPCC_RECORD_CLASS (klass), &record_kind);                          \
  }                                                                                                \
  static void prefix##_init (Type *self)                                                           \
  {                                                                                                \
    opcc_record_clear_fields (OPCC_RECORD (self), &record_kind);                                   \
  }

void opcc_record_class_set_kind (OpccRecordClass *klass, const OpccKind *kind);
void opcc_record_clear_fields (OpccRecord *self, const OpccKind *kind);

OpccRecord *opcc_record_new (const OpccKind *kind);
OpccRecord *opcc_record_copy (OpccRecord *self);
const OpccKind *opcc_record_get_kind (OpccRecord *self);

/* The record's number in the office file, 0 before it is saved; its name for the world outside;
 * and the number of the log entry that wrote it last, which a save checks. */
gint64 opcc_record_get_n (OpccRecord *self);
const char *opcc_record_get_id (OpccRecord *self);
gint64 opcc_record_get_ver (OpccRecord *self);
void opcc_record_set_identity (OpccRecord *self, gint64 n, const char *id, gint64 ver);

const OpccField *opcc_kind_find_field (const OpccKind *kind, const char *name);
gboolean
opcc_record_set_typed (OpccRecord *self, const char *field, const char *typed, GError **error);
char *opcc_record_get_text (OpccRecord *self, const char *field);
char *opcc_record_get_title (OpccRecord *self);
gboolean opcc_record_check (OpccRecord *self, GError **error);

G_END_DECLS
