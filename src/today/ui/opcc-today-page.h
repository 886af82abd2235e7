/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTodayPage: what needs somebody, from every domain, the most late first. */
#pragma once

#include "opcc-page.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccTodayPage:
 *
 * Property "who": the role of this desk (nullable). Actions: "page.open-due", "page.snooze" and
 * "page.wake" for the row in focus, "page.open-next".
 */
#define OPCC_TYPE_TODAY_PAGE (opcc_today_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccTodayPage, opcc_today_page, OPCC, TODAY_PAGE, OpccPage)

/* (transfer floating) */
GtkWidget *opcc_today_page_new (OpccWorkspace *workspace);
/* Gives a domain its chip; call it once for each, in the order of the sidebar. All strings are
 * static; @label is to be translated. */
void opcc_today_page_add_domain (OpccTodayPage *self,
                                 const char *name,
                                 const char *label,
                                 const char *icon_name);

G_END_DECLS
