/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept from one start to the next of a backup that could not be made. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void opcc_backup_trouble_keep (GSettings *settings, const char *path, const char *trouble);
char *opcc_backup_trouble_recall (GSettings *settings, const char *path);

G_END_DECLS
