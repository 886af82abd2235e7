/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRecordsPage: all records of one kind, as a page or as a tab of one: found, filtered, added.
 */
#pragma once

#include "opcc-chips.h"
#include "opcc-page.h"
#include "opcc-table.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* A chip that leaves some of the records. */
typedef struct
{
  const char *key;
  const char *label; /* N_() */
  const char *field; /* (nullable) what is tested; NULL: leaves all */
  OpccTest test;
  const char *text;    /* (nullable) the value for a test with one */
  const char *also;    /* (nullable) another field of which the same must be true */
  const char *nothing; /* (nullable) N_() what is said where it leaves none */
} OpccRecordsFilter;

/* All of it static. */
typedef struct
{
  const OpccKind *kind;
  const OpccColumn *columns;
  guint n_columns;
  const char *sort; /* name of a field */
  gboolean descending;
  const OpccRecordsFilter *filters; /* (nullable) ends with { NULL }; the first leaves all */
  const char *icon_name;
  const char *empty_title;   /* N_() "No premises yet" */
  const char *empty_text;    /* (nullable) N_() how they come */
  const char *add;           /* (nullable) N_() "New premises…" */
  const char *const *fields; /* (nullable) what the form asks for; NULL: all */
  gboolean has_page;         /* Enter opens the record's own page; else a form over this one */
  const char *memory;        /* (nullable) where shown columns are kept; NULL: the kind's name */
} OpccRecordsSpec;

/**
 * OpccRecordsPage:
 *
 * The title is the plural of the kind; the subtitle says how many there are. Which columns are
 * shown is remembered.
 * Actions: "page.new", "page.find", "page.filters", "page.edit-row", "page.protect-row",
 * "page.delete-row".
 */
#define OPCC_TYPE_RECORDS_PAGE (opcc_records_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccRecordsPage, opcc_records_page, OPCC, RECORDS_PAGE, OpccPage)

/* (transfer floating) @user_data: what the cell functions of the columns are given */
GtkWidget *
opcc_records_page_new (OpccWorkspace *workspace, const OpccRecordsSpec *spec, gpointer user_data);
OpccTable *opcc_records_page_get_table (OpccRecordsPage *self);
/* Puts something above the filters, such as a banner. */
void opcc_records_page_add_above (OpccRecordsPage *self, GtkWidget *widget);
/* Where a page puts buttons of its own. */
OpccChipRow *opcc_records_page_get_chips (OpccRecordsPage *self);

G_END_DECLS
