/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of OpccStore, for the files of the store alone. */
#pragma once

#include "opcc-store.h"

G_BEGIN_DECLS

void opcc_store_init_list_source (OpccListSourceInterface *iface);

G_END_DECLS
