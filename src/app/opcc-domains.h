/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of domains: what stands in the sidebar, and which page shows which record. */
#pragma once

#include "opcc-record-file.h"

G_BEGIN_DECLS

/* How one kind of record comes into view: by a page of its own, or by that of a record it links to.
 */
typedef struct
{
  const char *kind;
  GtkWidget *(*make_page) (OpccWorkspace *workspace,
                           gint64 n); /* (nullable) returns (transfer floating) */
  const OpccRecordSpec *spec; /* (nullable) instead of @make_page: an OpccRecordFile shows it */
  const char
      *via; /* (nullable) LINK field to follow where there is no page; NULL: the domain's page */
  const char *via_kind; /* (nullable) field that names the kind of a record of another domain, whose
                           number stands in the field @via */
  const char *tab;      /* (nullable) the tab of that page on which it stands */
} OpccRecordPlace;

typedef struct
{
  const char *name;                                   /* for actions and settings: "grants" */
  const char *label;                                  /* untranslated, marked with N_() */
  const char *icon;                                   /* icon name */
  GtkWidget *(*make_page) (OpccWorkspace *workspace); /* returns (transfer floating) */
  const OpccRecordPlace *records;                     /* ends with { NULL } */
} OpccDomain;

const OpccDomain *opcc_domains_get (guint *n_domains);
const OpccDomain *opcc_domains_find (const char *name);
const OpccDomain *opcc_domains_find_kind (const char *kind, const OpccRecordPlace **page);
/* Whether records of the kind have a page of their own. */
gboolean opcc_record_place_has_page (const OpccRecordPlace *self);
/* The page of record @n, where the kind has one. (transfer floating): an OpccPage */
GtkWidget *
opcc_record_place_make_page (const OpccRecordPlace *self, OpccWorkspace *workspace, gint64 n);

G_END_DECLS
