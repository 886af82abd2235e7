/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The estates domain: its kinds, its files, its sample and what it needs somebody for. */
#pragma once

#include "opcc-domain-model.h"

G_BEGIN_DECLS

extern const OpccDomainModel opcc_estates_model;

G_END_DECLS
