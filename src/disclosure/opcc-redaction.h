/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRedaction: what an audience is given of records, and the statement of what it is not given.
 */
#pragma once

#include "opcc-protective-marking.h"
#include "opcc-record.h"

G_BEGIN_DECLS

typedef struct _OpccRedaction OpccRedaction;

/* One attribute as it is shown: text alone, with no road back to the record. */
typedef struct
{
  char *label; /* (owned) translated */
  char *text;  /* (owned): "" where the value is missing */
} OpccShownField;

OpccRedaction *opcc_redaction_new (OpccAudience audience);
void opcc_redaction_free (OpccRedaction *self);
OpccAudience opcc_redaction_get_audience (const OpccRedaction *self);

gboolean opcc_redaction_take_field (OpccRedaction *self, const OpccField *field);
void opcc_redaction_withhold (OpccRedaction *self, OpccWithheld reason);
/* A whole record, for its marking; words are copied. */
void opcc_redaction_withhold_record (OpccRedaction *self,
                                     const char *one,
                                     const char *many,
                                     const char *grade);
gboolean opcc_redaction_may_show (OpccRedaction *self, const OpccKind *kind, const char *field);
/* Small counts were rounded or taken out, by whoever prints. */
void opcc_redaction_hide_counts (OpccRedaction *self);
gboolean opcc_redaction_get_hides_counts (const OpccRedaction *self);
GPtrArray *opcc_redaction_choose_fields (OpccRedaction *self, GPtrArray *fields);
gboolean opcc_redaction_take_section (OpccRedaction *self, const OpccProtectiveMarking *marking);
GPtrArray *opcc_redaction_show_record (OpccRedaction *self,
                                       OpccRecord *record,
                                       const char *const *link_titles,
                                       const OpccProtectiveMarking *marking);
char *opcc_redaction_get_text (OpccRedaction *self,
                               OpccRecord *record,
                               const OpccField *field,
                               const char *link_title);
char *
opcc_redaction_get_small_count (OpccRedaction *self, const OpccField *field, OpccRecord *record);

guint opcc_redaction_count_withheld (const OpccRedaction *self);
char *opcc_redaction_say (const OpccRedaction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccRedaction, opcc_redaction_free)

G_END_DECLS
