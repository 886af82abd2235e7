/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain that every layer shares. */
#include "opcc-error.h"

G_DEFINE_QUARK (opcc - error - quark, opcc_error)
