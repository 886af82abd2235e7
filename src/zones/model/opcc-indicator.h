/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccIndicator: what a zone is measured by: unit, counting rule, which way is better, and the
 * baseline. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_INDICATOR (opcc_indicator_get_type ())
G_DECLARE_FINAL_TYPE (OpccIndicator, opcc_indicator, OPCC, INDICATOR, OpccRecord)

struct _OpccIndicator
{
  OpccRecord parent_instance;
  gint64 zone;
  char *title;
  char *unit;
  char *rule;
  char *direction;
  double baseline; /* NAN: missing */
  char *baseline_period;
  char *note;
  char *source;
};

extern const OpccChoice opcc_indicator_units[];
extern const OpccChoice opcc_indicator_directions[];
extern const OpccKind opcc_indicator_kind;

/* (transfer full): "12.5%", "£1,500", "34"; @unit is a key of opcc_indicator_units. */
char *opcc_indicator_format_value (const char *unit, double value);
gboolean opcc_indicator_check_value (OpccIndicator *self, double value, GError **error);

G_END_DECLS
