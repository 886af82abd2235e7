/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDomainOrder: something that a domain makes, by its name, with what it is asked. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a chart or a document can be asked; a list ends with { NULL }. One name means one thing in
 * all of them. */
typedef struct
{
  const char *name;     /* "round", without dashes */
  const char *value;    /* what follows it in the help: "ROUND" */
  const char *help;     /* in N_(): "The round, such as 2023/24-1" */
  gboolean is_required; /* nothing is made without it */
  const char *choices;  /* (nullable) all that it may be, parted by "|"; NULL: anything */
} OpccDomainOption;

typedef struct
{
  char *name;          /* (owned) */
  GHashTable *choices; /* (owned) char * to char * */
} OpccDomainOrder;

/* @pairs: an option and its value, ends with NULL; a value of NULL is left out. */
OpccDomainOrder *opcc_domain_order_new (const char *name, va_list pairs);
OpccDomainOrder *opcc_domain_order_copy (const OpccDomainOrder *self);
void opcc_domain_order_free (OpccDomainOrder *self);
/* (nullable): NULL where it was not asked. */
const char *opcc_domain_order_get (const OpccDomainOrder *self, const char *option);

const OpccDomainOption *opcc_domain_options_find (const OpccDomainOption *options,
                                                  const char *name);
char *opcc_domain_options_describe (const OpccDomainOption *options);
gboolean opcc_domain_order_check (const OpccDomainOrder *self,
                                  const OpccDomainOption *options,
                                  gboolean is_open,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccDomainOrder, opcc_domain_order_free)

G_END_DECLS
