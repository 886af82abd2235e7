/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of marker packs in the window share. */
#pragma once

#include "opcc-db-types.h"

G_BEGIN_DECLS

#define PACKS_TEST_WORDS "five apples and a pear"

/* Gives two submitted applications of the first marker back to them to mark. */
gboolean packs_test_give_back (OpccDb *db, GError **error);

G_END_DECLS
