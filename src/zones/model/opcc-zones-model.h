/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The zones domain as one descriptor. */
#pragma once

#include "opcc-domain-model.h"

G_BEGIN_DECLS

extern const OpccDomainModel opcc_zones_model;

G_END_DECLS
