/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identifiers of records: version 7 UUIDs, which sort in the order they were made. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of an identifier as text, with the nul at its end. */
#define OPCC_UUID_SIZE 37

char *opcc_uuid7 (void);
void opcc_uuid7_fill (char out[OPCC_UUID_SIZE]);

G_END_DECLS
