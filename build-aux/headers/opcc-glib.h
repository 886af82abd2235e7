/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What nearly every file below the widgets includes, read once a library with -Dpch=true. */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
