/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What presenting brings with it as a domain: decks. */
#pragma once

#include "opcc-domain-model.h"

G_BEGIN_DECLS

extern const OpccDomainModel opcc_present_model;

G_END_DECLS
