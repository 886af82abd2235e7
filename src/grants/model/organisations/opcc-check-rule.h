/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCheckRule: of which kinds of organisation a check is asked, and how long it is good for. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-organisation-check.h"

G_BEGIN_DECLS

#define OPCC_TYPE_CHECK_RULE (opcc_check_rule_get_type ())
G_DECLARE_FINAL_TYPE (OpccCheckRule, opcc_check_rule, OPCC, CHECK_RULE, OpccRecord)

struct _OpccCheckRule
{
  OpccRecord parent_instance;
  char *title;   /* computed: what the check is called */
  char *what;    /* choice of opcc_organisation_check_list */
  char *named;   /* (nullable) the name of another check */
  gint64 months; /* since it was seen; OPCC_NO_INTEGER: until the day that the check itself names */
  /* Whether it is asked of organisations of that kind; other: of those whose kind is not known too.
   */
  gboolean charity;
  gboolean cio;
  gboolean cic;
  gboolean community_group;
  gboolean company;
  gboolean parish_council;
  gboolean school;
  gboolean faith;
  gboolean sports_club;
  gboolean co_operative;
  gboolean public_body;
  gboolean business;
  gboolean other;
};

extern const OpccKind opcc_check_rule_kind;

GPtrArray *opcc_check_rule_list (OpccDb *db, GError **error);
gboolean opcc_check_rule_adopt (OpccDb *db, GError **error);
gboolean opcc_check_rule_asks (OpccCheckRule *self, const char *organisation_kind);
gboolean opcc_check_rule_is_met_by (const OpccCheckRule *self, const OpccOrganisationCheck *check);
char *opcc_check_rule_say_kinds (OpccCheckRule *self);

G_END_DECLS
