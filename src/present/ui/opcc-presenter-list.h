/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPresenterList: the slides of a meeting by number and title, to go to one. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-meeting.h"

G_BEGIN_DECLS

#define OPCC_TYPE_PRESENTER_LIST (opcc_presenter_list_get_type ())
G_DECLARE_FINAL_TYPE (OpccPresenterList, opcc_presenter_list, OPCC, PRESENTER_LIST, GtkPopover)

GtkWidget *opcc_presenter_list_new (OpccMeeting *meeting);
void opcc_presenter_list_open (OpccPresenterList *self);

G_END_DECLS
