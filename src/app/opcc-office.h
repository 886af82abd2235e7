/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccOffice: the office file that is open in the window: its store and the models over it. */
#pragma once

#include "opcc-workspace.h"
#include "opcc-store.h"

G_BEGIN_DECLS

#define OPCC_TYPE_OFFICE (opcc_office_get_type ())
G_DECLARE_FINAL_TYPE (OpccOffice, opcc_office, OPCC, OFFICE, GObject)

OpccOffice *opcc_office_new (OpccStore *store);

void opcc_office_expect (const char *path);
OpccOffice *opcc_office_take_expected (const char *path);

void opcc_office_open_async (const char *path,
                             OpccStoreFlags flags,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
OpccOffice *opcc_office_open_finish (GAsyncResult *result, GError **error);
void opcc_office_restore_async (const char *copy,
                                const char *passphrase,
                                const char *office_path,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean opcc_office_restore_finish (GAsyncResult *result, GError **error);

OpccStore *opcc_office_get_store (OpccOffice *self);
OpccWorkspace *opcc_office_get_workspace (OpccOffice *self);
const char *opcc_office_get_path (OpccOffice *self);
char *opcc_office_dup_name (OpccOffice *self);
void opcc_office_look_at_records (OpccOffice *self);
/* Property "doubt" too. */
const char *opcc_office_get_doubt (OpccOffice *self);
void opcc_office_set_who (OpccOffice *self, const char *who);
void opcc_office_close_async (OpccOffice *self, GAsyncReadyCallback callback, gpointer user_data);
void opcc_office_close (OpccOffice *self);
const char *opcc_office_get_closing_trouble (OpccOffice *self);

char *opcc_office_get_sample_dir (void);

G_END_DECLS
