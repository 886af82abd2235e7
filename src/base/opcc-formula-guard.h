/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The apostrophe that keeps text in CSV from becoming a formula, put on and taken off again. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean opcc_formula_guard_needed (const char *text);
gboolean opcc_formula_guard_present (const char *text);

G_END_DECLS
