/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRecordSection: the records that link to one record, as a table that adds, edits and deletes.
 */
#pragma once

#include "opcc-table.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* Something that the rows of a list can do besides. */
typedef struct
{
  const char *label;  /* N_() */
  const char *action; /* of a widget around the list */
} OpccRecordVerb;

/* What is listed, and how. All of it static. */
typedef struct
{
  const char *title;         /* N_() */
  const OpccKind *kind;      /* of the records listed */
  const char *link;          /* (nullable) name of their LINK field to the record they belong to, or
                              * of that with its number beside the name of its kind; NULL: all of
                              * the kind */
  const OpccColumn *columns; /* static */
  guint n_columns;
  const char *sort; /* name of a field */
  gboolean descending;
  const char *icon_name;
  const char *empty;           /* N_() what is said while there is none */
  const char *add;             /* (nullable) N_() "Add a visit…"; NULL: none are added here */
  const char *const *fields;   /* (nullable) what the form asks for; NULL: all */
  gboolean has_page;           /* Enter opens the record's own page; else a form over this one */
  const char *add_action;      /* (nullable) what @add does; NULL: a form for a new record */
  gboolean one_only;           /* none is added beside one that is there */
  gboolean is_chosen;          /* rows are not deleted here: they belong to it by choice only */
  const OpccRecordVerb *verbs; /* (nullable) ends with { NULL }; Enter does the first of them */
} OpccRecordSectionSpec;

/**
 * OpccRecordSection:
 *
 * Actions: "section.add", "section.edit", "section.delete", of the row with the cursor. Enter opens
 * the row, Delete takes it out, which can be undone.
 */
#define OPCC_TYPE_RECORD_SECTION (opcc_record_section_get_type ())
G_DECLARE_FINAL_TYPE (OpccRecordSection, opcc_record_section, OPCC, RECORD_SECTION, GtkWidget)

/* @n: number of the record they belong to; 0 where they belong to none */
GtkWidget *
opcc_record_section_new (OpccWorkspace *workspace, const OpccRecordSectionSpec *spec, gint64 n);
/* @owner: kind of the record they belong to, where those of any kind can have some */
GtkWidget *opcc_record_section_new_of (OpccWorkspace *workspace,
                                       const OpccRecordSectionSpec *spec,
                                       const OpccKind *owner,
                                       gint64 n);
/* Only these of the kind, which do not link to the record itself; the section is there only while
 * there are any, as high as it has rows. */
void
opcc_record_section_set_among (OpccRecordSection *self, const gint64 *numbers, guint n_numbers);
OpccTable *opcc_record_section_get_table (OpccRecordSection *self);
/* Of the records listed. */
const OpccKind *opcc_record_section_get_kind (OpccRecordSection *self);

G_END_DECLS
