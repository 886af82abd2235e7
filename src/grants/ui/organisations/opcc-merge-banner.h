/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMergeBanner: says that some organisations may be one and the same, and offers to look. */
#pragma once

#include <adwaita.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/* Follows the office file; it is not there while all organisations are different ones. */
#define OPCC_TYPE_MERGE_BANNER (opcc_merge_banner_get_type ())
G_DECLARE_FINAL_TYPE (OpccMergeBanner, opcc_merge_banner, OPCC, MERGE_BANNER, AdwBin)

GtkWidget *opcc_merge_banner_new (OpccWorkspace *workspace);

G_END_DECLS
