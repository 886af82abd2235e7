/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well each heading of a file fits each field, by the words they share. */
#pragma once

#include "opcc-mapping.h"

G_BEGIN_DECLS

double *opcc_heading_matcher_score (const char *const *headings,
                                    guint n_headings,
                                    const OpccMappingTarget *targets,
                                    guint n_targets);

G_END_DECLS
