/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept of the area itself, which no domain owns and all of them draw. */
#pragma once

#include "opcc-domain-model.h"

G_BEGIN_DECLS

extern const OpccDomainModel opcc_area_model;

G_END_DECLS
