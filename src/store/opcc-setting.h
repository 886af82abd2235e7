/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the settings are as the program left them. */
#pragma once

#include "opcc-db-private.h"

G_BEGIN_DECLS

gboolean opcc_setting_begin_sum (OpccDb *self, GError **error);
gboolean opcc_setting_agrees (OpccDb *self, gboolean *agrees, GError **error);

G_END_DECLS
