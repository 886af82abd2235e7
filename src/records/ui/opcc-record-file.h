/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRecordFile: the page of one record: its form, its history, and the lists that belong to it.
 */
#pragma once

#include "opcc-record-page.h"
#include "opcc-record-section.h"

G_BEGIN_DECLS

/* A title before a field of the form. */
typedef struct
{
  const char *field;
  const char *title; /* N_() */
} OpccRecordHeading;

/* All of it static. */
typedef struct
{
  const OpccKind *kind;
  const char *const *fields;             /* (nullable) in the order of the form; NULL: all */
  const OpccRecordHeading *headings;     /* (nullable) ends with { NULL } */
  const OpccRecordSectionSpec *sections; /* (nullable) ends with { NULL } */
  const char *subtitle;                  /* (nullable) name of the field below the title */
  const char *chart;  /* (nullable) a chart of the record, by its name, and … */
  const char *option; /* … the option that takes the record's number */
  gboolean has_files; /* files can be attached to it here */
} OpccRecordSpec;

/**
 * OpccRecordFile:
 *
 * Reads its record in a job, follows changes, saves, and shows both values of a conflict.
 * Actions: "page.edit".
 *
 * @made: (nullable): the parts exist; add to @page what is the subclass's own
 * @shown: (nullable): the record was read, the first time or again
 */
#define OPCC_TYPE_RECORD_FILE (opcc_record_file_get_type ())
G_DECLARE_DERIVABLE_TYPE (OpccRecordFile, opcc_record_file, OPCC, RECORD_FILE, OpccPage)

struct _OpccRecordFileClass
{
  OpccPageClass parent_class;

  void (*made) (OpccRecordFile *self, OpccRecordPage *page);
  void (*shown) (OpccRecordFile *self, OpccRecord *record);

  gpointer padding[4];
};

/* A page of any kind of record. (transfer floating) */
GtkWidget *opcc_record_file_new (OpccWorkspace *workspace, const OpccRecordSpec *spec, gint64 n);
/* For the constructor of a subclass, once: says which record it shows. */
void opcc_record_file_open (OpccRecordFile *self,
                            OpccWorkspace *workspace,
                            const OpccRecordSpec *spec,
                            gint64 n);
OpccWorkspace *opcc_record_file_get_workspace (OpccRecordFile *self);
gint64 opcc_record_file_get_n (OpccRecordFile *self);
/* (nullable) until it was read */
OpccRecord *opcc_record_file_get_record (OpccRecordFile *self);

G_END_DECLS
