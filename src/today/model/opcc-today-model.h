/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The domain of what is due today: what was put off, and until when. */
#pragma once

#include "opcc-domain-model.h"

extern const OpccDomainModel opcc_today_model;
