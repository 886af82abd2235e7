/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A register of markers: who did what about which application, when and why; and as a document. */
#pragma once

#include "opcc-audience.h"
#include "opcc-date.h"
#include "opcc-db-types.h"
#include "opcc-document.h"
#include "opcc-record.h"

G_BEGIN_DECLS

/**
 * OpccMarkerEntry: one line of a register. What its register does not keep is empty.
 */
typedef struct
{
  char *reference;    /* (owned) of the application */
  char *title;        /* (owned) */
  char *organisation; /* (owned) */
  char *role;         /* (owned) of the marker */
  char *reason;       /* (owned) (nullable) */
  OpccDate day;       /* OPCC_NO_DATE: not said */
  gint64 time;        /* OPCC_NO_TIME: not said */
  char *by;           /* (owned) (nullable): who did it, as the log names them */
  gboolean conflict;
} OpccMarkerEntry;

/**
 * OpccMarkerRegister: a register as a document. All of it static.
 * @title: in N_(), with %s for the title of the round
 * @subject: in N_()
 * @kind: of its records
 * @fields: names of its fields, up to NULL, without which there is no table for an audience
 * @list: its entries in a round, as a GPtrArray of OpccMarkerEntry
 * @add_values: what is said to everybody
 * @add_table: what is said of each entry
 */
typedef struct
{
  const char *title;
  const char *subject;
  const OpccKind *kind;
  const char *const *fields;
  GPtrArray *(*list) (OpccDb *db, gint64 round, GError **error);
  void (*add_values) (OpccDocument *document, gboolean blind, GPtrArray *entries);
  void (*add_table) (OpccDocument *document, GPtrArray *entries);
} OpccMarkerRegister;

GPtrArray *opcc_marker_register_read (OpccDb *db, const char *sql, gint64 round, GError **error);
OpccDocument *opcc_marker_register_build (const OpccMarkerRegister *self,
                                          OpccDb *db,
                                          gint64 round,
                                          OpccAudience audience,
                                          GError **error);
void opcc_marker_entry_free (OpccMarkerEntry *self);

G_END_DECLS
