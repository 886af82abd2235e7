/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDesk: the program: its settings, its keys, and the window it opens. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define OPCC_TYPE_DESK (opcc_desk_get_type ())
G_DECLARE_FINAL_TYPE (OpccDesk, opcc_desk, OPCC, DESK, AdwApplication)

OpccDesk *opcc_desk_new (void);

G_END_DECLS
