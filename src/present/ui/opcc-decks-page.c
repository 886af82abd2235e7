/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of decks. */
#include "opcc-decks-page.h"

#include <glib/gi18n-lib.h>

#include "opcc-deck.h"
#include "opcc-records-page.h"

/* clang-format off */
static const OpccColumn columns[] = {
  OPCC_COLUMN_WIDE (title), OPCC_COLUMN (meeting, 260), OPCC_COLUMN (held, 140), OPCC_COLUMN (minutes, 120),
  OPCC_COLUMN (audience, 120),
};

static const OpccRecordsSpec spec = {
  .kind = &opcc_deck_kind, .columns = columns, .n_columns = G_N_ELEMENTS (columns),
  .sort = "held", .descending = TRUE, .icon_name = "opcc-present-symbolic",
  .empty_title = N_ ("No decks yet"),
  .empty_text = N_ ("Make one with “New deck…”, or open a page to show and press Ctrl+D."),
  .add = N_ ("New deck…"), .has_page = TRUE,
};
/* clang-format on */

GtkWidget *
opcc_decks_page_new (OpccWorkspace *workspace)
{
  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);

  return opcc_records_page_new (workspace, &spec, NULL);
}
