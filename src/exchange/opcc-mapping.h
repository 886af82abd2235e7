/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a file goes to which field: guessed from the headings, then edited by a person.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OpccMappingTarget:
 * @name: the field's name in the program, such as "amount_asked"
 * @label: what people call it, such as "Amount asked for"
 * @synonyms: (nullable) (array zero-terminated=1): other words a heading may use
 *
 * All borrowed; #OpccMapping takes copies.
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *const *synonyms;
} OpccMappingTarget;

#define OPCC_TYPE_MAPPING (opcc_mapping_get_type ())
G_DECLARE_FINAL_TYPE (OpccMapping, opcc_mapping, OPCC, MAPPING, GObject)

/* Below this a guess is not made. */
#define OPCC_MAPPING_MIN_CONFIDENCE 45

OpccMapping *opcc_mapping_guess (const char *const *headings,
                                 guint n_headings,
                                 const OpccMappingTarget *targets,
                                 guint n_targets);

guint opcc_mapping_get_n_columns (OpccMapping *self);
const char *opcc_mapping_get_heading (OpccMapping *self, guint column);
const char *opcc_mapping_get_target (OpccMapping *self, guint column);
int opcc_mapping_get_confidence (OpccMapping *self, guint column);
int opcc_mapping_get_column (OpccMapping *self, const char *target);
guint opcc_mapping_get_n_targets (OpccMapping *self);
const char *opcc_mapping_get_target_name (OpccMapping *self, guint target);
const char *opcc_mapping_get_target_label (OpccMapping *self, guint target);

gboolean opcc_mapping_set (OpccMapping *self, guint column, const char *target, GError **error);
void opcc_mapping_clear (OpccMapping *self, guint column);

char *opcc_mapping_key (const char *const *headings, guint n_headings);
char *opcc_mapping_to_json (OpccMapping *self);
gboolean opcc_mapping_apply_json (OpccMapping *self, const char *json, GError **error);
gboolean opcc_mapping_load (OpccMapping *self, const char *path, GError **error);
gboolean opcc_mapping_save (OpccMapping *self, const char *path, GError **error);

G_END_DECLS
