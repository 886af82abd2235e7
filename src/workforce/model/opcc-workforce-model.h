/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workforce domain: its kinds, its files and its sample. */
#pragma once

#include "opcc-domain-model.h"

G_BEGIN_DECLS

extern const OpccDomainModel opcc_workforce_model;

G_END_DECLS
