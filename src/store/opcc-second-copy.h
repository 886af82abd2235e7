/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The copy of a backup that goes to the second folder, on a thread of its own. */
#pragma once

#include "opcc-db.h"

G_BEGIN_DECLS

typedef struct _OpccSecondCopy OpccSecondCopy;

void opcc_second_copy_begin (OpccDb *db, const char *copy);
void opcc_second_copy_again (OpccDb *db);
gboolean opcc_second_copy_has_news (OpccDb *db);
gboolean opcc_second_copy_finish (OpccDb *db);
const char *opcc_second_copy_get_trouble (OpccDb *db);
const char *opcc_second_copy_await_trouble (OpccDb *db);

G_END_DECLS
