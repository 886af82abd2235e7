/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are saved of grants after their award: calendar, register, an auditor's bundle. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  OPCC_GRANT_FILE_CALENDAR, /* of a round */
  OPCC_GRANT_FILE_REGISTER, /* of the financial year that @n is */
  OPCC_GRANT_FILE_BUNDLE,   /* of an application */
} OpccGrantFileKind;

/* Asks where to, writes it in a job, and says so in a toast, or what was in the way. */
void opcc_grant_file_ask (
    GtkWidget *from, OpccWorkspace *workspace, OpccGrantFileKind kind, gint64 n, const char *name);
/* The same without asking where to. */
void opcc_grant_file_save (
    GtkWidget *from, OpccWorkspace *workspace, OpccGrantFileKind kind, gint64 n, const char *path);

G_END_DECLS
