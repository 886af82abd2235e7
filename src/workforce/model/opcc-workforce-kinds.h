/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of record of the workforce domain. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tells the registry about all kinds of this domain; call it before the store is opened. */
void opcc_workforce_register_kinds (void);

G_END_DECLS
