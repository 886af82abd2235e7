/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What nearly every file from the widgets up includes, read once a library with -Dpch=true. */
#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>
#include <math.h>
#include <string.h>
