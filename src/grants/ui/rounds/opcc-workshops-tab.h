/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccWorkshopsTab: how a scheme is set up, with its workshops, and what these did.
 */
#pragma once

#include "opcc-record-file.h"

G_BEGIN_DECLS

#define OPCC_TYPE_WORKSHOPS_TAB (opcc_workshops_tab_get_type ())
G_DECLARE_FINAL_TYPE (OpccWorkshopsTab, opcc_workshops_tab, OPCC, WORKSHOPS_TAB, OpccRecordFile)

/* @n: number of the scheme in the office file. (transfer floating) */
GtkWidget *opcc_workshops_tab_new (OpccWorkspace *workspace, gint64 n);

G_END_DECLS
