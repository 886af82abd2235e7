/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccWindow: the window: sidebar, header, the trail of pages, and the office file behind them. */
#pragma once

#include <adwaita.h>

#include "opcc-office.h"

G_BEGIN_DECLS

#define OPCC_TYPE_WINDOW (opcc_window_get_type ())
G_DECLARE_FINAL_TYPE (OpccWindow, opcc_window, OPCC, WINDOW, AdwApplicationWindow)

OpccWindow *opcc_window_new (GtkApplication *application, GSettings *settings);

void opcc_window_open_path (OpccWindow *self, const char *path, OpccStoreFlags flags);
void opcc_window_open_sample (OpccWindow *self);
void opcc_window_show_welcome (OpccWindow *self);
void opcc_window_take_office (OpccWindow *self, OpccOffice *office);
OpccOffice *opcc_window_get_office (OpccWindow *self);
gboolean opcc_window_is_busy (OpccWindow *self);

gboolean opcc_window_show_domain (OpccWindow *self, const char *name);
void opcc_window_show_record (OpccWindow *self, const char *kind, gint64 n);
GtkWidget *opcc_window_get_page (OpccWindow *self);
gboolean opcc_window_drop_files (OpccWindow *self, GSList *files);

G_END_DECLS
