/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZone: a People Zone: where it is, how far it has come, and what it is to change. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_ZONE (opcc_zone_get_type ())
G_DECLARE_FINAL_TYPE (OpccZone, opcc_zone, OPCC, ZONE, OpccRecord)

struct _OpccZone
{
  OpccRecord parent_instance;
  char *title;
  char *district;
  char *partnership;
  char *stage; /* moved by opcc_zone_move, which dates the step */
  char *purpose;
  char *lead; /* a role */
  OpccDate review;
  char *situation; /* the theory of change, here to assumptions */
  char *inputs;
  char *activities;
  char *outputs;
  char *outcomes;
  char *impact;
  char *assumptions;
  char *note;
  char *source;
};

extern const OpccChoice opcc_zone_stages[];
extern const OpccKind opcc_zone_kind;

G_END_DECLS
