/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSecondFolderGroup: the preferences of where a second copy of each backup goes. */
#pragma once

#include <adwaita.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

#define OPCC_TYPE_SECOND_FOLDER_GROUP (opcc_second_folder_group_get_type ())
G_DECLARE_FINAL_TYPE (
    OpccSecondFolderGroup, opcc_second_folder_group, OPCC, SECOND_FOLDER_GROUP, AdwPreferencesGroup)

void opcc_second_folder_group_follow (OpccSecondFolderGroup *self, OpccWorkspace *workspace);
void opcc_second_folder_group_choose (OpccSecondFolderGroup *self, const char *folder);

G_END_DECLS
