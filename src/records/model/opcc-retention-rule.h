/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRetentionRule: how long the personal data of a kind of record are kept, from when, and why.
 */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_RETENTION_RULE (opcc_retention_rule_get_type ())
G_DECLARE_FINAL_TYPE (OpccRetentionRule, opcc_retention_rule, OPCC, RETENTION_RULE, OpccRecord)

struct _OpccRetentionRule
{
  OpccRecord parent_instance;
  char *key;          /* kind and what it is confined to */
  char *kind;         /* name of the kind */
  char *only_where;   /* "stage=declined": only such records; NULL: all that no other rule takes */
  gint64 years;       /* whole years; missing: for good */
  char *counted_from; /* the date it is counted from: "round.closes" */
  char *what;         /* key of a choice: what is removed */
  char *basis;        /* why so long */
};

extern const OpccKind opcc_retention_rule_kind;

GPtrArray *opcc_retention_rules_read (OpccDb *db, GError **error);
OpccRetentionRule *opcc_retention_rules_find (GPtrArray *rules, const char *key);
gboolean opcc_retention_rule_save (OpccDb *db, OpccRetentionRule *rule, GError **error);
GPtrArray *opcc_retention_rule_list_fields (const OpccRetentionRule *self);
const OpccKind *opcc_retention_rule_get_kind (const OpccRetentionRule *self);
char *opcc_retention_rule_dup_subject (const OpccRetentionRule *self);
char *opcc_retention_rule_dup_words (const OpccRetentionRule *self);
char *opcc_retention_rule_dup_fields (const OpccRetentionRule *self);
gboolean opcc_retention_rule_is_for_good (const OpccRetentionRule *self);
gboolean opcc_retention_rule_is_whole (const OpccRetentionRule *self);
const OpccChoice *opcc_retention_rule_get_choices (const OpccRetentionRule *self);
const OpccField *opcc_retention_rule_get_test (const OpccRetentionRule *self, const char **value);

G_END_DECLS
