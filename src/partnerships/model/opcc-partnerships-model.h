/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The partnerships domain: its kinds, its files, its sample and what it needs somebody for. */
#pragma once

#include "opcc-domain-model.h"

extern const OpccDomainModel opcc_partnerships_model;
