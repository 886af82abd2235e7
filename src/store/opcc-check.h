/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCheck: whether the office file is whole, looked at beside the work. */
#pragma once

#include "opcc-engine.h"

G_BEGIN_DECLS

typedef struct _OpccCheck OpccCheck;

/* Called on the check's own thread. */
typedef void (*OpccCheckDone) (gpointer user_data);

OpccCheck *opcc_check_start (const OpccEngine *engine,
                             const char *path,
                             OpccCheckDone done,
                             gpointer user_data);
gboolean opcc_check_is_done (OpccCheck *self);
gboolean opcc_check_finish (OpccCheck *self, GError **error);
void opcc_check_stop (OpccCheck *self);

G_END_DECLS
