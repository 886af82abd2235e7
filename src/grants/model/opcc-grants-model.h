/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grants domain: its kinds, the words for its records, its files and its sample. */
#pragma once

#include "opcc-domain-model.h"

G_BEGIN_DECLS

extern const OpccDomainModel opcc_grants_model;

G_END_DECLS
