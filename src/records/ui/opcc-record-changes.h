/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what became of a record beside its form. */
#pragma once

#include "opcc-record-page.h"

G_BEGIN_DECLS

/* @changes: of OpccRecordChange, the newest first */
void opcc_record_changes_show (OpccRecordPage *page, const GPtrArray *changes);

G_END_DECLS
