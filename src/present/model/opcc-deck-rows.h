/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slides of a deck as rows of a list, with the minutes they are planned for. */
#pragma once

#include <gio/gio.h>

#include "opcc-db-types.h"
#include "opcc-ordered-view.h"

G_BEGIN_DECLS

/* A job of the store, for the audience that the deck is for. (transfer full); NULL on error */
OpccOrderedView *
opcc_deck_rows_read (OpccDb *db, gint64 deck, GCancellable *cancellable, GError **error);

G_END_DECLS
