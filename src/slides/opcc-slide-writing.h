/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slide written up again as a part of a document. */
#pragma once

#include "opcc-slide.h"

G_BEGIN_DECLS

void opcc_slide_write_up (const OpccSlide *self, OpccDocument *document);

G_END_DECLS
