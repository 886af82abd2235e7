/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRewindPage: chooses a moment, shows what going back to it would change, and does it. */
#pragma once

#include "opcc-page.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* For the office alone: it offers no document to present or print. */
#define OPCC_TYPE_REWIND_PAGE (opcc_rewind_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccRewindPage, opcc_rewind_page, OPCC, REWIND_PAGE, OpccPage)

GtkWidget *opcc_rewind_page_new (OpccWorkspace *workspace);
void opcc_rewind_page_look (OpccRewindPage *self, const char *moment);
void opcc_rewind_page_go_back (OpccRewindPage *self);
void opcc_rewind_page_save (OpccRewindPage *self, const char *path);

G_END_DECLS
