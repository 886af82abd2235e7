/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs things of two kinds so that the sum of the pairs' scores is as large as it can be. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int *opcc_pairing_find (const double *scores, guint n_rows, guint n_columns);

G_END_DECLS
