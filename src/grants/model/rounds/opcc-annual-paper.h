/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grants part of the annual report as a document: its sentence and its tables. */
#pragma once

#include "opcc-domain-document.h"

G_BEGIN_DECLS

OpccDocument *opcc_annual_paper_build (OpccDb *db,
                                       const OpccDomainDocument *self,
                                       GHashTable *choices,
                                       OpccAudience audience,
                                       OpccDate today,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
