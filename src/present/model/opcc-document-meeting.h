/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A meeting that shows one document of the office file, and follows it. */
#pragma once

#include "opcc-domain-document.h"
#include "opcc-meeting.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

OpccMeeting *opcc_document_meeting_new (OpccWorkspace *workspace,
                                        const OpccDocumentOrder *order,
                                        const char *title,
                                        OpccAudience audience);

G_END_DECLS
